//! What an author changed from one version of a deck to the next.

use std::collections::HashMap;

use super::{Deck, Slide, SlideId};

impl Deck {
    /// The index of the only slide that `old`, an earlier version, does not have as it is now; none
    /// when there are several, or none. A slide that is elsewhere now is the same.
    pub fn edited(&self, old: &Self) -> Option<usize> {
        let old: HashMap<&SlideId, &Slide> =
            old.slides.iter().map(|slide| (&slide.id, slide)).collect();
        let is_new = |(_, slide): &(usize, &Slide)| old.get(&slide.id) != Some(slide);
        let mut edited = self.slides.iter().enumerate().filter(is_new);
        match (edited.next(), edited.next()) {
            (Some((index, _)), None) => Some(index),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::parse;

    fn edited(old: &[&str], new: &[&str]) -> Option<usize> {
        let deck = |slides: &[&str]| {
            let slide = |text: &&str| {
                let (title, text) = text.split_once(' ').unwrap_or((text, ""));
                format!("[[slides]]\ntitle = \"{title}\"\ntext = \"A {text}\"\n")
            };
            let source: String = slides.iter().map(slide).collect();
            parse(&source).unwrap().deck
        };
        deck(new).edited(&deck(old))
    }

    #[test]
    fn a_slide_that_was_changed_renamed_or_added_is_found() {
        let old = ["Ash", "Birch", "Cedar"];
        assert_eq!(edited(&old, &["Ash", "Birch tree", "Cedar"]), Some(1));
        assert_eq!(edited(&old, &["Ash", "Beech", "Cedar"]), Some(1));
        assert_eq!(edited(&old, &["Ash", "Birch", "Cedar", "Elm"]), Some(3));
        assert_eq!(edited(&old, &["Cedar", "Ash bark"]), Some(1));
    }

    #[test]
    fn several_changes_or_none_single_out_no_slide() {
        let old = ["Ash", "Birch", "Cedar"];
        assert_eq!(edited(&old, &old), None);
        assert_eq!(edited(&old, &["Cedar", "Ash"]), None);
        assert_eq!(edited(&old, &["Ash tree", "Birch tree", "Cedar"]), None);
    }
}
