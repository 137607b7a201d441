//! A table of text that fits in so many columns.

use super::paint::{Paint, Tone};
use crate::text::{clip, width};

/// The columns of space between two columns of a table.
const GAP: usize = 2;
/// The columns that are left to what may be cut.
const LEAST: usize = 24;

/// A table that is being made.
#[derive(Debug)]
pub(super) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// What stands above it.
    pub(super) head: &'static str,
    /// Whether it stands at the right.
    pub(super) right: bool,
    /// What is left out first, when there is too little room: the least goes first.
    pub(super) weight: u8,
}

/// A column with this head, at the right or not, of this weight.
pub(super) const fn column(head: &'static str, right: bool, weight: u8) -> Column {
    Column {
        head,
        right,
        weight,
    }
}

/// What may be cut, and is never left out.
pub(super) const CUT: u8 = u8::MAX;
/// What is never left out.
pub(super) const KEPT: u8 = u8::MAX - 1;

/// One cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) tone: Tone,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self {
            text,
            tone: Tone::Plain,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Table {
    pub(super) fn new(columns: &[Column]) -> Self {
        Self {
            columns: columns.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row: a cell for each column.
    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// The table, and the heads of the columns that were left out for want of room. A column in
    /// which nothing stands is left out as well.
    pub(super) fn text(&self, columns: usize, paint: Paint) -> (String, Vec<&'static str>) {
        let widths: Vec<usize> = (0..self.columns.len()).map(|at| self.width(at)).collect();
        let mut shown: Vec<usize> = (0..self.columns.len())
            .filter(|at| self.rows.iter().any(|row| has_text(row, *at)))
            .collect();
        let mut left_out = Vec::new();
        let of = |at: usize| widths.get(at).copied().unwrap_or_default();
        let weight = |at: usize| self.columns.get(at).map_or(KEPT, |column| column.weight);
        let least = |at: usize| match weight(at) {
            CUT => of(at).min(LEAST),
            _ => of(at),
        };
        let room = |shown: &[usize], each: &dyn Fn(usize) -> usize| {
            let gaps = GAP * shown.len().saturating_sub(1);
            shown.iter().map(|at| each(*at)).sum::<usize>() + gaps
        };
        while room(&shown, &least) > columns {
            let lightest = shown.iter().copied().min_by_key(|at| weight(*at));
            let Some(lightest) = lightest.filter(|at| weight(*at) < KEPT) else {
                break;
            };
            shown.retain(|at| *at != lightest);
            left_out.extend(self.columns.get(lightest).map(|column| column.head));
        }
        let too_much = room(&shown, &of).saturating_sub(columns);
        let final_width = |at: usize| match weight(at) {
            CUT => of(at).saturating_sub(too_much).max(least(at)),
            _ => of(at),
        };
        let mut text = String::new();
        let heads = self.columns.iter().map(|column| Cell {
            text: column.head.to_owned(),
            tone: Tone::Head,
        });
        let heads: Vec<Cell> = heads.collect();
        for row in std::iter::once(&heads).chain(&self.rows) {
            let mut line = String::new();
            let mut owed = 0;
            for at in &shown {
                let (Some(cell), Some(column)) = (row.get(*at), self.columns.get(*at)) else {
                    continue;
                };
                let room = final_width(*at);
                let shown = fit(&cell.text, room);
                let space = room - width(&shown).min(room);
                let (before, after) = if column.right { (space, 0) } else { (0, space) };
                // Space at the end of a line is never written.
                if shown.is_empty() {
                    owed += room;
                } else {
                    line.push_str(&" ".repeat(owed + before));
                    line.push_str(&paint.paint(cell.tone, &shown));
                    owed = after;
                }
                owed += GAP;
            }
            text.push_str(&line);
            text.push('\n');
        }
        left_out.reverse();
        (text, left_out)
    }

    fn width(&self, at: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(at));
        let cells = cells.map(|cell| width(&cell.text));
        let head = self.columns.get(at).map_or(0, |column| width(column.head));
        cells.max().unwrap_or_default().max(head)
    }
}

fn has_text(row: &[Cell], at: usize) -> bool {
    row.get(at).is_some_and(|cell| !cell.text.is_empty())
}

/// `text` in no more columns than these, with a mark where it was cut.
pub(super) fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let cut = clip(text, columns.saturating_sub(1)).trim_end();
    if columns == 0 {
        String::new()
    } else {
        format!("{cut}…")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLAIN: Paint = Paint { is_on: false };

    fn table() -> Table {
        let mut table = Table::new(&[
            column("#", true, KEPT),
            column("slide", false, CUT),
            column("last", true, KEPT),
            column("trend", false, 1),
            column("notes", true, 2),
            column("empty", true, 3),
        ]);
        let row = |cells: [&str; 6]| cells.map(Cell::from).to_vec();
        table.row(row([
            "1",
            "Why the sea comes and goes",
            "1:05",
            "▁▂",
            "",
            "",
        ]));
        table.row(row(["12", "", "10:05", "", "0:20", ""]));
        table
    }

    #[test]
    fn columns_stand_below_each_other() {
        let (text, left_out) = table().text(80, PLAIN);
        assert_eq!(
            text,
            " #  slide                        last  trend  notes\n \
             1  Why the sea comes and goes   1:05  ▁▂\n\
             12                              10:05          0:20\n"
        );
        assert!(left_out.is_empty());
    }

    #[test]
    fn what_may_be_cut_is_cut_and_then_the_lightest_columns_go() {
        let (text, left_out) = table().text(49, PLAIN);
        assert!(text.contains("Why the sea comes and g…"), "{text}");
        assert!(left_out.is_empty());
        let (text, left_out) = table().text(45, PLAIN);
        assert_eq!(left_out, ["trend"], "{text}");
        let (_, left_out) = table().text(35, PLAIN);
        assert_eq!(left_out, ["notes", "trend"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_room_where_there_is_enough(columns in 35_usize..100) {
            let (text, _) = table().text(columns, PLAIN);
            for line in text.lines() {
                prop_assert!(width(line) <= columns, "{line:?}");
                prop_assert!(!line.ends_with(' '));
            }
        }
    }
}
