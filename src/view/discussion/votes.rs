//! The hands that were counted, as bars: the vote before the talk with a neighbour beside the one
//! after it.

use super::letter;
use crate::deck::Discussion;
use crate::layout::Row;
use crate::lesson::{Hint, Round};
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::words::Words;

/// Columns between an option's text and its bars.
const GAP: u16 = 3;

/// The least columns in which an option's text stands beside its bars.
const TEXT: u16 = 24;

/// The columns by which bars under an option's text are indented: they stand under its first word.
const INDENT: u16 = 5;

/// What a round is called where there are two.
pub(in crate::view) fn name(round: Round) -> &'static str {
    match round {
        Round::First => "before",
        Round::Second => "after",
    }
}

/// The rounds in which anybody was counted, with their hands for each option.
pub(in crate::view) fn counted<'a>(scene: &Scene<'a>) -> Vec<(Round, &'a [u16])> {
    [Round::First, Round::Second]
        .into_iter()
        .filter_map(|round| Some((round, scene.lesson.hands(round)?)))
        .collect()
}

/// The hands for each option: `A 11 · B 14 · C 0`.
pub(in crate::view) fn each(hands: &[u16]) -> String {
    let each: Vec<String> = hands
        .iter()
        .enumerate()
        .map(|(option, hands)| format!("{} {hands}", letter(option)))
        .collect();
    each.join(" · ")
}

/// All hands: `25 hands`.
pub(in crate::view) fn all(hands: &[u16]) -> String {
    match hands.iter().map(|hands| u32::from(*hands)).sum::<u32>() {
        1 => "1 hand".to_owned(),
        all => format!("{all} hands"),
    }
}

/// What the latest vote means for what to do next: `56 % for B: discuss and vote again`.
pub(in crate::view) fn hint(scene: &Scene<'_>, discussion: &Discussion) -> Option<String> {
    let hint = scene.lesson.hint()?;
    let (_, latest) = counted(scene).into_iter().next_back()?;
    let correct = discussion.correct?;
    let right = u32::from(*latest.get(correct)?) * 100;
    let all = latest.iter().map(|hands| u32::from(*hands)).sum::<u32>();
    let all = all.max(1);
    // Rounded, but never past the threshold that the word is about.
    let (percent, word) = match hint {
        Hint::Reteach => (right / all, "reteach"),
        Hint::Discuss => (
            ((2 * right + all) / (2 * all)).clamp(35, 70),
            "discuss and vote again",
        ),
        Hint::GoOn => (right.div_ceil(all), "explain and go on"),
    };
    Some(format!("{percent} % for {}: {word}", letter(correct)))
}

/// The votes that the class may see, in the columns that options have.
pub(super) struct Votes<'a> {
    counted: Vec<(Round, &'a [u16])>,
    columns: u16,
    /// The columns of a bar without its label and number.
    cells: u16,
    /// The columns of the widest number.
    digits: usize,
}

impl<'a> Votes<'a> {
    /// None, while they are not shown, and where nobody was counted.
    pub(super) fn of(scene: &Scene<'a>, columns: u16) -> Option<Self> {
        let counted = counted(scene);
        if !scene.lesson.hands_shown() || counted.is_empty() {
            return None;
        }
        let most = counted.iter().flat_map(|(_, hands)| *hands).max();
        let digits = most.map_or(1, |most| most.to_string().len());
        let mut votes = Self {
            counted,
            columns,
            cells: 0,
            digits,
        };
        votes.cells = if votes.is_beside() {
            votes.cells_beside()
        } else {
            columns.saturating_sub(INDENT + votes.around()).min(24)
        };
        Some(votes)
    }

    /// The columns that options' texts have.
    pub(super) fn text_columns(&self) -> u16 {
        if self.is_beside() {
            self.columns - GAP - self.around() - self.cells_beside()
        } else {
            self.columns
        }
    }

    /// Adds the bars of the option of this index to the rows of its text: beside them where there is
    /// room, else below.
    pub(super) fn add(&self, option: usize, rows: &mut Vec<Row>) {
        let (mut at, column) = if self.is_beside() {
            (0, self.text_columns() + GAP)
        } else {
            (rows.len(), INDENT.min(self.columns / 4))
        };
        for (round, hands) in &self.counted {
            let bar = self
                .bar(*round, hands, option)
                .clipped(self.columns - column);
            if rows.len() <= at {
                rows.push(Row::default());
            }
            if let Some(row) = rows.get_mut(at) {
                row.spans.extend(bar.row(column).spans);
            }
            at += 1;
        }
    }

    /// Whether bars stand beside the options' texts.
    fn is_beside(&self) -> bool {
        self.columns >= TEXT + GAP + self.around() + self.cells_beside()
    }

    fn cells_beside(&self) -> u16 {
        (self.columns / 5).clamp(8, 20)
    }

    /// The columns of label and number.
    fn around(&self) -> u16 {
        let label = if self.is_told() { 7 } else { 0 };
        label + 1 + u16::try_from(self.digits).unwrap_or(u16::MAX)
    }

    /// Whether it has to be said which round a bar is for.
    fn is_told(&self) -> bool {
        self.counted
            .iter()
            .any(|(round, _)| *round == Round::Second)
    }

    /// An option's share of all hands of its round, and its hands.
    fn bar(&self, round: Round, hands: &[u16], option: usize) -> Words {
        let own = hands.get(option).copied().unwrap_or_default();
        let all: u32 = hands.iter().map(|hands| u32::from(*hands)).sum();
        // Rounded; nothing only for nobody, and all of it only for everybody.
        let cells = u32::from(self.cells);
        let share = (2 * u32::from(own) * cells + all) / (2 * all.max(1));
        let least = u32::from(own > 0).min(cells);
        let most = if u32::from(own) == all {
            cells
        } else {
            cells.saturating_sub(1).max(least)
        };
        let full = usize::try_from(share.clamp(least, most)).unwrap_or_default();
        let rest = usize::from(self.cells).saturating_sub(full);
        let is_latest = self.counted.last().is_some_and(|(last, _)| *last == round);
        let ink = if is_latest { Ink::Accent } else { Ink::Dim };
        let label = if self.is_told() {
            format!("{:<7}", name(round))
        } else {
            String::new()
        };
        Words::new(label, Ink::Dim)
            .and("█".repeat(full), ink)
            .and("░".repeat(rest), Ink::Rest)
            .and(format!(" {own:>width$}", width = self.digits), Ink::Body)
    }
}
