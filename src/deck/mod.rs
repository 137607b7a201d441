//! What a talk is: the deck's model, how it is read from TOML, and what is wrong with it.
//!
//! In comes the text of a deck; out come a [`Deck`] and [`Finding`](crate::source::Finding)s, each with its place in the
//! text and what to do about it. A broken slide becomes a card in its place and takes no other
//! slide down. Theme files, which say what a deck may say of its looks, are read here as well. It
//! must not know files, sizes, or what a slide looks like.

mod block;
mod discussion;
mod edit;
mod find;
mod format;
mod linear;
mod listing;
mod load;
mod looks;
mod model;
mod named;
mod pictures;
mod reveal;
mod speech;
mod words;

pub use block::{
    Align, Block, Callout, Cell, Chart, ChartKind, Code, Columns, Fit, Image, Item, LineRange,
    List, Milestone, Qr, Quote, Series, Table, Text, Timeline, Tone,
};
pub use discussion::{Discussion, Opens, RevealAnswer};
pub use format::{FormatError, format};
pub use linear::{Extras, TextLine};
pub use listing::Listing;
pub use load::{
    First, Parsed, Retargeted, TargetEdit, glimpse, parse, parse_theme, parse_with, retarget,
};
#[cfg(test)]
pub(crate) use load::{generated, schema};
pub(crate) use load::{read_whole, theme_choice};
pub use looks::{Attribute, Dress, Looks, Paint, ThemeChoice, ThemeFile, is_theme_file};
pub use model::{Body, Date, Deck, DeckInfo, Footer, Layout, Reveal, Slide, SlideId, Transition};
pub(crate) use reveal::shows_at_once;
pub use speech::Speech;
pub use words::{Where, Words};
