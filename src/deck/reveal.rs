//! How many presses of Next it takes until all of a slide is shown.

use super::{Block, Body, List, Reveal, Slide};

impl Slide {
    /// The number of reveals: at 0 what waits is hidden, at this number all is shown.
    ///
    /// Each `pause` is one; each top-level item of a list or milestone of a timeline that reveals
    /// by bullets is one; each entry of a code block's `highlight` after the first is one. They
    /// count in reading order, columns from left to right.
    ///
    /// A pause holds back all that follows. What stands below a list that comes item by item comes
    /// with its last item; what stands beside it, in another column, does not wait for it.
    pub fn reveals(&self) -> u16 {
        match &self.body {
            Body::Blocks(blocks) => u16::try_from(count(blocks)).unwrap_or(u16::MAX),
            Body::Broken(_) => 0,
        }
    }
}

fn count(blocks: &[Block]) -> usize {
    blocks.iter().map(count_in).sum()
}

fn count_in(block: &Block) -> usize {
    match block {
        Block::Pause => 1,
        Block::Bullets(List { items, reveal, .. })
        | Block::Numbered(List { items, reveal, .. }) => parts(*reveal, items.len()),
        Block::Timeline(timeline) => parts(timeline.reveal, timeline.milestones.len()),
        Block::Code(code) => code.highlight.len().saturating_sub(1),
        Block::Columns(columns) => columns.columns.iter().map(|column| count(column)).sum(),
        Block::Text(_)
        | Block::Quote(_)
        | Block::Table(_)
        | Block::Chart(_)
        | Block::Image(_)
        | Block::Callout(_)
        | Block::Big(_)
        | Block::Pre(_)
        | Block::Rule(_)
        | Block::Space(_) => 0,
    }
}

fn parts(reveal: Reveal, count: usize) -> usize {
    match reveal {
        Reveal::All => 0,
        Reveal::Bullets => count,
    }
}
