//! All that is wrong with the deck, as a terminal would show it.

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::panel::Panel;
use super::words::Words;
use crate::layout::{Row, Tint, verbatim};
use crate::source::{Report, Spot};
use crate::text::Clean;
use crate::theme::Ink;
use crate::viewer::{Problems, ScrollExtent};

/// The columns that a source line needs to be worth its place.
const WORTH: usize = 8;

/// Draws it in `area`, scrolled by `scroll` rows.
pub(super) fn draw(
    problems: &Problems,
    scroll: usize,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> ScrollExtent {
    let panel = Panel::new("problems", area);
    let mut rows = listed(problems, panel.inner().width);
    if rows.len() + 2 <= usize::from(panel.inner().height) {
        rows.insert(0, Row::default());
    }
    panel.draw(&rows, scroll, canvas)
}

/// One below the other in `width` columns, a blank row between two of them.
fn listed(problems: &Problems, width: u16) -> Vec<Row> {
    let mut rows = Vec::new();
    for report in problems.reports() {
        rows.extend(report_rows(report, width));
        rows.push(Row::default());
    }
    match problems.count() - problems.reports().len() {
        0 => {
            rows.pop();
        }
        more => {
            let more = Clean::line(&format!("and {more} more"));
            rows.extend(verbatim(&more, Tint::of(Ink::Dim), width));
        }
    }
    rows
}

fn report_rows(report: &Report, width: u16) -> Vec<Row> {
    let place = report.place.as_ref().map_or_else(String::new, |spot| {
        let Spot { file, location, .. } = spot;
        format!("{file}:{}:{}: ", location.line, location.column)
    });
    let head = Clean::line(&format!("{place}{}: {}", report.severity, report.message));
    let mut rows = verbatim(&head, Tint::bold(Ink::Warning), width);
    if let Some(spot) = &report.place {
        rows.extend(excerpt_rows(spot, width));
    }
    if let Some(help) = &report.help {
        let help = Clean::line(&format!("help: {help}"));
        rows.extend(verbatim(&help, Tint::default(), width));
    }
    rows
}

/// The source line, and under it what marks the place; nothing where there is hardly room.
fn excerpt_rows(spot: &Spot, width: u16) -> Vec<Row> {
    let number = spot.location.line.to_string();
    let room = usize::from(width).saturating_sub(number.len() + 3);
    if room < WORTH {
        return Vec::new();
    }
    let excerpt = spot.excerpt.within(room);
    let margin = " ".repeat(number.len());
    let indent = " ".repeat(crate::text::width(&excerpt.before));
    let carets = excerpt.carets();
    vec![
        Words::new(format!("{number} │ "), Ink::Dim)
            .and(excerpt.before, Ink::Body)
            .and(excerpt.marked, Ink::Warning)
            .and(excerpt.after, Ink::Body)
            .row(0),
        Words::new(format!("{margin} │ "), Ink::Dim)
            .and(indent + &carets, Ink::Warning)
            .row(0),
    ]
}
