//! How long notes take to say.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::{Clean, plain};

/// Words that a quick speaker says in a minute.
const QUICK: u64 = 165;
/// Words that a speaker says in a minute who lets people think.
const SLOW: u64 = 100;

/// How long a text takes to say, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaking {
    /// By a quick speaker: 165 words in a minute.
    pub quick: u64,
    /// By a slow one: 100 words in a minute.
    pub slow: u64,
}

/// How long `notes` take to say; none, when they hold no words.
pub fn speaking(notes: &Clean) -> Option<Speaking> {
    let words = plain(notes).unicode_words().count();
    let words = u64::try_from(words).unwrap_or(u64::MAX);
    let at = |pace: u64| words.saturating_mul(60_000) / pace;
    (words > 0).then(|| Speaking {
        quick: at(QUICK),
        slow: at(SLOW),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_hundred_and_thirty_words_take_two_to_three_and_a_bit_minutes() {
        let notes = Clean::block(&"**word** ".repeat(330));
        let speaking = speaking(&notes).unwrap();
        assert_eq!((speaking.quick, speaking.slow), (120_000, 198_000));
    }

    #[test]
    fn signs_alone_take_no_time() {
        assert_eq!(speaking(&Clean::block("…\n\n---")), None);
    }
}
