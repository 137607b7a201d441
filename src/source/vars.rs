//! Variables: what is written in place of a name in braces.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The bytes that variables may add to a deck.
const ALL_BYTES: usize = 4 << 20;

/// What stands for `{name}`, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vars(BTreeMap<String, String>);

/// How braces stand in a text that variables are put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Braces {
    /// As they are to be read. What stands in backticks is code, and stays as it is.
    Plain,
    /// As in a template that is filled in once more: those that are no placeholders have a backslash
    /// before them.
    Template,
}

impl Vars {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Their names, in alphabetical order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.keys().map(String::as_str)
    }

    /// Adds a variable.
    pub(crate) fn insert(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }

    /// These, but where `others` has the same name, what that says.
    #[must_use]
    pub(crate) fn under(mut self, others: &Self) -> Self {
        self.0.extend(others.0.clone());
        self
    }

    /// `text` with what its variables say, for those who only look at it.
    pub(crate) fn read<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.fill(text, Braces::Plain, &Cell::new(text.len() + 4096), |_| ())
    }

    /// `text` with what its variables say, as far as there is room for so many bytes more. `other` is
    /// told of names in braces that are none of theirs. What a variable says is not filled in again.
    fn fill<'t>(
        &self,
        text: &'t str,
        braces: Braces,
        room: &Cell<usize>,
        mut other: impl FnMut(&str),
    ) -> Cow<'t, str> {
        let marks = match braces {
            Braces::Plain => ['{', '\\', '`'].as_slice(),
            Braces::Template => &['{', '\\'],
        };
        let mut filled = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(marks) {
            let (before, here) = rest.split_at(at);
            filled.push_str(before);
            let escaped = here.strip_prefix('\\');
            let length = if let Some(name) = escaped.and_then(braced) {
                filled.push_str(if braces == Braces::Plain { "" } else { "\\" });
                filled.push_str(name.whole);
                1 + name.whole.len()
            } else if let Some(name) = braced(here) {
                match self.0.get(name.word) {
                    Some(value) if value.len() <= room.get() => {
                        room.set(room.get() - value.len());
                        match braces {
                            Braces::Plain => filled.push_str(value),
                            Braces::Template => filled.push_str(&value.replace('{', "\\{")),
                        }
                    }
                    known => {
                        if known.is_none() {
                            other(name.word);
                        } else {
                            room.set(0);
                        }
                        filled.push_str(name.whole);
                    }
                }
                name.whole.len()
            } else {
                let length = match escaped {
                    Some(_) if braces == Braces::Template => 1,
                    Some(next) => 1 + next.chars().next().map_or(0, char::len_utf8),
                    None => code(here).unwrap_or(1),
                };
                filled.push_str(here.get(..length).unwrap_or_default());
                length
            };
            rest = here.get(length..).unwrap_or_default();
        }
        if filled.is_empty() {
            return Cow::Borrowed(rest);
        }
        filled.push_str(rest);
        Cow::Owned(filled)
    }
}

/// Whether something can be called `name`: letters of any script, digits, `_` and `-`.
pub(crate) fn is_name(name: &str) -> bool {
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-');
    !name.is_empty() && name.chars().all(is_part)
}

/// A name in braces.
struct Braced<'t> {
    /// With its braces.
    whole: &'t str,
    word: &'t str,
}

/// The name in braces that `text` begins with.
fn braced(text: &str) -> Option<Braced<'_>> {
    let (inner, _) = text.strip_prefix('{')?.split_once('}')?;
    let word = inner.trim_matches(' ');
    is_name(word).then(|| Braced {
        whole: text.get(..inner.len() + 2).unwrap_or_default(),
        word,
    })
}

/// The bytes of the code in backticks that `text` begins with; of backticks alone, where no code ends
/// in the same paragraph.
fn code(text: &str) -> Option<usize> {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let mut at = ticks;
    while let Some(next) = text.get(at..)?.find(['`', '\n']) {
        at += next;
        let rest = text.get(at..)?;
        if let Some(line) = rest.strip_prefix('\n') {
            let line = line.split('\n').next().unwrap_or_default();
            if line.trim().is_empty() {
                break;
            }
            at += 1;
            continue;
        }
        let run = rest.len() - rest.trim_start_matches('`').len();
        at += run;
        if run == ticks {
            return Some(at);
        }
    }
    (ticks > 0).then_some(ticks)
}

/// Variables, and the room that is left for what they say.
#[derive(Clone, Debug)]
pub(crate) struct Filling {
    pub(crate) vars: Rc<Vars>,
    left: Rc<Cell<usize>>,
    /// Whether somebody was told that there is no more room.
    told: Rc<Cell<bool>>,
}

impl Default for Filling {
    fn default() -> Self {
        Self {
            vars: Rc::default(),
            left: Rc::new(Cell::new(ALL_BYTES)),
            told: Rc::default(),
        }
    }
}

/// A text with what its variables say.
pub(crate) struct Filled<'t> {
    pub(crate) text: Cow<'t, str>,
    /// Names in braces that are nearly that of a variable, with that.
    pub(crate) near: Vec<(String, String)>,
    /// Whether there was no room, and nobody knows yet.
    pub(crate) is_full: bool,
}

impl Filling {
    /// Other variables, in the same room.
    pub(crate) fn with(&self, vars: Vars) -> Self {
        Self {
            vars: Rc::new(vars),
            ..self.clone()
        }
    }

    /// `text` with what its variables say.
    pub(crate) fn fill<'t>(&self, text: &'t str, braces: Braces) -> Filled<'t> {
        let mut near: Vec<(String, String)> = Vec::new();
        let text = self.vars.fill(text, braces, &self.left, |name| {
            if let Some(known) = super::nearest(name, self.vars.names())
                && !near.iter().any(|(other, _)| other == name)
            {
                near.push((name.to_owned(), known.to_owned()));
            }
        });
        let is_full = self.left.get() == 0 && !self.told.replace(self.left.get() == 0);
        Filled {
            text,
            near,
            is_full,
        }
    }
}

#[cfg(test)]
mod tests;
