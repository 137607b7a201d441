//! A chart in words, for those who cannot see it.

use super::Numbers;
use crate::deck::{Chart, ChartKind, Series};
use crate::text::plain;

/// What `chart` shows, in one line: its kind, each series with all of its numbers, and where the
/// greatest and the least are.
///
/// `Bar chart, Harvest in Mt: 1957 195, 1958 200, 1959 not known; highest 200 in 1958, lowest 195
/// in 1957. Grain harvests.`
pub fn describe(chart: &Chart) -> String {
    let numbers = Numbers::of(chart);
    let kind = match chart.kind {
        ChartKind::Bar => "Bar chart",
        ChartKind::Line => "Line chart",
        ChartKind::Spark => "Sparkline",
    };
    let series: Vec<String> = chart
        .series
        .iter()
        .map(|series| in_words(chart, series, &numbers))
        .collect();
    let caption = chart.caption.as_ref().map(plain);
    let caption = caption.map_or(String::new(), |caption| {
        format!(" {}.", caption.trim_end_matches('.'))
    });
    format!("{kind}, {}.{caption}", series.join(". "))
}

fn in_words(chart: &Chart, series: &Series, numbers: &Numbers<'_>) -> String {
    let unit = numbers.word().map(|unit| format!("in {unit}"));
    let name = series.name.as_ref().map(plain);
    let heading: Vec<String> = name.into_iter().chain(unit).collect();
    let labels: Vec<String> = chart.labels.iter().map(plain).collect();
    let points: Vec<String> = labels
        .iter()
        .zip(&series.values)
        .map(|(label, value)| match value {
            Some(value) => format!("{label} {}", numbers.bare(*value)),
            None => format!("{label} not known"),
        })
        .collect();

    let known = || {
        labels
            .iter()
            .zip(&series.values)
            .filter_map(|(label, value)| Some((label, (*value)?)))
    };
    let highest = known().reduce(|a, b| if b.1 > a.1 { b } else { a });
    let lowest = known().reduce(|a, b| if b.1 < a.1 { b } else { a });
    let mut text = heading.join(" ");
    if !text.is_empty() {
        text.push_str(": ");
    }
    text.push_str(&points.join(", "));
    if let (Some(highest), Some(lowest)) = (highest, lowest)
        && lowest.1 < highest.1
    {
        let (high, low) = (numbers.bare(highest.1), numbers.bare(lowest.1));
        let extremes = format!(
            "; highest {high} in {}, lowest {low} in {}",
            highest.0, lowest.0
        );
        text.push_str(&extremes);
    }
    text
}
