//! Blocks that are a text, a picture or a space.

use toml::de::DeValue;

use super::Options;
use crate::deck::{Align, Block, Callout, Fit, Image, Qr, Quote, Text, Tone};
use crate::source::{Field, Mistake, Reader, shown};

/// The most blank rows that can be asked for.
const ROWS: u16 = 50;

/// The bytes that a code to scan may say.
const CODE_BYTES: usize = 500;

pub(in crate::deck::load) const ALIGNS: [(&str, Align); 3] = [
    ("left", Align::Left),
    ("center", Align::Center),
    ("right", Align::Right),
];
pub(in crate::deck::load) const TONES: [(&str, Tone); 3] = [
    ("note", Tone::Note),
    ("tip", Tone::Tip),
    ("warning", Tone::Warning),
];
pub(in crate::deck::load) const FITS: [(&str, Fit); 2] =
    [("contain", Fit::Contain), ("cover", Fit::Cover)];

pub(super) fn text(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let align = options
        .get("align")
        .map(|field| field.choice(&ALIGNS, reader));
    let text = value.some_block(reader)?;
    Some(Block::Text(Text {
        text,
        align: align.flatten().unwrap_or_default(),
    }))
}

pub(super) fn quote(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let by = options.get("by").and_then(|field| field.line(reader));
    let source = options.get("source").and_then(|field| field.line(reader));
    Some(Block::Quote(Quote {
        text: value.some_block(reader)?,
        by,
        source,
    }))
}

pub(super) fn callout(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let tone = options
        .get("tone")
        .and_then(|field| field.choice(&TONES, reader))
        .unwrap_or_default();
    let title = options.get("title").and_then(|field| field.line(reader));
    Some(Block::Callout(Callout {
        text: value.some_block(reader)?,
        tone,
        title,
    }))
}

pub(super) fn image(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let path = value.path(reader);
    let caption = options.get("caption").and_then(|field| field.line(reader));
    let width = options
        .get("width")
        .and_then(|field| field.whole(1..=100, reader));
    let height = options
        .get("height")
        .and_then(|field| field.whole(1..=200, reader));
    let fit = options
        .get("fit")
        .and_then(|field| field.choice(&FITS, reader))
        .unwrap_or_default();
    let alt = options.get("alt");
    if alt.is_none() {
        let help = "say what the picture shows, for those who cannot see it: alt = \"…\"";
        reader.error(
            Mistake::MissingKey,
            value.span(),
            "`image` needs `alt`",
            help,
        );
    }
    let alt = alt.and_then(|field| field.some_line(reader));
    Some(Block::Image(Image {
        path: path?,
        alt: alt?,
        caption,
        width,
        height,
        fit,
    }))
}

pub(super) fn qr(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let caption = options.get("caption").and_then(|field| field.line(reader));
    let text = value.some_line(reader)?;
    let said = text.as_str();
    if said.len() > CODE_BYTES {
        let message = format!(
            "`qr` takes {CODE_BYTES} bytes at most, and this has {}: a phone could not read it",
            said.len()
        );
        let help = "let the code lead to a page that has the rest";
        reader.error(Mistake::WrongValue, value.span(), &message, help);
        return None;
    }
    if let Some((scheme, _)) = said.split_once("://")
        && !["http", "https"].contains(&scheme.to_ascii_lowercase().as_str())
    {
        let message = format!("`qr` does not take addresses of `{}`", shown(scheme));
        let help = "it takes http, https and mailto, or any text that is no address";
        reader.error(Mistake::WrongValue, value.span(), &message, help);
        return None;
    }
    Some(Block::Qr(Qr { text, caption }))
}

pub(super) fn pause(value: Field<'_>, reader: &mut Reader<'_>) -> Option<Block> {
    if let DeValue::Boolean(true) = value.value() {
        return Some(Block::Pause);
    }
    value.wrong_type("`true`", "take the key out where there is no pause", reader);
    None
}

/// A count of rows: `true` is one.
pub(super) fn rows(value: Field<'_>, reader: &mut Reader<'_>) -> Option<u16> {
    match value.value() {
        DeValue::Boolean(true) => Some(1),
        DeValue::Integer(_) => value.whole(1..=ROWS, reader),
        _ => {
            value.wrong_type("`true` or a count of rows", "", reader);
            None
        }
    }
}
