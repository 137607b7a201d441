//! What a talk is: the deck's model, how it is read from TOML, and what is wrong with it.
//!
//! In comes the text of a deck; out come a [`Deck`] and [`Finding`]s, each with its place in the
//! text and what to do about it. A broken slide becomes a card in its place and takes no other
//! slide down. It must not know files, sizes, or what a slide looks like.

mod finding;
mod load;
mod model;
mod reveal;
mod words;

pub use finding::{Finding, Location, Mistake, Severity};
pub use load::{Files, Parsed, Unreadable, parse, parse_with};
pub use model::{
    Align, Block, Body, Callout, Cell, Chart, ChartKind, Code, Columns, Date, Deck, DeckInfo,
    Discussion, Fit, Footer, Image, Item, Layout, LineRange, List, Milestone, Opens, Quote, Reveal,
    Series, Slide, SlideId, Table, Text, Timeline, Tone,
};
pub use words::Where;
