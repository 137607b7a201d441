//! What is done with the lesson, by this screen or by others, and what others are told of it.

use std::time::Duration;

use super::Show;
use crate::lesson::{Command, Effect, Lesson, News, Plan, Role, Spending, State, Time};
use crate::shell::{Seat, Session};
use crate::text::Clean;
use crate::view;
use crate::viewer::{self, Notice};

/// How long the bottom row offers to go on with the last talk, from the start of the program.
const OFFER: Time = Time(Duration::from_secs(20));

impl Show {
    /// Has this screen's `command` done: here, or where the lesson is.
    pub(super) fn steer(&mut self, command: Command, now: Time) {
        match self.session.seat {
            Seat::Owner { .. } => {
                let me = self.session.viewer.company.me.clone();
                self.apply(command, me, now);
            }
            Seat::Follower => self.commands.push(command),
        }
    }

    /// Does what another screen, called `from`, wants done.
    pub fn obey_other(&mut self, command: Command, from: Clean, now: Time) {
        let before = self.stand();
        self.apply(command, from, now);
        self.start_turn(before, now);
    }

    fn apply(&mut self, command: Command, from: Clean, now: Time) {
        let session = &mut self.session;
        let had_begun = session.lesson.clock().begun;
        let effects = session.lesson.apply(command, now);
        if effects.is_empty() {
            return;
        }
        if effects.iter().any(|it| matches!(it, Effect::Moved { .. })) {
            session.lesson.credit(from);
        }
        if session.lesson.clock().begun && !had_begun {
            self.allot(now);
        }
        self.changed(&effects, now);
    }

    /// Gives the talk the time that this start of it was given, as that is at `now`.
    pub(super) fn allot(&mut self, now: Time) {
        let session = &mut self.session;
        if let Seat::Owner {
            allotment: Some(allotment),
            ..
        } = session.seat
        {
            let had = session.lesson.clock().watch.elapsed(now);
            session.lesson.allot(Some(allotment.limit(had, now)));
        }
    }

    /// Becomes the lesson that is in another process.
    pub fn adopt(&mut self, state: &State, now: Time) {
        let before = self.stand();
        let session = &mut self.session;
        let was_lost = std::mem::take(&mut session.viewer.company.lost);
        let mut effects = session.lesson.adopt(&session.deck, state, now);
        if was_lost {
            // Another clock is none that was paused or set back.
            effects.retain(|effect| *effect != Effect::Clock);
            session.viewer.notice = None;
        }
        self.changed(&effects, now);
        self.start_turn(before, now);
    }

    /// The process where the lesson is has gone.
    pub fn lose(&mut self) {
        self.session.viewer.company.lost = true;
    }

    /// Takes note of how many consoles follow.
    pub fn count_consoles(&mut self, consoles: usize) {
        self.session.viewer.company.consoles = consoles;
    }

    /// Offers to go on where the last talk stopped.
    pub(super) fn offer(&mut self) {
        let session = &mut self.session;
        let Seat::Owner {
            last: Some(last), ..
        } = &session.seat
        else {
            return;
        };
        let id = last.state.slide();
        let mut slides = session.deck.slides.iter();
        let keymap = &session.viewer.keymap;
        session.viewer.offer = Some(match slides.position(|slide| slide.id == id) {
            Some(slide) => {
                let number = session.deck.number(slide);
                let elapsed = view::digits(last.state.elapsed().as_secs());
                viewer::offer(&number, &elapsed, keymap)
            }
            None => viewer::offer_near(keymap),
        });
        self.offered_until = Some(OFFER);
    }

    /// Takes the offer away once it stood long enough.
    pub(super) fn pass_offer(&mut self, now: Time) {
        if self.offered_until.is_some_and(|until| until <= now) {
            self.offered_until = None;
            self.session.viewer.offer = None;
        }
    }

    /// When the offer goes away by itself.
    pub(super) fn offer_due(&self, now: Time) -> Option<Duration> {
        let until = self.offered_until?;
        Some(until.0.saturating_sub(now.0))
    }

    /// Goes on where the last talk stopped, if this one did not go anywhere yet.
    pub(super) fn resume(&mut self, now: Time) {
        let session = &mut self.session;
        let last = match &mut session.seat {
            Seat::Owner { last, .. } => last.take(),
            Seat::Follower => None,
        };
        match last {
            Some(last) => {
                if let (Some(setting), Some(run)) = (&mut session.recording, last.run) {
                    setting.run = run;
                }
                let effects = session.lesson.adopt(&session.deck, &last.state, now);
                self.allot(now);
                self.changed(&effects, now);
            }
            None => session.viewer.tell_nothing_to_resume(),
        }
    }

    fn changed(&mut self, effects: &[Effect], now: Time) {
        let session = &mut self.session;
        session
            .viewer
            .after(effects, &session.deck, &session.lesson);
        self.changes += 1;
        self.plan_anew();
        self.record(now);
        // Whoever goes on has begun anew.
        if effects.iter().any(|it| matches!(it, Effect::Moved { .. })) {
            self.offered_until = None;
            let session = &mut self.session;
            session.viewer.offer = None;
            if let Seat::Owner { last, .. } = &mut session.seat {
                *last = None;
            }
        }
    }

    /// Makes the plan anew, where what it was made of is another now.
    pub(super) fn plan_anew(&mut self) {
        let limit = self.session.lesson.limit();
        if self.planned_for != limit {
            self.planned_for = limit;
            self.plan = plan(&self.session);
        }
    }

    /// What this screen wants done where the lesson is.
    pub(in crate::shell) fn take_commands(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.commands)
    }

    /// Says something in the bottom row.
    pub(in crate::shell) fn notice(&mut self, notice: Notice) {
        self.session.viewer.notice = Some(notice);
    }

    /// A number that is another whenever the lesson is.
    pub(in crate::shell) fn changes(&self) -> u64 {
        self.changes
    }

    /// The whole lesson, for the presenter's other screens.
    pub fn state(&self, now: Time) -> State {
        let session = &self.session;
        session.lesson.state(&session.deck, Role::Presenter, now)
    }

    /// What is new of that since this was asked last.
    pub(in crate::shell) fn news(&mut self, now: Time) -> News {
        let session = &mut self.session;
        session.lesson.news(&session.deck, now)
    }

    /// What time is spent on while nothing happens.
    pub(in crate::shell) fn spending(&self) -> Option<Spending> {
        self.session.lesson.spending(&self.session.deck)
    }

    /// The lesson.
    pub fn lesson(&self) -> &Lesson {
        &self.session.lesson
    }
}

/// How long the talk should take: what of it is gone through.
pub(super) fn plan(session: &Session) -> Plan {
    let lesson = &session.lesson;
    let plan = Plan::of(&session.deck, lesson.limit());
    if lesson.has_route() {
        plan.only(|slide| lesson.is_on_route(slide))
    } else {
        plan
    }
}
