use insta::assert_snapshot;

use super::*;
use crate::deck::Date;
use crate::layout::Row;
use crate::layout::samples::{bullets, page, page_at, quote, sketch, slide, text, untitled};
use crate::text::Clean;

fn info() -> DeckInfo {
    DeckInfo {
        title: Clean::line("The Great Leap Forward"),
        subtitle: Some(Clean::line("Through various eyes")),
        authors: vec![Clean::line("Team North"), Clean::line("Team South")],
        date: Some(Date::Day {
            year: 2026,
            month: 11,
            day: 24,
        }),
        ..DeckInfo::default()
    }
}

fn as_layout(layout: Layout, slide: Slide) -> Slide {
    Slide { layout, ..slide }
}

fn titled(slide: &Slide, width: u16, height: u16) -> String {
    let size = Size { width, height };
    let setting = Setting {
        info: &info(),
        media: &Media::default(),
        plain: false,
        room: Room::of(size),
        size,
        shift: 0,
    };
    sketch(&lay_out(slide, 0, setting).rows)
}

fn row_of(rows: &[Row], text: &str) -> usize {
    rows.iter()
        .position(|row| row.text().contains(text))
        .expect("the text is on the page")
}

#[test]
fn a_heading_has_a_rule_as_long_as_its_title() {
    let slide = Slide {
        subtitle: Some(Clean::line("Wild Swans (1991), chapter 12")),
        ..slide(
            "A memoir: *Jung Chang*",
            vec![text("Fantasy was to become fact.")],
        )
    };
    assert_snapshot!(sketch(&page(&slide, 60, 14).rows), @"
    |
    |  A memoir: Jung Chang
    |  Wild Swans (1991), chapter 12
    |  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
    |
    |  Fantasy was to become fact.
    ");
    assert_snapshot!(sketch(&page(&slide, 40, 10).rows), @"
    | A memoir: Jung Chang
    | Wild Swans (1991), chapter 12
    | Fantasy was to become fact.
    ");
    assert_snapshot!(sketch(&page(&slide, 18, 6).rows), @"
    |A memoir: Jung
    |Chang
    |Wild Swans (1991),
    |chapter 12
    |Fantasy was to
    |become fact.
    ");
}

#[test]
fn a_title_that_wraps_has_a_rule_as_long_as_its_longest_line() {
    let slide = slide(
        "大跃进, and how it was seen by those who lived through it",
        Vec::new(),
    );
    assert_snapshot!(sketch(&page(&slide, 50, 14).rows), @"
    |
    |  大跃进, and how it was seen by those who lived
    |  through it
    |  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
    |
    ");
}

#[test]
fn headings_stand_at_the_same_height_whatever_is_below() {
    for (height, row) in [(20, 1), (38, 2), (48, 4)] {
        let short = slide("Title", vec![text("short")]);
        let long = slide("Title", vec![text(&"long ".repeat(400))]);
        assert_eq!(row_of(&page(&short, 80, height).rows, "Title"), row);
        assert_eq!(row_of(&page(&long, 80, height).rows, "Title"), row);
    }
}

/// The rows that are blank between the rule and what is below it.
fn lowered(blocks: Vec<Block>, height: u16) -> usize {
    let rows = page(&slide("Title", blocks), 80, height).rows;
    let rule = row_of(&rows, "━");
    rows.iter()
        .skip(rule + 1)
        .take_while(|row| row.width() == 0)
        .count()
}

#[test]
fn one_thing_to_look_at_stands_in_the_middle_of_what_the_heading_leaves() {
    let words = || quote("Bloom!", Some("a slogan"), None);
    assert_snapshot!(sketch(&page(&slide("Title", vec![words()]), 60, 16).rows), @"
    |
    |  Title
    |  ━━━━━
    |
    |
    |
    |
    |
    |  ▌ Bloom!
    |    — a slogan
    ");
    assert_eq!(
        lowered(vec![words()], 24),
        lowered(vec![Block::Pause, words()], 24)
    );
    assert_eq!(lowered(vec![words()], 0), 1);
}

#[test]
fn what_is_read_on_begins_right_below_the_heading() {
    let lists = vec![bullets(&["one"])];
    let several = vec![quote("Bloom!", None, None), text("And?")];
    for blocks in [lists, several, vec![text("A sentence.")]] {
        assert_eq!(lowered(blocks, 40), 1);
    }
}

#[test]
fn a_room_for_a_number_has_an_empty_page() {
    let page = page(&slide("Title", vec![text("words")]), 7, 2);
    assert_eq!(
        page,
        Page {
            width: 7,
            ..Page::default()
        }
    );
}

#[test]
fn a_title_slide_shows_what_the_deck_says() {
    let slide = as_layout(Layout::Title, untitled(Vec::new()));
    assert_snapshot!(titled(&slide, 60, 16), @"
    |
    |
    |
    |      The Great Leap Forward
    |      ━━━━━━━━━━━━━━━━━━━━━━
    |
    |      Through various eyes
    |
    |
    |      Team North · Team South
    |      24 November 2026
    ");
    assert_snapshot!(titled(&slide, 24, 7), @"
    | The Great Leap Forward
    | Through various eyes
    | Team North ·
    | Team South
    | 24 November 2026
    ");
}

#[test]
fn a_title_slide_has_its_own_title_where_it_says_so_and_keeps_its_blocks() {
    let slide = as_layout(
        Layout::Title,
        slide("Welcome", vec![text("Please sit down.")]),
    );
    assert_snapshot!(titled(&slide, 60, 20), @"
    |
    |      ██   ██        ███
    |      ██   ██        ▝██
    |      ██   ██ ▗▟██▙▖  ██  ▗▟██▙▖ ▗▟██▙▖ █▙▖▗▟▙▖ ▗▟██▙▖
    |      ██ █ ██ ▟█  █▙  ██  ▟█ ▝▜█ ▟█  █▙ ██████▙ ▟█  █▙
    |      ███████ ██████  ██  ██     ██  ██ ███████ ██████
    |      ██▛ ▜██ ▜█     ▗██▖ ▜█ ▗▟█ ▜█  █▛ ██ █ ██ ▜█
    |      █▛▘ ▝▜█ ▝▜███  ████ ▝▜██▛▘ ▝▜██▛▘ ██   ██ ▝▜███
    |
    |      Through various eyes
    |
    |
    |      Team North · Team South
    |      24 November 2026
    |
    |
    |      Please sit down.
    ");
}

#[test]
fn a_section_has_a_bar_beside_its_title() {
    let slide = Slide {
        subtitle: Some(Clean::line("Team South")),
        ..as_layout(
            Layout::Section,
            slide("How it worked", vec![text("And for whom.")]),
        )
    };
    assert_snapshot!(sketch(&page(&slide, 60, 14).rows), @"
    |
    |      ▌
    |      ▌ █ █            ▝▘ ▗▌                 ▜▌        ▜▌
    |      ▌ █▄█ ▟▀▙ █▗▐▌   ▜▌ ▜▛▘   █▗▐▌▗▛▜▖▝▙▛▙ ▐▌▟▘▗▛▜▖ ▄▟▌
    |      ▌ █ █ █ █ ███▌   ▐▌ ▐▌▖   ███▌▐▌▐▌ █ ▀ ▐▛▙ ▐▛▀▘▐▌▐▌
    |      ▌ ▀ ▀ ▝▀▘ ▝▘▀    ▀▀  ▀    ▝▘▀  ▀▀ ▝▀▘  ▀▘▝▘ ▀▀  ▀▘▀
    |      ▌
    |      ▌ Team South
    |      ▌
    |
    |      And for whom.
    ");
    assert_snapshot!(sketch(&page(&slide, 24, 7).rows), @"
    |
    | ▌ How it worked
    | ▌ Team South
    | And for whom.
    ");
}

#[test]
fn a_statement_stands_in_the_middle() {
    let sentence = "People can stand in for money, if nobody asks what they eat.";
    let alone = as_layout(Layout::Statement, slide(sentence, Vec::new()));
    assert_snapshot!(sketch(&page(&alone, 60, 14).rows), @"
    |
    |
    |
    |
    |          People can stand in for money, if nobody
    |                    asks what they eat.
    ");
    let under_title = as_layout(Layout::Statement, slide("The idea", vec![text(sentence)]));
    assert_snapshot!(sketch(&page(&under_title, 60, 14).rows), @"
    |
    |  The idea
    |  ━━━━━━━━
    |
    |
    |
    |
    |          People can stand in for money, if nobody
    |                    asks what they eat.
    ");
}

#[test]
fn a_quotation_stands_in_the_middle() {
    let words = "Some of our comrades are tottering along like a woman with bound feet.";
    let slide = as_layout(
        Layout::Quote,
        untitled(vec![quote(words, Some("Mao Zedong"), None)]),
    );
    assert_snapshot!(sketch(&page(&slide, 100, 14).rows), @"
    |
    |
    |
    |
    |                  ▗▀ ▗▀   Some of our comrades are tottering along like a woman
    |                  ██ ██   with bound feet.
    |
    |                          — Mao Zedong
    ");
}

#[test]
fn a_short_quotation_is_set_in_large_letters() {
    let slide = as_layout(
        Layout::Quote,
        untitled(vec![quote("Bloom!", Some("Mao Zedong"), None)]),
    );
    assert_snapshot!(sketch(&page(&slide, 60, 14).rows), @"
    |
    |
    |    ▗▀ ▗▀   █████▙▖  ███                            ▗▟▙▖
    |    ██ ██   ▝██  █▙  ▝██                            ▟██▙
    |             ██  █▛   ██   ▗▟██▙▖  ▗▟██▙▖  █▙▖▗▟▙▖  ▜██▛
    |             █████    ██   ▟█  █▙  ▟█  █▙  ██████▙  ▝██▘
    |             ██  █▙   ██   ██  ██  ██  ██  ███████   ██
    |            ▗██  █▛  ▗██▖  ▜█  █▛  ▜█  █▛  ██ █ ██
    |            █████▛▘  ████  ▝▜██▛▘  ▝▜██▛▘  ██   ██   ██
    |
    |            — Mao Zedong
    ");
}

#[test]
fn a_blank_slide_has_nothing_but_its_blocks() {
    let blocks = vec![
        Block::Big(Clean::line("36 million")),
        text("dead in four years"),
    ];
    let slide = as_layout(Layout::Blank, slide("Not shown", blocks));
    assert_snapshot!(sketch(&page(&slide, 60, 14).rows), @"
    |
    |
    |
    |  ▟▀▙ ▗▛▘        ▝▘ ▜▌ ▜▌ ▝▘
    |   ▄▛ █▄▖   ▐▙▟▙ ▜▌ ▐▌ ▐▌ ▜▌ ▟▀▙ █▀▙
    |  ▄ █ █ █   ▐▛▛█ ▐▌ ▐▌ ▐▌ ▐▌ █ █ █ █
    |  ▝▀▘ ▝▀▘   ▝▘ ▀ ▀▀ ▀▀ ▀▀ ▀▀ ▝▀▘ ▀ ▀
    |
    |  dead in four years
    ");
}

#[test]
fn a_picture_fills_what_the_heading_leaves() {
    let image = crate::deck::Image {
        path: Clean::line("poster.png"),
        alt: Clean::line("A basket full of cucumbers"),
        caption: Some(Clean::line("After posters of the 1950s")),
        width: None,
        height: None,
        fit: crate::deck::Fit::Contain,
    };
    let slide = as_layout(
        Layout::Image,
        slide("The harvest", vec![Block::Image(image)]),
    );
    assert_snapshot!(sketch(&page(&slide, 60, 16).rows), @"
    |
    |  The harvest
    |  ━━━━━━━━━━━
    |
    |  ╭──────────────────────────────────────────────────────╮
    |  │                                                      │
    |  │                                                      │
    |  │                                                      │
    |  │              A basket full of cucumbers              │
    |  │                                                      │
    |  │                                                      │
    |  │                                                      │
    |  │                                                      │
    |  ╰──────────────────────────────────────────────────────╯
    |                 After posters of the 1950s
    ");
    let wide = page(&slide, 200, 48);
    assert_eq!(wide.places[0].size.width, 196);
    assert_eq!(wide.rows.len(), 47);
}

#[test]
fn a_broken_slide_says_what_is_wrong_with_it() {
    let messages = [
        "unknown key `bulets` (line 12, column 3)",
        "did you mean `bullets`?",
    ];
    let slide = Slide {
        body: Body::Broken(messages.map(Clean::line).to_vec()),
        ..slide("The plan", Vec::new())
    };
    assert_snapshot!(sketch(&page(&slide, 60, 14).rows), @"
    |
    |  The plan
    |  ━━━━━━━━
    |
    |  ╭ This slide could not be read ────────────────────────╮
    |  │ unknown key `bulets` (line 12, column 3)             │
    |  │                                                      │
    |  │ did you mean `bullets`?                              │
    |  ╰──────────────────────────────────────────────────────╯
    ");
    assert_snapshot!(sketch(&page(&slide, 30, 8).rows), @"
    | The plan
    | This slide could not be read
    | unknown key `bulets` (line
    | 12, column 3)
    | did you mean `bullets`?
    ");
}

#[test]
fn no_layout_loses_a_block() {
    for layout in Layout::ALL {
        let blocks = vec![
            text("first"),
            bullets(&["second"]),
            quote("third", None, None),
        ];
        let page = page(&as_layout(layout, slide("Title", blocks)), 60, 20);
        let rows = ["first", "second", "third"].map(|word| row_of(&page.rows, word));
        assert!(rows.is_sorted(), "{layout:?}");
    }
}

#[test]
fn what_waits_for_a_pause_is_fresh_when_it_comes() {
    let blocks = vec![
        text("at once"),
        Block::Pause,
        text("then"),
        text("and this"),
    ];
    let slide = slide("Title", blocks);
    let before = page_at(&slide, 0, 60, 14);
    let after = page_at(&slide, 1, 60, 14);
    assert_eq!(before.rows.len(), after.rows.len());
    assert_eq!(before.fresh, 0..0);
    assert_eq!(
        after.fresh,
        row_of(&after.rows, "then")..row_of(&after.rows, "and this") + 1
    );
}
