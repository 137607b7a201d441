//! Signals: those that end the process, those that stop it, and news of the window's size.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use rustix::process::Signal;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTOU, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::event::Event;
use super::terminal::Terminal;
use super::threads::Later;

/// The signals that end the process.
const ENDING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

/// How long a process that was continued in the background waits until it stops again.
const GRACE: Duration = Duration::from_millis(50);

/// Watches signals, which a thread of its own hears of: it gives the terminal back and ends the process
/// by itself, because the main loop may be waiting for a terminal that takes nothing. What comes before
/// that thread is started waits for it.
///
/// # Errors
///
/// When the system says no.
pub(super) fn watch(terminal: Arc<Terminal>, events: Sender<Event>) -> io::Result<(Stops, Later)> {
    let continued = Arc::new(AtomicBool::new(false));
    signal_hook::flag::register(SIGCONT, Arc::clone(&continued))?;
    let mut signals = Signals::new(ENDING.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]))?;
    let thread = Later::new("signals", events.clone(), move || {
        loop {
            let came: Vec<i32> = signals.wait().collect();
            // First of all: a job that is killed while it is stopped is continued as well.
            if let Some(signal) = came.iter().find(|signal| ENDING.contains(signal)) {
                end(*signal, &terminal);
            }
            // Of a stop and a continue that came together, the continue came last.
            for (signal, event) in [
                (SIGTSTP, Event::Suspend),
                (SIGCONT, Event::Continue),
                (SIGWINCH, Event::Resize),
            ] {
                if came.contains(&signal) && events.send(event).is_err() {
                    return;
                }
            }
        }
    });
    Ok((Stops { continued }, thread))
}

/// Gives the terminal back and ends the process as `signal` does when nobody watches for it, so
/// that the parent sees what ended it.
pub(super) fn end(signal: i32, terminal: &Terminal) -> ! {
    terminal.close();
    terminal.parting().part();
    // The first process of a container is not ended by signals that it has no handler for.
    if !rustix::process::getpid().is_init() {
        // Returns only for a signal that it does not know.
        let _ = low_level::emulate_default_handler(signal);
    }
    low_level::exit(128 + signal)
}

/// Ends the process because its terminal is gone: as SIGHUP does, which may be ignored, or come
/// later.
pub(super) fn end_by_hang_up(terminal: &Terminal) -> ! {
    end(SIGHUP, terminal)
}

/// Stops this process, and knows whether it was continued.
///
/// It stops by SIGTTOU, for which there is no handler here: unlike SIGSTOP it has no effect in a
/// job that nobody could bring back.
pub(super) struct Stops {
    /// It was continued, and the main loop has not heard of it.
    continued: Arc<AtomicBool>,
}

impl Stops {
    /// Does what Ctrl-z does in a shell: stops the whole job, which may be more than this process,
    /// until it is continued, and then lets [`watch`] say that it goes on.
    ///
    /// # Errors
    ///
    /// When the system says no.
    pub(super) fn stop_job(&self) -> io::Result<()> {
        // All at once: a shell that sees the others stop may continue the job, and this process
        // must not stop after that.
        rustix::process::kill_current_process_group(Signal::TTOU)?;
        self.go_on();
        Ok(())
    }

    /// Stops this process until it is continued, and then lets [`watch`] say that it goes on.
    pub(super) fn stop(&self) {
        self.stop_here();
        self.go_on();
    }

    /// Stops this process again after it was continued in the background, where there is nothing
    /// to do. A signal that is to end it, and was sent with the one that continued it, may still
    /// be on its way.
    pub(super) fn stop_again(&self) {
        thread::sleep(GRACE);
        self.stop_here();
    }

    /// The main loop has heard that the process was continued.
    pub(super) fn heard(&self) {
        self.continued.store(false, Ordering::SeqCst);
    }

    /// A continue takes back a stop that came before it.
    fn stop_here(&self) {
        if !self.is_continued() {
            // There is no way to fail that matters: then it has not stopped.
            let _ = low_level::raise(SIGTTOU);
        }
    }

    /// The process goes on, whether it stopped or not. That is left to [`watch`] to say, because
    /// it looks first for signals that end the process.
    fn go_on(&self) {
        if !self.is_continued() {
            // There is no way to fail that matters: whoever continues the process says the same.
            let _ = low_level::raise(SIGCONT);
        }
    }

    fn is_continued(&self) -> bool {
        self.continued.load(Ordering::SeqCst)
    }
}
