//! Where decks are cut.

#![allow(clippy::string_slice, reason = "a test that cannot go on should stop")]

use proptest::prelude::*;

use super::*;
use crate::deck::load::generated;

/// The pieces of `source`: their kinds and texts, without the line breaks around them.
fn pieces(source: &str) -> Vec<(Kind, &str)> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let piece = piece(source, at, false);
        assert!(piece.range.end > at, "each piece has something in it");
        pieces.push((piece.kind, source[piece.range.clone()].trim()));
        at = piece.range.end;
    }
    pieces
}

fn kinds(source: &str) -> String {
    pieces(source)
        .iter()
        .map(|(kind, _)| if *kind == Kind::Head { 'h' } else { 's' })
        .collect()
}

#[test]
fn a_deck_is_cut_before_each_slide_and_after_the_last_table_of_one() {
    let source = "a = 1\n[deck]\nb = 2\n[[slides]]\nc = 3\n[slides.discussion]\nd = 4\n[[slides.content]]\n\
                  e = 5\n[[slides]]\n[deck.footer]\nf = 6\n[other]\n[[slides]]\n";
    assert_eq!(
        pieces(source),
        [
            (Kind::Head, "a = 1\n[deck]\nb = 2"),
            (
                Kind::Slide,
                "[[slides]]\nc = 3\n[slides.discussion]\nd = 4\n[[slides.content]]\ne = 5"
            ),
            (Kind::Slide, "[[slides]]"),
            (Kind::Head, "[deck.footer]\nf = 6\n[other]"),
            (Kind::Slide, "[[slides]]"),
        ]
    );
}

#[test]
fn a_header_may_have_spaces_quotes_and_a_comment() {
    for header in [
        "[[slides]]",
        "  [[slides]]",
        "\t[[ slides ]]",
        "[[\"slides\"]]",
        "[['slides']]",
        "[[slides]]# a comment",
        "[slides]",
    ] {
        assert_eq!(
            kinds(&format!("a = 1\n{header}\nb = 2\n{header}\n")),
            "hss",
            "{header}"
        );
    }
}

#[test]
fn other_headers_begin_no_slide() {
    for header in [
        "[[slide]]",
        "[[slides.content]]",
        "[[slides-of-hand]]",
        "[['slides.']]",
        "[[\"slides]]",
        "[[]]",
        "[[",
    ] {
        assert_eq!(kinds(&format!("{header}\na = 1\n")), "h", "{header}");
    }
}

#[test]
fn a_header_in_a_string_a_comment_or_an_array_is_none() {
    for text in [
        "a = \"[[slides]]\"",
        "# [[slides]]",
        "a = \"\"\"\n[[slides]]\n\"\"\"",
        "a = '''\n[[slides]]\n'''",
        "a = \"\"\"\\\"\"\"\n[[slides]]\n\"\"\"",
        "a = \"\"\"\n\"\"[[slides]]\n\"\"\"\"\"",
        "a = '''\n''[[slides]]\n'''''",
        "a = [\n[[\"slides\"]]\n]",
        "a = [ # ]\n[['slides']]\n]",
        "a = { b = [\n[[\"slides\"]]\n] }",
    ] {
        assert_eq!(kinds(&format!("{text}\n[[slides]]\n")), "hs", "{text}");
    }
}

#[test]
fn a_string_of_one_line_ends_with_its_line() {
    assert_eq!(kinds("a = \"no end\n[[slides]]\n"), "hs");
    assert_eq!(kinds("a = 'no end\n[[slides]]\n"), "hs");
    assert_eq!(kinds("a = \"no end \\\n[[slides]]\n"), "hs");
    assert_eq!(kinds("a = \"an escaped quote \\\"\"\n[[slides]]\n"), "hs");
}

#[test]
fn a_bracket_that_is_never_closed_ends_with_its_slide() {
    let source = "[[slides]]\na = [ { b = [\n[[slides]]\n";
    assert_eq!(kinds(source), "ss");
    assert_eq!(piece(source, 0, false).unclosed, Some(15));
    assert_eq!(piece("a = [1]\n[b]\nc = [2\n", 0, false).unclosed, Some(16));
    assert_eq!(piece("a = [1]\n[b]\n", 0, false).unclosed, None);
    assert_eq!(kinds("[[slides]]\na = [\n[deck]\n"), "sh");
    assert_eq!(kinds("a = ]]]\n[[slides]]\n"), "hs");
}

#[test]
fn a_header_in_a_long_string_is_a_doubt_and_where_a_hasty_piece_ends() {
    let source = "[[slides]]\na = '''\n  [[slides]]\n[[slides]]\n";
    let doubt = Doubt {
        statement: 11,
        string: 15,
        header: 19,
    };
    let whole = piece(source, 0, false);
    assert_eq!(whole.range, 0..source.len());
    assert_eq!((whole.doubt, whole.unclosed), (Some(doubt), Some(15)));
    let cut = whole.cut(doubt);
    assert_eq!(
        (cut.range, cut.doubt, cut.unclosed),
        (0..19, None, Some(15))
    );
    // A hasty piece is not read to its end, which may be far.
    let hasty = piece(source, 0, true);
    assert_eq!((hasty.range, hasty.doubt), (0..19, Some(doubt)));
}

#[test]
fn a_key_of_many_parts_is_noticed_and_numbers_are_not() {
    assert!(
        piece(&format!("a{} = 1\n", ".a".repeat(16)), 0, false)
            .deep
            .is_some()
    );
    assert!(
        piece(&format!("[a{}]\n", " . 'a'".repeat(16)), 0, false)
            .deep
            .is_some()
    );
    assert!(
        piece(&format!("x = {{ a{} = 1 }}\n", ".a".repeat(16)), 0, false)
            .deep
            .is_some()
    );
    assert_eq!(
        piece(&format!("a = [{}]\n", "1.5, ".repeat(99)), 0, false).deep,
        None
    );
    assert_eq!(
        piece(&format!("a = \"{}\"\n", "...".repeat(99)), 0, false).deep,
        None
    );
    assert_eq!(
        piece(&format!("# {}\n", "...".repeat(99)), 0, false).deep,
        None
    );
}

/// The tables of `text`, which is TOML.
fn tables(text: &str) -> toml::Table {
    text.parse()
        .unwrap_or_else(|error| panic!("{error}\n{text}"))
}

proptest! {
    #[test]
    fn slide_by_slide_is_what_the_whole_file_is(source in generated::deck()) {
        let mut whole = tables(source.trim_start_matches('\u{feff}'));
        let Some(toml::Value::Array(slides)) = whole.remove("slides") else {
            return Err(TestCaseError::fail("there are slides"));
        };
        let pieces = crate::deck::load::pieces(&source);
        let (ours, heads): (Vec<_>, Vec<_>) =
            pieces.iter().partition(|piece| piece.kind == Kind::Slide);
        let text = |piece: &&Piece| &source[piece.range.clone()];
        let ours: Vec<toml::Value> = ours
            .iter()
            .flat_map(|piece| match tables(text(piece)).remove("slides") {
                Some(toml::Value::Array(one)) => one,
                other => panic!("{other:?}"),
            })
            .collect();
        prop_assert_eq!(ours, slides);
        let heads: Vec<&str> = heads.iter().map(text).collect();
        prop_assert_eq!(tables(&heads.join("\n")), whole);
    }
}
