//! Text that may reach a terminal.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::width::{cluster_width, clusters};

/// Columns from one tab stop to the next.
const TAB: usize = 4;

/// The marks that one letter may carry; more would pile up over its neighbours.
const MARKS: usize = 4;

/// The pictures that may be joined to one emoji: the longest in use have four.
const JOINED: usize = 4;

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
const VS16: char = '\u{FE0F}';
const KEYCAP: char = '\u{20E3}';

/// What stands for a missing letter under a mark.
const CIRCLE: char = '\u{25CC}';

/// Text with nothing in it that a terminal could take for a command or a trick.
///
/// Controls (C0, C1, DEL), bidirectional overrides and other invisible characters are replaced
/// visibly or dropped, tabs are expanded, and the whole is in Unicode's normal form C. There is no
/// other way to make one, so text of this type never needs to be looked at again.
///
/// | in the text | becomes |
/// | --- | --- |
/// | `\n`, `\r\n`, `\r`, line and paragraph separators | a line break; a space in a line |
/// | tab | spaces up to the next multiple of four columns |
/// | C0, DEL | its picture: `␀` to `␟`, `␡` |
/// | C1, bidirectional overrides and isolates, noncharacters | `�` |
/// | other characters that cannot be seen (soft hyphen, zero-width space, byte order mark, fillers, tags, variation selectors …) | nothing |
/// | joiner, emoji presentation selector | kept inside an emoji, else nothing |
/// | non-joiner | kept between letters of a script that joins them, else nothing |
/// | a mark with no letter under it | the mark on `◌` |
/// | marks on one letter past the fourth | nothing |
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clean(Box<str>);

impl Clean {
    /// Sanitises `text` to one line: line breaks become spaces.
    pub fn line(text: &str) -> Self {
        Self(clean(text, ' ').into_boxed_str())
    }

    /// Sanitises `text` and keeps its line breaks (`\n`; `\r\n` counts as one).
    pub fn block(text: &str) -> Self {
        Self(clean(text, '\n').into_boxed_str())
    }

    /// The same as [`Self::block`], and where its tabs stood.
    pub fn block_and_tabs(text: &str) -> (Self, Tabs) {
        let mut tabs = Tabs::default();
        let clean = finish(&join(visible(text, '\n')), &mut tabs);
        (Self(clean.into_boxed_str()), tabs)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, given away.
    pub(super) fn into_string(self) -> String {
        self.0.into_string()
    }

    /// Whether there is anything but white space.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn clean(text: &str, line_break: char) -> String {
    let kept = |byte: u8| (b' '..=b'~').contains(&byte) | (char::from(byte) == line_break);
    // Not `all`: to look at each byte without asking whether to go on is much quicker.
    if text.bytes().fold(true, |all, byte| all & kept(byte)) {
        return text.to_owned();
    }
    finish(&join(visible(text, line_break)), &mut Tabs::default())
}

/// Where tabs stood in a text that was made [`Clean`]: the bytes of the spaces in their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tabs(Vec<Range<usize>>);

impl Tabs {
    /// `text` with its tabs as they were: for a clipboard, not for a screen. Nothing else in it is
    /// other than in `text`.
    pub fn put_back(&self, text: &Clean) -> String {
        let mut out = String::with_capacity(text.0.len());
        let mut at = 0;
        for tab in &self.0 {
            let Some(before) = text.0.get(at..tab.start) else {
                break;
            };
            out.push_str(before);
            out.push('\t');
            at = tab.end;
        }
        out.push_str(text.0.get(at..).unwrap_or_default());
        out
    }
}

/// `text` with each character judged by itself. Tabs and joiners are left for later.
fn visible(text: &str, line_break: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push(line_break);
            }
            '\n' | '\u{2028}' | '\u{2029}' => out.push(line_break),
            '\t' | ZWNJ | ZWJ | VS16 => out.push(char),
            '\0'..='\u{1F}' => out.extend(char::from_u32(0x2400 + u32::from(char))),
            '\u{7F}' => out.push('\u{2421}'),
            '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                out.push(char::REPLACEMENT_CHARACTER);
            }
            _ if is_noncharacter(char) => out.push(char::REPLACEMENT_CHARACTER),
            _ if is_unseen(char) => {}
            _ => out.push(char),
        }
    }
    out
}

/// `text` in normal form C, with joiners only where they do what they are for.
fn join(mut text: String) -> String {
    // Dropping a joiner may let its neighbours compose, and composing may take away the emoji
    // that another joiner stood by. Each round drops at least one, so this comes to an end.
    loop {
        if !is_nfc(&text) {
            text = text.nfc().collect();
        }
        match drop_joiners(&text) {
            Cow::Borrowed(_) => return text,
            Cow::Owned(fewer) => text = fewer,
        }
    }
}

fn drop_joiners(text: &str) -> Cow<'_, str> {
    if !text.contains([ZWNJ, ZWJ, VS16]) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // The pictures joined so far to the emoji that `out` ends with; 0 when it ends with none.
    let mut pictures = 0;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let before = out.chars().next_back();
        let after = chars.peek().copied();
        let kept = match char {
            ZWJ => (1..JOINED).contains(&pictures) && after.is_some_and(is_picture),
            VS16 => before.is_some_and(is_picture) || is_keycap(before, after),
            ZWNJ => before.is_some_and(is_joining) && after.is_some_and(is_joined),
            _ => true,
        };
        if !kept {
            continue;
        }
        pictures = match char {
            ZWJ | VS16 | '\u{1F3FB}'..='\u{1F3FF}' if pictures > 0 => pictures,
            _ if is_picture(char) && before == Some(ZWJ) => pictures + 1,
            _ if is_picture(char) => 1,
            _ => 0,
        };
        out.push(char);
    }
    if out.len() == text.len() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(out)
    }
}

/// `text` with tabs expanded, which `tabs` takes note of, and every cluster something that can be
/// seen.
fn finish(text: &str, tabs: &mut Tabs) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for cluster in clusters(text) {
        match cluster {
            "\n" => {
                out.push('\n');
                column = 0;
            }
            "\t" => {
                let spaces = TAB - column % TAB;
                tabs.0.push(out.len()..out.len() + spaces);
                out.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            _ => {
                let shown = show(cluster);
                column += cluster_width(&shown);
                out.push_str(&shown);
            }
        }
    }
    out
}

/// `cluster` with something under its marks, not too many of them, and a width.
fn show(cluster: &str) -> Cow<'_, str> {
    if cluster.is_ascii() {
        return Cow::Borrowed(cluster);
    }
    let mut shown = String::with_capacity(cluster.len());
    if cluster.starts_with(hangs) {
        shown.push(CIRCLE);
    }
    let mut marks = 0;
    for char in cluster.chars() {
        marks = if is_mark(char) { marks + 1 } else { 0 };
        if marks <= MARKS {
            shown.push(char);
        }
    }
    if cluster_width(&shown) == 0 {
        return Cow::Borrowed("\u{FFFD}");
    }
    Cow::Owned(shown)
}

/// Whether `char` is a mark that needs a letter to hang on; a few marks stand by themselves.
fn hangs(char: char) -> bool {
    is_combining_mark(char) && String::from_iter([CIRCLE, char]).graphemes(true).count() == 1
}

/// Whether `char` is set on the one before it in its cluster.
fn is_mark(char: char) -> bool {
    is_combining_mark(char)
        || char.width() == Some(0)
        || matches!(char, '\u{1F3FB}'..='\u{1F3FF}' | '\u{FF9E}' | '\u{FF9F}')
}

/// Whether `char` may start an emoji (`Extended_Pictographic`).
fn is_picture(char: char) -> bool {
    // No crate here has the property's table, but it decides where clusters break: only after
    // such a character does a joiner take a watch into the same cluster.
    !char.is_ascii()
        && String::from_iter([char, ZWJ, '\u{231A}'])
            .graphemes(true)
            .count()
            == 1
}

fn is_keycap(before: Option<char>, after: Option<char>) -> bool {
    matches!(before, Some('0'..='9' | '#' | '*')) && after == Some(KEYCAP)
}

/// Whether `char` joins the next letter unless they are kept apart: in Arabic and its relatives,
/// and in the scripts of India.
fn is_joining(char: char) -> bool {
    matches!(char, '\u{0600}'..='\u{0DFF}') && (char.is_alphabetic() || is_combining_mark(char))
}

/// Whether `char` is a letter that joins the one before.
fn is_joined(char: char) -> bool {
    is_joining(char) && !is_combining_mark(char) && char.width() != Some(0)
}

fn is_noncharacter(char: char) -> bool {
    matches!(char, '\u{FDD0}'..='\u{FDEF}') || u32::from(char) & 0xFFFE == 0xFFFE
}

/// Whether `char` is drawn as nothing at all (`Default_Ignorable_Code_Point`, and annotations).
fn is_unseen(char: char) -> bool {
    matches!(
        char,
        '\u{00AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests;
