use super::*;
use crate::theme::{Attributes, BUILTIN, Color, Style, find};

fn read(source: &str) -> Theme {
    parse(source, "mine")
        .whole()
        .unwrap_or_else(|findings| panic!("{}", told(&findings)))
}

/// Each finding in one line, then what to do.
fn told(findings: &[Finding]) -> String {
    let line = |finding: &Finding| {
        let Finding {
            severity,
            message,
            location,
            help,
            ..
        } = finding;
        let help = help.as_ref().map(Clean::as_str).unwrap_or_default();
        let (line, column) = (location.line, location.column);
        format!("{line}:{column}: {severity}: {message} ({help})\n")
    };
    findings.iter().map(line).collect::<Vec<_>>().concat()
}

fn complaints(source: &str) -> String {
    told(&parse(source, "mine").findings)
}

#[test]
fn a_theme_that_extends_another_changes_only_what_it_says() {
    let base = find("chalkboard").unwrap();
    let theme = read("extends = \"chalkboard\"\n[styles]\ntitle = { underline = true }\n");
    for ink in Ink::ALL {
        let mut expected = base.style(ink);
        if ink == Ink::Title {
            expected.attributes |= Attributes::UNDERLINE;
        }
        assert_eq!(theme.style(ink), expected, "{ink:?}");
    }
}

#[test]
fn a_palette_name_of_the_base_is_changed_wherever_the_base_uses_it() {
    let theme = read("extends = \"chalkboard\"\n[palette]\naccent = \"#fff\"");
    assert_eq!(
        theme.style(Ink::Accent).foreground,
        Color::Rgb(255, 255, 255)
    );
    assert_eq!(
        theme.style(Ink::CodeKeyword).foreground,
        Color::Rgb(255, 255, 255)
    );
}

#[test]
fn colors_are_written_in_every_way() {
    let theme = read(
        "extends = \"terminal\"\n[palette]\nmine = \"#0a0B0c\"\nred = 9\n[styles]\n\
         title = \"#123456\"\ndim = 240\ncode = { fg = \"mine\", bg = \"bright-blue\" }\n\
         quote = { fg = \"red\", bold = true, italic = false }\nrest = { fg = \"default\" }",
    );
    assert_eq!(
        theme.style(Ink::Title).foreground,
        Color::Rgb(0x12, 0x34, 0x56)
    );
    assert_eq!(theme.style(Ink::Dim).foreground, Color::Indexed(240));
    let Style {
        foreground,
        background,
        ..
    } = theme.style(Ink::Code);
    assert_eq!(
        (foreground, background),
        (Color::Rgb(10, 11, 12), Some(Color::Indexed(12)))
    );
    let quote = theme.style(Ink::Quote);
    assert_eq!(
        (quote.foreground, quote.attributes),
        (Color::Indexed(9), Attributes::BOLD)
    );
    assert_eq!(theme.style(Ink::Rest).foreground, Color::Default);
}

#[test]
fn a_background_can_be_taken_away() {
    let theme = read("extends = \"chalkboard\"\n[styles]\ncode = { bg = \"none\" }");
    assert_eq!(theme.style(Ink::Code).background, None);
}

#[test]
fn a_theme_has_the_name_it_says_or_the_one_it_is_given() {
    assert_eq!(read("extends = \"paper\"").name(), "mine");
    assert_eq!(
        read("name = \"night\"\nextends = \"paper\"").name(),
        "night"
    );
}

#[test]
fn a_name_with_controls_is_made_harmless() {
    let theme = read("name = \"a\\u001b[31m\"\nextends = \"paper\"");
    assert!(
        !theme.name().chars().any(char::is_control),
        "{:?}",
        theme.name()
    );
}

#[test]
fn the_progress_line_can_be_turned_off() {
    assert!(read("extends = \"paper\"").progress());
    assert!(!read("extends = \"paper\"\nprogress = false").progress());
}

/// The inks that have letters.
fn written() -> impl Iterator<Item = Ink> {
    Ink::ALL.into_iter().filter(|ink| *ink != Ink::Stripe)
}

#[test]
fn a_theme_of_its_own_needs_a_style_for_every_ink() {
    let whole = written().fold("[styles]\n".to_owned(), |all, ink| {
        all + ink.name() + " = 7\n"
    });
    read(&whole);
    let part = whole.replace("dim = 7\n", "").replace("match = 7\n", "");
    assert!(parse(&part, "mine").sheet.is_none());
    insta::assert_snapshot!(complaints(&part), @r#"
    1:1: error: there is no style for `dim`, `match` (give one to each, or extend a theme that has them: extends = "chalkboard")
    "#);
}

#[test]
fn stripes_are_a_background_and_nothing_else() {
    let theme = read("extends = \"paper\"\n[styles]\nstripe = { bg = \"#eeeeee\" }");
    let grey = Some(Color::Rgb(0xee, 0xee, 0xee));
    assert_eq!(theme.style(Ink::Stripe).background, grey);
    let none = read("extends = \"slate\"\n[styles]\nstripe = { bg = \"none\" }");
    assert_eq!(none.style(Ink::Stripe).background, None);
    insta::assert_snapshot!(
        complaints("extends = \"paper\"\n[styles]\nstripe = \"red\""),
        @"3:1: error: `stripe` only has a background (write stripe = { bg = … })"
    );
    insta::assert_snapshot!(
        complaints("extends = \"paper\"\n[styles]\nstripe = { bg = \"red\", bold = true }"),
        @"3:1: error: `stripe` only has a background (write stripe = { bg = … })"
    );
}

#[test]
fn mistakes_are_told_with_their_place_and_with_what_to_do() {
    let told = [
        "exteds = \"paper\"",
        "extends = \"papper\"",
        "extends = 3",
        "extends = \"paper\"\nprogress = \"no\"",
        "extends = \"paper\"\n\n[styles]\nboddy = \"red\"",
        "extends = \"paper\"\n[styles]\nbody = { fg = \"red\", blod = true }",
        "extends = \"paper\"\n[styles]\nbody = { fg = \"brigt-red\" }",
        "extends = \"paper\"\n[styles]\nbody = { fg = \"accnt\" }",
        "extends = \"paper\"\n[styles]\nbody = { fg = \"#12345\" }",
        "extends = \"paper\"\n[styles]\nbody = { fg = 256 }",
        "extends = \"paper\"\n[styles]\nbody = { bold = 1 }",
        "extends = \"paper\"\n[styles]\nbody = true",
        "extends = \"paper\"\nstyles = \"bold\"",
        "extends = \"paper\"\n[palette]\n\"ä\" = \"none\"",
        "extends = \"paper\"\n[palette]\na = \"b\"\nb = \"#fff\"",
        "extends = \"paper\"\n[palette]\nacent = \"#fff\"\nsea = 31",
        "[styles",
    ]
    .map(complaints)
    .join("");
    insta::assert_snapshot!(told, @r##"
    1:1: error: unknown key `exteds` (did you mean `extends`?)
    1:11: error: there is no built-in theme `papper` (did you mean `paper`?)
    1:11: error: `extends` takes a string, not a number ()
    2:12: error: `progress` takes `true` or `false`, not a string ()
    4:1: error: unknown style `boddy` (did you mean `body`?)
    3:22: error: unknown key `blod` (did you mean `bold`?)
    3:15: error: `brigt-red` is no colour (did you mean `bright-red`?)
    3:15: error: `accnt` is no colour (did you mean `accent`?)
    3:15: error: `#12345` is no colour (write "#rrggbb", a name from the palette, a number from 0 to 255, or a name such as "red" or "bright-red")
    3:15: error: `fg` must be from 0 to 255, not 256 (such as "#2f6f4f", "accent", "bright-red" or 240)
    3:17: error: `bold` takes `true` or `false`, not a number ()
    3:8: error: a style of `styles` must be a colour or a table, not `true` (such as { fg = "accent", bold = true })
    2:10: error: `styles` takes a table of styles, not a string (write its names under a header of its own)
    3:7: error: `none` is no colour (write "#rrggbb", a name from the palette, a number from 0 to 255, or a name such as "red" or "bright-red")
    3:5: error: `b` is no colour (write "#rrggbb", a name from the palette, a number from 0 to 255, or a name such as "red" or "bright-red")
    3:1: warning: nothing uses the colour `acent` (did you mean `accent`?)
    4:1: warning: nothing uses the colour `sea` (name it in a style, or take it out)
    1:1: error: this `[` is never closed (end the array with `]`)
    "##);
}

#[test]
fn all_mistakes_are_told_at_once_and_the_rest_holds() {
    let parsed = parse(
        "extends = \"paper\"\nstyls = 1\n[palette]\naccent = \"#010203\"\ngood = \"gren\"\n\
         [styles]\ntitle = { fg = \"accent\", bg = \"blu\", bold = 3, underline = true }\n",
        "mine",
    );
    let lines: Vec<usize> = parsed.findings.iter().map(|it| it.location.line).collect();
    assert_eq!(lines, [2, 5, 7, 7], "{}", told(&parsed.findings));
    let theme = parsed.sheet.unwrap().theme();
    let paper = find("paper").unwrap();
    assert_eq!(theme.style(Ink::Accent).foreground, Color::Rgb(1, 2, 3));
    assert_eq!(theme.style(Ink::Good), paper.style(Ink::Good));
    let title = theme.style(Ink::Title);
    assert_eq!(title.foreground, Color::Rgb(1, 2, 3));
    assert_eq!(title.background, paper.style(Ink::Title).background);
    assert_eq!(title.attributes, Attributes::BOLD | Attributes::UNDERLINE);
}

#[test]
fn a_warning_leaves_a_theme_whole() {
    let parsed = parse("extends = \"paper\"\n[palette]\nsea = 31", "mine");
    assert_eq!(parsed.findings.len(), 1);
    assert_eq!(parsed.whole().unwrap().name(), "mine");
}

#[test]
fn a_key_of_very_many_parts_is_no_danger() {
    let source = format!("extends = \"paper\"\n{}a = 1", "a.".repeat(100_000));
    assert_eq!(parse(&source, "mine").findings.len(), 1);
}

#[test]
fn every_built_in_theme_is_a_theme_file_of_its_name() {
    for name in BUILTIN {
        assert_eq!(find(name).unwrap().name(), name);
    }
}

/// The kinds of code.
fn kinds() -> impl Iterator<Item = Ink> {
    Ink::ALL
        .into_iter()
        .filter(|ink| ink.kind_of() == Some(Ink::Code))
}

#[test]
fn what_is_not_said_of_a_kind_of_code_is_as_in_code() {
    let every = written().filter(|ink| ink.kind_of().is_none());
    let lines: Vec<String> = every
        .map(|ink| format!("{} = \"white\"\n", ink.name()))
        .collect();
    let lines = lines.concat();
    let theme = read(&format!(
        "[styles]\n{lines}code-string = \"green\"\n[styles.code-type]\nbg = \"none\"\n"
    ));
    let code = theme.style(Ink::Code);
    assert!(kinds().count() >= 7);
    for ink in kinds() {
        let expected = match ink {
            Ink::CodeString => Style {
                foreground: Color::Indexed(2),
                ..code
            },
            Ink::CodeType => Style {
                background: None,
                ..code
            },
            _ => code,
        };
        assert_eq!(theme.style(ink), expected, "{ink:?}");
    }
}

#[test]
fn all_of_code_stands_on_one_ground() {
    for name in BUILTIN {
        let source = format!("extends = \"{name}\"\n[styles]\ncode = {{ bg = \"#123456\" }}\n");
        let (base, theme) = (find(name).unwrap(), read(&source));
        for ink in kinds() {
            let ground = base.style(Ink::Code).background;
            assert_eq!(base.style(ink).background, ground, "{name}: {ink:?}");
            let ground = Some(Color::Rgb(0x12, 0x34, 0x56));
            assert_eq!(theme.style(ink).background, ground, "{name}: {ink:?}");
        }
    }
}
