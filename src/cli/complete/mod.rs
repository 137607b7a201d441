//! `seminar __complete`: what could be written at the cursor of a command line, for the shell that
//! asks. The scripts that ask stand in `assets/completions`.
//!
//! In come the words of the line as they are typed. Out come lines: the first says which files the
//! shell is to add, `none`, `decks` or `files`, and each of the others is a word, a tab and what it
//! means. Nobody reads error messages there, so there are none. A deck on the line is read for the
//! ids of its slides, and nothing else is done with it.

mod line;
#[cfg(test)]
mod tests;
mod values;
mod words;

use std::ffi::OsString;

use clap::{Args, Command, ValueEnum};

use super::failure::Failure;
use super::output;
use crate::text::Clean;
use line::{Line, Wanted};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell that asks
    #[arg(value_enum)]
    shell: Shell,

    /// Which of the words the cursor is in, or after, counted from 0
    index: usize,

    /// The words of the line, after the program's name
    #[arg(last = true, allow_hyphen_values = true)]
    words: Vec<OsString>,
}

/// A shell that knows how to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// Files that a shell knows how to complete by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Files {
    #[default]
    None,
    /// What ends in `.toml`, and folders.
    Decks,
    Any,
}

/// What could be written, in words.
#[derive(Debug, Default)]
struct Offer {
    files: Files,
    candidates: Vec<Candidate>,
}

/// A word that could be written.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Candidate {
    word: String,
    /// What it means; may be empty.
    about: String,
}

impl Candidate {
    fn new(word: &str, about: &str) -> Self {
        Self {
            word: word.to_owned(),
            about: about.to_owned(),
        }
    }
}

/// Writes what could be written at the cursor.
///
/// # Errors
///
/// When standard output takes nothing.
pub(super) fn run(arguments: &Arguments, program: Command) -> Result<(), Failure> {
    let typed: Vec<String> = arguments
        .words
        .iter()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let (words, index) = words::read(arguments.shell, &typed, arguments.index);
    let (offer, prefix) = complete(program, &words, index);
    // Fish completes whole words, and the others what stands after the `=`.
    let prefix = Some(prefix).filter(|_| arguments.shell == Shell::Fish);
    output::write(&told(&offer, &prefix.unwrap_or_default()))
}

/// What could be written as the word of this index, and what comes before it in the same word.
fn complete(mut program: Command, words: &[String], index: usize) -> (Offer, String) {
    program.build();
    let empty = String::new();
    let at_cursor = words.get(index).unwrap_or(&empty);
    let mut before = Line::of(&program);
    for word in words.iter().take(index) {
        before.push(word);
    }
    let wanted = before.wanted(at_cursor);
    let prefix = at_cursor.strip_suffix(&wanted.begun).unwrap_or_default();
    // A deck may be named after the cursor.
    let mut whole = Line::of(&program);
    for (place, word) in words.iter().enumerate() {
        // An option that waits for its value has it there, whatever it will be.
        if place != index || wanted.value.is_some_and(|it| !it.is_positional()) {
            whole.push(word);
        }
    }
    (offer(&wanted, whole.written("DECK")), prefix.to_owned())
}

fn offer(wanted: &Wanted<'_>, deck: Option<&str>) -> Offer {
    let mut offer = wanted
        .value
        .map(|arg| values::offer(arg, &wanted.begun, deck))
        .unwrap_or_default();
    let commands = wanted.commands.iter().map(|command| {
        let about = command.get_about().map(ToString::to_string);
        Candidate::new(command.get_name(), &about.unwrap_or_default())
    });
    let options = wanted.options.iter().filter_map(|option| {
        let about = option.get_help().map(ToString::to_string);
        let word = format!("--{}", option.get_long()?);
        Some(Candidate::new(&word, &about.unwrap_or_default()))
    });
    offer.candidates.splice(0..0, commands.chain(options));
    let begun = |candidate: &Candidate| candidate.word.starts_with(&wanted.begun);
    offer.candidates.retain(begun);
    offer
}

/// The offer as the scripts read it.
fn told(offer: &Offer, prefix: &str) -> String {
    let files = match offer.files {
        Files::None => "none",
        Files::Decks => "decks",
        Files::Any => "files",
    };
    let mut told = format!("{files}\n");
    for Candidate { word, about } in &offer.candidates {
        let line = |text: &str| Clean::line(text).to_string();
        // A word that would have to be changed is none.
        if line(word) == *word {
            let about = line(about.lines().next().unwrap_or_default());
            told.extend([prefix, word, "\t", &about, "\n"]);
        }
    }
    told
}
