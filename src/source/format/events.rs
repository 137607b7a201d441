//! A text in the parts that TOML has, one after another.

use std::borrow::Cow;

use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ParseError, Source, Span};

use crate::source::syntax::{Complaint, explain};

/// The levels of brackets that can be read, as when a deck is read.
const LEVELS: u32 = 80;

/// The parts of a text that is TOML.
pub(super) struct Events<'t> {
    text: &'t str,
    events: Vec<Event>,
}

/// A part of a text: what it is, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'t> {
    pub(super) kind: EventKind,
    pub(super) text: &'t str,
}

impl<'t> Events<'t> {
    /// Takes `text` apart.
    ///
    /// # Errors
    ///
    /// When it is no TOML. What only a reader of the whole would see, such as a key that is written
    /// twice, is none of it.
    pub(super) fn of(text: &'t str) -> Result<Self, Complaint> {
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut events = Vec::with_capacity(tokens.len());
        let mut first: Option<ParseError> = None;
        let mut receiver = ValidateWhitespace::new(&mut events, source);
        let mut receiver = RecursionGuard::new(&mut receiver, LEVELS);
        parse_document(&tokens, &mut receiver, &mut first);
        for event in &events {
            if first.is_some() {
                break;
            }
            check(source, *event, &mut first);
        }
        match first {
            None => Ok(Self { text, events }),
            Some(error) => {
                let at = error.unexpected().or(error.context()).unwrap_or_default();
                let span = at.start()..at.end().max(at.start());
                Err(explain(text, span, error.description()))
            }
        }
    }

    /// The parts, without the space between them.
    pub(super) fn parts(&self) -> impl Iterator<Item = Part<'t>> {
        let events = self.events.iter();
        let events = events.filter(|event| event.kind() != EventKind::Whitespace);
        events.map(|event| Part {
            kind: event.kind(),
            text: self.slice(event.span()),
        })
    }

    /// How lines end: as the first one does, which is not one of a string.
    pub(super) fn line_end(&self) -> &'static str {
        match self.parts().find(|part| part.kind == EventKind::Newline) {
            Some(Part { text: "\r\n", .. }) => "\r\n",
            _ => "\n",
        }
    }

    /// Whether these are the same keys, values and comments in the same order. Commas part values
    /// that are told apart without them.
    pub(super) fn says_the_same_as(&self, other: &Self) -> bool {
        self.said().eq(other.said())
    }

    fn said(&self) -> impl Iterator<Item = (EventKind, &'t str)> {
        let parts = self.parts();
        let parts =
            parts.filter(|part| !matches!(part.kind, EventKind::Newline | EventKind::ValueSep));
        parts.map(|part| (part.kind, part.text.trim_end()))
    }

    fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start()..span.end()).unwrap_or_default()
    }
}

/// Looks at a key or value by itself: whether its escapes, digits and letters are TOML.
fn check(source: Source<'_>, event: Event, errors: &mut Option<ParseError>) {
    let Some(raw) = source.get(event) else {
        return;
    };
    let mut decoded = Cow::Borrowed("");
    match event.kind() {
        EventKind::SimpleKey => raw.decode_key(&mut decoded, errors),
        EventKind::Scalar => {
            // What it says is nobody's concern here, only whether it says anything.
            let _ = raw.decode_scalar(&mut decoded, errors);
        }
        _ => {}
    }
}
