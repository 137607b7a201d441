//! Lists: marks or numbers, hanging lines, and lists in lists.

use super::Context;
use crate::deck::{Item, List, Reveal};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::prose;
use crate::layout::steps::Steps;
use crate::layout::{Row, Tint};
use crate::theme::Ink;

/// What stands before the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `▪`, then `–`, then `·`.
    Bullets,
    /// `1.`, then `a.`, then `i.`
    Numbers,
}

/// Below this width lists in lists are indented by less.
const NARROW: u16 = 40;

/// The width that the text of a nested list keeps, at the least.
const NARROWEST_TEXT: u16 = 12;

pub(super) fn lay_out(list: &List, kind: Kind, context: Context, steps: &mut Steps) -> Piece {
    let width = context.field.width;
    let marks = Marks::of(list.items.len(), kind, 0, list.start, width);
    let mut piece = Piece::default();
    for (index, item) in list.items.iter().enumerate() {
        let mut item = set_item(item, marks, index, width);
        if list.reveal == Reveal::Bullets {
            let number = steps.next();
            steps.admit(&mut item, number);
        }
        if index > 0 {
            piece.space(context.item_gap());
        }
        piece.below(item);
    }
    if list.reveal == Reveal::Bullets {
        steps.end_list();
    }
    piece
}

/// An item and its children.
fn set_item(item: &Item, marks: Marks, index: usize, width: u16) -> Piece {
    let gutter = marks.gutter;
    let mut piece = Piece::default();
    if gutter > 0 {
        let mark = marks.mark(index);
        let left = gutter.saturating_sub(columns(&mark) + 1);
        piece.push(Row::of(left, mark, Tint::of(Ink::Accent)));
    }
    piece.beside(prose(&item.text, Tint::default(), width - gutter).indented(gutter));

    let indent = marks.indent_of_children(width);
    let marks = marks.of_children(item.children.len(), width - indent);
    for (index, child) in item.children.iter().enumerate() {
        piece.below(set_item(child, marks, index, width - indent).indented(indent));
    }
    piece
}

/// The marks of one list.
#[derive(Clone, Copy, Debug)]
struct Marks {
    kind: Kind,
    depth: usize,
    start: u32,
    /// The columns that marks take, the blank after them included; 0 where there is no room.
    gutter: u16,
}

impl Marks {
    fn of(items: usize, kind: Kind, depth: usize, start: u32, width: u16) -> Self {
        let marks = Self {
            kind,
            depth,
            start,
            gutter: 0,
        };
        let gutter = match kind {
            Kind::Bullets => 2,
            Kind::Numbers => {
                1 + (0..items)
                    .map(|index| columns(&marks.mark(index)))
                    .max()
                    .unwrap_or(0)
            }
        };
        // Some columns of text matter more than the mark.
        Self {
            gutter: if width >= gutter + 2 { gutter } else { 0 },
            ..marks
        }
    }

    fn of_children(self, items: usize, width: u16) -> Self {
        Self::of(items, self.kind, self.depth + 1, 1, width)
    }

    fn indent_of_children(self, width: u16) -> u16 {
        let indent = if width < NARROW {
            2
        } else {
            self.gutter.max(4)
        };
        if width >= NARROWEST_TEXT + indent {
            indent
        } else {
            0
        }
    }

    fn mark(self, index: usize) -> String {
        match self.kind {
            Kind::Bullets => String::from(match self.depth {
                0 => '▪',
                1 => '–',
                _ => '·',
            }),
            Kind::Numbers => {
                let number = u32::try_from(index)
                    .unwrap_or(u32::MAX)
                    .saturating_add(self.start);
                format!(
                    "{}.",
                    match self.depth % 3 {
                        0 => number.to_string(),
                        1 => letters(number),
                        _ => roman(number),
                    }
                )
            }
        }
    }
}

/// 1 is `a`, 26 is `z`, 27 is `aa`.
fn letters(mut number: u32) -> String {
    let mut letters = Vec::new();
    while number > 0 {
        number -= 1;
        letters.push(char::from_digit(number % 26 + 10, 36).unwrap_or('?'));
        number /= 26;
    }
    letters.iter().rev().collect()
}

/// 4 is `iv`. Numbers that would be long come in digits.
fn roman(number: u32) -> String {
    const NUMERALS: [(u32, &str); 9] = [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number >= 400 {
        return number.to_string();
    }
    let mut rest = number;
    let mut roman = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            roman.push_str(numeral);
            rest -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::deck::Block;
    use crate::layout::samples::{alone, bullets, list, page, page_at, revealed, sketch, untitled};

    fn numbered(start: u32, items: &[&str]) -> Block {
        Block::Numbered(List {
            start,
            ..list(items)
        })
    }

    #[test]
    fn lines_hang_under_their_item_and_children_are_set_in() {
        let block = || {
            bullets(&[
                "Backyard steel was **too poor** to use, whatever the reports said of it",
                "Whole factories were turned over to steel",
                "> so tools, cloth and fertiliser ran short",
                "> > and 肥料 (fertiliser) most of all",
                "Fields stood unharvested",
            ])
        };
        assert_snapshot!(alone(block(), 60), @"
        |  ▪ Backyard steel was too poor to use, whatever the
        |    reports said of it
        |
        |  ▪ Whole factories were turned over to steel
        |      – so tools, cloth and fertiliser ran short
        |          · and 肥料 (fertiliser) most of all
        |
        |  ▪ Fields stood unharvested
        ");
        assert_snapshot!(alone(block(), 26), @"
        | ▪ Backyard steel was too
        |   poor to use, whatever
        |   the reports said of it
        |
        | ▪ Whole factories were
        |   turned over to steel
        |   – so tools, cloth and
        |     fertiliser ran short
        |     · and 肥料
        |       (fertiliser) most
        |       of all
        |
        | ▪ Fields stood
        |   unharvested
        ");
    }

    #[test]
    fn numbers_are_aligned_at_the_right_and_children_lettered() {
        let block = numbered(
            9,
            &[
                "Steel plants",
                "The shock led to reform",
                "> on the land",
                "> > later",
                "> in trade",
            ],
        );
        assert_snapshot!(alone(block, 60), @"
        |   9. Steel plants
        |
        |  10. The shock led to reform
        |      a. on the land
        |          i. later
        |      b. in trade
        ");
    }

    #[test]
    fn items_stand_apart_only_where_all_of_them_fit_so() {
        let slide = untitled(vec![bullets(&["one", "two", "three"])]);
        assert_snapshot!(sketch(&page(&slide, 60, 14).rows), @"
        |
        |  ▪ one
        |
        |  ▪ two
        |
        |  ▪ three
        ");
        let many: Vec<String> = (0..8).map(|number| format!("item {number}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(page(&untitled(vec![bullets(&many)]), 60, 14).rows.len(), 9);
    }

    #[test]
    fn items_come_one_by_one_and_keep_their_room() {
        let slide = untitled(vec![revealed(&["one", "> with a child", "two", "three"])]);
        let page = page_at(&slide, 2, 60, 0);
        assert_snapshot!(sketch(&page.rows), @"
        |  ▪ one
        |      – with a child
        |
        |  ▪ two
        |
        |
        ");
        assert_eq!(page.fresh, 3..4);
    }

    #[test]
    fn letters_and_numerals_go_on_after_their_first() {
        assert_eq!(
            [1, 26, 27, 702, 703].map(letters),
            ["a", "z", "aa", "zz", "aaa"]
        );
        assert_eq!(
            [1, 4, 9, 40, 399, 400].map(roman),
            ["i", "iv", "ix", "xl", "cccxcix", "400"]
        );
    }
}
