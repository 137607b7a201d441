//! Text in records: whatever stands in a file becomes `Clean` when it is read.

use serde::{Deserialize as _, Deserializer, Serializer};

use crate::text::Clean;

/// One line of text.
pub(super) mod line {
    use super::{Clean, Deserializer, Serializer, string};

    pub(in crate::ledger) fn serialize<S: Serializer>(
        text: &Clean,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(text.as_str())
    }

    pub(in crate::ledger) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Clean, D::Error> {
        string(deserializer).map(|text| Clean::line(&text))
    }
}

/// One line of text, or none.
pub(super) mod optional {
    use serde::Deserialize as _;

    use super::{Clean, Deserializer, Serializer};

    #[expect(clippy::ref_option, reason = "serde calls it with this")]
    pub(in crate::ledger) fn serialize<S: Serializer>(
        text: &Option<Clean>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match text {
            Some(text) => serializer.serialize_some(text.as_str()),
            None => serializer.serialize_none(),
        }
    }

    pub(in crate::ledger) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Clean>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        Ok(text.map(|text| Clean::line(&text)))
    }
}

fn string<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer)
}
