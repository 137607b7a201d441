//! What is known so far of what takes time to make ready: pictures, and the colours of code.
//!
//! A slide is laid out with what is known, and anew when more is. With nothing known it is whole
//! as well: a picture is a frame with its alternative text, code is plain.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::coloring::Colorings;
use super::{Coloring, Place, Size, Snippet};
use crate::deck::{Code, Fit};
use crate::text::Clean;
use crate::theme::Color;

/// The looks that are kept: more than any screen shows at once.
const LOOKS: usize = 64;

/// What is known so far of the pictures that slides name, and of their code. Plain data: another
/// room finds it out.
#[derive(Clone, Debug, PartialEq)]
pub struct Media {
    /// The pixels of one of the terminal's cells.
    pub cell: Pixels,
    pictures: BTreeMap<Clean, Picture>,
    /// How pictures look in their places, the latest last.
    looks: Vec<(View, Look)>,
    colorings: Colorings,
}

/// A size in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pixels {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// What is known of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// It can be shown.
    Ready {
        /// So large it is.
        pixels: Pixels,
        /// Tells what the file holds from what it held before a change.
        content: u64,
    },
    /// It cannot: a sentence for the presenter, without a full stop.
    Failed(Clean),
}

/// A picture as one place shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// The file, as the deck writes it.
    pub path: Clean,
    /// The place's columns and rows, at least one of each.
    pub size: Size,
    /// How the picture fills it.
    pub fit: Fit,
}

/// How a picture can be shown in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// What is there to be shown.
    pub form: Form,
    /// Tells what it was made of from what it would be made of after a change: of the file, of the
    /// theme.
    pub origin: u64,
}

/// What stands in a picture's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Cells with two colours each.
    Blocks(Arc<Mosaic>),
    /// Blank cells, over which the terminal draws these rows of the picture itself.
    Sharp(Range<u16>),
}

/// A picture in cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mosaic {
    /// The columns of each row of colours.
    pub width: u16,
    /// From left to right and top to bottom, two rows of colours for each row of cells; none lets
    /// what is under the picture be seen.
    pub colors: Vec<Option<Color>>,
}

impl Default for Media {
    fn default() -> Self {
        Self {
            cell: Pixels {
                width: 10,
                height: 20,
            },
            pictures: BTreeMap::new(),
            looks: Vec::new(),
            colorings: Colorings::default(),
        }
    }
}

impl Media {
    /// What is known of the picture at `path`, as the deck writes it.
    pub fn picture(&self, path: &Clean) -> Option<&Picture> {
        self.pictures.get(path)
    }

    /// How large the picture at `path` is, if it can be shown.
    pub(super) fn pixels(&self, path: &Clean) -> Option<Pixels> {
        match self.picture(path)? {
            Picture::Ready { pixels, .. } if pixels.width > 0 && pixels.height > 0 => Some(*pixels),
            Picture::Ready { .. } | Picture::Failed(_) => None,
        }
    }

    /// How `view` looks.
    pub fn look(&self, view: &View) -> Option<&Look> {
        self.looks
            .iter()
            .rev()
            .find(|(known, _)| known == view)
            .map(|(_, look)| look)
    }

    /// Takes note of the picture at `path`.
    pub fn learn(&mut self, path: Clean, picture: Picture) {
        if matches!(picture, Picture::Failed(_)) {
            self.looks.retain(|(view, _)| view.path != path);
        }
        self.pictures.insert(path, picture);
    }

    /// Takes note of how `view` looks.
    pub fn see(&mut self, view: View, look: Look) {
        self.looks.retain(|(known, _)| *known != view);
        if self.looks.len() == LOOKS {
            self.looks.remove(0);
        }
        self.looks.push((view, look));
    }

    /// Forgets how all pictures look, for a terminal that is another, or as good as.
    pub fn forget_looks(&mut self) {
        self.looks.clear();
    }

    /// The colouring of `code`; none while it is unknown, and where it stays plain.
    pub fn coloring(&self, code: &Code) -> Option<&Coloring> {
        self.colorings.of(code)
    }

    /// The snippets among `codes`, the most urgent first, of which nothing is known yet.
    pub fn uncolored<'c>(&self, codes: impl IntoIterator<Item = &'c Code>) -> Vec<Snippet> {
        self.colorings.unknown(codes)
    }

    /// Takes note of the colouring of `snippet`, or that it stays plain.
    pub fn color(&mut self, snippet: Snippet, coloring: Option<Arc<Coloring>>) {
        self.colorings.learn(snippet, coloring);
    }
}

impl Mosaic {
    /// The upper and the lower colour of the cell at `column` and `row`.
    pub fn cell(&self, column: u16, row: u16) -> (Option<Color>, Option<Color>) {
        let at = |row: usize| {
            let start = row * usize::from(self.width);
            let color = (column < self.width).then(|| self.colors.get(start + usize::from(column)));
            color.flatten().copied().flatten()
        };
        let row = 2 * usize::from(row);
        (at(row), at(row + 1))
    }
}

impl Place {
    /// What stands in it.
    pub fn view(&self) -> View {
        View {
            path: self.path.clone(),
            size: self.size,
            fit: self.fit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(name: &str, width: u16) -> View {
        View {
            path: Clean::line(name),
            size: Size { width, height: 1 },
            fit: Fit::Contain,
        }
    }

    fn sharp(origin: u64) -> Look {
        Look {
            form: Form::Sharp(0..1),
            origin,
        }
    }

    #[test]
    fn the_newest_look_of_a_view_counts() {
        let mut media = Media::default();
        media.see(view("a", 1), sharp(1));
        media.see(view("a", 2), sharp(2));
        media.see(view("a", 1), sharp(3));
        assert_eq!(media.look(&view("a", 1)), Some(&sharp(3)));
        assert_eq!(media.look(&view("a", 2)), Some(&sharp(2)));
        assert_eq!(media.look(&view("b", 1)), None);
    }

    #[test]
    fn old_looks_are_forgotten() {
        let mut media = Media::default();
        for width in 0..1000 {
            media.see(view("a", width), sharp(0));
        }
        assert_eq!(media.looks.len(), LOOKS);
        assert!(media.look(&view("a", 0)).is_none());
        assert!(media.look(&view("a", 999)).is_some());
    }

    #[test]
    fn a_picture_that_can_be_shown_no_more_has_no_looks() {
        let mut media = Media::default();
        media.see(view("a", 1), sharp(0));
        media.learn(Clean::line("a"), Picture::Failed(Clean::line("gone")));
        assert_eq!(media.look(&view("a", 1)), None);
    }

    #[test]
    fn a_mosaic_has_two_colours_a_cell_and_none_outside() {
        let colors = (0..8).map(|index| Some(Color::Indexed(index))).collect();
        let mosaic = Mosaic { width: 2, colors };
        let color = |index| Some(Color::Indexed(index));
        assert_eq!(mosaic.cell(1, 1), (color(5), color(7)));
        assert_eq!(mosaic.cell(2, 0), (None, None));
        assert_eq!(mosaic.cell(0, 2), (None, None));
    }
}
