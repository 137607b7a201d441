use super::*;
use crate::ledger::sample::{deck, parse, rehearsal};

/// For each slide that a run of `old` visited, the slide of `new` that it was.
fn heirs(old: &Deck, new: &Deck) -> Vec<Option<usize>> {
    let run = rehearsal(old, 0, &[]);
    let heirs = Heirs::new(new);
    let found = heirs.of(&run);
    let keys = old.slides.iter().map(Key::of);
    keys.map(|key| found.get(&key).copied()).collect()
}

#[test]
fn slides_are_found_where_they_moved() {
    let old = deck(&["Ash", "Birch", "Cedar"]);
    assert_eq!(
        heirs(&old, &deck(&["Cedar", "Ash", "Elm", "Birch"])),
        [Some(1), Some(3), Some(0)]
    );
}

#[test]
fn an_edited_slide_is_found_by_its_name_and_a_renamed_one_by_what_it_says() {
    let slide = |id: &str, text: &str| format!("[[slides]]\nid = \"{id}\"\ntext = \"{text}\"\n");
    let old = parse(&(slide("a", "one") + &slide("b", "two")));
    let new = parse(&(slide("c", "two") + &slide("a", "more")));
    assert_eq!(heirs(&old, &new), [Some(1), Some(0)]);
}

#[test]
fn a_new_slide_of_the_same_title_does_not_take_the_times_of_those_after_it() {
    let slide = |text: &str| format!("[[slides]]\ntitle = \"Questions\"\ntext = \"{text}\"\n");
    let old = parse(&(slide("one") + &slide("two")));
    let new = parse(&(slide("new") + &slide("one") + &slide("two")));
    assert_eq!(heirs(&old, &new), [Some(1), Some(2)]);
}

#[test]
fn of_slides_that_say_the_same_each_stays_itself() {
    let slide = |id: &str, text: &str| format!("[[slides]]\nid = \"{id}\"\ntext = \"{text}\"\n");
    let old = parse(&(slide("a", "same") + &slide("b", "same")));
    let new = parse(&(slide("a", "edited") + &slide("b", "same")));
    assert_eq!(heirs(&old, &new), [Some(0), Some(1)]);
}

#[test]
fn what_is_gone_is_gone() {
    assert_eq!(
        heirs(&deck(&["Ash", "Birch"]), &deck(&["Birch"])),
        [None, Some(0)]
    );
}
