//! The discussion as a panel under the slide. Its height is what it needs, within what the slide
//! can spare: space goes first, then options; the question and the time stay.

use ratatui::layout::Rect;

use super::{answer, options, phases, pinned, place};
use crate::deck::Discussion;
use crate::layout::{Row, Tint, paragraph};
use crate::text::plain;
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::frame::{Edges, Outline};
use crate::view::paint::Canvas;
use crate::view::stage::Spare;
use crate::view::words::Words;

/// The panel as it stands in the rows that it can have.
pub(in crate::view) struct Docked {
    outline: Outline,
    rows: Vec<Row>,
    /// How many rows had to be left out.
    hidden: usize,
}

impl Docked {
    /// What to show in the rows that the slide can spare.
    pub(in crate::view) fn new(scene: &Scene<'_>, discussion: &Discussion, spare: Spare) -> Self {
        let Spare { width, most, free } = spare;
        let area = place(Rect {
            width,
            height: most,
            ..Rect::default()
        });
        let outline = Outline::of(area.width, area.height);
        let inner = outline.inside(area);
        if most <= 1 {
            let rows = vec![one_row(scene, discussion, inner.width)];
            return Self {
                outline,
                rows,
                hidden: 0,
            };
        }
        let roomy = free.min(most).saturating_sub(outline.rows());
        let (rows, hidden) = content(scene, discussion, inner, roomy);
        Self {
            outline,
            rows,
            hidden,
        }
    }

    /// The rows that it takes.
    pub(in crate::view) fn height(&self) -> u16 {
        u16::try_from(self.rows.len())
            .unwrap_or(u16::MAX)
            .saturating_add(self.outline.rows())
    }

    /// The rows that had to be left out.
    pub(in crate::view) fn hidden(&self) -> usize {
        self.hidden
    }

    /// Draws it in `area`, which has as many rows.
    pub(in crate::view) fn draw(self, canvas: &mut Canvas<'_>, area: Rect) {
        let area = place(area);
        let bottom = match self.hidden {
            0 => Words::default(),
            hidden => Words::new("↓", Ink::Accent).and(
                format!(" {hidden} {}: d", if hidden == 1 { "row" } else { "rows" }),
                Ink::Dim,
            ),
        };
        let name = Words::new("discuss", Ink::PanelTitle);
        canvas.outline(
            self.outline,
            area,
            Edges {
                name,
                bottom,
                ..Edges::default()
            },
        );
        canvas.rows(self.outline.inside(area), &self.rows);
    }
}

/// The time and as much of the question as fits beside it.
fn one_row(scene: &Scene<'_>, discussion: &Discussion, columns: u16) -> Row {
    let time = phases::short(scene, columns / 2);
    let time = if time.is_empty() {
        Words::new("?", Ink::Accent)
    } else {
        time
    };
    let gap = if columns < 20 { 1 } else { 2 };
    let question = Words::new(plain(&discussion.question), Ink::Question);
    time.join(gap, question).clipped(columns).row(0)
}

/// What fits in the rows of `inner`, with space between its parts as far as it stays within
/// `roomy` rows, and how many rows are left out.
fn content(
    scene: &Scene<'_>,
    discussion: &Discussion,
    inner: Rect,
    roomy: u16,
) -> (Vec<Row>, usize) {
    let columns = inner.width;
    let line = phases::line(scene, columns);
    let answer = answer(scene, discussion);
    let mut parts = [
        paragraph(&discussion.question, Tint::of(Ink::Question), columns),
        pinned(scene, columns),
        options(scene, discussion, columns).concat(),
        answer.map_or_else(Vec::new, |it| paragraph(&it, Tint::default(), columns)),
        if line.is_empty() {
            Vec::new()
        } else {
            vec![line.row(0)]
        },
    ];
    let most = usize::from(inner.height);
    let needed: usize = parts.iter().map(Vec::len).sum();
    if needed > most {
        shorten(&mut parts, most);
        return (parts.concat(), needed - most);
    }
    let spare = usize::from(roomy).saturating_sub(needed);
    let parts: Vec<Vec<Row>> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let between = parts.len() - 1;
    let around = usize::from(spare >= between + 2);
    let apart = usize::from(spare >= between);
    let mut rows = vec![Row::default(); around];
    for (index, part) in parts.into_iter().enumerate() {
        rows.resize(
            rows.len() + if index > 0 { apart } else { 0 },
            Row::default(),
        );
        rows.extend(part);
    }
    rows.resize(rows.len() + around, Row::default());
    (rows, 0)
}

/// Cuts question, pinned answers, options, model answer and time to `most` rows: the question's
/// first row and the time stay longest, the options go first.
fn shorten(parts: &mut [Vec<Row>; 5], most: usize) {
    let mut left = most;
    let [question, pinned, options, answer, time] = parts;
    let mut keep = |have: usize| {
        let kept = have.min(left);
        left -= kept;
        kept
    };
    let first = keep(question.len().min(1));
    let times = keep(time.len());
    let more = keep(question.len() - first);
    question.truncate(first + more);
    time.truncate(times);
    answer.truncate(keep(answer.len()));
    pinned.truncate(keep(pinned.len()));
    options.truncate(keep(options.len()));
}
