//! What a binding is, how keys are looked up, and how they are written for people.

use std::fmt;

use super::bindings::BINDINGS;
use super::{Action, Key, Topic};

/// Keys pressed one after the other: one for most bindings, two for `gg`.
///
/// Shown the way people write them: `Space`, `Shift-→`, `Ctrl-d`, `gg`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord(pub &'static [Key]);

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|key| key.fmt(f))
    }
}

/// When a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Whenever no overlay takes the key.
    Always,
    /// While a search is live; it goes before those that hold always.
    Searching,
}

/// What is bound to an action.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// What the keys do.
    pub action: Action,
    /// Where help lists it.
    pub topic: Topic,
    /// When they do it.
    pub when: When,
    /// Any of these does it.
    pub chords: &'static [Chord],
    /// What help says of it: a few words without a full stop.
    pub does: &'static str,
}

impl Binding {
    /// The keys as help lists them: one name for each chord, and `N Enter`, `N G` for the digits.
    pub fn keys(&self) -> Vec<String> {
        match self.action {
            Action::GoTo => vec!["N Enter".to_owned(), "N G".to_owned()],
            _ => self.chords.iter().map(Chord::to_string).collect(),
        }
    }
}

/// All keys as a Markdown table, for the README.
pub fn key_table() -> String {
    let mut table = String::from("| keys | do |\n| --- | --- |\n");
    for binding in BINDINGS {
        let keys: Vec<String> = binding.keys().iter().map(|key| code(key)).collect();
        table.extend(["| ", &keys.join(" "), " | ", binding.does, " |\n"]);
    }
    table
}

/// A key's name as Markdown code, whatever it holds.
fn code(key: &str) -> String {
    let key = key.replace('|', "\\|");
    if key.contains('`') {
        format!("`` {key} ``")
    } else {
        format!("`{key}`")
    }
}

/// What is bound to some keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// They do this.
    Action(Action),
    /// They begin a longer chord.
    Prefix,
    /// They do nothing.
    Nothing,
}

/// Looks up `keys`, pressed one after the other.
pub(super) fn bound(keys: &[Key], searching: bool) -> Bound {
    let holding = |when| BINDINGS.iter().filter(move |binding| binding.when == when);
    let of = |when| {
        let bound = |binding: &&Binding| binding.chords.iter().any(|chord| chord.0 == keys);
        holding(when)
            .find(bound)
            .map(|binding| Bound::Action(binding.action))
    };
    let begun = |when| {
        let begins = |chord: &Chord| chord.0.len() > keys.len() && chord.0.starts_with(keys);
        holding(when)
            .any(|binding| binding.chords.iter().any(begins))
            .then_some(Bound::Prefix)
    };
    let while_searching = if searching { of(When::Searching) } else { None };
    while_searching
        .or_else(|| of(When::Always))
        .or_else(|| begun(When::Always))
        .unwrap_or(Bound::Nothing)
}
