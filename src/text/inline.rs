//! Inline markup: a line of text as somebody writes it, as runs with marks.

use std::borrow::Cow;
use std::ops::Range;

use bitflags::bitflags;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::Clean;
use super::highlight::highlight;
use super::link::Address;

bitflags! {
    /// What inline markup asks of a run of text.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Marks: u8 {
        /// `**bold**`
        const BOLD = 1;
        /// `*emphasis*`
        const EMPHASIS = 1 << 1;
        /// `` `code` ``
        const CODE = 1 << 2;
        /// `~~struck~~`
        const STRUCK = 1 << 3;
        /// `==marked==`
        const MARKED = 1 << 4;
        /// `[a link](https://example.org)`
        const LINK = 1 << 5;
    }
}

/// Some text whose characters share their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text, clean: it holds no control characters and no line breaks.
    pub text: String,
    /// What the markup asks for.
    pub marks: Marks,
    /// Where a link leads.
    pub link: Option<Address>,
}

/// Reads the inline markup of one paragraph. A line break, with the spaces around it, counts as
/// one space.
///
/// `**bold**`, `*emphasis*` (or with `_`), `` `code` ``, `~~struck~~`, `==marked==`,
/// `[text](address)`, `<https://example.org>`; a backslash takes the meaning of the punctuation
/// after it away. Everything else is text as it stands: what starts a heading, a list or a table
/// elsewhere, HTML, character references such as `&amp;`, images, markup that is never closed, and
/// links to what is no [`Address`].
///
/// Runs next to each other differ in marks or link, and none is empty.
pub fn runs(source: &Clean) -> Vec<Run> {
    let source = one_line(source.as_str());
    if !source.contains(['\\', '*', '_', '`', '~', '=', '[', '<']) {
        return merge([Run {
            text: source.into_owned(),
            ..Run::default()
        }]);
    }
    // Punctuation at both ends keeps the paragraph a paragraph, whatever it starts with, and its
    // outer spaces in place. It has no part in any markup.
    let fenced = format!("{FENCE} {source} {FENCE}");
    let inner = FENCE.len() + 1..fenced.len() - FENCE.len() - 1;
    let pieces = Reader::new(&fenced, inner).read();
    merge(highlight(pieces))
        .into_iter()
        .filter_map(mend)
        .collect()
}

/// The text of `source` without its markup.
pub fn plain(source: &Clean) -> String {
    runs(source).into_iter().map(|run| run.text).collect()
}

const FENCE: &str = ",";

/// A run on its way through the reader.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) run: Run,
    /// Whether its first character was escaped, and so is no markup.
    pub(super) escaped: bool,
    /// Whether none of it is markup: code, HTML, an address.
    pub(super) literal: bool,
}

/// Follows the parser's events and notes which marks are on.
struct Reader<'a> {
    source: &'a str,
    /// The part of `source` that was given to us.
    inner: Range<usize>,
    pieces: Vec<Piece>,
    /// How many elements of each kind are open. Nesting one in itself changes nothing.
    bold: usize,
    emphasis: usize,
    struck: usize,
    link: Option<Address>,
    /// Where the text read so far ends in `source`.
    end: usize,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str, inner: Range<usize>) -> Self {
        Self {
            source,
            inner,
            pieces: Vec::new(),
            bold: 0,
            emphasis: 0,
            struck: 0,
            link: None,
            end: 0,
        }
    }

    fn read(mut self) -> Vec<Piece> {
        let mut events =
            Parser::new_ext(self.source, Options::ENABLE_STRIKETHROUGH).into_offset_iter();
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(tag) if !self.open(&tag, &range) => {
                    // The whole of it is text; what the parser finds inside is passed over.
                    let _ = events.by_ref().find(|(_, inside)| *inside == range);
                    self.literal(range);
                }
                Event::Start(_) => {}
                Event::End(tag) => self.close(tag, &range),
                Event::Code(code) => self.push(&code, Marks::CODE, true),
                Event::Text(_) => self.text(range),
                _ => self.literal(range),
            }
        }
        self.pieces
    }

    /// Opens an element, unless it is none that we read.
    fn open(&mut self, tag: &Tag<'_>, range: &Range<usize>) -> bool {
        match tag {
            Tag::Paragraph => {}
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strikethrough if self.is_double(range) => self.struck += 1,
            Tag::Strikethrough => self.push("~", Marks::empty(), true),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let target = match link_type {
                    LinkType::Email => Cow::Owned(format!("mailto:{dest_url}")),
                    _ => Cow::Borrowed(&**dest_url),
                };
                self.link = Address::new(&target);
                return self.link.is_some();
            }
            _ => return false,
        }
        true
    }

    fn close(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Strong => self.bold -= 1,
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Strikethrough if self.is_double(range) => self.struck -= 1,
            TagEnd::Strikethrough => self.push("~", Marks::empty(), true),
            TagEnd::Link => self.link = None,
            _ => {}
        }
    }

    /// Whether an element is struck with two tildes: the parser takes one for enough.
    fn is_double(&self, range: &Range<usize>) -> bool {
        self.source
            .get(range.clone())
            .is_some_and(|text| text.starts_with("~~"))
    }

    /// Takes text as it is written, so that character references are not read.
    fn text(&mut self, range: Range<usize>) {
        let range = range.start.max(self.inner.start)..range.end.min(self.inner.end);
        let Some(text) = self.source.get(range.clone()) else {
            return;
        };
        let before = self.source.get(self.end..range.start).unwrap_or_default();
        self.end = range.end;
        let from = self.pieces.len();
        self.push(text, Marks::empty(), false);
        if let Some(piece) = self.pieces.get_mut(from) {
            piece.escaped = before.ends_with('\\');
        }
    }

    fn literal(&mut self, range: Range<usize>) {
        let from = self.pieces.len();
        self.text(range);
        if let Some(piece) = self.pieces.get_mut(from) {
            piece.literal = true;
        }
    }

    fn push(&mut self, text: &str, mut marks: Marks, literal: bool) {
        marks.set(Marks::BOLD, self.bold > 0);
        marks.set(Marks::EMPHASIS, self.emphasis > 0);
        marks.set(Marks::STRUCK, self.struck > 0);
        marks.set(Marks::LINK, self.link.is_some());
        let run = Run {
            text: text.to_owned(),
            marks,
            link: self.link.clone(),
        };
        self.pieces.push(Piece {
            run,
            escaped: false,
            literal,
        });
    }
}

/// `text` with its line breaks, and the spaces around them, as single spaces.
fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    let mut lines = text
        .split('\n')
        .map(|line| line.trim_matches(' '))
        .peekable();
    let mut joined = String::with_capacity(text.len());
    while let Some(line) = lines.next() {
        joined.push_str(line);
        if lines.peek().is_some_and(|next| !next.is_empty()) && !joined.is_empty() {
            joined.push(' ');
        }
    }
    // A mark that hung on a space now dropped needs something else to hang on.
    Cow::Owned(Clean::line(&joined).into_string())
}

/// Puts neighbours that look alike into one run and leaves empty ones out.
fn merge(runs: impl IntoIterator<Item = Run>) -> Vec<Run> {
    let mut merged: Vec<Run> = Vec::new();
    for run in runs {
        match merged.last_mut() {
            _ if run.text.is_empty() => {}
            Some(last) if last.marks == run.marks && last.link == run.link => {
                last.text.push_str(&run.text);
            }
            _ => merged.push(run),
        }
    }
    merged
}

/// Cleans a run again: where markup stood inside a cluster, its halves are not clean any more.
fn mend(run: Run) -> Option<Run> {
    let text = if run.text.is_ascii() {
        run.text
    } else {
        Clean::line(&run.text).into_string()
    };
    (!text.is_empty()).then_some(Run { text, ..run })
}

#[cfg(test)]
mod tests;
