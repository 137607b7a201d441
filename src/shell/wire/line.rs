//! Where the cursor and the pen are, and the cheapest way to bring them elsewhere.

use std::cmp::Ordering;

use super::abilities::Abilities;
use super::change::Screens;
use super::look::Look;
use super::plan::{Kind, Step};
use super::sheet::Sheet;
use super::spot::{Glyph, Spot};
use super::text::{Text, Texts};
use super::{Kept, Pose, RESTORE, link, number, pen};

/// What has a terminal keep the look that is set.
const KEEP: &[u8] = b"\x1b7";

/// The end of the wire: bytes, and what they leave the terminal in.
pub(super) struct Line<'s, 'a> {
    out: Vec<u8>,
    abilities: Abilities,
    /// The screen as it is to be.
    next: &'s Sheet<'a>,
    texts: &'s Texts<'a>,
    pen: Option<Look>,
    kept: Kept,
    /// Whether this frame has seen to that.
    has_kept: bool,
    cursor: Cursor,
}

/// What is known of the cursor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Unknown,
    /// In this row, but not where in it.
    Row(u16),
    /// At this row and column.
    At(u16, u16),
}

/// A way for the cursor, in one direction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Stay,
    /// This control character, so many times.
    Times(u8, u16),
    /// To the first column, then on by so many columns.
    Home(Ahead),
    /// To the right.
    Ahead(Ahead),
    /// A sequence with this number and end.
    Sequence(u16, u8),
}

/// A way to the right.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ahead {
    /// Over so many columns.
    Over(u16),
    /// Writing again what stands between these columns.
    Again(u16, u16),
}

/// The bytes of a sequence with one number, which is left out when it is 1.
fn length(number: u16) -> usize {
    match number {
        0..=1 => 3,
        _ => 3 + number::digits(number),
    }
}

impl<'s, 'a> Line<'s, 'a> {
    /// A line to a terminal that is to show the next of `screens`, and of which nothing is known but what it has kept.
    /// `memory` is where the bytes go.
    pub(super) fn new(
        mut memory: Vec<u8>,
        abilities: Abilities,
        kept: Kept,
        screens: &'s Screens<'a>,
    ) -> Self {
        memory.clear();
        Self {
            out: memory,
            abilities,
            next: &screens.next,
            texts: &screens.texts,
            pen: None,
            kept,
            has_kept: false,
            cursor: Cursor::Unknown,
        }
    }

    /// Takes up the look that the terminal has kept, where `first` is reached sooner from there.
    pub(super) fn begin(&mut self, first: Look) {
        let Some(Pose { look, row, column }) = self.kept.0 else {
            return;
        };
        // Its link takes the same bytes from anywhere.
        let first = first.unlinked();
        let is_near = first.is_blank_in(look) || first == look;
        let on = if is_near { 0 } else { pen::cost(look, first) };
        if RESTORE.len() + on <= pen::cost_anew(first) {
            self.out.extend_from_slice(RESTORE);
            self.pen = Some(look);
            self.cursor = Cursor::At(row, column);
            // Some forget it when they take it up.
            self.kept = Kept::default();
        }
    }

    /// All bytes, and what the terminal has kept.
    pub(super) fn finish(self) -> (Vec<u8>, Kept) {
        (self.out, self.kept)
    }

    /// Fills the screen with blanks of `look`.
    pub(super) fn clear(&mut self, look: Look) {
        self.set_ground(look, None);
        self.out.extend_from_slice(b"\x1b[2J");
    }

    /// Fills the rows from `row` on with blanks of `look`.
    pub(super) fn clear_below(&mut self, row: u16, look: Look) {
        self.go(row, 0);
        self.set_ground(look, None);
        self.out.extend_from_slice(b"\x1b[J");
    }

    /// Takes out `count` rows at `from`, and puts as many of `look` in, so that they begin at `to`.
    pub(super) fn shift(&mut self, from: u16, to: u16, count: u16, look: Look) {
        self.go(from, 0);
        self.set_ground(look, None);
        self.sequence(count, b'M');
        self.go(to, 0);
        self.sequence(count, b'L');
    }

    /// Takes `steps`, one after the other. False, when that takes `limit` bytes or more: then it has
    /// stopped as soon as that was known.
    pub(super) fn take(&mut self, steps: &[Step], limit: usize) -> bool {
        let mut rest = Self::least(self.abilities, steps);
        for (at, step) in steps.iter().enumerate() {
            if self.out.len() + rest >= limit {
                return false;
            }
            rest = rest.saturating_sub(step.least());
            let following = steps.get(at + 1);
            match step.kind {
                Kind::Text => self.text(step),
                Kind::Blanks => self.blanks(step, following),
                Kind::Rest => {
                    self.go(step.row, step.start);
                    self.set_ground(step.look, following);
                    self.out.extend_from_slice(b"\x1b[K");
                }
            }
        }
        if let Some(pen) = self.pen {
            self.set_pen(pen.unlinked());
        }
        self.out.len() < limit
    }

    /// The bytes that `steps` take at the least.
    pub(super) fn least(abilities: Abilities, steps: &[Step]) -> usize {
        if abilities.contains(Abilities::REPEATS) {
            0
        } else {
            steps.iter().map(Step::least).sum()
        }
    }

    fn text(&mut self, step: &Step) {
        let next = self.next;
        let row = next.row(step.row);
        let repeats = self.abilities.contains(Abilities::REPEATS);
        let mut column = step.start;
        while column < step.end {
            let Some(Spot::Glyph(glyph)) = row.get(usize::from(column)) else {
                column += 1;
                continue;
            };
            self.put(step.row, column, glyph);
            column += glyph.columns;
            // A plain blank may be written with another pen than what follows.
            if glyph.is_uncertain || (glyph.is_plain_blank() && !repeats) {
                continue;
            }
            let rest = row.get(usize::from(column)..usize::from(step.end));
            let rest = rest.unwrap_or_default();
            if repeats && glyph.columns == 1 {
                let alike = rest.iter().take_while(|spot| **spot == Spot::Glyph(*glyph));
                let count = u16::try_from(alike.count()).unwrap_or_default();
                if length(count) < usize::from(count) * glyph.text.length() {
                    self.sequence(count, b'b');
                    column += count;
                    self.arrive(step.row, column);
                }
                continue;
            }
            // What follows looks the same.
            for spot in rest {
                match spot {
                    Spot::Glyph(glyph) if glyph.is_uncertain => break,
                    Spot::Glyph(glyph) => self.write(glyph.text),
                    Spot::Rest => {}
                    Spot::Covered => break,
                }
                column += 1;
            }
            self.arrive(step.row, column);
        }
    }

    fn write(&mut self, text: Text) {
        self.texts.write(text, &mut self.out);
    }

    fn blanks(&mut self, step: &Step, following: Option<&Step>) {
        self.go(step.row, step.start);
        self.set_ground(step.look, following);
        let count = step.end - step.start;
        let goes_on = following.is_some_and(|it| it.row == step.row && it.start == step.end);
        let erase = length(count) + if goes_on { length(count) } else { 0 };
        let can_erase =
            self.abilities.contains(Abilities::ERASES_SOME) && self.abilities.erases(step.look);
        let repeat = 1 + length(count - 1);
        let write = usize::from(count);
        if self.abilities.contains(Abilities::REPEATS) && repeat < write && repeat <= erase {
            self.out.push(b' ');
            self.sequence(count - 1, b'b');
            self.arrive(step.row, step.end);
        } else if erase < write && can_erase {
            self.sequence(count, b'X');
        } else {
            self.out.extend(std::iter::repeat_n(b' ', write));
            self.arrive(step.row, step.end);
        }
    }

    /// Shows `glyph` at `column`.
    fn put(&mut self, row: u16, column: u16, glyph: &Glyph) {
        if self.cursor != Cursor::At(row, column) {
            self.go(row, column);
        }
        if glyph.look.is_linked() && self.may_keep() {
            // Some would keep the link as well.
            self.set_pen(glyph.look.unlinked());
            self.keep(row, column);
        }
        let is_uncertain = glyph.is_uncertain;
        if is_uncertain && glyph.columns > 1 {
            // A terminal that finds it narrower would leave what stood under its other half.
            self.set_pen(glyph.look);
            self.out
                .extend(std::iter::repeat_n(b' ', usize::from(glyph.columns)));
            self.cursor = Cursor::Row(row);
            self.go(row, column);
        }
        if !self.pen.is_some_and(|pen| glyph.is_shown_by(pen)) {
            self.set_pen(glyph.look);
        }
        self.keep(row, column);
        self.write(glyph.text);
        if is_uncertain {
            self.cursor = Cursor::Row(row);
        } else {
            self.arrive(row, column.saturating_add(glyph.columns));
        }
    }

    /// Takes note that the cursor has come to `column` by writing.
    fn arrive(&mut self, row: u16, column: u16) {
        self.cursor = if column >= self.next.width() {
            // Terminals differ in where the cursor is after the last column.
            Cursor::Row(row)
        } else {
            Cursor::At(row, column)
        };
    }

    fn set_pen(&mut self, look: Look) {
        pen::change(self.pen, look, &mut self.out);
        let open = self.pen.unwrap_or_default();
        if open.is_linked() || look.is_linked() {
            link::change(self.next.links(), open.link(), look.link(), &mut self.out);
        }
        self.pen = Some(look);
    }

    /// Has the terminal keep the first look that glyphs are written in, and the place where that begins: the
    /// next frame may well begin there, too. Where nothing is written nothing is kept.
    fn keep(&mut self, row: u16, column: u16) {
        if !self.may_keep() {
            return;
        }
        self.has_kept = true;
        if let Some(look) = self.pen
            && self.kept.0.is_none_or(|kept| kept.look != look)
        {
            self.out.extend_from_slice(KEEP);
            self.kept = Kept(Some(Pose { look, row, column }));
        }
    }

    fn may_keep(&self) -> bool {
        !self.has_kept && self.abilities.contains(Abilities::RESTORES)
    }

    /// Sets a pen that makes blanks of `look`: that of the next step, where it does.
    fn set_ground(&mut self, look: Look, following: Option<&Step>) {
        if self
            .pen
            .is_some_and(|pen| look == pen || look.is_blank_in(pen))
        {
            return;
        }
        let following = following
            .map(|step| step.look)
            .filter(|following| look.is_blank_in(*following));
        self.set_pen(following.unwrap_or(look));
    }

    fn sequence(&mut self, number: u16, end: u8) {
        self.out.extend_from_slice(b"\x1b[");
        if number != 1 {
            number::write(number, &mut self.out);
        }
        self.out.push(end);
    }

    /// Brings the cursor to `column` of `row`.
    fn go(&mut self, row: u16, column: u16) {
        let (at, from) = match self.cursor {
            Cursor::At(at, from) => (at, Some(from)),
            Cursor::Row(at) => (at, None),
            Cursor::Unknown => return self.go_anywhere(row, column),
        };
        if (at, from) == (row, Some(column)) {
            return;
        }
        let (down_cost, down) = vertical(at, row);
        let (along_cost, along) = self.horizontal(from, row, column);
        if down_cost + along_cost > absolute_length(row, column) {
            return self.go_anywhere(row, column);
        }
        // The first column comes first: there all terminals agree where the cursor is.
        if let Way::Home(ahead) = along {
            self.out.push(b'\r');
            self.walk(down, row);
            self.walk_ahead(ahead, row);
        } else {
            self.walk(down, row);
            self.walk(along, row);
        }
        self.cursor = Cursor::At(row, column);
    }

    fn go_anywhere(&mut self, row: u16, column: u16) {
        self.out.extend_from_slice(b"\x1b[");
        if row > 0 || column > 0 {
            number::write(row.saturating_add(1), &mut self.out);
        }
        if column > 0 {
            self.out.push(b';');
            number::write(column.saturating_add(1), &mut self.out);
        }
        self.out.push(b'H');
        self.cursor = Cursor::At(row, column);
    }

    fn walk(&mut self, way: Way, row: u16) {
        match way {
            Way::Stay => {}
            Way::Times(byte, times) => self
                .out
                .extend(std::iter::repeat_n(byte, usize::from(times))),
            Way::Home(ahead) | Way::Ahead(ahead) => self.walk_ahead(ahead, row),
            Way::Sequence(number, end) => self.sequence(number, end),
        }
    }

    fn walk_ahead(&mut self, ahead: Ahead, row: u16) {
        match ahead {
            Ahead::Over(0) => {}
            Ahead::Over(columns) => self.sequence(columns, b'C'),
            Ahead::Again(from, to) => {
                let next = self.next;
                let spots = next.row(row).get(usize::from(from)..usize::from(to));
                for spot in spots.unwrap_or_default() {
                    if let Spot::Glyph(glyph) = spot {
                        self.write(glyph.text);
                    }
                }
            }
        }
    }

    /// The best way to `column` within `row`, and its bytes.
    fn horizontal(&self, from: Option<u16>, row: u16, column: u16) -> (usize, Way) {
        let mut best = sequence(column.saturating_add(1), b'G');
        let (cost, home) = self.ahead(row, 0, column);
        consider(&mut best, (1 + cost, Way::Home(home)));
        match from {
            Some(from) if from == column => consider(&mut best, (0, Way::Stay)),
            Some(from) if from < column => {
                let (cost, ahead) = self.ahead(row, from, column);
                consider(&mut best, (cost, Way::Ahead(ahead)));
            }
            Some(from) => {
                consider(
                    &mut best,
                    ((from - column).into(), Way::Times(0x08, from - column)),
                );
                consider(&mut best, sequence(from - column, b'D'));
            }
            None => {}
        }
        best
    }

    /// The best way from column `from` to `to`, not left of it, and its bytes: over the columns, or writing again
    /// what stands there, where that takes a byte a column.
    fn ahead(&self, row: u16, from: u16, to: u16) -> (usize, Ahead) {
        let columns = to - from;
        let over = if columns == 0 { 0 } else { length(columns) };
        let again = usize::from(columns);
        if columns > 0 && again <= over && self.shows(row, from, to) {
            (again, Ahead::Again(from, to))
        } else {
            (over, Ahead::Over(columns))
        }
    }

    /// Whether what stands between these columns is what the pen would write, a byte a column.
    fn shows(&self, row: u16, from: u16, to: u16) -> bool {
        let (Some(pen), Some(spots)) = (
            self.pen,
            self.next.row(row).get(usize::from(from)..usize::from(to)),
        ) else {
            return false;
        };
        spots.iter().all(|spot| match spot {
            Spot::Glyph(glyph) => glyph.text.is_byte() && glyph.is_shown_by(pen),
            Spot::Rest | Spot::Covered => false,
        })
    }
}

/// The best way from row `from` to `to`, in the same column, and its bytes.
fn vertical(from: u16, to: u16) -> (usize, Way) {
    let mut best = sequence(to.saturating_add(1), b'd');
    match from.cmp(&to) {
        Ordering::Equal => return (0, Way::Stay),
        Ordering::Less => {
            consider(&mut best, sequence(to - from, b'B'));
            consider(
                &mut best,
                ((to - from).into(), Way::Times(b'\n', to - from)),
            );
        }
        Ordering::Greater => consider(&mut best, sequence(from - to, b'A')),
    }
    best
}

/// A way by a sequence, and its bytes.
fn sequence(number: u16, end: u8) -> (usize, Way) {
    (length(number), Way::Sequence(number, end))
}

/// Takes another way for the best if it takes fewer bytes.
fn consider(best: &mut (usize, Way), other: (usize, Way)) {
    if other.0 < best.0 {
        *best = other;
    }
}

/// The bytes of a move to anywhere.
fn absolute_length(row: u16, column: u16) -> usize {
    let digits = |number: u16| number::digits(number.saturating_add(1));
    match (row, column) {
        (0, 0) => 3,
        (row, 0) => 3 + digits(row),
        (row, column) => 4 + digits(row) + digits(column),
    }
}
