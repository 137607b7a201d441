//! Pages that are kept, against a show that keeps none.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::deck::Slide;
use crate::layout::{Pages, Picture, Pixels};

/// The deck, and what becomes of it.
const DECKS: [&str; 4] = [
    r#"
[deck]
title = "Steel"
duration = "5m"
[[slides]]
[[slides]]
title = "A list"
bullets = ["One step", "and **another**", ["of two"]]
reveal = "bullets"
notes = "Say it *slowly*."
[[slides]]
text = "No title, but some words that wrap on a screen that is not as wide as they are."
[slides.discussion]
question = "Why?"
options = ["So", "Or so"]
answer = "So."
[[slides]]
title = "Code"
code = "let furnaces = 1; // and a line that goes on, and on, and on, and on, and on, past the end"
lang = "rust"
[[slides]]
image = "a.png"
alt = "A furnace"
[[slides]]
title = "Rows"
theme = "paper"
table = { header = ["Year", "Tonnes"], rows = [["1957", "5.35"], ["1958", "11.08"]] }
backup = true
"#,
    "[[slides]]\ntitle = \"A list\"\nbullets = [\"One step\", \"and one\", \"more\"]\n[[slides]]\n",
    "[deck]\ntitle = \"Iron\"\n[[slides]]\n[[slides]]\ntext = \"Other words\"\n[[slides]]\n\
     image = \"a.png\"\nalt = \"Another\"\n",
    "[[slides]]\nimage = \"a.png\"\nalt = \"Nothing but this\"\n",
];

/// What happens to a talk.
#[derive(Clone, Debug)]
enum Happening {
    Key(KeyCode),
    /// A second goes by.
    Tick,
    Resize(u16, u16),
    /// The deck is another, and is read again.
    Save(&'static str),
    /// The picture is so large.
    Measured(u32),
    /// The code has this colour.
    Colored(Ink),
    /// A cell has so many pixels.
    Cell(u32),
}

fn happening() -> impl Strategy<Value = Happening> {
    let keys = "  jkhhnpG[]/eas\nogg12\u{8}d.c?t+-=bN,<>\u{1b}\u{1b}\t`wf!z".chars();
    let keys = keys.map(|key| match key {
        '\n' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{8}' => KeyCode::Backspace,
        '\u{1b}' => KeyCode::Escape,
        key => KeyCode::Char(key),
    });
    let arrows = [KeyCode::Right, KeyCode::Left, KeyCode::Down, KeyCode::Up];
    let keys = keys.chain(arrows).collect::<Vec<_>>();
    prop_oneof![
        12 => select(keys).prop_map(Happening::Key),
        1 => Just(Happening::Tick),
        1 => (1_u16..150, 1_u16..50).prop_map(|(width, height)| Happening::Resize(width, height)),
        1 => select(&DECKS[..]).prop_map(Happening::Save),
        2 => select(vec![10, 400]).prop_map(Happening::Measured),
        1 => select(vec![Ink::CodeKeyword, Ink::CodeString]).prop_map(Happening::Colored),
        2 => select(vec![5, 10]).prop_map(Happening::Cell),
    ]
}

/// A show, what a reload of it finds, and where and when it is seen.
struct Stage {
    show: Show,
    saved: Next,
    size: Size,
    now: Now,
}

impl Stage {
    fn new(screen: Screen) -> Self {
        let (mut show, saved) = show(&["Ash"]);
        show.session.viewer.screen = screen;
        let mut stage = Self {
            show,
            saved,
            size: SIZE,
            now: Now::default(),
        };
        stage.happen(&Happening::Save(DECKS[0]));
        stage
    }

    fn happen(&mut self, happening: &Happening) {
        let show = &mut self.show;
        match happening {
            Happening::Key(key) => drop(show.input(&Input::Key(Key::plain(*key)), self.now.time)),
            Happening::Tick => self.now.time.0 += Duration::from_secs(1),
            Happening::Resize(width, height) => {
                (self.size.width, self.size.height) = (*width, *height);
                show.resize();
            }
            Happening::Save(source) => {
                let deck = parse(source).unwrap().deck;
                *self.saved.borrow_mut() = Some(Reloaded {
                    deck,
                    ..found(&["Ash"])
                });
                reload(show, &self.saved);
            }
            Happening::Measured(width) => {
                let (width, height) = (*width, 100);
                let pixels = Pixels { width, height };
                let picture = Picture::Ready { pixels, content: 1 };
                show.learn(&Done::Measured(Clean::line("a.png"), picture), show.edition);
            }
            Happening::Colored(ink) => {
                let (bytes, ink) = (0..3, *ink);
                let lines = vec![vec![Part { bytes, ink }]];
                let coloring = Arc::new(Coloring { lines });
                let codes = show.session.deck.slides.iter().flat_map(Slide::codes);
                for snippet in codes.filter_map(Snippet::of).collect::<Vec<_>>() {
                    let colored = Done::Colored(snippet, Some(Arc::clone(&coloring)));
                    show.learn(&colored, show.edition);
                }
            }
            Happening::Cell(width) => {
                let height = 10;
                show.learn_cell(Some(Pixels {
                    width: *width,
                    height,
                }));
            }
        }
    }
}

proptest! {
    #[test]
    fn every_screen_looks_as_if_no_page_were_kept(
        screen in select(vec![
            Screen::Talk,
            Screen::Audience,
            Screen::Console,
            Screen::Rehearsal,
        ]),
        happenings in vec(happening(), 1..40),
    ) {
        let (mut keeps, mut forgets) = (Stage::new(screen), Stage::new(screen));
        for happening in happenings {
            keeps.happen(&happening);
            forgets.happen(&happening);
            let frame = keeps.show.frame(keeps.size, keeps.now);
            forgets.show.pages = Pages::default();
            prop_assert_eq!(frame, forgets.show.frame(forgets.size, forgets.now));
            prop_assert_eq!(&keeps.show.shown, &forgets.show.shown);
            let extent = |stage: &Stage| stage.show.session.viewer.extent;
            prop_assert_eq!(extent(&keeps), extent(&forgets));
        }
    }
}
