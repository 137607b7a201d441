//! What is looked for, and whether a text holds it.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;
use unicode_segmentation::UnicodeSegmentation;

/// What is looked for, made ready to be compared.
///
/// Capital and small letters are the same unless it holds a capital, and letters with and without
/// their accents are the same unless it holds an accent. All white space is the same.
pub(super) struct Needle {
    folded: String,
    fold: Fold,
}

/// What makes no difference.
#[derive(Clone, Copy)]
struct Fold {
    case: bool,
    accents: bool,
}

impl Needle {
    pub(super) fn new(text: &str) -> Self {
        let fold = Fold {
            case: !text.chars().any(char::is_uppercase),
            accents: !text.chars().any(|char| letters(char).is_some()),
        };
        Self {
            folded: fold.all(text),
            fold,
        }
    }

    /// Whether `text` holds it. An empty needle is nowhere.
    pub(super) fn is_in(&self, text: &str) -> bool {
        if self.folded.is_empty() {
            false
        } else if self.folded.is_ascii() && text.is_ascii() {
            self.is_in_ascii(text.as_bytes())
        } else {
            self.fold.all(text).contains(&self.folded)
        }
    }

    /// Where it stands in `text`, in bytes, from left to right; whole clusters, none twice.
    pub(super) fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if !self.is_in(text) {
            return Vec::new();
        }
        let mut folded = String::with_capacity(text.len());
        // Where each cluster starts in the text, and in the folded text.
        let mut starts = Vec::new();
        for (at, cluster) in text.grapheme_indices(true) {
            starts.push((at, folded.len()));
            cluster
                .chars()
                .for_each(|char| self.fold.one(char, &mut folded));
        }
        let start_of = |at: usize| {
            let after = starts.partition_point(|(_, folded)| *folded <= at);
            starts.get(after.saturating_sub(1)).map_or(0, |(at, _)| *at)
        };
        let end_of = |at: usize| {
            let after = starts.partition_point(|(_, folded)| *folded < at);
            starts.get(after).map_or(text.len(), |(at, _)| *at)
        };
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for (at, _) in folded.match_indices(&self.folded) {
            let range = start_of(at)..end_of(at + self.folded.len());
            if ranges.last().is_none_or(|last| last.end <= range.start) {
                ranges.push(range);
            }
        }
        ranges
    }

    /// The same as comparing the folded texts, without making one: most of most decks is ASCII.
    fn is_in_ascii(&self, text: &[u8]) -> bool {
        let same = |(byte, wanted): (&u8, &u8)| {
            let byte = if byte.is_ascii_whitespace() {
                &b' '
            } else {
                byte
            };
            byte == wanted || (self.fold.case && byte.to_ascii_lowercase() == *wanted)
        };
        let wanted = self.folded.as_bytes();
        text.windows(wanted.len())
            .any(|window| window.iter().zip(wanted).all(same))
    }
}

impl Fold {
    fn all(self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        text.chars().for_each(|char| self.one(char, &mut folded));
        folded
    }

    /// Adds `char` to `folded` without what makes no difference.
    fn one(self, char: char, folded: &mut String) {
        let char = if char.is_whitespace() { ' ' } else { char };
        if self.accents {
            match letters(char) {
                Some(bare) => bare
                    .into_iter()
                    .flatten()
                    .for_each(|char| self.cased(char, folded)),
                None => self.cased(char, folded),
            }
        } else {
            self.cased(char, folded);
        }
    }

    fn cased(self, char: char, folded: &mut String) {
        match char {
            _ if !self.case => folded.push(char),
            _ if char.is_ascii() => folded.push(char.to_ascii_lowercase()),
            // The sigma at a word's end is the same letter.
            'ς' => folded.push('σ'),
            _ => folded.extend(char.to_lowercase()),
        }
    }
}

/// The letters of an accented character without their accents, at most two; none of an accent by
/// itself. None where there is no accent.
///
/// Only of Latin, Greek and Cyrillic: elsewhere a mark makes another letter.
fn letters(char: char) -> Option<[Option<char>; 2]> {
    let accented = matches!(char, '\u{C0}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}');
    if !accented {
        return None;
    }
    let (mut bare, mut accents) = ([None; 2], false);
    decompose_canonical(char, |part| {
        if matches!(part, '\u{300}'..='\u{36F}') {
            accents = true;
        } else if let Some(free) = bare.iter_mut().find(|it| it.is_none()) {
            *free = Some(part);
        }
    });
    accents.then_some(bare)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found<'a>(needle: &str, text: &'a str) -> Vec<&'a str> {
        Needle::new(needle)
            .ranges(text)
            .into_iter()
            .map(|range| text.get(range).unwrap())
            .collect()
    }

    #[test]
    fn small_letters_find_capitals_and_capitals_only_themselves() {
        assert_eq!(
            found("great", "Great, GREAT, great"),
            ["Great", "GREAT", "great"]
        );
        assert_eq!(found("Great", "Great, GREAT, great"), ["Great"]);
        assert_eq!(found("über", "ÜBER Über über"), ["ÜBER", "Über", "über"]);
        assert_eq!(found("σοφος", "ΣΟΦΟΣ σοφος"), ["ΣΟΦΟΣ", "σοφος"]);
    }

    #[test]
    fn plain_letters_find_accented_ones_and_accents_only_themselves() {
        assert_eq!(found("cafe", "Café cafe"), ["Café", "cafe"]);
        assert_eq!(found("café", "Café cafe"), ["Café"]);
        assert_eq!(found("viet", "Việt"), ["Việt"]);
        assert_eq!(
            found("e", "e\u{301}\u{323}"),
            ["e\u{301}\u{323}"],
            "with all its marks"
        );
    }

    #[test]
    fn letters_of_other_scripts_stay_what_they_are() {
        assert_eq!(found("大躍進", "說大躍進的事"), ["大躍進"]);
        assert_eq!(found("하", "하늘 한글"), ["하"]);
        assert_eq!(found("か", "がか"), ["か"]);
    }

    #[test]
    fn any_white_space_is_a_space() {
        assert_eq!(found("too poor", "too\npoor"), ["too\npoor"]);
        assert!(Needle::new("poor to use").is_in("poor\u{a0}to\tuse"));
        assert!(Needle::new("poor to").is_in("poor\tto"));
    }

    #[test]
    fn an_empty_needle_is_nowhere() {
        assert!(!Needle::new("").is_in("text"));
        assert_eq!(found("", "text"), [""; 0]);
    }

    #[test]
    fn a_match_takes_whole_clusters() {
        let family = "👨\u{200d}👩\u{200d}👧";
        let text = format!("a {family}!");
        assert_eq!(found("👩", &text), [family]);
    }

    proptest! {
        #[test]
        fn ranges_are_whole_clusters_in_order_and_there_when_the_text_holds_it(
            needle in "[aAeé 大\u{301}]{1,3}",
            text in "[aAeEéÉ \n大躍\u{301}\u{323}xß]{0,30}",
        ) {
            let needle = Needle::new(&needle);
            let ranges = needle.ranges(&text);
            prop_assert_eq!(needle.is_in(&text), !ranges.is_empty());
            let mut edges: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            edges.push(text.len());
            let mut end = 0;
            for range in ranges {
                prop_assert!(end <= range.start && range.start < range.end);
                prop_assert!(edges.contains(&range.start) && edges.contains(&range.end));
                prop_assert!(needle.is_in(text.get(range.clone()).unwrap()));
                end = range.end;
            }
        }

        #[test]
        fn ascii_is_compared_like_all_other_text(needle in "[ -~]{1,3}", text in "[ -~\n]{0,30}") {
            let needle = Needle::new(&needle);
            let found = needle.is_in(&text);
            prop_assert_eq!(found, needle.fold.all(&text).contains(&needle.folded));
        }
    }
}
