//! How screens are made: each of the one before, by changes as pages make them.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use seminar::shell::wire::cover;
use seminar::view::{LinkId, lead};

use crate::addresses::COUNT;
use crate::bytes::Bytes;
use crate::glyphs::glyph;
use crate::scene::{Event, Frame};

/// A few styles, as those of a page are: the first is the terminal's own.
fn palette(bytes: &mut Bytes<'_>) -> Vec<Style> {
    let count = bytes.below(6);
    let mut palette = vec![Style::new()];
    palette.extend((0..count).map(|_| {
        let style = Style::new().fg(color(bytes)).bg(color(bytes));
        match bytes.byte() {
            plain @ 0..=127 => style.add_modifier(Modifier::from_bits_truncate(
                u16::from(plain) & Modifier::BOLD.bits(),
            )),
            _ => style.add_modifier(Modifier::from_bits_truncate(bytes.number())),
        }
    }));
    palette
}

fn color(bytes: &mut Bytes<'_>) -> Color {
    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match bytes.below(6) {
        0 | 1 => Color::Reset,
        2 => {
            let named = NAMED.get(usize::from(bytes.below(16)));
            named.copied().unwrap_or_default()
        }
        3 => Color::Indexed(bytes.byte()),
        _ => Color::Rgb(bytes.byte(), bytes.byte(), bytes.byte()),
    }
}

/// Where frames are made, each by changes of the one before.
pub(crate) struct Studio {
    palette: Vec<Style>,
    /// Whether there may be clusters that some terminals measure wider than they are.
    may_overrun: bool,
    frames: Vec<Frame>,
    /// The frame that is being made, and what happens before it.
    buffer: Buffer,
    event: Event,
}

impl Studio {
    /// A studio for frames of `size`.
    pub(crate) fn new(size: (u16, u16), may_overrun: bool, bytes: &mut Bytes<'_>) -> Self {
        Self {
            palette: palette(bytes),
            may_overrun,
            frames: Vec::new(),
            buffer: Buffer::empty(Rect::new(0, 0, size.0, size.1)),
            event: Event::Nothing,
        }
    }

    /// How many frames are finished.
    pub(crate) fn count(&self) -> usize {
        self.frames.len()
    }

    /// All frames, with the one that is being made.
    pub(crate) fn into_frames(mut self) -> Vec<Frame> {
        self.finish(Event::Nothing);
        self.frames
    }

    fn style(&self, bytes: &mut Bytes<'_>) -> Style {
        let at = usize::from(bytes.byte()) % self.palette.len().max(1);
        self.palette.get(at).copied().unwrap_or_default()
    }

    fn cell(&self, bytes: &mut Bytes<'_>) -> Cell {
        let style = self.style(bytes);
        let mut cell = Cell::EMPTY;
        cell.set_symbol(&glyph(bytes, self.may_overrun))
            .set_style(style);
        cell
    }

    fn blank(&self, bytes: &mut Bytes<'_>) -> Cell {
        let mut cell = Cell::EMPTY;
        cell.set_style(self.style(bytes));
        cell
    }

    /// A place on the screen, and how far it is to the end of it.
    fn place(&self, bytes: &mut Bytes<'_>) -> (usize, u16) {
        let cells = u16::try_from(self.buffer.content.len()).unwrap_or(u16::MAX);
        let start = bytes.below(cells);
        (start.into(), cells - start)
    }

    fn area(&self, bytes: &mut Bytes<'_>) -> Rect {
        let all = self.buffer.area;
        let (x, y) = (bytes.below(all.width), bytes.below(all.height));
        let (width, height) = (bytes.below(all.width), bytes.below(all.height));
        Rect::new(x, y, width + 1, height + 1).intersection(all)
    }

    fn fill(&mut self, start: usize, count: u16, cell: &Cell) {
        let cells = self.buffer.content.iter_mut().skip(start);
        cells.take(count.into()).for_each(|at| *at = cell.clone());
    }

    fn fill_area(&mut self, area: Rect, change: impl Fn(&mut Cell)) {
        for position in area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position) {
                change(cell);
            }
        }
    }

    fn finish(&mut self, event: Event) {
        self.frames.push(Frame {
            buffer: self.buffer.clone(),
            event: std::mem::replace(&mut self.event, event),
        });
    }

    /// Makes one change, or the next frame.
    pub(crate) fn change(&mut self, bytes: &mut Bytes<'_>) {
        match bytes.byte() % 20 {
            0 => {
                let event = match bytes.byte() {
                    0..160 => Event::Nothing,
                    160..224 => Event::Disturbed,
                    _ => Event::Spoilt,
                };
                self.finish(event);
            }
            // With what was there before this one.
            1 => {
                self.finish(Event::Nothing);
                let before = self.frames.len().checked_sub(2);
                if let Some(before) = before.and_then(|before| self.frames.get(before)) {
                    self.buffer = before.buffer.clone();
                }
            }
            // On an empty page.
            2 => {
                self.finish(Event::Nothing);
                let blank = self.blank(bytes);
                self.fill_area(self.buffer.area, |cell| *cell = blank.clone());
            }
            kind @ 3..10 => self.write(kind, bytes),
            kind @ 10..13 => self.shift(kind, bytes),
            kind => self.paint(kind, bytes),
        }
    }

    /// Writes in a row.
    fn write(&mut self, kind: u8, bytes: &mut Bytes<'_>) {
        let (start, rest) = self.place(bytes);
        match kind {
            // One glyph, again and again.
            3 | 4 => {
                let count = bytes.below(rest.min(60)) + 1;
                let cell = self.cell(bytes);
                self.fill(start, count, &cell);
            }
            // Text in one style.
            5 | 6 => {
                let style = self.style(bytes);
                for at in 0..usize::from(bytes.below(rest.min(30)) + 1) {
                    let symbol = glyph(bytes, self.may_overrun);
                    if let Some(cell) = self.buffer.content.get_mut(start + at) {
                        cell.reset();
                        cell.set_symbol(&symbol).set_style(style);
                    }
                }
            }
            // Cells that have nothing to do with each other.
            7 => {
                for at in 0..usize::from(bytes.below(rest.min(10)) + 1) {
                    let cell = self.cell(bytes);
                    self.fill(start + at, 1, &cell);
                }
            }
            // The rest of the row goes blank.
            _ => {
                let width = self.buffer.area.width.max(1);
                let column = u16::try_from(start).unwrap_or_default() % width;
                let blank = self.blank(bytes);
                self.fill(start, width - column, &blank);
            }
        }
    }

    /// Moves rows.
    fn shift(&mut self, kind: u8, bytes: &mut Bytes<'_>) {
        let height = self.buffer.area.height;
        let width = usize::from(self.buffer.area.width);
        if kind < 12 {
            // Round and round.
            let (one, other) = (bytes.below(height), bytes.below(height));
            let (from, end) = (usize::from(one.min(other)), usize::from(one.max(other)) + 1);
            let by = usize::from(bytes.below(height)) % (end - from);
            if let Some(rows) = self.buffer.content.get_mut(from * width..end * width) {
                rows.rotate_left(by * width);
            }
        } else {
            // Out at the top, and blank ones in below.
            let by = bytes.below(height);
            let blank = self.blank(bytes);
            self.buffer.content.rotate_left(usize::from(by) * width);
            let kept = usize::from(height - by) * width;
            self.fill(kept, u16::MAX, &blank);
        }
    }

    /// Changes a part of the screen.
    fn paint(&mut self, kind: u8, bytes: &mut Bytes<'_>) {
        match kind {
            // A panel.
            13 => {
                let area = self.area(bytes);
                let cell = self.cell(bytes);
                self.fill_area(area, |at| *at = cell.clone());
            }
            // Other colours for what is there.
            14 => {
                let area = self.area(bytes);
                let style = self.style(bytes);
                self.fill_area(area, |cell| {
                    cell.modifier = Modifier::empty();
                    cell.set_style(Style::new().fg(Color::Reset).bg(Color::Reset).patch(style));
                });
            }
            // The last columns of a row, or of the screen.
            15 | 16 => {
                let all = self.buffer.area;
                let up = if kind == 15 {
                    bytes.below(all.height)
                } else {
                    0
                };
                let back = 1 + bytes.below(all.width.min(3));
                let cell = self.cell(bytes);
                let end = usize::from(all.height - up) * usize::from(all.width);
                self.fill(end - usize::from(back), 1, &cell);
            }
            // A picture.
            17 => {
                let area = self.area(bytes);
                self.fill_area(area, cover);
            }
            // A link, or none where one was.
            _ => {
                let (start, rest) = self.place(bytes);
                let count = bytes.below(rest.min(60)) + 1;
                let link = LinkId::new(bytes.byte() % (COUNT + 1));
                let cells = self.buffer.content.iter_mut().skip(start);
                cells.take(count.into()).for_each(|cell| lead(cell, link));
            }
        }
    }
}
