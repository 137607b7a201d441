use super::*;
use crate::theme::{Background, Color, Ink};

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
    assert_eq!(
        told("solarized"),
        "there is no theme `solarized`; did you mean `solarized-dark`?"
    );
    assert_eq!(
        told("Okabe-Ito"),
        "there is no theme `Okabe-Ito`; did you mean `color-safe`?"
    );
    assert_eq!(told("dracula"), "there is no theme `dracula`");
    assert_eq!(told(""), "there is no theme ``");
}

#[test]
fn a_theme_has_the_name_of_its_file_and_says_in_a_few_words_what_it_is() {
    for name in BUILTIN {
        let theme = find(name).unwrap();
        assert_eq!(theme.name(), name);
        let about = theme.about();
        assert!((8..=70).contains(&about.len()), "{name}: {about}");
        assert!(!about.ends_with('.'), "{name}: {about}");
    }
}

#[test]
fn a_light_theme_follows_each_dark_one() {
    let backgrounds: Vec<_> = BUILTIN
        .into_iter()
        .map(|name| find(name).unwrap().background())
        .collect();
    let (pairs, _) = backgrounds.as_chunks::<2>();
    for pair in pairs {
        let expected = [Some(Background::Dark), Some(Background::Light)];
        assert!(*pair == expected || *pair == [None, None], "{pair:?}");
    }
}

#[test]
fn no_two_themes_look_alike() {
    let looks: Vec<_> = BUILTIN
        .into_iter()
        .map(|name| {
            let theme = find(name).unwrap();
            (theme.style(Ink::Body), theme.style(Ink::Accent))
        })
        .collect();
    for (index, look) in looks.iter().enumerate() {
        assert!(!looks.iter().skip(index + 1).any(|other| other == look));
    }
}

#[test]
fn a_name_in_the_palette_means_the_same_in_every_theme_with_colors_of_its_own() {
    let names = [
        "screen", "shade", "ledge", "ink", "bright", "dim", "frame", "faint", "accent", "marker",
        "warning", "good", "number", "function", "type",
    ];
    for name in BUILTIN {
        let sheet = sheet(name).unwrap();
        let palette: Vec<&str> = sheet.names().collect();
        if find(name).unwrap().background().is_some() {
            assert_eq!(palette, names, "{name}");
        } else {
            assert!(palette.iter().all(|color| names.contains(color)), "{name}");
        }
        for color in palette {
            let other = format!("extends = \"{name}\"\n[palette]\n{color} = \"#123456\"");
            let changed = load::parse(&other, name).whole().unwrap();
            assert_ne!(changed, find(name).unwrap(), "{name} uses {color}");
        }
    }
}

#[test]
fn stripes_are_there_where_a_theme_asks_and_hide_no_code_that_stands_on_them() {
    let background = |name: &str, ink| find(name).unwrap().style(ink).background;
    let striped = BUILTIN
        .into_iter()
        .filter(|name| background(name, Ink::Stripe).is_some());
    let striped: Vec<&str> = striped.collect();
    assert_eq!(striped, ["slate", "sepia"]);
    for name in striped {
        let stripe = background(name, Ink::Stripe);
        assert_ne!(stripe, background(name, Ink::Body), "{name}");
        assert_ne!(stripe, background(name, Ink::Code), "{name}");
    }
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
    // Without colours there are too few ways to differ.
    for name in BUILTIN.into_iter().filter(|name| *name != "mono") {
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
