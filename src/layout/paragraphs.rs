//! Text outside of slides' blocks: notes, questions, messages.

use super::page::columns;
use super::prose::{Lines, hung, prose};
use super::{Row, Tint};
use crate::text::Clean;
use crate::theme::Ink;

/// `text` with its inline markup, wrapped to `width` columns.
pub fn paragraph(text: &Clean, tint: Tint, width: u16) -> Vec<Row> {
    prose(text, tint, width.max(1)).rows
}

/// `text` as it is, without any markup, wrapped to `width` columns.
pub fn verbatim(text: &Clean, tint: Tint, width: u16) -> Vec<Row> {
    Lines::verbatim(text.as_str(), width.max(1)).set(tint).rows
}

/// Notes: blank lines part paragraphs, other line breaks are kept, lines wrap to `width` columns.
///
/// Lines that start with `- `, `* ` or a number (`1. `) are items of a list, whose further lines
/// hang under their text; so do lines that are indented as far as the item's text.
pub fn notes(text: &Clean, width: u16) -> Vec<Row> {
    let width = width.max(1);
    let mut rows: Vec<Row> = Vec::new();
    let mut is_apart = false;
    for line in text.as_str().trim_end().lines() {
        if line.trim().is_empty() {
            is_apart = !rows.is_empty();
            continue;
        }
        if std::mem::take(&mut is_apart) {
            rows.push(Row::default());
        }
        rows.append(&mut note(line, width));
    }
    rows
}

/// One line of notes.
fn note(line: &str, width: u16) -> Vec<Row> {
    let text = line.trim_start();
    let indent = columns(line).saturating_sub(columns(text)).min(width / 3);
    let (mark, text) = marked(text).unwrap_or(("", text));
    let (accent, plain) = (Tint::of(Ink::Accent), Tint::default());
    let note = hung(mark, accent, &Clean::line(text), plain, width - indent);
    note.indented(indent).rows
}

/// A list's mark, as it is shown, and the text after it.
fn marked(line: &str) -> Option<(&str, &str)> {
    if let Some(text) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some(("–", text.trim_start()));
    }
    let (number, text) = line.split_once(". ")?;
    let is_number =
        (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let mark = line.get(..=number.len())?;
    is_number.then_some((mark, text.trim_start()))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::layout::samples::sketch;

    const NOTES: &str = "Ask who gains from a quota that can *only* rise.\nThen wait.\n\n\n\
        - five seconds, at least: somebody will speak before they are over\n  and somebody else after\n\
        * then ten\n1. first this\n12. then that\n";

    #[test]
    fn notes_keep_their_lines_and_hang_their_lists() {
        assert_snapshot!(sketch(&notes(&Clean::block(NOTES), 40)), @"
        |Ask who gains from a quota that can
        |only rise.
        |Then wait.
        |
        |– five seconds, at least: somebody will
        |  speak before they are over
        |  and somebody else after
        |– then ten
        |1. first this
        |12. then that
        ");
        assert_snapshot!(sketch(&notes(&Clean::block(NOTES), 12)), @"
        |Ask who
        |gains from
        |a quota that
        |can only
        |rise.
        |Then wait.
        |
        |– five
        |  seconds,
        |  at least:
        |  somebody
        |  will speak
        |  before
        |  they are
        |  over
        |  and
        |  somebody
        |  else after
        |– then ten
        |1. first
        |   this
        |12. then
        |    that
        ");
    }

    #[test]
    fn notes_of_nothing_have_no_rows() {
        assert!(notes(&Clean::block("\n \n"), 40).is_empty());
    }

    #[test]
    fn what_is_verbatim_keeps_what_looks_like_markup() {
        let text = Clean::line("unknown key `bulets`, **once**");
        assert_snapshot!(sketch(&verbatim(&text, Tint::default(), 20)), @"
        |unknown key
        |`bulets`, **once**
        ");
    }

    #[test]
    fn a_paragraph_wraps() {
        let question = Clean::line("How were communes so isolated?");
        let rows = paragraph(&question, Tint::of(Ink::Question), 20);
        assert_snapshot!(sketch(&rows), @"
        |How were communes so
        |isolated?
        ");
        assert!(
            rows.iter()
                .all(|row| row.spans[0].tint.ink == Ink::Question)
        );
    }
}
