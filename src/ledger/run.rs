//! From the lines of a ledger to runs.

use std::collections::HashMap;

use super::record::{Count, End, Heard, Key, Line, Part, Planned, Record, RunId, Start, Visit};
use crate::lesson::Round;
use crate::text::Clean;

/// What a ledger holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Its runs, in the order in which they began.
    pub runs: Vec<Run>,
    /// What could not be used.
    pub skipped: Skipped,
}

/// Lines that could not be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Skipped {
    /// They are no records.
    pub bad: usize,
    /// They were written by a newer version of the program.
    pub newer: usize,
    /// The last line was cut off while it was written.
    pub cut: bool,
}

/// What was recorded of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its name.
    pub id: RunId,
    /// How it began; none, when that line is lost.
    pub start: Option<Start>,
    /// Its visits, in their order.
    pub visits: Vec<Visit>,
    /// Its answers, each as it stood at the end, in the order in which they were first heard.
    pub heard: Vec<Heard>,
    /// Its votes, each as it stood at the end.
    pub counts: Vec<Count>,
    /// How it ended; none, when it broke off.
    pub end: Option<End>,
}

/// Why a run does not stand for the whole talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// It was meant to be a part of the talk only.
    Part(Part),
    /// It was left before its last slide.
    Left,
    /// It has no end: the program was killed, or it is still under way.
    BrokenOff,
    /// Nobody knows how it began: that line of the ledger is damaged.
    NoStart,
}

/// Why no run is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfound {
    /// There is none of that name.
    None,
    /// These all begin with it, or have it for a label.
    Several(Vec<RunId>),
}

impl Ledger {
    /// The run that `name` means: its whole name, its label, or the beginning of its name, as far as it is the only
    /// one; `last`, or `last-1` for the one before that, and so on.
    ///
    /// # Errors
    ///
    /// When none is meant, or several may be.
    pub fn find(&self, name: &str) -> Result<&Run, Unfound> {
        let back = name.strip_prefix("last").and_then(|back| match back {
            "" => Some(0),
            back => back.strip_prefix('-')?.parse().ok(),
        });
        if let Some(back) = back {
            return self.runs.iter().rev().nth(back).ok_or(Unfound::None);
        }
        if let Some(run) = self.runs.iter().find(|run| run.id.as_str() == name) {
            return Ok(run);
        }
        let wanted = Clean::line(name);
        let label = |run: &Run| run.start.as_ref()?.label.clone();
        let labelled = |run: &&Run| label(run).is_some_and(|label| label == wanted);
        let begins = |run: &&Run| !name.is_empty() && run.id.as_str().starts_with(name);
        let mut found: Vec<&Run> = self.runs.iter().filter(labelled).collect();
        if found.is_empty() {
            found = self.runs.iter().filter(begins).collect();
        }
        match found.as_slice() {
            [] => Err(Unfound::None),
            [run] => Ok(run),
            several => Err(Unfound::Several(
                several.iter().map(|run| run.id.clone()).collect(),
            )),
        }
    }
}

impl Run {
    fn new(id: RunId) -> Self {
        Self {
            id,
            start: None,
            visits: Vec::new(),
            heard: Vec::new(),
            counts: Vec::new(),
            end: None,
        }
    }

    /// Why it is a partial run; none, when it went through the whole talk.
    pub fn gap(&self) -> Option<Gap> {
        match (&self.start, &self.end) {
            (None, _) => Some(Gap::NoStart),
            (Some(start), _) if start.part != Part::Whole => Some(Gap::Part(start.part.clone())),
            (_, None) => Some(Gap::BrokenOff),
            (_, Some(end)) if !end.complete => Some(Gap::Left),
            _ => None,
        }
    }

    /// Whether nothing came of it: no slide had any time, and nobody said or voted anything.
    pub fn is_empty(&self) -> bool {
        let had_time = |visit: &Visit| visit.spent_ms > 0 || visit.discussion_ms > 0;
        let stands = |heard: &Heard| !heard.struck;
        !self.visits.iter().any(had_time)
            && !self.heard.iter().any(stands)
            && !self.counts.iter().any(|count| count.hands > 0)
    }

    /// How long it took, pauses not counted: what its end says, else what its visits add up to.
    pub fn elapsed_ms(&self) -> u64 {
        let visits = || {
            let spent = |visit: &Visit| visit.spent_ms.saturating_add(visit.discussion_ms);
            self.visits.iter().map(spent).fold(0, u64::saturating_add)
        };
        self.end.as_ref().map_or_else(visits, |end| end.elapsed_ms)
    }

    /// The slides that it knows, planned ones first, each once.
    pub(super) fn keys(&self) -> Vec<&Key> {
        let plan = self.start.iter().flat_map(|start| &start.plan);
        let planned = plan.map(|planned| &planned.slide);
        let visited = self.visits.iter().map(|visit| &visit.slide);
        let heard = self.heard.iter().map(|heard| &heard.slide);
        let counted = self.counts.iter().map(|count| &count.slide);
        let mut seen = std::collections::HashSet::new();
        let all = planned.chain(visited).chain(heard).chain(counted);
        all.filter(|key| seen.insert(*key)).collect()
    }

    /// The plan's entry for a slide.
    pub(super) fn planned(&self, key: &Key) -> Option<&Planned> {
        let plan = &self.start.as_ref()?.plan;
        let exact = plan.iter().find(|planned| planned.slide == *key);
        exact.or_else(|| plan.iter().find(|planned| planned.slide.id == key.id))
    }
}

/// Gathers the lines of a ledger.
#[derive(Debug, Default)]
pub struct Gatherer {
    ledger: Ledger,
    index: HashMap<RunId, usize>,
    heard: HashMap<(usize, Key, u32), usize>,
    counts: HashMap<(usize, Key, Round, u32), usize>,
}

impl Gatherer {
    /// Takes a line, with or without its end.
    pub fn line(&mut self, bytes: &[u8]) {
        match Line::read(bytes) {
            Line::Record(record) => self.record(*record),
            Line::Blank => {}
            Line::Newer => self.ledger.skipped.newer += 1,
            Line::Bad => self.ledger.skipped.bad += 1,
        }
    }

    /// Takes what stands after the last line's end: a record that lost no more than that, or a
    /// piece of one.
    pub fn tail(&mut self, bytes: &[u8]) {
        match Line::read(bytes) {
            Line::Bad => self.ledger.skipped.cut = true,
            _ => self.line(bytes),
        }
    }

    /// Takes note of a line that is longer than any record.
    pub fn too_long(&mut self) {
        self.ledger.skipped.bad += 1;
    }

    /// What was gathered.
    pub fn finish(self) -> Ledger {
        self.ledger
    }

    fn record(&mut self, record: Record) {
        let id = record.run();
        let at = self
            .index
            .get(id)
            .copied()
            .unwrap_or(self.ledger.runs.len());
        if at == self.ledger.runs.len() {
            self.index.insert(id.clone(), at);
            self.ledger.runs.push(Run::new(id.clone()));
        }
        let Some(run) = self.ledger.runs.get_mut(at) else {
            return;
        };
        match record {
            // A talk that goes on where it broke off began when it began.
            Record::Start(start) => drop(run.start.get_or_insert(start)),
            Record::Plan(plan) => {
                if let Some(start) = &mut run.start {
                    start.plan.extend(plan.plan);
                }
            }
            Record::Visit(visit) => run.visits.push(visit),
            Record::Heard(heard) => {
                let key = (at, heard.slide.clone(), heard.number);
                latest(&mut run.heard, &mut self.heard, key, heard);
            }
            Record::Count(count) => {
                let key = (at, count.slide.clone(), count.round, count.option);
                latest(&mut run.counts, &mut self.counts, key, count);
            }
            Record::Reset(_) => run.visits.clear(),
            Record::End(end) => run.end = Some(end),
        }
    }
}

/// Puts `value` in the place of an earlier one of the same key, or after all others.
fn latest<K: std::hash::Hash + Eq, V>(
    all: &mut Vec<V>,
    index: &mut HashMap<K, usize>,
    key: K,
    value: V,
) {
    if let Some(earlier) = index.get(&key).and_then(|at| all.get_mut(*at)) {
        *earlier = value;
    } else {
        index.insert(key, all.len());
        all.push(value);
    }
}

#[cfg(test)]
mod tests;
