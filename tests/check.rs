//! `seminar check`: what it writes in each format, its exit codes, and the examples of
//! `docs/check.md`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "these are tests"
)]

#[path = "check/files.rs"]
mod files;
mod folder;
#[path = "check/formats.rs"]
mod formats;
mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use program::{Ran, SEMINAR, folder};
use serde_json::Value;

const PAGE: &str = include_str!("../docs/check.md");
const SCHEMA: &str = include_str!("../schema/check.schema.json");

/// A warning in the deck, an error after it, and an error in its theme file.
const WRONG: &str = r#"
[deck]
title  = "Tides"
theme  = "sea.toml"
footer = { left = "{titel}" }

[[slides]]
title  = "Ebb & flood: 100 %, „大潮“"
bulets = ["The moon pulls"]
"#;
const THEME: &str = "[styles]\ntitel = \"#2f6f9f\"\n";

/// A picture of one grey pixel.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b,
    0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x68, 0x00, 0x00, 0x00,
    0x82, 0x00, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

fn check(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(SEMINAR);
    command.current_dir(folder).env_clear();
    Ran::from(command.arg("check").args(arguments).output().unwrap())
}

fn wrong(name: &str) -> PathBuf {
    folder(name, &[("slides.toml", WRONG), ("sea.toml", THEME)])
}

/// What the program writes as JSON, and that it is what the schema describes.
fn json(folder: &Path, arguments: &[&str]) -> Value {
    let ran = check(folder, &[&["--format", "json"], arguments].concat());
    let document: Value = serde_json::from_str(&ran.stdout).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let complaints: Vec<String> = schema
        .iter_errors(&document)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(complaints, [""; 0]);
    document
}

#[test]
fn the_exit_code_says_what_came_of_it() {
    let clean = "[[slides]]\ntitle = \"A\"\n";
    let warned = "[theme.palette]\nsea = \"#2f6f9f\"\n\n[[slides]]\ntitle = \"A\"\n";
    let files = [
        ("clean.toml", clean),
        ("warned.toml", warned),
        ("wrong.toml", "[[slides]]\nbulets = [\"a\"]\n"),
        ("empty.toml", ""),
    ];
    let folder = folder("exit", &files);
    for (arguments, code) in [
        (&["clean.toml"][..], 0),
        (&["warned.toml"], 0),
        (&["warned.toml", "--deny", "warnings"], 1),
        (&["clean.toml", "--deny", "warnings"], 0),
        (
            &[
                "warned.toml",
                "--deny",
                "warnings",
                "--allow",
                "unused-color",
            ],
            0,
        ),
        (&["wrong.toml"], 1),
        (&["wrong.toml", "--allow", "unknown-key"], 0),
        (&["clean.toml", "wrong.toml"], 1),
        (&["missing.toml"], 2),
        (&["empty.toml"], 2),
        (&["wrong.toml", "missing.toml"], 2),
        (&["clean.toml", "--theme", "nowhere"], 2),
        (&["clean.toml", "--allow", "unknown-kye"], 2),
        (&["clean.toml", "--format", "xml"], 2),
        (&[], 2),
    ] {
        assert_eq!(check(&folder, arguments).code, Some(code), "{arguments:?}");
    }
}

#[test]
fn a_deck_says_itself_what_it_is_content_with() {
    let allow = |codes: &str| format!("{WRONG}\n[check]\nallow = [{codes}]\n");
    let files = [
        ("a.toml", &*allow("'unknown-key', 'unknown-placeholder'")),
        ("b.toml", &*allow("'unknown-kye'")),
        ("sea.toml", THEME),
    ];
    let folder = folder("content", &files);
    assert_eq!(check(&folder, &["a.toml"]).code, Some(0));
    // It speaks for itself alone.
    let ran = check(&folder, &["a.toml", "b.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stdout
            .contains("error[wrong-value]: no finding has the code `unknown-kye`"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("help: did you mean `unknown-key`?"));
    assert!(
        ran.stdout
            .contains("error[unknown-key]: unknown key `bulets`")
    );
}

#[test]
fn what_was_found_is_written_though_another_deck_is_missing() {
    let ran = check(&wrong("missing"), &["nowhere.toml", "slides.toml"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stdout.contains("error[unknown-key]"), "{}", ran.stdout);
    insta::assert_snapshot!(ran.stderr, @"
    seminar: there is no deck nowhere.toml
      Check the name, and the folder that you are in
    ");
}

#[test]
fn a_code_that_nobody_knows_is_told_with_the_nearest() {
    let ran = check(&wrong("code"), &["--allow", "unkown-key"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.stderr.contains("did you mean `unknown-key`?"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_theme_that_two_decks_share_is_told_of_once() {
    let deck = "[deck]\ntheme = \"sea.toml\"\n\n[[slides]]\ntitle = \"A\"\n";
    let files = [("a.toml", deck), ("b.toml", deck), ("sea.toml", THEME)];
    let document = json(&folder("shared", &files), &["a.toml", "b.toml"]);
    assert_eq!(document["findings"].as_array().unwrap().len(), 1);
    assert_eq!(document["findings"][0]["file"], "sea.toml");
}

#[test]
fn a_deck_that_is_named_twice_is_told_of_once() {
    let document = json(&wrong("twice"), &["slides.toml", "slides.toml"]);
    assert_eq!(document["findings"].as_array().unwrap().len(), 3);
}

#[test]
fn all_of_very_many_findings_are_told_in_their_order() {
    let slides = "[[slides]]\ntext = \"[a](b.c)\"\n".repeat(3000);
    let document = json(&folder("many", &[("slides.toml", &slides)]), &[]);
    let findings = document["findings"].as_array().unwrap();
    let lines = findings.iter().map(|it| it["line"].as_u64().unwrap());
    assert!(lines.eq((1..=3000).map(|slide| slide * 2)));
}

#[test]
fn our_own_decks_have_nothing_wrong() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = check(
        root,
        &["slides.toml", "assets/tour.toml", "--deny", "warnings"],
    );
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (Some(0), "2 decks: nothing is wrong\n")
    );
}

#[test]
fn slides_are_tried_on_screens_of_the_sizes_that_are_asked_for() {
    let items = ["'item'"; 20].join(", ");
    let deck = format!("[[slides]]\ntitle = 'Ash'\nbullets = [{items}]\n");
    let folder = folder("sizes", &[("slides.toml", &deck)]);
    let messages = |arguments: &[&str]| -> Vec<String> {
        let document = json(&folder, arguments);
        let findings = document["findings"].as_array().unwrap().iter();
        findings
            .map(|finding| finding["message"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(messages(&["--size", "80x50"]), [""; 0]);
    assert_eq!(
        messages(&["--size", "80x12", "--size", "40x10"]),
        ["this slide is too tall: 12 rows out of sight at 40x10, 10 at 80x12"]
    );
    let ran = check(&folder, &["--size", "wide"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
}

#[test]
fn faint_colours_of_theme_files_are_found_in_them() {
    let sea = "extends = 'chalkboard'\n[styles]\nbody = '#555555'\n";
    let deck = "[deck]\ntheme = 'sea.toml'\n[[slides]]\ntitle = 'a'\ntheme = 'ice.toml'\n\
                [[slides]]\ntitle = 'b'\ntheme = 'sea.toml'\n";
    let files = [
        ("slides.toml", deck),
        ("sea.toml", sea),
        ("ice.toml", &*sea.replace("chalkboard", "slate")),
        ("plain.toml", "[[slides]]\ntitle = 'a'\n"),
    ];
    let folder = folder("faint", &files);
    let told = |arguments: &[&str]| -> Vec<(String, u64)> {
        let document = json(&folder, arguments);
        let findings = document["findings"].as_array().unwrap().iter();
        findings
            .inspect(|finding| assert_eq!(finding["code"], "low-contrast"))
            .map(|it| {
                (
                    it["file"].as_str().unwrap().to_owned(),
                    it["line"].as_u64().unwrap(),
                )
            })
            .collect()
    };
    let at = |name: &str| (name.to_owned(), 3);
    assert_eq!(told(&[]), [at("ice.toml"), at("sea.toml")]);
    // In place of the deck's own, and of decks without one.
    assert_eq!(
        told(&["--theme", "slate"]),
        [at("ice.toml"), at("sea.toml")]
    );
    assert_eq!(told(&["plain.toml"]), []);
    assert_eq!(
        told(&["plain.toml", "--theme", "sea.toml"]),
        [at("sea.toml")]
    );
}

/// The first fenced block of `section` in `language`.
fn fenced<'s>(section: &'s str, language: &str) -> &'s str {
    let begin = format!("```{language}\n");
    let text = section.split_once(&begin).unwrap().1;
    text.split_once("```").unwrap().0
}

#[test]
fn each_example_of_the_page_gives_exactly_its_finding() {
    let mut tried = 0;
    for section in PAGE.split("\n### `").skip(1) {
        let code = section.split_once('`').unwrap().0;
        let folder = folder(
            &format!("page-{code}"),
            &[("slides.toml", fenced(section, "toml"))],
        );
        match code {
            // A program without grammars knows no language, and says nothing of them.
            "unknown-language" if !cfg!(feature = "highlight") => {
                tried += 1;
                continue;
            }
            "large-picture" if !cfg!(feature = "images") => {
                tried += 1;
                continue;
            }
            // What follows a picture is no matter to those who read it.
            "large-picture" => {
                let picture = [PIXEL, &vec![0; 9 << 20]].concat();
                fs::write(folder.join("photo.png"), picture).unwrap();
            }
            "unused-asset" => {
                fs::create_dir(folder.join("assets")).unwrap();
                fs::write(folder.join("assets/grain-1956.png"), PIXEL).unwrap();
            }
            _ => {}
        }
        let ran = check(&folder, &[]);
        let (finding, _) = ran.stdout.rsplit_once("\n\n").unwrap();
        assert_eq!(finding, fenced(section, "text").trim_end(), "{code}");
        let document = json(&folder, &[]);
        let findings = document["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 1, "{code}");
        assert_eq!(findings[0]["code"], code);
        tried += 1;
    }
    assert_eq!(tried, seminar::source::Mistake::ALL.len());
}

#[test]
#[cfg(feature = "images")]
fn what_is_wrong_in_a_part_as_it_is_shown_is_told_with_its_file() {
    let part = "# the part\n[[slides]]\ntext = \"[a]({page})\"\n\n[[slides]]\nimage = \"gone.png\"\nalt = \"a\"\n";
    let deck = "[deck]\nvars = { page = \"b.org/c\" }\n[[slides]]\ninclude = \"part.toml\"\n";
    let folder = folder("parts", &[("slides.toml", deck), ("part.toml", part)]);
    let ran = check(&folder, &["--no-color"]);
    insta::assert_snapshot!(ran.stdout, @r#"
    part.toml:3:8: error[dead-link]: `b.org/c` is no address, so this is shown as it is written
      |
    3 | text = "[a]({page})"
      |        ^^^^^^^^^^^^^
      = help: write https://b.org/c

    part.toml:6:9: error[unreadable-file]: the picture gone.png is not there: paths start at the deck's folder
      |
    6 | image = "gone.png"
      |         ^^^^^^^^^^
      = help: until it can be read its `alt` stands in its place

    slides.toml: 2 errors
    "#);
    assert_eq!(ran.code, Some(1));
    let document = json(&folder, &[]);
    assert_eq!(document["findings"][0]["file"], "part.toml");
}
