//! What is found on slides, and that nothing is found where nothing is wrong.

use super::*;
use crate::deck::parse;
use crate::layout::{Picture, Pixels};
use crate::text::Clean;
use crate::theme::{Depth, sheet};
use crate::viewer::{Action, Keymap};
use proptest::prelude::*;

/// The usual screens.
const SIZES: [Size; 2] = [
    Size {
        width: 80,
        height: 24,
    },
    Size {
        width: 120,
        height: 40,
    },
];

/// All findings of a deck, as the user reads them.
fn found(source: &str) -> String {
    let findings = findings(source);
    let shown: Vec<String> = findings
        .iter()
        .map(|finding| finding.render(source, &Clean::line("slides.toml")))
        .collect();
    shown.join("\n")
}

fn findings(source: &str) -> Vec<Finding> {
    let Ok(parsed) = parse(source) else {
        return Vec::new();
    };
    let mut sheet = sheet("chalkboard").unwrap();
    sheet.change(&parsed.deck.info.looks, source);
    let themes = Themes::new(&sheet.theme(), Depth::True);
    let mut media = Media::default();
    media.learn(
        Clean::line("gone.png"),
        Picture::Failed(Clean::line("The picture gone.png is not there")),
    );
    let languages = [UnknownLanguage {
        name: Clean::line("pyton"),
        near: Some("python".to_owned()),
    }];
    for (path, width) in [("map.png", 3840), ("photo.png", 6000), ("heavy.png", 800)] {
        let (pixels, content) = (
            Pixels {
                width,
                height: 2160,
            },
            0,
        );
        media.learn(Clean::line(path), Picture::Ready { pixels, content });
    }
    let bytes = BTreeMap::from([(Clean::line("heavy.png"), 12 << 20)]);
    let texts = Texts::new(Clean::line("slides.toml"), source.to_owned());
    let subject = Subject {
        deck: &parsed.deck,
        texts: &texts,
        places: &parsed.places,
        vars: &parsed.vars,
        themes: &themes,
        has_own_theme: true,
        media: &media,
        bytes: &bytes,
        languages: &languages,
        sizes: &SIZES,
    };
    let slides = (0..parsed.deck.slides.len()).flat_map(|index| slide(&subject, index));
    deck(&subject).into_iter().chain(slides).collect()
}

#[test]
fn a_slide_that_is_too_tall_is_found_once_with_the_screens_that_it_does_not_fit() {
    let items: Vec<String> = (1..=24)
        .map(|number| format!("\"item {number}\""))
        .collect();
    let source = format!(
        "[[slides]]\ntitle = \"Ash\"\nbullets = [{}]\nreveal = \"bullets\"\n",
        items.join(", ")
    );
    insta::assert_snapshot!(found(&source));
}

#[test]
fn the_keys_that_help_names_do_what_it_says() {
    let tall = format!("[[slides]]\nbullets = [{}]\n", "\"a\", ".repeat(60));
    let long = format!("[[slides]]\ncode = \"{}\"\n", "x".repeat(100));
    let keymap = Keymap::default();
    for (deck, action, does) in [
        (tall, Action::ScrollDown, "shows the rest to the class"),
        (long, Action::ScrollRight, "moves them aside"),
    ] {
        let key = keymap.key(action).expect("it has a key");
        let told = found(&deck);
        assert!(told.contains(&format!("`{key}` {does}")), "{told}");
    }
}

#[test]
fn long_lines_are_found_at_their_listing() {
    let line = "x".repeat(100);
    insta::assert_snapshot!(found(&format!(
        "[[slides]]\ntitle = \"Ash\"\ncode = \"{line}\"\n"
    )));
}

#[test]
fn a_question_that_does_not_fit_is_found_where_it_stands() {
    let options: Vec<String> = (1..=26)
        .map(|number| format!("\"option {number}\""))
        .collect();
    insta::assert_snapshot!(found(&format!(
        "[[slides]]\ntitle = \"Ash\"\n[slides.discussion]\nquestion = \"Which?\"\noptions = [{}]\n",
        options.join(", ")
    )));
}

#[test]
fn questions_and_answers_with_keys_of_their_own_are_looked_at() {
    let answer = "A long answer. ".repeat(120);
    insta::assert_snapshot!(found(&format!(
        "[[slides]]\ntitle = \"Ash\"\n[slides.discussion]\nquestion = \"Why?\"\nthink = \"1m\"\n\
         open = \"key\"\nanswer = \"{answer}\"\n"
    )));
}

#[test]
fn a_slide_that_is_too_tall_for_the_question_under_it_is_found() {
    let items = ["'item'"; 19].join(", ");
    let slide = |open| {
        format!(
            "[[slides]]\ntitle = 'Ash'\nbullets = [{items}]\n\
             discussion = {{ question = 'Why?', open = '{open}' }}\n"
        )
    };
    assert_eq!(found(&slide("next")), "");
    insta::assert_snapshot!(found(&slide("slide")));
}

#[test]
fn what_is_too_long_after_a_pause_is_found_with_its_step() {
    let line = "x".repeat(100);
    insta::assert_snapshot!(found(&format!(
        "[[slides]]\ncontent = [{{ text = 'a' }}, {{ pause = true }}, {{ code = '{line}' }}]\n"
    )));
}

#[test]
fn tables_and_charts_without_room_are_found() {
    let cells = ["'1,000,000'"; 16].join(", ");
    let many = ["'12'"; 24].join(", ");
    let numbers = ["1000000.25"; 5].join(", ");
    let labels = [1, 2, 3, 4, 5].map(|it| format!("'A long label for thing number {it}'"));
    let labels = labels.join(", ");
    insta::assert_snapshot!(found(&format!(
        "[[slides]]\ntable = [[{cells}]]\n\n[[slides]]\ntable = [[{many}]]\n\n\
         [[slides]]\ncolumns = [\n\
         {{ chart = {{ 'a rather long name' = [{numbers}], 'b is a rather long name' = [{numbers}] }}, \
         labels = [{labels}], unit = 'million tonnes' }}, \
         {{ text = 'a' }}, {{ text = 'b' }}, {{ text = 'c' }}]\n\n\
         [[slides]]\ntable = [['a', 'b'], ['1', '2']]\n"
    )));
}

#[test]
fn pictures_and_languages_are_found_at_their_words() {
    insta::assert_snapshot!(found(
        r#"
[[slides]]
content = [
  { image = "gone.png", alt = "a" },
]

[[slides]]
title = "b"
code = "print()"
lang = "pyton"
"#
    ));
}

#[test]
fn pictures_that_are_far_too_large_are_found() {
    let slide = |name: &str| format!("[[slides]]\nimage = '{name}'\nalt = 'a'\n");
    let source: String = ["map.png", "photo.png", "heavy.png"].map(slide).concat();
    insta::assert_snapshot!(found(&source));
}

#[test]
fn a_theme_file_is_looked_at_by_itself() {
    let source = "extends = 'chalkboard'\n[palette]\nsea = '#444444'\n[styles]\nbody = 'sea'\n\
                  title = { fg = 'sea' }\ndim = '#c8c8c8'\n";
    let texts = Texts::new(Clean::line("sea.toml"), source.to_owned());
    let told: Vec<String> = theme_file(&texts)
        .iter()
        .map(|finding| texts.report(finding).to_string())
        .collect();
    insta::assert_snapshot!(told.join("\n"));
    for name in crate::theme::BUILTIN {
        let source = format!("extends = '{name}'\n");
        let texts = Texts::new(Clean::line("own.toml"), source);
        assert_eq!(theme_file(&texts), [], "{name}");
    }
}

#[test]
fn links_that_lead_nowhere_are_found_and_others_are_not() {
    insta::assert_snapshot!(found(
        r#"
[[slides]]
bullets = [
  "[a](example.org/x)", "[b](me@example.org)", "[c](notes.md)", "[d](https://example.org)",
  "`[e](f.g)`", "call f[0](x)", '\[h\](i.j)',
]
text = "*see* [this](#top)"

[[slides]]
qr = "www.example.org"
code = "[k](l.m)"
"#
    ));
}

#[test]
fn odd_characters_are_found_where_they_stand() {
    insta::assert_snapshot!(found(
        "[[slides]]\ntitle = \"Farmers 👩‍🌾 and 🇨🇳\"\nsubtitle = \"a\\u202Eb\"\ntext = \"a\u{200B}b\" # 👩‍🌾\nnotes = \"a\\u001Bb\"\n"
    ));
}

#[test]
fn times_that_do_not_suit_are_found() {
    let words = "word ".repeat(200);
    insta::assert_snapshot!(found(&format!(
        r#"
[deck]
duration = "2m"

[[slides]]
title = "a"
target = "30s"
notes = "{words}"

[[slides]]
title = "b"
target = "10m"
notes = "{words}"

[[slides]]
title = "c"
target = "10m"
notes = "a cue"
"#
    )));
}

#[test]
fn faint_colours_of_the_deck_are_found_where_they_are_written() {
    insta::assert_snapshot!(found(
        r##"
[theme.palette]
accent = "#333333"

[theme.styles]
body = { fg = "#777777" }

[[slides]]
title = "a"
"##
    ));
}

#[test]
fn slides_in_an_array_are_found_in_it() {
    insta::assert_snapshot!(found("slides = [ { text = \"[a](b.c)\" } ]\n"));
}

#[test]
fn the_tour_is_clean() {
    for source in [
        include_str!("../../assets/tour.toml"),
        include_str!("../../slides.toml"),
    ] {
        let allowed = parse(source).unwrap().deck.info.allowed;
        let mut findings = findings(source);
        findings.retain(|finding| !allowed.contains(&finding.code));
        assert_eq!(findings, []);
    }
}

#[test]
fn the_words_of_a_slide_that_cannot_be_read_are_looked_at_unless_it_is_no_toml() {
    let broken = "[[slides]]\nbulets = [\"[a](b.c)\"]\nimage = 'gone.png'\nlang = 'pyton'\n";
    let codes: Vec<&str> = findings(broken).iter().map(|it| it.code.name()).collect();
    assert_eq!(codes, ["dead-link", "unreadable-file", "unknown-language"]);
    assert_eq!(found("[[slides]]\ntitle = \"a\ntext = \"[a](b.c)\"\n"), "");
}

#[test]
fn hostile_decks_are_checked_to_the_end() {
    for entry in std::fs::read_dir("tests/decks/hostile").unwrap() {
        let Ok(source) = std::fs::read_to_string(entry.unwrap().path()) else {
            continue;
        };
        for finding in findings(&source) {
            assert!(source.get(finding.span.clone()).is_some(), "{finding:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_out_of_sight_is_what_must_be_scrolled(items in 1_usize..60, revealing: bool) {
        let items: Vec<String> = (0..items).map(|item| format!("'item {item}'")).collect();
        let reveal = if revealing { "bullets" } else { "all" };
        let source = format!("[[slides]]\nbullets = [{}]\nreveal = '{reveal}'\n", items.join(", "));
        let parsed = parse(&source).unwrap();
        let themes = Themes::new(&sheet("chalkboard").unwrap().theme(), Depth::True);
        let media = Media::default();
        let tall = Size { width: 80, height: 400 };
        let sizes = [SIZES[0], tall];
        let texts = Texts::new(Clean::line("slides.toml"), source.clone());
        let subject = Subject {
            deck: &parsed.deck,
            texts: &texts,
            places: &parsed.places,
            vars: &parsed.vars,
            themes: &themes,
            has_own_theme: true,
            media: &media,
            bytes: &BTreeMap::new(),
            languages: &[],
            sizes: &sizes,
        };
        let hidden = overflow::measure(&subject, &parsed.deck.slides[0]);
        prop_assert!(hidden.iter().all(|(size, _)| *size != tall));
        // A margin, footer and progress take rows; a list of more items than rows cannot fit.
        let rows = hidden.first().map_or(0, |(_, hidden)| hidden.rows.most);
        prop_assert_eq!(rows > 0, slide(&subject, 0).len() == 1);
        if items.len() > 24 {
            prop_assert!(rows > items.len() - 24);
        }
        if items.len() < 8 {
            prop_assert_eq!(rows, 0);
        }
    }

    #[test]
    fn any_text_is_checked(text in "\\PC{0,40}") {
        let quoted = format!("'{}x'", text.replace('\'', ""));
        let source = format!("[[slides]]\ntitle = {quoted}\ntext = {quoted}\n");
        for finding in findings(&source) {
            prop_assert!(source.get(finding.span.clone()).is_some());
        }
    }
}
