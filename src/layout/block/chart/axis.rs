//! Axes: round numbers along one, labels along the other.

use super::super::frame::shorten;
use super::number::decimals;
use crate::layout::page::columns;

/// More ticks than these tell no more.
const MOST_TICKS: u16 = 8;

/// A stretch of numbers, with round ones marked in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axis {
    pub(super) low: f64,
    pub(super) high: f64,
    /// From `low` to `high`, at least these two.
    pub(super) ticks: Vec<f64>,
    /// The decimals that all of them can be written with.
    pub(super) decimals: usize,
}

impl Axis {
    /// An axis that holds both ends, with at most `most` ticks (at least 2, or 3 with zero between
    /// the ends): multiples of 1, 2 or 5 times a power of ten.
    pub(super) fn of(low: f64, high: f64, most: u16) -> Self {
        let fewest = if low < 0.0 && high > 0.0 { 3 } else { 2 };
        let most = f64::from(most.max(fewest));
        let (low, high) = match (low, high) {
            _ if low < high => (low, high),
            _ if low > 0.0 => (0.0, low),
            _ if low < 0.0 => (low, 0.0),
            _ => (0.0, 1.0),
        };
        // Halves, as the difference of the largest numbers is none.
        let least = (high / 2.0 - low / 2.0) / ((most - 1.0) / 2.0);
        Self::round(low, high, least, most).unwrap_or_else(|| Self {
            low,
            high,
            ticks: vec![low, high],
            decimals: decimals(low).max(decimals(high)),
        })
    }

    /// An axis for `room` rows: with three of them or more to a step, and few left over.
    pub(super) fn in_rows(low: f64, high: f64, room: u16) -> Self {
        let room = room.max(1);
        let unused = |axis: &Self| room - axis.apart(room) * axis.steps();
        let axes = (3..=(room / 3 + 1).clamp(3, MOST_TICKS)).rev();
        let axes: Vec<Self> = axes.map(|most| Self::of(low, high, most)).collect();
        let best = axes.iter().find(|axis| unused(axis) <= 2);
        let best = best.or(axes.iter().min_by_key(|axis| unused(axis)));
        best.cloned().unwrap_or_else(|| Self::of(low, high, 3))
    }

    /// How many steps its ticks make.
    pub(super) fn steps(&self) -> u16 {
        u16::try_from(self.ticks.len().saturating_sub(1))
            .unwrap_or(u16::MAX)
            .max(1)
    }

    /// How many of `room` rows are for one step.
    pub(super) fn apart(&self, room: u16) -> u16 {
        room / self.steps()
    }

    fn round(low: f64, high: f64, least: f64, most: f64) -> Option<Self> {
        // The least numbers of all have no half, and nothing has no power of ten.
        if least < f64::MIN_POSITIVE {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a power of ten has at most three digits"
        )]
        let power = least.log10().floor() as i32;
        for digit in [1.0, 2.0, 5.0, 10.0, 20.0, 50.0] {
            // Read as it is written, it is rounded once: 3 × 0.1 would not be 0.3.
            let times = |count: f64| {
                let written = format!("{}e{power}", count * digit);
                written.parse().unwrap_or(f64::NAN)
            };
            let step = times(1.0);
            if !step.is_finite() || step < f64::MIN_POSITIVE || step < least * 0.999_999 {
                continue;
            }
            let (first, end) = ((low / step).floor(), (high / step).ceil());
            let count = end - first + 1.0;
            // Past this size whole numbers are not all there.
            if first.abs().max(end.abs()) > 1e15 {
                return None;
            }
            if (2.0..=most).contains(&count) {
                let ticks: Vec<f64> = std::iter::successors(Some(first), |at| Some(at + 1.0))
                    .take_while(|at| *at <= end)
                    .map(times)
                    .collect();
                let (low, high) = (times(first), times(end));
                return (low.is_finite() && high.is_finite()).then(|| Self {
                    low,
                    high,
                    decimals: decimals(step),
                    ticks,
                });
            }
        }
        None
    }

    /// Where `value` stands: 0 at `low`, 1 at `high`.
    pub(super) fn share(&self, value: f64) -> f64 {
        share(value, self.low, self.high)
    }
}

/// Where `value` stands: 0 at `low`, 1 at `high`, which is greater.
pub(super) fn share(value: f64, low: f64, high: f64) -> f64 {
    let share = (value / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0);
    if share.is_finite() {
        share.clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// `share`, from 0 to 1, of `whole`, to the nearest.
pub(super) fn part(share: f64, whole: u16) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies between 0 and the whole"
    )]
    let part = (share.clamp(0.0, 1.0) * f64::from(whole)).round() as u16;
    part.min(whole)
}

/// Labels under their places, each with its first column, in `width` columns: all of them, or every
/// second, third … so that two columns at least part one from the next.
pub(super) fn thinned(labels: &[String], centres: &[u16], width: u16) -> Vec<(u16, String)> {
    let most = (width / 2).max(8).min(width);
    let set: Vec<(u16, u16, String)> = labels
        .iter()
        .zip(centres)
        .map(|(label, centre)| {
            let label = shorten(label, most);
            let columns = columns(&label);
            let left = centre
                .saturating_sub(columns.saturating_sub(1) / 2)
                .min(width.saturating_sub(columns));
            (left, left + columns, label)
        })
        .collect();
    let fits = |step: &usize| {
        let shown = || set.iter().step_by(*step);
        shown()
            .zip(shown().skip(1))
            .all(|((_, end, _), (left, ..))| *left >= end + 2)
    };
    let step = (1..=set.len().max(1)).find(fits).unwrap_or(1);
    set.into_iter()
        .step_by(step)
        .map(|(left, _, label)| (left, label))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ticks_are_round() {
        let ticks = |low, high, most| Axis::of(low, high, most).ticks;
        assert_eq!(ticks(0.0, 200.0, 6), [0.0, 50.0, 100.0, 150.0, 200.0]);
        assert_eq!(ticks(0.0, 195.0, 4), [0.0, 100.0, 200.0]);
        assert_eq!(ticks(-15.0, 3.0, 5), [-15.0, -10.0, -5.0, 0.0, 5.0]);
        assert_eq!(ticks(0.0, 0.31, 5), [0.0, 0.1, 0.2, 0.3, 0.4]);
        assert_eq!(ticks(0.0, 9e6, 3), [0.0, 5e6, 1e7]);
        assert_eq!(ticks(0.0, 1e308, 3), [0.0, 5e307, 1e308]);
    }

    #[test]
    fn one_number_has_an_axis_and_zero() {
        assert_eq!(Axis::of(7.0, 7.0, 4).ticks, [0.0, 5.0, 10.0]);
        assert_eq!(Axis::of(-7.0, -7.0, 4).ticks, [-10.0, -5.0, 0.0]);
        assert_eq!(Axis::of(0.0, 0.0, 3).ticks, [0.0, 0.5, 1.0]);
    }

    #[test]
    fn the_least_number_of_all_has_an_axis() {
        let least = f64::from_bits(1);
        assert_eq!(Axis::of(least, least, 3).ticks, [0.0, least]);
        assert_eq!(Axis::of(-least, least, 3).ticks, [-least, least]);
    }

    #[test]
    fn decimals_are_those_of_the_steps() {
        assert_eq!(Axis::of(0.0, 0.31, 5).decimals, 1);
        assert_eq!(Axis::of(0.0, 1.0, 3).decimals, 1);
        assert_eq!(Axis::of(0.0, 40.0, 5).decimals, 0);
    }

    #[test]
    fn labels_are_left_out_before_they_touch() {
        let labels = |count: u16| -> Vec<String> {
            (0..count).map(|year| (1950 + year).to_string()).collect()
        };
        let shown = |count: u16, apart: u16| -> Vec<String> {
            let centres: Vec<u16> = (0..count).map(|at| at * apart).collect();
            thinned(&labels(count), &centres, count * apart)
                .into_iter()
                .map(|(_, label)| label)
                .collect()
        };
        assert_eq!(shown(3, 8), ["1950", "1951", "1952"]);
        assert_eq!(shown(6, 3), ["1950", "1953"]);
        assert_eq!(shown(9, 1), ["1950"]);
    }

    proptest! {
        #[test]
        fn an_axis_holds_its_numbers(
            a in prop::num::f64::ANY,
            b in -1e6..1e6_f64,
            most in 0_u16..20,
        ) {
            let a = if a.is_finite() { a } else { b / 3.0 };
            for (low, high) in [(a.min(b), a.max(b)), (a, a), (b, b + 1.0)] {
                let axis = Axis::of(low, high, most);
                prop_assert!(axis.low <= low && high <= axis.high, "{axis:?}");
                prop_assert!(axis.low < axis.high);
                prop_assert!((2..=usize::from(most.max(3))).contains(&axis.ticks.len()), "{axis:?}");
                prop_assert_eq!(axis.ticks.first(), Some(&axis.low));
                prop_assert_eq!(axis.ticks.last(), Some(&axis.high));
                prop_assert!(axis.ticks.is_sorted());
                prop_assert!((0.0..=1.0).contains(&axis.share(high)));
            }
        }

        #[test]
        fn labels_keep_apart_and_on_the_page(
            labels in prop::collection::vec("[a-z大]{0,12}", 0..30),
            width in 1_u16..120,
        ) {
            let count = u16::try_from(labels.len()).unwrap();
            let centres: Vec<u16> = (0..count).map(|at| at * width / count.max(1)).collect();
            let mut end = 0;
            for (index, (left, label)) in thinned(&labels, &centres, width).iter().enumerate() {
                prop_assert!(index == 0 || *left >= end + 2);
                end = left + columns(label);
                prop_assert!(end <= width);
            }
        }
    }
}
