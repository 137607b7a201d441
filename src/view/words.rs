//! A few words in several inks: what stands in edges, captions and the bottom row.

use ratatui::layout::Rect;

use super::paint::Canvas;
use crate::layout::{Row, Tint};
use crate::text::{clip, width};
use crate::theme::Ink;

/// Words on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words(Vec<(String, Ink)>);

impl Words {
    /// `text` in `ink`.
    pub(super) fn new(text: impl Into<String>, ink: Ink) -> Self {
        Self(vec![(text.into(), ink)])
    }

    /// With `text` after what is there.
    #[must_use]
    pub(super) fn and(mut self, text: impl Into<String>, ink: Ink) -> Self {
        self.0.push((text.into(), ink));
        self
    }

    /// With `more` after what is there, `gap` columns off; nothing is set off from nothing.
    #[must_use]
    pub(super) fn join(mut self, gap: usize, more: Self) -> Self {
        if !self.is_empty() && !more.is_empty() {
            self.0.push((" ".repeat(gap), Ink::Dim));
        }
        self.0.extend(more.0);
        self
    }

    /// What they say, without inks.
    #[cfg(test)]
    pub(super) fn text(&self) -> String {
        self.0.iter().map(|(text, _)| text.as_str()).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|(text, _)| text.is_empty())
    }

    /// The columns that they take.
    pub(super) fn width(&self) -> u16 {
        let columns = self.0.iter().map(|(text, _)| width(text)).sum::<usize>();
        u16::try_from(columns).unwrap_or(u16::MAX)
    }

    /// All of them, or nothing when they take more than `columns`.
    #[must_use]
    pub(super) fn only_if_within(self, columns: u16) -> Self {
        if self.width() <= columns {
            self
        } else {
            Self::default()
        }
    }

    /// As one row, from `column` on.
    pub(super) fn row(self, column: u16) -> Row {
        let mut row = Row::default();
        let mut at = column;
        for (text, ink) in self.0 {
            let end = at.saturating_add(u16::try_from(width(&text)).unwrap_or(u16::MAX));
            row.put(at, text, Tint::of(ink));
            at = end;
        }
        row
    }

    /// As much of them as fits in `columns`; `…` stands for what does not.
    #[must_use]
    pub(super) fn clipped(self, columns: u16) -> Self {
        if self.width() <= columns {
            return self;
        }
        let mut left = usize::from(columns);
        let mut kept = Vec::new();
        for (text, ink) in self.0 {
            let wide = width(&text);
            if wide < left {
                left -= wide;
                kept.push((text, ink));
                continue;
            }
            if left > 0 {
                kept.push((format!("{}…", clip(&text, left - 1)), ink));
            }
            break;
        }
        Self(kept)
    }
}

impl From<&str> for Words {
    /// A panel's name.
    fn from(name: &str) -> Self {
        Self::new(name, Ink::PanelTitle)
    }
}

impl Canvas<'_> {
    /// Writes `words` from `column` on and returns the column after them.
    pub(super) fn words(&mut self, area: Rect, column: u16, row: u16, words: &Words) -> u16 {
        words.0.iter().fold(column, |column, (text, ink)| {
            self.write(area, column, row, text, Tint::of(*ink))
        })
    }

    /// Writes `words` so that they end `margin` columns before the right edge, cut to what is there.
    pub(super) fn words_right(&mut self, area: Rect, margin: u16, row: u16, words: Words) {
        let room = area.width.saturating_sub(margin);
        let words = words.clipped(room);
        self.words(area, room - words.width(), row, &words);
    }
}
