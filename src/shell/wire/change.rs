//! What happens to the whole screen before anything is written: rows that move, a part that is blank.

use ratatui::buffer::Buffer;

use super::abilities::Abilities;
use super::line::Line;
use super::look::Look;
use super::sheet::Sheet;
use super::text::Texts;
use crate::view::Links;

/// What a terminal shows, if that is known, and what it is to show.
pub(super) struct Screens<'a> {
    pub(super) before: Option<Sheet<'a>>,
    pub(super) next: Sheet<'a>,
    /// What is written on them.
    pub(super) texts: Texts<'a>,
    /// Which rows are the same on both.
    pub(super) is_same: Vec<bool>,
}

/// What is done first. Blanks that come of it have this look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing.
    None,
    /// The screen is cleared.
    Clear(Look),
    /// It is cleared from this row on.
    Below(u16, Look),
    /// Rows are taken out, and as many are put in.
    Shift {
        /// The first that is taken out.
        from: u16,
        /// The first that is put in, counted once the others are out.
        to: u16,
        count: u16,
        look: Look,
        /// Whether those that come have that look for sure.
        is_sure: bool,
    },
}

impl Change {
    pub(super) fn write(self, line: &mut Line<'_, '_>) {
        match self {
            Self::None => {}
            Self::Clear(look) => line.clear(look),
            Self::Below(row, look) => line.clear_below(row, look),
            Self::Shift {
                from,
                to,
                count,
                look,
                ..
            } => line.shift(from, to, count, look),
        }
    }

    /// The look of the blanks that come of it.
    pub(super) fn look(self) -> Option<Look> {
        match self {
            Self::None => None,
            Self::Clear(look) | Self::Below(_, look) | Self::Shift { look, .. } => Some(look),
        }
    }

    /// What is in `row` after that.
    pub(super) fn origin(self, row: u16) -> Origin {
        match self {
            Self::Clear(_) => Origin::Blank,
            Self::Below(first, _) if row >= first => Origin::Blank,
            Self::None | Self::Below(..) => Origin::Row(row),
            Self::Shift {
                from,
                to,
                count,
                is_sure,
                ..
            } => {
                if (to..to + count).contains(&row) {
                    return if is_sure {
                        Origin::Blank
                    } else {
                        Origin::Unknown
                    };
                }
                let row = if row >= to + count { row - count } else { row };
                Origin::Row(if row >= from { row + count } else { row })
            }
        }
    }
}

impl<'a> Screens<'a> {
    /// Both screens, of which their `links` are shown where there are any; none, when they are the same.
    pub(super) fn new(
        before: Option<&'a Buffer>,
        next: &'a Buffer,
        links: Option<&'a Links>,
    ) -> Option<Self> {
        let mut texts = Texts::default();
        let before = before.map(|before| Sheet::of(before, links, &mut texts));
        let next = Sheet::of(next, links, &mut texts);
        let is_same: Vec<bool> = (0..next.height())
            .map(|row| {
                let before = before.as_ref();
                before.is_some_and(|before| before.row(row) == next.row(row))
            })
            .collect();
        let is_new = is_same.contains(&false);
        is_new.then_some(Self {
            before,
            next,
            texts,
            is_same,
        })
    }

    /// Whether row `was` of the screen before is what `row` is to be.
    pub(super) fn stands(&self, was: u16, row: u16) -> bool {
        let is = |before: &Sheet<'_>| before.row(was) == self.next.row(row);
        self.before.as_ref().is_some_and(is)
    }

    /// The most common look of rows' ends, that can be erased.
    pub(super) fn ground(&self, abilities: Abilities) -> Look {
        let mut counts: Vec<(Look, usize)> = Vec::new();
        for row in 0..self.next.height() {
            let end = self.next.end(row);
            let Some(look) = end.filter(|look| abilities.erases(*look)) else {
                continue;
            };
            match counts.iter_mut().find(|(known, _)| *known == look) {
                Some((_, count)) => *count += 1,
                None => counts.push((look, 1)),
            }
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        most.map(|(look, _)| look).unwrap_or_default()
    }
}

/// What a row was before it is written to.
pub(super) enum Origin {
    /// This row of the screen before.
    Row(u16),
    /// Blanks of the ground's look.
    Blank,
    /// Blanks, but of which background is not known.
    Unknown,
}
