//! Any slide at all.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::untitled;
use crate::deck::{
    Align, Block, Body, Callout, Chart, ChartKind, Code, Columns, Fit, Image, Item, Layout,
    LineRange, List, Milestone, Qr, Quote, Reveal, Series, Slide, Table, Text, Timeline, Tone,
};
use crate::layout::{Media, Picture, Pixels};
use crate::text::{Clean, Tabs};

/// A slide of any layout with any blocks, or a broken one.
pub(crate) fn any_slide() -> impl Strategy<Value = Slide> {
    let body = prop_oneof![
        9 => blocks().prop_map(Body::Blocks),
        1 => vec(line(), 0..4).prop_map(Body::Broken),
    ];
    let layout = prop::sample::select(&Layout::ALL[..]);
    (option::of(line()), option::of(line()), layout, body).prop_map(
        |(title, subtitle, layout, body)| Slide {
            title,
            subtitle,
            layout,
            body,
            ..untitled(Vec::new())
        },
    )
}

/// A few blocks of any kind, columns among them.
fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let column = vec(block(), 0..3);
    let columns = vec((column, 1_u16..5), 1..4).prop_flat_map(|columns| {
        let (columns, ratio): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        (0_u16..9).prop_map(move |gap| {
            Block::Columns(Columns {
                columns: columns.clone(),
                ratio: ratio.clone(),
                gap,
            })
        })
    });
    vec(prop_oneof![6 => block(), 1 => columns], 0..5)
}

/// Words as people write them, with what makes them hard: markup, wide, combining and long ones.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => "[a-z]{1,9}",
        1 => "[a-zA-Z0-9,.;:!?*_`~=\\[\\]()\\\\-]{1,12}",
        1 => prop::sample::select(vec![
            "大跃进", "👩‍👩‍👧‍👦", "❤️", "e\u{301}a\u{300}", "한국어", "𝒳", "עברית", "🇨🇳", "**bold**",
            "`code`", "==marked==", "[link](https://example.org)", "\u{a0}", "\t",
        ]).prop_map(str::to_owned),
        1 => "[a-z]{20,60}",
    ];
    vec(word, 0..12).prop_map(|words| words.join(" "))
}

fn line() -> impl Strategy<Value = Clean> {
    words().prop_map(|words| Clean::line(&words))
}

/// A few lines or paragraphs.
pub(crate) fn any_text() -> impl Strategy<Value = Clean> {
    (
        vec(words(), 0..4),
        prop::sample::select(vec!["\n", "\n\n", "\n- ", "\n  12. "]),
    )
        .prop_map(|(lines, between)| Clean::block(&lines.join(between)))
}

fn reveal() -> impl Strategy<Value = Reveal> {
    prop::sample::select(vec![Reveal::All, Reveal::Bullets])
}

fn align() -> impl Strategy<Value = Align> {
    prop::sample::select(vec![Align::Left, Align::Center, Align::Right])
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        (any_text(), align()).prop_map(|(text, align)| Block::Text(Text { text, align })),
        list().prop_map(Block::Bullets),
        list().prop_map(Block::Numbered),
        (any_text(), option::of(line()), option::of(line()))
            .prop_map(|(text, by, source)| Block::Quote(Quote { text, by, source })),
        timeline(),
        table(),
        chart(),
        code(),
        image(),
        callout(),
        line().prop_map(Block::Big),
        (line(), option::of(line())).prop_map(|(text, caption)| Block::Qr(Qr { text, caption })),
        any_text().prop_map(Block::Pre),
        Just(Block::Pause),
        (1_u16..4).prop_map(Block::Rule),
        (1_u16..4).prop_map(Block::Space),
    ]
}

fn list() -> impl Strategy<Value = List> {
    let leaf = line().prop_map(|text| Item {
        text,
        children: Vec::new(),
    });
    let item = leaf.prop_recursive(4, 8, 3, |item| {
        (line(), vec(item, 0..3)).prop_map(|(text, children)| Item { text, children })
    });
    let start = prop_oneof![Just(1), any::<u32>()];
    (vec(item, 1..5), reveal(), start).prop_map(|(items, reveal, start)| List {
        items,
        reveal,
        start,
    })
}

fn timeline() -> impl Strategy<Value = Block> {
    let milestone = (line(), line()).prop_map(|(when, what)| Milestone { when, what });
    (vec(milestone, 1..5), reveal())
        .prop_map(|(milestones, reveal)| Block::Timeline(Timeline { milestones, reveal }))
}

fn table() -> impl Strategy<Value = Block> {
    (1_usize..6).prop_flat_map(|columns| {
        let cells = || vec(line(), columns);
        (
            option::of(cells()),
            vec(cells(), 0..5),
            option::of(vec(align(), columns)),
            option::of(line()),
        )
            .prop_map(move |(header, rows, align, caption)| {
                Block::Table(Box::new(Table {
                    columns,
                    header,
                    rows,
                    align,
                    caption,
                }))
            })
    })
}

fn chart() -> impl Strategy<Value = Block> {
    let number = prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::SUBNORMAL;
    let number = prop_oneof![2 => -100.0..1e6_f64, 1 => number];
    (0_usize..5).prop_flat_map(move |labels| {
        let series = (option::of(line()), vec(option::of(number.clone()), labels))
            .prop_map(|(name, values)| Series { name, values });
        let kind = prop::sample::select(vec![ChartKind::Bar, ChartKind::Line, ChartKind::Spark]);
        (
            kind,
            vec(line(), labels),
            vec(series, 1..4),
            option::of(line()),
            option::of(line()),
        )
            .prop_map(|(kind, labels, series, unit, caption)| {
                Block::Chart(Box::new(Chart {
                    kind,
                    labels,
                    series,
                    unit,
                    caption,
                }))
            })
    })
}

fn code() -> impl Strategy<Value = Block> {
    let range = (1_u32..6, 0_u32..6).prop_map(|(first, more)| LineRange {
        first,
        last: first + more,
    });
    let highlight = vec(vec(range.clone(), 1..3), 0..4);
    let file = option::of(line());
    (
        any_text(),
        file,
        option::of(range),
        option::of(line()),
        any::<bool>(),
        highlight,
    )
        .prop_map(|(text, file, lines, lang, numbers, highlight)| {
            Block::Code(Box::new(Code {
                text,
                tabs: Tabs::default(),
                file,
                lines,
                lang,
                numbers,
                highlight,
            }))
        })
}

/// All that may be known of the picture that slides show.
pub(crate) fn any_media() -> impl Strategy<Value = Media> {
    let side = || prop_oneof![0_u32..4, 1_u32..3000, Just(u32::MAX)];
    let pixels = || (side(), side()).prop_map(|(width, height)| Pixels { width, height });
    (pixels(), option::of(pixels())).prop_map(|(cell, pixels)| {
        let mut media = Media::default();
        media.cell = cell;
        if let Some(pixels) = pixels {
            let content = 0;
            media.learn(picture(), Picture::Ready { pixels, content });
        }
        media
    })
}

fn picture() -> Clean {
    Clean::line("assets/picture.png")
}

fn image() -> impl Strategy<Value = Block> {
    let fits = prop::sample::select(vec![Fit::Contain, Fit::Cover]);
    let sizes = (option::of(1_u8..=100), option::of(1_u16..=200), fits);
    (line(), option::of(line()), sizes).prop_map(|(alt, caption, (width, height, fit))| {
        Block::Image(Image {
            path: picture(),
            alt,
            caption,
            width,
            height,
            fit,
        })
    })
}

fn callout() -> impl Strategy<Value = Block> {
    let tone = prop::sample::select(vec![Tone::Note, Tone::Tip, Tone::Warning]);
    (any_text(), tone, option::of(line()))
        .prop_map(|(text, tone, title)| Block::Callout(Callout { text, tone, title }))
}
