//! Words as they are said.

use unicode_segmentation::UnicodeSegmentation;

/// How many words `text` has when it is read aloud: numbers are words, dashes and stops are none.
pub fn count_words(text: &str) -> usize {
    text.unicode_words().count()
}
