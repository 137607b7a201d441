//! The search line while it is typed, and the way from match to match.

use super::handle::{Talk, unblank};
use super::line::Pressed;
use super::{Action, Key, KeyCode, Line, Overlay, Request, Search, Viewer, notices};
use crate::lesson::{Command, Position};
use crate::text::Clean;

impl Viewer {
    pub(super) fn press_in_search_line(
        &mut self,
        mut line: Line,
        from: Position,
        key: Key,
        talk: Talk<'_>,
    ) -> Vec<Request> {
        let text = line.text().clone();
        let nothing_to_erase = key.code == KeyCode::Backspace && text.as_str().is_empty();
        let action = self.keymap.action(key, false).filter(|_| key.ctrl);
        if key.code == KeyCode::Enter {
            return self.end_search(&text, from, talk);
        }
        if key.code == KeyCode::Escape || nothing_to_erase || action == Some(Action::Quit) {
            return self.leave_search(from, talk);
        }
        let pressed = line.press(key);
        if pressed == Pressed::Full {
            self.notice = Some(notices::line_full());
        }
        if *line.text() != text {
            self.seek(line, from, talk)
        } else if matches!(action, Some(Action::Repaint | Action::Suspend)) {
            self.press_beside(Overlay::SearchLine { line, from }, key, talk)
        } else {
            self.overlay = Some(Overlay::SearchLine { line, from });
            Vec::new()
        }
    }

    /// Pasted text goes into the line that is being typed, and nowhere else: what it says are no
    /// keys.
    pub(super) fn paste(&mut self, pasted: &str, talk: Talk<'_>) -> Vec<Request> {
        match self.overlay.take() {
            Some(Overlay::SearchLine { mut line, from }) => {
                if !line.insert(pasted) {
                    self.notice = Some(notices::line_full());
                }
                self.seek(line, from, talk)
            }
            mut other => {
                let fits = match &mut other {
                    Some(Overlay::AnswerLine { .. }) => self.draft.insert(pasted),
                    Some(Overlay::HandsLine { line, .. }) => line.insert(pasted),
                    _ => true,
                };
                self.overlay = other;
                if !fits {
                    self.notice = Some(notices::line_full());
                }
                Vec::new()
            }
        }
    }

    /// Goes to the next match after this slide, or the last before it, round the deck's end.
    pub(super) fn go_to_match(&mut self, forward: bool, talk: Talk<'_>) -> Vec<Request> {
        let Some(search) = &self.search else {
            return Vec::new();
        };
        let Some((hit, number, wrapped)) = search.beyond(talk.slide(), forward) else {
            self.notice = Some(notices::nothing_matches(&search.needle));
            return Vec::new();
        };
        self.notice = Some(notices::at_match(number, search.hits.len(), hit, wrapped));
        if hit.slide == talk.slide() {
            return unblank(talk);
        }
        vec![Request::Lesson(Command::GoTo(hit.slide))]
    }

    /// Looks for what is typed, and shows the first match from where the search began.
    fn seek(&mut self, line: Line, from: Position, talk: Talk<'_>) -> Vec<Request> {
        let text = line.text();
        self.search = match self.search.take() {
            _ if text.is_blank() => None,
            Some(search) => Some(search.changed(text.clone(), talk.deck)),
            None => Some(Search::new(text.clone(), talk.deck)),
        };
        self.overlay = Some(Overlay::SearchLine { line, from });
        let hit = self
            .search
            .as_ref()
            .and_then(|search| search.from(from.slide));
        let to = match hit {
            Some(hit) if hit.slide != from.slide => Position {
                slide: hit.slide,
                step: 0,
            },
            _ => from,
        };
        move_to(to, talk)
    }

    /// Stays at the match that is shown, as a jump from where the search began.
    fn end_search(&mut self, text: &Clean, from: Position, talk: Talk<'_>) -> Vec<Request> {
        let here = talk.slide();
        let Some(search) = &self.search else {
            return self.leave_search(from, talk);
        };
        let Some(hit) = search.hits.iter().find(|hit| hit.slide == here) else {
            let requests = self.leave_search(from, talk);
            self.notice = Some(notices::nothing_matches(text));
            return requests;
        };
        self.notice = Some(notices::matches(search.hits.len(), *hit));
        if here == from.slide {
            return Vec::new();
        }
        vec![
            Request::Lesson(Command::MoveTo(from)),
            Request::Lesson(Command::GoTo(here)),
        ]
    }

    /// Goes back to where the search began, as though it had not been.
    fn leave_search(&mut self, from: Position, talk: Talk<'_>) -> Vec<Request> {
        self.search = None;
        move_to(from, talk)
    }
}

fn move_to(to: Position, talk: Talk<'_>) -> Vec<Request> {
    let there = talk.lesson.position() == to;
    if there {
        Vec::new()
    } else {
        vec![Request::Lesson(Command::MoveTo(to))]
    }
}
