//! What the presenter alone knows of the discussion: hands and answers before the class sees them,
//! what to ask, what is right.

use ratatui::layout::Rect;

use super::Side;
use crate::deck::{Discussion, Slide};
use crate::layout::{Row, Tint, paragraph, verbatim};
use crate::lesson::{Panel as Shown, Phase};
use crate::text::{Clean, Marks};
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::discussion::{letter, phase_line, votes};
use crate::view::hang::{hang, hang_rows};
use crate::view::notes;
use crate::view::paint::Canvas;
use crate::view::panel::Panel;
use crate::view::words::Words;
use crate::viewer::ScrollExtent;

/// The discussion's pane as it stands in a within.
pub(super) struct Aside {
    parts: Vec<Vec<Row>>,
}

impl Aside {
    /// What there is to know of the discussion on `slide`; nothing, while it is not open.
    pub(super) fn of(scene: &Scene<'_>, slide: &Slide, within: Side) -> Self {
        let parts = match scene.lesson.phase() {
            Phase::Closed => Vec::new(),
            _ => parts(scene, slide, within.text_width()),
        };
        Self { parts }
    }

    /// The rows that a pane takes that shows all of it; none where there is nothing.
    pub(super) fn height(&self) -> u16 {
        if self.parts.is_empty() {
            return 0;
        }
        let rows = self.parts.iter().map(Vec::len).sum::<usize>() + self.parts.len() - 1;
        u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2)
    }

    /// Draws it and says how far it scrolls.
    pub(super) fn draw(
        self,
        scene: &Scene<'_>,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> ScrollExtent {
        let is_apart = self.height() <= area.height;
        let mut rows: Vec<Row> = Vec::new();
        for part in self.parts {
            if is_apart && !rows.is_empty() {
                rows.push(Row::default());
            }
            rows.extend(part);
        }
        let title = Words::new("discuss", Ink::PanelTitle);
        Panel::boxed(title, area).draw(&rows, scene.viewer.aside_scroll, canvas)
    }
}

/// All of it, the most urgent first, in `width` columns.
pub(super) fn parts(scene: &Scene<'_>, slide: &Slide, width: u16) -> Vec<Vec<Row>> {
    let Some(discussion) = &slide.discussion else {
        return Vec::new();
    };
    let mut question = Vec::new();
    if scene.lesson.panel() == Shown::Hidden {
        question = paragraph(&discussion.question, Tint::of(Ink::Question), width);
    }
    let parts = [
        time(scene, width),
        question,
        votes(scene, discussion, width),
        heard(scene, width),
        notes::prompts(discussion, width),
        answer(scene, discussion, width),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// The phases, and what is left of the current one.
fn time(scene: &Scene<'_>, width: u16) -> Vec<Row> {
    if scene.lesson.phase() == Phase::Closed {
        return Vec::new();
    }
    let line = phase_line(scene, width);
    if line.is_empty() {
        Vec::new()
    } else {
        vec![line.row(0)]
    }
}

/// The options with the hands of both rounds, whether or not the class sees them, and what they
/// mean for what to do next.
fn votes(scene: &Scene<'_>, discussion: &Discussion, width: u16) -> Vec<Row> {
    if discussion.options.is_empty() {
        return Vec::new();
    }
    let counted = votes::counted(scene);
    let column = |at: usize| {
        let columns = u16::try_from(counted.len() - at).unwrap_or(0) * 7;
        width.saturating_sub(columns)
    };
    let mut rows = Vec::new();
    if !counted.is_empty() {
        let mut heading = Row::default();
        if !scene.lesson.hands_shown() && width >= 40 {
            heading.put(0, "not shown to the class", Tint::of(Ink::Dim));
        }
        for (at, (round, _)) in counted.iter().enumerate() {
            let name = if counted.len() > 1 {
                votes::name(*round)
            } else {
                "hands"
            };
            heading.put(column(at), format!("{name:>7}"), Tint::of(Ink::Dim));
        }
        rows.push(heading);
    }
    let taken = width - column(0).min(width);
    for (index, option) in discussion.options.iter().enumerate() {
        let is_right = discussion.correct == Some(index);
        let (mark, ink) = if is_right {
            ("✓", Ink::Good)
        } else {
            (" ", Ink::Accent)
        };
        let mark = format!("{mark} {} ", letter(index));
        let tint = Tint::default();
        let mut option = hang(&mark, Tint::bold(ink), option, tint, width - taken);
        if let Some(first) = option.first_mut() {
            for (at, (_, hands)) in counted.iter().enumerate() {
                let hands = hands.get(index).copied().unwrap_or(0);
                first.put(column(at), format!("{hands:>7}"), Tint::bold(Ink::Body));
            }
        }
        rows.extend(option);
    }
    if let Some(hint) = votes::hint(scene, discussion) {
        let (mark, tint) = ("→", Tint::bold(Ink::Accent));
        let text = Clean::line(&hint);
        rows.extend(hang(mark, tint, &text, Tint::bold(Ink::Body), width));
    }
    rows
}

/// What the class said.
fn heard(scene: &Scene<'_>, width: u16) -> Vec<Row> {
    let heard = scene.lesson.heard();
    if heard.is_empty() {
        return Vec::new();
    }
    let mut rows = vec![notes::heading(&format!("heard  {}", heard.len()))];
    let digits = heard.len().to_string().len();
    for (index, answer) in heard.iter().enumerate() {
        let struck = Tint {
            ink: Ink::Dim,
            marks: Marks::STRUCK,
        };
        let (mark, mark_ink, tint) = if answer.struck {
            ("✗", Ink::Dim, struck)
        } else if answer.pinned {
            ("▪", Ink::Accent, Tint::bold(Ink::Body))
        } else {
            (" ", Ink::Accent, Tint::default())
        };
        let mark = format!("{mark} {:>digits$}", index + 1);
        rows.extend(hang_rows(&mark, Tint::of(mark_ink), width, |columns| {
            verbatim(&answer.text, tint, columns)
        }));
    }
    rows
}

/// The model answer, and whether the class sees it.
fn answer(scene: &Scene<'_>, discussion: &Discussion, width: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    if let Some(answer) = &discussion.answer {
        rows.push(notes::heading(if scene.lesson.answer_shown() {
            "answer, shown to the class"
        } else {
            "answer"
        }));
        rows.extend(paragraph(answer, Tint::default(), width));
    } else if scene.lesson.answer_shown() {
        rows.push(notes::heading("the right option is shown to the class"));
    }
    rows
}
