use super::*;
use crate::source::{TextId, Written};
use crate::text::Clean;
use crate::theme::{Ink, find, parse};

fn written(word: &str) -> Written<Clean> {
    Written {
        value: Clean::line(word),
        text: TextId::MAIN,
        span: 0..0,
    }
}

fn one(word: &str) -> ThemeChoice {
    ThemeChoice::One(written(word))
}

fn themes() -> Themes {
    let own = parse("name = \"night\"\nextends = \"terminal\"", "x")
        .whole()
        .unwrap();
    Themes::new(&find("paper").unwrap(), Depth::True).with("themes/night.toml", &own)
}

#[test]
fn the_theme_key_goes_round_the_chosen_and_the_built_in_themes() {
    let themes = themes();
    let round: Vec<&str> = (0..=BUILTIN.len())
        .map(|turns| themes.pick(None, turns).name())
        .collect();
    let others = BUILTIN.into_iter().filter(|name| *name != "paper");
    let expected: Vec<&str> = ["paper"]
        .into_iter()
        .chain(others)
        .chain(["paper"])
        .collect();
    assert_eq!(round, expected);
}

#[test]
fn a_theme_from_a_file_comes_before_all_built_in_ones() {
    let own = parse("extends = \"paper\"", "mine").whole().unwrap();
    let themes = Themes::new(&own, Depth::True);
    let round: Vec<&str> = (0..BUILTIN.len() + 2)
        .map(|turns| themes.pick(None, turns).name())
        .collect();
    let expected: Vec<&str> = ["mine"]
        .into_iter()
        .chain(BUILTIN)
        .chain(["mine"])
        .collect();
    assert_eq!(round, expected);
}

#[test]
fn the_first_theme_gives_way_to_the_slides_own_and_a_turned_one_does_not() {
    let themes = themes();
    assert_eq!(themes.pick(Some(&one("terminal")), 0).name(), "terminal");
    assert_eq!(
        themes.pick(Some(&one("themes/night.toml")), 0).name(),
        "night"
    );
    assert_eq!(themes.pick(Some(&one("terminal")), 1).name(), "chalkboard");
    assert_eq!(themes.pick(Some(&one("terminal")), 2).name(), "whiteboard");
    assert_eq!(themes.pick(Some(&one("paper")), 0).name(), "paper");
    assert_eq!(themes.pick(Some(&one("nowhere.toml")), 0).name(), "paper");
}

/// Midnight for dark terminals, paper for light ones.
fn pair() -> Themes {
    Themes::new(&find("midnight").unwrap(), Depth::True).or_light(&find("paper").unwrap())
}

#[test]
fn the_first_of_a_pair_suits_the_terminal_and_the_theme_key_leads_to_the_other_one() {
    for (background, first, second) in [
        (Background::Dark, "midnight", "paper"),
        (Background::Light, "paper", "midnight"),
    ] {
        let mut themes = pair();
        themes.suit(background);
        let others = BUILTIN
            .into_iter()
            .filter(|name| ![first, second].contains(name));
        let expected: Vec<&str> = [first, second].into_iter().chain(others).collect();
        let round: Vec<&str> = (0..BUILTIN.len())
            .map(|turns| themes.pick(None, turns).name())
            .collect();
        assert_eq!(round, expected);
        assert_eq!(themes.pick(None, BUILTIN.len()).name(), first);
        assert!(!themes.is_turned(0) && themes.is_turned(1));
        assert!(!themes.is_turned(BUILTIN.len()));
    }
}

#[test]
fn a_slide_may_have_a_pair_as_well() {
    let mut themes = themes();
    let pair = ThemeChoice::Pair {
        dark: written("themes/night.toml"),
        light: written("sepia"),
    };
    assert_eq!(themes.pick(Some(&pair), 0).name(), "night");
    themes.suit(Background::Light);
    assert_eq!(themes.pick(Some(&pair), 0).name(), "sepia");
    assert_eq!(themes.pick(Some(&pair), 1).name(), "chalkboard");
    assert_eq!(themes.pick(None, 0).name(), "paper");
}

#[test]
fn both_of_a_pair_are_reduced_and_two_that_are_the_same_are_none() {
    let paper = find("paper").unwrap();
    assert!(pair().is_pair());
    assert!(!Themes::new(&paper, Depth::True).or_light(&paper).is_pair());
    let mut plain = Themes::new(&find("midnight").unwrap(), Depth::None).or_light(&paper);
    assert!(!plain.has_colors() && pair().has_colors());
    plain.suit(Background::Light);
    assert_eq!(plain.pick(None, 0).style(Ink::Body).background, None);
}

#[test]
fn a_theme_that_nobody_looked_at_was_not_read() {
    let themes = themes();
    let read = |themes: &Themes| -> Vec<&str> {
        let read = themes.others.iter().filter(|it| it.theme.get().is_some());
        read.map(|it| it.name).collect()
    };
    themes.pick(None, 0);
    assert!(read(&themes).is_empty());
    themes.pick(Some(&one("slate")), 0);
    themes.pick(None, 2);
    assert_eq!(read(&themes), ["whiteboard", "slate"]);
}

#[test]
fn all_themes_are_reduced_alike() {
    let own = parse("name = \"night\"\nextends = \"paper\"", "x")
        .whole()
        .unwrap();
    let themes = Themes::new(&find("paper").unwrap(), Depth::None).with("night", &own);
    for theme in [
        themes.pick(None, 0),
        themes.pick(None, 1),
        themes.pick(Some(&one("night")), 0),
    ] {
        assert_eq!(theme.style(Ink::Body).background, None);
    }
}
