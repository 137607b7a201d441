//! A talk whose deck changes while it is shown.

use super::{Show, follow, steer};
use crate::deck::Slide;
use crate::layout::Pages;
use crate::lesson::{Command, Position, Time};
use crate::shell::Reloaded;
use crate::store::{Sources, Told};
use crate::viewer::Problems;

impl Show {
    /// Takes note of what happened to the talk's files. What is the same as before changes nothing.
    pub fn hear_of_files(&mut self, told: &Told, now: Time) {
        match told {
            Told::Changed(_) => {
                self.look_again();
                self.reload_saved(now);
            }
            Told::Blind(reason) => self.session.viewer.unwatched(reason),
        }
    }

    /// The files to watch, when these are others than those that were asked for last.
    pub fn sources(&mut self) -> Option<Sources> {
        let sources = self.session.sources.as_ref()?;
        let watched = self.watched.as_ref();
        if watched.is_some_and(|watched| watched.is_same_as(sources)) {
            return None;
        }
        self.watched = Some(sources.clone());
        self.watched.clone()
    }

    /// Reads the deck again because the user wants it.
    pub(super) fn reload_asked(&mut self, now: Time) {
        self.look_again();
        match self.read() {
            Ok(reloaded) => self.replace(reloaded, now),
            Err(problems) => self.session.viewer.kept(problems),
        }
    }

    /// Has all pictures measured anew: their files may have changed. What is known of them is good
    /// until more is.
    fn look_again(&mut self) {
        self.measured.clear();
        self.told.clear();
    }

    /// Reads the deck again because it was saved.
    fn reload_saved(&mut self, now: Time) {
        let reloaded = match self.read() {
            Ok(reloaded) => reloaded,
            Err(problems) => {
                if problems != self.session.viewer.problems {
                    self.session.viewer.kept(problems);
                }
                return;
            }
        };
        let session = &self.session;
        if reloaded.deck == session.deck
            && reloaded.themes == session.themes
            && reloaded.problems == session.viewer.problems
        {
            return;
        }
        let edited = reloaded.deck.edited(&session.deck);
        self.replace(reloaded, now);
        if let Some(slide) = edited.filter(|_| self.session.follow_edits) {
            self.follow(slide, now);
        }
    }

    /// Reads the deck again. One that cannot be presented, or has more errors than the one that is
    /// shown, is none to show.
    fn read(&mut self) -> Result<Reloaded, Problems> {
        let mut reloaded = (self.session.reload)()?;
        // What the terminal said meanwhile is not known there.
        reloaded.themes.suit(self.session.themes.background());
        if reloaded.problems.errors() <= self.errors {
            return Ok(reloaded);
        }
        // What it would be made of may be what has to be mended.
        if let (Some(all), Some(new)) = (&mut self.session.sources, &reloaded.sources) {
            all.join(new);
        }
        Err(reloaded.problems)
    }

    /// Puts a new version of the deck in the old one's place.
    fn replace(&mut self, new: Reloaded, now: Time) {
        self.turn = None;
        self.record_reload(&new.deck, now);
        let session = &mut self.session;
        self.errors = new.problems.errors();
        session.lesson = session.lesson.reloaded(&session.deck, &new.deck, now);
        session
            .viewer
            .reloaded(&session.deck, &new.deck, new.problems);
        session.deck = new.deck;
        self.pages = Pages::default();
        self.plan = steer::plan(session);
        self.changes += 1;
        session.themes = new.themes;
        if session.sources.is_some() {
            session.sources = new.sources;
        }
        self.follows = follow::tells(&session.deck, &session.themes);
        self.suit_terminal();
        self.record(now);
    }

    /// Goes to the slide that was edited, with all of it shown; not while something else lies over
    /// the slides.
    fn follow(&mut self, slide: usize, now: Time) {
        let session = &mut self.session;
        let here = session.lesson.position().slide;
        if slide == here || session.lesson.is_blank() || session.viewer.overlay.is_some() {
            return;
        }
        let reveals = session.deck.slides.get(slide).map_or(0, Slide::reveals);
        let command = Command::MoveTo(Position {
            slide,
            step: u32::from(reveals),
        });
        self.steer(command, now);
    }
}
