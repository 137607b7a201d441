//! Deck files.

use std::path::Path;

use crate::deck::{Finding, Parsed, parse};
use crate::text::Clean;

/// A deck that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The file's name as the user gave it: what findings are shown with.
    pub file: Clean,
    /// What the file holds: what findings point into.
    pub source: String,
    /// The deck, and what is wrong with it.
    pub parsed: Parsed,
}

/// Why a deck could not be read. Each says what is wrong in a sentence without a full stop;
/// [`remedy`](Self::remedy) says what to do.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The system says no.
    #[error("cannot read {file}: {error}")]
    Io {
        /// The file.
        file: Clean,
        /// The system's reason.
        error: std::io::Error,
    },
    /// There is nothing to present in it.
    #[error("{file} holds nothing to present")]
    Nothing {
        /// The file.
        file: Clean,
        /// What it holds.
        text: String,
        /// All that is wrong with it.
        findings: Vec<Finding>,
    },
}

impl LoadError {
    /// What to do about it, as a sentence without a full stop.
    pub fn remedy(&self) -> Option<String> {
        None
    }

    /// The findings, each as the user reads it.
    pub fn findings(&self) -> Vec<String> {
        match self {
            Self::Nothing {
                file,
                text,
                findings,
            } => findings
                .iter()
                .map(|finding| finding.render(text, file))
                .collect(),
            Self::Io { .. } => Vec::new(),
        }
    }
}

/// Reads the deck at `path`, and the files of its code blocks.
///
/// # Errors
///
/// When there is no file that can be read, or nothing to present in it.
pub fn load(path: &Path) -> Result<Loaded, LoadError> {
    let file = Clean::line(&path.to_string_lossy());
    let source = match std::fs::read_to_string(path) {
        Ok(source) => source,
        Err(error) => return Err(LoadError::Io { file, error }),
    };
    match parse(&source) {
        Ok(parsed) => Ok(Loaded {
            file,
            source,
            parsed,
        }),
        Err(findings) => Err(LoadError::Nothing {
            file,
            text: source,
            findings,
        }),
    }
}
