//! What happens to the whole screen before anything is written: rows that move, a part that is blank.

use super::abilities::Abilities;
use super::line::Line;
use super::look::Look;
use super::plan::{Base, Planner, Step};
use super::sheet::Sheet;
use super::spot::{Glyph, Spot};

/// The bytes of setting a colour, moving to a row, and taking out or putting in rows, twice.
const SHIFT: isize = 22;
/// The bytes of moving to a row and erasing all below it.
const BELOW: isize = 8;

/// What a terminal shows, if that is known, and what it is to show.
pub(super) struct Screens<'a> {
    pub(super) before: Option<&'a Sheet<'a>>,
    pub(super) next: &'a Sheet<'a>,
}

/// What is done first. Blanks that come of it have this look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing.
    None,
    /// The screen is cleared.
    Clear(Look),
    /// It is cleared from this row on.
    Below(u16, Look),
    /// Rows are taken out, and as many are put in.
    Shift {
        /// The first that is taken out.
        from: u16,
        /// The first that is put in, counted once the others are out.
        to: u16,
        count: u16,
        look: Look,
        /// Whether those that come have that look for sure.
        is_sure: bool,
    },
}

impl Change {
    pub(super) fn write(self, line: &mut Line<'_>) {
        match self {
            Self::None => {}
            Self::Clear(look) => line.clear(look),
            Self::Below(row, look) => line.clear_below(row, look),
            Self::Shift {
                from,
                to,
                count,
                look,
                ..
            } => line.shift(from, to, count, look),
        }
    }
}

impl<'a> Screens<'a> {
    /// What may be worth doing first.
    pub(super) fn changes(&self, planner: &mut Planner) -> Vec<Change> {
        let ground = self.ground(planner);
        let Some(before) = self.before else {
            return vec![Change::Clear(ground)];
        };
        let rows = || 0..self.next.height();
        let mut all = vec![Change::None];
        // Pictures that lie over cells do not move with them, or move against them.
        let is_covered =
            |sheet: &Sheet<'_>| rows().any(|row| sheet.row(row).contains(&Spot::Covered));
        if is_covered(before) || is_covered(self.next) {
            return all;
        }
        let costs: Vec<Costs> = rows()
            .map(|row| {
                let next = self.next.row(row);
                let is_same = before.row(row) == next;
                Costs {
                    now: if is_same {
                        0
                    } else {
                        planner.cost(Base::Row(before.row(row)), next)
                    },
                    blank: planner.cost(Base::Blank(ground), next),
                }
            })
            .collect();
        let signed = |cost: usize| isize::try_from(cost).unwrap_or(isize::MAX);
        let gain = |row: &Costs| signed(row.now) - signed(row.blank);
        let whole = (costs.iter().map(gain).sum::<isize>(), Change::Clear(ground));
        let below = rows().zip(&costs).rev().scan(0, |sum, (row, cost)| {
            *sum += gain(cost);
            Some((*sum - BELOW, row))
        });
        let below = below
            .max()
            .map(|(gain, row)| (gain, Change::Below(row, ground)));
        let shifts = planner.abilities.contains(Abilities::SHIFTS);
        let is_sure = planner.abilities.inserts(ground);
        let stretch = best_stretch(costs.iter().map(gain)).filter(|_| shifts && is_sure);
        let stretch =
            stretch
                .filter(|(_, _, end)| *end < self.next.height())
                .map(|(gain, from, end)| {
                    let blank = Change::Shift {
                        from,
                        to: from,
                        count: end - from,
                        look: ground,
                        is_sure,
                    };
                    (gain - SHIFT, blank)
                });
        let blank = stretch.into_iter().chain(below).chain([whole]);
        if let Some((gain, change)) = blank.max_by_key(|(gain, _)| *gain)
            && gain > 0
        {
            all.push(change);
        }
        if !shifts {
            return all;
        }
        all.extend(self.moved(before, &costs, ground, is_sure));
        all
    }

    /// What is to be written after `change`; none when that cannot be done.
    pub(super) fn steps(&self, change: Change, planner: &mut Planner) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        for row in 0..self.next.height() {
            let next = self.next.row(row);
            let base = self.base(change, row);
            if let Base::Row(was) = base
                && was == next
            {
                continue;
            }
            planner.plan(base, row, next, &mut steps)?;
        }
        Some(steps)
    }

    /// What is in `row` after `change`.
    fn base(&self, change: Change, row: u16) -> Base<'a, 'a> {
        let kept = |row: u16| match self.before {
            Some(before) => Base::Row(before.row(row)),
            None => Base::Unknown,
        };
        match change {
            Change::Clear(look) => Base::Blank(look),
            Change::Below(first, look) if row >= first => Base::Blank(look),
            Change::None | Change::Below(..) => kept(row),
            Change::Shift {
                from,
                to,
                count,
                look,
                is_sure,
            } => {
                if (to..to + count).contains(&row) {
                    return if is_sure {
                        Base::Blank(look)
                    } else {
                        Base::Unknown
                    };
                }
                let row = if row >= to + count { row - count } else { row };
                kept(if row >= from { row + count } else { row })
            }
        }
    }

    /// Whether terminals may disagree about where glyphs of `row` stand.
    pub(super) fn is_uncertain(&self, row: u16) -> bool {
        let spots = self.next.row(row).iter();
        spots
            .into_iter()
            .any(|spot| matches!(spot, Spot::Glyph(glyph) if glyph.is_uncertain()))
    }

    /// The most common look of rows' ends, that can be erased.
    fn ground(&self, planner: &Planner) -> Look {
        let mut counts: Vec<(Look, usize)> = Vec::new();
        for row in 0..self.next.height() {
            let Some(Spot::Glyph(last)) = self.next.row(row).last() else {
                continue;
            };
            let look = Look::blank(last.look.background);
            if !planner.abilities.erases(look) {
                continue;
            }
            match counts.iter_mut().find(|(known, _)| *known == look) {
                Some((_, count)) => *count += 1,
                None => counts.push((look, 1)),
            }
        }
        let most = counts.into_iter().max_by_key(|(_, count)| *count);
        most.map(|(look, _)| look).unwrap_or_default()
    }

    /// Rows that stand elsewhere now.
    fn moved(
        &self,
        before: &Sheet<'_>,
        costs: &[Costs],
        look: Look,
        is_sure: bool,
    ) -> Option<Change> {
        let height = self.next.height();
        let old: Vec<u64> = (0..height).map(|row| sign(before.row(row))).collect();
        let new: Vec<u64> = (0..height).map(|row| sign(self.next.row(row))).collect();
        let mut best: Option<(isize, Change)> = None;
        for count in 1..height {
            let shift = usize::from(count);
            for up in [true, false] {
                // The rows of the screen to be, each with the one before that would come there.
                let pairs = new.len() - shift;
                let (to, from) = if up { (0, shift) } else { (shift, 0) };
                let gains = (0..pairs).map(|at| {
                    let cost = costs.get(at + to).copied().unwrap_or_default();
                    let cost_of = |cost: usize| isize::try_from(cost).unwrap_or(isize::MAX);
                    if new.get(at + to) == old.get(at + from) {
                        cost_of(cost.now)
                    } else if cost.now == 0 {
                        -cost_of(cost.blank)
                    } else {
                        0
                    }
                });
                let Some((gain, first, end)) = best_stretch(gains) else {
                    continue;
                };
                if gain > SHIFT && best.is_none_or(|(most, _)| gain > most) {
                    let (from, to) = if up { (first, end) } else { (end, first) };
                    // Older Linux consoles leave the last row as it is.
                    if from.max(to) + count >= height {
                        continue;
                    }
                    best = Some((
                        gain,
                        Change::Shift {
                            from,
                            to,
                            count,
                            look,
                            is_sure,
                        },
                    ));
                }
            }
        }
        best.map(|(_, change)| change)
    }
}

/// The bytes that a row takes.
#[derive(Clone, Copy, Debug, Default)]
struct Costs {
    /// As it is now.
    now: usize,
    /// When it is blank.
    blank: usize,
}

/// The stretch with the largest sum: that, where it begins, and where it ends.
fn best_stretch(gains: impl Iterator<Item = isize>) -> Option<(isize, u16, u16)> {
    let mut best: Option<(isize, u16, u16)> = None;
    let (mut sum, mut start) = (0, 0);
    for (at, gain) in (0..).zip(gains) {
        if sum <= 0 {
            (sum, start) = (0, at);
        }
        sum += gain;
        if best.is_none_or(|(most, ..)| sum > most) {
            best = Some((sum, start, at + 1));
        }
    }
    best
}

/// A number that tells rows apart, nearly always: where it does not, bytes are wasted and nothing else.
fn sign(row: &[Spot<'_>]) -> u64 {
    let mut sign = 0_u64;
    for spot in row {
        if let Spot::Glyph(Glyph { symbol, .. }) = spot {
            for byte in symbol.bytes() {
                sign = (sign.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95);
            }
        }
    }
    sign
}
