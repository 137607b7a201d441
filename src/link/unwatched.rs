//! In place of `watch`, in a program that was built without it: the system tells of nothing.

use std::convert::Infallible;
use std::path::{Path, PathBuf};

use super::bell::Ringer;

/// A watch that there never is.
#[derive(Debug)]
pub(super) struct Watch(Infallible);

impl Watch {
    /// There is none.
    pub(super) fn new(_: &Path, _: &[PathBuf], _: &Ringer) -> Option<Self> {
        None
    }
}
