//! The text of a glyph, in one number: nearly all that is done with it is to compare it with another.

use std::collections::HashMap;

use ratatui::buffer::CellWidth;

/// The most bytes of a text that the number itself has room for.
const ROOM: usize = 7;
/// Where the number says how many they are.
const COUNT: u32 = 56;
/// Stands there where the text is in a table.
const IS_LONG: u64 = 0xff;
/// Where the number of such a text says how many bytes it has, and the most that it can say.
const LENGTH: u32 = 32;
const LONGEST: u64 = (1 << (COUNT - LENGTH)) - 1;
/// The bits of its place in the table.
const PLACE: u64 = (1 << LENGTH) - 1;

/// The text of a glyph. Those of the same [`Texts`] are equal where they read the same.
///
/// The lowest bytes are the text itself, and the highest is how many they are. Of a text that is too long for
/// that they are its place in the table, and its length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Text(u64);

/// Texts that are longer than a number, each once, and one that takes one column.
#[derive(Default)]
pub(super) struct Texts<'a> {
    long: Vec<&'a str>,
    places: HashMap<&'a str, u64>,
    single: Option<Text>,
}

/// How many columns a text takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Measure {
    /// All of it.
    pub(super) columns: u16,
    /// Its characters, each measured by itself, where there are several.
    pub(super) reach: u16,
    /// Whether terminals differ in that: clusters of several characters (emoji with selectors and joiners,
    /// letters with combining marks).
    pub(super) is_uncertain: bool,
}

impl Text {
    pub(super) const BLANK: Self = Self::byte(b' ');
    /// [`COVER`](super::spot::COVER).
    pub(super) const COVER: Self = Self(u64::from_le_bytes([0xf4, 0x8f, 0xbf, 0xbf, 0, 0, 0, 4]));

    /// One byte.
    const fn byte(byte: u8) -> Self {
        Self(u64::from_le_bytes([byte, 0, 0, 0, 0, 0, 0, 1]))
    }

    /// How many bytes it has; of one that is longer than 16 MiB, so many.
    #[inline]
    pub(super) fn length(self) -> usize {
        let length = match self.0 >> COUNT {
            IS_LONG => self.0 >> LENGTH & LONGEST,
            count => count,
        };
        usize::try_from(length).unwrap_or(usize::MAX)
    }

    /// Whether it is one byte.
    #[inline]
    pub(super) fn is_byte(self) -> bool {
        self.0 >> COUNT == 1
    }

    /// A number that no other text of the same table has.
    pub(super) fn number(self) -> u64 {
        self.0
    }
}

impl<'a> Texts<'a> {
    /// `text` as a number.
    #[inline]
    pub(super) fn add(&mut self, text: &'a str) -> Text {
        match *text.as_bytes() {
            [byte] => Text::byte(byte),
            [a, b, c] => Text(u64::from_le_bytes([a, b, c, 0, 0, 0, 0, 3])),
            _ => self.add_other(text),
        }
    }

    #[inline(never)]
    fn add_other(&mut self, text: &'a str) -> Text {
        let count = u64::try_from(text.len()).unwrap_or(u64::MAX);
        if text.len() <= ROOM {
            let bytes = text.bytes().rev();
            let bytes = bytes.fold(0, |sum, byte| sum << 8 | u64::from(byte));
            return Text(count << COUNT | bytes);
        }
        let long = &mut self.long;
        let place = *self.places.entry(text).or_insert_with(|| {
            long.push(text);
            u64::try_from(long.len() - 1).unwrap_or(PLACE)
        });
        Text(IS_LONG << COUNT | count.min(LONGEST) << LENGTH | place)
    }

    /// Writes `text` to `out`.
    #[inline]
    pub(super) fn write(&self, text: Text, out: &mut Vec<u8>) {
        match text.0.to_le_bytes() {
            [byte, .., 1] => out.push(byte),
            [a, b, c, .., 3] => out.extend_from_slice(&[a, b, c]),
            _ => self.write_other(text, out),
        }
    }

    #[inline(never)]
    fn write_other(&self, text: Text, out: &mut Vec<u8>) {
        let short = text.0.to_le_bytes();
        let text = if text.0 >> COUNT == IS_LONG {
            let long = usize::try_from(text.0 & PLACE);
            let long = long.ok().and_then(|place| self.long.get(place));
            long.map(|text| text.as_bytes())
        } else {
            short.get(..text.length())
        };
        out.extend_from_slice(text.unwrap_or_default());
    }

    /// Whether `text` is known to be one character that takes one column: a byte, or what was measured last.
    /// Such texts mostly stand beside each other: lines, half blocks.
    #[inline]
    pub(super) fn is_single(&self, text: Text) -> bool {
        text.is_byte() || self.single == Some(text)
    }

    /// How wide `text` is, which is `written` so.
    pub(super) fn measure(&mut self, text: Text, written: &str) -> Measure {
        let measure = if text.is_byte() {
            Measure::ONE
        } else {
            Measure::of(written)
        };
        if measure == Measure::ONE {
            self.single = Some(text);
        }
        measure
    }
}

impl Measure {
    /// Of one character that takes one column.
    const ONE: Self = Self {
        columns: 1,
        reach: 0,
        is_uncertain: false,
    };

    fn of(text: &str) -> Self {
        let columns = text.cell_width();
        let is_uncertain = text.chars().nth(1).is_some();
        let of_character = |character: char| character.encode_utf8(&mut [0; 4]).cell_width();
        let reach = if is_uncertain {
            text.chars().map(of_character).fold(0, u16::saturating_add)
        } else {
            0
        };
        Self {
            columns,
            reach,
            is_uncertain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_as_they_were_read() {
        let all = [
            "",
            "a",
            "é",
            "─",
            "🎉",
            "e\u{301}",
            "❤\u{fe0f}",
            "1234567",
            "🇩🇪",
            "👨\u{200d}👩\u{200d}👧",
        ];
        let mut texts = Texts::default();
        for text in all {
            let number = texts.add(text);
            let mut out = Vec::new();
            texts.write(number, &mut out);
            assert_eq!(out, text.as_bytes());
            assert_eq!(number.length(), text.len());
        }
    }

    #[test]
    fn texts_are_the_same_where_they_read_the_same() {
        let (family, other) = (
            "👨\u{200d}👩\u{200d}👧".to_owned(),
            "👨\u{200d}👩\u{200d}👦",
        );
        let again = family.clone();
        let mut texts = Texts::default();
        assert_eq!(texts.add(&family), texts.add(&again));
        assert_ne!(texts.add(&family), texts.add(other));
        assert_ne!(texts.add("a"), texts.add("a\0"));
        assert_eq!(texts.add(" "), Text::BLANK);
    }

    #[test]
    fn what_is_as_wide_as_a_byte_is_known_once_it_was_measured() {
        let mut texts = Texts::default();
        let mut is_single = |text, other| {
            let text = texts.add(text);
            texts.measure(text, other);
            texts.is_single(text)
        };
        assert!(is_single("─", "─"));
        assert!(!is_single("世", "世"));
        assert!(!is_single("e\u{301}", "e\u{301}"));
    }
}
