//! `seminar fmt`: decks laid out evenly.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};

use super::failure::Failure;
use super::output;
use super::talk::{Origin, meant, piped};
use crate::deck::{self, FormatError};
use crate::source::Texts;
use crate::store;

/// What its exit codes mean.
pub(super) const EXIT: &str = "\
Exit status: 0 when all is laid out; 1 with --check when something is not; 2 when a deck could not
be read or is no TOML, and is left as it is.

docs/formatting.md shows the layout.";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The decks or themes, folders with a slides.toml, or `-` for standard input; without one, slides.toml in this folder
    #[arg(value_name = "DECK", value_hint = ValueHint::FilePath)]
    decks: Vec<PathBuf>,

    /// Change nothing: name the decks that would change, and fail if there are any
    #[arg(long)]
    check: bool,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// All decks are laid out.
    Done,
    /// With `--check`: not all of them are.
    WouldChange,
}

/// Lays the decks out, and names those that change.
///
/// # Errors
///
/// When a deck cannot be read, is no TOML, or cannot be written. The others are laid out all the same.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Failure> {
    let mut verdict = Verdict::Done;
    let mut failures = Vec::new();
    for path in meant(&arguments.decks, "seminar fmt")? {
        match lay_out(&Origin::of(Some(&path)), arguments.check) {
            Ok(true) if arguments.check => verdict = Verdict::WouldChange,
            Ok(_) => {}
            Err(failure) => failures.push(failure),
        }
    }
    let last = failures.pop();
    for failure in failures {
        // With standard error closed there is nobody to tell.
        let _ = write!(io::stderr().lock(), "{failure}");
    }
    last.map_or(Ok(verdict), Err)
}

/// Lays a deck out, or only looks whether it is; returns whether that changes it.
fn lay_out(origin: &Origin, only_look: bool) -> Result<bool, Failure> {
    let old = match origin.path() {
        Some(path) => store::read_text(path)?,
        None => store::read_text_from(piped("seminar fmt -")?.lock())?,
    };
    let new = deck::format(&old).map_err(|error| refuse(origin, &old, error))?;
    let changes = new != old;
    match origin.path() {
        None if !only_look => output::write(&new)?,
        _ if !changes => {}
        Some(path) if !only_look => {
            replace(path, &old, &new)?;
            output::write(&format!("{}\n", origin.name()))?;
        }
        _ => output::write(&format!("{}\n", origin.name()))?,
    }
    Ok(changes)
}

fn replace(path: &Path, old: &str, new: &str) -> Result<(), Failure> {
    store::replace(path, old, new).map_err(|error| {
        Failure::new(
            &format!("cannot change {}: {error}", path.display()),
            "It is as it was: see to it, and try again",
        )
    })
}

fn refuse(origin: &Origin, text: &str, error: FormatError) -> Failure {
    let name = origin.name();
    match error {
        FormatError::NoToml(findings) => {
            let texts = Texts::new(name.clone(), text.to_owned());
            let reports = findings.iter().map(|found| texts.report(found));
            Failure::of(
                reports.collect(),
                &format!("{name} is no TOML, and stays as it is"),
            )
        }
        FormatError::Altered => Failure::ours(&format!("{name} cannot be laid out")),
    }
}
