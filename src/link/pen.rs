//! Lines on their way out, as far as the stream takes them.

use std::io::{self, ErrorKind, Write};

use super::message::Line;

/// Writes lines one after another, and knows how far it came.
#[derive(Debug, Default)]
pub(super) struct Pen {
    line: Line,
    written: usize,
}

impl Pen {
    /// Writes the line that was begun and those that `next` has, until the stream takes no more; how
    /// many bytes went.
    pub(super) fn write(
        &mut self,
        to: &mut impl Write,
        mut next: impl FnMut() -> Option<Line>,
    ) -> io::Result<usize> {
        let mut count = 0;
        loop {
            if !self.is_writing() {
                let Some(line) = next() else { return Ok(count) };
                self.line = line;
                self.written = 0;
            }
            match to.write(self.line.get(self.written..).unwrap_or_default()) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(written) => {
                    self.written += written;
                    count += written;
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(count),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Whether a line was begun that is not written to its end.
    pub(super) fn is_writing(&self) -> bool {
        self.written < self.line.len()
    }
}
