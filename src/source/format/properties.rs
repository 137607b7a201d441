//! What holds for any text: nothing is lost, and nothing changes the second time.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use toml_parser::parser::EventKind;

use super::*;

/// Space, where none is needed.
fn space() -> impl Strategy<Value = &'static str> {
    select(&["", "", " ", "  ", "\t"][..])
}

/// What may stand between the items of an array.
fn between() -> impl Strategy<Value = &'static str> {
    let all = [
        "",
        "",
        " ",
        "\n",
        "\r\n",
        " \n\n\n ",
        " # why\n",
        "\n  # above\n",
        "\n\n# a \t\n# b\r\n\n",
    ];
    select(all.to_vec())
}

fn plain() -> impl Strategy<Value = &'static str> {
    let all = [
        "1",
        "-0.5e7",
        "true",
        "2026-11-24",
        "2026-11-24 07:32:00Z",
        "\"\"",
        "\"a # b\"",
        "'[\"'",
        "\"\"\"\n two \r\n\"\"\"",
        "'''a\n'b'''",
        "\"大跃进, a text that is somewhat longer than others\"",
        "\"a text that takes its line alone, as long as it is: there is little room left beside it\"",
    ];
    select(all.to_vec())
}

fn value() -> impl Strategy<Value = String> {
    plain()
        .prop_map(str::to_owned)
        .prop_recursive(4, 40, 6, |inner| {
            let items = vec((between(), inner, between()), 0..6);
            (any::<bool>(), items, any::<bool>(), between()).prop_map(
                |(is_table, items, comma, rest)| {
                    let last = items.len().saturating_sub(1);
                    let mut text = String::from(if is_table { "{" } else { "[" });
                    for (index, (before, value, after)) in items.iter().enumerate() {
                        text.push_str(before);
                        if is_table {
                            text.extend(["k", &index.to_string(), " ="]);
                        }
                        text.push_str(value);
                        text.push_str(after);
                        if index < last || comma {
                            text.push(',');
                        }
                    }
                    text + rest + if is_table { "}" } else { "]" }
                },
            )
        })
}

/// A line or several; `N` stands for a number of its own.
fn line() -> impl Strategy<Value = String> {
    let entry = (space(), space(), space(), value(), space(), comment())
        .prop_map(|(a, b, c, value, d, comment)| format!("{a}kN{b}={c}{value}{d}{comment}"));
    let dotted = value().prop_map(|value| format!("kN . \"a.b\" ='x'\nkN.c= {value}"));
    let header = (space(), space(), comment())
        .prop_map(|(a, b, comment)| format!("{a}[{b}tN.sub{b}]{comment}"));
    let slides = comment().prop_map(|comment| format!("[[slides ]]{comment}"));
    let blank = space().prop_map(str::to_owned);
    let comment = (space(), comment()).prop_map(|(a, b)| format!("{a}{b}"));
    prop_oneof![3 => entry, 1 => dotted, 1 => header, 1 => slides, 2 => blank, 2 => comment]
}

fn comment() -> impl Strategy<Value = &'static str> {
    select(&["", "", "# why", "#", "## = \"[ \t", "# bis später"][..])
}

fn text() -> impl Strategy<Value = String> {
    let lines = vec((line(), any::<bool>()), 0..12);
    (any::<bool>(), lines, any::<bool>()).prop_map(|(mark, lines, ends)| {
        let mut text = String::from(if mark { "\u{feff}" } else { "" });
        for (number, (line, is_long)) in lines.iter().enumerate() {
            text.push_str(&line.replace('N', &number.to_string()));
            text.push_str(if *is_long { "\r\n" } else { "\n" });
        }
        if !ends {
            text.truncate(text.trim_end().len());
        }
        text
    })
}

/// The comments of a text, without space at their ends.
fn comments(text: &str) -> Vec<&str> {
    let events = Events::of(text.trim_start_matches(BYTE_ORDER_MARK)).unwrap();
    let parts = events.parts();
    let comments = parts.filter(|part| part.kind == EventKind::Comment);
    comments.map(|part| part.text.trim_end()).collect()
}

fn table(text: &str) -> toml::Table {
    toml::from_str(text).unwrap()
}

/// All that must hold of a text that is TOML.
fn assert_kept(text: &str) {
    let new = format(text).unwrap();
    assert_eq!(format(&new).unwrap(), new, "again");
    assert_eq!(comments(&new), comments(text));
    assert!(new.is_empty() || new.ends_with('\n') || new == "\u{feff}");
    if let Ok(before) = toml::from_str::<toml::Table>(text) {
        assert_eq!(table(&new), before);
    }
}

proptest! {
    #[test]
    fn what_a_text_says_and_its_comments_stay_and_twice_is_as_once(text in text()) {
        table(&text);
        assert_kept(&text);
    }

    #[test]
    fn any_text_is_laid_out_or_refused(text in "[\\[\\]{}=,.#\"'a1 \t\r\n\u{feff}]{0,30}") {
        if Events::of(text.trim_start_matches(BYTE_ORDER_MARK)).is_ok() {
            match format(&text) {
                Ok(_) => assert_kept(&text),
                // A second mark is no part of TOML.
                Err(error) => prop_assert!(matches!(error, Unformatted::NoToml(_)), "{error:?}"),
            }
        } else {
            prop_assert!(matches!(format(&text), Err(Unformatted::NoToml(_))));
        }
    }

    #[test]
    fn lines_that_arrays_stand_on_have_no_space_at_their_ends(value in value()) {
        let new = format(&format!("a = {value}")).unwrap();
        let is_in_string = new.contains("\"\"\"") || new.contains("'''");
        prop_assume!(!is_in_string);
        for line in new.lines() {
            prop_assert_eq!(line, line.trim_end());
        }
    }
}
