//! What one screen looks at, and what a key means there.
//!
//! In come [`Input`]s (keys, the mouse wheel) with the deck and the lesson as they are; out come
//! [`Request`]s: commands for the lesson, and what only the shell can do (quit, suspend, reload).
//! What stays here is the screen's own: overlays, search, scroll, notes, clock face, notices. It
//! must not know a terminal, colours, or where on the screen anything stands: the view tells it
//! afterwards how far things scroll ([`Extent`]).

mod action;
mod input;
mod keymap;
mod overlay;
mod search;
mod state;

pub use action::{Action, Topic};
pub use input::{Input, Key, KeyCode};
pub use keymap::{BINDINGS, Binding, Chord, When};
pub use overlay::{Confirm, Overlay};
pub use search::{Hit, Part, Search};
pub use state::{ClockFace, Extent, Notice, NoticeKind, Request, Scroll, ScrollExtent, Viewer};
