//! The texts that something is read from: a file, and the files that it includes.

use std::ops::Range;

use super::finding::{Finding, Mistake, Report, Severity};
use super::lines::Starts;
use crate::text::Clean;

/// Which of several texts: the first is the one that the others are included in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextId(usize);

impl TextId {
    /// The first text: the file that was asked for.
    pub const MAIN: Self = Self(0);
}

/// All texts that something was read from, each with its file's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    main: Text,
    included: Vec<Text>,
}

#[derive(Clone, Debug)]
struct Text {
    /// The file, as the user calls it.
    file: Clean,
    source: String,
    starts: Starts,
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        // Where lines start follows from the source.
        self.file == other.file && self.source == other.source
    }
}

impl Eq for Text {}

impl Texts {
    /// The text `source` of a file that the user calls `file`.
    pub fn new(file: Clean, source: String) -> Self {
        Self {
            main: Text {
                file,
                source,
                starts: Starts::default(),
            },
            included: Vec::new(),
        }
    }

    /// What the user calls the file of the first text.
    pub fn file(&self) -> &Clean {
        &self.main.file
    }

    /// The first text.
    pub fn source(&self) -> &str {
        &self.main.source
    }

    /// All texts, the first one first.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.main)
            .chain(&self.included)
            .map(|text| text.source.as_str())
    }

    /// What the user calls the file of the text `id`.
    pub fn file_of(&self, id: TextId) -> &Clean {
        &self.get(id).file
    }

    /// The text `id`.
    pub fn source_of(&self, id: TextId) -> &str {
        &self.get(id).source
    }

    /// What was found, with the line and the file that it is about.
    pub fn report(&self, finding: &Finding) -> Report {
        let text = self.get(finding.text);
        let end = text.starts.locate(&text.source, finding.span.end);
        let report = finding.report_to(end, &text.source, &text.file);
        if finding.text == TextId::MAIN {
            report
        } else {
            report.beside()
        }
    }

    /// Something about the bytes `span` of the text `id`. `help` may be empty.
    pub(crate) fn finding(
        &self,
        id: TextId,
        span: Range<usize>,
        (severity, code): (Severity, Mistake),
        message: &str,
        help: &str,
    ) -> Finding {
        let text = self.get(id);
        Finding {
            severity,
            code,
            message: Clean::line(message),
            text: id,
            location: text.starts.locate(&text.source, span.start),
            span,
            help: (!help.is_empty()).then(|| Clean::line(help)),
        }
    }

    fn get(&self, TextId(index): TextId) -> &Text {
        let included = index.checked_sub(1).and_then(|at| self.included.get(at));
        included.unwrap_or(&self.main)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Mistake;

    #[test]
    fn a_report_has_the_line_and_the_file_of_its_finding() {
        let texts = Texts::new(Clean::line("talk.toml"), "a\nbc\n".to_owned());
        let finding = Finding::new(texts.source(), Mistake::Syntax, 2..4, "wrong", "");
        assert_eq!(
            texts.report(&finding).to_string(),
            "talk.toml:2:1: error: wrong\n  |\n2 | bc\n  | ^^"
        );
    }
}
