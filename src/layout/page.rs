//! A laid-out slide: plain data that can be compared, cached and drawn anywhere.

use std::ops::{BitOrAssign, Range};

use crate::deck::Fit;
use crate::text::{Address, Clean, Marks, width};
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

impl Tint {
    /// Text of this ink without markup.
    pub const fn of(ink: Ink) -> Self {
        Self {
            ink,
            marks: Marks::empty(),
        }
    }

    /// Bold text of this ink.
    pub const fn bold(ink: Ink) -> Self {
        Self {
            ink,
            marks: Marks::BOLD,
        }
    }
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
    pub link: Option<Address>,
}

impl Span {
    /// The column after its last.
    pub fn end(&self) -> u16 {
        self.column.saturating_add(columns(&self.text))
    }
}

/// Columns of a row that have the background of an ink, where a theme gives it one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The columns, from 0.
    pub columns: Range<u16>,
    /// Whose background it is.
    pub ink: Ink,
    /// How much of the row it fills.
    pub fill: Fill,
}

/// How much of a row a ground fills, from top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fill {
    /// All of it.
    #[default]
    Whole,
    /// The upper half. Nothing is written there.
    Upper,
    /// The lower half. Nothing is written there.
    Lower,
}

/// One row: spans from left to right that do not overlap and end within the page's width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The row's text. Columns that no span covers are blank.
    pub spans: Vec<Span>,
    /// What lies under the text; a later one lies over an earlier one.
    pub grounds: Vec<Ground>,
}

impl Row {
    /// The column after the last span's last.
    pub fn width(&self) -> u16 {
        self.spans.last().map_or(0, Span::end)
    }

    /// The row as plain text, blank columns as spaces.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut at = 0;
        for span in &self.spans {
            text.extend(std::iter::repeat_n(
                ' ',
                usize::from(span.column.saturating_sub(at)),
            ));
            text.push_str(&span.text);
            at = span.end();
        }
        text
    }

    /// A row of one span.
    pub fn of(column: u16, text: impl Into<String>, tint: Tint) -> Self {
        let mut row = Self::default();
        row.put(column, text, tint);
        row
    }

    /// Adds `text` at `column`, which no earlier span reaches past.
    pub fn put(&mut self, column: u16, text: impl Into<String>, tint: Tint) {
        self.put_link(column, text, tint, None);
    }

    /// Adds `text` that leads to `link`. Joins it to a span that it continues.
    pub(super) fn put_link(
        &mut self,
        column: u16,
        text: impl Into<String>,
        tint: Tint,
        link: Option<Address>,
    ) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.tint == tint && last.link == link && last.end() == column => {
                last.text.push_str(&text);
            }
            _ => self.spans.push(Span {
                column,
                text,
                tint,
                link,
            }),
        }
    }

    /// Moves everything right.
    pub fn indent(&mut self, columns: u16) {
        for span in &mut self.spans {
            span.column = span.column.saturating_add(columns);
        }
        for Ground { columns: it, .. } in &mut self.grounds {
            *it = it.start.saturating_add(columns)..it.end.saturating_add(columns);
        }
    }
}

/// The columns that `text` takes, at most `u16::MAX`.
pub(super) fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// Where a picture goes. The rows under it hold its frame and its alternative text, for as long as
/// there is nothing else to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to the deck.
    pub path: Clean,
    /// How the picture fills the place.
    pub fit: Fit,
    /// The first column.
    pub column: u16,
    /// The first row.
    pub row: usize,
    /// Columns and rows.
    pub size: Size,
}

/// Words that are drawn over several rows: what their cells hold is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lettering {
    /// The words.
    pub text: String,
    /// The column at which each of its characters starts, and the one after the last.
    pub starts: Vec<u16>,
    /// The rows that they are drawn over.
    pub rows: Range<usize>,
}

impl Lettering {
    /// The columns over which the bytes `range` of its text are drawn.
    pub fn columns(&self, range: Range<usize>) -> Range<u16> {
        let start = |byte: usize| {
            let before = self.text.char_indices().take_while(|(at, _)| *at < byte);
            self.starts.get(before.count()).copied().unwrap_or(0)
        };
        start(range.start)..start(range.end)
    }
}

/// Where the lines of a listing stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingPlace {
    /// Which of [`Slide::listings`](crate::deck::Slide::listings) it is, from 0.
    pub number: usize,
    /// Its lines, without the box around them.
    pub rows: Range<usize>,
    /// How many columns of its longest line are out of sight, at both ends together.
    pub hidden: u16,
}

/// What has another form than it should have, because there is too little room for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cramped {
    /// A table whose rows are lists of their cells.
    pub listed_table: bool,
    /// A table whose cells break words or numbers.
    pub broken_words: bool,
    /// A chart whose numbers are listed, or that is drawn in another way than it asks for.
    pub listed_chart: bool,
}

impl BitOrAssign for Cramped {
    fn bitor_assign(&mut self, other: Self) {
        self.listed_table |= other.listed_table;
        self.broken_words |= other.broken_words;
        self.listed_chart |= other.listed_chart;
    }
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
    /// Words in large letters.
    pub letterings: Vec<Lettering>,
    /// The rows that the newest reveal brought: what must be in sight after Next. Empty at reveal 0.
    pub fresh: Range<usize>,
    /// The listings that are shown.
    pub listings: Vec<ListingPlace>,
    /// What would have another form with more room.
    pub cramped: Cramped,
}

impl Page {
    /// The rows down to the last one that has something on it: less than all while reveals are to
    /// come.
    pub fn filled(&self) -> usize {
        let is_filled = |row: &Row| !row.spans.is_empty() || !row.grounds.is_empty();
        let words = self.rows.iter().rposition(is_filled);
        let pictures = self.places.iter();
        let pictures = pictures.map(|place| place.row + usize::from(place.size.height));
        let end = words.map_or(0, |last| last + 1);
        end.max(pictures.max().unwrap_or(0)).min(self.rows.len())
    }

    /// How many rows to scroll past, on a screen of `height` rows, so that what is fresh is in
    /// sight: none when nothing is, else as few as show all of it; when it is taller than the
    /// screen, its first row comes first.
    pub fn offset(&self, height: usize) -> usize {
        if self.fresh.is_empty() {
            0
        } else if self.fresh.len() > height {
            self.fresh.start
        } else {
            self.fresh.end.saturating_sub(height)
        }
    }

    /// The columns by which long lines can be moved aside until the end of the longest is in sight.
    pub fn max_shift(&self) -> u16 {
        let hidden = self.listings.iter().map(|listing| listing.hidden);
        hidden.max().unwrap_or(0)
    }

    /// The number of the listing that stands first in `rows`.
    pub fn listing_in(&self, rows: &Range<usize>) -> Option<usize> {
        let is_in = |listing: &&ListingPlace| {
            listing.rows.start < rows.end && rows.start < listing.rows.end
        };
        let seen = self.listings.iter().filter(is_in);
        seen.min_by_key(|listing| (listing.rows.start, listing.number))
            .map(|listing| listing.number)
    }
}
