//! Text outside of slides' blocks: notes, questions, messages.

use super::{Row, Tint};
use crate::text::Clean;

/// `text` with its inline markup, wrapped to `width` columns.
pub fn paragraph(text: &Clean, tint: Tint, width: u16) -> Vec<Row> {
    let _ = (text, tint, width);
    Vec::new()
}

/// Notes: blank lines part paragraphs, other line breaks are kept, lines wrap to `width` columns.
pub fn notes(text: &Clean, width: u16) -> Vec<Row> {
    let _ = (text, width);
    Vec::new()
}
