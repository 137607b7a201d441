//! What `docs/check.md` says of each code.

use crate::source::Mistake;

const PAGE: &str = include_str!("../../../docs/check.md");

/// A kind of finding, explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) code: Mistake,
    /// What it means: the first paragraph of its section.
    pub(super) meaning: &'static str,
    /// What to do about it: the last paragraph.
    pub(super) remedy: &'static str,
}

/// All kinds of findings that the page explains, in its order.
pub(super) fn all() -> Vec<Rule> {
    PAGE.split("\n### `").skip(1).filter_map(rule).collect()
}

/// The rule of the section that begins with its code.
fn rule(section: &'static str) -> Option<Rule> {
    let (code, text) = section.split_once('`')?;
    let text = text.split("\n## ").next().unwrap_or_default();
    let mut paragraphs = text.trim().split("\n\n").map(str::trim);
    let meaning = paragraphs.next()?;
    Some(Rule {
        code: Mistake::named(code)?,
        meaning,
        remedy: paragraphs.last().unwrap_or(meaning),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_explains_each_code_once() {
        let mut explained: Vec<Mistake> = all().iter().map(|rule| rule.code).collect();
        explained.sort_unstable();
        let mut wanted = Mistake::ALL.to_vec();
        wanted.sort_unstable();
        assert_eq!(explained, wanted);
        for rule in all() {
            assert!(rule.meaning.ends_with('.'), "{rule:?}");
            assert!(rule.remedy.ends_with('.'), "{rule:?}");
            assert!(!rule.remedy.contains("```"), "{rule:?}");
        }
    }
}
