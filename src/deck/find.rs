//! The slide that somebody names.

use super::Deck;

impl Deck {
    /// The index, from 0, of the slide that `word` means: a number as [`Deck::number`] gives it, else
    /// an id. A number comes before an id of the same letters.
    pub fn find(&self, word: &str) -> Option<usize> {
        let all = || 0..self.slides.len();
        let is_numbered = |index: &usize| self.number(*index).eq_ignore_ascii_case(word);
        let is_called = |id: &str| id == word;
        all()
            .find(is_numbered)
            .or_else(|| self.slides.iter().position(|slide| is_called(&slide.id.0)))
    }

    /// The id that somebody may have meant who wrote `word`, which is none: one that differs in few
    /// letters, else the first that has `word` in it.
    pub fn near(&self, word: &str) -> Option<&str> {
        let plain = word.to_lowercase();
        let letters = plain.chars().count();
        let ids = || self.slides.iter().map(|slide| slide.id.0.as_str());
        let slips = |id: &&str| strsim::osa_distance(&plain, id);
        let nearest = ids()
            // An id has at most 60 letters.
            .filter(|_| letters <= 80)
            .min_by_key(slips)
            .filter(|id| slips(id) <= letters.div_ceil(4).min(3));
        nearest.or_else(|| ids().find(|id| letters > 2 && id.contains(&plain)))
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::{Deck, parse};

    fn deck() -> Deck {
        let text = "[[slides]]\ntitle = 'Furnaces'\n[[slides]]\ntitle = '1958'\n\
                    [[slides]]\nid = '1'\ntitle = 'x'\n\
                    [[slides]]\ntitle = 'The long march home'\nbackup = true\n";
        parse(text).expect("there are slides").deck
    }

    #[test]
    fn a_slide_is_found_by_its_number_or_its_id() {
        let deck = deck();
        let found = [
            "1", "3", "4", "B1", "b1", "B2", "furnaces", "1958", "Furnaces", "",
        ]
        .map(|word| deck.find(word));
        assert_eq!(
            found,
            [
                Some(0),
                Some(2),
                None,
                Some(3),
                Some(3),
                None,
                Some(0),
                Some(1),
                None,
                None
            ]
        );
    }

    #[test]
    fn a_slip_or_a_part_of_an_id_is_enough_to_guess_it() {
        let deck = deck();
        let near = ["furnacs", "Furnaces", "march", "furs", "no", "", "zzzzzz"]
            .map(|word| deck.near(word));
        let home = Some("the-long-march-home");
        let furnaces = Some("furnaces");
        assert_eq!(near, [furnaces, furnaces, home, None, None, None, None]);
        assert_eq!(deck.near(&"furnaces".repeat(1000)), None);
    }
}
