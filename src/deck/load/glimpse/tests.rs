//! A glimpse against the whole deck.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::{generated, properties};
use super::*;
use crate::deck::{Deck, Layout, Slide, SlideId, parse};
use crate::source::Unreadable;
use crate::text::Clean;

fn texts(source: &str) -> Texts {
    Texts::new(Clean::line("talk.toml"), source.to_owned())
}

fn glimpse_of(source: &str, index: usize) -> Option<Deck> {
    look(&texts(source), &NoFiles, First::Index(index))
}

fn glimpse_called(source: &str, name: &str) -> Option<Deck> {
    look(&texts(source), &NoFiles, First::Name(name))
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

/// Checks that a glimpse of a slide that is called by its name is that of its index. Of how many slides of
/// the talk there was one.
fn check_names(source: &str) -> Result<usize, TestCaseError> {
    let Ok(parsed) = parse(source) else {
        return Ok(0);
    };
    let mut seen = 0;
    for (index, slide) in parsed.deck.slides.iter().enumerate() {
        let Some(glimpse) = glimpse_called(source, &slide.id.0) else {
            continue;
        };
        prop_assert_eq!(&glimpse.slides[index].id, &slide.id, "{}", source);
        let by_index = glimpse_of(source, index).map(|mut by_index| {
            by_index.slides[index].id = slide.id.clone();
            by_index
        });
        prop_assert_eq!(Some(glimpse), by_index);
        seen += 1;
    }
    Ok(seen)
}

/// The lines of a slide of which its name may be made.
fn line() -> impl Strategy<Value = &'static str> {
    let names = vec![
        "id = \"a\"\n",
        "id = \"a-2\"\n",
        "id = 'b'\n",
        "\"id\" = \"b\"\n",
        "\"\\u0069d\" = \"a\"\n",
        "id=\"a b\"\r\n",
        "  id = \"b\" # it is\n",
        "title = \"A\"\n",
        "title = \"A **2**\"\n",
        "title = \"A b\"\n",
        "title = \"B: A!\"\n",
        "id = \"A\"\n",
        "id = \"a-2-3\"\n",
        "title = \"{deck.title}\"\n",
        "title = 'A'\n",
        "title = \"\"\n",
        "title = \"?\"\n",
        "title = \"\\u0041\"\n",
        "title = \"\"\"\nA\"\"\"\n",
        "'title' = \"B\"\r\n",
        "titel = \"B\"\n",
    ];
    let others = vec![
        "\n",
        "# id = \"b\"\n",
        "layout = \"section\"\n",
        "text = \"B\"\n",
        "bullets = [\n\"A\",\n\"id\" ]\n",
        "notes = \"\"\"\nid = \"c\"\ntitle = 'C'\n\"\"\"\n",
        "backup = true\n",
        "skip = true\n",
        "optional = true\n",
        "code = ''\n",
        "= \n",
        "[slides.discussion]\nquestion = \"A?\"\n",
        "[slides.title]\n",
        "[slides.id]\na = \"b\"\n",
    ];
    prop_oneof![select(names), select(others)]
}

proptest! {
    #[test]
    fn a_slide_is_called_what_it_is_called_in_the_whole_deck(
        slides in prop::collection::vec(prop::collection::vec(line(), 0..5), 0..7),
    ) {
        let slides = slides.iter().map(|lines| format!("[[slides]]\n{}", lines.concat()));
        let source = format!("[deck]\ntitle = \"x\"\n{}", slides.collect::<String>());
        check_names(&source)?;
    }

    #[test]
    fn a_glimpse_is_of_the_slide_that_the_whole_deck_has(
        source in generated::deck(),
        index in 0_usize..5,
    ) {
        let seen = check(&source, index)?;
        let named = check_names(&source)?;
        let parsed = parse(&source).expect("there are slides");
        let has_title = index == 0 && parsed.deck.slides[0].title.is_some()
            || source.contains("[deck]");
        prop_assert!(parsed.findings.is_empty(), "{:?}", parsed.findings);
        prop_assert_eq!(seen, index < parsed.deck.talk_len && has_title);
        // Without a title of its own a deck has that of a slide, which may be any.
        let all = if source.contains("[deck]") {
            parsed.deck.talk_len
        } else {
            usize::from(parsed.deck.slides[0].title.is_some())
        };
        prop_assert_eq!(named, all);
    }

    #[test]
    fn a_glimpse_of_anything_is_none_or_the_truth(
        scraps in prop::collection::vec(properties::scrap(), 0..40),
        index in 0_usize..3,
    ) {
        let source = format!("[[slides]]\ntitle = 'x'\n{}", scraps.concat());
        check(&source, index)?;
        check_names(&source)?;
    }
}

#[test]
fn a_slide_is_found_by_the_name_that_others_leave_it() {
    let source = "[deck]\ntitle = 'Talk'\n[[slides]]\ntitle = \"Ash\"\n[[slides]]\ntitle = \"Ash\"\n\
                  [[slides]]\nid = \"ash-2\"\n[[slides]]\ntext = 'skip'\n[[slides]]\nbackup = true\nid = \"b\"\n";
    let at = |name| glimpse_called(source, name).map(|glimpse| glimpse.slides.len().min(4));
    let found = ["ash", "ash-2", "ash-3", "skip", "b", "c", ""].map(at);
    assert_eq!(
        found,
        [Some(2), Some(4), Some(3), Some(4), None, None, None]
    );
}

#[test]
fn a_deck_full_of_slides_that_say_their_names_in_their_own_way_is_read_as_a_whole() {
    let slides = |count| {
        let own = "[[slides]]\ntitle = 'In its own way'\n".repeat(count);
        let plain = "[[slides]]\ntitle = \"Plain\"\nbullets = [\n\"Title\",\n[\"a\"],\n]\n\
                     [slides.discussion]\nquestion = \"Which id?\"\n";
        let plain = plain.repeat(3 * LOOKS);
        format!("[deck]\ntitle = 'Talk'\n{own}{plain}")
    };
    assert!(glimpse_called(&slides(LOOKS), "plain-300").is_some());
    assert_eq!(glimpse_called(&slides(LOOKS + 1), "plain-300"), None);
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
    let glimpse = look(&texts(source), &Only, First::Index(0)).expect("a glimpse");
    assert_eq!(glimpse.slides[0].codes().count(), 1);
}

#[test]
fn small_decks_are_read_at_once() {
    let source = "[[slides]]\ntitle = 'a'\n";
    assert_eq!(glimpse(&texts(source), &NoFiles, First::Index(0)), None);
    let large = source.repeat(LARGE / source.len() + 1);
    assert!(glimpse(&texts(&large), &NoFiles, First::Index(0)).is_some());
}
