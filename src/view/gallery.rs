//! Themes in a list: what each looks like, what it is called and what it is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::Canvas;
use super::words::Words;
use crate::layout::Tint;
use crate::text::width;
use crate::theme::{Background, Depth, Ink, Theme};

/// The columns of a sample, and of the space after it.
const SAMPLE: u16 = 6;
const GAP: u16 = 2;

/// The themes `all`, a row for each, in words of the theme `around`: name, background, a few words
/// about it. Before them stands, where there are colours, a bit of each in its own.
pub fn draw_themes(all: &[Theme], around: &Theme, depth: Depth) -> Buffer {
    let samples = depth > Depth::None;
    let start = if samples { SAMPLE + GAP } else { 0 };
    let names = all.iter().map(|theme| width(theme.name())).max();
    let words: Vec<Words> = all
        .iter()
        .map(|theme| words(theme, names.unwrap_or(0)))
        .collect();
    let columns = words.iter().map(Words::width).max().unwrap_or(0);
    let rows = u16::try_from(all.len()).unwrap_or(u16::MAX);
    let area = Rect::new(0, 0, start.saturating_add(columns), rows);
    let mut buffer = Buffer::empty(area);
    let mut canvas = Canvas::new(&mut buffer, around);
    canvas.blank(area, Ink::Body);
    for ((row, theme), words) in (0..rows).zip(all).zip(words) {
        canvas.words(area, start, row, &words);
        if samples {
            let area = Rect::new(0, row, SAMPLE, 1);
            sample(&mut canvas.themed(&theme.reduced(depth)), area);
        }
    }
    buffer
}

fn words(theme: &Theme, names: usize) -> Words {
    let background = match theme.background() {
        Some(Background::Dark) => "dark",
        Some(Background::Light) => "light",
        None => "either",
    };
    let gap = names.saturating_sub(width(theme.name())) + usize::from(GAP);
    let about = Words::new(theme.about(), Ink::Body);
    Words::new(theme.name(), Ink::Title)
        .and(" ".repeat(gap), Ink::Body)
        .and(format!("{background:<6}"), Ink::Dim)
        .join(usize::from(GAP), about)
}

fn sample(canvas: &mut Canvas<'_>, area: Rect) {
    canvas.blank(area, Ink::Body);
    let mut column = canvas.write(area, 1, 0, "A", Tint::bold(Ink::Title));
    column = canvas.write(area, column, 0, "a", Tint::of(Ink::Body));
    column = canvas.write(area, column, 0, "▪", Tint::of(Ink::Accent));
    canvas.write(area, column, 0, "▪", Tint::of(Ink::Warning));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::wire::plain;
    use crate::theme::{Color, builtin, parse};

    fn themes() -> [Theme; 3] {
        let source = "extends = \"paper\"";
        [
            builtin("slate").unwrap(),
            parse(source, "a-theme-of-my-own").whole().unwrap(),
            builtin("terminal").unwrap(),
        ]
    }

    #[test]
    fn each_theme_has_a_row_with_its_name_its_background_and_what_it_says_of_itself() {
        let around = builtin("mono").unwrap();
        let buffer = draw_themes(&themes(), &around, Depth::None);
        insta::assert_snapshot!(plain(&buffer), @r"
        slate              dark    grey stone with one cool colour
        a-theme-of-my-own  light
        terminal           either  your terminal's own sixteen colours
        ");
    }

    #[test]
    fn before_the_names_stands_a_bit_of_each_in_its_own_colours() {
        let around = builtin("mono").unwrap();
        let themes = themes();
        let buffer = draw_themes(&themes, &around, Depth::Indexed);
        assert!(plain(&buffer).starts_with(" Aa▪▪   slate"));
        for (row, theme) in (0..).zip(&themes) {
            let style = theme.reduced(Depth::Indexed).style(Ink::Accent);
            let cell = &buffer[(3, row)];
            assert_eq!(cell.symbol(), "▪");
            if let Color::Indexed(index) = style.foreground {
                assert_eq!(cell.fg, ratatui::style::Color::Indexed(index));
            }
        }
    }

    #[test]
    fn without_themes_there_is_nothing_to_draw() {
        let around = builtin("mono").unwrap();
        let buffer = draw_themes(&[], &around, Depth::True);
        assert_eq!(buffer.area.height, 0);
    }
}
