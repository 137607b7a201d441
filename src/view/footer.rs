//! The footer's template, filled in.

use super::Scene;
use super::words::Words;
use crate::deck::{DeckInfo, Footer, Slide};
use crate::text::{Clean, plain};
use crate::theme::Ink;

/// What the three parts of the footer say. The one with the slide's number has the ink of the line that
/// shows how far the talk is: with each page the two change together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filled {
    pub(super) left: Words,
    pub(super) center: Words,
    pub(super) right: Words,
}

impl Filled {
    /// The footer of the slide that is shown.
    pub(super) fn of(scene: &Scene<'_>, slide: &Slide) -> Self {
        let Footer {
            left,
            center,
            right,
        } = slide.footer.as_deref().unwrap_or(&scene.deck.info.footer);
        let fill = |template: &Clean| fill(template.as_str(), |key| value(key, scene, slide));
        Self {
            left: fill(left),
            center: fill(center),
            right: fill(right),
        }
    }
}

fn value(key: &str, scene: &Scene<'_>, slide: &Slide) -> Option<String> {
    let DeckInfo {
        title,
        authors,
        date,
        ..
    } = &scene.deck.info;
    match key {
        "title" => Some(plain(title)),
        "speaker" => Some(
            slide
                .speaker
                .as_ref()
                .map(Clean::to_string)
                .unwrap_or_default(),
        ),
        "slide" => Some(scene.deck.number(scene.lesson.position().slide)),
        "slides" => Some(scene.deck.talk_len.to_string()),
        "authors" => Some(
            authors
                .iter()
                .map(Clean::as_str)
                .collect::<Vec<_>>()
                .join(" · "),
        ),
        "date" => Some(date.as_ref().map(ToString::to_string).unwrap_or_default()),
        _ => None,
    }
}

/// `template` with the value of each `{key}`; a key without a value, and one whose brace has a backslash
/// before it, stays as it is written.
fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> Words {
    let mut filled = String::new();
    let mut ink = Ink::Dim;
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (before, is_escaped) = match before.strip_suffix('\\') {
            Some(before) => (before, true),
            None => (before, false),
        };
        filled.push_str(before);
        let key = after
            .split_once('}')
            .filter(|_| !is_escaped)
            .and_then(|(key, tail)| Some((key.trim(), value(key.trim())?, tail)));
        if let Some((key, value, tail)) = key {
            if key == "slide" {
                ink = Ink::Accent;
            }
            filled.push_str(&value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    Words::new(filled + rest, ink)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> String {
        words(template).text()
    }

    fn words(template: &str) -> Words {
        fill(template, |key| match key {
            "slide" => Some("3".to_owned()),
            "brace" => Some("{slide}".to_owned()),
            "speaker" => Some(String::new()),
            _ => None,
        })
    }

    #[test]
    fn the_part_with_the_number_of_the_slide_stands_out() {
        assert_eq!(
            words("no. {slide} of 5"),
            Words::new("no. 3 of 5", Ink::Accent)
        );
        assert_eq!(words("of {speaker}"), Words::new("of ", Ink::Dim));
    }

    #[test]
    fn keys_become_their_values() {
        assert_eq!(filled("{slide} of {slide}"), "3 of 3");
        assert_eq!(filled("{ slide }"), "3");
        assert_eq!(filled("by {speaker}."), "by .");
    }

    #[test]
    fn what_is_no_key_stays_as_it_is_written() {
        for template in ["", "plain", "{other}", "{", "a { b", "}{", "{{", "{}"] {
            assert_eq!(filled(template), template);
        }
        assert_eq!(filled("{ {slide}"), "{ 3");
    }

    #[test]
    fn a_backslash_takes_the_meaning_of_a_brace_away() {
        assert_eq!(filled("\\{slide} is {slide}"), "{slide} is 3");
        assert_eq!(filled("\\{other} \\ \\{"), "{other} \\ {");
    }

    #[test]
    fn values_are_not_filled_again() {
        assert_eq!(filled("{brace}"), "{slide}");
    }
}
