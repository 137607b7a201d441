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

/// Work for a thread of its own that is started when there is something to do, and not before: no start
/// waits for what it does not need yet.
pub(super) struct Later {
    name: &'static str,
    events: Sender<Event>,
    work: Option<Box<dyn FnOnce() + Send>>,
}

impl Later {
    /// `work`, not begun.
    pub(super) fn new(
        name: &'static str,
        events: Sender<Event>,
        work: impl FnOnce() + Send + 'static,
    ) -> Self {
        Self {
            name,
            events,
            work: Some(Box::new(work)),
        }
    }

    /// Begins it, unless it has begun.
    ///
    /// # Errors
    ///
    /// When the system has no more threads. The work is never done then.
    pub(super) fn start(&mut self) -> io::Result<()> {
        match self.work.take() {
            Some(work) => spawn(self.name, self.events.clone(), work),
            None => Ok(()),
        }
    }
}

/// A line to somebody on another thread, which is started when there is something to be said.
pub(super) struct Line<T> {
    to: T,
    thread: Later,
}

impl<T> Line<T> {
    /// What is said `to` somebody, and the thread on which it is heard.
    pub(super) fn new(to: T, thread: Later) -> Self {
        Self { to, thread }
    }

    /// Who is to be told something. Without a thread for it nobody hears it.
    pub(super) fn call(&mut self) -> &T {
        // There is no way to fail that matters: the talk goes on without.
        let _ = self.thread.start();
        &self.to
    }

    /// The end of the line: whoever was told something, which is nobody where nothing was said.
    pub(super) fn end(self) -> Option<T> {
        self.thread.work.is_none().then_some(self.to)
    }
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn nobody_is_there_before_something_is_said() {
        let (events, _heard) = channel();
        let (to, says) = channel::<&str>();
        let (tell, told) = channel();
        let thread = Later::new("listener", events, move || {
            // It ends when the line does.
            let _ = says.iter().try_for_each(|word| tell.send(word));
        });
        let mut line = Line::new(to, thread);
        assert!(told.try_recv().is_err());
        for word in ["one", "two"] {
            line.call().send(word).unwrap();
            assert_eq!(told.recv(), Ok(word));
        }
        assert!(line.end().is_some());
        assert!(told.recv().is_err(), "it has ended");
    }

    #[test]
    fn nobody_is_waited_for_where_nothing_was_said() {
        let (events, _heard) = channel();
        let line = Line::new((), Later::new("idle", events, || ()));
        assert_eq!(line.end(), None);
    }
}
