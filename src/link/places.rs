//! Where sockets are: a folder that only its owner may look into, and names that say which deck.

use std::path::PathBuf;

/// The folders of the system that sockets may be in, as the environment names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// `$XDG_RUNTIME_DIR`. Without it, or when it is not a folder of this user's, sockets are in a
    /// private folder in the temporary one.
    pub runtime: Option<PathBuf>,
    /// The folder for temporary files.
    pub temporary: PathBuf,
}

#[cfg(unix)]
#[cfg(test)]
pub(super) use unix::inspect;
#[cfg(unix)]
pub(super) use unix::{Name, check_length};

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::fs::{self, DirBuilder};
    use std::io::ErrorKind;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
    use std::os::unix::net::SocketAddr;
    use std::path::{Path, PathBuf};

    use super::Places;
    use crate::link::error::{LinkError, name};
    use crate::link::guard::own_uid;

    /// The folder in `$XDG_RUNTIME_DIR`, and the start of the other one's name.
    const FOLDER: &str = "seminar";
    /// In place of a deck's number.
    const TOUR: &str = "tour";
    /// What the rights of others are in a mode.
    const OTHERS: u32 = 0o077;
    /// The bytes that a socket's path may have.
    const PATH_BYTES: usize = if cfg!(any(target_os = "linux", target_os = "android")) {
        107
    } else {
        103
    };

    impl Places {
        /// The folder for a new socket. It is made if it is not there.
        ///
        /// # Errors
        ///
        /// When it cannot be made, or is not this user's alone.
        pub(in crate::link) fn make(&self) -> Result<PathBuf, LinkError> {
            let folder = self.folder();
            match DirBuilder::new().mode(0o700).create(&folder) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    Err(LinkError::io(&folder)(error))
                }
                // It may have been there, and be anything.
                _ => inspect(&folder, own_uid()).map(|()| folder),
            }
        }

        /// The folders that there are, in any of which a socket may be: another process may have been
        /// started with another environment.
        ///
        /// # Errors
        ///
        /// When the folder in which new sockets are made is there, but is not this user's alone.
        pub(in crate::link) fn look(&self) -> Result<Vec<PathBuf>, LinkError> {
            let folder = self.folder();
            let mut found = Vec::new();
            for candidate in self.folders() {
                match inspect(&candidate, own_uid()) {
                    Ok(()) => found.push(candidate),
                    Err(LinkError::Io { error, .. }) if error.kind() == ErrorKind::NotFound => {}
                    Err(error) if candidate == folder => return Err(error),
                    Err(_) => {}
                }
            }
            Ok(found)
        }

        /// The folders in which there may be sockets, whether they are there or not: the one in which
        /// new ones are made comes first.
        pub(in crate::link) fn folders(&self) -> Vec<PathBuf> {
            let mut folders: Vec<PathBuf> = self.in_runtime().into_iter().collect();
            folders.push(self.in_temporary());
            folders
        }

        fn folder(&self) -> PathBuf {
            self.in_runtime().unwrap_or_else(|| self.in_temporary())
        }

        fn in_runtime(&self) -> Option<PathBuf> {
            // Under su and sudo it may be that of another user.
            let is_ours = |folder: &&PathBuf| {
                folder.is_absolute()
                    && fs::metadata(folder)
                        .is_ok_and(|metadata| metadata.is_dir() && metadata.uid() == own_uid())
            };
            let runtime = self.runtime.as_ref().filter(is_ours)?;
            Some(runtime.join(FOLDER))
        }

        fn in_temporary(&self) -> PathBuf {
            self.temporary.join(format!("{FOLDER}-{}", own_uid()))
        }
    }

    /// Whether `folder` is one that only the user `uid` may look into.
    pub(in crate::link) fn inspect(folder: &Path, uid: u32) -> Result<(), LinkError> {
        let metadata = fs::symlink_metadata(folder).map_err(LinkError::io(folder))?;
        let folder = name(folder);
        if metadata.uid() != uid {
            Err(LinkError::NotOurs { folder })
        } else if !metadata.is_dir() {
            Err(LinkError::NoFolder { folder })
        } else if metadata.mode() & OTHERS != 0 {
            Err(LinkError::Open { folder })
        } else {
            Ok(())
        }
    }

    /// Whether a socket can have this path.
    pub(in crate::link) fn check_length(path: &Path) -> Result<(), LinkError> {
        SocketAddr::from_pathname(path)
            .map(drop)
            .map_err(|_| LinkError::TooLong {
                path: name(path),
                bytes: path.as_os_str().len(),
                limit: PATH_BYTES,
            })
    }

    /// What a socket's name says.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(in crate::link) struct Name {
        /// Which deck.
        pub(in crate::link) key: String,
        /// Which process.
        pub(in crate::link) pid: u32,
    }

    impl Name {
        /// The name for a talk with the deck in this file; none for the tour.
        pub(in crate::link) fn new(deck: Option<&Path>, pid: u32) -> Self {
            let key = deck.map_or_else(|| TOUR.to_owned(), number);
            Self { key, pid }
        }

        /// What the name of the file at `path` says, if it is one that a socket of ours has.
        pub(in crate::link) fn of(path: &Path) -> Option<Self> {
            let (key, pid) = path
                .file_name()
                .and_then(OsStr::to_str)?
                .strip_suffix(".sock")?
                .split_once('.')?;
            Some(Self {
                key: key.to_owned(),
                pid: pid.parse().ok()?,
            })
        }

        /// The name of the socket.
        pub(in crate::link) fn file(&self) -> String {
            format!("{}.{}.sock", self.key, self.pid)
        }

        /// Its name until it can be used.
        pub(in crate::link) fn unfinished(&self) -> String {
            format!("{}.{}.new", self.key, self.pid)
        }
    }

    /// Sixteen digits that stand for a file, however its path is written.
    fn number(file: &Path) -> String {
        let path = fs::canonicalize(file)
            .or_else(|_| std::path::absolute(file))
            .unwrap_or_else(|_| file.to_owned());
        format!("{:016x}", fnv(path.as_os_str().as_bytes()))
    }

    /// FNV-1a: the standard library's hashes may become others, and programs of two versions must
    /// find each other.
    fn fnv(bytes: &[u8]) -> u64 {
        bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_hash_is_the_one_that_everybody_calls_so() {
            assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
            assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
        }

        #[test]
        fn names_are_read_as_they_are_written() {
            let name = Name::new(Some(Path::new("/no/such/deck.toml")), 42);
            assert_eq!(name.key.len(), 16);
            assert_eq!(Name::of(Path::new(&name.file())), Some(name.clone()));
            assert_eq!(Name::of(Path::new(&name.unfinished())), None);
            assert_eq!(Name::new(None, 7).file(), "tour.7.sock");
            for other in ["a.sock", "tour.x.sock", "tour.7", ".sock"] {
                assert_eq!(Name::of(Path::new(other)), None, "{other}");
            }
        }

        #[test]
        fn one_deck_has_one_number_however_its_path_is_written() {
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let plain = root.join("Cargo.toml");
            let winding = root.join("src/../Cargo.toml");
            assert_eq!(number(&plain), number(&winding));
            assert_ne!(number(&plain), number(&root.join("Cargo.lock")));
        }
    }
}
