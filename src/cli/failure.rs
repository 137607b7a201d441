//! What the user reads when something cannot be done.

use std::fmt;

use crate::deck::Finding;
use crate::store::LoadError;
use crate::text::Clean;

/// Why the program cannot do what it was asked for.
#[derive(Debug)]
pub(super) struct Failure {
    /// What is wrong, as a sentence without a full stop.
    message: Clean,
    /// What to do, as a sentence without a full stop.
    remedy: Option<Clean>,
    /// Findings, each as the user reads it.
    findings: Vec<String>,
    /// The first of them, in one line.
    first: Option<Clean>,
}

impl Failure {
    pub(super) fn new(message: &str, remedy: &str) -> Self {
        Self {
            message: Clean::line(message),
            remedy: Some(Clean::line(remedy)),
            findings: Vec::new(),
            first: None,
        }
    }

    /// The same in one line, for the bottom row of a talk that goes on.
    pub(super) fn notice(&self) -> Clean {
        self.first.as_ref().unwrap_or(&self.message).clone()
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self {
            message: Clean::line(&error.to_string()),
            remedy: error.remedy().map(|remedy| Clean::line(&remedy)),
            findings: error.findings(),
            first: match &error {
                LoadError::Nothing { findings, .. } => findings.first().map(in_one_line),
                _ => None,
            },
        }
    }
}

/// `finding` where there is room for one line.
pub(super) fn in_one_line(finding: &Finding) -> Clean {
    let line = finding.location.line;
    Clean::line(&format!("line {line}: {}", finding.message))
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.findings {
            writeln!(f, "{finding}\n")?;
        }
        writeln!(f, "seminar: {}", self.message)?;
        if let Some(remedy) = &self.remedy {
            writeln!(f, "  {remedy}")?;
        }
        Ok(())
    }
}
