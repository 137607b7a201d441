//! A code to scan, or what it says where there is no room for one.

use qrcodegen::{QrCode, QrCodeEcc};

use super::{Context, Pictures};
use crate::deck::Qr;
use crate::layout::measure::inset;
use crate::layout::piece::Piece;
use crate::layout::prose::{Lines, prose};
use crate::layout::{Room, Row, Tint};
use crate::theme::Ink;

/// The light modules round a code, without which it is not found.
const QUIET: u16 = 4;

pub(super) fn lay_out(qr: &Qr, context: Context<'_>) -> Piece {
    let width = context.field.width;
    let (Pictures::AtMost(rows) | Pictures::Exactly(rows)) = context.pictures;
    let said = || Lines::verbatim(qr.text.as_str(), width);
    let code = (context.room > Room::Text && !context.plain)
        .then(|| Code::of(qr.text.as_str(), width, rows))
        .flatten();
    let Some(code) = code else {
        let mut piece = said().set(Tint::of(Ink::Link));
        if let Some(caption) = &qr.caption {
            piece.below(prose(caption, Tint::of(Ink::Dim), width));
        }
        return piece;
    };
    let align = context.pictures_at;
    let left = inset(align, width - code.width());
    let caption = qr.caption.as_ref();
    let caption = caption.map_or_else(said, |caption| Lines::of(caption, width));
    let mut piece = code.draw().indented(left);
    piece.below(caption.set_aligned(Tint::of(Ink::Dim), align, width));
    piece
}

/// A code, and how large its modules are drawn: a column and half a row each, or twice that.
struct Code {
    code: QrCode,
    is_large: bool,
}

impl Code {
    /// The code that says `text`, as large as fits into `width` columns and `rows` rows.
    fn of(text: &str, width: u16, rows: u16) -> Option<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
        let fits = |code: &Self| code.width() <= width && code.height() <= rows;
        [true, false]
            .into_iter()
            .map(|is_large| Self {
                code: code.clone(),
                is_large,
            })
            .find(fits)
    }

    /// The modules along a side, the quiet ones included.
    fn modules(&self) -> u16 {
        u16::try_from(self.code.size()).unwrap_or(u16::MAX / 4) + 2 * QUIET
    }

    fn width(&self) -> u16 {
        self.modules() * if self.is_large { 2 } else { 1 }
    }

    fn height(&self) -> u16 {
        if self.is_large {
            self.modules()
        } else {
            self.modules().div_ceil(2)
        }
    }

    fn is_dark(&self, x: u16, y: u16) -> bool {
        // Outside of the code everything is light.
        let inner = |at: u16| i32::from(at) - i32::from(QUIET);
        self.code.get_module(inner(x), inner(y))
    }

    fn draw(&self) -> Piece {
        let row = |y: u16| -> String {
            let cells = (0..self.modules()).map(|x| {
                if self.is_large {
                    if self.is_dark(x, y) { "██" } else { "  " }
                } else {
                    match (self.is_dark(x, 2 * y), self.is_dark(x, 2 * y + 1)) {
                        (true, true) => "█",
                        (true, false) => "▀",
                        (false, true) => "▄",
                        (false, false) => " ",
                    }
                }
            });
            cells.collect()
        };
        let rows = (0..self.height()).map(|y| Row::of(0, row(y), Tint::of(Ink::Qr)));
        rows.collect::<Vec<_>>().into()
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use rqrr::PreparedImage;

    use super::*;
    use crate::deck::{Block, Layout, Slide};
    use crate::layout::Page;
    use crate::layout::samples::{page, sketch, slide, text, untitled};
    use crate::text::Clean;

    const ADDRESS: &str = "https://example.org/questions";

    fn qr(text: &str, caption: Option<&str>) -> Block {
        Block::Qr(Qr {
            text: Clean::line(text),
            caption: caption.map(Clean::line),
        })
    }

    /// What a phone reads from a page that is seen as it is drawn: each cell a column and two rows
    /// of squares, which only the code's ink makes dark or light.
    fn scanned(page: &Page) -> Option<String> {
        const SQUARE: usize = 3;
        let (width, height) = (usize::from(page.width), 2 * page.rows.len());
        // Around the code the screen is dark.
        let mut light = vec![false; width * height];
        for (y, row) in page.rows.iter().enumerate() {
            for span in row.spans.iter().filter(|span| span.tint.ink == Ink::Qr) {
                for (x, cell) in (usize::from(span.column)..).zip(span.text.chars()) {
                    light[2 * y * width + x] = !matches!(cell, '█' | '▀');
                    light[(2 * y + 1) * width + x] = !matches!(cell, '█' | '▄');
                }
            }
        }
        let mut image =
            PreparedImage::prepare_from_greyscale(width * SQUARE, height * SQUARE, |x, y| {
                if light[y / SQUARE * width + x / SQUARE] {
                    255
                } else {
                    0
                }
            });
        let grids = image.detect_grids();
        let (_, said) = grids.first()?.decode().ok()?;
        Some(said)
    }

    #[test]
    fn a_code_says_what_it_is_given() {
        let long = "a text of five hundred bytes ".repeat(17);
        for said in [
            ADDRESS,
            "mailto:class@example.org?subject=Communes",
            "Größe: 大跃进",
            long.trim(),
        ] {
            for (width, height) in [(80, 24), (120, 60), (220, 130)] {
                let page = page(&slide("Ask", vec![qr(said, None)]), width, height);
                let drawn = page.rows.iter().flat_map(|row| &row.spans);
                if drawn.clone().any(|span| span.tint.ink == Ink::Qr) {
                    assert_eq!(scanned(&page).as_deref(), Some(said), "{width}x{height}");
                } else {
                    assert!(
                        said.len() > 100 && height < 60,
                        "{said} in {width}x{height}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_code_is_as_large_as_its_room() {
        let rows = |width, height| {
            let page = page(&untitled(vec![qr(ADDRESS, None)]), width, height);
            page.rows.iter().filter(|row| row.width() > 0).count()
        };
        assert_eq!(rows(80, 0), 33 + 1);
        assert_eq!(rows(80, 24), 17 + 1);
        assert_eq!(rows(34, 24), 1, "it is too narrow for a code");
    }

    #[test]
    fn a_room_too_small_for_the_code_has_what_it_says() {
        let block = || qr(ADDRESS, Some("The *questions*"));
        let narrow = untitled(vec![text("Ask."), block()]);
        assert_snapshot!(sketch(&page(&narrow, 60, 14).rows), @"
        |
        |  Ask.
        |
        |  https://example.org/questions
        |  The questions
        ");
        let full = untitled(vec![text(&"much to read ".repeat(40)), block()]);
        let page = page(&full, 80, 24);
        assert!(page.rows.iter().any(|row| row.text().contains(ADDRESS)));
        assert!(page.rows.len() <= 24);
    }

    #[test]
    fn a_code_alone_stands_in_the_middle() {
        let slide = Slide {
            layout: Layout::Blank,
            ..untitled(vec![qr(ADDRESS, Some("Ask"))])
        };
        let page = page(&slide, 80, 24);
        assert_eq!(scanned(&page).as_deref(), Some(ADDRESS));
        let code: Vec<&Row> = page
            .rows
            .iter()
            .filter(|row| row.spans.iter().any(|span| span.tint.ink == Ink::Qr))
            .collect();
        let left = code[0].spans[0].column;
        assert_eq!(left, (80 - 33) / 2);
    }
}
