//! The keys, by topic, in as many columns as fit.

use ratatui::layout::Rect;

use super::paint::Canvas;
use super::panel::Panel;
use super::words::Words;
use crate::layout::{Row, Tint, paragraph};
use crate::text::{Clean, width};
use crate::theme::Ink;
use crate::viewer::{Binding, Keymap, ScrollExtent, Topic, Viewer};

/// The least columns that a column of keys takes.
const COLUMN: u16 = 54;

/// The least columns that keys have before the words that explain them.
const LEAST_KEYS: u16 = 10;

/// Columns that the edge needs beside its name: corners, and `↑ 12  ↓ 34 rows`.
const MARKS: u16 = 9 + 15;

/// Columns between two columns of keys.
const GAP: u16 = 4;

/// Draws it in `area`, scrolled by `scroll` rows; its edge says how far away the terminal is, where
/// that is known.
pub(super) fn draw(
    viewer: &Viewer,
    scroll: usize,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> ScrollExtent {
    let panel = Panel::new(name(viewer, area.width), area);
    let mut rows = columns(&viewer.keymap, panel.inner().width);
    if rows.len() + 2 <= usize::from(panel.inner().height) {
        rows.insert(0, Row::default());
    }
    panel.draw(&rows, scroll, canvas)
}

/// What an edge of `columns` columns says, with room for how much is out of sight.
fn name(viewer: &Viewer, columns: u16) -> Words {
    let keys = Words::from("keys");
    let Some(time) = viewer.round_trip else {
        return keys;
    };
    let time = time.as_millis();
    let told = |what: &str| keys.clone().and(format!(" · {what}{time} ms"), Ink::Dim);
    let whole = told("round trip ");
    if whole.width() + MARKS <= columns {
        whole
    } else {
        told("")
    }
}

/// The whole table in `width` columns.
fn columns(keymap: &Keymap, width: u16) -> Vec<Row> {
    let count = ((width + GAP) / (COLUMN + GAP)).clamp(1, 3);
    let column_width = (width - GAP * (count - 1)) / count;
    let topics: Vec<Vec<Row>> = Topic::ALL
        .into_iter()
        .map(|topic| topic_rows(keymap, topic, column_width))
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
fn topic_rows(keymap: &Keymap, topic: Topic, columns: u16) -> Vec<Row> {
    let mut rows = vec![Row::of(0, topic.name(), Tint::bold(Ink::Title))];
    let all = || keymap.bindings().iter();
    let bindings = || all().filter(|binding| binding.topic == topic);
    let keys_width_of = |binding: &Binding| width(&joined(&keymap.keys(binding.action)));
    // All topics alike where that leaves the words on one line; else what this one needs.
    let most = longest(all().map(|binding| width(binding.does)));
    let mut keys_width = longest(all().map(keys_width_of));
    if keys_width + 2 + most > columns {
        keys_width = longest(bindings().map(keys_width_of)).max(LEAST_KEYS);
    }
    let keys_width = keys_width.min(columns / 2);
    for binding in bindings() {
        let keys = keymap.keys(binding.action);
        rows.extend(binding_rows(binding, keys, keys_width, columns));
    }
    rows
}

fn binding_rows(binding: &Binding, keys: Vec<String>, keys_width: u16, columns: u16) -> Vec<Row> {
    let mut lines: Vec<Vec<String>> = vec![Vec::new()];
    for key in keys {
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

fn longest(widths: impl Iterator<Item = usize>) -> u16 {
    u16::try_from(widths.max().unwrap_or(0)).unwrap_or(u16::MAX / 2)
}

/// Keys side by side; commas part them where one of them is two words.
fn joined(keys: &[String]) -> String {
    let words = keys.iter().any(|key| key.contains(' '));
    keys.join(if words { ", " } else { " " })
}
