use std::sync::Arc;

use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;
use crate::deck::{Block, Slide};
use crate::layout::samples::{
    alone, any_text, code, page, page_at, page_moved, page_with, sketch, text, untitled,
};
use crate::layout::{self, Media, Page, Snippet};
use crate::text::{Clean, clip};

const PROGRAM: &str = "fn main() {\n    let answer = 6 * 7;\n    println!(\"{answer}\");\n}\n";

fn lines(first: u32, last: u32) -> LineRange {
    LineRange { first, last }
}

/// The numbers of the lines that are lit.
fn lit(slide: &Slide, reveal: u16) -> Vec<usize> {
    let page = page_at(slide, reveal, 60, 0);
    (0..page.rows.len())
        .filter(|&row| {
            page.rows[row]
                .spans
                .iter()
                .any(|span| span.tint == Tint::of(Ink::Code))
        })
        .collect()
}

#[test]
fn code_stands_in_a_box_with_its_language_in_the_edge() {
    let rust = Code {
        lang: Some(Clean::line("rust")),
        ..code(PROGRAM)
    };
    assert_snapshot!(alone(Block::Code(Box::new(rust)), 52), @r#"
    |  ╭ rust ────────────────────────────────────────╮
    |  │ fn main() {                                  │
    |  │     let answer = 6 * 7;                      │
    |  │     println!("{answer}");                    │
    |  │ }                                            │
    |  ╰──────────────────────────────────────────────╯
    "#);
}

/// The columns of each row that have the background of code.
fn grounds(page: &Page) -> Vec<Range<u16>> {
    let of_code = |row: &Row| -> Option<Range<u16>> {
        let grounds = row.grounds.iter().rev();
        let mut grounds = grounds.skip_while(|ground| ground.ink != Ink::Code);
        grounds.next().map(|ground| ground.columns.clone())
    };
    page.rows.iter().filter_map(of_code).collect()
}

#[test]
fn the_ground_of_code_fills_all_of_its_box_lit_or_not() {
    let code = Code {
        numbers: true,
        highlight: vec![vec![lines(2, 2)]],
        ..code("a\nb")
    };
    let slide = untitled(vec![Block::Code(Box::new(code))]);
    assert_eq!(grounds(&page(&slide, 60, 20)), vec![2..58; 6]);
    assert_eq!(grounds(&page(&slide, 30, 8)), [1..29, 1..29]);
}

#[test]
fn where_there_is_room_code_has_space_above_and_below_that_is_no_line_of_it() {
    let slide = untitled(vec![Block::Code(Box::new(code("a\nb")))]);
    // Of 14 rows one is the margin.
    let roomy = page(&slide, 60, 14);
    assert_eq!((roomy.rows.len(), &roomy.listings[0].rows), (7, &(3..5)));
    let full = untitled(vec![Block::Code(Box::new(code(&"a\n".repeat(10))))]);
    let full = page(&full, 60, 14);
    assert_eq!((full.rows.len(), &full.listings[0].rows), (13, &(2..12)));
}

#[test]
fn code_that_waits_has_no_ground() {
    let slide = untitled(vec![
        text("first"),
        Block::Pause,
        Block::Code(Box::new(code("a"))),
    ]);
    assert_eq!(grounds(&page_at(&slide, 0, 60, 20)), []);
    assert_eq!(grounds(&page_at(&slide, 1, 60, 20)).len(), 5);
}

#[test]
fn long_lines_are_cut_and_never_reflowed() {
    assert_snapshot!(alone(Block::Code(Box::new(code(PROGRAM))), 24), @r#"
    | ╭────────────────────╮
    | │ fn main() {        │
    | │     let answer = › │
    | │     println!("{an› │
    | │ }                  │
    | ╰────────────────────╯
    "#);
    assert_snapshot!(alone(Block::Code(Box::new(code("let word = \"大跃进\";"))), 22), @r#"
    | ╭──────────────────╮
    | │ let word = "大 › │
    | ╰──────────────────╯
    "#);
}

#[test]
fn a_long_line_takes_more_of_a_wide_page_than_text_does() {
    let long = "x".repeat(140);
    let rows = alone(Block::Code(Box::new(code(&long))), 200);
    assert!(rows.contains(&long));
}

#[test]
fn lines_of_a_file_keep_their_numbers() {
    let code = Code {
        text: Clean::block("a line\na line\na line"),
        file: Some(Clean::line("lines.txt")),
        lines: Some(lines(9, 11)),
        numbers: true,
        ..code("")
    };
    assert_snapshot!(alone(Block::Code(Box::new(code)), 52), @"
        |  ╭ lines.txt ───────────────────────────────────╮
        |  │  9  a line                                   │
        |  │ 10  a line                                   │
        |  │ 11  a line                                   │
        |  ╰──────────────────────────────────────────────╯
        ");
}

#[test]
fn each_step_lights_other_lines_and_dims_the_rest() {
    let code = Code {
        highlight: vec![
            vec![lines(1, 1), lines(4, 4)],
            vec![lines(2, 3)],
            vec![lines(1, u32::MAX)],
        ],
        ..code(PROGRAM)
    };
    let slide = untitled(vec![Block::Code(Box::new(code))]);
    assert_eq!(slide.reveals(), 2);
    assert_eq!(lit(&slide, 0), [1, 4]);
    assert_eq!(lit(&slide, 1), [2, 3]);
    assert_eq!(lit(&slide, 2), [1, 2, 3, 4]);
    assert_snapshot!(sketch(&page_at(&slide, 1, 52, 0).rows), @r#"
    |  ╭──────────────────────────────────────────────╮
    |  │   fn main() {                                │
    |  │ ▌     let answer = 6 * 7;                    │
    |  │ ▌     println!("{answer}");                  │
    |  │   }                                          │
    |  ╰──────────────────────────────────────────────╯
    "#);
    assert_eq!(page_at(&slide, 1, 60, 0).fresh, 2..4);
}

#[test]
fn a_small_room_shows_the_lines_alone() {
    let slide = untitled(vec![Block::Code(Box::new(Code {
        numbers: true,
        ..code(PROGRAM)
    }))]);
    assert_snapshot!(sketch(&page(&slide, 30, 8).rows), @r#"
    | 1  fn main() {
    | 2      let answer = 6 * 7;
    | 3      println!("{answer}");
    | 4  }
    "#);
}

/// What is known when the first three columns of each line are a keyword, the rest a comment.
fn media(code: &Code) -> Media {
    let part = |bytes, ink| layout::Part { bytes, ink };
    let lines = code.text.as_str().lines().map(|line| {
        let middle = clip(line, 3).len();
        vec![
            part(0..middle, Ink::CodeKeyword),
            part(middle..line.len(), Ink::CodeComment),
        ]
    });
    let coloring = Coloring {
        lines: lines.collect(),
    };
    let mut media = Media::default();
    let snippet = Snippet::of(code).expect("it has a language");
    media.color(snippet, Some(Arc::new(coloring)));
    media
}

/// The inks of the code in each row, from left to right.
fn inks(page: &Page) -> Vec<Vec<Ink>> {
    let of_code = |ink: &Ink| *ink == Ink::Dim || ink.kind_of() == Some(Ink::Code);
    let rows = page.rows.iter().map(|row| {
        let inks = row.spans.iter().map(|span| span.tint.ink);
        inks.filter(of_code).collect::<Vec<_>>()
    });
    rows.filter(|inks| !inks.is_empty()).collect()
}

fn rust(text: &str) -> Code {
    Code {
        lang: Some(Clean::line("rust")),
        ..code(text)
    }
}

#[test]
fn code_takes_color_in_its_place() {
    let code = rust("let a;\nlet b;");
    let media = media(&code);
    let slide = untitled(vec![Block::Code(Box::new(code))]);
    let plain = page_with(&slide, &Media::default(), 60, 20);
    let colored = page_with(&slide, &media, 60, 20);
    assert_eq!(inks(&plain), Vec::<Vec<Ink>>::new());
    let of_a_line = vec![Ink::CodeKeyword, Ink::CodeComment];
    assert_eq!(inks(&colored), [of_a_line.clone(), of_a_line]);
    assert_eq!(sketch(&colored.rows), sketch(&plain.rows));
}

#[test]
fn what_is_not_lit_has_no_colors() {
    let code = Code {
        highlight: vec![vec![lines(2, 2)]],
        ..rust("let a;\nlet b;")
    };
    let media = media(&code);
    let page = page_with(&untitled(vec![Block::Code(Box::new(code))]), &media, 60, 20);
    let rows = inks(&page);
    assert!(rows[0].iter().all(|ink| *ink == Ink::Dim), "{rows:?}");
    assert_eq!(rows[1], [Ink::CodeKeyword, Ink::CodeComment]);
}

#[test]
fn long_lines_are_moved_aside_and_their_numbers_stay() {
    let code = Code {
        numbers: true,
        ..code(PROGRAM)
    };
    let slide = untitled(vec![Block::Code(Box::new(code))]);
    assert_snapshot!(sketch(&page_moved(&slide, 24, 6).rows), @r#"
    | ╭────────────────────╮
    | │ 1  ‹() {           │
    | │ 2  ‹ answer = 6 *› │
    | │ 3  ‹ntln!("{answe› │
    | │ 4  ‹               │
    | ╰────────────────────╯
    "#);
    let page = page_moved(&slide, 24, 99);
    assert_snapshot!(sketch(&page.rows), @r#"
    | ╭────────────────────╮
    | │ 1  ‹               │
    | │ 2  ‹wer = 6 * 7;   │
    | │ 3  ‹!("{answer}"); │
    | │ 4  ‹               │
    | ╰────────────────────╯
    "#);
    assert_eq!(page.max_shift(), 10);
    assert_eq!(page_moved(&slide, 60, 99).max_shift(), 0);
}

#[test]
fn the_listing_nearest_to_the_top_is_the_one_in_sight() {
    let slide = untitled(vec![
        Block::Code(Box::new(code("a\nb\nc"))),
        Block::Pause,
        Block::Pre(Clean::block("d\ne")),
    ]);
    let page = page_at(&slide, 1, 60, 0);
    let rows: Vec<Range<usize>> = page.listings.iter().map(|it| it.rows.clone()).collect();
    assert_eq!(rows, [1..4, 6..8]);
    assert_eq!(page.listing_in(&(0..20)), Some(0));
    assert_eq!(page.listing_in(&(3..20)), Some(0));
    assert_eq!(page.listing_in(&(4..20)), Some(1));
    assert_eq!(page.listing_in(&(4..6)), None);
    let before = page_at(&slide, 0, 60, 0);
    assert_eq!(before.listing_in(&(4..20)), None, "it is still to come");
}

proptest! {
    #[test]
    fn colors_change_no_text(text in any_text(), width in 1_u16..90, height in 1_u16..40) {
        let code = rust(text.as_str());
        let media = media(&code);
        let slide = untitled(vec![Block::Code(Box::new(code))]);
        let plain = page_with(&slide, &Media::default(), width, height);
        let colored = page_with(&slide, &media, width, height);
        prop_assert_eq!(colored.listings, plain.listings);
        for (colored, plain) in colored.rows.iter().zip(&plain.rows) {
            prop_assert_eq!(colored.text(), plain.text());
        }
    }
}
