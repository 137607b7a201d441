//! What one screen looks at, and what a key means there.
//!
//! In come [`Input`]s (keys, the mouse wheel) with the deck and the lesson as they are; out come
//! [`Request`]s: commands for the lesson, and what only the shell can do (quit, suspend, reload).
//! What stays here is the screen's own: overlays, search, scroll, notes, clock face, notices. It
//! must not know a terminal, colours, or where on the screen anything stands: the view tells it
//! afterwards how far things scroll ([`Extent`]).

mod action;
mod after;
mod answers;
mod bindings;
mod chord;
mod copy;
mod handle;
mod hands;
mod input;
mod keymap;
mod line;
mod needle;
mod notices;
mod number;
mod overlay;
mod overview;
mod panes;
mod problems;
mod rebind;
mod screen;
mod scrolling;
mod search;
mod search_line;
mod state;

#[cfg(test)]
mod tests;

pub use action::{Action, Topic};
pub use bindings::BINDINGS;
pub use chord::{Chord, NoChord};
pub use input::{Input, Key, KeyCode};
pub use keymap::{Binding, Keymap, When};
pub use line::Line;
pub use notices::{offer, offer_near};
pub use overlay::{Confirm, Overlay};
pub use panes::{PaneLimits, Panes, Region};
pub use problems::Problems;
pub use rebind::{Claim, Clash, Rebinding};
pub use screen::{Company, Screen};
pub use search::{Hit, Part, Search};
pub use state::{ClockFace, Extent, Notice, NoticeKind, Request, Scroll, ScrollExtent, Viewer};
