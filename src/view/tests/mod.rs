//! What the screen shows, as lines of text and, where it matters, as styles.

use std::time::Duration;

use insta::assert_snapshot;

use super::sample::{Screen, text};
use crate::lesson::Command;
use crate::viewer::{ClockFace, Confirm, Line, Notice, Overlay, Scroll, Search};

mod bottom;
mod contrast;
mod discussion;
mod due;
mod gallery;
mod golden;
mod links;
mod listings;
mod notes;
mod overlays;
mod pictures;
mod problems;
mod slide;

/// The last row.
fn last_row(text: &str) -> &str {
    text.lines().last().unwrap_or_default()
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}
