//! Talks that are recorded: where the records go, and the page that is made of a lesson's.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process;

use super::places;
use super::talk::{Origin, Reader};
use crate::deck::Deck;
use crate::ledger::{Kind, Part, RunId, Setting, Stamp, report};
use crate::shell;
use crate::store::ledger::LedgerFile;
use crate::text::Clean;

/// The pages of one deck that may lie side by side.
const PAGES: u32 = 1000;

/// A run that begins now, and the ledger for it. Neither for the tour, nor without a home.
pub(super) fn begin(
    origin: &Origin,
    kind: Kind,
    part: Part,
    last: Option<usize>,
    label: Option<&str>,
) -> (Option<Setting>, Option<LedgerFile>) {
    let (Some(state), Some(path)) = (places::state(), origin.path()) else {
        return (None, None);
    };
    let ledger = LedgerFile::of(&state, path);
    let at = Stamp::new(&shell::stamp());
    let setting = Setting {
        run: RunId::new(&at, process::id().into()),
        kind,
        at,
        path: ledger.key(),
        label: label.map(Clean::line),
        part,
        last,
    };
    (Some(setting), Some(ledger))
}

/// Writes the page about the lesson that was `run`, beside its deck, and says where.
pub(super) fn write_page(reader: &Reader, run: &RunId, ledger: &LedgerFile) {
    let Some(path) = reader.origin.path() else {
        return;
    };
    let said = match page(reader, run, ledger) {
        Ok(Some(page)) => match put(path, &page) {
            Ok(file) => format!("The lesson's record is in {}", file.display()),
            Err(error) => format!("warning: the lesson's record cannot be written: {error}"),
        },
        Ok(None) => return,
        Err(why) => format!("warning: the lesson's record cannot be written: {why}"),
    };
    say(&said);
}

/// Says something about the records once the terminal is given back.
pub(super) fn say(sentence: &str) {
    // With standard error closed there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "{}", Clean::line(sentence));
}

/// The page; none when nothing came of the run.
fn page(reader: &Reader, run: &RunId, ledger: &LedgerFile) -> Result<Option<String>, String> {
    let all = ledger.read().map_err(|error| error.to_string())?;
    let run = all
        .find(run.as_str())
        .map_err(|_| "its records are gone".to_owned())?;
    if run.is_empty() {
        return Ok(None);
    }
    let deck: Deck = reader
        .read()
        .map_err(|_| "the deck cannot be read any more".to_owned())?
        .deck;
    Ok(Some(report(run, &deck)))
}

/// Puts `page` into a new file beside the deck: `NAME.lesson.md`, or `NAME.lesson-2.md` where that
/// is there already, and so on.
fn put(deck: &Path, page: &str) -> io::Result<PathBuf> {
    let deck = if deck.is_dir() {
        deck.join("slides.toml")
    } else {
        deck.to_owned()
    };
    let stem = deck.file_stem().unwrap_or_default().to_string_lossy();
    for number in 1..PAGES {
        let name = match number {
            1 => format!("{stem}.lesson.md"),
            _ => format!("{stem}.lesson-{number}.md"),
        };
        let path = deck.with_file_name(name);
        match File::create_new(&path) {
            Ok(mut file) => {
                let written = file.write_all(page.as_bytes());
                if written.is_err() {
                    // Half a page is none.
                    let _ = fs::remove_file(&path);
                }
                return written.map(|()| path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
