//! How many presses of Next it takes until all of a slide is shown.

use super::{Block, Body, Code, LineRange, Reveal, Slide};

impl Slide {
    /// The number of reveals: at 0 what waits is hidden, at this number all is shown.
    ///
    /// Each `pause` is one; each top-level item of a list or milestone of a timeline that reveals
    /// by bullets is one; each entry of a code block's `highlight` after the first is one. They
    /// count in reading order, columns from left to right.
    ///
    /// None shows nothing. A pause is one step with what follows where a list that comes item by
    /// item follows it, or another pause; where nothing follows, it is none. Nor is an entry of
    /// `highlight` that lights the same lines as the one before.
    ///
    /// A pause holds back all that follows. What stands below a list that comes item by item comes
    /// with its last item; what stands beside it, in another column, does not wait for it.
    pub fn reveals(&self) -> u16 {
        match &self.body {
            Body::Blocks(blocks) => {
                let mut count = Count::default();
                count.add_all(blocks);
                count.reveals
            }
            Body::Broken(_) => 0,
        }
    }
}

/// The reveals so far.
#[derive(Default)]
struct Count {
    reveals: u16,
    /// A pause is over with the next reveal.
    pending: bool,
}

impl Count {
    fn add_all(&mut self, blocks: &[Block]) {
        for block in blocks {
            if self.pending && shows_at_once(block) {
                self.add(1);
            }
            match block {
                Block::Pause => self.pending = true,
                Block::Columns(columns) => {
                    for column in &columns.columns {
                        self.add_all(column);
                    }
                }
                _ => self.add(parts(block)),
            }
        }
    }

    fn add(&mut self, reveals: usize) {
        let reveals = u16::try_from(reveals).unwrap_or(u16::MAX);
        self.reveals = self.reveals.saturating_add(reveals);
        self.pending &= reveals == 0;
    }
}

/// Whether some of `block` is shown as soon as a pause before it is over, rather than at a step of
/// its own.
pub(crate) fn shows_at_once(block: &Block) -> bool {
    match block {
        Block::Pause | Block::Space(_) => false,
        Block::Columns(columns) => {
            for column in &columns.columns {
                if let Some(shows) = begins(column) {
                    return shows;
                }
            }
            false
        }
        _ => !comes_item_by_item(block),
    }
}

/// Whether a column shows something at once; none where that is up to the columns after it.
fn begins(column: &[Block]) -> Option<bool> {
    let mut below_list = false;
    for block in column {
        match block {
            // It holds back all the columns after this one, too.
            Block::Pause => return Some(false),
            block if comes_item_by_item(block) => below_list = true,
            block if !below_list && shows_at_once(block) => return Some(true),
            _ => {}
        }
    }
    None
}

fn comes_item_by_item(block: &Block) -> bool {
    match block {
        Block::Bullets(list) | Block::Numbered(list) => list.reveal == Reveal::Bullets,
        Block::Timeline(timeline) => timeline.reveal == Reveal::Bullets,
        _ => false,
    }
}

/// The steps of a block's own.
fn parts(block: &Block) -> usize {
    match block {
        Block::Bullets(list) | Block::Numbered(list) if comes_item_by_item(block) => {
            list.items.len()
        }
        Block::Timeline(timeline) if comes_item_by_item(block) => timeline.milestones.len(),
        Block::Code(code) => code.lights().len().saturating_sub(1),
        _ => 0,
    }
}

impl Code {
    /// What is lit, one after the other: the entries of `highlight`, without those that light the
    /// same lines as the one before.
    pub fn lights(&self) -> Vec<&[LineRange]> {
        let mut lights: Vec<&[LineRange]> = self.highlight.iter().map(Vec::as_slice).collect();
        if lights.len() > 1 {
            let lines = self.numbers_of_lines();
            lights.dedup_by_key(|ranges| lit(ranges, lines));
        }
        lights
    }

    /// The numbers of its first and last lines.
    fn numbers_of_lines(&self) -> LineRange {
        let lines = self.text.as_str().trim_end().lines().count();
        let lines = u32::try_from(lines).unwrap_or(u32::MAX);
        let first = self.lines.map_or(1, |lines| lines.first);
        LineRange {
            first,
            last: first.saturating_add(lines.saturating_sub(1)),
        }
    }
}

/// The lines among `lines` that are in `ranges`, from first to last.
fn lit(ranges: &[LineRange], lines: LineRange) -> Vec<LineRange> {
    let within = ranges.iter().map(|range| LineRange {
        first: range.first.max(lines.first),
        last: range.last.min(lines.last),
    });
    let mut within: Vec<LineRange> = within.filter(|range| range.first <= range.last).collect();
    within.sort_by_key(|range| range.first);
    within.dedup_by(|next, range| {
        let joins = next.first <= range.last.saturating_add(1);
        if joins {
            range.last = range.last.max(next.last);
        }
        joins
    });
    within
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
        assert_eq!(
            reveals("code = \"a\\nb\"\nhighlight = ['1', 'all', '1']"),
            2
        );
    }

    #[test]
    fn what_stands_in_columns_counts_too() {
        let columns = "columns = [[{ pause = true }, { bullets = ['a', 'b'], reveal = 'bullets' }], \
                       { code = \"a\\nb\", highlight = ['1', 'all'] }]";
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
    fn a_pause_with_nothing_after_it_is_no_step() {
        let shown = |blocks: &str| reveals(&format!("content = [{blocks}]"));
        assert_eq!(shown("{ text = 'a' }, { pause = true }"), 0);
        assert_eq!(shown("{ text = 'a' }, { pause = true }, { space = 2 }"), 0);
        assert_eq!(
            shown("{ text = 'a' }, { pause = true }, { pause = true }"),
            0
        );
    }

    #[test]
    fn a_pause_at_a_columns_edge_is_a_step_only_where_something_waits_for_it() {
        let shown = |columns: &str| reveals(&format!("content = [{columns}]"));
        let pause = "{ pause = true }";
        let text = "{ text = 'a' }";
        let list = "{ bullets = ['a', 'b'], reveal = 'bullets' }";
        // At its end, with and without something in the next.
        assert_eq!(
            shown(&format!("{{ columns = [[{text}, {pause}], [{text}]] }}")),
            1
        );
        assert_eq!(
            shown(&format!("{{ columns = [[{text}], [{text}, {pause}]] }}")),
            0
        );
        // The one that begins the next is the same.
        let both = format!("{{ columns = [[{text}, {pause}], [{pause}, {text}]] }}");
        assert_eq!(shown(&both), 1);
        // Before the columns, and at the start of the first.
        let outside = format!("{pause}, {{ columns = [[{pause}, {text}], [{text}]] }}");
        assert_eq!(shown(&outside), 1);
        // What stands beside a list is shown before it; where it waits as well, it is not.
        assert_eq!(
            shown(&format!("{pause}, {{ columns = [[{list}], [{text}]] }}")),
            3
        );
        let held = format!("{pause}, {{ columns = [[{list}, {pause}], [{text}]] }}");
        assert_eq!(shown(&held), 3);
    }

    #[test]
    fn lines_that_are_lit_already_are_no_step() {
        let lit =
            |highlight: &str| reveals(&format!("code = \"a\\nb\\nc\"\nhighlight = {highlight}"));
        assert_eq!(lit("['1', '1', '2']"), 1);
        assert_eq!(lit("['all', '1-3', '1,2-3']"), 0);
        assert_eq!(lit("['1', '2', '1']"), 2);
    }

    #[test]
    fn a_card_has_no_reveals() {
        let parsed = parse("[[slides]]\npause = true\ntitel = 'a'\n").expect("there is a slide");
        assert_eq!(parsed.deck.slides[0].reveals(), 0);
    }
}
