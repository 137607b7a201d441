//! New targets in a deck's text, and nothing else of it changed.
//!
//! The text is not written anew: each target is put into its place in it. So comments, the order of
//! keys, spaces, line ends and slides that cannot be read stay byte for byte as they are.

use std::ops::Range;
use std::time::Duration;

use toml::de::{DeTable, DeValue};

use super::{Parsed, read};
use crate::deck::{Body, Deck, SlideId};
use crate::source::{Files, Place, TextId, Texts, Unreadable, write_duration};
use crate::text::Clean;

/// One of a deck's texts with new targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retargeted {
    /// Which it is.
    pub text: TextId,
    /// What it says now.
    pub source: String,
    /// What changed in it, from top to bottom.
    pub edits: Vec<TargetEdit>,
}

/// A line that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetEdit {
    /// The slide, by its index in the deck.
    pub slide: usize,
    /// The line of the old text, counted from 1, that it changes or comes after.
    pub line: usize,
    /// The line before; none, when a line was added.
    pub old: Option<Clean>,
    /// The line now.
    pub new: Clean,
}

/// A place in the text, and what comes there.
struct Edit {
    slide: usize,
    range: Range<usize>,
    text: String,
    /// It is a line of its own, and this much of its text.
    line: Option<String>,
}

/// Gives slides of the deck in `texts`, which was read as `parsed`, new targets: all texts that change
/// for it. A slide that has its target already stays as it is, and so do slides that cannot be read,
/// names that no slide has, and slides of a file that is included several times. Targets are whole
/// seconds, from one to a day.
///
/// None when the texts cannot be changed without changing the deck in some other way.
pub fn retarget(
    texts: &Texts,
    parsed: &Parsed,
    targets: &[(SlideId, Duration)],
) -> Option<Vec<Retargeted>> {
    let mut edits: Vec<(TextId, Edit)> = Vec::new();
    let mut given: Vec<(&Place, Duration)> = Vec::new();
    for (index, (slide, place)) in parsed.deck.slides.iter().zip(&parsed.places).enumerate() {
        let target = targets.iter().find(|(id, _)| *id == slide.id);
        let Some((_, target)) = target.filter(|(_, target)| Some(*target) != slide.target) else {
            continue;
        };
        if matches!(slide.body, Body::Broken(_)) || !is_alone(texts, place.text) {
            continue;
        }
        let source = texts.source_of(place.text);
        if let Some(edit) = edit(source, index, place.range.clone(), *target) {
            edits.push((place.text, edit));
            given.push((place, *target));
        }
    }
    edits.sort_by_key(|(text, edit)| (*text, edit.range.start));
    let changed = edits.chunk_by(|(one, _), (other, _)| one == other);
    let changed = changed.filter_map(|edits| {
        let (text, _) = edits.first()?;
        let source = texts.source_of(*text);
        Some(Retargeted {
            text: *text,
            source: apply(source, edits.iter().map(|(_, edit)| edit)),
            edits: edits.iter().map(|(_, edit)| edit.shown(source)).collect(),
        })
    });
    let changed: Vec<Retargeted> = changed.collect();
    says_no_more(texts, &changed, &given).then_some(changed)
}

/// Whether only one text is of the file that `text` is of.
fn is_alone(texts: &Texts, text: TextId) -> bool {
    let path = texts.path_of(text);
    texts.ids().filter(|id| texts.path_of(*id) == path).count() == 1
}

/// Whether the deck is as it was, but for what was given to the slides at these places. What is said of
/// slides that cannot be read names lines, which may be others now.
fn says_no_more(texts: &Texts, changed: &[Retargeted], given: &[(&Place, Duration)]) -> bool {
    let reread = |changed: &[Retargeted]| {
        let kept = Kept { texts, changed };
        let main = kept.source(TextId::MAIN);
        let mut parsed = read(texts.file(), main, &kept).0.ok()?;
        for slide in &mut parsed.deck.slides {
            if let Body::Broken(messages) = &mut slide.body {
                messages.clear();
            }
        }
        Some(parsed)
    };
    let (Some(mut old), Some(new)) = (reread(&[]), reread(changed)) else {
        return false;
    };
    for (place, target) in given {
        let at = old.places.iter().position(|other| other == *place);
        if let Some(slide) = at.and_then(|at| old.deck.slides.get_mut(at)) {
            slide.target = Some(*target);
        }
    }
    let deck: &Deck = &new.deck;
    *deck == old.deck
}

/// The texts of a deck as they were read, and some as they are to be. Other files are none.
struct Kept<'t> {
    texts: &'t Texts,
    changed: &'t [Retargeted],
}

impl Kept<'_> {
    fn source(&self, text: TextId) -> &str {
        let changed = self.changed.iter().find(|changed| changed.text == text);
        changed.map_or_else(|| self.texts.source_of(text), |changed| &changed.source)
    }
}

impl Files for Kept<'_> {
    fn read(&self, path: &str) -> Result<Option<String>, Unreadable> {
        let mut texts = self.texts.ids();
        let text = texts.find(|id| *id != TextId::MAIN && self.texts.path_of(*id) == path);
        Ok(text.map(|text| self.source(text).to_owned()))
    }
}

fn apply<'e>(source: &str, edits: impl Iterator<Item = &'e Edit>) -> String {
    let mut text = String::with_capacity(source.len() + 256);
    let mut at = 0;
    for edit in edits {
        text.push_str(source.get(at..edit.range.start).unwrap_or_default());
        text.push_str(&edit.text);
        at = edit.range.end;
    }
    text.push_str(source.get(at..).unwrap_or_default());
    text
}

/// How the slide at `place` gets `target`.
fn edit(source: &str, slide: usize, place: Range<usize>, target: Duration) -> Option<Edit> {
    let value = format!("\"{}\"", write_duration(target));
    let text = source.get(place.clone())?;
    let in_array = text.starts_with('{');
    // A table in an array is a value: with a key before it, it can be read by itself.
    let key = if in_array { "slides=" } else { "" };
    let readable = format!("{key}{text}");
    let table = DeTable::parse(&readable).ok()?;
    let slides = table.get_ref().get("slides")?.get_ref();
    let table = match slides {
        DeValue::Array(slides) => slides.first()?.get_ref().as_table()?,
        DeValue::Table(slide) => slide,
        _ => return None,
    };
    let there = |at: usize| place.start + at - key.len();
    if let Some(old) = table.get("target") {
        let span = old.span();
        return Some(Edit {
            slide,
            range: there(span.start)..there(span.end),
            text: value,
            line: None,
        });
    }
    if in_array {
        let at = place.start + 1;
        let comma = if table.is_empty() { " " } else { "," };
        return Some(Edit {
            slide,
            range: at..at,
            text: format!(" target = {value}{comma}"),
            line: None,
        });
    }
    let title = table.iter().find(|(key, _)| key.get_ref() == "title");
    let (after, like) = match title {
        Some((key, value)) => (
            value.span().end,
            Like::key(&readable, key.span(), value.span()),
        ),
        None => (0, Like::plain()),
    };
    Some(line_after(source, slide, there(after), like.line(&value)))
}

/// Adds `line` after the line in which the byte at `at` stands.
fn line_after(source: &str, slide: usize, at: usize, line: String) -> Edit {
    let rest = source.get(at..).unwrap_or_default();
    let (at, text) = match rest.find('\n') {
        Some(end) => {
            let is_crlf = rest.get(..end).is_some_and(|line| line.ends_with('\r'));
            let end_of_line = if is_crlf { "\r\n" } else { "\n" };
            (at + end + 1, format!("{line}{end_of_line}"))
        }
        // The deck's last line has no end, and the one that is added has none either.
        None if source.contains("\r\n") => (source.len(), format!("\r\n{line}")),
        None => (source.len(), format!("\n{line}")),
    };
    Edit {
        slide,
        range: at..at,
        text,
        line: Some(line),
    }
}

/// How a key is written.
struct Like {
    /// What stands before it.
    indent: String,
    /// From the start of the key to the equals sign.
    columns: usize,
    /// What stands between the equals sign and the value.
    space: String,
}

impl Like {
    fn plain() -> Self {
        Self {
            indent: String::new(),
            columns: 0,
            space: " ".to_owned(),
        }
    }

    /// Like the key and the value at these places of `text`.
    fn key(text: &str, key: Range<usize>, value: Range<usize>) -> Self {
        let before = text.get(..key.start).unwrap_or_default();
        let indent = before.rsplit('\n').next().unwrap_or_default();
        let between = text.get(key.end..value.start).unwrap_or_default();
        let (left, space) = between.split_once('=').unwrap_or((" ", " "));
        Self {
            indent: indent.to_owned(),
            columns: key.len() + left.len(),
            space: space.to_owned(),
        }
    }

    /// The line of the key `target` with this value.
    fn line(&self, value: &str) -> String {
        const KEY: &str = "target";
        let Self { indent, space, .. } = self;
        // Keys whose signs stand below each other go on doing so; others have a space, or none.
        let least = KEY.len() + usize::from(self.columns != "title".len());
        let columns = self.columns.max(least);
        format!("{indent}{KEY:columns$}={space}{value}")
    }
}

impl Edit {
    fn shown(&self, source: &str) -> TargetEdit {
        let (before, after) = source
            .split_at_checked(self.range.start)
            .unwrap_or_default();
        let line = before.matches('\n').count();
        if let Some(new) = &self.line {
            // Where the deck's last line has no end, the line comes after that.
            let line = line + usize::from(!before.ends_with('\n'));
            return TargetEdit {
                slide: self.slide,
                line,
                old: None,
                new: Clean::line(new),
            };
        }
        let head = before.rsplit('\n').next().unwrap_or_default();
        let rest = after.lines().next().unwrap_or_default();
        let tail = rest.get(self.range.len()..).unwrap_or_default();
        TargetEdit {
            slide: self.slide,
            line: line + 1,
            old: Some(Clean::line(&format!("{head}{rest}"))),
            new: Clean::line(&format!("{head}{}{tail}", self.text)),
        }
    }
}

#[cfg(test)]
mod tests;
