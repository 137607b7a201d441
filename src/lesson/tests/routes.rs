//! Rehearsals that leave slides out.

use super::*;
use crate::deck::{Deck, Layout, Slide};
use crate::lesson::Route;
use crate::text::Clean;

/// Two sections: `Roads` has two slides of Ada's and one of Bo's, `Steel` one of Bo's.
fn parts() -> Deck {
    let section = |title: &str| Slide {
        layout: Layout::Section,
        ..slide(title)
    };
    let of = |title: &str, speaker: &str| Slide {
        speaker: Some(Clean::line(speaker)),
        ..slide(title)
    };
    deck(
        vec![
            section("Roads"),
            of("r1", "Ada"),
            of("r2", "Bo"),
            of("r3", "Ada"),
            section("Steel"),
            of("s1", "Bo"),
            of("backup", "Ada"),
        ],
        1,
    )
}

/// The slides that Next leads through on a route.
fn walk(route: Route) -> Vec<usize> {
    let deck = parts();
    let mut lesson = Lesson::new(&deck);
    assert!(lesson.take_route(&deck, route));
    let there = run(&mut lesson);
    let there: Vec<usize> = there.into_iter().map(|(slide, ..)| slide).collect();
    assert!(lesson.is_at_end());

    let mut back = vec![lesson.position().slide];
    while !give(&mut lesson, &[Command::Back]).contains(&Effect::AtStart) {
        back.push(lesson.position().slide);
    }
    back.reverse();
    assert_eq!(back, there, "Back goes the same way");
    there
}

#[test]
fn a_route_leads_through_its_slides_alone() {
    assert_eq!(walk(Route::From(3)), [3, 4, 5]);
    assert_eq!(walk(Route::Section(Clean::line("roads "))), [0, 1, 2, 3]);
    assert_eq!(walk(Route::Section(Clean::line("Steel"))), [4, 5]);
    assert_eq!(walk(Route::Speaker(Clean::line("ada"))), [1, 3]);
}

#[test]
fn a_route_with_no_slides_is_none() {
    let deck = parts();
    let mut lesson = Lesson::new(&deck);
    assert!(!lesson.take_route(&deck, Route::Speaker(Clean::line("Cleo"))));
    assert!(
        !lesson.take_route(&deck, Route::From(6)),
        "backup slides are on none"
    );
    assert_eq!(lesson, Lesson::new(&deck));
}

#[test]
fn a_route_stays_when_the_deck_changes() {
    let deck = parts();
    let mut lesson = Lesson::new(&deck);
    assert!(lesson.take_route(&deck, Route::Speaker(Clean::line("Ada"))));
    let mut new = parts();
    new.slides.remove(2);
    new.talk_len -= 1;
    let mut lesson = lesson.reloaded(&deck, &new, seconds(0));
    give(&mut lesson, &[Command::Next]);
    assert_eq!(lesson.position(), at(2, 0));
    assert!(give(&mut lesson, &[Command::Next]).contains(&Effect::AtEnd));
}
