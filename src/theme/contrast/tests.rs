use super::*;
use crate::theme::{BUILTIN, Depth, builtin, parse};

fn shown(faint: impl Iterator<Item = Pair>) -> String {
    let line = |pair: Pair| {
        let Pair {
            ink,
            on,
            contrast,
            needed,
        } = pair;
        format!("{ink:?} on {on:?}: {contrast:.2} of {needed}\n")
    };
    faint.map(line).collect()
}

#[test]
fn contrast_is_that_of_wcag() {
    let black = (0, 0, 0);
    let white = (255, 255, 255);
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(white, black) - 21.0).abs() < 1e-9);
    assert!((contrast(white, white) - 1.0).abs() < 1e-9);
    // The grey that every checker knows for just failing on white.
    assert!((contrast((119, 119, 119), white) - 4.478).abs() < 1e-3);
    assert!((contrast((118, 118, 118), white) - 4.542).abs() < 1e-3);
}

#[test]
fn every_pair_that_a_built_in_theme_can_put_together_is_easy_to_read() {
    for name in BUILTIN {
        let theme = builtin(name).unwrap();
        assert_eq!(shown(theme.faint()), "", "{name}");
    }
}

#[test]
fn built_in_themes_stay_easy_to_read_in_256_colors() {
    for name in BUILTIN {
        let theme = builtin(name).unwrap().reduced(Depth::Indexed);
        assert_eq!(shown(theme.faint()), "", "{name}");
    }
}

#[test]
fn themes_with_colors_of_their_own_leave_dimming_to_them() {
    // How much a terminal dims is unknown, so it would undo what was measured.
    for name in BUILTIN {
        let theme = builtin(name).unwrap();
        if theme.background().is_none() {
            continue;
        }
        for ink in Ink::ALL {
            let dim = theme
                .style(ink)
                .attributes
                .contains(crate::theme::Attributes::DIM);
            assert!(!dim, "{name}: {ink:?}");
        }
    }
}

#[test]
fn all_that_can_stand_in_a_table_is_measured_on_its_stripes() {
    let source = "extends = \"paper\"\n[styles]\nstripe = { bg = \"#777777\" }\n\
                  code = { bg = \"none\" }\nmarked = { bg = \"none\" }";
    let theme = parse(source, "striped").whole().unwrap();
    let on_stripes: Vec<Ink> = theme
        .faint()
        .filter(|pair| pair.on == Ink::Stripe)
        .map(|pair| pair.ink)
        .collect();
    assert_eq!(
        on_stripes,
        [Ink::Body, Ink::Marked, Ink::Code, Ink::Link],
        "a match has a background of its own"
    );
}

#[test]
fn a_faint_ink_is_found_with_what_it_stands_on() {
    let source = "extends = \"paper\"\n[styles]\ndim = \"#cccccc\"\npanel = { bg = \"#bbbbbb\" }";
    let theme = parse(source, "pale").whole().unwrap();
    let faint: Vec<Pair> = theme.faint().collect();
    let on = |on| {
        faint
            .iter()
            .any(|found| found.ink == Ink::Dim && found.on == on)
    };
    assert!(on(Ink::Body) && on(Ink::Panel), "{faint:?}");
    assert!(faint.iter().all(|found| found.contrast < found.needed));
}
