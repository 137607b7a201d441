//! What the class said: answers that were heard, and hands that were counted.

use serde::{Deserialize, Serialize};

use super::Phase;
use crate::text::Clean;

/// The most answers that are kept for one question.
pub const MOST_HEARD: usize = 200;

/// An answer heard in class.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Heard {
    /// What was said, in one line.
    #[serde(with = "super::clean")]
    pub text: Clean,
    /// The audience sees it. Never with `struck`.
    pub pinned: bool,
    /// It does not count: it was written down by mistake.
    pub struck: bool,
}

/// Which of two votes on the same question: before and after the talk with a neighbour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Round {
    /// The first vote.
    #[default]
    First,
    /// The second.
    Second,
}

/// What to do next, by the share of hands for the right option in the latest round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    /// Below 35 %: teach it again.
    Reteach,
    /// 35 to 70 %: let them talk, and vote again.
    Discuss,
    /// Above 70 %: explain, and go on.
    GoOn,
}

/// The hands raised for a question's options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ballot {
    correct: Option<usize>,
    /// One number for each option, in both rounds.
    first: Vec<u16>,
    second: Vec<u16>,
    /// The phase in which hands were last counted for the first round.
    first_in: Phase,
}

impl Ballot {
    /// Nothing counted yet.
    pub(super) fn new(options: usize, correct: Option<usize>) -> Self {
        Self {
            correct,
            first: vec![0; options],
            second: vec![0; options],
            first_in: Phase::Closed,
        }
    }

    /// The hands of `round`, one number for each option; none, when nobody was counted.
    pub(super) fn hands(&self, round: Round) -> Option<&[u16]> {
        let hands = match round {
            Round::First => &self.first,
            Round::Second => &self.second,
        };
        hands.iter().any(|hands| *hands > 0).then_some(hands)
    }

    /// Whether nobody was counted.
    pub(super) fn is_empty(&self) -> bool {
        self.hands(Round::First).is_none() && self.hands(Round::Second).is_none()
    }

    /// The round that hands counted in `phase` belong to: after the talk with a neighbour it is the
    /// second, if there was a first.
    pub(super) fn round(&self, phase: Phase) -> Round {
        let has_talked = phase > Phase::Pair && self.first_in <= Phase::Pair;
        let is_second = self.hands(Round::First).is_some() && has_talked;
        if is_second || self.hands(Round::Second).is_some() {
            Round::Second
        } else {
            Round::First
        }
    }

    /// Takes note of `hands` for `option`; whether that changes anything.
    pub(super) fn count(&mut self, round: Round, option: usize, hands: u16, phase: Phase) -> bool {
        let counted = match round {
            Round::First => &mut self.first,
            Round::Second => &mut self.second,
        };
        let Some(counted) = counted.get_mut(option).filter(|counted| **counted != hands) else {
            return false;
        };
        *counted = hands;
        if round == Round::First {
            self.first_in = phase;
        }
        true
    }

    /// What to do next; none, before anybody is counted and where no option is right.
    pub(super) fn hint(&self) -> Option<Hint> {
        let latest = self
            .hands(Round::Second)
            .or_else(|| self.hands(Round::First))?;
        let right = u32::from(*latest.get(self.correct?)?);
        let all: u32 = latest.iter().map(|hands| u32::from(*hands)).sum();
        Some(match right * 100 {
            part if part < 35 * all => Hint::Reteach,
            part if part <= 70 * all => Hint::Discuss,
            _ => Hint::GoOn,
        })
    }

    /// Takes over what was counted in `old`, an earlier version of this vote. Options are told
    /// apart by their order alone.
    pub(super) fn carry(&mut self, old: &Self) {
        self.take([&old.first, &old.second], old.first_in);
    }

    /// Takes over `hands` of both rounds, as far as there are options for them.
    pub(super) fn take(&mut self, [first, second]: [&[u16]; 2], first_in: Phase) {
        for (mine, theirs) in [(&mut self.first, first), (&mut self.second, second)] {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine = *theirs;
            }
        }
        self.first_in = first_in;
    }

    /// The phase in which hands were last counted for the first round.
    pub(super) fn first_in(&self) -> Phase {
        self.first_in
    }
}
