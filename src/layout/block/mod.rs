//! One file for each kind of block: the block and a width in, rows out.

mod big;
mod callout;
mod chart;
mod code;
mod columns;
mod frame;
mod image;
mod lines;
mod list;
mod pre;
mod qr;
mod quote;
mod rule;
mod table;
mod text;
mod timeline;

pub use chart::describe as describe_chart;
pub(super) use frame::{COLUMNS as FRAME_COLUMNS, Edge, NARROWEST as NARROWEST_FRAME, boxed};
pub(super) use image::{LOWEST as LOWEST_PICTURE, count as count_pictures};
pub(super) use quote::{HANG as QUOTE_HANG, bar_width, barred, marked as quoted};

use super::measure::Field;
use super::piece::Piece;
use super::steps::Steps;
use super::{Media, Room};
use crate::deck::{Align, Block, Reveal, shows_at_once};

/// How much space there is between things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Air {
    /// None.
    None,
    /// A blank row between blocks.
    Blocks,
    /// A blank row between the items of a list as well.
    Items,
    /// And one inside of boxes, above and below what is in them.
    Boxes,
}

/// How words are set that have the slide to themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// As on any slide.
    Plain,
    /// Large words in the middle.
    Poster,
    /// Large words and prose in the middle, prose bold: it is the one thing to say.
    Statement,
}

/// How high pictures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pictures {
    /// As their width asks for, but at most this many rows.
    AtMost(u16),
    /// This many rows.
    Exactly(u16),
}

/// What blocks need to know of what surrounds them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub(super) media: &'a Media,
    /// Whether words stand in place of what is drawn with glyphs.
    pub(super) plain: bool,
    pub(super) room: Room,
    pub(super) air: Air,
    pub(super) voice: Voice,
    pub(super) pictures: Pictures,
    /// Where pictures and codes stand that are narrower than their room.
    pub(super) pictures_at: Align,
    pub(super) field: Field,
    /// The columns by which long lines are moved aside.
    pub(super) shift: u16,
}

impl Context<'_> {
    /// The blank rows between blocks, and between paragraphs.
    fn gap(self) -> usize {
        usize::from(self.air >= Air::Blocks)
    }

    /// The blank rows between the items of a list.
    fn item_gap(self) -> usize {
        usize::from(self.air >= Air::Items)
    }

    /// Whether there is room for frames around things of `width` columns.
    fn frames(self, width: u16) -> bool {
        self.room >= Room::Normal && width >= frame::NARROWEST
    }
}

/// Blocks from top to bottom, where they stand on the page.
pub(super) fn stack(blocks: &[Block], context: Context<'_>, steps: &mut Steps) -> Piece {
    let mut stack = Piece::default();
    let mut space = 0;
    let align = big::align_among(blocks, context.voice);
    for block in blocks {
        if shows_at_once(block) {
            steps.show_at_once();
        }
        match block {
            Block::Pause => steps.pause(),
            Block::Space(rows) if context.air > Air::None => space += usize::from(*rows),
            Block::Space(_) => {}
            _ => {
                let piece = lay_out(block, align, context, steps);
                if piece.is_empty() {
                    continue;
                }
                if !stack.is_empty() {
                    space += context.gap();
                }
                stack.space(std::mem::take(&mut space));
                stack.below(piece);
            }
        }
    }
    stack.space(space);
    stack
}

/// One block, where it stands on the page; large words are aligned as `align` says.
fn lay_out(block: &Block, align: Align, context: Context<'_>, steps: &mut Steps) -> Piece {
    let gate = steps.gate();
    let mut piece = draw(block, align, context, steps);
    if !admits_its_own(block) {
        steps.admit(&mut piece, gate);
    }
    piece
}

fn draw(block: &Block, align: Align, context: Context<'_>, steps: &mut Steps) -> Piece {
    let in_text = |piece: Piece| piece.indented(context.field.left);
    match block {
        Block::Text(text) => in_text(text::lay_out(text, context)),
        Block::Bullets(list) => in_text(list::lay_out(list, list::Kind::Bullets, context, steps)),
        Block::Numbered(list) => in_text(list::lay_out(list, list::Kind::Numbers, context, steps)),
        Block::Quote(quote) => in_text(quote::lay_out(quote, context)),
        Block::Timeline(timeline) => in_text(timeline::lay_out(timeline, context, steps)),
        Block::Callout(callout) => in_text(callout::lay_out(callout, context)),
        Block::Qr(qr) => in_text(qr::lay_out(qr, context)),
        Block::Big(words) => in_text(big::lay_out(words, align, context)),
        Block::Rule(rows) => in_text(rule::lay_out(*rows, context)),
        // These may leave the column of text, and place themselves.
        Block::Table(table) => table::lay_out(table, context),
        Block::Chart(chart) => chart::lay_out(chart, context),
        Block::Code(code) => code::lay_out(code, context, steps),
        Block::Image(image) => image::lay_out(image, context),
        Block::Pre(text) => pre::lay_out(text, context, steps),
        Block::Columns(columns) => columns::lay_out(columns, context, steps),
        Block::Pause | Block::Space(_) => Piece::default(),
    }
}

/// What stands in a box, with the space above and below it that there is.
fn lined(body: Piece, context: Context<'_>) -> Piece {
    let space = usize::from(context.air >= Air::Boxes);
    let mut lined = Piece::default();
    lined.space(space);
    lined.below(body);
    lined.space(space);
    lined
}

/// How many things in `blocks` stand below each other that [`Air::Items`] may part: each is a row
/// high at least.
pub(super) fn count_items(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match block {
            Block::Bullets(list) | Block::Numbered(list) => list.items.len(),
            Block::Timeline(timeline) => timeline.milestones.len(),
            Block::Table(table) => table.rows.len(),
            Block::Chart(chart) => chart.labels.len(),
            Block::Columns(columns) => {
                let counts = columns.columns.iter().map(|column| count_items(column));
                counts.max().unwrap_or(0)
            }
            _ => 0,
        })
        .sum()
}

/// Whether the parts of a block wait for reveals of their own, rather than all of it for one.
fn admits_its_own(block: &Block) -> bool {
    match block {
        Block::Columns(_) => true,
        Block::Bullets(list) | Block::Numbered(list) => list.reveal == Reveal::Bullets,
        Block::Timeline(timeline) => timeline.reveal == Reveal::Bullets,
        _ => false,
    }
}
