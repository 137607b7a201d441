//! Dots in rows, and cells that show four of them each.

/// The rows of dots that a letter has.
pub(super) const HEIGHT: usize = 8;

/// The glyph of a cell by its dots: upper left 1, upper right 2, lower left 4, lower right 8.
const QUARTERS: [char; 16] = [
    ' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█',
];

/// Dots in rows of the same length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bitmap {
    width: usize,
    rows: Vec<Vec<bool>>,
}

impl Default for Bitmap {
    fn default() -> Self {
        Self {
            width: 0,
            rows: vec![Vec::new(); HEIGHT],
        }
    }
}

impl Bitmap {
    /// Rows of eight dots, the first in the lowest bit, without the blank columns beside them.
    pub(super) fn of(bytes: [u8; HEIGHT]) -> Self {
        let all = bytes.iter().fold(0, |all, byte| all | byte);
        let (start, end) = if all == 0 {
            (0, 0)
        } else {
            (all.trailing_zeros(), 8 - all.leading_zeros())
        };
        let row = |byte: &u8| (start..end).map(|bit| byte >> bit & 1 == 1).collect();
        Self {
            width: usize::try_from(end - start).unwrap_or(0),
            rows: bytes.iter().map(row).collect(),
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    fn is_set(&self, x: Option<usize>, y: Option<usize>) -> bool {
        let row = y.and_then(|y| self.rows.get(y));
        let dot = x.and_then(|x| row.and_then(|row| row.get(x)));
        dot.copied().unwrap_or(false)
    }

    /// Adds `other` at the right.
    pub(super) fn append(&mut self, other: &Self) {
        for (row, more) in self.rows.iter_mut().zip(&other.rows) {
            row.extend(more);
        }
        self.width += other.width;
    }

    /// Adds blank columns at the right.
    pub(super) fn widen(&mut self, columns: usize) {
        self.resize(self.width + columns);
    }

    /// Takes columns away from the right.
    pub(super) fn narrow(&mut self, columns: usize) {
        self.resize(self.width.saturating_sub(columns));
    }

    fn resize(&mut self, width: usize) {
        self.width = width;
        for row in &mut self.rows {
            row.resize(width, false);
        }
    }

    /// Twice as large, with the steps of slanted strokes made smaller: each dot becomes four, and one
    /// of these takes the colour of the two neighbours that meet at its corner, where they agree and
    /// the other two do not. The ends of strokes, and where two meet, stay as they are.
    pub(super) fn doubled(&self) -> Self {
        let mut rows = Vec::with_capacity(self.rows.len() * 2);
        for y in 0..self.rows.len() {
            for below in [false, true] {
                let corners = (0..self.width)
                    .flat_map(|x| [false, true].map(|right| self.corner(x, y, right, below)));
                rows.push(corners.collect());
            }
        }
        Self {
            width: self.width * 2,
            rows,
        }
    }

    /// A quarter of a dot, as it is when that is doubled.
    fn corner(&self, x: usize, y: usize, right: bool, below: bool) -> bool {
        let step = |at: usize, up: bool| if up { Some(at + 1) } else { at.checked_sub(1) };
        let (here, beside, beyond) = (Some(x), step(x, right), step(x, !right));
        let (row, next, last) = (Some(y), step(y, below), step(y, !below));
        let dot = self.is_set(here, row);
        let meets = self.is_set(beside, row);
        let is_corner = meets != dot
            && meets == self.is_set(here, next)
            && meets != self.is_set(beyond, row)
            && meets != self.is_set(here, last);
        if !is_corner {
            return dot;
        }
        // Where a slanted stroke goes on, the dots across from each other are of the stroke.
        let (one, other) = (self.is_set(beyond, next), self.is_set(beside, last));
        let is_slanted = if dot { one || other } else { !(one && other) };
        if is_slanted { meets } else { dot }
    }

    /// The same without the pairs of blank rows, each a row of cells, above and below.
    pub(super) fn without_blank_edges(mut self) -> Self {
        let is_blank = |rows: &[Vec<bool>]| !rows.iter().flatten().any(|dot| *dot);
        while self.rows.len() > 2 && self.rows.get(..2).is_some_and(is_blank) {
            self.rows.drain(..2);
        }
        while self.rows.len() > 2 && self.rows.get(self.rows.len() - 2..).is_some_and(is_blank) {
            self.rows.truncate(self.rows.len() - 2);
        }
        self
    }

    /// Rows of cells, each of two rows and two columns of dots.
    pub(super) fn rows(&self) -> Vec<String> {
        let cell = |x: usize, y: usize| {
            let dots = [(0, 0), (1, 0), (0, 1), (1, 1)];
            let bits = dots.iter().enumerate().map(|(bit, (right, down))| {
                usize::from(self.is_set(Some(x + right), Some(y + down))) << bit
            });
            QUARTERS.get(bits.sum::<usize>()).copied().unwrap_or(' ')
        };
        (0..self.rows.len())
            .step_by(2)
            .map(|y| (0..self.width).step_by(2).map(|x| cell(x, y)).collect())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bitmap(rows: &[&str]) -> Bitmap {
        let rows: Vec<Vec<bool>> = rows
            .iter()
            .map(|row| row.chars().map(|dot| dot == '#').collect())
            .collect();
        Bitmap {
            width: rows.first().map_or(0, Vec::len),
            rows,
        }
    }

    fn doubled(rows: &[&str]) -> Vec<String> {
        let doubled = bitmap(rows).doubled();
        let row = |row: &Vec<bool>| row.iter().map(|dot| if *dot { '#' } else { '.' }).collect();
        doubled.rows.iter().map(row).collect()
    }

    #[test]
    fn the_steps_of_slanted_strokes_become_smaller() {
        assert_eq!(
            doubled(&["#..", ".#.", "..#"]),
            ["##....", "###...", ".###..", "..###.", "...###", "....##"]
        );
    }

    #[test]
    fn the_ends_of_strokes_and_where_they_meet_stay_square() {
        let corner = ["##..", "##..", "####"];
        let twice: Vec<String> = corner
            .iter()
            .flat_map(|row| {
                let row: String = row.chars().flat_map(|dot| [dot, dot]).collect();
                [row.clone(), row]
            })
            .collect();
        assert_eq!(
            doubled(&corner).join("\n").replace(' ', ""),
            twice.join("\n")
        );
    }

    #[test]
    fn four_dots_share_a_cell() {
        assert_eq!(
            bitmap(&["#..#", "##.#", "..##", ".#.."]).rows(),
            ["▙▐", "▗▀"]
        );
    }
}
