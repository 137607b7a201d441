//! Findings for people: each with its line, and a count.

use std::fmt::Write as _;

use super::Findings;
use crate::source::{Part, Severity, counted};

/// All findings, and what they come to.
pub(super) fn text(findings: &Findings, colors: bool) -> String {
    let paint = |part: Part, text: &str| {
        let code = match part {
            Part::Severity(Severity::Error) => "1;31",
            Part::Severity(Severity::Warning) => "1;33",
            Part::Mark(Severity::Error) => "31",
            Part::Mark(Severity::Warning) => "33",
            Part::Margin => "2",
        };
        if colors {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    };
    let mut text = String::new();
    for report in &findings.reports {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}\n", report.with_code(&paint));
    }
    text + &summary(findings) + "\n"
}

/// `slides.toml: 2 errors and 1 warning`
fn summary(findings: &Findings) -> String {
    let decks = match findings.decks.as_slice() {
        [deck] => deck.to_string(),
        decks => format!("{} decks", decks.len()),
    };
    let errors = findings.count(Severity::Error);
    let warnings = findings.count(Severity::Warning);
    let count = match (errors, warnings) {
        (0, 0) => "nothing is wrong".to_owned(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        _ => format!(
            "{} and {}",
            counted(errors, "error"),
            counted(warnings, "warning")
        ),
    };
    format!("{decks}: {count}")
}
