//! What the bottom row says, in one place.

use super::{Action, Hit, Keymap, Notice, NoticeKind, Part};
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
pub fn offer(slide: &str, elapsed: &str, keymap: &Keymap) -> Clean {
    let said = format!("The last talk stopped on slide {slide}, after {elapsed}. ");
    Clean::line(&with_key(&said, keymap, Action::Resume, "goes on there"))
}

/// There is a talk to go on with, which stopped at a slide that the deck does not have any more.
pub fn offer_near(keymap: &Keymap) -> Clean {
    let said = "The last talk stopped on a slide that is gone. ";
    Clean::line(&with_key(said, keymap, Action::Resume, "goes on near it"))
}

pub(super) fn nothing_to_resume() -> Notice {
    Notice::info("There is no talk to go on with")
}

pub(super) fn at_start() -> Notice {
    Notice::info("The first slide")
}

/// Next found nothing more, or `]` no further slide.
pub(super) fn at_end(keymap: &Keymap, deck: &Deck, lesson: &Lesson) -> Notice {
    if lesson.position().slide >= deck.talk_len {
        return Notice::info("The end of the backup slides");
    }
    let backup = deck.slides.len().saturating_sub(deck.talk_len);
    let follows = |said: &str, does| Notice::info(&with_key(said, keymap, Action::NextSlide, does));
    match backup {
        _ if !lesson.is_at_end() => Notice::info("The last slide"),
        0 => Notice::info("The end"),
        1 => follows("The end. 1 backup slide follows: ", "shows it"),
        _ => {
            let said = format!("The end. {backup} backup slides follow: ");
            follows(&said, "shows them")
        }
    }
}

pub(super) fn deck_reloaded() -> Notice {
    Notice::info("Deck reloaded")
}

pub(super) fn unwatched(keymap: &Keymap, reason: &Clean) -> Notice {
    let said = format!("Saves are not noticed: {reason}. ");
    let does = "reads the deck again";
    Notice::warning(&with_key(&said, keymap, Action::Reload, does))
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

pub(super) fn nothing_heard(keymap: &Keymap) -> Notice {
    let said = "No answer is written down yet: ";
    Notice::info(&with_key(said, keymap, Action::WriteAnswer, "does so"))
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
    Notice::warning("The line is full: not all of that is in it")
}

/// What is wrong with hands that were typed.
pub(super) fn mistaken(mistake: &str) -> Notice {
    Notice::warning(mistake)
}

pub(super) fn for_the_presenter() -> Notice {
    Notice::info("This screen is the class's alone")
}

pub(super) fn left_behind(keymap: &Keymap) -> Notice {
    let said = "This screen is frozen: ";
    Notice::info(&with_key(said, keymap, Action::Freeze, "brings it along"))
}

pub(super) fn no_console() -> Notice {
    Notice::info("Freezing needs a console: `seminar console` in a second terminal")
}

pub(super) fn no_class() -> Notice {
    Notice::info("A rehearsal has no class to leave behind")
}

/// The class stays where it is, or comes along again.
pub(super) fn frozen(keymap: &Keymap, frozen: bool) -> Notice {
    if frozen {
        let said = "The class stays here: ";
        Notice::info(&with_key(said, keymap, Action::Freeze, "brings it along"))
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

/// `said`, with what a key does about it where there is such a key.
fn with_key(said: &str, keymap: &Keymap, action: Action, does: &str) -> String {
    match keymap.key(action) {
        Some(key) => format!("{said}{key} {does}"),
        None => said.trim_end_matches([' ', ':', '.']).to_owned(),
    }
}
