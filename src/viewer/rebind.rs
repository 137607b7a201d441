//! Other keys for actions, as a user chooses them.

use std::borrow::Cow;

use super::bindings::BINDINGS;
use super::{Action, Binding, Chord, Key, KeyCode, Keymap, When};

/// The keys that a user wants for an action in place of the usual ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rebinding {
    /// What the keys are to do.
    pub action: Action,
    /// The keys; none, when nothing is to do it.
    pub chords: Vec<Chord>,
}

/// Keys that a user wants for one thing and that do another: they are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Which rebinding they are in.
    pub rebinding: usize,
    /// Which of its chords they are.
    pub chord: usize,
    /// What they clash with.
    pub with: Claim,
}

/// Keys that do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The keys.
    pub chord: Chord,
    /// What they do.
    pub action: Action,
    /// Which chord of which rebinding says so; none where it is as usual.
    pub at: Option<(usize, usize)>,
    /// Whether these keys do this always, whatever a user wants.
    pub fixed: bool,
    when: When,
}

impl Claim {
    /// Whether `chord`, where it holds `when`, would mean two things, or hide one of them.
    fn clashes(&self, chord: Chord, when: When) -> bool {
        if self.when == when {
            return self.chord.clashes(chord);
        }
        self.chord.hides(chord) || chord.hides(self.chord)
    }
}

impl Action {
    /// The keys that always do this, so that every screen can be left and a number be typed.
    fn fixed(self) -> Option<Chord> {
        match self {
            Self::Dismiss => Some(Chord::of(Key::plain(KeyCode::Escape))),
            Self::Quit => Some(Chord::of(Key::ctrl('c'))),
            _ => None,
        }
    }

    /// Whether a user can choose other keys for it. The digits always go to a slide.
    pub fn can_be_rebound(self) -> bool {
        self != Self::GoTo
    }
}

impl Keymap {
    /// The usual keys with these `rebindings`, no two of which are of one action, and the keys of them
    /// that cannot be had: of two that clash the later. An action that would lose all its keys to
    /// clashes keeps those of its usual ones that are still free.
    pub fn rebound(rebindings: &[Rebinding]) -> (Self, Vec<Clash>) {
        let rebinding = |action| {
            let is_of = |it: &&Rebinding| it.action == action && action.can_be_rebound();
            rebindings.iter().find(is_of)
        };
        let mut claims = Claims::default();
        for binding in BINDINGS {
            let is_usual = rebinding(binding.action).is_none();
            for &chord in binding.chords.iter() {
                let fixed = binding.action.fixed() == Some(chord);
                if is_usual || fixed {
                    claims.add(binding, chord, None, fixed);
                }
            }
        }
        for (index, rebinding) in rebindings.iter().enumerate() {
            claims.rebind(index, rebinding);
        }
        let bindings = BINDINGS.iter().map(|binding| Binding {
            chords: Cow::Owned(claims.of(binding.action)),
            ..binding.clone()
        });
        (Self(bindings.collect()), claims.clashes)
    }
}

/// The keys that have a meaning by now.
#[derive(Default)]
struct Claims {
    all: Vec<Claim>,
    clashes: Vec<Clash>,
}

impl Claims {
    fn rebind(&mut self, index: usize, rebinding: &Rebinding) {
        let of = |it: &&Binding| it.action == rebinding.action && it.action.can_be_rebound();
        let Some(binding) = BINDINGS.iter().find(of) else {
            return;
        };
        let mut got_any = rebinding.chords.is_empty();
        for (place, &chord) in rebinding.chords.iter().enumerate() {
            if binding.action.fixed() == Some(chord) {
                got_any = true;
                continue;
            }
            match self.taken(binding, chord) {
                None => {
                    got_any = true;
                    self.add(binding, chord, Some((index, place)), false);
                }
                Some(with) => self.clashes.push(Clash {
                    rebinding: index,
                    chord: place,
                    with,
                }),
            }
        }
        if !got_any {
            for &chord in binding.chords.iter() {
                if self.taken(binding, chord).is_none() {
                    self.add(binding, chord, None, false);
                }
            }
        }
    }

    fn taken(&self, binding: &Binding, chord: Chord) -> Option<Claim> {
        let clashes = |claim: &&Claim| claim.clashes(chord, binding.when);
        self.all.iter().find(clashes).copied()
    }

    fn add(&mut self, binding: &Binding, chord: Chord, at: Option<(usize, usize)>, fixed: bool) {
        self.all.push(Claim {
            chord,
            action: binding.action,
            at,
            fixed: fixed || !binding.action.can_be_rebound(),
            when: binding.when,
        });
    }

    /// The keys of `action`, those that always do it last.
    fn of(&self, action: Action) -> Vec<Chord> {
        let of = |claim: &&Claim| claim.action == action;
        let fixed = |claim: &&Claim| action.fixed() == Some(claim.chord);
        let chosen = self.all.iter().filter(of).filter(|claim| !fixed(claim));
        let always = self.all.iter().filter(of).filter(fixed);
        chosen.chain(always).map(|claim| claim.chord).collect()
    }
}
