//! From a deck's text to the model.
//!
//! The text is cut at its slides ([`split`]), each piece is parsed by itself ([`Tree`]), and
//! its tree is read key by key ([`slide`], [`head`]). Each reading function takes what it can use
//! and tells the reader what it cannot, so that all findings of a slide come at once.

mod block;
mod check;
mod discussion;
mod footer;
mod glimpse;
mod head;
mod include;
mod loader;
mod looks;
mod names;
mod slide;
mod split;
mod target;
mod theme;
mod vars;
mod whole;

#[cfg(test)]
pub(crate) mod generated;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod schema;
#[cfg(test)]
mod tests;

use super::Deck;
use crate::source::{Files, Finding, Lines, NoFiles, Place, Text, Texts, Tree, Vars};
use crate::text::Clean;
pub use glimpse::{First, glimpse};
pub use looks::parse_theme;
pub use target::{Retargeted, TargetEdit, retarget};
pub(crate) use theme::choice as theme_choice;
pub(crate) use whole::read_whole;

use include::Source;
use loader::Loader;
use split::Piece;

/// The bytes that one slide, or all that is not a slide, may have: a tree takes nearly a hundred
/// times its text.
const PIECE_BYTES: usize = 1 << 20;
/// The bytes that may be read twice to find out where strings end.
const PATIENCE: usize = 4 << 20;

/// A deck that can be presented, and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The deck; a slide that could not be read is a card that says so.
    pub deck: Deck,
    /// All findings, in the order of the texts, and in each of its own.
    pub findings: Vec<Finding>,
    /// Where each slide of the deck stands: its header and all up to the next one, or the table of
    /// one in an array `slides`.
    pub places: Vec<Place>,
    /// The variables that hold in each text.
    pub vars: Vec<Vars>,
    /// The files of the parts that the deck includes, as seen from its folder, each once; those that
    /// could not be read, too.
    pub parts: Vec<String>,
}

/// Reads a deck, without its parts and the files of its code blocks.
///
/// # Errors
///
/// All findings, when there is nothing to present: the text is no TOML, or holds no slide.
pub fn parse(source: &str) -> Result<Parsed, Vec<Finding>> {
    read(&Clean::default(), source, &NoFiles).0
}

/// Reads the deck in the first of `texts`, with its parts and the files of its code blocks from
/// `files`. The parts' texts come after the first.
///
/// # Errors
///
/// All findings, when there is nothing to present: the text is no TOML, or holds no slide.
pub fn parse_with(texts: &mut Texts, files: &dyn Files) -> Result<Parsed, Vec<Finding>> {
    let (parsed, included) = read(texts.file(), texts.source(), files);
    texts.include(included);
    parsed
}

/// Reads the deck in `source`, the text of `file`, and the texts that it includes.
fn read(
    file: &Clean,
    source: &str,
    files: &dyn Files,
) -> (Result<Parsed, Vec<Finding>>, Vec<Text>) {
    let lines = Lines::new(source);
    let source = Source::main(file.as_str(), source, &lines);
    let mut loader = Loader::new(file, files);
    let info = loader.read(source.clone(), None);
    loader.finish(info, &source)
}

/// Cuts a deck's text. Where a slide's header stands in a string, it is taken for a header if the
/// text makes no sense otherwise.
fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // A mark that some editors write before the first character.
    let mut at = if source.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut patience = PATIENCE;
    while at < source.len() {
        let mut piece = split::piece(source, at, patience == 0);
        if let Some(doubt) = piece.doubt {
            patience = patience.saturating_sub(piece.range.len());
            let text = source.get(piece.range.clone()).unwrap_or_default();
            let makes_sense = || {
                let tree = Tree::of(text, None);
                let statement = doubt.statement - piece.range.start;
                tree.complaints
                    .iter()
                    .all(|complaint| complaint.span.start < statement)
            };
            if patience == 0 || text.len() > PIECE_BYTES || piece.deep.is_some() || !makes_sense() {
                piece = piece.cut(doubt);
            }
        }
        at = piece.range.end;
        pieces.push(piece);
    }
    pieces
}
