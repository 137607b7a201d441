//! In which order steps are taken: row by row, or colour by colour.
//!
//! To change a colour can take 19 bytes, to move about 5. So where a page has few colours, all that is
//! written in the first goes before all that is in the second.

use super::look::Look;
use super::pen;
use super::plan::{Kind, Step};

/// The most looks by which steps are sorted: a picture in half blocks has hundreds, few of them twice.
const LOOKS: usize = 24;

/// Sorts `steps`, which are in order of rows and columns, by how they look. The rows of which `is_fixed`
/// says so stay in the order of their columns. None, when that is not worth a try.
pub(super) fn by_look(
    steps: &[Step],
    kept: Option<Look>,
    is_fixed: impl Fn(u16) -> bool,
) -> Option<Vec<Step>> {
    let looks = looks(steps, kept, &is_fixed)?;
    let mut steps = steps.to_vec();
    let group_of = |look: Look| looks.iter().position(|known| *known == look);
    let of_ground = |ground: Look| looks.iter().position(|known| ground.is_blank_in(*known));
    let number = |group: usize| u16::try_from(group).unwrap_or(u16::MAX);
    let last = number(looks.len());
    for row in steps.chunk_by_mut(|one, other| one.row == other.row) {
        if row.first().is_none_or(|step| is_fixed(step.row)) {
            continue;
        }
        for step in row.iter_mut() {
            step.group = match step.kind {
                Kind::Text => group_of(step.look).map_or(last, number),
                Kind::Blanks | Kind::Rest => of_ground(step.look).map_or(last, number),
            };
        }
        // Blanks go with what stands beside them.
        for at in 0..row.len() {
            let Some(step) = row.get(at).copied().filter(|it| it.kind != Kind::Text) else {
                continue;
            };
            let beside = |other: Option<&Step>| {
                other
                    .filter(|other| other.kind == Kind::Text && step.look.is_blank_in(other.look))
                    .filter(|other| other.end == step.start || other.start == step.end)
                    .map(|other| other.group)
            };
            let before = beside(at.checked_sub(1).and_then(|before| row.get(before)));
            let after = beside(row.get(at + 1));
            let group = match step.kind {
                Kind::Rest => before,
                _ => before.into_iter().chain(after).min(),
            };
            if let (Some(step), Some(group)) = (row.get_mut(at), group) {
                step.group = group;
            }
        }
        // What is erased must not be written before.
        let mut earliest = u16::MAX;
        for step in row.iter_mut().rev() {
            if step.kind == Kind::Rest {
                step.group = step.group.min(earliest);
            }
            earliest = earliest.min(step.group);
        }
    }
    steps.sort_by_key(|step| step.group);
    Some(steps)
}

/// The bytes of the colours that change when `steps` are taken as they are, about.
pub(super) fn colors(steps: &[Step]) -> usize {
    let mut texts = steps.iter().filter(|step| step.kind == Kind::Text);
    let first = texts.next().map(|step| step.look).unwrap_or_default();
    let change = |pen: &mut Look, step: &Step| {
        let cost = pen::cost(*pen, step.look);
        *pen = step.look;
        Some(cost)
    };
    texts.scan(first, change).sum()
}

/// A look, and where it is.
#[derive(Clone, Copy, Default)]
struct Used {
    look: Look,
    /// In so many steps.
    count: usize,
    first_row: u16,
    last_row: u16,
}

/// The looks of all text, each beside those that it is reached from easily. First comes the one that the
/// terminal has `kept`, or the most common.
fn looks(steps: &[Step], kept: Option<Look>, is_fixed: impl Fn(u16) -> bool) -> Option<Vec<Look>> {
    let mut all: Vec<Used> = Vec::new();
    let mut has_fixed = false;
    for row in steps.chunk_by(|one, other| one.row == other.row) {
        let mut texts = row.iter().filter(|step| step.kind == Kind::Text).peekable();
        if texts.peek().is_some_and(|step| is_fixed(step.row)) {
            has_fixed = true;
            continue;
        }
        for step in texts {
            match all.iter_mut().find(|used| used.look == step.look) {
                Some(used) => {
                    used.count += 1;
                    used.last_row = step.row;
                }
                None => all.push(Used {
                    look: step.look,
                    count: 1,
                    first_row: step.row,
                    last_row: step.row,
                }),
            }
            if all.len() > LOOKS {
                return None;
            }
        }
    }
    if all.len() < 2 && !has_fixed {
        return None;
    }
    let is_kept = |used: &Used| Some(used.look) == kept;
    let first = all.iter().enumerate();
    let mut next = first
        .max_by_key(|(_, used)| (is_kept(used), used.count))
        .map(|(at, _)| at);
    let mut sorted = Vec::new();
    while let Some(at) = next {
        let last = all.swap_remove(at);
        sorted.push(last.look);
        next = (0..all.len()).min_by_key(|at| {
            let to = all.get(*at).copied().unwrap_or_default();
            let way = to.first_row.abs_diff(last.last_row);
            (pen::cost(last.look, to.look), way)
        });
    }
    Some(sorted)
}
