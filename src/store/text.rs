//! Text files: regular ones, of a limited size, in UTF-8.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Opens pipes without waiting for somebody to write to them.
#[cfg(unix)]
pub(super) const NONBLOCK: i32 = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();

/// Why a file holds no text that can be used.
#[derive(Debug)]
pub(super) enum Fault {
    /// There is none.
    Missing,
    /// The user may not read it.
    Denied,
    /// It is a folder.
    Folder,
    /// It is a pipe, a device, a socket.
    Special,
    /// It is larger than the limit.
    TooLarge,
    /// It holds bytes that no text has.
    Binary,
    /// It is in UTF-16.
    Utf16,
    /// It is in some other encoding than UTF-8.
    Encoding {
        /// The line, from 1, of the first byte that does not fit.
        line: usize,
        /// That byte.
        byte: u8,
    },
    /// The system says no.
    Io(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // A path through a file, as if it were a folder, leads nowhere either.
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::Missing,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Io(error),
        }
    }
}

/// Whether something of this kind can be read as a file. Reading a pipe could wait for ever.
pub(super) fn check_kind(is_file: bool, is_dir: bool) -> Result<(), Fault> {
    match (is_file, is_dir) {
        (true, _) => Ok(()),
        (false, true) => Err(Fault::Folder),
        (false, false) => Err(Fault::Special),
    }
}

/// Opens the regular file at `path` without waiting for anything.
pub(super) fn open(path: &Path) -> Result<File, Fault> {
    let metadata = fs::metadata(path)?;
    check_kind(metadata.is_file(), metadata.is_dir())?;
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(NONBLOCK);
    }
    Ok(options.open(path)?)
}

/// The text of an open `file` of at most `limit` bytes. The file must be open without blocking: it
/// may have been exchanged for a pipe since it was looked at.
pub(super) fn read(file: File, limit: u64) -> Result<String, Fault> {
    decode(read_bytes(file, limit)?)
}

/// The bytes of an open `file`, at most `limit`, under the same condition.
pub(super) fn read_bytes(file: File, limit: u64) -> Result<Vec<u8>, Fault> {
    let metadata: Metadata = file.metadata()?;
    check_kind(metadata.is_file(), metadata.is_dir())?;
    if metadata.len() > limit {
        return Err(Fault::TooLarge);
    }
    // The file may grow while it is read.
    take(file, limit, metadata.len())
}

/// All bytes that `source` gives, at most `limit`; it is likely to give as many as `expected`, at most
/// `limit`: for so many there is room from the start, because a large file that is moved to more and
/// more room as it is read takes twice its size.
fn take(source: impl Read, limit: u64, expected: u64) -> Result<Vec<u8>, Fault> {
    // One more, in which the reader finds that the file is over.
    let room = usize::try_from(expected.min(limit)).unwrap_or_default() + 1;
    let mut bytes = Vec::with_capacity(room);
    let length = source.take(limit + 1).read_to_end(&mut bytes)?;
    if u64::try_from(length).unwrap_or(u64::MAX) > limit {
        return Err(Fault::TooLarge);
    }
    Ok(bytes)
}

/// The text that `source` gives until it ends, of at most `limit` bytes.
pub(super) fn drain(source: impl Read, limit: u64) -> Result<String, Fault> {
    decode(take(source, limit, 0)?)
}

pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Fault> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Fault::Utf16);
    }
    if bytes.contains(&0) {
        return Err(Fault::Binary);
    }
    String::from_utf8(bytes).map_err(|error| {
        let end = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = 1 + bytes
            .iter()
            .take(end)
            .filter(|&&byte| byte == b'\n')
            .count();
        Fault::Encoding {
            line,
            byte: bytes.get(end).copied().unwrap_or_default(),
        }
    })
}
