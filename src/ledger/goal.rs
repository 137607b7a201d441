//! How long each slide should take.

use std::time::Duration;

use crate::deck::Deck;
use crate::lesson::Plan;

/// How long a slide should take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The time.
    pub time: Duration,
    /// It is a share of what the timed slides leave of the talk, and not the slide's own target.
    pub shared: bool,
}

impl Goal {
    /// One for each slide of `deck`: its time in `plan`, or its own target where it stands outside of
    /// the plan.
    pub fn all(deck: &Deck, plan: &Plan) -> Vec<Option<Self>> {
        let goal = |(index, slide): (usize, &crate::deck::Slide)| {
            Some(Self {
                time: plan.target(index).or(slide.target)?,
                shared: slide.target.is_none(),
            })
        };
        deck.slides.iter().enumerate().map(goal).collect()
    }
}
