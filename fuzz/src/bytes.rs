//! Bytes as a source of decisions.

/// Bytes that are taken one after the other. When there are none left there are zeros: so the shorter the
/// bytes and the smaller their numbers, the simpler what is made of them.
pub(crate) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    /// A number of two bytes.
    pub(crate) fn number(&mut self) -> u16 {
        u16::from_be_bytes([self.byte(), self.byte()])
    }

    /// A number below `end`, and 0 when `end` is 0: of one byte, while that is enough.
    pub(crate) fn below(&mut self, end: u16) -> u16 {
        match end {
            0 | 1 => 0,
            2..=256 => u16::from(self.byte()) % end,
            _ => self.number() % end,
        }
    }
}
