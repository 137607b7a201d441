//! A first frame that is made of a glimpse.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::deck::{generated, glimpse};
use crate::lesson::{Command, Position};
use crate::source::{NoFiles, Texts};
use crate::viewer::Screen;

/// A show of `deck` from the slide of this index on.
fn show_from(deck: Deck, slide: usize, viewer: &Viewer) -> Show {
    let mut session = session(deck);
    session.viewer = viewer.clone();
    let start = Position { slide, step: 0 };
    session
        .lesson
        .apply(Command::MoveTo(start), Time::default());
    Show::new(session)
}

proptest! {
    // Only a large deck is glimpsed at, and each takes a while.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_shown_of_a_glimpse_is_what_the_whole_deck_shows(
        source in generated::deck(),
        slide in 0_usize..3,
        (notes, screen) in select(vec![
            (false, Screen::Talk),
            (true, Screen::Talk),
            (false, Screen::Audience),
        ]),
        (width, height) in select(vec![(80, 24), (120, 40), (30, 9)]),
    ) {
        let source = source + &"# it is large\n".repeat(20_000);
        let texts = Texts::new(Clean::line("talk.toml"), source);
        let Some(glimpse) = glimpse(&texts, &NoFiles, slide) else {
            return Ok(());
        };
        let viewer = Viewer { screen, notes, ..Viewer::default() };
        let size = Size { width, height };
        let mut first = show_from(glimpse, slide, &viewer);
        prop_assert!(!first.frame(size, Now::default()).is_empty());
        let deck = parse(texts.source()).expect("there are slides").deck;
        let mut whole = show_from(deck, slide, &viewer);
        whole.inherit(first.into_shown());
        prop_assert_eq!(whole.frame(size, Now::default()), b"");
    }
}
