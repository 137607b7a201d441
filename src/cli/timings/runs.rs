//! The runs of a deck, and two of them side by side.

use super::Look;
use super::paint::Tone;
use super::table::{CUT, Cell, KEPT, Table, column};
use crate::deck::Deck;
use crate::ledger::{Comparison, Gap, Kind, Ledger, Pair, Part, Run, clock};
use crate::text::Clean;

/// What is said where a kind is chosen that no run is of.
pub(super) const NONE_OF_THIS_KIND: &str = "There is no run of this kind.\n";

/// All runs, the earliest first.
pub(super) fn list(ledger: &Ledger, kind: Option<Kind>, look: Look) -> String {
    let runs = ledger.runs.iter();
    let runs: Vec<&Run> = runs
        .filter(|run| kind.is_none_or(|kind| run.is(kind)))
        .collect();
    if runs.is_empty() {
        return NONE_OF_THIS_KIND.to_owned();
    }
    table(&runs, look)
}

/// One run.
pub(super) fn one(run: &Run, look: Look) -> String {
    table(&[run], look)
}

fn table(runs: &[&Run], look: Look) -> String {
    let mut table = Table::new(&[
        column("run", false, KEPT),
        column("when", false, 3),
        column("kind", false, 2),
        column("length", true, KEPT),
        column("how far", false, 4),
        column("label", false, CUT),
    ]);
    for run in runs {
        let start = run.start.as_ref();
        let label = start.and_then(|start| start.label.as_ref());
        table.row(vec![
            run.id.as_str().into(),
            start
                .map_or_else(String::new, |start| start.at.short())
                .into(),
            start.map_or("", |start| kind(start.kind)).into(),
            clock(run.elapsed_ms()).into(),
            how_far(run).into(),
            label.map_or("", Clean::as_str).into(),
        ]);
    }
    table.text(look.columns, look.paint).0
}

pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Rehearsal => "rehearsal",
        Kind::Lesson => "lesson",
    }
}

/// How much of the talk a run went through.
pub(super) fn how_far(run: &Run) -> String {
    match run.gap() {
        None => "whole".to_owned(),
        Some(Gap::Part(Part::Whole)) => "part".to_owned(),
        Some(Gap::Part(Part::From(number))) => format!("from {number}"),
        Some(Gap::Part(Part::Only(section))) => format!("only {section}"),
        Some(Gap::Part(Part::As(speaker))) => format!("as {speaker}"),
        Some(Gap::Left) => "left early".to_owned(),
        Some(Gap::BrokenOff) => "broke off".to_owned(),
        Some(Gap::NoStart) => "its start is lost".to_owned(),
    }
}

/// Two runs side by side.
pub(super) fn compare(deck: &Deck, first: &Run, second: &Run, look: Look) -> String {
    let comparison = Comparison::of(deck, first, second);
    let mut table = Table::new(&[
        column("#", true, KEPT),
        column("slide", false, CUT),
        column("A", true, KEPT),
        column("B", true, KEPT),
        column("", false, KEPT),
    ]);
    for pair in &comparison.slides {
        let Some(slide) = deck.slides.get(pair.slide) else {
            continue;
        };
        let title = slide.title.as_ref().map(crate::text::plain);
        let name = title.unwrap_or_else(|| slide.id.0.clone());
        table.row(row(deck.number(pair.slide), &name, pair));
    }
    for pair in &comparison.gone {
        table.row(row("gone".to_owned(), &pair.slide.0, pair));
    }
    let (first_total, second_total) = comparison.total;
    let total = Pair {
        slide: (),
        first: Some(first_total),
        second: Some(second_total),
    };
    table.row(row(String::new(), "together", &total));
    let said = |name: &str, run: &Run| {
        let start = run.start.as_ref();
        let when = start.map_or_else(String::new, |start| format!(", {}", start.at.short()));
        format!("{name}: {}{when}, {}\n", run.id, how_far(run))
    };
    let heads = said("A", first) + &said("B", second);
    format!("{heads}\n{}", table.text(look.columns, look.paint).0)
}

fn row<S>(number: String, name: &str, pair: &Pair<S>) -> Vec<Cell> {
    let time = |time: Option<u64>| time.map_or_else(String::new, clock);
    let difference = pair.difference().map_or_else(Cell::default, |by| {
        let (text, tone) = match by {
            // Less than half a second is none.
            -499..=499 => ("=".to_owned(), Tone::Plain),
            500.. => (format!("+ {} longer", clock(by.unsigned_abs())), Tone::Over),
            _ => (
                format!("- {} shorter", clock(by.unsigned_abs())),
                Tone::Under,
            ),
        };
        Cell { text, tone }
    });
    vec![
        number.into(),
        Clean::line(name).as_str().into(),
        time(pair.first).into(),
        time(pair.second).into(),
        difference,
    ]
}
