//! What is wrong with a deck as it is shown.
//!
//! In come a deck with its text, the screens that it is meant for and what is known of its files;
//! out come [`Finding`]s with their places in the text. What cannot be read is found where it is
//! read; here the deck is played, and looked at as a class would see it. It must not know files, a
//! terminal, or threads: [`slide`] looks at one slide and can be called from several at once.

mod contrast;
mod glyphs;
mod languages;
mod links;
mod named;
mod overflow;
mod pictures;
mod time;
mod trace;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::deck::{Body, Deck};
use crate::layout::{Media, Size};
use crate::source::{Finding, Mistake, Place, Severity, TextId, Texts, Vars};
use crate::text::Clean;
use crate::theme::Themes;

pub use languages::UnknownLanguage;
pub use named::Named;

use trace::{Entry, Trace};

/// A deck, and all that is needed to look at it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The deck.
    pub deck: &'a Deck,
    /// What it was read from.
    pub texts: &'a Texts,
    /// Where each of its slides stands in them, as [`Parsed`](crate::deck::Parsed) says it.
    pub places: &'a [Place],
    /// The variables that hold in each text.
    pub vars: &'a [Vars],
    /// What it looks like.
    pub themes: &'a Themes,
    /// Whether they are the deck's own, with what it changes in them.
    pub has_own_theme: bool,
    /// What is known of its pictures.
    pub media: &'a Media,
    /// The bytes that the files of its pictures have, where they are known.
    pub bytes: &'a BTreeMap<Clean, u64>,
    /// The languages of its code that no grammar is known for.
    pub languages: &'a [UnknownLanguage],
    /// The screens that it is to fit.
    pub sizes: &'a [Size],
}

impl Subject<'_> {
    /// What the table `[deck]` of the first text holds, before the slides or between them.
    fn head(&self) -> Vec<Entry> {
        let source = self.texts.source();
        let places = self.places.iter();
        let own = places.filter(|place| place.text == TextId::MAIN);
        let mut places: Vec<&Range<usize>> = own.map(|place| &place.range).collect();
        places.sort_by_key(|place| place.start);
        let starts = std::iter::once(0).chain(places.iter().map(|place| place.end));
        let ends = places.iter().map(|place| place.start);
        let between = starts.zip(ends.chain([source.len()]));
        let mut entries: Vec<Entry> = between
            .filter(|(start, end)| start < end)
            .flat_map(|(start, end)| Trace::of_rest(source, start..end).entries)
            .collect();
        entries.retain(|entry| entry.path.starts_with("deck."));
        entries
    }
}

/// What is wrong with the slide of this index, from 0. Why one could not be read has been told of;
/// what else is wrong with its words is told here.
pub fn slide(subject: &Subject<'_>, index: usize) -> Vec<Finding> {
    let Some(slide) = subject.deck.slides.get(index) else {
        return Vec::new();
    };
    let mut found = Found::new(subject, index);
    if matches!(slide.body, Body::Broken(_)) {
        // A card stands in its place. What its keys say can be looked at all the same, unless that
        // would be an echo of its being no TOML.
        if found.trace().is_damaged {
            return Vec::new();
        }
    } else {
        overflow::find(subject, slide, &mut found);
        time::find(slide, &mut found);
    }
    let named = Named::on(slide, || found.trace().clone());
    pictures::find(subject, &named, &mut found);
    languages::find(subject, &named, &mut found);
    links::find(&mut found);
    glyphs::find(&mut found);
    found.finish()
}

/// What is wrong with the deck as a whole.
pub fn deck(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Found::new(subject, subject.deck.slides.len());
    time::find_in_deck(subject, &mut found);
    contrast::find_in_deck(subject, &mut found);
    glyphs::find_in_deck(subject, &mut found);
    found.finish()
}

/// What is wrong with a theme file as it is shown; it is the first of `texts`. What of it cannot be
/// read is found where it is read.
pub fn theme_file(texts: &Texts) -> Vec<Finding> {
    contrast::find_in_theme(texts)
}

/// Gathers what is found on a slide.
struct Found<'a> {
    texts: &'a Texts,
    /// The text in which the slide stands, and where.
    id: TextId,
    place: Range<usize>,
    /// The variables that hold there.
    vars: &'a [Vars],
    trace: Option<Trace>,
    findings: Vec<Finding>,
}

impl<'a> Found<'a> {
    fn new(subject: &Subject<'a>, index: usize) -> Self {
        let Place { text, range } = subject.places.get(index).cloned().unwrap_or_default();
        let vars = subject.vars.get(text.number()..).unwrap_or_default();
        Self {
            texts: subject.texts,
            id: text,
            place: range,
            vars,
            trace: None,
            findings: Vec::new(),
        }
    }

    /// The text in which the slide stands.
    fn source(&self) -> &'a str {
        self.texts.source_of(self.id)
    }

    /// The slide's piece of it.
    fn text(&self) -> &'a str {
        self.source().get(self.place.clone()).unwrap_or_default()
    }

    /// Where things stand on the slide. Its text is read again only if somebody asks.
    fn trace(&mut self) -> &Trace {
        let (source, place) = (self.source(), &self.place);
        self.trace
            .get_or_insert_with(|| Trace::of(source, place.clone()))
    }

    /// Something that is not shown as it is written.
    fn error(&mut self, code: Mistake, at: Range<usize>, message: &str, help: &str) {
        self.note(Severity::Error, code, at, message, help);
    }

    /// Something worth knowing.
    fn warn(&mut self, code: Mistake, at: Range<usize>, message: &str, help: &str) {
        self.note(Severity::Warning, code, at, message, help);
    }

    fn note(
        &mut self,
        severity: Severity,
        code: Mistake,
        at: Range<usize>,
        message: &str,
        help: &str,
    ) {
        let kind = (severity, code);
        let finding = self.texts.finding(self.id, at, kind, message, help);
        self.findings.push(finding);
    }

    /// The findings, in the order of the text.
    fn finish(mut self) -> Vec<Finding> {
        self.findings.sort_by(|a, b| {
            (a.span.start, a.span.end, a.code).cmp(&(b.span.start, b.span.end, b.code))
        });
        self.findings
    }
}
