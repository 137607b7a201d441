//! The glyph of each character that has one.

use font8x8::{BASIC_FONTS, GREEK_FONTS, LATIN_FONTS, UnicodeFonts};

use super::bitmap::Bitmap;

/// The dots of a space between words.
pub(super) const SPACE: usize = 3;

/// The dots of `char`; none where there are none for it.
pub(super) fn glyph(char: char) -> Option<Bitmap> {
    let bytes = match char {
        '!'..='~' => BASIC_FONTS.get(char),
        '\u{A1}'..='\u{FF}' => LATIN_FONTS.get(char),
        'Α'..='ω' => GREEK_FONTS.get(char),
        '‘' | '’' => BASIC_FONTS.get('\''),
        '“' | '”' | '„' => BASIC_FONTS.get('"'),
        '–' | '—' | '−' | '\u{2011}' => BASIC_FONTS.get('-'),
        '\u{A0}' | '\u{202F}' => {
            let mut space = Bitmap::default();
            space.widen(SPACE);
            return Some(space);
        }
        '…' => {
            let dot = glyph('.')?;
            let mut dots = dot.clone();
            for _ in 0..2 {
                dots.widen(1);
                dots.append(&dot);
            }
            return Some(dots);
        }
        _ => None,
    };
    let glyph = Bitmap::of(bytes?);
    (glyph.width() > 0).then_some(glyph)
}
