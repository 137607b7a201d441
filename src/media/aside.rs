//! Work that may not come back, done beside the thread that waits for it.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// The bytes of the thread's stack: drawings are trees.
const STACK: usize = 8 << 20;

/// A thread that does one piece of work after another. One and the same, because what each new thread takes of
/// memory is kept for the next.
#[derive(Debug, Default)]
pub(super) struct Aside {
    /// None before there is work.
    thread: Option<Sender<Work>>,
}

type Work = Box<dyn FnOnce() + Send>;

impl Aside {
    /// Has `work` done. What it comes to is there when it is; nothing is, when it panicked.
    ///
    /// # Errors
    ///
    /// When the system has no more threads.
    pub(super) fn begin<T: Send + 'static>(
        &mut self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> io::Result<Receiver<T>> {
        let (sender, done) = mpsc::sync_channel(1);
        let work: Work = Box::new(move || {
            // What the work leaves behind is not looked at again.
            if let Ok(came) = catch_unwind(AssertUnwindSafe(work)) {
                // Nobody waits any more when it took too long.
                let _ = sender.send(came);
            }
        });
        let thread = match self.thread.take() {
            Some(thread) => thread,
            None => start()?,
        };
        // The thread is there as long as work can come.
        let _ = thread.send(work);
        self.thread = Some(thread);
        Ok(done)
    }

    /// Leaves the thread to its work: what comes next is done by another.
    pub(super) fn abandon(&mut self) {
        self.thread = None;
    }
}

fn start() -> io::Result<Sender<Work>> {
    let (sender, queue) = mpsc::channel::<Work>();
    thread::Builder::new()
        .name(super::THREAD.to_owned())
        .stack_size(STACK)
        .spawn(move || queue.into_iter().for_each(|work| work()))?;
    Ok(sender)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thread_does_all_work_until_it_is_abandoned() {
        let mut aside = Aside::default();
        let mut thread = |is_stuck: bool| {
            if is_stuck {
                aside.abandon();
            }
            let done = aside.begin(|| thread::current().id());
            done.expect("there are threads")
                .recv()
                .expect("it comes back")
        };
        let first = thread(false);
        assert_eq!(thread(false), first);
        assert_ne!(thread(true), first);
    }

    #[test]
    fn work_that_panics_comes_to_nothing_and_other_work_goes_on() {
        let mut aside = Aside::default();
        let failed = aside.begin(|| assert!(thread::panicking(), "asked to"));
        assert!(failed.expect("there are threads").recv().is_err());
        let done = aside.begin(|| 42).expect("there are threads");
        assert_eq!(done.recv(), Ok(42));
    }
}
