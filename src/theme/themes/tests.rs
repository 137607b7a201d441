use super::*;
use crate::theme::{Ink, find, parse};

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
    assert_eq!(themes.pick(Some("terminal"), 0).name(), "terminal");
    assert_eq!(themes.pick(Some("themes/night.toml"), 0).name(), "night");
    assert_eq!(themes.pick(Some("terminal"), 1).name(), "chalkboard");
    assert_eq!(themes.pick(Some("terminal"), 2).name(), "whiteboard");
    assert_eq!(themes.pick(Some("paper"), 0).name(), "paper");
    assert_eq!(themes.pick(Some("nowhere.toml"), 0).name(), "paper");
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
    themes.pick(Some("slate"), 0);
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
        themes.pick(Some("night"), 0),
    ] {
        assert_eq!(theme.style(Ink::Body).background, None);
    }
}
