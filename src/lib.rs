//! `seminar` presents a slide deck written in TOML from a terminal.
//!
//! The crate is a house of rooms. Pure rooms stand in the middle: values go in, values come
//! out, and none of them knows a terminal, a file, a clock or a thread. The rooms around them
//! touch the world.
//!
//! ```text
//!        slides.toml                        keys, clicker, mouse
//!            │                                     │
//!   ┌────────▼────────┐                  ┌─────────▼────────┐
//!   │ deck            │                  │ viewer           │
//!   │ what is written │                  │ keys → actions   │
//!   └────────┬────────┘                  └─────────┬────────┘
//!            │ Slide                               │ Command
//!   ┌────────▼────────┐                  ┌─────────▼────────┐
//!   │ layout          │                  │ lesson           │
//!   │ slide × size    │                  │ the state machine│
//!   │      → Page     │                  │ time is handed in│
//!   └────────┬────────┘                  └─────────┬────────┘
//!            └──────────────┬──────────────────────┘
//!                  ┌────────▼────────┐
//!                  │ view            │  Page + lesson + viewer → Buffer
//!                  └────────┬────────┘
//!                  ┌────────▼────────┐
//!                  │ shell           │  this terminal: bytes in, bytes out
//!                  └─────────────────┘
//! ```
//!
//! | room | decides | pure |
//! | --- | --- | --- |
//! | [`text`] | what a column is: width, clusters, sanitising, inline markup, wrapping | yes |
//! | [`deck`] | what a talk is: the model, loading it, what is wrong with it | yes |
//! | [`theme`] | what each kind of text looks like, in the colours that a terminal has | yes |
//! | [`layout`] | where each word of a slide stands at one size | yes |
//! | [`lesson`] | what happens in a talk: position, phases, clocks | yes |
//! | [`ledger`] | what is written down of rehearsals and lessons, and what the numbers say | yes |
//! | [`viewer`] | what one screen looks at, and what a key means | yes |
//! | [`config`] | what a user wants of every talk | yes |
//! | [`view`] | how all of it looks as cells | yes |
//! | [`check`] | what is wrong with a deck as it is shown | yes |
//! | [`link`] | how several processes keep one lesson in step | no |
//! | [`media`] | what can be made of a picture | no |
//! | [`shell`] | how cells reach this terminal and keys come from it | no |
//! | [`store`] | how files are read and written, and when they changed | no |
//! | [`cli`] | how the program is called | no |
//!
//! The rule, kept by `tests/architecture.rs`: `text ← deck ← theme ← layout ← view` and
//! `deck ← lesson ← viewer ← view`; nothing pure names anything of `link`,
//! `media`, `shell`, `store` or `cli`.

pub mod check;
pub mod cli;
pub mod config;
pub mod deck;
pub mod layout;
pub mod ledger;
pub mod lesson;
pub mod link;
pub mod media;
pub mod shell;
pub mod source;
pub mod store;
pub mod text;
pub mod theme;
pub mod view;
pub mod viewer;
