//! `seminar present`, and `seminar` by itself: give a talk, or print a slide of it.

use std::cell::RefCell;
use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::rc::Rc;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::output;
use super::print::{Pictures, print};
use super::surroundings::Surroundings;
use super::talk::{Origin, Reader, Talk, report};
use crate::layout::Size;
use crate::lesson::{Command, Lesson, Position, Time};
use crate::shell::wire::Wire;
use crate::shell::{self, Images, Means, Reloaded, Session, ShellError};
use crate::store::Reach;
use crate::text::Clean;
use crate::theme::Depth;
use crate::viewer::{Problems, Viewer};

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag that is typed or not"
)]
pub(super) struct Arguments {
    /// The deck; without one, slides.toml in this folder, or a short tour
    #[arg(value_name = "DECK")]
    deck: Option<PathBuf>,

    /// Begin at this slide, counted from 1
    #[arg(long, short, value_name = "N", default_value = "1")]
    start: SlideNumber,

    /// Show the speaker notes from the start
    #[arg(long, short)]
    notes: bool,

    /// Use this theme in place of the deck's: a built-in one, or the path of a theme file
    #[arg(long, value_name = "NAME")]
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

    /// How to show pictures: as well as the terminal can, by a protocol that it is told to
    /// understand, in half blocks, or not at all
    #[arg(long, value_name = "HOW", value_enum, default_value = "auto")]
    images: ImagesArgument,

    /// Let slides fade and move over SSH, too, where the deck says so
    #[arg(long)]
    transitions: bool,

    /// Turn the page at once, whatever the deck says, as where `REDUCED_MOTION` is set
    #[arg(long, visible_alias = "reduced-motion", conflicts_with = "transitions")]
    no_transitions: bool,

    /// Use no colours, as where `NO_COLOR` is set
    #[arg(long, conflicts_with = "color")]
    no_color: bool,

    /// Print one slide as plain text, everything on it shown, and leave
    #[arg(long)]
    print: bool,

    /// Print the slide with its colours and attributes
    #[arg(long, requires = "print")]
    color: bool,

    /// Print exactly a screen of so many columns and rows, up to 500x200
    #[arg(long, value_name = "WxH", requires = "print")]
    size: Option<ScreenSize>,
}

/// How pictures are to be shown, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ImagesArgument {
    Auto,
    Kitty,
    Iterm2,
    Sixel,
    Blocks,
    Off,
}

impl From<ImagesArgument> for Images {
    fn from(typed: ImagesArgument) -> Self {
        match typed {
            ImagesArgument::Auto => Self::Auto,
            ImagesArgument::Kitty => Self::Kitty,
            ImagesArgument::Iterm2 => Self::Iterm2,
            ImagesArgument::Sixel => Self::Sixel,
            ImagesArgument::Blocks => Self::Blocks,
            ImagesArgument::Off => Self::Off,
        }
    }
}

/// A slide's number as it is typed, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SlideNumber(NonZeroUsize);

impl FromStr for SlideNumber {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse()
            .map(Self)
            .map_err(|_| "write a slide's number: the first is 1".to_owned())
    }
}

/// A screen's size as it is typed: `80x24`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ScreenSize(Size);

impl FromStr for ScreenSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = |text: &str| text.parse::<u16>().ok();
        text.split_once(['x', 'X', '×'])
            .and_then(|(width, height)| Some((parse(width)?, parse(height)?)))
            .filter(|(width, height)| (1..=500).contains(width) && (1..=200).contains(height))
            .map(|(width, height)| Self(Size { width, height }))
            .ok_or_else(|| "write columns and rows, such as 80x24: up to 500x200".to_owned())
    }
}

/// Gives the talk, or prints a slide of it.
///
/// # Errors
///
/// When the deck cannot be presented, a theme is unknown, or there is no terminal.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    if !arguments.print && !io::stdout().is_terminal() {
        return Err(failure(&ShellError::NotATerminal));
    }
    let surroundings = Surroundings::of_this_process();
    let depth = match arguments {
        Arguments { no_color: true, .. } => Depth::None,
        // Asked for, so there are some, whatever is known of the reader.
        Arguments { color: true, .. } => surroundings.colors().max(Depth::Sixteen),
        Arguments { print: true, .. } => Depth::None,
        _ => surroundings.depth(),
    };
    let reader = Reader {
        origin: Origin::of(arguments.deck.as_deref()),
        theme: arguments.theme.clone(),
        depth,
        background: surroundings.background(),
        reach: if arguments.allow_outside {
            Reach::Anywhere
        } else {
            Reach::Folder
        },
    };
    let talk = reader.read()?;
    let mut lesson = Lesson::new(&talk.deck);
    let slide = (arguments.start.0.get() - 1).min(talk.deck.talk_len.saturating_sub(1));
    // Where the talk starts is no place that it came from.
    lesson.apply(
        Command::MoveTo(Position { slide, step: 0 }),
        Time::default(),
    );
    let viewer = Viewer {
        notes: arguments.notes,
        ..Viewer::default()
    };
    if arguments.print {
        let size = arguments.size.map(|size| size.0);
        let pictures = Pictures {
            worker: reader.worker(),
            depth,
        };
        let shown = arguments.color && arguments.images != ImagesArgument::Off;
        let pictures = shown.then_some(pictures);
        let printed = print(&talk, lesson, &viewer, size, arguments.color, pictures);
        say(&talk.problems);
        warn(&printed.missing);
        return output::write(&printed.text);
    }
    let screen = Screen {
        wire: surroundings.wire(),
        means: surroundings.means(arguments.images.into(), depth),
        asks_background: surroundings.may_ask(),
        transitions: !arguments.no_transitions && surroundings.allow_motion(arguments.transitions),
    };
    give(arguments, reader, talk, lesson, viewer, screen)
}

/// What is known of the terminal, and wanted of it.
#[derive(Clone, Copy)]
struct Screen {
    wire: Wire,
    means: Means,
    /// It may be asked for its background.
    asks_background: bool,
    /// Slides may become others bit by bit.
    transitions: bool,
}

/// Gives the talk; afterwards, says what is wrong with the deck as it was read last.
fn give(
    arguments: &Arguments,
    reader: Reader,
    talk: Talk,
    lesson: Lesson,
    viewer: Viewer,
    screen: Screen,
) -> Result<(), Failure> {
    let worker = reader.worker();
    let latest = Rc::new(RefCell::new(talk.problems.clone()));
    let read = Rc::clone(&latest);
    let session = Session {
        deck: talk.deck,
        lesson,
        limit: None,
        viewer: Viewer {
            notice: talk.problems.notice(),
            problems: talk.problems,
            ..viewer
        },
        themes: talk.themes,
        wire: screen.wire,
        means: screen.means,
        asks_background: screen.asks_background,
        transitions: screen.transitions,
        sources: talk.sources.filter(|_| !arguments.no_watch),
        follow_edits: arguments.follow_edits,
        reload: Box::new(move || match reader.read() {
            Ok(talk) => {
                read.replace(talk.problems.clone());
                Ok(Reloaded {
                    deck: talk.deck,
                    themes: talk.themes,
                    problems: talk.problems,
                    sources: talk.sources,
                })
            }
            Err(failure) => {
                let problems = failure.problems();
                read.replace(problems.clone());
                Err(problems)
            }
        }),
    };
    let result = shell::present(session, worker).map_err(|error| failure(&error));
    say(&latest.borrow());
    result
}

fn failure(error: &ShellError) -> Failure {
    let remedy = match error {
        ShellError::NotATerminal => {
            "Run seminar in a terminal, or let `seminar --print` write a slide as text"
        }
        ShellError::NoKeyboard => "Run seminar with the terminal as its standard input",
        ShellError::Io(_) => "Try another terminal, or `seminar --print`",
    };
    Failure::new(&error.to_string(), remedy)
}

/// Says which pictures are not there, and why.
fn warn(missing: &[Clean]) {
    for sentence in missing {
        // With standard error closed there is nobody to tell.
        let _ = writeln!(io::stderr().lock(), "warning: {sentence}");
    }
}

fn say(problems: &Problems) {
    // With standard error closed there is nobody to tell.
    let _ = write!(io::stderr().lock(), "{}", report(problems));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_columns_by_rows_within_limits() {
        let size = |text: &str| text.parse::<ScreenSize>().ok().map(|size| size.0);
        let of = |width, height| Some(Size { width, height });
        assert_eq!(size("80x24"), of(80, 24));
        assert_eq!(size("500X200"), of(500, 200));
        assert_eq!(size("1×1"), of(1, 1));
        for text in [
            "", "80", "80x", "0x24", "80x0", "501x24", "80x201", "80x24x2", "-1x2",
        ] {
            assert_eq!(size(text), None, "{text}");
        }
    }
}
