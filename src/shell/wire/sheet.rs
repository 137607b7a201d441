//! A screen, once it is known what stands at each column.

use ratatui::buffer::{Buffer, Cell};

use super::look::Look;
use super::spot::{Spot, is_covered, resolve};
use super::text::Texts;
use crate::view::Links;

/// All spots of a screen.
pub(super) struct Sheet<'a> {
    width: u16,
    height: u16,
    cells: &'a [Cell],
    links: Option<&'a Links>,
    spots: Vec<Spot>,
    is_uncertain: Vec<bool>,
    is_covered: bool,
}

impl<'a> Sheet<'a> {
    /// The screen `buffer`, of which its `links` are shown where there are any. What is written on it is
    /// added to `texts`.
    pub(super) fn of(buffer: &'a Buffer, links: Option<&'a Links>, texts: &mut Texts<'a>) -> Self {
        let width = usize::from(buffer.area.width.max(1));
        let mut spots = vec![Spot::Rest; buffer.content.len()];
        let mut is_uncertain = Vec::with_capacity(buffer.area.height.into());
        let mut is_covered = false;
        for (row, spots) in buffer.content.chunks(width).zip(spots.chunks_mut(width)) {
            let traits = resolve(row, links.is_some(), texts, spots);
            is_uncertain.push(traits.is_uncertain);
            is_covered |= traits.is_covered;
        }
        Self {
            width: buffer.area.width,
            height: buffer.area.height,
            cells: &buffer.content,
            links,
            spots,
            is_uncertain,
            is_covered,
        }
    }

    /// Where its links lead.
    pub(super) fn links(&self) -> Option<&'a Links> {
        self.links
    }

    pub(super) fn width(&self) -> u16 {
        self.width
    }

    pub(super) fn height(&self) -> u16 {
        self.height
    }

    pub(super) fn row(&self, row: u16) -> &[Spot] {
        let width = usize::from(self.width);
        let start = usize::from(row) * width;
        self.spots.get(start..start + width).unwrap_or_default()
    }

    /// Whether terminals may disagree about where glyphs of a row stand.
    pub(super) fn is_uncertain(&self, row: u16) -> bool {
        self.is_uncertain.get(usize::from(row)) == Some(&true)
    }

    /// Whether a picture lies over some cell.
    pub(super) fn is_covered(&self) -> bool {
        self.is_covered
    }

    /// How a blank looks that has the background of a row's last cell; none, where a picture lies over it.
    pub(super) fn end(&self, row: u16) -> Option<Look> {
        let width = usize::from(self.width);
        let last = (usize::from(row) + 1) * width;
        let last = self.cells.get(last.checked_sub(1)?)?;
        (!is_covered(last)).then(|| Look::ground(last))
    }
}
