//! Colours of the lists: they only repeat what signs and words say.

use crate::ledger::Verdict;

/// Puts colours around words, or leaves them as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paint {
    pub(super) is_on: bool,
}

/// What a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// A heading.
    Head,
    /// Too long.
    Over,
    /// Too short.
    Under,
}

impl Paint {
    pub(super) fn paint(self, tone: Tone, text: &str) -> String {
        let code = match tone {
            _ if !self.is_on || text.is_empty() => return text.to_owned(),
            Tone::Plain => return text.to_owned(),
            Tone::Head => "1",
            Tone::Over => "31",
            Tone::Under => "36",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

impl From<Verdict> for Tone {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Under => Self::Under,
            Verdict::Near => Self::Plain,
            Verdict::Over => Self::Over,
        }
    }
}
