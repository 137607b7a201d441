use proptest::prelude::*;

use super::*;
use crate::ledger::record::Part;
use crate::ledger::sample::{deck, ledger, parse, rehearsal};

fn timed() -> Deck {
    parse(
        "[deck]\nduration = \"4m\"\n\
         [[slides]]\ntitle = \"Ash\"\ntarget = \"1m\"\n\
         [[slides]]\ntitle = \"Birch\"\nnotes = \"Ten words that are said in well under ten seconds flat.\"\n\
         [[slides]]\ntitle = \"Cedar\"\n\
         [[slides]]\ntitle = \"Elm\"\noptional = true\n",
    )
}

#[test]
fn a_slide_has_its_last_median_and_best_time_and_its_trend() {
    let deck = timed();
    let runs = [[50, 80, 90], [70, 100, 88], [64, 130, 92]];
    let runs = runs.iter().zip(0..).map(|(times, number)| {
        let visits: Vec<_> = times.iter().copied().enumerate().collect();
        rehearsal(&deck, number, &visits)
    });
    let timings = Timings::of(&deck, &ledger(runs.collect()), Choice::default());
    let ash = &timings.slides[0];
    assert_eq!(ash.span.target, Some(60_000));
    assert_eq!(
        (ash.span.last, ash.span.median),
        (Some(64_000), Some(64_000))
    );
    assert_eq!(ash.span.best, Some(64_000), "nearest to the target");
    assert_eq!(ash.span.trend, [Some(50_000), Some(70_000), Some(64_000)]);
    assert_eq!((ash.visits, ash.shared, ash.edited), (3, false, false));
    let birch = &timings.slides[1];
    assert_eq!((birch.span.target, birch.shared), (Some(90_000), true));
    assert!(birch.notes.is_some());
    let elm = &timings.slides[3];
    assert_eq!((elm.span.target, elm.span.last), (None, None));
    assert_eq!(timings.talk.target, Some(240_000));
    assert_eq!(timings.talk.last, Some(286_000));
    assert_eq!((timings.counted, timings.partial), (3, 0));
}

#[test]
fn partial_runs_are_last_but_in_no_median_unless_that_is_asked_for() {
    let deck = deck(&["Ash", "Birch"]);
    let mut part = rehearsal(&deck, 1, &[(0, 90)]);
    if let Some(start) = &mut part.start {
        start.part = Part::As(Clean::line("Ada"));
    }
    let mut left = rehearsal(&deck, 2, &[(0, 80)]);
    if let Some(end) = &mut left.end {
        end.complete = false;
    }
    let mut broken = rehearsal(&deck, 3, &[(0, 70)]);
    broken.end = None;
    let mut damaged = rehearsal(&deck, 4, &[(0, 60)]);
    damaged.start = None;
    let ledger = ledger(vec![
        rehearsal(&deck, 0, &[(0, 10), (1, 10)]),
        part,
        left,
        broken,
        damaged,
    ]);
    let timings = Timings::of(&deck, &ledger, Choice::default());
    let span = &timings.slides[0].span;
    assert_eq!((span.last, span.last_is_partial), (Some(60_000), true));
    assert_eq!((span.median, span.trend.len()), (Some(10_000), 1));
    assert_eq!((timings.counted, timings.partial), (1, 4));
    let all = Choice {
        partial: true,
        ..Choice::default()
    };
    let timings = Timings::of(&deck, &ledger, all);
    assert_eq!(timings.slides[0].span.median, Some(70_000));
}

#[test]
fn visits_to_a_slide_add_up_and_those_in_passing_are_none() {
    let deck = deck(&["Ash", "Birch", "Cedar"]);
    let mut run = rehearsal(&deck, 0, &[(0, 10), (1, 0), (0, 5), (0, 5), (2, 9)]);
    run.visits[1].spent_ms = 999;
    let timings = Timings::of(&deck, &ledger(vec![run]), Choice::default());
    let ash = &timings.slides[0];
    assert_eq!(ash.span.last, Some(20_000));
    assert_eq!(ash.visits, 2, "a save parts no visit");
    let birch = &timings.slides[1];
    assert_eq!((birch.visits, birch.span.last), (0, None));
    assert_eq!(birch.span.trend, [None]);
}

#[test]
fn discussions_are_counted_apart() {
    let deck = deck(&["Ash"]);
    let mut run = rehearsal(&deck, 0, &[(0, 10)]);
    run.visits[0].discussion_ms = 300_000;
    let timings = Timings::of(&deck, &ledger(vec![run]), Choice::default());
    assert_eq!(timings.slides[0].span.last, Some(10_000));
    assert_eq!(timings.slides[0].discussion, Some(300_000));
    assert_eq!(timings.talk.last, Some(10_000));
}

#[test]
fn edited_slides_keep_their_times_and_say_so_and_gone_ones_are_listed() {
    let old = deck(&["Ash", "Birch"]);
    let new = parse("[[slides]]\ntitle = \"Ash\"\ntext = \"Something else.\"\n");
    let run = rehearsal(&old, 0, &[(0, 10), (1, 20)]);
    let timings = Timings::of(&new, &ledger(vec![run]), Choice::default());
    assert_eq!(timings.slides[0].span.last, Some(10_000));
    assert!(timings.slides[0].edited);
    let gone = Gone {
        id: SlideId("birch".to_owned()),
        title: Clean::line("Birch"),
        last: 20_000,
        visits: 1,
    };
    assert_eq!(timings.gone, [gone]);
}

#[test]
fn small_differences_are_near_enough() {
    let verdict = |time: u64, target: u64| Against::of(time * 1000, target * 1000).verdict;
    assert_eq!(verdict(65, 60), Verdict::Near);
    assert_eq!(verdict(67, 60), Verdict::Over);
    assert_eq!(verdict(54, 60), Verdict::Near);
    assert_eq!(verdict(53, 60), Verdict::Under);
    assert_eq!(verdict(14, 10), Verdict::Near);
    assert_eq!(verdict(660, 600), Verdict::Near);
    assert_eq!(verdict(661, 600), Verdict::Over);
}

#[test]
fn the_worst_come_first_and_are_five_at_most() {
    let titles = ["A", "B", "C", "D", "E", "F", "G"];
    let slides = titles.map(|title| format!("[[slides]]\ntitle = \"{title}\"\ntarget = \"1m\"\n"));
    let deck = parse(&slides.concat());
    let visits = [
        (0, 60),
        (1, 80),
        (2, 30),
        (3, 200),
        (4, 90),
        (5, 70),
        (6, 100),
    ];
    let run = rehearsal(&deck, 0, &visits);
    let timings = Timings::of(&deck, &ledger(vec![run]), Choice::default());
    let worst: Vec<usize> = timings.worst().iter().map(|it| it.slide).collect();
    assert_eq!(worst, [3, 6, 2, 4, 1]);
}

proptest! {
    #[test]
    fn the_median_has_as_many_times_below_as_above(times in prop::collection::vec(0..u64::MAX, 1..20)) {
        let median = median(times.clone()).unwrap();
        let below = times.iter().filter(|time| **time < median).count();
        let above = times.iter().filter(|time| **time > median).count();
        prop_assert!(below <= times.len() / 2 && above <= times.len() / 2);
        let (least, most) = (*times.iter().min().unwrap(), *times.iter().max().unwrap());
        prop_assert!((least..=most).contains(&median));
    }

    #[test]
    fn a_median_does_not_hang_on_the_order_of_runs(
        (times, shuffled) in prop::collection::vec(0..1_000_000_u64, 0..20)
            .prop_flat_map(|times| (Just(times.clone()), Just(times).prop_shuffle()))
    ) {
        prop_assert_eq!(median(times), median(shuffled));
    }
}
