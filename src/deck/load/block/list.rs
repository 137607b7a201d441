//! Bullets, numbered lists, timelines.

use toml::de::DeValue;

use super::Options;
use crate::deck::load::slide::REVEALS;
use crate::deck::{Block, Item, List, Milestone, Reveal, Timeline};
use crate::source::{Field, Fields, Mistake, Reader, Value, every};

/// The keys of a milestone that is a table.
pub(in crate::deck::load) const MILESTONE_KEYS: [&str; 2] = ["when", "what"];
/// How many lists may stand inside of one another.
pub(in crate::deck::load) const LEVELS: usize = 6;

pub(super) fn bullets(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let reveal = reveal(options, reader);
    Some(Block::Bullets(List {
        items: items(value, 1, reader)?,
        reveal,
        start: 1,
    }))
}

pub(super) fn numbered(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let reveal = reveal(options, reader);
    let start = options
        .get("start")
        .and_then(|field| field.whole(0..=99_999, reader))
        .unwrap_or(1);
    Some(Block::Numbered(List {
        items: items(value, 1, reader)?,
        reveal,
        start,
    }))
}

pub(super) fn timeline(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let reveal = reveal(options, reader);
    let help = "write it as [ [\"1958\", \"…\"], [\"1960\", \"…\"] ]";
    let values = value.some_array("an array of milestones", help, reader)?;
    let milestones = every(values, |entry| {
        milestone(value.part("a milestone", entry), reader)
    })?;
    Some(Block::Timeline(Timeline { milestones, reveal }))
}

fn reveal(options: Options<'_, '_>, reader: &mut Reader<'_>) -> Reveal {
    let written = options
        .get("reveal")
        .and_then(|field| field.choice(&REVEALS, reader));
    written.unwrap_or(options.setting.reveal)
}

/// The items of a list: a string is an item, an array belongs to the item before it.
fn items(list: Field<'_>, level: usize, reader: &mut Reader<'_>) -> Option<Vec<Item>> {
    if level > LEVELS {
        let message = format!("lists go at most {LEVELS} levels deep");
        reader.error(
            Mistake::Nesting,
            list.span(),
            &message,
            "part the list, or lift its inner items up",
        );
        return None;
    }
    let values = list.some_array(
        "an array of strings",
        "put brackets around it: [\"…\"]",
        reader,
    )?;
    let mut items: Vec<Item> = Vec::with_capacity(values.len());
    let mut complete = true;
    // Items that could not be read still count as parents of the lists that follow them.
    let mut has_parent = false;
    for value in values {
        if let DeValue::Array(_) = value.get_ref() {
            let children = inner(list, value, has_parent, level, reader);
            complete &= children.is_some();
            if let Some(parent) = items.last_mut() {
                parent.children.extend(children.unwrap_or_default());
            }
            continue;
        }
        has_parent = true;
        match list.part("an item", value).some_line(reader) {
            Some(text) => items.push(Item {
                text,
                children: Vec::new(),
            }),
            None => complete = false,
        }
    }
    items.shrink_to_fit();
    complete.then_some(items)
}

fn inner<'t>(
    list: Field<'t>,
    value: &'t Value<'t>,
    has_parent: bool,
    level: usize,
    reader: &mut Reader<'_>,
) -> Option<Vec<Item>> {
    let inner = list.part("an inner list", value);
    if !has_parent {
        let help = "a list belongs to the item before it: [\"an item\", [\"what belongs to it\"]]";
        inner.wrong_value("an inner list has no item before it", help, reader);
        return None;
    }
    items(inner, level + 1, reader)
}

fn milestone(entry: Field<'_>, reader: &mut Reader<'_>) -> Option<Milestone> {
    let help =
        "write [\"1958\", \"what happened\"] or { when = \"1958\", what = \"what happened\" }";
    match entry.value() {
        DeValue::Array(pair) => {
            let [when, what] = pair.as_ref() else {
                let message = "a milestone has two parts: when, and what happened";
                entry.wrong_value(message, help, reader);
                return None;
            };
            let when = entry.part("the time", when).label(reader);
            let what = entry.part("the event", what).some_line(reader);
            Some(Milestone {
                when: when?,
                what: what?,
            })
        }
        DeValue::Table(table) => {
            let fields = Fields::open(table, entry.span(), &[&MILESTONE_KEYS], reader);
            let when = fields.need("when", "a milestone", help, reader);
            let what = fields.need("what", "a milestone", help, reader);
            let when = when.and_then(|field| field.label(reader));
            let what = what.and_then(|field| field.some_line(reader));
            Some(Milestone {
                when: when?,
                what: what?,
            })
        }
        _ => {
            entry.wrong_type("an array of two or a table", help, reader);
            None
        }
    }
}
