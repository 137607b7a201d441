//! The selection in the overview.

use super::handle::Talk;
use super::{Action, Key, KeyCode, Overlay, Request, Viewer};
use crate::lesson::Command;

impl Viewer {
    pub(super) fn press_in_overview(
        &mut self,
        selected: usize,
        key: Key,
        talk: Talk<'_>,
    ) -> Vec<Request> {
        if let Some(to) = self.step_in_overview(selected, key, talk) {
            self.overlay = Some(Overlay::Overview { selected: to });
            return Vec::new();
        }
        if [Key::plain(KeyCode::Enter), Key::char(' ')].contains(&key) {
            return go(selected, talk);
        }
        let searching = self.search.is_some();
        match self.keymap.action(key, searching) {
            Some(Action::Overview) => Vec::new(),
            Some(action @ (Action::Search | Action::GoTo | Action::Help | Action::Problems)) => {
                self.act(action, key, talk)
            }
            Some(action @ (Action::NextMatch | Action::PreviousMatch)) => {
                let forward = action == Action::NextMatch;
                let hit = self
                    .search
                    .as_ref()
                    .and_then(|search| search.beyond(selected, forward));
                let selected = hit.map_or(selected, |(hit, ..)| hit.slide);
                self.overlay = Some(Overlay::Overview { selected });
                Vec::new()
            }
            _ => self.press_beside(Overlay::Overview { selected }, key, talk),
        }
    }

    /// Where `key` leads from `selected`; none when it is no key that moves.
    fn step_in_overview(&self, selected: usize, key: Key, talk: Talk<'_>) -> Option<usize> {
        if key.ctrl || key.alt || key.shift {
            return None;
        }
        let last = talk.deck.slides.len().saturating_sub(1);
        let columns = self.extent.overview_columns.max(1);
        let page = columns * self.extent.overview_rows.max(1);
        let to = match key.code {
            KeyCode::Left | KeyCode::Char('h') => selected.saturating_sub(1),
            KeyCode::Right | KeyCode::Char('l') => selected + 1,
            KeyCode::Up | KeyCode::Char('k') => up(selected, columns),
            KeyCode::Down | KeyCode::Char('j') => down(selected, columns, last),
            KeyCode::PageUp => selected.saturating_sub(page),
            KeyCode::PageDown => selected.saturating_add(page),
            KeyCode::Home | KeyCode::Char('g') => 0,
            KeyCode::End | KeyCode::Char('G') => last,
            _ => return None,
        };
        Some(to.min(last))
    }

    /// Moves the selection by a row of slides.
    pub(super) fn wheel_in_overview(
        &self,
        selected: usize,
        upwards: bool,
        talk: Talk<'_>,
    ) -> usize {
        let last = talk.deck.slides.len().saturating_sub(1);
        let columns = self.extent.overview_columns.max(1);
        if upwards {
            up(selected, columns)
        } else {
            down(selected, columns, last)
        }
    }
}

/// The slide above, or the same in the first row.
fn up(selected: usize, columns: usize) -> usize {
    selected.checked_sub(columns).unwrap_or(selected)
}

/// The slide below; the last, where the last row is too short; the same in the last row.
fn down(selected: usize, columns: usize, last: usize) -> usize {
    if selected / columns == last / columns {
        selected
    } else {
        (selected + columns).min(last)
    }
}

/// Leaves the overview for `selected`. The slide that is shown anyway keeps its steps.
fn go(selected: usize, talk: Talk<'_>) -> Vec<Request> {
    if selected == talk.slide() {
        return Vec::new();
    }
    vec![Request::Lesson(Command::GoTo(selected))]
}
