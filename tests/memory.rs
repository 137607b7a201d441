//! A talk that is saved again and again takes no more memory than one that is not.
//!
//! This is the only test of its program, so that nothing else takes memory meanwhile.

#![cfg(target_os = "linux")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use seminar::layout::Size;
use seminar::lesson::{Lesson, Time};
use seminar::shell::wire::Wire;
use seminar::shell::{Reloaded, Session, Show};
use seminar::store::{Reach, Told, load};
use seminar::theme::{Depth, Themes, find};
use seminar::view::Now;
use seminar::viewer::{Problems, Viewer};

const SIZE: Size = Size {
    width: 80,
    height: 24,
};

/// A deck of 500 slides in its version of this number.
fn deck(version: usize) -> String {
    (0..500).fold(String::new(), |mut deck, slide| {
        writeln!(
            deck,
            "[[slides]]\ntitle = \"Slide {slide}\"\ntext = \"of version {version}\""
        )
        .expect("a string takes any text");
        deck
    })
}

fn reload(path: &Path) -> Result<Reloaded, Problems> {
    let loaded =
        load(path, Reach::Folder).map_err(|error| error.reports().into_iter().collect())?;
    Ok(Reloaded {
        deck: loaded.parsed.deck,
        themes: themes(),
        problems: Problems::default(),
        sources: None,
    })
}

fn themes() -> Themes {
    Themes::new(&find("chalkboard").expect("it is built in"), Depth::True)
}

/// The bytes of memory that this process has.
fn resident() -> usize {
    let statm = fs::read_to_string("/proc/self/statm").expect("Linux says so");
    let pages = statm.split(' ').nth(1).expect("it is the second number");
    pages.parse::<usize>().expect("a number") * 4096
}

#[test]
fn five_hundred_saves_leave_memory_where_it_was() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("memory.toml");
    fs::write(&path, deck(0)).expect("tests may write here");
    let first = reload(&path).expect("it is a deck");
    let file = path.clone();
    let mut show = Show::new(Session {
        lesson: Lesson::new(&first.deck),
        limit: None,
        deck: first.deck,
        viewer: Viewer::default(),
        themes: first.themes,
        wire: Wire::default(),
        means: seminar::shell::Means::default(),
        asks_background: false,
        transitions: false,
        sources: None,
        follow_edits: true,
        reload: Box::new(move || reload(&file)),
    });
    let told = Told::Changed(BTreeSet::from([path.clone()]));
    let mut save = |version: usize| {
        let text = if version % 50 == 7 {
            // A bad one is read and given up.
            deck(version).replace("title = \"Slide 499\"", "title =")
        } else {
            deck(version)
        };
        fs::write(&path, text).expect("tests may write here");
        show.hear_of_files(&told, Time::default());
        show.frame(SIZE, Now::default());
    };
    (1..=50).for_each(&mut save);
    let before = resident();
    (51..=550).for_each(&mut save);
    let grown = resident().saturating_sub(before);
    // Far less than a thing left behind by each save.
    assert!(grown < 1 << 20, "{before} bytes have grown by {grown}");
}
