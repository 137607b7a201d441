//! `seminar present`, and `seminar` by itself: give a talk, or print a slide of it.

use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::str::FromStr;

use clap::Args;

use super::failure::Failure;
use super::output;
use super::places;
use super::print::{Pictures, print};
use super::print_all::print_all;
use super::recording;
use super::settings::{Flags, Setting, Settings, Source};
use super::slide::SlideName;
use super::surroundings::Surroundings;
use super::talk::{Opened, Origin, Reader, Talk};
use super::terminal::{self, Showing, say};
use super::times::{Span, TimeOfDay, allotment};
use crate::config::{Images, screen_size};
use crate::deck::{Deck, Extras, First};
use crate::layout::Size;
use crate::ledger::{self, Kind, Part};
use crate::lesson::{Command, Lesson, Position, Time};
use crate::link;
use crate::shell::{Allotment, Link, Seat, Stopped, Ties, read_kept};
use crate::store;
use crate::store::ledger::LedgerFile;
use crate::text::Clean;
use crate::theme::Depth;
use crate::viewer::{Company, Screen, Viewer};

#[derive(Debug, Default, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag that is typed or not"
)]
pub(super) struct Arguments {
    #[command(flatten)]
    terminal: terminal::Arguments,

    /// Begin at this slide: its number, or its id
    #[arg(long, short, value_name = "SLIDE", default_value = "1")]
    start: SlideName,

    /// Show the speaker notes from the start
    #[arg(long, short)]
    notes: bool,

    /// Show what is for the class alone: no notes, no prompts, no clock, no messages; for a
    /// projector, with `seminar console` in the terminal in front of you
    #[arg(long, conflicts_with = "notes")]
    audience: bool,

    /// How long the talk takes, in place of the deck's duration, discussions not counted: 40m, 1h30m
    #[arg(long, value_name = "TIME", conflicts_with = "ends")]
    duration: Option<Span>,

    /// When it is over, discussions and all: a time of day such as 10:45
    #[arg(long, value_name = "HH:MM")]
    ends: Option<TimeOfDay>,

    /// Keep records of the lesson, and write a page about it at the end: NAME.lesson.md beside the deck
    #[arg(long)]
    record: bool,

    /// Keep no records, whatever the configuration says
    #[arg(long, conflicts_with = "record")]
    no_record: bool,

    /// Go on where the last talk with this deck stopped
    #[arg(long, conflicts_with = "start")]
    resume: bool,

    /// Print one slide as plain text, everything on it shown, and leave
    #[arg(long)]
    print: bool,

    /// Print the whole deck, line by line, for those who hear it: no columns, no drawings; from
    /// --start on, with the notes where --notes is given
    #[arg(long, requires = "print", conflicts_with_all = ["color", "size", "audience"])]
    all: bool,

    /// With --all: the questions of the discussions, too; with --notes their prompts and answers
    #[arg(long, requires = "all")]
    questions: bool,

    /// Print the slide with its colours and attributes
    #[arg(long, requires = "print", conflicts_with = "no_color")]
    color: bool,

    /// Print exactly a screen of so many columns and rows, up to 500x200
    #[arg(long, value_name = "WxH", requires = "print")]
    size: Option<ScreenSize>,
}

impl Arguments {
    /// Whether a deck is named that is not there.
    pub(super) fn misses_deck(&self) -> bool {
        let named = self.terminal.deck.as_deref();
        named.is_some_and(|path| path != Path::new("-") && path.symlink_metadata().is_err())
    }
}

/// A screen's size as it is typed: `80x24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScreenSize(pub(super) Size);

impl FromStr for ScreenSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        screen_size(text)
            .map(Self)
            .ok_or_else(|| "write columns and rows, such as 80x24: up to 500x200".to_owned())
    }
}

/// Gives the talk, or prints a slide of it.
///
/// # Errors
///
/// When the deck cannot be presented, a theme is unknown, or there is no terminal.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if !arguments.print {
        terminal::need_terminal()?;
    }
    let surroundings = Surroundings::of_this_process();
    let depth = match arguments {
        // Asked for, so there are some, whatever is known of the reader.
        Arguments { color: true, .. } => surroundings.colors().max(Depth::Sixteen),
        Arguments { print: true, .. } => Depth::None,
        _ => arguments.terminal.depth(&surroundings),
    };
    let reader = arguments.terminal.reader(&surroundings, depth);
    let settings = Settings::of(&arguments.flags(), &surroundings, &reader.configured);
    need_file(arguments, &reader.origin)?;
    let opened = reader.open()?;
    let allotment = allotment(arguments.duration, arguments.ends)?;
    let glimpse = arguments.glimpse(&reader, &settings, &opened, allotment);
    let opening = glimpse
        .map(|glimpse| terminal::open(&arguments.terminal, &surroundings, glimpse))
        .transpose()?;
    // From here on what goes wrong gives the terminal back before it is told.
    let talk = reader.understand(opened)?;
    let slide = arguments.start.find(&talk.deck)?;
    if arguments.all {
        return print_deck(arguments, &surroundings, &talk, slide);
    }
    let mut lesson = lesson_at(&talk.deck, slide);
    let viewer = arguments.viewer();
    if arguments.print {
        let size = arguments.size.map(|size| size.0);
        let pictures = Pictures {
            worker: reader.worker(),
            depth,
        };
        let shown = arguments.color && settings.images.value != Images::Off;
        let pictures = shown.then_some(pictures);
        let printed = print(&talk, lesson, &viewer, size, arguments.color, pictures);
        say(&talk.problems);
        warn(&printed.missing);
        return output::write(&printed.text);
    }
    let keep = places::place_of(&reader.origin);
    let mut last = stopped(keep.as_deref());
    let (mut recording, ledger) = record(settings.record, &reader.origin)?;
    if arguments.resume {
        let last = last.take().ok_or_else(nothing_to_resume)?;
        lesson = Lesson::restored(&talk.deck, &last.state, Time::default());
        if let (Some(setting), Some(run)) = (&mut recording, last.run) {
            setting.run = run;
        }
    }
    let announced = link::Talk {
        title: talk.deck.info.title.clone(),
        path: reader.origin.path().map(absolute),
        pid: process::id(),
    };
    lesson.let_blank_pause(settings.blank_pauses_clock.value);
    let seat = Seat::Owner {
        allotment,
        last: last.map(Box::new),
    };
    let ties = Ties {
        // A console reads the deck itself, which nobody can do with standard input a second time.
        link: match reader.origin {
            Origin::Input => Link::None,
            Origin::File(_) | Origin::Tour => Link::Listen(places::sockets(), announced),
        },
        keep,
        ledger: ledger.clone(),
    };
    let again = reader.clone();
    let showing = Showing {
        reader,
        settings,
        talk,
        lesson,
        viewer,
        seat,
        recording,
        ties,
    };
    let run = terminal::show(&arguments.terminal, &surroundings, showing, opening)?;
    if let (Some(run), Some(ledger)) = (run, ledger) {
        recording::write_page(&again, &run, &ledger);
    }
    Ok(())
}

impl Arguments {
    /// What the words of a command line mean, its own name the first of them, where they name a deck by
    /// a path, or nothing at all. That is how most talks begin, and it can be told without the table of
    /// all commands and options, which would take a tenth of the time to the first frame.
    pub(super) fn plain(words: impl IntoIterator<Item = OsString>) -> Option<Self> {
        let mut words = words.into_iter().skip(1);
        let deck = words.next();
        let is_plain = deck.as_deref().is_none_or(is_path) && words.next().is_none();
        is_plain.then(|| Self {
            terminal: terminal::Arguments::of(deck.map(PathBuf::from)),
            ..Self::default()
        })
    }

    /// What is typed of what can be configured.
    fn flags(&self) -> Flags {
        let record = match self {
            Self { record: true, .. } => Some(true),
            Self {
                no_record: true, ..
            } => Some(false),
            _ => None,
        };
        Flags {
            record,
            ..self.terminal.flags()
        }
    }

    /// The talk as the first slide that is shown looks, where it pays to see it before all else is read.
    fn glimpse(
        &self,
        reader: &Reader,
        settings: &Settings,
        opened: &Opened,
        allotment: Option<Allotment>,
    ) -> Option<Showing> {
        if self.print {
            return None;
        }
        let (talk, lesson) = if self.resume {
            let state = stopped(places::place_of(&reader.origin).as_deref())?.state;
            let talk = reader.glimpse(opened, First::Name(&state.slide().0))?;
            let lesson = Lesson::restored(&talk.deck, &state, Time::default());
            (talk, lesson)
        } else {
            let first = self.start.first()?;
            let talk = reader.glimpse(opened, first)?;
            let slide = match first {
                First::Index(index) => index,
                First::Name(_) => self.start.find(&talk.deck).ok()?,
            };
            let lesson = lesson_at(&talk.deck, slide);
            (talk, lesson)
        };
        Some(Showing {
            lesson,
            talk,
            reader: reader.clone(),
            settings: settings.clone(),
            viewer: self.viewer(),
            seat: Seat::Owner {
                allotment,
                last: None,
            },
            recording: None,
            ties: Ties::default(),
        })
    }

    fn viewer(&self) -> Viewer {
        Viewer {
            notes: self.notes,
            screen: if self.audience {
                Screen::Audience
            } else {
                Screen::Talk
            },
            company: Company {
                me: Clean::line("the talk's own keys"),
                ..Company::default()
            },
            ..Viewer::default()
        }
    }
}

/// Where the last talk stopped whose place is kept in this file.
fn stopped(keep: Option<&Path>) -> Option<Stopped> {
    read_kept(&store::kept(keep?)?)
}

/// A lesson that begins on the slide of this index, from 0: no place that it came from.
fn lesson_at(deck: &Deck, slide: usize) -> Lesson {
    let mut lesson = Lesson::new(deck);
    let start = Position { slide, step: 0 };
    lesson.apply(Command::MoveTo(start), Time::default());
    lesson
}

/// Whether `word` can be nothing but a path: it is no option, and no command has such a name.
fn is_path(word: &OsStr) -> bool {
    let bytes = word.as_encoded_bytes();
    !bytes.starts_with(b"-") && bytes.iter().any(|byte| b"./".contains(byte))
}

/// A run of a lesson, if that `is_wanted`, and the ledger for it. Where nothing can be recorded, it is
/// enough for whoever configured it that nothing is.
fn record(
    is_wanted: Setting<bool>,
    origin: &Origin,
) -> Result<(Option<ledger::Setting>, Option<LedgerFile>), Failure> {
    if !is_wanted.value {
        return Ok((None, None));
    }
    let begun = recording::begin(origin, Kind::Lesson, Part::Whole, None, None);
    match is_wanted.from {
        Source::Flag(_) if begun.0.is_none() => Err(nothing_to_record(origin)),
        _ => Ok(begun),
    }
}

/// Prints the whole deck from the slide of index `from`, which counts from 0.
fn print_deck<F: Fn(&str) -> Option<String>>(
    arguments: &Arguments,
    surroundings: &Surroundings<F>,
    talk: &Talk,
    from: usize,
) -> Result<(), Failure> {
    let extras = Extras {
        notes: arguments.notes,
        questions: arguments.questions,
    };
    let columns = io::stdout().is_terminal().then(|| surroundings.columns());
    say(&talk.problems);
    output::write(&print_all(&talk.deck, from, extras, columns))
}

fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Fails where something is kept of the talk, and its deck is in no file.
fn need_file(arguments: &Arguments, origin: &Origin) -> Result<(), Failure> {
    if arguments.record {
        origin.need_file("--record")?;
    }
    if arguments.resume {
        origin.need_file("--resume")?;
    }
    Ok(())
}

fn nothing_to_record(origin: &Origin) -> Failure {
    match origin.path() {
        None => Failure::new(
            "nothing can be recorded: the tour is no deck of yours",
            "Name a deck",
        ),
        Some(_) => Failure::new(
            "nothing can be recorded: there is no home to keep records in",
            "Set HOME or XDG_STATE_HOME",
        ),
    }
}

fn nothing_to_resume() -> Failure {
    Failure::new(
        "there is nothing to resume: no talk with this deck stopped before its end",
        "Present it without --resume",
    )
}

/// Says which pictures are not there, and why.
fn warn(missing: &[Clean]) {
    for sentence in missing {
        // With standard error closed there is nobody to tell.
        let _ = writeln!(io::stderr().lock(), "warning: {sentence}");
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::*;
    use crate::cli::CommandLine;

    fn plain(words: &[&str]) -> Option<Arguments> {
        let name = std::iter::once(&"seminar");
        Arguments::plain(name.chain(words).map(OsString::from))
    }

    #[test]
    fn a_deck_by_itself_means_what_it_means_to_the_parser() {
        let decks: [&[&str]; 5] = [&[], &["a.toml"], &["./x"], &[".."], &["talks/a deck/"]];
        for words in decks {
            let name = std::iter::once(&"seminar");
            let parsed = CommandLine::try_parse_from(name.chain(words)).unwrap();
            assert!(parsed.command.is_none());
            let plain = plain(words).unwrap();
            assert_eq!(format!("{plain:?}"), format!("{:?}", parsed.present));
        }
    }

    #[test]
    fn what_may_be_more_than_a_deck_is_left_to_the_parser() {
        let lines: [&[&str]; 7] = [
            &["-"],
            &["--theme=a.toml"],
            &["-h."],
            &["talk"],
            &["check"],
            &[""],
            &["a.toml", "--notes"],
        ];
        for words in lines {
            assert!(plain(words).is_none(), "{words:?}");
        }
        for command in CommandLine::command().get_subcommands() {
            let names = command.get_all_aliases().chain([command.get_name()]);
            for name in names {
                assert!(!is_path(OsStr::new(name)), "{name}");
            }
        }
    }
}
