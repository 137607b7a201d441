//! A line of text while it is typed: what keys and pastes make of it.

use unicode_segmentation::UnicodeSegmentation;

use super::{Key, KeyCode};
use crate::text::Clean;

/// A line with a cursor in it, which stands between two clusters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    text: Clean,
    /// The bytes before the cursor.
    cursor: usize,
}

/// What a key did to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    /// It edited the line, or moved in it.
    Taken,
    /// It typed what there is no room for.
    Full,
    /// It is for others.
    Left,
}

impl Line {
    /// The most bytes that a line takes: more than anybody types at a stretch.
    pub const LONGEST: usize = 500;

    /// `text`, as far as there is room for it, with the cursor after it.
    pub fn of(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// What is typed so far.
    pub fn text(&self) -> &Clean {
        &self.text
    }

    /// What stands before the cursor, and what after it.
    pub fn halves(&self) -> (&str, &str) {
        self.text
            .as_str()
            .split_at_checked(self.cursor)
            .unwrap_or((self.text.as_str(), ""))
    }

    /// Puts `more` where the cursor is, on one line. Whether there was room for all of it; there is
    /// never more than [`Self::LONGEST`].
    pub(super) fn insert(&mut self, more: &str) -> bool {
        let more = more.trim_end_matches(['\r', '\n']);
        let (before, after) = self.halves();
        let tail = after.to_owned();
        // A joiner means something only beside what it joins.
        let head = [before, more].concat();
        let whole = Clean::line(&[&head, after].concat());
        if whole.as_str().len() <= Self::LONGEST {
            self.set(&head, &tail);
            return true;
        }
        let room = Self::LONGEST.saturating_sub(self.text.as_str().len());
        let more = Clean::line(more);
        let head = [before, start_within(more.as_str(), room)].concat();
        self.set(&head, &tail);
        false
    }

    /// Takes `key` when it is one that edits a line, or moves in it.
    pub(super) fn press(&mut self, key: Key) -> Pressed {
        let (before, after) = self.halves();
        let by_word = key.ctrl || key.alt;
        let (head, tail) = match (key.code, key.ctrl, key.alt) {
            (KeyCode::Char(character), false, false) => {
                return if self.insert(character.encode_utf8(&mut [0; 4])) {
                    Pressed::Taken
                } else {
                    Pressed::Full
                };
            }
            (KeyCode::Backspace, false, false) | (KeyCode::Char('h'), true, false) => {
                (less_a_cluster(before), after)
            }
            (KeyCode::Backspace, ..) | (KeyCode::Char('w'), true, false) => {
                (less_a_word(before), after)
            }
            (KeyCode::Delete, ..) => (before, after_a_cluster(after)),
            (KeyCode::Char('u'), true, false) => ("", after),
            (KeyCode::Char('k'), true, false) => (before, ""),
            _ => return self.go(key.code, by_word, key == Key::ctrl('e')),
        };
        let (head, tail) = (head.to_owned(), tail.to_owned());
        self.set(&head, &tail);
        Pressed::Taken
    }

    /// Moves the cursor, where the key does that.
    fn go(&mut self, code: KeyCode, by_word: bool, to_end: bool) -> Pressed {
        let (before, after) = self.halves();
        let all = self.text.as_str().len();
        self.cursor = match code {
            KeyCode::Left if by_word => less_a_word(before).len(),
            KeyCode::Left => less_a_cluster(before).len(),
            KeyCode::Right if by_word => all - after_a_word(after).len(),
            KeyCode::Right => all - after_a_cluster(after).len(),
            KeyCode::Home => 0,
            KeyCode::End => all,
            KeyCode::Char(_) if to_end => all,
            _ => return Pressed::Left,
        };
        Pressed::Taken
    }

    /// Takes `head` and `tail` for the line, with the cursor between them. Where they grow together,
    /// as a letter and its accent do, it stands after what they became.
    fn set(&mut self, head: &str, tail: &str) {
        self.text = Clean::line(&[head, tail].concat());
        let text = self.text.as_str();
        let wanted = Clean::line(head).as_str().len();
        let ends = text.grapheme_indices(true).map(|(at, _)| at);
        self.cursor = ends
            .chain([text.len()])
            .find(|at| *at >= wanted)
            .unwrap_or(text.len());
    }
}

/// The longest start of `text` that has at most so many bytes.
fn start_within(text: &str, bytes: usize) -> &str {
    let first_beyond = text
        .grapheme_indices(true)
        .find(|(at, cluster)| at + cluster.len() > bytes);
    match first_beyond {
        Some((at, _)) => text.get(..at).unwrap_or_default(),
        None => text,
    }
}

fn less_a_cluster(text: &str) -> &str {
    let last = text.grapheme_indices(true).next_back();
    last.and_then(|(at, _)| text.get(..at)).unwrap_or_default()
}

fn after_a_cluster(text: &str) -> &str {
    let first = text.graphemes(true).next().unwrap_or_default();
    text.strip_prefix(first).unwrap_or_default()
}

/// `text` without its last word and the space after it.
fn less_a_word(text: &str) -> &str {
    let trimmed = text.trim_end();
    let space = trimmed
        .char_indices()
        .rfind(|(_, char)| char.is_whitespace());
    let end = space.map_or(0, |(at, char)| at + char.len_utf8());
    trimmed.get(..end).unwrap_or_default()
}

/// `text` without its first word and the space before it.
fn after_a_word(text: &str) -> &str {
    text.trim_start()
        .trim_start_matches(|char: char| !char.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, keys: &[Key]) -> Line {
        let mut line = Line::of(text);
        for key in keys {
            assert_eq!(line.press(*key), Pressed::Taken, "{key} edits a line");
        }
        line
    }

    #[test]
    fn the_cursor_never_stands_inside_of_what_is_seen_as_one() {
        let family = "👨\u{200d}👩\u{200d}👧";
        let left = Key::plain(KeyCode::Left);
        let line = after(&format!("a{family}b"), &[left, left]);
        assert_eq!(line.halves(), ("a", format!("{family}b").as_str()));
        let line = after(family, &[Key::plain(KeyCode::Backspace)]);
        assert_eq!(line, Line::default());
    }

    #[test]
    fn what_is_pasted_stands_on_one_line_and_is_clean() {
        let mut line = after("ad", &[Key::plain(KeyCode::Left)]);
        assert!(line.insert("b\u{1b}\nc\n"));
        assert_eq!(line.halves(), ("ab␛ c", "d"));
    }

    #[test]
    fn a_line_that_is_full_takes_what_fits_and_says_so() {
        let mut line = after(&"x".repeat(Line::LONGEST - 3), &[Key::plain(KeyCode::Home)]);
        assert!(!line.insert("大大"));
        assert_eq!(line.halves().0, "大");
        assert_eq!(line.text().as_str().len(), Line::LONGEST);
        assert_eq!(line.press(Key::char('y')), Pressed::Full);
        assert!(!line.insert(&"\t".repeat(Line::LONGEST)));
        assert_eq!(line.text().as_str().len(), Line::LONGEST);
    }

    #[test]
    fn what_edits_nothing_is_left_for_others() {
        let mut line = Line::of("a");
        for key in [
            Key::ctrl('a'),
            Key::ctrl('c'),
            Key::plain(KeyCode::Enter),
            Key::plain(KeyCode::F(5)),
        ] {
            assert_eq!(line.press(key), Pressed::Left, "{key}");
        }
        assert_eq!(line, Line::of("a"));
    }
}
