//! Hands that are counted: the line in which they are typed, as `3b 5c`.

use super::answers::{Typing, typing};
use super::handle::Talk;
use super::{Action, Key, KeyCode, Line, Overlay, Request, Viewer, notices};
use crate::lesson::{Command, Round};

/// The most hands that an option has.
const MOST_HANDS: u16 = 999;

impl Viewer {
    /// Opens the line for hands, or says why there is none.
    pub(super) fn count_hands(&mut self, talk: Talk<'_>) -> Vec<Request> {
        if let Some(why) = self.refusal(talk) {
            self.notice = Some(why);
        } else if options(talk) == 0 {
            self.notice = Some(notices::no_options());
        } else {
            self.overlay = Some(Overlay::HandsLine {
                line: Line::default(),
                slide: talk.slide(),
                round: talk.lesson.round(),
            });
            return self.unblank_here(talk);
        }
        Vec::new()
    }

    pub(super) fn press_in_hands_line(
        &mut self,
        mut line: Line,
        slide: usize,
        round: Round,
        key: Key,
        talk: Talk<'_>,
    ) -> Vec<Request> {
        let types = matches!(key.code, KeyCode::Char(typed) if typed.is_alphanumeric() && key == Key::char(typed));
        if !types && self.keymap.action(key, false) == Some(Action::CountHands) {
            let round = match round {
                Round::First => Round::Second,
                Round::Second => Round::First,
            };
            self.overlay = Some(Overlay::HandsLine { line, slide, round });
            return Vec::new();
        }
        let typing = typing(&self.keymap, &mut line, key);
        let is_blank = line.text().is_blank();
        let requests = match typing {
            Typing::Enter if is_blank => return Vec::new(),
            Typing::Leave => return Vec::new(),
            Typing::Step if is_blank => return self.press_on_slide(key, talk),
            Typing::Enter => return self.enter_hands(line, slide, round, talk),
            Typing::Step => self.press_on_slide(key, talk),
            Typing::Beside => {
                let overlay = Overlay::HandsLine { line, slide, round };
                return self.press_beside(overlay, key, talk);
            }
            Typing::Full => {
                self.notice = Some(notices::line_full());
                Vec::new()
            }
            Typing::Edited => Vec::new(),
        };
        self.overlay = Some(Overlay::HandsLine { line, slide, round });
        requests
    }

    /// Counts what is typed and stays for more. What cannot be counted stays in the line, with what
    /// is wrong with it.
    fn enter_hands(
        &mut self,
        line: Line,
        slide: usize,
        round: Round,
        talk: Talk<'_>,
    ) -> Vec<Request> {
        let counted = self
            .same_question(slide, talk)
            .map(|_| parse(line.text().as_str(), options(talk)));
        let (line, counted) = match counted {
            Some(Ok(counted)) => (Line::default(), counted),
            Some(Err(mistake)) => {
                self.notice = Some(notices::mistaken(&mistake));
                (line, Vec::new())
            }
            None => (line, Vec::new()),
        };
        let slide = talk.slide();
        self.overlay = Some(Overlay::HandsLine { line, slide, round });
        let count = |(option, hands)| {
            Request::Lesson(Command::Count {
                round,
                option,
                hands,
            })
        };
        counted.into_iter().map(count).collect()
    }
}

/// How many options the question of the slide in view has.
fn options(talk: Talk<'_>) -> usize {
    let slide = talk.deck.slides.get(talk.slide());
    let discussion = slide.and_then(|slide| slide.discussion.as_ref());
    discussion.map_or(0, |discussion| discussion.options.len())
}

/// The hands in `text`, with their options from 0, of which there are so many; or what is wrong.
fn parse(text: &str, options: usize) -> Result<Vec<(usize, u16)>, String> {
    let mut counted: Vec<(usize, u16)> = Vec::new();
    let mut rest = text.trim_start_matches(is_gap);
    while let Some(first) = rest.chars().next() {
        let digits = rest.trim_start_matches(|char: char| char.is_ascii_digit());
        let number = rest.strip_suffix(digits).unwrap_or_default();
        let after = digits.trim_start();
        let letter = after.chars().next();
        let option = match letter {
            Some(letter) if letter.is_ascii_alphabetic() => letter.to_ascii_uppercase(),
            None if !number.is_empty() => {
                return Err(format!("{number} hands for which option? Write {number}b"));
            }
            Some(other) if !number.is_empty() => {
                return Err(format!("“{other}” is no option: write {number}b"));
            }
            _ => return Err(format!("“{first}” is no number: write 3b for three at B")),
        };
        if number.is_empty() {
            let letter = option.to_ascii_lowercase();
            return Err(format!("How many for {option}? Write 3{letter}"));
        }
        let index = ('A'..=option).count() - 1;
        if options == 0 {
            return Err(format!(
                "There is no option {option}: this question has none"
            ));
        }
        if index >= options {
            let last = ('A'..='Z').nth(options.saturating_sub(1)).unwrap_or('Z');
            return Err(format!("There is no option {option}: the last is {last}"));
        }
        let Some(hands) = number.parse().ok().filter(|hands| *hands <= MOST_HANDS) else {
            return Err(format!("At most {MOST_HANDS} hands for {option}"));
        };
        if counted.iter().any(|(other, _)| *other == index) {
            return Err(format!("{option} stands there twice"));
        }
        counted.push((index, hands));
        rest = after
            .strip_prefix(|char: char| char.is_ascii_alphabetic())
            .unwrap_or_default()
            .trim_start_matches(is_gap);
    }
    Ok(counted)
}

/// What may stand between two counts.
fn is_gap(char: char) -> bool {
    char.is_whitespace() || char == ','
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hands_are_numbers_and_letters_in_any_case() {
        for (text, counted) in [
            ("3b", &[(1, 3)][..]),
            ("3b 5c", &[(1, 3), (2, 5)]),
            ("12a", &[(0, 12)]),
            (" 12 A,0B , 999c ", &[(0, 12), (1, 0), (2, 999)]),
            ("3b5c", &[(1, 3), (2, 5)]),
            ("", &[]),
        ] {
            assert_eq!(parse(text, 3), Ok(counted.to_vec()), "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_counted_is_told() {
        let mistakes = [
            "3",
            "b",
            "3f",
            "1000a",
            "99999999999999999999a",
            "3a 4a",
            "?",
            "3?",
            "é",
            "3a b",
            "-3b",
        ];
        let told: Vec<String> = mistakes
            .iter()
            .map(|text| format!("{text}: {}", parse(text, 3).unwrap_err()))
            .collect();
        insta::assert_snapshot!(told.join("\n"));
    }
}
