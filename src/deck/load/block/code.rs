//! Code, written in the deck or in a file beside it.

use toml::de::DeValue;

use super::Options;
use crate::deck::{Block, Code, LineRange};
use crate::source::{Field, Mistake, Reader, every, shown};
use crate::text::{Clean, Tabs};

const LINES_HELP: &str = "write lines as \"3\", \"3-5\", \"1,4-6\" or \"all\"";

pub(super) fn code(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let style = Style::read(options, reader);
    let text = value.verbatim_and_tabs(reader)?;
    let code = style?.code(text, None, None);
    check_highlight(&code, 1, options, reader);
    Some(Block::Code(Box::new(code)))
}

pub(super) fn file(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let style = Style::read(options, reader);
    let lines = options.get("lines").map(|field| range_of(field, reader));
    let lines = lines.map_or(Some(None), |lines| lines.map(Some));
    // The file's own name, which what is shown of it may differ from.
    let name = value.string("a string", reader)?.trim();
    let path = value.path(reader)?;
    let name = &*reader.path(name);
    let (style, lines) = (style?, lines?);
    let text = match reader.files.read(name) {
        Ok(Some(text)) => text,
        Ok(None) => {
            let code = style.code(whole(""), Some(path), lines);
            return Some(Block::Code(Box::new(code)));
        }
        Err(unreadable) => {
            let message = format!("`{}` {}", shown(name), unreadable.message);
            reader.flaw(
                Mistake::UnreadableFile,
                value.span(),
                &message,
                &unreadable.help,
            );
            return Some(Block::Code(Box::new(reason(&message))));
        }
    };
    let first = lines.map_or(1, |lines| lines.first);
    let shown = lines.map_or_else(|| Some(whole(&text)), |lines| cut(&text, lines));
    let Some(text) = shown else {
        let last = text.lines().count();
        let message = format!("`{path}` has no line {first}: its last is {last}");
        reader.flaw(Mistake::OutOfRange, value.span(), &message, "");
        return Some(Block::Code(Box::new(reason(&message))));
    };
    let code = style.code(text, Some(path), lines);
    check_highlight(&code, first, options, reader);
    Some(Block::Code(Box::new(code)))
}

/// What stands in the place of code that cannot be shown: the reason, in no language.
fn reason(message: &str) -> Code {
    Code {
        text: Clean::line(message),
        tabs: Tabs::default(),
        file: None,
        lines: None,
        lang: None,
        numbers: false,
        highlight: Vec::new(),
    }
}

/// The options that both kinds of code share.
struct Style {
    lang: Option<Clean>,
    numbers: bool,
    highlight: Vec<Vec<LineRange>>,
}

impl Style {
    fn read(options: Options<'_, '_>, reader: &mut Reader<'_>) -> Option<Self> {
        let lang = options.get("lang").and_then(|field| field.word(reader));
        let numbers = options
            .get("numbers")
            .and_then(|field| field.flag(reader))
            .unwrap_or_default();
        let highlight = options
            .get("highlight")
            .map(|field| highlight(field, reader));
        Some(Self {
            lang,
            numbers,
            highlight: highlight.unwrap_or_else(|| Some(Vec::new()))?,
        })
    }

    fn code(
        self,
        (text, tabs): (Clean, Tabs),
        file: Option<Clean>,
        lines: Option<LineRange>,
    ) -> Code {
        let Self {
            lang,
            numbers,
            highlight,
        } = self;
        Code {
            text,
            tabs,
            file,
            lines,
            lang,
            numbers,
            highlight,
        }
    }
}

/// One step, or an array with one entry for each.
fn highlight(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Vec<Vec<LineRange>>> {
    match field.value() {
        DeValue::Array(steps) => every(steps, |step| ranges_of(field.part("a step", step), reader)),
        _ => Some(vec![ranges_of(field, reader)?]),
    }
}

fn ranges_of(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Vec<LineRange>> {
    let text = match field.value() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(line) => line.to_string(),
        _ => {
            field.wrong_type("lines such as \"3-5\"", LINES_HELP, reader);
            return None;
        }
    };
    let ranges: Option<Vec<_>> = match text.trim() {
        "all" => Some(vec![LineRange {
            first: 1,
            last: u32::MAX,
        }]),
        text => text.split(',').map(range).collect(),
    };
    if ranges.is_none() {
        field.wrong_value(
            &format!("`{}` names no lines", shown(&text)),
            LINES_HELP,
            reader,
        );
    }
    ranges
}

fn range_of(field: Field<'_>, reader: &mut Reader<'_>) -> Option<LineRange> {
    let ranges = ranges_of(field, reader)?;
    let [range] = ranges.as_slice() else {
        field.wrong_value("`lines` takes one range", "write it as \"3-5\"", reader);
        return None;
    };
    Some(*range)
}

/// Reads "3" or "3-5".
fn range(text: &str) -> Option<LineRange> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|&line| line > 0);
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some(LineRange { first, last })
}

/// A file's text without blank lines at its end.
fn whole(text: &str) -> (Clean, Tabs) {
    Clean::block_and_tabs(text.trim_end_matches(['\n', '\r']))
}

/// The lines of `text` in `range`; none when it starts past the end.
fn cut(text: &str, range: LineRange) -> Option<(Clean, Tabs)> {
    let skip = usize::try_from(range.first - 1).unwrap_or(usize::MAX);
    let take = usize::try_from(range.last - range.first)
        .unwrap_or(usize::MAX)
        .saturating_add(1);
    let lines: Vec<_> = text.lines().skip(skip).take(take).collect();
    (!lines.is_empty()).then(|| whole(&lines.join("\n")))
}

/// Warns of highlighted lines that the code does not have. Its first line is `first`.
fn check_highlight(code: &Code, first: u32, options: Options<'_, '_>, reader: &mut Reader<'_>) {
    let Some(field) = options.get("highlight") else {
        return;
    };
    let lines = u32::try_from(code.text.as_str().lines().count()).unwrap_or(u32::MAX);
    let last = first.saturating_add(lines.saturating_sub(1));
    let all = LineRange {
        first: 1,
        last: u32::MAX,
    };
    let outside = |range: &&LineRange| **range != all && (range.first < first || range.last > last);
    if let Some(range) = code.highlight.iter().flatten().find(outside) {
        let line = if range.first < first {
            range.first
        } else {
            range.last
        };
        let message = format!(
            "`highlight` names line {line}, but the code's lines go from {first} to {last}"
        );
        reader.warn(Mistake::OutOfRange, field.span(), &message, "");
    }
}
