//! The program as somebody runs it: in a folder with files, to its end.

use std::fs;
use std::path::PathBuf;
use std::process::Output;

pub(crate) const SEMINAR: &str = env!("CARGO_BIN_EXE_seminar");

/// A folder of its own for the test `name`, with these files in it.
pub(crate) fn folder<T: AsRef<[u8]>>(name: &str, files: &[(&str, T)]) -> PathBuf {
    let folder = crate::folder::own().join(name);
    fs::create_dir_all(&folder).expect("tests may write here");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("tests may write here");
    }
    folder
}

/// What came of a run.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the program writes text");
        Self {
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}
