//! What the lesson keeps of one slide: its steps, and its discussion under way.

use std::time::Duration;

use super::steps::{Moment, Seat, Steps};
use super::voices::Ballot;
use super::{Heard, Panel, Phase, PhaseTime, Stopwatch, Time};
use crate::deck::{self, Deck, Opens, RevealAnswer, Slide};

/// One slide of the lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stand {
    /// How often Next reveals something.
    pub(super) reveals: u16,
    /// Whether the lesson's route leads here, where it has one.
    pub(super) on_route: bool,
    /// The time that it has had for what it says.
    pub(super) talk: Stopwatch,
    /// The time that it has had for its discussion.
    pub(super) talked: Stopwatch,
    /// The question that the slide opens.
    pub(super) discussion: Option<Box<Discussion>>,
}

/// A discussion under way, or waiting.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Discussion {
    /// When the deck wants it to come.
    pub(super) opens: Opens,
    /// What follows the question; at most three.
    pub(super) phases: Vec<Timed>,
    /// Where it sits among the slide's steps.
    pub(super) seat: Seat,
    /// Whether it has the whole screen where it has the floor.
    pub(super) full: bool,
    /// Whether its key shows the model answer; none when there is nothing to show.
    pub(super) answer: Option<bool>,
    /// Whether Next shows it, after the last phase.
    pub(super) answers_last: bool,
    /// What the class answered, in the order in which it was heard.
    pub(super) heard: Vec<Heard>,
    /// The hands that were counted.
    pub(super) ballot: Ballot,
}

/// A phase with its time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Timed {
    /// Which.
    pub(super) phase: Phase,
    /// The time that the deck gives it.
    pub(super) budget: Duration,
    /// What was added to that.
    pub(super) extra: Duration,
    /// The time that it has had.
    pub(super) watch: Stopwatch,
}

impl Stand {
    /// All slides of `deck` as they are before the lesson. Never empty.
    pub(super) fn all(deck: &Deck) -> Vec<Self> {
        deck.slides.iter().map(Self::of).collect()
    }

    fn of(slide: &Slide) -> Self {
        Self::new(slide.reveals(), slide.discussion.as_deref())
    }

    /// A slide with this many reveals and this question.
    pub(super) fn new(reveals: u16, discussion: Option<&deck::Discussion>) -> Self {
        Self {
            reveals,
            discussion: discussion.map(|it| Box::new(Discussion::new(it, reveals))),
            ..Self::default()
        }
    }

    /// The slide's steps, as its discussion is seated now.
    pub(super) fn steps(&self) -> Steps {
        let (phases, seat) = match &self.discussion {
            Some(discussion) => (discussion.last_stage(), discussion.seat),
            None => (0, Seat::Hidden { resume: 0 }),
        };
        Steps {
            reveals: self.reveals,
            phases,
            seat,
        }
    }

    /// The phase at `step`.
    pub(super) fn phase(&self, step: u32) -> Phase {
        self.phase_of(self.steps().moment(step))
    }

    /// The phase at `moment`.
    pub(super) fn phase_of(&self, moment: Moment) -> Phase {
        match (moment.stage, &self.discussion) {
            (Some(stage), Some(discussion)) => discussion.phase(stage),
            _ => Phase::Closed,
        }
    }

    /// How much of the screen the discussion has at `step`. Beside reveals that wait for Next or
    /// came after the discussion it is docked, so that they are seen.
    pub(super) fn panel(&self, step: u32) -> Panel {
        let steps = self.steps();
        let moment = steps.moment(step);
        match (moment.stage, &self.discussion) {
            (Some(_), Some(discussion)) => {
                let has_floor = moment.reveal == steps.seated_at();
                if discussion.full && has_floor {
                    Panel::Full
                } else {
                    Panel::Docked
                }
            }
            _ => Panel::Hidden,
        }
    }

    /// Shows the discussion docked, then over the whole screen, then hides it. Returns the step
    /// that shows the same reveal and stage as `step` did.
    pub(super) fn cycle(&mut self, step: u32) -> u32 {
        let moment = self.steps().moment(step);
        match self.panel(step) {
            Panel::Hidden => self.open(step),
            Panel::Docked => {
                self.seat_at(moment.reveal);
                self.set_full(true);
                self.steps().step(moment)
            }
            Panel::Full => {
                if let Some(discussion) = &mut self.discussion {
                    discussion.seat = Seat::Hidden {
                        resume: moment.stage.unwrap_or_default(),
                    };
                    discussion.full = false;
                }
                self.steps().step(moment)
            }
        }
    }

    /// Opens the discussion at `step`, or goes on to its next phase. Returns the step for it: the
    /// same one where there is nothing to open and no phase left.
    pub(super) fn next_phase(&mut self, step: u32) -> u32 {
        let moment = self.steps().moment(step);
        match moment.stage {
            None => self.open(step),
            Some(stage) if stage < self.steps().phases => {
                self.seat_at(moment.reveal);
                self.steps().step(Moment {
                    stage: Some(stage + 1),
                    ..moment
                })
            }
            Some(_) => step,
        }
    }

    /// Shows the model answer, or hides it. One that cannot be seen because the discussion is
    /// closed is shown by opening it; one that Next showed is hidden by going back to the phase before.
    /// Returns the step for it.
    pub(super) fn toggle_answer(&mut self, step: u32) -> u32 {
        let moment = self.steps().moment(step);
        let shown_by_next = self.phase(step) == Phase::Answer;
        let Some(shown) = self.discussion.as_mut().and_then(|it| it.answer.as_mut()) else {
            return step;
        };
        *shown = !shown_by_next && (moment.stage.is_none() || !*shown);
        match moment.stage {
            None => self.open(step),
            Some(stage) if shown_by_next => {
                self.seat_at(moment.reveal);
                self.steps().step(Moment {
                    stage: stage.checked_sub(1),
                    ..moment
                })
            }
            Some(_) => step,
        }
    }

    /// Whether what is shown at `moment` is the discussion rather than what the slide says.
    pub(super) fn is_discussing(&self, moment: Moment) -> bool {
        let steps = self.steps();
        match (moment.stage, steps.seat) {
            (None, _) | (Some(0), Seat::Standing(_)) => false,
            (Some(_), _) => moment.reveal == steps.seated_at(),
        }
    }

    /// Whether nothing that happened on this slide is worth keeping.
    pub(super) fn is_untouched(&self) -> bool {
        self.talk.is_fresh()
            && self.talked.is_fresh()
            && self
                .discussion
                .as_ref()
                .is_none_or(|discussion| discussion.is_untouched(self.reveals))
    }

    /// The step that shows `moment`, with the discussion seated there if it has to be.
    pub(super) fn hold(&mut self, moment: Moment) -> u32 {
        if moment.stage.is_some() && !self.steps().has(moment) {
            self.seat_at(moment.reveal);
        }
        self.steps().step(moment)
    }

    /// The same for exactly `moment`, which there was: with the discussion hidden if it has to be.
    pub(super) fn recall(&mut self, moment: Moment) -> u32 {
        let step = self.hold(moment);
        if self.steps().has(moment) {
            return step;
        }
        if let Some(discussion) = &mut self.discussion {
            discussion.seat = Seat::Hidden { resume: 0 };
        }
        self.steps().step(moment)
    }

    /// The stopwatch of `phase`.
    pub(super) fn watch(&mut self, phase: Phase) -> Option<&mut Stopwatch> {
        let phases = &mut self.discussion.as_mut()?.phases;
        Some(&mut phases.iter_mut().find(|timed| timed.phase == phase)?.watch)
    }

    /// Opens the closed discussion at the reveal of `step`, at the stage that it was left in.
    fn open(&mut self, step: u32) -> u32 {
        let reveals = self.reveals;
        let reveal = self.steps().moment(step).reveal;
        let Some(discussion) = &mut self.discussion else {
            return step;
        };
        let stage = match discussion.seat {
            Seat::Hidden { resume } => resume,
            Seat::After(seat) | Seat::Standing(seat) if reveal > seat => discussion.last_stage(),
            Seat::After(_) | Seat::Standing(_) => 0,
        };
        discussion.full = false;
        if stage == 0 && discussion.opens == Opens::Slide {
            discussion.seat = Seat::Standing(reveals);
        } else {
            self.seat_at(reveal);
        }
        self.steps().step(Moment {
            reveal,
            stage: Some(stage),
        })
    }

    /// Lets the discussion's phases follow `reveal`.
    fn seat_at(&mut self, reveal: u16) {
        if let Some(discussion) = &mut self.discussion {
            discussion.seat = match discussion.opens {
                Opens::Slide => Seat::Standing(reveal),
                Opens::Next | Opens::Key => Seat::After(reveal),
            };
        }
    }

    fn set_full(&mut self, full: bool) {
        if let Some(discussion) = &mut self.discussion {
            discussion.full = full;
        }
    }
}

impl Discussion {
    /// The question as it is before the lesson, on a slide with this many reveals.
    fn new(discussion: &deck::Discussion, reveals: u16) -> Self {
        let has_answer = discussion.answer.is_some() || discussion.correct.is_some();
        Self {
            opens: discussion.opens,
            phases: phases(discussion),
            seat: first_seat(discussion.opens, reveals),
            full: false,
            answer: has_answer.then_some(false),
            answers_last: has_answer && discussion.reveal_answer == RevealAnswer::Next,
            heard: Vec::new(),
            ballot: Ballot::new(discussion.options.len(), discussion.correct),
        }
    }

    /// The phase at `stage`.
    pub(super) fn phase(&self, stage: u8) -> Phase {
        let Some(index) = usize::from(stage).checked_sub(1) else {
            return Phase::Question;
        };
        match self.phases.get(index) {
            Some(timed) => timed.phase,
            None if self.answers_last => Phase::Answer,
            None => Phase::Question,
        }
    }

    /// Whether the model answer, or the right option, is shown in `phase`.
    pub(super) fn shows_answer(&self, phase: Phase) -> bool {
        self.answer == Some(true) || phase == Phase::Answer
    }

    /// Whether the audience sees in `phase` how many hands each option has: not before the class
    /// talks, so that nobody follows the others.
    pub(super) fn shows_hands(&self, phase: Phase) -> bool {
        let will_share = self.phases.iter().any(|timed| timed.phase == Phase::Share);
        let is_last = self.phase(self.last_stage()) == phase;
        phase >= Phase::Share
            || self.shows_answer(phase)
            || (!will_share && self.answer.is_none() && is_last)
    }

    fn is_untouched(&self, reveals: u16) -> bool {
        let mut watches = self.phases.iter();
        self.is_at_first_seat(reveals)
            && !self.full
            && self.answer != Some(true)
            && self.heard.is_empty()
            && self.ballot.is_empty()
            && watches.all(|timed| timed.watch.is_fresh() && timed.extra.is_zero())
    }

    /// The stage at `phase`: the question, where there is no such phase.
    pub(super) fn stage(&self, phase: Phase) -> u8 {
        (1..=self.last_stage())
            .find(|stage| self.phase(*stage) == phase)
            .unwrap_or_default()
    }

    /// Whether it still sits where the deck put it.
    pub(super) fn is_at_first_seat(&self, reveals: u16) -> bool {
        self.seat == first_seat(self.opens, reveals)
    }

    /// The phases and their times until `now`.
    pub(super) fn times(&self, now: Time) -> Vec<PhaseTime> {
        let time = |timed: &Timed| PhaseTime {
            phase: timed.phase,
            budget: timed.budget + timed.extra,
            spent: timed.watch.elapsed(now),
        };
        self.phases.iter().map(time).collect()
    }

    /// The last stage: a phase, or the answer.
    pub(super) fn last_stage(&self) -> u8 {
        let stages = self.phases.len() + usize::from(self.answers_last);
        u8::try_from(stages).unwrap_or(u8::MAX)
    }
}

/// Where a discussion sits before anything is done to it.
fn first_seat(opens: Opens, reveals: u16) -> Seat {
    match opens {
        Opens::Next => Seat::After(reveals),
        Opens::Slide => Seat::Standing(reveals),
        Opens::Key => Seat::Hidden { resume: 0 },
    }
}

/// The phases that have time.
fn phases(discussion: &deck::Discussion) -> Vec<Timed> {
    [
        (Phase::Think, discussion.think),
        (Phase::Pair, discussion.pair),
        (Phase::Share, discussion.share),
    ]
    .into_iter()
    .filter_map(|(phase, budget)| {
        let budget = budget.filter(|budget| !budget.is_zero())?;
        Some(Timed {
            phase,
            budget,
            extra: Duration::ZERO,
            watch: Stopwatch::default(),
        })
    })
    .collect()
}
