//! Answers that the terminal owes: until they came, what it sends is not only what a person types.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How many answers are still to come. Threads share it.
#[derive(Debug, Default)]
pub(super) struct Owed {
    now: Mutex<Debt>,
    paid: Condvar,
}

#[derive(Debug, Default)]
struct Debt {
    answers: u32,
    /// How long it is worth to wait for them when the terminal is given back.
    grace: Duration,
}

impl Owed {
    /// A question is about to be asked, whose answer is worth waiting for so long.
    pub(super) fn promise(&self, grace: Duration) {
        let mut debt = self.lock();
        debt.answers += 1;
        debt.grace = grace;
    }

    /// An answer came.
    pub(super) fn pay(&self) {
        let mut debt = self.lock();
        debt.answers = debt.answers.saturating_sub(1);
        self.paid.notify_all();
    }

    /// Nothing more is expected.
    pub(super) fn forget(&self) {
        self.lock().answers = 0;
        self.paid.notify_all();
    }

    /// Whether answers are still to come.
    pub(super) fn any(&self) -> bool {
        self.lock().answers > 0
    }

    /// Waits until all answers came, as long as it is worth it.
    pub(super) fn settle(&self) {
        let debt = self.lock();
        let grace = debt.grace;
        // There is nothing else to be done where a thread has panicked.
        let _ = self
            .paid
            .wait_timeout_while(debt, grace, |debt| debt.answers > 0);
    }

    fn lock(&self) -> MutexGuard<'_, Debt> {
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
        let owed = Owed::default();
        owed.settle();
        owed.promise(LONG);
        owed.promise(LONG);
        assert!(owed.any());
        std::thread::scope(|scope| {
            scope.spawn(|| {
                owed.pay();
                owed.pay();
            });
            owed.settle();
        });
        assert!(!owed.any());
    }

    #[test]
    fn what_does_not_come_is_not_waited_for_any_longer() {
        let owed = Owed::default();
        owed.promise(Duration::ZERO);
        owed.settle();
        assert!(owed.any());
        owed.forget();
        owed.pay();
        assert!(!owed.any(), "an answer too many is none that is owed");
    }
}
