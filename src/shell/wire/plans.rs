//! What each row takes, as it is and once it is blank, and what that says about what is worth doing first.

use super::abilities::Abilities;
use super::change::{Change, Origin, Screens};
use super::look::Look;
use super::plan::{Plan, Planner, Step};
use super::run::Base;
use super::sheet::Sheet;
use super::spot::Spot;

/// The bytes of setting a colour, moving to a row, and taking out or putting in rows, twice.
const SHIFT: isize = 22;
/// The bytes of erasing a row, mostly.
const ERASE: isize = 4;
/// The bytes of moving to a row and erasing all below it.
const BELOW: isize = 8;

/// Moving rows that saves less than one in so many of all bytes may as well save none, as far as that is known here, and
/// all rows that come to stand elsewhere need plans of their own.
const TRIFLE: isize = 64;

/// The plans of all rows. Those for blank ones are made when they are asked for: mostly they are not.
pub(super) struct Plans<'s, 'a> {
    screens: &'s Screens<'a>,
    planner: Planner<'s, 'a>,
    /// What blanks look like where rows are made blank.
    ground: Look,
    /// From what the terminal shows; nothing for a row that stays as it is.
    now: Vec<Plan>,
    blank: Vec<Option<Plan>>,
}

/// About how many bytes a change saves, and the change.
type Gain = (isize, Change);

impl<'s, 'a> Plans<'s, 'a> {
    /// The plans from what the terminal shows, if that is known.
    pub(super) fn of(screens: &'s Screens<'a>, abilities: Abilities) -> Self {
        let mut planner = Planner::new(abilities, &screens.next);
        let now = (0..).zip(&screens.is_same);
        let now = now.map(|(row, is_same)| match &screens.before {
            Some(before) if !is_same => planner.plan(Base::Row(before.row(row)), row),
            _ => Plan::default(),
        });
        Self {
            screens,
            now: now.collect(),
            blank: vec![None; screens.next.height().into()],
            ground: screens.ground(abilities),
            planner,
        }
    }

    /// What may be worth doing first, the most promising at the front.
    pub(super) fn changes(&mut self) -> Vec<Change> {
        let next = &self.screens.next;
        let Some(before) = &self.screens.before else {
            return vec![Change::Clear(self.ground)];
        };
        let mut all = vec![(0, Change::None)];
        all.extend(self.blank_first());
        if self.planner.abilities.contains(Abilities::SHIFTS) {
            all.extend(self.moved(before));
        }
        // Pictures that lie over cells do not move with them, or move against them.
        if all.len() > 1 && (next.is_covered() || before.is_covered()) {
            all.truncate(1);
        }
        all.sort_by_key(|(gain, _)| -*gain);
        // A third is hardly ever better, and takes its time.
        all.truncate(2);
        all.into_iter().map(|(_, change)| change).collect()
    }

    /// What is to be written after `change`.
    pub(super) fn steps(&mut self, change: Change) -> Vec<Step> {
        let screens = self.screens;
        let mut steps = Vec::new();
        for row in 0..screens.next.height() {
            let made;
            let plan = match change.origin(row) {
                Origin::Row(was) if was == row => self.now.get(usize::from(row)),
                Origin::Row(was) if screens.stands(was, row) => continue,
                Origin::Blank => self.blank(row),
                origin => {
                    let base = match (origin, &screens.before) {
                        (Origin::Row(was), Some(before)) => Base::Row(before.row(was)),
                        _ => Base::Unknown,
                    };
                    made = self.planner.plan(base, row);
                    Some(&made)
                }
            };
            steps.extend_from_slice(plan.map(|plan| plan.steps.as_slice()).unwrap_or_default());
        }
        steps
    }

    /// The plan of `row` once it is blank.
    fn blank(&mut self, row: u16) -> Option<&Plan> {
        let blank = self.blank.get_mut(usize::from(row))?;
        let make = || {
            let base = Base::Blank(self.ground);
            self.planner.plan(base, row)
        };
        Some(blank.get_or_insert_with(make))
    }

    /// The bytes of `row` as it is.
    fn cost(&self, row: u16) -> isize {
        bytes(self.now.get(usize::from(row)))
    }

    /// The bytes of `row` once it is blank.
    fn blank_cost(&mut self, row: u16) -> isize {
        bytes(self.blank(row))
    }

    /// Where it is worth it to make a part of the screen blank.
    fn blank_first(&mut self) -> Option<Gain> {
        let height = self.screens.next.height();
        let (ground, is_sure) = (self.ground, self.planner.abilities.inserts(self.ground));
        // What stays as it is can only be lost: where there is nothing to win without it, there is
        // nothing to win.
        let most: Vec<isize> = (0..height)
            .map(|row| match self.cost(row) {
                0 => 0,
                now => now - self.blank_cost(row),
            })
            .collect();
        best_stretch(most.into_iter()).filter(|(gain, ..)| *gain > 0)?;
        let gains: Vec<isize> = (0..height)
            .map(|row| self.cost(row) - self.blank_cost(row))
            .collect();
        let whole = (gains.iter().sum::<isize>(), Change::Clear(ground));
        let below = (0..height).zip(&gains).rev().scan(0, |sum, (row, gain)| {
            *sum += gain;
            Some((*sum - BELOW, row))
        });
        let below = below
            .max()
            .map(|(gain, row)| (gain, Change::Below(row, ground)));
        let shifts = self.planner.abilities.contains(Abilities::SHIFTS);
        let stretch = best_stretch(gains.iter().copied()).filter(|_| shifts && is_sure);
        let stretch = stretch
            .filter(|(_, _, end)| *end < height)
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
        let best = blank.max_by_key(|(gain, _)| *gain);
        best.filter(|(gain, _)| *gain > 0)
    }

    /// Rows that stand elsewhere now.
    fn moved(&mut self, before: &Sheet<'_>) -> Option<Gain> {
        let next = &self.screens.next;
        let height = next.height();
        let all: isize = (0..height).map(|row| self.cost(row)).sum();
        if all <= SHIFT {
            return None;
        }
        let is_sure = self.planner.abilities.inserts(self.ground);
        let new: Vec<u64> = (0..height).map(|row| sign(next.row(row))).collect();
        let old: Vec<u64> = (0..height)
            .zip(new.iter().zip(&self.screens.is_same))
            .map(|(row, (new, is_same))| {
                if *is_same {
                    *new
                } else {
                    sign(before.row(row))
                }
            })
            .collect();
        let mut best: Option<Gain> = None;
        for count in 1..height {
            for up in [true, false] {
                // The rows of the screen to be, each with the one before that would come there.
                let pairs = height - count;
                let (to, from) = if up { (0, count) } else { (count, 0) };
                let comes =
                    |at: u16| new.get(usize::from(at + to)) == old.get(usize::from(at + from));
                let come = (0..pairs).filter(|at| comes(*at));
                if come.map(|at| self.cost(at + to)).sum::<isize>() <= SHIFT {
                    continue;
                }
                let gains: Vec<isize> = (0..pairs)
                    .map(|at| match self.cost(at + to) {
                        now if comes(at) => now,
                        0 => -self.blank_cost(at + to),
                        _ => 0,
                    })
                    .collect();
                let Some((gain, first, end)) = best_stretch(gains.into_iter()) else {
                    continue;
                };
                if gain <= SHIFT {
                    continue;
                }
                let (from, to) = if up { (first, end) } else { (end, first) };
                // Older Linux consoles leave the last row as it is.
                if from.max(to) + count >= height {
                    continue;
                }
                let lost: isize = (to..to + count)
                    .map(|row| match self.blank_cost(row) {
                        blank if is_sure => blank - self.cost(row),
                        0 => ERASE - self.cost(row),
                        blank => blank + ERASE - self.cost(row),
                    })
                    .sum();
                let gain = gain - lost;
                if gain > all / TRIFLE && best.is_none_or(|(most, _)| gain > most) {
                    let shift = Change::Shift {
                        from,
                        to,
                        count,
                        look: self.ground,
                        is_sure,
                    };
                    best = Some((gain, shift));
                }
            }
        }
        best
    }
}

fn bytes(plan: Option<&Plan>) -> isize {
    let cost = plan.map_or(0, |plan| plan.cost);
    cost.try_into().unwrap_or(isize::MAX)
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

/// A number that tells rows apart by their texts, nearly always: where it does not, bytes are wasted and nothing
/// else.
fn sign(row: &[Spot]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut sign = 0_u64;
    let mut place = 0_u64;
    for spot in row {
        place = place.wrapping_add(ODD);
        if let Spot::Glyph(glyph) = spot {
            let mixed = (glyph.text.number() ^ place).wrapping_mul(ODD);
            sign = sign.wrapping_add(mixed ^ mixed >> 32);
        }
    }
    sign
}
