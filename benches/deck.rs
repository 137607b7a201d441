//! What reading a deck costs: it must be linear, and small beside the first frame.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark, not an interface"
)]

use std::fmt::Write as _;

use seminar::deck::{First, glimpse, parse};
use seminar::source::{Files, Texts, Unreadable};
use seminar::text::Clean;

fn main() {
    divan::main();
}

/// A deck of `slides` slides, each with a list, notes and a discussion: about 300 bytes.
fn deck(slides: usize) -> String {
    let mut deck = String::from("[deck]\ntitle = \"A talk\"\nduration = \"40m\"\n");
    for number in 0..slides {
        write!(
            deck,
            r#"
[[slides]]
title = "Slide {number}: why it failed"
target = "2m"
bullets = [
  "Backyard steel was **too poor** to use",
  "Whole factories were turned over to steel",
  ["so tools, cloth and fertiliser ran short"],
]
notes = """
Ask who gains from a quota that can only rise.
"""

[slides.discussion]
question = "How were communes so isolated?"
think = "1m"
"#
        )
        .unwrap();
    }
    deck
}

#[divan::bench(args = [1, 30, 1_000, 10_000], sample_count = 20)]
fn parse_slides(bencher: divan::Bencher<'_, '_>, slides: usize) {
    let source = deck(slides);
    bencher
        .counter(divan::counter::BytesCount::new(source.len()))
        .bench(|| parse(divan::black_box(&source)).unwrap());
}

/// A deck that names no files.
struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<Option<String>, Unreadable> {
        Ok(None)
    }
}

/// All that a large deck's first frame takes of it.
#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn glimpse_first_slide(bencher: divan::Bencher<'_, '_>, slides: usize) {
    let texts = Texts::new(Clean::line("talk.toml"), deck(slides));
    bencher
        .counter(divan::counter::BytesCount::new(texts.source().len()))
        .bench(|| glimpse(divan::black_box(&texts), &NoFiles, First::Index(0)).unwrap());
}

/// The same where the slide is called by its name, which all that are named before it have a say in.
#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn glimpse_named_slide(bencher: divan::Bencher<'_, '_>, slides: usize) {
    let texts = Texts::new(Clean::line("talk.toml"), deck(slides));
    let first = First::Name("slide-900-why-it-failed");
    bencher
        .counter(divan::counter::BytesCount::new(texts.source().len()))
        .bench(|| glimpse(divan::black_box(&texts), &NoFiles, first).unwrap());
}

/// Every slide has a mistake: findings must not make reading slower than linear.
#[divan::bench(args = [30, 1_000, 10_000], sample_count = 20)]
fn parse_mistakes(bencher: divan::Bencher<'_, '_>, slides: usize) {
    let source = deck(slides).replace("bullets", "bulets");
    bencher
        .counter(divan::counter::BytesCount::new(source.len()))
        .bench(|| parse(divan::black_box(&source)).unwrap());
}

/// Every second slide has a string that does not end, and so seems to swallow the next.
#[divan::bench(args = [30, 1_000, 10_000], sample_count = 20)]
fn parse_open_strings(bencher: divan::Bencher<'_, '_>, slides: usize) {
    let source = deck(slides).replace("rise.\n\"\"\"\n", "rise.\n");
    bencher
        .counter(divan::counter::BytesCount::new(source.len()))
        .bench(|| parse(divan::black_box(&source)).unwrap());
}
