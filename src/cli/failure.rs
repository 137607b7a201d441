//! What the user reads when something cannot be done.

use std::fmt;

use crate::source::Report;
use crate::store::LoadError;
use crate::text::Clean;
use crate::viewer::Problems;

/// Why the program cannot do what it was asked for.
#[derive(Debug)]
pub(super) struct Failure {
    /// What is wrong, as a sentence without a full stop.
    message: Clean,
    /// What to do, as a sentence without a full stop.
    remedy: Option<Clean>,
    /// What was found in the deck.
    reports: Vec<Report>,
}

impl Failure {
    pub(super) fn new(message: &str, remedy: &str) -> Self {
        Self {
            message: Clean::line(message),
            remedy: Some(Clean::line(remedy)),
            reports: Vec::new(),
        }
    }

    /// Something cannot be used because of what `reports` say.
    pub(super) fn of(reports: Vec<Report>, message: &str) -> Self {
        Self {
            message: Clean::line(message),
            remedy: None,
            reports,
        }
    }

    /// What must never happen.
    pub(super) fn ours(message: &str) -> Self {
        Self::new(
            message,
            "This is a mistake in the program: please report it",
        )
    }

    /// What was found in the deck, if that is why.
    ///
    /// # Errors
    ///
    /// When it is for another reason.
    pub(super) fn findings(self) -> Result<Vec<Report>, Self> {
        if self.reports.is_empty() {
            Err(self)
        } else {
            Ok(self.reports)
        }
    }

    /// The same as problems of the deck of a talk that goes on.
    pub(super) fn problems(self) -> Problems {
        if self.reports.is_empty() {
            let report = Report {
                help: self.remedy,
                ..Report::of(self.message.as_str())
            };
            return [report].into_iter().collect();
        }
        self.reports.into_iter().collect()
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self {
            message: Clean::line(&error.to_string()),
            remedy: error.remedy().map(|remedy| Clean::line(&remedy)),
            reports: error.reports(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for report in &self.reports {
            writeln!(f, "{report}\n")?;
        }
        writeln!(f, "seminar: {}", self.message)?;
        if let Some(remedy) = &self.remedy {
            writeln!(f, "  {remedy}")?;
        }
        Ok(())
    }
}
