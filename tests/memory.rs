//! A talk that is saved again and again takes no more memory than one that is not.
//!
//! This is the only test of its program, so that nothing else takes memory meanwhile.

#![cfg(target_os = "linux")]

mod folder;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use seminar::config::Images;
use seminar::layout::Size;
use seminar::lesson::Time;
use seminar::media::Worker;
use seminar::shell::{Means, Protocol, Reading, Reloaded, Session, Show};
use seminar::store::{Assets, Reach, Told, load};
use seminar::theme::{Depth, Themes, find};
use seminar::view::Now;
use seminar::viewer::Problems;

const SIZE: Size = Size {
    width: 80,
    height: 24,
};

/// A deck of 500 slides in its version of this number; the first shows a picture and code.
fn deck(version: u32) -> String {
    let first = format!(
        "[[slides]]\ntitle = \"Version {version}\"\nimage = \"memory.png\"\nalt = \"grey\"\n\
         lang = \"rust\"\ncode = \"fn version() {{ {version} }}\"\n"
    );
    (0..500).fold(first, |mut deck, slide| {
        writeln!(
            deck,
            "[[slides]]\ntitle = \"Slide {slide}\"\ntext = \"of version {version}\""
        )
        .expect("a string takes any text");
        deck
    })
}

/// A picture in its version of this number.
fn picture(version: u32) -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    let shade = |x: u32, y: u32| {
        let [shade, ..] = (x * y + 31 * version).to_le_bytes();
        image::Luma([shade])
    };
    let image = image::GrayImage::from_fn(96, 96, shade);
    image
        .write_to(&mut png, image::ImageFormat::Png)
        .expect("a vector takes any bytes");
    png.into_inner()
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

/// Does all that `show` wants of the worker, and sends what it has for the terminal.
fn come_to_rest(show: &mut Show, worker: &mut Worker) {
    loop {
        show.frame(SIZE, Now::default());
        let order = show.order(SIZE, Now::default()).unwrap_or_default();
        let is_over = order.jobs.is_empty();
        for job in order.jobs {
            show.learn(&worker.run(&job), order.edition);
        }
        while !show.more().is_empty() {
            show.frame(SIZE, Now::default());
        }
        if is_over {
            return;
        }
    }
}

#[test]
fn five_hundred_saves_leave_memory_where_it_was() {
    let path = folder::own().join("memory.toml");
    fs::write(&path, deck(0)).expect("tests may write here");
    let first = reload(&path).expect("it is a deck");
    let mut show = Show::new(Session {
        means: Means {
            images: Images::Kitty,
            known: Some(Protocol::KittyCells),
            ..Means::default()
        },
        follow_edits: true,
        ..Session::new(first.deck, first.themes)
    });
    let drawn = path.with_extension("png");
    let mut worker = Worker::new(Assets::of(&path, Reach::Folder));
    let told = Told::Changed(BTreeSet::from([path.clone()]));
    let mut save = |version: u32| {
        let text = if version % 50 == 7 {
            // A bad one is read and given up.
            deck(version).replace("title = \"Slide 499\"", "title =")
        } else {
            deck(version)
        };
        fs::write(&path, text).expect("tests may write here");
        fs::write(&drawn, picture(version)).expect("tests may write here");
        show.hear_of_files(&told);
        let why = show.wants_deck().expect("it is to be read again");
        let found = reload(&path);
        show.hear_deck(Reading { why, found }, Time::default());
        come_to_rest(&mut show, &mut worker);
    };
    (1..=50).for_each(&mut save);
    let before = resident();
    (51..=550).for_each(&mut save);
    let grown = resident().saturating_sub(before);
    // Far less than a thing left behind by each save.
    assert!(grown < 1 << 20, "{before} bytes have grown by {grown}");
}
