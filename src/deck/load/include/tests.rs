use std::collections::BTreeMap;
use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::deck::load::{Parsed, parse, parse_with, retarget};
use crate::deck::{Block, Deck, SlideId};
use crate::source::{Finding, Texts, Unreadable};

/// Files by their paths.
struct Folder(BTreeMap<String, String>);

impl Folder {
    fn of(files: &[(&str, &str)]) -> Self {
        let files = files.iter();
        Self(
            files
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect(),
        )
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Option<String>, Unreadable> {
        self.0
            .get(path)
            .cloned()
            .map(Some)
            .ok_or_else(|| Unreadable {
                message: "is not there".to_owned(),
                help: "paths start at the deck's folder".to_owned(),
            })
    }
}

fn read(deck: &str, files: &[(&str, &str)]) -> (Texts, Parsed) {
    let mut texts = Texts::new(Clean::line("talks/deck.toml"), deck.to_owned());
    let parsed = parse_with(&mut texts, &Folder::of(files)).expect("there are slides");
    (texts, parsed)
}

/// The titles of a deck, and `-` for what has none.
fn titles(deck: &Deck) -> String {
    let title = |slide: &crate::deck::Slide| {
        slide
            .title
            .as_ref()
            .map_or_else(|| "-".to_owned(), ToString::to_string)
    };
    let titles: Vec<String> = deck.slides.iter().map(title).collect();
    titles.join(" ")
}

/// All findings, as the user reads them.
fn findings(texts: &Texts, parsed: &Parsed) -> String {
    let shown = parsed
        .findings
        .iter()
        .map(|finding| texts.report(finding).to_string());
    shown.collect::<Vec<_>>().join("\n")
}

const ASH: &str = "[[slides]]\ntitle = \"Ash\"\ntext = \"a\"\n";
const BIRCH: &str = "[[slides]]\ntitle = \"Birch\"\ntext = \"b\"\n";

#[test]
fn parts_stand_where_they_are_included_and_those_of_the_deck_after_its_slides() {
    let deck = "[deck]\ninclude = [\"ash.toml\", \"birch.toml\"]\n[[slides]]\ntitle = \"One\"\n\
                [[slides]]\ninclude = \"birch.toml\"\n[[slides]]\ntitle = \"Two\"\n";
    let (texts, parsed) = read(deck, &[("ash.toml", ASH), ("birch.toml", BIRCH)]);
    assert_eq!(titles(&parsed.deck), "One Birch Two Ash Birch");
    assert_eq!(findings(&texts, &parsed), "");
    assert_eq!(parsed.parts, ["birch.toml", "ash.toml"]);
    let files: Vec<&str> = parsed
        .places
        .iter()
        .map(|place| texts.file_of(place.text).as_str())
        .collect();
    assert_eq!(
        files,
        [
            "talks/deck.toml",
            "talks/birch.toml",
            "talks/deck.toml",
            "talks/ash.toml",
            "talks/birch.toml"
        ]
    );
}

#[test]
fn backup_slides_of_parts_come_after_the_end_too() {
    let extra = "[[slides]]\ntitle = \"Extra\"\nbackup = true\n";
    let (_, parsed) = read(
        "[[slides]]\ninclude = \"extra.toml\"\n[[slides]]\ntitle = \"One\"\n",
        &[("extra.toml", extra)],
    );
    assert_eq!(
        (titles(&parsed.deck).as_str(), parsed.deck.talk_len),
        ("One Extra", 1)
    );
}

#[test]
fn a_deck_may_be_nothing_but_parts_and_a_slide_in_an_array_one() {
    let (_, parsed) = read("[deck]\ninclude = \"ash.toml\"\n", &[("ash.toml", ASH)]);
    assert_eq!(titles(&parsed.deck), "Ash");
    let (_, parsed) = read(
        "slides = [ { title = \"One\" }, { include = \"ash.toml\" } ]\n",
        &[("ash.toml", ASH)],
    );
    assert_eq!(titles(&parsed.deck), "One Ash");
}

#[test]
fn a_part_that_is_skipped_is_not_even_looked_for() {
    let (texts, parsed) = read(
        "[[slides]]\ntitle = \"One\"\n[[slides]]\ninclude = \"gone.toml\"\nskip = true\n",
        &[],
    );
    assert_eq!(
        (
            titles(&parsed.deck).as_str(),
            findings(&texts, &parsed).as_str()
        ),
        ("One", "")
    );
}

#[test]
fn the_title_slide_of_a_part_opens_a_section() {
    let part = "[deck]\ntitle = \"Wood\"\nsubtitle = \"and bark\"\n[[slides]]\n[[slides]]\n";
    let (_, parsed) = read(
        "[[slides]]\n[[slides]]\ninclude = \"wood.toml\"\n",
        &[("wood.toml", part)],
    );
    let layouts: Vec<Layout> = parsed
        .deck
        .slides
        .iter()
        .map(|slide| slide.layout)
        .collect();
    assert_eq!(layouts, [Layout::Title, Layout::Section, Layout::Content]);
    let section = &parsed.deck.slides[1];
    assert_eq!(section.title.as_ref().unwrap().as_str(), "Wood");
    assert_eq!(section.subtitle.as_ref().unwrap().as_str(), "and bark");
    let (_, parsed) = read("[deck]\ninclude = \"wood.toml\"\n", &[("wood.toml", part)]);
    assert_eq!(
        parsed.deck.slides[0].layout,
        Layout::Title,
        "it opens the talk"
    );
}

#[test]
fn of_a_part_as_a_whole_its_variables_and_its_lists_hold_alone() {
    let part = "[deck]\ntitle = \"Part\"\nreveal = \"bullets\"\nduration = \"1h\"\n\
                footer = { left = \"part\" }\nvars = { tree = \"oak\", leaf = \"green\" }\n\
                [theme.palette]\naccent = \"#ff0000\"\n\
                [[slides]]\ntitle = \"{tree} {leaf}\"\nbullets = [\"a\", \"b\"]\nfooter = { right = \"{leaf}\" }\n";
    let deck = "[deck]\nvars = { tree = \"ash\" }\nfooter = { left = \"deck\", right = \"{tree}\" }\n\
                [[slides]]\ntitle = \"{leaf}\"\nbullets = [\"a\", \"b\"]\n[[slides]]\ninclude = \"part.toml\"\n";
    let (texts, parsed) = read(deck, &[("part.toml", part)]);
    assert_eq!(findings(&texts, &parsed), "");
    assert_eq!(
        titles(&parsed.deck),
        "{leaf} ash green",
        "the deck's variables beat the part's"
    );
    let info = &parsed.deck.info;
    assert_eq!((info.title.as_str(), info.duration), ("{leaf}", None));
    assert!(info.looks.is_empty());
    let reveals: Vec<u16> = parsed
        .deck
        .slides
        .iter()
        .map(crate::deck::Slide::reveals)
        .collect();
    assert_eq!(reveals, [0, 2]);
    let footer = parsed.deck.slides[1].footer.as_ref().unwrap();
    assert_eq!(
        (footer.left.as_str(), footer.right.as_str()),
        ("deck", "green")
    );
}

#[test]
fn how_lists_come_is_handed_down_where_a_part_does_not_say() {
    let part = "[[slides]]\nbullets = [\"a\", \"b\"]\n";
    let deck = "[deck]\nreveal = \"bullets\"\ninclude = [\"part.toml\"]\n";
    let (_, parsed) = read(deck, &[("part.toml", part)]);
    assert_eq!(parsed.deck.slides[0].reveals(), 2);
}

#[test]
fn paths_in_a_part_begin_at_its_folder() {
    let part = "[deck]\ninclude = \"../b/inner.toml\"\n[[slides]]\ncontent = [\n\
                { image = \"pic.png\", alt = \"a\" }, { image = \"../up.png\", alt = \"a\" },\n\
                { image = \"../../out.png\", alt = \"a\" }, { image = \"/root.png\", alt = \"a\" },\n\
                { file = \"./x.py\" } ]\ntheme = { dark = \"night.toml\", light = \"paper\" }\n";
    let inner = "[[slides]]\nimage = \"in.png\"\nalt = \"a\"\ntheme = \"../day.toml\"\n";
    let (texts, parsed) = read(
        "[[slides]]\ninclude = \"a/part.toml\"\n",
        &[
            ("a/part.toml", part),
            ("b/inner.toml", inner),
            ("a/x.py", "x"),
        ],
    );
    assert_eq!(findings(&texts, &parsed), "");
    let files: Vec<&str> = parsed
        .deck
        .files()
        .iter()
        .map(|path| path.as_str())
        .collect();
    assert_eq!(
        files,
        [
            "a/pic.png",
            "up.png",
            "../out.png",
            "/root.png",
            "a/x.py",
            "b/in.png"
        ]
    );
    let themes = parsed
        .deck
        .slides
        .iter()
        .filter_map(|slide| slide.theme.as_deref());
    let themes: Vec<&str> = themes
        .flat_map(crate::deck::ThemeChoice::words)
        .map(|word| word.value.as_str())
        .collect();
    assert_eq!(themes, ["a/night.toml", "paper", "day.toml"]);
    let Body::Blocks(blocks) = &parsed.deck.slides[0].body else {
        panic!("it can be read")
    };
    assert!(matches!(&blocks[4], Block::Code(code) if code.text.as_str() == "x"));
}

#[test]
fn what_is_wrong_names_the_file_where_it_is() {
    let ash = "# ash\n[[slides]]\ntitel = \"Ash\"\nid = \"x\"\n";
    let deck = "[deck]\ninclude = [\"ash.toml\", \"gone.toml\", \"empty.toml\"]\n[[slides]]\ntitle = \"One\"\nid = \"x\"\n\
                [[slides]]\ninclude = \"ash.toml\"\ntitle = \"Two\"\n[[slides]]\ninclude = 1\n";
    let (texts, parsed) = read(deck, &[("ash.toml", ash), ("empty.toml", "\n# none\n")]);
    insta::assert_snapshot!(findings(&texts, &parsed), @r#"
    talks/deck.toml:2:24: error: `gone.toml` is not there
      |
    2 | include = ["ash.toml", "gone.toml", "empty.toml"]
      |                        ^^^^^^^^^^^
      = help: paths start at the deck's folder
    talks/deck.toml:2:37: warning: there are no slides in `empty.toml`
      |
    2 | include = ["ash.toml", "gone.toml", "empty.toml"]
      |                                     ^^^^^^^^^^^^
      = help: begin each slide in it with a line [[slides]]
    talks/deck.toml:8:1: error: `title` cannot stand beside `include`
      |
    8 | title = "Two"
      | ^^^^^
      = help: the part's slides come in the place of this one: write it there, or on a slide of its own
    talks/deck.toml:10:11: error: `include` takes a string, not a number
       |
    10 | include = 1
       |           ^
    talks/ash.toml:3:1: error: unknown key `titel`
      |
    3 | titel = "Ash"
      | ^^^^^
      = help: did you mean `title`?
    talks/ash.toml:4:6: warning: the slide on line 5 of talks/deck.toml is already called `x`
      |
    4 | id = "x"
      |      ^^^
      = help: give each slide an id of its own
    "#);
    let cards: Vec<String> = parsed
        .deck
        .slides
        .iter()
        .filter_map(|slide| match &slide.body {
            Body::Broken(lines) => Some(lines.iter().map(ToString::to_string).collect::<String>()),
            Body::Blocks(_) => None,
        })
        .collect();
    insta::assert_snapshot!(cards.join("\n"), @r#"
    line 8, column 1: `title` cannot stand beside `include`; the part's slides come in the place of this one: write it there, or on a slide of its own
    line 10, column 11: `include` takes a string, not a number
    ash.toml, line 3, column 1: unknown key `titel`; did you mean `title`?
    line 2, column 24: `gone.toml` is not there; paths start at the deck's folder
    "#);
}

#[test]
fn a_part_that_would_include_itself_is_a_card() {
    let ash = "[[slides]]\ntitle = \"Ash\"\n[[slides]]\ninclude = \"birch.toml\"\n";
    let birch =
        "[deck]\ninclude = [\"./x/../ash.toml\", \"deck.toml\"]\n[[slides]]\ntitle = \"Birch\"\n";
    let (texts, parsed) = read(
        "[[slides]]\ntitle = \"One\"\n[[slides]]\ninclude = \"ash.toml\"\n",
        &[("ash.toml", ash), ("birch.toml", birch)],
    );
    assert_eq!(titles(&parsed.deck), "One Ash Birch - -");
    insta::assert_snapshot!(findings(&texts, &parsed), @r#"
    talks/birch.toml:2:12: error: `ash.toml` would include itself
      |
    2 | include = ["./x/../ash.toml", "deck.toml"]
      |            ^^^^^^^^^^^^^^^^^
      = help: a part cannot have itself among its parts: take one of the two out
    talks/birch.toml:2:31: error: `deck.toml` would include itself
      |
    2 | include = ["./x/../ash.toml", "deck.toml"]
      |                               ^^^^^^^^^^^
      = help: a part cannot have itself among its parts: take one of the two out
    "#);
}

#[test]
fn parts_go_so_deep_and_no_deeper() {
    let files: Vec<(String, String)> = (1..=20)
        .map(|level| {
            let text = format!(
                "[deck]\ninclude = \"{}.toml\"\n[[slides]]\ntitle = \"{level}\"\n",
                level + 1
            );
            (format!("{level}.toml"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let (_, parsed) = read("[[slides]]\ninclude = \"1.toml\"\n", &files);
    assert_eq!(titles(&parsed.deck), "1 2 3 4 5 6 7 8 -");
    assert_eq!(parsed.findings[0].code, Mistake::Nesting);
}

#[test]
fn there_are_so_many_parts_and_no_more() {
    let deck = "[[slides]]\ninclude = \"ash.toml\"\n".repeat(PARTS + 2);
    let (_, parsed) = read(&deck, &[("ash.toml", ASH)]);
    assert_eq!(parsed.deck.slides.len(), PARTS + 2);
    let codes: Vec<Mistake> = parsed.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Mistake::TooLarge; 2]);
}

#[test]
fn where_no_files_are_read_there_are_no_parts() {
    let parsed =
        parse("[[slides]]\ntitle = \"One\"\n[[slides]]\ninclude = \"ash.toml\"\n").unwrap();
    assert_eq!((parsed.deck.slides.len(), parsed.findings.len()), (1, 0));
}

#[test]
fn targets_are_changed_in_the_file_where_their_slide_stands() {
    let deck =
        format!("{BIRCH}[[slides]]\ninclude = \"ash.toml\"\n[[slides]]\ninclude = \"gone.toml\"\n");
    let (texts, parsed) = read(&deck, &[("ash.toml", ASH)]);
    let targets = ["ash", "birch"].map(|id| (SlideId(id.to_owned()), Duration::from_secs(60)));
    let changed = retarget(&texts, &parsed, &targets).unwrap();
    let said: Vec<(&str, &str)> = changed
        .iter()
        .map(|changed| (texts.path_of(changed.text), changed.source.as_str()))
        .collect();
    let line = "target = \"1m\"\ntext";
    assert_eq!(
        said,
        [
            ("deck.toml", deck.replace("text", line).as_str()),
            ("ash.toml", ASH.replace("text", line).as_str()),
        ]
    );
    assert_eq!(changed[1].edits[0].slide, 1);
}

#[test]
fn slides_that_come_twice_keep_their_targets() {
    let deck = "[deck]\ninclude = [\"ash.toml\", \"ash.toml\"]\n";
    let (texts, parsed) = read(deck, &[("ash.toml", ASH)]);
    let targets = [(SlideId("ash".to_owned()), Duration::from_secs(60))];
    assert_eq!(retarget(&texts, &parsed, &targets), Some(Vec::new()));
}

/// A deck's text: some slides, right and wrong, and parts among them.
fn some_deck(parts: usize) -> impl Strategy<Value = Vec<(u8, usize)>> {
    prop::collection::vec((0..5_u8, 0..parts), 1..5)
}

fn text_of(name: &str, slides: &[(u8, usize)]) -> String {
    let mut head = String::new();
    let mut text = String::new();
    for (index, (kind, part)) in slides.iter().enumerate() {
        let slide = match kind {
            0 => format!("[[slides]]\ninclude = \"{part}.toml\"\n"),
            1 => format!("[[slides]]\ntitel = \"{name}-{index}\"\n"),
            _ => format!(
                "[[slides]]\ntitle = \"{name}-{index}\"\ntext = \"x\"\nnotes = \"say {name}-{index}\"\n"
            ),
        };
        text.push_str(&slide);
        if *kind == 4 {
            head = format!("[deck]\ninclude = [\"{part}.toml\"]\n");
        }
    }
    head + &text
}

/// The slides that a deck has to have: `name-index`, `-` for a card.
fn expected(
    name: usize,
    decks: &[Vec<(u8, usize)>],
    trail: &[usize],
    left: &mut usize,
) -> Vec<String> {
    let slides = &decks[name];
    let include = |part: usize, left: &mut usize| {
        if trail.contains(&part) || trail.len() > LEVELS || *left == 0 {
            return vec!["-".to_owned()];
        }
        *left -= 1;
        let trail: Vec<usize> = trail.iter().copied().chain([part]).collect();
        expected(part, decks, &trail, left)
    };
    let mut all = Vec::new();
    for (index, (kind, part)) in slides.iter().enumerate() {
        match kind {
            0 => all.extend(include(*part, left)),
            1 => all.push("-".to_owned()),
            _ => all.push(format!("{name}-{index}")),
        }
    }
    if let Some((_, part)) = slides.iter().rev().find(|(kind, _)| *kind == 4) {
        all.extend(include(*part, left));
    }
    all
}

proptest! {
    #[test]
    fn slides_of_parts_come_in_their_order_with_their_notes_and_findings_lie_in_their_files(
        decks in prop::collection::vec(some_deck(4), 4),
    ) {
        let texts: Vec<(String, String)> = decks
            .iter()
            .enumerate()
            .map(|(name, slides)| (format!("{name}.toml"), text_of(&name.to_string(), slides)))
            .collect();
        let folder = Folder(texts.iter().cloned().collect());
        let mut read = Texts::new(Clean::line("0.toml"), texts[0].1.clone());
        let parsed = parse_with(&mut read, &folder).expect("a card is a slide");
        let mut left = PARTS;
        let names = expected(0, &decks, &[0], &mut left);
        let shown: Vec<String> = parsed.deck.slides.iter().map(|slide| match &slide.body {
            Body::Broken(_) => "-".to_owned(),
            Body::Blocks(_) => slide.title.as_ref().unwrap().to_string(),
        }).collect();
        prop_assert_eq!(&shown, &names);
        for (slide, place) in parsed.deck.slides.iter().zip(&parsed.places) {
            let written = read.source_of(place.text).get(place.range.clone());
            if let (Some(title), Some(notes)) = (&slide.title, &slide.notes) {
                prop_assert_eq!(notes.as_str(), format!("say {title}"));
                prop_assert!(written.unwrap().contains(title.as_str()), "it stands where it is said to");
                let file = title.as_str().split('-').next().unwrap();
                prop_assert_eq!(read.path_of(place.text), format!("{file}.toml"));
            }
        }
        let mut last = (TextId::MAIN, 0);
        for finding in &parsed.findings {
            let Finding { text, span, location, .. } = finding;
            prop_assert!(last <= (*text, span.start), "findings come in the order of the texts");
            last = (*text, span.start);
            let source = read.source_of(*text);
            let said = source.get(span.clone());
            prop_assert!(said.is_some(), "{finding:?}");
            prop_assert!(
                ["titel", "\""].iter().any(|start| said.unwrap().starts_with(start)),
                "it is about a key or an include: {finding:?}"
            );
            prop_assert_eq!(location.line, source.get(..span.start).unwrap().matches('\n').count() + 1);
        }
    }
}
