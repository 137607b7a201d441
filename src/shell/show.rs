//! A talk being shown: inputs change it, frames come out of it. It knows no terminal.

mod follow;
mod pictures;
mod record;
mod reload;
mod steer;
#[cfg(test)]
mod tests;
mod turn;

use std::collections::BTreeSet;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::background::Asked;
use super::graphics::{Graphics, Sight};
use super::input::Answer;
use super::name::Name;
use super::wire::Abilities;
use super::{Session, Why, clipboard, modes, wire};
use crate::layout::{Media, Pages, Pixels, Size};
use crate::ledger::{Record, Recorder, RunId};
use crate::lesson::{Command, Limit, Plan, Time};
use crate::media::{Drawing, Order};
use crate::store::Sources;
use crate::store::ledger::Unwritten;
use crate::text::Clean;
use crate::view::{self, Links, Now, Pictured, Scene};
use crate::viewer::{ClockFace, Input, Notice, Request};
use turn::Turn;

/// The talk, and what the terminal shows of it.
pub struct Show {
    session: Session,
    /// How long the talk should take.
    plan: Plan,
    /// What the plan was made of besides the deck.
    planned_for: Option<Limit>,
    /// What is wanted of the process where the lesson is.
    commands: Vec<Command>,
    /// How often the lesson changed.
    changes: u64,
    /// The run that is recorded.
    run: Option<RunId>,
    /// Makes records of the lesson.
    recorder: Option<Recorder>,
    /// Those that are to be written.
    records: Vec<Record>,
    /// Those that could not be.
    unwritten: Option<Unwritten>,
    /// The latest time that is known.
    seen_at: Time,
    /// Until when the last talk is offered.
    offered_until: Option<Time>,
    /// How many errors the deck has that is shown.
    errors: usize,
    /// Why the deck is to be read again, if it is.
    unread: Option<Why>,
    /// The files that are watched, as far as was said so far.
    watched: Option<Sources>,
    /// What is known of pictures and of code.
    media: Media,
    /// The pages that were looked at: what `media` and the deck make of them.
    pages: Pages,
    /// How pictures reach the terminal.
    graphics: Graphics,
    /// What the terminal calls itself, and what it is trusted with.
    name: Name,
    /// What the terminal was asked about its background.
    background: Asked,
    /// Whether it tells which theme suits it.
    follows: bool,
    /// The pictures that were measured since the deck was read.
    measured: BTreeSet<Clean>,
    /// Those that cannot be shown, of which the presenter was told.
    told: BTreeSet<Clean>,
    /// The pictures in sight, each with how it is to be drawn, once that is known.
    sights: Vec<(Pictured, Option<Drawing>)>,
    /// What is wanted of the worker.
    wanted: Order,
    /// How often files may have changed so far.
    edition: u64,
    /// What the terminal shows; unknown at first.
    shown: Option<Buffer>,
    /// Where links lead that are on it, or were.
    links: Links,
    /// What it keeps of the frames that it was sent.
    kept: wire::Kept,
    /// The screen before that, to draw the next one on.
    spare: Option<Buffer>,
    /// The turn of the page that is under way.
    turn: Option<Turn>,
    /// What else the terminal is to be told with the next frame.
    aside: Vec<u8>,
}

/// What a terminal shows.
pub(super) struct Shown {
    screen: Buffer,
    /// Where its links lead.
    links: Links,
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
        let mut show = Self {
            plan: steer::plan(&session),
            planned_for: session.lesson.limit(),
            commands: Vec::new(),
            changes: 0,
            run: None,
            recorder: None,
            records: Vec::new(),
            unwritten: None,
            seen_at: Time::default(),
            offered_until: None,
            errors: session.viewer.problems.errors(),
            unread: None,
            watched: None,
            graphics: Graphics::new(session.means),
            name: Name::new(session.wire, session.questions.name),
            background: Asked::new(session.questions.background),
            follows: follow::tells(&session.deck, &session.themes),
            session,
            media: Media::default(),
            pages: Pages::default(),
            measured: BTreeSet::new(),
            told: BTreeSet::new(),
            sights: Vec::new(),
            wanted: Order::default(),
            edition: 0,
            shown: None,
            links: Links::default(),
            kept: wire::Kept::default(),
            spare: None,
            turn: None,
            aside: Vec::new(),
        };
        show.allot(Time::default());
        show.plan_anew();
        show.offer();
        // A lesson whose clock runs is under way.
        if show.session.lesson.clock().begun {
            show.record(Time::default());
        }
        show
    }

    /// Takes note that the terminal shows this already, if anything.
    pub(super) fn inherit(&mut self, shown: Option<Shown>) {
        let Some(Shown { screen, links }) = shown else {
            return;
        };
        // That it was shown by asked for the name as well.
        self.name.question();
        self.shown = Some(screen);
        self.links = links;
    }

    /// What the terminal shows, if that is known.
    pub(super) fn into_shown(self) -> Option<Shown> {
        let links = self.links;
        self.shown.map(|screen| Shown { screen, links })
    }

    /// Whether this screen shows the time of day.
    pub(super) fn needs_time_of_day(&self) -> bool {
        let viewer = &self.session.viewer;
        viewer.screen.is_console() || viewer.clock == ClockFace::TimeOfDay
    }

    /// Paints everything with the next frame.
    pub(super) fn repaint(&mut self) {
        self.turn = None;
        self.shown = None;
    }

    /// Takes note that the terminal has, or had, another size, and paints everything: one that was small
    /// for a moment has lost what it had no room for, and each frame finds only the size of now.
    pub(super) fn resize(&mut self) {
        self.graphics.resize();
        self.repaint();
    }

    /// Takes note that the terminal was another program's, and paints everything.
    pub(super) fn return_to(&mut self) {
        self.graphics.forget();
        self.background.forget();
        self.name.doubt();
        self.repaint();
    }

    /// Takes note of the pixels of a cell, where the system knows them.
    pub(super) fn learn_cell(&mut self, cell: Option<Pixels>) {
        self.graphics.learn_cell(cell);
    }

    /// Takes note of how long a frame takes to the terminal and the answer back, before a key: a help
    /// screen that told more would change with each frame that it makes.
    pub(super) fn learn_round_trip(&mut self, time: Option<Duration>) {
        self.session.viewer.round_trip = time;
    }

    /// Takes note of an answer of the terminal.
    pub(super) fn hear(&mut self, answer: Answer) {
        match answer {
            Answer::Background(red, green, blue) => {
                self.background.hear((red, green, blue));
                self.suit_terminal();
            }
            Answer::Palette => self.background.doubt(),
            other => {
                if let Answer::Version(version) = &other {
                    self.name.hear(version);
                }
                self.graphics.hear(other);
            }
        }
    }

    /// Does what `input` means at `now`. A turn of the page that is under way is over then, and
    /// whatever is done is done at once.
    pub fn input(&mut self, input: &Input, now: Time) -> Option<Ask> {
        self.pass(now);
        let hurried = self.turn.take().is_some();
        let before = self.stand();
        let ask = self.obey(input, now);
        if !hurried {
            self.start_turn(before, now);
        }
        ask
    }

    fn obey(&mut self, input: &Input, now: Time) -> Option<Ask> {
        let Session {
            deck,
            lesson,
            viewer,
            ..
        } = &mut self.session;
        let mut ask = None;
        for request in viewer.handle(input, deck, lesson) {
            match request {
                Request::Lesson(command) => self.steer(command, now),
                Request::Copy => self.copy(now),
                Request::TellTheme => {
                    self.suit_terminal();
                    self.tell_theme();
                }
                Request::Resume => self.resume(now),
                Request::Reload => self.want_deck(Why::Asked),
                Request::Repaint => {
                    // Who asks for that sees something that should not be there.
                    self.name.doubt();
                    self.repaint();
                }
                Request::Suspend => ask = Some(Ask::Suspend),
                Request::Quit => return Some(Ask::Quit),
            }
        }
        ask
    }

    /// Tells the terminal to copy the code in sight. Keys that came before this one in the same
    /// batch may have brought other code into sight than was drawn.
    fn copy(&mut self, time: Time) {
        if let Some(shown) = &self.shown {
            let mut unseen = Buffer::empty(shown.area);
            let now = Now {
                time,
                ..Now::default()
            };
            self.session.viewer.extent = view::draw(&self.scene(now), &mut unseen);
        }
        let Session {
            deck,
            lesson,
            viewer,
            ..
        } = &mut self.session;
        if let Some(text) = viewer.copy(deck, lesson) {
            self.aside = clipboard::put(&text);
        }
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
        let mut links = std::mem::take(&mut self.links);
        links.make_room(self.shown.as_ref());
        let has_links = self.name.abilities().contains(Abilities::LINKS);
        let (extent, pictures) = view::draw_for_terminal(
            &self.scene(now),
            &mut buffer,
            has_links.then_some(&mut links),
        );
        self.links = links;
        self.session.viewer.extent = extent;
        let with_drawing = |pictured| {
            let drawing = self.graphics.drawing(&pictured, &self.media, size);
            (pictured, drawing)
        };
        self.sights = pictures.into_iter().map(with_drawing).collect();
        buffer
    }

    /// Finds out what there is to see at `now` on a terminal of `size` that takes no frame yet: the
    /// next keys, and those who make pictures, go by what would be seen.
    pub(super) fn look(&mut self, size: Size, now: Now) {
        self.spare = Some(self.draw(size, now));
    }

    /// The bytes that bring a terminal of `size` to what there is to see at `now`, after what else
    /// it is to be told; none when it shows and knows that already.
    pub fn frame(&mut self, size: Size, now: Now) -> Vec<u8> {
        self.graphics.pass(now.time);
        self.pass_offer(now.time);
        self.pass(now.time);
        if let Some(cell) = self.graphics.cell()
            && cell != self.media.cell
        {
            self.media.cell = cell;
            self.pages = Pages::default();
        }
        self.tell_of_failures();
        let mut next = self.draw(size, now);
        if self.see_what_is_ready() {
            next = self.draw(size, now);
        }
        let turning = self.turning(&next, now.time);
        let is_turning = turning.is_some();
        next = turning.unwrap_or(next);

        let mut bytes = Vec::new();
        match &self.shown {
            Some(shown) if shown.area == next.area => {}
            Some(_) => self.graphics.resize(),
            None => self.graphics.clear(),
        }
        let sights = self.sights.iter().filter_map(|(pictured, drawing)| {
            // What the terminal draws itself comes when the slide has come to rest.
            let drawing = drawing.clone().filter(|_| !is_turning)?;
            Some(Sight {
                drawing,
                area: pictured.area,
                skipped: pictured.skipped,
            })
        });
        self.graphics.lay(sights.collect(), &mut next, &mut bytes);
        wire::encode_after(
            &mut self.kept,
            self.name.abilities(),
            &self.links,
            self.shown.as_ref(),
            &next,
            &mut bytes,
        );
        self.graphics.place(&mut bytes);
        self.spare = self.shown.replace(next);
        let mut told = std::mem::take(&mut self.aside);
        if !bytes.is_empty() {
            told.extend(modes::at_once(&bytes));
        }
        told
    }

    /// What the terminal is to be asked with the next frame, besides whether that is there.
    pub(super) fn question(&mut self) -> &'static [u8] {
        self.name.question()
    }

    /// What goes to the terminal after a frame while nothing else happens; none when all that
    /// belongs there is there. Another frame follows it.
    pub fn more(&mut self) -> Vec<u8> {
        let Some(shown) = &mut self.shown else {
            return Vec::new();
        };
        // All questions go out together, that of pictures last: its answers end with one that all
        // terminals give.
        let mut question = Vec::new();
        if self.follows {
            question.extend(self.background.question());
        }
        question.extend(self.graphics.question());
        if question.is_empty() {
            self.graphics.more(shown)
        } else {
            question
        }
    }

    /// What gives the terminal back, before its modes.
    pub(super) fn farewell(&self) -> Vec<u8> {
        let mut farewell = self.graphics.farewell();
        if !self.links.is_empty() {
            // A frame of which the terminal took only a part may end in a link, or in its address.
            farewell.extend_from_slice(b"\x1b\\");
            farewell.extend_from_slice(wire::CLOSE_LINK);
        }
        farewell.extend_from_slice(self.background.farewell());
        farewell
    }

    /// How long the frame of `now` is good for, when nothing happens; for ever when nothing on it
    /// moves.
    pub fn due(&self, size: Size, now: Now) -> Option<Duration> {
        let answers = self.graphics.patience(now.time);
        view::due(&self.scene(now), size)
            .into_iter()
            .chain(answers)
            .chain(self.turn_due())
            .chain(self.offer_due(now.time))
            .min()
    }

    fn scene(&self, now: Now) -> Scene<'_> {
        Scene {
            deck: &self.session.deck,
            lesson: &self.session.lesson,
            plan: &self.plan,
            viewer: &self.session.viewer,
            themes: &self.session.themes,
            media: &self.media,
            pages: Some(&self.pages),
            plain: false,
            now,
        }
    }
}
