//! The keys, by topic, in as many columns as fit.

use ratatui::layout::Rect;

use super::frame::{Edges, Lines, inside};
use super::paint::Canvas;
use super::slide::{draw_scrolled, edge_marks, extent};
use super::words::Words;
use crate::layout::{Row, Tint, paragraph};
use crate::text::{Clean, width};
use crate::theme::Ink;
use crate::viewer::{BINDINGS, Binding, ScrollExtent, Topic};

/// The least columns that a column of keys takes.
const COLUMN: u16 = 54;

/// Columns between two columns of keys.
const GAP: u16 = 4;

/// The least that a box is drawn round.
const FRAMED_FROM: (u16, u16) = (40, 10);

/// Draws it in `area`, scrolled by `scroll` rows.
pub(super) fn draw(scroll: usize, canvas: &mut Canvas<'_>, area: Rect) -> ScrollExtent {
    if area.width < FRAMED_FROM.0 || area.height < FRAMED_FROM.1 {
        let rows = columns(area.width);
        let extent = extent(rows.len(), area.height, |_| scroll);
        draw_scrolled(&rows, extent, canvas, area, 0);
        return extent;
    }
    let inner = inside(area);
    let mut rows = columns(inner.width);
    let height = usize::from(inner.height);
    if rows.len() + 2 <= height {
        rows.insert(0, Row::default());
    }
    let max = rows.len().saturating_sub(height);
    let extent = ScrollExtent {
        offset: scroll.min(max),
        max,
        height,
    };
    let (top, bottom) = edge_marks(extent);
    let name = Words::new("keys", Ink::PanelTitle);
    canvas.frame(area, Lines::LIGHT, &Edges { name, top, bottom });
    canvas.rows(inner, rows.iter().skip(extent.offset));
    extent
}

/// The whole table in `width` columns.
fn columns(width: u16) -> Vec<Row> {
    let count = ((width + GAP) / (COLUMN + GAP)).clamp(1, 3);
    let column_width = (width - GAP * (count - 1)) / count;
    let topics: Vec<Vec<Row>> = Topic::ALL
        .into_iter()
        .map(|topic| topic_rows(topic, column_width))
        .collect();
    let mut all: Vec<Row> = Vec::new();
    for (index, column) in (0..).zip(packed(topics, usize::from(count))) {
        let left = index * (column_width + GAP);
        all.resize(all.len().max(column.len()), Row::default());
        for (row, mut part) in all.iter_mut().zip(column) {
            part.indent(left);
            row.spans.extend(part.spans);
        }
    }
    all
}

/// Stacks `topics` in order, a blank row between two of them, in `count` columns as even as can be.
fn packed(topics: Vec<Vec<Row>>, count: usize) -> Vec<Vec<Row>> {
    let heights: Vec<usize> = topics.iter().map(Vec::len).collect();
    let highest = heights.iter().copied().max().unwrap_or(0);
    let all = heights.iter().sum::<usize>() + heights.len();
    let limit = (highest..=all)
        .find(|limit| columns_needed(&heights, *limit) <= count)
        .unwrap_or(all);
    let mut columns: Vec<Vec<Row>> = vec![Vec::new()];
    for topic in topics {
        match columns.last_mut() {
            Some(column) if column.is_empty() => column.extend(topic),
            Some(column) if column.len() + 1 + topic.len() <= limit => {
                column.push(Row::default());
                column.extend(topic);
            }
            _ => columns.push(topic),
        }
    }
    columns
}

fn columns_needed(heights: &[usize], limit: usize) -> usize {
    let mut columns = 1;
    let mut used = 0;
    for height in heights {
        let with = if used == 0 {
            *height
        } else {
            used + 1 + height
        };
        if with <= limit {
            used = with;
        } else {
            columns += 1;
            used = *height;
        }
    }
    columns
}

/// A topic's heading and its keys.
fn topic_rows(topic: Topic, columns: u16) -> Vec<Row> {
    let mut rows = vec![Row::of(0, topic.name(), Tint::bold(Ink::Title))];
    let keys_width = keys_width(columns);
    for binding in BINDINGS.iter().filter(|binding| binding.topic == topic) {
        rows.extend(binding_rows(binding, keys_width, columns));
    }
    rows
}

/// The columns that the keys have: what the longest need, if that leaves as much for the words.
fn keys_width(columns: u16) -> u16 {
    let longest = BINDINGS
        .iter()
        .map(|binding| width(&joined(&binding.keys())))
        .max()
        .unwrap_or(0);
    u16::try_from(longest)
        .unwrap_or(u16::MAX)
        .min(columns * 9 / 20)
}

fn binding_rows(binding: &Binding, keys_width: u16, columns: u16) -> Vec<Row> {
    let mut lines: Vec<Vec<String>> = vec![Vec::new()];
    for key in binding.keys() {
        let fits = |line: &Vec<String>| {
            let longer: Vec<String> = line.iter().cloned().chain([key.clone()]).collect();
            line.is_empty() || width(&joined(&longer)) <= usize::from(keys_width)
        };
        match lines.last_mut() {
            Some(line) if fits(line) => line.push(key),
            _ => lines.push(vec![key]),
        }
    }
    let does = Clean::line(binding.does);
    let left = keys_width + 2;
    let words = paragraph(&does, Tint::default(), columns.saturating_sub(left));
    let count = lines.len().max(words.len());
    let mut lines = lines.into_iter();
    let mut words = words.into_iter();
    (0..count)
        .map(|_| {
            let mut row = Row::of(
                0,
                joined(&lines.next().unwrap_or_default()),
                Tint::of(Ink::Accent),
            );
            if let Some(mut words) = words.next() {
                words.indent(left);
                row.spans.extend(words.spans);
            }
            row
        })
        .collect()
}

fn joined(keys: &[String]) -> String {
    keys.join(" ")
}
