//! Characters that do not come to every screen as they are written.

use std::ops::Range;

use super::trace::Entry;
use super::{Found, Subject};
use crate::source::Mistake;
use crate::text::{Odd, odd};

/// Notes the first odd character of each text of a slide.
pub(super) fn find(found: &mut Found<'_>) {
    let text = found.text();
    let may_be_odd =
        !text.is_ascii() || text.contains("\\u") || text.contains("\\U") || text.contains("\\x");
    if !may_be_odd {
        return;
    }
    let entries = found.trace().entries.clone();
    find_in(entries, found);
}

/// Notes the first odd character of each text of the deck as a whole, its variables among them.
pub(super) fn find_in_deck(subject: &Subject<'_>, found: &mut Found<'_>) {
    find_in(subject.head(), found);
}

fn find_in(entries: Vec<Entry>, found: &mut Found<'_>) {
    for entry in entries {
        let said = entry.text.as_deref().unwrap_or_default();
        let parts = odd(said);
        for kind in [Odd::Unsure, Odd::Turning, Odd::Unseen] {
            let mut of_kind = parts.iter().filter(|(_, odd)| *odd == kind);
            let Some((range, _)) = of_kind.next() else {
                continue;
            };
            let part = said.get(range.clone()).unwrap_or_default();
            let at = place(found.source(), &entry, part);
            let others = match of_kind.count() {
                0 => String::new(),
                1 => ", and so does another one here".to_owned(),
                more => format!(", and so do {more} others here"),
            };
            tell(kind, part, &others, at, found);
        }
    }
}

fn tell(kind: Odd, part: &str, others: &str, at: Range<usize>, found: &mut Found<'_>) {
    let code = part.chars().next().map_or(0, u32::from);
    match kind {
        Odd::Unsure => {
            let message = format!("terminals differ in the width that they give to {part}{others}");
            let help = "what stands after it may be out of place; take a picture of one character";
            found.warn(Mistake::UnsureWidth, at, &message, help);
        }
        Odd::Turning => {
            let message =
                format!("U+{code:04X} turns the text around it, so a sign takes its place{others}");
            let help = "take it out; text in scripts from right to left needs none";
            found.error(Mistake::Invisible, at, &message, help);
        }
        Odd::Unseen => {
            let shown = if part.chars().all(char::is_control) {
                ", so a sign takes its place"
            } else {
                " and is not shown"
            };
            let message = format!("U+{code:04X} cannot be seen{shown}{others}");
            found.warn(Mistake::Invisible, at, &message, "take it out");
        }
    }
}

/// Where `part` of what `entry` says stands in `source`: all of its value where it is written as an
/// escape.
fn place(source: &str, entry: &Entry, part: &str) -> Range<usize> {
    let written = source.get(entry.value.clone()).unwrap_or_default();
    match written.find(part) {
        Some(at) => entry.value.start + at..entry.value.start + at + part.len(),
        None => entry.value.clone(),
    }
}
