//! What a turn of the page costs: from the key to the bytes for the terminal.

use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use seminar::deck::parse;
use seminar::layout::Size;
use seminar::lesson::Time;
use seminar::shell::wire::{Abilities, encode};
use seminar::shell::{Session, Show};
use seminar::theme::{Depth, Themes, find};
use seminar::view::Now;
use seminar::viewer::{Input, Key, KeyCode};

const SIZES: [(u16, u16); 2] = [(80, 24), (200, 50)];
const WIRE: Abilities = Abilities::ERASES_IN_COLOR;

fn main() {
    divan::main();
}

/// The deck that comes with the program, shown.
fn show() -> Show {
    show_of(include_str!("../slides.toml"))
}

fn show_of(source: &str) -> Show {
    let parsed = parse(source).expect("the deck is read");
    let theme = find("chalkboard").expect("it comes with it");
    let themes = Themes::new(&theme, Depth::True);
    Show::new(Session {
        wire: WIRE,
        ..Session::new(parsed.deck, themes)
    })
}

fn key(code: KeyCode) -> Input {
    Input::Key(Key::plain(code))
}

fn size((width, height): (u16, u16)) -> Size {
    Size { width, height }
}

/// Next and Back by turns, and a frame after each.
fn turns(bencher: Bencher<'_, '_>, mut show: Show, size: Size) {
    let mut keys = [KeyCode::PageDown, KeyCode::PageUp].into_iter().cycle();
    show.frame(size, Now::default());
    bencher.bench_local(|| {
        if let Some(code) = keys.next() {
            show.input(&key(code), Time::default());
        }
        show.frame(size, Now::default())
    });
}

/// In a deck that is like real ones.
#[divan::bench(args = SIZES)]
fn turn(bencher: Bencher<'_, '_>, columns_and_rows: (u16, u16)) {
    turns(bencher, show(), size(columns_and_rows));
}

/// The same in decks of so many slides, all alike: it must cost the same.
#[divan::bench(args = [30, 10_000])]
fn turn_among(bencher: Bencher<'_, '_>, slides: usize) {
    let slide =
        "[[slides]]\ntitle = \"One of many\"\nbullets = [\"first\", \"second\", \"third\"]\n";
    turns(bencher, show_of(&slide.repeat(slides)), size(SIZES[0]));
}

/// A key that changes nothing.
#[divan::bench(args = SIZES)]
fn nothing(bencher: Bencher<'_, '_>, (width, height): (u16, u16)) {
    let mut show = show();
    let size = size((width, height));
    show.frame(size, Now::default());
    bencher.bench_local(|| {
        show.input(&Input::Key(Key::char('z')), Time::default());
        show.frame(size, Now::default())
    });
}

/// Two slides, drawn.
fn screens(size: Size) -> [Buffer; 2] {
    let mut show = show();
    show.input(&key(KeyCode::PageDown), Time::default());
    let first = show.draw(size, Now::default());
    show.input(&key(KeyCode::PageDown), Time::default());
    [first, show.draw(size, Now::default())]
}

/// What changes from one slide to the next.
#[divan::bench(args = SIZES)]
fn encode_change(bencher: Bencher<'_, '_>, (width, height): (u16, u16)) {
    let [first, second] = screens(size((width, height)));
    bencher.bench_local(|| {
        let mut out = Vec::new();
        encode(WIRE, Some(black_box(&first)), black_box(&second), &mut out);
        out
    });
}

/// All of a slide.
#[divan::bench(args = SIZES)]
fn encode_all(bencher: Bencher<'_, '_>, (width, height): (u16, u16)) {
    let [_, second] = screens(size((width, height)));
    bencher.bench_local(|| {
        let mut out = Vec::new();
        encode(WIRE, None, black_box(&second), &mut out);
        out
    });
}
