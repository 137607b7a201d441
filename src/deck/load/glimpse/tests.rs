//! A glimpse against the whole deck.

use proptest::prelude::*;

use super::super::{generated, properties};
use super::*;
use crate::deck::{Deck, Layout, Slide, SlideId, parse};
use crate::source::Unreadable;
use crate::text::Clean;

fn texts(source: &str) -> Texts {
    Texts::new(Clean::line("talk.toml"), source.to_owned())
}

fn glimpse_of(source: &str, index: usize) -> Option<Deck> {
    look(&texts(source), &NoFiles, index)
}

/// The slide without its name, which depends on others.
fn nameless(slide: &Slide) -> Slide {
    Slide {
        id: SlideId(String::new()),
        ..slide.clone()
    }
}

/// Checks that what a glimpse says is what the whole deck says. Whether there was one.
fn check(source: &str, index: usize) -> Result<bool, TestCaseError> {
    let Some(glimpse) = glimpse_of(source, index) else {
        return Ok(false);
    };
    let Ok(parsed) = parse(source) else {
        return Err(TestCaseError::fail("there is nothing to present"));
    };
    let deck = parsed.deck;
    prop_assert_eq!(&glimpse.info, &deck.info);
    prop_assert_eq!(glimpse.talk_len, deck.talk_len);
    // It has this slide and the next, if there is one.
    prop_assert_eq!(glimpse.slides.len(), deck.talk_len.min(index + 2));
    for (at, (ours, theirs)) in glimpse.slides.iter().zip(&deck.slides).enumerate() {
        if at < index {
            prop_assert_eq!(ours, &blank().slide);
        } else {
            prop_assert_eq!(nameless(ours), nameless(theirs));
        }
    }
    Ok(true)
}

proptest! {
    #[test]
    fn a_glimpse_is_of_the_slide_that_the_whole_deck_has(
        source in generated::deck(),
        index in 0_usize..5,
    ) {
        let seen = check(&source, index)?;
        let parsed = parse(&source).expect("there are slides");
        let has_title = index == 0 && parsed.deck.slides[0].title.is_some()
            || source.contains("[deck]");
        prop_assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
        prop_assert_eq!(seen, index < parsed.deck.talk_len && has_title);
    }

    #[test]
    fn a_glimpse_of_anything_is_none_or_the_truth(
        scraps in prop::collection::vec(properties::scrap(), 0..40),
        index in 0_usize..3,
    ) {
        let source = format!("[[slides]]\ntitle = 'x'\n{}", scraps.concat());
        check(&source, index)?;
    }
}

#[test]
fn a_slide_far_behind_is_seen_with_its_number() {
    let slides = "[[slides]]\ntext = 'a'\n".repeat(40);
    let source = format!("[deck]\ntitle = 'Talk'\n{slides}[[slides]]\ntitle = 'Here'\n{slides}");
    let glimpse = glimpse_of(&source, 40).expect("a glimpse");
    assert_eq!(glimpse.number(40), "41");
    assert_eq!((glimpse.talk_len, glimpse.slides.len()), (81, 42));
    assert_eq!(glimpse.slides[40].title, Some(Clean::line("Here")));
    assert_eq!(glimpse_of(&source, 81), None);
}

#[test]
fn slides_that_do_not_count_are_not_counted() {
    let source = "[deck]\ntitle = 'Talk'\n[[slides]]\nskip = true\n[[slides]]\nbackup = true\ntext = 'b'\n\
                  [[slides]]\n[[slides]]\ntext = 'skip = true'\n[[slides]]\n\"b\\u0061ckup\" = true\n";
    let glimpse = glimpse_of(source, 0).expect("a glimpse");
    assert_eq!(glimpse.talk_len, 2);
    // The first of those that are left has nothing on it.
    assert_eq!(glimpse.slides[0].layout, Layout::Title);
}

#[test]
fn what_others_say_or_what_is_wrong_takes_all_of_the_deck() {
    for source in [
        "",
        "a = ",
        "[deck]\nincludes = 'x'\n[[slides]]\ntext = 'a'\n",
        "[deck]\ninclude = 'part.toml'\n[[slides]]\ntitle = 'a'\n",
        "[[slides]]\ntitle = 'a'\n[[slides]]\ninclude = 'part.toml'\n",
        "[[slides]]\ninclude = 'part.toml'\n[[slides]]\ntitle = 'a'\n",
        // The title is that of another slide.
        "[[slides]]\ntext = 'a'\n[[slides]]\ntitle = 'a'\n",
        "slides = [{ title = 'a' }]\n",
        "[[slides]]\ntitle = 'a'\nbulets = ['a']\n",
        "[[slides]]\ntitle = 'a\n",
        "[[slides]]\ntitle = 'a'\nbackup = true\n",
    ] {
        assert_eq!(glimpse_of(source, 0), None, "{source}");
    }
    // What is wrong elsewhere is told when all is read.
    let source = "[[slides]]\ntitle = 'a'\n[[slides]]\ntitle = 'b\n[[slides]]\nx = 1\n";
    assert_eq!(glimpse_of(source, 0).expect("a glimpse").talk_len, 3);
}

#[test]
fn a_deck_full_of_slides_to_look_at_is_read_as_a_whole() {
    let slides = |count| "[[slides]]\ntitle = 'to skip'\n".repeat(count);
    assert!(glimpse_of(&slides(LOOKS), 0).is_some());
    assert_eq!(glimpse_of(&slides(LOOKS + 1), 0), None);
}

#[test]
fn files_of_this_slide_and_the_next_are_read_and_those_of_others_are_not() {
    struct Only;
    impl Files for Only {
        fn read(&self, path: &str) -> Result<Option<String>, Unreadable> {
            assert!(["a.rs", "b.rs"].contains(&path), "{path}");
            Ok(Some("fn a() {}".to_owned()))
        }
    }
    let source = "[[slides]]\ntitle = 'a'\nfile = 'a.rs'\n[[slides]]\nfile = 'b.rs'\n\
                  [[slides]]\nfile = 'skip.rs'\n[[slides]]\nfile = 'c.rs'\n";
    let glimpse = look(&texts(source), &Only, 0).expect("a glimpse");
    assert_eq!(glimpse.slides[0].codes().count(), 1);
}

#[test]
fn small_decks_are_read_at_once() {
    let source = "[[slides]]\ntitle = 'a'\n";
    assert_eq!(glimpse(&texts(source), &NoFiles, 0), None);
    let large = source.repeat(LARGE / source.len() + 1);
    assert!(glimpse(&texts(&large), &NoFiles, 0).is_some());
}
