//! Text with inline markup, set in lines.

use super::page::columns;
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

    /// The lines as rows, aligned in `width` columns from column `left` on.
    pub(super) fn set(self, tint: Tint, align: Align, left: u16, width: u16) -> Vec<Row> {
        let indent = |line: &[Run]| {
            let spare = width.saturating_sub(width_of(line));
            left.saturating_add(match align {
                Align::Left => 0,
                Align::Center => spare / 2,
                Align::Right => spare,
            })
        };
        self.0
            .into_iter()
            .map(|line| {
                let mut row = Row::default();
                let mut column = indent(&line);
                for run in line {
                    let tint = marked(tint, run.marks);
                    let width = columns(&run.text);
                    row.put_link(column, run.text, tint, run.link);
                    column = column.saturating_add(width);
                }
                row
            })
            .collect()
    }

    /// Adds the lines to `rows`, the first line to the first row: they lie right of what is there.
    pub(super) fn set_beside(self, rows: &mut Vec<Row>, tint: Tint, left: u16) {
        let mut set = self.set(tint, Align::Left, left, 0).into_iter();
        for (row, line) in rows.iter_mut().zip(&mut set) {
            row.spans.extend(line.spans);
        }
        rows.extend(set);
    }
}

/// `source` as rows of at most `width` columns from column 0 on.
pub(super) fn prose(source: &Clean, tint: Tint, align: Align, width: u16) -> Vec<Row> {
    Lines::of(source, width).set(tint, align, 0, width)
}

/// `source` hanging after a mark, in at most `width` columns. Where there is hardly room for the
/// text, its mark goes.
pub(super) fn hung(
    mark: &str,
    mark_tint: Tint,
    source: &Clean,
    tint: Tint,
    width: u16,
) -> Vec<Row> {
    let hang = if mark.is_empty() {
        0
    } else {
        columns(mark) + 1
    };
    if hang == 0 || width < hang + 4 {
        return prose(source, tint, Align::Left, width);
    }
    let mut rows = vec![Row::of(0, mark, mark_tint)];
    Lines::of(source, width - hang).set_beside(&mut rows, tint, hang);
    rows
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
