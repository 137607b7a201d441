//! Planned time against spent time.

use super::*;
use crate::deck::{Deck, DeckInfo, Slide};
use crate::lesson::{Limit, Plan, Verdict};

const MINUTE: Duration = Duration::from_secs(60);

/// Slides of these targets in minutes; 0 is none.
fn timed(targets: &[u32], duration: Option<u32>) -> Deck {
    let slides = targets.iter().enumerate().map(|(index, target)| Slide {
        target: (*target > 0).then(|| MINUTE * *target),
        ..slide(&format!("s{index}"))
    });
    Deck {
        info: DeckInfo {
            duration: duration.map(|minutes| MINUTE * minutes),
            ..DeckInfo::default()
        },
        ..deck(slides.collect(), 0)
    }
}

fn targets(plan: &Plan, slides: usize) -> Vec<u64> {
    let minutes = |slide| plan.target(slide).map_or(0, |target| target.as_secs() / 60);
    (0..slides).map(minutes).collect()
}

#[test]
fn untimed_slides_share_what_is_left_of_the_duration() {
    let plan = Plan::of(&timed(&[4, 0, 0], Some(10)), None);
    assert_eq!(targets(&plan, 3), [4, 3, 3]);
    assert_eq!(plan.talk(), Some(10 * MINUTE));
}

#[test]
fn optional_and_backup_slides_stand_outside() {
    let mut deck = timed(&[2, 3, 0, 5], Some(10));
    deck.slides[1].optional = true;
    deck.talk_len = 3;
    assert_eq!(targets(&Plan::of(&deck, None), 4), [2, 0, 8, 0]);
}

#[test]
fn without_a_duration_the_targets_are_the_plan() {
    let plan = Plan::of(&timed(&[4, 0], None), None);
    assert_eq!(
        (targets(&plan, 2), plan.talk()),
        (vec![4, 0], Some(4 * MINUTE))
    );
    assert_eq!(Plan::of(&timed(&[0, 0], None), None).talk(), None);
}

#[test]
fn a_limit_for_the_whole_leaves_the_discussions_their_time() {
    let mut deck = timed(&[0, 0], Some(99));
    deck.slides[0].discussion = Some(Box::new(crate::deck::Discussion {
        think: Some(MINUTE),
        pair: Some(3 * MINUTE),
        share: None,
        ..question(Opens::Next, 0)
    }));
    let plan = Plan::of(&deck, Some(Limit::Whole(10 * MINUTE)));
    assert_eq!(targets(&plan, 2), [3, 3]);
    assert_eq!(plan.discussions(), 4 * MINUTE);
    let plan = Plan::of(&deck, Some(Limit::Talk(10 * MINUTE)));
    assert_eq!(targets(&plan, 2), [5, 5]);
}

/// Goes through a deck and says, at the second of each pair after so many presses of Next, by how
/// much the talk is late.
fn late(deck: &Deck, presses: &[u64], at: u64) -> i64 {
    let plan = Plan::of(deck, None);
    let mut lesson = Lesson::new(deck);
    lesson.apply(Command::ToggleClock, seconds(0));
    for press in presses {
        lesson.apply(Command::NextSlide, seconds(*press));
    }
    let pace = lesson.pace(deck, &plan, seconds(at));
    pace.planned.unwrap().late
}

#[test]
fn the_difference_is_measured_within_the_slide() {
    let deck = timed(&[2, 2, 2], None);
    assert_eq!(late(&deck, &[], 60), 0, "in the middle of the first");
    assert_eq!(late(&deck, &[], 150), 30, "half a minute over");
    assert_eq!(late(&deck, &[90], 100), -30, "half a minute saved");
    assert_eq!(late(&deck, &[150], 160), 30);
    assert_eq!(
        late(&deck, &[10, 20], 30),
        -220,
        "a slide was all but skipped"
    );
}

#[test]
fn a_slide_shown_again_is_not_planned_again() {
    let deck = timed(&[1, 1, 1], None);
    let plan = Plan::of(&deck, None);
    let mut lesson = Lesson::new(&deck);
    lesson.apply(Command::ToggleClock, seconds(0));
    lesson.apply(Command::NextSlide, seconds(60));
    lesson.apply(Command::PreviousSlide, seconds(90));
    let planned = lesson.pace(&deck, &plan, seconds(100)).planned.unwrap();
    assert_eq!(planned.late, 10, "the ten seconds spent on it again");
}

#[test]
fn discussions_never_make_the_talk_late() {
    let mut deck = timed(&[1, 1], None);
    deck.slides[0].discussion = Some(Box::new(question(Opens::Next, 1)));
    let plan = Plan::of(&deck, None);
    let mut lesson = Lesson::new(&deck);
    lesson.apply(Command::ToggleClock, seconds(0));
    lesson.apply(Command::Next, seconds(60));
    lesson.apply(Command::Next, seconds(70));
    let pace = lesson.pace(&deck, &plan, seconds(500));
    assert_eq!(pace.talk, MINUTE);
    assert_eq!(pace.discussions, Duration::from_secs(440));
    let planned = pace.planned.unwrap();
    assert_eq!((planned.late, planned.verdict), (0, Verdict::OnTime));
}

#[test]
fn small_differences_mean_nothing_in_a_long_talk() {
    let verdict = |minutes, at| {
        let deck = timed(&[minutes], None);
        let lesson = {
            let mut lesson = Lesson::new(&deck);
            lesson.apply(Command::ToggleClock, seconds(0));
            lesson
        };
        let plan = Plan::of(&deck, None);
        let pace = lesson.pace(&deck, &plan, seconds(at));
        pace.planned.unwrap().verdict
    };
    assert_eq!(verdict(40, 40 * 60 + 30), Verdict::OnTime);
    assert_eq!(verdict(40, 40 * 60 + 31), Verdict::Late);
    assert_eq!(verdict(1, 66), Verdict::Late);
}

#[test]
fn it_ends_later_at_a_slower_pace_and_names_what_can_be_skipped() {
    let mut deck = timed(&[4, 4, 3, 4], None);
    deck.slides[2].optional = true;
    let plan = Plan::of(&deck, None);
    let mut lesson = Lesson::new(&deck);
    lesson.apply(Command::ToggleClock, seconds(0));
    lesson.apply(Command::NextSlide, seconds(360));
    let pace = lesson.pace(&deck, &plan, seconds(360));
    assert_eq!(pace.optional, [2]);
    let planned = pace.planned.unwrap();
    assert_eq!(planned.ends_in, 12 * MINUTE, "six minutes for each four");
    assert_eq!((planned.slides_left, planned.for_each), (2, 3 * MINUTE));
    assert_eq!((planned.total, planned.left), (12 * MINUTE, 6 * MINUTE));
}
