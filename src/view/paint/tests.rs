use proptest::prelude::*;

use super::*;
use crate::layout::Span;
use crate::layout::samples::{any_slide, page};
use crate::theme::{BUILTIN, Depth, contrast, find, parse};

fn theme() -> Theme {
    find("chalkboard").unwrap()
}

fn line(buffer: &Buffer) -> String {
    buffer.content.iter().map(Cell::symbol).collect()
}

fn written(columns: u16, column: u16, text: &str) -> (String, u16) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 1));
    let theme = theme();
    let mut canvas = Canvas::new(&mut buffer, &theme);
    let end = canvas.write(
        Rect::new(0, 0, columns, 1),
        column,
        0,
        text,
        Tint::default(),
    );
    (line(&buffer), end)
}

#[test]
fn text_that_does_not_fit_is_cut_off() {
    assert_eq!(written(5, 1, "abc"), (" abc ".to_owned(), 4));
    assert_eq!(written(5, 3, "abc"), ("   ab".to_owned(), 5));
    assert_eq!(written(5, 9, "abc"), ("     ".to_owned(), 9));
}

#[test]
fn a_wide_cluster_that_fits_by_half_leaves_a_blank() {
    assert_eq!(written(4, 0, "汉字"), ("汉 字 ".to_owned(), 4));
    assert_eq!(written(3, 0, "汉字"), ("汉  ".to_owned(), 3));
    assert_eq!(written(1, 0, "汉"), (" ".to_owned(), 1));
}

#[test]
fn a_cluster_of_many_characters_takes_one_place() {
    assert_eq!(written(4, 0, "e\u{301}x").0, "e\u{301}x  ");
    assert_eq!(written(4, 0, "👩\u{200d}🌾x").0, "👩\u{200d}🌾 x ");
}

#[test]
fn what_is_drawn_over_half_of_a_wide_cluster_blanks_all_of_it() {
    let theme = theme();
    for column in [1, 2] {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let mut canvas = Canvas::new(&mut buffer, &theme);
        let area = Rect::new(0, 0, 4, 1);
        canvas.write(area, 0, 0, "a汉b", Tint::default());
        canvas.write(area, column, 0, "x", Tint::default());
        let expected = if column == 1 { "ax b" } else { "a xb" };
        assert_eq!(line(&buffer), expected);
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
    let mut canvas = Canvas::new(&mut buffer, &theme);
    canvas.write(Rect::new(0, 0, 4, 1), 0, 0, "a汉b", Tint::default());
    canvas.blank(Rect::new(2, 0, 2, 1), Ink::Body);
    assert_eq!(line(&buffer), "a   ");
}

#[test]
fn nothing_is_drawn_outside_of_the_area_that_is_named() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 3));
    let theme = theme();
    let mut canvas = Canvas::new(&mut buffer, &theme);
    let area = Rect::new(2, 1, 2, 1);
    for row in 0..3 {
        canvas.write(area, 0, row, "abcdef", Tint::default());
    }
    canvas.blank(Rect::new(4, 2, 99, 99), Ink::Body);
    assert_eq!(line(&buffer), "        ab        ");
}

/// The style that `tint` has on a blank screen.
fn styled(theme: &Theme, ink: Ink, marks: Marks) -> Cell {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
    let mut canvas = Canvas::new(&mut buffer, theme);
    canvas.blank(Rect::new(0, 0, 1, 1), Ink::Body);
    canvas.write(Rect::new(0, 0, 1, 1), 0, 0, "x", Tint { ink, marks });
    buffer.content[0].clone()
}

#[test]
fn markup_brings_its_own_colors_and_keeps_the_inks_weight() {
    let theme = theme();
    let cell = styled(&theme, Ink::Title, Marks::MARKED);
    let marked = theme.style(Ink::Marked);
    assert_eq!(Some(cell.bg), marked.background.map(cell_color));
    assert_eq!(cell.fg, cell_color(marked.foreground));
    assert!(cell.modifier.contains(Modifier::BOLD));
}

#[test]
fn a_selected_row_keeps_its_colors_under_markup_without_a_background() {
    let theme = theme();
    let cell = styled(&theme, Ink::Selected, Marks::LINK);
    let selected = theme.style(Ink::Selected);
    assert_eq!(cell.fg, cell_color(selected.foreground));
    assert!(cell.modifier.contains(Modifier::UNDERLINED));
}

#[test]
fn emphasis_is_set_apart_from_what_is_slanted_already() {
    let theme = theme();
    let italic = |ink| {
        styled(&theme, ink, Marks::EMPHASIS)
            .modifier
            .contains(Modifier::ITALIC)
    };
    assert!(italic(Ink::Body));
    assert!(!italic(Ink::Quote));
}

#[test]
fn body_text_in_a_box_keeps_the_boxs_background() {
    let theme = parse(
        "extends = \"paper\"\n[styles]\npanel = { bg = \"#ffffff\" }",
        "x",
    )
    .whole()
    .unwrap();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
    let mut canvas = Canvas::new(&mut buffer, &theme);
    canvas.blank(Rect::new(0, 0, 1, 1), Ink::Panel);
    canvas.write(Rect::new(0, 0, 1, 1), 0, 0, "x", Tint::default());
    assert_eq!(buffer.content[0].bg, CellColor::Rgb(255, 255, 255));
}

/// The pairs of colours that a theme's own check knows are all that ever meet.
#[test]
fn every_pair_of_colors_that_can_be_drawn_is_one_that_the_theme_was_checked_for() {
    let mut tried = 0;
    for name in BUILTIN {
        for depth in [Depth::True, Depth::Indexed] {
            let theme = find(name).unwrap().reduced(depth);
            for ink in Ink::ALL {
                for marks in Marks::all().iter().chain([Marks::empty()]) {
                    let style = look(&theme, Tint { ink, marks });
                    let ground = style.background.or(theme.style(Ink::Body).background);
                    let (Some(glyphs), Some(ground)) =
                        (style.foreground.rgb(), ground.and_then(Color::rgb))
                    else {
                        continue;
                    };
                    let contrast = contrast(glyphs, ground);
                    tried += 1;
                    let needed = ink.needed_contrast().min(4.5);
                    assert!(
                        contrast >= needed,
                        "{name}: {ink:?} {marks:?} {contrast:.2}"
                    );
                }
            }
        }
    }
    assert!(tried > 500);
}

fn measured(color: CellColor) -> Option<(u8, u8, u8)> {
    match color {
        CellColor::Rgb(red, green, blue) => Some((red, green, blue)),
        CellColor::Indexed(index) => Color::Indexed(index).rgb(),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever lies under it: boxes, code, stripes.
    #[test]
    fn all_text_of_any_slide_is_easy_to_read_where_it_stands(
        slide in any_slide(),
        theme in prop::sample::select(&BUILTIN[..]),
        depth in prop::sample::select(vec![Depth::True, Depth::Indexed]),
    ) {
        let theme = find(theme).unwrap().reduced(depth);
        let page = page(&slide, 80, 24);
        let rows = u16::try_from(page.rows.len()).unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 80, rows));
        let area = buffer.area;
        let mut canvas = Canvas::new(&mut buffer, &theme);
        canvas.blank(area, Ink::Body);
        canvas.rows(area, &page.rows);
        for (at, row) in (0..rows).zip(&page.rows) {
            for span in &row.spans {
                let needed = match span.tint {
                    Tint { ink, marks } if marks.is_empty() => ink.needed_contrast(),
                    Tint { ink, .. } => ink.needed_contrast().min(4.5),
                };
                for column in span.column..span.end() {
                    let cell = &buffer[(column, at)];
                    let (Some(glyph), Some(ground)) = (measured(cell.fg), measured(cell.bg)) else {
                        continue;
                    };
                    let contrast = contrast(glyph, ground);
                    prop_assert!(contrast >= needed, "{:?}: {:.2}", span, contrast);
                }
            }
        }
    }
}

#[test]
fn a_ground_has_its_own_background_where_the_theme_has_one_and_text_stands_on_it() {
    let row = Row {
        spans: vec![Span {
            column: 1,
            text: "ab".to_owned(),
            tint: Tint::of(Ink::Dim),
            link: None,
        }],
        grounds: vec![Ground {
            columns: 1..9,
            ink: Ink::Code,
            fill: Fill::Whole,
        }],
    };
    let drawn = |theme: &Theme| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        let mut canvas = Canvas::new(&mut buffer, theme);
        let area = Rect::new(0, 0, 4, 1);
        canvas.blank(area, Ink::Body);
        canvas.row(area, 0, &row);
        assert_eq!(line(&buffer), " ab ");
        let grounds: Vec<CellColor> = buffer.content.iter().map(|cell| cell.bg).collect();
        grounds
    };
    let theme = theme();
    let ground = |ink| theme.style(ink).background.map(cell_color).unwrap();
    let (screen, code) = (ground(Ink::Body), ground(Ink::Code));
    assert_eq!(drawn(&theme), [screen, code, code, code]);
    let plain = theme.reduced(Depth::None);
    assert_eq!(drawn(&plain), [CellColor::Reset; 4]);
}

#[test]
fn half_a_ground_is_a_half_block_where_it_can_be_seen() {
    let row = |fill| Row {
        grounds: vec![Ground {
            columns: 0..1,
            ink: Ink::Stripe,
            fill,
        }],
        ..Row::default()
    };
    let drawn = |theme: &Theme, fill| {
        let area = Rect::new(0, 0, 1, 1);
        let mut buffer = Buffer::empty(area);
        let mut canvas = Canvas::new(&mut buffer, theme);
        canvas.blank(area, Ink::Body);
        canvas.row(area, 0, &row(fill));
        buffer.content.remove(0)
    };
    let theme = find("slate").unwrap();
    let stripe = theme.style(Ink::Stripe).background.map(cell_color).unwrap();
    for (fill, symbol) in [(Fill::Upper, "▀"), (Fill::Lower, "▄")] {
        let cell = drawn(&theme, fill);
        assert_eq!((cell.symbol(), cell.fg), (symbol, stripe));
        // Sixteen colours have none between that of the screen and the next.
        for depth in [Depth::Sixteen, Depth::None] {
            assert_eq!(drawn(&theme.reduced(depth), fill).symbol(), " ");
        }
        assert_eq!(drawn(&find("chalkboard").unwrap(), fill).symbol(), " ");
    }
}

#[test]
fn a_match_is_marked_over_several_spans() {
    let deck = crate::deck::parse("[[slides]]\ntitle = \"x\"")
        .unwrap()
        .deck;
    let search = Search::new(crate::text::Clean::line("汉b c"), &deck);
    let span = |column, text: &str, ink| Span {
        column,
        text: text.to_owned(),
        tint: Tint::of(ink),
        link: None,
    };
    let row = Row {
        spans: vec![span(1, "a汉b", Ink::Body), span(6, "cd", Ink::Title)],
        ..Row::default()
    };
    let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 1));
    let theme = theme();
    let mut canvas = Canvas::new(&mut buffer, &theme);
    canvas
        .presenting(Some(&search), None)
        .row(Rect::new(0, 0, 9, 1), 0, &row);
    let found = theme.style(Ink::Match).background.map(cell_color).unwrap();
    let marked: Vec<bool> = buffer.content.iter().map(|cell| cell.bg == found).collect();
    // Columns:  blank  a      汉    (hidden) b   blank c     d      blank
    assert_eq!(
        marked,
        [false, false, true, true, true, true, true, false, false]
    );
}
