//! What a binding is, and how keys are looked up.

use std::borrow::Cow;

use super::bindings::BINDINGS;
use super::handle::YES;
use super::{Action, Chord, Key, KeyCode, Topic};

/// When a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Whenever no overlay takes the key.
    Always,
    /// While a search is live; it goes before those that hold always.
    Searching,
}

/// What is bound to an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// What the keys do.
    pub action: Action,
    /// Where help lists it.
    pub topic: Topic,
    /// When they do it.
    pub when: When,
    /// Any of these does it; with none, nothing does.
    pub chords: Cow<'static, [Chord]>,
    /// What help says of it: a few words without a full stop.
    pub does: &'static str,
}

/// All bindings of a screen: those of [`BINDINGS`], or what somebody made of them
/// ([`Keymap::rebound`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap(pub(super) Cow<'static, [Binding]>);

impl Default for Keymap {
    fn default() -> Self {
        Self(Cow::Borrowed(BINDINGS))
    }
}

impl Keymap {
    /// All bindings, in the order in which help lists them; also those that have no keys.
    pub fn bindings(&self) -> &[Binding] {
        &self.0
    }

    /// The keys of `action` as help lists them: one name for each chord, and `N Enter`, `N G` for
    /// the digits.
    pub fn keys(&self, action: Action) -> Vec<String> {
        if action == Action::GoTo {
            let letter = |chord: &&Chord| {
                let mut keys = chord.keys();
                matches!(keys.next().map(|key| key.code), Some(KeyCode::Char(_)))
                    && keys.next().is_none()
            };
            let last = self.chords(Action::Last).find(letter);
            let enter = Chord::of(Key::plain(KeyCode::Enter));
            let ends = [Some(enter), last.copied()].into_iter().flatten();
            return ends.map(|chord| format!("N {chord}")).collect();
        }
        self.chords(action).map(Chord::to_string).collect()
    }

    /// The shortest name among the keys of `action`; none, when it has no keys.
    pub fn key(&self, action: Action) -> Option<String> {
        self.chords(action)
            .map(Chord::to_string)
            .min_by_key(String::len)
    }

    /// All keys as a Markdown table, for the README.
    pub fn table(&self) -> String {
        let mut table = String::from("| keys | do |\n| --- | --- |\n");
        for binding in self.bindings() {
            let keys = self.keys(binding.action);
            let keys: Vec<String> = keys.iter().map(|key| code(key)).collect();
            table.extend(["| ", &keys.join(" "), " | ", binding.does, " |\n"]);
        }
        table
    }

    /// Whether `key` may be the one that ends the talk, or stops the program for a while: that depends
    /// on what was pressed before it, and on what is on the screen.
    pub fn may_leave(&self, key: Key) -> bool {
        let mut leaving = self
            .chords(Action::Quit)
            .chain(self.chords(Action::Suspend));
        YES.contains(&key) || leaving.any(|chord| chord.keys().last() == Some(key))
    }

    /// Looks up `key`, pressed by itself.
    pub(super) fn bound(&self, key: Key, searching: bool) -> Bound {
        let holding = || holding(searching);
        holding()
            .find_map(|when| self.action_of(Chord::of(key), when))
            .map(Bound::Action)
            .or_else(|| {
                let begun = holding().any(|when| {
                    let mut chords = self.holding(when).flat_map(|binding| binding.chords.iter());
                    chords.any(|chord| chord.begins_with(key))
                });
                begun.then_some(Bound::Prefix)
            })
            .unwrap_or(Bound::Nothing)
    }

    /// What `key` does by itself.
    pub(super) fn action(&self, key: Key, searching: bool) -> Option<Action> {
        match self.bound(key, searching) {
            Bound::Action(action) => Some(action),
            Bound::Prefix | Bound::Nothing => None,
        }
    }

    /// What `second` does when it is pressed after `first`.
    pub(super) fn after(&self, first: Key, second: Key, searching: bool) -> Option<Action> {
        holding(searching).find_map(|when| self.action_of(Chord::two(first, second), when))
    }

    fn action_of(&self, chord: Chord, when: When) -> Option<Action> {
        self.holding(when)
            .find(|binding| binding.chords.contains(&chord))
            .map(|binding| binding.action)
    }

    fn holding(&self, when: When) -> impl Iterator<Item = &Binding> {
        self.0.iter().filter(move |binding| binding.when == when)
    }

    fn chords(&self, action: Action) -> impl Iterator<Item = &Chord> {
        self.0
            .iter()
            .filter(move |binding| binding.action == action)
            .flat_map(|binding| binding.chords.iter())
    }
}

/// What is bound to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// It does this.
    Action(Action),
    /// It begins a longer chord.
    Prefix,
    /// It does nothing.
    Nothing,
}

/// Which bindings hold, the first first.
fn holding(searching: bool) -> impl Iterator<Item = When> {
    let searching = searching.then_some(When::Searching);
    searching.into_iter().chain([When::Always])
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
