//! What all commands share that take the terminal: their arguments, and the talk that comes of
//! them.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::configuration::Configured;
use super::failure::Failure;
use super::settings::{Flags, Settings};
use super::surroundings::Surroundings;
use super::talk::{Origin, Reader, Talk, report};
use crate::config::Images;
use crate::ledger::{RunId, Setting};
use crate::lesson::Lesson;
use crate::shell::{self, Opening, Questions, Reloaded, Seat, Session, ShellError, Ties};
use crate::store::Reach;
use crate::theme::Depth;
use crate::viewer::{ClockFace, Problems, Viewer};

/// What can be said to every command that shows slides on a terminal.
#[derive(Debug, Default, Args)]
// Each command has a group of this name already.
#[group(skip)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag that is typed or not"
)]
pub(super) struct Arguments {
    /// The deck, a folder with a slides.toml, or `-` for standard input; without one, slides.toml in
    /// this folder, or a short tour
    #[arg(value_name = "DECK")]
    pub(super) deck: Option<PathBuf>,

    /// Use this theme in place of the deck's: a built-in one, or the path of a theme file
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,

    /// Read files that the deck names outside of its folder, too
    #[arg(long)]
    allow_outside: bool,

    /// Leave the deck as it is when its files are saved; R reads it again
    #[arg(long)]
    no_watch: bool,

    /// Go to the slide that was edited when a save changes just one
    #[arg(long, conflicts_with = "no_watch")]
    follow_edits: bool,

    /// How to show pictures: as well as the terminal can, which is usual, by a protocol that it is told
    /// to understand, in half blocks, or not at all
    #[arg(long, value_name = "HOW", value_enum)]
    images: Option<Images>,

    /// Let slides fade and move over SSH, too, where the deck says so
    #[arg(long)]
    transitions: bool,

    /// Turn the page at once, whatever the deck says, as where `REDUCED_MOTION` is set
    #[arg(long, visible_alias = "reduced-motion", conflicts_with = "transitions")]
    no_transitions: bool,

    /// Use no colours, as where `NO_COLOR` is set
    #[arg(long)]
    pub(super) no_color: bool,
}

impl ValueEnum for Images {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Auto,
            Self::Kitty,
            Self::Iterm2,
            Self::Sixel,
            Self::Blocks,
            Self::Off,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl Arguments {
    /// Nothing but the deck is said.
    pub(super) fn of(deck: Option<PathBuf>) -> Self {
        Self {
            deck,
            ..Self::default()
        }
    }

    /// How the deck is read, in colours of `depth`.
    pub(super) fn reader(
        &self,
        surroundings: &Surroundings<fn(&str) -> Option<String>>,
        depth: Depth,
    ) -> Reader {
        Reader {
            origin: Origin::of(self.deck.as_deref()),
            theme: self.theme.clone(),
            depth,
            background: surroundings.background(),
            reach: if self.allow_outside {
                Reach::Anywhere
            } else {
                Reach::Folder
            },
            drained: Arc::default(),
            configured: Arc::new(Configured::of_this_user()),
        }
    }

    /// What is typed of what can be configured.
    pub(super) fn flags(&self) -> Flags {
        Flags {
            images: self.images,
            transitions: self.transitions,
            no_transitions: self.no_transitions,
            ..Flags::default()
        }
    }

    /// The colours to use on this terminal.
    pub(super) fn depth(&self, surroundings: &Surroundings<fn(&str) -> Option<String>>) -> Depth {
        if self.no_color {
            Depth::None
        } else {
            surroundings.depth()
        }
    }
}

/// A talk about to be shown, and what this command makes of it.
pub(super) struct Showing {
    pub(super) reader: Reader,
    pub(super) settings: Settings,
    pub(super) talk: Talk,
    pub(super) lesson: Lesson,
    pub(super) viewer: Viewer,
    pub(super) seat: Seat,
    pub(super) recording: Option<Setting>,
    pub(super) ties: Ties,
}

/// Fails where there is no terminal to show anything on.
pub(super) fn need_terminal() -> Result<(), Failure> {
    if io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(failure(&ShellError::NotATerminal, None))
    }
}

/// Takes the terminal, with the first frame of what is still to be read to its end.
pub(super) fn open(
    arguments: &Arguments,
    surroundings: &Surroundings<fn(&str) -> Option<String>>,
    glimpse: Showing,
) -> Result<Opening, Failure> {
    let mut opening = take(surroundings, &glimpse.reader)?;
    let session = session(arguments, surroundings, glimpse);
    let shown = opening.show(session);
    shown.map_err(|error| failure(&error, None))?;
    Ok(opening)
}

fn take(
    surroundings: &Surroundings<fn(&str) -> Option<String>>,
    reader: &Reader,
) -> Result<Opening, Failure> {
    let keymap = reader.configured.configuration.keymap.clone();
    Opening::new(keymap, surroundings.reports_status()).map_err(|error| failure(&error, None))
}

/// Shows it until the user leaves; afterwards, says what is wrong with the deck as it was read last.
/// Returns the run that was recorded, if one was. The terminal may be open already.
pub(super) fn show(
    arguments: &Arguments,
    surroundings: &Surroundings<fn(&str) -> Option<String>>,
    mut showing: Showing,
    opening: Option<Opening>,
) -> Result<Option<RunId>, Failure> {
    let opening = match opening {
        Some(opening) => opening,
        None => take(surroundings, &showing.reader)?,
    };
    let reader = showing.reader.clone();
    let worker = reader.worker();
    let ties = std::mem::take(&mut showing.ties);
    let ledger = ties.ledger.as_ref().map(|it| it.path().to_owned());
    let latest = Arc::new(Mutex::new(showing.talk.problems.clone()));
    let read = Arc::clone(&latest);
    let note = move |problems: &Problems| {
        let mut read = read.lock().unwrap_or_else(PoisonError::into_inner);
        read.clone_from(problems);
    };
    let is_read_once = reader.origin == Origin::Input;
    let reload = Box::new(move || match reader.read() {
        Ok(talk) => {
            note(&talk.problems);
            Ok(Reloaded {
                deck: talk.deck,
                themes: talk.themes,
                problems: talk.problems,
                sources: talk.sources,
            })
        }
        Err(failure) => {
            let problems = failure.problems();
            // That it cannot be read again is nothing that is wrong with the deck.
            if !is_read_once {
                note(&problems);
            }
            Err(problems)
        }
    });
    let session = session(arguments, surroundings, showing);
    let result = shell::present(opening, session, reload, worker, ties);
    say(&latest.lock().unwrap_or_else(PoisonError::into_inner));
    result.map_err(|error| failure(&error, ledger.as_deref()))
}

/// The session that `showing` is.
fn session(
    arguments: &Arguments,
    surroundings: &Surroundings<fn(&str) -> Option<String>>,
    showing: Showing,
) -> Session {
    let Showing {
        reader,
        settings,
        talk,
        lesson,
        viewer,
        seat,
        recording,
        ties: _,
    } = showing;
    // What is left of no time is nothing to show.
    let clock = match settings.clock.value {
        ClockFace::Left if talk.deck.info.duration.is_none() => ClockFace::Elapsed,
        face => face,
    };
    Session {
        deck: talk.deck,
        lesson,
        seat,
        recording,
        viewer: Viewer {
            notice: talk.problems.notice().or(viewer.notice),
            problems: talk.problems,
            keymap: reader.configured.configuration.keymap.clone(),
            clock,
            ..viewer
        },
        themes: talk.themes,
        wire: surroundings.wire(),
        means: surroundings.means(settings.images.value, reader.depth),
        questions: Questions {
            background: surroundings.may_ask(),
            status: surroundings.reports_status(),
            name: surroundings.may_ask(),
        },
        transitions: !settings.reduced_motion.value,
        sources: talk.sources.filter(|_| !arguments.no_watch),
        follow_edits: arguments.follow_edits,
    }
}

/// What is to be told of `error`, in a talk whose records go into `ledger`.
fn failure(error: &ShellError, ledger: Option<&Path>) -> Failure {
    let unrecorded = || {
        let file = ledger.map_or("them".into(), Path::to_string_lossy);
        format!("Before the next run, make room for {file}, or let its folder be written to")
    };
    let remedy = match error {
        ShellError::NotATerminal => {
            "Run seminar in a terminal, or let `seminar --print` write a slide as text"
        }
        ShellError::NoKeyboard => "Run seminar with the terminal as its standard input",
        ShellError::Unrecorded(_) => &unrecorded(),
        ShellError::Io(_) => "Try another terminal, or `seminar --print`",
    };
    Failure::new(&error.to_string(), remedy)
}

/// Says what is wrong with a deck.
pub(super) fn say(problems: &Problems) {
    // With standard error closed there is nobody to tell.
    let _ = write!(io::stderr().lock(), "{}", report(problems));
}
