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
mod screens;
mod table;

use std::fmt;

use corpus::{SIZES, Transition, transitions};
use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use seminar::shell::wire::encode;
use seminar::theme::Depth;

fn main() {
    let asks_for = |word: &str| std::env::args().any(|argument| argument == word);
    if asks_for("screens") {
        let (theme, depth) = match () {
            () if asks_for("256") => ("chalkboard", Depth::Indexed),
            () if asks_for("16") => ("terminal", Depth::Sixteen),
            () if asks_for("0") => ("terminal", Depth::None),
            () => ("chalkboard", Depth::True),
        };
        print!("{}", screens::all(theme, depth));
        return;
    }
    println!("{}", table::all());
    if !asks_for("tables") {
        divan::main();
    }
}

/// A transition, by its name.
struct Turn(Transition);

impl fmt::Display for Turn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let area = self.0.after.area;
        write!(formatter, "{}x{} {}", area.width, area.height, self.0.name)
    }
}

fn turns() -> Vec<Turn> {
    let of_size = |size| {
        let picture = corpus::picture_in_blocks(size, Depth::True);
        transitions(size, "chalkboard", Depth::True)
            .into_iter()
            .chain([picture])
    };
    SIZES.into_iter().flat_map(of_size).map(Turn).collect()
}

fn bench(bencher: Bencher<'_, '_>, before: Option<&Buffer>, after: &Buffer) {
    let mut out = Vec::new();
    bencher.bench_local(|| {
        out.clear();
        encode(table::OURS, black_box(before), black_box(after), &mut out);
        black_box(out.len())
    });
}

/// All of the corpus.
#[divan::bench(args = turns())]
fn turn(bencher: Bencher<'_, '_>, Turn(turn): &Turn) {
    bench(bencher, Some(&turn.before), &turn.after);
}

/// All of a screen, for a terminal of which nothing is known.
#[divan::bench(args = turns())]
fn repaint(bencher: Bencher<'_, '_>, Turn(turn): &Turn) {
    bench(bencher, None, &turn.after);
}
