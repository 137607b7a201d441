//! A deck that changes while it is shown.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;
use crate::shell::Why;
use crate::store::{Reach, Sources, Told};
use crate::text::Clean;

/// With errors.
fn worse(titles: &[&str], messages: &[&str]) -> Reloaded {
    Reloaded {
        problems: messages.iter().map(|message| Report::of(message)).collect(),
        ..found(titles)
    }
}

/// A file of the deck is saved.
fn hear_of_save(show: &mut Show) {
    let names = BTreeSet::from(["slides.toml".into()]);
    show.hear_of_files(&Told::Changed(names));
}

/// The deck is saved, and read again.
fn save(show: &mut Show, next: &Next) {
    hear_of_save(show);
    read(show, next);
}

#[test]
fn a_reload_keeps_the_slide_and_shows_what_is_new() {
    let (mut show, next) = show(&["Ash", "Birch", "Cedar"]);
    press(&mut show, KeyCode::Right);
    *next.borrow_mut() = Some(found(&["Apple", "Ash", "Birch"]));
    reload(&mut show, &next);
    let reloaded = screen(&mut show);
    assert!(reloaded.contains("about Birch"), "{reloaded}");
    assert!(reloaded.contains("Deck reloaded"), "{reloaded}");
    press(&mut show, KeyCode::Char('h'));
    press(&mut show, KeyCode::Char('h'));
    assert!(screen(&mut show).contains("about Apple"));
}

#[test]
fn a_deck_that_cannot_be_presented_or_has_new_errors_leaves_the_last_good_one() {
    let odd = worse(&["Cedar"], &["it is odd"]);
    for (bad, told) in [(None, "it is broken"), (Some(odd), "it is odd")] {
        let (mut show, next) = show(&["Ash", "Birch"]);
        press(&mut show, KeyCode::Right);
        *next.borrow_mut() = bad;
        reload(&mut show, &next);
        press(&mut show, KeyCode::Left);
        press(&mut show, KeyCode::Right);
        let kept = screen(&mut show);
        assert!(kept.contains("about Birch"), "{kept}");
        assert!(kept.contains(told), "{kept}");
        *next.borrow_mut() = Some(found(&["Ash", "Birch"]));
        reload(&mut show, &next);
        let mended = screen(&mut show);
        assert!(!mended.contains(told), "{mended}");
    }
}

#[test]
fn a_deck_that_has_no_more_errors_than_before_is_shown() {
    let (mut show, next) = show(&["Ash"]);
    let before = worse(&["Ash"], &["it is odd"]);
    show.session.viewer.problems = before.problems;
    let mut show = Show::new(show.session);
    *next.borrow_mut() = Some(worse(&["Cedar"], &["it is strange"]));
    save(&mut show, &next);
    let shown = screen(&mut show);
    assert!(shown.contains("about Cedar"), "{shown}");
    assert!(shown.contains("1 problem: it is strange"), "{shown}");
    press(&mut show, KeyCode::Char('z'));
    assert!(!screen(&mut show).contains("it is strange"));
}

#[test]
fn what_is_saved_as_it_was_changes_nothing() {
    let (mut show, next) = show(&["Ash", "Birch"]);
    show.frame(SIZE, Now::default());
    *next.borrow_mut() = Some(found(&["Ash", "Birch"]));
    save(&mut show, &next);
    assert_eq!(show.frame(SIZE, Now::default()), b"");
    save(&mut show, &next);
    assert!(screen(&mut show).contains("it is broken"));
    show.frame(SIZE, Now::default());
    press(&mut show, KeyCode::Escape);
    assert!(!screen(&mut show).contains("it is broken"));
    show.frame(SIZE, Now::default());
    save(&mut show, &next);
    assert_eq!(show.frame(SIZE, Now::default()), b"", "as bad as before");
    reload(&mut show, &next);
    assert!(screen(&mut show).contains("it is broken"), "asked for");
    *next.borrow_mut() = Some(found(&["Ash", "Birch"]));
    save(&mut show, &next);
    assert!(!screen(&mut show).contains("it is broken"), "mended");
}

#[test]
fn the_only_slide_that_was_edited_is_gone_to_where_that_is_wanted() {
    let edited = ["Ash", "Birch", "Cedar and Larch"];
    for (follows, keys, shown) in [
        (true, "", "about Cedar and Larch"),
        (false, "", "about Ash"),
        (true, "?", "Moving"),
        (true, "b", ""),
    ] {
        let (mut show, next) = show(&["Ash", "Birch", "Cedar"]);
        show.session.follow_edits = follows;
        for key in keys.chars() {
            press(&mut show, KeyCode::Char(key));
        }
        *next.borrow_mut() = Some(found(&edited));
        save(&mut show, &next);
        let screen = screen(&mut show);
        assert!(screen.contains(shown), "{follows} {keys}: {screen}");
        let moved = show.session.lesson.position().slide == 2;
        assert_eq!(moved, follows && keys.is_empty(), "{keys}");
    }
    let (mut show, next) = show(&["Ash", "Birch", "Cedar"]);
    show.session.follow_edits = true;
    *next.borrow_mut() = Some(found(&["Ash", "Beech", "Elm"]));
    save(&mut show, &next);
    assert!(screen(&mut show).contains("about Ash"), "two were edited");
}

#[test]
fn files_are_to_be_watched_once_and_again_when_they_are_others() {
    let sources = |names: &[&str]| {
        let mut sources = Sources::of(Path::new("talk/slides.toml"));
        for name in names {
            sources.add(name, Reach::Folder);
        }
        Some(sources)
    };
    let is = |watched: Option<Sources>, names: &[&str]| {
        let wanted = sources(names).unwrap();
        watched.is_some_and(|watched| watched.is_same_as(&wanted))
    };
    let (mut show, next) = show(&["Ash"]);
    assert_eq!(show.sources(), None, "nothing is watched here");
    show.session.sources = sources(&["a.png"]);
    assert!(is(show.sources(), &["a.png"]));
    assert_eq!(show.sources(), None);

    let mut save_with = |reloaded: Reloaded, names: &[&str]| {
        *next.borrow_mut() = Some(Reloaded {
            sources: sources(names),
            ..reloaded
        });
        save(&mut show, &next);
        show.sources()
    };
    assert_eq!(save_with(found(&["Birch"]), &["a.png"]), None);
    let after = save_with(found(&["Cedar"]), &["b.png"]);
    assert!(is(after, &["b.png"]));
    // What is wrong may be mended in a file that is new.
    let after = save_with(worse(&["Cedar"], &["no code"]), &["code.py"]);
    assert!(is(after, &["b.png", "code.py"]));
}

#[test]
fn where_saves_are_not_noticed_the_user_is_told() {
    let (mut show, _) = show(&["Ash"]);
    let reason = Clean::line("too many files");
    show.hear_of_files(&Told::Blind(reason));
    let told = screen(&mut show);
    assert!(told.contains("Saves are not noticed: too many"), "{told}");
}

#[test]
fn keys_do_not_wait_for_a_deck_that_is_read() {
    for why in [Why::Saved, Why::Asked] {
        let (mut show, next) = show(&["Ash", "Birch", "Cedar"]);
        *next.borrow_mut() = Some(found(&["Apple", "Ash", "Birch", "Cedar", "Elm"]));
        match why {
            Why::Saved => hear_of_save(&mut show),
            Why::Asked => drop(press(&mut show, KeyCode::Char('R'))),
        }
        assert_eq!(show.wants_deck(), Some(why));
        assert_eq!(show.wants_deck(), None, "it was said");
        press(&mut show, KeyCode::Right);
        let meanwhile = screen(&mut show);
        assert!(meanwhile.contains("about Birch"), "{meanwhile}");
        let found = Ok(next.take().unwrap());
        show.hear_deck(Reading { why, found }, Time::default());
        let then = screen(&mut show);
        assert!(
            then.contains("about Birch") && then.contains("Deck reloaded"),
            "{then}"
        );
        press(&mut show, KeyCode::Right);
        press(&mut show, KeyCode::Right);
        assert!(screen(&mut show).contains("about Elm"));
    }
}

#[test]
fn who_asks_for_a_deck_hears_what_is_wrong_with_it_though_it_was_saved_as_well() {
    let (mut show, _) = show(&["Ash"]);
    hear_of_save(&mut show);
    press(&mut show, KeyCode::Char('R'));
    hear_of_save(&mut show);
    assert_eq!(show.wants_deck(), Some(Why::Asked));
}
