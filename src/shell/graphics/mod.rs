//! Pictures on this terminal: what it understands, what it has, and what of it is on the screen.
//!
//! Cells come first. A picture that a terminal draws itself is a layer beside them: where it is
//! to be seen its cells are blank, and it follows in an update of its own, when nothing else
//! happens. When it goes, its cells are written again.

mod kitty;
mod means;
#[cfg(test)]
#[cfg(feature = "images")]
mod tests;
mod tmux;

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::input::Answer;
use super::wire::{cover, is_covered};
use crate::config::Images;
use crate::layout::{Media, Picture, Pixels, Size};
use crate::lesson::Time;
use crate::media::{Done, Drawing, Format, PICTURES, Sharp};
use crate::view::Pictured;
use kitty::Kitty;
use means::{Choice, Heard};
pub use means::{Means, Protocol};

/// How long answers are waited for before pictures are shown without them.
const PATIENCE: Duration = Duration::from_millis(500);
/// The bytes that are kept of pictures that can be sent.
const KEPT: usize = 32 << 20;
/// The pixels of the largest picture that is sent as sixels, which a terminal does not enlarge.
const SIXELS: u64 = 8_000_000;

/// A picture in sight, as the terminal is to show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sight {
    pub(super) drawing: Drawing,
    /// The cells in which it is to be seen.
    pub(super) area: Rect,
    /// The rows of its place above those.
    pub(super) skipped: u16,
}

/// The pictures of this terminal.
#[derive(Debug)]
pub(super) struct Graphics {
    means: Means,
    heard: Heard,
    /// The pixels of a cell, where the system knows them.
    cell: Option<Pixels>,
    question: Question,
    /// Pictures that can be sent, the last used last.
    sharp: Vec<(Drawing, Sharp)>,
    kitty: Kitty,
    /// Those that lie on the screen.
    laid: Vec<Sight>,
    /// Those that are to lie there.
    wanted: Vec<Sight>,
    /// Those that are likely to be wanted next.
    ahead: Vec<Drawing>,
    /// Whether anything was ever sent that has to be undone.
    used: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    /// Nobody needs to know so far.
    Idle,
    Wanted,
    /// It was asked at this time.
    Asked(Option<Time>),
    /// The time for answers is over.
    Late,
}

impl Graphics {
    pub(super) fn new(means: Means) -> Self {
        Self {
            means,
            heard: Heard::default(),
            cell: None,
            question: Question::Idle,
            sharp: Vec::new(),
            kitty: Kitty::new(means.in_tmux),
            laid: Vec::new(),
            wanted: Vec::new(),
            ahead: Vec::new(),
            used: false,
        }
    }

    fn choice(&self) -> Choice {
        if !PICTURES {
            return Choice::Off;
        }
        let late = self.question == Question::Late;
        let has_cell = self.cell.or(self.heard.cell).is_some();
        self.means.choose(&self.heard, has_cell, late)
    }

    /// Whether pictures are shown at all.
    pub(super) fn is_off(&self) -> bool {
        self.choice() == Choice::Off
    }

    /// The pixels of a cell, as far as they are known.
    pub(super) fn cell(&self) -> Option<Pixels> {
        self.cell.or(self.heard.cell)
    }

    /// Takes note of what the system says of the pixels of a cell.
    pub(super) fn learn_cell(&mut self, cell: Option<Pixels>) {
        self.cell = cell;
    }

    /// Takes note of an answer of the terminal.
    pub(super) fn hear(&mut self, answer: Answer) {
        self.heard.hear(answer);
    }

    /// A picture is about to be in sight: what is not known of the terminal is asked.
    pub(super) fn expect(&mut self) {
        let is_plain = matches!(self.means.images, Images::Blocks | Images::Off);
        let is_open = self.choice() == Choice::Open || self.cell().is_none();
        if self.question == Question::Idle && self.means.asks && is_open && !is_plain {
            self.question = Question::Wanted;
        }
    }

    /// How long to wait for answers from `now` on; for ever when none are waited for.
    pub(super) fn patience(&self, now: Time) -> Option<Duration> {
        match self.question {
            Question::Asked(Some(since)) if self.choice() == Choice::Open => {
                Some((since.0 + PATIENCE).saturating_sub(now.0))
            }
            _ => None,
        }
    }

    /// Lets time pass.
    pub(super) fn pass(&mut self, now: Time) {
        match self.question {
            Question::Asked(None) => self.question = Question::Asked(Some(now)),
            Question::Asked(Some(since)) if now.0 >= since.0 + PATIENCE => {
                self.question = Question::Late;
            }
            _ => {}
        }
    }

    /// How `pictured` is to be drawn on a screen of `screen`; none when it is not, or not yet.
    pub(super) fn drawing(
        &self,
        pictured: &Pictured,
        media: &Media,
        screen: Size,
    ) -> Option<Drawing> {
        let Some(Picture::Ready { content, .. }) = media.picture(&pictured.view.path) else {
            return None;
        };
        let (cell, area, ground) = (media.cell, pictured.area, pictured.ground);
        let all = 0..pictured.view.size.height;
        let seen = pictured.skipped..pictured.skipped + area.height;
        let blocks = Format::Blocks {
            depth: self.means.depth,
            ground,
        };
        let (format, rows) = match self.choice() {
            Choice::Open | Choice::Off => return None,
            Choice::Blocks => (blocks, all),
            Choice::Sharp(_) if pictured.small => (blocks, all),
            Choice::Sharp(Protocol::KittyCells | Protocol::KittyOver) => (Format::Png, all),
            Choice::Sharp(Protocol::Iterm2) => (Format::Png, seen),
            // A sixel picture that ends in the last row makes some terminals scroll.
            Choice::Sharp(Protocol::Sixel)
                if area.bottom() >= screen.height || is_huge(pictured.view.size, cell) =>
            {
                (blocks, all)
            }
            Choice::Sharp(Protocol::Sixel) => (Format::Sixel { ground }, seen),
        };
        let has_blocks = self.means.has_blocks() || !matches!(format, Format::Blocks { .. });
        has_blocks.then(|| Drawing {
            view: pictured.view.clone(),
            rows,
            content: *content,
            cell,
            format,
        })
    }

    /// Keeps what the worker has made for the terminal.
    pub(super) fn keep(&mut self, done: &Done) {
        if let Done::Sharp(drawing, sharp) = done {
            // What the file held before it was saved anew is of no use.
            let is_old = |known: &Drawing| {
                known.view.path == drawing.view.path && known.content != drawing.content
            };
            self.sharp
                .retain(|(known, _)| known != drawing && !is_old(known));
            self.sharp.push((drawing.clone(), sharp.clone()));
            let bytes = |kept: &[(Drawing, Sharp)]| {
                kept.iter()
                    .map(|(_, sharp)| sharp.bytes.len())
                    .sum::<usize>()
            };
            // What is in sight is not made anew again and again, however large it is.
            let wanted = &self.wanted;
            let can_go = |(known, _): &(Drawing, Sharp)| {
                known != drawing && wanted.iter().all(|sight| sight.drawing != *known)
            };
            while bytes(&self.sharp) > KEPT
                && let Some(at) = self.sharp.iter().position(can_go)
            {
                self.sharp.remove(at);
            }
        }
    }

    /// Whether `drawing` can be shown at once.
    pub(super) fn has(&self, drawing: &Drawing) -> bool {
        self.kitty.has(drawing) || self.sharp.iter().any(|(known, _)| known == drawing)
    }

    /// Brings the pictures `wanted` into the cells of `next`, as far as they are cells or lie on
    /// the screen already, and writes to `out` what takes away those that do not stay.
    pub(super) fn lay(&mut self, wanted: Vec<Sight>, next: &mut Buffer, out: &mut Vec<u8>) {
        let gone = |laid: &Sight| !wanted.contains(laid);
        match self.choice() {
            Choice::Sharp(Protocol::KittyCells) => {
                self.laid.clear();
                for sight in &wanted {
                    if let Some(number) = self.kitty.number(&sight.drawing) {
                        kitty::fill(number, sight, next);
                    }
                }
            }
            Choice::Sharp(Protocol::KittyOver) => {
                for laid in self.laid.extract_if(.., |laid| gone(laid)) {
                    if let Some(number) = self.kitty.number(&laid.drawing) {
                        self.kitty.remove(number, out);
                    }
                }
            }
            Choice::Sharp(Protocol::Iterm2 | Protocol::Sixel) => {
                self.laid.retain(|laid| !gone(laid));
                for sight in &self.laid {
                    cover_all(sight.area, next);
                }
            }
            Choice::Open | Choice::Blocks | Choice::Off => self.laid.clear(),
        }
        self.wanted = wanted;
    }

    /// Writes to `out` what places pictures that the terminal has, over the cells of a frame.
    pub(super) fn place(&mut self, out: &mut Vec<u8>) {
        if self.choice() != Choice::Sharp(Protocol::KittyOver) {
            return;
        }
        for sight in &self.wanted {
            if self.laid.contains(sight) {
                continue;
            }
            if let Some(number) = self.kitty.number(&sight.drawing) {
                self.kitty.place(number, sight, out);
                self.laid.push(sight.clone());
            }
        }
    }

    /// The pictures that are likely to be wanted next.
    pub(super) fn prepare(&mut self, ahead: Vec<Drawing>) {
        self.ahead = ahead;
    }

    /// What to ask the terminal; nothing, when there is nothing to ask.
    pub(super) fn question(&mut self) -> Vec<u8> {
        if self.question != Question::Wanted {
            return Vec::new();
        }
        self.question = Question::Asked(None);
        self.means.question()
    }

    /// What goes to the terminal while nothing else happens: a picture or a piece of one, over the
    /// cells that are `shown`. Nothing, when there is nothing to send.
    pub(super) fn more(&mut self, shown: &mut Buffer) -> Vec<u8> {
        match self.choice() {
            Choice::Sharp(protocol @ (Protocol::KittyCells | Protocol::KittyOver)) => {
                self.begin();
                let piece = self.kitty.piece(protocol == Protocol::KittyCells);
                self.used |= !piece.is_empty();
                piece
            }
            Choice::Sharp(protocol @ (Protocol::Iterm2 | Protocol::Sixel)) => {
                self.send_whole(protocol, shown)
            }
            Choice::Open | Choice::Blocks | Choice::Off => Vec::new(),
        }
    }

    /// Begins to send the picture that is wanted most, of those that the terminal has not.
    fn begin(&mut self) {
        if self.kitty.is_sending() {
            return;
        }
        let wanted = self.wanted.iter().map(|sight| &sight.drawing);
        let next = wanted.chain(&self.ahead).find_map(|drawing| {
            let sharp = self.sharp.iter().find(|(known, _)| known == drawing)?;
            (drawing.format == Format::Png && !self.kitty.has(drawing)).then(|| sharp.clone())
        });
        if let Some((drawing, sharp)) = next {
            self.kitty.begin(drawing, sharp);
        }
    }

    /// The next picture that is wanted and does not lie on the screen.
    fn send_whole(&mut self, protocol: Protocol, shown: &mut Buffer) -> Vec<u8> {
        let next = self.wanted.iter().find_map(|sight| {
            let sharp = self
                .sharp
                .iter()
                .find(|(known, _)| *known == sight.drawing)?;
            (!self.laid.contains(sight)).then(|| (sight.clone(), sharp.1.clone()))
        });
        let Some((sight, sharp)) = next else {
            return Vec::new();
        };
        self.used = true;
        let Rect {
            x,
            y,
            width,
            height,
        } = sight.area;
        let mut out = format!("\x1b[{};{}H", y + 1, x + 1).into_bytes();
        if protocol == Protocol::Sixel {
            out.extend_from_slice(&sharp.bytes);
        } else {
            // The padding of base64 counts as bytes: it is only for a progress bar.
            let size = sharp.bytes.len() / 4 * 3;
            let mut picture = format!(
                "\x1b]1337;File=inline=1;size={size};width={width};height={height};\
                 preserveAspectRatio=0;doNotMoveCursor=1:"
            )
            .into_bytes();
            picture.extend_from_slice(&sharp.bytes);
            picture.push(0x07);
            out.extend(if self.means.in_tmux {
                tmux::passed(&picture)
            } else {
                picture
            });
        }
        cover_all(sight.area, shown);
        self.laid.push(sight);
        super::modes::at_once(&out)
    }

    /// The screen is blank: nothing lies on it any more.
    pub(super) fn clear(&mut self) {
        self.laid.clear();
    }

    /// The screen has another size: what the terminal has is of no use any more.
    pub(super) fn resize(&mut self) {
        self.laid.clear();
        self.kitty.delete_all();
    }

    /// The terminal was given back: it has nothing any more.
    pub(super) fn forget(&mut self) {
        self.laid.clear();
        self.kitty.forget();
    }

    /// What gives the terminal back, even in the middle of a picture: nothing when it got none.
    pub(super) fn farewell(&self) -> Vec<u8> {
        if !self.used {
            return Vec::new();
        }
        let mut out = b"\x1b\\".to_vec();
        if self.means.in_tmux {
            out.extend(tmux::passed(b"\x1b\\"));
        }
        out.extend(self.kitty.farewell());
        out
    }
}

/// Blanks the cells of `screen` in which the terminal draws pictures itself.
pub(super) fn bare(screen: &mut Buffer) {
    for cell in &mut screen.content {
        if is_covered(cell) || kitty::is_part(cell) {
            cell.set_symbol(" ");
            cell.fg = cell.bg;
        }
    }
}

fn is_huge(size: Size, cell: Pixels) -> bool {
    let width = u64::from(size.width) * u64::from(cell.width);
    let height = u64::from(size.height) * u64::from(cell.height);
    width.saturating_mul(height) > SIXELS
}

fn cover_all(area: Rect, buffer: &mut Buffer) {
    for position in area.intersection(buffer.area).positions() {
        if let Some(cell) = buffer.cell_mut(position) {
            cover(cell);
        }
    }
}
