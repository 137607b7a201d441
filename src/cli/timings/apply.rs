//! `--apply`: medians become targets in the deck.

use std::fmt::Write as _;
use std::time::Duration;

use super::{Book, ask};
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::deck::{Deck, Retargeted, Slide, SlideId, retarget};
use crate::ledger::{Timings, clock};
use crate::source::{TextId, write_duration};
use crate::store::{self, Loaded};

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
    let Loaded { texts, parsed } = &book.loaded;
    let changed = retarget(texts, parsed, &targets).ok_or_else(|| {
        Failure::new(
            &format!(
                "{} cannot be changed without changing more",
                book.loaded.file()
            ),
            "Write the targets into it yourself",
        )
    })?;
    let kept = kept(book, &changed, &targets);
    let excuse = excuse(book.deck(), &kept);
    if changed.is_empty() {
        let none = "All targets are as the medians say.\n".to_owned();
        return output::write(&if kept.is_empty() { none } else { excuse });
    }
    output::write(&(difference(book, &changed, &targets, &kept) + &excuse))?;
    let lines: usize = changed.iter().map(|text| text.edits.len()).sum();
    let whose = match changed.as_slice() {
        [only] => texts.file_of(only.text).to_string(),
        files => format!("{} files", files.len()),
    };
    let question = match lines {
        1 => format!("Change this line of {whose}?"),
        lines => format!("Change these {lines} lines of {whose}?"),
    };
    if !yes && !ask::ask(&question)? {
        return output::write("Nothing was changed.\n");
    }
    for Retargeted { text, source, .. } in &changed {
        let path = match *text {
            TextId::MAIN => book.path.clone(),
            part => book.path.with_file_name("").join(texts.path_of(part)),
        };
        store::replace(&path, texts.source_of(*text), source).map_err(|error| {
            Failure::new(
                &format!("cannot change {}: {error}", texts.file_of(*text)),
                "It is as it was: see to it, and try again",
            )
        })?;
    }
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

/// The slides that keep their targets, although the medians are others.
fn kept(book: &Book, changed: &[Retargeted], targets: &[(SlideId, Duration)]) -> Vec<usize> {
    let edits = || changed.iter().flat_map(|text| &text.edits);
    let slides = book.deck().slides.iter().enumerate();
    let kept = slides.filter(|(index, slide)| {
        let new = targets.iter().find(|(id, _)| *id == slide.id);
        new.is_some_and(|(_, target)| slide.target != Some(*target))
            && edits().all(|edit| edit.slide != *index)
    });
    kept.map(|(index, _)| index).collect()
}

/// Says of slides that they keep their targets, and why; nothing of none.
fn excuse(deck: &Deck, kept: &[usize]) -> String {
    let numbers: Vec<String> = kept.iter().map(|index| deck.number(*index)).collect();
    let numbers = numbers.join(", ");
    match kept {
        [] => String::new(),
        [_] => format!(
            "Slide {numbers} stays as it is: it cannot be read, or its file is included several times.\n"
        ),
        _ => format!(
            "Slides {numbers} stay as they are: they cannot be read, or their files are included several times.\n"
        ),
    }
}

/// What changes, by lines, and what it comes to.
fn difference(
    book: &Book,
    changed: &[Retargeted],
    targets: &[(SlideId, Duration)],
    kept: &[usize],
) -> String {
    let deck = book.deck();
    let mut text = String::new();
    // Writing to a string cannot fail.
    let texts = &book.loaded.texts;
    let has_parts = changed.iter().any(|part| part.text != TextId::MAIN);
    let edits = changed
        .iter()
        .flat_map(|part| part.edits.iter().map(|edit| (part.text, edit)));
    let mut before = None;
    for (part, edit) in edits {
        if has_parts && before.replace(part) != Some(part) {
            let _ = writeln!(text, "In {}:", texts.file_of(part));
        }
        let title = deck.slides.get(edit.slide).and_then(|it| it.title.as_ref());
        let title = title.map(crate::text::plain).unwrap_or_default();
        let _ = writeln!(text, "{}: {title}", deck.number(edit.slide));
        if let Some(old) = &edit.old {
            let _ = writeln!(text, "{:>6} - {old}", edit.line);
        }
        let _ = writeln!(text, "{:>6} + {}", edit.line, edit.new);
    }
    let target = |(index, slide): (usize, &Slide)| {
        let new = targets.iter().find(|(id, _)| *id == slide.id);
        let new = new.filter(|_| !kept.contains(&index));
        new.map(|(_, target)| *target).or(slide.target)
    };
    let talk = deck.slides.iter().enumerate().take(deck.talk_len);
    let sum: Duration = talk
        .filter(|(_, slide)| !slide.optional)
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
