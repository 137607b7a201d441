//! A text that the user keeps for the program: the configuration.

use std::path::Path;

use super::beside::Trouble;
use super::text::{Fault, decode, open, read_bytes};
use crate::source::Unreadable;

/// The bytes that it may have.
const BYTES: u64 = 1 << 20;

/// What the file at `path` holds; none, when there is no such file.
///
/// # Errors
///
/// When it may not be read, is no regular file, is larger than 1 MiB or not in UTF-8.
pub fn own_text(path: &Path) -> Result<Option<String>, Unreadable> {
    let text = open(path)
        .and_then(|file| read_bytes(file, BYTES))
        .and_then(decode);
    match text {
        Ok(text) => Ok(Some(text)),
        Err(Fault::Missing) => Ok(None),
        Err(fault) => Err(Trouble::Fault(fault).explain(BYTES)),
    }
}
