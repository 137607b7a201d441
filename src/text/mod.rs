//! What a column is: the width of text, what may reach a terminal, markup and wrapping.
//!
//! In comes text as somebody wrote it; out come [`Clean`] text that is safe to show, [`Run`]s of
//! it with their marks, and lines of runs that fit a width. It must not know what a slide is.
//!
//! All widths are columns of a terminal, counted by [`width`], which agrees with ratatui's own
//! count for every text that is [`Clean`].

mod clean;
mod highlight;
mod inline;
mod link;
mod odd;
#[cfg(test)]
mod samples;
mod spoken;
mod width;
mod words;
mod wrap;

pub use clean::{Clean, Tabs};
pub use inline::{Marks, Run, plain, runs};
pub use link::Address;
pub use odd::{Odd, odd};
pub use spoken::count_words;
pub use width::{clip, clusters, width};
pub use wrap::wrap;
