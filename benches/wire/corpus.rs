//! What a talk shows one after the other: real screens, drawn as the program draws them.

use std::path::Path;

use ratatui::buffer::Buffer;
use seminar::config::Images;
use seminar::deck::parse;
use seminar::layout::Size;
use seminar::lesson::Time;
use seminar::media::Worker;
use seminar::shell::wire::{Abilities, Kept, encode_after};
use seminar::shell::{Means, Session, Show};
use seminar::store::{Assets, Reach};
use seminar::theme::{Depth, Themes, find};
use seminar::view::{Links, Now};
use seminar::viewer::{Input, Key, KeyCode};

/// Columns and rows of the screens that are compared.
pub(crate) const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];

/// One screen becoming the next.
pub(crate) struct Transition {
    /// What happens.
    pub(crate) name: &'static str,
    /// What the terminal shows before.
    pub(crate) before: Buffer,
    /// What it shows afterwards.
    pub(crate) after: Buffer,
}

/// Our bytes of a transition on a terminal that was sent the screen before.
pub(crate) fn ours(abilities: Abilities, transition: &Transition) -> usize {
    let Transition { before, after, .. } = transition;
    let (mut kept, mut out) = (Kept::default(), Vec::new());
    let links = Links::default();
    encode_after(&mut kept, abilities, &links, None, before, &mut out);
    out.clear();
    encode_after(&mut kept, abilities, &links, Some(before), after, &mut out);
    out.len()
}

/// What a presenter does: the name of the transition, and the keys for it. Those without a name are
/// not counted.
const KEYS: &[(&str, &str)] = &[
    ("title to bullets", "]"),
    ("one more bullet", " "),
    ("", "   "),
    ("bullets to bullets", "]"),
    ("bullets to code", "]"),
    ("code scrolled by three", "JJJ"),
    ("code to table", "]"),
    ("table to picture", "]"),
    ("picture to title", "^"),
    ("notes opened", "s"),
    ("", "]"),
    ("a turn beside notes", "]"),
    ("notes closed", "s"),
    ("overview opened", "o"),
    ("overview, one on", "l"),
    ("overview closed", "."),
    ("search opened", "/"),
    ("search, five letters", "steel"),
    ("search closed", "."),
    ("help opened", "?"),
    ("help closed", "?"),
];

/// What happens in a talk on a screen of `size`, in this theme and colours of `depth`, one thing after
/// the other.
/// Pictures are shown by their texts, as where a terminal draws them itself, and before.
pub(crate) fn transitions(size: (u16, u16), theme: &str, depth: Depth) -> Vec<Transition> {
    let mut talk = Talk::new(size, theme, depth, Images::Off);
    let mut before = talk.screen();
    let mut all = Vec::new();
    for (name, keys) in KEYS {
        let after = talk.after(keys);
        if !name.is_empty() {
            all.push(Transition {
                name,
                before,
                after: after.clone(),
            });
        }
        before = after;
    }
    all
}

/// A page with a table becoming one with a picture in half blocks.
pub(crate) fn picture_in_blocks(size: (u16, u16), depth: Depth) -> Transition {
    let mut talk = Talk::new(size, "chalkboard", depth, Images::Blocks);
    let before = talk.after("$[");
    let after = talk.after("]");
    Transition {
        name: "table to picture in half blocks",
        before,
        after,
    }
}

/// The addresses of [`page_with_links`].
#[allow(dead_code, reason = "not everybody who counts wants it")]
pub(crate) const ADDRESSES: [&str; 3] = [
    "https://en.wikipedia.org/wiki/Great_Leap_Forward",
    "https://www.marxists.org/subject/china/documents/",
    "mailto:archive@example.org",
];

/// The bytes of the turn to a page with a link to each of [`ADDRESSES`], one of which takes two rows.
#[allow(dead_code, reason = "not everybody who counts wants it")]
pub(crate) fn page_with_links(size: (u16, u16), abilities: Abilities) -> usize {
    let [first, second, third] = ADDRESSES;
    let deck = format!(
        "[[slides]]\ntitle = \"Before\"\nbullets = [\"one\", \"two\"]\n\
         [[slides]]\ntitle = \"Sources\"\nbullets = [\
         \"An overview that tells more than [its name, which is long and goes on in another row of the \
         screen even where that is as wide as a wall, promises at first]({first}) of what came of it\",\
         \"**[Documents]({second})** of the time\", \"Questions? [Write to us]({third}).\"]\n"
    );
    let mut talk = Talk::of(
        &deck,
        size,
        "chalkboard",
        Depth::True,
        Images::Off,
        abilities,
    );
    talk.show.frame(talk.size, Now::default());
    let key = Input::Key(Key::char(']'));
    talk.show.input(&key, Time::default());
    talk.show.frame(talk.size, Now::default()).len()
}

struct Talk {
    show: Show,
    worker: Worker,
    size: Size,
}

impl Talk {
    fn new(size: (u16, u16), theme: &str, depth: Depth, images: Images) -> Self {
        let deck = include_str!("deck.toml");
        Self::of(deck, size, theme, depth, images, Abilities::default())
    }

    fn of(
        deck: &str,
        (width, height): (u16, u16),
        theme: &str,
        depth: Depth,
        images: Images,
        wire: Abilities,
    ) -> Self {
        let parsed = parse(deck).expect("the deck is read");
        let themes = Themes::new(&find(theme).expect("it comes with it"), depth);
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/deck.toml");
        let show = Show::new(Session {
            wire,
            means: Means {
                images,
                depth,
                ..Means::default()
            },
            ..Session::new(parsed.deck, themes)
        });
        Self {
            show,
            worker: Worker::new(Assets::of(&assets, Reach::Folder)),
            size: Size { width, height },
        }
    }

    /// The screen once these keys were pressed; `^` and `$` go to the first slide and to the last, and
    /// `.` is Escape.
    fn after(&mut self, keys: &str) -> Buffer {
        for key in keys.chars() {
            let key = match key {
                '^' => Key::plain(KeyCode::Home),
                '$' => Key::plain(KeyCode::End),
                '.' => Key::plain(KeyCode::Escape),
                other => Key::char(other),
            };
            self.show.input(&Input::Key(key), Time::default());
        }
        self.screen()
    }

    /// What there is to see when everything has been made ready.
    fn screen(&mut self) -> Buffer {
        loop {
            self.show.frame(self.size, Now::default());
            let order = self
                .show
                .order(self.size, Now::default())
                .unwrap_or_default();
            if order.jobs.is_empty() {
                return self.show.draw(self.size, Now::default());
            }
            for job in order.jobs {
                self.show.learn(&self.worker.run(&job), order.edition);
            }
        }
    }
}
