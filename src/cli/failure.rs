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
    /// What there is instead, a line for each.
    others: Vec<Clean>,
    /// What to do, as a sentence without a full stop.
    remedy: Option<Clean>,
    /// What was found in the deck.
    reports: Vec<Report>,
}

impl Failure {
    pub(super) fn new(message: &str, remedy: &str) -> Self {
        Self {
            message: Clean::line(message),
            others: Vec::new(),
            remedy: Some(Clean::line(remedy)),
            reports: Vec::new(),
        }
    }

    /// The same with what there is instead.
    #[must_use]
    pub(super) fn beside(self, others: Vec<Clean>) -> Self {
        Self { others, ..self }
    }

    /// Something cannot be used because of what `reports` say.
    pub(super) fn of(reports: Vec<Report>, message: &str) -> Self {
        Self {
            message: Clean::line(message),
            others: Vec::new(),
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
            others: Vec::new(),
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
        if self.others.is_empty() {
            writeln!(f, "seminar: {}", self.message)?;
        } else {
            writeln!(f, "seminar: {}:", self.message)?;
        }
        for other in &self.others {
            writeln!(f, "  {other}")?;
        }
        if let Some(remedy) = &self.remedy {
            writeln!(f, "  {remedy}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_instead_has_lines_of_its_own() {
        let failure = Failure::new("two are open", "Say which")
            .beside(vec![Clean::line("1  Ash"), Clean::line("2  Birch")]);
        let told = "seminar: two are open:\n  1  Ash\n  2  Birch\n  Say which\n";
        assert_eq!(failure.to_string(), told);
    }
}
