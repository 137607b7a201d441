//! Consoles as lines of text.

use std::time::Duration;

use insta::assert_snapshot;
use ratatui::style::Modifier;

use crate::layout::Size;
use crate::lesson::{Command, Round};
use crate::text::Clean;
use crate::view::due;
use crate::view::sample::Screen;
use crate::viewer::{Notice, Overlay, Screen as Kind, Search};

mod panes;
mod time;

/// A console that looks at the slide of this number.
fn console(number: usize) -> Screen {
    Screen::new()
        .with(|viewer| viewer.screen = Kind::Console)
        .at(number)
}

/// The same of the question, so many presses of Next on.
fn question(presses: usize) -> Screen {
    console(3).after(&vec![Command::Next; presses])
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// The lines of the pane called `name` in `text`, without its frame. The pane is the only one at
/// its side of the screen.
fn pane(text: &str, name: &str) -> String {
    let top = format!("╭ {name} ");
    let mut lines = text.lines().skip_while(|line| !line.contains(&top));
    let first = lines
        .next()
        .unwrap_or_else(|| panic!("no {name} in\n{text}"));
    let start = first.split(&top).next().unwrap().chars().count();
    let cut = |line: &str| line.chars().skip(start).collect::<String>();
    let width = cut(first).chars().take_while(|char| *char != '╮').count();
    let inside = lines
        .map(|line| cut(line).chars().take(width).collect::<String>())
        .take_while(|line| !line.starts_with('╰'))
        .map(|line| line.chars().skip(1).collect::<String>());
    inside
        .map(|line| line.trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}

fn last_row(text: &str) -> &str {
    text.lines().last().unwrap_or_default()
}
