//! What is known of the parts of code: which of them are keywords, texts, comments.

use std::ops::Range;
use std::sync::Arc;

use crate::deck::Code;
use crate::text::Clean;
use crate::theme::Ink;

/// The bytes of code above which it stays plain: nobody reads as much on a slide.
const LARGEST: usize = 200 << 10;

/// The bytes of all the code that is known at once.
const BYTES: usize = 1 << 20;

/// The snippets that are known at once: more than any screen shows.
const SNIPPETS: usize = 64;

/// Some code, in a language. What is known of it holds wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Snippet {
    /// The language's name, or that of a file.
    pub language: Clean,
    /// The code.
    pub text: Clean,
}

/// What the parts of some code are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coloring {
    /// For each line, from left to right, those of its parts that are more than just code.
    pub lines: Vec<Vec<Part>>,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands, in bytes; it neither begins nor ends within a cluster.
    pub bytes: Range<usize>,
    /// What it is.
    pub ink: Ink,
}

impl Snippet {
    /// The snippet that `code` is; none where nothing says its language, or it is too large.
    pub fn of(code: &Code) -> Option<Self> {
        let language = code.language()?.clone();
        (code.text.as_str().len() <= LARGEST).then(|| Self {
            language,
            text: code.text.clone(),
        })
    }

    fn is(&self, code: &Code) -> bool {
        code.language() == Some(&self.language) && code.text == self.text
    }
}

impl Coloring {
    /// `line`, which is number `index` of this code, part by part from left to right.
    pub(super) fn parts<'t>(&self, index: usize, line: &'t str) -> Vec<(&'t str, Ink)> {
        let mut parts = Vec::new();
        let mut add = |bytes: Range<usize>, ink| {
            let part = line.get(bytes).unwrap_or_default();
            if !part.is_empty() {
                parts.push((part, ink));
            }
        };
        let mut at = 0;
        for Part { bytes, ink } in self.lines.get(index).into_iter().flatten() {
            if at <= bytes.start && line.get(bytes.clone()).is_some() {
                add(at..bytes.start, Ink::Code);
                add(bytes.clone(), *ink);
                at = bytes.end;
            }
        }
        add(at..line.len(), Ink::Code);
        parts
    }
}

/// What is known of the snippets that were asked about last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Colorings {
    /// The latest last. One without a colouring stays plain.
    known: Vec<(Snippet, Option<Arc<Coloring>>)>,
}

impl Colorings {
    /// The colouring of `code`, if it has one.
    pub(super) fn of(&self, code: &Code) -> Option<&Coloring> {
        let mut known = self.known.iter();
        known.find(|(snippet, _)| snippet.is(code))?.1.as_deref()
    }

    /// Takes note of a colouring, or that there will be none.
    pub(super) fn learn(&mut self, snippet: Snippet, coloring: Option<Arc<Coloring>>) {
        self.known.retain(|(known, _)| *known != snippet);
        self.known.push((snippet, coloring));
        let latest = self.known.iter().rev().map(|(snippet, _)| snippet);
        let forgotten = self.known.len() - within_limits(latest);
        self.known.drain(..forgotten);
    }

    /// The snippets among `codes`, the most urgent first, of which nothing is known. They stop
    /// short of what can be known at once, so that what is learned last puts out none of them.
    pub(super) fn unknown<'c>(&self, codes: impl IntoIterator<Item = &'c Code>) -> Vec<Snippet> {
        let mut wanted: Vec<Snippet> = Vec::new();
        for snippet in codes.into_iter().filter_map(Snippet::of) {
            if !wanted.contains(&snippet) {
                wanted.push(snippet);
            }
        }
        wanted.truncate(within_limits(&wanted));
        wanted.retain(|snippet| self.known.iter().all(|(known, _)| known != snippet));
        wanted
    }
}

/// How many of `snippets`, from the first on, can be known at once.
fn within_limits<'s>(snippets: impl IntoIterator<Item = &'s Snippet>) -> usize {
    let mut bytes = 0;
    let fits = |snippet: &&Snippet| {
        bytes += snippet.text.as_str().len();
        bytes <= BYTES
    };
    snippets.into_iter().take(SNIPPETS).take_while(fits).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::samples;

    fn code(language: &str, text: &str) -> Code {
        Code {
            lang: Some(Clean::line(language)),
            ..samples::code(text)
        }
    }

    fn part(bytes: Range<usize>, ink: Ink) -> Part {
        Part { bytes, ink }
    }

    fn of_line(parts: Vec<Part>) -> Coloring {
        Coloring { lines: vec![parts] }
    }

    #[test]
    fn a_line_is_the_sum_of_its_parts() {
        let coloring = of_line(vec![
            part(0..3, Ink::CodeKeyword),
            part(8..9, Ink::CodeNumber),
        ]);
        let parts = [
            ("let", Ink::CodeKeyword),
            (" x = ", Ink::Code),
            ("6", Ink::CodeNumber),
            (";", Ink::Code),
        ];
        assert_eq!(coloring.parts(0, "let x = 6;"), parts);
        assert_eq!(coloring.parts(1, "no more"), [("no more", Ink::Code)]);
        assert_eq!(coloring.parts(0, ""), []);
    }

    #[test]
    fn a_coloring_of_another_text_does_no_harm() {
        let coloring = of_line(vec![
            part(3..5, Ink::CodeString),
            part(1..4, Ink::CodeString),
            part(5..99, Ink::CodeString),
        ]);
        for line in ["a\u{8DC3}b\u{8FDB}", "abcdefg", "ab", ""] {
            let parts = coloring.parts(0, line);
            let whole: String = parts.iter().map(|(text, _)| *text).collect();
            assert_eq!(whole, line);
        }
    }

    #[test]
    fn what_is_known_is_asked_no_more_be_it_colored_or_plain() {
        let mut known = Colorings::default();
        let (rust, plain) = (code("rust", "fn"), code("what", "fn"));
        let unknown = known.unknown([&rust, &plain, &rust]);
        assert_eq!(unknown.len(), 2);
        let mut unknown = unknown.into_iter();
        let coloring = of_line(vec![part(0..2, Ink::CodeKeyword)]);
        known.learn(unknown.next().unwrap(), Some(Arc::new(coloring.clone())));
        known.learn(unknown.next().unwrap(), None);
        assert_eq!(known.unknown([&rust, &plain]), []);
        assert_eq!(known.of(&rust), Some(&coloring));
        assert_eq!(known.of(&plain), None);
    }

    #[test]
    fn large_code_and_code_without_a_language_is_never_asked_about() {
        let known = Colorings::default();
        let large = code("rust", &"x".repeat(LARGEST + 1));
        assert_eq!(known.unknown([&large, &samples::code("x")]), []);
    }

    /// Learns until nothing is unknown, and says in how many turns.
    fn learn_all(known: &mut Colorings, codes: &[Code]) -> usize {
        let mut turns = 0;
        while let Some(snippet) = known.unknown(codes).into_iter().next() {
            known.learn(snippet, None);
            turns += 1;
            assert!(turns <= 2 * SNIPPETS, "it never ends");
        }
        turns
    }

    #[test]
    fn more_code_than_can_be_known_comes_to_an_end() {
        let mut known = Colorings::default();
        let small = |count: usize| -> Vec<Code> {
            let text = |index: usize| code("rust", &index.to_string());
            (0..count).map(text).collect()
        };
        assert_eq!(learn_all(&mut known, &small(3)), 3);
        assert_eq!(learn_all(&mut known, &small(500)), SNIPPETS - 3);
        let large: Vec<Code> = (0..20)
            .map(|index| code("rust", &format!("{index}{}", "x".repeat(LARGEST - 2))))
            .collect();
        assert_eq!(learn_all(&mut known, &large), BYTES / LARGEST);
        assert!(known.known.len() <= SNIPPETS);
    }
}
