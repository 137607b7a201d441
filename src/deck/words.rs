//! The words on a slide: what search looks through.

use std::borrow::Cow;

use super::{Block, Body, Item, Slide};
use crate::text::{Clean, plain};

/// Where on a slide a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Where {
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// A block.
    Body,
    /// The discussion's question.
    Question,
    /// One of its options.
    Option,
    /// One of its prompts; for the presenter only.
    Prompt,
    /// Its model answer; for the presenter only until it is revealed.
    Answer,
    /// The speaker notes; for the presenter only.
    Notes,
}

/// A text of a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words<'s> {
    /// With inline markup.
    Marked(&'s Clean),
    /// As it is.
    Verbatim(&'s Clean),
}

impl<'s> Words<'s> {
    /// The text without its markup.
    pub fn plain(self) -> Cow<'s, str> {
        match self {
            Self::Marked(text) => Cow::Owned(plain(text)),
            Self::Verbatim(text) => Cow::Borrowed(text.as_str()),
        }
    }
}

impl Slide {
    /// The slide's texts, each with its place: title, subtitle, blocks in reading order,
    /// discussion, notes.
    pub fn texts(&self) -> impl Iterator<Item = (Where, Words<'_>)> {
        let head = [
            (Where::Title, &self.title),
            (Where::Subtitle, &self.subtitle),
        ];
        let head = head
            .into_iter()
            .filter_map(|(place, text)| Some((place, Words::Marked(text.as_ref()?))));
        let notes = self
            .notes
            .as_ref()
            .map(|notes| (Where::Notes, Words::Marked(notes)));
        head.chain(self.body_texts())
            .chain(self.discussion_texts())
            .chain(notes)
    }

    fn body_texts(&self) -> impl Iterator<Item = (Where, Words<'_>)> {
        let mut texts = Vec::new();
        match &self.body {
            Body::Blocks(blocks) => gather(blocks, &mut texts),
            Body::Broken(messages) => texts.extend(messages.iter().map(Words::Verbatim)),
        }
        texts.into_iter().map(|text| (Where::Body, text))
    }

    fn discussion_texts(&self) -> impl Iterator<Item = (Where, Words<'_>)> {
        self.discussion.iter().flat_map(|discussion| {
            let question = (Where::Question, &discussion.question);
            let options = discussion
                .options
                .iter()
                .map(|option| (Where::Option, option));
            let prompts = discussion
                .prompts
                .iter()
                .map(|prompt| (Where::Prompt, prompt));
            let answer = discussion
                .answer
                .iter()
                .map(|answer| (Where::Answer, answer));
            std::iter::once(question)
                .chain(options)
                .chain(prompts)
                .chain(answer)
                .map(|(place, text)| (place, Words::Marked(text)))
        })
    }
}

/// Adds the texts of `blocks` in reading order.
fn gather<'s>(blocks: &'s [Block], texts: &mut Vec<Words<'s>>) {
    for block in blocks {
        match block {
            Block::Text(block) => texts.push(Words::Marked(&block.text)),
            Block::Bullets(list) | Block::Numbered(list) => gather_items(&list.items, texts),
            Block::Quote(quote) => {
                let parts = [Some(&quote.text), quote.by.as_ref(), quote.source.as_ref()];
                texts.extend(parts.into_iter().flatten().map(Words::Marked));
            }
            Block::Timeline(timeline) => {
                let parts = timeline
                    .milestones
                    .iter()
                    .flat_map(|entry| [&entry.when, &entry.what]);
                texts.extend(parts.map(Words::Marked));
            }
            Block::Table(table) => {
                let rows = table.header.iter().chain(&table.rows).flatten();
                texts.extend(rows.chain(&table.caption).map(Words::Marked));
            }
            Block::Chart(chart) => {
                texts.extend(chart.labels.iter().map(Words::Verbatim));
                let names = chart
                    .series
                    .iter()
                    .filter_map(|series| series.name.as_ref());
                texts.extend(names.map(Words::Verbatim));
                texts.extend(chart.caption.as_ref().map(Words::Marked));
            }
            Block::Code(code) => texts.push(Words::Verbatim(&code.text)),
            Block::Image(image) => {
                texts.extend(
                    [Some(&image.alt), image.caption.as_ref()]
                        .into_iter()
                        .flatten()
                        .map(Words::Marked),
                );
            }
            Block::Columns(columns) => columns
                .columns
                .iter()
                .for_each(|column| gather(column, texts)),
            Block::Callout(callout) => {
                texts.extend(callout.title.as_ref().map(Words::Verbatim));
                texts.push(Words::Marked(&callout.text));
            }
            Block::Qr(qr) => {
                texts.push(Words::Verbatim(&qr.text));
                texts.extend(qr.caption.as_ref().map(Words::Marked));
            }
            Block::Big(text) => texts.push(Words::Marked(text)),
            Block::Pre(text) => texts.push(Words::Verbatim(text)),
            Block::Pause | Block::Rule(_) | Block::Space(_) => {}
        }
    }
}

fn gather_items<'s>(items: &'s [Item], texts: &mut Vec<Words<'s>>) {
    for item in items {
        texts.push(Words::Marked(&item.text));
        gather_items(&item.children, texts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::parse;

    #[test]
    fn texts_come_in_reading_order_without_their_markup() {
        let deck = parse(
            r#"
[[slides]]
title = "A **title**"
subtitle = "under it"
notes = "say *this*"
header = ["h"]
table = [["t"]]
quote = "q"
by = "b"
content = [
  { columns = [{ bullets = ["one", ["two", ["`three`"]]] }, [{ timeline = [["when", "what"]] }]] },
  { chart = { Grain = [["1957", 1]] }, caption = "c" },
  { code = "**code**" },
  { image = "a.png", alt = "alt", caption = "under" },
  { callout = "call", title = "name" },
  { pre = "*pre*" },
  { big = "big" },
  { rule = true },
]
[slides.discussion]
question = "why?"
options = ["x", "y"]
prompts = ["prompt"]
answer = "because"
"#,
        )
        .expect("there is a slide")
        .deck;
        let texts: Vec<_> = deck.slides[0].texts().collect();
        let of = |place| {
            let here = texts.iter().filter(|(at, _)| *at == place);
            here.map(|(_, text)| text.plain())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(
            of(Where::Body),
            "h t q b one two three when what 1957 Grain c **code** alt under name call *pre* big"
        );
        assert_eq!(of(Where::Title), "A title");
        assert_eq!(of(Where::Subtitle), "under it");
        assert_eq!(of(Where::Question), "why?");
        assert_eq!(of(Where::Option), "x y");
        assert_eq!(of(Where::Prompt), "prompt");
        assert_eq!(of(Where::Answer), "because");
        assert_eq!(of(Where::Notes), "say this");
        assert!(
            texts.is_sorted_by_key(|(place, _)| *place),
            "places come in their order"
        );
    }

    #[test]
    fn what_a_card_says_can_be_found() {
        let deck = parse("[[slides]]\ntitel = \"a\"\n")
            .expect("there is a slide")
            .deck;
        let (place, text) = deck.slides[0].texts().next().expect("a card has text");
        assert_eq!(place, Where::Body);
        assert!(text.plain().contains("did you mean `title`?"));
    }
}
