//! One value of a deck, read as what its key takes.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Range, RangeInclusive};
use std::time::Duration;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::duration::{self, Wrong};
use super::finding::Mistake;
use super::prose::{prose, verbatim};
use super::reader::{Reader, any_of, shown};
use super::suggest::nearest;
use super::vars::Braces;
use super::written::Written;
use crate::text::{Clean, Tabs};

/// A value and its bytes in the piece.
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

/// What messages call a value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    key: &'static str,
    part: Part,
}

#[derive(Clone, Copy, Debug)]
enum Part {
    /// `bullets`
    Whole,
    /// an item of `bullets`
    Any(&'static str),
    /// row 3 of `table`
    Nth(&'static str, usize),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key;
        match self.part {
            Part::Whole => write!(f, "`{key}`"),
            Part::Any(part) => write!(f, "{part} of `{key}`"),
            Part::Nth(part, number) => write!(f, "{part} {number} of `{key}`"),
        }
    }
}

impl Name {
    /// Says that what has this name is something else than it should be.
    fn wants(self, wanted: &str, found: &str) -> String {
        match self.part {
            Part::Whole => format!("{self} takes {wanted}, not {found}"),
            Part::Any(_) | Part::Nth(..) => format!("{self} must be {wanted}, not {found}"),
        }
    }
}

/// A value with its name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field<'t> {
    /// What messages call it.
    pub(crate) name: Name,
    value: &'t Value<'t>,
}

impl<'t> Field<'t> {
    /// The value of `key`.
    pub(crate) fn new(key: &'static str, value: &'t Value<'t>) -> Self {
        Self {
            name: Name {
                key,
                part: Part::Whole,
            },
            value,
        }
    }

    /// A value inside of this one, called "`part` of" its key.
    pub(crate) fn part(self, part: &'static str, value: &'t Value<'t>) -> Self {
        Self {
            name: Name {
                key: self.name.key,
                part: Part::Any(part),
            },
            value,
        }
    }

    /// A value inside of this one, called "`part` `number` of" its key.
    pub(crate) fn nth(self, part: &'static str, number: usize, value: &'t Value<'t>) -> Self {
        Self {
            name: Name {
                key: self.name.key,
                part: Part::Nth(part, number),
            },
            value,
        }
    }

    /// The same value, called "`part` of" its key.
    pub(crate) fn renamed(self, part: &'static str) -> Self {
        self.part(part, self.value)
    }

    /// Its bytes in the piece.
    pub(crate) fn span(self) -> Range<usize> {
        self.value.span()
    }

    /// The value itself.
    pub(crate) fn value(self) -> &'t DeValue<'t> {
        self.value.get_ref()
    }

    /// Reports that it is not `wanted`, which completes "takes …" or "must be …".
    pub(crate) fn wrong_type(self, wanted: &str, help: &str, reader: &mut Reader<'_>) {
        let found = match self.value() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "a number",
            DeValue::Float(_) => "a decimal number",
            DeValue::Boolean(true) => "`true`",
            DeValue::Boolean(false) => "`false`",
            DeValue::Datetime(moment) if moment.date.is_none() => "a time",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "an array",
            DeValue::Table(_) => "a table",
        };
        let message = self.name.wants(wanted, found);
        reader.error(Mistake::WrongType, self.span(), &message, help);
    }

    /// Reports a value of the right type that cannot be used.
    pub(crate) fn wrong_value(self, message: &str, help: &str, reader: &mut Reader<'_>) {
        reader.error(Mistake::WrongValue, self.span(), message, help);
    }

    /// Reports that there is nothing in it.
    pub(crate) fn empty(self, help: &str, reader: &mut Reader<'_>) {
        reader.error(
            Mistake::Empty,
            self.span(),
            &format!("{} is empty", self.name),
            help,
        );
    }

    /// A string, of which it is `wanted` that completes "takes …".
    pub(crate) fn string(self, wanted: &str, reader: &mut Reader<'_>) -> Option<&'t str> {
        if let DeValue::String(text) = self.value() {
            return Some(text);
        }
        self.wrong_type(wanted, "", reader);
        None
    }

    /// A name, a path: text on one line that no variables are put into. One with nothing in it is as
    /// if it were not there.
    pub(crate) fn word(self, reader: &mut Reader<'_>) -> Option<Clean> {
        let text = Clean::line(self.string("a string", reader)?.trim());
        (!text.is_blank()).then_some(text)
    }

    /// The same, with something in it.
    pub(crate) fn some_word(self, reader: &mut Reader<'_>) -> Option<Clean> {
        let text = Clean::line(self.string("a string", reader)?.trim());
        self.unless_blank(text, reader)
    }

    /// A path, seen from the first text's folder, with something in it.
    pub(crate) fn path(self, reader: &mut Reader<'_>) -> Option<Clean> {
        let path = self.some_word(reader)?;
        Some(match reader.path(path.as_str()) {
            Cow::Borrowed(_) => path,
            Cow::Owned(path) => Clean::line(&path),
        })
    }

    /// A word, with its place.
    pub(crate) fn written(self, reader: &mut Reader<'_>) -> Option<Written<Clean>> {
        let value = self.word(reader)?;
        Some(reader.written(value, self.span()))
    }

    /// The same, with something in it.
    pub(crate) fn some_written(self, reader: &mut Reader<'_>) -> Option<Written<Clean>> {
        let value = self.some_word(reader)?;
        Some(reader.written(value, self.span()))
    }

    /// Text on one line. One with nothing in it is as if it were not there.
    pub(crate) fn line(self, reader: &mut Reader<'_>) -> Option<Clean> {
        let text = Clean::line(self.text(Braces::Plain, reader)?.trim());
        (!text.is_blank()).then_some(text)
    }

    /// Text on one line with placeholders that are filled in later.
    pub(crate) fn template(self, reader: &mut Reader<'_>) -> Option<Clean> {
        let text = Clean::line(self.text(Braces::Template, reader)?.trim());
        (!text.is_blank()).then_some(text)
    }

    /// Text on any number of lines. One with nothing in it is as if it were not there.
    pub(crate) fn block(self, reader: &mut Reader<'_>) -> Option<Clean> {
        let text = prose(&self.text(Braces::Plain, reader)?);
        (!text.is_blank()).then_some(text)
    }

    /// Text on one line, with something in it.
    pub(crate) fn some_line(self, reader: &mut Reader<'_>) -> Option<Clean> {
        let text = Clean::line(self.text(Braces::Plain, reader)?.trim());
        self.unless_blank(text, reader)
    }

    /// Text on any number of lines, with something in it.
    pub(crate) fn some_block(self, reader: &mut Reader<'_>) -> Option<Clean> {
        let text = prose(&self.text(Braces::Plain, reader)?);
        self.unless_blank(text, reader)
    }

    /// A string with what its variables say.
    fn text(self, braces: Braces, reader: &mut Reader<'_>) -> Option<Cow<'t, str>> {
        let text = self.string("a string", reader)?;
        Some(reader.fill(text, braces, self.span()))
    }

    /// Text whose lines stay as they are, with something in it. A last line of nothing but space
    /// is where the closing quotes stand.
    pub(crate) fn verbatim(self, reader: &mut Reader<'_>) -> Option<Clean> {
        let (text, _) = self.verbatim_and_tabs(reader)?;
        Some(text)
    }

    /// The same, and where its tabs stood.
    pub(crate) fn verbatim_and_tabs(self, reader: &mut Reader<'_>) -> Option<(Clean, Tabs)> {
        let text = verbatim(self.string("a string", reader)?);
        let (text, tabs) = Clean::block_and_tabs(text);
        Some((self.unless_blank(text, reader)?, tabs))
    }

    fn unless_blank(self, text: Clean, reader: &mut Reader<'_>) -> Option<Clean> {
        if text.is_blank() {
            self.empty(
                "write something between the quotes, or take the key out",
                reader,
            );
            return None;
        }
        Some(text)
    }

    /// A short text, which may also be written as a number or a date. It may be empty.
    pub(crate) fn label(self, reader: &mut Reader<'_>) -> Option<Clean> {
        let text = match self.value() {
            DeValue::String(text) => reader.fill(text, Braces::Plain, self.span()),
            _ => self.scalar("a string or a number", reader)?,
        };
        Some(Clean::line(text.trim()))
    }

    /// A string, a number or a date as it is written, of which it is `wanted` that completes "takes …".
    pub(crate) fn scalar(self, wanted: &str, reader: &mut Reader<'_>) -> Option<Cow<'t, str>> {
        Some(match self.value() {
            DeValue::String(text) => Cow::Borrowed(text),
            DeValue::Integer(number) => Cow::Owned(number.to_string()),
            DeValue::Float(number) => Cow::Borrowed(number.as_str()),
            DeValue::Datetime(date) => Cow::Owned(date.to_string()),
            _ => {
                self.wrong_type(wanted, "", reader);
                return None;
            }
        })
    }

    /// The values of an array, which is `wanted` that completes "takes …".
    pub(crate) fn array(
        self,
        wanted: &str,
        help: &str,
        reader: &mut Reader<'_>,
    ) -> Option<&'t [Value<'t>]> {
        if let DeValue::Array(values) = self.value() {
            return Some(values);
        }
        self.wrong_type(wanted, help, reader);
        None
    }

    /// The values of an array that holds something.
    pub(crate) fn some_array(
        self,
        wanted: &str,
        help: &str,
        reader: &mut Reader<'_>,
    ) -> Option<&'t [Value<'t>]> {
        let values = self.array(wanted, help, reader)?;
        if values.is_empty() {
            self.empty(
                "put something between the brackets, or take the key out",
                reader,
            );
            return None;
        }
        Some(values)
    }

    /// Lines of text, each with something in it, called "`part` of" the key; a string stands for
    /// an array of one.
    pub(crate) fn lines(self, part: &'static str, reader: &mut Reader<'_>) -> Option<Vec<Clean>> {
        if let DeValue::String(_) = self.value() {
            return self.line(reader).map(|line| vec![line]);
        }
        let values = self.array("an array of strings", "", reader)?;
        let lines: Vec<_> = values
            .iter()
            .filter_map(|value| self.part(part, value).some_line(reader))
            .collect();
        (lines.len() == values.len()).then_some(lines)
    }

    /// A table, which is `wanted` that completes "takes …".
    pub(crate) fn table(
        self,
        wanted: &str,
        help: &str,
        reader: &mut Reader<'_>,
    ) -> Option<&'t DeTable<'t>> {
        if let DeValue::Table(table) = self.value() {
            return Some(table);
        }
        self.wrong_type(wanted, help, reader);
        None
    }

    /// `true` or `false`.
    pub(crate) fn flag(self, reader: &mut Reader<'_>) -> Option<bool> {
        if let DeValue::Boolean(flag) = self.value() {
            return Some(*flag);
        }
        self.wrong_type("`true` or `false`", "", reader);
        None
    }

    /// A whole number in `range`.
    pub(crate) fn whole<N>(self, range: RangeInclusive<N>, reader: &mut Reader<'_>) -> Option<N>
    where
        N: TryFrom<i64> + PartialOrd + fmt::Display,
    {
        self.number(range, "", reader)
    }

    /// A whole number in `range`; `help` says what it counts.
    pub(crate) fn number<N>(
        self,
        range: RangeInclusive<N>,
        help: &str,
        reader: &mut Reader<'_>,
    ) -> Option<N>
    where
        N: TryFrom<i64> + PartialOrd + fmt::Display,
    {
        let DeValue::Integer(number) = self.value() else {
            self.wrong_type("a whole number", help, reader);
            return None;
        };
        let whole = i64::from_str_radix(number.as_str(), number.radix()).ok();
        let whole = whole
            .and_then(|whole| N::try_from(whole).ok())
            .filter(|whole| range.contains(whole));
        if whole.is_none() {
            let (first, last) = (range.start(), range.end());
            let message = format!(
                "{} must be from {first} to {last}, not {}",
                self.name,
                shown(&number.to_string())
            );
            self.wrong_value(&message, help, reader);
        }
        whole
    }

    /// A span of time.
    pub(crate) fn duration(self, reader: &mut Reader<'_>) -> Option<Duration> {
        let text = match self.value() {
            DeValue::String(text) => text,
            value => {
                let help = match value {
                    DeValue::Integer(number) => {
                        format!("for minutes write \"{}m\"", shown(&number.to_string()))
                    }
                    _ => String::new(),
                };
                self.wrong_type("a duration such as \"2m\" or \"1m30s\"", &help, reader);
                return None;
            }
        };
        if text.trim().is_empty() {
            self.empty(duration::HELP, reader);
            return None;
        }
        let (message, help) = match duration::parse(text) {
            Ok(time) => return Some(time),
            Err(Wrong::Form) => (format!("`{}` is no duration", shown(text)), duration::HELP),
            Err(Wrong::Zero) => (
                format!("{} must be longer than nothing", self.name),
                "take the key out where there is no time to keep",
            ),
            Err(Wrong::Long) => (format!("{} must be at most a day", self.name), ""),
        };
        self.wrong_value(&message, help, reader);
        None
    }

    /// One of some words.
    pub(crate) fn choice<T: Copy>(
        self,
        words: &[(&'static str, T)],
        reader: &mut Reader<'_>,
    ) -> Option<T> {
        let all = any_of(words.iter().map(|&(word, _)| word));
        let text = self.string(&all, reader)?;
        let chosen = words.iter().find(|&&(word, _)| word == text);
        if let Some(&(_, meaning)) = chosen {
            return Some(meaning);
        }
        if text.trim().is_empty() {
            self.empty(&format!("it takes {all}"), reader);
            return None;
        }
        let message = self.name.wants(&all, &format!("`{}`", shown(text)));
        let help = nearest(text, words.iter().map(|&(word, _)| word));
        let help = help
            .map(|word| format!("did you mean `{word}`?"))
            .unwrap_or_default();
        self.wrong_value(&message, &help, reader);
        None
    }
}

/// What `read` makes of all `values`; nothing, unless it makes something of each.
pub(crate) fn every<'t, T>(
    values: &'t [Value<'t>],
    mut read: impl FnMut(&'t Value<'t>) -> Option<T>,
) -> Option<Vec<T>> {
    // Each is read even when one before it could not be: all findings come at once.
    let mut all = Vec::with_capacity(values.len());
    all.extend(values.iter().filter_map(&mut read));
    (all.len() == values.len()).then_some(all)
}
