//! What stands on a slide, in words.

use super::{Teller, counted, listed, marked};
use crate::deck::{
    Block, Callout, Chart, ChartKind, Code, Columns, Image, Item, List, Qr, Quote, Table, Timeline,
    Tone,
};
use crate::text::{Clean, plain};

/// What stands for nothing in a table.
const NOTHING: &str = "blank";

/// Tells `blocks` from top to bottom.
pub(super) fn tell(blocks: &[Block], teller: &mut Teller) {
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::Text(text) => {
                for paragraph in marked::paragraphs(&text.text) {
                    teller.say(paragraph);
                }
            }
            Block::Bullets(list) => bullets(list, teller),
            Block::Numbered(list) => numbered(list, teller),
            Block::Quote(quote) => tell_quote(quote, teller),
            Block::Timeline(timeline) => tell_timeline(timeline, teller),
            Block::Table(table) => tell_table(table, teller),
            Block::Chart(chart) => tell_chart(chart, teller),
            Block::Code(code) => tell_code(code, teller),
            Block::Image(image) => tell_image(image, teller),
            Block::Columns(columns) => {
                tell_columns(columns, teller);
                if index + 1 < blocks.len() {
                    teller.say("End of columns".to_owned());
                }
            }
            Block::Callout(callout) => tell_callout(callout, teller),
            Block::Big(words) => teller.say_text(Some(words)),
            Block::Qr(qr) => tell_qr(qr, teller),
            Block::Pre(text) => {
                let lines: Vec<&str> = text.as_str().lines().collect();
                teller.say(format!("As drawn, {}:", counted(lines.len(), "line")));
                teller.keep(lines.into_iter().map(str::to_owned));
                teller.say("End of the drawing".to_owned());
            }
            Block::Pause | Block::Rule(_) | Block::Space(_) => {}
        }
    }
}

fn bullets(list: &List, teller: &mut Teller) {
    teller.say(format!("List of {}:", list.items.len()));
    for item in &list.items {
        teller.say(format!("- {}", marked::told(&item.text)));
        nested(&item.children, 2, teller);
    }
}

fn numbered(list: &List, teller: &mut Teller) {
    teller.say(format!("Numbered list of {}:", list.items.len()));
    for (number, item) in (u64::from(list.start)..).zip(&list.items) {
        teller.say(format!("{number}. {}", marked::told(&item.text)));
        // As on the slide.
        for (letter, child) in ('a'..='z')
            .chain(std::iter::repeat('-'))
            .zip(&item.children)
        {
            let text = marked::told(&child.text);
            teller.say(match letter {
                '-' => format!("- level 2: {text}"),
                _ => format!("{number}{letter}. {text}"),
            });
            nested(&child.children, 3, teller);
        }
    }
}

/// Tells items that belong to an item above, and how deep they are.
fn nested(items: &[Item], level: usize, teller: &mut Teller) {
    for item in items {
        teller.say(format!("- level {level}: {}", marked::told(&item.text)));
        nested(&item.children, level + 1, teller);
    }
}

fn tell_quote(quote: &Quote, teller: &mut Teller) {
    let mut whose = String::from("Quote");
    if let Some(by) = &quote.by {
        whose.push_str(" by ");
        whose.push_str(&marked::told(by));
    }
    if let Some(source) = &quote.source {
        whose.push_str(", ");
        whose.push_str(&marked::told(source));
    }
    said(&whose, "quote", marked::paragraphs(&quote.text), teller);
}

fn tell_callout(callout: &Callout, teller: &mut Teller) {
    let tone = match callout.tone {
        Tone::Note => "Note",
        Tone::Tip => "Tip",
        Tone::Warning => "Warning",
    };
    let what = match &callout.title {
        Some(title) => format!("{tone}, {title}"),
        None => tone.to_owned(),
    };
    let end = tone.to_lowercase();
    said(&what, &end, marked::paragraphs(&callout.text), teller);
}

/// Tells paragraphs that belong together. It is said where several end.
fn said(what: &str, short: &str, paragraphs: Vec<String>, teller: &mut Teller) {
    let several = paragraphs.len() > 1;
    for (index, paragraph) in paragraphs.into_iter().enumerate() {
        teller.say(match index {
            0 => format!("{what}: {paragraph}"),
            _ => paragraph,
        });
    }
    if several {
        teller.say(format!("End of the {short}"));
    }
}

fn tell_timeline(timeline: &Timeline, teller: &mut Teller) {
    teller.say(format!("Timeline of {}:", timeline.milestones.len()));
    for milestone in &timeline.milestones {
        let (when, what) = (marked::told(&milestone.when), marked::told(&milestone.what));
        teller.say(format!("{when}: {what}"));
    }
}

fn tell_table(table: &Table, teller: &mut Teller) {
    let size = format!(
        "Table of {} and {}",
        counted(table.rows.len(), "row"),
        counted(table.columns, "column")
    );
    teller.say(captioned(&size, table.caption.as_ref()));
    let names: Vec<String> = table.header.iter().flatten().map(marked::told).collect();
    for row in &table.rows {
        let cells = row.iter().enumerate().map(|(index, cell)| {
            let cell = match marked::told(cell) {
                cell if cell.is_empty() => NOTHING.to_owned(),
                cell => cell,
            };
            match names.get(index).filter(|name| !name.is_empty()) {
                Some(name) => format!("{name}: {cell}"),
                None => cell,
            }
        });
        teller.say(cells.collect::<Vec<_>>().join("; "));
    }
}

fn tell_chart(chart: &Chart, teller: &mut Teller) {
    let kind = match chart.kind {
        ChartKind::Bar => "Bar chart",
        ChartKind::Line => "Line chart",
        ChartKind::Spark => "Sparkline",
    };
    let names: Vec<String> = chart
        .series
        .iter()
        .filter_map(|series| series.name.as_ref().map(plain))
        .collect();
    let what = if names.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind} of {}", listed(&names))
    };
    teller.say(captioned(&what, chart.caption.as_ref()));
    for (index, label) in chart.labels.iter().enumerate() {
        let values = chart.series.iter().map(|series| {
            let value = series.values.get(index).copied().flatten();
            let value = value.map_or("not known".to_owned(), |value| {
                number(value, chart.unit.as_ref())
            });
            match &series.name {
                Some(name) if names.len() > 1 => format!("{} {value}", plain(name)),
                _ => value,
            }
        });
        let values: Vec<String> = values.collect();
        teller.say(format!("{}: {}", plain(label), values.join("; ")));
    }
}

/// A number with its unit, which stands apart if it is a word.
fn number(value: f64, unit: Option<&Clean>) -> String {
    match unit.map(Clean::as_str).filter(|unit| !unit.is_empty()) {
        None => format!("{value}"),
        Some(unit) if unit.starts_with(char::is_alphanumeric) => format!("{value} {unit}"),
        Some(unit) => format!("{value}{unit}"),
    }
}

fn tell_code(code: &Code, teller: &mut Teller) {
    let lines: Vec<&str> = code.text.as_str().lines().collect();
    let mut what = String::from("Code");
    if let Some(lang) = &code.lang {
        what.extend([" in ", lang.as_str()]);
    }
    if let Some(file) = &code.file {
        what.extend([" from ", file.as_str()]);
    }
    let first = code.lines.map_or(1, |lines| lines.first);
    teller.say(format!("{what}, {}:", counted(lines.len(), "line")));
    teller.keep(
        lines
            .into_iter()
            .zip(u64::from(first)..)
            .map(|(line, number)| {
                if code.numbers {
                    format!("{number}: {line}").trim_end().to_owned()
                } else {
                    line.to_owned()
                }
            }),
    );
    teller.say("End of the code".to_owned());
}

fn tell_image(image: &Image, teller: &mut Teller) {
    teller.say_of("Image", Some(&image.alt));
    teller.say_of("Caption", image.caption.as_ref());
}

fn tell_qr(qr: &Qr, teller: &mut Teller) {
    let what = match &qr.caption {
        Some(caption) => format!("Code to scan, {}", marked::told(caption)),
        None => "Code to scan".to_owned(),
    };
    teller.say(format!("{what}: {}", qr.text));
}

/// Tells the columns one after another.
fn tell_columns(columns: &Columns, teller: &mut Teller) {
    let all = columns.columns.len();
    for (index, column) in columns.columns.iter().enumerate() {
        if all > 1 {
            teller.say(format!("Column {} of {all}:", index + 1));
        }
        tell(column, teller);
    }
}

/// What something is, with its caption, before what it holds.
fn captioned(what: &str, caption: Option<&Clean>) -> String {
    match caption.map(marked::told) {
        Some(caption) if !caption.is_empty() => {
            format!("{what}, {}:", caption.trim_end_matches(['.', ':']))
        }
        _ => format!("{what}:"),
    }
}
