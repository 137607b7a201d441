//! The house keeps its rules: which room may name which, and what only the outer rooms may do.
//!
//! The rules are tables below; ARCHITECTURE.md gives the reasons. An offence is reported with its
//! file, its line and the rule. Test code may name anything.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "architecture/source.rs"]
mod source;

use std::fs;
use std::path::Path;

use source::{Named, Source, Token, attribute};

/// Each room, and the rooms that it may name besides itself.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("source", &["text"]),
    ("deck", &["text", "source"]),
    ("theme", &["text", "source", "deck"]),
    ("layout", &["text", "source", "deck", "theme"]),
    ("lesson", &["text", "source", "deck"]),
    ("ledger", &["text", "source", "deck", "lesson"]),
    ("viewer", &["text", "source", "deck", "lesson"]),
    ("config", &["text", "source", "deck", "layout", "viewer"]),
    (
        "view",
        &[
            "text", "source", "deck", "theme", "layout", "lesson", "viewer",
        ],
    ),
    (
        "check",
        &[
            "text", "source", "deck", "theme", "layout", "lesson", "viewer", "view",
        ],
    ),
    (
        "shell",
        &[
            "text", "source", "deck", "theme", "layout", "lesson", "ledger", "viewer", "config",
            "view", "link", "media", "store",
        ],
    ),
    ("link", &["text"]),
    (
        "media",
        &["text", "source", "deck", "theme", "layout", "store"],
    ),
    ("store", &["text", "source", "deck", "lesson", "ledger"]),
    (
        "cli",
        &[
            "text", "source", "deck", "theme", "layout", "lesson", "ledger", "viewer", "config",
            "view", "check", "link", "media", "shell", "store",
        ],
    ),
];

/// The rooms in which values go in and values come out, and nothing else happens.
const PURE: &[&str] = &[
    "text", "source", "deck", "theme", "layout", "lesson", "ledger", "viewer", "config", "view",
    "check",
];

/// What a pure room must not name: it reaches out of the program, or reads a clock.
const IMPURE: &[&[&str]] = &[
    &["std", "env"],
    &["std", "fs"],
    &["std", "io"],
    &["std", "net"],
    &["std", "os"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "time", "Instant"],
    &["std", "time", "SystemTime"],
    &["Instant"],
    &["SystemTime"],
];

/// Crates that are known in some rooms only, or in some files.
const CONFINED: &[(&str, &[&str])] = &[
    ("anyhow", &["src/cli/"]),
    ("base64", &["src/media/"]),
    ("clap", &["src/cli/"]),
    ("crossterm", &["src/shell/"]),
    ("jiff", &["src/shell/", "src/cli/"]),
    ("notify", &["src/store/", "src/link/"]),
    ("pulldown_cmark", &["src/text/"]),
    // Checking and printing a slide take a buffer for `view` to draw in, as the shell does.
    (
        "ratatui",
        &["src/view/", "src/shell/", "src/check/", "src/cli/print.rs"],
    ),
    ("resvg", &["src/media/"]),
    (
        "rustix",
        &["src/shell/", "src/store/", "src/link/", "src/cli/"],
    ),
    (
        "serde",
        &[
            "src/deck/",
            "src/lesson/",
            "src/ledger/",
            "src/link/",
            "src/shell/kept.rs",
            "src/store/ledger/",
            "src/cli/",
        ],
    ),
    (
        "serde_json",
        &[
            "src/ledger/",
            "src/link/",
            "src/shell/kept.rs",
            "src/store/ledger/",
            "src/cli/",
        ],
    ),
    ("signal_hook", &["src/shell/"]),
    ("syntect", &["src/media/highlight/"]),
    ("termina", &["src/shell/"]),
    ("textwrap", &["src/text/"]),
    (
        "toml",
        &[
            "src/source/",
            "src/deck/",
            "src/config/",
            "src/check/trace.rs",
            "src/cli/",
        ],
    ),
    ("toml_parser", &["src/source/format/"]),
    ("two_face", &["src/media/highlight/"]),
    ("unicode_width", &["src/text/"]),
];

/// The lines that a file may have.
const LINES: usize = 600;

#[test]
fn a_room_names_only_the_rooms_it_may_know() {
    report(
        Source::all()
            .iter()
            .filter(|source| !source.test)
            .flat_map(strange_rooms),
    );
}

#[test]
fn pure_rooms_touch_nothing_outside() {
    report(
        Source::all()
            .iter()
            .filter(|source| !source.test)
            .flat_map(impure),
    );
}

#[test]
fn crates_stay_in_the_rooms_they_are_for() {
    report(
        Source::all()
            .iter()
            .filter(|source| !source.test)
            .flat_map(strange_crates),
    );
}

#[test]
fn every_module_says_what_it_is_for() {
    report(
        Source::all()
            .iter()
            .filter(|source| !source.test)
            .filter_map(silent),
    );
}

#[test]
fn every_file_can_be_read_in_one_sitting() {
    report(Source::all().iter().filter_map(long));
}

#[test]
fn every_exception_from_a_lint_gives_its_reason() {
    report(Source::all().iter().flat_map(unreasoned));
}

#[test]
fn every_room_has_a_rule() {
    let sources = Source::all();
    let rooms: Vec<&str> = sources.iter().filter_map(Source::room).collect();
    for (room, known) in ROOMS {
        assert!(rooms.contains(room), "there is no room `{room}` in src");
        assert!(
            known.iter().all(|known| rooms.contains(known)),
            "`{room}` may know a room that is not there"
        );
    }
}

#[test]
fn the_page_about_the_house_knows_every_room_and_no_file_that_is_gone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    for (room, _) in ROOMS {
        assert!(
            page.contains(&format!("\n| `{room}` |")),
            "`{room}` has no row"
        );
    }
    let quoted = page.split('`').skip(1).step_by(2);
    let paths: Vec<&str> = quoted.filter(|quoted| quoted.contains('/')).collect();
    assert!(paths.len() > 10, "its paths stand in backticks: {paths:?}");
    for path in paths {
        assert!(root.join(path).exists(), "{path} is gone");
    }
}

/// Fails with all that is wrong, one finding a line.
fn report(offences: impl Iterator<Item = String>) {
    let offences: Vec<String> = offences.collect();
    assert!(
        offences.is_empty(),
        "the house has rules:\n{}",
        offences.join("\n")
    );
}

fn strange_rooms(source: &Source) -> Vec<String> {
    let Some(room) = source.room() else {
        return Vec::new();
    };
    let Some((_, known)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![format!(
            "{}:1: `{room}` has no rule: add it to ROOMS",
            source.path
        )];
    };
    let rule = |named: &Named| {
        let [first, other, ..] = named.segments.as_slice() else {
            return None;
        };
        let strange = first == "crate"
            && other != room
            && ROOMS.iter().any(|(name, _)| name == other)
            && !known.contains(&other.as_str());
        strange.then(|| {
            format!(
                "{}:{}: `{room}` must not know `{other}`",
                source.path, named.line
            )
        })
    };
    source.names().iter().filter_map(rule).collect()
}

fn impure(source: &Source) -> Vec<String> {
    let Some(room) = source.room().filter(|room| PURE.contains(room)) else {
        return Vec::new();
    };
    let rule = |named: &Named| {
        let reaches = |path: &&&[&str]| {
            let start = named.segments.iter().take(path.len()).map(String::as_str);
            start.eq(path.iter().copied())
        };
        let path = IMPURE.iter().find(reaches)?.join("::");
        Some(format!(
            "{}:{}: `{room}` is pure and must not name `{path}`",
            source.path, named.line
        ))
    };
    source.names().iter().filter_map(rule).collect()
}

fn strange_crates(source: &Source) -> Vec<String> {
    let rule = |named: &Named| {
        // A word by itself is a name of the file's own, unless it is imported.
        let [first, _, ..] = named.segments.as_slice() else {
            return None;
        };
        let (name, places) = CONFINED.iter().find(|(name, _)| name == first)?;
        let strange = !places.iter().any(|place| source.path.starts_with(place));
        strange.then(|| {
            let places = places.join(", ");
            format!(
                "{}:{}: `{name}` is named in {places} only",
                source.path, named.line
            )
        })
    };
    source.names().iter().filter_map(rule).collect()
}

fn silent(source: &Source) -> Option<String> {
    let opens = source.text.starts_with("//! ");
    (!opens).then(|| {
        format!(
            "{}:1: a module opens with `//!` and what it is for",
            source.path
        )
    })
}

fn long(source: &Source) -> Option<String> {
    let lines = source.text.lines().count();
    (lines > LINES).then(|| format!("{}:{lines}: a file has at most {LINES} lines", source.path))
}

fn unreasoned(source: &Source) -> Vec<String> {
    let tokens = source.tokens.as_slice();
    let attributes = (0..tokens.len()).map(|at| attribute(&tokens[at..]));
    let rule = |attribute: &[Token]| {
        let has = |word: &str| attribute.iter().any(|token| token.text == word);
        let line = attribute.first()?.line;
        let silent = (has("allow") || has("expect")) && !has("reason");
        silent.then(|| {
            format!(
                "{}:{line}: an exception from a lint gives its reason",
                source.path
            )
        })
    };
    attributes.filter_map(rule).collect()
}

/// The rules themselves, tried on code that breaks them.
mod rules {
    use super::*;

    fn lines(found: &[String]) -> Vec<String> {
        let place = |found: &String| found.split(": ").next().unwrap_or_default().to_owned();
        found.iter().map(place).collect()
    }

    #[test]
    fn strange_rooms_are_found_however_they_are_named() {
        let code = "\
            use crate::shell::run;\n\
            use crate::{deck::Deck, text::{self, Clean}};\n\
            fn f() { let _ = crate::view::due(); super::super::cli::run(); }\n\
            use super::width;\n\
            pub(in crate::text) fn g() {}\n";
        let source = Source::new("src/text/clean.rs", code);
        assert_eq!(
            lines(&strange_rooms(&source)),
            [
                "src/text/clean.rs:1",
                "src/text/clean.rs:2",
                "src/text/clean.rs:3",
                "src/text/clean.rs:3"
            ]
        );
        assert!(strange_rooms(&source)[0].ends_with("`text` must not know `shell`"));
    }

    #[test]
    fn a_room_without_a_rule_is_found() {
        assert_eq!(
            lines(&strange_rooms(&Source::new("src/attic/mod.rs", ""))),
            ["src/attic/mod.rs:1"]
        );
    }

    #[test]
    fn impure_names_are_found() {
        let code = "use std::{fmt, fs::File};\nlet now = Instant::now();\nstd::thread::spawn(f);\n";
        let found = ["src/deck/a.rs:1", "src/deck/a.rs:2", "src/deck/a.rs:3"];
        assert_eq!(lines(&impure(&Source::new("src/deck/a.rs", code))), found);
        assert!(impure(&Source::new("src/shell/a.rs", code)).is_empty());
    }

    #[test]
    fn strange_crates_are_found() {
        let code = "use ratatui::buffer::Buffer;\nlet ratatui = 1;\n";
        assert_eq!(
            lines(&strange_crates(&Source::new("src/deck/a.rs", code))),
            ["src/deck/a.rs:1"]
        );
        assert!(strange_crates(&Source::new("src/view/a.rs", code)).is_empty());
    }

    #[test]
    fn comments_strings_and_tests_break_no_rule() {
        let code = r##"
            //! crate::shell
            /* std::fs::read /* crate::cli */ crate::view */
            const A: &str = "crate::shell::run \" std::fs::read";
            const B: &str = r#"crate::shell "std::fs" crate::view"#;
            const C: [char; 3] = ['"', '\'', '"'];
            fn f<'a>(a: &'a str) -> &'a str { a }
            #[cfg(test)]
            use crate::shell::run;
            #[cfg(test)]
            mod tests {
                use std::fs::read;
                fn g() { if true { crate::cli::run() } }
            }
            #[cfg(test)]
            fn h(a: [u8; 3]) { crate::cli::run() }
        "##;
        let source = Source::new("src/text/clean.rs", code);
        assert_eq!(strange_rooms(&source), Vec::<String>::new());
        assert_eq!(impure(&source), Vec::<String>::new());
    }

    #[test]
    fn code_after_a_test_or_a_string_is_seen_again() {
        let code = "#[cfg(test)]\nmod tests;\nconst A: char = '\\'';\nconst B: &str = \"\\\\\";\n\
            #[cfg(not(test))]\nuse crate::shell::run;\n";
        let source = Source::new("src/text/clean.rs", code);
        assert_eq!(lines(&strange_rooms(&source)), ["src/text/clean.rs:6"]);
    }

    #[test]
    fn silent_and_long_files_are_found() {
        assert!(silent(&Source::new("src/text/a.rs", "// What?\n")).is_some());
        assert!(silent(&Source::new("src/text/a.rs", "//! What.\n")).is_none());
        assert!(long(&Source::new("src/text/a.rs", &"\n".repeat(LINES))).is_none());
        assert!(long(&Source::new("src/text/a.rs", &"\n".repeat(LINES + 1))).is_some());
    }

    #[test]
    fn exceptions_without_a_reason_are_found() {
        let code = "#![allow(a)]\n#[allow(b, reason = \"c\")]\n#[expect(d)]\n#[derive(e)]\nx.expect(\"f\");\n";
        let found = ["src/text/a.rs:1", "src/text/a.rs:3"];
        assert_eq!(
            lines(&unreasoned(&Source::new("src/text/a.rs", code))),
            found
        );
    }

    #[test]
    fn a_module_for_tests_is_known_by_its_declaration() {
        let sources = Source::all();
        let test = |path: &str| {
            let source = sources.iter().find(|source| source.path == path);
            source
                .unwrap_or_else(|| panic!("{path} is gone: name another here"))
                .test
        };
        assert!(test("src/text/samples.rs"));
        assert!(test("src/text/clean/tests.rs"));
        assert!(!test("src/text/clean.rs"));
    }
}
