use insta::assert_snapshot;

use super::*;
use crate::deck::Block;
use crate::layout::samples::{alone, page, page_at, sketch, timeline, untitled};

fn moments() -> Timeline {
    timeline(&[
        (
            "1953",
            "First Five-Year Plan; farms begin to join cooperatives, one after the other",
        ),
        ("May 1958", "The *Great Leap* Forward"),
        ("Autumn", "Furnaces"),
    ])
}

fn shorter_moments() -> Timeline {
    timeline(&[
        (
            "1953",
            "First Five-Year Plan; farms begin to join cooperatives",
        ),
        ("May 1958", "The *Great Leap* Forward"),
        ("Autumn", "Furnaces"),
    ])
}

#[test]
fn moments_stand_along_a_line_with_their_dates_at_its_left() {
    assert_snapshot!(alone(Block::Timeline(moments()), 60), @"
    |      1953  ●  First Five-Year Plan; farms begin to join
    |            │  cooperatives, one after the other
    |            │
    |  May 1958  ●  The Great Leap Forward
    |            │
    |    Autumn  ●  Furnaces
    ");
    assert_snapshot!(alone(Block::Timeline(moments()), 40), @"
    |     1953 ● First Five-Year Plan; farms
    |          │ begin to join cooperatives,
    |          │ one after the other
    |          │
    | May 1958 ● The Great Leap Forward
    |          │
    |   Autumn ● Furnaces
    ");
}

#[test]
fn dates_stand_above_what_happened_where_it_is_narrow() {
    assert_snapshot!(alone(Block::Timeline(moments()), 24), @"
    | ● 1953
    | │ First Five-Year
    | │ Plan; farms begin to
    | │ join cooperatives,
    | │ one after the other
    | │
    | ● May 1958
    | │ The Great Leap
    | │ Forward
    | │
    | ● Autumn
    |   Furnaces
    ");
}

#[test]
fn the_line_is_unbroken_where_there_is_no_space() {
    let slide = untitled(vec![Block::Timeline(moments())]);
    assert_snapshot!(sketch(&page(&slide, 52, 5).rows), @"
    |      1953 ● First Five-Year Plan; farms begin
    |           │ to join cooperatives, one after
    |           │ the other
    |  May 1958 ● The Great Leap Forward
    |    Autumn ● Furnaces
    ");
}

#[test]
fn moments_come_one_by_one() {
    let timeline = Timeline {
        reveal: Reveal::Bullets,
        ..moments()
    };
    let page = page_at(&untitled(vec![Block::Timeline(timeline)]), 1, 60, 0);
    assert_snapshot!(sketch(&page.rows), @"
    |      1953  ●  First Five-Year Plan; farms begin to join
    |            │  cooperatives, one after the other
    |            │
    |
    |
    |
    ");
    assert_eq!(page.fresh, 0..3);
}

fn years() -> Timeline {
    timeline(&[
        ("1953", "First Five-Year Plan"),
        ("1956", "Hundred Flowers"),
        ("1958", "The *Great Leap* Forward"),
        ("1961", "Retreat"),
    ])
}

#[test]
fn the_line_runs_across_where_all_moments_fit_below_it() {
    assert_snapshot!(alone(Block::Timeline(years()), 80), @"
    |  1953               1956               1958               1961
    |  ●──────────────────●──────────────────●──────────────────●
    |  First Five-        Hundred Flowers    The Great Leap     Retreat
    |  Year Plan                             Forward
    ");
}

#[test]
fn moments_stand_above_and_below_by_turns_where_they_are_wider() {
    assert_snapshot!(alone(Block::Timeline(shorter_moments()), 60), @"
    |  First Five-Year Plan;
    |  farms begin to join
    |  cooperatives                Furnaces
    |  1953                        Autumn
    |  ●─────────────●─────────────●
    |                May 1958
    |                The Great Leap Forward
    ");
}

#[test]
fn the_line_runs_down_where_texts_are_long_or_rows_are_few() {
    let long = timeline(&[("1958", &"word ".repeat(40)), ("1959", "more")]);
    assert!(alone(Block::Timeline(long), 80).contains("  1958  ●  word"));
    let slide = untitled(vec![Block::Timeline(years())]);
    let rows = sketch(&page(&slide, 60, 4).rows);
    assert!(rows.contains("1953  ●  First"), "{rows}");
}

#[test]
fn moments_across_come_one_by_one_with_the_line_that_leads_on() {
    let timeline = Timeline {
        reveal: Reveal::Bullets,
        ..years()
    };
    let slide = untitled(vec![Block::Timeline(timeline)]);
    assert_snapshot!(sketch(&page_at(&slide, 0, 80, 0).rows), @"
    |
    |
    |
    |
    ");
    let second = page_at(&slide, 2, 80, 0);
    assert_snapshot!(sketch(&second.rows), @"
    |  1953               1956
    |  ●──────────────────●──────────────────
    |  First Five-        Hundred Flowers
    |  Year Plan
    ");
    assert_eq!(second.fresh, 0..second.rows.len());
}
