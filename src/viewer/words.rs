//! The texts of a slide, for search.

use super::Part;
use crate::deck::{Block, Body, DeckInfo, Item, Layout, Slide};
use crate::text::Clean;

/// A text of a slide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Words<'a> {
    /// With inline markup.
    Marked(&'a Clean),
    /// As it is: code.
    Literal(&'a Clean),
}

/// All texts of `slide`, in the order of [`Part`].
pub(super) fn of_slide<'a>(slide: &'a Slide, info: &'a DeckInfo) -> Vec<(Part, Words<'a>)> {
    let mut texts = Texts {
        part: Part::Title,
        found: Vec::new(),
    };
    texts.marked(slide.title.iter().chain(&slide.subtitle));
    if slide.layout == Layout::Title {
        texts.marked(
            [&info.title]
                .into_iter()
                .chain(&info.subtitle)
                .chain(&info.authors),
        );
    }
    texts.part = Part::Body;
    match &slide.body {
        Body::Blocks(blocks) => texts.blocks(blocks),
        Body::Broken(messages) => messages.iter().for_each(|message| texts.literal(message)),
    }
    texts.part = Part::Question;
    if let Some(discussion) = &slide.discussion {
        texts.marked(
            [&discussion.question]
                .into_iter()
                .chain(&discussion.options),
        );
        texts.marked(discussion.prompts.iter().chain(&discussion.answer));
    }
    texts.part = Part::Notes;
    texts.marked(&slide.notes);
    texts.found
}

struct Texts<'a> {
    part: Part,
    found: Vec<(Part, Words<'a>)>,
}

impl<'a> Texts<'a> {
    fn marked(&mut self, texts: impl IntoIterator<Item = &'a Clean>) {
        let part = self.part;
        self.found
            .extend(texts.into_iter().map(|text| (part, Words::Marked(text))));
    }

    fn literal(&mut self, text: &'a Clean) {
        self.found.push((self.part, Words::Literal(text)));
    }

    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Text(text) => self.marked([&text.text]),
            Block::Bullets(list) | Block::Numbered(list) => self.items(&list.items),
            Block::Quote(quote) => {
                self.marked(
                    [&quote.text]
                        .into_iter()
                        .chain(&quote.by)
                        .chain(&quote.source),
                );
            }
            Block::Timeline(timeline) => {
                self.marked(
                    timeline
                        .milestones
                        .iter()
                        .flat_map(|it| [&it.when, &it.what]),
                );
            }
            Block::Table(table) => {
                self.marked(table.header.iter().chain(&table.rows).flatten());
                self.marked(&table.caption);
            }
            Block::Chart(chart) => {
                self.marked(chart.labels.iter().chain(&chart.caption));
                self.marked(
                    chart
                        .series
                        .iter()
                        .filter_map(|series| series.name.as_ref()),
                );
            }
            Block::Code(code) => self.literal(&code.text),
            Block::Image(image) => self.marked([&image.alt].into_iter().chain(&image.caption)),
            Block::Columns(columns) => columns.columns.iter().for_each(|it| self.blocks(it)),
            Block::Callout(callout) => {
                self.marked(callout.title.iter().chain([&callout.text]));
            }
            Block::Big(text) => self.marked([text]),
            Block::Pre(text) => self.literal(text),
            Block::Pause | Block::Rule(_) | Block::Space(_) => {}
        }
    }

    fn items(&mut self, items: &'a [Item]) {
        for item in items {
            self.marked([&item.text]);
            self.items(&item.children);
        }
    }
}
