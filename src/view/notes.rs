//! The speaker notes, and what else is for the presenter only: prompts, the model answer, the
//! correct option, and what comes next.

use ratatui::layout::Rect;

use super::discussion::votes;
use super::hang::hang;
use super::paint::Canvas;
use super::panel::Panel;
use super::words::Words;
use super::{Scene, clock, discussion, first_words};
use crate::deck::{Discussion, Slide};
use crate::layout::{Picture, Row, Tint, notes, paragraph, verbatim};
use crate::lesson::{Ahead, Phase};
use crate::text::Clean;
use crate::theme::Ink;
use crate::viewer::ScrollExtent;

/// Draws the panel and says how far it scrolls.
pub(super) fn draw(
    scene: &Scene<'_>,
    slide: &Slide,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> ScrollExtent {
    let mut panel = Panel::new("notes", area);
    let next = take_next(&mut panel);
    let rows = content(scene, slide, panel.inner().width);
    let extent = panel.draw(&rows, scene.viewer.notes_scroll, canvas);
    if let Some(next) = next {
        canvas.words(next, 0, 0, &coming(scene).clipped(next.width));
    }
    extent
}

/// The rows of a panel of this width that hides nothing.
pub(super) fn height(scene: &Scene<'_>, slide: &Slide, width: u16) -> u16 {
    let mut tallest = Panel::new("notes", Rect::new(0, 0, width, u16::MAX));
    take_next(&mut tallest);
    let around = u16::MAX - tallest.inner().height;
    let rows = content(scene, slide, tallest.inner().width).len();
    u16::try_from(rows).map_or(u16::MAX, |rows| rows.saturating_add(around))
}

/// Takes the row that says what comes next, and a blank one over it, where there is room.
pub(super) fn take_next(panel: &mut Panel) -> Option<Rect> {
    let rows = match panel.inner().height {
        ..5 => return None,
        5..7 => 1,
        _ => 2,
    };
    let taken = panel.take_bottom(rows);
    Some(Rect {
        y: taken.bottom() - 1,
        height: 1,
        ..taken
    })
}

/// All that the panel says of `slide`.
fn content(scene: &Scene<'_>, slide: &Slide, width: u16) -> Vec<Row> {
    let mut rows = slide
        .notes
        .as_ref()
        .map_or_else(Vec::new, |text| notes(text, width));
    if let Some(discussion) = &slide.discussion {
        let mut parts = vec![class(scene, discussion, width)];
        parts.extend(aside(discussion, width));
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !rows.is_empty() {
                rows.push(Row::default());
            }
            rows.extend(part);
        }
    }
    let missing = missing(scene, slide, width);
    if !missing.is_empty() {
        if !rows.is_empty() {
            rows.push(Row::default());
        }
        rows.extend(missing);
    }
    if rows.is_empty() {
        let none = Clean::line("No notes for this slide.");
        rows = paragraph(&none, Tint::of(Ink::Dim), width);
    }
    rows
}

/// Why pictures of the slide cannot be shown.
pub(super) fn missing(scene: &Scene<'_>, slide: &Slide, width: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    for path in slide.pictures() {
        if let Some(Picture::Failed(sentence)) = scene.media.picture(path) {
            let mark = Tint::of(Ink::Warning);
            rows.extend(hang("!", mark, sentence, Tint::default(), width));
        }
    }
    if !rows.is_empty() {
        rows.insert(0, heading("pictures"));
    }
    rows
}

/// What the class said so far: hands, what they mean, and answers, whether it sees them or not.
fn class(scene: &Scene<'_>, discussion: &Discussion, width: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    let counted = votes::counted(scene);
    for (round, hands) in &counted {
        let line = format!(
            "{}: {}   {}",
            votes::name(*round),
            votes::each(hands),
            votes::all(hands)
        );
        rows.extend(verbatim(&Clean::line(&line), Tint::default(), width));
    }
    if let Some(hint) = votes::hint(scene, discussion) {
        rows.extend(verbatim(&Clean::line(&hint), Tint::bold(Ink::Body), width));
    }
    let heard = scene.lesson.heard();
    for (index, heard) in heard.iter().enumerate().filter(|(_, it)| !it.struck) {
        let pin = if heard.pinned { "▪" } else { " " };
        let mark = format!("{pin} {}", index + 1);
        rows.extend(discussion::said(heard, &mark, Tint::of(Ink::Accent), width));
    }
    if !rows.is_empty() {
        rows.insert(0, Row::of(0, "class", Tint::bold(Ink::PanelTitle)));
    }
    rows
}

/// What the presenter alone knows of a discussion: its prompts, then its answer.
fn aside(discussion: &Discussion, width: u16) -> [Vec<Row>; 2] {
    [prompts(discussion, width), answer(discussion, width)]
}

/// The heading of a part of the notes.
pub(super) fn heading(text: &str) -> Row {
    Row::of(0, text, Tint::bold(Ink::PanelTitle))
}

/// What to ask when the class falls silent.
pub(super) fn prompts(discussion: &Discussion, width: u16) -> Vec<Row> {
    let accent = Tint::of(Ink::Accent);
    let mut rows = Vec::new();
    for prompt in &discussion.prompts {
        rows.extend(hang("▪", accent, prompt, Tint::default(), width));
    }
    if !rows.is_empty() {
        rows.insert(0, heading("prompts"));
    }
    rows
}

/// The right option, and the model answer.
fn answer(discussion: &Discussion, width: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some((letter, option)) = discussion.correct.and_then(|correct| {
        let option = discussion.options.get(correct)?;
        Some((discussion::letter(correct), option))
    }) {
        rows.extend(hang(
            &format!("✓ {letter} "),
            Tint::bold(Ink::Good),
            option,
            Tint::default(),
            width,
        ));
    }
    if let Some(answer) = &discussion.answer {
        rows.extend(paragraph(answer, Tint::default(), width));
    }
    if !rows.is_empty() {
        rows.insert(0, heading("answer"));
    }
    rows
}

/// What Next leads to.
pub(super) fn coming(scene: &Scene<'_>) -> Words {
    let Some(ahead) = scene.lesson.ahead() else {
        return Words::new("the talk ends here", Ink::Dim);
    };
    let what = if ahead.slide != scene.lesson.position().slide {
        let title = scene.name_of(ahead.slide);
        format!("{} {title}", scene.deck.number(ahead.slide))
    } else if ahead.phase != scene.lesson.phase() {
        phase(scene, ahead.phase)
    } else {
        revealed(scene, ahead)
    };
    Words::new("next: ", Ink::Dim).and(what, Ink::Dim)
}

fn phase(scene: &Scene<'_>, phase: Phase) -> String {
    let name = discussion::name(phase);
    let times = scene.lesson.phases(scene.now.time);
    match times.iter().find(|time| time.phase == phase) {
        Some(time) => format!("{name}, {}", clock::digits(time.budget.as_secs())),
        None => name.to_owned(),
    }
}

/// The first words of what the next reveal shows.
fn revealed(scene: &Scene<'_>, ahead: Ahead) -> String {
    let page = scene.plain_page(ahead.slide, ahead.reveal);
    let fresh = page.rows.get(page.fresh.clone()).unwrap_or_default();
    first_words(fresh).unwrap_or_else(|| "more of this slide".to_owned())
}
