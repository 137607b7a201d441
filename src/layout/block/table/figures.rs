//! Columns of numbers, which stand so that their decimal points do.

use crate::layout::Tint;
use crate::layout::page::columns;
use crate::layout::piece::Piece;
use crate::layout::prose::Lines;
use crate::text::Run;

/// What stands for a number that is missing.
const GAPS: [&str; 8] = ["", "-", "–", "—", "?", "…", "n/a", "·"];

/// The most characters that may follow a number as its unit.
const UNIT: usize = 16;

/// A column of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    comma: bool,
    /// The columns of the longest parts.
    before: u16,
    after: u16,
    unit: u16,
}

/// The parts of a number's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Parts {
    /// The columns before the decimal point.
    before: u16,
    /// From the point on, with what follows without a space.
    after: u16,
    /// The unit after a space; it begins at this byte.
    unit: u16,
    unit_at: usize,
}

impl Figures {
    /// Measures a column's cells; none when one of them is no number, or none is.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c [Run]> + Clone) -> Option<Self> {
        let texts = cells.map(text);
        let comma = texts.clone().any(|text| has_decimal_comma(&text));
        let mut figures = Self {
            comma,
            before: 0,
            after: 0,
            unit: 0,
        };
        let mut is_any = false;
        for text in texts {
            let parts = figures.parted(&text)?;
            is_any |= !GAPS.contains(&text.trim());
            figures.before = figures.before.max(parts.before);
            figures.after = figures.after.max(parts.after);
            figures.unit = figures.unit.max(parts.unit);
        }
        is_any.then_some(figures)
    }

    /// The columns that the numbers take together.
    pub(super) fn width(self) -> u16 {
        let unit = if self.unit > 0 { self.unit + 1 } else { 0 };
        self.before + self.after + unit
    }

    /// A cell with its decimal point and its unit where those of all the column are.
    pub(super) fn set(self, cell: &[Run], tint: Tint) -> Piece {
        let parts = self.parted(&text(cell)).unwrap_or_default();
        let (number, unit) = if parts.unit > 0 {
            split(cell, parts.unit_at)
        } else {
            (cell.to_vec(), Vec::new())
        };
        let mut piece = Lines::of_runs(&number, self.width())
            .set(tint)
            .indented(self.before.saturating_sub(parts.before));
        if parts.unit > 0 {
            let unit = Lines::of_runs(&unit, self.unit).set(tint);
            piece.beside(unit.indented(self.before + self.after + 1));
        }
        piece
    }

    /// The parts of a number. None where it is no number.
    fn parted(self, text: &str) -> Option<Parts> {
        let text = text.trim_end();
        if GAPS.contains(&text) {
            return Some(Parts {
                before: columns(text),
                ..Parts::default()
            });
        }
        let start = text.find(|char: char| char.is_ascii_digit())?;
        let (sign, rest) = text.split_at_checked(start)?;
        // A sign, a currency, or "about".
        let is_sign = |char: char| "+-−±~≈<>≤≥$€£¥. ".contains(char);
        if !sign.chars().all(is_sign) || sign.chars().count() > 3 {
            return None;
        }
        let end = rest
            .char_indices()
            .find(|(at, char)| !self.continues(rest, *at, *char))
            .map_or(rest.len(), |(at, _)| at);
        let (digits, unit) = rest.split_at_checked(end)?;
        let is_unit = |char: char| !char.is_ascii_digit() && !",;:–—/".contains(char);
        if !unit.chars().all(is_unit) || unit.chars().count() > UNIT {
            return None;
        }
        let point = if self.comma { ',' } else { '.' };
        let whole = digits.split(point).next().unwrap_or(digits);
        let before = columns(sign).saturating_add(columns(whole));
        let word = unit.trim_start();
        let is_apart = !word.is_empty() && word.len() < unit.len();
        let after = columns(digits).saturating_sub(columns(whole));
        Some(Parts {
            before,
            after: after + if is_apart { 0 } else { columns(unit) },
            unit: if is_apart { columns(word) } else { 0 },
            unit_at: text.len() - word.len(),
        })
    }

    /// Whether the character at `at` still belongs to the digits.
    fn continues(self, text: &str, at: usize, char: char) -> bool {
        let next = text.get(at + char.len_utf8()..).unwrap_or_default();
        let digits = next.chars().take_while(char::is_ascii_digit).count();
        match char {
            '0'..='9' => true,
            '.' | ',' if (char == ',') == self.comma => digits > 0,
            '.' | ',' | ' ' | '\u{A0}' | '\u{202F}' | '\'' | '’' | '_' => digits == 3,
            _ => false,
        }
    }
}

/// The runs up to a byte of their text, without space at the end, and from it on.
fn split(cell: &[Run], at: usize) -> (Vec<Run>, Vec<Run>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut start = 0;
    for run in cell {
        let here = at.saturating_sub(start).min(run.text.len());
        let (left, right) = run.text.split_at_checked(here).unwrap_or((&run.text, ""));
        for (text, runs) in [(left, &mut before), (right, &mut after)] {
            if !text.is_empty() {
                runs.push(Run {
                    text: text.to_owned(),
                    ..run.clone()
                });
            }
        }
        start += run.text.len();
    }
    (before, after)
}

fn text(cell: &[Run]) -> String {
    cell.iter().map(|run| run.text.as_str()).collect()
}

/// Whether a comma in `text` can only be a decimal one: it parts no three digits, or comes after a
/// point.
fn has_decimal_comma(text: &str) -> bool {
    let Some((before, after)) = text.rsplit_once(',') else {
        return false;
    };
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    let follows_digit = before.ends_with(|char: char| char.is_ascii_digit());
    let is_whole = before.ends_with('0') && before.len() == 1;
    follows_digit
        && digits > 0
        && (digits != 3 || is_whole || before.contains('.'))
        && !after.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Row;

    fn cell(text: &str) -> Vec<Run> {
        vec![Run {
            text: text.to_owned(),
            ..Run::default()
        }]
    }

    /// The cells with blanks before them, as their column sets them; nothing for no numbers.
    fn set(cells: &[&str]) -> Vec<String> {
        let cells: Vec<Vec<Run>> = cells.iter().map(|text| cell(text)).collect();
        let Some(figures) = Figures::of(cells.iter().map(Vec::as_slice)) else {
            return Vec::new();
        };
        let set = cells.iter().map(|cell| {
            let piece = figures.set(cell, Tint::default());
            assert!(piece.rows.iter().all(|row| row.width() <= figures.width()));
            let rows: Vec<String> = piece.rows.iter().map(Row::text).collect();
            rows.join("/")
        });
        set.collect()
    }

    #[test]
    fn points_stand_below_each_other() {
        assert_eq!(set(&["195", "143.5", "−8.25"]), ["195", "143.5", " −8.25"]);
        assert_eq!(
            set(&["1,234.5", "12", "0.75"]),
            ["1,234.5", "   12", "    0.75"]
        );
        assert_eq!(
            set(&["1.234,5", "12", "0,75"]),
            ["1.234,5", "   12", "    0,75"]
        );
        assert_eq!(set(&["1,234", "56"]), ["1,234", "   56"]);
        assert_eq!(set(&["45 000", "300"]), ["45 000", "   300"]);
        assert_eq!(set(&["0,375", "12,500"]), [" 0,375", "12,500"]);
    }

    #[test]
    fn units_follow_and_signs_come_before() {
        assert_eq!(set(&["9.5 Mt", "200 Mt"]), ["  9.5 Mt", "200   Mt"]);
        assert_eq!(
            set(&["7%", "12.5%", "≈ 100%"]),
            ["    7%", "   12.5%", "≈ 100%"]
        );
        assert_eq!(set(&["$5", "€12.50"]), [" $5", "€12.50"]);
        assert_eq!(
            set(&["15 million", "8 million"]),
            ["15 million", " 8 million"]
        );
    }

    #[test]
    fn what_is_missing_stands_at_the_point() {
        assert_eq!(set(&["195.5", "–", ""]), ["195.5", "  –", ""]);
        assert_eq!(set(&["–", ""]), [""; 0]);
    }

    #[test]
    fn one_text_makes_a_column_of_texts() {
        for text in [
            "the harvest",
            "1953–58",
            "1955, 1956",
            "3 of 4",
            "v1",
            "12:30",
            "1/2",
        ] {
            assert_eq!(set(&["195", text]), [""; 0], "{text}");
        }
    }
}
