//! Whether there is time for what is planned.

use std::ops::Range;
use std::time::Duration;

use super::{Found, Subject};
use crate::deck::{Slide, Speech};
use crate::source::{Mistake, write_duration};

/// Notes of fewer words are cues, and say nothing of the time that the slide takes.
const CUES: usize = 40;

/// Notes which are a text to be spoken, but fill less than this part of a target even when they are
/// spoken slowly, are for another target.
const LEAST_PART: u32 = 3;

/// Notes whether the notes of `slide` can be said in its target, and fill it.
pub(super) fn find(slide: &Slide, found: &mut Found<'_>) {
    let (Some(notes), Some(target)) = (&slide.notes, slide.target) else {
        return;
    };
    let speech = Speech::of(notes);
    let is_long = speech.quickest() > target;
    let is_short = speech.words >= CUES && speech.slowest() * LEAST_PART < target;
    if !is_long && !is_short {
        return;
    }
    let trace = found.trace();
    let at = trace.at("target").or_else(|| trace.at("notes"));
    let at = at.map_or_else(|| trace.slide(), |entry| entry.value.clone());
    let (said, target) = (write_duration(speech.about()), write_duration(target));
    let message = format!("the notes take about {said} to say, and the slide has {target}");
    let help = if is_long {
        "shorten the notes, or give the slide more time"
    } else {
        "give the slide less time, or say in the notes what fills it"
    };
    found.warn(Mistake::NotesLength, at, &message, help);
}

/// Notes whether the deck's duration is enough for the slides that are not optional, without their
/// discussions and with them.
pub(super) fn find_in_deck(subject: &Subject<'_>, found: &mut Found<'_>) {
    let deck = subject.deck;
    let Some(duration) = deck.info.duration else {
        return;
    };
    let talk = deck.slides.get(..deck.talk_len).unwrap_or_default();
    let needed = || talk.iter().filter(|slide| !slide.optional);
    let targets: Duration = needed().filter_map(|slide| slide.target).sum();
    let speech: Duration = needed()
        .filter_map(|slide| Some(Speech::of(slide.notes.as_ref()?).quickest()))
        .sum();
    let phases: Duration = needed()
        .filter_map(|slide| slide.discussion.as_ref())
        .flat_map(|it| [it.think, it.pair, it.share])
        .flatten()
        .sum();
    let given = write_duration(duration);
    let (code, message, help) = if targets > duration {
        let message = format!(
            "the slides' targets come to {}, and the talk has {given}",
            seconds(targets)
        );
        let help = "give slides less time, or make some of them optional or backup";
        (Mistake::OverTime, message, help)
    } else if speech > duration {
        let message = format!(
            "all notes take {} to say, even quickly, and the talk has {given}",
            seconds(speech)
        );
        let help = "shorten the notes, or give the talk more time";
        (Mistake::OverTime, message, help)
    } else if targets + phases > duration {
        let message = format!(
            "with their discussions the slides take {}, and the talk has {given}",
            seconds(targets + phases)
        );
        let help = "see that the class has this time: `duration` does not count discussions";
        (Mistake::DiscussionTime, message, help)
    } else {
        return;
    };
    found.warn(code, duration_at(subject), &message, help);
}

/// Where the deck says how long it should take.
fn duration_at(subject: &Subject<'_>) -> Range<usize> {
    let head = subject.head();
    let duration = head.iter().find(|entry| entry.path == "deck.duration");
    duration.map_or(0..0, |entry| entry.value.clone())
}

/// A time in whole seconds.
fn seconds(time: Duration) -> String {
    write_duration(Duration::from_secs(time.as_secs()))
}
