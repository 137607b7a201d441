use proptest::prelude::*;
use unicode_normalization::is_nfc;
use unicode_segmentation::UnicodeSegmentation;

use super::super::samples;
use super::{Clean, MARKS, VS16, ZWJ, ZWNJ, is_combining_mark, is_noncharacter, is_unseen};
use crate::text::width;

fn line(text: &str) -> String {
    Clean::line(text).to_string()
}

fn block(text: &str) -> String {
    Clean::block(text).to_string()
}

#[test]
fn ordinary_text_is_kept_as_it_is() {
    for text in [
        "",
        "Plain words, with punctuation!",
        "naïve café, Ελλάδα, Привет",
        "汉字、かな",
        "שלום",
        "مرحبا",
        "क्षत्रिय",
        "กำ",
        "한국어",
        "❤️ 👩🏽‍❤️‍💋‍👨🏽 🏳️‍🌈 1️⃣ 🇩🇪",
        "می\u{200C}خواهم",
        "a\u{A0}b\u{202F}c",
        "\u{E0B0}",
    ] {
        assert_eq!(line(text), text);
        assert_eq!(block(text), text);
    }
}

#[test]
fn line_breaks_of_every_kind_are_one_kind() {
    assert_eq!(
        block("a\r\nb\rc\nd\u{2028}e\u{2029}f\n\r"),
        "a\nb\nc\nd\ne\nf\n\n"
    );
    assert_eq!(line("a\r\nb\rc\nd\u{2028}e"), "a b c d e");
}

#[test]
fn tabs_reach_the_next_stop_of_their_line() {
    assert_eq!(block("\ta\tbcd\te\n汉\tx"), "    a   bcd e\n汉  x");
    assert_eq!(block("abcd\te"), "abcd    e");
}

#[test]
fn controls_are_shown_and_do_nothing() {
    assert_eq!(line("\u{1b}[31mred\u{7}"), "␛[31mred␇");
    assert_eq!(line("\0\u{1f}\u{7f}"), "␀␟␡");
    assert_eq!(line("\u{80}\u{9b}31m"), "��31m");
}

#[test]
fn what_turns_the_reading_direction_is_shown() {
    assert_eq!(line("a\u{202E}b\u{2066}c\u{2069}"), "a�b�c�");
}

#[test]
fn what_cannot_be_seen_is_dropped() {
    let unseen = "a\u{AD}\u{200B}\u{200E}\u{61C}\u{2060}\u{FEFF}\u{3164}\u{115F}\u{FFF9}\u{E0041}b";
    assert_eq!(line(unseen), "ab");
    assert_eq!(line("\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}"), "\u{1F3F4}");
}

#[test]
fn joiners_stay_only_where_they_join() {
    assert_eq!(line("a\u{200D}b\u{FE0F}c\u{200C}d"), "abcd");
    assert_eq!(line("\u{1F468}\u{200D}"), "\u{1F468}");
    assert_eq!(line("3\u{FE0F}4"), "34");
    assert_eq!(line("\u{231A}\u{FE0E}"), "\u{231A}");
    let chain = "\u{1F468}\u{200D}".repeat(9);
    assert_eq!(line(&chain).matches(ZWJ).count(), 6);
}

#[test]
fn marks_do_not_pile_up() {
    let tower = format!("x{}", "\u{301}".repeat(1000));
    assert_eq!(line(&tower), format!("x{}", "\u{301}".repeat(MARKS)));
}

#[test]
fn a_mark_alone_stands_on_a_circle() {
    assert_eq!(line("\u{301}a"), "\u{25CC}\u{301}a");
    assert_eq!(block("a\n\u{301}"), "a\n\u{25CC}\u{301}");
    assert_eq!(line("\u{1161}"), "�");
}

#[test]
fn letters_and_their_marks_are_composed() {
    assert_eq!(line("e\u{301}"), "\u{E9}");
    assert_eq!(line("e\u{200B}\u{301}"), "\u{E9}");
    assert_eq!(
        line("\u{1F468}\u{200D}\u{2194}\u{338}"),
        "\u{1F468}\u{21AE}"
    );
}

#[test]
fn blank_text_has_nothing_but_space() {
    assert!(Clean::block(" \t\r\n\u{3000}\u{200B}").is_blank());
    assert!(!Clean::line("\u{7}").is_blank());
}

#[test]
fn tabs_can_be_put_back_where_they_stood_and_nothing_else_with_them() {
    let put_back = |text: &str| {
        let (clean, tabs) = Clean::block_and_tabs(text);
        tabs.put_back(&clean)
    };
    assert_eq!(put_back("\ta\tb    c\n\t\td"), "\ta\tb    c\n\t\td");
    assert_eq!(put_back("汉\te\u{301}\t\u{1b}[2J\r\n"), "汉\té\t␛[2J\n");
    assert_eq!(put_back("none"), "none");
    let (_, tabs) = Clean::block_and_tabs("long\ttext");
    assert_eq!(tabs.put_back(&Clean::line("a")), "a");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn text_with_its_tabs_is_the_same_text(text in samples::any()) {
        let (clean, tabs) = Clean::block_and_tabs(&text);
        prop_assert_eq!(&clean, &Clean::block(&text));
        let back = tabs.put_back(&clean);
        prop_assert_eq!(Clean::block(&back), clean);
        prop_assert_eq!(back.matches('\t').count(), text.matches('\t').count());
    }

    #[test]
    fn nothing_clean_can_act_on_a_terminal(text in samples::any()) {
        for (clean, line_break) in [(Clean::line(&text), None), (Clean::block(&text), Some('\n'))] {
            for char in clean.as_str().chars() {
                prop_assert!(!char.is_control() || Some(char) == line_break, "{char:?}");
                prop_assert!(!is_noncharacter(char), "{char:?}");
                prop_assert!(!is_unseen(char) || [ZWJ, ZWNJ, VS16].contains(&char), "{char:?}");
                prop_assert!(!matches!(char, '\u{2028}' | '\u{2029}'), "{char:?}");
            }
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing(text in samples::any()) {
        let line = Clean::line(&text);
        prop_assert_eq!(&Clean::line(line.as_str()), &line);
        prop_assert_eq!(&Clean::block(line.as_str()), &line);
        let block = Clean::block(&text);
        prop_assert_eq!(&Clean::block(block.as_str()), &block);
        prop_assert!(is_nfc(block.as_str()));
    }

    #[test]
    fn every_cluster_can_be_seen_and_carries_few_marks(text in samples::any()) {
        for cluster in Clean::line(&text).as_str().graphemes(true) {
            prop_assert!(width(cluster) > 0, "{cluster:?}");
            let mut marks = 0;
            for char in cluster.chars() {
                marks = if is_combining_mark(char) { marks + 1 } else { 0 };
                prop_assert!(marks <= MARKS, "{cluster:?}");
            }
        }
    }
}
