//! The lines on a slide that are shown as they are: code, and text that is kept as it is.

use super::{Block, Body, Code, Slide};
use crate::text::Clean;

/// A block whose lines are never wrapped.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Listing<'s> {
    /// A `code` block.
    Code(&'s Code),
    /// A `pre` block.
    Pre(&'s Clean),
}

impl<'s> Listing<'s> {
    /// Its lines.
    pub fn text(self) -> &'s Clean {
        match self {
            Self::Code(code) => &code.text,
            Self::Pre(text) => text,
        }
    }

    /// Its lines as somebody would copy them: the tabs of code are tabs.
    pub fn source(self) -> String {
        match self {
            Self::Code(code) => code.tabs.put_back(&code.text),
            Self::Pre(text) => text.to_string(),
        }
    }
}

impl Slide {
    /// The slide's listings in reading order, columns from left to right.
    pub fn listings(&self) -> Vec<Listing<'_>> {
        let mut listings = Vec::new();
        if let Body::Blocks(blocks) = &self.body {
            gather(blocks, &mut listings);
        }
        listings
    }

    /// The slide's code in reading order.
    pub fn codes(&self) -> impl Iterator<Item = &Code> {
        self.listings()
            .into_iter()
            .filter_map(|listing| match listing {
                Listing::Code(code) => Some(code),
                Listing::Pre(_) => None,
            })
    }
}

fn gather<'s>(blocks: &'s [Block], listings: &mut Vec<Listing<'s>>) {
    for block in blocks {
        match block {
            Block::Code(code) => listings.push(Listing::Code(code)),
            Block::Pre(text) => listings.push(Listing::Pre(text)),
            Block::Columns(columns) => {
                for column in &columns.columns {
                    gather(column, listings);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::parse;

    #[test]
    fn listings_come_in_reading_order() {
        let deck = parse(
            "[[slides]]\ncontent = [{ pre = 'a' }, { columns = [[{ code = 'b' }, { pre = 'c' }], \
             { code = 'd' }] }, { text = 'no' }, { code = 'e' }]\n",
        )
        .expect("there is a slide")
        .deck;
        let slide = &deck.slides[0];
        let texts = slide.listings().into_iter().map(|it| it.text().as_str());
        assert_eq!(texts.collect::<Vec<_>>(), ["a", "b", "c", "d", "e"]);
        let codes = slide.codes().map(|code| code.text.as_str());
        assert_eq!(codes.collect::<Vec<_>>(), ["b", "d", "e"]);
    }
}
