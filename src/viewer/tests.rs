//! Tables of keys and of what the screen is like after them.

use std::fmt::Write;
use std::time::Duration;

use super::{
    ClockFace, Extent, Input, Key, KeyCode, Line, Overlay, Problems, Region, Request, Scroll,
    ScrollExtent, Viewer,
};
use crate::deck::{Block, Body, Deck, Discussion, Item, List, Opens, Reveal, Slide};
use crate::lesson::sample::{asking, deck, question, slide};
use crate::lesson::{Command, Lesson, Panel, Time};
use crate::text::Clean;

mod class;
mod console;
mod finding;
mod keys;
mod listings;
mod overlays;
mod problems;
mod properties;
mod screen;

/// A talk of six slides and two more: Steel, Grain (two reveals), Village (a question with one
/// phase), Harvest, Letters (notes), End; Maps and Sources.
fn talk() -> Deck {
    let bullets = |title: &str, items: &[&str], reveal| {
        let item = |text: &&str| Item {
            text: Clean::line(text),
            children: Vec::new(),
        };
        let items = items.iter().map(item).collect();
        let list = List {
            items,
            reveal,
            start: 1,
        };
        Slide {
            body: Body::Blocks(vec![Block::Bullets(list)]),
            ..slide(title)
        }
    };
    let slides = vec![
        bullets("Steel", &["The **furnaces** burned", "Ore"], Reveal::All),
        bullets("Grain", &["Quotas", "Furnaces again"], Reveal::Bullets),
        asking(
            "Village",
            Discussion {
                options: ["100", "200"].map(Clean::line).to_vec(),
                ..question(Opens::Next, 1)
            },
        ),
        bullets("Harvest", &["Prices", "Pay"], Reveal::All),
        Slide {
            notes: Some(Clean::block("The furnace of the village")),
            ..slide("Letters")
        },
        slide("End"),
        slide("Maps"),
        slide("Sources"),
    ];
    deck(slides, 2)
}

/// What the view would have measured.
fn extent() -> Extent {
    let of = |max, height| ScrollExtent {
        offset: 0,
        max,
        height,
    };
    Extent {
        slide: of(10, 20),
        unseen: 10,
        max_shift: 20,
        listing: None,
        notes: of(6, 8),
        help: of(30, 20),
        problems: of(12, 20),
        overview_columns: 3,
        overview_rows: 2,
        notes_at: Some(Region {
            column: 60,
            row: 0,
            width: 20,
            height: 22,
        }),
        foot: 2,
        ..Extent::default()
    }
}

/// A screen at which somebody types.
struct Screen {
    deck: Deck,
    lesson: Lesson,
    viewer: Viewer,
    /// What was asked of the shell.
    asked: Vec<Request>,
    /// What was copied last.
    copied: Option<String>,
    now: Time,
}

impl Screen {
    fn new() -> Self {
        let deck = talk();
        let lesson = Lesson::new(&deck);
        let viewer = Viewer {
            extent: extent(),
            ..Viewer::default()
        };
        Self {
            deck,
            lesson,
            viewer,
            asked: Vec::new(),
            copied: None,
            now: Time::default(),
        }
    }

    /// A screen after these keys.
    fn after(keys: &str) -> Self {
        let mut screen = Self::new();
        screen.press(keys);
        screen
    }

    fn input(&mut self, input: &Input) {
        self.now.0 += Duration::from_secs(1);
        for request in self.viewer.handle(input, &self.deck, &self.lesson) {
            match request {
                Request::Lesson(command) => {
                    let effects = self.lesson.apply(command, self.now);
                    self.viewer.after(&effects, &self.deck, &self.lesson);
                }
                Request::Copy => self.copied = self.viewer.copy(&self.deck, &self.lesson),
                other => self.asked.push(other),
            }
        }
    }

    /// Types keys: characters as they are, others as `<Enter>`, `<S-Right>`, `<C-d>`.
    fn press(&mut self, keys: &str) {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|it| it.split_once('>'));
            let key;
            (key, rest) = match named {
                Some((name, rest)) => (key_named(name), rest),
                None => (
                    Key::char(first),
                    rest.strip_prefix(first).unwrap_or_default(),
                ),
            };
            self.input(&Input::Key(key));
        }
    }

    /// The slide's number from 1 and its step from 0, then whatever is not as at the start.
    fn state(&self) -> String {
        let position = self.lesson.position();
        let mut state = format!("{}.{}", position.slide + 1, position.step);
        let mut add = |shown: bool, what: &str| {
            if shown {
                write!(state, " {what}").unwrap();
            }
        };
        add(self.lesson.is_blank(), "blank");
        add(self.lesson.panel() == Panel::Docked, "docked");
        add(self.lesson.panel() == Panel::Full, "full");
        add(self.lesson.answer_shown(), "answer");
        add(self.viewer.notes, "notes");
        add(
            self.viewer.notes_scroll > 0,
            &format!("notes+{}", self.viewer.notes_scroll),
        );
        if let Scroll::At(rows) = self.viewer.scroll {
            add(true, &format!("slide+{rows}"));
        }
        add(
            self.viewer.shift > 0,
            &format!("aside+{}", self.viewer.shift),
        );
        add(self.viewer.clock == ClockFace::Elapsed, "elapsed");
        add(self.viewer.clock == ClockFace::Left, "left");
        add(self.viewer.clock == ClockFace::TimeOfDay, "time");
        add(
            self.viewer.theme_turns > 0,
            &format!("theme+{}", self.viewer.theme_turns),
        );
        add(self.viewer.pending.is_some(), "pending");
        match &self.viewer.overlay {
            None => {}
            Some(Overlay::Overview { selected }) => {
                add(true, &format!("overview:{}", selected + 1));
            }
            Some(Overlay::Help { scroll }) => add(true, &format!("help+{scroll}")),
            Some(Overlay::Problems { scroll }) => add(true, &format!("problems+{scroll}")),
            Some(Overlay::SearchLine { line, .. }) => add(true, &format!("/{}", line.text())),
            Some(Overlay::GoTo { digits }) => add(true, &format!(":{digits}")),
            Some(Overlay::AnswerLine { slide, .. }) => {
                let (before, after) = self.viewer.draft.halves();
                add(true, &format!("answer{}:{before}|{after}", slide + 1));
            }
            Some(Overlay::HandsLine { line, slide, round }) => {
                let text = line.text();
                add(true, &format!("hands{}:{round:?}:{text}", slide + 1));
            }
            Some(Overlay::Answers { selected }) => {
                add(true, &format!("answers:{}", selected + 1));
            }
            Some(Overlay::Confirm(_)) => add(true, "confirm"),
        }
        if let Some(search) = &self.viewer.search {
            let hits: Vec<_> = search
                .hits
                .iter()
                .map(|hit| (hit.slide + 1).to_string())
                .collect();
            add(true, &format!("[{}: {}]", search.needle, hits.join(" ")));
        }
        if let Some(notice) = &self.viewer.notice {
            add(true, &format!("“{}”", notice.text));
        }
        state
    }
}

/// A key as the tables write it.
fn key_named(name: &str) -> Key {
    if let Some(name) = name.strip_prefix("C-") {
        return Key {
            ctrl: true,
            ..key_named(name)
        };
    }
    if let Some(name) = name.strip_prefix("S-") {
        return Key {
            shift: true,
            ..key_named(name)
        };
    }
    let code = match name {
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
        "Delete" => KeyCode::Delete,
        "F1" => KeyCode::F(1),
        "F5" => KeyCode::F(5),
        _ => match name.chars().collect::<Vec<_>>()[..] {
            [character] => KeyCode::Char(character),
            _ => panic!("no key is called {name}"),
        },
    };
    Key::plain(code)
}

/// Checks a table: the keys before, the keys, and the screen's state after them.
fn check(table: &[(&str, &str, &str)]) {
    for (before, keys, state) in table {
        let mut screen = Screen::after(before);
        screen.press(keys);
        assert_eq!(screen.state(), *state, "after {before:?}, then {keys:?}");
        assert_eq!(screen.asked, [], "after {before:?}, then {keys:?}");
    }
}
