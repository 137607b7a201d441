//! Blocks side by side.

use toml::de::DeValue;

use super::{Options, Setting, list_of, one};
use crate::deck::{Block, Columns};
use crate::source::{Field, Mistake, Reader, counted, every};

/// The most columns that can stand side by side.
const MOST: usize = 12;
/// The space between columns that don't say how much.
const GAP: u16 = 4;

pub(super) fn columns(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    if options.setting.in_columns {
        let help = "write the blocks straight into the column";
        reader.error(
            Mistake::Nesting,
            value.span(),
            "columns do not stand inside of columns",
            help,
        );
        return None;
    }
    let setting = Setting {
        in_columns: true,
        ..options.setting
    };
    let gap = options
        .get("gap")
        .and_then(|field| field.whole(0..=40, reader))
        .unwrap_or(GAP);
    let help = "write it as [ [ { text = \"left\" } ], [ { text = \"right\" } ] ]";
    let values = value.some_array(
        "an array with an array of blocks for each column",
        help,
        reader,
    )?;
    if values.len() > MOST {
        let message = format!(
            "at most {MOST} columns stand side by side, not {}",
            values.len()
        );
        reader.error(
            Mistake::TooLarge,
            value.span(),
            &message,
            "use a `table`, or several slides",
        );
        return None;
    }
    let ratio = options
        .get("ratio")
        .map(|field| ratio(field, values.len(), reader));
    let columns = every(values, |column| {
        let column = value.part("a column", column);
        match column.value() {
            DeValue::Table(_) => one(column, setting, reader).map(|block| vec![block]),
            _ => list_of(column, setting, reader),
        }
    });
    let ratio = ratio.unwrap_or_else(|| Some(vec![1; values.len()]));
    Some(Block::Columns(Columns {
        columns: columns?,
        ratio: ratio?,
        gap,
    }))
}

fn ratio(field: Field<'_>, columns: usize, reader: &mut Reader<'_>) -> Option<Vec<u16>> {
    let values = field.array("an array of numbers such as [3, 2]", "", reader)?;
    if values.len() != columns {
        let message = format!(
            "`ratio` has {} for {}",
            counted(values.len(), "number"),
            counted(columns, "column")
        );
        reader.error(
            Mistake::Uneven,
            field.span(),
            &message,
            "give one number for each column",
        );
        return None;
    }
    every(values, |value| {
        field.part("a number", value).whole(1..=100, reader)
    })
}
