use insta::assert_snapshot;

use super::*;
use crate::deck::Block;
use crate::layout::Page;
use crate::layout::samples::{alone, columns as beside, page, untitled};
use crate::text::Clean;

fn cells(cells: &[&str]) -> Vec<Cell> {
    cells.iter().map(|cell| Clean::line(cell)).collect()
}

fn deaths() -> Block {
    Block::Table(Box::new(Table {
        columns: 3,
        header: Some(cells(&["Who", "Deaths", "How they count"])),
        rows: vec![
            cells(&[
                "Official yearbooks",
                "15 million",
                "registered deaths above the trend",
            ]),
            cells(&[
                "A. Coale, 1984",
                "27 million",
                "censuses of 1953, 1964 and 1982, **corrected**",
            ]),
            cells(&["F. Dikötter, 2010", "45 million", ""]),
        ],
        align: Some(vec![Align::Left, Align::Right, Align::Left]),
        caption: Some(Clean::line("Deaths above what was expected")),
    }))
}

#[test]
fn columns_are_as_wide_as_they_need_where_there_is_room() {
    assert_snapshot!(alone(deaths(), 100), @"
    |       Who                      Deaths   How they count
    |       ────────────────────────────────────────────────────────────────────────────
    |       Official yearbooks   15 million   registered deaths above the trend
    |       A. Coale, 1984       27 million   censuses of 1953, 1964 and 1982, corrected
    |       F. Dikötter, 2010    45 million
    |
    |       Deaths above what was expected
    ");
}

#[test]
fn the_longest_texts_wrap_first() {
    assert_snapshot!(alone(deaths(), 64), @"
    |  Who                      Deaths   How they count
    |  ────────────────────────────────────────────────────────────
    |  Official yearbooks   15 million   registered deaths above
    |                                    the trend
    |
    |  A. Coale, 1984       27 million   censuses of 1953, 1964 and
    |                                    1982, corrected
    |
    |  F. Dikötter, 2010    45 million
    |
    |  Deaths above what was expected
    ");
}

#[test]
fn a_table_may_be_wider_than_text() {
    let wide = "word ".repeat(22);
    let table = Table {
        columns: 1,
        header: None,
        rows: vec![cells(&[&wide])],
        align: Some(vec![Align::Left]),
        caption: None,
    };
    let rows = alone(Block::Table(Box::new(table)), 200);
    assert_eq!(rows.lines().count(), 1);
}

#[test]
fn rows_become_lists_where_a_grid_would_be_too_narrow() {
    assert_snapshot!(alone(deaths(), 18), @"
    |▪ Who: Official
    |  yearbooks
    |  Deaths: 15
    |  million
    |  How they count:
    |  registered
    |  deaths above the
    |  trend
    |
    |▪ Who: A. Coale,
    |  1984
    |  Deaths: 27
    |  million
    |  How they count:
    |  censuses of
    |  1953, 1964 and
    |  1982, corrected
    |
    |▪ Who: F.
    |  Dikötter, 2010
    |  Deaths: 45
    |  million
    |
    |Deaths above what
    |was expected
    ");
}

#[test]
fn wide_characters_keep_the_columns_straight() {
    let table = Table {
        columns: 2,
        header: Some(cells(&["汉字", "Meaning"])),
        rows: vec![
            cells(&["大跃进", "great leap"]),
            cells(&["❤️", "heart"]),
            cells(&["x", "y"]),
        ],
        align: Some(vec![Align::Center, Align::Right]),
        caption: None,
    };
    assert_snapshot!(alone(Block::Table(Box::new(table)), 60), @"
    |   汉字       Meaning
    |  ───────────────────
    |  大跃进   great leap
    |    ❤️          heart
    |    x               y
    ");
}

#[test]
fn numbers_stand_at_their_points_and_at_the_right() {
    let table = |align| {
        Block::Table(Box::new(Table {
            columns: 4,
            header: Some(cells(&["Year", "Harvest", "Taken", "Remark"])),
            rows: vec![
                cells(&["1957", "195.05 Mt", "24.6%", "as planned"]),
                cells(&["1958", "**200** Mt", "29%", "9 years of plans"]),
                cells(&["1959", "8.5 Mt", "–", ""]),
            ],
            align,
            caption: None,
        }))
    };
    assert_snapshot!(alone(table(None), 70), @"
    |  Year     Harvest   Taken   Remark
    |  ───────────────────────────────────────────
    |  1957   195.05 Mt   24.6%   as planned
    |  1958   200    Mt   29%     9 years of plans
    |  1959     8.5  Mt    –
    ");
    assert_snapshot!(alone(table(Some(vec![Align::Left; 4])), 70), @"
    |  Year   Harvest     Taken   Remark
    |  ───────────────────────────────────────────
    |  1957   195.05 Mt   24.6%   as planned
    |  1958   200    Mt   29%     9 years of plans
    |  1959     8.5  Mt    –
    ");
    assert_snapshot!(alone(table(None), 40), @"
    | Year     Harvest   Taken   Remark
    | ──────────────────────────────────────
    | 1957   195.05 Mt   24.6%   as planned
    |
    | 1958   200    Mt   29%     9 years of
    |                            plans
    |
    | 1959     8.5  Mt    –
    ");
}

/// What of each row stands on a stripe: `#` all of it, `▀` or `▄` half, `.` nothing.
fn stripes(page: &Page) -> String {
    let mark = |row: &Row| match row.grounds.as_slice() {
        [] => '.',
        [ground] => match ground.fill {
            Fill::Whole => '#',
            Fill::Upper => '▀',
            Fill::Lower => '▄',
        },
        _ => '?',
    };
    page.rows.iter().map(mark).collect()
}

fn years() -> Block {
    let rows = ["1958", "1959", "1960", "1961"];
    Block::Table(Box::new(Table {
        columns: 2,
        header: Some(cells(&["Year", "Harvest"])),
        rows: rows.map(|year| cells(&[year, "170"])).to_vec(),
        align: None,
        caption: Some(Clean::line("Million tonnes")),
    }))
}

#[test]
fn every_second_row_below_the_heading_has_a_stripe_as_wide_as_the_table() {
    let page = page(&untitled(vec![years()]), 60, 0);
    assert_eq!(stripes(&page), "...#.#..");
    let ground = &page.rows[3].grounds[0];
    // The heading's rule, and a column more at each side.
    let rule = &page.rows[1].spans[0];
    assert_eq!(ground.ink, Ink::Stripe);
    assert_eq!(ground.columns, rule.column - 1..rule.end() + 1);
}

#[test]
fn a_row_that_wraps_has_one_stripe_and_rows_apart_have_stripes_as_high_as_what_is_between() {
    let page = page(&untitled(vec![deaths()]), 64, 0);
    assert_eq!(stripes(&page), "....▄##▀...");
}

#[test]
fn a_table_in_a_column_keeps_to_it() {
    let table = || vec![years()];
    let page = page(
        &untitled(vec![Block::Columns(beside(vec![table(), table()]))]),
        80,
        0,
    );
    let grounds: Vec<_> = page.rows[3]
        .grounds
        .iter()
        .map(|it| it.columns.clone())
        .collect();
    assert_eq!(grounds, [2..16, 42..56]);
}

#[test]
fn rows_as_lists_have_no_stripes() {
    let page = page(&untitled(vec![deaths()]), 18, 0);
    assert!(page.rows.iter().all(|row| row.grounds.is_empty()));
}
