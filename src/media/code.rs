//! Finding out what the parts of code are, within limits of time; not at all in a program that is
//! built without `highlight`.

#[cfg(feature = "highlight")]
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::layout::{Coloring, Snippet};

/// Finds out what the parts of code are.
#[derive(Debug, Default)]
pub(super) struct Code {
    /// Loaded with the first code.
    #[cfg(feature = "highlight")]
    highlighter: Option<super::highlight::Highlighter>,
}

impl Code {
    /// The colouring of `snippet`; none where it stays plain. A grammar that fails does no harm.
    #[cfg(feature = "highlight")]
    pub(super) fn color(&mut self, snippet: &Snippet) -> Option<Arc<Coloring>> {
        let highlighter = self
            .highlighter
            .take()
            .unwrap_or_else(super::highlight::Highlighter::load);
        let patience = Patience::new();
        let color = || highlighter.color(snippet, || patience.lasts());
        let coloring = catch_unwind(AssertUnwindSafe(color)).ok()?;
        self.highlighter = Some(highlighter);
        coloring.map(Arc::new)
    }

    #[cfg(not(feature = "highlight"))]
    #[expect(clippy::unused_self, reason = "as with the feature")]
    pub(super) fn color(&mut self, _: &Snippet) -> Option<Arc<Coloring>> {
        None
    }
}

/// How long one piece of code may take.
#[cfg(feature = "highlight")]
struct Patience(std::time::Instant);

#[cfg(feature = "highlight")]
#[expect(
    clippy::disallowed_methods,
    reason = "what is measured is this room's own work"
)]
impl Patience {
    /// More than a language takes that is met for the first time, on a slow machine.
    const MOST: std::time::Duration = std::time::Duration::from_secs(3);

    fn new() -> Self {
        Self(std::time::Instant::now())
    }

    fn lasts(&self) -> bool {
        self.0.elapsed() < Self::MOST
    }
}
