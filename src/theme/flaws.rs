//! What in a theme means nothing, said with its place and with what to do.

use std::ops::Range;

use super::near::near;
use super::{Color, Ink, UnknownTheme};
use crate::source::{Finding, Mistake, Severity, Written};
use crate::text::{Clean, clip};

/// The columns that a message gives to a word of the source.
const WORD_COLUMNS: usize = 40;

/// Gathers what is found in a source.
pub(super) struct Flaws<'s> {
    source: &'s str,
    found: Vec<Finding>,
}

impl<'s> Flaws<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            found: Vec::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// What was found, in the order of the source.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|finding| finding.span.start);
        self.found
    }

    pub(super) fn unknown_style(&mut self, name: &Written<Clean>) {
        let message = format!("unknown style `{}`", shown(name.value.as_str()));
        let near = near(name.value.as_str(), Ink::ALL.map(Ink::name));
        let help = near.map_or_else(
            || "docs/themes.md names them all".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        self.error(Mistake::UnknownKey, name.span.clone(), &message, &help);
    }

    pub(super) fn only_a_background(&mut self, name: &Written<Clean>) {
        let word = shown(name.value.as_str());
        let message = format!("`{word}` only has a background");
        let help = format!("write {word} = {{ bg = … }}");
        self.error(Mistake::WrongValue, name.span.clone(), &message, &help);
    }

    /// `names` are those of the palette.
    pub(super) fn unknown_color<'n>(
        &mut self,
        word: &str,
        span: Range<usize>,
        names: impl Iterator<Item = &'n str>,
    ) {
        let help = match near(word, names.chain(Color::names())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "write \"#rrggbb\", a name from the palette, a number from 0 to 255, or a name \
                     such as \"red\" or \"bright-red\""
                    .to_owned()
            }
        };
        let message = format!("`{}` is no colour", shown(word));
        self.error(Mistake::WrongValue, span, &message, &help);
    }

    /// `names` are those of the palette.
    pub(super) fn unused_color<'n>(
        &mut self,
        name: &Written<Clean>,
        names: impl Iterator<Item = &'n str>,
    ) {
        let word = name.value.as_str();
        let message = format!("nothing uses the colour `{}`", shown(word));
        let help = match near(word, names.filter(|known| *known != word)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name it in a style, or take it out".to_owned(),
        };
        let finding = Finding {
            severity: Severity::Warning,
            ..Finding::new(
                self.source,
                Mistake::UnusedColor,
                name.span.clone(),
                &message,
                &help,
            )
        };
        self.found.push(finding);
    }

    pub(super) fn unknown_base(&mut self, name: &Written<Clean>, unknown: &UnknownTheme) {
        let message = format!("there is no built-in theme `{}`", shown(&unknown.name));
        let help = unknown.near.map_or_else(
            || "`seminar themes` lists those that there are".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        self.error(Mistake::WrongValue, name.span.clone(), &message, &help);
    }

    pub(super) fn missing_styles(&mut self, inks: &[Ink]) {
        let names: Vec<String> = inks.iter().map(|ink| format!("`{}`", ink.name())).collect();
        let message = format!("there is no style for {}", names.join(", "));
        let help = "give one to each, or extend a theme that has them: extends = \"chalkboard\"";
        self.error(Mistake::MissingKey, 0..0, &message, help);
    }

    fn error(&mut self, code: Mistake, span: Range<usize>, message: &str, help: &str) {
        let finding = Finding::new(self.source, code, span, message, help);
        self.found.push(finding);
    }
}

/// A word of the source as a message shows it: cut when it is long.
fn shown(word: &str) -> String {
    let cut = clip(word, WORD_COLUMNS);
    if cut.len() == word.len() {
        cut.to_owned()
    } else {
        format!("{cut}…")
    }
}
