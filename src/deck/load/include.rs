//! Other decks' slides: parts that a deck includes.
//!
//! A part is a deck by itself. Of what it says as a whole, its variables, its own parts and how its
//! lists come hold for its slides; all else is as in the deck that includes it.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::loader::Loader;
use super::slide::Draft;
use crate::deck::{Body, DeckInfo, Layout};
use crate::source::{
    Field, Files, Filling, Lines, Mistake, Place, Reader, Segment, Text, TextId, Value,
    folder_and_name, shown,
};
use crate::text::Clean;

/// The keys of a slide that other slides come in the place of.
pub(super) const KEYS: [&str; 2] = ["include", "skip"];
/// How many parts may stand inside of one another.
const LEVELS: usize = 8;
/// The parts that a deck may have.
const PARTS: usize = 200;

/// A part that a text includes after its slides.
#[derive(Debug)]
pub(super) struct Include {
    /// Its file, as it is written.
    pub(super) path: String,
    /// Where that stands in the text.
    pub(super) place: Range<usize>,
}

/// A text that is read.
#[derive(Clone)]
pub(super) struct Source<'s> {
    pub(super) text: &'s str,
    lines: &'s Lines<'s>,
    /// Its file, seen from the deck's folder.
    path: &'s str,
    /// What its variables say.
    pub(super) filling: Filling,
    /// The text that includes it.
    above: Option<&'s Source<'s>>,
}

impl<'s> Source<'s> {
    /// The text of the deck's own `file`.
    pub(super) fn main(file: &'s str, text: &'s str, lines: &'s Lines<'s>) -> Self {
        Self {
            text,
            lines,
            path: folder_and_name(file).1,
            filling: Filling::default(),
            above: None,
        }
    }

    /// A reader of a piece of it that stands at `segments`.
    pub(super) fn reader(&self, segments: &'s [Segment], files: &'s dyn Files) -> Reader<'s> {
        let (folder, _) = folder_and_name(self.path);
        Reader::new(self.lines, segments, files).with(self.filling.clone(), folder)
    }

    pub(super) fn piece(&self, range: Range<usize>) -> &'s str {
        self.text.get(range).unwrap_or_default()
    }

    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        Place {
            text: self.lines.text(),
            range: range.clone(),
        }
    }

    /// It, and the texts that it stands in.
    fn trail(&self) -> impl Iterator<Item = &Source<'s>> {
        std::iter::successors(Some(self), |source| source.above)
    }
}

/// The parts in the array `include`, or the one that it is.
pub(super) fn includes(field: Field<'_>, reader: &mut Reader<'_>) -> Vec<Include> {
    if let DeValue::String(_) = field.value() {
        return Include::of(field, reader).into_iter().collect();
    }
    let help = "name the parts' files: [\"part-1.toml\", \"part-2.toml\"]";
    let values = field.array("an array of strings", help, reader);
    values
        .unwrap_or_default()
        .iter()
        .filter_map(|value| Include::of(field.part("a part", value), reader))
        .collect()
}

impl Include {
    fn of(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let path = field.some_word(reader)?;
        Some(Self {
            path: path.as_str().to_owned(),
            place: reader.there(field.span()),
        })
    }
}

/// What the table of a slide asks for that others come in the place of.
pub(super) enum Instead {
    /// The slides of this part.
    Part(String),
    /// None: it is skipped.
    Nothing,
    /// Something is wrong with it.
    Broken,
}

/// The part that comes in the place of a slide with the key `include`.
pub(super) fn of_slide(
    table: &DeTable<'_>,
    include: &Value<'_>,
    reader: &mut Reader<'_>,
) -> Instead {
    for key in table.keys() {
        let name: &str = key.get_ref();
        if !KEYS.contains(&name) {
            let message = format!("`{}` cannot stand beside `include`", shown(name));
            let help = "the part's slides come in the place of this one: write it there, or on a \
                        slide of its own";
            reader.error(Mistake::StrayOption, key.span(), &message, help);
        }
    }
    let path = Field::new("include", include).some_word(reader);
    let skip = table.get("skip").map(|skip| Field::new("skip", skip));
    let skip = skip
        .and_then(|field| field.flag(reader))
        .unwrap_or_default();
    match path {
        Some(path) if !reader.is_broken() && !skip => Instead::Part(path.as_str().to_owned()),
        Some(_) if !reader.is_broken() => Instead::Nothing,
        _ => Instead::Broken,
    }
}

/// What of `above` holds in a part that does not say otherwise.
pub(super) fn handed_down(above: &DeckInfo) -> DeckInfo {
    DeckInfo {
        reveal: above.reveal,
        footer: above.footer.clone(),
        ..DeckInfo::default()
    }
}

impl Loader<'_> {
    /// Puts what a slide with the key `include` asks for in its place, which it has at `place`; the key's value is at
    /// `at` of what the reader reads.
    pub(super) fn instead(
        &mut self,
        instead: Instead,
        at: Range<usize>,
        place: Range<usize>,
        source: &Source<'_>,
        info: &DeckInfo,
        reader: Reader<'_>,
    ) {
        match instead {
            Instead::Part(path) => self.include(&path, at, place, source, info, reader),
            Instead::Nothing => {
                self.skipped = true;
                self.add(reader.finish());
            }
            Instead::Broken => self.keep(None, source.place(&place), reader),
        }
    }

    /// Reads the slides of the part at `path`, which `source` names. Where there is none, a card at
    /// `place` says so.
    pub(super) fn include(
        &mut self,
        path: &str,
        at: Range<usize>,
        place: Range<usize>,
        source: &Source<'_>,
        info: &DeckInfo,
        mut reader: Reader<'_>,
    ) {
        let path = reader.whole_path(path);
        if !self.parts.contains(&path) {
            self.parts.push(path.clone());
        }
        let text = match self.text_of(&path, source) {
            Ok(Some(text)) => text,
            Ok(None) => {
                self.add(reader.finish());
                return;
            }
            Err(Trouble(code, message, help)) => {
                reader.error(code, at, &message, &help);
                self.keep(None, source.place(&place), reader);
                return;
            }
        };
        let (folder, _) = folder_and_name(self.file(TextId::MAIN).as_str());
        let folder = if path.starts_with('/') { "" } else { folder };
        let file = Clean::line(&format!("{folder}{path}"));
        self.included
            .push(Text::new(file, path.clone(), String::new()));
        let id = TextId::included(self.included.len());
        let lines = Lines::of(id, &text);
        let part = Source {
            text: &text,
            lines: &lines,
            path: &path,
            filling: source.filling.clone(),
            above: Some(source),
        };
        let skipped = std::mem::take(&mut self.skipped);
        let before = self.drafts.len();
        let head = self.read(part, Some(info));
        let drafts = self.drafts.get_mut(before..).unwrap_or_default();
        if drafts.is_empty() && !self.skipped {
            let message = format!("there are no slides in `{}`", shown(&path));
            let help = "begin each slide in it with a line [[slides]]";
            reader.warn(Mistake::NoSlides, at, &message, help);
        }
        open(drafts, head);
        self.skipped |= skipped;
        if let Some(included) = self.included.get_mut(id.number() - 1) {
            included.set(text);
        }
        self.add(reader.finish());
    }

    /// The text of the part at `path`; none where files are not read.
    fn text_of(&self, path: &str, source: &Source<'_>) -> Result<Option<String>, Trouble> {
        if source.trail().any(|text| text.path == path) {
            let message = format!("`{}` would include itself", shown(path));
            let help = "a part cannot have itself among its parts: take one of the two out";
            return Err(Trouble(Mistake::Nesting, message, help.to_owned()));
        }
        if source.trail().count() > LEVELS {
            let message = format!("parts go at most {LEVELS} levels deep");
            let help = "include some of them further up";
            return Err(Trouble(Mistake::Nesting, message, help.to_owned()));
        }
        if self.included.len() >= PARTS {
            let message = format!("a deck has at most {PARTS} parts");
            let help = "bring some of them together in one file";
            return Err(Trouble(Mistake::TooLarge, message, help.to_owned()));
        }
        self.files.read(path).map_err(|unreadable| {
            let message = format!("`{}` {}", shown(path), unreadable.message);
            Trouble(Mistake::UnreadableFile, message, unreadable.help)
        })
    }
}

/// Why a part is not read: the mistake, what to say of it, and what to do.
struct Trouble(Mistake, String, String);

/// A part's first slide with nothing on it is its title slide: in a larger deck it opens a section.
fn open(drafts: &mut [Draft], head: DeckInfo) {
    let first = drafts.iter_mut().find(|draft| !draft.backup);
    if let Some(first) = first
        && !first.has_layout
        && matches!(&first.slide.body, Body::Blocks(blocks) if blocks.is_empty())
    {
        first.slide.layout = Layout::Section;
        if first.slide.title.is_none() && !head.title.is_blank() {
            first.slide.title = Some(head.title);
        }
        if first.slide.subtitle.is_none() {
            first.slide.subtitle = head.subtitle;
        }
    }
}

#[cfg(test)]
mod tests;
