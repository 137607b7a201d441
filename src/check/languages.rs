//! Code in languages that nobody knows.

use super::{Found, Named, Subject};
use crate::source::{Mistake, shown};
use crate::text::Clean;

/// A language's name that no grammar has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage {
    /// The name.
    pub name: Clean,
    /// A known one that is nearly the same.
    pub near: Option<String>,
}

/// Notes those of the languages that a slide names that are among the unknown ones.
pub(super) fn find(subject: &Subject<'_>, named: &Named, found: &mut Found<'_>) {
    for name in &named.languages {
        let mut unknown = subject.languages.iter();
        let Some(unknown) = unknown.find(|unknown| unknown.name == *name) else {
            continue;
        };
        let trace = found.trace();
        let entry = trace
            .named("lang")
            .find(|entry| entry.text.as_deref().map(str::trim) == Some(name.as_str()));
        let at = entry.map_or_else(|| trace.slide(), |entry| entry.value.clone());
        let message = format!(
            "the language `{}` is not known, so its code has one colour",
            shown(name.as_str())
        );
        let help = unknown.near.as_ref().map_or_else(
            || "`lang = \"text\"` says that it is no program".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        found.warn(Mistake::UnknownLanguage, at, &message, &help);
    }
}
