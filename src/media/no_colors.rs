//! Code in a program that is built without `highlight`: it stays plain.

use std::sync::Arc;

use crate::layout::{Coloring, Snippet};
use crate::text::Clean;

/// Leaves code as it is.
#[derive(Debug, Default)]
pub(super) struct Code {}

impl Code {
    /// No colouring at all.
    #[expect(clippy::unused_self, reason = "as with `highlight`")]
    pub(super) fn color(&mut self, _: &Snippet) -> Option<Arc<Coloring>> {
        None
    }
}

/// Without grammars no name is known to be wrong.
pub fn unknown_languages<'n>(
    _: impl IntoIterator<Item = &'n Clean>,
) -> Vec<(Clean, Option<String>)> {
    Vec::new()
}
