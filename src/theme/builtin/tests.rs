use super::*;
use crate::theme::{Color, Ink};

#[test]
fn a_near_name_is_suggested() {
    let told = |name| find(name).unwrap_err().to_string();
    assert_eq!(
        told("chalkbord"),
        "there is no theme `chalkbord`; did you mean `chalkboard`?"
    );
    assert_eq!(
        told("Paper"),
        "there is no theme `Paper`; did you mean `paper`?"
    );
    assert_eq!(told("solarized"), "there is no theme `solarized`");
    assert_eq!(told(""), "there is no theme ``");
}

#[test]
fn the_terminal_theme_brings_no_colors_but_the_users_own() {
    let theme = find("terminal").unwrap();
    // A code to scan is black on white everywhere.
    for ink in Ink::ALL.into_iter().filter(|ink| *ink != Ink::Qr) {
        let style = theme.style(ink);
        assert_eq!(style.background, None, "{ink:?}");
        assert!(
            matches!(style.foreground, Color::Default | Color::Indexed(0..=15)),
            "{ink:?}"
        );
    }
}

#[test]
fn no_ink_looks_like_plain_text_where_it_must_not() {
    for name in BUILTIN {
        let theme = find(name).unwrap();
        let body = theme.style(Ink::Body);
        for ink in [
            Ink::Title,
            Ink::Marked,
            Ink::Warning,
            Ink::Selected,
            Ink::Match,
            Ink::Link,
        ] {
            assert_ne!(theme.style(ink), body, "{name}: {ink:?}");
        }
    }
}

#[test]
fn the_kinds_of_code_differ_from_code_and_from_each_other_where_it_counts() {
    for name in BUILTIN {
        let theme = find(name).unwrap();
        for ink in Ink::ALL {
            if ink.kind_of().is_some() {
                assert_ne!(theme.style(ink), theme.style(Ink::Code), "{name}: {ink:?}");
            }
        }
        for (one, other) in [
            (Ink::CodeKeyword, Ink::CodeString),
            (Ink::CodeKeyword, Ink::CodeFunction),
            (Ink::CodeString, Ink::CodeComment),
            (Ink::CodeString, Ink::CodeNumber),
        ] {
            let looks = (theme.style(one), theme.style(other));
            assert_ne!(looks.0, looks.1, "{name}: {one:?} and {other:?}");
        }
    }
}
