//! What does not fit on the screen: the slide is gone through, step by step, and drawn.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Found, Subject};
use crate::deck::{Deck, Slide};
use crate::layout::Size;
use crate::lesson::{Command, Lesson, Panel, Phase, Plan, Time};
use crate::source::{Mistake, counted};
use crate::view::{self, Now, Scene};
use crate::viewer::{Extent, Viewer};

/// What of a slide is out of sight on a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// Rows of the slide, while it stands alone.
    pub(super) rows: usize,
    /// Columns of its long lines.
    pub(super) columns: u16,
    /// Rows of its question on a screen of its own.
    pub(super) question: usize,
    /// The first phase in which the panel under the slide leaves something out, and how much.
    pub(super) panel: Option<(Phase, usize)>,
}

/// Notes what of `slide` does not fit.
pub(super) fn find(subject: &Subject<'_>, slide: &Slide, found: &mut Found<'_>) {
    let hidden: Vec<(Size, Hidden)> = measure(subject, slide);
    let told = |amount: &dyn Fn(&Hidden) -> Option<usize>| -> Vec<(Size, usize)> {
        hidden
            .iter()
            .filter_map(|(size, hidden)| Some((*size, amount(hidden).filter(|it| *it > 0)?)))
            .collect()
    };
    let rows = told(&|hidden| Some(hidden.rows));
    if !rows.is_empty() {
        let at = found.trace().slide();
        let message = format!("this slide is too tall: {}", amounts(&rows, "row"));
        let help = "shorten it, or make two slides of it; `↓` shows the rest to the class";
        found.error(Mistake::Overflow, at, &message, help);
    }
    let columns = told(&|hidden| Some(hidden.columns.into()));
    if !columns.is_empty() {
        let at = found.long_lines();
        let message = format!("lines are too long: {}", amounts(&columns, "column"));
        let help = "break the long lines; `→` moves them aside";
        found.error(Mistake::Overflow, at, &message, help);
    }
    let question = told(&|hidden| Some(hidden.question));
    if !question.is_empty() {
        let at = found.discussion();
        let message = format!(
            "the question is too tall for a screen of its own: {}",
            amounts(&question, "row")
        );
        let help = "ask in fewer words, or give fewer options";
        found.error(Mistake::Overflow, at, &message, help);
        return;
    }
    let panel = told(&|hidden| hidden.panel.map(|(_, rows)| rows));
    if !panel.is_empty() {
        let at = found.discussion();
        let phases = hidden.iter().filter_map(|(_, hidden)| hidden.panel);
        let phase = phases
            .map(|(phase, _)| phase)
            .min_by_key(|phase| *phase as usize);
        let since = phase.map_or("the question", said);
        let message = format!(
            "from {since} on the panel under the slide leaves something out: {}",
            amounts(&panel, "row")
        );
        let help =
            "`d` gives it the whole screen; or shorten the slide, the question or its options";
        found.warn(Mistake::Overflow, at, &message, help);
    }
}

/// What is out of sight on each screen where something is.
pub(super) fn measure(subject: &Subject<'_>, slide: &Slide) -> Vec<(Size, Hidden)> {
    // By itself a slide has the same place on the screen as in its deck.
    let deck = Deck {
        info: subject.deck.info.clone(),
        slides: vec![slide.clone()],
        talk_len: 1,
    };
    let plan = Plan::of(&deck, None);
    let mut lesson = Lesson::new(&deck);
    let mut hidden: Vec<(Size, Hidden)> = subject
        .sizes
        .iter()
        .map(|size| (*size, Hidden::default()))
        .collect();
    let mut buffers: Vec<Buffer> = hidden
        .iter()
        .map(|(size, _)| Buffer::empty(Rect::new(0, 0, size.width, size.height)))
        .collect();
    let viewer = Viewer::default();
    loop {
        let scene = Scene {
            deck: &deck,
            lesson: &lesson,
            plan: &plan,
            viewer: &viewer,
            themes: subject.themes,
            media: subject.media,
            plain: false,
            now: Now::default(),
        };
        for ((_, hidden), buffer) in hidden.iter_mut().zip(&mut buffers) {
            let extent = view::draw(&scene, buffer);
            hidden.note(&lesson, extent);
            if lesson.panel() == Panel::Docked {
                let mut full = lesson.clone();
                full.apply(Command::CycleDiscussion, Time::default());
                let scene = Scene {
                    lesson: &full,
                    ..scene
                };
                let extent = view::draw(&scene, buffer);
                hidden.note(&full, extent);
            }
        }
        let before = lesson.position();
        lesson.apply(Command::Next, Time::default());
        if lesson.position() == before {
            break;
        }
    }
    hidden.retain(|(_, hidden)| *hidden != Hidden::default());
    hidden
}

impl Hidden {
    /// Adds what is out of sight at this step.
    fn note(&mut self, lesson: &Lesson, extent: Extent) {
        match lesson.panel() {
            Panel::Hidden => {
                self.rows = self.rows.max(extent.slide.max);
                self.columns = self.columns.max(extent.max_shift);
            }
            // The slide shares the screen for a while, and has been seen before.
            Panel::Docked => {
                self.columns = self.columns.max(extent.max_shift);
                let rows = extent.left_out;
                if rows > 0 {
                    let (phase, most) = self.panel.unwrap_or((lesson.phase(), 0));
                    self.panel = Some((phase, most.max(rows)));
                }
            }
            Panel::Full => self.question = self.question.max(extent.slide.max),
        }
    }
}

impl Found<'_> {
    /// Where the lines stand that may be too long: the one listing, or else the slide.
    fn long_lines(&mut self) -> Range<usize> {
        let trace = self.trace();
        let mut listings = trace
            .entries
            .iter()
            .filter(|entry| matches!(entry.name(), "code" | "file" | "pre"));
        match (listings.next(), listings.next()) {
            (Some(only), None) => only.key.clone(),
            _ => trace.slide(),
        }
    }

    /// Where the question stands.
    fn discussion(&mut self) -> Range<usize> {
        let trace = self.trace();
        let question = trace.at("discussion.question");
        question
            .or_else(|| trace.at("discussion"))
            .map_or_else(|| trace.slide(), |entry| entry.value.clone())
    }
}

/// `4 rows out of sight at 80x24, 1 at 120x40`
fn amounts(amounts: &[(Size, usize)], thing: &str) -> String {
    let shown: Vec<String> = amounts
        .iter()
        .enumerate()
        .map(|(index, (Size { width, height }, amount))| match index {
            0 => {
                let amount = counted(*amount, thing);
                format!("{amount} out of sight at {width}x{height}")
            }
            _ => format!("{amount} at {width}x{height}"),
        })
        .collect();
    shown.join(", ")
}

fn said(phase: Phase) -> &'static str {
    match phase {
        Phase::Closed | Phase::Question => "the question",
        Phase::Think => "the time to think",
        Phase::Pair => "the time to talk in pairs",
        Phase::Share => "the time to share",
        Phase::Answer => "the answer",
    }
}
