//! Blocks: beside a slide's own keys, and under `content`.

mod chart;
mod code;
mod columns;
mod kind;
mod list;
mod plain;
mod table;

use std::ops::Range;

use super::slide::SLIDE_KEYS;
use crate::deck::{Block, Reveal};
use crate::source::Mistake;
use crate::source::{Field, Fields, Reader, any_of};
use kind::{Kind, takers};

pub(super) use kind::{KIND_KEYS, OPTION_KEYS};
#[cfg(test)]
pub(super) use {
    chart::KINDS as CHARTS,
    kind::takers as takers_of,
    list::{LEVELS, MILESTONE_KEYS},
    plain::{ALIGNS, FITS, TONES},
};

/// The options of the block that `key` says.
#[cfg(test)]
pub(super) fn options_of(key: &str) -> &'static [&'static str] {
    Kind::of(key).map_or(&[], Kind::options)
}

/// What a block takes from where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// How lists come that don't say so themselves.
    pub(super) reveal: Reveal,
    /// Whether it stands in columns.
    pub(super) in_columns: bool,
}

/// The options of a block.
#[derive(Clone, Copy)]
struct Options<'f, 't> {
    fields: &'f Fields<'t>,
    /// Whether they stand beside a slide's own keys, whose `title` and `reveal` are the slide's.
    on_slide: bool,
    setting: Setting,
}

impl<'t> Options<'_, 't> {
    fn get(self, key: &'static str) -> Option<Field<'t>> {
        if self.on_slide && SLIDE_KEYS.contains(&key) {
            return None;
        }
        self.fields.get(key)
    }
}

/// The blocks that a slide carries directly and under `content`, in the order written.
pub(super) fn of_slide(
    fields: &Fields<'_>,
    setting: Setting,
    reader: &mut Reader<'_>,
) -> Vec<Block> {
    check_options(fields, reader);
    let options = Options {
        fields,
        on_slide: true,
        setting,
    };
    let mut blocks = Vec::new();
    for (key, _) in fields.iter() {
        let Some(field) = fields.get(key) else {
            continue;
        };
        if key == "content" {
            blocks.extend(list_of(field, setting, reader).unwrap_or_default());
        } else if let Some(kind) = Kind::of(key) {
            blocks.extend(read(kind, field, options, reader));
        }
    }
    // There may be thousands of slides, and most have one block.
    blocks.shrink_to_fit();
    blocks
}

/// Reports the options beside a slide's own keys that no block, or more than one, would take.
fn check_options(fields: &Fields<'_>, reader: &mut Reader<'_>) {
    for (option, span) in fields.iter().filter(|(key, _)| OPTION_KEYS.contains(key)) {
        if SLIDE_KEYS.contains(&option) {
            continue;
        }
        let here: Vec<_> = takers(option)
            .filter(|kind| fields.get(kind).is_some())
            .collect();
        match here.as_slice() {
            [_] => {}
            [] => {
                let message =
                    format!("`{option}` belongs to a block that this slide does not have");
                let help = format!("it goes with {}", any_of(takers(option)));
                reader.error(Mistake::StrayOption, span, &message, &help);
            }
            [one, two, ..] => {
                let message = format!(
                    "`{option}` could belong to {}",
                    any_of(here.iter().copied())
                );
                let help = format!(
                    "write the blocks under `content`, each with its own options: \
                     content = [ {{ {one} = …, {option} = … }}, {{ {two} = … }} ]"
                );
                reader.error(Mistake::SharedOption, span, &message, &help);
            }
        }
    }
}

/// The blocks of an array of tables.
fn list_of(field: Field<'_>, setting: Setting, reader: &mut Reader<'_>) -> Option<Vec<Block>> {
    let help = "write the blocks between brackets: [ { text = \"…\" }, { bullets = [\"…\"] } ]";
    let values = field.some_array("an array of blocks", help, reader)?;
    Some(
        values
            .iter()
            .filter_map(|value| one(field.part("a block", value), setting, reader))
            .collect(),
    )
}

/// One block that is a table of its own.
fn one(field: Field<'_>, setting: Setting, reader: &mut Reader<'_>) -> Option<Block> {
    let help = "write a block as { text = \"…\" }";
    let table = field.table("a table", help, reader)?;
    let fields = Fields::open_many(
        table,
        field.span(),
        &[&KIND_KEYS, &OPTION_KEYS],
        "docs/deck.md has all blocks",
        reader,
    );
    let kinds: Vec<_> = fields
        .iter()
        .filter_map(|(key, span)| Some((Kind::of(key)?, key, span)))
        .collect();
    let (kind, key) = match kinds.as_slice() {
        [(kind, key, _)] => (*kind, *key),
        [] => {
            if !fields.has_unknown() {
                no_kind(&fields, reader);
            }
            return None;
        }
        [(_, one, _), (_, two, span), ..] => {
            let message = format!("a block is one thing, and this one is `{one}` and `{two}`");
            let help = format!("write two blocks: {{ {one} = … }}, {{ {two} = … }}");
            reader.error(Mistake::SeveralKinds, span.clone(), &message, &help);
            return None;
        }
    };
    for (option, span) in fields.iter().filter(|(option, _)| *option != key) {
        if !kind.options().contains(&option) {
            stray(option, span, kind, key, reader);
        }
    }
    let options = Options {
        fields: &fields,
        on_slide: false,
        setting,
    };
    read(kind, fields.get(key)?, options, reader)
}

fn no_kind(fields: &Fields<'_>, reader: &mut Reader<'_>) {
    let help = format!("give it one of {}", any_of(KIND_KEYS));
    reader.error(
        Mistake::MissingKind,
        fields.span(),
        "this block does not say what it is",
        &help,
    );
}

fn stray(option: &str, span: Range<usize>, kind: Kind, key: &str, reader: &mut Reader<'_>) {
    let message = format!("`{option}` is no option of `{key}`");
    let help = match kind.options() {
        [] => format!("`{key}` has no options"),
        options => format!("`{key}` takes {}", any_of(options.iter().copied())),
    };
    reader.error(Mistake::StrayOption, span, &message, &help);
}

fn read(
    kind: Kind,
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    match kind {
        Kind::Text => plain::text(value, options, reader),
        Kind::Bullets => list::bullets(value, options, reader),
        Kind::Numbered => list::numbered(value, options, reader),
        Kind::Quote => plain::quote(value, options, reader),
        Kind::Timeline => list::timeline(value, options, reader),
        Kind::Table => table::table(value, options, reader),
        Kind::Chart => chart::chart(value, options, reader),
        Kind::Code => code::code(value, options, reader),
        Kind::File => code::file(value, options, reader),
        Kind::Image => plain::image(value, options, reader),
        Kind::Columns => columns::columns(value, options, reader),
        Kind::Callout => plain::callout(value, options, reader),
        Kind::Qr => plain::qr(value, options, reader),
        Kind::Big => value.some_block(reader).map(Block::Big),
        Kind::Pre => value.verbatim(reader).map(Block::Pre),
        Kind::Pause => plain::pause(value, reader),
        Kind::Rule => plain::rows(value, reader).map(Block::Rule),
        Kind::Space => plain::rows(value, reader).map(Block::Space),
    }
}
