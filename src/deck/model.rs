//! The deck as the rest of the program sees it: plain values, all text [`Clean`].

use std::fmt;
use std::time::Duration;

use crate::text::Clean;

/// A whole talk. Once loaded it never changes; a reload makes a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct Deck {
    /// What holds for the talk as a whole.
    pub info: DeckInfo,
    /// The slides in their running order: first the talk's own, then the backup slides. Never
    /// empty.
    pub slides: Vec<Slide>,
    /// How many of `slides` belong to the talk; the others are backup.
    pub talk_len: usize,
}

impl Deck {
    /// What the slide of this index, from 0, is called: slides of the talk count from 1, backup
    /// slides are B1, B2 and so on.
    pub fn number(&self, slide: usize) -> String {
        match slide.checked_sub(self.talk_len) {
            None => format!("{}", slide + 1),
            Some(backup) => format!("B{}", backup + 1),
        }
    }
}

/// The `[deck]` table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeckInfo {
    /// The talk's title.
    pub title: Clean,
    /// Shown under the title.
    pub subtitle: Option<Clean>,
    /// Who gives the talk.
    pub authors: Vec<Clean>,
    /// When.
    pub date: Option<Date>,
    /// BCP 47 language tag, for exports and screen readers.
    pub language: Option<Clean>,
    /// How long the talk should take.
    pub duration: Option<Duration>,
    /// A built-in theme's name, or a path to a theme file.
    pub theme: Option<Clean>,
    /// How bullets come, unless a slide or a list says otherwise.
    pub reveal: Reveal,
    /// The bottom row.
    pub footer: Footer,
}

/// A date as written, or any text in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Date {
    /// A TOML local date.
    Day {
        /// The year.
        year: u16,
        /// The month, 1 to 12.
        month: u8,
        /// The day, 1 to 31.
        day: u8,
    },
    /// Anything else, shown as it is: "Spring 2026".
    Text(Clean),
}

impl fmt::Display for Date {
    /// `24 November 2026`, or the text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        match self {
            Self::Day { year, month, day } => {
                let index = usize::from(*month).saturating_sub(1);
                let month = MONTHS.get(index).copied().unwrap_or_default();
                write!(f, "{day} {month} {year}")
            }
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// The footer's template. `{title}`, `{speaker}`, `{slide}`, `{slides}`, `{authors}` and `{date}` are filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footer {
    /// At the left edge.
    pub left: Clean,
    /// In the middle.
    pub center: Clean,
    /// At the right edge.
    pub right: Clean,
}

impl Default for Footer {
    fn default() -> Self {
        Self {
            left: Clean::line("{title}"),
            center: Clean::line("{speaker}"),
            right: Clean::line("{slide}/{slides}"),
        }
    }
}

/// A name that stays with a slide when others come and go around it: the `id` key, or the slug of
/// its title, made unique in the deck.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SlideId(pub String);

/// One screenful.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// The slide's name.
    pub id: SlideId,
    /// The heading.
    pub title: Option<Clean>,
    /// Under the heading, dim.
    pub subtitle: Option<Clean>,
    /// How the slide is composed.
    pub layout: Layout,
    /// Who has the floor.
    pub speaker: Option<Clean>,
    /// How long the slide should take. Untimed slides share what is left of the duration.
    pub target: Option<Duration>,
    /// What to say, with inline markup. Blank lines part paragraphs, other line breaks are kept.
    pub notes: Option<Clean>,
    /// A theme for this slide alone.
    pub theme: Option<Clean>,
    /// A footer for this slide alone.
    pub footer: Option<Footer>,
    /// May be skipped when time runs short.
    pub optional: bool,
    /// The question that this slide opens.
    pub discussion: Option<Discussion>,
    /// What stands on it.
    pub body: Body,
}

/// What stands on a slide.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The blocks, from top to bottom.
    Blocks(Vec<Block>),
    /// The slide could not be read: sentences that say what is wrong, and where.
    Broken(Vec<Clean>),
}

/// How a slide is composed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Heading, rule, blocks.
    #[default]
    Content,
    /// The talk's title, subtitle, authors and date. The default for a first slide with no blocks.
    Title,
    /// A new part begins.
    Section,
    /// One sentence, large, in the middle.
    Statement,
    /// One quotation, large.
    Quote,
    /// A picture that fills the slide.
    Image,
    /// Nothing but the blocks: no heading, no footer.
    Blank,
}

/// How a list comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reveal {
    /// All at once.
    #[default]
    All,
    /// One item with each Next.
    Bullets,
}

/// One piece of a slide's content.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Paragraphs.
    Text(Text),
    /// A list with marks.
    Bullets(List),
    /// A list with numbers.
    Numbered(List),
    /// Somebody's words.
    Quote(Quote),
    /// What happened when.
    Timeline(Timeline),
    /// Rows and columns.
    Table(Table),
    /// Numbers, drawn.
    Chart(Chart),
    /// A program's text, never reflowed.
    Code(Code),
    /// A picture.
    Image(Image),
    /// Blocks side by side.
    Columns(Columns),
    /// A remark in a box.
    Callout(Callout),
    /// A few words in large glyphs.
    Big(Clean),
    /// Text kept as it is: a diagram, ASCII art.
    Pre(Clean),
    /// What follows waits for Next.
    Pause,
    /// A horizontal rule with this many blank rows around it, less one: `true` is 1.
    Rule(u16),
    /// This many blank rows.
    Space(u16),
}

/// The `text` block.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Inline markup; blank lines part paragraphs.
    pub text: Clean,
    /// Where the lines stand.
    pub align: Align,
}

/// Where lines stand in their column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

/// The `bullets` and `numbered` blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The items, at least one.
    pub items: Vec<Item>,
    /// How the items come.
    pub reveal: Reveal,
    /// The first number of a numbered list.
    pub start: u32,
}

/// One item of a list. Written as a string; a list that follows it holds its children.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Inline markup.
    pub text: Clean,
    /// What stands indented under it.
    pub children: Vec<Item>,
}

/// The `quote` block.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The words; inline markup, blank lines part paragraphs.
    pub text: Clean,
    /// Who said them.
    pub by: Option<Clean>,
    /// Where they stand.
    pub source: Option<Clean>,
}

/// The `timeline` block.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// In the order written.
    pub milestones: Vec<Milestone>,
    /// How the moments come.
    pub reveal: Reveal,
}

/// One entry of a timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// A year, a date, any short label.
    pub when: Clean,
    /// What happened; inline markup.
    pub what: Clean,
}

/// The `table` block. Every row has `columns` cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// How many columns there are, at least one.
    pub columns: usize,
    /// The heading row.
    pub header: Option<Vec<Cell>>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// One for each column.
    pub align: Vec<Align>,
    /// Under the table, dim.
    pub caption: Option<Clean>,
}

/// A table's cell: inline markup.
pub type Cell = Clean;

/// The `chart` block. Every series has one value, or a gap, for each label.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// How it is drawn.
    pub kind: ChartKind,
    /// What the values belong to.
    pub labels: Vec<Clean>,
    /// The numbers.
    pub series: Vec<Series>,
    /// What the numbers count: "Mt".
    pub unit: Option<Clean>,
    /// Under the chart, dim.
    pub caption: Option<Clean>,
}

/// One row of numbers in a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name, where there are several.
    pub name: Option<Clean>,
    /// Finite numbers, or gaps.
    pub values: Vec<Option<f64>>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ChartKind {
    /// Bars.
    #[default]
    Bar,
    /// A line with axes.
    Line,
    /// A line of text high.
    Spark,
}

/// The `code` block.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The text, lines as written. Of a `file` it is `lines` of it, once it has been read; of one
    /// that could not be read, the reason.
    pub text: Clean,
    /// The file that the text comes from, relative to the deck.
    pub file: Option<Clean>,
    /// Which lines of the file to show. They keep the numbers that they have in it.
    pub lines: Option<LineRange>,
    /// The language's name.
    pub lang: Option<Clean>,
    /// Whether lines are numbered.
    pub numbers: bool,
    /// What is lit at each step, by the lines' numbers; the first at once, the next with each Next.
    /// Empty: no steps.
    pub highlight: Vec<Vec<LineRange>>,
}

/// Lines of a text, both ends counted from 1 and included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LineRange {
    /// The first line, at least 1.
    pub first: u32,
    /// The last line, at least `first`; `u32::MAX` for "all".
    pub last: u32,
}

/// The `image` block.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    /// The file, relative to the deck.
    pub path: Clean,
    /// What the picture shows, for those who cannot see it.
    pub alt: Clean,
    /// Under the picture, dim.
    pub caption: Option<Clean>,
    /// How much of the column's width it takes, in percent (1 to 100).
    pub width: Option<u8>,
    /// How it fills its place.
    pub fit: Fit,
}

/// How a picture fills its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fit {
    /// Whole, as large as fits.
    #[default]
    Contain,
    /// The place is filled; the picture's edges may be cut.
    Cover,
}

/// The `columns` block. Columns nest no further.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// From left to right, at least one.
    pub columns: Vec<Vec<Block>>,
    /// How the columns share the width: one number, at least 1, for each.
    pub ratio: Vec<u16>,
    /// Columns of space between them.
    pub gap: u16,
}

/// The `callout` block.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// Inline markup; blank lines part paragraphs.
    pub text: Clean,
    /// What kind of remark it is.
    pub tone: Tone,
    /// The name in the top edge, in place of the tone's own.
    pub title: Option<Clean>,
}

/// What kind of remark a callout is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Something to know.
    #[default]
    Note,
    /// Something that helps.
    Tip,
    /// Something to beware of.
    Warning,
}

/// The question that a slide opens, and how the class talks about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Discussion {
    /// The question; inline markup.
    pub question: Clean,
    /// Time to think alone. A phase that has no time is left out.
    pub think: Option<Duration>,
    /// Time to talk with a neighbour.
    pub pair: Option<Duration>,
    /// Time to share with the class.
    pub share: Option<Duration>,
    /// What to ask when the class falls silent; for the presenter only.
    pub prompts: Vec<Clean>,
    /// What to vote on; at most 26, lettered A to Z.
    pub options: Vec<Clean>,
    /// The right option, counted from 0; for the presenter only until the answer is revealed.
    pub correct: Option<usize>,
    /// The model answer; for the presenter only until it is revealed.
    pub answer: Option<Clean>,
    /// When the question comes.
    pub opens: Opens,
}

/// When a slide's question comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Opens {
    /// As the slide's last step.
    #[default]
    Next,
    /// With the slide, docked under it.
    Slide,
    /// Only when its key is pressed.
    Key,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_out_and_any_text_stays_as_it_is() {
        let day = Date::Day {
            year: 2026,
            month: 11,
            day: 4,
        };
        assert_eq!(day.to_string(), "4 November 2026");
        assert_eq!(
            Date::Text(Clean::line("Spring 2026")).to_string(),
            "Spring 2026"
        );
    }

    #[test]
    fn backup_slides_have_numbers_of_their_own() {
        let deck = Deck {
            info: DeckInfo::default(),
            slides: Vec::new(),
            talk_len: 2,
        };
        assert_eq!(
            [0, 1, 2, 3].map(|slide| deck.number(slide)),
            ["1", "2", "B1", "B2"]
        );
    }
}
