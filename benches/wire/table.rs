//! The bytes of all transitions, as tables.

use std::fmt::Write as _;

use seminar::shell::wire::Abilities;
use seminar::theme::Depth;

use super::corpus::{SIZES, Transition, ours, picture_in_blocks, transitions};
use super::rivals;

/// What most terminals can do.
pub(crate) const OURS: Abilities = Abilities::ERASES_IN_COLOR
    .union(Abilities::ERASES_SOME)
    .union(Abilities::SHIFTS)
    .union(Abilities::RESTORES);
/// What the more able can do.
pub(crate) const ABLE: Abilities = Abilities::all();

/// The bytes of one transition, or of several.
#[derive(Clone, Copy, Default)]
struct Count {
    ours: usize,
    able: usize,
    crossterm: usize,
    repaint: usize,
    least: usize,
}

impl Count {
    fn of(transition: &Transition) -> Self {
        let Transition { before, after, .. } = transition;
        Self {
            ours: ours(OURS, transition),
            able: ours(ABLE, transition),
            crossterm: rivals::crossterm(before, after),
            repaint: rivals::repaint(after),
            least: rivals::least(before, after),
        }
    }

    fn add(&mut self, other: Self) {
        self.ours += other.ours;
        self.able += other.able;
        self.crossterm += other.crossterm;
        self.repaint += other.repaint;
        self.least += other.least;
    }

    fn row(self, name: &str) -> String {
        let Self {
            ours,
            able,
            crossterm,
            repaint,
            least,
        } = self;
        let percent = |ours: usize| (100 * ours + crossterm / 2) / crossterm.max(1);
        let (some, most) = (percent(ours), percent(able));
        format!(
            "| {name} | {ours} | {able} | {crossterm} | {some} % | {most} % | {repaint} | {least} |\n"
        )
    }
}

/// A table for each size in true colour, then the sums in fewer colours.
pub(crate) fn all() -> String {
    let mut text = String::new();
    for size in SIZES {
        let (width, height) = size;
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "### {width}x{height}\n\n| transition | ours | with REP | ratatui with crossterm | \
             ours to that | with REP | painted whole | least |\n\
             | --- | --: | --: | --: | --: | --: | --: | --: |\n"
        );
        let mut sum = Count::default();
        for transition in transitions(size, "chalkboard", Depth::True) {
            let count = Count::of(&transition);
            sum.add(count);
            text.push_str(&count.row(transition.name));
        }
        text.push_str(&sum.row("all of these"));
        for (name, theme, depth) in [
            ("the same in 256 colours", "chalkboard", Depth::Indexed),
            ("the same in 16 colours", "terminal", Depth::Sixteen),
            ("the same without colours", "terminal", Depth::None),
        ] {
            let mut sum = Count::default();
            for transition in transitions(size, theme, depth) {
                sum.add(Count::of(&transition));
            }
            text.push_str(&sum.row(name));
        }
        let picture = picture_in_blocks(size, Depth::True);
        text.push_str(&Count::of(&picture).row(picture.name));
        text.push('\n');
    }
    text
}
