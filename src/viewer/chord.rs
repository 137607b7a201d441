//! Keys pressed one after the other, and how people write them.

use std::fmt;
use std::str::FromStr;

use super::{Key, KeyCode};

/// Keys pressed one after the other: one for most bindings, two for `gg`.
///
/// Shown the way people write them: `Space`, `Shift-→`, `Ctrl-d`, `gg`, `Ctrl-x n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    first: Key,
    second: Option<Key>,
}

impl Chord {
    /// A single key.
    pub const fn of(key: Key) -> Self {
        Self {
            first: key,
            second: None,
        }
    }

    /// One key, and then another.
    pub const fn two(first: Key, second: Key) -> Self {
        Self {
            first,
            second: Some(second),
        }
    }

    /// The keys in their order.
    pub fn keys(self) -> impl Iterator<Item = Key> {
        [Some(self.first), self.second].into_iter().flatten()
    }

    /// Whether this key begins it, and another follows.
    pub(super) fn begins_with(self, key: Key) -> bool {
        self.first == key && self.second.is_some()
    }

    /// Whether one cannot be told from the other before the last key is pressed.
    pub(super) fn clashes(self, other: Self) -> bool {
        self == other || self.hides(other) || other.hides(self)
    }

    /// Whether `longer` goes on after it.
    pub(super) fn hides(self, longer: Self) -> bool {
        self.second.is_none() && longer.begins_with(self.first)
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(f)?;
        let Some(second) = self.second else {
            return Ok(());
        };
        if !(self.first.is_bare() && second.is_bare()) {
            f.write_str(" ")?;
        }
        second.fmt(f)
    }
}

/// Why a text names no keys that something can be bound to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoChord {
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do, as a sentence without a full stop.
    pub help: String,
}

impl NoChord {
    fn new(message: String, help: impl Into<String>) -> Self {
        Self {
            message,
            help: help.into(),
        }
    }
}

impl FromStr for Chord {
    type Err = NoChord;

    /// Reads keys as they are written in the configuration: `space`, `ctrl-r`, `shift-right`, `G`,
    /// and two of them with a space between: `g g`.
    fn from_str(text: &str) -> Result<Self, NoChord> {
        let mut words = text.split_whitespace();
        let (first, second) = (words.next(), words.next());
        let Some(first) = first else {
            let help = "the space bar is written \"space\"";
            return Err(NoChord::new("no key is named here".to_owned(), help));
        };
        if words.next().is_some() {
            let message = format!("`{text}` is more than two keys");
            return Err(NoChord::new(
                message,
                "write one key, or two such as \"g g\"",
            ));
        }
        let first = usable(first)?;
        Ok(match second {
            None => Self::of(first),
            Some(second) => Self::two(first, usable(second)?),
        })
    }
}

/// The key that `word` names, if something can be bound to it.
fn usable(word: &str) -> Result<Key, NoChord> {
    let key = key(word)?;
    match needed_elsewhere(key) {
        Some(why) => {
            let message = format!("`{word}` cannot be bound: {why}");
            Err(NoChord::new(message, "choose another key"))
        }
        None => Ok(key),
    }
}

fn key(word: &str) -> Result<Key, NoChord> {
    let mut key = Key::plain(KeyCode::Escape);
    let mut rest = word;
    while let Some((held, after)) = rest.split_once(['-', '+']).filter(|it| !it.1.is_empty()) {
        match held.to_ascii_lowercase().as_str() {
            "ctrl" | "control" => key.ctrl = true,
            "alt" | "meta" => key.alt = true,
            "shift" => key.shift = true,
            _ => break,
        }
        rest = after;
    }
    let Some(code) = code(rest) else {
        let message = format!("`{word}` is no key");
        let mut letters = word.chars().filter(|letter| letter.is_alphabetic());
        let help = match (letters.next(), letters.next()) {
            (Some(first), Some(second)) if word.chars().count() == 2 => {
                format!("two keys have a space between them: \"{first} {second}\"")
            }
            _ => "write a character, or a name such as space, enter, tab, left, pgdn, home or f2; \
                  ctrl-, alt- and shift- stand before it"
                .to_owned(),
        };
        return Err(NoChord::new(message, help));
    };
    key.code = code;
    let KeyCode::Char(character) = code else {
        return Ok(key);
    };
    if key.shift {
        let message = format!("with `shift` the key `{rest}` types another character");
        let help = format!("write that character, as in \"{}\"", rest.to_uppercase());
        return Err(NoChord::new(message, help));
    }
    if key.ctrl {
        let letter = character.to_ascii_lowercase();
        key.code = KeyCode::Char(letter);
        let twin = match letter {
            'h' => Some("Backspace"),
            'i' => Some("Tab"),
            'j' | 'm' => Some("Enter"),
            '[' => Some("Esc"),
            _ => None,
        };
        if let Some(twin) = twin {
            let message = format!("terminals cannot tell `{word}` from {twin}");
            return Err(NoChord::new(message, "choose another key"));
        }
        if !letter.is_ascii_lowercase() && letter != ' ' {
            let message = format!("most terminals do not tell that `ctrl` is held with `{rest}`");
            return Err(NoChord::new(message, "ctrl- goes with letters"));
        }
    }
    Ok(key)
}

fn code(name: &str) -> Option<KeyCode> {
    let mut characters = name.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        let named = match character {
            '←' => KeyCode::Left,
            '→' => KeyCode::Right,
            '↑' => KeyCode::Up,
            '↓' => KeyCode::Down,
            _ if character.is_control() => return None,
            _ => KeyCode::Char(character),
        };
        return Some(named);
    }
    Some(match name.to_ascii_lowercase().as_str() {
        "space" => KeyCode::Char(' '),
        "enter" | "return" => KeyCode::Enter,
        "esc" | "escape" => KeyCode::Escape,
        "tab" => KeyCode::Tab,
        "backspace" => KeyCode::Backspace,
        "delete" | "del" => KeyCode::Delete,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "pgup" | "pageup" => KeyCode::PageUp,
        "pgdn" | "pagedown" => KeyCode::PageDown,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        name => {
            let number = name.strip_prefix('f')?.parse().ok()?;
            KeyCode::F(Some(number).filter(|number| (1..=24).contains(number))?)
        }
    })
}

/// Why nothing may be bound to `key`, if so.
fn needed_elsewhere(key: Key) -> Option<&'static str> {
    Some(match (key.code, key.ctrl) {
        (KeyCode::Char('a'), true) => "screen and tmux begin their own keys with it",
        (KeyCode::Char('b'), true) => "tmux begins its own keys with it",
        (KeyCode::Char('s' | 'q'), true) => "terminals stop and start their output with it",
        (KeyCode::Char('~'), _) => "SSH begins its own commands with it",
        (KeyCode::Char('0'..='9'), _) => "digits begin a slide's number",
        (KeyCode::F(5), _) => "a clicker's start button sends it",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(text: &str) -> Chord {
        text.parse().unwrap_or_else(|_| panic!("{text} is a chord"))
    }

    #[test]
    fn keys_are_read_as_people_write_them() {
        let shown = |text: &str| chord(text).to_string();
        for (written, key) in [
            ("space", "Space"),
            ("j", "j"),
            ("G", "G"),
            ("é", "é"),
            ("-", "-"),
            ("+", "+"),
            ("ctrl-r", "Ctrl-r"),
            ("Ctrl-R", "Ctrl-r"),
            ("ctrl+r", "Ctrl-r"),
            ("alt-x", "Alt-x"),
            ("alt--", "Alt--"),
            ("shift-right", "Shift-→"),
            ("ctrl-shift-left", "Ctrl-Shift-←"),
            ("F12", "F12"),
            ("PageDown", "PgDn"),
            (" pgdn ", "PgDn"),
            ("→", "→"),
            ("g g", "gg"),
            ("ctrl-x n", "Ctrl-x n"),
        ] {
            assert_eq!(shown(written), key, "{written}");
        }
    }

    #[test]
    fn what_is_shown_of_a_key_can_be_read_again() {
        for binding in super::super::BINDINGS {
            for key in binding.chords.iter().flat_map(|chord| chord.keys()) {
                let name = key.to_string();
                let read = super::key(&name).unwrap_or_else(|wrong| panic!("{}", wrong.message));
                assert_eq!(read, key, "{name}");
            }
        }
    }

    #[test]
    fn what_is_no_key_is_told_with_a_remedy() {
        let told: Vec<String> = [
            "", "g g g", "gg", "spacebar", "f25", "f0", "ctrl-", "shift-a", "ctrl-i", "ctrl-m",
            "ctrl-1", "ctrl-s", "ctrl-a", "~", "7", "f5", "g ~", "hyper-x",
        ]
        .iter()
        .map(|text| {
            let NoChord { message, help } = text.parse::<Chord>().unwrap_err();
            format!("{text}: {message}; {help}")
        })
        .collect();
        insta::assert_snapshot!(told.join("\n"));
    }
}
