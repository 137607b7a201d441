//! A laid-out slide: plain data that can be compared, cached and drawn anywhere.

use std::ops::Range;
use std::sync::Arc;

use crate::text::{Clean, Marks};
use crate::theme::Ink;

/// Columns and rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// What a span of text is: its ink, and what its markup asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tint {
    /// What the text is.
    pub ink: Ink,
    /// What its markup adds.
    pub marks: Marks,
}

/// Some text of one tint at a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The column it starts at, from 0.
    pub column: u16,
    /// Clean text without line breaks.
    pub text: String,
    /// How it looks.
    pub tint: Tint,
    /// Where it leads.
    pub link: Option<Arc<str>>,
}

/// One row: spans from left to right that do not overlap and end within the page's width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The row's text. Columns that no span covers are blank.
    pub spans: Vec<Span>,
}

/// Where a picture goes. The rows under it hold its frame and its alternative text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to the deck.
    pub path: Clean,
    /// The first column.
    pub column: u16,
    /// The first row.
    pub row: usize,
    /// Columns and rows.
    pub size: Size,
}

/// A slide laid out for one size at one reveal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The width that it was laid out for, in columns.
    pub width: u16,
    /// From top to bottom; there may be more than the screen has.
    pub rows: Vec<Row>,
    /// Places for pictures.
    pub places: Vec<Place>,
    /// The rows that the newest reveal brought: what must be in sight after Next. Empty at reveal 0.
    pub fresh: Range<usize>,
}
