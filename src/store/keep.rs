//! A small file that always holds the newest of what it is given, whole.
//!
//! Each text is a line, and the last whole one counts. What is new is appended, which is far less work for the
//! system than a file made anew; the lines before it are what is left of a write that was cut off. Now and
//! then the file is made anew with the newest line alone. It is opened each time: another talk with the same
//! deck may have made it anew, or removed it.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// What comes so soon after something was kept is kept with what follows it: a hurried turning of pages
/// is no work for the disk.
const LULL: Duration = Duration::from_millis(200);
/// A file is made anew rather than grow beyond so many bytes, or this many of its newest lines.
const GROWN: RangeInclusive<usize> = 64 << 10..=1 << 20;
const LINES: usize = 8;
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
    /// How many bytes were written to the file since it was made; none, where it has to be made anew.
    written: Option<usize>,
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
        written: None,
        _done: end,
    };
    (Keeping { news, done }, keeper)
}

impl Keeping {
    /// Keeps `text`, which is one line, from now on, in place of what was kept. Never waits.
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
    pub fn run(mut self, now: impl Fn() -> Duration, mut tell: impl FnMut(KeepError)) {
        let mut failed = false;
        let mut last = None;
        while let Ok(first) = self.news.recv() {
            let newest = self.news.try_iter().last().unwrap_or(first);
            // Nobody wakes up for the end of a lull in which nothing came.
            let newest = match last {
                Some(last) => self.rest(newest, last + LULL, &now),
                None => newest,
            };
            self.keep(newest, &mut failed, &mut tell);
            last = Some(now());
        }
    }

    fn keep(&mut self, newest: News, failed: &mut bool, tell: &mut impl FnMut(KeepError)) {
        let result = match newest {
            News::Keep(text) => self.write(&(text + "\n")),
            News::Forget => {
                self.written = None;
                remove(&self.file)
            }
        };
        let had_failed = std::mem::replace(failed, result.is_err());
        if let Err(error) = result
            && !had_failed
        {
            let file = self.file.clone();
            tell(KeepError { file, error });
        }
    }

    /// Makes `line` the last one of the file.
    fn write(&mut self, line: &str) -> io::Result<()> {
        let most = (line.len() * LINES).clamp(*GROWN.start(), *GROWN.end());
        // What may be half a line after a failure is nothing to append to.
        let written = self.written.take().map(|written| written + line.len());
        if let Some(written) = written.filter(|written| *written <= most) {
            match append(&self.file, line.as_bytes()) {
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                result => {
                    self.written = result.is_ok().then_some(written);
                    return result;
                }
            }
        }
        replace(&self.file, line.as_bytes())?;
        self.written = Some(line.len());
        Ok(())
    }

    /// The newest of what is told until `end`, which is this if nothing is; sooner, when nobody tells
    /// anything any more.
    fn rest(&self, mut newest: News, end: Duration, now: &impl Fn() -> Duration) -> News {
        loop {
            let left = end.saturating_sub(now());
            if left.is_zero() {
                return newest;
            }
            match self.news.recv_timeout(left) {
                Ok(news) => newest = news,
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return newest,
            }
        }
    }
}

/// The lines in `file`, of which the last whole one is what is kept; none, when there is none that can be read.
/// What a write that was cut off has left may be no text, and is left out.
pub fn kept(file: &Path) -> Option<String> {
    let data = fs::metadata(file).ok()?;
    let fits = data.is_file() && data.len() <= LARGEST;
    let bytes = fits.then(|| fs::read(file).ok()).flatten()?;
    let lines = bytes.split(|byte| *byte == b'\n');
    let lines: Vec<&str> = lines
        .filter_map(|line| std::str::from_utf8(line).ok())
        .collect();
    Some(lines.join("\n"))
}

/// Puts `bytes` at the end of what is in `file`, which is there.
fn append(file: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new().append(true).open(file)?.write_all(bytes)
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
        assert_eq!(kept(&file).as_deref(), Some("two\n"));
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
    fn each_is_the_last_line_whoever_removed_the_file_or_wrote_there() {
        let folder = folder("lines");
        let file = folder.join("place.json");
        fs::create_dir_all(&folder).unwrap();
        fs::write(&file, "of another talk").unwrap();
        let (_keeping, mut keeper) = keeper(file.clone());
        let mut write = |text: &str| keeper.write(&format!("{text}\n")).unwrap();
        write("one");
        write("two");
        assert_eq!(kept(&file).as_deref(), Some("one\ntwo\n"));
        fs::remove_file(&file).unwrap();
        write("three");
        assert_eq!(kept(&file).as_deref(), Some("three\n"));
        fs::write(&file, b"cut \xe2\x82\nfour\n").unwrap();
        assert_eq!(kept(&file).as_deref(), Some("four\n"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_file_does_not_grow_for_ever() {
        let folder = folder("growth");
        let file = folder.join("place.json");
        let (_keeping, mut keeper) = keeper(file.clone());
        let mut sizes = Vec::new();
        for number in 0..100 {
            keeper.write(&format!("{number:05000}\n")).unwrap();
            let text = kept(&file).unwrap();
            assert_eq!(text.lines().last(), Some(&*format!("{number:05000}")));
            sizes.push(text.len());
        }
        assert!(sizes.iter().all(|size| size <= GROWN.start()));
        assert!(sizes.iter().any(|size| *size > 5001), "lines are appended");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_comes_soon_after_another_is_kept_with_what_follows() {
        let folder = folder("lull");
        let file = folder.join("place.json");
        keep(&file, &["one"]);
        let (keeping, keeper) = keeper(file.clone());
        for text in ["two", "three"] {
            keeping.keep(text.to_owned());
        }
        drop(keeping);
        let newest = keeper.news.recv().unwrap();
        let newest = keeper.rest(newest, LULL, &|| Duration::ZERO);
        assert!(matches!(newest, News::Keep(text) if text == "three"));
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
