//! A slide's line of steps: which reveal and which stage of the discussion each step shows.

/// What one step shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// How many reveals are shown.
    pub(super) reveal: u16,
    /// The discussion's stage: none while it is closed, 0 at the question, then its phases.
    pub(super) stage: Option<u8>,
}

/// Where a discussion sits among its slide's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    /// Nowhere: the steps are the reveals alone.
    Hidden {
        /// The stage that it opens at again.
        resume: u8,
    },
    /// The question and the phases follow this reveal. It is closed at all others.
    After(u16),
    /// The question stands from the first step on, and the phases follow this reveal. The last
    /// of them stands at those that come after it.
    Standing(u16),
}

/// A slide's steps, from 0 to [`Self::last`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Steps {
    /// How often Next reveals something.
    pub(super) reveals: u16,
    /// How many stages follow the question.
    pub(super) phases: u8,
    /// Where the question and the phases are.
    pub(super) seat: Seat,
}

impl Steps {
    /// The last step.
    pub(super) fn last(self) -> u32 {
        u32::from(self.reveals) + self.inserted()
    }

    /// What `step` shows; a step past the end shows what the last does.
    pub(super) fn moment(self, step: u32) -> Moment {
        let step = step.min(self.last());
        let seat = self.seated_at();
        let (before, after) = match self.seat {
            Seat::Hidden { .. } | Seat::After(_) => (None, None),
            Seat::Standing(_) => (Some(0), Some(self.phases)),
        };
        let Some(past_seat) = step.checked_sub(u32::from(seat)).filter(|past| *past > 0) else {
            return Moment {
                reveal: narrow(step),
                stage: before,
            };
        };
        if past_seat > self.inserted() {
            return Moment {
                reveal: narrow(step - self.inserted()),
                stage: after,
            };
        }
        let stage = if before.is_some() {
            past_seat
        } else {
            past_seat - 1
        };
        Moment {
            reveal: seat,
            stage: Some(u8::try_from(stage).unwrap_or(self.phases)),
        }
    }

    /// The step that shows `moment`, or comes nearest to it: the reveal counts before the stage.
    pub(super) fn step(self, moment: Moment) -> u32 {
        let reveal = moment.reveal.min(self.reveals);
        let seat = self.seated_at();
        let stage = moment.stage.map(|stage| u32::from(stage.min(self.phases)));
        let at_seat = match (self.seat, stage) {
            (Seat::Hidden { .. }, _) | (_, None) => 0,
            (Seat::After(_), Some(stage)) => 1 + stage,
            (Seat::Standing(_), Some(stage)) => stage,
        };
        u32::from(reveal)
            + match reveal.cmp(&seat) {
                std::cmp::Ordering::Less => 0,
                std::cmp::Ordering::Equal => at_seat,
                std::cmp::Ordering::Greater => self.inserted(),
            }
    }

    /// Whether there is a step that shows exactly `moment`.
    pub(super) fn has(self, moment: Moment) -> bool {
        self.moment(self.step(moment)) == moment
    }

    /// The reveal that the discussion's own steps follow.
    pub(super) fn seated_at(self) -> u16 {
        match self.seat {
            Seat::Hidden { .. } => self.reveals,
            Seat::After(reveal) | Seat::Standing(reveal) => reveal.min(self.reveals),
        }
    }

    /// How many steps are the discussion's own.
    fn inserted(self) -> u32 {
        match self.seat {
            Seat::Hidden { .. } => 0,
            Seat::After(_) => 1 + u32::from(self.phases),
            Seat::Standing(_) => u32::from(self.phases),
        }
    }
}

/// A step that is a reveal, as the reveal's number. No line has more reveals than fit.
fn narrow(step: u32) -> u16 {
    u16::try_from(step).unwrap_or(u16::MAX)
}
