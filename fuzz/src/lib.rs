//! The proof of the encoder in `seminar::shell::wire`: of any bytes a few screens are made, the encoder brings
//! an emulated terminal from each to the next, and the terminal must show them exactly.
//!
//! The terminal is that of Alacritty. Around it stands what makes it as little able, and as odd, as a
//! terminal may be of which no more is known than the encoder was told: it can do nothing that it is not
//! trusted with, and where terminals differ it differs.

mod addresses;
mod bytes;
mod expected;
mod glyphs;
mod proof;
mod scene;
mod seen;
mod studio;
mod terminal;

pub use proof::prove;
pub use scene::{Event, Frame, Scene};
pub use terminal::Oddities;
