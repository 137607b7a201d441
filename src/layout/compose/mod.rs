//! A slide's page: heading, blocks, margins, and what small rooms leave out.

mod card;
mod fit;
mod heading;
mod poster;
#[cfg(test)]
mod tests;
mod title;

use fit::fit;
use heading::heading;

use super::block::{Air, Context, Pictures, Voice, count_pictures, stack};
use super::letters::{Space, lettered};
use super::measure::Field;
use super::piece::Piece;
use super::steps::Steps;
use super::{Media, Page, Size, Tint};
use crate::deck::{Align, Block, Body, DeckInfo, Layout, Slide};
use crate::text::{Clean, plain};
use crate::theme::Ink;

/// The rows of a page that is as tall as it needs to be, for what takes a part of them.
const TALL: usize = 40;

/// How much a screen has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Room {
    /// Too small for text: the slide's number.
    Number,
    /// Text and scroll marks only (from 8×3).
    Text,
    /// No rule, no blank rows, no footer (from 20×7).
    Small,
    /// Everything (from 50×14).
    Normal,
}

impl Room {
    /// The room that a screen of `size` has.
    pub fn of(size: Size) -> Self {
        match (size.width, size.height) {
            (50.., 14..) => Self::Normal,
            (20.., 7..) => Self::Small,
            (8.., 3..) => Self::Text,
            _ => Self::Number,
        }
    }
}

/// What surrounds a slide.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The deck's own words: title slides show them.
    pub info: &'a DeckInfo,
    /// What is known of pictures.
    pub media: &'a Media,
    /// Whether words stand in place of what is drawn with glyphs: large letters, charts, codes to
    /// scan. For readers that are no screen.
    pub plain: bool,
    /// How much the whole screen has room for.
    pub room: Room,
    /// The columns and rows for the slide itself. A height of 0 is as much as it needs.
    pub size: Size,
    /// The columns by which lines that are too long for their place are moved to the left, each
    /// block's no further than until the end of its longest is in sight.
    pub shift: u16,
}

/// Lays out `slide` with its first `reveal` reveals shown; what waits keeps its room, blank.
///
/// How much space there is between things is decided by the whole slide, with everything shown, so
/// nothing moves from one reveal to the next. A room for the number only has an empty page.
pub fn lay_out(slide: &Slide, reveal: u16, setting: Setting<'_>) -> Page {
    let mut page = Page {
        width: setting.size.width,
        ..Page::default()
    };
    if setting.room > Room::Number && setting.size.width > 0 {
        let stage = Stage {
            info: setting.info,
            media: setting.media,
            plain: setting.plain,
            room: setting.room,
            height: setting.size.height,
            field: Field::of_page(setting.size.width),
            shift: setting.shift,
            steps: Steps::new(reveal),
        };
        Piece {
            rows: page.rows,
            places: page.places,
            letterings: page.letterings,
            fresh: page.fresh,
            listings: page.listings,
            cramped: page.cramped,
        } = stage.compose(slide);
    }
    page
}

/// Where a slide is composed.
#[derive(Clone, Copy, Debug)]
struct Stage<'a> {
    info: &'a DeckInfo,
    media: &'a Media,
    plain: bool,
    room: Room,
    /// 0 for as much as is needed.
    height: u16,
    field: Field,
    shift: u16,
    steps: Steps,
}

impl<'a> Stage<'a> {
    fn compose(self, slide: &Slide) -> Piece {
        let blocks = match &slide.body {
            Body::Blocks(blocks) => blocks,
            Body::Broken(messages) => return card::compose(slide, messages, self),
        };
        match slide.layout {
            Layout::Content => self.below_heading(slide, blocks),
            Layout::Title => title::compose(slide, blocks, self),
            Layout::Section => title::compose_section(slide, blocks, self),
            Layout::Statement => poster::compose_statement(slide, blocks, self),
            Layout::Quote => poster::compose_quote(slide, blocks, self),
            Layout::Image => self.around_pictures(slide, blocks),
            Layout::Blank => poster::compose_blank(blocks, self),
        }
    }

    /// The heading in its place near the top, then the blocks: right below it, or in the middle of
    /// what is left where there is only one thing to look at.
    fn below_heading(self, slide: &Slide, blocks: &[Block]) -> Piece {
        let mut page = self.at_top(heading(slide, self));
        let mut context = self.context(Voice::Plain, self.field);
        if self.room >= Room::Normal && is_one_thing(blocks) {
            context.pictures_at = Align::Center;
            let body = self.fitted(blocks, &page, context);
            return self.centred_below(page, body);
        }
        page.below(self.fitted(blocks, &page, context));
        page
    }

    /// Pictures that take all that heading and other blocks leave.
    fn around_pictures(self, slide: &Slide, blocks: &[Block]) -> Piece {
        let mut page = self.at_top(heading(slide, self));
        let pictures = if self.height > 0 {
            Pictures::Exactly
        } else {
            Pictures::AtMost
        };
        let context = self.context(Voice::Plain, self.field);
        let body = fit(blocks, self.rows_below(&page), self.room, |air, rows| {
            self.stack(
                blocks,
                Context {
                    air,
                    pictures: pictures(rows),
                    pictures_at: Align::Center,
                    ..context
                },
            )
        });
        if count_pictures(blocks) > 0 {
            self.centred_below(page, body)
        } else {
            page.below(body);
            page
        }
    }

    /// Blocks with as much space as fits below `page`.
    fn fitted(self, blocks: &[Block], page: &Piece, context: Context<'_>) -> Piece {
        fit(blocks, self.rows_below(page), self.room, |air, rows| {
            self.stack(
                blocks,
                Context {
                    air,
                    pictures: Pictures::AtMost(rows),
                    ..context
                },
            )
        })
    }

    fn context(self, voice: Voice, field: Field) -> Context<'a> {
        let (air, pictures) = (Air::None, Pictures::AtMost(0));
        let pictures_at = match voice {
            Voice::Plain => Align::Left,
            Voice::Poster | Voice::Statement => Align::Center,
        };
        Context {
            media: self.media,
            plain: self.plain,
            room: self.room,
            air,
            voice,
            pictures,
            pictures_at,
            field,
            shift: self.shift,
        }
    }

    fn stack(self, blocks: &[Block], context: Context<'_>) -> Piece {
        let mut steps = self.steps;
        stack(blocks, context, &mut steps)
    }

    /// `words` in the largest letters that fit into `space`, whose rows are percents of the height.
    /// None where there are none that do.
    fn lettered(self, words: &Clean, space: Space) -> Option<Piece> {
        let height = match self.height {
            0 => TALL,
            height => usize::from(height),
        };
        if self.plain || self.room < Room::Normal {
            return None;
        }
        let rows = height * space.rows / 100;
        lettered(&plain(words), Tint::of(Ink::Title), Space { rows, ..space })
    }

    /// The blank rows between the parts of a heading, and below it.
    fn gap(self) -> usize {
        usize::from(self.room >= Room::Normal)
    }

    /// `piece` with the page's margin above it and, where there is room, space below it.
    fn at_top(self, piece: Piece) -> Piece {
        let mut page = Piece::default();
        page.space(self.top_margin());
        if !piece.is_empty() {
            page.below(piece);
            page.space(self.gap());
        }
        page
    }

    /// The rows above the heading: the same for every slide of this height, so that headings
    /// stay where they are, and nearly the same when a panel takes some rows from below.
    fn top_margin(self) -> usize {
        match (self.room, self.height) {
            (Room::Normal, 40..) => 4,
            (Room::Normal, 28..) => 2,
            (Room::Normal, 1..) => 1,
            _ => 0,
        }
    }

    /// The rows that are left below `page`; none for as many as are needed.
    fn rows_below(self, page: &Piece) -> Option<usize> {
        (self.height > 0).then(|| usize::from(self.height).saturating_sub(page.height()))
    }

    /// `piece` slightly above the middle of what is left below `page`.
    fn centred_below(self, mut page: Piece, piece: Piece) -> Piece {
        let spare = self
            .rows_below(&page)
            .unwrap_or(0)
            .saturating_sub(piece.height());
        page.space(spare * 2 / 5);
        page.below(piece);
        page
    }
}

/// Whether `blocks` are one thing to look at, rather than something to read on.
fn is_one_thing(blocks: &[Block]) -> bool {
    let mut shown = blocks
        .iter()
        .filter(|block| !matches!(block, Block::Pause | Block::Space(_)));
    let is_one = matches!(
        shown.next(),
        Some(Block::Image(_) | Block::Quote(_) | Block::Callout(_) | Block::Big(_) | Block::Qr(_))
    );
    is_one && shown.next().is_none()
}
