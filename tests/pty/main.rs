//! The real program on a pseudo-terminal: that it starts, draws, and gives the terminal back on
//! every way out.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests"
)]

mod background;
mod code;
mod company;
mod completing;
mod configuration;
mod ending;
mod flow;
#[path = "../folder/mod.rs"]
mod folder;
mod large;
mod links;
mod name;
#[cfg(feature = "images")]
mod pictures;
mod remote;
#[cfg(feature = "watch")]
mod saving;
mod shows;
#[cfg(target_os = "linux")]
mod soak;
mod stopping;
mod terminal;
mod themes;
mod turning;
