//! Code and other lines that are never wrapped.

use super::*;

const SOURCE: &str = "[[slides]]\ncontent = [{ code = \"1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\" }, \
                      { pre = \"a long line that does not fit in forty columns at all\\n\\n\\n.\" }]\n";

#[test]
fn what_is_in_sight_and_how_far_it_moves_is_measured() {
    let screen = Screen::of(SOURCE).at(1);
    let (_, extent) = screen.draw(40, 8);
    assert_eq!((extent.listing, extent.max_shift), (Some(0), 15));
    let lower = screen.clone().with(|it| it.scroll = Scroll::At(99));
    let (_, extent) = lower.draw(40, 4);
    assert_eq!((extent.listing, extent.max_shift), (Some(1), 15));
    let (_, extent) = screen.draw(120, 20);
    assert_eq!((extent.listing, extent.max_shift), (Some(0), 0));
    let (_, extent) = screen.draw(3, 1);
    assert_eq!((extent.listing, extent.max_shift), (None, 0));
}

#[test]
fn every_end_of_a_long_line_can_be_seen() {
    let screen = Screen::of(SOURCE).at(1);
    let seen = |shift| screen.clone().with(|it| it.shift = shift).text(40, 12);
    assert!(seen(0).contains("a long line that does not fit in fort›"));
    assert!(seen(8).contains("‹ne that does not fit"));
    let end = seen(15);
    assert!(end.contains("in forty columns at all\n"), "{end}");
    assert_eq!(seen(u16::MAX), end);
}

#[test]
fn code_under_a_question_that_has_the_screen_is_out_of_sight() {
    let source = format!("{SOURCE}[slides.discussion]\nquestion = \"Why?\"\nopen = \"slide\"\n");
    let docked = Screen::of(&source).at(1);
    assert_eq!(docked.draw(80, 30).1.listing, Some(0));
    let full = docked.after(&[Command::CycleDiscussion]);
    assert_eq!(full.draw(80, 30).1.listing, None);
}
