//! What the runs of a deck say of its slides.

use std::collections::{BTreeMap, HashMap};

use super::goal::Goal;
use super::heirs::Heirs;
use super::record::{Key, Kind};
use super::recorder::title;
use super::run::{Ledger, Run};
use super::{millis, record};
use crate::deck::{Deck, Slide, SlideId, Speech};
use crate::lesson::Plan;
use crate::text::Clean;

/// A slide that had less than this in a run, and no discussion, was passed by.
const PASSED_BY: u64 = 1000;
/// The slides that are furthest from their targets, as many as are named.
const WORST: usize = 5;

/// Which runs count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Runs of this kind; none for all.
    pub kind: Option<Kind>,
    /// Partial runs count in medians as well.
    pub partial: bool,
}

/// What the runs of a deck say. All spans are milliseconds; those of slides and talk do not hold
/// discussions.
#[derive(Clone, Debug, PartialEq)]
pub struct Timings {
    /// One for each slide of the deck, in their order.
    pub slides: Vec<Timing>,
    /// The talk as a whole.
    pub talk: Span,
    /// Slides of runs that the deck does not have any more.
    pub gone: Vec<Gone>,
    /// How many runs of the chosen kind there are.
    pub runs: usize,
    /// How many of them count in medians.
    pub counted: usize,
    /// How many of them are partial, whether these count or not.
    pub partial: usize,
}

/// What runs say of one slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Timing {
    /// The slide, from 0.
    pub slide: usize,
    /// Its name.
    pub id: SlideId,
    /// Its title without markup, or nothing.
    pub title: Clean,
    /// Its target is a share of the talk, and not its own.
    pub shared: bool,
    /// Its times.
    pub span: Span,
    /// The median of what its discussion had, of the runs in which it had any.
    pub discussion: Option<u64>,
    /// How often it was visited, in all runs.
    pub visits: usize,
    /// It says something else than in the latest run in which it was shown.
    pub edited: bool,
    /// How long its notes take to say.
    pub notes: Option<Speech>,
}

/// Times of several runs against a target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// How long it should take.
    pub target: Option<u64>,
    /// How long it took in the latest run.
    pub last: Option<u64>,
    /// That run was a partial one.
    pub last_is_partial: bool,
    /// The median of the runs that count.
    pub median: Option<u64>,
    /// Of these, what came nearest to the target; the shortest, where there is none.
    pub best: Option<u64>,
    /// What it took in each run that counts, the oldest first; none, where it was passed by.
    pub trend: Vec<Option<u64>>,
}

/// How a time stands against its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Against {
    /// The difference in milliseconds: less than zero, when it is shorter.
    pub by: i64,
    /// What that means.
    pub verdict: Verdict,
}

/// Whether a time keeps to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Shorter.
    Under,
    /// Near enough: within a tenth of the target, or within five seconds.
    Near,
    /// Longer.
    Over,
}

/// A slide that a deck does not have any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gone {
    /// Its name.
    pub id: SlideId,
    /// Its title, or nothing.
    pub title: Clean,
    /// How long it took when it was shown last.
    pub last: u64,
    /// How often it was visited.
    pub visits: usize,
}

/// What one run says of a slide.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    pub(super) spent: u64,
    pub(super) discussion: u64,
    pub(super) visits: usize,
}

impl Sum {
    fn add(&mut self, visit: &record::Visit, again: bool) {
        self.spent = self.spent.saturating_add(visit.spent_ms);
        self.discussion = self.discussion.saturating_add(visit.discussion_ms);
        let counts = visit.spent_ms.saturating_add(visit.discussion_ms) >= PASSED_BY;
        self.visits += usize::from(counts && !again);
    }

    /// Whether it was shown, and not passed by.
    pub(super) fn counts(&self) -> bool {
        self.spent >= PASSED_BY || self.discussion > 0
    }
}

/// One run, with its visits added up.
pub(super) struct Tally {
    /// For slides of the deck.
    pub(super) slides: HashMap<usize, Sum>,
    /// For slides that are gone.
    pub(super) gone: BTreeMap<SlideId, Sum>,
}

impl Tally {
    pub(super) fn of(run: &Run, heirs: &Heirs) -> Self {
        let heirs = heirs.of(run);
        let mut tally = Self {
            slides: HashMap::new(),
            gone: BTreeMap::new(),
        };
        let mut before: Option<&SlideId> = None;
        for visit in &run.visits {
            // A deck that is read again parts a visit.
            let again = before == Some(&visit.slide.id);
            before = Some(&visit.slide.id);
            let sum = match heirs.get(&visit.slide) {
                Some(slide) => tally.slides.entry(*slide).or_default(),
                None => tally.gone.entry(visit.slide.id.clone()).or_default(),
            };
            sum.add(visit, again);
        }
        tally
    }
}

impl Timings {
    /// What `ledger` says of `deck`.
    pub fn of(deck: &Deck, ledger: &Ledger, choice: Choice) -> Self {
        let heirs = Heirs::new(deck);
        let chosen = ledger.runs.iter();
        let chosen = chosen.filter(|run| choice.kind.is_none_or(|kind| run.is(kind)));
        let runs: Vec<(&Run, Tally, bool)> = chosen
            .map(|run| (run, Tally::of(run, &heirs), run.gap().is_some()))
            .collect();
        let counts = |partial: bool| choice.partial || !partial;
        let plan = Plan::of(deck, None);
        let goals = Goal::all(deck, &plan);
        let slides = deck.slides.iter().zip(&goals).enumerate();
        let slides = slides.map(|(index, (slide, goal))| {
            let sums = runs.iter().map(|(_, tally, partial)| {
                let sum = tally.slides.get(&index).copied();
                (sum.filter(Sum::counts), *partial)
            });
            let sums: Vec<(Option<Sum>, bool)> = sums.collect();
            let spent = sums.iter().map(|(sum, partial)| {
                let spent = sum.map(|sum| sum.spent);
                (spent, *partial, counts(*partial))
            });
            let target = goal.map(|goal| millis(goal.time));
            let counted = sums.iter().filter(|(_, partial)| counts(*partial));
            let talked = counted.filter_map(|(sum, _)| sum.map(|sum| sum.discussion));
            let visits = runs
                .iter()
                .filter_map(|(_, tally, _)| tally.slides.get(&index));
            Timing {
                slide: index,
                id: slide.id.clone(),
                title: title(slide),
                shared: goal.is_some_and(|goal| goal.shared),
                span: Span::of(target, spent),
                discussion: median(talked.filter(|time| *time > 0).collect()),
                visits: visits.map(|sum| sum.visits).sum(),
                edited: is_edited(slide, index, &runs, &heirs),
                notes: slide
                    .notes
                    .as_ref()
                    .map(Speech::of)
                    .filter(|it| it.words > 0),
            }
        });
        let slides: Vec<Timing> = slides.collect();
        let talks = runs.iter().map(|(run, tally, partial)| {
            let talk = tally.slides.iter();
            let talk = talk.filter(|(slide, _)| **slide < deck.talk_len);
            let gone = tally.gone.values();
            let sums = talk.map(|(_, sum)| sum).chain(gone);
            let spent = sums.map(|sum| sum.spent).fold(0, u64::saturating_add);
            let spent = (!run.visits.is_empty()).then_some(spent);
            (spent, *partial, counts(*partial))
        });
        let partial = runs.iter().filter(|(_, _, partial)| *partial).count();
        Self {
            talk: Span::of(plan.talk().map(millis), talks),
            slides,
            gone: gone(&runs),
            runs: runs.len(),
            counted: runs
                .iter()
                .filter(|(_, _, partial)| counts(*partial))
                .count(),
            partial,
        }
    }

    /// The slides that are furthest from their targets, the furthest first.
    pub fn worst(&self) -> Vec<&Timing> {
        let off = |timing: &&Timing| {
            let against = timing.span.against();
            against.is_some_and(|against| against.verdict != Verdict::Near)
        };
        let by = |timing: &Timing| timing.span.against().map(|it| it.by.unsigned_abs());
        let mut worst: Vec<&Timing> = self.slides.iter().filter(off).collect();
        worst.sort_by_key(|timing| std::cmp::Reverse(by(timing)));
        worst.truncate(WORST);
        worst
    }
}

impl Run {
    /// Whether it is a run of this kind. One of which nobody knows how it began is of none.
    pub fn is(&self, kind: Kind) -> bool {
        self.start.as_ref().is_some_and(|start| start.kind == kind)
    }
}

impl Span {
    /// Of what it took in each run, if it was shown, with whether the run is partial and whether it
    /// counts.
    fn of(
        target: Option<u64>,
        runs: impl Iterator<Item = (Option<u64>, bool, bool)> + Clone,
    ) -> Self {
        let last = runs
            .clone()
            .filter_map(|(spent, partial, _)| Some((spent?, partial)))
            .last();
        let trend: Vec<Option<u64>> = runs
            .filter(|(_, _, counts)| *counts)
            .map(|(spent, _, _)| spent)
            .collect();
        let times = || trend.iter().copied().flatten();
        let best = match target {
            Some(target) => times().min_by_key(|time| time.abs_diff(target)),
            None => times().min(),
        };
        Self {
            target,
            last: last.map(|(spent, _)| spent),
            last_is_partial: last.is_some_and(|(_, partial)| partial),
            median: median(times().collect()),
            best,
            trend,
        }
    }

    /// What stands for all runs: the median, or the latest run where none counts.
    pub fn usual(&self) -> Option<u64> {
        self.median.or(self.last)
    }

    /// How the usual time stands against the target.
    pub fn against(&self) -> Option<Against> {
        Some(Against::of(self.usual()?, self.target?))
    }
}

impl Against {
    /// How `time` stands against `target`, both in milliseconds.
    pub fn of(time: u64, target: u64) -> Self {
        let signed = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        let by = signed(time) - signed(target);
        let tolerance = (target / 10).max(5000);
        let verdict = match by {
            _ if by.unsigned_abs() <= tolerance => Verdict::Near,
            1.. => Verdict::Over,
            _ => Verdict::Under,
        };
        Self { by, verdict }
    }
}

/// The middle one of `times`; of an even number of them, the mean of the middle two.
pub(super) fn median(mut times: Vec<u64>) -> Option<u64> {
    times.sort_unstable();
    let upper = *times.get(times.len() / 2)?;
    if times.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *times.get(times.len() / 2 - 1)?;
    Some(lower + (upper - lower) / 2)
}

/// Whether the slide says something else than in the latest run in which it was shown.
fn is_edited(slide: &Slide, index: usize, runs: &[(&Run, Tally, bool)], heirs: &Heirs) -> bool {
    let hash = super::ContentHash::of(slide);
    let shown =
        |(_, tally, _): &&(&Run, Tally, bool)| tally.slides.get(&index).is_some_and(Sum::counts);
    let Some((run, ..)) = runs.iter().rev().find(shown) else {
        return false;
    };
    let heirs = heirs.of(run);
    let is_it = |key: &&Key| heirs.get(key) == Some(&index);
    let last = run
        .visits
        .iter()
        .map(|visit| &visit.slide)
        .rev()
        .find(is_it);
    last.is_some_and(|key| key.hash != hash)
}

fn gone(runs: &[(&Run, Tally, bool)]) -> Vec<Gone> {
    let mut found: BTreeMap<&SlideId, Gone> = BTreeMap::new();
    for (run, tally, _) in runs {
        for (id, sum) in &tally.gone {
            if !sum.counts() {
                continue;
            }
            let visits = found.get(id).map_or(0, |gone| gone.visits);
            let visit = run.visits.iter().find(|visit| visit.slide.id == *id);
            let planned = visit.and_then(|visit| run.planned(&visit.slide));
            let gone = Gone {
                id: id.clone(),
                title: planned.map(|it| it.title.clone()).unwrap_or_default(),
                last: sum.spent,
                visits: visits + sum.visits,
            };
            found.insert(id, gone);
        }
    }
    found.into_values().collect()
}

#[cfg(test)]
mod tests;
