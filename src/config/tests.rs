//! What is read of a configuration, and what is said of a wrong one.

use proptest::prelude::*;

use super::*;
use crate::text::Clean;
use crate::viewer::{Action, Chord, Key};

const WHOLE: &str = r#"
theme = { dark = "chalkboard", light = "own.toml" }
images = "blocks"
clock = "left"
reduced_motion = true
record = false
blank_pauses_clock = true

[check]
sizes = ["80x24", "200×50"]

[keys]
next = ["n", "space", "ctrl-x n"]
next_match = "ctrl-n"
blank = []
"#;

/// What is said of `source`, as a user reads it.
fn told(source: &str) -> String {
    let file = Clean::line("config.toml");
    let (_, findings) = parse(source);
    let told = findings.iter().map(|finding| finding.render(source, &file));
    told.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn every_key_is_read() {
    let (configuration, findings) = parse(WHOLE);
    assert_eq!(findings, []);
    let words = configuration.theme.iter().flat_map(ThemeChoice::words);
    let words: Vec<String> = words.map(|word| word.value.to_string()).collect();
    assert_eq!(words, ["chalkboard", "own.toml"]);
    assert_eq!(configuration.images.unwrap().value, Images::Blocks);
    assert_eq!(configuration.clock.unwrap().value, ClockFace::Left);
    assert!(configuration.reduced_motion.unwrap().value);
    assert!(!configuration.record.unwrap().value);
    assert!(configuration.blank_pauses_clock.unwrap().value);
    let sizes = configuration.sizes.unwrap().value;
    let sizes: Vec<(u16, u16)> = sizes.iter().map(|it| (it.width, it.height)).collect();
    assert_eq!(sizes, [(80, 24), (200, 50)]);
    let keymap = configuration.keymap;
    assert_eq!(keymap.keys(Action::Next), ["n", "Space", "Ctrl-x n"]);
    assert_eq!(keymap.keys(Action::NextMatch), ["Ctrl-n"]);
    assert_eq!(keymap.keys(Action::Blank), [""; 0]);
    assert_eq!(
        keymap.keys(Action::Back),
        Keymap::default().keys(Action::Back)
    );
}

#[test]
fn nothing_is_said_of_what_is_not_written() {
    for source in [
        "",
        "\u{feff}# a mark before the first line\r\n",
        "# all of it\n# theme = \"paper\"\n",
        "[keys]\n[check]\n",
    ] {
        assert_eq!(parse(source), (Configuration::default(), vec![]));
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_left_out() {
    let source = r#"
theme = 3
images = "sixels"
clock = "lef"
reduced_motion = "yes"
recrod = true
check = { size = ["80x24"] }

[keys]
nxet = "n"
somersault = "n"
go_to = "g"
quit = 3
overview = ["spacebar", 7]
"#;
    let (configuration, _) = parse(source);
    assert_eq!(configuration, Configuration::default());
    insta::assert_snapshot!(told(source));
}

#[test]
fn two_meanings_of_a_key_are_told_with_both_places() {
    let source = r#"
[keys]
overview = "f2"
notes = ["x", "f2"]
theme = ["f3", "f3"]
blank = ["n", "ctrl-c", "g"]
search = ["f2 x", "/"]
"#;
    let (configuration, _) = parse(source);
    let keymap = configuration.keymap;
    assert_eq!(keymap.keys(Action::Overview), ["F2"]);
    // `x` is taken as well: no key is left of those that were wanted, so the usual one stays.
    assert_eq!(keymap.keys(Action::Notes), ["s"]);
    assert_eq!(keymap.keys(Action::Theme), ["F3"]);
    assert_eq!(keymap.keys(Action::Search), ["/"]);
    insta::assert_snapshot!(told(source));
}

#[test]
fn what_is_no_toml_leaves_what_could_be_read() {
    let source = "clock = \"left\"\nimages = blocks\nrecord = true\n";
    let (configuration, findings) = parse(source);
    assert_eq!(findings.len(), 1);
    assert_eq!(configuration.clock.unwrap().value, ClockFace::Left);
    assert_eq!(configuration.images.unwrap().value, Images::Blocks);
    assert!(configuration.record.unwrap().value);
}

#[test]
fn sizes_that_are_none_are_told() {
    let wrong = "check.sizes = [\"80x24\", \"wide\", 80]\n";
    assert_eq!(parse(wrong).0.sizes, None);
    insta::assert_snapshot!(format!("{}\n\n{}", told(wrong), told("check.sizes = []\n")));
}

#[test]
fn every_key_is_named_once() {
    let (configuration, _) = parse(WHOLE);
    // The compiler sees to it that a new field is named here.
    let Configuration {
        theme: _,
        images: _,
        clock: _,
        reduced_motion: _,
        record: _,
        blank_pauses_clock: _,
        sizes: _,
        keys: _,
        keymap: _,
    } = configuration;
    for key in KEYS {
        let (table, key) = key.split_once('.').unwrap_or(("", key));
        let line = |line: &str| line == format!("[{key}]") || line.starts_with(&format!("{key} ="));
        assert!(WHOLE.lines().any(line), "{table} {key}");
    }
}

proptest! {
    #[test]
    fn any_text_leaves_a_way_to_leave(source in r#"(?s)(\[keys\]\n)?((quit|next|dismiss|blank) = ("[a-zA-Z -]{0,8}"|\[("(ctrl-)?[a-z]( [a-z])?",?){0,3}\])\n|.{0,20}){0,6}"#) {
        let (configuration, findings) = parse(&source);
        let keys = |action| configuration.keymap.bindings().iter()
            .filter(move |binding| binding.action == action)
            .flat_map(|binding| binding.chords.iter().copied().collect::<Vec<_>>())
            .collect::<Vec<_>>();
        prop_assert!(keys(Action::Quit).contains(&Chord::of(Key::ctrl('c'))));
        for finding in findings {
            prop_assert!(source.get(finding.span.clone()).is_some());
        }
    }
}
