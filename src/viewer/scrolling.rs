//! How far things are scrolled, by keys and by the wheel.

use super::handle::Talk;
use super::{Action, Key, KeyCode, Overlay, Region, Request, Scroll, ScrollExtent, Viewer};

/// Rows for each notch of the wheel.
const NOTCH: isize = 3;

/// Columns for each notch of the wheel, turned sideways: about as far on the screen.
const SIDEWAYS_NOTCH: i16 = 6;

/// What scrolls beside others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Slide,
    Notes,
    /// What stands beside the notes.
    Aside,
}

/// An overlay that is read from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sheet {
    Keys,
    Problems,
}

impl Sheet {
    fn scrolled(self, scroll: usize) -> Overlay {
        match self {
            Self::Keys => Overlay::Help { scroll },
            Self::Problems => Overlay::Problems { scroll },
        }
    }

    /// What opens it, and closes it again.
    fn action(self) -> Action {
        match self {
            Self::Keys => Action::Help,
            Self::Problems => Action::Problems,
        }
    }

    fn extent(self, viewer: &Viewer) -> ScrollExtent {
        match self {
            Self::Keys => viewer.extent.help,
            Self::Problems => viewer.extent.problems,
        }
    }
}

impl Viewer {
    /// Scrolls the slide down by `rows`, or up.
    pub(super) fn scroll_slide(&mut self, rows: isize) {
        let offset = match self.scroll {
            Scroll::Follow => self.extent.slide.offset,
            Scroll::At(offset) => offset,
        };
        let to = shift(offset, rows, self.extent.slide);
        if to != offset {
            self.scroll = Scroll::At(to);
        }
    }

    /// Moves the slide's long lines to the left by `columns`, or to the right.
    pub(super) fn shift_lines(&mut self, columns: i16) {
        let max = self.extent.max_shift;
        self.shift = self.shift.min(max).saturating_add_signed(columns).min(max);
    }

    /// Scrolls down by `rows`, or up: the slide, and on a console what the presenter reads there.
    pub(super) fn scroll_rows(&mut self, rows: isize) {
        let part = if self.screen.is_console() {
            self.long_part()
        } else {
            Part::Slide
        };
        self.scroll(part, rows);
    }

    /// Scrolls by half a screen: the notes where they are too long for their panel, else the slide.
    pub(super) fn scroll_half(&mut self, screens: isize) {
        let part = self.long_part();
        let extent = match part {
            Part::Slide => self.extent.slide,
            Part::Notes => self.extent.notes,
            Part::Aside => self.extent.aside,
        };
        self.scroll(part, screens * half(extent));
    }

    /// What is too long for its place: the notes, then what stands beside them, then the slide.
    fn long_part(&self) -> Part {
        let has_notes = self.notes || self.screen.is_console();
        if has_notes && self.extent.notes.max > 0 {
            Part::Notes
        } else if self.extent.aside.max > 0 {
            Part::Aside
        } else {
            Part::Slide
        }
    }

    fn scroll(&mut self, part: Part, rows: isize) {
        match part {
            Part::Slide => self.scroll_slide(rows),
            Part::Notes => self.notes_scroll = shift(self.notes_scroll, rows, self.extent.notes),
            Part::Aside => self.aside_scroll = shift(self.aside_scroll, rows, self.extent.aside),
        }
    }

    pub(super) fn press_in_sheet(
        &mut self,
        sheet: Sheet,
        scroll: usize,
        key: Key,
        talk: Talk<'_>,
    ) -> Vec<Request> {
        let extent = sheet.extent(self);
        let page = isize::try_from(extent.height).unwrap_or(isize::MAX).max(1);
        let rows = match (key.code, self.keymap.action(key, false)) {
            (_, Some(action)) if action == sheet.action() => return Vec::new(),
            (_, Some(action @ (Action::Help | Action::Problems))) => {
                self.overlay = Some(sheet.scrolled(scroll));
                return self.act(action, key, talk);
            }
            (_, Some(Action::HalfDown)) => half(extent),
            (_, Some(Action::HalfUp)) => -half(extent),
            (KeyCode::PageDown | KeyCode::Char(' '), _) => page,
            (KeyCode::PageUp, _) => -page,
            (KeyCode::Home, _) => isize::MIN,
            (KeyCode::End, _) => isize::MAX,
            (KeyCode::Down | KeyCode::Char('j'), _) | (_, Some(Action::ScrollDown)) => 1,
            (KeyCode::Up | KeyCode::Char('k'), _) | (_, Some(Action::ScrollUp)) => -1,
            _ => return self.press_beside(sheet.scrolled(scroll), key, talk),
        };
        self.overlay = Some(sheet.scrolled(shift(scroll, rows, extent)));
        Vec::new()
    }

    /// A notch of the wheel over a cell: it scrolls what is there.
    pub(super) fn turn_wheel(&mut self, up: bool, column: u16, row: u16, talk: Talk<'_>) {
        let rows = if up { -NOTCH } else { NOTCH };
        match self.overlay {
            Some(Overlay::Overview { selected }) => {
                let selected = self.wheel_in_overview(selected, up, talk);
                self.overlay = Some(Overlay::Overview { selected });
            }
            Some(Overlay::Answers { selected }) => {
                let last = talk.lesson.heard().len().saturating_sub(1);
                let selected = if up {
                    selected.saturating_sub(1)
                } else {
                    selected + 1
                };
                self.overlay = Some(Overlay::Answers {
                    selected: selected.min(last),
                });
            }
            Some(Overlay::Help { scroll }) => self.scroll_sheet(Sheet::Keys, scroll, rows),
            Some(Overlay::Problems { scroll }) => {
                self.scroll_sheet(Sheet::Problems, scroll, rows);
            }
            _ => self.scroll(self.part_at(column, row), rows),
        }
    }

    /// A sideways notch of the wheel over a cell: it moves long lines of the slide.
    pub(super) fn turn_wheel_aside(&mut self, right: bool, column: u16, row: u16) {
        let covered = matches!(
            self.overlay,
            Some(Overlay::Overview { .. } | Overlay::Help { .. } | Overlay::Problems { .. })
        );
        if !covered && self.part_at(column, row) == Part::Slide {
            self.shift_lines(if right {
                SIDEWAYS_NOTCH
            } else {
                -SIDEWAYS_NOTCH
            });
        }
    }

    /// What covers a cell; on a console, that which scrolls.
    fn part_at(&self, column: u16, row: u16) -> Part {
        let holds = |region: Option<Region>| region.is_some_and(|it| it.holds(column, row));
        let has_notes = self.notes || self.screen.is_console();
        if has_notes && holds(self.extent.notes_at) {
            Part::Notes
        } else if holds(self.extent.aside_at) {
            Part::Aside
        } else {
            Part::Slide
        }
    }

    fn scroll_sheet(&mut self, sheet: Sheet, scroll: usize, rows: isize) {
        let scroll = shift(scroll, rows, sheet.extent(self));
        self.overlay = Some(sheet.scrolled(scroll));
    }
}

/// `offset` moved by `rows`, no further than makes sense.
fn shift(offset: usize, rows: isize, extent: ScrollExtent) -> usize {
    offset
        .min(extent.max)
        .saturating_add_signed(rows)
        .min(extent.max)
}

/// Half of what is in sight, at least a row.
fn half(extent: ScrollExtent) -> isize {
    isize::try_from(extent.height / 2)
        .unwrap_or(isize::MAX)
        .max(1)
}
