//! A small file that always holds how something stands, and grows by what is new of it.
//!
//! Each line tells all of it, or what is new since the line before: so little has to be written, however much
//! there is. What is new is appended, which is far less work for the system than a file made anew; a write that
//! is cut off leaves the lines before it. Now and then the file is made anew with one line that tells all. It is
//! opened each time: another talk with the same deck may have made it anew, or removed it, and what is new of
//! this one says nothing after lines of that one.

#[cfg(test)]
mod tests;

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use super::unwritten;

/// What comes so soon after something was kept is kept with what follows it: a hurried turning of pages
/// is no work for the disk.
const LULL: Duration = Duration::from_millis(200);
/// A file is made anew when what is new has more bytes than this, or than all of it, if that is more.
const GROWN: RangeInclusive<u64> = 64 << 10..=1 << 20;
/// A file larger than this is none of ours.
const LARGEST: u64 = 4 << 20;

/// What a file keeps.
pub trait Keepsake {
    /// What is new of it.
    type News;

    /// Takes note of `news`. Returns the line that tells them to whoever has read the lines before, which is
    /// empty where there is nothing to tell; none, where only all of it does.
    fn add(&mut self, news: Self::News) -> Option<String>;

    /// The line that tells all of it.
    fn whole(&self) -> String;
}

/// Where a [`Keeper`] is told what to keep.
#[derive(Debug)]
pub struct Keeping<N> {
    news: Sender<News<N>>,
    done: Receiver<()>,
}

/// Where a [`Keeper`] is told of something at the end of the process.
#[derive(Debug)]
pub struct LastWord<N>(Sender<News<N>>);

/// Keeps something in a file.
#[derive(Debug)]
pub struct Keeper<K: Keepsake> {
    file: PathBuf,
    kept: K,
    news: Receiver<News<K::News>>,
    /// How the file was left; none, where it has to be made anew.
    left: Option<Left>,
    _done: Sender<()>,
}

/// A file as it was left.
#[derive(Clone, Copy, Debug)]
struct Left {
    /// How many bytes it had when it was made.
    made: u64,
    /// How many it has.
    now: u64,
    /// The system's number for it, where there is one.
    inode: u64,
}

#[derive(Debug)]
enum News<N> {
    Keep(N),
    /// The same at once; the other end is dropped when it is done.
    KeepNow(N, Sender<()>),
    Forget,
}

impl<N> News<N> {
    fn is_urgent(&self) -> bool {
        matches!(self, Self::KeepNow(..))
    }
}

/// Why something could not be kept, as the rest of a sentence without a full stop. The reason comes first: there may
/// be no room for a long path.
#[derive(Debug, thiserror::Error)]
#[error("{reason} ({file})", reason = unwritten(error), file = file.display())]
pub struct KeepError {
    file: PathBuf,
    error: io::Error,
}

/// A keeper of `kept` in `file`, and where it is told what is new.
pub fn keeper<K: Keepsake>(file: PathBuf, kept: K) -> (Keeping<K::News>, Keeper<K>) {
    let (news, told) = channel();
    let (end, done) = channel();
    let keeper = Keeper {
        file,
        kept,
        news: told,
        left: None,
        _done: end,
    };
    (Keeping { news, done }, keeper)
}

impl<N> Keeping<N> {
    /// Keeps what is `new` as well from now on. Never waits.
    pub fn keep(&self, new: N) {
        // A keeper that is gone has said why.
        let _ = self.news.send(News::Keep(new));
    }

    /// Keeps nothing from now on.
    pub fn forget(&self) {
        let _ = self.news.send(News::Forget);
    }

    /// Somebody else's way to the keeper, for a process that ends. It has to be gone before this is finished.
    pub fn last_word(&self) -> LastWord<N> {
        LastWord(self.news.clone())
    }

    /// Waits until all is done.
    pub fn finish(self) {
        drop(self.news);
        // Nothing is ever sent: the keeper is gone then.
        let _ = self.done.recv();
    }
}

impl<N> LastWord<N> {
    /// Keeps what is `new` as well, and waits until that is done, so long at most.
    pub fn keep(self, new: N, patience: Duration) {
        let (keeper, done) = channel();
        // Nothing is ever sent back: the other end is dropped when it is done, or when there is no keeper.
        let _ = self.0.send(News::KeepNow(new, keeper));
        let _ = done.recv_timeout(patience);
    }
}

impl<K: Keepsake> Keeper<K> {
    /// Keeps what it is told until nobody tells it any more, in few writes. `tell` hears of a
    /// failure when the one before was none. `now` is the time since any one moment.
    pub fn run(mut self, now: impl Fn() -> Duration, mut tell: impl FnMut(KeepError)) {
        let mut failed = false;
        let mut last = None;
        while let Ok(first) = self.news.recv() {
            let mut news = vec![first];
            // Nobody wakes up for the end of a lull in which nothing came.
            if let Some(last) = last
                && !news.iter().any(News::is_urgent)
            {
                self.rest(&mut news, last + LULL, &now);
            }
            news.extend(self.news.try_iter());
            let result = self.keep(news);
            let had_failed = std::mem::replace(&mut failed, result.is_err());
            if let Err(error) = result
                && !had_failed
            {
                let file = self.file.clone();
                tell(KeepError { file, error });
            }
            last = Some(now());
        }
    }

    fn keep(&mut self, news: Vec<News<K::News>>) -> io::Result<()> {
        let mut lines = Some(String::new());
        let mut is_kept = false;
        let mut waiting = Vec::new();
        for new in news {
            is_kept = !matches!(new, News::Forget);
            let line = match new {
                News::Keep(new) => self.kept.add(new),
                News::KeepNow(new, done) => {
                    waiting.push(done);
                    self.kept.add(new)
                }
                News::Forget => None,
            };
            lines = line.and_then(|line| {
                let end = if line.is_empty() { "" } else { "\n" };
                Some(lines? + &line + end)
            });
        }
        if is_kept {
            self.write(lines)
        } else {
            self.left = None;
            remove(&self.file)
        }
    }

    /// Puts `lines`, which tell what is new, at the end of the file; all of it, where there are none or where
    /// there is nothing to put them at the end of.
    fn write(&mut self, lines: Option<String>) -> io::Result<()> {
        // What may be half a line after a failure is nothing to append to.
        if let (Some(mut left), Some(lines)) = (self.left.take(), lines) {
            if lines.is_empty() {
                self.left = Some(left);
                return Ok(());
            }
            left.now += lines.len() as u64;
            let most = left.made.clamp(*GROWN.start(), *GROWN.end());
            if left.now - left.made <= most && append(&self.file, lines.as_bytes(), left)? {
                self.left = Some(left);
                return Ok(());
            }
        }
        let whole = self.kept.whole() + "\n";
        self.left = Some(replace(&self.file, whole.as_bytes())?);
        Ok(())
    }

    /// Adds to `news` what is told until `end`; sooner, when somebody waits, or nobody tells anything any more.
    fn rest(&self, news: &mut Vec<News<K::News>>, end: Duration, now: &impl Fn() -> Duration) {
        loop {
            let left = end.saturating_sub(now());
            if left.is_zero() {
                return;
            }
            match self.news.recv_timeout(left) {
                Ok(new) => {
                    let is_urgent = new.is_urgent();
                    news.push(new);
                    if is_urgent {
                        return;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

/// The lines in `file`, which tell what is kept; none, when there is none that can be read.
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

/// Puts `bytes` at the end of what is in `file`, which is to be `left` like that; false, where it is another, or
/// gone.
fn append(file: &Path, bytes: &[u8], left: Left) -> io::Result<bool> {
    let mut opened = match OpenOptions::new().append(true).open(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        opened => opened?,
    };
    let (len, inode) = look(&opened)?;
    if (len + bytes.len() as u64, inode) != (left.now, left.inode) {
        return Ok(false);
    }
    opened.write_all(bytes).map(|()| true)
}

/// How many bytes a file has, and the system's number for it.
fn look(file: &File) -> io::Result<(u64, u64)> {
    let data = file.metadata()?;
    #[cfg(unix)]
    let inode = std::os::unix::fs::MetadataExt::ino(&data);
    #[cfg(not(unix))]
    let inode = 0;
    Ok((data.len(), inode))
}

/// Puts `bytes` in the place of what is in `file`, all of them or none. The folder is made if it is not
/// there; both are for their owner alone.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<Left> {
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
        .and_then(|mut new| {
            new.write_all(bytes)?;
            fs::rename(&unfinished, file)?;
            let (now, inode) = look(&new)?;
            let made = now;
            Ok(Left { made, now, inode })
        });
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
