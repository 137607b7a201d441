//! What laying out a slide costs: a typical one at two sizes, drawn ones, and long ones.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use seminar::deck::{
    Align, Block, Chart, ChartKind, Code, DeckInfo, Item, List, Qr, Reveal, Series, Slide, SlideId,
    Table, Text,
};
use seminar::layout::{Media, Room, Setting, Size, lay_out};
use seminar::text::{Clean, Tabs};

fn main() {
    divan::main();
}

fn slide(blocks: Vec<Block>) -> Slide {
    Slide {
        title: Some(Clean::line("Why it failed")),
        ..Slide::new(SlideId("slide".to_owned()), blocks)
    }
}

fn measure(bencher: Bencher<'_, '_>, slide: &Slide, width: u16, height: u16) {
    let (info, media) = (DeckInfo::default(), Media::default());
    let size = Size { width, height };
    let setting = Setting {
        info: &info,
        media: &media,
        plain: false,
        room: Room::of(size),
        size,
        shift: 0,
    };
    let rows = lay_out(slide, u16::MAX, setting).rows.len();
    bencher
        .counter(ItemsCount::new(rows))
        .bench(|| lay_out(black_box(slide), u16::MAX, black_box(setting)));
}

/// A paragraph and a list as most slides have them.
#[divan::bench(args = [(80, 24), (200, 50)])]
fn typical(bencher: Bencher<'_, '_>, (width, height): (u16, u16)) {
    let item = |text: &str, children| Item {
        text: Clean::line(text),
        children,
    };
    let paragraph = "The first stages went **well**. Then harvests fell while quotas rose, and \
        famine spread across China, as `ledgers` of the time show.";
    let items = vec![
        item("Backyard steel was **too poor** to use", Vec::new()),
        item("Furnaces cost more than they made", Vec::new()),
        item(
            "Whole factories were turned over to steel",
            vec![item("so tools, cloth and fertiliser ran short", Vec::new())],
        ),
        item(
            "Fields stood unharvested while the furnaces burned",
            Vec::new(),
        ),
    ];
    let slide = slide(vec![
        Block::Text(Text {
            text: Clean::block(paragraph),
            align: Align::Left,
        }),
        Block::Bullets(List {
            items,
            reveal: Reveal::All,
            start: 1,
        }),
    ]);
    measure(bencher, &slide, width, height);
}

/// A line of fifty numbers, large letters, a code to scan: each in the room that the others leave.
#[divan::bench(args = [(80, 24), (200, 50)])]
fn drawn(bencher: Bencher<'_, '_>, (width, height): (u16, u16)) {
    let years = 1950_u32..2000;
    let values = years.clone().map(|year| Some(f64::from(year % 7)));
    let chart = Chart {
        kind: ChartKind::Line,
        labels: years.map(|year| Clean::line(&year.to_string())).collect(),
        series: vec![Series {
            name: None,
            values: values.collect(),
        }],
        unit: None,
        caption: None,
    };
    let slide = slide(vec![
        Block::Big(Clean::line("36 million")),
        Block::Chart(Box::new(chart)),
        Block::Qr(Qr {
            text: Clean::line("https://example.org/questions"),
            caption: None,
        }),
    ]);
    measure(bencher, &slide, width, height);
}

/// Two hundred rows whose last cells wrap.
#[divan::bench]
fn long_table(bencher: Bencher<'_, '_>) {
    let row = |number: usize| {
        vec![
            Clean::line(&format!("county {number}")),
            Clean::line(&format!("{} t", number * 37)),
            Clean::line("what the county **reported**, and what was found there a year later"),
        ]
    };
    let slide = slide(vec![Block::Table(Box::new(Table {
        columns: 3,
        header: Some(
            ["Where", "Harvest", "What is known"]
                .map(Clean::line)
                .to_vec(),
        ),
        rows: (0..200).map(row).collect(),
        align: Some(vec![Align::Left, Align::Right, Align::Left]),
        caption: None,
    }))]);
    measure(bencher, &slide, 80, 24);
}

/// A thousand lines of code.
#[divan::bench]
fn long_code(bencher: Bencher<'_, '_>) {
    let slide = slide(vec![Block::Code(Box::new(Code {
        text: Clean::block(&"    let share = harvest * quota / 100; // in tonnes\n".repeat(1000)),
        tabs: Tabs::default(),
        file: None,
        lines: None,
        lang: Some(Clean::line("rust")),
        numbers: true,
        highlight: Vec::new(),
    }))]);
    measure(bencher, &slide, 80, 24);
}
