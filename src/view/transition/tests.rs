use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::*;
use crate::theme::{Depth, Themes, find};
use crate::view::sample::{Screen, text};

const FADE: Passage = Passage {
    transition: Transition::Fade,
    back: false,
    foot: 0,
};
const SLIDE: Passage = Passage {
    transition: Transition::Slide,
    back: false,
    foot: 0,
};
const BACK: Passage = Passage {
    back: true,
    ..SLIDE
};

fn line(text: &str, style: Style) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
    buffer.set_string(0, 0, text, style);
    buffer.set_style(buffer.area, style);
    buffer
}

fn plain(text: &str) -> Buffer {
    line(text, Style::new())
}

fn inked(text: &str, fg: Color, bg: Color) -> Buffer {
    line(text, Style::new().fg(fg).bg(bg))
}

fn shown(from: &str, to: &str, progress: u16, passage: Passage) -> String {
    text(&between(&plain(from), &plain(to), progress, passage))
}

#[test]
fn a_slide_moves_in_from_the_right_and_out_to_it_on_the_way_back() {
    let seen =
        |passage| [0, 40, 100, 180, 256].map(|at| shown("abcdefgh", "ABCDEFGH", at, passage));
    assert_eq!(
        seen(SLIDE),
        [
            "abcdefgh\n",
            "cdefghAB\n",
            "fghABCDE\n",
            "hABCDEFG\n",
            "ABCDEFGH\n"
        ]
    );
    assert_eq!(
        seen(BACK),
        [
            "abcdefgh\n",
            "GHabcdef\n",
            "DEFGHabc\n",
            "BCDEFGHa\n",
            "ABCDEFGH\n"
        ]
    );
}

#[test]
fn a_wide_cluster_that_is_cut_is_blank() {
    let seen = |passage| [20, 70, 256].map(|at| shown("大跃进", "a大跃进", at, passage));
    assert_eq!(seen(SLIDE), [" 跃进  a\n", " 进  a大\n", "a大跃进\n"]);
    assert_eq!(seen(BACK), [" 大跃进\n", "进 大跃\n", "a大跃进\n"]);
}

#[test]
fn a_fade_mixes_colours_and_changes_letters_where_they_cannot_be_seen() {
    let (black, white) = (Color::Rgb(0, 0, 0), Color::Rgb(200, 200, 200));
    let (from, to) = (inked("ab", white, black), inked("xy", black, white));
    let cell = |progress| between(&from, &to, progress, FADE).content[0].clone();
    let gray = |level| Color::Rgb(level, level, level);
    assert_eq!((cell(64).symbol(), cell(64).bg), ("a", gray(50)));
    assert_eq!(cell(64).fg, gray(125));
    assert_eq!((cell(128).symbol(), cell(128).bg), ("x", gray(100)));
    assert_eq!(cell(128).fg, gray(100), "as the background");
    assert_eq!((cell(192).symbol(), cell(192).bg), ("x", gray(150)));
    assert_eq!(cell(192).fg, gray(75));
}

#[test]
fn colours_that_nobody_knows_are_exchanged_cell_by_cell() {
    let from = inked("abcdefgh", Color::Indexed(7), Color::Reset);
    let to = inked("ABCDEFGH", Color::Indexed(7), Color::Reset);
    let mut last = String::new();
    for progress in 0..=WHOLE {
        let seen = text(&between(&from, &to, progress, FADE));
        assert!(seen.eq_ignore_ascii_case("abcdefgh\n"));
        let is_there = |text: &str, at: usize| text.as_bytes()[at].is_ascii_uppercase();
        assert!(
            (0..8).all(|at| last.is_empty() || is_there(&seen, at) >= is_there(&last, at)),
            "{last}{seen}"
        );
        last = seen;
    }
    let half = text(&between(&from, &to, WHOLE / 2, FADE));
    let exchanged = half.bytes().filter(u8::is_ascii_uppercase).count();
    assert!((1..8).contains(&exchanged), "{half}");
}

#[test]
fn the_bottom_of_the_screen_stays_where_it_is() {
    let (from, to) = (
        screen(2, Depth::True, (60, 20)),
        screen(3, Depth::True, (60, 20)),
    );
    for passage in [FADE, SLIDE, BACK] {
        let passage = Passage { foot: 2, ..passage };
        let seen = between(&from, &to, 100, passage);
        assert_eq!(seen.content[60 * 18..], to.content[60 * 18..]);
        assert_ne!(seen.content[..60 * 18], to.content[..60 * 18]);
    }
}

#[test]
fn without_a_transition_or_with_another_size_the_new_screen_is_there_at_once() {
    let (from, to) = (plain("abcdefgh"), plain("ABCDEFGH"));
    let none = Passage {
        transition: Transition::None,
        ..FADE
    };
    assert_eq!(between(&from, &to, 1, none), to);
    let small = Buffer::empty(Rect::new(0, 0, 3, 3));
    assert_eq!(between(&small, &to, 1, FADE), to);
    assert_eq!(between(&from, &small, 0, FADE), small);
}

fn passage() -> impl Strategy<Value = Passage> {
    let kinds = prop_oneof![Just(Transition::Fade), Just(Transition::Slide)];
    (kinds, any::<bool>(), 0u16..3).prop_map(|(transition, back, foot)| Passage {
        transition,
        back,
        foot,
    })
}

/// A slide of the sample talk at some size.
fn screen(number: usize, depth: Depth, size: (u16, u16)) -> Buffer {
    let screen = Screen {
        themes: Themes::new(&find("chalkboard").unwrap(), depth),
        ..Screen::new().at(number)
    };
    screen.draw(size.0, size.1).0
}

proptest! {
    #[test]
    fn it_starts_and_ends_exactly_and_cuts_nothing_on_the_way(
        slides in (1usize..9, 1usize..9),
        depth in prop_oneof![Just(Depth::True), Just(Depth::Sixteen), Just(Depth::None)],
        size in (1u16..100, 1u16..30),
        passage in passage(),
        progress in 0..=WHOLE,
    ) {
        let (from, to) = (screen(slides.0, depth, size), screen(slides.1, depth, size));
        prop_assert_eq!(&between(&from, &to, 0, passage), &from);
        prop_assert_eq!(&between(&from, &to, WHOLE, passage), &to);
        let seen = between(&from, &to, progress, passage);
        prop_assert_eq!(seen.area, from.area);
        for row in seen.content.chunks(usize::from(size.0)) {
            let mut at = 0;
            while at < row.len() {
                let end = at + columns(&row[at]);
                prop_assert!(end <= row.len());
                prop_assert!(row[at + 1..end].iter().all(|cell| cell.symbol() == " "));
                at = end;
            }
        }
    }
}
