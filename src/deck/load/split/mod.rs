//! Cutting a deck's text at its slides, so that each can be read by itself.
//!
//! A broken slide then takes no other down, memory stays that of the largest slide, and cost is
//! linear. The scanner knows just enough TOML to tell a `[[slides]]` header from the same words
//! in a string or a comment.

#[cfg(test)]
mod tests;

use std::ops::Range;

use memchr::{memchr, memchr3};

/// The parts that a dotted key may have. TOML sets no limit, and each part is a level of the tree.
const KEY_PARTS: usize = 16;

/// What a piece of a deck's text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anything that is not a slide: the `[deck]` table, keys above the first header.
    Head,
    /// One slide with its sub-tables.
    Slide,
}

/// A piece of a deck's text, from the start of a line to the start of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it holds.
    pub(super) kind: Kind,
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Where another slide may begin, if a string lost its end.
    pub(super) doubt: Option<Doubt>,
    /// Where a key of too many parts stands: parsing it would cost a level of stack for each.
    pub(super) deep: Option<usize>,
    /// Where a bracket or a string of several lines opens that never closes.
    pub(super) unclosed: Option<usize>,
}

impl Piece {
    /// The piece without what follows its doubt: the string has lost its end.
    pub(super) fn cut(self, doubt: Doubt) -> Self {
        let range = self.range.start..doubt.header;
        Self {
            range,
            doubt: None,
            unclosed: Some(doubt.string),
            ..self
        }
    }
}

/// A line in a string that would be a slide's header outside of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Doubt {
    /// Where the statement starts that the string belongs to: an error from there on may come of
    /// the string, one before it does not.
    pub(super) statement: usize,
    /// Where the string starts.
    pub(super) string: usize,
    /// Where the header's line starts.
    pub(super) header: usize,
}

/// The piece of `source` that starts at `from`, the start of a line. A hasty one ends at its first
/// doubt.
pub(super) fn piece(source: &str, from: usize, hasty: bool) -> Piece {
    let mut scanner = Scanner::new(source, from, hasty);
    let header = scanner.header();
    let kind = match header {
        Some(header) if header.is_slide() => Kind::Slide,
        _ => Kind::Head,
    };
    scanner.line(header.is_some());
    while scanner.peek().is_some() && !scanner.stops() {
        let header = scanner.header();
        if header.is_some_and(|header| scanner.ends(kind, header)) {
            break;
        }
        scanner.line(header.is_some());
    }
    let Scanner {
        at, doubt, deep, ..
    } = scanner;
    Piece {
        kind,
        range: from..at,
        doubt,
        deep,
        unclosed: scanner.unclosed.or(scanner.bracket),
    }
}

/// The header of a table.
#[derive(Clone, Copy, Debug)]
struct Header<'s> {
    /// The first part of its name, without quotes.
    name: &'s [u8],
    /// Whether that part is all of it.
    whole: bool,
    /// Whether it is quoted.
    quoted: bool,
}

impl Header<'_> {
    fn is_slide(self) -> bool {
        self.name == b"slides" && self.whole
    }
}

struct Scanner<'s> {
    bytes: &'s [u8],
    at: usize,
    /// Whether it stops at a doubt.
    hasty: bool,
    /// Where the last statement outside of brackets starts.
    statement: usize,
    /// The brackets that are open.
    depth: usize,
    /// The outermost of them.
    bracket: Option<usize>,
    doubt: Option<Doubt>,
    deep: Option<usize>,
    /// A string that does not end.
    unclosed: Option<usize>,
}

impl<'s> Scanner<'s> {
    fn new(source: &'s str, at: usize, hasty: bool) -> Self {
        let bytes = source.as_bytes();
        Self {
            bytes,
            at,
            hasty,
            statement: at,
            depth: 0,
            bracket: None,
            doubt: None,
            deep: None,
            unclosed: None,
        }
    }

    fn stops(&self) -> bool {
        self.hasty && self.doubt.is_some()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'s [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// The header that stands on the line that starts here.
    fn header(&self) -> Option<Header<'s>> {
        let rest = skip_space(self.rest()).strip_prefix(b"[")?;
        let rest = skip_space(rest.strip_prefix(b"[").unwrap_or(rest));
        let quote = rest
            .first()
            .copied()
            .filter(|byte| matches!(byte, b'"' | b'\''));
        let rest = rest.get(usize::from(quote.is_some())..)?;
        let end = rest.iter().position(|&byte| match quote {
            Some(quote) => byte == quote || byte == b'\n',
            None => !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_'),
        })?;
        let (name, rest) = rest.split_at(end);
        let rest = rest.get(usize::from(quote.is_some())..)?;
        let whole = skip_space(rest).first() == Some(&b']');
        Some(Header {
            name,
            whole,
            quoted: quote.is_some(),
        })
    }

    /// Whether a header that starts here ends a piece.
    fn ends(&self, kind: Kind, header: Header<'_>) -> bool {
        // In an open bracket only a bare word is surely a header: no value looks like it. The
        // bracket has lost its end.
        if self.depth > 0 && (header.quoted || !(header.is_slide() || header.name == b"deck")) {
            return false;
        }
        header.is_slide() || kind == Kind::Slide && header.name != b"slides"
    }

    /// Goes to the start of the next line that is not inside of a string. The one that starts here may
    /// look like a header.
    fn line(&mut self, like_header: bool) {
        if self.depth == 0 {
            self.statement = self.at;
        }
        let is_header = self.depth == 0 && like_header;
        let mut dots = 0;
        loop {
            self.skip_plain();
            let Some(byte) = self.peek() else {
                break;
            };
            match byte {
                b'"' | b'\'' => {
                    self.string(byte);
                    if self.stops() {
                        return;
                    }
                    continue;
                }
                b'#' => {
                    let rest = self.rest();
                    self.at += memchr(b'\n', rest).unwrap_or(rest.len());
                    continue;
                }
                b'[' | b'{' => {
                    self.depth += 1;
                    self.bracket.get_or_insert(self.at);
                }
                b']' | b'}' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.bracket = self.bracket.filter(|_| self.depth > 0);
                }
                _ => {}
            }
            match byte {
                b'.' => dots += 1,
                b'[' | b']' | b'{' | b'}' | b'=' | b',' => dots = 0,
                _ => {}
            }
            if dots >= KEY_PARTS {
                self.deep.get_or_insert(self.at);
            }
            self.at += 1;
            if byte == b'\n' {
                break;
            }
        }
        if is_header {
            self.depth = 0;
            self.bracket = None;
        }
    }

    /// Goes past what means nothing here: most of a key, a number, space.
    fn skip_plain(&mut self) {
        let rest = self.rest().iter();
        self.at += rest.take_while(|byte| is_plain(**byte)).count();
    }

    /// Goes behind the string that starts here.
    fn string(&mut self, quote: u8) {
        let start = self.at;
        let long = self.rest().starts_with(&[quote; 3]);
        self.at += if long { 3 } else { 1 };
        // Between apostrophes nothing is escaped.
        let escape = if quote == b'"' { b'\\' } else { quote };
        while let Some(next) = memchr3(quote, escape, b'\n', self.rest()) {
            self.at += next;
            let Some(byte) = self.peek() else {
                break;
            };
            match byte {
                b'\\' => {
                    // An escaped line break does not end the line's doubts.
                    self.at += if self.rest().get(1) == Some(&b'\n') {
                        1
                    } else {
                        2
                    };
                    continue;
                }
                b'\n' if !long => return,
                b'\n' => {
                    self.at += 1;
                    if self.doubt.is_none() && self.header().is_some_and(Header::is_slide) {
                        self.doubt = Some(Doubt {
                            statement: self.statement,
                            string: start,
                            header: self.at,
                        });
                    }
                    if self.stops() {
                        return;
                    }
                    continue;
                }
                _ if !long => {
                    self.at += 1;
                    return;
                }
                _ if self.rest().starts_with(&[quote; 3]) => {
                    // Up to two quotes may stand before the three that end it.
                    let quotes = self
                        .rest()
                        .iter()
                        .take(5)
                        .take_while(|&&byte| byte == quote)
                        .count();
                    self.at += quotes;
                    return;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.bytes.len();
        self.unclosed = long.then_some(start);
    }
}

/// Whether a byte outside of strings says nothing about where keys and values end.
fn is_plain(byte: u8) -> bool {
    !matches!(
        byte,
        b'"' | b'\'' | b'#' | b'[' | b']' | b'{' | b'}' | b'.' | b'=' | b',' | b'\n'
    )
}

fn skip_space(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| !matches!(byte, b' ' | b'\t'));
    bytes.get(end.unwrap_or(bytes.len())..).unwrap_or_default()
}
