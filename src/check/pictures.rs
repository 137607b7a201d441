//! Pictures that cannot be shown.

use super::{Found, Named, Subject};
use crate::layout::Picture;
use crate::source::Mistake;

/// Notes those of the pictures that a slide names of which it is known that they cannot be shown, each once.
pub(super) fn find(subject: &Subject<'_>, named: &Named, found: &mut Found<'_>) {
    for path in &named.pictures {
        let Some(Picture::Failed(sentence)) = subject.media.picture(path) else {
            continue;
        };
        let trace = found.trace();
        let entry = trace
            .named("image")
            .find(|entry| entry.text.as_deref().map(str::trim) == Some(path.as_str()));
        let at = entry.map_or_else(|| trace.slide(), |entry| entry.value.clone());
        // A finding's sentence begins in the middle of a line.
        let message = sentence.as_str().replacen("The ", "the ", 1);
        let help = "until it can be read its `alt` stands in its place";
        found.error(Mistake::UnreadableFile, at, &message, help);
    }
}
