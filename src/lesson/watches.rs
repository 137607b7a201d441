//! Which stopwatches run: those of what the audience sees, while the talk's clock runs.

use super::discussion::Stand;
use super::state::Mark;
use super::{Lesson, Phase, Stopwatch, Time};

/// What time is spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Running {
    /// The slide.
    pub(super) slide: usize,
    /// Whether it is spent on the slide's discussion.
    pub(super) discussing: bool,
    /// The discussion's phase, whose countdown runs.
    pub(super) phase: Phase,
}

impl Lesson {
    /// What time is spent on while the clock runs.
    pub(super) fn standing(&self) -> Running {
        let Mark { slide, moment } = self.frozen.unwrap_or_else(|| self.mark_here());
        let stand = self.stands.get(slide);
        Running {
            slide,
            discussing: stand.is_some_and(|stand| stand.is_discussing(moment)),
            phase: stand.map_or(Phase::Closed, |stand| stand.phase_of(moment)),
        }
    }

    /// What time is spent on now; none, while the clock stands.
    pub(super) fn running(&self) -> Option<Running> {
        self.clock.watch.runs().then(|| self.standing())
    }

    /// Lets the stopwatches of `before` stand and those of what is shown now run.
    pub(super) fn run_on(&mut self, before: Option<Running>, now: Time) {
        let after = self.running();
        if before == after {
            return;
        }
        if let Some(before) = before {
            self.watches(before, |watch| watch.pause(now));
        }
        if let Some(after) = after {
            self.watches(after, |watch| watch.start(now));
        }
    }

    /// Lets all stopwatches stand but those of what is shown now.
    pub(super) fn settle(&mut self, now: Time) {
        for watch in self.stands.iter_mut().flat_map(Stand::watches) {
            watch.pause(now);
        }
        self.run_on(None, now);
    }

    /// Sets the slides' times back to zero; the phases' stay.
    pub(super) fn forget_times(&mut self) {
        for stand in &mut self.stands {
            stand.talk = Stopwatch::default();
            stand.talked = Stopwatch::default();
        }
        self.untold = None;
    }

    fn watches(&mut self, of: Running, mut act: impl FnMut(&mut Stopwatch)) {
        let Some(stand) = self.stands.get_mut(of.slide) else {
            return;
        };
        act(if of.discussing {
            &mut stand.talked
        } else {
            &mut stand.talk
        });
        if let Some(watch) = stand.watch(of.phase) {
            act(watch);
        }
    }
}

impl Stand {
    fn watches(&mut self) -> impl Iterator<Item = &mut Stopwatch> {
        let phases = self.discussion.iter_mut().flat_map(|it| &mut it.phases);
        let phases = phases.map(|timed| &mut timed.watch);
        [&mut self.talk, &mut self.talked].into_iter().chain(phases)
    }
}
