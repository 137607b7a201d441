//! The slide that a command line names: by its number, or by its id.

use std::str::FromStr;

use super::failure::Failure;
use crate::deck::{Deck, First};
use crate::text::Clean;

/// A slide as it is typed: `12`, `B1`, `furnaces`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SlideName(String);

impl Default for SlideName {
    /// The first one.
    fn default() -> Self {
        Self("1".to_owned())
    }
}

impl FromStr for SlideName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim_start_matches('0') {
            "" => Err("write a slide's number, of which the first is 1, or its id".to_owned()),
            _ => Ok(Self(text.to_owned())),
        }
    }
}

impl SlideName {
    /// What it says of a slide of the talk by itself; nothing, where it may mean a backup slide.
    pub(super) fn first(&self) -> Option<First<'_>> {
        if let Ok(number) = self.0.parse::<usize>() {
            return number.checked_sub(1).map(First::Index);
        }
        let backup = self.0.strip_prefix(['b', 'B']);
        let is_backup = backup.is_some_and(|number| number.parse::<usize>().is_ok());
        (!is_backup).then_some(First::Name(&self.0))
    }

    /// The slide's index in `deck`, from 0. A number past the end of the talk means its last slide.
    ///
    /// # Errors
    ///
    /// When no slide is called that.
    pub(super) fn find(&self, deck: &Deck) -> Result<usize, Failure> {
        self.find_exactly(deck).or_else(|failure| {
            let is_number = self.0.bytes().all(|byte| byte.is_ascii_digit());
            let last = deck.talk_len.saturating_sub(1);
            if is_number { Ok(last) } else { Err(failure) }
        })
    }

    /// The slide's index in `deck`, from 0.
    ///
    /// # Errors
    ///
    /// When no slide is called that.
    pub(super) fn find_exactly(&self, deck: &Deck) -> Result<usize, Failure> {
        // A number is a number, with zeros before it as well.
        let word = match self.0.parse::<usize>() {
            Ok(number) => number.to_string(),
            Err(_) => self.0.clone(),
        };
        let found = deck.find(&word).or_else(|| deck.find(&self.0));
        found.ok_or_else(|| self.unknown(deck))
    }

    fn unknown(&self, deck: &Deck) -> Failure {
        let name = Clean::line(&self.0);
        let message = format!("there is no slide `{name}` in this deck");
        let is_number = self.0.bytes().all(|byte| byte.is_ascii_digit());
        match deck.near(&self.0) {
            _ if is_number => Failure::new(
                &message,
                &format!("The last slide of the talk is {}", deck.talk_len),
            ),
            Some(near) => Failure::new(&message, &format!("Did you mean `{near}`?")),
            None => Failure::new(
                &message,
                "Give a slide's number, or its id: the `id` key, else its title in small letters with hyphens",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::parse;

    #[test]
    fn a_number_past_the_end_is_the_last_slide_or_a_mistake_that_names_it() {
        let deck = parse("[[slides]]\ntitle = \"Ash\"\n[[slides]]\ntitle = \"99 trees\"\n");
        let deck = deck.unwrap().deck;
        let name: SlideName = "99".parse().unwrap();
        assert_eq!(name.find(&deck).unwrap(), 1);
        let failure = name.find_exactly(&deck).unwrap_err();
        insta::assert_snapshot!(failure, @"
        seminar: there is no slide `99` in this deck
          The last slide of the talk is 2
        ");
    }
}
