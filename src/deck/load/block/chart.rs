//! Charts: numbers with labels, in one series or several.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use toml::de::DeValue;

use super::Options;
use crate::deck::{Block, Chart, ChartKind, Series};
use crate::source::{Field, Mistake, Reader, counted, every, shown};
use crate::text::Clean;

pub(in crate::deck::load) const KINDS: [(&str, ChartKind); 3] = [
    ("bar", ChartKind::Bar),
    ("line", ChartKind::Line),
    ("spark", ChartKind::Spark),
];

/// What stands for a number that is not known.
const GAP: &str = "-";

const HELP: &str = "write it as [ [\"1957\", 195], [\"1958\", 200] ], or with a name for each series: \
                    { Grain = [ [\"1957\", 195] ], Steel = [ [\"1957\", 5.3] ] }";

/// A number and what it belongs to, where it says so.
struct Point {
    label: Option<Clean>,
    value: Option<f64>,
    span: Range<usize>,
}

/// A label that stands alone.
struct Label {
    text: Clean,
    span: Range<usize>,
}

/// A series as it is written.
struct Row {
    name: Option<Clean>,
    points: Vec<Point>,
    span: Range<usize>,
}

pub(super) fn chart(
    value: Field<'_>,
    options: Options<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Block> {
    let kind = options
        .get("kind")
        .and_then(|field| field.choice(&KINDS, reader))
        .unwrap_or_default();
    let unit = options.get("unit").and_then(|field| field.line(reader));
    let caption = options.get("caption").and_then(|field| field.line(reader));
    let written = options.get("labels").map(|field| labels(field, reader));
    let rows = rows(value, reader)?;
    let written = written.map_or(Some(None), |labels| labels.map(Some))?;
    if let Some(labels) = &written {
        check_labels(labels, &rows, reader)?;
    }
    let written = written.unwrap_or_default();
    let written: Vec<Clean> = written.into_iter().map(|label| label.text).collect();
    let (labels, series) = align(rows, &written, reader)?;
    Some(Block::Chart(Box::new(Chart {
        kind,
        labels,
        series,
        unit,
        caption,
    })))
}

fn labels(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Vec<Label>> {
    let values = field.some_array("an array of strings", "", reader)?;
    every(values, |value| {
        let label = field.part("a label", value);
        let span = label.span();
        label.label(reader).map(|text| Label { text, span })
    })
}

fn rows(value: Field<'_>, reader: &mut Reader<'_>) -> Option<Vec<Row>> {
    let DeValue::Table(table) = value.value() else {
        let points = points(value, reader)?;
        return Some(vec![Row {
            name: None,
            points,
            span: value.span(),
        }]);
    };
    if table.is_empty() {
        value.empty(HELP, reader);
        return None;
    }
    let rows = table.iter().map(|(name, values)| {
        let series = value.part("a series", values);
        let name = Clean::line(name.get_ref());
        Some(Row {
            name: Some(name),
            points: points(series, reader)?,
            span: series.span(),
        })
    });
    let rows: Vec<_> = rows.collect();
    rows.into_iter().collect()
}

fn points(series: Field<'_>, reader: &mut Reader<'_>) -> Option<Vec<Point>> {
    let values = series.some_array("an array of numbers with labels", HELP, reader)?;
    every(values, |value| point(series.part("a point", value), reader))
}

fn point(point: Field<'_>, reader: &mut Reader<'_>) -> Option<Point> {
    let span = point.span();
    let DeValue::Array(pair) = point.value() else {
        return Some(Point {
            label: None,
            value: number(point.renamed("a value"), reader)?,
            span,
        });
    };
    let [label, value] = pair.as_ref() else {
        point.wrong_value("a point has two parts: a label and a number", HELP, reader);
        return None;
    };
    let label = point.part("a label", label).label(reader);
    let value = number(point.part("a value", value), reader);
    Some(Point {
        label: Some(label?),
        value: value?,
        span,
    })
}

/// A finite number, or a gap.
#[expect(
    clippy::option_option,
    reason = "outside: whether it could be read; inside: the gap"
)]
fn number(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Option<f64>> {
    let number: Option<f64> = match field.value() {
        DeValue::String(text) if text.trim() == GAP => return Some(None),
        // The digits of any radix, as decimal ones.
        DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix())
            .ok()
            .and_then(|whole| whole.to_string().parse().ok()),
        DeValue::Float(float) => float.as_str().parse().ok(),
        _ => {
            field.wrong_type("a number", "write \"-\" where there is none", reader);
            return None;
        }
    };
    let finite = number.filter(|number| number.is_finite());
    if finite.is_none() {
        field.wrong_value(
            "this number cannot be drawn",
            "write \"-\" where there is none",
            reader,
        );
    }
    finite.map(Some)
}

/// Checks that `labels` and the points of each series can go together.
fn check_labels(labels: &[Label], rows: &[Row], reader: &mut Reader<'_>) -> Option<()> {
    let mut fine = true;
    for row in rows {
        if let Some(point) = row.points.iter().find(|point| point.label.is_some()) {
            let help = "take the option `labels` out, or the labels beside the numbers";
            let message = "this point has a label of its own beside those of `labels`";
            reader.error(Mistake::WrongValue, point.span.clone(), message, help);
            fine = false;
        } else if row.points.len() != labels.len() {
            let numbers = counted(row.points.len(), "number");
            let message = format!("{numbers} for {}", counted(labels.len(), "label"));
            let help = "give one number for each label; write \"-\" where there is none";
            reader.error(Mistake::Uneven, row.span.clone(), &message, help);
            fine = false;
        }
    }
    // In a series that is alone, a label may come again: it is another point.
    let mut known = HashSet::new();
    let shared = fine && rows.len() > 1;
    let again = labels.iter().filter(|label| !known.insert(&label.text));
    for label in again.filter(|_| shared) {
        let message = format!("`labels` has `{}` twice", shown(label.text.as_str()));
        let help = "where there are several series, each label comes once";
        reader.error(Mistake::WrongValue, label.span.clone(), &message, help);
        fine = false;
    }
    fine.then_some(())
}

/// Brings all series to the same labels, in the order in which they first come. A number without
/// a label belongs to the one of `written` at its place, or to its place itself.
fn align(
    rows: Vec<Row>,
    written: &[Clean],
    reader: &mut Reader<'_>,
) -> Option<(Vec<Clean>, Vec<Series>)> {
    // In a series that is alone, a label may come again: it is another point.
    let shared = rows.len() > 1;
    let mut labels: Vec<Clean> = Vec::new();
    let mut known: HashMap<Clean, usize> = HashMap::new();
    let mut series: Vec<Series> = Vec::new();
    let mut fine = true;
    for row in rows {
        let mut values: Vec<Option<f64>> = vec![None; labels.len()];
        let mut taken = vec![false; labels.len()];
        for (index, point) in row.points.into_iter().enumerate() {
            let label = point.label.or_else(|| written.get(index).cloned());
            let label = label.unwrap_or_else(|| Clean::line(&(index + 1).to_string()));
            let Some(&at) = known.get(&label).filter(|_| shared) else {
                known.insert(label.clone(), labels.len());
                labels.push(label);
                values.push(point.value);
                taken.push(true);
                continue;
            };
            if taken.get(at) == Some(&true) {
                let message = format!("this series has `{}` twice", shown(label.as_str()));
                let help = "where there are several series, each label comes once in each";
                reader.error(Mistake::WrongValue, point.span, &message, help);
                fine = false;
            } else if let (Some(value), Some(taken)) = (values.get_mut(at), taken.get_mut(at)) {
                (*value, *taken) = (point.value, true);
            }
        }
        series.push(Series {
            name: row.name,
            values,
        });
    }
    for series in &mut series {
        series.values.resize(labels.len(), None);
    }
    fine.then_some((labels, series))
}
