//! Whole screens: a deck, a size, keys, and then what is to be seen. `show/language.rs` says how
//! a `.show` file is written; what it shows stands beside it as `.snap`.

#![allow(
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a script that is wrong fails its test"
)]

#[path = "show/language.rs"]
mod language;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

macro_rules! shows {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                show(stringify!($name));
            }
        )*

        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

shows! {
    moving
    discussion
    finding
    screens
    tall
    broken
    class
}

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/show"))
}

fn show(name: &str) {
    let script = fs::read_to_string(folder().join(name).with_extension("show")).expect("a script");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, language::run(&script)));
}

#[test]
fn no_script_is_forgotten() {
    let scripts: BTreeSet<String> = fs::read_dir(folder())
        .expect("the folder of scripts")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "show")
        })
        .map(|path| {
            path.file_stem()
                .expect("a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let run: BTreeSet<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(scripts, run);
}
