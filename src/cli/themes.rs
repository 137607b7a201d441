//! `seminar themes`: which themes there are, and what one of them looks like.

use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};

use clap::Args;

use super::failure::Failure;
use super::output;
use super::print::print;
use super::surroundings::Surroundings;
use super::talk::Talk;
use super::theme::{Found, find_anywhere};
use crate::deck;
use crate::layout::Size;
use crate::lesson::Lesson;
use crate::shell::wire;
use crate::text::Clean;
use crate::theme::{self, Depth, Theme, Themes};
use crate::view;
use crate::viewer::{Problems, Search, Viewer};

/// What a theme is tried on.
const SAMPLE: &str = include_str!("../../assets/sample.toml");
/// As large as it takes to show all of it.
const SIZE: Size = Size {
    width: 80,
    height: 44,
};
/// What is searched for on it.
const NEEDLE: &str = "found";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The theme to look at: a built-in one, or the path of a theme file; without one, all that
    /// there are
    #[arg(value_name = "THEME")]
    name: Option<String>,

    /// Use colours, as on a terminal
    #[arg(long, conflicts_with = "no_color")]
    color: bool,

    /// Use no colours, as where `NO_COLOR` is set
    #[arg(long)]
    no_color: bool,
}

/// Lists the themes, or shows a slide in one of them.
///
/// # Errors
///
/// When there is no such theme, or nobody to read of it.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let surroundings = Surroundings::of_this_process();
    let depth = match arguments {
        Arguments { no_color: true, .. } => Depth::None,
        Arguments { color: true, .. } => surroundings.colors().max(Depth::Sixteen),
        _ if io::stdout().is_terminal() => surroundings.depth(),
        _ => Depth::None,
    };
    match &arguments.name {
        None => output::write(&list(depth)?),
        Some(name) => {
            let Found { sheet, reports } = find_anywhere(name)?;
            let theme = sheet.theme();
            output::write(&(preview(&theme, depth)? + &measured(&theme)))?;
            let reports: Vec<String> = reports.iter().map(|report| format!("{report}\n")).collect();
            // With standard error closed there is nobody to tell.
            let _ = write!(
                io::stderr().lock(),
                "{}{}",
                reports.concat(),
                complaints(&theme)
            );
            Ok(())
        }
    }
}

fn list(depth: Depth) -> Result<String, Failure> {
    let colored = depth > Depth::None;
    let all: Vec<Theme> = theme::BUILTIN
        .into_iter()
        .filter_map(theme::builtin)
        .collect();
    let around = theme::find("mono").map_err(|error| Failure::ours(&error.to_string()))?;
    let buffer = view::draw_themes(&all, &around, depth);
    let text = if colored { wire::ansi } else { wire::plain };
    Ok(text(&buffer)
        + "\n`seminar themes NAME` shows a slide in one, `seminar --theme NAME` a whole talk.\n\
           In a deck write theme = \"NAME\", or theme = { dark = \"NAME\", light = \"NAME\" };\n\
           while presenting, `c` goes through them.\n")
}

/// The sample slide in `theme`.
fn preview(theme: &Theme, depth: Depth) -> Result<String, Failure> {
    let mut deck = deck::parse(SAMPLE)
        .map_err(|_| Failure::ours("the sample slide cannot be read"))?
        .deck;
    if let Some(slide) = deck.slides.first_mut() {
        slide.title = Some(Clean::line(theme.name()));
        slide.subtitle = Some(Clean::line(theme.about())).filter(|about| !about.is_blank());
    }
    let viewer = Viewer {
        search: Some(Search::new(Clean::line(NEEDLE), &deck)),
        ..Viewer::default()
    };
    let lesson = Lesson::new(&deck);
    let talk = Talk {
        themes: Themes::new(theme, depth),
        deck,
        problems: Problems::default(),
        sources: None,
    };
    Ok(print(
        &talk,
        lesson,
        &viewer,
        Some(SIZE),
        depth > Depth::None,
        None,
    )
    .text)
}

/// How well the theme's text can be read.
fn measured(theme: &Theme) -> String {
    let contrast = |ink| {
        let pairs = theme.pairs().filter(|pair| pair.ink == ink);
        pairs.map(|pair| pair.contrast).reduce(f64::min)
    };
    let Some(body) = contrast(theme::Ink::Body) else {
        return "\nIts colours are the terminal's own: how well they can be read depends on that.\n"
            .to_owned();
    };
    let least = theme
        .pairs()
        .filter(|pair| !pair.ink.is_line())
        .min_by(|one, other| one.contrast.total_cmp(&other.contrast));
    let mut text = format!("\nContrast: {body:.1}:1 for body text");
    if let Some(pair) = least {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            ", at least {:.1}:1 for all others (`{}`)",
            pair.contrast,
            pair.ink.name()
        );
    }
    text + ".\n"
}

/// What in it is hard to read.
fn complaints(theme: &Theme) -> String {
    let complaint = |pair: theme::Pair| {
        let theme::Pair {
            ink,
            on,
            contrast,
            needed,
        } = pair;
        let ground = match on {
            theme::Ink::Body => "on the screen",
            on if on == ink => "on its own background",
            theme::Ink::Code => "in code",
            theme::Ink::Stripe => "on a table's stripes",
            _ => "in boxes",
        };
        let name = ink.name();
        format!(
            "warning: `{name}` {ground} has a contrast of {contrast:.1}:1, and needs {needed}:1\n"
        )
    };
    let faint: Vec<String> = theme.faint().map(complaint).collect();
    faint.concat()
}
