//! What is still to be done where something else than the main loop ends the process: a signal, or a terminal
//! that is gone.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What is to be done. Threads share it.
#[derive(Default)]
pub(super) struct Parting(Mutex<Option<Act>>);

type Act = Box<dyn FnOnce() + Send>;

impl Parting {
    /// Has this done, and nothing else. It must not take long.
    pub(super) fn plan(&self, act: impl FnOnce() + Send + 'static) {
        *self.lock() = Some(Box::new(act));
    }

    /// Has nothing done.
    pub(super) fn cancel(&self) {
        *self.lock() = None;
    }

    /// Does it, once. Whoever comes meanwhile waits until it is done.
    pub(super) fn part(&self) {
        let mut act = self.lock();
        if let Some(act) = act.take() {
            act();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Act>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Parting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parting").finish_non_exhaustive()
    }
}
