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

    /// The text that is included after `number` - 1 others.
    pub(crate) fn included(number: usize) -> Self {
        Self(number)
    }

    /// How many texts come before it.
    pub(crate) fn number(self) -> usize {
        self.0
    }
}

/// A stretch of one of several texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The text.
    pub text: TextId,
    /// Its bytes there.
    pub range: Range<usize>,
}

/// All texts that something was read from, each with its file's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    main: Text,
    included: Vec<Text>,
}

/// A text that something was read from.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// The file, as the user calls it.
    file: Clean,
    /// The same, from the folder of the first text.
    path: String,
    source: String,
    starts: Starts,
}

impl Text {
    /// The text of a file that the user calls `file`, and that is at `path` of the first text's folder.
    pub(crate) fn new(file: Clean, path: String, source: String) -> Self {
        Self {
            file,
            path,
            source,
            starts: Starts::default(),
        }
    }

    /// What the user calls its file.
    pub(crate) fn file(&self) -> &Clean {
        &self.file
    }

    /// Where its file is, seen from the first text's folder.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// Has it say something else.
    pub(crate) fn set(&mut self, source: String) {
        self.source = source;
        self.starts = Starts::default();
    }
}

/// Parts what the user calls a file into its folder, with what ends that, and its name there.
pub(crate) fn folder_and_name(file: &str) -> (&str, &str) {
    let is_end = |char| char == '/' || char == std::path::MAIN_SEPARATOR;
    let end = file.rfind(is_end).map_or(0, |at| at + 1);
    file.split_at_checked(end).unwrap_or(("", file))
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        // Where lines start follows from the source.
        (&self.file, &self.path, &self.source) == (&other.file, &other.path, &other.source)
    }
}

impl Eq for Text {}

impl Texts {
    /// The text `source` of a file that the user calls `file`.
    pub fn new(file: Clean, source: String) -> Self {
        let (_, name) = folder_and_name(file.as_str());
        let path = name.to_owned();
        Self {
            main: Text::new(file, path, source),
            included: Vec::new(),
        }
    }

    /// Adds texts that are included in these.
    pub(crate) fn include(&mut self, texts: Vec<Text>) {
        self.included.extend(texts);
    }

    /// All of them.
    pub fn ids(&self) -> impl Iterator<Item = TextId> {
        (0..=self.included.len()).map(TextId)
    }

    /// Where the file of the text `id` is, seen from the folder of the first one's.
    pub fn path_of(&self, id: TextId) -> &str {
        &self.get(id).path
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
