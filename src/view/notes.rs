//! The speaker notes, and what else is for the presenter only: prompts, the model answer, the
//! correct option, and what comes next.

use ratatui::layout::Rect;

use super::frame::{Edges, Lines, inside};
use super::hang::hang;
use super::paint::Canvas;
use super::slide::{draw_scrolled, edge_marks, extent};
use super::words::Words;
use super::{Scene, clock, discussion};
use crate::deck::{Discussion, Slide};
use crate::layout::{Room, Row, Setting, Size, Tint, lay_out, notes, paragraph};
use crate::lesson::{Ahead, Phase};
use crate::text::{Clean, plain};
use crate::theme::Ink;
use crate::viewer::ScrollExtent;

/// The least that a box is drawn round.
const FRAMED_FROM: (u16, u16) = (24, 5);

/// Draws the panel and says how far it scrolls.
pub(super) fn draw(
    scene: &Scene<'_>,
    slide: &Slide,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> ScrollExtent {
    let name = Words::new("notes", Ink::PanelTitle);
    if area.width < FRAMED_FROM.0 || area.height < FRAMED_FROM.1 {
        return draw_plain(scene, slide, canvas, area, name);
    }
    let mut inner = inside(area);
    let next = take_next(&mut inner);
    let rows = content(slide, inner.width);
    let height = usize::from(inner.height);
    let max = rows.len().saturating_sub(height);
    let extent = ScrollExtent {
        offset: scene.viewer.notes_scroll.min(max),
        max,
        height,
    };
    let (top, bottom) = edge_marks(extent);
    canvas.frame(area, Lines::LIGHT, &Edges { name, top, bottom });
    canvas.rows(inner, rows.iter().skip(extent.offset));
    if let Some(next) = next {
        canvas.words(next, 0, 0, &coming(scene, slide).clipped(next.width));
    }
    extent
}

/// The rows of a panel of this width that hides nothing.
pub(super) fn height(slide: &Slide, width: u16) -> u16 {
    let tallest = Rect::new(0, 0, width, u16::MAX);
    let mut inner = inside(tallest);
    take_next(&mut inner);
    let around = tallest.height - inner.height;
    let rows = content(slide, inner.width).len();
    u16::try_from(rows).map_or(u16::MAX, |rows| rows.saturating_add(around))
}

/// The panel where there is no room for a box: under a line, if there is room for that.
fn draw_plain(
    scene: &Scene<'_>,
    slide: &Slide,
    canvas: &mut Canvas<'_>,
    area: Rect,
    name: Words,
) -> ScrollExtent {
    canvas.blank(area, Ink::Panel);
    let mut inner = area;
    if area.height > 1 {
        canvas.rule(area, name);
        inner.y += 1;
        inner.height -= 1;
    }
    let rows = content(slide, inner.width);
    let extent = extent(rows.len(), inner.height, |_| scene.viewer.notes_scroll);
    draw_scrolled(&rows, extent, canvas, inner, 0);
    extent
}

/// Takes the row that says what comes next, and a blank one over it, where there is room.
fn take_next(inner: &mut Rect) -> Option<Rect> {
    let rows = match inner.height {
        ..4 => return None,
        4..7 => 1,
        _ => 2,
    };
    inner.height -= rows;
    Some(Rect {
        y: inner.bottom() + rows - 1,
        height: 1,
        ..*inner
    })
}

/// All that the panel says of `slide`.
fn content(slide: &Slide, width: u16) -> Vec<Row> {
    let mut rows = slide
        .notes
        .as_ref()
        .map_or_else(Vec::new, |text| notes(text, width));
    if let Some(discussion) = &slide.discussion {
        for part in aside(discussion, width) {
            if !rows.is_empty() {
                rows.push(Row::default());
            }
            rows.extend(part);
        }
    }
    if rows.is_empty() {
        let none = Clean::line("No notes for this slide.");
        rows = paragraph(&none, Tint::of(Ink::Dim), width);
    }
    rows
}

/// What the presenter alone knows of a discussion: its prompts, then its answer.
fn aside(discussion: &Discussion, width: u16) -> Vec<Vec<Row>> {
    let heading = |text| Row::of(0, text, Tint::bold(Ink::PanelTitle));
    let mut parts = Vec::new();
    if !discussion.prompts.is_empty() {
        let mut rows = vec![heading("prompts")];
        for prompt in &discussion.prompts {
            rows.extend(hang(
                "▪",
                Tint::of(Ink::Accent),
                prompt,
                Tint::default(),
                width,
            ));
        }
        parts.push(rows);
    }
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
        parts.push(rows);
    }
    parts
}

/// What Next leads to.
fn coming(scene: &Scene<'_>, slide: &Slide) -> Words {
    let Some(ahead) = scene.lesson.ahead() else {
        return Words::new("the talk ends here", Ink::Dim);
    };
    let what = if ahead.slide != scene.lesson.position().slide {
        let title = scene
            .deck
            .slides
            .get(ahead.slide)
            .and_then(|slide| slide.title.as_ref());
        let title = title.map(plain).unwrap_or_default();
        format!("{} {title}", scene.deck.number(ahead.slide))
    } else if ahead.phase != scene.lesson.phase() {
        phase(scene, ahead.phase)
    } else {
        revealed(scene, slide, ahead)
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
fn revealed(scene: &Scene<'_>, slide: &Slide, ahead: Ahead) -> String {
    // So wide that nothing wraps, and so plain that nothing stands around the words.
    let size = Size {
        width: 240,
        height: 0,
    };
    let setting = Setting {
        info: &scene.deck.info,
        room: Room::Text,
        size,
    };
    let page = lay_out(slide, ahead.reveal, setting);
    page.rows
        .get(page.fresh.clone())
        .unwrap_or_default()
        .iter()
        .map(|row| row.text().trim().to_owned())
        .find(|text| !text.is_empty())
        .unwrap_or_else(|| "more of this slide".to_owned())
}
