//! The end of a ledger's file, where lines are added.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How often a lock that another process has is tried again, and how long that takes each time: two
/// seconds in all. Nobody needs it for so long, unless it is stopped.
const TRIES: usize = 200;
const PAUSE: Duration = Duration::from_millis(10);
/// How often a file is opened anew that was replaced meanwhile.
const REPLACED: usize = 5;

/// Adds lines to a file.
#[derive(Debug)]
pub(super) struct Sink {
    path: PathBuf,
    file: Option<File>,
    /// Nobody gave the lock back when it was waited for: it is not waited for again.
    is_held: bool,
}

impl Sink {
    pub(super) fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            file: None,
            is_held: false,
        }
    }

    /// Adds `line`, which ends with a line's end, and sees to it that it is on the disk. Where the
    /// file ends within a line, the rest of that is left alone.
    ///
    /// # Errors
    ///
    /// When it cannot be written as a whole. It may be tried again: a piece of it is no record.
    pub(super) fn append(&mut self, line: &str) -> io::Result<()> {
        for _ in 0..REPLACED {
            let file = match self.file.take() {
                Some(file) => file,
                None => open(&self.path)?,
            };
            let lock = if self.is_held {
                Lock::now(&file)
            } else {
                Lock::wait(&file)
            };
            self.is_held = lock.is_none();
            // A run may have been taken out of it, which makes another file of it.
            if !is_at(&file, &self.path) {
                continue;
            }
            let done = write(&file, line);
            drop(lock);
            if done.is_ok() {
                self.file = Some(file);
            }
            return done;
        }
        Err(io::Error::other("it is replaced again and again"))
    }
}

fn write(mut file: &File, line: &str) -> io::Result<()> {
    let whole = if is_cut(file)? {
        format!("\n{line}")
    } else {
        line.to_owned()
    };
    file.write_all(whole.as_bytes())?;
    file.sync_data()
}

fn open(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt as _;
            builder.mode(0o700);
        }
        builder.create(folder)?;
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true).read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options
            .mode(0o600)
            .custom_flags(crate::store::text::NONBLOCK);
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::new(
            ErrorKind::InvalidInput,
            "it is no regular file",
        ))
    }
}

/// Whether the file ends within a line.
#[cfg(unix)]
fn is_cut(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::FileExt as _;
    let Some(last) = file.metadata()?.len().checked_sub(1) else {
        return Ok(false);
    };
    let mut byte = [0];
    file.read_exact_at(&mut byte, last)?;
    Ok(byte != *b"\n")
}

#[cfg(not(unix))]
fn is_cut(mut file: &File) -> io::Result<bool> {
    use std::io::{Read as _, Seek as _, SeekFrom};
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut byte = [0];
    file.read_exact(&mut byte)?;
    Ok(byte != *b"\n")
}

/// Whether `file` is still what is found at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(open), Ok(found)) = (file.metadata(), fs::metadata(path)) else {
        return false;
    };
    (open.dev(), open.ino()) == (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Keeps those who add lines and those who replace the file from doing so at once. It is given back
/// when it is dropped.
#[derive(Debug)]
pub(super) struct Lock<'f>(
    #[cfg_attr(not(unix), expect(dead_code, reason = "there it locks nothing"))] &'f File,
);

impl<'f> Lock<'f> {
    /// The lock of `file`, if nobody has it.
    pub(super) fn now(file: &'f File) -> Option<Self> {
        #[cfg(unix)]
        {
            use rustix::fs::{FlockOperation, flock};
            flock(file, FlockOperation::NonBlockingLockExclusive).ok()?;
        }
        Some(Self(file))
    }

    /// The lock of `file`, if nobody has it for long.
    pub(super) fn wait(file: &'f File) -> Option<Self> {
        for _ in 0..TRIES {
            if let Some(lock) = Self::now(file) {
                return Some(lock);
            }
            thread::sleep(PAUSE);
        }
        Self::now(file)
    }
}

#[cfg(unix)]
impl Drop for Lock<'_> {
    fn drop(&mut self) {
        // It is given back at the latest when the file is closed.
        let _ = rustix::fs::flock(self.0, rustix::fs::FlockOperation::Unlock);
    }
}
