//! Folders of the tests' own, which go with those that made them.
//!
//! No two are the same, in this run of the tests or another, so runs at the same time do not meet. Their
//! paths are short, since a socket's may have a hundred bytes: they are in the folder for temporary
//! files, not in `target`.

use std::fs::{self, DirBuilder};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that nobody else may look into. It is removed, with all that is in it, when this is dropped.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("sem-{}-{number}", process::id()));
        // It may be left of a process that had this number and was killed.
        let _ = fs::remove_dir_all(&path);
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path).expect("tests may write here");
        Self(path)
    }
}

impl Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The folder of the test that asks, which is there until the test is over: until its thread ends.
pub(crate) fn own() -> PathBuf {
    thread_local! {
        static OWN: Folder = Folder::new();
    }
    OWN.with(|folder| folder.to_path_buf())
}
