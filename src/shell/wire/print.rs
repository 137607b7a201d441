//! A screen as lines of text, for where there is no terminal.

use ratatui::buffer::Buffer;

use super::look::Look;
use super::pen;
use super::spot::{Spot, resolve};
use super::text::Texts;
use crate::theme::Color;

/// The text of `buffer`, one line for each row, with nothing at the end of a line that is blank.
pub fn plain(buffer: &Buffer) -> String {
    lines(buffer, |texts, spots, out| {
        let start = out.len();
        for spot in spots {
            if let Spot::Glyph(glyph) = spot {
                texts.write(glyph.text, out);
            }
        }
        while out.len() > start && out.last() == Some(&b' ') {
            out.pop();
        }
    })
}

/// The same with its colours and attributes. Each line ends in the terminal's own; only blanks
/// of its own background are left out at the end of a line.
pub fn ansi(buffer: &Buffer) -> String {
    lines(buffer, |texts, spots, out| {
        let end = spots
            .iter()
            .rposition(|spot| !matches!(spot, Spot::Glyph(glyph) if glyph.is_plain_blank() && glyph.look.background() == Color::Default))
            .map_or(0, |last| last + 1);
        let mut shown = Look::default();
        for spot in spots.iter().take(end) {
            if let Spot::Glyph(glyph) = spot {
                if !glyph.is_shown_by(shown) {
                    pen::change(Some(shown), glyph.look, out);
                    shown = glyph.look;
                }
                texts.write(glyph.text, out);
            }
        }
        pen::change(Some(shown), Look::default(), out);
    })
}

fn lines(buffer: &Buffer, mut line: impl FnMut(&Texts<'_>, &[Spot], &mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    let mut texts = Texts::default();
    let width = usize::from(buffer.area.width.max(1));
    let mut spots = vec![Spot::Rest; width];
    for row in buffer.content.chunks(width) {
        resolve(row, false, &mut texts, &mut spots);
        line(&texts, &spots, &mut out);
        out.push(b'\n');
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::{Buffer, ansi, plain};

    #[test]
    fn printed_lines_have_no_blank_ends() {
        let mut buffer = Buffer::with_lines(["  a 世  ", "      "]);
        buffer.set_string(2, 0, "a", Style::new().red());
        assert_eq!(plain(&buffer), "  a 世\n\n");
        assert_eq!(ansi(&buffer), "  \x1b[31ma \x1b[m世\n\n");
        buffer.set_style(Rect::new(0, 1, 2, 1), Style::new().bg(Color::Blue));
        assert_eq!(ansi(&buffer), "  \x1b[31ma \x1b[m世\n\x1b[44m  \x1b[m\n");
    }
}
