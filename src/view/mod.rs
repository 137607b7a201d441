//! How everything looks as cells: it draws, and decides nothing.
//!
//! In come the deck, the lesson, a screen's own state, themes and the time; out comes a
//! `ratatui` [`Buffer`], and what only drawing can tell: how far things scroll. It must not know
//! a terminal, and changes nothing; that pages are kept which it has laid out can be seen nowhere.
//!
//! One file for each screen or panel; `stage` says where they stand, `paint` how words become
//! cells.

mod answers;
mod bottom;
mod clock;
mod console;
mod discussion;
mod footer;
mod frame;
mod gallery;
mod hang;
mod help;
mod links;
mod notes;
mod overview;
mod paint;
mod panel;
mod picture;
mod problems;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod sample;
mod scroll;
mod slide;
mod stage;
mod transition;
mod words;

#[cfg(test)]
mod tests;

use std::rc::Rc;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub use gallery::draw_themes;
pub use links::{LinkId, Links, lead, link_of, unlink};

use bottom::Bottom;
pub use clock::digits;
use discussion::Docked;
use paint::Canvas;
pub use picture::Pictured;
use stage::{Foot, Stage, Wanted};
pub use transition::{Passage, WHOLE, between};
use words::Words;

use crate::deck::{Deck, Layout, Slide};
use crate::layout::{Media, Page, Pages, Room, Row, Setting, Size, column, lay_out};
use crate::lesson::{Lesson, Panel, Plan, Time};
use crate::text::{plain, width};
use crate::theme::{Ink, Theme, Themes};
use crate::viewer::{Extent, Overlay, Region, Viewer};

/// All that a frame shows.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The talk.
    pub deck: &'a Deck,
    /// Where it is; a screen of the audience shows of it where the audience is.
    pub lesson: &'a Lesson,
    /// How long it should take.
    pub plan: &'a Plan,
    /// What this screen looks at.
    pub viewer: &'a Viewer,
    /// What it may look like.
    pub themes: &'a Themes,
    /// What is known of pictures.
    pub media: &'a Media,
    /// Pages of this deck that were looked at, with what is known of pictures now; none where nobody looks
    /// again.
    pub pages: Option<&'a Pages>,
    /// Whether words stand in place of what is drawn with glyphs, for readers that are no screen.
    pub plain: bool,
    /// When.
    pub now: Now,
}

/// The time that a frame shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Now {
    /// Since the program started.
    pub time: Time,
    /// The time of day: hour (0 to 23), minute, second.
    pub time_of_day: (u8, u8, u8),
}

/// Draws `scene` over the whole of `buffer`, whatever its size, and says what was measured.
///
/// Slide and notes are measured even where an overlay covers them or the screen is blank: they
/// come back as they were.
pub fn draw(scene: &Scene<'_>, buffer: &mut Buffer) -> Extent {
    draw_with_pictures(scene, buffer).0
}

/// The same, with the pictures that are in sight.
pub fn draw_with_pictures(scene: &Scene<'_>, buffer: &mut Buffer) -> (Extent, Vec<Pictured>) {
    draw_for_terminal(scene, buffer, None)
}

/// The same, and cells have their links, where there is a table for them. What is shown small, beside what
/// is presented, leads nowhere.
pub fn draw_for_terminal(
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    links: Option<&mut Links>,
) -> (Extent, Vec<Pictured>) {
    let mut pictures = Vec::new();
    let lesson = scene.lesson.as_seen_by(scene.viewer.screen.role());
    let scene = Scene {
        lesson: &lesson,
        ..*scene
    };
    let extent = draw_noting(&scene, buffer, &mut pictures, links);
    (extent, pictures)
}

fn draw_noting(
    scene: &Scene<'_>,
    buffer: &mut Buffer,
    pictures: &mut Vec<Pictured>,
    links: Option<&mut Links>,
) -> Extent {
    let area = buffer.area;
    let Some(slide) = scene.slide().filter(|_| !area.is_empty()) else {
        return Extent::default();
    };
    let mut canvas = Canvas::new(buffer, scene.theme_of(slide)).noting(pictures);
    canvas.blank(area, Ink::Body);
    let search = scene.viewer.search.as_ref();
    let presented = &mut canvas.presenting(search, links);
    let mut extent = if scene.viewer.screen.is_console() {
        console::draw(scene, slide, presented, area)
    } else {
        scene.draw_stage(slide, presented, area)
    };
    if scene.is_blank() {
        canvas.blank(area, Ink::Body);
        return extent;
    }
    match scene.viewer.overlay {
        Some(Overlay::Overview { selected }) => {
            let rest = scene.draw_overlay_bottom(slide, &mut canvas, area);
            let shown = overview::draw(scene, selected, &mut canvas, rest);
            extent.overview_columns = shown.columns;
            extent.overview_rows = shown.rows;
        }
        Some(Overlay::Help { scroll }) => {
            let rest = scene.draw_overlay_bottom(slide, &mut canvas, area);
            extent.help = help::draw(scene.viewer, scroll, &mut canvas, rest);
        }
        Some(Overlay::Problems { scroll }) => {
            let rest = scene.draw_overlay_bottom(slide, &mut canvas, area);
            let problems = &scene.viewer.problems;
            extent.problems = problems::draw(problems, scroll, &mut canvas, rest);
        }
        Some(Overlay::Answers { selected }) => {
            let rest = Rect {
                height: area.height.saturating_sub(extent.foot).max(1),
                ..area
            };
            answers::draw(scene, selected, &mut canvas, rest);
        }
        Some(
            Overlay::SearchLine { .. }
            | Overlay::GoTo { .. }
            | Overlay::AnswerLine { .. }
            | Overlay::HandsLine { .. }
            | Overlay::Confirm(_),
        )
        | None => {}
    }
    extent
}

/// The notes panel by itself, as wide as this and as tall as it takes to show all of it.
pub fn draw_notes(scene: &Scene<'_>, width: u16) -> Buffer {
    let Some(slide) = scene.slide() else {
        return Buffer::empty(Rect::ZERO);
    };
    let area = Rect::new(0, 0, width, notes::height(scene, slide, width));
    let mut buffer = Buffer::empty(area);
    let mut canvas = Canvas::new(&mut buffer, scene.theme_of(slide));
    canvas.blank(area, Ink::Body);
    notes::draw(scene, slide, &mut canvas, area);
    buffer
}

/// When the next frame is due although nothing happens: the time until a clock or countdown on a
/// screen of `size` changes. None when nothing moves.
pub fn due(scene: &Scene<'_>, size: Size) -> Option<Duration> {
    let lesson = scene.lesson.as_seen_by(scene.viewer.screen.role());
    let scene = &Scene {
        lesson: &lesson,
        ..*scene
    };
    let area = Rect::new(0, 0, size.width, size.height);
    let slide = scene.slide()?;
    if scene.is_blank() || stage::room(area) == Room::Number {
        return None;
    }
    if scene.viewer.screen.is_console() && !scene.is_covered() {
        return console::due(scene, area);
    }
    let face = scene
        .bottom(slide, area)
        .is_some_and(|bottom| bottom.has_clock(scene, area.width, margin(area)))
        .then(|| clock::face_due(scene))
        .flatten();
    let runs = scene.lesson.clock().watch.runs();
    let countdown = (runs && !scene.is_covered() && scene.lesson.panel() != Panel::Hidden)
        .then(|| clock::countdown(scene))
        .flatten()
        .map(|time| clock::until_second(time.spent));
    face.into_iter().chain(countdown).min()
}

impl<'a> Scene<'a> {
    fn slide(&self) -> Option<&'a Slide> {
        self.deck.slides.get(self.lesson.position().slide)
    }

    /// What the slide in view looks like.
    pub fn theme(&self) -> &'a Theme {
        let own = self.slide().and_then(|slide| slide.theme.as_deref());
        self.themes.pick(own, self.viewer.theme_turns)
    }

    fn theme_of(&self, slide: &Slide) -> &'a Theme {
        self.themes
            .pick(slide.theme.as_deref(), self.viewer.theme_turns)
    }

    /// What the slide of this index is called where there is room for a line: its title, or its first
    /// words.
    fn name_of(&self, index: usize) -> String {
        let Some(slide) = self.deck.slides.get(index) else {
            return String::new();
        };
        match &slide.title {
            Some(title) => plain(title),
            None => first_words(&self.plain_page(index, slide.reveals()).rows).unwrap_or_default(),
        }
    }

    /// A page of words alone: so wide that little wraps, so plain that nothing stands around them.
    fn plain_page(&self, index: usize, reveal: u16) -> Rc<Page> {
        let size = Size {
            width: 240,
            height: 0,
        };
        self.page(index, reveal, Room::Text, size)
    }

    /// The page of the slide of this index in a place of this size, on a screen with so much room.
    fn page(&self, index: usize, reveal: u16, room: Room, size: Size) -> Rc<Page> {
        self.page_moved(index, reveal, room, size, 0)
    }

    /// The same, with lines that are too long for it moved aside by `shift` columns.
    fn page_moved(
        &self,
        index: usize,
        reveal: u16,
        room: Room,
        size: Size,
        shift: u16,
    ) -> Rc<Page> {
        let setting = Setting {
            info: &self.deck.info,
            media: self.media,
            plain: self.plain,
            room,
            size,
            shift,
        };
        match (self.deck.slides.get(index), self.pages) {
            (None, _) => Rc::default(),
            (Some(slide), None) => Rc::new(lay_out(slide, reveal, setting)),
            (Some(slide), Some(pages)) => pages.lay_out(index, slide, reveal, setting),
        }
    }

    /// Whether this screen shows nothing.
    fn is_blank(&self) -> bool {
        self.lesson.is_blank() && !self.viewer.screen.is_console()
    }

    /// Whether an overlay has the whole screen.
    fn is_covered(&self) -> bool {
        matches!(
            self.viewer.overlay,
            Some(Overlay::Overview { .. } | Overlay::Help { .. } | Overlay::Problems { .. })
        )
    }

    /// The bottom row as it is now, if there is one.
    fn bottom(&self, slide: &Slide, area: Rect) -> Option<Bottom> {
        let room = stage::room(area);
        let columns = area.width.saturating_sub(2 * margin(area));
        match self.viewer.overlay {
            Some(Overlay::Overview { .. }) if room >= Room::Small => {
                let hint = "Enter: go there   Esc: back";
                Some(Bottom::under_overlay(self, hint, columns))
            }
            Some(Overlay::Help { .. } | Overlay::Problems { .. }) if room >= Room::Small => {
                Some(Bottom::under_overlay(self, "Esc: back", columns))
            }
            _ if has_footer(slide, area) => Some(Bottom::of(self, slide, columns)),
            _ => Bottom::without_footer(self, room, columns),
        }
    }

    /// Clears the screen for an overlay, draws its bottom row and returns what is left for it.
    fn draw_overlay_bottom(&self, slide: &Slide, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
        canvas.blank(area, Ink::Body);
        let mut rest = area;
        if let Some(bottom) = self.bottom(slide, area).filter(|_| area.height > 1) {
            let row = stage::take_bottom(&mut rest, 1);
            bottom.draw(canvas, row, margin(area));
        }
        rest
    }

    fn draw_stage(&self, slide: &Slide, canvas: &mut Canvas<'_>, area: Rect) -> Extent {
        let bottom = self.bottom(slide, area);
        let discussion = &slide.discussion;
        let wanted = Wanted {
            foot: match bottom {
                None => Foot::None,
                Some(_) if has_footer(slide, area) => Foot::Footer {
                    progress: canvas.theme().progress(),
                },
                Some(_) => Foot::Message,
            },
            notes: self.viewer.notes && self.viewer.screen.is_presenters(),
            discussion: discussion
                .as_ref()
                .map_or(Panel::Hidden, |_| self.lesson.panel()),
        };
        let (stage, mut extent) = self.draw_body(slide, wanted, canvas, area);
        if let Some(notes) = stage.notes {
            extent.notes = notes::draw(self, slide, canvas, notes);
            extent.notes_at = Some(region(notes, area));
        }
        for row in stage.progress.into_iter().chain(stage.bottom) {
            extent.foot += row.height;
        }
        if let Some(progress) = stage.progress {
            bottom::progress(self, canvas, progress);
        }
        if let (Some(row), Some(bottom)) = (stage.bottom, bottom) {
            bottom.draw(canvas, row, margin(area));
        }
        extent
    }

    /// Divides `area` and draws there what the class sees: the slide and its discussion.
    fn draw_body(
        &self,
        slide: &Slide,
        wanted: Wanted,
        canvas: &mut Canvas<'_>,
        area: Rect,
    ) -> (Stage, Extent) {
        let discussion = slide.discussion.as_deref();
        let mut docked = None;
        let needed = |width| slide::needed(self, area, width);
        let stage = Stage::new(area, wanted, needed, |spare| {
            let panel = discussion.map(|it| Docked::new(self, it, spare));
            docked.insert(panel).as_ref().map_or(0, Docked::height)
        });
        let mut extent = Extent::default();
        if let Some(area) = stage.slide {
            extent = self.draw_slide(&stage, canvas, area);
        }
        match (stage.discussion, docked.flatten(), discussion) {
            (Some(area), Some(docked), _) => {
                extent.left_out = docked.hidden();
                docked.draw(canvas, area);
            }
            (Some(area), None, Some(discussion)) => {
                extent.slide = discussion::draw_full(self, discussion, canvas, area);
            }
            _ => {}
        }
        (stage, extent)
    }

    fn draw_slide(&self, stage: &Stage, canvas: &mut Canvas<'_>, area: Rect) -> Extent {
        if stage.page_room() == Room::Number {
            self.draw_number(canvas, area);
            return Extent::default();
        }
        slide::draw(self, stage, canvas, area)
    }

    /// Draws the slide's number where there is no room for more; never a part of it.
    fn draw_number(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let number = self.deck.number(self.lesson.position().slide);
        let in_talk = self.lesson.position().slide < self.deck.talk_len;
        let of_all = in_talk.then(|| format!("{number}/{}", self.deck.talk_len));
        let text = of_all
            .into_iter()
            .chain([number, "…".to_owned()])
            .find(|text| width(text) <= usize::from(area.width))
            .unwrap_or_default();
        let words = Words::new(text, Ink::Body);
        let column = (area.width - words.width()) / 2;
        canvas.words(area, column, (area.height - 1) / 2, &words);
    }
}

/// The text of the first row that has any.
fn first_words(rows: &[Row]) -> Option<String> {
    rows.iter()
        .map(|row| row.text().trim().to_owned())
        .find(|text| !text.is_empty())
}

fn has_footer(slide: &Slide, area: Rect) -> bool {
    stage::room(area) == Room::Normal && slide.layout != Layout::Blank
}

/// Where `part` is on the screen `area`.
fn region(part: Rect, area: Rect) -> Region {
    Region {
        column: part.x - area.x,
        row: part.y - area.y,
        width: part.width,
        height: part.height,
    }
}

/// The columns that the bottom row keeps free at each end.
fn margin(area: Rect) -> u16 {
    column(area.width).0.min(2)
}
