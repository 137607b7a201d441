//! From a grammar's scopes to the few kinds of code that are told apart.
//!
//! A scope such as `keyword.control.flow.return.python` says what a text is, from the general to the
//! special. Grammars agree on how scopes begin, and on little else.

use syntect::parsing::Scope;

use crate::theme::Ink;

/// What a scope makes of the text in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing special: names, space.
    #[default]
    Plain,
    Keyword,
    /// Words that declare something, among which many grammars count the names of basic types.
    Declarer,
    /// Signs, and the words that some languages have in place of signs.
    Operator,
    Punctuation,
    String,
    /// A string that is the name of a value.
    Key,
    Number,
    Comment,
    Function,
    Type,
}

/// How scopes begin, and what they are. The longest that fits counts.
const RULES: &[(&str, Kind)] = &[
    ("comment", Kind::Comment),
    ("constant", Kind::Number),
    ("entity.name", Kind::Type),
    ("entity.name.constant", Kind::Number),
    ("entity.name.enum-value", Kind::Number),
    ("entity.name.function", Kind::Function),
    ("entity.name.label", Kind::Plain),
    ("entity.name.section", Kind::Keyword),
    ("entity.other", Kind::Type),
    ("entity.other.attribute-name", Kind::Function),
    ("entity.other.pseudo-class", Kind::Function),
    ("entity.other.pseudo-element", Kind::Function),
    ("keyword", Kind::Keyword),
    ("keyword.operator", Kind::Operator),
    ("keyword.other.unit", Kind::Number),
    ("markup.bold", Kind::Keyword),
    ("markup.changed", Kind::Function),
    ("markup.deleted", Kind::Number),
    ("markup.heading", Kind::Keyword),
    ("markup.inserted", Kind::String),
    ("markup.italic", Kind::Comment),
    ("markup.quote", Kind::Comment),
    ("markup.raw", Kind::String),
    ("markup.underline.link", Kind::Function),
    ("meta.diff.header", Kind::Keyword),
    ("meta.diff.range", Kind::Function),
    ("meta.embedded", Kind::Plain),
    ("meta.group.expansion", Kind::Plain),
    ("meta.interpolation", Kind::Plain),
    ("meta.mapping.key.json", Kind::Key),
    ("punctuation", Kind::Punctuation),
    ("source", Kind::Plain),
    ("storage", Kind::Keyword),
    ("storage.type", Kind::Declarer),
    ("string", Kind::String),
    ("support.class", Kind::Type),
    ("support.constant", Kind::Number),
    ("support.function", Kind::Function),
    ("support.macro", Kind::Function),
    ("support.module", Kind::Type),
    ("support.type", Kind::Type),
    ("text", Kind::Plain),
    ("variable", Kind::Plain),
    ("variable.annotation", Kind::Function),
    ("variable.function", Kind::Function),
    ("variable.language", Kind::Keyword),
    ("variable.other.constant", Kind::Number),
];

/// Names of basic types, where a grammar does not tell them from words that declare something.
/// In order.
const BASIC_TYPES: &[&str] = &[
    "bool", "boolean", "byte", "char", "complex", "decimal", "double", "f32", "f64", "float",
    "half", "i128", "i16", "i32", "i64", "i8", "int", "int16", "int32", "int64", "int8", "integer",
    "isize", "long", "number", "object", "real", "rune", "sbyte", "short", "signed", "single",
    "size_t", "ssize_t", "str", "string", "u128", "u16", "u32", "u64", "u8", "uint", "uint16",
    "uint32", "uint64", "uint8", "ulong", "unsigned", "ushort", "usize", "varchar", "void",
    "wchar_t",
];

/// The rules, with their scopes read.
#[derive(Debug)]
pub(super) struct Kinds(Vec<(Scope, Kind)>);

impl Kinds {
    pub(super) fn new() -> Self {
        let read = |(scope, kind): &(&str, Kind)| Some((Scope::new(scope).ok()?, *kind));
        Self(RULES.iter().filter_map(read).collect())
    }

    /// What `scope` makes of text that is of kind `around` without it.
    pub(super) fn of(&self, scope: Scope, around: Kind) -> Kind {
        let fitting = self.0.iter().filter(|(start, _)| start.is_prefix_of(scope));
        let Some((_, kind)) = fitting.max_by_key(|(start, _)| start.len()) else {
            return around;
        };
        match (around, kind) {
            // Whatever a comment talks of is a comment.
            (Kind::Comment, _) => Kind::Comment,
            (Kind::Key, Kind::String) => Kind::Key,
            // Quotation marks, the point in a number.
            (around, Kind::Punctuation) if around != Kind::Plain => around,
            _ => *kind,
        }
    }
}

impl Kind {
    /// The ink for `text` of this kind; none where it is just code, or space.
    pub(super) fn ink(self, text: &str) -> Option<Ink> {
        let word = text.trim();
        if word.is_empty() {
            return None;
        }
        let spelt = word.contains(char::is_alphabetic);
        Some(match self {
            Self::Plain => return None,
            Self::Declarer if is_type(word) => Ink::CodeType,
            Self::Keyword | Self::Declarer if is_sign(word) => Ink::CodePunctuation,
            Self::Keyword | Self::Declarer => Ink::CodeKeyword,
            Self::Operator if spelt => Ink::CodeKeyword,
            Self::Operator | Self::Punctuation => Ink::CodePunctuation,
            Self::String => Ink::CodeString,
            Self::Number => Ink::CodeNumber,
            Self::Comment => Ink::CodeComment,
            Self::Function => Ink::CodeFunction,
            Self::Key | Self::Type => Ink::CodeType,
        })
    }
}

fn is_type(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
        || BASIC_TYPES.binary_search(&word).is_ok()
}

/// Whether `word` is an arrow or the like; `@` and `#` begin words.
fn is_sign(word: &str) -> bool {
    word.chars()
        .all(|char| "=<>-:|&+*/!?.,;~^%()[]{}".contains(char))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_basic_types_are_in_order() {
        assert!(BASIC_TYPES.is_sorted());
    }

    #[test]
    fn all_rules_name_scopes_and_each_scope_has_one() {
        assert_eq!(Kinds::new().0.len(), RULES.len());
        assert!(RULES.is_sorted_by(|(one, _), (other, _)| one < other));
    }
}
