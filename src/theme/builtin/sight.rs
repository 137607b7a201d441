//! How far apart colours look: to most eyes, and to those that do not tell all of them apart.

use crate::theme::contrast::linear;
use crate::theme::reduce::oklab_of_light;
use crate::theme::{BUILTIN, Color, Depth, Ink, Theme, builtin};

/// What red, green and blue light become, at full severity: Machado, Oliveira and Fernandes, "A
/// physiologically-based model for simulation of color vision deficiency", 2009.
const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "full sight",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// As far apart as two colours must be in Oklab: several times what is just seen side by side.
const APART: f64 = 0.09;

/// The inks of plain glyphs whose meaning a colour says, beside other things.
const TOLD_APART: [Ink; 5] = [Ink::Body, Ink::Dim, Ink::Accent, Ink::Warning, Ink::Good];

/// The kinds of code that have a hue, and code that is none of them.
const KINDS_OF_CODE: [Ink; 7] = [
    Ink::Code,
    Ink::CodeKeyword,
    Ink::CodeString,
    Ink::CodeNumber,
    Ink::CodeComment,
    Ink::CodeFunction,
    Ink::CodeType,
];

fn seen(color: Color, sight: &[[f64; 3]; 3]) -> [f64; 3] {
    let (red, green, blue) = color.rgb().unwrap();
    let light = [linear(red), linear(green), linear(blue)];
    let row = |row: &[f64; 3]| -> f64 {
        let sum: f64 = row.iter().zip(light).map(|(a, b)| a * b).sum();
        sum.clamp(0.0, 1.0)
    };
    oklab_of_light([row(&sight[0]), row(&sight[1]), row(&sight[2])])
}

/// The two of `inks` that look most alike, and how far apart they are.
fn nearest(theme: &Theme, inks: &[Ink], sight: &[[f64; 3]; 3]) -> (f64, Ink, Ink) {
    let mut nearest = (f64::INFINITY, Ink::Body, Ink::Body);
    for (index, &one) in inks.iter().enumerate() {
        for &other in &inks[index + 1..] {
            let one_seen = seen(theme.style(one).foreground, sight);
            let other_seen = seen(theme.style(other).foreground, sight);
            let squares = one_seen
                .iter()
                .zip(other_seen)
                .map(|(a, b)| (a - b).powi(2));
            let distance = squares.sum::<f64>().sqrt();
            if distance < nearest.0 {
                nearest = (distance, one, other);
            }
        }
    }
    nearest
}

#[test]
fn the_kinds_of_code_have_hues_that_are_told_apart() {
    let (_, full) = &SIGHTS[0];
    let themes = BUILTIN.map(|name| builtin(name).unwrap());
    for theme in themes.iter().filter(|theme| theme.background().is_some()) {
        let (distance, one, other) = nearest(theme, &KINDS_OF_CODE, full);
        let name = theme.name();
        assert!(
            distance >= APART,
            "{name}: {one:?} and {other:?} are {distance:.3} apart"
        );
        // Fewer colours leave less choice.
        let (distance, one, other) = nearest(&theme.reduced(Depth::Indexed), &KINDS_OF_CODE, full);
        assert!(
            distance >= APART / 2.0,
            "{name} in 256 colours: {one:?} and {other:?} are {distance:.3} apart"
        );
    }
}

#[test]
fn color_safe_themes_are_told_apart_by_every_kind_of_sight() {
    for theme in ["color-safe", "color-safe-light"] {
        for (name, sight) in &SIGHTS {
            let (distance, one, other) = nearest(&builtin(theme).unwrap(), &TOLD_APART, sight);
            assert!(
                distance >= APART,
                "{theme}, {name}: {one:?} and {other:?} are {distance:.3} apart"
            );
        }
    }
}

#[test]
fn that_says_something_since_other_themes_fail_it() {
    let (_, deuteranopia) = &SIGHTS[2];
    for theme in ["chalkboard", "sepia"] {
        let theme = builtin(theme).unwrap();
        assert!(
            nearest(&theme, &TOLD_APART, deuteranopia).0 < APART / 2.0,
            "{}",
            theme.name()
        );
    }
}
