//! In place of `watch`, in a program that was built without it: no change is ever told of.

use std::time::Duration;

use super::{Sources, Told};

/// Is told what to watch, in vain.
#[derive(Clone, Debug)]
pub struct Watching;

impl Watching {
    /// Does nothing.
    pub fn watch(&self, _: Sources) {}
}

/// Watches nothing.
pub struct Watcher;

/// A watcher, and where it is told what to watch.
pub fn watcher() -> (Watching, Watcher) {
    (Watching, Watcher)
}

impl Watcher {
    /// Has nothing to wait for.
    pub fn run(self, _: impl Fn() -> Duration, tell: impl FnMut(Told) -> bool) {
        drop(tell);
    }
}
