//! Where each word of a slide stands at one size.
//!
//! In come a slide, a reveal and a size; out comes a [`Page`]: rows of inked text and places for
//! pictures, as tall as it needs to be. It must not know which theme colours the inks, where on
//! the screen the page is shown, or how far it is scrolled.

mod block;
mod coloring;
mod compose;
mod letters;
mod measure;
mod media;
mod page;
mod pages;
mod paragraphs;
mod piece;
mod prose;
mod steps;

pub use block::describe_chart;
pub use coloring::{Coloring, Part, Snippet};
pub use compose::{Room, Setting, lay_out};
pub use letters::large_figures;
pub use measure::column;
pub use media::{Form, Look, Media, Mosaic, Picture, Pixels, View};
pub use page::{
    Cramped, Fill, Ground, Lettering, ListingPlace, Page, Place, Row, Size, Span, Tint,
};
pub use pages::Pages;
pub use paragraphs::{notes, paragraph, verbatim};

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
