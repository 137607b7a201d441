//! Where on the screen everything stands.
//!
//! ```text
//! ┌──────────────────────┬────────┐    ┌───────────────────┐
//! │ slide                │ notes  │    │ slide             │
//! │                      │        │    │                   │
//! ├──────────────────────┤        │    ├───────────────────┤
//! │ discussion           │        │    │ discussion        │
//! ├──────────────────────┴────────┤    ├───────────────────┤
//! │ progress                      │    │ notes             │
//! │ bottom                        │    ├───────────────────┤
//! └───────────────────────────────┘    │ progress          │
//!   from 110 columns on                │ bottom            │
//!                                      └───────────────────┘
//! ```

use ratatui::layout::Rect;

use crate::layout::{Room, Size};
use crate::lesson::Panel;

/// From this width on the notes stand beside the slide.
const BESIDE_FROM: u16 = 110;

/// From this height on the notes share the screen with the slide below it.
const SHARED_FROM: u16 = 6;

/// The fewest rows that a slide keeps over its discussion.
const SLIDE_ROWS: u16 = 3;

/// What is to stand on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// What stands at the bottom.
    pub(super) foot: Foot,
    /// The speaker notes.
    pub(super) notes: bool,
    /// The discussion.
    pub(super) discussion: Panel,
}

/// What stands at the bottom of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Foot {
    /// Nothing.
    None,
    /// A row that covers the last of what is there for a moment.
    Message,
    /// The footer's row.
    Footer {
        /// With the line over it that shows how far the talk is.
        progress: bool,
    },
}

/// Where it stands. What has no place is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stage {
    /// How much room the whole screen has.
    pub(super) room: Room,
    pub(super) slide: Option<Rect>,
    /// The rows below the slide's own that are only covered for a moment.
    covered: u16,
    /// The rows below the slide that are the bottom's.
    below: u16,
    pub(super) discussion: Option<Rect>,
    pub(super) notes: Option<Rect>,
    pub(super) notes_beside: bool,
    pub(super) progress: Option<Rect>,
    pub(super) bottom: Option<Rect>,
}

impl Stage {
    /// Divides `area`. `needed` says how many rows the slide needs in a width; `docked`, how many
    /// the docked discussion takes of what can be spared.
    pub(super) fn new(
        area: Rect,
        wanted: Wanted,
        needed: impl FnOnce(u16) -> Needed,
        docked: impl FnOnce(Spare) -> u16,
    ) -> Self {
        let room = room(area);
        let mut stage = Self {
            room,
            slide: None,
            covered: 0,
            below: 0,
            discussion: None,
            notes: None,
            notes_beside: false,
            progress: None,
            bottom: None,
        };
        let mut body = area;
        match wanted.foot {
            Foot::Footer { progress } => {
                stage.bottom = Some(take_bottom(&mut body, 1));
                stage.progress = progress.then(|| take_bottom(&mut body, 1));
                stage.below = area.height - body.height;
            }
            Foot::Message => {
                stage.bottom = Some(take_bottom(&mut body, 1));
                stage.covered = 1;
            }
            Foot::None => {}
        }
        if wanted.notes && room > Room::Number {
            stage.place_notes(&mut body);
        }
        match wanted.discussion {
            Panel::Full if room > Room::Number => {
                stage.discussion = Some(take_bottom(&mut body, u16::MAX));
            }
            Panel::Docked if room > Room::Number && body.height > 0 => {
                let Needed { tight, roomy } = needed(body.width);
                // Half of it is the slide's, unless it needs less.
                let slide = (body.height / 2).min(tight).max(SLIDE_ROWS);
                let spare = Spare {
                    width: body.width,
                    most: body.height.saturating_sub(slide).max(1),
                    free: body.height.saturating_sub(roomy),
                };
                let rows = docked(spare).clamp(1, spare.most);
                stage.discussion = Some(take_bottom(&mut body, rows));
                stage.covered = 0;
            }
            Panel::Full | Panel::Docked | Panel::Hidden => {}
        }
        stage.slide = Some(body).filter(|body| !body.is_empty());
        stage
    }

    fn place_notes(&mut self, body: &mut Rect) {
        if body.width >= BESIDE_FROM {
            let columns = (body.width * 7 / 20).clamp(38, 64);
            body.width -= columns;
            self.notes = Some(Rect {
                x: body.right(),
                width: columns,
                ..*body
            });
            self.notes_beside = true;
        } else if body.height >= SHARED_FROM {
            let rows = match self.room {
                Room::Normal => (body.height * 3 / 8).min(16),
                _ => body.height / 2,
            };
            self.notes = Some(take_bottom(body, rows));
            self.covered = 0;
        } else {
            self.notes = Some(take_bottom(body, u16::MAX));
        }
    }

    /// What the slide's page is laid out for: its place, and rows that are covered for a moment.
    pub(super) fn page(&self) -> Size {
        let slide = self.slide.unwrap_or_default();
        Size {
            width: slide.width,
            height: slide.height + self.covered,
        }
    }

    /// Whether panels take rows from the slide.
    pub(super) fn is_shared(&self) -> bool {
        let below = self.notes.filter(|_| !self.notes_beside);
        self.discussion.or(below).is_some()
    }

    /// How much room that is: as much as on a screen of its own.
    pub(super) fn page_room(&self) -> Room {
        let Size { width, height } = self.page();
        Room::of(Size {
            width,
            height: height + self.below,
        })
    }
}

/// The rows that a slide needs for all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Needed {
    /// With no space between things.
    pub(super) tight: u16,
    /// With all the space that it likes to have.
    pub(super) roomy: u16,
}

/// What the slide can spare for its discussion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spare {
    /// The columns that the panel has.
    pub(super) width: u16,
    /// The most rows that it can have, at least 1.
    pub(super) most: u16,
    /// The rows that the slide leaves blank even at its roomiest.
    pub(super) free: u16,
}

/// How much room a whole screen has.
pub(super) fn room(area: Rect) -> Room {
    Room::of(Size {
        width: area.width,
        height: area.height,
    })
}

/// Takes `rows` from the bottom of `area`, or all there are.
pub(super) fn take_bottom(area: &mut Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    area.height -= rows;
    Rect {
        y: area.bottom(),
        height: rows,
        ..*area
    }
}

#[cfg(test)]
mod tests;
