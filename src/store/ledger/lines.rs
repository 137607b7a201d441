//! The lines of a file of any size, of which each may have any size.

use std::io::{self, BufRead};
use std::ops::Range;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found<'l> {
    /// A line, without its end.
    Line(&'l [u8]),
    /// What stands after the last line's end.
    Tail(&'l [u8]),
    /// A line, or what stands after the last, with more bytes than a line may have.
    TooLong,
}

/// Gives the lines of `reader` to `take`, each with its bytes in the file, its end included. No more
/// than `limit` bytes of a line are kept.
///
/// # Errors
///
/// When it cannot be read.
pub(super) fn each_line(
    mut reader: impl BufRead,
    limit: usize,
    mut take: impl FnMut(Found<'_>, Range<u64>),
) -> io::Result<()> {
    let mut line = Vec::new();
    let mut is_too_long = false;
    let (mut start, mut at) = (0, 0);
    loop {
        let bytes = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            bytes => bytes?,
        };
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let part = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
        is_too_long |= line.len() + part.len() > limit;
        if is_too_long {
            line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        reader.consume(used);
        at += u64::try_from(used).unwrap_or(u64::MAX);
        let is_over = used == 0;
        if end.is_none() && !is_over {
            continue;
        }
        if at > start {
            let found = match (is_too_long, is_over) {
                (true, _) => Found::TooLong,
                (false, true) => Found::Tail(&line),
                (false, false) => Found::Line(&line),
            };
            take(found, start..at);
        }
        if is_over {
            return Ok(());
        }
        (start, is_too_long) = (at, false);
        line.clear();
    }
}
