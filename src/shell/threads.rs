//! Threads that do not die unheard.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::thread;

use super::event::Event;

/// Runs `work` on a thread of its own. If it panics, the main loop hears of it.
///
/// # Errors
///
/// When the system has no more threads.
pub(super) fn spawn(
    name: &str,
    events: Sender<Event>,
    work: impl FnOnce() + Send + 'static,
) -> io::Result<()> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            // What the work leaves behind is not looked at again: the process ends.
            if let Err(panic) = catch_unwind(AssertUnwindSafe(work)) {
                // Nobody listens only when the process ends anyway.
                let _ = events.send(Event::Panicked(panic));
            }
        })
        .map(drop)
}

/// Panics where the environment variable `SEMINAR_PANIC` names `place`: `loop`, `input`. Only in
/// debug builds, for the tests that the terminal comes back.
pub(super) fn panic_if_asked(place: &str) {
    let asked = || std::env::var_os("SEMINAR_PANIC").is_some_and(|asked| asked == place);
    assert!(
        !cfg!(debug_assertions) || !asked(),
        "asked to panic in the {place}"
    );
}
