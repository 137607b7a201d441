//! What the bottom row says, in one place.

use super::{Action, BINDINGS, Hit, Notice, NoticeKind, Part};
use crate::deck::Deck;
use crate::lesson::{EXTENSION, Lesson, MOST_HEARD};
use crate::text::Clean;

impl Notice {
    /// Something to know.
    pub fn info(text: &str) -> Self {
        Self {
            kind: NoticeKind::Info,
            text: Clean::line(text),
        }
    }

    /// Something went wrong.
    pub fn warning(text: &str) -> Self {
        Self {
            kind: NoticeKind::Warning,
            text: Clean::line(text),
        }
    }
}

/// There is a talk to go on with, which stopped at the slide of this number.
pub fn offer(slide: &str, elapsed: &str) -> Clean {
    let key = key_name(Action::Resume);
    Clean::line(&format!(
        "The last talk stopped on slide {slide}, after {elapsed}. {key} goes on there"
    ))
}

pub(super) fn nothing_to_resume() -> Notice {
    Notice::info("There is no talk to go on with")
}

pub(super) fn at_start() -> Notice {
    Notice::info("The first slide")
}

/// Next found nothing more, or `]` no further slide.
pub(super) fn at_end(deck: &Deck, lesson: &Lesson) -> Notice {
    if lesson.position().slide >= deck.talk_len {
        return Notice::info("The end of the backup slides");
    }
    let backup = deck.slides.len().saturating_sub(deck.talk_len);
    let key = key_name(Action::NextSlide);
    match backup {
        _ if !lesson.is_at_end() => Notice::info("The last slide"),
        0 => Notice::info("The end"),
        1 => Notice::info(&format!("The end. 1 backup slide follows: {key} shows it")),
        _ => Notice::info(&format!(
            "The end. {backup} backup slides follow: {key} shows them"
        )),
    }
}

pub(super) fn deck_reloaded() -> Notice {
    Notice::info("Deck reloaded")
}

pub(super) fn unwatched(reason: &Clean) -> Notice {
    let key = key_name(Action::Reload);
    Notice::warning(&format!(
        "Saves are not noticed: {reason}. {key} reads the deck again"
    ))
}

pub(super) fn no_problems() -> Notice {
    Notice::info("Nothing is wrong with this deck")
}

pub(super) fn nowhere_to_return() -> Notice {
    Notice::info("There is nowhere to go back to yet")
}

pub(super) fn no_such_slide(number: &str) -> Notice {
    Notice::warning(&format!("There is no slide {number}: this is the last"))
}

pub(super) fn no_question() -> Notice {
    Notice::info("This slide has no question")
}

pub(super) fn no_answer() -> Notice {
    Notice::info("This slide has no model answer")
}

pub(super) fn last_phase() -> Notice {
    Notice::info("The last phase")
}

pub(super) fn no_phase() -> Notice {
    Notice::info("No phase is running that could have more time")
}

pub(super) fn extended() -> Notice {
    let more = EXTENSION.as_secs();
    Notice::info(&format!("{more} seconds more"))
}

pub(super) fn no_options() -> Notice {
    Notice::info("This question has no options to vote on")
}

pub(super) fn nothing_heard() -> Notice {
    let key = key_name(Action::WriteAnswer);
    Notice::info(&format!("No answer is written down yet: {key} does so"))
}

pub(super) fn heard_enough() -> Notice {
    Notice::warning(&format!(
        "{MOST_HEARD} answers are written down: there is no room for more"
    ))
}

pub(super) fn another_question() -> Notice {
    Notice::warning("The talk went on to another question: Enter notes it here")
}

pub(super) fn no_question_any_more() -> Notice {
    Notice::warning("The talk went on to a slide with no question: nothing is noted")
}

pub(super) fn line_full() -> Notice {
    Notice::warning("The line is full: the end of that is missing")
}

/// What is wrong with hands that were typed.
pub(super) fn mistaken(mistake: &str) -> Notice {
    Notice::warning(mistake)
}

pub(super) fn for_the_presenter() -> Notice {
    Notice::info("This screen is the class's alone")
}

pub(super) fn left_behind() -> Notice {
    let key = key_name(Action::Freeze);
    Notice::info(&format!("This screen is frozen: {key} brings it along"))
}

pub(super) fn no_console() -> Notice {
    Notice::info("Freezing needs a console: `seminar console` in a second terminal")
}

pub(super) fn no_class() -> Notice {
    Notice::info("A rehearsal has no class to leave behind")
}

/// The class stays where it is, or comes along again.
pub(super) fn frozen(frozen: bool) -> Notice {
    let key = key_name(Action::Freeze);
    if frozen {
        Notice::info(&format!("The class stays here: {key} brings it along"))
    } else {
        Notice::info("The class is with you again")
    }
}

pub(super) fn clock_paused() -> Notice {
    Notice::info("Clock paused")
}

pub(super) fn clock_set_back() -> Notice {
    Notice::info("Clock set back to zero")
}

pub(super) fn clock_at_zero() -> Notice {
    Notice::info("The clock stands at zero")
}

pub(super) fn nothing_matches(needle: &Clean) -> Notice {
    Notice::warning(&format!("Nothing matches “{needle}”"))
}

/// A search was ended, with `hits` of which `here` is shown.
pub(super) fn matches(hits: usize, here: Hit) -> Notice {
    let place = place(here.part);
    match hits {
        1 => Notice::info(&format!("1 slide matches{place}")),
        _ => Notice::info(&format!("{hits} slides match{place}")),
    }
}

/// The match of this `number`, from 1, is shown; `wrapped` past the deck's end or start.
pub(super) fn at_match(number: usize, hits: usize, here: Hit, wrapped: bool) -> Notice {
    let place = place(here.part);
    let wrapped = if wrapped { ", round the end" } else { "" };
    match hits {
        1 => Notice::info(&format!("The only match{place}")),
        _ => Notice::info(&format!("Match {number} of {hits}{place}{wrapped}")),
    }
}

/// Where a match stands that may not be in sight.
fn place(part: Part) -> &'static str {
    match part {
        Part::Title | Part::Body => "",
        Part::Question => ", in the question",
        Part::Notes => ", in the notes",
    }
}

/// The shortest name among the keys of `action`.
fn key_name(action: Action) -> String {
    let chords = BINDINGS
        .iter()
        .filter(|it| it.action == action)
        .flat_map(|it| it.chords);
    chords
        .map(ToString::to_string)
        .min_by_key(String::len)
        .unwrap_or_default()
}
