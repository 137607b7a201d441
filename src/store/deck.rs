//! Deck files.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::beside::{Beside, Reach};
use super::near::{any, folder, near};
use super::text::{Fault, drain, open, read};
use crate::deck::{Deck, First, Parsed, glimpse, parse_with};
use crate::source::{Files as _, Finding, Report, Texts, Unreadable};
use crate::text::Clean;

/// The deck in a folder that is named in place of a file.
const USUAL_NAME: &str = "slides.toml";
/// What a deck is called that comes from standard input.
pub const INPUT_NAME: &str = "<stdin>";
/// The bytes that a deck may have.
pub(super) const DECK_BYTES: u64 = 16 << 20;

/// A deck that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// What the files hold, with their names as the user knows them: what findings point into. The
    /// deck's own comes first.
    pub texts: Texts,
    /// The deck, and what is wrong with it.
    pub parsed: Parsed,
}

impl Loaded {
    /// The deck's file, as the user calls it.
    pub fn file(&self) -> &Clean {
        self.texts.file()
    }

    /// What was found in the deck, with its place in the file where it stands.
    pub fn report(&self, finding: &Finding) -> Report {
        self.texts.report(finding)
    }

    /// All that is wrong with the deck, in the order of its files.
    pub fn reports(&self) -> impl Iterator<Item = Report> {
        let findings = self.parsed.findings.iter();
        findings.map(|finding| self.report(finding))
    }
}

/// Why a deck could not be read: a sentence without a full stop. [`remedy`](Self::remedy) says what
/// to do.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("there is no deck {file}")]
    Missing {
        /// The file.
        file: Clean,
        /// A deck of nearly that name.
        near: Option<Clean>,
    },
    /// It is a folder with no `slides.toml` in it.
    #[error("{file} is a folder, and there is no slides.toml in it")]
    Folder {
        /// The folder.
        file: Clean,
        /// Another deck in it.
        near: Option<Clean>,
    },
    /// The user may not read it.
    #[error("{file} may not be read")]
    Denied {
        /// The file.
        file: Clean,
    },
    /// It is a pipe, a device, a socket.
    #[error("{file} is no regular file")]
    Special {
        /// The file.
        file: Clean,
    },
    /// It is larger than any deck.
    #[error("{file} is larger than 16 MiB")]
    TooLarge {
        /// The file.
        file: Clean,
    },
    /// It holds bytes that no text has.
    #[error("{file} holds no text")]
    Binary {
        /// The file.
        file: Clean,
    },
    /// It is in UTF-16.
    #[error("{file} is in UTF-16, and decks are in UTF-8")]
    Utf16 {
        /// The file.
        file: Clean,
    },
    /// It is in another encoding.
    #[error("{file} is not in UTF-8: line {line} has the byte {byte:#04x}")]
    Encoding {
        /// The file.
        file: Clean,
        /// The line, from 1, of the first byte that does not fit.
        line: usize,
        /// That byte.
        byte: u8,
    },
    /// There is nothing in it.
    #[error("{file} is empty")]
    Empty {
        /// The file.
        file: Clean,
    },
    /// There is nothing to present in it.
    #[error("there is nothing to present in {}", .texts.file())]
    Nothing {
        /// What its files hold.
        texts: Box<Texts>,
        /// All that is wrong with it.
        findings: Vec<Finding>,
    },
    /// The system says no.
    #[error("cannot read {file}: {error}")]
    Io {
        /// The file.
        file: Clean,
        /// The system's reason.
        #[source]
        error: std::io::Error,
    },
}

impl LoadError {
    /// What to do about it, as a sentence without a full stop.
    pub fn remedy(&self) -> Option<String> {
        let remedy = match self {
            Self::Missing {
                near: Some(near), ..
            }
            | Self::Folder {
                near: Some(near), ..
            } => {
                return Some(format!("Did you mean {near}?"));
            }
            Self::Missing { near: None, .. } => "Check the name, and the folder that you are in",
            Self::Folder { near: None, .. } => "Name a deck in it",
            Self::Denied { .. } => "See to its permissions",
            Self::Special { .. } | Self::Binary { .. } => "Name a file that holds a deck",
            Self::TooLarge { .. } => {
                "Pictures belong into files of their own, and other talks into other decks"
            }
            Self::Utf16 { .. } | Self::Encoding { .. } => "Save it in UTF-8",
            Self::Empty { .. } => "A slide is a line [[slides]] with a line title = \"…\" under it",
            // Such as one in Markdown, which others take.
            Self::Nothing { texts, .. }
                if Path::new(texts.file().as_str()).extension() != Some("toml".as_ref()) =>
            {
                "Decks are written in TOML: `seminar new NAME` begins one"
            }
            Self::Nothing { .. } | Self::Io { .. } => return None,
        };
        Some(remedy.to_owned())
    }

    /// The findings, where there are any.
    pub fn reports(&self) -> Vec<Report> {
        match self {
            Self::Nothing { texts, findings } => findings
                .iter()
                .map(|finding| texts.report(finding))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// The text of a deck, which nobody has looked into yet.
#[derive(Debug)]
pub struct Script {
    texts: Texts,
    /// Where the files are that it names.
    folder: PathBuf,
    reach: Reach,
}

impl Script {
    /// Reads the text of the deck at `path`, which names files as far as `reach` goes. In a folder it is
    /// `slides.toml`.
    ///
    /// # Errors
    ///
    /// When there is no file that can be read, or it holds no text.
    pub fn of(path: &Path, reach: Reach) -> Result<Self, LoadError> {
        let source = read_text(path)?;
        Self::new(&within(path), source, reach)
    }

    /// Reads the text of the deck that `input` gives until it ends. The files that it names are sought in
    /// the current folder.
    ///
    /// # Errors
    ///
    /// When it is no text, or too long.
    pub fn from_input(input: impl Read, reach: Reach) -> Result<Self, LoadError> {
        let source = read_text_from(input)?;
        Self::new(Path::new(INPUT_NAME), source, reach)
    }

    fn new(path: &Path, source: String, reach: Reach) -> Result<Self, LoadError> {
        let file = name(path);
        if source.trim_start_matches('\u{feff}').trim().is_empty() {
            return Err(LoadError::Empty { file });
        }
        Ok(Self {
            texts: Texts::new(file, source),
            folder: folder(path).to_owned(),
            reach,
        })
    }

    /// The text, with its file's name.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    fn files(&self) -> Beside {
        Beside::new(&self.folder, self.reach)
    }

    /// The deck with no slide but the `first` one to be shown and the next, where it pays to look at that before
    /// all else is read.
    pub fn glimpse(&self, first: First<'_>) -> Option<Deck> {
        glimpse(&self.texts, &self.files(), first)
    }

    /// Reads all of the deck, with its parts and the files of its code blocks.
    ///
    /// # Errors
    ///
    /// When there is nothing to present in it.
    pub fn load(mut self) -> Result<Loaded, LoadError> {
        let files = self.files();
        match parse_with(&mut self.texts, &files) {
            Ok(parsed) => Ok(Loaded {
                texts: self.texts,
                parsed,
            }),
            Err(findings) => Err(LoadError::Nothing {
                texts: Box::new(self.texts),
                findings,
            }),
        }
    }
}

/// Reads the deck at `path`, with its parts and the files of its code blocks, as far as `reach` goes. In a folder
/// it is `slides.toml`.
///
/// # Errors
///
/// When there is no file that can be read, or nothing to present in it.
pub fn load(path: &Path, reach: Reach) -> Result<Loaded, LoadError> {
    Script::of(path, reach)?.load()
}

/// Reads the deck that `input` gives until it ends. The files that it names are sought in the
/// current folder.
///
/// # Errors
///
/// When it is no text, or there is nothing to present in it.
pub fn load_from(input: impl Read, reach: Reach) -> Result<Loaded, LoadError> {
    Script::from_input(input, reach)?.load()
}

/// Reads the text of the deck at `path`, whatever is in it. In a folder it is `slides.toml`.
///
/// # Errors
///
/// When there is no file that can be read, or it holds no text.
pub fn read_text(path: &Path) -> Result<String, LoadError> {
    let path = within(path);
    text(&path).map_err(|fault| explain(fault, &path))
}

/// Reads the text of the deck that `input` gives until it ends, whatever is in it.
///
/// # Errors
///
/// When it is no text, or too long.
pub fn read_text_from(input: impl Read) -> Result<String, LoadError> {
    drain(input, DECK_BYTES).map_err(|fault| explain(fault, Path::new(INPUT_NAME)))
}

/// Reads the text file `name` that the deck at `deck` names, as far as `reach` goes.
///
/// # Errors
///
/// When there is no such file, it leads elsewhere, or it cannot be read.
pub fn read_beside(deck: &Path, name: &str, reach: Reach) -> Result<String, Unreadable> {
    let files = Beside::new(folder(&within(deck)), reach);
    files.read(name).map(Option::unwrap_or_default)
}

/// The deck at `path`, or `slides.toml` in the folder there.
pub fn within(path: &Path) -> PathBuf {
    let inner = path.join(USUAL_NAME);
    if path.is_dir() && inner.is_file() {
        inner
    } else {
        path.to_owned()
    }
}

fn name(path: &Path) -> Clean {
    Clean::line(&path.to_string_lossy())
}

fn text(path: &Path) -> Result<String, Fault> {
    read(open(path)?, DECK_BYTES)
}

fn explain(fault: Fault, path: &Path) -> LoadError {
    let file = name(path);
    match fault {
        Fault::Missing => LoadError::Missing {
            file,
            near: near(path).as_deref().map(name),
        },
        Fault::Folder => LoadError::Folder {
            file,
            near: any(path).as_deref().map(name),
        },
        Fault::Denied => LoadError::Denied { file },
        Fault::Special => LoadError::Special { file },
        Fault::TooLarge => LoadError::TooLarge { file },
        Fault::Binary => LoadError::Binary { file },
        Fault::Utf16 => LoadError::Utf16 { file },
        Fault::Encoding { line, byte } => LoadError::Encoding { file, line, byte },
        Fault::Io(error) => LoadError::Io { file, error },
    }
}
