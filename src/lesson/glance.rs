//! What came of a command: two glances at a lesson, and what is different.

use super::{Effect, Lesson, Panel, Phase, Position};

/// What of a lesson can be seen to change.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the lesson's own"
)]
pub(super) struct Glance {
    position: Position,
    reveal: u16,
    phase: Phase,
    panel: Panel,
    answer: bool,
    blank: bool,
    frozen: bool,
    clock_begun: bool,
    clock_runs: bool,
}

impl Lesson {
    pub(super) fn glance(&self) -> Glance {
        Glance {
            position: self.position,
            reveal: self.reveal(),
            phase: self.phase(),
            panel: self.panel(),
            answer: self.answer_shown(),
            blank: self.blank,
            frozen: self.frozen.is_some(),
            clock_begun: self.clock.begun,
            clock_runs: self.clock.watch.runs(),
        }
    }
}

impl Glance {
    /// The open discussion: its slide and phase.
    fn open(&self) -> Option<(usize, Phase)> {
        (self.phase != Phase::Closed).then_some((self.position.slide, self.phase))
    }

    /// What is different in `after`.
    pub(super) fn effects(&self, after: &Self) -> Vec<Effect> {
        let same_slide = self.position.slide == after.position.slide;
        let changes = [
            (self.blank != after.blank, Effect::Blanked(after.blank)),
            (self.frozen != after.frozen, Effect::Frozen(after.frozen)),
            (
                self.position != after.position,
                Effect::Moved {
                    from: self.position,
                    to: after.position,
                },
            ),
            (
                same_slide && self.reveal != after.reveal,
                Effect::Revealed(after.reveal),
            ),
            (self.open() != after.open(), Effect::Phase(after.phase)),
            (self.panel != after.panel, Effect::Panel(after.panel)),
            (
                same_slide && self.answer != after.answer,
                Effect::Answer(after.answer),
            ),
            (
                (self.clock_begun, self.clock_runs) != (after.clock_begun, after.clock_runs),
                Effect::Clock,
            ),
        ];
        changes
            .into_iter()
            .filter_map(|(changed, effect)| changed.then_some(effect))
            .collect()
    }
}
