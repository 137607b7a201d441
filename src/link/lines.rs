//! Lines out of bytes, of a limited length.

use std::io::{self, ErrorKind, Read};

use super::message::Fault;

/// The bytes that are read at once.
const CHUNK: usize = 16 << 10;

/// Takes bytes as they come, and gives them back line by line. It never holds more than a line and
/// what was read together with its end.
#[derive(Debug)]
pub(super) struct Lines {
    held: Vec<u8>,
    /// What was given back already, of `held`.
    given: usize,
    /// Where to look for the next line's end.
    looked: usize,
    limit: usize,
    is_drained: bool,
    has_ended: bool,
}

impl Lines {
    /// Of at most `limit` bytes each.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            held: Vec::new(),
            given: 0,
            looked: 0,
            limit,
            is_drained: true,
            has_ended: false,
        }
    }

    /// Reads once; whether anything came, be it the end. Call it when all lines were taken.
    pub(super) fn read(&mut self, from: &mut impl Read) -> io::Result<bool> {
        self.held.drain(..self.given);
        self.looked -= self.given;
        self.given = 0;
        let before = self.held.len();
        self.held.resize(before + CHUNK, 0);
        let result = from.read(self.held.get_mut(before..).unwrap_or_default());
        let count = *result.as_ref().unwrap_or(&0);
        self.held.truncate(before + count);
        match result {
            Ok(count) => {
                self.has_ended = count == 0;
                Ok(true)
            }
            Err(error)
                if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) =>
            {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// The next line, without its end; none when more must be read first.
    pub(super) fn next(&mut self) -> Result<Option<String>, Fault> {
        let end = self
            .held
            .get(self.looked..)
            .unwrap_or_default()
            .iter()
            .position(|&byte| byte == b'\n')
            .map(|end| self.looked + end);
        self.is_drained = end.is_none();
        self.looked = end.map_or(self.held.len(), |end| end + 1);
        let line = self.held.get(self.given..end.unwrap_or(self.held.len()));
        let line = line.unwrap_or_default();
        if line.len() > self.limit {
            return Err(Fault::TooLong { limit: self.limit });
        }
        if end.is_none() {
            return match (self.has_ended, line.is_empty()) {
                (true, false) => Err(Fault::Cut),
                _ => Ok(None),
            };
        }
        let text = std::str::from_utf8(line).map_err(|_| Fault::NotText)?;
        let text = text.to_owned();
        self.given = self.looked;
        Ok(Some(text))
    }

    /// Whether there is no line to be taken before more is read.
    pub(super) fn is_drained(&self) -> bool {
        self.is_drained
    }

    /// The bytes that wait to be taken.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.held.len() - self.given
    }

    /// Whether nothing comes any more.
    pub(super) fn has_ended(&self) -> bool {
        self.has_ended
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What lines of at most eight bytes become of `parts`, each read by itself, and the end.
    fn lines(parts: &[&[u8]]) -> Result<Vec<String>, Fault> {
        let mut lines = Lines::new(8);
        let mut found = Vec::new();
        for part in parts.iter().chain(&[&b""[..]]) {
            lines.read(&mut &**part).unwrap();
            while let Some(line) = lines.next()? {
                found.push(line);
            }
        }
        assert!(lines.has_ended());
        Ok(found)
    }

    #[test]
    fn lines_are_found_however_they_come() {
        assert_eq!(lines(&[b"ab\nc\n\nd\n"]).unwrap(), ["ab", "c", "", "d"]);
        assert_eq!(
            lines(&[b"a", b"b\nc", b"\n", b"\xc3", b"\xa9\n"]).unwrap(),
            ["ab", "c", "é"]
        );
        assert_eq!(lines(&[b"12345678\n"]).unwrap(), ["12345678"]);
        assert!(lines(&[]).unwrap().is_empty());
    }

    #[test]
    fn what_is_no_line_is_refused() {
        assert_eq!(lines(&[b"a\nb"]), Err(Fault::Cut));
        assert_eq!(lines(&[b"a\n\xc3\n"]), Err(Fault::NotText));
        assert_eq!(lines(&[b"123456789\n"]), Err(Fault::TooLong { limit: 8 }));
        assert_eq!(
            lines(&[b"123456", b"789"]),
            Err(Fault::TooLong { limit: 8 })
        );
    }

    #[test]
    fn little_is_held_of_very_many_lines() {
        let mut source = b"0123456\n".repeat(100_000);
        source.extend(b"1");
        let mut source = source.as_slice();
        let mut lines = Lines::new(8);
        let mut count = 0;
        while !source.is_empty() {
            lines.read(&mut source).unwrap();
            while lines.next().unwrap().is_some() {
                count += 1;
            }
            assert!(lines.held.capacity() <= 4 * CHUNK);
        }
        assert_eq!(count, 100_000);
    }
}
