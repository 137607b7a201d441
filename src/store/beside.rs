//! The files that a deck names, with the rule of where they may be.

use std::cell::{Cell, OnceCell};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::{Dir, OpenOptions};

use super::text::{Fault, check_kind, decode, open, read_bytes};
use crate::source::{Files, Unreadable};

/// The bytes that one text file may have.
const TEXT_BYTES: u64 = 1 << 20;
/// The bytes that all text files of a deck may have.
const ALL_TEXT_BYTES: u64 = 32 << 20;

/// Where the files that a deck names may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reach {
    /// In the deck's folder and below it. A path that leads out of it, be it by `..`, from the
    /// root, or through a symbolic link, is refused.
    #[default]
    Folder,
    /// Anywhere: a relative path starts at the deck's folder.
    Anywhere,
}

/// The files that a deck may name.
#[derive(Debug)]
pub struct Assets {
    folder: Option<PathBuf>,
    reach: Reach,
    dir: OnceCell<io::Result<Dir>>,
}

impl Assets {
    /// The files of the deck at `deck`, or of `slides.toml` in the folder there.
    pub fn of(deck: &Path, reach: Reach) -> Self {
        let deck = super::deck::within(deck);
        Self::in_folder(super::near::folder(&deck), reach)
    }

    /// The files of a deck that is no file itself: there are none.
    pub fn none() -> Self {
        Self {
            folder: None,
            reach: Reach::Folder,
            dir: OnceCell::new(),
        }
    }

    pub(super) fn in_folder(folder: &Path, reach: Reach) -> Self {
        Self {
            folder: Some(folder.to_owned()),
            reach,
            dir: OnceCell::new(),
        }
    }

    /// Reads the file at `path`, which may have `limit` bytes.
    ///
    /// # Errors
    ///
    /// When there is no such file, it may not be read, is no regular file, or is larger.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Unreadable> {
        self.bytes(path, limit)
            .map_err(|trouble| trouble.explain(limit))
    }

    /// How many bytes the file at `path` has; none where it cannot be read.
    pub fn size(&self, path: &str) -> Option<u64> {
        let folder = self.folder.as_ref()?;
        let file = match self.reach {
            Reach::Folder => self.open_within(folder, path).ok()?,
            Reach::Anywhere => open(&folder.join(path)).ok()?,
        };
        Some(file.metadata().ok()?.len())
    }

    fn bytes(&self, path: &str, limit: u64) -> Result<Vec<u8>, Trouble> {
        let folder = self.folder.as_ref().ok_or(Fault::Missing)?;
        let file = match self.reach {
            Reach::Folder => self.open_within(folder, path)?,
            Reach::Anywhere => open(&folder.join(path))?,
        };
        Ok(read_bytes(file, limit)?)
    }

    fn open_within(&self, folder: &Path, path: &str) -> Result<File, Trouble> {
        let open = || Dir::open_ambient_dir(folder, ambient_authority());
        let dir = self.dir.get_or_init(open).as_ref();
        let dir = dir.map_err(|error| Trouble::Fault(Fault::from(copy(error))))?;
        let metadata = dir.metadata(path)?;
        check_kind(metadata.is_file(), metadata.is_dir())?;
        let mut options = OpenOptions::new();
        options.read(true);
        #[cfg(unix)]
        {
            use cap_std::fs::OpenOptionsExt as _;
            options.custom_flags(super::text::NONBLOCK);
        }
        Ok(dir.open_with(path, &options)?.into_std())
    }
}

/// The text files that a deck names.
pub(super) struct Beside {
    assets: Assets,
    left: Cell<u64>,
}

impl Beside {
    /// The files of the deck that stands in `folder`.
    pub(super) fn new(folder: &Path, reach: Reach) -> Self {
        Self {
            assets: Assets::in_folder(folder, reach),
            left: Cell::new(ALL_TEXT_BYTES),
        }
    }

    fn text(&self, path: &str) -> Result<String, Trouble> {
        let text = decode(self.assets.bytes(path, TEXT_BYTES)?)?;
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        let left = self.left.get().checked_sub(bytes).ok_or(Trouble::Enough)?;
        self.left.set(left);
        Ok(text)
    }
}

impl Files for Beside {
    fn read(&self, path: &str) -> Result<Option<String>, Unreadable> {
        match self.text(path) {
            Ok(text) => Ok(Some(text)),
            Err(trouble) => Err(trouble.explain(TEXT_BYTES)),
        }
    }
}

pub(super) enum Trouble {
    /// The path leads out of the deck's folder.
    Outside,
    /// The deck's text files are too large together.
    Enough,
    Fault(Fault),
}

impl Trouble {
    /// What the user is told of a file that may have `limit` bytes.
    pub(super) fn explain(self, limit: u64) -> Unreadable {
        let (message, help) = match self {
            Self::Outside => (
                "is outside of the deck's folder".to_owned(),
                "put the file beside the deck or in a folder below it, or present with \
                 --allow-outside",
            ),
            Self::Enough => (
                "is one file too many: all together may have 32 MiB".to_owned(),
                "name smaller files",
            ),
            Self::Fault(fault) => match fault {
                Fault::Missing => (
                    "is not there".to_owned(),
                    "paths start at the deck's folder",
                ),
                Fault::Denied => ("may not be read".to_owned(), "see to its permissions"),
                Fault::Folder => ("is a folder".to_owned(), "name a file in it"),
                Fault::Special => (
                    "is no regular file".to_owned(),
                    "name one that can be read at once",
                ),
                Fault::TooLarge => (
                    format!("is larger than {} MiB", limit >> 20),
                    "make a smaller one of what you need",
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
        Unreadable {
            message,
            help: help.to_owned(),
        }
    }
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
