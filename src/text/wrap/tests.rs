use proptest::prelude::*;

use super::super::samples;
use super::super::words::CUT;
use super::wrap;
use crate::text::{Clean, Marks, Run, clip, runs, width};

fn lines(text: &str, first: usize, rest: usize) -> Vec<String> {
    let runs = runs(&Clean::line(text));
    wrap(&runs, first, rest)
        .iter()
        .map(|line| line.iter().map(|run| &*run.text).collect())
        .collect()
}

#[test]
fn lines_break_between_words() {
    assert_eq!(lines("one two three", 7, 7), ["one two", "three"]);
    assert_eq!(lines("one two three", 80, 80), ["one two three"]);
    assert_eq!(lines("", 10, 10), [""]);
    assert_eq!(lines("   ", 10, 10), [""]);
}

#[test]
fn lines_are_few_and_even() {
    // Filling each line would leave "aaaa bbbb cc", "dddd" and "eeeeeeeee".
    assert_eq!(
        lines("aaaa bbbb cc dddd eeeeeeeee f", 12, 12),
        ["aaaa bbbb", "cc dddd", "eeeeeeeee f"]
    );
}

#[test]
fn the_first_line_has_its_own_width() {
    assert_eq!(lines("one two three", 3, 20), ["one", "two three"]);
    assert_eq!(lines("one two three", 20, 5), ["one two three"]);
    assert_eq!(lines("one two three", 7, 5), ["one two", "three"]);
}

#[test]
fn a_word_wider_than_a_line_breaks_between_clusters() {
    assert_eq!(lines("abcdefgh", 3, 3), ["abc", "def", "gh"]);
    assert_eq!(lines("abcdefgh", 2, 4), ["ab", "cdef", "gh"]);
    assert_eq!(lines("a bcdefg", 3, 3), ["a", "bcd", "efg"]);
    assert_eq!(
        lines("e\u{301}\u{323}x\u{323}y", 1, 1),
        ["\u{1EB9}\u{301}", "x\u{323}", "y"]
    );
}

#[test]
fn a_cluster_wider_than_a_line_is_shown_as_cut() {
    assert_eq!(lines("汉字", 1, 1), [CUT, CUT]);
    assert_eq!(lines("汉a", 0, 0), [CUT, "a"]);
    assert_eq!(lines("汉字", 1, 2), [CUT, "字"]);
    assert_eq!(lines("क्ष्म x", 2, 2), [CUT, "x"]);
}

#[test]
fn scripts_without_spaces_break_between_characters_but_not_before_their_stops() {
    assert_eq!(lines("大跃进运动", 4, 4), ["大跃", "进运", "动"]);
    assert_eq!(lines("人民公社。好", 8, 8), ["人民公", "社。好"]);
    assert_eq!(lines("人民「公社」", 6, 6), ["人民", "「公", "社」"]);
    assert_eq!(lines("1958年大跃进", 6, 6), ["1958年", "大跃进"]);
}

#[test]
fn words_of_joined_scripts_stay_whole() {
    assert_eq!(lines("क्षत्रिय शब्द", 8, 8), ["क्षत्रिय", "शब्द"]);
    assert_eq!(lines("กำลัง", 3, 3).concat(), "กำลัง");
}

#[test]
fn hyphens_between_letters_and_dashes_end_words() {
    assert_eq!(lines("well-known", 5, 5), ["well-", "known"]);
    assert_eq!(lines("1958–1962", 5, 5), ["1958–", "1962"]);
    assert_eq!(lines("steel—and", 6, 6), ["steel—", "and"]);
    assert_eq!(lines("at -5 to 2-3", 8, 8), ["at -5 to", "2-3"]);
    assert_eq!(lines("x --no-color", 11, 11), ["x --no-", "color"]);
    assert_eq!(lines("x `--no-color`", 11, 11), ["x", "--no-color"]);
}

#[test]
fn a_no_break_space_breaks_nothing() {
    assert_eq!(lines("about 10\u{A0}000", 9, 9), ["about", "10\u{A0}000"]);
    assert_eq!(lines("about 10\u{202F}km", 8, 8), ["about", "10\u{202F}km"]);
}

#[test]
fn space_at_a_break_is_dropped_and_other_space_is_kept() {
    assert_eq!(lines("  a  b   cc  ", 6, 6), ["  a  b", "cc"]);
    assert_eq!(lines("     abc", 3, 3), ["abc"]);
}

#[test]
fn marks_and_links_stay_with_their_text() {
    let source = Clean::line("plain **bold words** and [a link](https://a.org)");
    let lines = wrap(&runs(&source), 10, 10);
    let bold = |text: &str| Run {
        text: text.into(),
        marks: Marks::BOLD,
        link: None,
    };
    assert_eq!(lines[0][1], bold("bold"));
    assert_eq!(lines[1][0], bold("words"));
    let last = lines[2].last().expect("a link");
    assert_eq!(
        (&*last.text, last.link.as_deref()),
        ("a link", Some("https://a.org"))
    );
}

#[test]
fn a_word_may_span_runs() {
    assert_eq!(
        lines("an **un**believable *tale*", 12, 12),
        ["an", "unbelievable", "tale"]
    );
}

#[test]
fn a_paragraph_of_a_whole_book_is_wrapped_as_well() {
    let lines = lines(&"word ".repeat(40_000), 9, 9);
    assert_eq!(lines.len(), 20_000);
    assert!(lines.iter().all(|line| line == "word word"));
}

/// `text` without the space that may be dropped.
fn ink(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

/// The fewest lines that can be, found by filling each.
fn fewest(text: &str, columns: usize) -> usize {
    let mut left = 0;
    let mut count = 1;
    for word in text.split(' ').map(width) {
        if left > 0 && left + 1 + word > columns {
            count += 1;
            left = 0;
        }
        left += word + usize::from(left > 0);
    }
    count
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_line_fits_and_nothing_but_space_is_lost(
        source in prop_oneof![samples::prose(), samples::any()],
        first in 0_usize..=200,
        rest in 0_usize..=200,
    ) {
        let runs = runs(&Clean::block(&source));
        let lines = wrap(&runs, first, rest);
        prop_assert!(!lines.is_empty());
        for (index, line) in lines.iter().enumerate() {
            let columns = if index == 0 { first } else { rest };
            let used: usize = line.iter().map(|run| width(&run.text)).sum();
            prop_assert!(used <= columns.max(1), "{line:?}");
            prop_assert!(line.iter().all(|run| !run.text.is_empty()));
        }
        let before: String = runs.iter().map(|run| &*run.text).collect();
        let after: String = lines.iter().flatten().map(|run| &*run.text).collect();
        if after.contains(CUT) && !before.contains(CUT) {
            prop_assert!(first < 8 || rest < 8, "{after}");
        } else {
            prop_assert_eq!(ink(&after), ink(&before));
        }
    }

    #[test]
    fn marks_survive_wrapping(source in samples::prose(), columns in 2_usize..80) {
        let marked = |runs: &[Run]| -> Vec<(char, u8)> {
            let chars = runs.iter().flat_map(|run| run.text.chars().map(|char| (char, run.marks.bits())));
            chars.filter(|(char, _)| !char.is_whitespace()).collect()
        };
        let runs = runs(&Clean::line(&source));
        prop_assert_eq!(marked(&wrap(&runs, columns, columns).concat()), marked(&runs));
    }

    #[test]
    fn no_word_breaks_that_fits_and_no_line_is_wasted(
        words in prop::collection::vec("[a-z]{1,12}", 1..80),
        columns in 12_usize..100,
    ) {
        let text = words.join(" ");
        let lines = lines(&text, columns, columns);
        prop_assert_eq!(lines.join(" "), text.clone());
        prop_assert_eq!(lines.len(), fewest(&text, columns));
    }

    #[test]
    fn wrapping_a_wrapped_line_changes_nothing(source in samples::prose(), columns in 1_usize..100) {
        let runs = runs(&Clean::line(&source));
        for line in wrap(&runs, columns, columns) {
            let text: String = line.iter().map(|run| &*run.text).collect();
            prop_assert_eq!(clip(&text, columns), &text);
            prop_assert_eq!(wrap(&line, columns, columns), vec![line]);
        }
    }
}
