//! `seminar console`: the presenter's screen for a talk that is given in another terminal.

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::failure::Failure;
use super::output;
use super::places;
use super::settings::Settings;
use super::surroundings::Surroundings;
use super::talk::Origin;
use super::terminal::{self, Showing};
use crate::lesson::Lesson;
use crate::link::{self, LinkError, Running, Wanted};
use crate::shell::{Link, Seat, Ties};
use crate::text::Clean;
use crate::viewer::{Company, Screen, Viewer};

/// What help says of the deck: standard input gives none that could be read a second time.
pub(super) const DECK: &str = "The deck of the talk, or a folder with a slides.toml; without one, slides.toml \
    in this folder, or else the only talk that there is";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    terminal: terminal::Arguments,

    /// Follow the talk at this socket, where several are given with one deck
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath)]
    socket: Option<PathBuf>,

    /// What this console is called on the other ones
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// List the talks that are being given, and leave
    #[arg(long, conflicts_with_all = ["socket", "name"])]
    list: bool,
}

/// Follows a talk until the user leaves.
///
/// # Errors
///
/// When there is no such talk, its deck cannot be read, or there is no terminal.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let places = places::sockets();
    if arguments.list {
        let all = link::find(&places, &Wanted::Any)?;
        let lines = list(&all).into_iter().map(|line| format!("{line}\n"));
        return output::write(&lines.collect::<String>());
    }
    terminal::need_terminal()?;
    let surroundings = Surroundings::of_this_process();
    let depth = arguments.terminal.depth(&surroundings);
    let mut reader = arguments.terminal.reader(&surroundings, depth);
    let found = find(arguments).map_err(|nobody| match &reader.origin {
        // No talk with it would help.
        Origin::File(deck) if deck.symlink_metadata().is_err() => {
            reader.read().err().unwrap_or(nobody)
        }
        _ => nobody,
    })?;
    reader.origin = found.origin;
    let talk = reader.read()?;
    let me = match &arguments.name {
        Some(name) => Clean::line(name),
        None => Clean::line(&own_name()),
    };
    let (remote, follower) = link::follow(&found.socket, &places, &me)?;
    let showing = Showing {
        lesson: Lesson::new(&talk.deck),
        viewer: Viewer {
            screen: Screen::Console,
            company: Company {
                me,
                ..Company::default()
            },
            ..Viewer::default()
        },
        settings: Settings::of(
            &arguments.terminal.flags(),
            &surroundings,
            &reader.configured,
        ),
        reader,
        talk,
        seat: Seat::Follower,
        recording: None,
        ties: Ties {
            link: Link::Follow(remote, follower),
            keep: None,
            ledger: None,
        },
    };
    terminal::show(&arguments.terminal, &surroundings, showing, None).map(drop)
}

/// A talk to follow.
struct Found {
    socket: PathBuf,
    origin: Origin,
}

/// The talk that is meant: the one at the socket that is named, else the one with the deck that is
/// named or in this folder, else the only one that there is.
fn find(arguments: &Arguments) -> Result<Found, Failure> {
    let places = places::sockets();
    let named = arguments.terminal.deck.as_deref();
    if let Some(socket) = &arguments.socket {
        let origin = match (named, link::ask_at(socket)) {
            (None, Some(talk)) => talk.path.map_or(Origin::Tour, Origin::File),
            _ => Origin::of(named),
        };
        return Ok(Found {
            socket: socket.clone(),
            origin,
        });
    }
    let origin = Origin::of(named);
    origin.need_file("a console")?;
    let is_guess = named.is_none() && matches!(origin, Origin::Tour);
    let wanted = match &origin {
        _ if is_guess => Wanted::Any,
        Origin::File(path) => Wanted::Deck(path.clone()),
        Origin::Input | Origin::Tour => Wanted::Tour,
    };
    match link::find(&places, &wanted)?.as_slice() {
        [one] => Ok(Found {
            socket: one.socket.clone(),
            origin: if is_guess { origin_of(one) } else { origin },
        }),
        [] => Err(nobody(&link::find(&places, &Wanted::Any)?)),
        several => Err(Failure::new(
            "several talks are being given",
            "Say which: seminar console --socket PATH",
        )
        .beside(list(several))),
    }
}

fn origin_of(running: &Running) -> Origin {
    let path = running.talk.as_ref().and_then(|talk| talk.path.clone());
    path.map_or(Origin::Tour, Origin::File)
}

fn nobody(others: &[Running]) -> Failure {
    let start = "Start it with `seminar present` in another terminal";
    if others.is_empty() {
        return Failure::new("no talk is being given", start);
    }
    Failure::new("no talk with this deck is being given, but", start).beside(list(others))
}

/// The talks that are being given, one a line.
fn list(all: &[Running]) -> Vec<Clean> {
    let line = |running: &Running| {
        let (title, path) = match &running.talk {
            Some(talk) => (
                talk.title.to_string(),
                talk.path
                    .as_ref()
                    .map_or_else(|| "the tour".to_owned(), |path| path.display().to_string()),
            ),
            None => ("(does not answer)".to_owned(), String::new()),
        };
        let socket = running.socket.display();
        Clean::line(&format!("{}  {title}  {path}  {socket}", running.pid))
    };
    all.iter().map(line).collect()
}

/// What a console is called that was given no name: its terminal tells it from others.
fn own_name() -> String {
    let tty = rustix::termios::ttyname(std::io::stdout(), Vec::new()).ok();
    let tty = tty.and_then(|name| name.into_string().ok());
    let tty = tty.as_deref().and_then(|name| name.strip_prefix("/dev/"));
    tty.map_or_else(
        || "a console".to_owned(),
        |tty| format!("the console on {tty}"),
    )
}

impl From<LinkError> for Failure {
    fn from(error: LinkError) -> Self {
        let remedy = error.remedy().unwrap_or_default();
        Self::new(&error.to_string(), remedy)
    }
}
