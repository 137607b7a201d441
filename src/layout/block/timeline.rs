//! What happened when, along a line.

use super::Context;
use crate::deck::{Align, Milestone, Reveal, Timeline};
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::layout::steps::Steps;
use crate::layout::{Row, Tint};
use crate::theme::Ink;

const MARK: &str = "●";
const LINE: &str = "│";

pub(super) fn lay_out(timeline: &Timeline, context: Context, steps: &mut Steps) -> Piece {
    let axis = Axis::of(timeline, context.field.width);
    let mut piece = Piece::default();
    for (index, milestone) in timeline.milestones.iter().enumerate() {
        let is_last = index + 1 == timeline.milestones.len();
        let mut moment = axis.set(milestone, is_last);
        if !is_last {
            // The line goes on; it belongs to the milestone above, so that it leads to what is
            // still to come.
            for _ in 0..context.item_gap() {
                moment.push(axis.line());
            }
        }
        if timeline.reveal == Reveal::Bullets {
            let number = steps.next();
            steps.admit(&mut moment, number);
        }
        piece.below(moment);
    }
    if timeline.reveal == Reveal::Bullets {
        steps.end_list();
    }
    piece
}

/// Where the line stands, and the texts beside it.
#[derive(Clone, Copy, Debug)]
struct Axis {
    /// The columns for `when`, at the line's left; 0 when it stands above `what`.
    when: u16,
    line: u16,
    what: u16,
    width: u16,
}

impl Axis {
    fn of(timeline: &Timeline, width: u16) -> Self {
        let widest = timeline
            .milestones
            .iter()
            .map(|milestone| columns(milestone.when.as_str()))
            .max()
            .unwrap_or(0);
        match width {
            0..8 => Self {
                when: 0,
                line: 0,
                what: 0,
                width,
            },
            8..30 => Self {
                when: 0,
                line: 0,
                what: 2,
                width,
            },
            30..50 => Self::beside(widest.min(width / 3), 1, width),
            _ => Self::beside(widest.min(width / 3), 2, width),
        }
    }

    fn beside(when: u16, gap: u16, width: u16) -> Self {
        let line = if when == 0 { 0 } else { when + gap };
        Self {
            when,
            line,
            what: line + 1 + gap,
            width,
        }
    }

    fn set(self, milestone: &Milestone, is_last: bool) -> Piece {
        let what = prose(&milestone.what, Tint::default(), self.width - self.what);
        let is_beside = self.when > 0;
        let width = if is_beside {
            self.when
        } else {
            self.width - self.what
        };
        let align = if is_beside { Align::Right } else { Align::Left };
        let mut when = Piece::default();
        if !milestone.when.is_blank() {
            when = Lines::verbatim(milestone.when.as_str(), width).set_aligned(
                Tint::bold(Ink::Body),
                align,
                width,
            );
        }
        if is_beside {
            let height = what.height().max(when.height());
            when.beside(self.drawn(height, is_last));
            when.beside(what.indented(self.what));
            when
        } else {
            when.below(what);
            let mut piece = self.drawn(when.height(), is_last);
            piece.beside(when.indented(self.what));
            piece
        }
    }

    /// The line beside a milestone of `height` rows.
    fn drawn(self, height: usize, is_last: bool) -> Piece {
        if self.what == 0 {
            return vec![Row::default(); height].into();
        }
        let mut rows = vec![if is_last { Row::default() } else { self.line() }; height];
        if let Some(first) = rows.first_mut() {
            *first = Row::of(self.line, MARK, Tint::of(Ink::Accent));
        }
        rows.into()
    }

    fn line(self) -> Row {
        if self.what == 0 {
            Row::default()
        } else {
            Row::of(self.line, LINE, Tint::of(Ink::Dim))
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::deck::Block;
    use crate::layout::samples::{alone, page, page_at, sketch, timeline, untitled};

    fn moments() -> Timeline {
        timeline(&[
            (
                "1953",
                "First Five-Year Plan; farms begin to join cooperatives",
            ),
            ("May 1958", "The *Great Leap* Forward"),
            ("Autumn", "Furnaces"),
        ])
    }

    #[test]
    fn moments_stand_along_a_line_with_their_dates_at_its_left() {
        assert_snapshot!(alone(Block::Timeline(moments()), 60), @"
        |      1953  ●  First Five-Year Plan; farms begin to join
        |            │  cooperatives
        |            │
        |  May 1958  ●  The Great Leap Forward
        |            │
        |    Autumn  ●  Furnaces
        ");
        assert_snapshot!(alone(Block::Timeline(moments()), 40), @"
        |     1953 ● First Five-Year Plan; farms
        |          │ begin to join cooperatives
        |          │
        | May 1958 ● The Great Leap Forward
        |          │
        |   Autumn ● Furnaces
        ");
    }

    #[test]
    fn dates_stand_above_what_happened_where_it_is_narrow() {
        assert_snapshot!(alone(Block::Timeline(moments()), 24), @"
        | ● 1953
        | │ First Five-Year
        | │ Plan; farms begin to
        | │ join cooperatives
        | │
        | ● May 1958
        | │ The Great Leap
        | │ Forward
        | │
        | ● Autumn
        |   Furnaces
        ");
    }

    #[test]
    fn the_line_is_unbroken_where_there_is_no_space() {
        let slide = untitled(vec![Block::Timeline(moments())]);
        assert_snapshot!(sketch(&page(&slide, 52, 5).rows), @"
        |      1953 ● First Five-Year Plan; farms begin to
        |           │ join cooperatives
        |  May 1958 ● The Great Leap Forward
        |    Autumn ● Furnaces
        ");
    }

    #[test]
    fn moments_come_one_by_one() {
        let timeline = Timeline {
            reveal: Reveal::Bullets,
            ..moments()
        };
        let page = page_at(&untitled(vec![Block::Timeline(timeline)]), 1, 60, 0);
        assert_snapshot!(sketch(&page.rows), @"
        |      1953  ●  First Five-Year Plan; farms begin to join
        |            │  cooperatives
        |            │
        |
        |
        |
        ");
        assert_eq!(page.fresh, 0..3);
    }
}
