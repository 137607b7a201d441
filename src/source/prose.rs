//! What the lines of a string in a file come to as text.

use crate::text::Clean;

/// Running text: without blank lines around it, and without the indentation that all lines share.
pub(crate) fn prose(text: &str) -> Clean {
    let text = text.trim_end();
    if !text.contains('\n') {
        return Clean::block(text.trim_start());
    }
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let lines = text.lines().skip_while(|line| line.trim().is_empty());
    let shared = lines
        .clone()
        .filter(|line| !line.trim().is_empty())
        .map(indent)
        .min();
    let lines: Vec<_> = lines
        .map(|line| {
            line.get(shared.unwrap_or(0)..)
                .unwrap_or_default()
                .trim_end()
        })
        .collect();
    Clean::block(&lines.join("\n"))
}

/// Text whose lines stay as they are. A last line of nothing but space is where the closing
/// quotes stand.
pub(crate) fn verbatim(text: &str) -> &str {
    let end = text.trim_end_matches([' ', '\t']);
    match end.strip_suffix('\n') {
        Some(end) => end.strip_suffix('\r').unwrap_or(end),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_loses_the_indentation_that_all_its_lines_share() {
        let prose = |text| prose(text).as_str().to_owned();
        assert_eq!(prose("  one  "), "one");
        assert_eq!(
            prose("\n  one\n    two\n\n  three\n  "),
            "one\n  two\n\nthree"
        );
        assert_eq!(prose("one\n  two\n"), "one\n  two");
        assert_eq!(prose(" \n\t\n"), "");
        assert_eq!(prose("\ta\r\n\tb\r\n"), "a\nb");
    }

    #[test]
    fn verbatim_text_loses_the_line_of_its_closing_quotes_only() {
        assert_eq!(verbatim("  one\n two\n"), "  one\n two");
        assert_eq!(verbatim("one\n\n"), "one\n");
        assert_eq!(verbatim("one\r\n  "), "one");
        assert_eq!(verbatim("one  "), "one  ");
        assert_eq!(verbatim(""), "");
    }
}
