//! What does not fit on the screen: the slide is gone through, step by step, and drawn.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Found, Subject};
use crate::deck::{Deck, Opens, Slide};
use crate::layout::{Cramped, Size};
use crate::lesson::{Command, Lesson, Panel, Phase, Plan, Time};
use crate::source::{Mistake, counted};
use crate::view::{self, Now, Scene};
use crate::viewer::{Extent, Viewer};

/// What of a slide is out of sight on a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// Rows of the slide, while it stands alone; under a question that comes with it, beside that.
    pub(super) rows: Amount<u16>,
    /// Columns of its long lines.
    pub(super) columns: Amount<u16>,
    /// Rows of its question on a screen of its own.
    pub(super) question: Amount<Phase>,
    /// Rows that the panel under the slide leaves out.
    pub(super) panel: Amount<Phase>,
    /// What is there, but in another form.
    pub(super) cramped: Cramped,
}

/// How much is out of sight at most, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount<S> {
    pub(super) most: usize,
    /// The first step at which something is; none while nothing is.
    pub(super) since: Option<S>,
}

impl<S> Default for Amount<S> {
    fn default() -> Self {
        Self {
            most: 0,
            since: None,
        }
    }
}

impl<S> Amount<S> {
    /// Takes note that `amount` is out of sight at `step`.
    fn note(&mut self, amount: usize, step: S) {
        if amount > 0 {
            self.most = self.most.max(amount);
            self.since.get_or_insert(step);
        }
    }
}

/// Notes what of `slide` does not fit.
pub(super) fn find(subject: &Subject<'_>, slide: &Slide, found: &mut Found<'_>) {
    let hidden: Vec<(Size, Hidden)> = measure(subject, slide);
    let at_step = |step: &u16| match step {
        0 => String::new(),
        step => format!(" from step {step} on"),
    };
    let at_phase = |phase: &Phase| match phase {
        Phase::Closed | Phase::Question => String::new(),
        phase => format!(" from {} on", said(*phase)),
    };

    if let Some(rows) = amounts(&hidden, "row", |hidden| hidden.rows, at_step) {
        let at = found.trace().slide();
        let beside = if is_under(slide) {
            " with its question under it"
        } else {
            ""
        };
        let message = format!("this slide is too tall{beside}: {rows}");
        let help = "shorten it, or make two slides of it; `J` shows the rest to the class";
        found.error(Mistake::Overflow, at, &message, help);
    }
    if let Some(columns) = amounts(&hidden, "column", |hidden| hidden.columns, at_step) {
        let at = found.only(&["code", "file", "pre"]);
        let message = format!("lines are too long: {columns}");
        let help = "break the long lines; `L` moves them aside";
        found.error(Mistake::Overflow, at, &message, help);
    }
    if let Some(rows) = amounts(&hidden, "row", |hidden| hidden.question, at_phase) {
        let at = found.discussion();
        let message = format!("the question is too tall for a screen of its own: {rows}");
        let help = "ask in fewer words, give fewer options, or shorten the answer";
        found.error(Mistake::Overflow, at, &message, help);
    } else if let Some(rows) = amounts(&hidden, "row", |hidden| hidden.panel, at_phase) {
        let at = found.discussion();
        let message = format!("the panel under the slide leaves something out: {rows}");
        let help =
            "`d` gives it the whole screen; or shorten the slide, the question or its options";
        found.warn(Mistake::Overflow, at, &message, help);
    }
    cramped(&hidden, found);
}

/// Notes what has another form than it should have.
fn cramped(hidden: &[(Size, Hidden)], found: &mut Found<'_>) {
    let mut warn = |key: &str, message: &str, help: &str, is_so: &dyn Fn(Cramped) -> bool| {
        let sizes = hidden.iter().filter(|(_, hidden)| is_so(hidden.cramped));
        let sizes: Vec<String> = sizes.map(|(size, _)| written(*size)).collect();
        if !sizes.is_empty() {
            let at = found.only(&[key]);
            let message = format!("{message} at {}", sizes.join(" and "));
            found.warn(Mistake::Cramped, at, &message, help);
        }
    };
    warn(
        "table",
        "this table has too many columns, so each row becomes a list of its cells",
        "take columns out, or make two tables of it",
        &|cramped| cramped.listed_table,
    );
    warn(
        "table",
        "this table is too wide, so words or numbers are broken",
        "shorten its longest words, or take columns out",
        &|cramped| cramped.broken_words,
    );
    warn(
        "chart",
        "this chart has too little room to be drawn as it is meant",
        "give it fewer numbers or shorter labels, or a slide of its own",
        &|cramped| cramped.listed_chart,
    );
}

/// Whether the question stands under the slide from the beginning.
fn is_under(slide: &Slide) -> bool {
    let discussion = slide.discussion.as_ref();
    discussion.is_some_and(|discussion| discussion.opens == Opens::Slide)
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
    let mut look = |lesson: &Lesson| {
        let scene = |lesson| Scene {
            deck: &deck,
            lesson,
            plan: &plan,
            viewer: &viewer,
            themes: subject.themes,
            media: subject.media,
            pages: None,
            plain: false,
            now: Now::default(),
        };
        let mut full = lesson.clone();
        let is_docked = lesson.panel() == Panel::Docked;
        if is_docked {
            full.apply(Command::CycleDiscussion, Time::default());
        }
        for ((_, hidden), buffer) in hidden.iter_mut().zip(&mut buffers) {
            let extent = view::draw(&scene(lesson), buffer);
            hidden.note(slide, lesson, extent);
            if is_docked {
                let extent = view::draw(&scene(&full), buffer);
                hidden.note(slide, &full, extent);
            }
        }
    };
    look(&lesson);
    // What Next does not lead to has keys of its own: a question, its phases, and its answer.
    for command in [Command::Next, Command::NextPhase] {
        loop {
            let before = (lesson.position(), lesson.phase());
            lesson.apply(command.clone(), Time::default());
            if (lesson.position(), lesson.phase()) == before {
                break;
            }
            look(&lesson);
        }
    }
    if lesson.has_answer() && !lesson.answer_shown() {
        lesson.apply(Command::ToggleAnswer, Time::default());
        look(&lesson);
    }
    hidden.retain(|(_, hidden)| *hidden != Hidden::default());
    hidden
}

impl Hidden {
    /// Adds what is out of sight at this step.
    fn note(&mut self, slide: &Slide, lesson: &Lesson, extent: Extent) {
        let phase = if lesson.answer_shown() {
            Phase::Answer
        } else {
            lesson.phase()
        };
        let is_full = lesson.panel() == Panel::Full;
        if is_full {
            self.question.note(extent.slide.max, phase);
            return;
        }
        let step = lesson.reveal();
        self.cramped |= Cramped {
            listed_table: extent.listed_table,
            broken_words: extent.broken_words,
            listed_chart: extent.listed_chart,
        };
        self.columns.note(extent.max_shift.into(), step);
        self.panel.note(extent.left_out, phase);
        // Else the slide shares the screen for a while, and has been seen before.
        if lesson.panel() == Panel::Hidden || is_under(slide) {
            self.rows.note(extent.unseen, step);
        }
    }
}

impl Found<'_> {
    /// The key of the slide's one value whose key is among `names`, or else the slide.
    fn only(&mut self, names: &[&str]) -> Range<usize> {
        let trace = self.trace();
        let entries = trace.entries.iter();
        let mut keys: Vec<&Range<usize>> = entries
            .filter(|entry| names.contains(&entry.name()))
            .map(|entry| &entry.key)
            .collect();
        // The items of an array have its key.
        keys.dedup();
        match keys.as_slice() {
            [only] => (*only).clone(),
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

/// `4 rows out of sight at 80x24 from step 2 on, 1 at 120x40`; nothing where nothing is.
fn amounts<S>(
    hidden: &[(Size, Hidden)],
    thing: &str,
    amount: impl Fn(&Hidden) -> Amount<S>,
    since: impl Fn(&S) -> String,
) -> Option<String> {
    let mut shown: Vec<String> = Vec::new();
    for (size, hidden) in hidden {
        let amount = amount(hidden);
        let Some(start) = amount.since else { continue };
        let much = match shown.len() {
            0 => format!("{} out of sight", counted(amount.most, thing)),
            _ => amount.most.to_string(),
        };
        shown.push(format!("{much} at {}{}", written(*size), since(&start)));
    }
    (!shown.is_empty()).then(|| shown.join(", "))
}

fn written(Size { width, height }: Size) -> String {
    format!("{width}x{height}")
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
