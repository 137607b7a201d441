//! A screen, once it is known what stands at each column.

use ratatui::buffer::Buffer;

use super::spot::{Spot, resolve};

/// All spots of a screen.
pub(super) struct Sheet<'a> {
    width: u16,
    height: u16,
    spots: Vec<Spot<'a>>,
}

impl<'a> Sheet<'a> {
    pub(super) fn of(buffer: &'a Buffer) -> Self {
        let (width, height) = (buffer.area.width, buffer.area.height);
        let mut spots = Vec::with_capacity(buffer.content.len());
        for row in buffer.content.chunks(usize::from(width.max(1))) {
            resolve(row, &mut spots);
        }
        Self {
            width,
            height,
            spots,
        }
    }

    pub(super) fn width(&self) -> u16 {
        self.width
    }

    pub(super) fn height(&self) -> u16 {
        self.height
    }

    pub(super) fn row(&self, row: u16) -> &[Spot<'a>] {
        let width = usize::from(self.width);
        let start = usize::from(row) * width;
        self.spots.get(start..start + width).unwrap_or_default()
    }
}
