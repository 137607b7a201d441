//! What a sequence means to a viewer.

use termina::event::{
    KeyCode as Code, KeyEvent, KeyEventKind, Modifiers, MouseEvent, MouseEventKind,
};
use termina::{Event, Parser};

use super::answer::Answer;
use super::sequences::Sequence;
use crate::viewer::{Input, Key, KeyCode};

/// What the terminal sent.
pub(super) enum Meant {
    /// What a person did.
    Input(Input),
    /// What the terminal itself says.
    Answer(Answer),
}

/// Reads sequences.
#[derive(Default)]
pub(super) struct Meaning {
    parser: Parser,
}

impl Meaning {
    /// What `sequence` means; nothing when it is an answer that nobody asked for, or a key that no
    /// viewer knows.
    pub(super) fn of(&mut self, sequence: Sequence) -> Option<Meant> {
        let bytes = match sequence {
            Sequence::Paste(text) => return Some(Meant::Input(Input::Paste(text))),
            Sequence::Answer(bytes) => return Answer::of(&bytes).map(Meant::Answer),
            Sequence::Key(bytes) => bytes,
        };
        if let Some(answer) = Answer::of(&bytes) {
            return Some(Meant::Answer(answer));
        }
        self.key(&bytes).map(Meant::Input)
    }

    fn key(&mut self, bytes: &[u8]) -> Option<Input> {
        if !is_key(bytes) {
            return None;
        }
        self.parser.parse(bytes, false);
        let event = self.parser.pop();
        if event.is_none() {
            // It may have kept the start of something that will not go on.
            self.parser = Parser::default();
        }
        match event? {
            Event::Key(event) => key(event).map(Input::Key),
            Event::Mouse(event) => wheel(event),
            _ => None,
        }
    }
}

/// A turn of the wheel. With Shift it goes sideways, as in most programs with windows.
fn wheel(event: MouseEvent) -> Option<Input> {
    let MouseEvent { column, row, .. } = event;
    let aside = event.modifiers.contains(Modifiers::SHIFT);
    let up = |up| Input::Wheel { up, column, row };
    let right = |right| Input::WheelAside { right, column, row };
    Some(match event.kind {
        MouseEventKind::ScrollUp if aside => right(false),
        MouseEventKind::ScrollDown if aside => right(true),
        MouseEventKind::ScrollUp => up(true),
        MouseEventKind::ScrollDown => up(false),
        MouseEventKind::ScrollLeft => right(false),
        MouseEventKind::ScrollRight => right(true),
        _ => return None,
    })
}

/// Whether `sequence` has the form of a key or of the mouse. The parser must see nothing else: of
/// an answer that it does not know it drops the start and takes the rest for keys.
fn is_key(sequence: &[u8]) -> bool {
    let parameters = |bytes: &[u8]| {
        bytes.first().is_none_or(u8::is_ascii_digit)
            && bytes
                .iter()
                .all(|byte| matches!(byte, b'0'..=b'9' | b';' | b':'))
    };
    match sequence {
        [0x1b, b'[', b'[', _] | [0x1b, b'[', b'M', _, _, _] | [0x1b, b'O', _] => true,
        [0x1b, b'[', b'<', middle @ .., b'M' | b'm'] => parameters(middle),
        [0x1b, b'[', middle @ .., last] => {
            parameters(middle) && (last.is_ascii_alphabetic() || *last == b'~')
        }
        [0x1b, b'O', ..] => false,
        _ => true,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let held = |modifier| event.modifiers.intersects(modifier);
    if event.kind == KeyEventKind::Release || held(Modifiers::SUPER | Modifiers::HYPER) {
        return None;
    }
    let ctrl = held(Modifiers::CONTROL);
    let key = Key {
        code: code(event.code)?,
        ctrl,
        alt: held(Modifiers::ALT | Modifiers::META),
        shift: held(Modifiers::SHIFT) || event.code == Code::BackTab,
    };
    Some(match (key.code, ctrl) {
        // What some terminals send for Backspace, and Enter as it was typed before the start,
        // when the terminal still made a line feed of it.
        (KeyCode::Char('h'), true) => Key {
            code: KeyCode::Backspace,
            ctrl: false,
            ..key
        },
        (KeyCode::Char('j'), true) => Key {
            code: KeyCode::Enter,
            ctrl: false,
            ..key
        },
        (KeyCode::Char(_), _) => Key {
            shift: false,
            ..key
        },
        _ => key,
    })
}

fn code(code: Code) -> Option<KeyCode> {
    Some(match code {
        Code::Char(character) => KeyCode::Char(character),
        Code::Enter => KeyCode::Enter,
        Code::Escape => KeyCode::Escape,
        Code::Tab | Code::BackTab => KeyCode::Tab,
        Code::Backspace => KeyCode::Backspace,
        Code::Delete => KeyCode::Delete,
        Code::Left => KeyCode::Left,
        Code::Right => KeyCode::Right,
        Code::Up => KeyCode::Up,
        Code::Down => KeyCode::Down,
        Code::PageUp => KeyCode::PageUp,
        Code::PageDown => KeyCode::PageDown,
        Code::Home => KeyCode::Home,
        Code::End => KeyCode::End,
        Code::Function(number) => KeyCode::F(number),
        _ => return None,
    })
}
