//! Finding out what the parts of code are, for no longer than people wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;

use super::aside::Aside;
use super::highlight::Highlighter;
use crate::layout::{Coloring, Snippet};
use crate::text::Clean;

/// More than a language takes that is met for the first time, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long it takes at most from one line to the next, where one is told to stop.
const GRACE: Duration = Duration::from_secs(1);
/// How many threads may be stuck before no more code is coloured: each has a processor to itself.
const STUCK: usize = 2;

/// Finds out what the parts of code are.
#[derive(Debug, Default)]
pub(super) struct Code {
    /// Loaded with the first code.
    highlighter: Option<Arc<Highlighter>>,
    /// How many threads did not come back.
    stuck: usize,
    aside: Aside,
}

impl Code {
    /// The colouring of `snippet`; none where it stays plain.
    pub(super) fn color(&mut self, snippet: &Snippet) -> Option<Arc<Coloring>> {
        if self.stuck == STUCK {
            return None;
        }
        let load = || Arc::new(Highlighter::load());
        let highlighter = Arc::clone(self.highlighter.get_or_insert_with(load));
        let snippet = snippet.clone();
        let work =
            move |over: &AtomicBool| highlighter.color(&snippet, || !over.load(Ordering::Relaxed));
        match within(&mut self.aside, PATIENCE, work) {
            End::Done(coloring) => coloring.map(Arc::new),
            End::Stopped => None,
            End::Stuck => {
                self.stuck += 1;
                None
            }
        }
    }
}

/// Those of `names` that are no language's, each with the language that is most like it. Without
/// `highlight` there are none.
pub fn unknown_languages<'n>(
    names: impl IntoIterator<Item = &'n Clean>,
) -> Vec<(Clean, Option<String>)> {
    let mut names = names.into_iter().peekable();
    if names.peek().is_none() {
        return Vec::new();
    }
    let highlighter = Highlighter::load();
    names
        .filter(|name| highlighter.is_unknown(name.as_str()))
        .map(|name| (name.clone(), highlighter.near(name.as_str())))
        .collect()
}

/// How some work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End<T> {
    /// By itself.
    Done(T),
    /// It was told to, or panicked.
    Stopped,
    /// Not at all: there are texts for which a grammar turns round and round in one place.
    Stuck,
}

/// Does `work` on another thread. What it is given says after `patience` that it should stop; if it does
/// not, it is left to itself.
fn within<T: Send + 'static>(
    aside: &mut Aside,
    patience: Duration,
    work: impl FnOnce(&AtomicBool) -> T + Send + 'static,
) -> End<T> {
    let over = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&over);
    let Ok(done) = aside.begin(move || work(&told)) else {
        return End::Stopped;
    };
    match done.recv_timeout(patience) {
        Ok(done) => return End::Done(done),
        Err(RecvTimeoutError::Disconnected) => return End::Stopped,
        Err(RecvTimeoutError::Timeout) => over.store(true, Ordering::Relaxed),
    }
    match done.recv_timeout(GRACE) {
        Ok(_) | Err(RecvTimeoutError::Disconnected) => End::Stopped,
        Err(RecvTimeoutError::Timeout) => {
            aside.abandon();
            End::Stuck
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn work_that_ends_is_done() {
        assert_eq!(
            within(&mut Aside::default(), PATIENCE, |_| 42),
            End::Done(42)
        );
    }

    #[test]
    fn work_that_takes_too_long_is_told_to_stop() {
        let end = within(&mut Aside::default(), Duration::ZERO, |over| {
            while !over.load(Ordering::Relaxed) {
                thread::yield_now();
            }
        });
        assert_eq!(end, End::Stopped);
    }

    #[test]
    fn work_that_hears_nothing_is_left_to_itself() {
        let (held, never) = mpsc::channel::<()>();
        let mut aside = Aside::default();
        let end = within(&mut aside, Duration::ZERO, move |_| never.recv());
        assert!(matches!(end, End::Stuck));
        assert_eq!(within(&mut aside, PATIENCE, |_| 42), End::Done(42));
        drop(held);
    }

    #[test]
    fn after_some_stuck_threads_code_stays_plain() {
        let mut code = Code {
            stuck: STUCK,
            ..Code::default()
        };
        let snippet = Snippet {
            language: Clean::line("rust"),
            text: crate::text::Clean::line("fn"),
        };
        assert_eq!(code.color(&snippet), None);
        assert!(code.highlighter.is_none(), "nothing is even loaded");
    }
}
