//! `seminar fmt`: decks laid out evenly.

use std::fs;

use super::{folder, run, run_with};

const UNEVEN: &[u8] = b"[[slides]]\ntitle   = \"Tides\"   # of the sea\nbullets=[1.5 , 2]\n";
const EVEN: &str = "[[slides]]\ntitle = \"Tides\" # of the sea\nbullets = [1.5, 2]\n";
const BROKEN: &[u8] = b"[[slides]]\ntitle   = Tides\n";

#[test]
fn a_deck_is_laid_out_once() {
    let here = folder(
        "fmt",
        &[("slides.toml", UNEVEN), ("even.toml", EVEN.as_bytes())],
    );
    let first = run(&here, &["fmt"]);
    assert_eq!((first.code, first.stderr.as_str()), (Some(0), ""));
    assert_eq!(first.stdout, "slides.toml\n");
    assert_eq!(fs::read_to_string(here.join("slides.toml")).unwrap(), EVEN);
    for arguments in [
        &["fmt"][..],
        &["fmt", "."],
        &["fmt", "even.toml", "slides.toml"],
    ] {
        let again = run(&here, arguments);
        let said = (again.code, again.stdout.as_str(), again.stderr.as_str());
        assert_eq!(said, (Some(0), "", ""), "{arguments:?}");
    }
    assert_eq!(
        fs::read_dir(&here).unwrap().count(),
        2,
        "nothing is left beside them"
    );
}

#[test]
fn check_names_what_would_change_and_changes_nothing() {
    let files: [(&str, &[u8]); 3] = [
        ("a.toml", UNEVEN),
        ("b.toml", EVEN.as_bytes()),
        ("c.toml", UNEVEN),
    ];
    let here = folder("fmt-check", &files);
    let checked = run(&here, &["fmt", "--check", "a.toml", "b.toml", "c.toml"]);
    let said = (
        checked.code,
        checked.stdout.as_str(),
        checked.stderr.as_str(),
    );
    assert_eq!(said, (Some(1), "a.toml\nc.toml\n", ""));
    for (name, text) in files {
        assert_eq!(fs::read(here.join(name)).unwrap(), text, "{name}");
    }
    assert_eq!(run(&here, &["fmt", "--check", "b.toml"]).code, Some(0));
}

#[test]
fn what_is_no_toml_stays_as_it_is_and_others_are_laid_out() {
    let here = folder(
        "fmt-broken",
        &[("broken.toml", BROKEN), ("slides.toml", UNEVEN)],
    );
    let ran = run(
        &here,
        &["fmt", "missing.toml", "broken.toml", "slides.toml"],
    );
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), "slides.toml\n"));
    insta::assert_snapshot!(ran.stderr, @r#"
    seminar: there is no deck missing.toml
      Check the name, and the folder that you are in
    broken.toml:2:11: error: the text `Tides` needs quotes
      |
    2 | title   = Tides
      |           ^^^^^
      = help: put it in straight quotes: "…"

    seminar: broken.toml is no TOML, and stays as it is
    "#);
    assert_eq!(fs::read(here.join("broken.toml")).unwrap(), BROKEN);
}

#[test]
fn standard_input_is_laid_out_to_standard_output() {
    let here = folder::own();
    let ran = run_with(&here, &["fmt", "-"], UNEVEN);
    assert_eq!(
        (ran.code, ran.stdout.as_str(), ran.stderr.as_str()),
        (Some(0), EVEN, "")
    );
    let ran = run_with(&here, &["fmt", "-"], EVEN.as_bytes());
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), EVEN));
    let ran = run_with(&here, &["fmt", "-", "--check"], UNEVEN);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), "<stdin>\n"));
    let ran = run_with(&here, &["fmt", "-"], BROKEN);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(
        ran.stderr.starts_with("<stdin>:2:11: error: "),
        "{}",
        ran.stderr
    );
}

#[test]
fn without_a_deck_it_says_so() {
    let ran = run(&folder::own(), &["fmt"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert_eq!(
        ran.stderr,
        "seminar: there is no slides.toml here\n  Name a deck: seminar fmt lesson.toml\n"
    );
}
