//! A terminal that can do what it is trusted with, and no more.

use alacritty_terminal::Term;
use alacritty_terminal::event::VoidListener;
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::index::{Column, Line, Point};
use alacritty_terminal::term::Config;
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::vte::ansi::Processor;
use bitflags::bitflags;
use seminar::shell::wire::Abilities;

use crate::seen::{BACKGROUND, Seen};

bitflags! {
    /// In what a terminal differs from others of its abilities.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Oddities: u8 {
        /// At the last column it wraps, though only when there is more to write.
        const WRAPS = 1;
        /// When it may not put in rows of the colour that is set for sure, it does so all the same.
        const INSERTS_IN_COLOR = 1 << 1;
        /// Rows are taken out and put in as by older Linux consoles: one less, when the last row is among them.
        const KEEPS_LAST_ROW = 1 << 2;
        /// After the last column its cursor is where nobody thinks.
        const LOSES_CURSOR = 1 << 3;
    }
}

/// The emulated terminal.
pub(crate) struct Terminal {
    term: Term<VoidListener>,
    processor: Processor,
    abilities: Abilities,
    oddities: Oddities,
    has_pictures: bool,
}

/// Columns and rows.
struct Size(u16, u16);

impl Dimensions for Size {
    fn total_lines(&self) -> usize {
        self.screen_lines()
    }

    fn screen_lines(&self) -> usize {
        self.1.into()
    }

    fn columns(&self) -> usize {
        self.0.into()
    }
}

/// A part of what is written to a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a [u8]),
    Control(u8),
    /// An escape and this.
    Escape(u8),
    /// A control sequence: its parameters and its end.
    Sequence(&'a [u8], u8),
    /// A link that begins or ends: its parameters and its address.
    Link(&'a [u8]),
}

/// The first piece of `bytes`, and how long it is; or what is wrong with it.
fn piece(bytes: &[u8]) -> Result<(Piece<'_>, usize), String> {
    let length = |is: fn(&u8) -> bool| bytes.iter().take_while(|byte| is(byte)).count();
    match bytes {
        [0x1b, b'[', rest @ ..] => {
            let parameters = rest.iter().take_while(|byte| !(0x40..0x7f).contains(*byte));
            let count = parameters.count();
            let (parameters, rest) = rest.split_at_checked(count).unwrap_or_default();
            match rest.first() {
                Some(end) => Ok((Piece::Sequence(parameters, *end), count + 3)),
                None => Err("a sequence has no end".to_owned()),
            }
        }
        [0x1b, b']', b'8', b';', rest @ ..] => {
            let count = rest.iter().take_while(|byte| byte.is_ascii_graphic());
            let (link, rest) = rest.split_at_checked(count.count()).unwrap_or_default();
            match rest {
                [0x1b, b'\\', ..] => Ok((Piece::Link(link), link.len() + 6)),
                _ => Err("a link has no end".to_owned()),
            }
        }
        [0x1b, end @ (b'7' | b'8'), ..] => Ok((Piece::Escape(*end), 2)),
        [control @ (0x08 | b'\r' | b'\n'), ..] => Ok((Piece::Control(*control), 1)),
        [control @ (..0x20 | 0x7f), ..] => Err(format!("control character {control:#x}")),
        _ => {
            let count = length(|byte| *byte >= 0x20 && *byte != 0x7f);
            Ok((Piece::Text(bytes.get(..count).unwrap_or_default()), count))
        }
    }
}

impl Terminal {
    /// A terminal of `size`, which shows pictures or does not.
    pub(crate) fn new(
        size: (u16, u16),
        abilities: Abilities,
        oddities: Oddities,
        has_pictures: bool,
    ) -> Self {
        let config = Config {
            scrolling_history: 0,
            ..Config::default()
        };
        let mut terminal = Self {
            term: Term::new(config, &Size(size.0, size.1), VoidListener),
            processor: Processor::new(),
            abilities,
            oddities,
            has_pictures,
        };
        if !oddities.contains(Oddities::WRAPS) {
            terminal.do_as_told(b"\x1b[?7l");
        }
        terminal
    }

    /// Takes `bytes` as they are, whatever the terminal is trusted with.
    pub(crate) fn do_as_told(&mut self, bytes: &[u8]) {
        self.processor.advance(&mut self.term, bytes);
    }

    /// Writes all over the screen.
    pub(crate) fn spoil(&mut self) {
        let width = self.term.columns();
        self.do_as_told(b"\x1b[H\x1b[0;4;31;42m");
        for _ in 0..self.term.screen_lines() {
            // The emulator panics when a wide character is to be wrapped into a single column.
            let row: String = "#世".chars().cycle().take(width / 2 + 1).collect();
            self.do_as_told(if width > 1 { row.as_bytes() } else { b"#" });
            self.do_as_told(b"\r\n\x1b[3C\x1b[K\r");
        }
    }

    /// Takes what the encoder wrote.
    ///
    /// # Errors
    ///
    /// When there is something in it that no terminal should be sent.
    pub(crate) fn take(&mut self, mut bytes: &[u8]) -> Result<(), String> {
        std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
        let mut before = None;
        while !bytes.is_empty() {
            let (piece, length) = piece(bytes)?;
            let (now, rest) = bytes.split_at_checked(length).unwrap_or_default();
            self.obey(piece, before, now)?;
            before = Some(piece);
            bytes = rest;
        }
        if self.is_in_link() {
            return Err("a link is open at the end".to_owned());
        }
        Ok(())
    }

    /// Does what `piece` says, which came after another and is written as `bytes`.
    fn obey(
        &mut self,
        piece: Piece<'_>,
        before: Option<Piece<'_>>,
        bytes: &[u8],
    ) -> Result<(), String> {
        let abilities = self.abilities;
        let can = |ability| abilities.contains(ability);
        let fills = |ability| {
            if can(ability) { Fill::Color } else { Fill::Own }
        };
        if !matches!(piece, Piece::Text(_)) && self.oddities.contains(Oddities::LOSES_CURSOR) {
            self.lose_cursor();
        }
        let may_do_harm = match piece {
            Piece::Escape(_) => true,
            Piece::Sequence(_, end) => matches!(end, b'J' | b'K' | b'L' | b'M' | b'X'),
            Piece::Text(_) | Piece::Control(_) | Piece::Link(_) => false,
        };
        if may_do_harm && self.is_in_link() {
            return Err(format!("while a link is open: {piece:?}"));
        }
        match piece {
            Piece::Text(_) | Piece::Control(_) => self.do_as_told(bytes),
            Piece::Link(link) if can(Abilities::LINKS) && link.len() < 2083 => {
                self.do_as_told(bytes);
            }
            Piece::Escape(_) if can(Abilities::RESTORES) => self.do_as_told(bytes),
            Piece::Link(_) | Piece::Escape(_) => {
                return Err(format!("a terminal must not be sent {piece:?}"));
            }
            Piece::Sequence(parameters, end) => match (end, parameters) {
                (b'A'..=b'D' | b'd' | b'G' | b'H' | b'm', _) => self.do_as_told(bytes),
                (b'J', b"" | b"2") | (b'K', b"") => {
                    self.fill(fills(Abilities::ERASES_IN_COLOR), bytes);
                }
                (b'X', _) if can(Abilities::ERASES_SOME) => {
                    self.fill(fills(Abilities::ERASES_IN_COLOR), bytes);
                }
                (b'L' | b'M', count) if can(Abilities::SHIFTS) => {
                    let fill = match fills(Abilities::SHIFTS_IN_COLOR) {
                        Fill::Own if self.oddities.contains(Oddities::INSERTS_IN_COLOR) => {
                            Fill::Color
                        }
                        fill => fill,
                    };
                    self.shift(fill, number(count)?, end);
                }
                (b'b', _) if can(Abilities::REPEATS) => match before {
                    Some(Piece::Text(_)) => self.do_as_told(bytes),
                    _ => return Err("what is to be repeated?".to_owned()),
                },
                _ => return Err(format!("a terminal must not be sent {piece:?}")),
            },
        }
        Ok(())
    }

    /// Whether what is written next is part of a link.
    fn is_in_link(&self) -> bool {
        self.term.grid().cursor.template.hyperlink().is_some()
    }

    /// Does what fills cells with blanks.
    fn fill(&mut self, fill: Fill, bytes: &[u8]) {
        let background = self.term.grid().cursor.template.bg;
        if fill == Fill::Own {
            self.term.grid_mut().cursor.template.bg = BACKGROUND;
        }
        self.do_as_told(bytes);
        self.term.grid_mut().cursor.template.bg = background;
        if self.has_pictures {
            self.remove_halves();
        }
    }

    /// Makes blanks of halves of wide characters: where Alacritty erases one half it leaves the mark on the
    /// other (`erase_chars` and `clear_line` in `term/mod.rs` of `alacritty_terminal` 0.26), and the next wide
    /// character that is written there blanks itself (`write_at_cursor`). The encoder leaves a half alone only
    /// at the edge of a picture, and Alacritty shows none.
    fn remove_halves(&mut self) {
        let rows = i32::try_from(self.term.screen_lines()).unwrap_or_default();
        let columns = self.term.columns();
        for row in 0..rows {
            let row = &mut self.term.grid_mut()[Line(row)];
            let mut is_second = false;
            for column in 0..columns {
                let goes_on = column + 1 < columns
                    && row[Column(column + 1)]
                        .flags
                        .contains(Flags::WIDE_CHAR_SPACER);
                let cell = &mut row[Column(column)];
                if !is_second {
                    cell.flags.remove(Flags::WIDE_CHAR_SPACER);
                }
                is_second = cell.flags.contains(Flags::WIDE_CHAR);
                if is_second && !goes_on {
                    cell.clear_wide();
                    is_second = false;
                }
            }
        }
    }

    fn shift(&mut self, fill: Fill, count: usize, end: u8) {
        let row = self.term.grid().cursor.point.line.0;
        let below = self.term.screen_lines() - usize::try_from(row).unwrap_or_default();
        let count = if self.oddities.contains(Oddities::KEEPS_LAST_ROW) && count >= below {
            below - 1
        } else {
            count
        };
        if count > 0 {
            let end = char::from(end);
            self.fill(fill, format!("\x1b[{count}{end}").as_bytes());
        }
    }

    /// Puts the cursor elsewhere in its row, when it is beyond the last column.
    fn lose_cursor(&mut self) {
        let last = self.term.last_column();
        let cursor = &mut self.term.grid_mut().cursor;
        if cursor.input_needs_wrap {
            cursor.input_needs_wrap = false;
            cursor.point.column = Column(last.0 / 2);
        }
    }

    /// What is seen in each column of each row.
    pub(crate) fn rows(&self) -> Vec<Vec<Seen>> {
        let columns = self.term.columns();
        let row = |row: i32| {
            (0..columns)
                .map(|column| Seen::of(&self.term.grid()[Point::new(Line(row), Column(column))]))
                .collect()
        };
        let rows = i32::try_from(self.term.screen_lines()).unwrap_or_default();
        (0..rows).map(row).collect()
    }

    /// Whether the terminal counts a column among those of a wide character, whatever is seen there.
    pub(crate) fn is_half(&self, row: usize, column: usize) -> bool {
        let row = i32::try_from(row).unwrap_or_default();
        let flags = self.term.grid()[Point::new(Line(row), Column(column))].flags;
        flags.intersects(Flags::WIDE_CHAR | Flags::WIDE_CHAR_SPACER)
    }
}

/// Of which background blanks are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fill {
    /// The one that is set.
    Color,
    /// The terminal's own.
    Own,
}

/// The number of a sequence that has one at most.
fn number(parameters: &[u8]) -> Result<usize, String> {
    let text = std::str::from_utf8(parameters).unwrap_or_default();
    match text {
        "" => Ok(1),
        text => text.parse().map_err(|_| format!("no number: {text:?}")),
    }
}
