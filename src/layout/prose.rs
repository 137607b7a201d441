//! Text with inline markup, set in lines.

use super::measure::inset;
use super::page::columns;
use super::piece::Piece;
use super::{Row, Tint};
use crate::deck::Align;
use crate::text::{Clean, Marks, Run, runs, wrap};
use crate::theme::Ink;

/// The lines of one paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines(Vec<Vec<Run>>);

impl Lines {
    /// `source` with its inline markup, broken into lines of at most `width` columns.
    pub(super) fn of(source: &Clean, width: u16) -> Self {
        Self::of_runs(&runs(source), width)
    }

    /// `text` as it is, without any markup, broken into lines of at most `width` columns.
    pub(super) fn verbatim(text: &str, width: u16) -> Self {
        let text = text.to_owned();
        Self::of_runs(
            &[Run {
                text,
                ..Run::default()
            }],
            width,
        )
    }

    /// Runs, broken into lines of at most `width` columns.
    pub(super) fn of_runs(runs: &[Run], width: u16) -> Self {
        let width = usize::from(width);
        Self(wrap(runs, width, width))
    }

    /// How many there are, at least one.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The columns of the widest.
    pub(super) fn width(&self) -> u16 {
        self.0.iter().map(|line| width_of(line)).max().unwrap_or(0)
    }

    /// The lines from column 0 on.
    pub(super) fn set(self, tint: Tint) -> Piece {
        self.set_aligned(tint, Align::Left, 0)
    }

    /// The lines, aligned in `width` columns.
    pub(super) fn set_aligned(self, tint: Tint, align: Align, width: u16) -> Piece {
        let rows = self.0.into_iter().map(|line| {
            let spare = width.saturating_sub(width_of(&line));
            let mut column = inset(align, spare);
            let mut row = Row::default();
            for run in line {
                let width = columns(&run.text);
                row.put_link(column, run.text, marked(tint, run.marks), run.link);
                column = column.saturating_add(width);
            }
            row
        });
        rows.collect::<Vec<_>>().into()
    }
}

/// `source` with its inline markup, in lines of at most `width` columns.
pub(super) fn prose(source: &Clean, tint: Tint, width: u16) -> Piece {
    Lines::of(source, width).set(tint)
}

/// `source` hanging after a mark, in at most `width` columns. Where there is hardly room for the
/// text, its mark goes.
pub(super) fn hung(mark: &str, mark_tint: Tint, source: &Clean, tint: Tint, width: u16) -> Piece {
    let hang = if mark.is_empty() {
        0
    } else {
        columns(mark) + 1
    };
    if hang == 0 || width < hang + 4 {
        return prose(source, tint, width);
    }
    let mut piece = Piece::from(vec![Row::of(0, mark, mark_tint)]);
    piece.beside(prose(source, tint, width - hang).indented(hang));
    piece
}

/// The paragraphs of `source`: what blank lines part.
pub(super) fn paragraphs(source: &Clean) -> Vec<Clean> {
    let mut paragraphs = Vec::new();
    let mut lines = Vec::new();
    for line in source.as_str().lines().chain([""]) {
        let line = line.trim();
        if !line.is_empty() {
            lines.push(line);
        } else if !lines.is_empty() {
            paragraphs.push(Clean::block(&lines.join("\n")));
            lines.clear();
        }
    }
    paragraphs
}

/// A run's tint: its markup says what it is where it names an ink of its own.
fn marked(base: Tint, marks: Marks) -> Tint {
    let ink = if marks.contains(Marks::CODE) {
        Ink::Code
    } else if marks.contains(Marks::LINK) {
        Ink::Link
    } else if marks.contains(Marks::MARKED) {
        Ink::Marked
    } else {
        base.ink
    };
    Tint {
        ink,
        marks: base.marks | marks,
    }
}

fn width_of(line: &[Run]) -> u16 {
    line.iter()
        .fold(0, |width, run| width.saturating_add(columns(&run.text)))
}
