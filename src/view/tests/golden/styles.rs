//! A screen as text to compare: its rows, and then the styles in them, told in the words of a theme.
//!
//! ```text
//!  4: 2..9 title bold          in row 4, columns 2 to 8 are of the title's colour, and bold
//!  6–8: 2..78 dim on code      the same in three rows, on the background of code
//! ```
//!
//! A colour is called after the first ink that has it, on the background of code the first of code. Text that is plain body is left out, and so
//! are blanks on the screen's own background, unless something shows on them.

use std::collections::BTreeMap;
use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::text::width;
use crate::theme::{Ink, Theme};
use crate::view::paint::cell_color;

/// What shows on a blank.
const VISIBLE_ON_BLANK: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

const WORDS: [(Modifier, &str); 6] = [
    (Modifier::BOLD, "bold"),
    (Modifier::DIM, "dim"),
    (Modifier::ITALIC, "italic"),
    (Modifier::UNDERLINED, "underline"),
    (Modifier::REVERSED, "reverse"),
    (Modifier::CROSSED_OUT, "struck"),
];

/// The rows of `text`, numbered.
pub(super) fn numbered(text: &str) -> String {
    let line = |(number, line): (usize, &str)| format!("{number:>2} {line}").trim_end().to_owned();
    let lines: Vec<String> = text.lines().enumerate().map(line).collect();
    lines.join("\n") + "\n"
}

/// The styles in `buffer`, in the words of `theme`, and the colours that those stand for.
pub(super) fn styles(buffer: &Buffer, theme: &Theme) -> String {
    let mut names = Names::new(theme);
    let columns = usize::from(buffer.area.width).max(1);
    let mut rows: Vec<(Range<usize>, String)> = Vec::new();
    for (number, cells) in buffer.content.chunks(columns).enumerate() {
        let told: Vec<String> = runs(cells)
            .into_iter()
            .filter_map(|run| names.run(run))
            .collect();
        let told = told.join(", ");
        match rows.last_mut() {
            Some((numbers, last)) if *last == told => numbers.end = number + 1,
            _ => rows.push((number..number + 1, told)),
        }
    }
    rows.retain(|(_, told)| !told.is_empty());
    let line = |(numbers, told): &(Range<usize>, String)| match numbers.len() {
        1 => format!("{:>2}: {told}\n", numbers.start),
        _ => format!("{:>2}–{}: {told}\n", numbers.start, numbers.end - 1),
    };
    let rows: String = rows.iter().map(line).collect();
    rows + "--\n" + &names.legend()
}

/// Cells of one look.
struct Run {
    columns: Range<usize>,
    /// Those from its first glyph to its last.
    inked: Range<usize>,
    look: Look,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    /// None where there is nothing that has the colour.
    glyphs: Option<Color>,
    ground: Color,
    modifier: Modifier,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let is_plain = cell.symbol() == " " && !cell.modifier.intersects(VISIBLE_ON_BLANK);
        Self {
            glyphs: (!is_plain).then_some(cell.fg),
            ground: cell.bg,
            modifier: if is_plain {
                Modifier::empty()
            } else {
                cell.modifier
            },
        }
    }

    /// The look of a run in which both can stand, if there is one.
    fn with(self, other: Self) -> Option<Self> {
        let (blank, inked) = match (self.glyphs, other.glyphs) {
            (None, _) => (self, other),
            (_, None) => (other, self),
            (Some(_), Some(_)) => return (self == other).then_some(self),
        };
        let fits = blank.ground == inked.ground && !inked.modifier.intersects(VISIBLE_ON_BLANK);
        fits.then_some(inked)
    }
}

fn runs(cells: &[Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        let look = Look::of(cell);
        let end = at + width(cell.symbol()).max(1);
        let inked = if look.glyphs.is_some() {
            at..end
        } else {
            end..end
        };
        match runs.last_mut() {
            Some(last) if last.look.with(look).is_some() => {
                last.look = last.look.with(look).unwrap_or(look);
                last.columns.end = end;
                if last.inked.is_empty() {
                    last.inked = inked;
                } else if !inked.is_empty() {
                    last.inked.end = end;
                }
            }
            _ => runs.push(Run {
                columns: at..end,
                inked,
                look,
            }),
        }
        at = end;
    }
    runs
}

/// What colours are called, and which of them were named.
struct Names<'t> {
    theme: &'t Theme,
    /// Those of glyphs, then those behind them, in the order of inks.
    named: BTreeMap<(bool, usize), (&'static str, Color)>,
}

impl<'t> Names<'t> {
    fn new(theme: &'t Theme) -> Self {
        let mut names = Self {
            theme,
            named: BTreeMap::new(),
        };
        let (body, screen) = names.body();
        names.name(Some(Ink::Body), false, body);
        names.name(Some(Ink::Body), true, screen);
        names
    }

    /// The colours of plain text and of the screen.
    fn body(&self) -> (Color, Color) {
        let body = self.theme.style(Ink::Body);
        (
            cell_color(body.foreground),
            cell_color(body.background.unwrap_or_default()),
        )
    }

    /// What `run` looks like and where it stands; none where it is as plain as can be.
    fn run(&mut self, run: Run) -> Option<String> {
        let Look {
            glyphs,
            ground,
            modifier,
        } = run.look;
        let (body, screen) = self.body();
        let columns = if ground == screen {
            run.inked
        } else {
            run.columns
        };
        if columns.is_empty() || (ground == screen && glyphs == Some(body) && modifier.is_empty()) {
            return None;
        }
        let mut told = format!("{}..{}", columns.start, columns.end);
        if let Some(glyphs) = glyphs {
            told += " ";
            told += &self.glyphs(glyphs, ground);
        }
        if ground != screen {
            told += " on ";
            told += &self.ground(ground);
        }
        for (attribute, word) in WORDS {
            if modifier.contains(attribute) {
                told += " ";
                told += word;
            }
        }
        Some(told)
    }

    fn glyphs(&mut self, color: Color, ground: Color) -> String {
        let (_, screen) = self.body();
        let code = self.theme.style(Ink::Code).background.map(cell_color);
        let is_code = ground != screen && code == Some(ground);
        let is_of_code = |ink: &Ink| *ink == Ink::Code || ink.kind_of() == Some(Ink::Code);
        let (first, then): (Vec<Ink>, Vec<Ink>) = Ink::ALL
            .into_iter()
            .partition(|ink| is_of_code(ink) == is_code);
        let has = |ink: &Ink| cell_color(self.theme.style(*ink).foreground) == color;
        let ink = first.into_iter().chain(then).find(has);
        self.name(ink, false, color)
    }

    fn ground(&mut self, color: Color) -> String {
        let has = |ink: &Ink| self.theme.style(*ink).background.map(cell_color) == Some(color);
        let ink = Ink::ALL.into_iter().find(has);
        self.name(ink, true, color)
    }

    fn name(&mut self, ink: Option<Ink>, is_ground: bool, color: Color) -> String {
        let Some(ink) = ink else { return hex(color) };
        let key = (is_ground, ink as usize);
        self.named.insert(key, (ink.name(), color));
        ink.name().to_owned()
    }

    fn legend(&self) -> String {
        let line = |((is_ground, _), (name, color)): (&(bool, usize), &(&str, Color))| {
            let on = if *is_ground { "on " } else { "" };
            format!("{on}{name}: {}\n", hex(*color))
        };
        self.named.iter().map(line).collect()
    }
}

fn hex(color: Color) -> String {
    match color {
        Color::Reset => "default".to_owned(),
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Indexed(index) => index.to_string(),
        named => format!("{named:?}"),
    }
}
