//! What a whole frame costs: everything that the screen shows, laid out and drawn into a buffer; and what
//! it costs with `true`, when the pages on it are those that were looked at before.
//!
//! `cargo bench --bench frame`

#![allow(
    clippy::expect_used,
    reason = "a benchmark without its deck cannot go on"
)]

use std::time::Duration;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use seminar::deck::{Deck, parse};
use seminar::layout::{Media, Pages};
use seminar::lesson::{Command, Lesson, Plan, Time};
use seminar::theme::{Depth, Themes, find};
use seminar::view::{Now, Scene, draw};
use seminar::viewer::{Overlay, Screen as Kind, Viewer};

/// Columns and rows.
const SIZES: [(u16, u16); 2] = [(80, 24), (200, 50)];

fn main() {
    divan::main();
}

/// A screen that looks at a talk.
struct Screen {
    deck: Deck,
    lesson: Lesson,
    plan: Plan,
    viewer: Viewer,
    themes: Themes,
    media: Media,
    pages: Pages,
}

impl Screen {
    /// The deck that comes with the program.
    fn new() -> Self {
        Self::of(include_str!("../slides.toml"))
    }

    fn of(source: &str) -> Self {
        let deck = parse(source).expect("the deck can be read").deck;
        let theme = find("chalkboard").expect("it is built in");
        Self {
            lesson: Lesson::new(&deck),
            plan: Plan::of(&deck, None),
            deck,
            viewer: Viewer::default(),
            themes: Themes::new(&theme, Depth::True),
            media: Media::default(),
            pages: Pages::default(),
        }
    }

    fn after(mut self, commands: &[Command]) -> Self {
        for command in commands {
            self.lesson.apply(command.clone(), Time::default());
        }
        self
    }

    fn bench(&self, bencher: Bencher<'_, '_>, (columns, rows): (u16, u16), again: bool) {
        let scene = Scene {
            deck: &self.deck,
            lesson: &self.lesson,
            plan: &self.plan,
            viewer: &self.viewer,
            themes: &self.themes,
            media: &self.media,
            pages: again.then_some(&self.pages),
            plain: false,
            now: Now {
                time: Time(Duration::from_secs(30)),
                time_of_day: (10, 43, 12),
            },
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        bencher
            .counter(ItemsCount::new(buffer.content.len()))
            .bench_local(|| black_box(draw(black_box(&scene), &mut buffer)));
    }
}

/// A slide with bullets, its footer and progress.
#[divan::bench(args = SIZES, consts = [false, true])]
fn slide<const AGAIN: bool>(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    Screen::new()
        .after(&[Command::GoTo(2)])
        .bench(bencher, size, AGAIN);
}

/// A slide with its notes and a discussion that counts down.
#[divan::bench(args = SIZES, consts = [false, true])]
fn panels<const AGAIN: bool>(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let mut screen = Screen::new();
    screen.viewer.notes = true;
    let commands = [Command::GoTo(10), Command::NextPhase, Command::NextPhase];
    screen.after(&commands).bench(bencher, size, AGAIN);
}

/// A console: the slide, the next step, notes, a discussion and the time.
#[divan::bench(args = [(120, 36), (250, 70)], consts = [false, true])]
fn console<const AGAIN: bool>(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let mut screen = Screen::new();
    screen.viewer.screen = Kind::Console;
    let commands = [Command::GoTo(10), Command::NextPhase, Command::NextPhase];
    screen.after(&commands).bench(bencher, size, AGAIN);
}

/// All slides in sight.
#[divan::bench(args = SIZES, consts = [false, true])]
fn overview<const AGAIN: bool>(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let mut screen = Screen::new();
    screen.viewer.overlay = Some(Overlay::Overview { selected: 12 });
    screen.bench(bencher, size, AGAIN);
}

/// The keys.
#[divan::bench(args = SIZES)]
fn help(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let mut screen = Screen::new();
    screen.viewer.overlay = Some(Overlay::Help { scroll: 0 });
    screen.bench(bencher, size, false);
}

/// A frame in the middle of a long talk: it must cost what it costs in a short one.
#[divan::bench(args = [30, 10_000])]
fn slide_of_many(bencher: Bencher<'_, '_>, slides: usize) {
    let slide = "[[slides]]\ntitle = \"A slide\"\nbullets = [\"One\", \"Two\", \"Three\"]\n";
    let mut screen = Screen::of(&slide.repeat(slides));
    screen.viewer.notes = true;
    screen
        .after(&[Command::GoTo(slides / 2)])
        .bench(bencher, (80, 24), false);
}

/// A console in the middle of a long talk: only the pace asks every slide.
#[divan::bench(args = [30, 10_000])]
fn console_of_many(bencher: Bencher<'_, '_>, slides: usize) {
    let slide = "[[slides]]\ntitle = \"A slide\"\nbullets = [\"One\", \"Two\", \"Three\"]\n";
    let mut screen = Screen::of(&slide.repeat(slides));
    screen.viewer.screen = Kind::Console;
    screen
        .after(&[Command::GoTo(slides / 2)])
        .bench(bencher, (120, 36), false);
}
