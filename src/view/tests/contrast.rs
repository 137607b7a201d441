//! What is really drawn can be read: the colours of every glyph, on every screen, in every theme.

use std::collections::HashMap;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::gallery::{blocks, panels, sample, screen};
use super::*;
use crate::text::Clean;
use crate::theme::{BUILTIN, Depth, Ink, Theme, Themes, builtin, contrast, parse};
use crate::view::draw_themes;
use crate::view::paint::cell_color;

const LESSON: &str = include_str!("../../../slides.toml");

/// Two colours that meet.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Pair {
    glyph: Color,
    ground: Color,
    is_dim: bool,
    kind: Kind,
}

/// What is drawn in a pair of colours.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    /// Rules, boxes, bars in an ink that is only ever lines.
    Line,
    Body,
    Other,
}

impl Kind {
    fn needed(self) -> f64 {
        match self {
            Self::Line => Ink::Panel.needed_contrast(),
            Self::Body => Ink::Body.needed_contrast(),
            Self::Other => Ink::Dim.needed_contrast(),
        }
    }
}

impl Pair {
    /// The pair in which `cell` is seen; none where there is nothing to see, or nobody knows how it
    /// is seen.
    fn of(cell: &Cell, themes: &[&Theme]) -> Option<Self> {
        if cell.symbol().trim().is_empty() {
            return None;
        }
        let (mut glyph, mut ground) = (cell.fg, cell.bg);
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut glyph, &mut ground);
        }
        let is = |ink: Ink| {
            let mut styles = themes.iter().map(|theme| theme.style(ink));
            styles.any(|style| cell_color(style.foreground) == cell.fg)
        };
        let is_on = |ink: Ink| {
            let mut grounds = themes.iter().map(|theme| theme.style(ink).background);
            grounds.any(|ground| ground.map(cell_color) == Some(cell.bg))
        };
        let is_drawn =
            |symbol: char| matches!(symbol, '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}');
        let is_line = is(Ink::Panel) || is(Ink::Rest);
        let kind = if is_line && cell.symbol().chars().all(is_drawn) {
            Kind::Line
        } else if is(Ink::Body) && (is_on(Ink::Body) || is_on(Ink::Panel)) {
            Kind::Body
        } else {
            Kind::Other
        };
        Some(Self {
            glyph,
            ground,
            is_dim: cell.modifier.contains(Modifier::DIM),
            kind,
        })
    }

    /// How well it can be told apart; nothing where the colours are the terminal's own.
    fn contrast(self) -> Option<f64> {
        let (glyph, ground) = (rgb(self.glyph)?, rgb(self.ground)?);
        // Terminals differ in how much they dim: half is usual.
        let half = |one: u8, other: u8| one.midpoint(other);
        let seen = if self.is_dim {
            (
                half(glyph.0, ground.0),
                half(glyph.1, ground.1),
                half(glyph.2, ground.2),
            )
        } else {
            glyph
        };
        Some(contrast(seen, ground))
    }
}

fn rgb(color: Color) -> Option<(u8, u8, u8)> {
    match color {
        Color::Rgb(red, green, blue) => Some((red, green, blue)),
        Color::Indexed(index) => crate::theme::Color::Indexed(index).rgb(),
        _ => None,
    }
}

/// The pairs in `buffer`, and where each stands first.
fn gather(buffer: &Buffer, themes: &[&Theme], seen: &mut HashMap<Pair, String>) {
    let columns = usize::from(buffer.area.width);
    for (at, cell) in buffer.content.iter().enumerate() {
        if let Some(pair) = Pair::of(cell, themes) {
            seen.entry(pair).or_insert_with(|| {
                let shown = text(buffer);
                let row = shown.lines().nth(at / columns).unwrap_or_default();
                format!("{:?} in {:?}", cell.symbol(), row.trim())
            });
        }
    }
}

/// All that there is to see: every block, layout, panel and overlay, and every slide of a lesson.
fn screens() -> Vec<Screen> {
    let (theme, depth) = ("chalkboard", Depth::True);
    let blocks = blocks();
    let blocks = blocks
        .iter()
        .map(|(_, source)| screen(source, theme, depth));
    let panels = panels(theme, depth).into_iter().map(|(_, screen)| screen);
    let mut screens = Vec::new();
    for screen in blocks.chain(panels).chain([sample(theme, depth)]) {
        screens.push(screen.clone());
        // Text of every kind is found.
        let search = Search::new(Clean::line("e"), &screen.deck);
        screens.push(screen.with(|viewer| viewer.search = Some(search)));
    }
    let lesson = screen(LESSON, theme, depth);
    for (index, slide) in lesson.deck.slides.iter().enumerate() {
        let all = vec![Command::Next; usize::from(slide.reveals())];
        let shown = lesson.clone().at(index + 1).after(&all);
        if slide.discussion.is_some() {
            let phases = [
                Command::NextPhase,
                Command::NextPhase,
                Command::ToggleAnswer,
            ];
            let discussed = shown.clone().after(&phases);
            screens.push(discussed.with(|viewer| viewer.notes = true));
        }
        screens.push(shown);
    }
    screens
}

/// What of `screens` is hard to read in `theme`.
fn faint(screens: &mut [Screen], theme: &Theme, depth: Depth) -> Vec<String> {
    let mut seen = HashMap::new();
    let themes = Themes::new(theme, depth);
    for screen in screens {
        screen.themes = themes.clone();
        let scene = screen.scene();
        let slides = screen.deck.slides.iter();
        let mut all: Vec<&Theme> = slides.map(|slide| scene.theme_of(slide)).collect();
        all.sort_by_key(|theme| theme.name());
        all.dedup();
        gather(&screen.draw(80, 24).0, &all, &mut seen);
    }
    told(seen)
}

/// Those of the pairs that are harder to tell apart than they should be, in words.
fn told(seen: HashMap<Pair, String>) -> Vec<String> {
    let mut told: Vec<String> = seen
        .into_iter()
        .filter_map(|(pair, place)| {
            let (contrast, needed) = (pair.contrast()?, pair.kind.needed());
            (contrast < needed).then(|| format!("{contrast:.2} of {needed}: {place}"))
        })
        .collect();
    told.sort();
    told
}

fn assert_easy(depth: Depth) {
    let mut screens = screens();
    for name in BUILTIN {
        let theme = builtin(name).expect("it is built in");
        let faint = faint(&mut screens, &theme, depth);
        assert!(faint.is_empty(), "{name}: {faint:#?}");
    }
}

#[test]
fn all_that_is_drawn_is_easy_to_read() {
    assert_easy(Depth::True);
}

#[test]
fn all_that_is_drawn_is_easy_to_read_in_256_colors() {
    assert_easy(Depth::Indexed);
}

#[test]
fn a_list_of_themes_is_easy_to_read_in_all_of_them() {
    let all: Vec<Theme> = BUILTIN.into_iter().filter_map(builtin).collect();
    for depth in [Depth::True, Depth::Indexed] {
        let reduced: Vec<Theme> = all.iter().map(|theme| theme.reduced(depth)).collect();
        let themes: Vec<&Theme> = reduced.iter().collect();
        let mut seen = HashMap::new();
        let around = builtin("mono").unwrap();
        gather(&draw_themes(&all, &around, depth), &themes, &mut seen);
        assert_eq!(told(seen), [""; 0]);
    }
}

#[test]
fn what_is_hard_to_read_is_found_with_its_place() {
    let mut screens = [sample("paper", Depth::True)];
    let mut found = |styles: &str| {
        let source = format!("extends = \"paper\"\n[styles]\n{styles}");
        let theme = parse(&source, "faint").whole().unwrap();
        faint(&mut screens, &theme, Depth::True).join("\n")
    };
    assert_eq!(found(""), "");
    let dimmed = found("dim = { dim = true }");
    assert!(
        dimmed.contains("of 4.5: \"—\" in \"▪ What a search found"),
        "{dimmed}"
    );
    let reversed = found("title = { fg = \"#d0d0d0\", reverse = true }");
    assert!(reversed.contains("of 4.5: "), "{reversed}");
    let body = found("body = \"#666666\"");
    assert!(body.contains("of 7: "), "{body}");
    let lines = found("rest = \"#cccccc\"");
    assert!(lines.contains("of 3: \"▕\" in \"│ ● think"), "{lines}");
}
