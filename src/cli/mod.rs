//! How the program is called: one file for each subcommand, its arguments and what it does.
//!
//! In come arguments and the environment; out come a talk, or text, and an exit code. It must not
//! know how a slide looks or what a key does.

mod check;
mod complete;
mod completions;
mod config;
mod configuration;
mod console;
mod failure;
mod fmt;
mod keys;
mod man;
mod new;
mod output;
mod places;
mod present;
mod print;
mod print_all;
mod recording;
mod rehearse;
mod schema;
mod settings;
mod slide;
mod slip;
mod surroundings;
mod talk;
mod terminal;
mod theme;
mod themes;
mod times;
mod timings;
mod wardrobe;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, Parser, Subcommand};
use failure::Failure;

const EXAMPLES: &str = "\
Examples:
  seminar                                  present ./slides.toml, or a short tour
  seminar lesson.toml --start 12 --notes   begin at slide 12, with the speaker notes
  seminar lesson.toml --print              the first slide as plain text, without a terminal

While presenting, Space goes on, ? shows the keys, q leaves.";

/// Teach from a terminal: slides in TOML, speaker notes and discussion questions.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, args_conflicts_with_subcommands = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    present: present::Arguments,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Present a deck, which is what `seminar` does by itself
    #[command(after_help = EXAMPLES)]
    Present(present::Arguments),
    /// Find all that is wrong with decks, without showing them
    #[command(after_help = check::EXIT)]
    Check(check::Arguments),
    /// The presenter's screen for a talk that is given in another terminal: notes, what comes next, time
    #[command(mut_arg("deck", |deck| deck.help(console::DECK)))]
    Console(console::Arguments),
    /// Rehearse: the presenter's screen with a clock, and records of what each slide takes
    #[command(mut_arg("deck", |deck| deck.help(rehearse::DECK)))]
    Rehearse(rehearse::Arguments),
    /// List the themes, or show a slide in one of them
    Themes(themes::Arguments),
    /// Show how long each slide takes, from rehearsals and lessons
    Timings(timings::Arguments),
    /// Lay decks out evenly; what they say, and their comments, stay
    #[command(after_help = fmt::EXIT)]
    Fmt(fmt::Arguments),
    /// Begin a deck that explains itself in its comments
    New(new::Arguments),
    /// List the keys of a talk
    Keys(keys::Arguments),
    /// Write the JSON Schema of a deck or another file, for editors that complete and explain keys
    #[command(after_help = schema::USE)]
    Schema(schema::Arguments),
    /// Show what holds for every talk, and where the file is that says so
    #[command(after_help = config::AFTER)]
    Config,
    /// Write the script with which a shell completes command lines
    #[command(after_help = completions::INSTALL)]
    Completions(completions::Arguments),
    /// Write the manual page, in roff
    Man,
    /// What could be written at the cursor of a command line, for those scripts
    #[command(name = "__complete", hide = true)]
    Complete(complete::Arguments),
}

/// Does what the command line asks for.
///
/// The exit code is 0 when it is done and 2 when it cannot be: wrong use, or a deck that cannot be
/// presented. `check`, `fmt --check` and `config` have 1 for what they find.
pub fn run() -> ExitCode {
    if let Some(arguments) = present::Arguments::plain(std::env::args_os()) {
        return finish(present::run(&arguments));
    }
    let arguments = match CommandLine::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            if let Some(word) = second_deck(&error) {
                if let Some(failure) = slip::slip(&CommandLine::command()) {
                    complain(&failure);
                    return ExitCode::from(2);
                }
                let message = format!("`{word}` is one deck too many");
                complain(&Failure::new(&message, "Present one deck at a time"));
                return ExitCode::from(2);
            }
            // With standard error closed there is nobody to tell.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let done = match arguments.command {
        Some(Command::Check(arguments)) => match check::run(&arguments) {
            Ok(check::Verdict::Clean) => Ok(()),
            Ok(check::Verdict::Findings) => return ExitCode::FAILURE,
            Err(failure) => Err(failure),
        },
        Some(Command::Fmt(arguments)) => match fmt::run(&arguments) {
            Ok(fmt::Verdict::Done) => Ok(()),
            Ok(fmt::Verdict::WouldChange) => return ExitCode::FAILURE,
            Err(failure) => Err(failure),
        },
        Some(Command::Console(console)) => console::run(&console),
        Some(Command::Rehearse(rehearse)) => rehearse::run(&rehearse),
        Some(Command::Themes(themes)) => themes::run(&themes),
        Some(Command::Timings(timings)) => timings::run(&timings),
        Some(Command::New(new)) => new::run(&new),
        Some(Command::Schema(schema)) => schema::run(&schema),
        Some(Command::Keys(keys)) => keys::run(&keys),
        Some(Command::Config) => match config::run() {
            Ok(config::Verdict::Clean) => Ok(()),
            Ok(config::Verdict::Findings) => return ExitCode::FAILURE,
            Err(failure) => Err(failure),
        },
        Some(Command::Completions(completions)) => completions::run(&completions),
        Some(Command::Man) => man::run(CommandLine::command()),
        Some(Command::Complete(complete)) => complete::run(&complete, CommandLine::command()),
        Some(Command::Present(present)) => present::run(&present),
        None => {
            let is_missing = arguments.present.misses_deck();
            let slip = is_missing.then(|| slip::slip(&CommandLine::command()));
            slip.flatten()
                .map_or_else(|| present::run(&arguments.present), Err)
        }
    };
    finish(done)
}

fn finish(done: Result<(), Failure>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&failure);
            ExitCode::from(2)
        }
    }
}

/// The word after a deck that is neither an option nor a subcommand, which clap takes for one.
fn second_deck(error: &clap::Error) -> Option<&str> {
    match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(word))
            if error.kind() == ErrorKind::ArgumentConflict
                && !CommandLine::command()
                    .get_subcommands()
                    .any(|known| known.get_name() == word) =>
        {
            Some(word)
        }
        _ => None,
    }
}

fn complain(failure: &Failure) {
    // With standard error closed there is nobody to tell.
    let _ = write!(io::stderr().lock(), "{failure}");
}
