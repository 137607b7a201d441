//! How findings are shown.

use super::*;
use crate::text::width;

/// A finding about the bytes of `source` at `span`, as it is shown.
fn shown(source: &str, span: Range<usize>) -> String {
    let before = source.get(..span.start).unwrap();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    let finding = Finding {
        severity: Severity::Error,
        code: Mistake::UnknownKey,
        message: Clean::line("wrong"),
        text: TextId::MAIN,
        span,
        location: Location { line, column },
        help: None,
    };
    finding.render(source, &Clean::line("a.toml"))
}

/// The same for the first place where `what` stands.
fn shown_at(source: &str, what: &str) -> String {
    let start = source.find(what).unwrap();
    shown(source, start..start + what.len())
}

#[test]
fn the_mark_stands_under_what_it_is_about() {
    insta::assert_snapshot!(shown_at("one\n  two three\nfour", "two"), @"
    a.toml:2:3: error: wrong
      |
    2 |   two three
      |   ^^^
    ");
}

#[test]
fn help_and_severity_are_told() {
    let finding = Finding {
        severity: Severity::Warning,
        code: Mistake::DuplicateId,
        message: Clean::line("odd"),
        text: TextId::MAIN,
        span: 0..1,
        location: Location { line: 1, column: 1 },
        help: Some(Clean::line("change it")),
    };
    insta::assert_snapshot!(finding.render("a", &Clean::line("a.toml")), @"
    a.toml:1:1: warning: odd
      |
    1 | a
      | ^
      = help: change it
    ");
}

#[test]
fn wide_characters_tabs_and_combining_marks_do_not_shift_the_mark() {
    insta::assert_snapshot!(shown_at("\t大跃进\te\u{301} here", "here"), @"
    a.toml:1:9: error: wrong
      |
    1 |     大跃进  é here
      |               ^^^^
    ");
    insta::assert_snapshot!(shown_at("a 大跃 b", "大跃"), @"
    a.toml:1:3: error: wrong
      |
    1 | a 大跃 b
      |   ^^^^
    ");
}

#[test]
fn a_place_with_nothing_in_it_has_a_mark_too() {
    insta::assert_snapshot!(shown("", 0..0), @"
    a.toml:1:1: error: wrong
      |
    1 |
      | ^
    ");
    insta::assert_snapshot!(shown("one\ntwo", 7..7), @"
    a.toml:2:4: error: wrong
      |
    2 | two
      |    ^
    ");
    insta::assert_snapshot!(shown("one\n", 4..4), @"
    a.toml:2:1: error: wrong
      |
    2 |
      | ^
    ");
}

#[test]
fn what_goes_over_several_lines_is_marked_on_its_first() {
    insta::assert_snapshot!(shown("a = [\r\n1,\r\n]\r\n", 4..12), @"
    a.toml:1:5: error: wrong
      |
    1 | a = [
      |     ^
    ");
}

#[test]
fn a_span_that_does_not_fit_the_source_is_shown_where_it_can_be() {
    let finding = |span| Finding {
        severity: Severity::Error,
        code: Mistake::Syntax,
        message: Clean::line("wrong"),
        text: TextId::MAIN,
        span,
        location: Location { line: 1, column: 1 },
        help: None,
    };
    let file = Clean::line("a.toml");
    // The text may have changed since.
    for span in [1..2, 2..9, 90..99] {
        assert!(finding(span).render("é\n大", &file).contains('^'));
    }
}

#[test]
fn a_long_line_is_cut_around_the_mark() {
    let long = "x".repeat(200);
    for source in [
        format!("{long} here {long}"),
        format!("here {long}"),
        format!("{long} here"),
        format!("{} here", "大".repeat(200)),
        format!("here{long}here"),
    ] {
        let text = shown_at(&source, "here");
        let lines: Vec<_> = text.lines().collect();
        assert!(lines.iter().all(|line| width(line) <= 104), "{text}");
        let column = lines[3].find('^').unwrap();
        let before: String = lines[2]
            .chars()
            .scan(0, |columns, char| {
                (*columns < column).then(|| {
                    *columns += width(char.encode_utf8(&mut [0; 4]));
                    char
                })
            })
            .collect();
        let rest = lines[2].strip_prefix(before.as_str()).unwrap();
        assert!(rest.starts_with("here"), "{text}");
    }
    let text = shown(&long, 0..200);
    assert!(text.lines().all(|line| width(line) <= 104), "{text}");
}

#[test]
fn an_excerpt_is_cut_to_any_width_and_keeps_its_mark_in_sight() {
    let long = "x".repeat(60);
    for (before, marked, after) in [
        ("", "here", ""),
        (long.as_str(), "here", long.as_str()),
        ("", "here", long.as_str()),
        (long.as_str(), "here", ""),
        ("大跃进大跃进大跃进", "大跃", "进"),
        ("a = ", long.as_str(), "z"),
        (long.as_str(), "", ""),
    ] {
        let source = format!("{before}{marked}{after}");
        let whole = Excerpt::of(&source, &(before.len()..before.len() + marked.len()));
        for columns in 1..140 {
            let cut = whole.within(columns);
            let text = format!("{}{}{}", cut.before, cut.marked, cut.after);
            let end = width(&cut.before) + cut.carets().len();
            assert!(width(&text) <= columns, "{columns}: {text}");
            assert!(end <= columns.max(2), "{columns}: {text}");
        }
        assert_eq!(whole.within(96), whole);
    }
    let cut = Excerpt::of(&format!("{long} here {long}"), &(61..65)).within(20);
    assert_eq!(
        (cut.before.as_str(), cut.marked.as_str(), cut.after.as_str()),
        ("…xxxxxx ", "here", " xxxxxx…")
    );
}

#[test]
fn in_one_line_a_report_has_its_place() {
    let finding = Finding {
        severity: Severity::Error,
        code: Mistake::UnknownKey,
        message: Clean::line("unknown key `bulets`"),
        text: TextId::MAIN,
        span: 0..1,
        location: Location {
            line: 12,
            column: 3,
        },
        help: None,
    };
    let report = finding.report("", &Clean::line("a.toml"));
    assert_eq!(
        report.in_one_line().as_str(),
        "line 12, column 3: unknown key `bulets`"
    );
    let report = Report {
        help: Some(Clean::line("write it")),
        ..Report::of("there is no deck")
    };
    assert_eq!(report.in_one_line().as_str(), "there is no deck");
    assert_eq!(
        report.to_string(),
        "error: there is no deck\n  = help: write it"
    );
}

#[test]
fn no_two_mistakes_have_one_name() {
    let names: std::collections::HashSet<_> = Mistake::ALL.into_iter().map(Mistake::name).collect();
    assert_eq!(names.len(), Mistake::ALL.len());
}
