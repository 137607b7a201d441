//! The language of `.show` files: a deck, then what is done and seen.
//!
//! ```text
//! # Lines before the first word that start with `#` say what is shown.
//! [[slides]]
//! title = "A deck, as TOML"
//! ---
//! size 60x16
//! keys Space Space d
//! wait 43s
//! screen
//! ```
//!
//! `size` is the terminal's, in columns and rows. `keys` are pressed one after the other: a
//! character, a name (`Space`, `Enter`, `Esc`, `Left`, `PgDn`, `F5` …), `Ctrl-d`, `Shift-Right`.
//! `type` types the rest of its line. `wheel up 3,4` turns the wheel over column 3, row 4. `wait`
//! lets time pass: `43s`, `2m`. `at 10:43` is the time of day. `reload` hands the deck that follows
//! up to the next `---` to the next reload. `screen` shows what is to be seen.

use std::fmt::Write as _;
use std::time::Duration;

use seminar::deck;
use seminar::layout::Size;
use seminar::shell::{Ask, Reading, Reloaded, Session, Show, wire};
use seminar::source::Finding;
use seminar::text::Clean;
use seminar::theme::{self, Depth, Themes};
use seminar::view::Now;
use seminar::viewer::{Input, Key, KeyCode, Problems, Viewer};

/// Runs `script` and gives back what was seen: each screen in a frame, under what was done.
pub(crate) fn run(script: &str) -> String {
    let (source, steps) = script.split_once("\n---\n").expect("a deck ends with ---");
    let mut stage = Stage::new(source);
    let mut lines = steps.lines();
    let mut seen = String::new();
    while let Some(line) = lines.next() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "" | "#" => continue,
            "size" => stage.size = size(rest),
            "keys" => rest
                .split_whitespace()
                .for_each(|name| stage.press(key(name))),
            "type" => rest
                .chars()
                .for_each(|letter| stage.press(Key::char(letter))),
            "wheel" => stage.input(&wheel(rest)),
            "wait" => stage.now.time.0 += duration(rest),
            "at" => stage.now.time_of_day = time_of_day(rest),
            "reload" => {
                let deck: Vec<_> = lines.by_ref().take_while(|line| *line != "---").collect();
                stage.next_deck = deck.join("\n");
            }
            "screen" => seen.push_str(&stage.screen()),
            _ => panic!("no such word: {line}"),
        }
        if word != "screen" {
            writeln!(seen, "{line}").expect("a string takes any text");
        }
    }
    seen
}

fn problems(source: &str, findings: &[Finding]) -> Problems {
    let file = Clean::line("slides.toml");
    findings
        .iter()
        .map(|finding| finding.report(source, &file))
        .collect()
}

struct Stage {
    show: Show,
    size: Size,
    now: Now,
    next_deck: String,
    left: bool,
}

impl Stage {
    fn new(source: &str) -> Self {
        let parsed = deck::parse(source).expect("the deck can be presented");
        let session = Session {
            viewer: Viewer {
                problems: problems(source, &parsed.findings),
                ..Viewer::default()
            },
            ..Session::new(parsed.deck, themes())
        };
        Self {
            show: Show::new(session),
            size: Size {
                width: 80,
                height: 24,
            },
            now: Now::default(),
            next_deck: source.to_owned(),
            left: false,
        }
    }

    fn press(&mut self, key: Key) {
        self.input(&Input::Key(key));
    }

    fn input(&mut self, input: &Input) {
        // As at a terminal, where a frame stands between two keys that a person presses.
        self.show.draw(self.size, self.now);
        if self.show.input(input, self.now.time) == Some(Ask::Quit) {
            self.left = true;
        }
        if let Some(why) = self.show.wants_deck() {
            let found = read(&self.next_deck);
            self.show.hear_deck(Reading { why, found }, self.now.time);
        }
    }

    fn screen(&mut self) -> String {
        if self.left {
            return "(the program ended)\n".to_owned();
        }
        let text = wire::plain(&self.show.draw(self.size, self.now));
        let edge = "─".repeat(usize::from(self.size.width));
        let mut framed = format!("┌{edge}┐\n");
        for line in text.lines() {
            let blank = usize::from(self.size.width) - seminar::text::width(line);
            writeln!(framed, "│{line}{}│", " ".repeat(blank)).expect("a string takes any text");
        }
        let missing = usize::from(self.size.height).saturating_sub(text.lines().count());
        for _ in 0..missing {
            writeln!(framed, "│{}│", " ".repeat(usize::from(self.size.width)))
                .expect("a string takes any text");
        }
        writeln!(framed, "└{edge}┘").expect("a string takes any text");
        framed
    }
}

fn read(source: &str) -> Result<Reloaded, Problems> {
    let parsed = deck::parse(source).map_err(|findings| problems(source, &findings))?;
    Ok(Reloaded {
        problems: problems(source, &parsed.findings),
        deck: parsed.deck,
        themes: themes(),
        sources: None,
    })
}

fn themes() -> Themes {
    let chosen = theme::builtin("chalkboard").expect("a built-in theme");
    Themes::new(&chosen, Depth::True)
}

fn size(text: &str) -> Size {
    let (width, height) = text.split_once('x').expect("a size such as 80x24");
    Size {
        width: width.parse().expect("columns"),
        height: height.parse().expect("rows"),
    }
}

fn time_of_day(text: &str) -> (u8, u8, u8) {
    let (hour, minute) = text.split_once(':').expect("a time such as 10:43");
    (
        hour.parse().expect("an hour"),
        minute.parse().expect("a minute"),
        0,
    )
}

fn duration(text: &str) -> Duration {
    let (number, unit) = text.split_at(text.len() - 1);
    let number: u64 = number.parse().expect("a number");
    match unit {
        "s" => Duration::from_secs(number),
        "m" => Duration::from_secs(number * 60),
        _ => panic!("seconds or minutes: {text}"),
    }
}

fn wheel(text: &str) -> Input {
    let (way, cell) = text.split_once(' ').expect("a way and a cell");
    let (column, row) = cell.split_once(',').expect("a column and a row");
    Input::Wheel {
        up: way == "up",
        column: column.parse().expect("a column"),
        row: row.parse().expect("a row"),
    }
}

fn key(name: &str) -> Key {
    if let Some(letter) = name.strip_prefix("Ctrl-") {
        return Key::ctrl(only(letter));
    }
    if let Some(code) = name.strip_prefix("Shift-") {
        return Key::shift(named(code));
    }
    Key::plain(named(name))
}

fn named(name: &str) -> KeyCode {
    match name {
        "Space" => KeyCode::Char(' '),
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Escape,
        "Tab" => KeyCode::Tab,
        "Backspace" => KeyCode::Backspace,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        _ if name.len() > 1 && name.starts_with('F') => {
            KeyCode::F(name[1..].parse().expect("a function key"))
        }
        _ => KeyCode::Char(only(name)),
    }
}

fn only(name: &str) -> char {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => panic!("no such key: {name}"),
    }
}
