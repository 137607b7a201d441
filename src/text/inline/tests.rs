use proptest::prelude::*;

use super::super::samples;
use super::{Marks, Run, plain, runs};
use crate::text::Clean;

/// The runs of `source`, each as its text between letters for its marks.
fn read(source: &str) -> String {
    let letters = [
        (Marks::BOLD, 'b'),
        (Marks::EMPHASIS, 'e'),
        (Marks::CODE, 'c'),
        (Marks::STRUCK, 's'),
        (Marks::MARKED, 'm'),
        (Marks::LINK, 'l'),
    ];
    let show = |Run { text, marks, link }: Run| {
        assert_eq!(marks.contains(Marks::LINK), link.is_some());
        let names: String = letters
            .iter()
            .filter(|(mark, _)| marks.contains(*mark))
            .map(|(_, name)| name)
            .collect();
        let link = link.map(|link| format!(" -> {link}")).unwrap_or_default();
        if names.is_empty() {
            text
        } else {
            format!("{{{names}: {text}{link}}}")
        }
    };
    runs(&Clean::block(source)).into_iter().map(show).collect()
}

fn unchanged(source: &str) {
    assert_eq!(read(source), source);
    assert_eq!(plain(&Clean::block(source)), source);
}

#[test]
fn each_mark_is_read() {
    assert_eq!(read("a **b** c"), "a {b: b} c");
    assert_eq!(read("a *b* _c_ d"), "a {e: b} {e: c} d");
    assert_eq!(read("a `b **c**` d"), "a {c: b **c**} d");
    assert_eq!(read("a ~~b~~ c"), "a {s: b} c");
    assert_eq!(read("a ==b== c"), "a {m: b} c");
    assert_eq!(read("[a](https://b.org) c"), "{l: a -> https://b.org} c");
    assert_eq!(
        read("<https://b.org> <a@b.org>"),
        "{l: https://b.org -> https://b.org} {l: a@b.org -> mailto:a@b.org}"
    );
}

#[test]
fn marks_nest_and_neighbours_alike_are_one_run() {
    assert_eq!(read("**a *b* c**"), "{b: a }{be: b}{b:  c}");
    assert_eq!(read("==a **b** `c`=="), "{m: a }{bm: b}{m:  }{cm: c}");
    assert_eq!(read("**a ==b** c=="), "{b: a }{bm: b}{m:  c}");
    assert_eq!(
        read("[a **b**](http://c)"),
        "{l: a  -> http://c}{bl: b -> http://c}"
    );
    assert_eq!(runs(&Clean::line("a \\* b \\_ c")).len(), 1);
    assert_eq!(read("**a****b**"), "{b: a****b}");
}

#[test]
fn a_backslash_takes_the_meaning_of_punctuation_away() {
    assert_eq!(
        read(r"\*a\* \`b\` \[c](http://d) \~~e~~"),
        "*a* `b` [c](http://d) ~~e~~"
    );
    assert_eq!(read(r"\==a== and \=\=b=="), "==a== and ==b==");
    assert_eq!(read(r"==a\== b=="), "{m: a== b}");
    assert_eq!(read(r"C:\dir \ end\"), r"C:\dir \ end\");
    assert_eq!(read(r"\\*a*"), r"\{e: a}");
    assert_eq!(read(r"\\==a=="), r"\{m: a}");
}

#[test]
fn what_is_never_closed_is_text() {
    for source in [
        "**a",
        "a*",
        "`a",
        "~~a",
        "==a",
        "a==",
        "[a](http://b",
        "a ** b ** c",
        "* a",
    ] {
        unchanged(source);
    }
}

#[test]
fn equality_is_no_mark() {
    for source in [
        "a == b",
        "a==b",
        "if a==b or c==d",
        "x == y == z",
        "=",
        "===a===",
        "== ==",
        "====",
        "a ===",
    ] {
        unchanged(source);
    }
}

#[test]
fn scripts_without_spaces_can_be_marked_inside() {
    assert_eq!(read("这是==重点==内容"), "这是{m: 重点}内容");
}

#[test]
fn what_starts_a_block_elsewhere_is_text() {
    for source in [
        "# a",
        "## a",
        "- a",
        "+ a",
        "* a",
        "1. a",
        "1) a",
        "> a",
        "    a",
        "---",
        "***",
        "___",
        "===",
        "| a | b |",
        "| - | - |",
        "```",
        "```rust",
        "~~~",
        "<html>",
        "<!-- a -->",
        "<b>a</b>",
        "[a]: http://b",
        "[ ] a",
        "- [x] a",
        "[^1]",
        "[^1]: a",
        "$a$",
        "^a^",
        ": a",
        ":::",
        "+++",
        "a | b",
        "\\",
    ] {
        unchanged(source);
        unchanged(&format!("{source} b"));
    }
    unchanged("  outer spaces stay  ");
    unchanged("* with a star to read  ");
}

#[test]
fn character_references_html_and_images_are_text() {
    for source in [
        "&amp; &#10; &#x1b; &lt;b&gt; *",
        "<b>a</b> <i class=\"*x*\">",
        "![a **b**](c.png)",
        "![a][b] [c]",
    ] {
        unchanged(source);
    }
    assert_eq!(read("<b>*a*</b>"), "<b>{e: a}</b>");
}

#[test]
fn links_to_other_addresses_are_text() {
    for source in [
        "[a](javascript:alert(1))",
        "[a](page.html)",
        "[a]()",
        "f[i](x)",
        "<javascript:x>",
        "Vec<std::string>",
        "[a](<https://b c>)",
        "[a](https://b&#10;c)",
    ] {
        unchanged(source);
    }
}

#[test]
fn one_tilde_strikes_nothing() {
    unchanged("a~b~c and ~d~");
}

#[test]
fn line_breaks_are_spaces() {
    assert_eq!(read("a\n  b\n\nc\n"), "a b c");
    assert_eq!(read("**a\nb**"), "{b: a b}");
    assert_eq!(read("a\n# b\n===\n| c |\n| - |"), "a # b === | c | | - |");
}

#[test]
fn nothing_makes_no_run() {
    assert_eq!(runs(&Clean::line("")), []);
    assert_eq!(runs(&Clean::block("\n")), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn runs_are_clean_merged_and_never_empty(source in samples::any()) {
        let runs = runs(&Clean::block(&source));
        for run in &runs {
            let clean = Clean::line(&run.text);
            prop_assert_eq!(clean.as_str(), &run.text);
            prop_assert!(!run.text.is_empty());
            prop_assert_eq!(run.marks.contains(Marks::LINK), run.link.is_some());
        }
        for pair in runs.windows(2) {
            prop_assert!(pair[0].marks != pair[1].marks || pair[0].link != pair[1].link);
        }
    }

    #[test]
    fn text_without_markup_is_kept(source in samples::any()) {
        let source = source.replace(['\\', '*', '_', '`', '~', '=', '[', '<'], "");
        let clean = Clean::line(&source);
        prop_assert_eq!(plain(&clean), clean.as_str());
    }

    #[test]
    fn escaped_text_is_kept(source in "[ -~]{0,60}") {
        let escaped: String =
            source.chars().flat_map(|char| char.is_ascii_punctuation().then_some('\\').into_iter().chain([char])).collect();
        let runs = runs(&Clean::line(&escaped));
        prop_assert!(runs.iter().all(|run| run.marks.is_empty()));
        prop_assert_eq!(runs.iter().map(|run| &*run.text).collect::<String>(), source);
    }
}

proptest! {
    // Prose takes longer to make up than to read.
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn only_signs_of_markup_are_ever_left_out(source in samples::prose()) {
        let sign = |char: &char| !"*=`~_\\ ".contains(*char);
        let clean = Clean::line(&source);
        let left = plain(&clean);
        prop_assert!(left.chars().filter(sign).eq(clean.as_str().chars().filter(sign)));
    }
}
