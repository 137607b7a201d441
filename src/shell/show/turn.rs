//! The moment in which one slide becomes the next, where the deck wants one.

use std::time::Duration;

use ratatui::buffer::Buffer;

use super::Show;
use crate::deck::Transition;
use crate::lesson::Time;
use crate::shell::graphics;
use crate::view::{self, Passage};

/// How long it takes.
const LENGTH: Duration = Duration::from_millis(200);
/// How many frames are made of it, the last of which is the slide itself.
const FRAMES: u32 = 12;

/// A turn of the page that is under way.
#[derive(Debug)]
pub(super) struct Turn {
    /// The screen before it.
    from: Buffer,
    transition: Transition,
    back: bool,
    since: Time,
}

/// What has to be the same before and after for a turn to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    slide: usize,
    /// Nothing lies over the slide.
    is_bare: bool,
}

impl Turn {
    /// The screen at `now` on the way to `next`; none when it is over.
    fn screen(&self, next: &Buffer, foot: u16, now: Time) -> Option<Buffer> {
        let step = LENGTH / FRAMES;
        // The first frame comes at once, and shows something.
        let spent = now.0.saturating_sub(self.since.0) + step;
        if spent >= LENGTH || self.from.area != next.area {
            return None;
        }
        let parts = spent.as_micros() * u128::from(view::WHOLE) / LENGTH.as_micros();
        let progress = u16::try_from(parts).unwrap_or(view::WHOLE);
        let passage = Passage {
            transition: self.transition,
            back: self.back,
            foot,
        };
        Some(view::between(&self.from, next, progress, passage))
    }
}

impl Show {
    pub(super) fn stand(&self) -> Stand {
        let session = &self.session;
        Stand {
            slide: session.lesson.position().slide,
            is_bare: session.viewer.overlay.is_none() && !session.lesson.is_blank(),
        }
    }

    /// Starts a turn when what was done since `before` led to another slide that wants one.
    pub(super) fn start_turn(&mut self, before: Stand, now: Time) {
        let after = self.stand();
        // A console is no slide that turns.
        let session = &self.session;
        if !session.transitions
            || session.viewer.screen.is_console()
            || after.slide == before.slide
            || !(before.is_bare && after.is_bare)
        {
            return;
        }
        let transition = self.session.deck.transition(after.slide);
        if transition == Transition::None {
            return;
        }
        self.turn = self.shown.clone().map(|mut from| {
            // The parts of a picture that the terminal draws cannot move, nor fade, and nobody follows a
            // link on its way.
            graphics::bare(&mut from);
            view::unlink(&mut from);
            Turn {
                from,
                transition,
                back: after.slide < before.slide,
                since: now,
            }
        });
    }

    /// The screen on the way to `next`, when a turn is under way.
    pub(super) fn turning(&mut self, next: &Buffer, now: Time) -> Option<Buffer> {
        let foot = self.session.viewer.extent.foot;
        let mut screen = self.turn.as_ref()?.screen(next, foot, now);
        match &mut screen {
            Some(screen) => view::unlink(screen),
            None => self.turn = None,
        }
        screen
    }

    /// When the turn needs another frame; none when there is no turn.
    pub(super) fn turn_due(&self) -> Option<Duration> {
        self.turn.as_ref().map(|_| LENGTH / FRAMES)
    }
}
