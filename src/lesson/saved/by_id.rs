//! Slides by their ids: in a file, and between processes, they are a list.

use std::collections::BTreeMap;

use serde::{Deserialize as _, Deserializer, Serializer};

use super::SlideState;

pub(super) fn serialize<S: Serializer>(
    slides: &BTreeMap<String, SlideState>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(slides.values())
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, SlideState>, D::Error> {
    let slides = Vec::<SlideState>::deserialize(deserializer)?;
    let named = slides.into_iter().map(|state| (state.slide.clone(), state));
    Ok(named.collect())
}
