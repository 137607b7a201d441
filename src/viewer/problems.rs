//! What is wrong with the deck: an overlay lists it, the bottom row says the first of it.

use super::Notice;
use crate::source::{Report, Severity};
use crate::text::Clean;

/// The reports that are kept; of more than that, nobody reads the rest.
const MOST: usize = 100;

/// What is wrong with a deck's files as they were read last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    reports: Vec<Report>,
    count: usize,
    errors: usize,
    first: Option<Clean>,
}

impl Problems {
    /// Adds one after the others.
    pub fn add(&mut self, report: Report) {
        self.count += 1;
        let is_error = report.severity == Severity::Error;
        if self.first.is_none() || (is_error && self.errors == 0) {
            self.first = Some(report.in_one_line());
        }
        self.errors += usize::from(is_error);
        if self.reports.len() < MOST {
            self.reports.push(report);
        }
    }

    /// The first of them, at most a hundred.
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many of them keep something from being shown as it is written.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The first error in one line; the first warning, when there are only such.
    pub fn first(&self) -> Option<&Clean> {
        self.first.as_ref()
    }

    /// What the bottom row says of them; nothing, when there are none.
    pub fn notice(&self) -> Option<Notice> {
        let first = self.first()?;
        Some(match self.count {
            1 => Notice::warning(&format!("1 problem: {first}")),
            count => Notice::warning(&format!("{count} problems; the first: {first}")),
        })
    }
}

impl FromIterator<Report> for Problems {
    fn from_iter<I: IntoIterator<Item = Report>>(reports: I) -> Self {
        let mut problems = Self::default();
        reports.into_iter().for_each(|report| problems.add(report));
        problems
    }
}
