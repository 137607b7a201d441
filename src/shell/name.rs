//! What the terminal calls itself when it is asked: that says more than its `TERM`, which many share.

use super::wire::Abilities;

/// XTVERSION. tmux answers it itself; screen and mosh do not, and so are trusted with no more than before.
const QUESTION: &[u8] = b"\x1b[>0q";

/// Whether a terminal was asked for its name, and what it is trusted with.
#[derive(Debug)]
pub(super) struct Name {
    /// What it is trusted with whatever it says.
    least: Abilities,
    abilities: Abilities,
    /// Whether a question is of use and does no harm.
    asks: bool,
    /// Whether it was asked.
    done: bool,
}

impl Name {
    /// A terminal that is trusted with `abilities` so far. It `may` be asked, or may not.
    pub(super) fn new(abilities: Abilities, may: bool) -> Self {
        Self {
            least: abilities,
            abilities,
            asks: may && !abilities.contains(Abilities::REPEATS),
            done: false,
        }
    }

    /// What it is trusted with.
    pub(super) fn abilities(&self) -> Abilities {
        self.abilities
    }

    /// What to ask with the next frame; nothing, when it was asked. Nobody waits for the answer.
    pub(super) fn question(&mut self) -> &'static [u8] {
        if self.asks && !std::mem::replace(&mut self.done, true) {
            QUESTION
        } else {
            b""
        }
    }

    /// Takes note of the name and version that it gave.
    pub(super) fn hear(&mut self, version: &str) {
        self.abilities = self.least | Abilities::of_version(version);
    }

    /// It may be another one than before, or not show what it should: it is asked again.
    pub(super) fn doubt(&mut self) {
        self.abilities = self.least;
        self.done = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_asked_once_and_trusted_until_it_is_doubted() {
        let least = Abilities::of("xterm-256color", None);
        let mut name = Name::new(least, true);
        assert_eq!(name.abilities(), least);
        assert_eq!(name.question(), QUESTION);
        assert_eq!(name.question(), b"");
        name.hear("kitty(0.42.0)");
        let more = Abilities::REPEATS | Abilities::LINKS;
        assert_eq!(name.abilities(), least | more);
        name.doubt();
        assert_eq!(name.abilities(), least);
        assert_eq!(name.question(), QUESTION);
        name.hear("something else");
        assert_eq!(name.abilities(), least);
    }

    #[test]
    fn nothing_is_asked_that_is_known_or_would_be_printed() {
        let kitty = Abilities::of("xterm-kitty", None);
        assert_eq!(Name::new(kitty, true).question(), b"");
        assert_eq!(Name::new(Abilities::empty(), false).question(), b"");
    }
}
