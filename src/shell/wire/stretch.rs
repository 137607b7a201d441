//! What stands in a row, in as few parts as there are: glyphs beside each other that look alike.

use std::ops::Range;

use super::look::Look;
use super::sheet::Sheet;
use super::spot::{Glyph, Spot};
use super::text::Text;

/// Glyphs beside each other that look alike. One is alone where terminals may disagree about where the
/// glyphs of its row stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) content: Content,
    pub(super) start: u16,
    pub(super) end: u16,
    pub(super) look: Look,
    /// Those of its glyphs.
    pub(super) bytes: usize,
    /// The columns that it takes on a terminal that measures each character by itself, where it is one glyph.
    pub(super) reach: u16,
    /// Whether terminals differ in how many columns it takes.
    pub(super) is_uncertain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A picture lies here.
    Covered,
    /// Blanks that show only their background.
    Blank,
    /// Anything else.
    Text,
}

/// The stretches of those rows of a screen that somebody asks for.
pub(super) struct Stretches {
    all: Vec<Stretch>,
    rows: Vec<Option<Range<usize>>>,
}

impl Stretches {
    /// None, for a screen of this height.
    pub(super) fn new(height: u16) -> Self {
        Self {
            all: Vec::new(),
            rows: vec![None; height.into()],
        }
    }

    /// The stretches of this row of `sheet`, which is always the same.
    pub(super) fn of(&mut self, sheet: &Sheet<'_>, row: u16) -> &[Stretch] {
        let known = self.rows.get_mut(usize::from(row));
        let range = known.map(|known| {
            let found = known.get_or_insert_with(|| {
                let start = self.all.len();
                divide(sheet.row(row), sheet.is_uncertain(row), &mut self.all);
                start..self.all.len()
            });
            found.clone()
        });
        range
            .and_then(|range| self.all.get(range))
            .unwrap_or_default()
    }
}

/// Adds the stretches of a row to `all`, each a single glyph where they `are_alone`.
fn divide(row: &[Spot], are_alone: bool, all: &mut Vec<Stretch>) {
    let mut rest = row;
    let mut column = 0;
    while let Some((spot, following)) = rest.split_first() {
        let (start, mut count) = (column, 1);
        match spot {
            Spot::Rest => {}
            Spot::Covered => all.push(Stretch::covered(start)),
            Spot::Glyph(first) => {
                let is_plain = first.look.is_plain();
                let is_blank = |glyph: &Glyph| is_plain && glyph.text == Text::BLANK;
                let is_first_blank = is_blank(first);
                let mut bytes = first.text.length();
                for spot in following.iter().take_while(|_| !are_alone) {
                    match spot {
                        Spot::Glyph(it)
                            if it.look == first.look && is_blank(it) == is_first_blank =>
                        {
                            bytes += it.text.length();
                        }
                        Spot::Rest => {}
                        _ => break,
                    }
                    count += 1;
                }
                let end = start + if are_alone { first.columns } else { count };
                all.push(Stretch {
                    content: if is_first_blank {
                        Content::Blank
                    } else {
                        Content::Text
                    },
                    start,
                    end,
                    look: first.look,
                    bytes,
                    reach: first.reach,
                    is_uncertain: first.is_uncertain,
                });
            }
        }
        column += count;
        rest = rest.get(usize::from(count)..).unwrap_or_default();
    }
}

impl Stretch {
    fn covered(column: u16) -> Self {
        Self {
            content: Content::Covered,
            start: column,
            end: column + 1,
            look: Look::default(),
            bytes: 0,
            reach: 1,
            is_uncertain: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::style::{Color, Style};

    use super::super::spot::cover;
    use super::super::text::Texts;
    use super::*;

    /// The stretches of a row: what they are, where they begin and end, and their bytes.
    fn of(row: &Buffer) -> Vec<(Content, u16, u16, usize)> {
        let sheet = Sheet::of(row, None, &mut Texts::default());
        let mut stretches = Stretches::new(1);
        let all = stretches.of(&sheet, 0).to_vec();
        assert_eq!(stretches.of(&sheet, 0), all);
        all.iter()
            .map(|it| (it.content, it.start, it.end, it.bytes))
            .collect()
    }

    #[test]
    fn glyphs_that_look_alike_are_one() {
        let mut row = Buffer::with_lines(["a世  bc "]);
        row.set_style(row.area, Style::new().fg(Color::Red));
        row[(5, 0)].set_fg(Color::Blue);
        cover(&mut row[(7, 0)]);
        assert_eq!(
            of(&row),
            [
                (Content::Text, 0, 3, 4),
                (Content::Blank, 3, 5, 2),
                (Content::Text, 5, 6, 1),
                (Content::Text, 6, 7, 1),
                (Content::Covered, 7, 8, 0),
            ]
        );
    }

    #[test]
    fn each_is_alone_where_a_cluster_may_be_wider_than_it_should() {
        let row = Buffer::with_lines(["ab❤\u{fe0f} "]);
        let alone = |start, end, bytes| (Content::Text, start, end, bytes);
        assert_eq!(
            of(&row),
            [
                alone(0, 1, 1),
                alone(1, 2, 1),
                alone(2, 4, 6),
                (Content::Blank, 4, 5, 1),
            ]
        );
    }
}
