use super::*;
use crate::theme::{Ink, find, parse};

fn themes() -> Themes {
    let own = parse("name = \"night\"\nextends = \"terminal\"", "x").unwrap();
    Themes::new(&find("paper").unwrap(), Depth::True).with("themes/night.toml", &own)
}

#[test]
fn the_theme_key_goes_round_the_chosen_and_the_built_in_themes() {
    let themes = themes();
    let round: Vec<&str> = (0..5)
        .map(|turns| themes.pick(None, turns).name())
        .collect();
    assert_eq!(
        round,
        ["paper", "chalkboard", "high-contrast", "terminal", "paper"]
    );
}

#[test]
fn a_theme_from_a_file_comes_before_all_built_in_ones() {
    let own = parse("extends = \"paper\"", "mine").unwrap();
    let themes = Themes::new(&own, Depth::True);
    let round: Vec<&str> = (0..6)
        .map(|turns| themes.pick(None, turns).name())
        .collect();
    assert_eq!(
        round,
        [
            "mine",
            "chalkboard",
            "paper",
            "high-contrast",
            "terminal",
            "mine"
        ]
    );
}

#[test]
fn the_first_theme_gives_way_to_the_slides_own_and_a_turned_one_does_not() {
    let themes = themes();
    assert_eq!(themes.pick(Some("terminal"), 0).name(), "terminal");
    assert_eq!(themes.pick(Some("themes/night.toml"), 0).name(), "night");
    assert_eq!(themes.pick(Some("terminal"), 1).name(), "chalkboard");
    assert_eq!(themes.pick(Some("terminal"), 4).name(), "terminal");
    assert_eq!(themes.pick(Some("paper"), 0).name(), "paper");
    assert_eq!(themes.pick(Some("nowhere.toml"), 0).name(), "paper");
}

#[test]
fn all_themes_are_reduced_alike() {
    let own = parse("name = \"night\"\nextends = \"paper\"", "x").unwrap();
    let themes = Themes::new(&find("paper").unwrap(), Depth::None).with("night", &own);
    for theme in [
        themes.pick(None, 0),
        themes.pick(None, 1),
        themes.pick(Some("night"), 0),
    ] {
        assert_eq!(theme.style(Ink::Body).background, None);
    }
}
