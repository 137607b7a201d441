//! From inked text to cells.
//!
//! Everything that is drawn goes through a [`Canvas`]: it clips, keeps wide clusters whole, and
//! knows what a theme makes of an ink.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color as CellColor, Modifier};

use super::links::{Links, lead};
use super::picture::Pictured;
use crate::layout::{Fill, Ground, Lettering, Row, Tint};
use crate::text::{Address, Marks, clusters, width};
use crate::theme::{Attributes, Color, Ink, Style, Theme};
use crate::viewer::Search;

/// A buffer, seen through a theme. Columns and rows are counted from the corner of the area that
/// is named with them, and nothing is ever drawn outside of that.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    search: Option<&'a Search>,
    /// The numbers of links, where text has any.
    links: Option<&'a mut Links>,
    /// The pictures that are in sight so far, where anybody wants to know.
    pictures: Option<&'a mut Vec<Pictured>>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self {
            buffer,
            theme,
            search: None,
            links: None,
            pictures: None,
        }
    }

    /// Adds the pictures that it draws, and takes away those that it covers.
    pub(super) fn noting(self, pictures: &'a mut Vec<Pictured>) -> Self {
        Self {
            pictures: Some(pictures),
            ..self
        }
    }

    /// The same buffer in another theme, for slides that stand beside what is presented: nothing is marked in
    /// them, and they lead nowhere.
    pub(super) fn themed<'b>(&'b mut self, theme: &'b Theme) -> Canvas<'b> {
        Canvas {
            buffer: self.buffer,
            theme,
            search: None,
            links: None,
            pictures: self.pictures.as_deref_mut(),
        }
    }

    /// The same buffer, where what `search` finds in rows is marked, and text that leads somewhere has a
    /// number of `links`.
    pub(super) fn presenting<'b>(
        &'b mut self,
        search: Option<&'b Search>,
        links: Option<&'b mut Links>,
    ) -> Canvas<'b> {
        Canvas {
            buffer: self.buffer,
            theme: self.theme,
            search,
            links,
            pictures: self.pictures.as_deref_mut(),
        }
    }

    pub(super) fn theme(&self) -> &'a Theme {
        self.theme
    }

    /// Blanks `area` in the background of `ink`, or the screen's where it has none.
    pub(super) fn blank(&mut self, area: Rect, ink: Ink) {
        let area = area.intersection(self.buffer.area);
        if area.is_empty() {
            return;
        }
        if let Some(pictures) = &mut self.pictures {
            pictures.retain(|pictured| !pictured.area.intersects(area));
        }
        let body = self.theme.style(Ink::Body);
        let background = self.theme.style(ink).background.or(body.background);
        let fg = cell_color(body.foreground);
        let bg = cell_color(background.unwrap_or_default());
        for y in area.top()..area.bottom() {
            self.part(area.left(), y);
            let start = self.buffer.index_of(area.left(), y);
            let row = start..start + usize::from(area.width);
            for cell in self.buffer.content.get_mut(row).unwrap_or_default() {
                cell.reset();
                cell.fg = fg;
                cell.bg = bg;
            }
        }
    }

    /// Writes `text` in one row and returns the column after it. What does not fit is cut off; a
    /// wide cluster that fits only by half leaves a blank.
    pub(super) fn write(
        &mut self,
        area: Rect,
        column: u16,
        row: u16,
        text: &str,
        tint: Tint,
    ) -> u16 {
        let area = area.intersection(self.buffer.area);
        let dress = dresser(look(self.theme, tint));
        let mut at = column;
        if row >= area.height || column >= area.width {
            return at;
        }
        let y = area.top() + row;
        self.part(area.left() + at, y);
        for cluster in clusters(text) {
            let Ok(columns @ 1..) = u16::try_from(width(cluster)) else {
                continue;
            };
            let fits = columns <= area.width - at;
            let end = if fits { at + columns } else { area.width };
            for place in at..end {
                if let Some(cell) = self.buffer.cell_mut((area.left() + place, y)) {
                    cell.set_symbol(if fits && place == at { cluster } else { " " });
                    dress(cell);
                }
            }
            at = end;
            if at == area.width {
                break;
            }
        }
        at
    }

    /// Draws `row` as row number `at` of `area`.
    pub(super) fn row(&mut self, area: Rect, at: u16, row: &Row) {
        for ground in &row.grounds {
            self.lay(area, at, ground);
        }
        for span in &row.spans {
            let end = self.write(area, span.column, at, &span.text, span.tint);
            if let Some(address) = &span.link {
                self.link(area, span.column..end, at, address);
            }
        }
        let Some(search) = self.search else { return };
        let text = row.text();
        for found in search.matches(&text) {
            let column = columns(text.get(..found.start).unwrap_or_default());
            let width = columns(text.get(found).unwrap_or_default());
            self.tint(area, column, at, width, Ink::Match);
        }
    }

    /// Has cells that are already drawn lead to `address`.
    fn link(&mut self, area: Rect, columns: Range<u16>, row: u16, address: &Address) {
        let area = area.intersection(self.buffer.area);
        let Some(links) = self.links.as_mut().filter(|_| row < area.height) else {
            return;
        };
        let number = links.number(address);
        for column in columns.start..columns.end.min(area.width) {
            let place = (area.left() + column, area.top() + row);
            if let Some(cell) = self.buffer.cell_mut(place) {
                lead(cell, number);
            }
        }
    }

    /// Gives the cells of `ground` in row number `at` of `area` its background, where the theme has
    /// one for it.
    fn lay(&mut self, area: Rect, at: u16, ground: &Ground) {
        let area = area.intersection(self.buffer.area);
        let Some(color) = self.theme.style(ground.ink).background else {
            return;
        };
        if at >= area.height {
            return;
        }
        for column in ground.columns.start..ground.columns.end.min(area.width) {
            let place = (area.left() + column, area.top() + at);
            let Some(cell) = self.buffer.cell_mut(place) else {
                continue;
            };
            match ground.fill {
                Fill::Whole => cell.bg = cell_color(color),
                // Where few colours are left, it may be the one that is there.
                _ if cell.bg == cell_color(color) => {}
                Fill::Upper => self.half_blocks(area, column, at, Some(color), None),
                Fill::Lower => self.half_blocks(area, column, at, None, Some(color)),
            }
        }
    }

    /// Draws `rows` from the top of `area`; what does not fit is cut off.
    pub(super) fn rows<'r>(&mut self, area: Rect, rows: impl IntoIterator<Item = &'r Row>) {
        for (at, row) in (0..area.height).zip(rows) {
            self.row(area, at, row);
        }
    }

    /// Marks what is looked for in large letters, where `rows` rows of their page, from row `offset`
    /// on, are drawn in `area`.
    pub(super) fn mark_letters(
        &mut self,
        area: Rect,
        letterings: &[Lettering],
        offset: usize,
        rows: usize,
    ) {
        let Some(search) = self.search else { return };
        for lettering in letterings {
            for found in search.matches(&lettering.text) {
                let columns = lettering.columns(found);
                for row in lettering.rows.clone().skip_while(|row| *row < offset) {
                    let Ok(at) = u16::try_from(row - offset) else {
                        break;
                    };
                    if usize::from(at) < rows {
                        let width = columns.end.saturating_sub(columns.start);
                        self.tint(area, columns.start, at, width, Ink::Match);
                    }
                }
            }
        }
    }

    /// Puts two colours in the cell at `column` and `row` of `area`, one above the other; none
    /// leaves what is there.
    pub(super) fn half_blocks(
        &mut self,
        area: Rect,
        column: u16,
        row: u16,
        upper: Option<Color>,
        lower: Option<Color>,
    ) {
        let Some(cell) = self.buffer.cell_mut((area.x + column, area.y + row)) else {
            return;
        };
        let (symbol, glyph, ground) = match (upper, lower) {
            (None, None) => return,
            (Some(upper), Some(lower)) if upper == lower => (" ", None, Some(lower)),
            (Some(upper), lower) => ("▀", Some(upper), lower),
            (None, Some(lower)) => ("▄", Some(lower), None),
        };
        cell.set_symbol(symbol);
        if let Some(color) = glyph {
            cell.fg = cell_color(color);
        }
        if let Some(color) = ground {
            cell.bg = cell_color(color);
        }
    }

    /// A picture stands in its place from now on.
    pub(super) fn note(&mut self, pictured: Pictured) {
        if let Some(pictures) = &mut self.pictures {
            pictures.push(pictured);
        }
    }

    /// Sets `columns` cells that are already drawn in `ink`, where it brings colours or attributes.
    pub(super) fn tint(&mut self, area: Rect, column: u16, row: u16, columns: u16, ink: Ink) {
        let area = area.intersection(self.buffer.area);
        if row >= area.height {
            return;
        }
        let dress = dresser(self.theme.style(ink));
        for place in column..column.saturating_add(columns).min(area.width) {
            if let Some(cell) = self
                .buffer
                .cell_mut((area.left() + place, area.top() + row))
            {
                let kept = cell.modifier;
                dress(cell);
                cell.modifier |= kept;
            }
        }
    }

    /// Blanks a wide cluster that would be cut in two when something is drawn from column `x` on.
    fn part(&mut self, x: u16, y: u16) {
        let Some(before) = x.checked_sub(1) else {
            return;
        };
        if let Some(cell) = self.buffer.cell_mut((before, y))
            && cell.symbol().len() > 1
            && width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
    }
}

/// What a theme makes of a tint. Markup with a background of its own brings both colours; an ink
/// with a background keeps its colours under markup that has none.
fn look(theme: &Theme, tint: Tint) -> Style {
    let mut style = theme.style(tint.ink);
    if matches!(tint.ink, Ink::Body | Ink::Panel) {
        // Theirs are those of the screen and of boxes, which may have others: what is there stays.
        style.background = None;
    }
    let inks = [
        (Marks::LINK, Ink::Link),
        (Marks::CODE, Ink::Code),
        (Marks::MARKED, Ink::Marked),
    ];
    for (mark, ink) in inks {
        if !tint.marks.contains(mark) {
            continue;
        }
        let added = theme.style(ink);
        if added.background.is_some() || style.background.is_none() {
            style.foreground = added.foreground;
            style.background = added.background.or(style.background);
        }
        style.attributes |= added.attributes;
    }
    let attributes = [
        (Marks::BOLD, Attributes::BOLD),
        (Marks::STRUCK, Attributes::STRUCK),
    ];
    for (mark, attribute) in attributes {
        if tint.marks.contains(mark) {
            style.attributes |= attribute;
        }
    }
    // Emphasis in what is slanted already stands upright.
    if tint.marks.contains(Marks::EMPHASIS) {
        style.attributes ^= Attributes::ITALIC;
    }
    style
}

fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// Gives cells the look of `style`.
fn dresser(style: Style) -> impl Fn(&mut Cell) {
    let fg = cell_color(style.foreground);
    let bg = style.background.map(cell_color);
    let modifier = modifier(style.attributes);
    move |cell| {
        cell.fg = fg;
        cell.bg = bg.unwrap_or(cell.bg);
        cell.modifier = modifier;
    }
}

pub(super) fn cell_color(color: Color) -> CellColor {
    match color {
        Color::Default => CellColor::Reset,
        Color::Indexed(index) => CellColor::Indexed(index),
        Color::Rgb(red, green, blue) => CellColor::Rgb(red, green, blue),
    }
}

fn modifier(attributes: Attributes) -> Modifier {
    [
        (Attributes::BOLD, Modifier::BOLD),
        (Attributes::DIM, Modifier::DIM),
        (Attributes::ITALIC, Modifier::ITALIC),
        (Attributes::UNDERLINE, Modifier::UNDERLINED),
        (Attributes::REVERSE, Modifier::REVERSED),
        (Attributes::STRUCK, Modifier::CROSSED_OUT),
    ]
    .into_iter()
    .filter(|(attribute, _)| attributes.contains(*attribute))
    .fold(Modifier::empty(), |all, (_, modifier)| all | modifier)
}

#[cfg(test)]
mod tests;
