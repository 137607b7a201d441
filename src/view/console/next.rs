//! What the next step shows: a reveal, a phase, or another slide.

use std::rc::Rc;

use ratatui::layout::Rect;

use super::now::{inside, number};
use crate::deck::{Discussion, Slide};
use crate::layout::{Page, Room, Row, Size, Tint, paragraph};
use crate::lesson::{Ahead, Phase, Round};
use crate::text::Clean;
use crate::theme::Ink;
use crate::view::frame::{Edges, Lines};
use crate::view::hang::hang;
use crate::view::paint::Canvas;
use crate::view::scroll::{edge_marks, whole};
use crate::view::words::Words;
use crate::view::{Scene, clock, discussion, picture};
use crate::viewer::Action;

/// What stands in the pane.
struct Coming {
    /// What it is, in the pane's edge.
    what: String,
    page: Rc<Page>,
}

/// Draws it.
pub(super) fn draw(scene: &Scene<'_>, slide: &Slide, canvas: &mut Canvas<'_>, area: Rect) {
    let inner = inside(area);
    let size = Size {
        width: inner.width,
        height: inner.height,
    };
    let ahead = scene.lesson.ahead();
    let other = ahead
        .filter(|ahead| ahead.slide != scene.lesson.position().slide)
        .and_then(|ahead| scene.deck.slides.get(ahead.slide));
    let Coming { what, page } = match (ahead, other) {
        (None, _) => end(scene, size),
        (Some(ahead), Some(_)) => Coming::slide(scene, ahead, size),
        (Some(ahead), None) if ahead.reveal != scene.lesson.reveal() => {
            Coming::reveal(scene, ahead, size)
        }
        (Some(ahead), None) => phase(scene, slide, ahead.phase, size),
    };
    let offset = page.offset(usize::from(inner.height));
    let extent = whole(page.rows.len(), inner.height, offset);
    let (top, bottom) = edge_marks(extent);
    let name = Words::new("next ", Ink::PanelTitle).and(what, Ink::Dim);
    canvas.frame(area, Lines::LIGHT, &Edges { name, top, bottom });

    let theme = other.map_or_else(|| canvas.theme(), |other| scene.theme_of(other));
    let canvas = &mut canvas.themed(theme);
    canvas.blank(inner, Ink::Body);
    canvas.rows(inner, page.rows.iter().skip(extent.offset));
    if !page.fresh.is_empty() {
        // What is there already stands back.
        for (at, row) in (0..inner.height).zip(extent.offset..page.rows.len()) {
            if !page.fresh.contains(&row) {
                canvas.tint(inner, 0, at, inner.width, Ink::Dim);
            }
        }
    }
    picture::draw(&page.places, extent, scene.media, canvas, inner, true);
}

impl Coming {
    /// Rows of words.
    fn words(what: &str, rows: Vec<Row>, size: Size) -> Self {
        let mut page = Page::default();
        if rows.len() + 2 <= usize::from(size.height) {
            page.rows.push(Row::default());
        }
        page.rows.extend(rows);
        for row in &mut page.rows {
            row.indent(size.width.min(2));
        }
        Self {
            what: what.to_owned(),
            page: Rc::new(page),
        }
    }

    /// The slide that comes, as it comes.
    fn slide(scene: &Scene<'_>, ahead: Ahead, size: Size) -> Self {
        let question = if ahead.phase == Phase::Closed {
            ""
        } else {
            ", with its question"
        };
        Self {
            what: format!("{}{question}", number(scene, ahead.slide)),
            page: page(scene, ahead, size),
        }
    }

    /// This slide, with what is new.
    fn reveal(scene: &Scene<'_>, ahead: Ahead, size: Size) -> Self {
        Self {
            what: "on this slide".to_owned(),
            page: page(scene, ahead, size),
        }
    }
}

/// The slide as a miniature: roomy where it fits so.
fn page(scene: &Scene<'_>, ahead: Ahead, size: Size) -> Rc<Page> {
    let page = |room| scene.page(ahead.slide, ahead.reveal, room, size);
    let room = Room::of(size).max(Room::Text);
    let roomy = page(room);
    if room < Room::Normal || roomy.rows.len() <= usize::from(size.height) {
        return roomy;
    }
    page(Room::Small)
}

/// What there is after the last step.
fn end(scene: &Scene<'_>, size: Size) -> Coming {
    let slides = scene.deck.slides.len();
    let backup = slides.saturating_sub(scene.deck.talk_len);
    let sentence = match backup {
        _ if scene.lesson.position().slide >= scene.deck.talk_len => {
            "The last backup slide ends here.".to_owned()
        }
        0 => "The talk ends here.".to_owned(),
        _ => {
            let (slides, them) = match backup {
                1 => ("backup slide follows", "it"),
                _ => ("backup slides follow", "them"),
            };
            let key = scene.viewer.keymap.key(Action::NextSlide);
            let how = key.map_or_else(String::new, |key| format!(": {key} shows {them}"));
            format!("The talk ends here. {backup} {slides}{how}.")
        }
    };
    let width = size.width.saturating_sub(4);
    let rows = paragraph(&Clean::line(&sentence), Tint::of(Ink::Dim), width);
    Coming::words("nothing", rows, size)
}

/// The next phase of this slide's discussion.
fn phase(scene: &Scene<'_>, slide: &Slide, phase: Phase, size: Size) -> Coming {
    let width = size.width.saturating_sub(4);
    let mut rows = Vec::new();
    match (&slide.discussion, phase) {
        (Some(question), Phase::Question) => rows = asked(question, width),
        (Some(question), Phase::Answer) => rows = answered(question, width),
        _ => {
            let times = scene.lesson.phases(scene.now.time);
            let time = times.iter().find(|time| time.phase == phase);
            let time = time.map(|time| format!("  {}", clock::digits(time.budget.as_secs())));
            let words = Words::new("○ ", Ink::Accent)
                .and(discussion::name(phase), Ink::Question)
                .and(time.unwrap_or_default(), Ink::Dim);
            rows.push(words.clipped(width).row(0));
            let who = Clean::line(with_whom(scene, phase));
            rows.extend(paragraph(&who, Tint::of(Ink::Dim), width));
        }
    }
    Coming::words("in the discussion", rows, size)
}

fn asked(discussion: &Discussion, width: u16) -> Vec<Row> {
    let mut rows = paragraph(&discussion.question, Tint::of(Ink::Question), width);
    for (index, option) in discussion.options.iter().enumerate() {
        let mark = format!("{} ", discussion::letter(index));
        let accent = Tint::bold(Ink::Accent);
        rows.extend(hang(&mark, accent, option, Tint::default(), width));
    }
    rows
}

fn answered(discussion: &Discussion, width: u16) -> Vec<Row> {
    let text = Clean::line("The class sees the answer.");
    let mut rows = paragraph(&text, Tint::of(Ink::Dim), width);
    if let Some(answer) = &discussion.answer {
        rows.extend(paragraph(answer, Tint::default(), width));
    }
    rows
}

/// Whether hands were counted that the class does not see yet.
fn has_hands(scene: &Scene<'_>) -> bool {
    let counted = |round| scene.lesson.hands(round).is_some();
    !scene.lesson.hands_shown() && (counted(Round::First) || counted(Round::Second))
}

fn with_whom(scene: &Scene<'_>, phase: Phase) -> &'static str {
    match phase {
        Phase::Think => "Everybody thinks alone.",
        Phase::Pair => "Neighbours talk.",
        Phase::Share if has_hands(scene) => "The class sees the hands.",
        Phase::Share => "The class talks.",
        Phase::Closed => "The slide alone.",
        Phase::Question | Phase::Answer => "",
    }
}
