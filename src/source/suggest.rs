//! What somebody may have meant.

/// Names that other programs have for what is known here.
const SYNONYMS: &[(&str, &str)] = &[
    ("author", "authors"),
    ("body", "text"),
    ("duration", "target"),
    ("heading", "title"),
    ("hidden", "skip"),
    ("img", "image"),
    ("items", "bullets"),
    ("list", "bullets"),
    ("ordered", "numbered"),
    ("paragraph", "text"),
    ("picture", "image"),
    ("presenter", "speaker"),
    ("question", "discussion"),
    ("speaker_notes", "notes"),
    ("time", "target"),
];

/// Longer words are no slips of a known one.
const LONGEST: usize = 32;

/// The one of `words` that `word` most likely stands for.
pub(crate) fn nearest<'w>(
    word: &str,
    words: impl Iterator<Item = &'w str> + Clone,
) -> Option<&'w str> {
    if word.len() > LONGEST {
        return None;
    }
    let plain = word.trim().to_lowercase().replace(['-', ' '], "_");
    let synonym = SYNONYMS
        .iter()
        .find(|(other, _)| *other == plain)
        .map(|&(_, known)| known);
    if let Some(known) = words.clone().find(|known| Some(*known) == synonym) {
        return Some(known);
    }
    let slips = |known: &str| strsim::osa_distance(&plain, known);
    let nearest = words.min_by_key(|known| slips(known))?;
    // One slip in a short word, two in one of six letters, three in a long one.
    (slips(nearest) <= plain.chars().count().div_ceil(4).clamp(1, 3)).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 5] = ["bullets", "title", "text", "target", "by"];

    fn meant(word: &str) -> Option<&'static str> {
        nearest(word, WORDS.into_iter())
    }

    #[test]
    fn a_slip_finds_its_word() {
        assert_eq!(meant("bulets"), Some("bullets"));
        assert_eq!(meant("tilte"), Some("title"));
        assert_eq!(meant("Text"), Some("text"));
        assert_eq!(meant("BULLETS"), Some("bullets"));
    }

    #[test]
    fn another_programs_name_finds_ours() {
        assert_eq!(meant("heading"), Some("title"));
        assert_eq!(meant("items"), Some("bullets"));
        assert_eq!(
            meant("question"),
            None,
            "`discussion` is not among the words"
        );
    }

    #[test]
    fn a_different_word_finds_nothing() {
        assert_eq!(meant("colour"), None);
        assert_eq!(meant("x"), None);
        assert_eq!(meant(""), None);
        assert_eq!(meant(&"bullets".repeat(1000)), None);
    }
}
