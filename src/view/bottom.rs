//! The bottom row: footer, clock, and whatever is asked or said in the footer's place; above it
//! the line that shows how far the talk is.

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::footer::Filled;
use super::paint::Canvas;
use super::words::Words;
use super::{Scene, clock, discussion};
use crate::deck::Slide;
use crate::layout::{Room, Tint};
use crate::lesson::Round;
use crate::text::{self, Clean};
use crate::theme::Ink;
use crate::viewer::{
    Action, ClockFace, Confirm, Keymap, Line, Notice, NoticeKind, Overlay, Part, Search,
};

/// Columns between what stands side by side.
const GAP: u16 = 2;

/// The least that a shortened part is worth showing.
const WORTH: u16 = 6;

/// The most columns of a line that are shown while it is typed.
const TYPED: usize = 60;

/// What the bottom row says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bottom {
    left: Words,
    center: Words,
    right: Words,
    /// Whether `left` goes before all else.
    urgent: bool,
}

impl Bottom {
    /// The bottom row of so many columns under `slide`: its footer, or what is asked or said in its place.
    pub(super) fn of(scene: &Scene<'_>, slide: &Slide, columns: u16) -> Self {
        let Filled {
            left,
            center,
            right,
        } = Filled::of(scene, slide);
        let right = clock::face(scene, true).join(3, right);
        match message(scene, columns) {
            Some(left) => Self {
                left,
                center: Words::default(),
                right,
                urgent: true,
            },
            None => Self {
                left,
                center,
                right,
                urgent: false,
            },
        }
    }

    /// The bottom row where there is no footer; none when there is nothing to say.
    pub(super) fn without_footer(scene: &Scene<'_>, room: Room, columns: u16) -> Option<Self> {
        let clock = match room {
            Room::Number => Words::default(),
            _ => clock::face(scene, false),
        };
        let left = match &scene.viewer.overlay {
            Some(Overlay::GoTo { digits }) if room < Room::Small => typed(digits),
            _ => message(scene, columns).unwrap_or_default(),
        };
        (!left.is_empty() || !clock.is_empty()).then(|| Self {
            left,
            center: Words::default(),
            right: clock,
            urgent: true,
        })
    }

    /// The bottom row under an overlay that fills the screen.
    pub(super) fn under_overlay(scene: &Scene<'_>, hint: &str, columns: u16) -> Self {
        Self {
            left: message(scene, columns).unwrap_or_else(|| Words::new(hint, Ink::Dim)),
            center: Words::default(),
            right: clock::face(scene, true),
            urgent: false,
        }
    }

    /// Where its parts start, cut to what fits in `width` columns.
    fn placed(self, width: u16, margin: u16) -> [(u16, Words); 3] {
        let end = width.saturating_sub(margin);
        let room = end.saturating_sub(margin);
        let crowded = self.left.width().saturating_add(self.right.width() + GAP) > room;
        let right = match self.right {
            right if self.urgent && crowded && !self.left.is_empty() => {
                // The first of the two that say how it stands: the clock.
                let spare = room.saturating_sub(self.left.width() + GAP);
                right.only_if_within(spare)
            }
            right => right.clipped(room),
        };
        let right_start = end - right.width();
        let before_right = if right.is_empty() {
            end
        } else {
            right_start.saturating_sub(GAP)
        };
        let center = self.center.width();
        let wanted = self.left.width();
        let most = before_right.saturating_sub(margin);
        let beside_center = most.saturating_sub(center + GAP);
        let left = if center > 0 && beside_center >= WORTH.min(wanted) {
            self.left.clipped(beside_center)
        } else {
            self.left.clipped(most)
        };
        let first = if left.is_empty() {
            margin
        } else {
            margin + left.width() + GAP
        };
        let middle = self.center.clipped(before_right.saturating_sub(first));
        let middle = if center > middle.width() && middle.width() < WORTH {
            Words::default()
        } else {
            middle
        };
        let middle_start = (width.saturating_sub(middle.width()) / 2)
            .min(before_right.saturating_sub(middle.width()))
            .max(first);
        [(margin, left), (middle_start, middle), (right_start, right)]
    }

    /// Draws it in the one row of `area`.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, area: Rect, margin: u16) {
        canvas.blank(area, Ink::Body);
        for (column, words) in self.placed(area.width, margin) {
            canvas.words(area, column, 0, &words);
        }
    }

    /// Whether something of the clock is seen.
    pub(super) fn has_clock(self, scene: &Scene<'_>, width: u16, margin: u16) -> bool {
        // The clock is the first of what stands at the right.
        let [_, _, (_, right)] = self.placed(width, margin);
        scene.viewer.clock != ClockFace::Hidden && !right.is_empty()
    }
}

/// Draws the line that shows how far the talk is. Backup slides are past its end.
pub(super) fn progress(scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let slides = scene.deck.talk_len.max(1);
    let shown = (scene.lesson.position().slide + 1).min(slides);
    let columns = usize::from(area.width);
    // Rounded, and never nothing.
    let done = ((2 * shown * columns + slides) / (2 * slides)).clamp(1, columns.max(1));
    let rest = "─".repeat(columns.saturating_sub(done));
    let column = canvas.write(area, 0, 0, &"━".repeat(done), Tint::of(Ink::Accent));
    canvas.write(area, column, 0, &rest, Tint::of(Ink::Rest));
}

/// What is asked or said in the footer's place, if anything, in so many columns.
pub(super) fn message(scene: &Scene<'_>, columns: u16) -> Option<Words> {
    let viewer = scene.viewer;
    match &viewer.overlay {
        Some(Overlay::Confirm(Confirm::Quit)) => Some(
            Words::new("End the rehearsal?", Ink::Status)
                .and("  y: yes, any other key: no", Ink::Dim),
        ),
        Some(Overlay::Confirm(Confirm::ResetClock)) => Some(
            Words::new("Set the clock back to zero?", Ink::Status)
                .and("  y: yes, any other key: no", Ink::Dim),
        ),
        Some(Overlay::GoTo { digits }) => Some(going_to(scene, digits)),
        Some(Overlay::SearchLine { line, .. }) => {
            let found = viewer.search.as_ref().filter(|_| !line.text().is_blank());
            let notice = viewer.notice.as_ref();
            let aside = match (notice.filter(|_| viewer.screen.is_presenters()), found) {
                (Some(notice), _) => told(notice),
                (None, Some(search)) => found_where(scene, search),
                (None, None) => Words::new("search titles, slides, questions, notes", Ink::Dim),
            };
            Some(asked(scene, "/", line, aside, columns))
        }
        Some(Overlay::AnswerLine { .. }) => Some(answering(scene, columns)),
        Some(Overlay::HandsLine { line, round, .. }) => {
            Some(counting(scene, line, *round, columns))
        }
        Some(Overlay::Answers { .. }) if viewer.notice.is_none() => {
            Some(Words::new(answers_keys(&viewer.keymap), Ink::Dim))
        }
        // What the program has to say is not for the class.
        None if !viewer.screen.is_presenters() => None,
        Some(
            Overlay::Overview { .. }
            | Overlay::Help { .. }
            | Overlay::Problems { .. }
            | Overlay::Answers { .. },
        )
        | None => {
            if let Some(notice) = &viewer.notice {
                return Some(told(notice));
            }
            if let (Some(offer), None) = (&viewer.offer, &viewer.overlay) {
                return Some(Words::new(offer.as_str(), Ink::Status));
            }
            if let (Some(first), None) = (&viewer.stale, &viewer.overlay) {
                let key = viewer.keymap.key(Action::Problems);
                return Some(stale(first, key, viewer.problems.count()));
            }
            let search = viewer.search.as_ref()?;
            let needle = Words::new(format!("/{}", search.needle), Ink::Status);
            Some(needle.join(2, found_where(scene, search)))
        }
    }
}

/// What keeps the deck's files from being presented as they are: the first of so many problems.
/// `key` shows them all.
fn stale(first: &Clean, key: Option<String>, count: usize) -> Words {
    let first = Words::new(first.as_str(), Ink::Warning);
    let Some(key) = key else {
        return first;
    };
    let more = if count > 1 {
        format!("{key}: all {count}")
    } else {
        format!("{key}: more")
    };
    first.join(2, Words::new(more, Ink::Dim))
}

/// The keys of the list of answers.
fn answers_keys(keymap: &Keymap) -> String {
    let bound = [
        (Action::Answers, "strike out"),
        (Action::WriteAnswer, "add"),
    ];
    let bound = bound
        .into_iter()
        .filter_map(|(action, does)| Some(format!("   {}: {does}", keymap.key(action)?)));
    format!("Enter: pin{}   Esc: close", bound.collect::<String>())
}

fn told(notice: &Notice) -> Words {
    let ink = match notice.kind {
        NoticeKind::Info => Ink::Status,
        NoticeKind::Warning => Ink::Warning,
    };
    Words::new(notice.text.as_str(), ink)
}

/// The answer that is being written down, with its number.
fn answering(scene: &Scene<'_>, columns: u16) -> Words {
    let number = scene.lesson.heard().len() + 1;
    let aside = match &scene.viewer.notice {
        Some(notice) => told(notice),
        None => Words::new("Enter: write down   Esc: close", Ink::Dim),
    };
    let prompt = format!("answer {number}: ");
    asked(scene, &prompt, &scene.viewer.draft, aside, columns)
}

/// The hands that are being typed, the vote that they are for, and what is counted in it so far.
/// On a screen that the class sees that is a sum alone, for as long as the class must not see more.
fn counting(scene: &Scene<'_>, line: &Line, round: Round, columns: u16) -> Words {
    let is_seen = !scene.viewer.screen.is_console() && !scene.lesson.hands_shown();
    let hands = scene.lesson.hands(round);
    let aside = match (&scene.viewer.notice, hands) {
        (Some(notice), _) => told(notice),
        (None, None) => Words::new("3b: three for B   ;: other vote", Ink::Dim),
        (None, Some(hands)) if is_seen => {
            Words::new(discussion::votes::all(hands), Ink::Dim).and("   ;: other vote", Ink::Dim)
        }
        (None, Some(hands)) => Words::new(discussion::votes::each(hands), Ink::Status)
            .and("   ;: other vote", Ink::Dim),
    };
    let prompt = format!("hands {}: ", discussion::votes::name(round));
    asked(scene, &prompt, line, aside, columns)
}

/// A line that is being typed, with something to know beside it, after a prompt that is given up where there is no
/// room for it. The line makes way for what is wrong, as far as some of it is still seen.
fn asked(scene: &Scene<'_>, prompt: &str, line: &Line, aside: Words, columns: u16) -> Words {
    let notice = scene.viewer.notice.as_ref();
    let is_wrong = notice.is_some_and(|it| it.kind == NoticeKind::Warning);
    let asked = u16::try_from(text::width(prompt)).unwrap_or(columns);
    let needed = if is_wrong { 4 * WORTH } else { WORTH };
    let (prompt, asked) = if columns < asked.saturating_add(needed) {
        ("", 0)
    } else {
        (prompt, asked)
    };
    let most = if is_wrong {
        let least = columns.min(asked + 2 * WORTH);
        columns.saturating_sub(aside.width() + 1).max(least)
    } else {
        columns
    };
    beside(typed_line(prompt, line, most), aside, columns)
}

/// A line that is being typed, with its cursor: of a long one what stands around the cursor, so that
/// it fits in `columns` behind its `prompt`.
fn typed_line(prompt: &str, line: &Line, columns: u16) -> Words {
    let room = usize::from(columns).saturating_sub(text::width(prompt) + 1);
    let room = room.min(TYPED);
    let (before, after) = line.halves();
    // What was typed last matters more than what follows it.
    let wanted_after = text::width(after).min(room / 3);
    let before = end(before, room.saturating_sub(wanted_after));
    let after = start(after, room.saturating_sub(text::width(&before)));
    typed(&format!("{prompt}{before}")).and(after, Ink::Status)
}

/// What is typed with something to know beside it, as far as it does not push the cursor away.
fn beside(line: Words, aside: Words, columns: u16) -> Words {
    let room = columns.saturating_sub(line.width() + 1);
    if room < WORTH.min(aside.width()) {
        return line;
    }
    line.join(1, aside.clipped(room))
}

/// The start of `text` that fits in `columns`, with a mark where it was cut.
fn start(text: &str, columns: usize) -> String {
    if text::width(text) <= columns {
        return text.to_owned();
    }
    match columns.checked_sub(1) {
        Some(columns) => format!("{}…", text::clip(text, columns)),
        None => String::new(),
    }
}

/// The end of `text` that fits in `columns`, with a mark where it was cut.
fn end(text: &str, columns: usize) -> String {
    if text::width(text) <= columns {
        return text.to_owned();
    }
    let mut room = columns.saturating_sub(1);
    let mut kept = "";
    for (at, cluster) in text.grapheme_indices(true).rev() {
        let Some(left) = room.checked_sub(text::width(cluster)) else {
            break;
        };
        room = left;
        kept = text.get(at..).unwrap_or_default();
    }
    if columns > 0 {
        format!("…{kept}")
    } else {
        String::new()
    }
}

/// What is being typed, with a cursor after it.
fn typed(text: &str) -> Words {
    Words::new(text, Ink::Status).and("▏", Ink::Accent)
}

/// The number that is being typed, and which slide it leads to.
fn going_to(scene: &Scene<'_>, digits: &str) -> Words {
    let line = Words::new("go to ", Ink::Status).join(0, typed(digits));
    let slides = &scene.deck.slides;
    let index = digits
        .parse::<usize>()
        .unwrap_or(usize::MAX)
        .saturating_sub(1);
    let told = match slides.get(index) {
        Some(_) => {
            let title = scene.name_of(index);
            if index >= scene.deck.talk_len {
                Words::new(format!("{} {title}", scene.deck.number(index)), Ink::Dim)
            } else {
                Words::new(title, Ink::Dim)
            }
        }
        None => Words::new(
            format!("no such slide; there are {}", slides.len()),
            Ink::Warning,
        ),
    };
    line.join(1, told)
}

/// Which of the matches is shown, and where on its slide it is.
fn found_where(scene: &Scene<'_>, search: &Search) -> Words {
    let slide = match scene.viewer.overlay {
        Some(Overlay::Overview { selected }) => selected,
        _ => scene.lesson.position().slide,
    };
    let all = search.hits.len();
    match search.hits.iter().position(|hit| hit.slide == slide) {
        _ if all == 0 => Words::new("not found", Ink::Warning),
        None => Words::new(
            format!("on {all} {}", if all == 1 { "slide" } else { "slides" }),
            Ink::Dim,
        ),
        Some(at) => {
            let part = search.hits.get(at).map(|hit| hit.part);
            let aside = match part {
                Some(Part::Question) => ", in the question",
                Some(Part::Notes) => ", in the notes",
                Some(Part::Title | Part::Body) | None => "",
            };
            Words::new(format!("{} of {all}{aside}", at + 1), Ink::Dim)
        }
    }
}
