//! A screen, once it is known what stands at each column.

use std::cell::OnceCell;

use ratatui::buffer::{Buffer, Cell};

use super::look::Look;
use super::spot::{Spot, is_covered, resolve};
use crate::view::Links;

/// All spots of a screen. Those of a row are found when it is looked at: most rows stay as they are.
pub(super) struct Sheet<'a> {
    width: u16,
    cells: &'a [Cell],
    links: Option<&'a Links>,
    rows: Vec<OnceCell<Vec<Spot<'a>>>>,
    is_uncertain: Vec<OnceCell<bool>>,
}

impl<'a> Sheet<'a> {
    /// The screen `buffer`, of which its `links` are shown where there are any.
    pub(super) fn of(buffer: &'a Buffer, links: Option<&'a Links>) -> Self {
        let (width, height) = (buffer.area.width, buffer.area.height);
        Self {
            width,
            cells: &buffer.content,
            links,
            rows: vec![OnceCell::new(); height.into()],
            is_uncertain: vec![OnceCell::new(); height.into()],
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
        u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }

    pub(super) fn row(&self, row: u16) -> &[Spot<'a>] {
        let spots = self.rows.get(usize::from(row)).map(|spots| {
            spots.get_or_init(|| {
                let mut spots = Vec::with_capacity(self.width.into());
                resolve(self.cells(row), self.links.is_some(), &mut spots);
                spots
            })
        });
        spots.map(Vec::as_slice).unwrap_or_default()
    }

    /// The cells that a row is made of. Those of two screens that are equal show the same, not only those.
    pub(super) fn cells(&self, row: u16) -> &'a [Cell] {
        let width = usize::from(self.width);
        let start = usize::from(row) * width;
        self.cells.get(start..start + width).unwrap_or_default()
    }

    /// Whether terminals may disagree about where glyphs of a row stand.
    pub(super) fn is_uncertain(&self, row: u16) -> bool {
        let is = |spot: &Spot<'_>| matches!(spot, Spot::Glyph(glyph) if glyph.is_uncertain());
        self.is_uncertain
            .get(usize::from(row))
            .is_some_and(|known| *known.get_or_init(|| self.row(row).iter().any(is)))
    }

    /// Whether a picture lies over some cell.
    pub(super) fn is_covered(&self) -> bool {
        self.cells.iter().any(is_covered)
    }

    /// How the last cell of a row looks, as far as that shows on a blank.
    pub(super) fn end(&self, row: u16) -> Option<Look> {
        let last = self.cells(row).last()?;
        (!is_covered(last)).then(|| Look::of(last))
    }
}
