//! What is told, and that nothing is left out.

use super::*;
use crate::deck::parse;

const ALL: Extras = Extras {
    notes: true,
    questions: true,
};

fn deck(source: &str) -> Deck {
    parse(source).expect("there are slides").deck
}

fn told(deck: &Deck, extras: Extras) -> String {
    let lines = deck.lines(0, extras);
    let texts: Vec<&str> = lines.iter().map(TextLine::text).collect();
    texts.join("\n")
}

/// Every kind of block, and all that a slide can be.
const EVERYTHING: &str = r#"
[deck]
title = "The Great Leap Forward"
subtitle = "Through *various* eyes"
authors = ["Team North", "Team South"]
date = 2026-11-24

[[slides]]
speaker = "Team North"

[[slides]]
title = "Lists"
speaker = "Team North"
bullets = ["Steel was **too poor**", "Furnaces cost", ["so tools ran short", ["and cloth"]]]
numbered = ["Think", ["alone", "in silence", ["truly"]], "Share"]
start = 3

[[slides]]
title = "Words"
subtitle = "under the title"
speaker = "Team South"
optional = true
content = [
  { text = "A line\nand [a link](https://example.org/a), ~~not this~~.\n\nAnother; <https://example.org>" },
  { quote = "One.\n\nTwo.", by = "Mao", source = "a speech" },
  { quote = "Short." },
  { callout = "Known.", title = "Remember", tone = "tip" },
  { callout = "Beware.", tone = "warning" },
  { big = "36 *million*" },
  { pause = true },
  { rule = true },
  { space = 2 },
  { qr = "https://example.org/q", caption = "The questions" },
  { image = "a.png", alt = "Wheat as tall as people", caption = "A poster" },
]

[[slides]]
title = "Numbers"
layout = "section"
content = [
  { timeline = [["1958", "Communes"], { when = 1960, what = "Famine" }] },
  { table = [["Xushui", 12], ["Anguo", ""]], header = ["County", "Furnaces"], caption = "In 1958." },
  { table = [["a", "b"]] },
  { chart = [["1957", 195], ["1958", "-"]], unit = "Mt", caption = "Grain" },
  { chart = { Grain = [["1957", 1.5]], Taken = [["1957", -2]] }, unit = "%", kind = "line" },
]

[[slides]]
title = "Columns"
content = [
  { columns = [[{ bullets = ["left"] }], { text = "right" }] },
  { code = "def f():\n\treturn 1\n\nf()", lang = "python", numbers = true },
  { pre = " /\\\n/__\\" },
]

[[slides]]
title = "Broken"
bulets = 1

[[slides]]
title = "Why?"
notes = """
Ask who *gains*.

Then wait.
"""

[slides.discussion]
question = "How so?"
think = "1m"
share = "1m30s"
prompts = ["Who carried news?"]
options = ["Nobody", "Those who were sent"]
correct = 2
answer = "Posts were closed."

[[slides]]
title = "More"
backup = true
notes = "One line."
"#;

#[test]
fn everything_is_told_in_words() {
    insta::assert_snapshot!(told(&deck(EVERYTHING), ALL));
}

#[test]
fn notes_and_questions_are_told_on_request() {
    let deck = deck(EVERYTHING);
    let told = |notes, questions| told(&deck, Extras { notes, questions });
    let [notes, question] = ["Then wait.", "How so?"];
    let presenters = ["Who carried news?", "Right option: B", "Posts were closed."];
    let bare = told(false, false);
    for text in [notes, question].iter().chain(&presenters) {
        assert!(!bare.contains(text), "{text}");
    }
    let notes_alone = told(true, false);
    assert!(notes_alone.contains(notes) && !notes_alone.contains(question));
    let class = told(false, true);
    assert!(class.contains(question) && class.contains("Option B: Those who were sent"));
    for text in [notes].iter().chain(&presenters) {
        assert!(!class.contains(text), "{text}");
    }
    let all = told(true, true);
    for text in [notes, question].iter().chain(&presenters) {
        assert!(all.contains(text), "{text}");
    }
}

#[test]
fn a_part_begins_at_a_slide() {
    let deck = deck(EVERYTHING);
    let lines = deck.lines(7, Extras::default());
    let texts: Vec<&str> = lines.iter().map(TextLine::text).collect();
    assert_eq!(texts, ["Backup slide B1 of 1: More"]);
    assert_eq!(deck.lines(99, ALL), []);
}

#[test]
fn no_text_of_a_deck_is_left_out() {
    let sources = [
        EVERYTHING,
        include_str!("../../../slides.toml"),
        include_str!("../../../assets/tour.toml"),
        include_str!("../../../assets/sample.toml"),
        include_str!("../../../tests/decks/valid/every-key.toml"),
        include_str!("../../../tests/decks/hostile/escapes.toml"),
    ];
    for source in sources {
        let deck = deck(source);
        let told = told(&deck, ALL);
        for (place, text) in deck.slides.iter().flat_map(Slide::texts) {
            for word in text.plain().split_whitespace() {
                // What is said beside it may part a word from the sign after it.
                let word = word.trim_matches(|char: char| char.is_ascii_punctuation());
                assert!(told.contains(word), "{place:?}: {word}");
            }
        }
    }
}

#[test]
fn only_blank_lines_between_slides_and_in_code_are_empty() {
    let deck = deck(include_str!("../../../slides.toml"));
    let lines = deck.lines(0, ALL);
    let blank = lines
        .iter()
        .filter(|line| **line == TextLine::Words(String::new()));
    assert_eq!(blank.count(), deck.slides.len());
    for line in &lines {
        if let TextLine::Words(text) = line {
            assert_eq!(text.trim(), text);
            assert!(!text.contains('\n'), "{text}");
        }
    }
}
