use insta::assert_snapshot;

use super::*;
use crate::deck::Block;
use crate::layout::samples::alone;
use crate::text::Clean;

fn cells(cells: &[&str]) -> Vec<Cell> {
    cells.iter().map(|cell| Clean::line(cell)).collect()
}

fn deaths() -> Block {
    Block::Table(Table {
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
    })
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
    let rows = alone(Block::Table(table), 200);
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
    assert_snapshot!(alone(Block::Table(table), 60), @"
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
        Block::Table(Table {
            columns: 4,
            header: Some(cells(&["Year", "Harvest", "Taken", "Remark"])),
            rows: vec![
                cells(&["1957", "195.05 Mt", "24.6%", "as planned"]),
                cells(&["1958", "**200** Mt", "29%", "9 years of plans"]),
                cells(&["1959", "8.5 Mt", "–", ""]),
            ],
            align,
            caption: None,
        })
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
