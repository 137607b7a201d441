//! Colours of a deck's or of a theme file's own that are hard to read.

use std::ops::Range;

use super::{Found, Subject};
use crate::deck::{Looks, Paint, parse_theme};
use crate::source::{Finding, Mistake, Severity, TextId, Texts, Written};
use crate::theme::{self, Background, Color, Ink, Pair, Theme};

/// Notes pairs of colours that the deck's `[theme]` makes, and that are fainter than they should be.
/// Built-in themes have none.
pub(super) fn find_in_deck(subject: &Subject<'_>, found: &mut Found<'_>) {
    let looks = &subject.deck.info.looks;
    if looks.is_empty() || !subject.has_own_theme {
        return;
    }
    let mut told = Told::default();
    for background in [Background::Dark, Background::Light] {
        let mut themes = subject.themes.clone();
        themes.suit(background);
        let theme = themes.pick(None, 0);
        for pair in theme.faint() {
            if let Some(at) = place(looks, theme, pair) {
                told.add(at, pair);
            }
        }
    }
    for (at, pair) in told.pairs {
        found.warn(Mistake::LowContrast, at, &message(pair), &help(pair));
    }
}

/// Pairs of colours in a theme file, the first of `texts`, that are fainter than they should be, in
/// the order of the file.
pub(super) fn find_in_theme(texts: &Texts) -> Vec<Finding> {
    let (file, _) = parse_theme(texts.source());
    let Some(sheet) = theme::parse(texts.source(), "").sheet else {
        return Vec::new();
    };
    let theme = sheet.theme();
    let mut told = Told::default();
    for pair in theme.faint() {
        // What is faint is the file's own doing: themes that it may extend have no such pairs.
        told.add(place(&file.looks, &theme, pair).unwrap_or(0..0), pair);
    }
    told.pairs.sort_by_key(|(at, _)| at.start);
    let kind = (Severity::Warning, Mistake::LowContrast);
    let pairs = told.pairs.into_iter();
    pairs
        .map(|(at, pair)| texts.finding(TextId::MAIN, at, kind, &message(pair), &help(pair)))
        .collect()
}

/// The pairs that are told of, each with the colour that makes it what it is.
#[derive(Default)]
struct Told {
    pairs: Vec<(Range<usize>, Pair)>,
}

impl Told {
    /// Adds a pair. One colour is told of once, where it does worst.
    fn add(&mut self, at: Range<usize>, pair: Pair) {
        let lack = |pair: &Pair| pair.contrast / pair.needed;
        match self.pairs.iter_mut().find(|(span, _)| *span == at) {
            Some((_, worst)) if lack(&pair) < lack(worst) => *worst = pair,
            Some(_) => {}
            None => self.pairs.push((at, pair)),
        }
    }
}

fn message(
    Pair {
        ink, on, contrast, ..
    }: Pair,
) -> String {
    let ground = if on == ink || on == Ink::Body {
        "its background".to_owned()
    } else {
        format!("the background of `{}`", on.name())
    };
    // Never said to be as much as it should be.
    let contrast = (contrast * 10.0).floor() / 10.0;
    format!(
        "`{}` has a contrast of {contrast}:1 with {ground}",
        ink.name()
    )
}

fn help(Pair { needed, .. }: Pair) -> String {
    format!("{needed}:1 is what it takes to be read from the back of a room")
}

/// The colour of `looks` that makes the pair what it is.
fn place(looks: &Looks, theme: &Theme, pair: Pair) -> Option<Range<usize>> {
    let named = |ink: Ink| {
        let styles = looks.styles.iter().rev();
        styles
            .filter(move |(name, _)| name.value.as_str() == ink.name())
            .map(|(_, dress)| dress)
    };
    let inks = [Some(pair.ink), pair.ink.kind_of()];
    let glyphs = inks
        .into_iter()
        .flatten()
        .flat_map(named)
        .find_map(|dress| dress.fg.as_ref());
    let ground = named(pair.on).find_map(|dress| dress.bg.as_ref());
    if let Some(paint) = glyphs.or(ground) {
        return Some(source_of(looks, paint));
    }
    // A colour of the palette that the theme's own styles use.
    let style = theme.style(pair.ink);
    let on = theme.style(pair.on).background;
    [Some(style.foreground), on]
        .into_iter()
        .flatten()
        .find_map(|color| palette(looks, color))
}

/// Where the colour of `paint` is written: in the palette, if it is one of those.
fn source_of(looks: &Looks, paint: &Written<Paint>) -> Range<usize> {
    let Paint::Word(word) = &paint.value else {
        return paint.span.clone();
    };
    let mut palette = looks.palette.iter();
    let own = palette.find(|(name, _)| name.value == *word);
    own.map_or(paint, |(_, color)| color).span.clone()
}

/// Where the palette says `color`.
fn palette(looks: &Looks, color: Color) -> Option<Range<usize>> {
    let (red, green, blue) = color.rgb()?;
    let hex = format!("#{red:02x}{green:02x}{blue:02x}");
    let is_it = |paint: &Paint| match paint {
        Paint::Word(word) => word.as_str().eq_ignore_ascii_case(&hex),
        Paint::Index(index) => Color::Indexed(*index) == color,
    };
    let mut palette = looks.palette.iter();
    palette
        .find(|(_, paint)| is_it(&paint.value))
        .map(|(_, paint)| paint.span.clone())
}
