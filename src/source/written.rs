//! What is written, with its place.

use std::fmt;
use std::ops::Range;

use super::texts::TextId;

/// Something that is written, and where.
#[derive(Clone)]
pub struct Written<T> {
    /// What it says.
    pub value: T,
    /// The text in which it stands.
    pub text: TextId,
    /// The bytes of that text.
    pub span: Range<usize>,
}

/// What stands elsewhere may say the same.
impl<T: PartialEq> PartialEq for Written<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Written<T> {}

impl<T: fmt::Debug> fmt::Debug for Written<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
