//! The blocks of a slide: plain values, all text [`Clean`].
//!
//! In a deck's file a block is a table with one key that says its kind, and that kind's options.

use super::Reveal;
use crate::text::{Clean, Tabs};

/// One piece of a slide's content. What is large and rare is boxed: each block takes as much memory as the
/// largest kind.
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
    Table(Box<Table>),
    /// Numbers, drawn.
    Chart(Box<Chart>),
    /// A program's text, never reflowed.
    Code(Box<Code>),
    /// A picture.
    Image(Image),
    /// Blocks side by side.
    Columns(Columns),
    /// A remark in a box.
    Callout(Callout),
    /// A few words in large glyphs.
    ///
    /// `big = "36 million"`
    Big(Clean),
    /// A code to scan.
    Qr(Qr),
    /// Text kept as it is: a diagram, ASCII art.
    ///
    /// `pre = '''…'''`
    Pre(Clean),
    /// What follows waits for Next.
    ///
    /// `pause = true`
    Pause,
    /// A horizontal rule with this many blank rows around it, less one, at most 50: `true` is 1.
    ///
    /// `rule = true`
    Rule(u16),
    /// This many blank rows, at most 50: `true` is 1.
    ///
    /// `space = 2`
    Space(u16),
}

/// The `text` block.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Inline markup; blank lines part paragraphs, other line breaks are spaces.
    ///
    /// `text = "A paragraph with **bold** text."`
    pub text: Clean,
    /// Where the lines stand. Default: `left`.
    ///
    /// `align = "center"`
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
    /// The items, at least one; a list inside of the list belongs to the item before it, at most
    /// six levels deep.
    ///
    /// `bullets = ["an item", ["what belongs to it"]]`
    pub items: Vec<Item>,
    /// How the items come. Default: as on the slide. Beside a slide's own keys `reveal` is the
    /// slide's, for all of its lists.
    ///
    /// `reveal = "bullets"`
    pub reveal: Reveal,
    /// The first number of a numbered list, 0 to 99999. Default: 1.
    ///
    /// `start = 3`
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
    ///
    /// `quote = "Let a hundred flowers bloom."`
    pub text: Clean,
    /// Who said them. Default: none.
    ///
    /// `by = "Mao Zedong"`
    pub by: Option<Clean>,
    /// Where they stand. Default: none.
    ///
    /// `source = "Speech of May 1956"`
    pub source: Option<Clean>,
}

/// The `timeline` block.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// In the order written: pairs, or tables of `when` and `what`.
    ///
    /// `timeline = [ ["1958", "Communes"], { when = 1960, what = "Famine" } ]`
    pub milestones: Vec<Milestone>,
    /// How the milestones come. Default: as on the slide. Beside a slide's own keys `reveal` is the
    /// slide's.
    ///
    /// `reveal = "bullets"`
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
    /// The heading row. Default: none.
    ///
    /// `header = ["Year", "Harvest"]`
    pub header: Option<Vec<Cell>>,
    /// The rows, each of as many cells; texts, numbers and dates.
    ///
    /// `table = [ ["1958", 200], ["1959", 170] ]`
    pub rows: Vec<Vec<Cell>>,
    /// One for each column; one word in the file stands for all. Default: columns of numbers stand at
    /// the right, all others at the left.
    ///
    /// `align = ["left", "right"]`
    pub align: Option<Vec<Align>>,
    /// Under the table, dim. Default: none.
    ///
    /// `caption = "Grain, million tonnes"`
    pub caption: Option<Clean>,
}

/// A table's cell: inline markup.
pub type Cell = Clean;

/// The `chart` block. Every series has one value, or a gap, for each label.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// How it is drawn. Default: `bar`.
    ///
    /// `kind = "line"`
    pub kind: ChartKind,
    /// What the values belong to: the labels beside the numbers, or the option `labels`, or the
    /// numbers' places. Several series have all the labels of each, in the order in which they
    /// first come.
    ///
    /// `labels = ["1957", "1958"]`
    pub labels: Vec<Clean>,
    /// The numbers: one series, or a table with a name for each. A series is an array of pairs of a
    /// label and a number, or of numbers alone; `"-"` is a gap.
    ///
    /// `chart = [ ["1957", 195], ["1958", "-"] ]`,
    /// `chart = { Grain = [195, 200], Taken = [48, 59] }`
    pub series: Vec<Series>,
    /// What the numbers count. Default: none.
    ///
    /// `unit = "Mt"`
    pub unit: Option<Clean>,
    /// Under the chart, dim. Default: none.
    ///
    /// `caption = "Grain harvests"`
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
    ///
    /// `code = "print(6 * 7)"`
    pub text: Clean,
    /// Where its tabs stood, for whoever copies it.
    pub tabs: Tabs,
    /// The file that the text comes from, relative to the deck, inside of its folder, at most 1
    /// MiB. It stands in place of `code`.
    ///
    /// `file = "src/harvest.py"`
    pub file: Option<Clean>,
    /// Which lines of the file to show. They keep the numbers that they have in it. Default: all.
    ///
    /// `lines = "10-20"`
    pub lines: Option<LineRange>,
    /// The language's name. Default: none; that of a file is told by its name.
    ///
    /// `lang = "python"`
    pub lang: Option<Clean>,
    /// Whether lines are numbered. Default: `false`.
    ///
    /// `numbers = true`
    pub numbers: bool,
    /// What is lit at each step, by the lines' numbers; the first at once, the next with each Next.
    /// Empty: no steps. Default: empty.
    ///
    /// `highlight = ["1", "3-5", "1,4-6", "all"]`
    pub highlight: Vec<Vec<LineRange>>,
}

impl Code {
    /// What says in which language the text is: the language's name, or else that of its file.
    pub fn language(&self) -> Option<&Clean> {
        self.lang.as_ref().or(self.file.as_ref())
    }
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
    ///
    /// `image = "assets/harvest.png"`
    pub path: Clean,
    /// What the picture shows, for those who cannot see it. Required.
    ///
    /// `alt = "Wheat as tall as people"`
    pub alt: Clean,
    /// Under the picture, dim. Default: none.
    ///
    /// `caption = "A poster of 1958"`
    pub caption: Option<Clean>,
    /// How much of the column's width it takes, in percent, 1 to 100. Default: as much as fits.
    ///
    /// `width = 60`
    pub width: Option<u8>,
    /// The most rows it takes, 1 to 200. Default: as many as fit.
    ///
    /// `height = 12`
    pub height: Option<u16>,
    /// How it fills its place. Default: `contain`.
    ///
    /// `fit = "cover"`
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

/// The `qr` block.
#[derive(Clone, Debug, PartialEq)]
pub struct Qr {
    /// What the code says: an `http`, `https` or `mailto` address, or any other text, at most 500
    /// bytes.
    ///
    /// `qr = "https://example.org"`
    pub text: Clean,
    /// Under the code, dim. Default: what the code says.
    ///
    /// `caption = "The questions"`
    pub caption: Option<Clean>,
}

/// The `columns` block. Columns nest no further.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// From left to right, one to twelve: an array of blocks for each, or one block alone.
    ///
    /// `columns = [ [ { bullets = ["…"] } ], { text = "…" } ]`
    pub columns: Vec<Vec<Block>>,
    /// How the columns share the width: one number, 1 to 100, for each. Default: equally.
    ///
    /// `ratio = [3, 2]`
    pub ratio: Vec<u16>,
    /// Columns of space between them, 0 to 40. Default: 4.
    ///
    /// `gap = 2`
    pub gap: u16,
}

/// The `callout` block.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// Inline markup; blank lines part paragraphs.
    ///
    /// `callout = "Our source dates this 1960."`
    pub text: Clean,
    /// What kind of remark it is. Default: `note`.
    ///
    /// `tone = "warning"`
    pub tone: Tone,
    /// The name in the top edge. Only under `content`: beside a slide's own keys `title` is the
    /// slide's. Default: the tone's own.
    ///
    /// `title = "Remember"`
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
