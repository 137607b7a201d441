//! What is looked for, and whether a text holds it.

use std::ops::Range;

use unicode_normalization::char::decompose_canonical;
use unicode_segmentation::UnicodeSegmentation;

/// Characters that may be markup, but hide no text and bring none.
const DELIMITERS: [char; 8] = ['*', '_', '~', '=', '\\', '<', '>', ']'];

/// Characters that may be markup and hide text: an address, a space.
const HIDING: [char; 2] = ['[', '`'];

/// What is looked for, made ready to be compared.
///
/// Capital and small letters are the same unless it holds a capital, and letters with and without
/// their accents are the same unless it holds an accent. White space is the same however much.
pub(super) struct Needle {
    folded: String,
    fold: Fold,
    /// For each of its bytes, how many bytes before the next one are also at its start: where to
    /// go on from when the next one does not match (Knuth, Morris and Pratt).
    restarts: Vec<usize>,
    /// For each byte, whether it is worth a look while nothing is matched.
    notable: [bool; 256],
    /// Whether it is looked for in text whose markup has not been read.
    in_markup: bool,
}

/// What makes no difference, while a text is gone through.
#[derive(Clone, Copy)]
struct Fold {
    case: bool,
    accents: bool,
    /// The character before was white space: more of it adds nothing.
    space: bool,
}

impl Needle {
    pub(super) fn new(text: &str) -> Self {
        Self::with(text, false)
    }

    /// The same for text whose markup has not been read. It is found wherever the text could hold
    /// it when its markup is read, and in few other places.
    pub(super) fn in_markup(text: &str) -> Self {
        Self::with(&text.replace(DELIMITERS, ""), true)
    }

    fn with(text: &str, in_markup: bool) -> Self {
        let fold = Fold {
            case: !text.chars().any(char::is_uppercase),
            accents: !text.chars().any(|char| letters(char).is_some()),
            space: false,
        };
        let folded = fold.all(text);
        let restarts = restarts(folded.as_bytes());
        let notable = std::array::from_fn(|byte| match u8::try_from(byte).map(char::from) {
            Ok(char) if char.is_ascii() => {
                let same = { fold }.ascii(char) == folded.bytes().next();
                same || (in_markup && HIDING.contains(&char))
            }
            _ => true,
        });
        Self {
            folded,
            fold,
            restarts,
            notable,
            in_markup,
        }
    }

    /// Whether `text` holds it. An empty needle is nowhere, but could be in any markup.
    ///
    /// The whole of a deck is looked through with each key, so this makes no copy of `text` and
    /// passes quickly over most of it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        if self.folded.is_empty() {
            return self.in_markup;
        }
        let is_notable = |byte: &u8| self.notable.get(usize::from(*byte)) == Some(&true);
        let (mut fold, mut matched, mut rest) = (self.fold, 0, text);
        while matched < self.folded.len() {
            if matched == 0 {
                let next = rest.bytes().position(|byte| is_notable(&byte));
                rest = next.and_then(|next| rest.get(next..)).unwrap_or_default();
            }
            let mut chars = rest.chars();
            let Some(char) = chars.next() else {
                return false;
            };
            rest = chars.as_str();
            if self.in_markup && HIDING.contains(&char) {
                return true;
            }
            if !(self.in_markup && DELIMITERS.contains(&char)) {
                fold.one(char, |char| {
                    for byte in char.encode_utf8(&mut [0; 4]).bytes() {
                        matched = self.advance(matched, byte);
                    }
                });
            }
        }
        true
    }

    /// How many bytes match after `byte`, when `matched` did before it. All of them is the end.
    fn advance(&self, mut matched: usize, byte: u8) -> usize {
        let wanted = self.folded.as_bytes();
        loop {
            match wanted.get(matched) {
                None => return matched,
                Some(wanted) if *wanted == byte => return matched + 1,
                Some(_) if matched == 0 => return 0,
                Some(_) => matched = self.restarts.get(matched - 1).copied().unwrap_or_default(),
            }
        }
    }

    /// Where it stands in `text`, in bytes, from left to right; whole clusters, none twice.
    pub(super) fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if !self.is_in(text) {
            return Vec::new();
        }
        let (mut fold, mut folded) = (self.fold, String::with_capacity(text.len()));
        // Where each cluster starts in the text, and in the folded text.
        let mut starts = Vec::new();
        for (at, cluster) in text.grapheme_indices(true) {
            starts.push((at, folded.len()));
            for char in cluster.chars() {
                fold.one(char, |char| folded.push(char));
            }
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
}

impl Fold {
    fn all(mut self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        for char in text.chars() {
            self.one(char, |char| folded.push(char));
        }
        folded
    }

    /// Gives `take` what is left of `char` without what makes no difference.
    fn one(&mut self, char: char, mut take: impl FnMut(char)) {
        let char = if char.is_whitespace() { ' ' } else { char };
        if char.is_ascii() {
            self.ascii(char).map(char::from).into_iter().for_each(take);
            return;
        }
        self.space = false;
        match if self.accents { letters(char) } else { None } {
            Some(bare) => bare
                .into_iter()
                .flatten()
                .for_each(|char| self.cased(char, &mut take)),
            None => self.cased(char, &mut take),
        }
    }

    /// The same of an ASCII character.
    fn ascii(&mut self, char: char) -> Option<u8> {
        let byte = match u8::try_from(char).ok()? {
            b'\t'..=b'\r' => b' ',
            byte if self.case => byte.to_ascii_lowercase(),
            byte => byte,
        };
        let after_space = std::mem::replace(&mut self.space, byte == b' ');
        (byte != b' ' || !after_space).then_some(byte)
    }

    fn cased(self, char: char, take: &mut impl FnMut(char)) {
        match char {
            _ if !self.case => take(char),
            // The sigma at a word's end is the same letter.
            'ς' => take('σ'),
            _ => char.to_lowercase().for_each(take),
        }
    }
}

/// For each start of `bytes`, the length of the longest shorter start that it ends with.
fn restarts(bytes: &[u8]) -> Vec<usize> {
    let mut restarts: Vec<usize> = Vec::with_capacity(bytes.len());
    let mut length = 0;
    for (index, byte) in bytes.iter().enumerate() {
        while length > 0 && bytes.get(length) != Some(byte) {
            length = restarts.get(length - 1).copied().unwrap_or_default();
        }
        if index > 0 && bytes.get(length) == Some(byte) {
            length += 1;
        }
        restarts.push(length);
    }
    restarts
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
    use crate::text::{Clean, plain};

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
        assert_eq!(
            found("too  poor to", "too \n poor\tto"),
            ["too \n poor\tto"]
        );
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
        fn what_is_in_a_text_could_be_in_its_markup(
            needle in "[ab *_`=]{0,4}",
            source in "[abAB \n*_`=~<>\\[\\]()]{0,30}",
        ) {
            let shown = plain(&Clean::block(&source));
            if Needle::new(&needle).is_in(&shown) {
                prop_assert!(Needle::in_markup(&needle).is_in(&source), "{:?}", shown);
            }
        }

        #[test]
        fn a_text_holds_it_when_its_folded_text_does(
            needle in "[abAé σ]{0,4}",
            text in "[abABéÉ \t\nσςΣ]{0,30}",
        ) {
            let needle = Needle::new(&needle);
            let holds = needle.fold.all(&text).contains(&needle.folded);
            let holds = holds && !needle.folded.is_empty();
            prop_assert_eq!(needle.is_in(&text), holds);
        }
    }
}
