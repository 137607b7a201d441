//! Golden screens with their styles: each kind of block, each panel, each theme, each colour depth.
//!
//! When looks change on purpose, look at the difference and take it over: `cargo insta review`.

mod styles;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ratatui::buffer::Buffer;

use super::gallery::{SAMPLE, blocks, panels, sample, screen, see};
use super::*;
use crate::layout::Size;
use crate::theme::{BUILTIN, Depth};
use styles::{numbered, styles};

/// The theme in which blocks and panels are drawn.
const THEME: &str = "chalkboard";
const SIZE: Size = Size {
    width: 80,
    height: 24,
};
/// As large as it takes to show all of the sample.
const LARGE: Size = Size {
    width: 80,
    height: 50,
};
const DEPTHS: [(Depth, &str); 3] = [
    (Depth::Indexed, "256"),
    (Depth::Sixteen, "16"),
    (Depth::None, "none"),
];

fn folder() -> &'static Path {
    Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/view/tests/golden/snapshots"
    ))
}

fn compare(name: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| assert_snapshot!(name, shown));
}

fn draw(screen: &Screen, size: Size) -> Buffer {
    screen.draw(size.width, size.height).0
}

/// Rows and styles.
fn whole(screen: &Screen, size: Size) -> String {
    let buffer = draw(screen, size);
    numbered(&text(&buffer)) + "--\n" + &styles(&buffer, screen.scene().theme())
}

#[test]
fn every_kind_of_block_and_every_layout() {
    for (name, source) in blocks() {
        let mut screen = screen(&source, THEME, Depth::True);
        // To its last reveal but one, so that something waits where anything can.
        let reveals = screen.deck.slides[0].reveals();
        screen.give(&vec![Command::Next; usize::from(reveals.saturating_sub(1))]);
        see(&mut screen, SIZE, Depth::True, |path| path == "poster.png");
        compare(&name, &whole(&screen, SIZE));
    }
}

#[test]
fn every_panel_and_overlay() {
    for (name, screen) in panels(THEME, Depth::True) {
        compare(name, &whole(&screen, SIZE));
    }
}

#[test]
fn the_sample_in_every_theme() {
    for name in BUILTIN {
        compare(&format!("theme-{name}"), &styled(name, Depth::True));
    }
}

#[test]
fn the_sample_in_fewer_colours() {
    for name in ["chalkboard", "whiteboard", "terminal"] {
        for (depth, word) in DEPTHS {
            compare(&format!("depth-{name}-{word}"), &styled(name, depth));
        }
    }
}

/// The sample in a theme: styles, and rows where they are not those of the first theme.
fn styled(theme: &str, depth: Depth) -> String {
    let screen = sample(theme, depth);
    let buffer = draw(&screen, LARGE);
    let rows = text(&buffer);
    let first = BUILTIN[0];
    let is_told = theme == first && depth == Depth::True;
    let usual = || text(&draw(&sample(first, Depth::True), LARGE));
    let styles = styles(&buffer, screen.scene().theme());
    if is_told || rows != usual() {
        numbered(&rows) + "--\n" + &styles
    } else {
        styles
    }
}

#[test]
fn the_sample_is_in_sight_as_a_whole() {
    let screen = sample(THEME, Depth::True);
    assert_eq!(screen.draw(LARGE.width, LARGE.height).1.slide.max, 0);
    assert!(SAMPLE.contains("open = \"slide\""), "with its question");
}

#[test]
fn no_snapshot_is_forgotten() {
    let mut wanted: BTreeSet<String> = blocks().into_iter().map(|(name, _)| name).collect();
    wanted.extend(
        panels(THEME, Depth::True)
            .into_iter()
            .map(|(name, _)| name.to_owned()),
    );
    wanted.extend(BUILTIN.map(|name| format!("theme-{name}")));
    for name in ["chalkboard", "whiteboard", "terminal"] {
        wanted.extend(DEPTHS.map(|(_, word)| format!("depth-{name}-{word}")));
    }
    let there: BTreeSet<String> = fs::read_dir(folder())
        .expect("the folder of snapshots")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "snap")
        })
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    assert_eq!(there, wanted);
}
