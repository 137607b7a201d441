//! A small talk and a screen to look at it, for tests.

use std::fmt;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Now, Scene, draw};
use crate::deck::{Deck, parse};
use crate::layout::Media;
use crate::lesson::{Command, Lesson, Plan, Time};
use crate::theme::{Depth, Themes, find};
use crate::viewer::{Extent, Viewer};

/// One slide of each kind that the screen treats in its own way.
pub(super) const TALK: &str = r#"
[deck]
title = "The Long March of Steel"
authors = ["Team North", "Team South"]
date = 2026-11-24
duration = "40m"

[[slides]]

[[slides]]
title = "Why it failed"
speaker = "Team North"
target = "2m"
bullets = [
  "Backyard steel was **too poor** to use",
  "Furnaces cost more than they made",
  "Whole factories were turned over to steel",
  ["so tools, cloth and fertiliser ran short"],
]
reveal = "bullets"
notes = """
Ask who gains from a quota that can only rise.
Then wait: at least five seconds.

- Name the ==quota== of 1958.
- Show the furnace again.
"""

[[slides]]
title = "Communes"
speaker = "Team South"
bullets = ["Ten thousand households together", "Farm, workshop and school in one"]
notes = "Read the question twice."

[slides.discussion]
question = "How were communes so isolated that nobody *outside* of them knew?"
think = "1m"
pair = "3m"
share = "5m"
prompts = ["Who carried news from one county to the next?", "Who could travel at all?"]
options = ["News travelled only through the Party", "Roads and post were closed", "Nobody asked"]
correct = 2
answer = "Travel needed a permit, and the post was read."

[[slides]]
title = "A question that stands"
text = "The slide goes on while its question stands under it."

[slides.discussion]
question = "Whose numbers are these?"
open = "slide"

[[slides]]
title = "A long list"
bullets = [
  "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
  "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
  "Twenty", "Twenty-one", "Twenty-two", "Twenty-three", "Twenty-four", "Twenty-five",
]

[[slides]]
layout = "blank"
pre = "+--+\n|  |\n+--+"

[[slides]]
title = "大跃进 and 👩‍🌾 wide"
theme = "paper"
footer = { left = "{date}", center = "", right = "{authors} {slide}" }
text = "每一个字都很宽，换行时不能切开。 Every character is wide, and none may be cut in two."

[[slides]]
title = "Sources"
backup = true
text = "`code`, [a link](https://example.org), ~~struck~~, ==marked==."
"#;

/// A screen that looks at a talk.
#[derive(Clone)]
pub(super) struct Screen {
    pub(super) deck: Deck,
    pub(super) lesson: Lesson,
    pub(super) plan: Plan,
    pub(super) viewer: Viewer,
    pub(super) themes: Themes,
    pub(super) media: Media,
    pub(super) now: Now,
}

impl fmt::Debug for Screen {
    /// What tells two screens of a test apart.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Screen")
            .field("position", &self.lesson.position())
            .field("phase", &self.lesson.phase())
            .field("clock", &self.lesson.clock())
            .field("viewer", &self.viewer)
            .field("theme", &self.themes.pick(None, 0).name())
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}

impl Screen {
    /// A screen that looks at [`TALK`] from its first slide.
    pub(super) fn new() -> Self {
        Self::of(TALK)
    }

    /// A screen that looks at this deck.
    pub(super) fn of(source: &str) -> Self {
        let deck = parse(source).expect("the sample is a deck").deck;
        let chalkboard = find("chalkboard").expect("it is built in");
        Self {
            lesson: Lesson::new(&deck),
            plan: Plan::of(&deck, None),
            deck,
            viewer: Viewer::default(),
            themes: Themes::new(&chalkboard, Depth::True),
            media: Media::default(),
            now: Now {
                time: Time::default(),
                time_of_day: (10, 43, 12),
            },
        }
    }

    /// On the slide of this number.
    #[must_use]
    pub(super) fn at(mut self, number: usize) -> Self {
        self.give(&[Command::GoTo(number - 1)]);
        self
    }

    /// After these commands.
    #[must_use]
    pub(super) fn after(mut self, commands: &[Command]) -> Self {
        self.give(commands);
        self
    }

    /// With the viewer changed.
    #[must_use]
    pub(super) fn with(mut self, change: impl FnOnce(&mut Viewer)) -> Self {
        change(&mut self.viewer);
        self
    }

    /// So much later.
    #[must_use]
    pub(super) fn later(mut self, wait: Duration) -> Self {
        self.now.time.0 += wait;
        self
    }

    pub(super) fn give(&mut self, commands: &[Command]) {
        for command in commands {
            self.lesson.apply(command.clone(), self.now.time);
        }
    }

    pub(super) fn scene(&self) -> Scene<'_> {
        Scene {
            deck: &self.deck,
            lesson: &self.lesson,
            plan: &self.plan,
            viewer: &self.viewer,
            themes: &self.themes,
            media: &self.media,
            pages: None,
            plain: false,
            now: self.now,
        }
    }

    /// What is drawn on so many columns and rows, and what was measured.
    pub(super) fn draw(&self, columns: u16, rows: u16) -> (Buffer, Extent) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let extent = draw(&self.scene(), &mut buffer);
        (buffer, extent)
    }

    /// The text of that, a line for each row.
    pub(super) fn text(&self, columns: u16, rows: u16) -> String {
        text(&self.draw(columns, rows).0)
    }
}

/// The text of `buffer`, a line for each row, without blanks at their ends.
pub(super) fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        let mut line = String::new();
        let mut hidden = 0;
        for x in buffer.area.left()..buffer.area.right() {
            let Some(cell) = buffer.cell((x, y)) else {
                continue;
            };
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            line.push_str(cell.symbol());
            hidden = crate::text::width(cell.symbol()).saturating_sub(1);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
