use insta::assert_snapshot;

use super::*;
use crate::deck::{Block, Slide};
use crate::layout::samples::{alone, code, page, page_at, sketch, untitled};
use crate::text::Clean;

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
    assert_snapshot!(alone(Block::Code(rust), 52), @r#"
    |  ╭ rust ────────────────────────────────────────╮
    |  │ fn main() {                                  │
    |  │     let answer = 6 * 7;                      │
    |  │     println!("{answer}");                    │
    |  │ }                                            │
    |  ╰──────────────────────────────────────────────╯
    "#);
}

#[test]
fn long_lines_are_cut_and_never_reflowed() {
    assert_snapshot!(alone(Block::Code(code(PROGRAM)), 24), @r#"
    | ╭────────────────────╮
    | │ fn main() {        │
    | │     let answer = › │
    | │     println!("{an› │
    | │ }                  │
    | ╰────────────────────╯
    "#);
    assert_snapshot!(alone(Block::Code(code("let word = \"大跃进\";")), 22), @r#"
    | ╭──────────────────╮
    | │ let word = "大 › │
    | ╰──────────────────╯
    "#);
}

#[test]
fn a_long_line_takes_more_of_a_wide_page_than_text_does() {
    let long = "x".repeat(140);
    let rows = alone(Block::Code(code(&long)), 200);
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
    assert_snapshot!(alone(Block::Code(code), 52), @"
    |  ╭──────────────────────────────────────────────╮
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
    let slide = untitled(vec![Block::Code(code)]);
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
    let slide = untitled(vec![Block::Code(Code {
        numbers: true,
        ..code(PROGRAM)
    })]);
    assert_snapshot!(sketch(&page(&slide, 30, 8).rows), @r#"
    | 1  fn main() {
    | 2      let answer = 6 * 7;
    | 3      println!("{answer}");
    | 4  }
    "#);
}
