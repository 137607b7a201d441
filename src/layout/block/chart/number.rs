//! Numbers as people write them, and bars as long as they are.

use super::axis::part;

/// The most decimals that are shown.
const DECIMALS: usize = 6;

/// Eight steps from nothing to a whole cell, less the first.
const EIGHTHS: [&str; 7] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/// How many decimals `value` has.
pub(super) fn decimals(value: f64) -> usize {
    if is_extreme(value) {
        return 0;
    }
    let text = format!("{value}");
    text.split_once('.')
        .map_or(0, |(_, decimals)| decimals.len().min(DECIMALS))
}

/// `value` with this many decimals and its unit: `45 000 Mt`, `12.50 %`.
pub(super) fn number(value: f64, decimals: usize, unit: Option<&str>) -> String {
    let digits = if is_extreme(value) {
        format!("{:e}", value.abs())
    } else {
        grouped(&format!("{:.decimals$}", value.abs()))
    };
    let sign = if value < 0.0 { "−" } else { "" };
    match unit {
        None | Some("") => format!("{sign}{digits}"),
        Some(unit) if is_sign(unit) => format!("{sign}{digits}{unit}"),
        Some(unit) => format!("{sign}{digits} {unit}"),
    }
}

/// Whether digits alone would be too many to read.
fn is_extreme(value: f64) -> bool {
    let size = value.abs();
    size >= 1e15 || (size > 0.0 && size < 1e-6)
}

/// Blanks between thousands, from five digits on.
fn grouped(digits: &str) -> String {
    let whole = digits.split('.').next().unwrap_or(digits).len();
    if whole < 5 {
        return digits.to_owned();
    }
    let mut grouped = String::with_capacity(digits.len() + whole / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && index < whole && (whole - index).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// A bar for `value`, `columns` columns long for `most`. Something is seen of anything above 0.
/// Bars that are not solid end at whole cells.
pub(super) fn bar(value: f64, most: f64, columns: u16, fill: char) -> String {
    let fill_of = |cells: u16| fill.to_string().repeat(usize::from(cells));
    let eighths = steps(value, most, columns, 8);
    if fill != '█' {
        return fill_of(steps(value, most, columns, 1));
    }
    let part = usize::from(eighths % 8).wrapping_sub(1);
    let part = EIGHTHS.get(part).copied().unwrap_or_default();
    format!("{}{part}", fill_of(eighths / 8))
}

/// The same for what is below zero, `columns` columns long for `least`. It ends at the right, and
/// starts at halves of a cell.
pub(super) fn bar_below(value: f64, least: f64, columns: u16, fill: char) -> String {
    let fill_of = |cells: u16| fill.to_string().repeat(usize::from(cells));
    if fill != '█' {
        return fill_of(steps(-value, -least, columns, 1));
    }
    let halves = steps(-value, -least, columns, 2);
    let part = if halves % 2 == 1 { "▐" } else { "" };
    format!("{part}{}", fill_of(halves / 2))
}

/// How many steps `value` takes of a bar of `cells` cells, each of `steps` steps, that is whole at
/// `most`: one at least for anything above 0.
pub(super) fn steps(value: f64, most: f64, cells: u16, steps: u16) -> u16 {
    let whole = cells.saturating_mul(steps);
    if whole == 0 || value <= 0.0 || most <= 0.0 {
        return 0;
    }
    part(value / most, whole).max(1)
}

/// Whether `unit` is a sign, which stands at each number, and no word.
pub(super) fn is_sign(unit: &str) -> bool {
    matches!(unit, "%" | "‰" | "°")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_with_their_unit_and_the_same_decimals() {
        assert_eq!(number(12.5, 2, Some("Mt")), "12.50 Mt");
        assert_eq!(number(80.0, 0, Some("%")), "80%");
        assert_eq!(number(-3.0, 0, None), "−3");
        assert_eq!(number(-0.0, 0, None), "0");
    }

    #[test]
    fn thousands_are_parted_from_five_digits_on() {
        assert_eq!(number(1958.0, 0, None), "1958");
        assert_eq!(number(45_000.0, 0, None), "45 000");
        assert_eq!(number(1_234_567.25, 2, None), "1 234 567.25");
    }

    #[test]
    fn numbers_too_long_to_read_are_written_with_an_exponent() {
        assert_eq!(number(1e300, 0, None), "1e300");
        assert_eq!(number(-2.5e-9, 0, None), "−2.5e-9");
        assert_eq!(decimals(1e-9), 0);
    }

    #[test]
    fn decimals_are_those_that_the_number_has() {
        assert_eq!(decimals(3.0), 0);
        assert_eq!(decimals(0.25), 2);
        assert_eq!(decimals(1.0 / 3.0), 6);
    }

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        let solid = |value, columns| bar(value, 10.0, columns, '█');
        assert_eq!(solid(10.0, 4), "████");
        assert_eq!(solid(5.0, 5), "██▌");
        assert_eq!(solid(0.001, 4), "▏");
        assert_eq!(solid(0.0, 4), "");
        assert_eq!(solid(-3.0, 4), "");
        assert_eq!(bar(5.0, 10.0, 5, '▒'), "▒▒▒");
    }

    #[test]
    fn bars_below_zero_end_at_it() {
        assert_eq!(bar_below(-10.0, -10.0, 4, '█'), "████");
        assert_eq!(bar_below(-5.0, -10.0, 5, '█'), "▐██");
        assert_eq!(bar_below(-0.001, -10.0, 4, '░'), "░");
        assert_eq!(bar_below(3.0, -10.0, 4, '█'), "");
    }
}
