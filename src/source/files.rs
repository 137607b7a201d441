//! Files that a text names.

/// The files that a text names.
pub trait Files {
    /// What the file at `path`, relative to the text's own, holds. None where files are not read.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    fn read(&self, path: &str) -> Result<Option<String>, Unreadable>;
}

/// Why a file that a text names could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, as the rest of a sentence that starts with the file: "is a folder".
    pub message: String,
    /// What to do, as a sentence without a full stop, or nothing.
    pub help: String,
}

/// No files are read.
pub(crate) struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<Option<String>, Unreadable> {
        Ok(None)
    }
}
