//! What a user reads of something that is wrong.

use std::fmt;

use super::{Excerpt, Finding, Location, Severity};
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Where it is; none when that is no place in a deck.
    pub place: Option<Spot>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, as a sentence without a full stop.
    pub message: Clean,
    /// What to do, as a sentence without a full stop.
    pub help: Option<Clean>,
}

/// A place in a deck, to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The file, as the user calls it.
    pub file: Clean,
    /// Whether that is another file than the deck.
    pub beside: bool,
    /// Where in the file.
    pub location: Location,
    /// What stands there.
    pub excerpt: Excerpt,
}

impl Report {
    /// An error that is no place in a deck.
    pub fn of(message: &str) -> Self {
        Self {
            place: None,
            severity: Severity::Error,
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
            Some(spot) if spot.beside => Clean::line(&format!(
                "{}, {}: {}",
                spot.file, spot.location, self.message
            )),
            Some(spot) => Clean::line(&format!("{}: {}", spot.location, self.message)),
            None => self.message.clone(),
        }
    }
}

impl Finding {
    /// The finding with the line of `source` that it is about; the user calls that `file`.
    pub fn report(&self, source: &str, file: &Clean) -> Report {
        Report {
            place: Some(Spot {
                file: file.clone(),
                beside: false,
                location: self.location,
                excerpt: Excerpt::of(source, &self.span),
            }),
            severity: self.severity,
            message: self.message.clone(),
            help: self.help.clone(),
        }
    }

    /// The finding as the user reads it in a terminal: a [`Report`] in one text.
    pub fn render(&self, source: &str, file: &Clean) -> String {
        self.report(source, file).to_string()
    }
}

impl fmt::Display for Report {
    /// As the user reads it in a terminal, without a line break at its end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Spot {
            file,
            location: Location { line, column },
            excerpt,
            ..
        }) = &self.place
        else {
            write!(f, "{}: {}", self.severity, self.message)?;
            return match &self.help {
                Some(help) => write!(f, "\n  = help: {help}"),
                None => Ok(()),
            };
        };
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        writeln!(
            f,
            "{file}:{line}:{column}: {}: {}",
            self.severity, self.message
        )?;
        writeln!(f, "{margin} |")?;
        let Excerpt {
            before,
            marked,
            after,
        } = excerpt;
        let text = format!("{number} | {before}{marked}{after}");
        writeln!(f, "{}", text.trim_end())?;
        let (indent, carets) = (" ".repeat(width(before)), excerpt.carets());
        write!(f, "{margin} | {indent}{carets}")?;
        match &self.help {
            Some(help) => write!(f, "\n{margin} = help: {help}"),
            None => Ok(()),
        }
    }
}
