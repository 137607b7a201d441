//! How many presses of Next it takes until all of a slide is shown.

use super::{Block, Body, List, Reveal, Slide};

impl Slide {
    /// The number of reveals: at 0 what waits is hidden, at this number all is shown.
    ///
    /// Each `pause` is one; each top-level item of a list or milestone of a timeline that reveals
    /// by bullets is one; each entry of a code block's `highlight` after the first is one. They
    /// count in reading order, columns from left to right.
    ///
    /// A pause that would show nothing, since a list that comes item by item or another pause follows
    /// it, is one step with what follows.
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
    let mut rest = blocks.iter();
    let mut reveals = 0;
    while let Some(block) = rest.next() {
        reveals += match block {
            Block::Pause => usize::from(pause_shows(rest.as_slice())),
            _ => count_in(block),
        };
    }
    reveals
}

/// Whether a pause before `rest` shows something when it is over: it does not when what comes next
/// waits for a step of its own.
pub(crate) fn pause_shows(rest: &[Block]) -> bool {
    let next = rest.iter().find(|block| !matches!(block, Block::Space(_)));
    !next.is_some_and(waits)
}

/// Whether all that stands first in `block` waits for a step of its own.
fn waits(block: &Block) -> bool {
    match block {
        Block::Pause => true,
        Block::Bullets(list) | Block::Numbered(list) => list.reveal == Reveal::Bullets,
        Block::Timeline(timeline) => timeline.reveal == Reveal::Bullets,
        Block::Columns(columns) => {
            let mut columns = columns.columns.iter().filter(|column| !column.is_empty());
            columns.clone().next().is_some() && columns.all(|column| !pause_shows(column))
        }
        _ => false,
    }
}

fn count_in(block: &Block) -> usize {
    match block {
        Block::Bullets(List { items, reveal, .. })
        | Block::Numbered(List { items, reveal, .. }) => parts(*reveal, items.len()),
        Block::Timeline(timeline) => parts(timeline.reveal, timeline.milestones.len()),
        Block::Code(code) => code.highlight.len().saturating_sub(1),
        Block::Columns(columns) => columns.columns.iter().map(|column| count(column)).sum(),
        // Counted by what follows it.
        Block::Pause
        | Block::Text(_)
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
        assert_eq!(reveals(columns), 3);
    }

    #[test]
    fn a_pause_that_would_show_nothing_is_one_step_with_what_follows() {
        let list = "{ bullets = ['a', 'b'], reveal = 'bullets' }";
        let shown = |blocks: &str| reveals(&format!("content = [{blocks}]"));
        assert_eq!(shown(&format!("{{ pause = true }}, {list}")), 2);
        assert_eq!(
            shown(&format!("{{ pause = true }}, {{ space = 2 }}, {list}")),
            2
        );
        assert_eq!(
            shown(&format!("{{ pause = true }}, {{ text = 'a' }}, {list}")),
            3
        );
        assert_eq!(
            shown("{ pause = true }, { pause = true }, { text = 'a' }"),
            1
        );
        assert_eq!(shown("{ pause = true }, { bullets = ['a', 'b'] }"), 1);
        let columns =
            |beside: &str| format!("{{ pause = true }}, {{ columns = [[{list}], {beside}] }}");
        assert_eq!(shown(&columns(&format!("[{list}]"))), 4);
        assert_eq!(shown(&columns("[{ text = 'a' }]")), 3);
    }

    #[test]
    fn a_card_has_no_reveals() {
        let parsed = parse("[[slides]]\npause = true\ntitel = 'a'\n").expect("there is a slide");
        assert_eq!(parsed.deck.slides[0].reveals(), 0);
    }
}
