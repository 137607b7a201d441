//! Text that does not come to the screen as it is written, or not on every terminal.
//!
//! Terminals that count characters and terminals that count clusters disagree on what is drawn as
//! one picture from several characters: pictures that are joined (UTS #51, 2.3), flags (2.2.1), skin
//! tones (2.4), keycaps, and characters that become pictures by a selector (UAX #11 and UTS #51 give
//! them two columns, `wcwidth` one). What stands after them on the row may then be out of place.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Clean;

/// What is odd about a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Odd {
    /// Terminals disagree on how many columns it takes.
    Unsure,
    /// It turns the direction of the text around it; a sign stands in its place.
    Turning,
    /// It cannot be seen; it is left out, or a sign stands in its place.
    Unseen,
}

/// The odd parts of `text`, by their bytes.
pub fn odd(text: &str) -> Vec<(Range<usize>, Odd)> {
    if text.is_ascii() && !text.contains(is_control) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (start, cluster) in text.grapheme_indices(true) {
        if is_unsure(cluster) {
            found.push((start..start + cluster.len(), Odd::Unsure));
            continue;
        }
        for (at, char) in cluster.char_indices() {
            let odd = match char {
                '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Odd::Turning,
                // Line breaks and tabs stay; a soft hyphen does as it should, and so does what asks
                // for a letter rather than a picture.
                '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{AD}' | '\u{FE0E}' => continue,
                // They are letters' ways in some scripts.
                '\u{200C}' | '\u{200D}' if text.contains(joins) => continue,
                _ if is_control(char)
                    || Clean::line(char.encode_utf8(&mut [0; 4]))
                        .as_str()
                        .is_empty() =>
                {
                    // Some have a part in a cluster, as joiners have in the scripts of India.
                    if Clean::line(cluster).as_str() == cluster {
                        continue;
                    }
                    Odd::Unseen
                }
                _ => continue,
            };
            let start = start + at;
            found.push((start..start + char.len_utf8(), odd));
        }
    }
    found
}

/// Whether `char` is of a script whose letters join: Arabic and its relatives, and those of India.
fn joins(char: char) -> bool {
    matches!(char, '\u{0600}'..='\u{0DFF}')
}

fn is_control(char: char) -> bool {
    char.is_control() && !matches!(char, '\t' | '\n' | '\r')
}

/// Whether `cluster` is a picture of several characters.
fn is_unsure(cluster: &str) -> bool {
    if cluster.chars().nth(1).is_none() || Clean::line(cluster).as_str() != cluster {
        return false;
    }
    let mut flags = 0;
    for char in cluster.chars().skip(1) {
        match char {
            '\u{200D}' if cluster.chars().any(is_astral) => return true,
            '\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' => return true,
            '\u{1F1E6}'..='\u{1F1FF}' => flags += 1,
            _ => {}
        }
    }
    flags > 0
}

fn is_astral(char: char) -> bool {
    char >= '\u{2600}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Odd)> {
        odd(text)
            .into_iter()
            .map(|(range, odd)| (text.get(range).unwrap(), odd))
            .collect()
    }

    #[test]
    fn pictures_of_several_characters_are_measured_apart() {
        for cluster in ["👩‍🌾", "🇨🇳", "👋🏽", "❤️", "1️⃣"] {
            let text = format!("a {cluster} b");
            assert_eq!(found(&text), [(cluster, Odd::Unsure)], "{cluster}");
        }
    }

    #[test]
    fn ordinary_text_of_any_script_is_not_odd() {
        for text in [
            "plain",
            "naïve e\u{301}",
            "大跃进",
            "🌾 ✓ ★",
            "नमस्ते",
            "क्\u{200D}ष",
            "한국어",
            "שלום",
            "a\tb\nc",
            "co\u{AD}op",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn what_turns_text_or_cannot_be_seen_is_found() {
        assert_eq!(found("a\u{202E}b"), [("\u{202E}", Odd::Turning)]);
        assert_eq!(found("a\u{2066}b\u{2069}").len(), 2);
        assert_eq!(found("a\u{200B}b"), [("\u{200B}", Odd::Unseen)]);
        assert_eq!(found("a\u{1B}[31m"), [("\u{1B}", Odd::Unseen)]);
        assert_eq!(found("a\u{FEFF}"), [("\u{FEFF}", Odd::Unseen)]);
    }
}
