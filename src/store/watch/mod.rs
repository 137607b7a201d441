//! When a talk's files change: in come [`Sources`], out comes which of them are others now.
//!
//! A change is told once the files are at rest. Nothing is done while nothing changes: the system
//! says when to look.

mod lull;
mod plan;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, SystemTime};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use super::{Sources, Told};
use crate::text::Clean;
use lull::Lull;
use plan::Plan;

/// The times that file systems keep may be coarse: a change so long before is told once too often.
const COARSE: Duration = Duration::from_secs(2);
/// Those with parts of a second are as late as the system's clock, which ticks a hundred times a second or
/// more often.
const FINE: Duration = Duration::from_millis(20);

/// Says what to watch.
#[derive(Clone, Debug)]
pub struct Watching(Sender<News>);

impl Watching {
    /// Watches `sources`, and nothing else any more. They are told of when they changed since they
    /// were read.
    pub fn watch(&self, sources: Sources) {
        // Nobody watches any more when the talk is over.
        let _ = self.0.send(News::Read(sources));
    }
}

/// Watches files.
pub struct Watcher {
    news: Receiver<News>,
    own: Sender<News>,
    system: Option<RecommendedWatcher>,
    sources: Option<Sources>,
    plan: Plan,
    /// The folders of which the system tells.
    folders: BTreeSet<PathBuf>,
    lull: Lull,
    /// What is to be told when the lull ends.
    touched: BTreeSet<PathBuf>,
    /// It was said that changes may not be noticed.
    is_blind: bool,
}

enum News {
    Read(Sources),
    Heard(notify::Event),
}

/// A watcher, and where it is told what to watch.
pub fn watcher() -> (Watching, Watcher) {
    let (own, news) = channel();
    let watcher = Watcher {
        news,
        own: own.clone(),
        system: None,
        sources: None,
        plan: Plan::default(),
        folders: BTreeSet::new(),
        lull: Lull::default(),
        touched: BTreeSet::new(),
        is_blind: false,
    };
    (Watching(own), watcher)
}

impl Watcher {
    /// Watches until `tell` says that nobody listens. `now` is the time since any one moment.
    pub fn run(mut self, now: impl Fn() -> Duration, mut tell: impl FnMut(Told) -> bool) {
        loop {
            let news = match self.lull.due() {
                Some(due) => self.news.recv_timeout(due.saturating_sub(now())),
                None => self.news.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let listened = match news {
                Ok(News::Read(sources)) => {
                    let before = std::mem::take(&mut self.plan);
                    let sources = self.sources.insert(sources).clone();
                    // First, so that nothing is missed between this and the look at what was saved already.
                    let listened = self.look_where(&mut tell);
                    self.touched.extend(touched_since(&sources, &before));
                    if !self.touched.is_empty() {
                        self.lull.hear(now());
                    }
                    listened
                }
                Ok(News::Heard(event)) => {
                    if self.note(&event) {
                        self.lull.hear(now());
                    }
                    true
                }
                Err(RecvTimeoutError::Timeout) if self.lull.ends(now(), self.is_whole()) => {
                    // First, so that nothing is missed between this and the next change.
                    self.look_where(&mut tell)
                        && tell(Told::Changed(std::mem::take(&mut self.touched)))
                }
                Err(RecvTimeoutError::Timeout) => true,
                Err(RecvTimeoutError::Disconnected) => false,
            };
            if !listened {
                return;
            }
        }
    }

    /// Takes note of what the system says; whether it matters.
    fn note(&mut self, event: &notify::Event) -> bool {
        if event.need_rescan() {
            let all = self.sources.iter().flat_map(|sources| &sources.names);
            self.touched.extend(all.cloned());
            return true;
        }
        let mut matters = false;
        for path in &event.paths {
            for name in self.plan.touched(path) {
                self.touched.insert(name.to_owned());
                matters = true;
            }
            self.forget_below(path);
        }
        matters
    }

    /// Has the system tell no more of the folder at `path` and those below it: there may be others
    /// of these names from now on.
    fn forget_below(&mut self, path: &Path) {
        let Some(system) = &mut self.system else {
            return;
        };
        self.folders.retain(|folder| {
            let stays = !folder.starts_with(path);
            if !stays {
                // The system may have noticed by itself.
                let _ = system.unwatch(folder);
            }
            stays
        });
    }

    /// Whether all that was touched is there and has something in it.
    fn is_whole(&self) -> bool {
        let Some(sources) = &self.sources else {
            return true;
        };
        self.touched.iter().all(|name| {
            let metadata = fs::metadata(sources.folder.join(name));
            metadata.is_ok_and(|metadata| metadata.len() > 0)
        })
    }

    /// Has the system tell of the folders that matter now.
    fn look_where(&mut self, tell: &mut impl FnMut(Told) -> bool) -> bool {
        let Some(sources) = &self.sources else {
            return true;
        };
        self.plan = Plan::of(sources);
        let result = self.watch_folders();
        match result {
            Err(error) if !self.is_blind => {
                self.is_blind = true;
                tell(Told::Blind(Clean::line(&reason(&error))))
            }
            _ => true,
        }
    }

    fn watch_folders(&mut self) -> notify::Result<()> {
        let system = if let Some(system) = &mut self.system {
            system
        } else {
            let own = self.own.clone();
            let hear = move |event: notify::Result<notify::Event>| {
                // Files that are only read wake no thread but the system's own.
                let is_news = |event: &notify::Event| is_change(event.kind) || event.need_rescan();
                if let Ok(event) = event
                    && is_news(&event)
                {
                    // Nobody watches any more when the talk is over.
                    let _ = own.send(News::Heard(event));
                }
            };
            self.system.insert(notify::recommended_watcher(hear)?)
        };
        let wanted: BTreeSet<&Path> = self.plan.folders().collect();
        self.folders.retain(|folder| {
            let is_wanted = wanted.contains(folder.as_path());
            if !is_wanted {
                // It may be gone.
                let _ = system.unwatch(folder);
            }
            is_wanted
        });
        let mut result = Ok(());
        for folder in wanted {
            if self.folders.contains(folder) || !folder.is_dir() {
                continue;
            }
            match system.watch(folder, RecursiveMode::NonRecursive) {
                Ok(()) => drop(self.folders.insert(folder.to_owned())),
                Err(error) => result = Err(error),
            }
        }
        result
    }
}

/// Whether a file is another after this. Those who read it make none; changes of who may read it
/// are some.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// The names of the files that changed after they were read, as far as nobody watched them yet.
fn touched_since(sources: &Sources, watched: &Plan) -> BTreeSet<PathBuf> {
    let is_new = |name: &&PathBuf| !watched.knows(name);
    let is_late = |name: &&PathBuf| {
        fs::metadata(sources.folder.join(name)).is_ok_and(|metadata| {
            let times = [metadata.modified().ok(), named(&metadata)];
            times
                .into_iter()
                .flatten()
                .any(|at| is_late(at, sources.since))
        })
    };
    let late = sources.names.iter().filter(is_new).filter(is_late);
    late.cloned().collect()
}

/// Whether what a file system says to have happened at `at` may have been after `since`.
fn is_late(at: SystemTime, since: SystemTime) -> bool {
    let age = at.duration_since(SystemTime::UNIX_EPOCH);
    let is_fine = age.is_ok_and(|age| age.subsec_nanos() != 0);
    let grain = if is_fine { FINE } else { COARSE };
    // A file may say that it was saved at the end of all time.
    at.checked_add(grain).is_none_or(|latest| latest >= since)
}

/// When a file got its name.
#[cfg(unix)]
fn named(metadata: &fs::Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt as _;
    let seconds = Duration::from_secs(u32::try_from(metadata.ctime()).ok()?.into());
    let part = Duration::from_nanos(u32::try_from(metadata.ctime_nsec()).ok()?.into());
    Some(SystemTime::UNIX_EPOCH + seconds + part)
}

/// When a file got its name, which the system does not say.
#[cfg(not(unix))]
fn named(_: &fs::Metadata) -> Option<SystemTime> {
    None
}

/// Why changes are not noticed.
fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system watches as many files as it may already".to_owned()
        }
        notify::ErrorKind::Io(error) => error.to_string(),
        _ => "the system cannot watch its folder".to_owned(),
    }
}
