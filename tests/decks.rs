//! Decks in files: every one under `tests/decks` is read, and what comes of it is written beside it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on should stop"
)]

use std::collections::BTreeSet;
use std::fmt::{Debug, Write as _};
use std::fs;
use std::path::{Path, PathBuf};

use seminar::deck::{Body, Deck, DeckInfo, Slide, parse};
use seminar::source::{Finding, Mistake, Texts};
use seminar::store::{LoadError, Loaded, Reach, load};
use seminar::text::Clean;
use seminar::theme::sheet;

/// The decks in a folder under `tests/decks`.
fn decks(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/decks")
        .join(folder);
    let entries = fs::read_dir(&folder).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("its entries can be read").path());
    let mut decks: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    decks.sort();
    assert!(!decks.is_empty(), "no decks in {}", folder.display());
    decks
}

fn name(deck: &Path) -> String {
    deck.file_stem()
        .expect("a deck has a name")
        .to_string_lossy()
        .into_owned()
}

/// Compares `text` with what is written beside the decks of `folder` under this name.
fn compare(folder: &str, name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => format!("decks/{folder}"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

/// What the user reads of `findings`, with files called as in the folder of the deck at `path`.
fn rendered(findings: &[Finding], texts: &Texts, path: &Path) -> String {
    let folder = format!("{}/", path.parent().unwrap().display());
    let findings = findings.iter().map(|finding| {
        let report = texts.report(finding).to_string();
        format!("{}\n\n", report.replace(&folder, ""))
    });
    findings.collect()
}

/// What a deck says, without what it does not say.
fn outline(deck: &Deck) -> String {
    let mut out = String::new();
    let info = DeckInfo::default();
    put(&mut out, "title", &deck.info.title, &info.title);
    put(&mut out, "subtitle", &deck.info.subtitle, &info.subtitle);
    put(&mut out, "authors", &deck.info.authors, &info.authors);
    put(&mut out, "date", &deck.info.date, &info.date);
    put(&mut out, "language", &deck.info.language, &info.language);
    put(&mut out, "duration", &deck.info.duration, &info.duration);
    put(&mut out, "theme", &deck.info.theme, &info.theme);
    put(&mut out, "reveal", &deck.info.reveal, &info.reveal);
    put(&mut out, "footer", &deck.info.footer, &info.footer);
    let transition = &deck.info.transition;
    put(&mut out, "transition", transition, &info.transition);
    put(&mut out, "looks", &deck.info.looks, &info.looks);
    for (index, slide) in deck.slides.iter().enumerate() {
        let reveals = slide.reveals();
        writeln!(
            out,
            "\n{}. {} ({:?}, reveals: {reveals})",
            deck.number(index),
            slide.id.0,
            slide.layout
        )
        .unwrap();
        put(&mut out, "title", &slide.title, &None);
        put(&mut out, "subtitle", &slide.subtitle, &None);
        put(&mut out, "speaker", &slide.speaker, &None);
        put(&mut out, "target", &slide.target, &None);
        put(&mut out, "notes", &slide.notes, &None);
        put(&mut out, "theme", &slide.theme, &None);
        put(&mut out, "footer", &slide.footer, &None);
        put(&mut out, "transition", &slide.transition, &None);
        put(&mut out, "optional", &slide.optional, &false);
        put(&mut out, "discussion", &slide.discussion, &None);
        match &slide.body {
            Body::Blocks(blocks) => blocks
                .iter()
                .for_each(|block| writeln!(out, "  - {block:?}").unwrap()),
            Body::Broken(lines) => lines
                .iter()
                .for_each(|line| writeln!(out, "  ! {line}").unwrap()),
        }
    }
    out.split("Clean(\"")
        .map(without_bracket)
        .collect::<Vec<_>>()
        .join("\"")
}

/// The rest of a `Clean("text")` without its closing bracket.
fn without_bracket(rest: &str) -> String {
    let end = rest
        .match_indices("\")")
        .find(|&(at, _)| !rest[..at].ends_with('\\'));
    end.map_or_else(
        || rest.to_owned(),
        |(at, _)| format!("{}\"{}", &rest[..at], &rest[at + 2..]),
    )
}

fn put<T: Debug + PartialEq>(out: &mut String, key: &str, value: &T, usual: &T) {
    if value != usual {
        writeln!(out, "  {key}: {value:?}").unwrap();
    }
}

#[test]
fn every_valid_deck_is_read_without_findings() {
    for path in decks("valid") {
        let name = name(&path);
        let loaded = load(&path, Reach::Folder)
            .unwrap_or_else(|error| panic!("{name}: {error}: {:?}", error.reports()));
        let Loaded { texts, parsed } = &loaded;
        let mut theme = sheet("chalkboard").unwrap();
        let flaws = theme.change(&parsed.deck.info.looks, texts.source());
        assert!(
            flaws.is_empty(),
            "{name}\n{}",
            rendered(&flaws, texts, &path)
        );
        assert!(
            parsed.findings.is_empty(),
            "{name}\n{}",
            rendered(&parsed.findings, texts, &path)
        );
        compare("valid", &name, &outline(&parsed.deck));
    }
}

/// Mistakes that are no matter of reading a deck: it takes playing it to find them. The examples in
/// `docs/check.md` make each of them.
const AS_SHOWN: [Mistake; 12] = [
    Mistake::Overflow,
    Mistake::Cramped,
    Mistake::UnsureWidth,
    Mistake::Invisible,
    Mistake::DeadLink,
    Mistake::UnknownLanguage,
    Mistake::LowContrast,
    Mistake::NotesLength,
    Mistake::OverTime,
    Mistake::DiscussionTime,
    Mistake::LargePicture,
    Mistake::UnusedAsset,
];

#[test]
fn every_mistake_is_told_with_its_place_and_what_to_do() {
    let mut seen = BTreeSet::new();
    for path in decks("invalid") {
        let name = name(&path);
        let (texts, findings, card) = match load(&path, Reach::Folder) {
            Ok(Loaded { texts, parsed }) => {
                let cards = cards(&parsed.deck);
                let mut findings = parsed.findings;
                // Which styles and colours there are, only the theme knows.
                let mut theme = sheet("chalkboard").unwrap();
                findings.extend(theme.change(&parsed.deck.info.looks, texts.source()));
                (texts, findings, cards)
            }
            Err(LoadError::Nothing { texts, findings }) => {
                (*texts, findings, "nothing to present\n".to_owned())
            }
            Err(error) => panic!("{name}: {error}"),
        };
        assert!(!findings.is_empty(), "{name} is not invalid");
        seen.extend(findings.iter().map(|finding| finding.code));
        let told = rendered(&findings, &texts, &path);
        compare("invalid", &name, &format!("{told}{card}"));
    }
    let missing: Vec<_> = Mistake::ALL
        .into_iter()
        .filter(|code| !seen.contains(code) && !AS_SHOWN.contains(code))
        .collect();
    assert!(
        missing.is_empty(),
        "no deck makes these mistakes: {missing:?}"
    );
}

/// The slides of a deck, and what the cards of those that could not be read say.
fn cards(deck: &Deck) -> String {
    let mut out = String::new();
    for (index, slide) in deck.slides.iter().enumerate() {
        let title = slide.title.as_ref().map_or("-", |title| title.as_str());
        match &slide.body {
            Body::Blocks(blocks) => {
                writeln!(
                    out,
                    "{}. {title}: blocks: {}",
                    deck.number(index),
                    blocks.len()
                )
                .unwrap();
            }
            Body::Broken(lines) => {
                writeln!(out, "{}. {title}: could not be read", deck.number(index)).unwrap();
                for line in lines {
                    writeln!(out, "   {line}").unwrap();
                }
            }
        }
    }
    out
}

#[test]
fn hostile_decks_do_no_harm() {
    for path in decks("hostile") {
        let name = name(&path);
        let told = match load(&path, Reach::Folder) {
            Ok(Loaded { texts, parsed }) => {
                assert_harmless(&name, &parsed.deck);
                let findings = rendered(&parsed.findings, &texts, &path);
                format!("{}\n{findings}", outline(&parsed.deck))
            }
            Err(error) => {
                let folder = path.parent().unwrap().display().to_string();
                let said = format!("{error}\n{}\n", error.remedy().unwrap_or_default());
                let reports: Vec<String> =
                    error.reports().iter().map(ToString::to_string).collect();
                format!("{said}\n{}", reports.join("\n\n")).replace(&format!("{folder}/"), "")
            }
        };
        let unsafe_char = told.chars().find(|&char| is_unsafe(char) && char != '\n');
        assert_eq!(unsafe_char, None, "{name}: {told:?}");
        compare("hostile", &name, &told);
    }
}

/// Whether a terminal could take `char` for something else than itself.
fn is_unsafe(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}

fn assert_harmless(name: &str, deck: &Deck) {
    for slide in &deck.slides {
        let texts = slide.texts().map(|(_, text)| text.plain().into_owned());
        let texts: Vec<_> = texts.chain([slide.id.0.clone()]).collect();
        for text in texts {
            let unsafe_char = text.chars().find(|&char| is_unsafe(char) && char != '\n');
            assert_eq!(unsafe_char, None, "{name}: {text:?}");
        }
    }
}

/// Reads a deck where there is little room for recursion, and gives its findings and the number of
/// slides that can be shown.
fn read(source: String) -> (Vec<Finding>, usize, usize) {
    let reading = std::thread::Builder::new()
        .stack_size(512 * 1024)
        .spawn(move || match parse(&source) {
            Ok(parsed) => {
                let slides = parsed.deck.slides.len();
                let is_broken = |slide: &&Slide| matches!(slide.body, Body::Broken(_));
                (
                    parsed.findings,
                    slides,
                    parsed.deck.slides.iter().filter(is_broken).count(),
                )
            }
            Err(findings) => (findings, 0, 0),
        });
    reading
        .unwrap()
        .join()
        .expect("the deck is read without a panic")
}

fn codes(findings: &[Finding]) -> BTreeSet<Mistake> {
    findings.iter().map(|finding| finding.code).collect()
}

const GOOD: &str = "\n[[slides]]\ntitle = \"Good\"\nnotes = \"\"\"\nSome prose.\n\"\"\"\n";

#[test]
fn ten_thousand_levels_are_a_finding_wherever_they_stand() {
    let levels = 10_000;
    let keys = vec!["a"; levels].join(".");
    let nested_keys = format!("{{ {} = ", ["a"; 70].join(".")).repeat(70);
    for value in [
        "[".repeat(levels),
        format!("{}{}", "[".repeat(levels), "]".repeat(levels)),
        "{ a = ".repeat(levels),
        format!("{}1{}", "{ a = ".repeat(levels), "}".repeat(levels)),
        "[{ a = ".repeat(levels),
        format!("{nested_keys}1{}", "}".repeat(70)),
        format!("{{ {keys} = 1 }}"),
    ] {
        for deck in [
            format!("[[slides]]\nbullets = {value}\n{GOOD}"),
            format!("[[slides]]\ncontent = {value}\n{GOOD}"),
            format!("slides = {value}\n{GOOD}"),
            format!("[deck]\ntitle = {value}\n{GOOD}"),
        ] {
            let start = deck[..40].to_owned();
            let (findings, slides, broken) = read(deck);
            assert!(
                codes(&findings).contains(&Mistake::Nesting)
                    || codes(&findings).contains(&Mistake::Syntax),
                "{start}: {findings:?}"
            );
            assert!(slides > broken, "{start}: the good slide is shown");
        }
    }
    for header in [
        format!("[{keys}]"),
        format!("[slides.{keys}]"),
        format!("[[{keys}]]"),
        "[".repeat(levels),
    ] {
        let start = header[..20].to_owned();
        let (findings, slides, broken) = read(format!("[[slides]]\n{header}\n{GOOD}"));
        assert!(!findings.is_empty(), "{start}");
        assert!(slides > broken, "{start}: the good slide is shown");
    }
}

#[test]
fn a_string_that_is_never_closed_hides_none_of_ten_thousand_slides() {
    for quotes in ["\"\"\"", "'''"] {
        let deck = format!(
            "[[slides]]\nnotes = {quotes}\nno end\n{}",
            GOOD.repeat(10_000)
        );
        let (findings, slides, broken) = read(deck);
        assert_eq!((findings.len(), slides, broken), (1, 10_001, 1));
        assert_eq!(findings[0].location.line, 2);
    }
    let odd = "\n[[slides]]\nnotes = \"\"\"\nno end\n[[slides]]\nnotes = '''\nno end\n";
    let (findings, slides, broken) = read(format!("{odd}{GOOD}").repeat(1_000));
    assert_eq!((slides, broken), (3_000, 2_000));
    assert_eq!(codes(&findings), BTreeSet::from([Mistake::Syntax]));
}

#[test]
fn twenty_thousand_slides_are_shown_and_the_others_left_out() {
    let (findings, slides, _) = read("[[slides]]\n".repeat(20_000));
    assert_eq!((findings.len(), slides), (0, 20_000));
    let (findings, slides, _) = read("[[slides]]\n".repeat(20_001));
    assert_eq!(
        (codes(&findings), slides),
        (BTreeSet::from([Mistake::TooLarge]), 20_000)
    );
}

#[test]
fn a_slide_of_more_than_a_mebibyte_is_a_card() {
    let text = |bytes: usize| {
        format!(
            "[[slides]]\ntitle = \"Large\"\ntext = \"{}\"\n",
            "x".repeat(bytes)
        )
    };
    let (findings, slides, broken) = read(format!("{}{GOOD}", text((1 << 20) - 100)));
    assert_eq!((findings.len(), slides, broken), (0, 2, 0));
    let (findings, slides, broken) = read(format!("{}{GOOD}", text(1 << 20)));
    assert_eq!(
        (codes(&findings), slides, broken),
        (BTreeSet::from([Mistake::TooLarge]), 2, 1)
    );
    let (findings, slides, broken) = read(format!("# {}\n{GOOD}", "x".repeat(1 << 20)));
    assert_eq!(
        (codes(&findings), slides, broken),
        (BTreeSet::from([Mistake::TooLarge]), 1, 0)
    );
}

#[test]
fn findings_without_number_are_counted_and_not_all_shown() {
    let keys: Vec<_> = (0..10_000)
        .map(|number| format!("key-{number} = 1"))
        .collect();
    let (findings, ..) = read(format!("[[slides]]\n{}\n{GOOD}", keys.join("\n")));
    assert_eq!(findings.len(), 51);
    assert_eq!(
        findings[50].message.as_str(),
        "9950 more findings like these are not shown"
    );
    let (findings, slides, broken) = read("[[slides]]\ntitel = \"a\"\nbulets = []\n".repeat(2_000));
    assert_eq!((findings.len(), slides, broken), (1_001, 2_000, 2_000));
    assert_eq!(
        findings[1_000].message.as_str(),
        "3000 more findings are not shown"
    );
}

#[test]
fn a_line_without_end_is_shown_in_part() {
    let long = "x".repeat(1 << 18);
    let deck = format!("[[slides]]\nbullets = [\"{long}\", 1, \"{long}\"]\n");
    let findings = parse(&deck).unwrap().findings;
    let texts = Texts::new(Clean::line("deck.toml"), deck);
    insta::assert_snapshot!(rendered(&findings, &texts, Path::new("./deck.toml")), @r#"
    deck.toml:2:262160: error: an item of `bullets` must be a string, not a number
      |
    2 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 1, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
      |                                         ^
    "#);
}
