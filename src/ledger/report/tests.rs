use super::*;
use crate::ledger::sample::{parse, rehearsal};
use crate::ledger::{PhaseSpent, RunId};

const DECK: &str = r#"
[deck]
title = "Tides & *moons*"
duration = "10m"

[[slides]]
title = "The sea"
target = "2m"

[[slides]]
title = "The moon"
optional = true

[[slides]]
title = "High water"
bullets = ["a", "b"]
reveal = "bullets"
discussion = { question = "When is the tide *highest*?", think = "1m", pair = "2m", options = ["Full moon", "Half | moon"], correct = 1 }

[[slides]]
title = "Ebb"
discussion = "What then?"

[[slides]]
title = "Extra"
backup = true
"#;

fn heard(run: &RunId, slide: &Key, number: u32, text: &str) -> Heard {
    Heard {
        run: run.clone(),
        slide: slide.clone(),
        at_ms: 0,
        number,
        text: Clean::line(text),
        pinned: number == 2,
        struck: number == 3,
    }
}

fn lesson() -> (Run, Deck) {
    let deck = parse(DECK);
    let mut run = rehearsal(&deck, 1, &[(0, 130), (2, 95)]);
    let slide = Key::of(&deck.slides[2]);
    let visit = &mut run.visits[1];
    visit.discussion_ms = 200_000;
    (visit.revealed, visit.reveals) = (2, 2);
    visit.phases = [(Phase::Think, 65_000), (Phase::Pair, 120_000)]
        .map(|(phase, spent_ms)| PhaseSpent { phase, spent_ms })
        .to_vec();
    let id = run.id.clone();
    run.heard = vec![
        heard(&id, &slide, 1, "# At *full* moon"),
        heard(&id, &slide, 2, "<b>When both pull</b>"),
        heard(&id, &slide, 3, "never said"),
    ];
    let count = |round, option, hands| Count {
        run: id.clone(),
        slide: slide.clone(),
        at_ms: 0,
        round,
        option,
        hands,
    };
    run.counts = vec![
        count(Round::First, 1, 5),
        count(Round::First, 2, 12),
        count(Round::Second, 1, 15),
    ];
    if let Some(end) = &mut run.end {
        end.elapsed_ms = 425_000;
        end.paused_ms = 61_000;
        end.complete = false;
    }
    (run, deck)
}

#[test]
fn a_report_tells_what_happened() {
    let (run, deck) = lesson();
    insta::assert_snapshot!(report(&run, &deck));
}

#[test]
fn the_next_time_starts_where_this_one_stopped() {
    let (mut run, deck) = lesson();
    let next = |run: &Run| {
        let report = report(run, &deck);
        report.lines().last().unwrap().to_owned()
    };
    assert_eq!(next(&run), "Start on slide 4: Ebb.");
    run.visits[1].revealed = 1;
    assert_eq!(
        next(&run),
        "Start on slide 3: High water: 1 of its 2 steps were shown."
    );
    let visit = &mut run.visits[1];
    visit.revealed = 2;
    visit.discussion_ms = 0;
    visit.phases.clear();
    assert_eq!(
        next(&run),
        "Start on slide 3: High water, with its question."
    );
    run.visits.clear();
    assert_eq!(
        next(&run),
        "Start at the beginning: nothing of the talk was shown."
    );
    let mut run = rehearsal(&deck, 1, &[(3, 5), (4, 5)]);
    run.visits[0].discussion_ms = 1;
    assert_eq!(next(&run), "The talk came to its end.");
}

#[test]
fn a_slide_that_is_gone_is_named_as_it_was_called() {
    let (run, _) = lesson();
    let report = report(&run, &parse("[[slides]]\ntitle = \"The sea\"\n"));
    assert!(
        report.contains("| High water (not in the deck any more) | | 1:35 | |"),
        "{report}"
    );
}

#[test]
fn a_run_of_which_nothing_is_known_makes_a_page() {
    let (mut run, deck) = lesson();
    run.start = None;
    run.end = None;
    run.visits.clear();
    run.heard.clear();
    run.counts.clear();
    assert!(report(&run, &deck).contains("Nothing."));
}
