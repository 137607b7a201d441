//! Standard output, for what is text.

use std::io::{self, ErrorKind, Write as _};

use super::failure::Failure;

/// Writes to standard output. A reader that has seen enough is no failure.
///
/// # Errors
///
/// When what standard output leads to takes no more.
pub(super) fn write(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::new(
            &format!("cannot write to standard output: {error}"),
            "See whether there is room where it leads",
        )),
        _ => Ok(()),
    }
}
