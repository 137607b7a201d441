//! The slides that a rehearsal goes through, where it leaves others out.

use super::{Lesson, Position};
use crate::deck::{Deck, Layout, Slide};
use crate::text::{Clean, plain};

/// Which slides Next and Back lead to. Every other way leads to the others as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// From the slide of this index on, counted from 0.
    From(usize),
    /// The section that the slide with this title, or this id, begins.
    Section(Clean),
    /// The slides of this speaker.
    Speaker(Clean),
}

impl Route {
    /// For each slide of `deck`, whether the route leads to it. Backup slides are on none.
    fn slides(&self, deck: &Deck) -> Vec<bool> {
        let talk = deck.slides.iter().take(deck.talk_len);
        match self {
            Self::From(first) => (0..deck.talk_len).map(|index| index >= *first).collect(),
            Self::Speaker(name) => talk
                .map(|slide| slide.speaker.as_ref().is_some_and(|it| is_same(it, name)))
                .collect(),
            Self::Section(name) => {
                let mut inside = false;
                talk.map(|slide| {
                    if slide.layout == Layout::Section {
                        inside = is_called(slide, name);
                    }
                    inside
                })
                .collect()
            }
        }
    }
}

impl Lesson {
    /// Takes `route` from now on, from its first slide. Whether there is any on it: if not, nothing
    /// changes.
    #[must_use]
    pub fn take_route(&mut self, deck: &Deck, route: Route) -> bool {
        let slides = route.slides(deck);
        let Some(first) = slides.iter().position(|on| *on) else {
            return false;
        };
        self.route = Some(route);
        self.mark_route(deck);
        self.position = Position {
            slide: first,
            step: 0,
        };
        true
    }

    /// Whether it leaves slides out.
    pub fn has_route(&self) -> bool {
        self.route.is_some()
    }

    /// Whether Next and Back lead to the slide of this index, from 0.
    pub fn is_on_route(&self, slide: usize) -> bool {
        self.route.is_none() || self.stands.get(slide).is_some_and(|stand| stand.on_route)
    }

    /// Marks the slides of `deck` that the route leads to.
    pub(super) fn mark_route(&mut self, deck: &Deck) {
        let Some(route) = &self.route else {
            return;
        };
        let slides = route.slides(deck);
        for (index, stand) in self.stands.iter_mut().enumerate() {
            stand.on_route = slides.get(index) == Some(&true);
        }
    }

    /// The nearest slide after that of this index that Next leads to.
    pub(super) fn slide_after(&self, slide: usize) -> Option<usize> {
        (slide + 1..self.line_end()).find(|slide| self.is_on_route(*slide))
    }

    /// The nearest slide before that of this index that Back leads to.
    pub(super) fn slide_before(&self, slide: usize) -> Option<usize> {
        (0..slide).rev().find(|slide| self.is_on_route(*slide))
    }
}

/// Whether `slide` is what somebody calls `name`: by its title, or by its id.
fn is_called(slide: &Slide, name: &Clean) -> bool {
    let title = slide.title.as_ref().map(plain);
    let is_title = title.is_some_and(|title| is_same(&Clean::line(&title), name));
    is_title || slide.id.0 == name.as_str()
}

fn is_same(one: &Clean, other: &Clean) -> bool {
    one.as_str().trim().to_lowercase() == other.as_str().trim().to_lowercase()
}
