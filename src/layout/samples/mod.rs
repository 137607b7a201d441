//! Slides to test with: builders, any slides at all, and pages as plain text.

mod arbitrary;

pub(crate) use arbitrary::{any_media, any_slide, any_text};

use super::{Media, Page, Room, Row, Setting, Size, lay_out};
use crate::deck::{
    Align, Block, Code, Columns, DeckInfo, Item, List, Milestone, Quote, Reveal, Slide, SlideId,
    Text, Timeline,
};
use crate::text::{Clean, Tabs};

/// A slide of these blocks with a title.
pub(crate) fn slide(title: &str, blocks: Vec<Block>) -> Slide {
    Slide {
        title: Some(Clean::line(title)),
        ..Slide::new(SlideId("slide".to_owned()), blocks)
    }
}

/// A slide of these blocks and nothing else.
pub(crate) fn untitled(blocks: Vec<Block>) -> Slide {
    Slide {
        title: None,
        ..slide("", blocks)
    }
}

pub(crate) fn text(text: &str) -> Block {
    Block::Text(Text {
        text: Clean::block(text),
        align: Align::Left,
    })
}

/// A list, all at once. Items that start with `> ` are children of the item before them, one
/// level deeper for each `> `.
pub(crate) fn list(items: &[&str]) -> List {
    let mut list = List {
        items: Vec::new(),
        reveal: Reveal::All,
        start: 1,
    };
    for item in items {
        let mut level = &mut list.items;
        let mut text = *item;
        while let Some(rest) = text.strip_prefix("> ") {
            text = rest;
            level = &mut level.last_mut().expect("a child has a parent").children;
        }
        level.push(Item {
            text: Clean::line(text),
            children: Vec::new(),
        });
    }
    list
}

pub(crate) fn bullets(items: &[&str]) -> Block {
    Block::Bullets(list(items))
}

/// Bullets that come one by one.
pub(crate) fn revealed(items: &[&str]) -> Block {
    Block::Bullets(List {
        reveal: Reveal::Bullets,
        ..list(items)
    })
}

pub(crate) fn quote(words: &str, by: Option<&str>, source: Option<&str>) -> Block {
    Block::Quote(Quote {
        text: Clean::block(words),
        by: by.map(Clean::line),
        source: source.map(Clean::line),
    })
}

pub(crate) fn timeline(milestones: &[(&str, &str)]) -> Timeline {
    Timeline {
        milestones: milestones
            .iter()
            .map(|(when, what)| Milestone {
                when: Clean::line(when),
                what: Clean::line(what),
            })
            .collect(),
        reveal: Reveal::All,
    }
}

pub(crate) fn code(text: &str) -> Code {
    Code {
        text: Clean::block(text),
        tabs: Tabs::default(),
        file: None,
        lines: None,
        lang: None,
        numbers: false,
        highlight: Vec::new(),
    }
}

pub(crate) fn columns(columns: Vec<Vec<Block>>) -> Columns {
    Columns {
        ratio: vec![1; columns.len()],
        columns,
        gap: 4,
    }
}

/// The slide with all shown, on a screen of this size that is all its own.
pub(crate) fn page(slide: &Slide, width: u16, height: u16) -> Page {
    page_at(slide, u16::MAX, width, height)
}

/// The same, with so much known of pictures.
pub(crate) fn page_with(slide: &Slide, media: &Media, width: u16, height: u16) -> Page {
    let size = Size { width, height };
    let setting = Setting {
        info: &DeckInfo::default(),
        media,
        plain: false,
        room: Room::of(size),
        size,
        shift: 0,
    };
    lay_out(slide, u16::MAX, setting)
}

/// The slide with all shown in a room that has all it needs, its long lines moved aside.
pub(crate) fn page_moved(slide: &Slide, width: u16, shift: u16) -> Page {
    let setting = Setting {
        info: &DeckInfo::default(),
        media: &Media::default(),
        plain: false,
        room: Room::Normal,
        size: Size { width, height: 0 },
        shift,
    };
    lay_out(slide, u16::MAX, setting)
}

/// The slide with its first `reveal` reveals shown.
pub(crate) fn page_at(slide: &Slide, reveal: u16, width: u16, height: u16) -> Page {
    let size = Size { width, height };
    let room = if height == 0 {
        Room::Normal
    } else {
        Room::of(size)
    };
    lay_out(
        slide,
        reveal,
        Setting {
            info: &DeckInfo::default(),
            media: &Media::default(),
            plain: false,
            room,
            size,
            shift: 0,
        },
    )
}

/// The slide on a page where nothing wraps and nothing stands above it.
pub(crate) fn wide_room(slide: &Slide) -> Page {
    page(slide, 120, 0)
}

/// The block by itself in a room that has all it needs.
pub(crate) fn alone(block: Block, width: u16) -> String {
    sketch(&page(&untitled(vec![block]), width, 0).rows)
}

/// Rows as plain text, with an edge at the left that keeps blank columns and rows in sight.
pub(crate) fn sketch(rows: &[Row]) -> String {
    rows.iter()
        .map(|row| format!("|{}", row.text()).trim_end().to_owned() + "\n")
        .collect()
}
