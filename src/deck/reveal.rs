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
        | Block::Qr(_)
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

#[cfg(test)]
mod tests {
    use crate::deck::parse;

    fn reveals(slide: &str) -> u16 {
        let parsed = parse(&format!("[[slides]]\n{slide}\n")).expect("there is a slide");
        assert_eq!(parsed.findings, []);
        parsed.deck.slides[0].reveals()
    }

    #[test]
    fn pauses_items_milestones_and_highlights_count() {
        assert_eq!(reveals("text = 'a'"), 0);
        assert_eq!(reveals("pause = true\ntext = 'a'"), 1);
        assert_eq!(reveals("bullets = ['a', ['b', 'c'], 'd']"), 0);
        assert_eq!(
            reveals("bullets = ['a', ['b', 'c'], 'd']\nreveal = 'bullets'"),
            2
        );
        assert_eq!(
            reveals("numbered = ['a', 'b']\nbullets = ['c']\nreveal = 'bullets'"),
            3
        );
        assert_eq!(
            reveals("timeline = [[1, 'a'], [2, 'b']]\nreveal = 'bullets'"),
            2
        );
        assert_eq!(reveals("code = 'a'\nhighlight = '1'"), 0);
        assert_eq!(reveals("code = 'a'\nhighlight = ['1', 'all', '1']"), 2);
    }

    #[test]
    fn what_stands_in_columns_counts_too() {
        let columns = "columns = [[{ pause = true }, { bullets = ['a', 'b'], reveal = 'bullets' }], { code = 'a', \
                       highlight = ['1', 'all'] }]";
        assert_eq!(reveals(columns), 4);
    }

    #[test]
    fn a_card_has_no_reveals() {
        let parsed = parse("[[slides]]\npause = true\ntitel = 'a'\n").expect("there is a slide");
        assert_eq!(parsed.deck.slides[0].reveals(), 0);
    }
}
