//! A small file that always holds the newest of what it is given, whole.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// What comes so soon after something was kept is kept with what follows it: a hurried turning of pages
/// is no work for the disk.
const LULL: Duration = Duration::from_millis(200);
/// A file larger than this is none of ours.
const LARGEST: u64 = 4 << 20;

/// Where a [`Keeper`] is told what to keep.
#[derive(Debug)]
pub struct Keeping {
    news: Sender<News>,
    done: Receiver<()>,
}

/// Keeps a text in a file.
#[derive(Debug)]
pub struct Keeper {
    file: PathBuf,
    news: Receiver<News>,
    _done: Sender<()>,
}

#[derive(Debug)]
enum News {
    Keep(String),
    Forget,
}

/// Why a text could not be kept.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {error}", file = file.display())]
pub struct KeepError {
    file: PathBuf,
    error: io::Error,
}

/// A keeper of `file`, and where it is told what to keep there.
pub fn keeper(file: PathBuf) -> (Keeping, Keeper) {
    let (news, told) = channel();
    let (end, done) = channel();
    let keeper = Keeper {
        file,
        news: told,
        _done: end,
    };
    (Keeping { news, done }, keeper)
}

impl Keeping {
    /// Keeps `text` from now on, in place of what was kept. Never waits.
    pub fn keep(&self, text: String) {
        // A keeper that is gone has said why.
        let _ = self.news.send(News::Keep(text));
    }

    /// Keeps nothing from now on.
    pub fn forget(&self) {
        let _ = self.news.send(News::Forget);
    }

    /// Waits until all is done.
    pub fn finish(self) {
        drop(self.news);
        // Nothing is ever sent: the keeper is gone then.
        let _ = self.done.recv();
    }
}

impl Keeper {
    /// Keeps what it is told, the newest alone, until nobody tells it any more. `tell` hears of a
    /// failure when the one before was none. `now` is the time since any one moment.
    pub fn run(self, now: impl Fn() -> Duration, mut tell: impl FnMut(KeepError)) {
        let mut failed = false;
        while let Ok(first) = self.news.recv() {
            let newest = self.news.try_iter().last().unwrap_or(first);
            self.keep(newest, &mut failed, &mut tell);
            // What comes meanwhile is kept together.
            while let Some(newest) = self.rest(&now) {
                self.keep(newest, &mut failed, &mut tell);
            }
        }
    }

    fn keep(&self, newest: News, failed: &mut bool, tell: &mut impl FnMut(KeepError)) {
        let result = match newest {
            News::Keep(text) => replace(&self.file, text.as_bytes()),
            News::Forget => remove(&self.file),
        };
        let had_failed = std::mem::replace(failed, result.is_err());
        if let Err(error) = result
            && !had_failed
        {
            let file = self.file.clone();
            tell(KeepError { file, error });
        }
    }

    /// The newest of what is told within [`LULL`]; at once, when nobody tells anything any more.
    fn rest(&self, now: &impl Fn() -> Duration) -> Option<News> {
        let end = now() + LULL;
        let mut newest = None;
        loop {
            let left = end.saturating_sub(now());
            if left.is_zero() {
                return newest;
            }
            match self.news.recv_timeout(left) {
                Ok(news) => newest = Some(news),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return newest,
            }
        }
    }
}

/// What is kept in `file`; none, when there is none that can be read.
pub fn kept(file: &Path) -> Option<String> {
    let data = fs::metadata(file).ok()?;
    let fits = data.is_file() && data.len() <= LARGEST;
    fits.then(|| fs::read_to_string(file).ok()).flatten()
}

/// Puts `bytes` in the place of what is in `file`, all of them or none. The folder is made if it is not
/// there; both are for their owner alone.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = file.parent().ok_or(ErrorKind::InvalidInput)?;
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", std::process::id()));
    let unfinished = folder.join(name);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let result = options
        .open(&unfinished)
        .or_else(|error| {
            // Only the first time, mostly.
            if error.kind() == ErrorKind::NotFound {
                make_folder(folder).and_then(|()| options.open(&unfinished))
            } else {
                Err(error)
            }
        })
        .and_then(|mut new| new.write_all(bytes))
        .and_then(|()| fs::rename(&unfinished, file));
    if result.is_err() {
        // What was made of it is of no use.
        let _ = fs::remove_file(&unfinished);
    }
    result
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("seminar-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        folder
    }

    /// Keeps the texts in turn and returns what failed.
    fn keep(file: &Path, texts: &[&str]) -> usize {
        let (keeping, keeper) = keeper(file.to_owned());
        for text in texts {
            keeping.keep((*text).to_owned());
        }
        let thread = std::thread::spawn(move || {
            let mut failures = 0;
            keeper.run(|| Duration::ZERO, |_| failures += 1);
            failures
        });
        keeping.finish();
        thread.join().unwrap()
    }

    #[test]
    fn the_newest_is_kept_whole_for_its_owner_alone() {
        let folder = folder("newest");
        let file = folder.join("deep/place.json");
        assert_eq!(kept(&file), None);
        assert_eq!(keep(&file, &["a longer one", "two"]), 0);
        assert_eq!(kept(&file).as_deref(), Some("two"));
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_forgotten_is_gone() {
        let folder = folder("forget");
        let file = folder.join("place.json");
        keep(&file, &["one"]);
        let (keeping, keeper) = keeper(file.clone());
        keeping.forget();
        let thread =
            std::thread::spawn(move || keeper.run(|| Duration::ZERO, |_| panic!("nothing fails")));
        keeping.finish();
        thread.join().unwrap();
        assert_eq!(kept(&file), None);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_failure_is_told_once() {
        let folder = folder("failure");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("file"), "").unwrap();
        let (keeping, keeper) = keeper(folder.join("file/place.json"));
        let (told, failures) = channel();
        let thread = std::thread::spawn(move || {
            keeper.run(|| Duration::ZERO, |error| told.send(error).unwrap());
        });
        keeping.keep("one".to_owned());
        assert!(failures.recv().unwrap().to_string().contains("place.json"));
        keeping.keep("two".to_owned());
        keeping.finish();
        thread.join().unwrap();
        assert!(failures.recv().is_err(), "once is enough");
        fs::remove_dir_all(folder).unwrap();
    }
}
