//! What the parts of code are, in the languages that people teach with.
//!
//! The languages' grammars are those of Sublime Text, as collected for `bat`. They are loaded with
//! the first code that is asked about, and each compiles its expressions as it meets them: the
//! first code in a language takes a while, all other code next to nothing.

mod kind;
mod languages;

#[cfg(test)]
mod tests;

use syntect::parsing::{
    BasicScopeStackOp, ParseState, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet,
};
use unicode_segmentation::GraphemeCursor;

use crate::layout::{Coloring, Part, Snippet};
use kind::{Kind, Kinds};

/// The bytes above which a line stays plain. Such lines hold data, and cost the most.
const LONGEST: usize = 2000;

/// Knows languages.
#[derive(Debug)]
pub(super) struct Highlighter {
    syntaxes: SyntaxSet,
    kinds: Kinds,
}

impl Highlighter {
    /// Loads the grammars, which takes some time.
    pub(super) fn load() -> Self {
        Self {
            syntaxes: two_face::syntax::extra_newlines(),
            kinds: Kinds::new(),
        }
    }

    /// Whether `name` is no language's name.
    pub(super) fn is_unknown(&self, name: &str) -> bool {
        !languages::knows(&self.syntaxes, name)
    }

    /// The language's name that is most like `name`.
    pub(super) fn near(&self, name: &str) -> Option<String> {
        languages::near(&self.syntaxes, name)
    }

    /// The colouring of `snippet`; none when its language is unknown, or has nothing to colour, or
    /// when `goes_on`, which is asked before each line, says that it takes too long.
    pub(super) fn color(
        &self,
        snippet: &Snippet,
        mut goes_on: impl FnMut() -> bool,
    ) -> Option<Coloring> {
        let text = snippet.text.as_str();
        let syntax = languages::find(&self.syntaxes, snippet.language.as_str(), text)?;
        let mut reader = Reader::new(syntax);
        let mut lines = Vec::new();
        for line in text.lines() {
            if !goes_on() {
                return None;
            }
            lines.push(if line.len() > LONGEST {
                Vec::new()
            } else {
                reader.read(line, self)?
            });
        }
        Some(Coloring { lines })
    }
}

/// Reads code line by line.
struct Reader {
    state: ParseState,
    scopes: ScopeStack,
    /// What each of the scopes makes of the text in it.
    kinds: Vec<Kind>,
    /// A line with its end, by which grammars know that it ends.
    line: String,
}

impl Reader {
    fn new(syntax: &SyntaxReference) -> Self {
        Self {
            state: ParseState::new(syntax),
            scopes: ScopeStack::new(),
            kinds: Vec::new(),
            line: String::new(),
        }
    }

    /// The parts of the next line; none when its grammar is broken.
    fn read(&mut self, line: &str, highlighter: &Highlighter) -> Option<Vec<Part>> {
        self.line.clear();
        self.line.push_str(line);
        self.line.push('\n');
        let changes = self
            .state
            .parse_line(&self.line, &highlighter.syntaxes)
            .ok()?;
        let mut parts = Vec::new();
        let mut start = 0;
        for (at, change) in changes {
            let at = boundary(line, at);
            self.add(line, start, at, &mut parts);
            start = start.max(at);
            self.apply(&change, &highlighter.kinds)?;
        }
        self.add(line, start, line.len(), &mut parts);
        Some(parts)
    }

    /// Adds what stands in `line` from byte `start` to byte `end`, when it is more than just code.
    fn add(&self, line: &str, start: usize, end: usize, parts: &mut Vec<Part>) {
        let kind = self.kinds.last().copied().unwrap_or_default();
        let text = line.get(start..end).unwrap_or_default();
        let Some(ink) = kind.ink(text) else { return };
        match parts.last_mut() {
            Some(last) if last.ink == ink && last.bytes.end == start => last.bytes.end = end,
            _ => parts.push(Part {
                bytes: start..end,
                ink,
            }),
        }
    }

    fn apply(&mut self, change: &ScopeStackOp, kinds: &Kinds) -> Option<()> {
        let Self {
            scopes,
            kinds: stack,
            ..
        } = self;
        scopes
            .apply_with_hook(change, |change, _| match change {
                BasicScopeStackOp::Push(scope) => {
                    let around = stack.last().copied().unwrap_or_default();
                    stack.push(kinds.of(scope, around));
                }
                BasicScopeStackOp::Pop => {
                    stack.pop();
                }
            })
            .ok()
    }
}

/// The first place from byte `at` of `line` on that is not within a cluster: half of one could not
/// be shown.
fn boundary(line: &str, at: usize) -> usize {
    let at = at.min(line.len());
    if line.is_ascii() {
        return at;
    }
    let mut cursor = GraphemeCursor::new(at, line.len(), true);
    match cursor.is_boundary(line, 0) {
        Ok(true) => at,
        _ => cursor
            .next_boundary(line, 0)
            .ok()
            .flatten()
            .unwrap_or(line.len()),
    }
}
