//! A deck's text laid out evenly.

use super::load::parse;
use crate::source::{self, Finding, Lines, Mistake, NoFiles, Reader, Segment, Unformatted};

/// Why a deck's text is not laid out.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// It is no TOML: where, as when the deck is read.
    #[error("it is no TOML")]
    NoToml(Vec<Finding>),
    /// It would have come to say something else: a mistake of ours.
    #[error("its layout would say something else")]
    Altered,
}

/// The text of a deck, or of a theme, laid out anew: see `docs/formatting.md`. It says what it said
/// before, its comments and the order of all stay, and a text that is laid out already is the same
/// byte for byte. What is wrong with a deck that is TOML is no hindrance.
///
/// # Errors
///
/// When it is no TOML.
pub fn format(text: &str) -> Result<String, FormatError> {
    source::format(text).map_err(|unformatted| match unformatted {
        Unformatted::Altered => FormatError::Altered,
        Unformatted::NoToml(complaint) => {
            // A deck's reader knows more about it: in which slide a string lost its end.
            let mut findings = match parse(text) {
                Ok(parsed) => parsed.findings,
                Err(findings) => findings,
            };
            findings.retain(|found| matches!(found.code, Mistake::Syntax | Mistake::Nesting));
            if findings.is_empty() {
                let lines = Lines::new(text);
                let segments = [Segment { here: 0, there: 0 }];
                let mut reader = Reader::new(&lines, &segments, &NoFiles);
                complaint.tell(&mut reader);
                findings = reader.finish();
            }
            FormatError::NoToml(findings)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Vec<String> {
        match format(text) {
            Err(FormatError::NoToml(findings)) => findings
                .iter()
                .map(|found| format!("{}: {}", found.location, found.message))
                .collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_deck_with_mistakes_that_is_toml_is_laid_out() {
        let text = "[[slides]]\nbulets=[ 1 ]\n";
        assert_eq!(format(text).unwrap(), "[[slides]]\nbulets = [1]\n");
    }

    #[test]
    fn what_is_no_toml_is_reported_as_when_a_deck_is_read() {
        let text = "[[slides]]\nbulets = 1\nnotes = \"\"\"\nAsk.\n\n[[slides]]\ntitle = \"Two\"\n";
        assert_eq!(
            refused(text),
            ["line 3, column 9: this `\"\"\"` is never closed"]
        );
        let text = "[[slides]]\ntitle = One\n\n[[slides]]\ntitle = Two\n";
        assert_eq!(
            refused(text),
            [
                "line 2, column 9: the text `One` needs quotes",
                "line 5, column 9: the text `Two` needs quotes",
            ]
        );
    }

    #[test]
    fn a_theme_that_is_no_toml_is_reported_as_well() {
        let text = "name = \"slate\"\n[palette]\nink = #ffffff\n";
        assert_eq!(refused(text), ["line 3, column 7: this key has no value"]);
    }
}
