//! The files beside a deck that it names.

use std::cell::{Cell, OnceCell};
use std::io;
use std::path::{Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::{Dir, OpenOptions};

use super::text::{Fault, check_kind, read};
use crate::deck::{Files, Unreadable};

/// The bytes that one file may have.
const FILE_BYTES: u64 = 1 << 20;
/// The bytes that all files of a deck may have.
const ALL_BYTES: u64 = 32 << 20;

/// The files in a deck's folder and below it. A path that leads out of the folder, be it by `..`,
/// from the root, or through a symbolic link, is refused.
pub(super) struct Beside {
    folder: PathBuf,
    dir: OnceCell<io::Result<Dir>>,
    left: Cell<u64>,
}

impl Beside {
    /// The files of the deck that stands in `folder`.
    pub(super) fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            dir: OnceCell::new(),
            left: Cell::new(ALL_BYTES),
        }
    }

    fn text(&self, path: &str) -> Result<String, Trouble> {
        let dir = self
            .dir
            .get_or_init(|| Dir::open_ambient_dir(&self.folder, ambient_authority()));
        let dir = dir
            .as_ref()
            .map_err(|error| Trouble::Fault(Fault::from(copy(error))))?;
        let metadata = dir.metadata(path)?;
        check_kind(metadata.is_file(), metadata.is_dir())?;
        let mut options = OpenOptions::new();
        options.read(true);
        #[cfg(unix)]
        {
            use cap_std::fs::OpenOptionsExt as _;
            options.custom_flags(super::deck::NONBLOCK);
        }
        let file = dir.open_with(path, &options)?;
        let text = read(file.into_std(), FILE_BYTES)?;
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        let left = self.left.get().checked_sub(bytes).ok_or(Trouble::Enough)?;
        self.left.set(left);
        Ok(text)
    }
}

impl Files for Beside {
    fn read(&self, path: &str) -> Result<Option<String>, Unreadable> {
        let trouble = match self.text(path) {
            Ok(text) => return Ok(Some(text)),
            Err(trouble) => trouble,
        };
        let (what, help) = match trouble {
            Trouble::Outside => (
                "is outside of the deck's folder".to_owned(),
                "put the file beside the deck, or in a folder below it",
            ),
            Trouble::Enough => (
                "is one file too many: all together may have 32 MiB".to_owned(),
                "name smaller files",
            ),
            Trouble::Fault(fault) => match fault {
                Fault::Missing => (
                    "is not there".to_owned(),
                    "paths start at the deck's folder",
                ),
                Fault::Denied => ("may not be read".to_owned(), "see to its permissions"),
                Fault::Folder => ("is a folder".to_owned(), "name a file in it"),
                Fault::Special => ("is no regular file".to_owned(), "name one that holds text"),
                Fault::TooLarge => (
                    "is larger than 1 MiB".to_owned(),
                    "copy what you need to a file of its own",
                ),
                Fault::Binary => ("holds no text".to_owned(), ""),
                Fault::Utf16 => ("is in UTF-16".to_owned(), "save it in UTF-8"),
                Fault::Encoding { line, byte } => (
                    format!("is not in UTF-8: line {line} has the byte {byte:#04x}"),
                    "save it in UTF-8",
                ),
                Fault::Io(error) => (format!("cannot be read: {error}"), ""),
            },
        };
        Err(Unreadable {
            message: what,
            help: help.to_owned(),
        })
    }
}

enum Trouble {
    /// The path leads out of the deck's folder.
    Outside,
    /// The deck's files are too large together.
    Enough,
    Fault(Fault),
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        // The system's own refusal has a number; the sandbox's has none.
        if error.kind() == io::ErrorKind::PermissionDenied && error.raw_os_error().is_none() {
            return Self::Outside;
        }
        Self::Fault(error.into())
    }
}

/// The same error once more: it is asked for with each file.
fn copy(error: &io::Error) -> io::Error {
    error
        .raw_os_error()
        .map_or_else(|| error.kind().into(), io::Error::from_raw_os_error)
}
