//! Whose it is what comes from the terminal: keys are read while the talk has it, and answers until
//! all that it was asked is answered.
//!
//! What is typed after the key that ends the talk is for the shell. So the thread that reads stops at
//! each key that may be the one, until the main loop has heard it.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What is still to be read. Threads share it.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    now: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    whose: Whose,
    /// How many answers are still to come: until then, not all that comes was typed.
    owed: u32,
    /// How long it is worth to wait for them when the terminal is given back.
    grace: Duration,
}

/// For whom it is what is typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Whose {
    /// The shell.
    #[default]
    Others,
    /// The talk.
    Ours,
    /// That depends on what the key before does.
    Asked,
}

impl State {
    fn is_read(&self) -> bool {
        match self.whose {
            Whose::Ours => true,
            Whose::Asked => false,
            Whose::Others => self.owed > 0,
        }
    }
}

impl Keyboard {
    /// From now on it is ours, and nothing that was asked before is answered.
    pub(super) fn take(&self) {
        let mut state = self.lock();
        state.whose = Whose::Ours;
        state.owed = 0;
        self.changed.notify_all();
    }

    /// From now on it is the shell's.
    pub(super) fn leave(&self) {
        self.lock().whose = Whose::Others;
        self.changed.notify_all();
    }

    /// Nothing more is read until somebody says whether to [`go_on`](Self::go_on).
    pub(super) fn ask(&self) {
        let mut state = self.lock();
        if state.whose == Whose::Ours {
            state.whose = Whose::Asked;
        }
    }

    /// What was read last has not ended the talk.
    pub(super) fn go_on(&self) {
        let mut state = self.lock();
        if state.whose == Whose::Asked {
            state.whose = Whose::Ours;
            self.changed.notify_all();
        }
    }

    /// Whether something is to be read.
    pub(super) fn is_read(&self) -> bool {
        self.lock().is_read()
    }

    /// Waits until something is to be read.
    pub(super) fn await_turn(&self) {
        let state = self.lock();
        // There is nothing else to be done where a thread has panicked.
        drop(self.changed.wait_while(state, |state| !state.is_read()));
    }

    /// A question is about to be asked, whose answer is worth waiting for so long.
    pub(super) fn promise(&self, grace: Duration) {
        let mut state = self.lock();
        state.owed += 1;
        state.grace = grace;
    }

    /// An answer came.
    pub(super) fn pay(&self) {
        let mut state = self.lock();
        state.owed = state.owed.saturating_sub(1);
        // Only who has given the terminal back waits for answers.
        if state.whose == Whose::Others {
            self.changed.notify_all();
        }
    }

    /// No answer is expected any more.
    pub(super) fn forget(&self) {
        self.lock().owed = 0;
        self.changed.notify_all();
    }

    /// Whether answers are still to come.
    pub(super) fn is_owed(&self) -> bool {
        self.lock().owed > 0
    }

    /// Waits until all answers came, as long as it is worth it. What comes later is not read.
    pub(super) fn settle(&self) {
        let state = self.lock();
        let grace = state.grace;
        // As above.
        let _ = self
            .changed
            .wait_timeout_while(state, grace, |state| state.owed > 0);
        self.forget();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So long that only a failure waits for it.
    const LONG: Duration = Duration::from_secs(600);

    #[test]
    fn what_is_owed_is_waited_for_until_it_came() {
        let keyboard = Keyboard::default();
        keyboard.settle();
        keyboard.promise(LONG);
        keyboard.promise(LONG);
        assert!(keyboard.is_owed());
        std::thread::scope(|scope| {
            scope.spawn(|| {
                keyboard.pay();
                keyboard.pay();
            });
            keyboard.settle();
        });
        assert!(!keyboard.is_owed());
    }

    #[test]
    fn what_does_not_come_is_not_waited_for_any_longer() {
        let keyboard = Keyboard::default();
        keyboard.promise(Duration::ZERO);
        keyboard.settle();
        assert!(!keyboard.is_read(), "it was given up");
        keyboard.promise(LONG);
        keyboard.forget();
        keyboard.pay();
        assert!(
            !keyboard.is_owed(),
            "an answer too many is none that is owed"
        );
    }

    #[test]
    fn keys_are_read_while_they_are_ours_and_answers_until_they_came() {
        let keyboard = Keyboard::default();
        assert!(!keyboard.is_read());
        keyboard.take();
        assert!(keyboard.is_read());
        keyboard.promise(LONG);
        keyboard.leave();
        assert!(keyboard.is_read(), "an answer is still to come");
        keyboard.pay();
        assert!(!keyboard.is_read());
        keyboard.promise(LONG);
        keyboard.take();
        assert!(!keyboard.is_owed());
    }

    #[test]
    fn after_a_key_that_may_be_the_last_nothing_is_read_until_it_is_known() {
        let keyboard = Keyboard::default();
        keyboard.ask();
        keyboard.go_on();
        assert!(!keyboard.is_read(), "it was not ours");
        keyboard.take();
        keyboard.ask();
        assert!(!keyboard.is_read());
        std::thread::scope(|scope| {
            scope.spawn(|| keyboard.go_on());
            keyboard.await_turn();
        });
        keyboard.ask();
        keyboard.leave();
        keyboard.go_on();
        assert!(!keyboard.is_read(), "it was the last");
    }
}
