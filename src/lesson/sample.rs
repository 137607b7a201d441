//! Small decks and lessons for tests.

use std::time::Duration;

use super::discussion::Stand;
use crate::deck::{Deck, DeckInfo, Discussion, Opens, Slide, SlideId};
use crate::text::Clean;

/// A slide with a title and nothing else; the title is its id.
pub(crate) fn slide(title: &str) -> Slide {
    Slide {
        title: Some(Clean::line(title)),
        ..Slide::new(SlideId(title.to_owned()), Vec::new())
    }
}

/// A slide with a question.
pub(crate) fn asking(title: &str, discussion: Discussion) -> Slide {
    Slide {
        discussion: Some(Box::new(discussion)),
        ..slide(title)
    }
}

/// A talk of these slides and `backup` more of them.
pub(crate) fn deck(slides: Vec<Slide>, backup: usize) -> Deck {
    let talk_len = slides.len() - backup;
    Deck {
        info: DeckInfo::default(),
        slides,
        talk_len,
    }
}

/// A question with the first `phases` of think (1 s), pair (2 s), share (3 s), and an answer.
pub(crate) fn question(opens: Opens, phases: u64) -> Discussion {
    let time = |phase| (phase <= phases).then_some(Duration::from_secs(phase));
    Discussion {
        question: Clean::line("Why?"),
        think: time(1),
        pair: time(2),
        share: time(3),
        prompts: Vec::new(),
        options: Vec::new(),
        correct: None,
        answer: Some(Clean::line("Because.")),
        opens,
        reveal_answer: crate::deck::RevealAnswer::Key,
    }
}

/// A slide of the lesson with this many reveals and no question.
pub(super) fn plain(reveals: u16) -> Stand {
    Stand::new(reveals, None)
}

/// A slide of the lesson with this many reveals and a question with this many phases.
pub(super) fn open(opens: Opens, reveals: u16, phases: u64) -> Stand {
    Stand::new(reveals, Some(&question(opens, phases)))
}
