//! `--apply`: medians become targets in the deck.

use std::fmt::Write as _;
use std::time::Duration;

use super::{Book, ask};
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::deck::{SlideId, TargetEdit, retarget};
use crate::ledger::{Timings, clock};
use crate::source::write_duration;
use crate::store;

/// Targets are whole numbers of so many seconds.
const STEP: u64 = 5;
/// The longest target that a deck may have.
const LONGEST: u64 = 24 * 60 * 60;

/// Shows what changes, asks, and writes it into the deck's file.
pub(super) fn apply(book: &Book, timings: &Timings, yes: bool) -> Result<(), Failure> {
    let targets = targets(book, timings);
    if targets.is_empty() {
        return output::write(
            "There is no median yet: rehearse the whole talk once, or count parts with --partial.\n",
        );
    }
    let retargeted = retarget(book.loaded.texts.source(), &targets).ok_or_else(|| {
        Failure::new(
            &format!(
                "{} cannot be changed without changing more",
                book.loaded.file()
            ),
            "Write the targets into it yourself",
        )
    })?;
    if retargeted.edits.is_empty() {
        return output::write("All targets are as the medians say.\n");
    }
    output::write(&difference(book, &retargeted.edits, &targets))?;
    let question = match retargeted.edits.len() {
        1 => format!("Change this line of {}?", book.loaded.file()),
        lines => format!("Change these {lines} lines of {}?", book.loaded.file()),
    };
    if !yes && !ask::ask(&question)? {
        return output::write("Nothing was changed.\n");
    }
    store::replace(&book.path, book.loaded.texts.source(), &retargeted.text).map_err(|error| {
        Failure::new(
            &format!("cannot change {}: {error}", book.loaded.file()),
            "It is as it was: see to it, and try again",
        )
    })?;
    output::write("It is changed.\n")
}

/// The medians of the talk's slides as targets.
fn targets(book: &Book, timings: &Timings) -> Vec<(SlideId, Duration)> {
    let talk = timings.slides.iter().take(book.deck().talk_len);
    let target = |median: u64| {
        let steps = (median + STEP * 500) / (STEP * 1000);
        Duration::from_secs((steps * STEP).clamp(STEP, LONGEST))
    };
    talk.filter_map(|timing| Some((timing.id.clone(), target(timing.span.median?))))
        .collect()
}

/// What changes, by lines, and what it comes to.
fn difference(book: &Book, edits: &[TargetEdit], targets: &[(SlideId, Duration)]) -> String {
    let deck = book.deck();
    let mut text = String::new();
    for edit in edits {
        let title = deck.slides.get(edit.slide).and_then(|it| it.title.as_ref());
        let title = title.map(crate::text::plain).unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}: {title}", deck.number(edit.slide));
        if let Some(old) = &edit.old {
            let _ = writeln!(text, "{:>6} - {old}", edit.line);
        }
        let _ = writeln!(text, "{:>6} + {}", edit.line, edit.new);
    }
    let target = |slide: &crate::deck::Slide| {
        let new = targets.iter().find(|(id, _)| *id == slide.id);
        new.map(|(_, target)| *target).or(slide.target)
    };
    let talk = deck.slides.iter().take(deck.talk_len);
    let sum: Duration = talk
        .filter(|slide| !slide.optional)
        .filter_map(target)
        .sum();
    let _ = write!(text, "\nAll targets come to {}", clock(millis(sum)));
    match deck.info.duration {
        Some(duration) if sum > duration => {
            let over = write_duration(sum.saturating_sub(duration));
            let whole = clock(millis(duration));
            let _ = writeln!(text, ": {over} more than the {whole} that the talk has.");
        }
        Some(duration) => {
            let _ = writeln!(text, ", and the talk has {}.", clock(millis(duration)));
        }
        None => text.push_str(".\n"),
    }
    text
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
