//! A table of a deck, and the keys that it may have.

use std::ops::Range;

use toml::de::DeTable;

use super::field::{Field, Value};
use super::finding::Mistake;
use super::reader::{Reader, all_of, shown};
use super::suggest::nearest;

/// As many keys as a message lists, and as are looked through one by one.
const FEW: usize = 12;

/// A table whose keys are all known, or have been reported.
#[derive(Clone, Debug)]
pub(crate) struct Fields<'t> {
    table: &'t DeTable<'t>,
    known: &'static [&'static [&'static str]],
    span: Range<usize>,
}

impl<'t> Fields<'t> {
    /// The fields of `table`, which stands at `span`. Reports each key that is not in one of the
    /// groups of `known`.
    pub(crate) fn open(
        table: &'t DeTable<'t>,
        span: Range<usize>,
        known: &'static [&'static [&'static str]],
        reader: &mut Reader<'_>,
    ) -> Self {
        Self::open_many(table, span, known, "", reader)
    }

    /// The same, where there are more keys than a message lists: `where_all` says where they are.
    pub(crate) fn open_many(
        table: &'t DeTable<'t>,
        span: Range<usize>,
        known: &'static [&'static [&'static str]],
        where_all: &str,
        reader: &mut Reader<'_>,
    ) -> Self {
        let fields = Self { table, known, span };
        for key in table.keys() {
            if fields.known_as(key.get_ref()).is_none() {
                let message = format!("unknown key `{}`", shown(key.get_ref()));
                // To look for what was meant is the costly part.
                let all = (!reader.is_full()).then(|| fields.all());
                let near = all.and_then(|all| nearest(key.get_ref(), all));
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None if fields.all().count() <= FEW => {
                        format!("the keys here are {}", all_of(fields.all()))
                    }
                    None => where_all.to_owned(),
                };
                reader.error(Mistake::UnknownKey, key.span(), &message, &help);
            }
        }
        fields
    }

    /// The table's bytes in the piece: for one with a header, the header's.
    pub(crate) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Whether a key that nobody knows was reported.
    pub(crate) fn has_unknown(&self) -> bool {
        self.table
            .keys()
            .any(|key| self.known_as(key.get_ref()).is_none())
    }

    /// The known keys of the table in the order written, with the bytes of each key.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, Range<usize>)> {
        self.table
            .keys()
            .filter_map(|key| Some((self.known_as(key.get_ref())?, key.span())))
    }

    /// The value of `key`.
    pub(crate) fn get(&self, key: &'static str) -> Option<Field<'t>> {
        debug_assert!(
            self.known_as(key).is_some(),
            "nobody could write `{key}` here"
        );
        Some(Field::new(key, self.value(key)?))
    }

    fn value(&self, key: &str) -> Option<&'t Value<'t>> {
        if self.table.len() > FEW {
            return self.table.get(key);
        }
        // Of few keys it is sooner found than hashed.
        let mut all = self.table.iter();
        all.find_map(|(name, value)| (name.get_ref() == key).then_some(value))
    }

    /// The value of `key`, which `what` cannot do without.
    pub(crate) fn need(
        &self,
        key: &'static str,
        what: &str,
        help: &str,
        reader: &mut Reader<'_>,
    ) -> Option<Field<'t>> {
        let field = self.get(key);
        if field.is_none() {
            let message = format!("{what} needs `{key}`");
            reader.error(Mistake::MissingKey, self.span(), &message, help);
        }
        field
    }

    fn all(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.known.iter().copied().flatten().copied()
    }

    fn known_as(&self, key: &str) -> Option<&'static str> {
        self.all().find(|known| *known == key)
    }
}
