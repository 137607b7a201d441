//! The console's last row: what is asked or said; else how things stand, and a few keys.

use ratatui::layout::Rect;

use super::arrangement;
use super::now::unlike;
use crate::deck::{Deck, Slide};
use crate::lesson::Panel;
use crate::text::Clean;
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::bottom::message;
use crate::view::paint::Canvas;
use crate::view::words::Words;

/// How many slides ahead a change of speakers is announced.
const FORESIGHT: usize = 99;

/// What the row says.
pub(super) struct Line {
    left: Words,
    /// The most important one is the last.
    right: Vec<Words>,
    urgent: bool,
}

impl Line {
    /// What it says now in so many columns; where the slide has a pane, that says where the class is.
    pub(super) fn of(scene: &Scene<'_>, slide: &Slide, sees_slide: bool, columns: u16) -> Self {
        if let Some(message) = message(scene, columns) {
            return Self {
                left: message,
                right: Vec::new(),
                urgent: true,
            };
        }
        let mut left = Words::default();
        if scene.viewer.company.lost && scene.viewer.screen.has_class() {
            left = Words::new("talk gone, looking for it", Ink::Warning);
        }
        left = joined(
            left,
            if sees_slide {
                apart(scene)
            } else {
                unlike(scene)
            },
        );
        let urgent = !left.is_empty();
        for words in floor(scene.deck, slide, scene.lesson.position().slide) {
            left = joined(left, words);
        }
        if let Some(who) = mover(scene) {
            left = joined(left, Words::new(format!("moved by {who}"), Ink::Dim));
        }
        Self {
            left,
            right: keys(scene),
            urgent,
        }
    }

    /// Whether there is something that the presenter must see at any size.
    pub(super) fn is_urgent(&self) -> bool {
        self.urgent
    }

    /// Draws it in the one row of `area`.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, area: Rect) {
        canvas.blank(area, Ink::Body);
        let (margin, width) = arrangement::line(area);
        let left = self.left.clipped(width);
        let taken = if left.is_empty() { 0 } else { left.width() + 3 };
        let room = width.saturating_sub(taken);
        let mut right = Words::default();
        for key in self.right.into_iter().rev() {
            let more = key.join(2, right.clone());
            if more.width() > room {
                break;
            }
            right = more;
        }
        canvas.words(area, margin, 0, &left);
        canvas.words_right(area, margin, 0, right);
    }
}

fn joined(words: Words, more: Words) -> Words {
    if words.is_empty() || more.is_empty() {
        words.join(0, more)
    } else {
        words.and(" · ", Ink::Dim).join(0, more)
    }
}

/// Whether the class sees something else, in as few words as can be.
fn apart(scene: &Scene<'_>) -> Words {
    let frozen = scene.lesson.frozen().is_some();
    let text = match (frozen, scene.lesson.is_blank()) {
        _ if !scene.viewer.screen.has_class() => "",
        (false, false) => "",
        (true, false) => "class frozen",
        (false, true) => "class blank",
        (true, true) => "class frozen, blank",
    };
    Words::new(text, Ink::Warning)
}

/// Who has the floor, and who has it next.
fn floor(deck: &Deck, slide: &Slide, at: usize) -> [Words; 2] {
    let has = slide.speaker.as_ref().map_or_else(Words::default, |name| {
        Words::new(name.as_str(), Ink::Body).and(" has the floor", Ink::Dim)
    });
    let in_talk = at < deck.talk_len;
    let coming = deck.slides.iter().take(deck.talk_len).enumerate();
    let next = coming
        .skip(at + 1)
        .take(FORESIGHT)
        .filter(|_| in_talk)
        .find_map(|(index, coming)| {
            let name = coming.speaker.as_ref()?;
            (Some(name) != slide.speaker.as_ref()).then_some((index - at, name))
        });
    let next = next.map_or_else(Words::default, |(slides, name)| {
        let when = if slides == 1 {
            " on the next slide".to_owned()
        } else {
            format!(" in {slides} slides")
        };
        Words::new(format!("{name}{when}"), Ink::Dim)
    });
    [has, next]
}

/// Who moved the talk last, where it was somebody else.
fn mover<'a>(scene: &Scene<'a>) -> Option<&'a Clean> {
    let by = scene.lesson.moved_by()?;
    let company = &scene.viewer.company;
    (scene.viewer.screen.has_class() && *by != company.me).then_some(by)
}

/// A few keys, those that matter now.
fn keys(scene: &Scene<'_>) -> Vec<Words> {
    let lesson = scene.lesson;
    let mut keys = Vec::new();
    if scene.viewer.screen.has_class() {
        let frozen = lesson.frozen().is_some();
        keys.push(("f", if frozen { "bring along" } else { "freeze" }));
        keys.push(("b", if lesson.is_blank() { "show" } else { "blank" }));
    } else {
        let runs = lesson.clock().watch.runs();
        keys.push(("t", if runs { "pause" } else { "start" }));
    }
    if lesson.has_discussion() {
        let open = lesson.panel() != Panel::Hidden;
        keys.push(if open {
            ("D", "next phase")
        } else {
            ("d", "discuss")
        });
    }
    keys.push(("?", "help"));
    keys.into_iter()
        .map(|(key, does)| Words::new(key, Ink::Status).and(format!(" {does}"), Ink::Dim))
        .collect()
}
