//! Tables.

use toml::de::DeValue;

use super::Options;
use super::plain::ALIGNS;
use crate::deck::{Align, Block, Cell, Table};
use crate::source::{Field, Mistake, Reader, Value, counted, every};

pub(super) fn table(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let caption = options.get("caption").and_then(|field| field.line(reader));
    let help = "write the heading row itself: [\"Year\", \"Harvest\"]";
    let header = options
        .get("header")
        .map(|field| cells(field, help, reader));
    let help = "write it as [ [\"a\", \"b\"], [\"c\", \"d\"] ]";
    let written = value.some_array("an array of rows", help, reader)?;
    let rows: Vec<_> = written
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let help = "put brackets around each row";
            cells(value.nth("row", index + 1, row), help, reader)
        })
        .collect();
    let columns = match (&header, rows.first()) {
        (Some(Some(header)), _) => Some(header.len()),
        (None, Some(Some(first))) => Some(first.len()),
        // What the others should match could not be read.
        _ => None,
    };
    let like = if header.is_some() {
        "the header"
    } else {
        "row 1"
    };
    let even = columns.is_some_and(|columns| check(written, &rows, columns, like, reader));
    let align = options
        .get("align")
        .map(|field| aligns(field, columns, reader));
    let columns = columns.filter(|_| even)?;
    Some(Block::Table(Box::new(Table {
        columns,
        header: header.flatten(),
        rows: rows.into_iter().collect::<Option<_>>()?,
        align: align.map_or(Some(None), |align| align.map(Some))?,
        caption,
    })))
}

/// Reports each row that has not as many cells as there are columns. Whether there was none.
fn check(
    written: &[Value<'_>],
    rows: &[Option<Vec<Cell>>],
    columns: usize,
    like: &str,
    reader: &mut Reader<'_>,
) -> bool {
    let mut even = true;
    for (index, (row, written)) in rows.iter().zip(written).enumerate() {
        let Some(row) = row.as_ref().filter(|row| row.len() != columns) else {
            continue;
        };
        let number = index + 1;
        let has = counted(row.len(), "cell");
        let message = format!("row {number} of `table` has {has}, {like} has {columns}");
        let help = "write \"\" for a cell with nothing in it";
        reader.error(Mistake::Uneven, written.span(), &message, help);
        even = false;
    }
    even
}

fn cells(row: Field<'_>, help: &str, reader: &mut Reader<'_>) -> Option<Vec<Cell>> {
    let values = row.some_array("an array of cells", help, reader)?;
    every(values, |cell| row.part("a cell", cell).label(reader))
}

/// One word for all columns, or an array with one for each.
fn aligns(field: Field<'_>, columns: Option<usize>, reader: &mut Reader<'_>) -> Option<Vec<Align>> {
    if let DeValue::String(_) = field.value() {
        return Some(vec![field.choice(&ALIGNS, reader)?; columns?]);
    }
    let help = "write [\"left\", \"right\"] with a word for each column, or one word for all";
    let values = field.array("an array of words", help, reader)?;
    if let Some(columns) = columns.filter(|&columns| columns != values.len()) {
        let (words, columns) = (counted(values.len(), "word"), counted(columns, "column"));
        let message = format!("`align` has {words} for {columns}");
        reader.error(Mistake::Uneven, field.span(), &message, help);
        return None;
    }
    every(values, |value| {
        field.part("a word", value).choice(&ALIGNS, reader)
    })
}
