//! Findings as GitHub's workflow commands: each becomes a note at its line.

use std::fmt::Write as _;

use super::Findings;
use crate::source::Mistake;

/// A command for each finding.
pub(super) fn text(findings: &Findings) -> String {
    let mut text = String::new();
    for report in &findings.reports {
        let mut properties = Vec::new();
        if let Some(spot) = &report.place {
            properties.push(format!("file={}", property(spot.file.as_str())));
            properties.push(format!("line={}", spot.location.line));
            // GitHub takes columns only within one line, and counts the last one in.
            properties.push(format!("col={}", spot.location.column));
            if spot.end.line == spot.location.line && spot.end.column > spot.location.column {
                properties.push(format!("endColumn={}", spot.end.column - 1));
            }
        }
        if let Some(title) = report.code.map(Mistake::name) {
            properties.push(format!("title={}", property(title)));
        }
        let message = match &report.help {
            Some(help) => format!("{}\nhelp: {help}", report.message),
            None => report.message.to_string(),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "::{} {}::{}",
            report.severity,
            properties.join(","),
            data(&message)
        );
    }
    text
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(property("a,b:c%d\r\n"), "a%2Cb%3Ac%25d%0D%0A");
        assert_eq!(data("100 %: yes, no\n"), "100 %25: yes, no%0A");
    }
}
