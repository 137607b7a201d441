//! A file exchanged for another one in its place, at once and as a whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::near::folder;

/// Why a file was not replaced.
#[derive(Debug, thiserror::Error)]
pub enum ReplaceError {
    /// It holds something else than what was read.
    #[error("it was changed meanwhile")]
    Changed,
    /// The system says no.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// Replaces the text of the file at `path` by `new`, if it is still `old`. Whoever reads the file
/// finds the one or the other. Its permissions stay; where `path` is a symbolic link, that stays as
/// well, and the file that it leads to is replaced.
///
/// # Errors
///
/// When it holds something else by now, or cannot be replaced. It is then as it was.
pub fn replace(path: &Path, old: &str, new: &str) -> Result<(), ReplaceError> {
    if fs::read(path)? != old.as_bytes() {
        return Err(ReplaceError::Changed);
    }
    Ok(exchange(path, |file| file.write_all(new.as_bytes()))?)
}

/// Replaces the file at `path` by one that `write` writes.
pub(super) fn exchange(
    path: &Path,
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let old = fs::metadata(&path)?;
    let (mut file, new) = create_beside(&path)?;
    let done = write(&mut file)
        .and_then(|()| keep_owner(&file, &old))
        .and_then(|()| file.set_permissions(old.permissions()))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&new, &path));
    if done.is_err() {
        // The reason is what counts; nothing more can be done about what it left.
        let _ = fs::remove_file(&new);
        return done;
    }
    // That it has its name is on the disk when its folder is. Not every system can do so.
    let _ = File::open(folder(&path)).and_then(|folder| folder.sync_all());
    Ok(())
}

/// A new file in the folder of `path`, for the user alone.
fn create_beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut number = 0_u32;
    loop {
        let new = path.with_file_name(format!(".{name}.{}-{number}", std::process::id()));
        match options.open(&new) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 100 => number += 1,
            file => return Ok((file?, new)),
        }
    }
}

/// Gives `file` the owner and group of the `old` one, as far as the user may do so: a file that is
/// shared by a group stays so.
#[cfg(unix)]
fn keep_owner(file: &File, old: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt as _;
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        // Nobody but the superuser gives files away: then it belongs to who wrote it.
        let _ = std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid()));
    }
    Ok(())
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
