//! `seminar timings`: what the ledger of a deck says.

mod apply;
mod ask;
mod data;
mod paint;
mod runs;
mod slides;
mod table;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::output;
use super::places;
use super::surroundings::Surroundings;
use super::talk::Origin;
use crate::deck::Deck;
use crate::ledger::{Choice, Kind, Ledger, Run, Skipped, Timings, Unfound};
use crate::store::ledger::{LedgerError, LedgerFile};
use crate::store::{self, Loaded, Reach};
use crate::text::Clean;
use crate::theme::Depth;
use paint::Paint;

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag that is typed or not"
)]
pub(super) struct Arguments {
    /// The deck, or a folder with a slides.toml; without one, slides.toml in this folder
    #[arg(value_name = "DECK")]
    deck: Option<PathBuf>,

    /// Show only the slides that are furthest from their targets
    #[arg(long, group = "what")]
    worst: bool,

    /// Show bars in place of the table
    #[arg(long, group = "what")]
    bars: bool,

    /// List the runs
    #[arg(long, group = "what")]
    runs: bool,

    /// Show two runs side by side: names or labels that --runs lists, beginnings of names, `last`, `last-1` …
    #[arg(long, group = "what", num_args = 2, value_names = ["A", "B"])]
    compare: Option<Vec<String>>,

    /// Write all of it as JSON
    #[arg(long, group = "what")]
    json: bool,

    /// Write the table as CSV
    #[arg(long, group = "what")]
    csv: bool,

    /// Write the medians into the deck as targets, to the nearest five seconds
    #[arg(long, group = "what")]
    apply: bool,

    /// Take a run out of the ledger, named as for --compare
    #[arg(long, group = "what", value_name = "RUN")]
    forget: Option<String>,

    /// Do not ask before something is changed
    #[arg(long, short)]
    yes: bool,

    /// Count only runs of this kind
    #[arg(long, value_name = "KIND", value_enum)]
    kind: Option<KindArgument>,

    /// Count partial runs, too
    #[arg(long)]
    partial: bool,

    /// Use colours, as on a terminal
    #[arg(long, conflicts_with = "no_color")]
    color: bool,

    /// Use no colours, as where `NO_COLOR` is set
    #[arg(long)]
    no_color: bool,
}

/// A kind of run, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KindArgument {
    Rehearsal,
    Lesson,
}

impl From<KindArgument> for Kind {
    fn from(typed: KindArgument) -> Self {
        match typed {
            KindArgument::Rehearsal => Self::Rehearsal,
            KindArgument::Lesson => Self::Lesson,
        }
    }
}

/// A deck and its ledger.
struct Book {
    /// The deck's file.
    path: PathBuf,
    loaded: Loaded,
    file: LedgerFile,
    ledger: Ledger,
}

/// How something is shown.
#[derive(Clone, Copy)]
struct Look {
    columns: usize,
    paint: Paint,
}

/// Shows what the ledger says, or does with it what is asked for.
///
/// # Errors
///
/// When the deck or the ledger cannot be read, no run is meant, or nothing can be written.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let surroundings = Surroundings::of_this_process();
    let book = Book::open(arguments)?;
    warn(book.ledger.skipped);
    let choice = Choice {
        kind: arguments.kind.map(Kind::from),
        partial: arguments.partial,
    };
    let timings = Timings::of(book.deck(), &book.ledger, choice);
    if arguments.json {
        return output::write(&data::json(&book, &timings));
    }
    if arguments.csv {
        return output::write(&data::csv(book.deck(), &timings));
    }
    if book.ledger.runs.is_empty() {
        return output::write(&nothing_yet(book.loaded.file()));
    }
    let look = Look::of(arguments, &surroundings);
    if let Some(name) = &arguments.forget {
        return book.forget(name, arguments.yes, look);
    }
    if arguments.apply {
        return apply::apply(&book, &timings, arguments.yes);
    }
    let text = if arguments.runs {
        runs::list(&book.ledger, choice.kind, look)
    } else if timings.runs == 0 && arguments.compare.is_none() {
        runs::NONE_OF_THIS_KIND.to_owned()
    } else if let Some([first, second]) = arguments.compare.as_deref() {
        runs::compare(book.deck(), book.find(first)?, book.find(second)?, look)
    } else if arguments.worst {
        slides::worst(book.deck(), &timings, look)
    } else if arguments.bars {
        slides::head(&book, &timings, choice.kind, look)
            + &slides::bars(book.deck(), &timings, look)
    } else {
        slides::all(&book, &timings, choice.kind, look)
    };
    output::write(&text)
}

impl Book {
    fn open(arguments: &Arguments) -> Result<Self, Failure> {
        let origin = Origin::of(arguments.deck.as_deref());
        origin.need_file("what was recorded")?;
        let Origin::File(path) = origin else {
            return Err(Failure::new(
                "there is no slides.toml here",
                "Name a deck: seminar timings lesson.toml",
            ));
        };
        let loaded = store::load(&path, Reach::Folder)?;
        let state = places::state().ok_or_else(|| {
            Failure::new(
                "nobody says where the ledger is",
                "Set HOME, or XDG_STATE_HOME to a folder",
            )
        })?;
        let file = LedgerFile::of(&state, &path);
        let ledger = file.read()?;
        Ok(Self {
            path,
            loaded,
            file,
            ledger,
        })
    }

    fn deck(&self) -> &Deck {
        &self.loaded.parsed.deck
    }

    /// The run that `name` means.
    fn find(&self, name: &str) -> Result<&Run, Failure> {
        self.ledger.find(name).map_err(|unfound| match unfound {
            Unfound::None => Failure::new(
                &format!("there is no run `{name}`"),
                "`seminar timings --runs` lists them; `last` is the latest",
            ),
            Unfound::Several(runs) => {
                let runs: Vec<&str> = runs.iter().map(crate::ledger::RunId::as_str).collect();
                Failure::new(
                    &format!("`{name}` may be several runs"),
                    &format!("Write the whole name of one: {}", runs.join(", ")),
                )
            }
        })
    }

    fn forget(&self, name: &str, yes: bool, look: Look) -> Result<(), Failure> {
        let run = self.find(name)?;
        output::write(&runs::one(run, look))?;
        if !yes && !ask::ask("Forget this run for good?")? {
            return output::write("Nothing was forgotten.\n");
        }
        self.file.forget(&run.id)?;
        output::write("It is forgotten.\n")
    }
}

impl Look {
    fn of<F: Fn(&str) -> Option<String>>(
        arguments: &Arguments,
        surroundings: &Surroundings<F>,
    ) -> Self {
        let depth = match arguments {
            Arguments { no_color: true, .. } => Depth::None,
            Arguments { color: true, .. } => surroundings.colors().max(Depth::Sixteen),
            _ if io::stdout().is_terminal() => surroundings.depth(),
            _ => Depth::None,
        };
        Self {
            columns: surroundings.columns(),
            paint: Paint {
                is_on: depth > Depth::None,
            },
        }
    }
}

impl From<LedgerError> for Failure {
    fn from(error: LedgerError) -> Self {
        Self::new(&error.to_string(), error.remedy())
    }
}

fn nothing_yet(deck: &Clean) -> String {
    format!(
        "Nothing is recorded of {deck} yet.\n\
         `seminar rehearse {deck}` records a rehearsal, and `seminar present --record {deck}` a lesson.\n\
         After that, this shows how long each slide takes.\n"
    )
}

/// Says which lines could not be used.
fn warn(skipped: Skipped) {
    let mut sentences = Vec::new();
    match skipped.bad {
        0 => {}
        1 => sentences.push("1 line of the ledger makes no sense and was passed over".to_owned()),
        bad => sentences.push(format!(
            "{bad} lines of the ledger make no sense and were passed over"
        )),
    }
    if skipped.cut {
        sentences.push("the ledger's last line was cut off".to_owned());
    }
    if skipped.newer > 0 {
        sentences.push(format!(
            "a newer seminar wrote {} of the ledger's lines: they were passed over",
            skipped.newer
        ));
    }
    for sentence in sentences {
        // With standard error closed there is nobody to tell.
        let _ = writeln!(io::stderr().lock(), "warning: {sentence}");
    }
}
