//! The list of what is wrong with the deck.

use super::*;
use crate::deck::parse;
use crate::source::{Report, Severity};
use crate::text::Clean;
use crate::viewer::Problems;

const BROKEN: &str = r#"
[deck]
titel = "The Long March of Steel"

[[slides]]
title = "Why it failed"
text = "Backyard steel was too poor to use, and furnaces cost more than they made", bulets = ["Whole factories were turned over to steel"]

[[slides]]
title = "大跃进"
bulets = ["one"]
"#;

pub(super) fn problems() -> Problems {
    let findings = parse(BROKEN).unwrap().findings;
    let file = Clean::line("slides.toml");
    findings
        .iter()
        .map(|finding| finding.report(BROKEN, &file))
        .chain([Report {
            severity: Severity::Warning,
            ..Report::of("there is no theme `papr`; did you mean `paper`?")
        }])
        .collect()
}

fn listed(scroll: usize) -> Screen {
    Screen::new().with(|it| {
        it.problems = problems();
        it.overlay = Some(Overlay::Problems { scroll });
    })
}

#[test]
fn all_problems_are_listed_with_their_places_and_remedies() {
    assert_snapshot!(listed(0).text(100, 30));
}

#[test]
fn on_a_small_screen_the_mark_stays_in_sight() {
    assert_snapshot!(listed(0).text(46, 24));
    let (_, extent) = listed(99).draw(46, 10);
    assert_eq!(extent.problems.offset, extent.problems.max);
    assert!(extent.problems.max > 10);
    assert_eq!(extent.help.max, 0);
}

#[test]
fn at_any_width_each_mark_is_under_what_it_marks() {
    for columns in 20..120 {
        let text = listed(0).text(columns, 60);
        let lines: Vec<&str> = text.lines().collect();
        let column = |line: &str, what: &str| {
            let before = line.split(what).next().unwrap();
            crate::text::width(before)
        };
        let marks = lines.windows(2).filter(|pair| pair[1].contains('^'));
        let marked = ["titel =", ", bulets", "bulets ="];
        assert_eq!(marks.clone().count(), marked.len(), "{columns}\n{text}");
        for (pair, marked) in marks.zip(marked) {
            let start = column(pair[0], marked.get(..4).unwrap());
            assert_eq!(column(pair[1], "^"), start, "{columns}\n{text}");
        }
    }
}

#[test]
fn what_keeps_the_files_from_being_shown_stands_in_the_bottom_row() {
    let stale = || {
        Screen::new().at(2).with(|it| {
            it.problems = problems();
            it.stale = it.problems.first().cloned();
        })
    };
    let row = |screen: &Screen, columns| last_row(&screen.text(columns, 24)).to_owned();
    let rows = [
        row(&stale(), 100),
        row(&stale(), 80),
        row(&stale(), 40),
        row(
            &stale().with(|it| it.notice = Some(Notice::info("Clock paused"))),
            80,
        ),
        row(
            &stale().with(|it| it.overlay = Some(Overlay::Help { scroll: 0 })),
            80,
        ),
    ];
    assert_snapshot!(rows.join("\n"));
    let blank = stale().after(&[Command::ToggleBlank]);
    assert_eq!(blank.text(80, 24).trim(), "");
}
