//! Findings for programs. `schema/check.schema.json` describes what is written.

use serde::Serialize;

use super::Findings;
use crate::source::{Mistake, Report, Severity};
use crate::text::Clean;

/// The version of the format: another one, when what is there changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'f> {
    version: u32,
    decks: Vec<&'f str>,
    errors: usize,
    warnings: usize,
    findings: Vec<Finding<'f>>,
}

#[derive(Serialize)]
struct Finding<'f> {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    severity: &'static str,
    message: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'f str>,
    #[serde(flatten)]
    place: Option<Place<'f>>,
}

#[derive(Serialize)]
struct Place<'f> {
    file: &'f str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    source: String,
}

/// All findings as one document.
pub(super) fn text(findings: &Findings) -> String {
    let document = Document {
        version: VERSION,
        decks: findings.decks.iter().map(Clean::as_str).collect(),
        errors: findings.count(Severity::Error),
        warnings: findings.count(Severity::Warning),
        findings: findings.reports.iter().map(Finding::of).collect(),
    };
    super::pretty(&document)
}

impl<'f> Finding<'f> {
    fn of(report: &'f Report) -> Self {
        Self {
            code: report.code.map(Mistake::name),
            severity: match report.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: report.message.as_str(),
            help: report.help.as_ref().map(Clean::as_str),
            place: report.place.as_ref().map(|spot| Place {
                file: spot.file.as_str(),
                line: spot.location.line,
                column: spot.location.column,
                end_line: spot.end.line,
                end_column: spot.end.column,
                source: format!(
                    "{}{}{}",
                    spot.excerpt.before, spot.excerpt.marked, spot.excerpt.after
                ),
            }),
        }
    }
}
