//! What may stand in a cell.

use ratatui::buffer::CellWidth as _;
use unicode_width::UnicodeWidthChar as _;

use crate::bytes::Bytes;

/// Single characters, of one column and of two.
const SINGLE: [&str; 20] = [
    " ", "é", "─", "│", "█", "▀", "•", "…", "½", "Ω", "ß", "⠿", "▪", "世", "界", "が", "한", "🎉",
    "🙂", "│",
];

/// Clusters of several characters, none of which takes more columns character by character than it does
/// as a whole.
const CLUSTERS: [&str; 10] = [
    "e\u{301}",
    "a\u{323}\u{302}",
    "❤\u{fe0f}",
    "✈\u{fe0f}",
    "1\u{fe0f}\u{20e3}",
    "🇩🇪",
    "ｶ\u{ff9e}",
    "\u{1100}\u{1161}\u{11a8}",
    "世\u{301}",
    "ก\u{e49}",
];

/// Clusters that take more columns character by character: terminals that measure so run into what stands
/// to the right.
const LONG: [&str; 4] = [
    "👍🏽",
    "👩\u{200d}🔬",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦",
    "🏳\u{fe0f}\u{200d}🌈",
];

/// What takes no column by itself, and shows as a blank.
const INVISIBLE: [&str; 3] = ["", "\u{301}", "\u{200d}"];

/// What stands in a cell, as `bytes` say. `may_overrun` allows for clusters that some terminals measure
/// wider than they are.
pub(crate) fn glyph(bytes: &mut Bytes<'_>, may_overrun: bool) -> String {
    let pick = |of: &[&str], at: u8| {
        let at = usize::from(at) % of.len().max(1);
        of.get(at).copied().unwrap_or_default().to_owned()
    };
    match bytes.byte() {
        ascii @ 0..=94 => char::from(b' ' + ascii).to_string(),
        at @ 95..=174 => pick(&SINGLE, at),
        at @ 175..=224 => pick(&CLUSTERS, at),
        at @ 225..=236 if may_overrun => pick(&LONG, at),
        at @ 225..=239 => pick(&INVISIBLE, at),
        plane => any(u32::from(plane & 1) << 16 | u32::from(bytes.number())),
    }
}

/// The character of this number, if all measure it alike.
fn any(number: u32) -> String {
    let known = char::from_u32(number).filter(|character| {
        let text = character.to_string();
        !character.is_control()
            && matches!(character.width(), Some(1 | 2))
            && character.width() == Some(usize::from(text.as_str().cell_width()))
    });
    known.unwrap_or('?').to_string()
}
