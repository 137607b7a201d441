//! What a user reads of something that is wrong.

use std::fmt;

use super::{Excerpt, Finding, Location, Mistake, Severity};
use crate::text::{Clean, width};

/// Something that is wrong, with the line that it is about: it can be shown without the source.
///
/// ```text
/// slides.toml:12:3: error: unknown key `bulets`
///    |
/// 12 |   bulets = ["a"]
///    |   ^^^^^^
///    = help: did you mean `bullets`?
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Report {
    /// Where it is; none when that is no place in a deck.
    pub place: Option<Spot>,
    /// How bad it is.
    pub severity: Severity,
    /// What kind of mistake it is; none when that is no mistake in a deck.
    pub code: Option<Mistake>,
    /// What is wrong, as a sentence without a full stop.
    pub message: Clean,
    /// What to do, as a sentence without a full stop.
    pub help: Option<Clean>,
}

/// A place in a deck, to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spot {
    /// The file, as the user calls it.
    pub file: Clean,
    /// Whether that is another file than the deck.
    pub beside: bool,
    /// Where in the file.
    pub location: Location,
    /// Just after the last character that it is about.
    pub end: Location,
    /// What stands there.
    pub excerpt: Excerpt,
}

impl Report {
    /// An error that is no place in a deck.
    pub fn of(message: &str) -> Self {
        Self {
            place: None,
            severity: Severity::Error,
            code: None,
            message: Clean::line(message),
            help: None,
        }
    }

    /// The same, about a file that the deck names.
    #[must_use]
    pub fn beside(mut self) -> Self {
        if let Some(spot) = &mut self.place {
            spot.beside = true;
        }
        self
    }

    /// The report where there is room for one line: `line 12, column 3: unknown key …`.
    pub fn in_one_line(&self) -> Clean {
        match &self.place {
            Some(spot) if spot.beside => {
                let file = spot.file.as_str();
                // From the root it is a long way to a file.
                let last = file.rsplit('/').next().filter(|_| file.starts_with('/'));
                let file = last.unwrap_or(file);
                Clean::line(&format!("{file}, {}: {}", spot.location, self.message))
            }
            Some(spot) => Clean::line(&format!("{}: {}", spot.location, self.message)),
            None => self.message.clone(),
        }
    }
}

impl Finding {
    /// The finding with the line of `source` that it is about; the user calls that `file`.
    pub fn report(&self, source: &str, file: &Clean) -> Report {
        self.report_to(Location::of(source, self.span.end), source, file)
    }

    /// The same where it is known at which place of `source` its span ends.
    pub(in crate::source) fn report_to(&self, end: Location, source: &str, file: &Clean) -> Report {
        Report {
            place: Some(Spot {
                file: file.clone(),
                beside: false,
                location: self.location,
                end: end.max(self.location),
                excerpt: Excerpt::of(source, &self.span),
            }),
            severity: self.severity,
            code: Some(self.code),
            message: self.message.clone(),
            help: self.help.clone(),
        }
    }

    /// The finding as the user reads it in a terminal: a [`Report`] in one text.
    pub fn render(&self, source: &str, file: &Clean) -> String {
        self.report(source, file).to_string()
    }
}

/// A part of a report that may have a colour of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// How bad it is, and its code where that is told.
    Severity(Severity),
    /// The carets under what it is about.
    Mark(Severity),
    /// What stands at the left of the source.
    Margin,
}

impl Report {
    /// As the user reads it in a terminal, without a line break at its end, with the code behind the
    /// severity: `error[unknown-key]`. `paint` puts colours around parts, or returns them as they are.
    pub fn with_code(&self, paint: &dyn Fn(Part, &str) -> String) -> String {
        let code = self.code.map(|code| format!("[{code}]"));
        self.text(code.as_deref().unwrap_or_default(), paint)
    }

    fn text(&self, code: &str, paint: &dyn Fn(Part, &str) -> String) -> String {
        let severity = paint(
            Part::Severity(self.severity),
            &format!("{}{code}", self.severity),
        );
        let head = format!("{severity}: {}", self.message);
        let Some(Spot {
            file,
            location: Location { line, column },
            excerpt,
            ..
        }) = &self.place
        else {
            return match &self.help {
                Some(help) => format!("{head}\n  = help: {help}"),
                None => head,
            };
        };
        let number = line.to_string();
        let blank = " ".repeat(number.len());
        let margin = |number: &str, sign: char| paint(Part::Margin, &format!("{number} {sign}"));
        let Excerpt {
            before,
            marked,
            after,
        } = excerpt;
        let source = format!("{before}{marked}{after}");
        let source = match source.trim_end() {
            "" => String::new(),
            source => format!(" {source}"),
        };
        let carets = paint(Part::Mark(self.severity), &excerpt.carets());
        let mut text = format!(
            "{file}:{line}:{column}: {head}\n{}\n{}{source}\n{} {}{carets}",
            margin(&blank, '|'),
            margin(&number, '|'),
            margin(&blank, '|'),
            " ".repeat(width(before)),
        );
        if let Some(help) = &self.help {
            text = format!("{text}\n{} help: {help}", margin(&blank, '='));
        }
        text
    }
}

impl fmt::Display for Report {
    /// As the user reads it in a terminal, without a line break at its end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text("", &|_, text| text.to_owned()))
    }
}
