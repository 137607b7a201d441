//! A talk being shown: inputs change it, frames come out of it. It knows no terminal.

mod reload;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Session, clipboard, modes, wishes};
use crate::layout::{Media, Size};
use crate::lesson::Time;
use crate::media::{Done, Job};
use crate::store::Sources;
use crate::view::{self, Now, Scene};
use crate::viewer::{ClockFace, Input, Notice, Request};

/// The talk, and what the terminal shows of it.
pub struct Show {
    session: Session,
    /// How many errors the deck has that is shown.
    errors: usize,
    /// The files that are watched, as far as was said so far.
    watched: Option<Sources>,
    /// What is known of pictures and of code.
    media: Media,
    /// What is wanted of the worker.
    wanted: Vec<Job>,
    /// What the terminal shows; unknown at first.
    shown: Option<Buffer>,
    /// The screen before that, to draw the next one on.
    spare: Option<Buffer>,
    /// What else the terminal is to be told with the next frame.
    aside: Vec<u8>,
}

/// What an input asks of the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Stop the process for a while.
    Suspend,
    /// End the talk.
    Quit,
}

impl Show {
    /// A show of `session` on a terminal that shows nothing that is known.
    pub fn new(session: Session) -> Self {
        Self {
            errors: session.viewer.problems.errors(),
            watched: None,
            session,
            media: Media::default(),
            wanted: Vec::new(),
            shown: None,
            spare: None,
            aside: Vec::new(),
        }
    }

    /// What this screen's clock shows.
    pub(super) fn clock_face(&self) -> ClockFace {
        self.session.viewer.clock
    }

    /// Paints everything with the next frame.
    pub(super) fn repaint(&mut self) {
        self.shown = None;
    }

    /// Does what `input` means at `now`.
    pub fn input(&mut self, input: &Input, now: Time) -> Option<Ask> {
        let Session {
            deck,
            lesson,
            viewer,
            ..
        } = &mut self.session;
        let mut ask = None;
        for request in viewer.handle(input, deck, lesson) {
            let session = &mut self.session;
            match request {
                Request::Lesson(command) => {
                    let effects = session.lesson.apply(command, now);
                    session
                        .viewer
                        .after(&effects, &session.deck, &session.lesson);
                }
                Request::Copy(text) => self.aside = clipboard::put(&text),
                Request::TellTheme => self.tell_theme(),
                Request::Reload => self.reload_asked(),
                Request::Repaint => self.repaint(),
                Request::Suspend => ask = Some(Ask::Suspend),
                Request::Quit => return Some(Ask::Quit),
            }
        }
        ask
    }

    /// Says what the theme is called: a viewer knows only how often it was changed.
    fn tell_theme(&mut self) {
        let name = self.scene(Now::default()).theme().name();
        let notice = Notice::info(&format!("Theme: {name}"));
        self.session.viewer.notice = Some(notice);
    }

    /// What there is to see at `now` on a terminal of `size`.
    pub fn draw(&mut self, size: Size, now: Now) -> Buffer {
        let area = Rect::new(0, 0, size.width, size.height);
        let mut buffer = self
            .spare
            .take()
            .filter(|spare| spare.area == area)
            .unwrap_or_else(|| Buffer::empty(area));
        self.session.viewer.extent = view::draw(&self.scene(now), &mut buffer);
        buffer
    }

    /// The bytes that bring a terminal of `size` to what there is to see at `now`, after what else
    /// it is to be told; none when it shows and knows that already.
    pub fn frame(&mut self, size: Size, now: Now) -> Vec<u8> {
        let next = self.draw(size, now);
        let mut bytes = Vec::new();
        self.session
            .wire
            .encode(self.shown.as_ref(), &next, &mut bytes);
        self.spare = self.shown.replace(next);
        let mut told = std::mem::take(&mut self.aside);
        if !bytes.is_empty() {
            told.extend(modes::at_once(&bytes));
        }
        told
    }

    /// All that the worker should do now, the most urgent first; none, when that is what it was
    /// told last.
    pub fn jobs(&mut self) -> Option<Vec<Job>> {
        let wanted = wishes::wanted(&self.session, &self.media);
        (wanted != self.wanted).then(|| {
            self.wanted.clone_from(&wanted);
            wanted
        })
    }

    /// Takes note of what the worker has done.
    pub fn learn(&mut self, done: &Done) {
        done.tell(&mut self.media);
    }

    /// How long the frame of `now` is good for, when nothing happens; for ever when nothing on it
    /// moves.
    pub fn due(&self, size: Size, now: Now) -> Option<std::time::Duration> {
        view::due(&self.scene(now), size)
    }

    fn scene(&self, now: Now) -> Scene<'_> {
        Scene {
            deck: &self.session.deck,
            lesson: &self.session.lesson,
            viewer: &self.session.viewer,
            themes: &self.session.themes,
            media: &self.media,
            plain: false,
            now,
        }
    }
}
