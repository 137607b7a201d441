//! Kitty's protocol: pictures are sent once, under a number, and then only placed.
//!
//! A picture goes out in pieces while nothing else happens. Where the terminal knows cells that
//! stand for parts of a picture, the screen's own cells place it, and cover, scroll and remove it
//! as they do text; elsewhere it is laid over them.

use std::fmt::Write as _;
use std::ops::RangeInclusive;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Color;

use super::{Sight, tmux};
use crate::layout::{Pixels, Size};
use crate::media::{Drawing, Sharp};

/// The numbers that pictures have: few, so that a cell can name one by a colour of the palette,
/// which every program in between passes on as it is.
const NUMBERS: RangeInclusive<u8> = 16..=255;
/// The bytes of pixels that a terminal is given to keep.
const KEPT: u64 = 128 << 20;
/// The bytes of base64 in one sequence, as the protocol has it.
const CHUNK: usize = 4096;
/// The sequences that are sent at once.
const AT_ONCE: usize = 16;

/// The cell that stands for a part of a picture; marks say which.
const PLACEHOLDER: char = '\u{10eeee}';

/// The pictures that the terminal has.
#[derive(Debug, Default)]
pub(super) struct Kitty {
    in_tmux: bool,
    /// All of them, the last used last.
    sent: Vec<Sent>,
    /// The one that is being sent.
    sending: Option<Sending>,
    /// Sequences that delete what is not needed any more.
    deletions: Vec<u8>,
}

#[derive(Debug)]
struct Sent {
    number: u8,
    drawing: Drawing,
    pixels: Pixels,
}

#[derive(Debug)]
struct Sending {
    number: u8,
    drawing: Drawing,
    sharp: Sharp,
    /// How many bytes are out.
    out: usize,
}

impl Kitty {
    /// A terminal that has no pictures.
    pub(super) fn new(in_tmux: bool) -> Self {
        Self {
            in_tmux,
            ..Self::default()
        }
    }

    /// The number of a picture that the terminal has.
    pub(super) fn number(&mut self, drawing: &Drawing) -> Option<u8> {
        let at = self.sent.iter().position(|sent| sent.drawing == *drawing)?;
        let sent = self.sent.remove(at);
        let number = sent.number;
        self.sent.push(sent);
        Some(number)
    }

    /// Whether a picture is on its way to the terminal, or there.
    pub(super) fn has(&self, drawing: &Drawing) -> bool {
        let sending = self.sending.as_ref().map(|sending| &sending.drawing);
        let mut all = self.sent.iter().map(|sent| &sent.drawing).chain(sending);
        all.any(|known| known == drawing)
    }

    /// Whether a picture is only half on its way.
    pub(super) fn is_sending(&self) -> bool {
        self.sending.is_some()
    }

    /// Begins to send a picture.
    pub(super) fn begin(&mut self, drawing: Drawing, sharp: Sharp) {
        let weight = weight(sharp.pixels);
        while self.weight() + weight > KEPT && !self.sent.is_empty() {
            let oldest = self.sent.remove(0);
            self.delete(oldest.number);
        }
        let is_free = |number: &u8| self.sent.iter().all(|sent| sent.number != *number);
        let number = NUMBERS.into_iter().find(is_free).unwrap_or_else(|| {
            let oldest = self.sent.remove(0);
            self.delete(oldest.number);
            oldest.number
        });
        self.sending = Some(Sending {
            number,
            drawing,
            sharp,
            out: 0,
        });
    }

    /// The next piece of what is being sent; nothing when nothing is.
    pub(super) fn piece(&mut self, in_cells: bool) -> Vec<u8> {
        let mut out = std::mem::take(&mut self.deletions);
        let Some(mut sending) = self.sending.take() else {
            return out;
        };
        for _ in 0..AT_ONCE {
            let rest = sending.sharp.bytes.get(sending.out..).unwrap_or_default();
            let chunk = rest.get(..CHUNK).unwrap_or(rest);
            let more = u8::from(chunk.len() < rest.len());
            let keys = match sending.out {
                0 => format!("a=t,i={},f=100,q=2,m={more}", sending.number),
                _ => format!("m={more},q=2"),
            };
            self.say(&keys, chunk, &mut out);
            sending.out += chunk.len();
            if more == 0 {
                let Size { width, height } = sending.drawing.view.size;
                if in_cells {
                    let number = sending.number;
                    let keys = format!("a=p,U=1,i={number},c={width},r={height},q=2");
                    self.say(&keys, b"", &mut out);
                }
                self.sent.push(Sent {
                    number: sending.number,
                    drawing: sending.drawing,
                    pixels: sending.sharp.pixels,
                });
                return out;
            }
        }
        self.sending = Some(sending);
        out
    }

    /// Deletes all pictures from the terminal's memory.
    pub(super) fn delete_all(&mut self) {
        self.deletions.extend(self.farewell());
        self.forget();
    }

    /// The terminal has no pictures any more.
    pub(super) fn forget(&mut self) {
        self.sent.clear();
        self.sending = None;
    }

    /// What deletes all pictures, whatever was being sent when it comes.
    pub(super) fn farewell(&self) -> Vec<u8> {
        let sending = self.sending.as_ref().map(|sending| sending.number);
        let mut out = Vec::new();
        for number in self.sent.iter().map(|sent| sent.number).chain(sending) {
            self.say(&format!("a=d,d=I,i={number},q=2"), b"", &mut out);
        }
        out
    }

    /// Lays the picture of this number over the cells in which it is to be seen.
    pub(super) fn place(&self, number: u8, sight: &Sight, out: &mut Vec<u8>) {
        let Rect {
            x,
            y,
            width,
            height,
        } = sight.area;
        out.extend_from_slice(format!("\x1b[{};{}H", y + 1, x + 1).as_bytes());
        let mut keys = format!("a=p,i={number},p=1,c={width},r={height},C=1,z=-1,q=2");
        let all = sight.drawing.view.size.height;
        let sent = self.sent.iter().find(|sent| sent.number == number);
        if let Some(Sent { pixels, .. }) = sent.filter(|_| height < all) {
            let part =
                |rows: u16| u64::from(pixels.height) * u64::from(rows) / u64::from(all.max(1));
            let (top, high) = (part(sight.skipped), part(height).max(1));
            let wide = pixels.width;
            // Writing to a string cannot fail.
            let _ = write!(keys, ",x=0,y={top},w={wide},h={high}");
        }
        self.say(&keys, b"", out);
    }

    /// Takes away a picture that was laid over cells.
    pub(super) fn remove(&self, number: u8, out: &mut Vec<u8>) {
        self.say(&format!("a=d,d=i,i={number},p=1,q=2"), b"", out);
    }

    fn delete(&mut self, number: u8) {
        let mut out = Vec::new();
        self.say(&format!("a=d,d=I,i={number},q=2"), b"", &mut out);
        self.deletions.extend(out);
    }

    fn say(&self, keys: &str, payload: &[u8], out: &mut Vec<u8>) {
        let mut sequence = b"\x1b_G".to_vec();
        sequence.extend_from_slice(keys.as_bytes());
        if !payload.is_empty() {
            sequence.push(b';');
            sequence.extend_from_slice(payload);
        }
        sequence.extend_from_slice(b"\x1b\\");
        if self.in_tmux {
            out.extend(tmux::passed(&sequence));
        } else {
            out.extend(sequence);
        }
    }

    fn weight(&self) -> u64 {
        self.sent.iter().map(|sent| weight(sent.pixels)).sum()
    }
}

/// The bytes that the terminal keeps of a picture.
fn weight(pixels: Pixels) -> u64 {
    4 * u64::from(pixels.width) * u64::from(pixels.height)
}

/// Fills the cells in which the picture of this number is to be seen.
pub(super) fn fill(number: u8, sight: &Sight, buffer: &mut Buffer) {
    let area = sight.area;
    for row in 0..area.height {
        let Some(mark) = mark(row + sight.skipped) else {
            return;
        };
        for column in 0..area.width {
            let Some(cell) = buffer.cell_mut((area.x + column, area.y + row)) else {
                continue;
            };
            // The first cell says which row it is of, and that it is the first: those after it go
            // on from it.
            let mut symbol = PLACEHOLDER.to_string();
            if column == 0 {
                symbol.push(mark);
                symbol.extend(self::mark(0));
            }
            fill_cell(cell, &symbol, number);
        }
    }
}

/// Whether `cell` stands for a part of a picture.
pub(super) fn is_part(cell: &Cell) -> bool {
    cell.symbol().starts_with(PLACEHOLDER)
}

fn fill_cell(cell: &mut Cell, symbol: &str, number: u8) {
    cell.set_symbol(symbol);
    cell.fg = Color::Indexed(number);
}

/// The mark for a row or column: one of the list that the protocol gives, by its ranges.
fn mark(number: u16) -> Option<char> {
    MARKS
        .iter()
        .flat_map(|(first, last)| *first..=*last)
        .nth(usize::from(number))
        .and_then(char::from_u32)
}

/// Marks over letters, of which there are 297.
#[rustfmt::skip]
const MARKS: [(u32, u32); 86] = [
    (0x305, 0x305), (0x30d, 0x30e), (0x310, 0x310), (0x312, 0x312), (0x33d, 0x33f), (0x346, 0x346),
    (0x34a, 0x34c), (0x350, 0x352), (0x357, 0x357), (0x35b, 0x35b), (0x363, 0x36f), (0x483, 0x487),
    (0x592, 0x595), (0x597, 0x599), (0x59c, 0x5a1), (0x5a8, 0x5a9), (0x5ab, 0x5ac), (0x5af, 0x5af),
    (0x5c4, 0x5c4), (0x610, 0x617), (0x657, 0x65b), (0x65d, 0x65e), (0x6d6, 0x6dc), (0x6df, 0x6e2),
    (0x6e4, 0x6e4), (0x6e7, 0x6e8), (0x6eb, 0x6ec), (0x730, 0x730), (0x732, 0x733), (0x735, 0x736),
    (0x73a, 0x73a), (0x73d, 0x73d), (0x73f, 0x741), (0x743, 0x743), (0x745, 0x745), (0x747, 0x747),
    (0x749, 0x74a), (0x7eb, 0x7f1), (0x7f3, 0x7f3), (0x816, 0x819), (0x81b, 0x823), (0x825, 0x827),
    (0x829, 0x82d), (0x951, 0x951), (0x953, 0x954), (0xf82, 0xf83), (0xf86, 0xf87), (0x135d, 0x135f),
    (0x17dd, 0x17dd), (0x193a, 0x193a), (0x1a17, 0x1a17), (0x1a75, 0x1a7c), (0x1b6b, 0x1b6b),
    (0x1b6d, 0x1b73), (0x1cd0, 0x1cd2), (0x1cda, 0x1cdb), (0x1ce0, 0x1ce0), (0x1dc0, 0x1dc1),
    (0x1dc3, 0x1dc9), (0x1dcb, 0x1dcc), (0x1dd1, 0x1de6), (0x1dfe, 0x1dfe), (0x20d0, 0x20d1),
    (0x20d4, 0x20d7), (0x20db, 0x20dc), (0x20e1, 0x20e1), (0x20e7, 0x20e7), (0x20e9, 0x20e9),
    (0x20f0, 0x20f0), (0x2cef, 0x2cf1), (0x2de0, 0x2dff), (0xa66f, 0xa66f), (0xa67c, 0xa67d),
    (0xa6f0, 0xa6f1), (0xa8e0, 0xa8f1), (0xaab0, 0xaab0), (0xaab2, 0xaab3), (0xaab7, 0xaab8),
    (0xaabe, 0xaabf), (0xaac1, 0xaac1), (0xfe20, 0xfe26), (0x10a0f, 0x10a0f), (0x10a38, 0x10a38),
    (0x1d185, 0x1d189), (0x1d1aa, 0x1d1ad), (0x1d242, 0x1d244),
];
