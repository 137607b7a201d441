//! What reaches the terminal when one screen becomes the next: bytes, ours and others', and the time
//! it takes to find them.
//!
//! `cargo bench --bench wire` prints the tables of docs/performance.md and then times;
//! `cargo bench --bench wire --profile dev -- tables` builds faster and prints the tables alone.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and without its deck cannot go on"
)]

mod corpus;
mod rivals;
mod table;

use corpus::{SIZES, Transition, transitions};
use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use seminar::shell::wire::encode;
use seminar::theme::Depth;

fn main() {
    println!("{}", table::all());
    if std::env::args().all(|argument| argument != "tables") {
        divan::main();
    }
}

fn find(size: (u16, u16), name: &str) -> Transition {
    transitions(size, "chalkboard", Depth::True)
        .into_iter()
        .find(|transition| transition.name == name)
        .expect("it is one of the corpus")
}

fn bench(bencher: Bencher<'_, '_>, before: Option<&Buffer>, after: &Buffer) {
    let mut out = Vec::new();
    bencher.bench_local(|| {
        out.clear();
        encode(table::OURS, black_box(before), black_box(after), &mut out);
        black_box(out.len())
    });
}

/// A page of text becoming another.
#[divan::bench(args = SIZES)]
fn bullets(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let turn = find(size, "bullets to bullets");
    bench(bencher, Some(&turn.before), &turn.after);
}

/// A page of text becoming coloured code.
#[divan::bench(args = SIZES)]
fn code(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let turn = find(size, "bullets to code");
    bench(bencher, Some(&turn.before), &turn.after);
}

/// Code that moves up.
#[divan::bench(args = SIZES)]
fn scroll(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let turn = find(size, "code scrolled by three");
    bench(bencher, Some(&turn.before), &turn.after);
}

/// All slides in miniature.
#[divan::bench(args = SIZES)]
fn overview(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let turn = find(size, "overview opened");
    bench(bencher, Some(&turn.before), &turn.after);
}

/// A picture in half blocks: nearly each cell has colours of its own.
#[divan::bench(args = SIZES)]
fn picture(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let turn = corpus::picture_in_blocks(size, Depth::True);
    bench(bencher, Some(&turn.before), &turn.after);
}

/// All of a screen, for a terminal of which nothing is known.
#[divan::bench(args = SIZES)]
fn repaint(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let turn = find(size, "bullets to code");
    bench(bencher, None, &turn.after);
}
