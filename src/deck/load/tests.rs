//! What comes of whole decks.

use super::*;
use crate::deck::{Block, Body, Item};
use crate::text::Clean;

fn deck(source: &str) -> Deck {
    let parsed = parse(source).expect("there are slides");
    let file = Clean::line("slides.toml");
    let findings: Vec<_> = parsed
        .findings
        .iter()
        .map(|finding| finding.render(source, &file))
        .collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
    parsed.deck
}

#[test]
fn a_slide_of_common_keys_is_read() {
    let deck = deck(
        r#"
[deck]
title = "The Great Leap Forward"
duration = "40m"

[[slides]]
title = "Why it failed"
target = "2m"
bullets = [
  "Backyard steel was **too poor** to use",
  "Whole factories were turned over to steel",
  ["so tools ran short"],
]
notes = """
Ask who gains.
Then wait.
"""

[slides.discussion]
question = "How were communes so isolated?"
think = "1m"
"#,
    );
    let slide = &deck.slides[0];
    assert_eq!(deck.info.title.as_str(), "The Great Leap Forward");
    assert_eq!(slide.id.0, "why-it-failed");
    assert_eq!(
        slide.notes.as_ref().unwrap().as_str(),
        "Ask who gains.\nThen wait."
    );
    assert_eq!(
        slide.discussion.as_ref().unwrap().think.unwrap().as_secs(),
        60
    );
    let Body::Blocks(blocks) = &slide.body else {
        panic!("{:?}", slide.body)
    };
    let Block::Bullets(list) = &blocks[0] else {
        panic!("{blocks:?}")
    };
    let child = Item {
        text: Clean::line("so tools ran short"),
        children: Vec::new(),
    };
    assert_eq!(list.items[1].children, [child]);
}

#[test]
fn a_broken_slide_takes_no_other_down() {
    let source = "[[slides]]\ntitle = \"One\"\nbulets = [\"a\"]\n\n[[slides]]\ntitle = \"Two\n\n[[slides]]\ntitle = \"Three\"\n";
    let parsed = parse(source).unwrap();
    let broken: Vec<_> = parsed
        .deck
        .slides
        .iter()
        .map(|slide| matches!(slide.body, Body::Broken(_)))
        .collect();
    assert_eq!(broken, [true, true, false]);
    assert_eq!(
        parsed.deck.slides[0].title.as_ref().unwrap().as_str(),
        "One"
    );
    let file = Clean::line("slides.toml");
    let findings: Vec<_> = parsed
        .findings
        .iter()
        .map(|finding| finding.render(source, &file))
        .collect();
    insta::assert_snapshot!(findings.join("\n\n"), @r#"
    slides.toml:3:1: error: unknown key `bulets`
      |
    3 | bulets = ["a"]
      | ^^^^^^
      = help: did you mean `bullets`?

    slides.toml:6:13: error: this text has no closing quote
      |
    6 | title = "Two
      |             ^
      = help: texts of several lines stand between three quotes: """ … """
    "#);
}

#[test]
fn a_key_that_is_like_no_other_has_a_remedy() {
    for (source, remedy) in [
        (
            "[[slides]]\nsomersault = 1\n",
            "docs/deck.md has all keys of a slide",
        ),
        (
            "[[slides]]\ncolumns = [[{ somersault = 1 }], [{ text = \"A\" }]]\n",
            "docs/deck.md has all blocks",
        ),
    ] {
        let findings = parse(source).unwrap().findings;
        let help = findings.first().and_then(|finding| finding.help.as_ref());
        assert_eq!(help.map(Clean::as_str), Some(remedy), "{source}");
    }
}

/// All keys that a deck may have.
fn keys() -> impl Iterator<Item = &'static str> {
    let groups: [&[&str]; 8] = [
        &head::KEYS,
        &check::KEYS,
        &theme::KEYS,
        &footer::KEYS,
        &slide::SLIDE_KEYS,
        &block::KIND_KEYS,
        &block::OPTION_KEYS,
        &discussion::KEYS,
    ];
    groups.into_iter().flatten().copied()
}

#[test]
fn every_key_is_in_the_reference_and_in_the_deck_of_every_key() {
    let reference = include_str!("../../../docs/deck.md");
    let deck = include_str!("../../../tests/decks/valid/every-key.toml");
    let is_written = |key: &str| {
        let places = deck.match_indices(key).map(|(at, _)| at + key.len());
        let mut rests = places.filter_map(|end| deck.get(end..));
        rests.any(|rest| rest.trim_start().starts_with('=') || rest.starts_with(']'))
    };
    for key in keys() {
        let mut headings = reference
            .lines()
            .filter_map(|line| line.strip_prefix("### "));
        let is_heading = headings.any(|line| line.split(", ").any(|word| word == key));
        let is_told = is_heading || reference.contains(&format!("`{key}`"));
        assert!(is_told, "docs/deck.md says nothing of `{key}`");
        assert!(is_written(key), "every-key.toml does without `{key}`");
    }
}
