//! What a slide says, as a number that stays the same as long as it does.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::deck::{Block, Body, Discussion, Item, LineRange, Slide};
use crate::text::Clean;

/// The hash of what a slide says: 16 hexadecimal digits in a record.
///
/// It is FNV-1a of 64 bits over a text that is written from the slide's fields in a fixed order, so
/// it is the same in every run, on every machine and with every version of the program that reads
/// a deck alike. In it are the title, the subtitle, the notes, the blocks with all their texts and
/// numbers, the names and pictures of files, and the discussion with its times. Not in it is what
/// changes how the slide looks or is led, but not what there is to say: its id, speaker, target,
/// layout, theme, footer, transition and reveals, whether it is optional, and how blocks are
/// arranged. So `timings --apply` does not change it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentHash(pub u64);

/// The hash of a deck's place: what its ledger is called. It is FNV-1a of 64 bits over the bytes of
/// the file's absolute path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeckKey(pub u64);

impl ContentHash {
    /// The hash of `slide`.
    pub fn of(slide: &Slide) -> Self {
        let mut canon = Canon::new();
        canon.maybe("title", slide.title.as_ref());
        canon.maybe("subtitle", slide.subtitle.as_ref());
        canon.maybe("notes", slide.notes.as_ref());
        match &slide.body {
            Body::Blocks(blocks) => canon.blocks(blocks),
            Body::Broken(_) => canon.field("broken", ""),
        }
        if let Some(discussion) = &slide.discussion {
            canon.discussion(discussion);
        }
        Self(canon.hash.0)
    }
}

impl DeckKey {
    /// The key of the deck whose absolute path has these bytes.
    pub fn of(path: &[u8]) -> Self {
        let mut hash = Fnv::new();
        hash.write(path);
        Self(hash.0)
    }
}

/// FNV-1a of 64 bits, as its authors define it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fnv(pub(super) u64);

impl Fnv {
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Writes a slide's fields one after the other: a name, a unit separator, a text, a record
/// separator. Clean text holds neither of these, so no two slides make the same text.
struct Canon {
    hash: Fnv,
}

impl Canon {
    fn new() -> Self {
        Self { hash: Fnv::new() }
    }

    fn field(&mut self, name: &str, text: &str) {
        for part in [name, "\u{1f}", text, "\u{1e}"] {
            self.hash.write(part.as_bytes());
        }
    }

    fn text(&mut self, name: &str, text: &Clean) {
        self.field(name, text.as_str());
    }

    fn maybe(&mut self, name: &str, text: Option<&Clean>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn texts<'t>(&mut self, name: &str, texts: impl IntoIterator<Item = &'t Clean>) {
        for text in texts {
            self.text(name, text);
        }
    }

    fn number(&mut self, name: &str, number: impl fmt::LowerHex) {
        self.field(name, &format!("{number:x}"));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Text(block) => self.text("text", &block.text),
            Block::Bullets(list) => self.items("bullet", &list.items, 0),
            Block::Numbered(list) => {
                self.number("numbered", list.start);
                self.items("number", &list.items, 0);
            }
            Block::Quote(quote) => {
                self.text("quote", &quote.text);
                self.maybe("by", quote.by.as_ref());
                self.maybe("source", quote.source.as_ref());
            }
            Block::Timeline(timeline) => {
                for milestone in &timeline.milestones {
                    self.text("when", &milestone.when);
                    self.text("what", &milestone.what);
                }
            }
            Block::Table(table) => {
                self.number("table", table.columns);
                self.texts("header", table.header.iter().flatten());
                self.texts("cell", table.rows.iter().flatten());
                self.maybe("caption", table.caption.as_ref());
            }
            Block::Chart(chart) => {
                self.texts("label", &chart.labels);
                for series in &chart.series {
                    self.field("series", series.name.as_ref().map_or("", Clean::as_str));
                    for value in &series.values {
                        match value {
                            Some(value) => self.number("value", value.to_bits()),
                            None => self.field("gap", ""),
                        }
                    }
                }
                self.maybe("unit", chart.unit.as_ref());
                self.maybe("caption", chart.caption.as_ref());
            }
            Block::Code(code) => {
                self.text("code", &code.text);
                self.maybe("file", code.file.as_ref());
                self.lines("highlight", &code.highlight);
            }
            Block::Image(image) => {
                self.text("image", &image.path);
                self.text("alt", &image.alt);
                self.maybe("caption", image.caption.as_ref());
            }
            Block::Columns(columns) => {
                for column in &columns.columns {
                    self.field("column", "");
                    self.blocks(column);
                }
                self.field("columns", "");
            }
            Block::Callout(callout) => {
                self.maybe("callout", callout.title.as_ref());
                self.text("says", &callout.text);
            }
            Block::Big(text) => self.text("big", text),
            Block::Qr(qr) => {
                self.text("qr", &qr.text);
                self.maybe("caption", qr.caption.as_ref());
            }
            Block::Pre(text) => self.text("pre", text),
            Block::Pause | Block::Rule(_) | Block::Space(_) => {}
        }
    }

    fn items(&mut self, name: &str, items: &[Item], depth: usize) {
        for item in items {
            self.number(name, depth);
            self.text("item", &item.text);
            self.items(name, &item.children, depth + 1);
        }
    }

    fn lines(&mut self, name: &str, steps: &[Vec<LineRange>]) {
        for step in steps {
            self.field(name, "");
            for range in step {
                self.number("first", range.first);
                self.number("last", range.last);
            }
        }
    }

    fn discussion(&mut self, discussion: &Discussion) {
        self.text("question", &discussion.question);
        let phases = [
            ("think", discussion.think),
            ("pair", discussion.pair),
            ("share", discussion.share),
        ];
        for (name, time) in phases {
            if let Some(time) = time {
                self.number(name, time.as_millis());
            }
        }
        self.texts("prompt", &discussion.prompts);
        self.texts("option", &discussion.options);
        if let Some(correct) = discussion.correct {
            self.number("correct", correct);
        }
        self.maybe("answer", discussion.answer.as_ref());
    }
}

/// Sixteen hexadecimal digits, in text and in records.
macro_rules! hexadecimal {
    ($name:ident) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:016x}", self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
                if text.len() != 16 || !text.bytes().all(is_hex) {
                    return Err(D::Error::custom("sixteen hexadecimal digits make a hash"));
                }
                u64::from_str_radix(&text, 16)
                    .map(Self)
                    .map_err(D::Error::custom)
            }
        }
    };
}

hexadecimal!(ContentHash);
hexadecimal!(DeckKey);

#[cfg(test)]
mod tests;
