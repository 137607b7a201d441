//! How cells reach this terminal, and keys come from it.
//!
//! In come a [`Session`] and its [`Ties`] to other screens and to files; out comes the end of it. Before that the
//! terminal is taken ([`Opening`]).
//! This room owns everything that touches the terminal: the guard that gives it back whatever happens, signals, the input thread, the loop
//! that blocks on one channel, and the encoder that turns two buffers into few bytes. It must not
//! decide what is shown: it asks [`view`](crate::view).

mod background;
mod clipboard;
mod clock;
mod event;
mod flow;
mod graphics;
mod input;
mod kept;
mod keyboard;
mod modes;
mod name;
mod opening;
mod others;
mod parting;
mod reading;
mod run;
mod seat;
mod show;
mod signals;
mod terminal;
mod threads;
mod way;
pub mod wire;
mod wishes;

use std::sync::{Arc, mpsc};

use crate::deck::Deck;
use crate::ledger::{RunId, Setting};
use crate::lesson::Lesson;
use crate::media::{self, Order, Worker};
use crate::store::{self, Sources, Watching};
use crate::theme::Themes;
use crate::viewer::{Problems, Viewer};
use clock::Clock;
pub use clock::stamp;
use event::Event;
pub use graphics::{Means, Protocol};
pub use kept::{Stopped, read_kept};
pub use opening::Opening;
use others::Others;
pub use reading::{Reading, Reload, Why};
pub use seat::{Allotment, Link, Seat, Ties};
pub use show::{Ask, Show};
use threads::{Later, Line};
use wire::Abilities;

/// A talk about to be given at this terminal.
pub struct Session {
    /// The talk.
    pub deck: Deck,
    /// Where it is.
    pub lesson: Lesson,
    /// Whose it is.
    pub seat: Seat,
    /// What run it is, if records are made of it.
    pub recording: Option<Setting>,
    /// What the screen looks at.
    pub viewer: Viewer,
    /// What it may look like, in no more colours than the terminal has.
    pub themes: Themes,
    /// What the terminal can do.
    pub wire: Abilities,
    /// Whether slides may become others bit by bit, where the deck wants that.
    pub transitions: bool,
    /// The files to look out for: the deck is read again when they are saved. None are watched
    /// where there are none.
    pub sources: Option<Sources>,
    /// Whether the slide is shown that a save changed, if it changed just one.
    pub follow_edits: bool,
    /// How pictures reach it.
    pub means: Means,
    /// What else it may be asked.
    pub questions: Questions,
}

impl Session {
    /// A talk from its first slide, at a terminal that is trusted with nothing and asked nothing; its files are not
    /// watched.
    pub fn new(deck: Deck, themes: Themes) -> Self {
        Self {
            lesson: Lesson::new(&deck),
            seat: Seat::Owner {
                allotment: None,
                last: None,
            },
            recording: None,
            deck,
            viewer: Viewer::default(),
            themes,
            wire: Abilities::default(),
            transitions: false,
            sources: None,
            follow_edits: false,
            means: Means::default(),
            questions: Questions::default(),
        }
    }
}

/// What a terminal may be asked besides what it understands of pictures: a few print what they do not
/// understand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    /// What its background is, where that tells which theme suits it.
    pub background: bool,
    /// Whether it has come so far: frames wait for the answer to the one before.
    pub status: bool,
    /// What it calls itself, which says what more it can do.
    pub name: bool,
}

/// A deck that was read again.
pub struct Reloaded {
    /// The talk.
    pub deck: Deck,
    /// What it may look like.
    pub themes: Themes,
    /// What is wrong with it.
    pub problems: Problems,
    /// What it was made of.
    pub sources: Option<Sources>,
}

/// Why a talk could not be given.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// Standard output leads elsewhere.
    #[error("standard output is not a terminal")]
    NotATerminal,
    /// There is no terminal to read keys from.
    #[error("there is no keyboard: standard input is not a terminal")]
    NoKeyboard,
    /// Records are lost, for this reason.
    #[error("not all of it was recorded: {0}")]
    Unrecorded(String),
    /// The terminal, or the system, failed.
    #[error("cannot use the terminal: {0}")]
    Io(#[from] std::io::Error),
}

/// Gives the talk, until the user leaves. What takes time is done by `worker`, and the deck is read again by
/// `reload`. Returns the run that was recorded, if one was.
///
/// A signal that ends the process does so after the terminal is given back, and so does the end of
/// the terminal itself: then this function does not return.
///
/// # Errors
///
/// When the terminal fails. It is given back first.
pub fn present(
    opening: Opening,
    session: Session,
    reload: Reload,
    worker: Worker,
    ties: Ties,
) -> Result<Option<RunId>, ShellError> {
    let Opening {
        way,
        guard,
        sender,
        events,
        stops,
        shown,
    } = opening;
    let threads = run::Threads {
        orders: worker_line(worker, sender.clone()),
        watching: watcher_line(sender.clone()),
        reading: reader_line(reload, sender.clone()),
        stops,
    };
    let mut show = Show::new(session);
    show.inherit(shown);
    let mut others = Others::new(ties, sender, Arc::clone(way.terminal.parting()), way.clock);
    let result = run::run(&mut show, &mut others, way, &events, threads);
    drop(guard);
    // The terminal is the shell's again: what is left to be written holds up nobody.
    others.end(&mut show);
    result?;
    match show.unwritten() {
        Some(unwritten) => Err(ShellError::Unrecorded(unwritten.why.to_string())),
        None => Ok(show.take_run()),
    }
}

/// The line to what makes things ready.
fn worker_line(worker: Worker, events: mpsc::Sender<Event>) -> Line<mpsc::Sender<Order>> {
    let (sender, orders) = mpsc::channel();
    let thread = Later::new(media::THREAD, events.clone(), move || {
        worker.work(&orders, |done, edition| {
            events.send(Event::Ready(done, edition)).is_ok()
        });
    });
    Line::new(sender, thread)
}

/// The line to what looks out for changes of the talk's files.
fn watcher_line(events: mpsc::Sender<Event>) -> Line<Watching> {
    let (watching, watcher) = store::watcher();
    let thread = Later::new("watch", events.clone(), move || {
        let clock = Clock::start();
        let now = || clock.time().0;
        watcher.run(now, |told| events.send(Event::Saved(told)).is_ok());
    });
    Line::new(watching, thread)
}

/// The line to what reads the deck again.
fn reader_line(reload: Reload, events: mpsc::Sender<Event>) -> Line<mpsc::Sender<Why>> {
    let (sender, wanted) = mpsc::channel();
    let thread = Later::new("reader", events.clone(), move || {
        reading::work(&wanted, reload, |reading| {
            events.send(Event::Read(Box::new(reading))).is_ok()
        });
    });
    Line::new(sender, thread)
}
