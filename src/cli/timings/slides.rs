//! The slides of a deck with their times, as a table and as bars.

use std::fmt::Write as _;

use super::paint::Tone;
use super::table::{CUT, Cell, Column, KEPT, Table, column, fit};
use super::{Book, Look};
use crate::deck::Deck;
use crate::ledger::{Against, Kind, Run, Span, Timing, Timings, Verdict, clock, millis};
use crate::text::Clean;

/// The runs that a trend shows, the latest.
const TREND: usize = 10;
/// The columns of the longest bar.
const BAR: usize = 40;
/// The ends of bars.
const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

const COLUMNS: [Column; 11] = [
    column("#", true, KEPT),
    column("slide", false, CUT),
    column("target", true, 9),
    column("last", true, KEPT),
    column("", false, KEPT),
    column("median", true, 8),
    column("best", true, 5),
    column("trend", false, 4),
    column("visits", true, 2),
    column("over or under", false, KEPT),
    column("notes", true, 3),
];

/// What is said of runs that passed all slides by.
const NOTHING_SHOWN: &str = "No slide was shown for a second or longer.\n";

/// All that there is to see: the worst slides, the table, and what is to be known of it.
pub(super) fn all(book: &Book, timings: &Timings, kind: Option<Kind>, look: Look) -> String {
    let mut text = head(book, timings, kind, look);
    if !timings.worst().is_empty() {
        text += &worst(book.deck(), timings, look);
        text.push('\n');
    }
    text += &table(book.deck(), timings, look);
    text += &gone(timings);
    text
}

/// The deck, and the runs of it that are of this kind, if one is chosen.
pub(super) fn head(book: &Book, timings: &Timings, kind: Option<Kind>, look: Look) -> String {
    let runs = match (timings.runs, timings.partial) {
        (1, 0) => "1 run".to_owned(),
        (1, _) => "1 run, a partial one".to_owned(),
        (runs, 0) => format!("{runs} runs"),
        (runs, partial) => format!("{runs} runs, {partial} of them partial"),
    };
    let mut last = book.ledger.runs.iter().rev();
    let last = last.find(|run| kind.is_none_or(|kind| run.is(kind)));
    let last = last.and_then(when);
    let last = last.map_or_else(String::new, |last| format!(", the last {last}"));
    let title = look
        .paint
        .paint(Tone::Head, book.deck().info.title.as_str());
    format!("{title}: {runs}{last}\n\n")
}

fn when(run: &Run) -> Option<String> {
    let start = run.start.as_ref()?;
    let kind = match start.kind {
        Kind::Rehearsal => "rehearsal",
        Kind::Lesson => "lesson",
    };
    Some(format!("a {kind} of {}", start.at.short()))
}

/// The slides that are furthest from their targets, as bars.
pub(super) fn worst(deck: &Deck, timings: &Timings, look: Look) -> String {
    let worst = timings.worst();
    if shown(timings).is_empty() {
        return NOTHING_SHOWN.to_owned();
    }
    if worst.is_empty() {
        return "Every slide with a target keeps to it.\n".to_owned();
    }
    let head = look.paint.paint(Tone::Head, "Furthest from their targets");
    format!("{head}\n{}", drawn(deck, &worst, look))
}

/// All slides that were shown, as bars.
pub(super) fn bars(deck: &Deck, timings: &Timings, look: Look) -> String {
    let shown = shown(timings);
    if shown.is_empty() {
        return NOTHING_SHOWN.to_owned();
    }
    drawn(deck, &shown, look)
}

/// The slides that have a time.
fn shown(timings: &Timings) -> Vec<&Timing> {
    let slides = timings.slides.iter();
    slides.filter(|it| it.span.usual().is_some()).collect()
}

fn drawn(deck: &Deck, timings: &[&Timing], look: Look) -> String {
    let longest = |timing: &&Timing| timing.span.usual().max(timing.span.target);
    let longest = timings.iter().filter_map(longest).max().unwrap_or_default();
    // What stands beside a bar, and the least that a title needs.
    let bar_columns = look.columns.saturating_sub(60).clamp(8, BAR);
    let mut table = Table::new(&[
        column("", true, KEPT),
        column("", false, CUT),
        column("", false, KEPT),
        column("", true, KEPT),
        column("", false, 1),
    ]);
    for timing in timings {
        let usual = timing.span.usual().unwrap_or_default();
        let times = match timing.span.target {
            Some(target) => format!("{} of {}", clock(usual), clock(target)),
            None => clock(usual),
        };
        let against = timing.span.against();
        table.row(vec![
            deck.number(timing.slide).into(),
            name(timing).into(),
            Cell {
                text: bar(usual, timing.span.target, longest, bar_columns),
                tone: against.map_or(Tone::Plain, |against| against.verdict.into()),
            },
            times.into(),
            verdict(against),
        ]);
    }
    let (text, _) = table.text(look.columns, look.paint);
    // Its heads are empty.
    text.trim_start_matches('\n').to_owned()
}

/// A bar of `time`, with a mark at `target`, where `longest` takes all `columns`.
fn bar(time: u64, target: Option<u64>, longest: u64, columns: usize) -> String {
    let scale = |time: u64| {
        let eighths = u128::try_from(columns * 8).unwrap_or_default() * u128::from(time);
        let eighths = eighths / u128::from(longest.max(1));
        usize::try_from(eighths).unwrap_or_default()
    };
    let filled = scale(time);
    let mark = target.map(|target| scale(target).saturating_sub(1) / 8);
    let end = filled.div_ceil(8).max(mark.map_or(0, |mark| mark + 1));
    let part = |at: usize| match filled.saturating_sub(at * 8) {
        _ if mark == Some(at) => "│",
        0 => " ",
        8.. => "█",
        eighths => EIGHTHS.get(eighths).copied().unwrap_or_default(),
    };
    (0..end).map(part).collect()
}

fn table(deck: &Deck, timings: &Timings, look: Look) -> String {
    let mut table = Table::new(&COLUMNS);
    for timing in &timings.slides {
        let span = &timing.span;
        let target = span.target.map(|target| {
            let target = clock(target);
            if timing.shared {
                format!("({target})")
            } else {
                target
            }
        });
        let mut marks = String::new();
        if span.last_is_partial {
            marks.push('*');
        }
        if timing.edited {
            marks.push('~');
        }
        let notes = timing.notes.map(|notes| {
            let (quick, slow) = (
                clock(millis(notes.quickest())),
                clock(millis(notes.slowest())),
            );
            format!("{quick}–{slow}")
        });
        table.row(vec![
            deck.number(timing.slide).into(),
            name(timing).into(),
            target.unwrap_or_default().into(),
            time(span.last),
            marks.into(),
            time(span.median),
            time(span.best),
            trend(&span.trend).into(),
            visits(timing.visits),
            verdict(span.against()),
            notes.unwrap_or_default().into(),
        ]);
    }
    let talk = &timings.talk;
    let row = |span: &Span| {
        vec![
            Cell::default(),
            "the talk".into(),
            time(span.target),
            time(span.last),
            if span.last_is_partial { "*" } else { "" }.into(),
            time(span.median),
            time(span.best),
            trend(&span.trend).into(),
            Cell::default(),
            verdict(span.against()),
            Cell::default(),
        ]
    };
    table.row(row(talk));
    let (mut text, left_out) = table.text(look.columns, look.paint);
    text.push('\n');
    text += &legend(timings, &left_out);
    text
}

/// What is to be known of the table.
fn legend(timings: &Timings, left_out: &[&str]) -> String {
    let any = |is: fn(&Timing) -> bool| timings.slides.iter().any(is);
    let mut lines = vec!["Times are minutes and seconds, without discussions.".to_owned()];
    if any(|it| it.shared) {
        lines.push("(0:00) is a share of what the timed slides leave of the talk.".to_owned());
    }
    if any(|it| it.span.last_is_partial) || timings.talk.last_is_partial {
        let partial = if timings.counted < timings.runs {
            "* is of a partial run, which counts in no median."
        } else {
            "* is of a partial run."
        };
        lines.push(partial.to_owned());
    }
    if any(|it| it.edited) {
        lines.push("~ was edited since it was shown.".to_owned());
    }
    if any(|it| it.notes.is_some()) && !left_out.contains(&"notes") {
        lines.push("Notes: how long they take to say, at 165 to 100 words a minute.".to_owned());
    }
    if timings.counted == 0 {
        lines.push(
            "No run went through the whole talk yet, so there are no medians; --partial counts parts."
                .to_owned(),
        );
    }
    if !left_out.is_empty() {
        lines.push(format!(
            "Wider terminals also show: {}.",
            left_out.join(", ")
        ));
    }
    lines.join("\n") + "\n"
}

fn gone(timings: &Timings) -> String {
    if timings.gone.is_empty() {
        return String::new();
    }
    let mut text = "\nNot in the deck any more:\n".to_owned();
    for gone in &timings.gone {
        let name = if gone.title.is_blank() {
            Clean::line(&gone.id.0)
        } else {
            gone.title.clone()
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {} {name}", clock(gone.last));
    }
    text
}

/// How a time stands against its target, with a sign and in words.
pub(super) fn verdict(against: Option<Against>) -> Cell {
    let Some(Against { by, verdict }) = against else {
        return Cell::default();
    };
    let by = clock(by.unsigned_abs());
    Cell {
        text: match verdict {
            Verdict::Under => format!("▼ {by} under"),
            Verdict::Near => "= near".to_owned(),
            Verdict::Over => format!("▲ {by} over"),
        },
        tone: verdict.into(),
    }
}

/// What a slide is called: its title, or its id.
fn name(timing: &Timing) -> String {
    let name = if timing.title.is_blank() {
        Clean::line(&timing.id.0)
    } else {
        timing.title.clone()
    };
    fit(name.as_str(), 60)
}

fn time(time: Option<u64>) -> Cell {
    time.map_or_else(Cell::default, |time| clock(time).into())
}

fn visits(visits: usize) -> Cell {
    match visits {
        0 => Cell::default(),
        visits => visits.to_string().into(),
    }
}

/// A line of the latest times, each between the shortest and the longest.
fn trend(times: &[Option<u64>]) -> String {
    const STEPS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
    let latest = times
        .get(times.len().saturating_sub(TREND)..)
        .unwrap_or(times);
    let known = || latest.iter().flatten().copied();
    // One time is no trend.
    let (Some(least), Some(most), 2..) = (known().min(), known().max(), known().count()) else {
        return String::new();
    };
    let step = |time: u64| {
        let part = (time - least).saturating_mul(7) / (most - least).max(1);
        usize::try_from(part).unwrap_or_default()
    };
    let steps = latest.iter().map(|time| match time {
        Some(time) => STEPS.get(step(*time)).copied().unwrap_or_default(),
        None => "·",
    });
    steps.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::width;

    #[test]
    fn a_bar_is_as_long_as_its_time_and_marks_its_target() {
        assert_eq!(bar(80, None, 80, 8), "████████");
        assert_eq!(bar(40, None, 80, 8), "████");
        assert_eq!(bar(45, None, 80, 8), "████▌");
        assert_eq!(bar(40, Some(80), 80, 8), "████   │");
        assert_eq!(bar(80, Some(40), 80, 8), "███│████");
        assert_eq!(bar(0, Some(80), 80, 8), "       │");
        assert_eq!(bar(0, None, 0, 8), "");
    }

    #[test]
    fn a_trend_shows_the_latest_times_between_the_shortest_and_the_longest() {
        assert_eq!(trend(&[]), "");
        assert_eq!(trend(&[Some(5)]), "");
        assert_eq!(trend(&[Some(5), Some(5)]), "▁▁");
        assert_eq!(trend(&[Some(10), None, Some(80), Some(45)]), "▁·█▄");
        let many: Vec<_> = (0..30).map(Some).collect();
        assert_eq!(width(&trend(&many)), TREND);
    }

    proptest! {
        #[test]
        fn no_bar_is_longer_than_its_room(
            time in 0_u64..u64::MAX, target in prop::option::of(0_u64..u64::MAX), columns in 1_usize..60,
        ) {
            let longest = Some(time).max(target).unwrap_or_default();
            prop_assert!(width(&bar(time, target, longest, columns)) <= columns);
        }
    }
}
