//! How text crosses to another process: sanitised again on its way in, since nobody knows who
//! wrote it.

use serde::{Deserialize, Deserializer, Serializer};

use crate::text::Clean;

pub(super) fn serialize<S: Serializer>(text: &Clean, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(text.as_str())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Clean, D::Error> {
    String::deserialize(from).map(|text| Clean::line(&text))
}
