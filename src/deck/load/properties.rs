//! What holds for any text at all.

#![allow(clippy::string_slice, reason = "a test that cannot go on should stop")]

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::deck::Body;
use crate::source::Mistake;
use crate::text::Clean;

/// Decks that use all of the format.
const DECKS: [&str; 4] = [
    include_str!("../../../tests/decks/valid/strings.toml"),
    include_str!("../../../tests/decks/valid/every-slide-key.toml"),
    include_str!("../../../tests/decks/valid/discussion.toml"),
    include_str!("../../../slides.toml"),
];

/// What the parts of a deck look like, right and wrong.
pub(super) fn scrap() -> impl Strategy<Value = String> {
    let known = select(vec![
        "[[slides]]\n",
        "[deck]\n",
        "[slides.discussion]\n",
        "[[slides.content]]\n",
        "title",
        "bullets",
        "notes",
        "content",
        "table",
        "chart",
        "code",
        "columns",
        "target",
        "discussion",
        "footer",
        "id",
        "highlight",
        " = ",
        "=",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        ".",
        "\n",
        "\r\n",
        "\\",
        " ",
        "\t",
        "true",
        "false",
        "1",
        "-1",
        "2.5",
        "nan",
        "2026-11-24",
        "\"a\"",
        "'1m'",
        "[\"a\", [\"b\"]]",
        "é",
        "大",
        "\u{202e}",
        "\u{1b}",
        "\0",
        "\u{feff}",
        "{ text = \"a\" }",
        "[[\"a\", 1]]",
        "\"{title}\"",
    ]);
    prop_oneof![9 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

/// Checks what must hold whatever `source` is.
fn check(source: &str) -> Result<(), TestCaseError> {
    let file = Clean::line("deck.toml");
    let findings = match parse(source) {
        Ok(parsed) => {
            let deck = &parsed.deck;
            prop_assert!(1 <= deck.talk_len && deck.talk_len <= deck.slides.len());
            let ids: std::collections::HashSet<_> =
                deck.slides.iter().map(|slide| &slide.id).collect();
            prop_assert_eq!(ids.len(), deck.slides.len(), "ids are unique");
            for slide in &deck.slides {
                prop_assert!(!slide.id.0.is_empty());
                if let Body::Broken(lines) = &slide.body {
                    prop_assert!(!lines.is_empty(), "a card says what is wrong");
                }
                let _ = (slide.reveals(), slide.texts().count());
            }
            parsed.findings
        }
        Err(findings) => {
            prop_assert!(
                findings
                    .iter()
                    .any(|finding| finding.code == Mistake::NoSlides)
            );
            findings
        }
    };
    let mut last = 0;
    for finding in findings {
        prop_assert!(
            last <= finding.span.start,
            "findings come in the order of the source"
        );
        last = finding.span.start;
        prop_assert!(source.get(finding.span.clone()).is_some(), "{finding:?}");
        let before = &source[..finding.span.start];
        prop_assert_eq!(finding.location.line, before.matches('\n').count() + 1);
        let rendered = finding.render(source, &file);
        prop_assert!(
            !rendered.contains(|char: char| char.is_control() && char != '\n'),
            "{rendered:?}"
        );
        let wide = rendered
            .lines()
            .skip(1)
            .take(2)
            .map(crate::text::width)
            .max();
        prop_assert!(
            wide.unwrap_or(0) < 120,
            "a source line is cut to what a terminal has"
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(source in any::<String>()) {
        check(&source)?;
    }

    #[test]
    fn any_scraps_of_a_deck_are_read_or_refused(scraps in prop::collection::vec(scrap(), 0..60)) {
        check(&scraps.concat())?;
    }

    #[test]
    fn any_change_to_a_deck_leaves_one_that_is_read_or_refused(
        deck in select(&DECKS),
        changes in prop::collection::vec((any::<Index>(), 0..40_usize, scrap()), 1..4),
    ) {
        let mut source = deck.to_owned();
        for (at, length, new) in changes {
            let starts: Vec<_> = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
            let from = at.index(starts.len());
            let to = (from + length).min(starts.len() - 1);
            source.replace_range(starts[from]..starts[to], &new);
        }
        check(&source)?;
    }

    #[test]
    fn pieces_are_all_of_the_text_in_its_order(scraps in prop::collection::vec(scrap(), 0..60)) {
        let source = scraps.concat();
        let pieces = pieces(&source);
        let start = source.len() - source.trim_start_matches('\u{feff}').len().max(source.len().saturating_sub(3));
        let ends: Vec<_> = pieces.iter().map(|piece| piece.range.end).collect();
        let starts: Vec<_> = pieces.iter().map(|piece| piece.range.start).collect();
        prop_assert_eq!(starts.first().copied().unwrap_or(start), start);
        prop_assert_eq!(&starts[starts.len().min(1)..], &ends[..ends.len().saturating_sub(1)]);
        prop_assert_eq!(ends.last().copied().unwrap_or(source.len()), source.len());
    }

    #[test]
    fn a_line_of_anything_breaks_at_most_its_own_slide(line in "[ -~]{0,40}") {
        // Another header would begin another slide, and a table of the deck holds for all of them.
        prop_assume!(!line.trim_start().starts_with('['));
        let first = "[[slides]]\ntitle = \"One\"\nbullets = [\"a\"]\n";
        let last = "[[slides]]\ntitle = \"Three\"\nnotes = \"\"\"\nSome prose.\n\"\"\"\ncode = '''\na(b)\n'''\n\
                    [slides.discussion]\nquestion = \"Why?\"\n";
        let source = format!("{first}[[slides]]\ntitle = \"Two\"\n{line}\n{last}");
        let parsed = parse(&source).expect("there are slides");
        let [one, _, three] = parsed.deck.slides.as_slice() else {
            return Err(TestCaseError::fail(format!("{source}: {:#?}", parsed.deck.slides)));
        };
        prop_assert_eq!(one, &parse(first).unwrap().deck.slides[0]);
        let mut alone = parse(last).unwrap().deck.slides.remove(0);
        alone.id = three.id.clone();
        prop_assert_eq!(three, &alone);
    }
}
