//! Turns what happens in a lesson into records.

use std::collections::HashMap;
use std::time::Duration;

use super::goal::Goal;
use super::record::{
    Count, DeckName, End, Heard, Key, Kind, Part, PhaseSpent, Plan, Planned, Record, Reset, RunId,
    Stamp, Start, Visit,
};
use super::{DeckKey, millis};
use crate::deck::{Deck, Slide};
use crate::lesson::{self, Lesson, Phase, PhaseTime, Role, Round, Time};
use crate::text::{Clean, clip, plain};

/// The slides of a plan that one record has: with the longest names it is then well within the
/// length that a line may have.
const PLANNED: usize = 400;
/// The columns that a planned title may have.
const TITLE: usize = 100;
/// The columns that an answer may have.
const ANSWER: usize = 4000;

/// Takes note of a run. It asks nothing of anybody: it is shown the lesson, and what it returns is to
/// be appended to the ledger, in that order.
///
/// ```
/// use std::time::Duration;
///
/// use seminar::deck::parse;
/// use seminar::ledger::{DeckKey, Kind, Part, Record, Recorder, RunId, Setting, Stamp};
/// use seminar::lesson::{Command, Lesson, Plan, Time};
///
/// let deck = parse("[[slides]]\ntitle = \"One\"\n[[slides]]\ntitle = \"Two\"\n").unwrap().deck;
/// let seconds = |seconds| Time(Duration::from_secs(seconds));
/// let at = Stamp::new("2026-11-24T10:15:00+01:00");
/// let setting = Setting {
///     run: RunId::new(&at, std::process::id().into()),
///     kind: Kind::Rehearsal,
///     at,
///     path: DeckKey::of(b"/home/ada/slides.toml"),
///     label: None,
///     part: Part::Whole,
///     last: None,
/// };
/// let mut lesson = Lesson::new(&deck);
/// let plan = Plan::of(&deck, None);
/// let (mut recorder, started) = Recorder::begin(&deck, &plan, setting, seconds(5));
/// assert!(matches!(started[..], [Record::Start(_)]));
///
/// // When the talk begins, and after each command.
/// assert!(recorder.saw(&lesson, seconds(5)).is_empty());
/// lesson.apply(Command::ToggleClock, seconds(5));
/// assert!(recorder.saw(&lesson, seconds(5)).is_empty());
/// lesson.apply(Command::Next, seconds(25));
/// let visited = recorder.saw(&lesson, seconds(25));
/// assert!(matches!(&visited[..], [Record::Visit(visit)] if visit.spent_ms == 20_000));
///
/// let at = Stamp::new("2026-11-24T10:16:00+01:00");
/// let last = recorder.end(&lesson, at, seconds(65));
/// assert!(matches!(&last[..], [Record::Visit(_), Record::End(end)] if end.complete));
/// ```
#[derive(Clone, Debug)]
pub struct Recorder {
    run: RunId,
    began: Time,
    slides: Vec<Noted>,
    /// The slide that has to be seen for the run to be complete, as all before it that may not be
    /// skipped.
    last: usize,
    complete: bool,
    /// Since when the clock counts, and whether it ever ran since then.
    counts_since: Time,
    begun: bool,
    here: Option<Open>,
    /// What was heard and counted so far.
    voices: HashMap<usize, Voices>,
}

/// What a run is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name. A talk that goes on where it broke off has the name that it had.
    pub run: RunId,
    /// What kind of run it is.
    pub kind: Kind,
    /// When it begins.
    pub at: Stamp,
    /// The deck's place.
    pub path: DeckKey,
    /// What the user calls it.
    pub label: Option<Clean>,
    /// How much of the talk it goes through.
    pub part: Part,
    /// The slide, from 0, that it goes to; none for the talk's last.
    pub last: Option<usize>,
}

/// A slide that may be visited.
#[derive(Clone, Debug)]
struct Noted {
    key: Key,
    reveals: u16,
    /// The run is not whole without it.
    needed: bool,
}

/// The visit under way.
#[derive(Clone, Debug)]
struct Open {
    slide: usize,
    at: Time,
    revealed: u16,
    /// What the watches said when they were looked at last.
    read: Watches,
    /// What they have counted since the visit began.
    spent: Watches,
}

/// What the lesson's watches say of one slide.
#[derive(Clone, Debug, Default)]
struct Watches {
    talk: Duration,
    discussion: Duration,
    phases: Vec<(Phase, Duration)>,
}

/// What the class said to one question.
#[derive(Clone, Debug, Default)]
struct Voices {
    heard: Vec<lesson::Heard>,
    hands: [Vec<u16>; 2],
}

impl Recorder {
    /// Begins a run of `deck` at `now`. The records say so.
    pub fn begin(
        deck: &Deck,
        plan: &lesson::Plan,
        setting: Setting,
        now: Time,
    ) -> (Self, Vec<Record>) {
        let last = setting.last.unwrap_or(deck.talk_len.saturating_sub(1));
        let recorder = Self {
            run: setting.run.clone(),
            began: now,
            slides: noted(deck),
            last,
            complete: false,
            counts_since: now,
            begun: false,
            here: None,
            voices: HashMap::new(),
        };
        let mut slides = planned(deck, plan, &recorder.slides);
        let mut more = slides.split_off(slides.len().min(PLANNED));
        let mut records = vec![Record::Start(Start {
            run: setting.run,
            kind: setting.kind,
            at: setting.at,
            deck: DeckName {
                title: clipped(&deck.info.title, TITLE),
                path: setting.path,
            },
            label: setting.label.map(|label| clipped(&label, TITLE)),
            part: setting.part,
            duration_ms: plan.talk().map(millis),
            plan: slides,
        })];
        while !more.is_empty() {
            let rest = more.split_off(more.len().min(PLANNED));
            records.push(Record::Plan(Plan {
                run: recorder.run.clone(),
                plan: std::mem::replace(&mut more, rest),
            }));
        }
        (recorder, records)
    }

    /// Takes note of the lesson as it is at `now`. To be called when the talk begins and after each
    /// command. Records come of it when the class sees another slide than before, and when
    /// something was heard or counted.
    pub fn saw(&mut self, lesson: &Lesson, now: Time) -> Vec<Record> {
        let seen = lesson.as_seen_by(Role::Audience);
        let (slide, revealed) = (seen.position().slide, seen.reveal());
        let mut records = self.listen(lesson, now);
        let begun = lesson.clock().begun;
        if std::mem::replace(&mut self.begun, begun) && !begun {
            records.push(self.reset(now));
        }
        if let Some(open) = self.here.as_mut().filter(|open| open.slide == slide) {
            open.revealed = open.revealed.max(revealed);
            open.count(Watches::of(lesson, slide, now));
            return records;
        }
        records.extend(self.leave(lesson, now));
        self.complete |= slide == self.last;
        self.here = Some(Open {
            slide,
            at: now,
            revealed,
            read: Watches::of(lesson, slide, now),
            spent: Watches::default(),
        });
        records
    }

    /// Takes note of another version of the deck. `lesson` is still that of the old one; `saw` is to
    /// be called next, with the new one's.
    pub fn reloaded(&mut self, lesson: &Lesson, deck: &Deck, now: Time) -> Vec<Record> {
        let left = self.leave(lesson, now);
        let slides = noted(deck);
        let heir = |old: &Noted| slides.iter().position(|new| new.key.id == old.key.id);
        let last = self.slides.get(self.last).and_then(heir);
        self.last = last.unwrap_or(deck.talk_len.saturating_sub(1));
        let voices = std::mem::take(&mut self.voices).into_iter();
        let voices =
            voices.filter_map(|(slide, voices)| Some((heir(self.slides.get(slide)?)?, voices)));
        self.voices = voices.collect();
        self.slides = slides;
        left.into_iter().collect()
    }

    /// Ends the run at `now`, which is `at` on the wall.
    pub fn end(mut self, lesson: &Lesson, at: Stamp, now: Time) -> Vec<Record> {
        let left = self.leave(lesson, now);
        // Of what was seen before a talk broke off, the lesson knows the time.
        let is_due = |(slide, noted): &(usize, &Noted)| {
            *slide < self.last && noted.needed && lesson.is_on_route(*slide)
        };
        let is_seen = |slide: usize| {
            let spent = lesson.spent(slide, now);
            !(spent.talk + spent.discussion).is_zero()
        };
        let mut due = self.slides.iter().enumerate().filter(is_due);
        let complete = self.complete && due.all(|(slide, _)| is_seen(slide));
        let elapsed = lesson.clock().watch.elapsed(now);
        let since = now.0.saturating_sub(self.counts_since.0);
        let end = Record::End(End {
            elapsed_ms: millis(elapsed),
            paused_ms: millis(since.saturating_sub(elapsed)),
            run: self.run,
            at,
            complete,
        });
        left.into_iter().chain([end]).collect()
    }

    /// Takes note of a clock that was set back, and begins anew.
    fn reset(&mut self, now: Time) -> Record {
        self.here = None;
        self.complete = false;
        self.counts_since = now;
        Record::Reset(Reset {
            run: self.run.clone(),
            at_ms: self.since_start(now),
        })
    }

    /// What is new of what the class said to the question that the presenter sees.
    fn listen(&mut self, lesson: &Lesson, now: Time) -> Vec<Record> {
        let slide = lesson.position().slide;
        let Some(noted) = self.slides.get(slide) else {
            return Vec::new();
        };
        let hands = [Round::First, Round::Second];
        let hands = hands.map(|round| lesson.hands(round).unwrap_or_default().to_vec());
        let known = self.voices.entry(slide).or_default();
        let at_ms = millis(now.0.saturating_sub(self.began.0));
        let mut records = Vec::new();
        for (index, heard) in lesson.heard().iter().enumerate() {
            if known.heard.get(index) != Some(heard) {
                records.push(Record::Heard(Heard {
                    run: self.run.clone(),
                    slide: noted.key.clone(),
                    at_ms,
                    number: number(index),
                    text: clipped(&heard.text, ANSWER),
                    pinned: heard.pinned,
                    struck: heard.struck,
                }));
            }
        }
        for ((round, hands), known) in [Round::First, Round::Second]
            .into_iter()
            .zip(&hands)
            .zip(&known.hands)
        {
            let options = hands.len().max(known.len());
            let of = |all: &[u16], option: usize| all.get(option).copied().unwrap_or_default();
            for option in (0..options).filter(|option| of(hands, *option) != of(known, *option)) {
                records.push(Record::Count(Count {
                    run: self.run.clone(),
                    slide: noted.key.clone(),
                    at_ms,
                    round,
                    option: number(option),
                    hands: of(hands, option).into(),
                }));
            }
        }
        known.heard = lesson.heard().to_vec();
        known.hands = hands;
        records
    }

    /// Ends the visit under way.
    fn leave(&mut self, lesson: &Lesson, now: Time) -> Option<Record> {
        let mut open = self.here.take()?;
        open.count(Watches::of(lesson, open.slide, now));
        let noted = self.slides.get(open.slide)?;
        let phases = open.spent.phases.iter();
        let phases = phases
            .map(|(phase, spent)| PhaseSpent {
                phase: *phase,
                spent_ms: millis(*spent),
            })
            .filter(|phase| phase.spent_ms > 0);
        Some(Record::Visit(Visit {
            run: self.run.clone(),
            slide: noted.key.clone(),
            at_ms: self.since_start(open.at),
            spent_ms: millis(open.spent.talk),
            discussion_ms: millis(open.spent.discussion),
            revealed: open.revealed.min(noted.reveals),
            reveals: noted.reveals,
            phases: phases.collect(),
        }))
    }

    fn since_start(&self, now: Time) -> u64 {
        millis(now.0.saturating_sub(self.began.0))
    }
}

impl Open {
    /// Adds what the watches counted since they were looked at.
    fn count(&mut self, watches: Watches) {
        let Self { read, spent, .. } = self;
        spent.talk += watches.talk.saturating_sub(read.talk);
        spent.discussion += watches.discussion.saturating_sub(read.discussion);
        for (phase, now) in &watches.phases {
            let before = read.phases.iter().find(|(before, _)| before == phase);
            let before = before.map(|(_, time)| *time).unwrap_or_default();
            let gained = now.saturating_sub(before);
            match spent.phases.iter_mut().find(|(known, _)| known == phase) {
                Some((_, time)) => *time += gained,
                None => spent.phases.push((*phase, gained)),
            }
        }
        *read = watches;
    }
}

impl Watches {
    fn of(lesson: &Lesson, slide: usize, now: Time) -> Self {
        let spent = lesson.spent(slide, now);
        let phases = lesson.phases_on(slide, now).into_iter();
        Self {
            talk: spent.talk,
            discussion: spent.discussion,
            phases: phases
                .map(|PhaseTime { phase, spent, .. }| (phase, spent))
                .collect(),
        }
    }
}

/// What an index, from 0, is called in records: they count from 1.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

fn noted(deck: &Deck) -> Vec<Noted> {
    let noted = deck.slides.iter().map(|slide| Noted {
        key: Key::of(slide),
        reveals: slide.reveals(),
        needed: !slide.optional,
    });
    noted.collect()
}

fn planned(deck: &Deck, plan: &lesson::Plan, slides: &[Noted]) -> Vec<Planned> {
    let goals = Goal::all(deck, plan);
    let planned = deck.slides.iter().zip(slides).zip(goals).enumerate();
    let planned = planned.map(|(index, ((slide, noted), goal))| Planned {
        slide: noted.key.clone(),
        title: title(slide),
        target_ms: goal.map(|goal| millis(goal.time)),
        optional: slide.optional,
        backup: index >= deck.talk_len,
    });
    planned.collect()
}

/// A slide's title without its markup, or nothing.
pub(super) fn title(slide: &Slide) -> Clean {
    let title = slide.title.as_ref().map(plain).unwrap_or_default();
    clipped(&Clean::line(&title), TITLE)
}

fn clipped(text: &Clean, columns: usize) -> Clean {
    Clean::line(clip(text.as_str(), columns))
}

#[cfg(test)]
mod tests;
