//! The slide that a talk begins with, read before all others.
//!
//! A large deck takes a while to read, and its first frame shows one slide. What that frame needs besides is
//! what holds for the talk as a whole, and how many slides there are: the deck's text is cut at its slides,
//! and those that surely count need not be read for that.

mod named;
#[cfg(test)]
mod tests;

use memchr::{memchr, memmem};

use super::include::Source;
use super::loader::{Loader, SLIDES, blank, open_talk};
use super::pieces;
use super::split::{Kind, Piece};
use crate::deck::{Deck, DeckInfo, SlideId};
use crate::source::{Files, Lines, NoFiles, Texts};

/// A deck of fewer bytes is read before anybody could see a difference.
const LARGE: usize = 256 << 10;
/// What a slide has in its text that may not count as one of the talk's, or stands for others.
const ODD: [&str; 3] = ["skip", "backup", "include"];
/// As many such slides are looked at.
const LOOKS: usize = 100;

/// What is known of the slide that a talk begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First<'n> {
    /// Its index, from 0.
    Index(usize),
    /// Its name.
    Name(&'n str),
}

/// Reads of the deck in the first of `texts` what holds for all of it, and the slide of the talk that is the
/// `first` to be shown, and the one after it, with the files of their code blocks from `files`. The slides before
/// them are blank, those that follow are left out, and `talk_len` counts them all. Only a slide that was named
/// has its name.
///
/// None, where this would hardly be quicker than to read all of the deck; where that has parts; where
/// anything is wrong with the whole or the slide; and where there is no such slide.
pub fn glimpse(texts: &Texts, files: &dyn Files, first: First<'_>) -> Option<Deck> {
    let is_large = texts.source().len() >= LARGE;
    is_large.then(|| look(texts, files, first))?
}

/// The same, however large the deck is.
fn look(texts: &Texts, files: &dyn Files, first: First<'_>) -> Option<Deck> {
    let text = texts.source();
    let lines = Lines::new(text);
    let mut source = Source::main(texts.file().as_str(), text, &lines);
    let pieces = pieces(text);

    let mut loader = Loader::new(texts.file(), files);
    let (mut info, includes) = loader.head(&pieces, &mut source, None);
    if !includes.is_empty() || !loader.is_untouched() {
        return None;
    }
    let (mut slides, talk_len) = in_order(texts, &pieces, &source, &info)?;
    if slides.len() > SLIDES {
        return None;
    }
    let index = match first {
        First::Index(index) => index,
        First::Name(name) => named::find(name, &slides, texts, files, &source, &info)?,
    };
    slides.truncate(talk_len);
    loader.slide_of_piece(slides.get(index)?, &source, &info);
    let mut drafts = std::mem::take(&mut loader.drafts);
    if drafts.len() != 1 || !loader.is_untouched() {
        return None;
    }
    if index == 0 {
        open_talk(&mut drafts);
    }
    let mut slide = drafts.pop()?.slide;
    if let First::Name(name) = first {
        slide.id = SlideId(name.to_owned());
    }
    if info.title.is_blank() {
        // It would be that of the first slide that has one.
        slide.title.as_ref().filter(|_| index == 0)?;
        info.take_title(std::slice::from_ref(&slide));
    }
    // What comes next is told to those who present.
    if let Some(next) = slides.get(index + 1) {
        loader.slide_of_piece(next, &source, &info);
    }
    let next = loader.drafts.into_iter().map(|draft| draft.slide);
    let before = std::iter::repeat_with(|| blank().slide).take(index);
    Some(Deck {
        info,
        slides: before.chain([slide]).chain(next).collect(),
        talk_len,
    })
}

/// The pieces of the slides in the order of the deck, and how many of them belong to the talk; none, where that
/// is costly to say.
fn in_order<'p>(
    texts: &Texts,
    pieces: &'p [Piece],
    source: &Source<'_>,
    info: &DeckInfo,
) -> Option<(Vec<&'p Piece>, usize)> {
    let any_odd = is_odd(source.text);
    let mut loader = Loader::new(texts.file(), &NoFiles);
    let mut looks = 0;
    let (mut talk, mut backup) = (Vec::new(), Vec::new());
    for piece in pieces.iter().filter(|piece| piece.kind == Kind::Slide) {
        if any_odd && is_odd(source.piece(piece.range.clone())) {
            looks += 1;
            loader.slide_of_piece(piece, source, info);
            if looks > LOOKS || !loader.parts.is_empty() {
                return None;
            }
            // One that is skipped is not kept.
            match loader.drafts.pop() {
                None => continue,
                Some(draft) if draft.backup => {
                    backup.push(piece);
                    continue;
                }
                Some(_) => {}
            }
        }
        talk.push(piece);
    }
    let talk_len = talk.len();
    talk.extend(backup);
    Some((talk, talk_len))
}

/// Whether a slide in `text` may be none of the talk's, or stand for others: a key says so, which may be
/// written with escapes where it stands in quotes.
fn is_odd(text: &str) -> bool {
    let may_be_key = |line: &str| {
        line.trim_start().starts_with('"') && line.contains('\\') && line.contains('=')
    };
    let has_escapes = || memchr(b'\\', text.as_bytes()).is_some() && text.lines().any(may_be_key);
    let has = |word: &&str| memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    ODD.iter().any(has) || has_escapes()
}
