//! Ledgers: where they stand, how they are read, and how a run is taken out of one.
//!
//! A ledger is a file that only ever grows, one line for each record. Any number of processes may
//! write to it: a line is one write at its end. What a crash left of a line stays, and the next
//! line begins below it. Whoever reads it skips what is no record.

mod lines;
mod sink;
mod writer;

#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, BufReader, ErrorKind, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::deck::within;
use super::replace::exchange;
use super::text::{Fault, open};
use crate::ledger::{DeckKey, Gatherer, Ledger, RunId};
use crate::text::Clean;
use lines::{Found, each_line};
use sink::Lock;
pub use writer::{Pen, Told, Unwritten, Writer};

/// Where the ledgers are, in the state folder.
const FOLDER: &str = "ledger";
/// The bytes that a line may have.
const LINE_BYTES: usize = 1 << 20;

/// Where a deck's ledger is. There need not be one yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerFile {
    path: PathBuf,
    key: DeckKey,
}

/// Why a ledger cannot be read or changed: a sentence without a full stop.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The system says no, or there is something else in its place.
    #[error("cannot use the ledger {path}: {reason}")]
    Unusable {
        /// The file.
        path: Clean,
        /// Why.
        reason: Clean,
    },
    /// Another process holds it for longer than any needs it.
    #[error("another program holds the ledger {path}")]
    Busy {
        /// The file.
        path: Clean,
    },
}

impl LedgerFile {
    /// The ledger of the deck at `deck`, or of `slides.toml` in the folder there. `state` is the
    /// program's folder for what it keeps.
    pub fn of(state: &Path, deck: &Path) -> Self {
        let deck = within(deck);
        let place = fs::canonicalize(&deck).or_else(|_| std::path::absolute(&deck));
        let key = DeckKey::of(&bytes(&place.unwrap_or(deck)));
        Self {
            path: state.join(FOLDER).join(format!("{key}.jsonl")),
            key,
        }
    }

    /// What the deck is called in its records.
    pub fn key(&self) -> DeckKey {
        self.key
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads it; an empty one, where there is none yet. However large it is, no more than a line of
    /// it is held beside what is understood of it.
    ///
    /// # Errors
    ///
    /// When it cannot be read. What stands in it is no error: lines that are no records are counted.
    pub fn read(&self) -> Result<Ledger, LedgerError> {
        let mut gatherer = Gatherer::default();
        match open(&self.path) {
            Ok(file) => each_line(BufReader::new(file), LINE_BYTES, |found, _| match found {
                Found::Line(line) => gatherer.line(line),
                Found::Tail(tail) => gatherer.tail(tail),
                Found::TooLong => gatherer.too_long(),
            })
            .map_err(|error| self.unusable(&error.to_string()))?,
            Err(Fault::Missing) => {}
            Err(fault) => return Err(self.unusable(&why(&fault))),
        }
        Ok(gatherer.finish())
    }

    /// Takes all records of `run` out of it, and says how many there were. Everything else stays as
    /// it is, byte for byte. Who writes to it meanwhile loses nothing.
    ///
    /// # Errors
    ///
    /// When it cannot be read or replaced, or another process holds it.
    pub fn forget(&self, run: &RunId) -> Result<usize, LedgerError> {
        let unusable = |error: io::Error| self.unusable(&error.to_string());
        let file = match open(&self.path) {
            Ok(file) => file,
            Err(Fault::Missing) => return Ok(0),
            Err(fault) => return Err(self.unusable(&why(&fault))),
        };
        let Some(_lock) = Lock::wait(&file) else {
            let path = name(&self.path);
            return Err(LedgerError::Busy { path });
        };
        let mut forgotten: Vec<Range<u64>> = Vec::new();
        each_line(BufReader::new(&file), LINE_BYTES, |found, range| {
            if let Found::Line(line) | Found::Tail(line) = found
                && belongs(line, run)
            {
                forgotten.push(range);
            }
        })
        .map_err(unusable)?;
        if !forgotten.is_empty() {
            exchange(&self.path, |new| copy_without(&file, &forgotten, new)).map_err(unusable)?;
        }
        Ok(forgotten.len())
    }

    fn unusable(&self, reason: &str) -> LedgerError {
        LedgerError::Unusable {
            path: name(&self.path),
            reason: Clean::line(reason),
        }
    }
}

impl LedgerError {
    /// What to do about it, as a sentence without a full stop.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Unusable { .. } => "See to the file, its folder, and the permissions of both",
            Self::Busy { .. } => "Try again when that program is done",
        }
    }
}

/// Copies all of `file` but these ranges, which are in ascending order.
fn copy_without(file: &File, ranges: &[Range<u64>], to: &mut File) -> io::Result<()> {
    let mut at = 0;
    for range in ranges {
        copy(file, at..range.start, to)?;
        at = range.end;
    }
    copy(file, at..u64::MAX, to)
}

fn copy(mut file: &File, range: Range<u64>, to: &mut File) -> io::Result<()> {
    file.seek(SeekFrom::Start(range.start))?;
    let mut part = io::Read::take(file, range.end - range.start);
    io::copy(&mut part, to).map(drop)
}

/// Whether a line is a record of `run`, of whatever version.
fn belongs(line: &[u8], run: &RunId) -> bool {
    #[derive(Deserialize)]
    struct OfRun {
        run: RunId,
    }
    serde_json::from_slice::<OfRun>(line.trim_ascii()).is_ok_and(|line| line.run == *run)
}

fn why(fault: &Fault) -> String {
    match fault {
        Fault::Denied => "it may not be read".to_owned(),
        Fault::Folder => "it is a folder".to_owned(),
        Fault::Io(error) => error.to_string(),
        _ => io::Error::from(ErrorKind::InvalidInput).to_string(),
    }
}

fn name(path: &Path) -> Clean {
    Clean::line(&path.to_string_lossy())
}

#[cfg(unix)]
fn bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(not(unix))]
fn bytes(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}
