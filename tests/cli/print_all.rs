//! `--print --all`: a deck as linear text.

use super::{DECK, folder, run};

#[test]
fn the_whole_deck_is_printed_line_by_line() {
    let here = folder("print-all", &[("slides.toml", DECK)]);
    let printed = run(&here, &["--print", "--all"]);
    assert_eq!((printed.code, printed.stderr.as_str()), (Some(0), ""));
    insta::assert_snapshot!(printed.stdout, @"
    Tides
    2 slides

    Slide 1 of 2: Why the sea comes and goes
    List of 3:
    - The moon pulls
    - The earth turns
    - The sea follows

    Slide 2 of 2: Spring and neap
    When sun and moon pull together, tides are high.
    ");
}

#[test]
fn it_begins_where_it_is_asked_to_with_what_is_asked_for() {
    let here = folder("print-all-from", &[("slides.toml", DECK)]);
    let printed = run(&here, &["--print", "--all", "--questions", "--start", "2"]);
    assert_eq!((printed.code, printed.stderr.as_str()), (Some(0), ""));
    insta::assert_snapshot!(printed.stdout, @"
    Slide 2 of 2: Spring and neap
    When sun and moon pull together, tides are high.
    Question: When is the tide highest?
    Option A: At full moon
    Option B: At half moon
    ");
    let printed = run(&here, &["--print", "--all", "--notes"]);
    assert!(
        printed.stdout.contains("\nNotes: Bring the globe.\n"),
        "{}",
        printed.stdout
    );
}

#[test]
fn what_makes_no_sense_with_it_is_refused() {
    let here = folder("print-all-wrong", &[("slides.toml", DECK)]);
    for arguments in [
        &["--all"][..],
        &["--print", "--questions"],
        &["--print", "--all", "--size", "80x24"],
        &["--print", "--all", "--color"],
        &["--print", "--all", "--audience"],
    ] {
        let ran = run(&here, arguments);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
    }
}
