//! What a viewer makes of what happened elsewhere: in the lesson, to the deck.

use super::{ClockFace, Overlay, Problems, Scroll, Search, Viewer, notices};
use crate::deck::Deck;
use crate::lesson::{Effect, Lesson, Position, Role};
use crate::text::Clean;

impl Viewer {
    /// Hears what the lesson did: scrolls back to the top of a new slide, says that the end is
    /// reached.
    pub fn after(&mut self, effects: &[Effect], deck: &Deck, lesson: &Lesson) {
        for effect in effects {
            match effect {
                Effect::Moved { from, to } if from.slide != to.slide => {
                    self.scroll = Scroll::Follow;
                    self.notes_scroll = 0;
                    self.aside_scroll = 0;
                    self.shift = 0;
                    // What was measured of the slide before must not move this one, should it be
                    // scrolled before it is drawn.
                    self.extent.slide.offset = 0;
                    self.extent.listing = None;
                    // It is a list of what was said to another question.
                    if matches!(self.overlay, Some(Overlay::Answers { .. })) {
                        self.overlay = None;
                    }
                    // Lines that are moved before they are drawn move no further than they can.
                    self.extent.max_shift = u16::MAX;
                }
                Effect::Revealed(_) => self.scroll = Scroll::Follow,
                Effect::AtEnd => self.notice = Some(notices::at_end(&self.keymap, deck, lesson)),
                Effect::AtStart => self.notice = Some(notices::at_start()),
                Effect::HeardEnough => self.notice = Some(notices::heard_enough()),
                Effect::Extended => self.notice = Some(notices::extended()),
                // The class's screen stays, and the list's keys would be about what it does not show.
                Effect::Frozen(true)
                    if self.screen.role() == Role::Audience
                        && matches!(self.overlay, Some(Overlay::Answers { .. })) =>
                {
                    self.overlay = None;
                }
                Effect::Frozen(frozen) if self.screen.is_console() => {
                    self.notice = Some(notices::frozen(&self.keymap, *frozen));
                }
                Effect::Clock if !lesson.clock().begun => {
                    self.notice = Some(notices::clock_set_back());
                }
                // A class that sees nothing is told nothing.
                Effect::Clock if lesson.clock().by_blank && !self.screen.is_console() => {}
                Effect::Clock if !lesson.clock().watch.runs() => {
                    self.notice = Some(notices::clock_paused());
                }
                _ => {}
            }
        }
    }

    /// The same screen on a new version of the deck: what is selected stays with its slide's id,
    /// and a live search finds what is there now. `problems` is what is wrong with that version.
    pub fn reloaded(&mut self, old: &Deck, new: &Deck, problems: Problems) {
        self.notice = problems.notice().or_else(|| Some(notices::deck_reloaded()));
        self.stale = None;
        self.extent.listing = None;
        self.learn(problems);
        match &mut self.overlay {
            Some(Overlay::Overview { selected }) => *selected = same_slide(*selected, old, new),
            Some(Overlay::AnswerLine { slide, .. } | Overlay::HandsLine { slide, .. }) => {
                *slide = same_slide(*slide, old, new);
            }
            Some(Overlay::SearchLine { from, .. }) => {
                *from = Position {
                    slide: same_slide(from.slide, old, new),
                    ..*from
                };
            }
            _ => {}
        }
        self.search = self
            .search
            .take()
            .map(|search| Search::new(search.needle, new));
        if self.clock == ClockFace::Left && new.info.duration.is_none() {
            self.clock = ClockFace::Elapsed;
        }
    }

    /// The same deck for now, as its files have these `problems`: the bottom row says the first of
    /// them until they are mended.
    pub fn kept(&mut self, problems: Problems) {
        self.notice = None;
        self.stale = problems.first().cloned();
        self.learn(problems);
    }

    /// There was no talk to go on with.
    pub fn tell_nothing_to_resume(&mut self) {
        self.notice = Some(notices::nothing_to_resume());
    }

    /// Changes of the deck's files are not noticed, for this `reason`.
    pub fn unwatched(&mut self, reason: &Clean) {
        self.notice = Some(notices::unwatched(&self.keymap, reason));
    }

    fn learn(&mut self, problems: Problems) {
        if problems.count() == 0 && matches!(self.overlay, Some(Overlay::Problems { .. })) {
            self.overlay = None;
        }
        self.problems = problems;
    }
}

/// The index that the slide at `index` has now; its old one, or the last, when it is gone.
fn same_slide(index: usize, old: &Deck, new: &Deck) -> usize {
    let last = new.slides.len().saturating_sub(1);
    old.slides
        .get(index)
        .and_then(|slide| new.slides.iter().position(|it| it.id == slide.id))
        .unwrap_or(index.min(last))
}
