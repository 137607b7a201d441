//! Answers heard in class: the line in which one is written down, and the list of them.

use super::handle::Talk;
use super::line::Pressed;
use super::{Action, Key, KeyCode, Keymap, Line, Notice, Overlay, Request, Viewer, notices};
use crate::lesson::{Command, MOST_HEARD, Role};
use crate::text::Clean;

/// The answers by which a key for a page moves in their list.
const PAGE: usize = 10;

impl Viewer {
    /// Opens the line for an answer, or says why there is none. `listed`: from the list.
    pub(super) fn write_answer(&mut self, listed: bool, talk: Talk<'_>) -> Vec<Request> {
        if let Some(why) = self.refusal(talk) {
            self.notice = Some(why);
            return Vec::new();
        }
        let slide = talk.slide();
        self.overlay = Some(Overlay::AnswerLine { slide, listed });
        self.unblank_here(talk)
    }

    /// Opens the list of answers at its last, or says why there is none.
    pub(super) fn list_answers(&mut self, talk: Talk<'_>) -> Vec<Request> {
        if let Some(why) = self.refusal(talk) {
            self.notice = Some(why);
        } else if let Some(selected) = talk.lesson.heard().len().checked_sub(1) {
            self.overlay = Some(Overlay::Answers { selected });
            return self.unblank_here(talk);
        } else {
            self.notice = Some(notices::nothing_heard(&self.keymap));
        }
        Vec::new()
    }

    /// Why nothing can be noted here of what the class says, if so.
    pub(super) fn refusal(&self, talk: Talk<'_>) -> Option<Notice> {
        let is_left_behind = self.screen.role() == Role::Audience && talk.lesson.frozen().is_some();
        if !self.screen.is_presenters() {
            Some(notices::for_the_presenter())
        } else if is_left_behind {
            Some(notices::left_behind(&self.keymap))
        } else if talk.lesson.has_discussion() {
            None
        } else {
            Some(notices::no_question())
        }
    }

    pub(super) fn press_in_answer_line(
        &mut self,
        slide: usize,
        listed: bool,
        key: Key,
        talk: Talk<'_>,
    ) -> Vec<Request> {
        let overlay = Overlay::AnswerLine { slide, listed };
        match typing(&self.keymap, &mut self.draft, key) {
            Typing::Enter => return self.enter_answer(slide, listed, talk),
            Typing::Leave => self.leave_answer_line(listed, talk),
            Typing::Step if self.draft.text().is_blank() => return self.press_on_slide(key, talk),
            Typing::Step => {
                let requests = self.press_on_slide(key, talk);
                self.overlay = Some(overlay);
                return requests;
            }
            Typing::Beside => return self.press_beside(overlay, key, talk),
            Typing::Full => {
                self.overlay = Some(overlay);
                self.notice = Some(notices::line_full());
            }
            Typing::Edited => self.overlay = Some(overlay),
        }
        Vec::new()
    }

    /// Writes down what is typed and stays for the next answer; closes the line where that is
    /// nothing. What cannot be written down stays in the line.
    fn enter_answer(&mut self, slide: usize, listed: bool, talk: Talk<'_>) -> Vec<Request> {
        let text = Clean::line(self.draft.text().as_str().trim());
        if text.is_blank() {
            self.draft = Line::default();
            self.leave_answer_line(listed, talk);
            return Vec::new();
        }
        let slide = self.same_question(slide, talk);
        self.overlay = Some(Overlay::AnswerLine {
            slide: slide.unwrap_or_else(|| talk.slide()),
            listed,
        });
        if slide.is_none() {
            return Vec::new();
        }
        if talk.lesson.heard().len() >= MOST_HEARD {
            self.notice = Some(notices::heard_enough());
            return Vec::new();
        }
        self.draft = Line::default();
        vec![Request::Lesson(Command::Hear(text))]
    }

    /// `slide`, while it is the one that is shown and has a question. Else says that the talk went on
    /// while something was typed for another slide.
    pub(super) fn same_question(&mut self, slide: usize, talk: Talk<'_>) -> Option<usize> {
        self.notice = if !talk.lesson.has_discussion() {
            Some(notices::no_question_any_more())
        } else if slide != talk.slide() {
            Some(notices::another_question())
        } else {
            return Some(slide);
        };
        None
    }

    /// Closes the line. What is typed in it stays for the next time.
    fn leave_answer_line(&mut self, listed: bool, talk: Talk<'_>) {
        let last = talk.lesson.heard().len().checked_sub(1);
        self.overlay = last
            .filter(|_| listed)
            .map(|selected| Overlay::Answers { selected });
    }

    pub(super) fn press_in_answers(
        &mut self,
        selected: usize,
        key: Key,
        talk: Talk<'_>,
    ) -> Vec<Request> {
        let Some(last) = talk.lesson.heard().len().checked_sub(1) else {
            return self.press_on_slide(key, talk);
        };
        let selected = selected.min(last);
        let command = match (key.code, self.keymap.action(key, false)) {
            (_, Some(Action::WriteAnswer)) => return self.write_answer(true, talk),
            (_, Some(Action::CountHands)) => return self.count_hands(talk),
            (_, Some(Action::Answers)) => Some(Command::Strike(selected)),
            (KeyCode::Enter, _) => Some(Command::Pin(selected)),
            _ => None,
        };
        let to = step_in_answers(selected, last, key);
        if command.is_none() && to.is_none() {
            return self.press_beside(Overlay::Answers { selected }, key, talk);
        }
        let selected = to.unwrap_or(selected);
        self.overlay = Some(Overlay::Answers { selected });
        command.map(Request::Lesson).into_iter().collect()
    }
}

/// Where `key` leads from `selected`; none when it is no key that moves.
fn step_in_answers(selected: usize, last: usize, key: Key) -> Option<usize> {
    if key.ctrl || key.alt || key.shift {
        return None;
    }
    let to = match key.code {
        KeyCode::Up | KeyCode::Char('k') => selected.saturating_sub(1),
        KeyCode::Down | KeyCode::Char('j') => selected + 1,
        KeyCode::PageUp => selected.saturating_sub(PAGE),
        KeyCode::PageDown => selected + PAGE,
        KeyCode::Home | KeyCode::Char('g') => 0,
        KeyCode::End | KeyCode::Char('G') => last,
        _ => return None,
    };
    Some(to.min(last))
}

/// What a key does in a line for something that the class said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typing {
    /// It ends what is typed.
    Enter,
    /// It closes the line.
    Leave,
    /// It is one that a clicker sends: the talk goes on.
    Step,
    /// It is for the screen.
    Beside,
    /// It types what the line has no room for.
    Full,
    /// It changed the line, or does nothing.
    Edited,
}

/// Gives `key` to `line`, on a screen with this `keymap`.
pub(super) fn typing(keymap: &Keymap, line: &mut Line, key: Key) -> Typing {
    let action = keymap.action(key, false);
    match (key.code, action) {
        (KeyCode::Enter, _) => return Typing::Enter,
        (KeyCode::Escape, _) => return Typing::Leave,
        (KeyCode::PageUp | KeyCode::PageDown, Some(Action::Next | Action::Back)) => {
            return Typing::Step;
        }
        _ => {}
    }
    match (line.press(key), action) {
        (Pressed::Full, _) => Typing::Full,
        (Pressed::Left, Some(Action::Quit)) if key.ctrl => Typing::Leave,
        (Pressed::Left, Some(Action::Repaint | Action::Suspend)) if key.ctrl => Typing::Beside,
        (Pressed::Taken | Pressed::Left, _) => Typing::Edited,
    }
}
