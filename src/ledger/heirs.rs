//! Which slide of a deck a slide in an old run was.

use std::collections::HashMap;

use super::record::Key;
use super::run::Run;
use crate::deck::Deck;

/// Finds the slides of a deck for those of runs.
///
/// A slide is first sought by its name and what it says; then by what it says, among the slides that
/// the run does not know as they are, which finds slides that were renamed or moved up a row of
/// like names; then by its name, which finds slides that were edited.
#[derive(Debug)]
pub(super) struct Heirs {
    keys: HashMap<Key, usize>,
    by_hash: HashMap<super::ContentHash, Vec<(usize, Key)>>,
    by_id: HashMap<String, usize>,
}

impl Heirs {
    pub(super) fn new(deck: &Deck) -> Self {
        let mut heirs = Self {
            keys: HashMap::new(),
            by_hash: HashMap::new(),
            by_id: HashMap::new(),
        };
        for (index, slide) in deck.slides.iter().enumerate() {
            let key = Key::of(slide);
            heirs.by_id.insert(key.id.0.clone(), index);
            let same = heirs.by_hash.entry(key.hash).or_default();
            same.push((index, key.clone()));
            heirs.keys.insert(key, index);
        }
        heirs
    }

    /// For each slide that `run` knows, the index of the deck's slide that it was; slides that are
    /// gone have none.
    pub(super) fn of<'r>(&self, run: &'r Run) -> HashMap<&'r Key, usize> {
        let known = run.keys();
        let is_known: std::collections::HashSet<&Key> = known.iter().copied().collect();
        let mut found = HashMap::new();
        let mut taken = std::collections::HashSet::new();
        for key in known {
            let renamed = || {
                let same = self.by_hash.get(&key.hash)?.iter();
                let mut free =
                    same.filter(|(index, heir)| !is_known.contains(heir) && !taken.contains(index));
                free.next().map(|(index, _)| *index)
            };
            let exact = self.keys.get(key).copied();
            let heir = exact
                .or_else(renamed)
                .or_else(|| self.by_id.get(&key.id.0).copied());
            if let Some(heir) = heir {
                taken.insert(heir);
                found.insert(key, heir);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests;
