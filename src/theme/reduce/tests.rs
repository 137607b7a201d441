use proptest::prelude::*;

use super::*;
use crate::theme::{BUILTIN, builtin, parse};

#[test]
fn true_colors_stay_as_they_are() {
    for name in BUILTIN {
        let theme = builtin(name).unwrap();
        assert_eq!(theme.reduced(Depth::True), theme);
    }
}

#[test]
fn oklab_measures_white_black_and_red_as_published() {
    let near = |a: [f64; 3], b: [f64; 3]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-3);
    assert!(near(oklab((255, 255, 255)), [1.0, 0.0, 0.0]));
    assert!(near(oklab((0, 0, 0)), [0.0, 0.0, 0.0]));
    assert!(near(oklab((255, 0, 0)), [0.628, 0.225, 0.126]));
}

#[test]
fn a_color_of_the_cube_becomes_itself() {
    let palette = Palette::new(16..=255, 255);
    for index in 16..=255 {
        let (red, green, blue) = Color::Indexed(index).rgb().unwrap();
        let found = palette.ground(Color::Rgb(red, green, blue));
        assert_eq!(found.rgb(), Color::Indexed(index).rgb());
    }
}

#[test]
fn sixteen_colors_keep_dark_dark_and_light_light() {
    let ground = |name| {
        builtin(name)
            .unwrap()
            .reduced(Depth::Sixteen)
            .style(Ink::Body)
            .background
    };
    assert_eq!(ground("chalkboard"), Some(Color::Indexed(0)));
    assert_eq!(ground("high-contrast"), Some(Color::Indexed(0)));
    assert_eq!(ground("paper"), Some(Color::Indexed(7)));
    assert_eq!(ground("terminal"), None);
}

#[test]
fn sixteen_colors_keep_a_hue_a_hue() {
    let theme = builtin("chalkboard").unwrap().reduced(Depth::Sixteen);
    for ink in [Ink::Accent, Ink::Link, Ink::Warning, Ink::Good] {
        let glyphs = theme.style(ink).foreground;
        assert!(
            matches!(glyphs, Color::Indexed(1..=6 | 9..=14)),
            "{ink:?}: {glyphs:?}"
        );
    }
    let dim = theme.style(Ink::Dim).foreground;
    assert!(matches!(dim, Color::Indexed(7 | 8 | 15)), "{dim:?}");
}

#[test]
fn sixteen_colors_keep_a_pale_hue_the_hue_that_it_is() {
    let glyphs = |red, green, blue| {
        let black = Color::Indexed(0);
        Palette::new(0..=15, 7).glyphs(Color::Rgb(red, green, blue), &[black], 4.5)
    };
    let is = |color, indices: [u8; 2]| indices.map(Color::Indexed).contains(&color);
    assert!(is(glyphs(0x9a, 0xd8, 0x88), [2, 10]), "green");
    assert!(
        is(glyphs(0x8c, 0xc8, 0xf2), [6, 14]),
        "blue that is nearly cyan"
    );
    assert!(is(glyphs(0xd8, 0xb0, 0xea), [5, 13]), "violet");
    assert!(is(glyphs(0xf3, 0xa4, 0x8c), [1, 9]), "salmon");
    assert!(is(glyphs(0xec, 0xc8, 0x72), [3, 11]), "chalk yellow");
}

#[test]
fn without_colors_what_is_selected_found_or_marked_still_differs_from_the_body() {
    for name in BUILTIN {
        let theme = builtin(name).unwrap().reduced(Depth::None);
        for ink in Ink::ALL {
            let style = theme.style(ink);
            assert_eq!((style.foreground, style.background), (Color::Default, None));
        }
        let body = theme.style(Ink::Body).attributes;
        assert_eq!(body, Attributes::empty());
        let has = |ink, attributes| theme.style(ink).attributes.contains(attributes);
        assert!(has(Ink::Selected, Attributes::REVERSE));
        assert!(has(Ink::Match, Attributes::REVERSE));
        assert!(has(Ink::Marked, Attributes::BOLD | Attributes::UNDERLINE));
        assert!(has(Ink::Link, Attributes::UNDERLINE));
    }
}

#[test]
fn few_colors_leave_keywords_bold_and_comments_italic() {
    for name in BUILTIN {
        for depth in [Depth::Sixteen, Depth::None] {
            let theme = builtin(name).unwrap().reduced(depth);
            let has = |ink, attributes| theme.style(ink).attributes.contains(attributes);
            assert!(has(Ink::CodeKeyword, Attributes::BOLD), "{name}");
            assert!(has(Ink::CodeComment, Attributes::ITALIC), "{name}");
            assert_eq!(theme.style(Ink::Code).attributes, Attributes::empty());
        }
    }
}

#[test]
fn a_background_that_is_lost_leaves_its_meaning_to_attributes() {
    let source =
        "extends = \"high-contrast\"\n[styles]\nmatch = { fg = \"white\", bg = \"#111111\" }";
    let theme = parse(source, "x").whole().unwrap().reduced(Depth::Sixteen);
    assert_eq!(
        theme.style(Ink::Match).background,
        theme.style(Ink::Body).background
    );
    assert!(
        theme
            .style(Ink::Match)
            .attributes
            .contains(Attributes::REVERSE)
    );
}

fn color() -> impl Strategy<Value = Color> {
    any::<(u8, u8, u8)>().prop_map(|(red, green, blue)| Color::Rgb(red, green, blue))
}

fn theme() -> impl Strategy<Value = Theme> {
    let style =
        (color(), proptest::option::of(color())).prop_map(|(foreground, background)| Style {
            foreground,
            background,
            attributes: Attributes::empty(),
        });
    proptest::collection::vec(style, Ink::ALL.len()).prop_map(|styles| {
        let mut theme = builtin("paper").unwrap();
        for (ink, style) in Ink::ALL.into_iter().zip(styles) {
            *theme.style_mut(ink) = style;
        }
        theme
    })
}

proptest! {
    #[test]
    fn at_sixteen_no_text_has_the_color_of_its_background(theme in theme()) {
        let reduced = theme.reduced(Depth::Sixteen);
        for ink in Ink::ALL {
            let visible = theme.contrast_of(ink).unwrap_or(1.0) > 1.0;
            for (on, ground) in reduced.grounds(ink) {
                let glyphs = reduced.style(ink).foreground;
                prop_assert!(!visible || glyphs != ground, "{:?} on {:?}", ink, on);
            }
        }
    }

    #[test]
    fn in_256_colors_no_pair_falls_short_that_did_not_before(theme in theme()) {
        // Three grounds may leave no colour that suits all: one ground, as themes should have.
        let mut theme = theme;
        theme.style_mut(Ink::Panel).background = None;
        let reduced = theme.reduced(Depth::Indexed);
        for ink in Ink::ALL {
            let before = theme.contrast_of(ink).unwrap_or(1.0);
            let after = reduced.contrast_of(ink).unwrap_or(1.0);
            let needed = before.min(ink.needed_contrast());
            let most = most_contrast(&reduced, ink);
            prop_assert!(after >= needed.min(most) - 1e-9, "{:?}: {} then {}", ink, before, after);
        }
    }

    #[test]
    fn nothing_is_left_that_the_terminal_does_not_have(theme in theme()) {
        for (depth, last) in [(Depth::Indexed, 255), (Depth::Sixteen, 15)] {
            let reduced = theme.reduced(depth);
            for ink in Ink::ALL {
                let Style { foreground, background, .. } = reduced.style(ink);
                for color in [Some(foreground), background].into_iter().flatten() {
                    prop_assert!(matches!(color, Color::Indexed(index) if index <= last));
                }
            }
        }
    }
}

/// What black or white would have: no colour has more.
fn most_contrast(theme: &Theme, ink: Ink) -> f64 {
    let against = |rgb| {
        theme
            .grounds(ink)
            .filter_map(|(_, on)| on.rgb())
            .map(|on| contrast(rgb, on))
            .fold(21.0, f64::min)
    };
    against((0, 0, 0)).max(against((255, 255, 255)))
}

#[test]
fn a_code_to_scan_is_dark_on_light_in_every_theme_and_depth() {
    for name in BUILTIN {
        let theme = builtin(name).unwrap();
        for depth in [Depth::True, Depth::Indexed, Depth::Sixteen] {
            let style = theme.reduced(depth).style(Ink::Qr);
            let (dark, light) = (
                style.foreground.rgb(),
                style.background.and_then(Color::rgb),
            );
            let (dark, light) = (dark.unwrap(), light.unwrap());
            assert!(contrast(dark, light) > 7.0, "{name} {depth:?}");
            assert!(light.0 > dark.0, "{name} {depth:?}");
        }
        let style = theme.reduced(Depth::None).style(Ink::Qr);
        assert!(style.attributes.contains(Attributes::REVERSE), "{name}");
    }
}
