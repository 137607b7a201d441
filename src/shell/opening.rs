//! The terminal from the moment that it is ours until the talk goes on: while a large deck is read, its
//! first frame is there already, and what is typed waits.

use std::panic;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::clock::Clock;
use super::event::Event;
use super::flow::{Flow, Load};
use super::show::Shown;
use super::signals::{self, Stops};
use super::terminal::Terminal;
use super::way::Way;
use super::{Session, ShellError, Show, input};
use crate::media;
use crate::viewer::Keymap;

/// The terminal, taken for a talk. It is given back when this is dropped.
pub struct Opening {
    pub(super) way: Way,
    pub(super) guard: Guard,
    pub(super) sender: Sender<Event>,
    pub(super) events: Receiver<Event>,
    pub(super) stops: Stops,
    /// What it shows, once it does.
    pub(super) shown: Option<Shown>,
}

impl Opening {
    /// Takes the terminal. From its first frame on it is listened to, and so are signals: one that ends the
    /// process does so after the terminal is given back, also where it came before that. Frames wait for its answers, where it `reports_status`; `keymap` says
    /// which keys may be the last ones of the talk.
    ///
    /// # Errors
    ///
    /// When there is no terminal, or it fails.
    pub fn new(keymap: Keymap, reports_status: bool) -> Result<Self, ShellError> {
        let terminal = Arc::new(Terminal::open()?);
        let guard = Guard::new(Arc::clone(&terminal));
        let (sender, events) = mpsc::channel();
        let (stops, signals) = signals::watch(Arc::clone(&terminal), sender.clone())?;
        terminal.take()?;
        let input = input::listen(Arc::clone(&terminal), keymap, sender.clone());
        Ok(Self {
            way: Way {
                terminal,
                clock: Clock::start(),
                flow: Flow::new(reports_status),
                listeners: [signals, input],
                question: b"",
            },
            guard,
            sender,
            events,
            stops,
            shown: None,
        })
    }

    /// Shows the first frame of `session`, of whose deck only this is known. What comes later is sent as
    /// the difference to it.
    ///
    /// # Errors
    ///
    /// When the system has no more threads.
    pub fn show(&mut self, session: Session) -> Result<(), ShellError> {
        let mut show = Show::new(session);
        let now = self.way.clock.now(show.needs_time_of_day());
        let window = self.way.terminal.window();
        show.learn_cell(window.cell);
        let frame = show.frame(window.size, now);
        self.way.question = show.question();
        self.way.terminal.leave_with(show.farewell());
        self.way.send(Load::Frame, frame, now.time)?;
        self.way.listen()?;
        self.shown = show.into_shown();
        Ok(())
    }
}

/// Gives the terminal back when it is dropped, and when any thread panics: before the message is
/// printed, so that it can be read.
pub(super) struct Guard(Arc<Terminal>);

impl Guard {
    fn new(terminal: Arc<Terminal>) -> Self {
        let print = panic::take_hook();
        let hooked = Arc::clone(&terminal);
        panic::set_hook(Box::new(move |info| {
            // A file that makes a decoder panic is only a picture that cannot be shown.
            if thread::current().name() != Some(media::THREAD) {
                hooked.close();
                print(info);
            }
        }));
        Self(terminal)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.close();
    }
}
