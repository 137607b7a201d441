//! One slide.

use std::ops::Range;

use toml::de::DeTable;

use super::block::{self, KIND_KEYS, OPTION_KEYS, Setting};
use super::discussion::discussion;
use super::footer::footer;
use super::names::{is_id, slug};
use super::theme::choice;
use crate::deck::{Body, DeckInfo, Layout, Reveal, Slide, SlideId, Transition};
use crate::source::{Field, Fields, Place, Reader, shown};
use crate::text::Clean;

/// The keys of a slide itself. Of these, `title` and `reveal` are also options of blocks: beside a
/// slide's own keys they are the slide's.
pub(super) const SLIDE_KEYS: [&str; 17] = [
    "title",
    "subtitle",
    "id",
    "layout",
    "speaker",
    "target",
    "notes",
    "reveal",
    "discussion",
    "theme",
    "footer",
    "transition",
    "optional",
    "backup",
    "skip",
    "include",
    "content",
];
pub(super) const REVEALS: [(&str, Reveal); 2] =
    [("all", Reveal::All), ("bullets", Reveal::Bullets)];
pub(super) const TRANSITIONS: [(&str, Transition); 3] = [
    ("none", Transition::None),
    ("fade", Transition::Fade),
    ("slide", Transition::Slide),
];
pub(super) const LAYOUTS: [(&str, Layout); 7] = [
    ("content", Layout::Content),
    ("title", Layout::Title),
    ("section", Layout::Section),
    ("statement", Layout::Statement),
    ("quote", Layout::Quote),
    ("image", Layout::Image),
    ("blank", Layout::Blank),
];

/// A slide as it is written, before it has its place among the others.
pub(super) struct Draft {
    /// The slide. Its id is empty unless one is written.
    pub(super) slide: Slide,
    /// Where it stands in the source.
    pub(super) place: Place,
    /// Where its id is written.
    pub(super) id: Option<Range<usize>>,
    /// Whether it says how it is composed.
    pub(super) has_layout: bool,
    /// Comes after the end.
    pub(super) backup: bool,
    /// Comes not at all.
    pub(super) skip: bool,
}

/// Reads the slide in `table`, which stands at `span`.
pub(super) fn slide(
    table: &DeTable<'_>,
    span: Range<usize>,
    deck: &DeckInfo,
    reader: &mut Reader<'_>,
) -> Draft {
    let fields = Fields::open_many(
        table,
        span,
        &[&SLIDE_KEYS, &KIND_KEYS, &OPTION_KEYS],
        "docs/deck.md has all keys of a slide",
        reader,
    );
    let mut line = |key| fields.get(key).and_then(|field| field.line(reader));
    let (title, subtitle) = (line("title"), line("subtitle"));
    let speaker = line("speaker");
    let theme = fields
        .get("theme")
        .and_then(|field| choice(field, reader))
        .map(Box::new);
    let mut flag = |key| {
        fields
            .get(key)
            .and_then(|field| field.flag(reader))
            .unwrap_or_default()
    };
    let (optional, backup, skip) = (flag("optional"), flag("backup"), flag("skip"));
    let id = fields
        .get("id")
        .and_then(|field| Some((id(field, reader)?, field.span())));
    let layout = fields
        .get("layout")
        .and_then(|field| field.choice(&LAYOUTS, reader));
    let target = fields
        .get("target")
        .and_then(|field| field.duration(reader));
    let notes = fields.get("notes").and_then(|field| field.block(reader));
    let footer = fields
        .get("footer")
        .and_then(|field| footer(field, &deck.footer, reader))
        .map(Box::new);
    let reveal = fields
        .get("reveal")
        .and_then(|field| field.choice(&REVEALS, reader));
    let transition = fields
        .get("transition")
        .and_then(|field| field.choice(&TRANSITIONS, reader));
    let discussion = fields
        .get("discussion")
        .and_then(|field| discussion(field, reader))
        .map(Box::new);
    let setting = Setting {
        reveal: reveal.unwrap_or(deck.reveal),
        in_columns: false,
    };
    let blocks = block::of_slide(&fields, setting, reader);
    let (id, id_span) = id.unzip();
    let slide = Slide {
        id: SlideId(id.unwrap_or_default()),
        title,
        subtitle,
        layout: layout.unwrap_or_default(),
        speaker,
        target,
        notes,
        theme,
        footer,
        transition,
        optional,
        discussion,
        body: Body::Blocks(blocks),
    };
    Draft {
        slide,
        place: Place::default(),
        id: id_span,
        has_layout: layout.is_some(),
        backup,
        skip,
    }
}

fn id(field: Field<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let written = field.string("a string", reader)?;
    let id = Clean::line(written);
    let id = id.as_str();
    if is_id(id) {
        return Some(id.to_owned());
    }
    let message = format!("`{}` cannot be a slide's name", shown(id));
    let slug = slug(id);
    let help = match slug.as_str() {
        "" => "write letters, digits and hyphens: id = \"why-it-failed\"".to_owned(),
        slug => format!("write letters, digits and hyphens: id = \"{slug}\""),
    };
    field.wrong_value(&message, &help, reader);
    None
}
