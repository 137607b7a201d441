//! `seminar rehearse`: the console in one terminal, with records of what each slide takes.

use clap::Args;

use super::failure::Failure;
use super::recording;
use super::settings::Settings;
use super::slide::SlideName;
use super::surroundings::Surroundings;
use super::terminal::{self, Showing};
use super::times::{Span, TimeOfDay, allotment};
use crate::deck::Deck;
use crate::ledger::{Kind, Part};
use crate::lesson::{Command, Lesson, Route, Time};
use crate::shell::{Link, Seat, Ties};
use crate::text::Clean;
use crate::viewer::{Notice, Screen, Viewer};

/// Why nothing is recorded of somebody's own deck.
const HOMELESS: &str = "Nothing is recorded without a home: set HOME or XDG_STATE_HOME";

/// What help says of the deck: nothing could be recorded of one from standard input.
pub(super) const DECK: &str = "The deck, or a folder with a slides.toml; without one, slides.toml in this folder, or a short tour";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    terminal: terminal::Arguments,

    /// Rehearse from this slide on: its number, or its id
    #[arg(long, value_name = "SLIDE", group = "part")]
    from: Option<SlideName>,

    /// Rehearse one section: the title, or the id, of the slide that begins it
    #[arg(long, value_name = "SECTION", group = "part")]
    only: Option<String>,

    /// Rehearse one speaker's slides; the others pass by
    #[arg(long = "as", value_name = "SPEAKER", group = "part")]
    speaker: Option<String>,

    /// What `seminar timings` calls this run
    #[arg(long, value_name = "NAME")]
    label: Option<String>,

    /// How long the talk takes, in place of the deck's duration, discussions not counted: 40m, 1h30m
    #[arg(long, value_name = "TIME", conflicts_with = "ends")]
    duration: Option<Span>,

    /// When it is over, discussions and all: a time of day such as 10:45
    #[arg(long, value_name = "HH:MM")]
    ends: Option<TimeOfDay>,
}

/// Rehearses until the user leaves.
///
/// # Errors
///
/// When the deck cannot be presented, has no such part, or there is no terminal.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    terminal::need_terminal()?;
    let surroundings = Surroundings::of_this_process();
    let depth = arguments.terminal.depth(&surroundings);
    let reader = arguments.terminal.reader(&surroundings, depth);
    reader.origin.need_file("a rehearsal")?;
    let talk = reader.read()?;
    let mut lesson = Lesson::new(&talk.deck);
    let (part, route) = part(arguments, &talk.deck)?;
    if let Some(route) = route {
        let place = lesson.take_route(&talk.deck, route);
        if !place {
            return Err(no_such_part(&part));
        }
    }
    let settings = Settings::of(
        &arguments.terminal.flags(),
        &surroundings,
        &reader.configured,
    );
    lesson.let_blank_pause(settings.blank_pauses_clock.value);
    // Whoever rehearses begins at once.
    lesson.apply(Command::ToggleClock, Time::default());
    let last = (0..talk.deck.talk_len)
        .rev()
        .find(|slide| lesson.is_on_route(*slide));
    let (recording, ledger) = recording::begin(
        &reader.origin,
        Kind::Rehearsal,
        part,
        last,
        arguments.label.as_deref(),
    );
    let is_recorded = recording.is_some();
    let is_homeless = !is_recorded && reader.origin.path().is_some();
    let showing = Showing {
        viewer: Viewer {
            screen: Screen::Rehearsal,
            notice: is_homeless.then(|| Notice::warning(HOMELESS)),
            ..Viewer::default()
        },
        settings,
        reader,
        talk,
        lesson,
        seat: Seat::Owner {
            allotment: allotment(arguments.duration, arguments.ends)?,
            last: None,
        },
        recording,
        ties: Ties {
            link: Link::None,
            keep: None,
            ledger,
        },
    };
    terminal::show(&arguments.terminal, &surroundings, showing, None)?;
    if is_recorded {
        let deck = arguments.terminal.deck.as_ref();
        let deck = deck.map_or_else(String::new, |deck| format!(" {}", deck.display()));
        recording::say(&format!("Recorded. What it says: seminar timings{deck}"));
    } else if is_homeless {
        recording::say(HOMELESS);
    }
    Ok(())
}

/// What is rehearsed, and how it is gone through.
fn part(arguments: &Arguments, deck: &Deck) -> Result<(Part, Option<Route>), Failure> {
    Ok(if let Some(name) = &arguments.from {
        let index = name.find_exactly(deck)?;
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        (Part::From(number), Some(Route::From(index)))
    } else if let Some(section) = &arguments.only {
        let name = Clean::line(section);
        (Part::Only(name.clone()), Some(Route::Section(name)))
    } else if let Some(speaker) = &arguments.speaker {
        let name = Clean::line(speaker);
        (Part::As(name.clone()), Some(Route::Speaker(name)))
    } else {
        (Part::Whole, None)
    })
}

fn no_such_part(part: &Part) -> Failure {
    let (message, remedy) = match part {
        Part::Whole => ("the deck has no slides".to_owned(), "Write some"),
        Part::From(number) => (
            format!("the talk has no slide {number}"),
            "Give the number of a slide that it has",
        ),
        Part::Only(name) => (
            format!("there is no section `{name}` in the talk"),
            "Give the title of a slide with `layout = \"section\"`",
        ),
        Part::As(name) => (
            format!("`{name}` speaks on none of the talk's slides"),
            "Give the name as it is written after `speaker`",
        ),
    };
    Failure::new(&message, remedy)
}
