//! Tables.

use toml::de::DeValue;

use super::Options;
use super::plain::ALIGNS;
use crate::deck::load::field::{Field, every};
use crate::deck::load::reader::Reader;
use crate::deck::{Align, Block, Cell, Mistake, Table};

pub(super) fn table(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let caption = options.get("caption").and_then(|field| field.line(reader));
    let header = options.get("header").map(|field| cells(field, reader));
    let help = "write it as [ [\"a\", \"b\"], [\"c\", \"d\"] ]";
    let values = value.some_array("an array of rows", help, reader)?;
    let mut number = 0;
    let rows = every(values, |row| {
        number += 1;
        cells(value.nth("row", number, row), reader)
    });
    let header = header.map_or(Some(None), |header| header.map(Some))?;
    let rows = rows?;
    let columns = header.as_ref().or(rows.first()).map_or(0, Vec::len);
    let like = if header.is_some() {
        "the header"
    } else {
        "row 1"
    };
    let align = options
        .get("align")
        .map(|field| aligns(field, columns, reader));
    let align = align.unwrap_or_else(|| Some(vec![Align::default(); columns]));
    let mut even = true;
    for (index, (row, written)) in rows.iter().zip(values).enumerate() {
        if row.len() != columns {
            let message = format!(
                "row {} of `table` has {}, {like} has {columns}",
                index + 1,
                counted(row.len())
            );
            let help = "write \"\" for a cell with nothing in it";
            reader.error(Mistake::Uneven, written.span(), &message, help);
            even = false;
        }
    }
    even.then_some(())?;
    Some(Block::Table(Table {
        columns,
        header,
        rows,
        align: align?,
        caption,
    }))
}

fn counted(cells: usize) -> String {
    if cells == 1 {
        "1 cell".to_owned()
    } else {
        format!("{cells} cells")
    }
}

fn cells(row: Field<'_>, reader: &mut Reader<'_>) -> Option<Vec<Cell>> {
    let values = row.some_array("an array of cells", "put brackets around each row", reader)?;
    every(values, |cell| row.part("a cell", cell).label(reader))
}

/// One word for all columns, or an array with one for each.
fn aligns(field: Field<'_>, columns: usize, reader: &mut Reader<'_>) -> Option<Vec<Align>> {
    if let DeValue::String(_) = field.value() {
        return Some(vec![field.choice(&ALIGNS, reader)?; columns]);
    }
    let help = "write [\"left\", \"right\"] with a word for each column, or one word for all";
    let values = field.array("an array of words", help, reader)?;
    if values.len() != columns {
        let message = format!("`align` has {} words for {columns} columns", values.len());
        reader.error(Mistake::Uneven, field.span(), &message, help);
        return None;
    }
    every(values, |value| {
        field.part("a word", value).choice(&ALIGNS, reader)
    })
}
