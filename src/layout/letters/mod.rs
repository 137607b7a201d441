//! Words in large letters, drawn in quarters of cells.
//!
//! Only what has a glyph for each of its characters, and room for every word, is drawn; all else is
//! for the caller to set as text.

mod bitmap;
mod glyph;

use bitmap::Bitmap;
use glyph::{SPACE, glyph};

use super::measure::inset;
use super::piece::Piece;
use super::{Lettering, Row, Size as Cells, Tint};
use crate::deck::Align;

/// How letters may be drawn, the largest first: how many times larger than their dots, and how
/// many dots part one from the next before that.
const SIZES: [Size; 5] = [
    Size { times: 4, gap: 2 },
    Size { times: 4, gap: 1 },
    Size { times: 2, gap: 2 },
    Size { times: 2, gap: 1 },
    Size { times: 1, gap: 2 },
];

/// More lines than these are prose.
const LINES: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Size {
    times: usize,
    gap: usize,
}

/// Where letters stand, and how large they may become.
#[derive(Clone, Copy, Debug)]
pub(super) struct Space {
    pub(super) align: Align,
    pub(super) width: u16,
    pub(super) rows: usize,
    /// The most lines for which larger letters than the smallest are taken.
    pub(super) lines: usize,
}

/// `words` in the largest letters that fit into `space`. None where not even the smallest do, or a
/// character has no glyph.
pub(super) fn lettered(words: &str, tint: Tint, space: Space) -> Option<Piece> {
    let words: Vec<Word> = words
        .split_whitespace()
        .map(Word::of)
        .collect::<Option<_>>()?;
    lettered_words(&words, tint, space)
}

fn lettered_words(words: &[Word], tint: Tint, space: Space) -> Option<Piece> {
    if words.is_empty() {
        return None;
    }
    SIZES.into_iter().find_map(|size| {
        let lines = broken(words, size, usize::from(space.width))?;
        if size.times > 1 && lines.len() > space.lines {
            return None;
        }
        let piece = set(&lines, size, tint, space);
        (piece.height() <= space.rows).then_some(piece)
    })
}

/// `word` in the largest letters that fit into `size`, its figures all as wide; none where not even the
/// smallest do.
pub fn large_figures(word: &str, tint: Tint, size: Cells) -> Option<Vec<Row>> {
    let space = Space {
        align: Align::Left,
        width: size.width,
        rows: usize::from(size.height),
        lines: 1,
    };
    let word = Word::of(word)?.with_even_figures();
    Some(lettered_words(&[word], tint, space)?.rows)
}

/// A word, each of its characters with its glyph.
#[derive(Clone, Debug)]
struct Word(Vec<(char, Bitmap)>);

impl Word {
    fn of(word: &str) -> Option<Self> {
        let letters = word.chars().map(|char| Some((char, glyph(char)?)));
        letters.collect::<Option<_>>().map(Self)
    }

    /// The same with figures that are all as wide.
    fn with_even_figures(mut self) -> Self {
        let figures = ('0'..='9').filter_map(glyph);
        let widest = figures.map(|figure| figure.width()).max().unwrap_or(0);
        let letters = self.0.iter_mut();
        for (_, glyph) in letters.filter(|(char, _)| char.is_ascii_digit()) {
            let free = widest.saturating_sub(glyph.width());
            let mut even = Bitmap::default();
            even.widen(free / 2);
            even.append(glyph);
            even.widen(free.div_ceil(2));
            *glyph = even;
        }
        self
    }

    /// Its dots from left to right, with the gap after each letter.
    fn width(&self, gap: usize) -> usize {
        self.0.iter().map(|(_, glyph)| glyph.width() + gap).sum()
    }
}

/// The columns that so many dots take, the last gap left out.
fn columns(dots: usize, size: Size) -> usize {
    (dots.saturating_sub(size.gap) * size.times).div_ceil(2)
}

/// Lines of at most `width` columns: as few as can be, and then as even. None where a word is
/// wider, or the lines are too many.
fn broken(words: &[Word], size: Size, width: usize) -> Option<Vec<&[Word]>> {
    let lines = fill(words, size, width)?;
    let count = lines.len();
    if count > LINES {
        return None;
    }
    // The narrowest that takes no more lines.
    let (mut narrow, mut wide) = (0, width);
    while narrow + 1 < wide {
        let middle = usize::midpoint(narrow, wide);
        match fill(words, size, middle) {
            Some(lines) if lines.len() <= count => wide = middle,
            _ => narrow = middle,
        }
    }
    fill(words, size, wide)
}

/// Lines with as many words as fit into `width` columns.
fn fill(words: &[Word], size: Size, width: usize) -> Option<Vec<&[Word]>> {
    let mut lines = Vec::new();
    let (mut start, mut dots) = (0, 0);
    for (at, word) in words.iter().enumerate() {
        let own = word.width(size.gap);
        if columns(own, size) > width {
            return None;
        }
        let both = dots + SPACE + size.gap + own;
        if at > start && columns(both, size) > width {
            lines.push(words.get(start..at)?);
            (start, dots) = (at, own);
        } else {
            dots = if at > start { both } else { own };
        }
    }
    lines.push(words.get(start..)?);
    Some(lines)
}

fn set(lines: &[&[Word]], size: Size, tint: Tint, space: Space) -> Piece {
    let mut piece = Piece::default();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            piece.space(1);
        }
        let (dots, text, starts) = joined(line, size);
        let rows = dots.rows();
        let across = u16::try_from(dots.width().div_ceil(2)).unwrap_or(u16::MAX);
        let free = space.width.saturating_sub(across);
        let left = inset(space.align, free);
        let top = piece.height();
        for row in &rows {
            piece.push(glyphs(row, left, tint));
        }
        piece.letterings.push(Lettering {
            text,
            starts: starts.iter().map(|start| left + start).collect(),
            rows: top..top + rows.len(),
        });
    }
    piece
}

/// One line as dots, as text, and the column at which each of its characters starts, and the last
/// ends.
fn joined(words: &[Word], size: Size) -> (Bitmap, String, Vec<u16>) {
    let mut line = Bitmap::default();
    let mut text = String::new();
    let mut starts = Vec::new();
    let column = |line: &Bitmap| u16::try_from(line.width() * size.times / 2).unwrap_or(u16::MAX);
    for (index, Word(letters)) in words.iter().enumerate() {
        if index > 0 {
            starts.push(column(&line));
            text.push(' ');
            line.widen(SPACE + size.gap);
        }
        for (char, glyph) in letters {
            starts.push(column(&line));
            text.push(*char);
            line.append(glyph);
            line.widen(size.gap);
        }
    }
    line.narrow(size.gap);
    let end = columns(line.width() + size.gap, size);
    starts.push(u16::try_from(end).unwrap_or(u16::MAX));
    let mut times = 1;
    while times < size.times {
        line = line.doubled();
        times *= 2;
    }
    (line.without_blank_edges(), text, starts)
}

/// A row of glyphs, blanks left out.
fn glyphs(cells: &str, left: u16, tint: Tint) -> Row {
    let mut row = Row::default();
    for (column, glyph) in (left..).zip(cells.chars()) {
        if glyph != ' ' {
            row.put(column, glyph, tint);
        }
    }
    row
}

#[cfg(test)]
mod tests;
