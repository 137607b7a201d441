//! Signals: those that end the process, those that stop it, and news of the window's size.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use rustix::process::Signal;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTOU, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::event::Event;
use super::terminal::Terminal;
use super::threads;

/// The signals that end the process.
const ENDING: [i32; 4] = [SIGHUP, SIGINT, SIGQUIT, SIGTERM];

/// Watches signals from a thread of its own, which gives the terminal back and ends the process
/// by itself: the main loop may be waiting for a terminal that takes nothing.
///
/// # Errors
///
/// When the system says no.
pub(super) fn watch(terminal: Arc<Terminal>, events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new(ENDING.into_iter().chain([SIGTSTP, SIGCONT, SIGWINCH]))?;
    threads::spawn("signals", events.clone(), move || {
        loop {
            let came: Vec<i32> = signals.wait().collect();
            // First of all: a job that is killed while it is stopped is continued as well.
            if let Some(signal) = came.iter().find(|signal| ENDING.contains(signal)) {
                end(*signal, &terminal);
            }
            for signal in came {
                let event = match signal {
                    SIGTSTP => Event::Suspend,
                    SIGCONT => Event::Continue,
                    _ => Event::Resize,
                };
                if events.send(event).is_err() {
                    return;
                }
            }
        }
    })
}

/// Gives the terminal back and ends the process as `signal` does when nobody watches for it, so
/// that the parent sees what ended it.
pub(super) fn end(signal: i32, terminal: &Terminal) -> ! {
    terminal.close();
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

/// Asks for the stop that Ctrl-z asks for in a shell: of the whole job, which may be more than
/// this process. [`watch`] hears of it.
///
/// # Errors
///
/// When the system says no.
pub(super) fn suspend_job() -> io::Result<()> {
    Ok(rustix::process::kill_current_process_group(Signal::TSTP)?)
}

/// Stops this process until it is continued. Returns at once where no shell could do that.
///
/// It is done by SIGTTOU, for which there is no handler here: unlike SIGSTOP it has no effect in a
/// job that nobody could bring back.
pub(super) fn stop() {
    // There is no way to fail that matters: then it has not stopped.
    let _ = low_level::raise(SIGTTOU);
}

/// Lets [`watch`] say that the process goes on, whether it stopped or not: after it has looked for
/// signals that end it.
pub(super) fn go_on() {
    // There is no way to fail that matters: whoever continues the process says the same.
    let _ = low_level::raise(SIGCONT);
}
