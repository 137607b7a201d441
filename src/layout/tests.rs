use std::collections::BTreeMap;

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::block::{Air, Context, Pictures, Voice, stack};
use super::measure::Field;
use super::page::columns as columns_of;
use super::samples::{
    any_media, any_slide, any_text, bullets, code, columns, page_at, revealed, text, untitled,
};
use super::steps::Steps;
use super::*;
use crate::deck::{Align, Block, Body, Code, DeckInfo, LineRange};

/// What stands at each column of a row. A mark that moves from line to line of a code block is no
/// part of it.
fn cells(row: &Row) -> BTreeMap<u16, String> {
    let mut cells = BTreeMap::new();
    for span in &row.spans {
        let mut column = span.column;
        for cluster in span.text.graphemes(true) {
            cells.insert(column, cluster.to_owned());
            column += columns_of(cluster);
        }
    }
    cells.retain(|_, cluster| !matches!(cluster.as_str(), " " | "▌"));
    cells
}

fn sizes() -> impl Strategy<Value = Size> {
    let width = prop_oneof![1_u16..30, 1_u16..=500];
    let height = prop_oneof![0_u16..30, 0_u16..=200];
    (width, height).prop_map(|(width, height)| Size { width, height })
}

fn rooms() -> impl Strategy<Value = Room> {
    prop::sample::select(vec![Room::Number, Room::Text, Room::Small, Room::Normal])
}

fn check(page: &Page) -> Result<(), TestCaseError> {
    for row in &page.rows {
        let mut end = 0;
        for span in &row.spans {
            prop_assert!(span.column >= end, "spans overlap: {row:?}");
            prop_assert!(!span.text.contains('\n'), "a line break: {row:?}");
            prop_assert!(!span.text.is_empty(), "an empty span: {row:?}");
            end = span.end();
        }
        prop_assert!(
            end <= page.width,
            "past the page's {} columns: {row:?}",
            page.width
        );
    }
    for ground in page.rows.iter().flat_map(|row| &row.grounds) {
        prop_assert!(ground.columns.end <= page.width, "{ground:?}");
    }
    for place in &page.places {
        prop_assert!(place.column + place.size.width <= page.width);
        prop_assert!(place.row + usize::from(place.size.height) <= page.rows.len());
    }
    prop_assert!(page.fresh.end <= page.rows.len());
    Ok(())
}

/// Blocks that come in steps, in columns too; each has something to show.
fn stepped() -> impl Strategy<Value = Vec<Block>> {
    let block = || {
        let items = || (1_usize..4).prop_map(|count| &["one", "two", "three"][..count]);
        let lines = (1_u32..6, 0_u32..6).prop_map(|(first, more)| LineRange {
            first,
            last: first + more,
        });
        let highlight = prop::collection::vec(prop::collection::vec(lines, 1..3), 0..4);
        prop_oneof![
            4 => Just(Block::Pause),
            2 => Just(text("text")),
            2 => items().prop_map(revealed),
            1 => items().prop_map(bullets),
            1 => Just(Block::Space(1)),
            1 => highlight.prop_map(|highlight| Block::Code(Box::new(Code { highlight, ..code("a\nb\nc\nd") }))),
        ]
    };
    let stack = || prop::collection::vec(block(), 0..4);
    let beside = prop::collection::vec(stack(), 1..4);
    let block = prop_oneof![
        3 => block(),
        1 => beside.prop_map(|beside| Block::Columns(columns(beside))),
    ];
    prop::collection::vec(block, 0..6)
}

proptest! {
    #[test]
    fn rows_stay_within_the_page_and_spans_apart(
        slide in any_slide(),
        reveal in 0_u16..9,
        size in sizes(),
        room in rooms(),
        media in any_media(),
        shift in 0_u16..200,
    ) {
        let info = DeckInfo::default();
        let setting = Setting { info: &info, media: &media, plain: false, room, size, shift };
        check(&lay_out(&slide, reveal, setting))?;
    }

    #[test]
    fn a_reveal_shows_more_and_moves_nothing(slide in any_slide(), size in sizes()) {
        let Size { width, height } = size;
        let mut before = page_at(&slide, 0, width, height);
        prop_assert!(before.fresh.is_empty());
        for reveal in 1..=slide.reveals() {
            let page = page_at(&slide, reveal, width, height);
            prop_assert_eq!(page.rows.len(), before.rows.len());
            for (index, (row, earlier)) in page.rows.iter().zip(&before.rows).enumerate() {
                let (row, earlier) = (cells(row), cells(earlier));
                prop_assert!(
                    earlier.iter().all(|(column, cluster)| row.get(column) == Some(cluster)),
                    "{row:?} lacks some of {earlier:?}"
                );
                prop_assert!(
                    row == earlier || page.fresh.contains(&index),
                    "row {index} is new but not fresh: {:?}", page.fresh
                );
            }
            before = page;
        }
        let all = page_at(&slide, u16::MAX, width, height);
        prop_assert_eq!(all.rows, before.rows);
    }

    #[test]
    fn no_step_shows_nothing(blocks in stepped()) {
        let slide = untitled(blocks);
        let page = |reveal| {
            let page = page_at(&slide, reveal, 100, 0);
            (page.rows, page.places)
        };
        for reveal in 1..=slide.reveals() {
            prop_assert!(page(reveal) != page(reveal - 1), "reveal {} of {:?}", reveal, slide.body);
        }
    }

    #[test]
    fn reveals_are_counted_as_the_deck_counts_them(slide in any_slide(), width in 1_u16..200) {
        let Body::Blocks(blocks) = &slide.body else { return Ok(()) };
        let mut steps = Steps::new(0);
        let context = Context {
            media: &Media::default(),
            plain: false,
            room: Room::Normal,
            air: Air::Items,
            voice: Voice::Plain,
            pictures: Pictures::AtMost(9),
            pictures_at: Align::Left,
            field: Field::of_page(width),
            shift: 0,
        };
        let piece = stack(blocks, context, &mut steps);
        prop_assert_eq!(steps.counted(), slide.reveals());
        let listings = slide.listings();
        prop_assert_eq!(steps.list(), listings.len(), "and so are listings");
        for place in piece.listings {
            let lines = listings[place.number].text().as_str().trim_end().lines();
            prop_assert_eq!(place.rows.len(), lines.count());
        }
    }

    #[test]
    fn notes_and_paragraphs_stay_within_their_width(text in any_text(), width in 0_u16..100) {
        for rows in [notes(&text, width), paragraph(&text, Tint::default(), width)] {
            check(&Page { width: width.max(1), rows, ..Page::default() })?;
        }
    }

    #[test]
    fn what_is_fresh_comes_into_sight(
        rows in 0_usize..100,
        start in 0_usize..100,
        len in 0_usize..40,
        height in 1_usize..60,
    ) {
        let start = start.min(rows);
        let fresh = start..(start + len).min(rows);
        let page = Page { rows: vec![Row::default(); rows], fresh, ..Page::default() };
        let offset = page.offset(height);
        if page.fresh.is_empty() {
            prop_assert_eq!(offset, 0);
        } else {
            prop_assert!(offset <= page.fresh.start);
            prop_assert!(page.fresh.end <= offset + height || offset == page.fresh.start);
            prop_assert!(offset == 0 || page.fresh.end >= offset + height);
        }
    }
}
