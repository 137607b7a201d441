//! Every example in README.md and docs/ works: decks are read, commands are run, and the table of
//! keys is the program's own.

#![expect(
    clippy::panic,
    reason = "what reads the pages fails the test that asked for them"
)]

mod folder;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use seminar::deck::{format, parse};
use seminar::ledger::{Line, Record};
use seminar::text::Clean;
use seminar::{config, theme, viewer};

/// The pages whose examples are tried.
const PAGES: [&str; 8] = [
    "README.md",
    "docs/configuration.md",
    "docs/deck.md",
    "docs/formatting.md",
    "docs/images.md",
    "docs/classroom.md",
    "docs/rehearsing.md",
    "docs/themes.md",
];

/// The other pages whose links are followed.
const OTHER_PAGES: [&str; 10] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "assets/README.md",
    "docs/check.md",
    "docs/packaging.md",
    "docs/performance.md",
    "docs/protocol.md",
    "docs/terminals.md",
];

/// A fenced block of a page.
struct Example {
    page: &'static str,
    line: usize,
    language: String,
    text: String,
}

impl Example {
    fn place(&self) -> String {
        format!("{}:{}", self.page, self.line)
    }
}

fn read(page: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The fenced blocks of all pages in `language`.
fn examples(language: &str) -> Vec<Example> {
    let mut found = Vec::new();
    for page in PAGES {
        let text = read(page);
        let mut open: Option<(Example, usize)> = None;
        for (index, line) in text.lines().enumerate() {
            let inner = line.trim_start();
            match &mut open {
                Some((_, indent)) if inner == "```" && line.len() - inner.len() == *indent => {
                    found.extend(open.take().map(|(example, _)| example));
                }
                Some((example, indent)) => {
                    example.text.push_str(line.get(*indent..).unwrap_or(inner));
                    example.text.push('\n');
                }
                None => {
                    if let Some(language) = inner.strip_prefix("```") {
                        let language = language.to_owned();
                        let text = String::new();
                        let example = Example {
                            page,
                            line: index + 1,
                            language,
                            text,
                        };
                        open = Some((example, line.len() - inner.len()));
                    }
                }
            }
        }
        assert!(open.is_none(), "{page}: a fence is never closed");
    }
    found.retain(|example| example.language == language);
    found
}

/// An example as a whole deck: one without headers of its own is the inside of a slide.
fn as_deck(example: &Example) -> String {
    let opens_itself = example.text.lines().any(|line| line == "[[slides]]");
    if opens_itself {
        example.text.clone()
    } else {
        format!("[[slides]]\ntitle = \"An example\"\n{}", example.text)
    }
}

#[test]
fn every_deck_in_the_docs_is_read_without_a_finding() {
    let decks = examples("toml");
    assert!(decks.len() > 20, "only {} decks were found", decks.len());
    for example in decks {
        match parse(&as_deck(&example)) {
            Ok(parsed) => {
                let mut theme = theme::sheet("chalkboard").expect("it is built in");
                let flaws = theme.change(&parsed.deck.info.looks, &as_deck(&example));
                let findings: Vec<_> = parsed
                    .findings
                    .iter()
                    .chain(&flaws)
                    .map(|finding| finding.message.to_string())
                    .collect();
                assert!(findings.is_empty(), "{}: {findings:?}", example.place());
            }
            Err(findings) => panic!("{}: {findings:?}", example.place()),
        }
    }
}

#[test]
fn decks_are_laid_out_as_the_docs_say() {
    let (before, after) = (examples("toml before"), examples("toml after"));
    assert_eq!(before.len(), after.len());
    assert!(!before.is_empty());
    for (before, after) in before.iter().zip(after) {
        assert_eq!(
            format(&before.text),
            Ok(after.text.clone()),
            "{}",
            after.place()
        );
        let parsed = parse(&after.text).expect("it can be presented");
        assert_eq!(parsed.findings, [], "{}", after.place());
    }
}

#[test]
fn every_theme_in_the_docs_is_read_and_names_all_styles() {
    let themes = examples("toml theme");
    assert!(!themes.is_empty());
    for example in themes {
        let theme = theme::parse(&example.text, "an example").whole();
        assert!(theme.is_ok(), "{}: {theme:?}", example.place());
        let page = read(example.page);
        for ink in theme::Ink::ALL {
            let name = format!("`{}`", ink.name());
            assert!(
                page.contains(&name),
                "{} does not name {name}",
                example.page
            );
        }
    }
}

#[test]
fn every_record_in_the_docs_is_read_and_every_kind_has_one() {
    let examples = examples("json record");
    let mut kinds = Vec::new();
    for example in &examples {
        let Line::Record(record) = Line::read(example.text.as_bytes()) else {
            panic!("{}: no record", example.place());
        };
        let written: serde_json::Value = serde_json::from_str(&record.line()).expect("it is JSON");
        let shown: serde_json::Value = serde_json::from_str(&example.text).expect("it is JSON");
        for (key, value) in shown.as_object().expect("it is an object") {
            let known = written.get(key).is_some_and(|known| known == value);
            // What is not so may be left out.
            assert!(known || *value == false, "{}: {key}", example.place());
        }
        kinds.push(match *record {
            Record::Start(_) => "start",
            Record::Plan(_) => "plan",
            Record::Visit(_) => "visit",
            Record::Heard(_) => "heard",
            Record::Count(_) => "count",
            Record::Reset(_) => "reset",
            Record::End(_) => "end",
        });
    }
    let all = ["start", "plan", "visit", "heard", "count", "reset", "end"];
    assert_eq!(kinds, all);
}

#[test]
fn every_mistake_in_the_docs_is_shown_as_they_say() {
    let broken = examples("toml broken");
    let shown = examples("text finding");
    assert_eq!(broken.len(), shown.len());
    assert!(!broken.is_empty());
    for (deck, shown) in broken.iter().zip(shown) {
        let parsed = parse(&deck.text).expect("it can be presented");
        let findings: Vec<_> = parsed
            .findings
            .iter()
            .map(|finding| finding.render(&deck.text, &Clean::line("slides.toml")))
            .collect();
        assert_eq!(
            findings.join("\n"),
            shown.text.trim_end(),
            "{}",
            shown.place()
        );
    }
}

#[test]
fn every_command_in_the_docs_does_what_it_may_without_a_terminal() {
    let commands: Vec<_> = examples("sh")
        .iter()
        .flat_map(|example| {
            let place = example.place();
            let lines = example
                .text
                .lines()
                .filter(|line| line.starts_with("seminar"));
            lines
                .map(|line| (place.clone(), line.to_owned()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(
        commands.len() > 5,
        "only {} commands were found",
        commands.len()
    );
    // What makes a deck makes it here, anew each time.
    let scratch = folder::own();
    for (place, line) in commands {
        // Without a comment, and without where a shell puts what is printed.
        let command = line.split(['#', '>']).next().unwrap_or_default();
        let arguments: Vec<_> = command.split_whitespace().skip(1).collect();
        let folder = match arguments.first() {
            Some(&"new") => scratch.as_path(),
            _ => Path::new(env!("CARGO_MANIFEST_DIR")),
        };
        let output = Command::new(env!("CARGO_BIN_EXE_seminar"))
            .args(&arguments)
            .env("XDG_CONFIG_HOME", &scratch)
            .env("XDG_RUNTIME_DIR", &scratch)
            .current_dir(folder)
            .stdin(Stdio::null())
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        let prints = [
            "check",
            "config",
            "completions",
            "keys",
            "man",
            "new",
            "schema",
            "themes",
            "timings",
            "--print",
            "--help",
            "--version",
        ]
        .iter()
        .any(|flag| arguments.contains(flag));
        if arguments.first() == Some(&"fmt") {
            // Our own decks are laid out: there is nothing to say.
            assert!(output.status.success(), "{place}: `{command}` says {said}");
            assert!(output.stdout.is_empty(), "{place}: `{command}` changes it");
        } else if prints {
            assert!(output.status.success(), "{place}: `{command}` says {said}");
            assert!(
                !output.stdout.is_empty(),
                "{place}: `{command}` prints nothing"
            );
        } else {
            // What needs a terminal gets as far as missing one: its arguments and its deck are right.
            assert_eq!(
                output.status.code(),
                Some(2),
                "{place}: `{command}` says {said}"
            );
            assert!(
                said.contains("not a terminal"),
                "{place}: `{command}` says {said}"
            );
        }
    }
}

#[test]
fn the_keys_in_the_readme_are_the_programs_own() {
    let readme = read("README.md");
    let table = readme
        .split_once("<!-- keys: begin -->\n")
        .and_then(|(_, rest)| rest.split_once("<!-- keys: end -->"))
        .map(|(table, _)| table)
        .expect("README.md marks its table of keys");
    assert_eq!(
        table.trim(),
        viewer::Keymap::default().table().trim(),
        "copy the right side into README.md"
    );
}

#[test]
fn every_configuration_in_the_docs_is_read_and_every_key_explained() {
    let examples = examples("toml config");
    assert!(!examples.is_empty());
    for example in examples {
        let (_, findings) = config::parse(&example.text);
        assert!(findings.is_empty(), "{}: {findings:?}", example.place());
    }
    let page = read("docs/configuration.md");
    for key in config::KEYS {
        let row = format!("| `{key}` | ");
        assert!(page.contains(&row), "there is no row for `{key}`");
    }
    let table = page
        .split_once("<!-- actions: begin -->\n")
        .and_then(|(_, rest)| rest.split_once("<!-- actions: end -->"))
        .map(|(table, _)| table)
        .expect("docs/configuration.md marks its table of actions");
    let mut wanted = String::from("| action | does |\n| --- | --- |\n");
    for binding in viewer::Keymap::default().bindings() {
        if binding.action.can_be_rebound() {
            let (name, does) = (binding.action.name(), binding.does);
            wanted.extend(["| `", name, "` | ", does, " |\n"]);
        }
    }
    assert_eq!(
        table.trim(),
        wanted.trim(),
        "copy the right side into docs/configuration.md"
    );
}

#[test]
fn every_option_is_told_of_on_some_page() {
    let help = read("tests/snapshots/help__the_whole_tree_of_help_is_as_it_was.snap");
    let pages: String = PAGES
        .into_iter()
        .chain(OTHER_PAGES)
        .filter(|page| page.starts_with("docs/") || *page == "README.md")
        .map(read)
        .collect();
    let is_of_name = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    let names = |text: &str| -> BTreeSet<String> {
        let starts = text.split("--").skip(1);
        let names = starts.map(|rest| rest.split(|letter| !is_of_name(letter)).next());
        names.flatten().map(str::to_owned).collect()
    };
    let told = names(&pages);
    let untold: Vec<_> = names(&help)
        .into_iter()
        .filter(|name| !told.contains(name))
        .collect();
    // Which program it is needs no page.
    assert_eq!(untold, ["version"]);
}

#[test]
fn the_limits_in_the_docs_are_those_of_the_schema() {
    let page = read("docs/deck.md");
    let schema = read("schema/deck.schema.json");
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("it is JSON");
    let limit = |place: &str| {
        let limit = schema.pointer(&format!("/definitions/{place}"));
        limit.unwrap_or_else(|| panic!("there is no {place}"))
    };
    let of_block = |place: &str| limit(&format!("Block/properties/{place}"));
    for option in ["width", "height", "gap", "ratio/items"] {
        let (least, most) = (
            of_block(&format!("{option}/minimum")),
            of_block(&format!("{option}/maximum")),
        );
        let told = format!("`{least}` to `{most}`");
        let name = option.split('/').next().unwrap_or(option);
        let mut rows = page
            .lines()
            .filter(|row| row.starts_with(&format!("| `{name}` | ")));
        assert!(rows.any(|row| row.contains(&told)), "{name}: {told}");
    }
    for told in [
        format!("`{}` at the most", of_block("space/maximum")),
        format!("at most {} bytes", of_block("qr/maxLength")),
        format!(
            "at most {}; lettered",
            limit("Slide/properties/discussion/properties/options/maxItems")
        ),
    ] {
        assert!(page.contains(&told), "{told}");
    }
    assert_eq!(of_block("columns/maxItems"), 12, "the page says twelve");
}

#[test]
fn every_link_between_the_pages_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in PAGES.into_iter().chain(OTHER_PAGES) {
        let text = read(page);
        let links = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let folder = root.join(page).with_file_name("");
            let target = match file {
                "" => root.join(page),
                file => folder.join(file),
            };
            assert!(target.exists(), "{page} links to {link}: no such file");
            if !anchor.is_empty() {
                let text = fs::read_to_string(target).expect("an anchor is in a page");
                let found = text
                    .lines()
                    .filter(|line| line.starts_with('#'))
                    .any(|line| {
                        let heading = line.trim_start_matches('#').trim().replace('`', "");
                        heading.to_lowercase().replace(' ', "-") == anchor
                    });
                assert!(found, "{page} links to {link}: no such heading");
            }
        }
    }
}
