//! Planned time against spent time.
//!
//! The plan gives each slide of the talk a time: its target, or an equal share of what the timed
//! slides leave of the duration. Optional and backup slides stand outside, and discussions have a
//! budget of their own, so that they never make the talk look late.

use std::time::Duration;

use super::{Lesson, Time};
use crate::deck::{Deck, Slide};

/// What is asked for in place of the deck's duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The talk takes so long, discussions not counted.
    Talk(Duration),
    /// Talk and discussions together take so long.
    Whole(Duration),
}

/// How long each slide should take.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// One for each slide of the deck.
    slides: Vec<Planned>,
    /// The talk's time, discussions not counted; none, where neither a duration nor a target is
    /// given.
    talk: Option<Duration>,
    /// The time of all discussions in the talk.
    discussions: Duration,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Planned {
    /// The slide's time; none outside the plan.
    target: Option<Duration>,
    /// What it takes when it is shown although it stands outside: an optional slide's own target.
    optional: Option<Duration>,
}

/// How the talk keeps to its plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The time that this slide has had, its discussion not counted.
    pub slide: Duration,
    /// The time that it should take; none outside a plan.
    pub target: Option<Duration>,
    /// The time that the talk has had, discussions not counted.
    pub talk: Duration,
    /// The time that discussions have had.
    pub discussions: Duration,
    /// How it stands against the plan; none, where there is none.
    pub planned: Option<Against>,
    /// Optional slides that still come, from 0; what to skip when the plan no longer fits.
    pub optional: Vec<usize>,
}

/// How a talk stands against its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Against {
    /// The talk's whole time, discussions not counted.
    pub total: Duration,
    /// What is left of it; zero when it is over.
    pub left: Duration,
    /// By how many seconds it is late; early, where it is negative.
    pub late: i64,
    /// What that means: small differences mean nothing.
    pub verdict: Verdict,
    /// The time until talk and discussions end, at the pace so far.
    pub ends_in: Duration,
    /// The slides that still come, this one among them.
    pub slides_left: usize,
    /// What is left for each of them; zero where none is left, or no time.
    pub for_each: Duration,
}

/// Whether a talk keeps to its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Sooner than planned.
    Early,
    /// As planned.
    OnTime,
    /// Later than planned.
    Late,
}

impl Plan {
    /// The plan of `deck`, or what it becomes with this limit.
    pub fn of(deck: &Deck, limit: Option<Limit>) -> Self {
        let talk = deck.slides.get(..deck.talk_len).unwrap_or(&deck.slides);
        let discussions: Duration = talk.iter().map(budget).sum();
        let duration = match limit {
            Some(Limit::Talk(duration)) => Some(duration),
            Some(Limit::Whole(whole)) => Some(whole.saturating_sub(discussions)),
            None => deck.info.duration,
        };
        let planned = || talk.iter().filter(|slide| !slide.optional);
        let timed: Duration = planned().filter_map(|slide| slide.target).sum();
        let untimed = planned().filter(|slide| slide.target.is_none()).count();
        let rest = duration.unwrap_or_default().saturating_sub(timed);
        let share = u32::try_from(untimed)
            .ok()
            .and_then(|untimed| rest.checked_div(untimed));
        let slides = deck.slides.iter().enumerate().map(|(index, slide)| {
            let in_plan = index < deck.talk_len && !slide.optional;
            let share = share.filter(|share| !share.is_zero());
            Planned {
                target: slide.target.or(share).filter(|_| in_plan),
                optional: slide.target.filter(|_| !in_plan),
            }
        });
        Self {
            slides: slides.collect(),
            talk: duration.or((!timed.is_zero()).then_some(timed)),
            discussions,
        }
    }

    /// What is left of the plan when only some slides are gone through.
    #[must_use]
    pub fn only(mut self, is_shown: impl Fn(usize) -> bool) -> Self {
        for (index, planned) in self.slides.iter_mut().enumerate() {
            if !is_shown(index) {
                *planned = Planned::default();
            }
        }
        let targets = self.slides.iter().filter_map(|planned| planned.target);
        self.talk = self.talk.map(|_| targets.sum());
        self
    }

    /// The time that the slide of this index, from 0, should take; none outside the plan.
    pub fn target(&self, slide: usize) -> Option<Duration> {
        self.slides.get(slide)?.target
    }

    /// The talk's time, discussions not counted; none without a plan.
    pub fn talk(&self) -> Option<Duration> {
        self.talk
    }

    /// The time of the talk's discussions together.
    pub fn discussions(&self) -> Duration {
        self.discussions
    }

    /// The difference that still means that all is well: an eightieth of the talk, between 5 and 60
    /// seconds.
    fn tolerance(total: Duration) -> Duration {
        (total / 80).clamp(Duration::from_secs(5), Duration::from_secs(60))
    }
}

impl Lesson {
    /// How the lesson on `deck` keeps to `plan` at `now`.
    ///
    /// What is still to be said is, of each slide from the audience's on, its target less the time
    /// that it has had. So a slide may be shown twice, and others skipped; both are counted as
    /// they should be.
    pub fn pace(&self, deck: &Deck, plan: &Plan, now: Time) -> Pace {
        let at = self.standing().slide;
        let mut talk = Duration::ZERO;
        let mut discussions = Duration::ZERO;
        for slide in 0..self.stands.len() {
            let spent = self.spent(slide, now);
            talk += spent.talk;
            discussions += spent.discussion;
        }
        let coming = at..self.talk_len;
        let comes = |slide: &usize| *slide > at && self.is_on_route(*slide);
        let is_optional = |slide: &usize| deck.slides.get(*slide).is_some_and(|it| it.optional);
        Pace {
            slide: self.spent(at, now).talk,
            target: plan
                .slides
                .get(at)
                .and_then(|planned| planned.target.or(planned.optional)),
            talk,
            discussions,
            planned: plan
                .talk
                .map(|total| self.against(plan, total, talk, coming.clone(), now)),
            optional: coming.filter(comes).filter(is_optional).collect(),
        }
    }

    fn against(
        &self,
        plan: &Plan,
        total: Duration,
        talk: Duration,
        coming: std::ops::Range<usize>,
        now: Time,
    ) -> Against {
        let unsaid = |slide: usize| {
            let target = plan.target(slide)?;
            Some(target.saturating_sub(self.spent(slide, now).talk))
        };
        let remaining: Duration = coming.clone().filter_map(unsaid).sum();
        let undiscussed: Duration = coming
            .clone()
            .filter(|slide| self.is_on_route(*slide))
            .map(|slide| self.discussion_left(slide, now))
            .sum();
        let late = seconds(talk + remaining) - seconds(total);
        let tolerance = seconds(Plan::tolerance(total));
        let slides_left = coming.filter(|slide| plan.target(*slide).is_some()).count();
        let left = total.saturating_sub(talk);
        Against {
            total,
            left,
            late,
            verdict: match late {
                late if late > tolerance => Verdict::Late,
                late if late < -tolerance => Verdict::Early,
                _ => Verdict::OnTime,
            },
            ends_in: at_pace(remaining, talk, total.saturating_sub(remaining)) + undiscussed,
            slides_left,
            for_each: u32::try_from(slides_left)
                .ok()
                .and_then(|slides| left.checked_div(slides))
                .unwrap_or_default(),
        }
    }
}

/// What `remaining` takes at the pace so far: `spent` on what was planned to take `planned`. Little
/// can be told from the first two minutes, and nobody goes on at more than twice or less than half the
/// plan's pace.
fn at_pace(remaining: Duration, spent: Duration, planned: Duration) -> Duration {
    if planned < Duration::from_secs(120) {
        return remaining;
    }
    let factor = spent.as_secs_f64() / planned.as_secs_f64();
    remaining.mul_f64(factor.clamp(0.5, 2.0))
}

/// The time that the deck gives the discussion on `slide`.
fn budget(slide: &Slide) -> Duration {
    let phases = slide.discussion.iter();
    phases
        .flat_map(|it| [it.think, it.pair, it.share])
        .flatten()
        .sum()
}

/// Whole seconds, rounded to the nearest.
fn seconds(span: Duration) -> i64 {
    i64::try_from((span.as_millis() + 500) / 1000).unwrap_or(i64::MAX)
}
