//! The one table of keys: the help overlay and the README's table are made from it.

use super::{Action, Key, Topic};

/// Keys pressed one after the other: one for most bindings, two for `gg`.
pub type Chord = &'static [Key];

/// What is bound to an action.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What the keys do.
    pub action: Action,
    /// Where help lists it.
    pub topic: Topic,
    /// Any of these does it.
    pub chords: &'static [Chord],
    /// What help says of it: a few words without a full stop.
    pub does: &'static str,
}

/// All bindings, in the order in which help lists them.
pub const BINDINGS: &[Binding] = &[];
