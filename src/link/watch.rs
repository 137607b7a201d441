//! When to look for sockets again: the system says when something changes in their folders.

use std::path::{Path, PathBuf};

use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::bell::Ringer;

/// Rings when something changes, as long as it is kept.
#[derive(Debug)]
pub(super) struct Watch {
    _system: RecommendedWatcher,
}

impl Watch {
    /// Watches `folder`, and those of `others` that there are; none when that cannot be done.
    pub(super) fn new(folder: &Path, others: &[PathBuf], ringer: &Ringer) -> Option<Self> {
        let ringer = ringer.clone();
        let hear = move |event: notify::Result<Event>| {
            // Looking into a folder is no change of it, and must not lead to another look.
            if event.map_or(true, |event| !matches!(event.kind, EventKind::Access(_))) {
                ringer.ring();
            }
        };
        let mut system = notify::recommended_watcher(hear).ok()?;
        system.watch(folder, RecursiveMode::NonRecursive).ok()?;
        for other in others {
            // A talk that is started as the last one was has its socket where that was.
            let _ = system.watch(other, RecursiveMode::NonRecursive);
        }
        Some(Self { _system: system })
    }
}
