//! The number that is typed to go to a slide.

use super::handle::Talk;
use super::{Action, Key, KeyCode, Overlay, Request, Viewer, notices};
use crate::lesson::Command;

/// More digits than any deck has slides.
const MOST_DIGITS: usize = 9;

impl Viewer {
    /// A key that has nothing to do with the number gives it up and then has its own meaning: a
    /// clicker is never caught here.
    pub(super) fn press_in_number(
        &mut self,
        mut digits: String,
        key: Key,
        talk: Talk<'_>,
    ) -> Vec<Request> {
        match (key.code, self.keymap.action(key, false)) {
            (KeyCode::Char(digit @ '0'..='9'), _) if key == Key::char(digit) => {
                if digits.len() < MOST_DIGITS {
                    digits.push(digit);
                }
                self.overlay = Some(Overlay::GoTo { digits });
            }
            (KeyCode::Backspace, _) => {
                digits.pop();
                self.overlay = (!digits.is_empty()).then_some(Overlay::GoTo { digits });
            }
            (KeyCode::Enter, _) | (_, Some(Action::Last)) => {
                return self.go_to_number(&digits, talk);
            }
            (_, Some(Action::Dismiss | Action::Quit)) => {}
            _ => return self.press_on_slide(key, talk),
        }
        Vec::new()
    }

    /// Goes to the slide of this number; backup slides are counted on from the talk's last.
    fn go_to_number(&mut self, digits: &str, talk: Talk<'_>) -> Vec<Request> {
        let Ok(number) = digits.parse::<usize>() else {
            return Vec::new();
        };
        let slide = number.saturating_sub(1);
        let command = if slide < talk.deck.slides.len() {
            Command::GoTo(slide)
        } else {
            self.notice = Some(notices::no_such_slide(digits));
            Command::Last
        };
        vec![Request::Lesson(command)]
    }
}
