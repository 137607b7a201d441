//! A talk whose deck changes while it is shown.

use super::{Show, follow, steer};
use crate::deck::Slide;
use crate::layout::Pages;
use crate::lesson::{Command, Position, Time};
use crate::shell::{Reading, Reloaded, Why};
use crate::store::{Sources, Told};
use crate::viewer::Problems;

impl Show {
    /// Takes note of what happened to the talk's files.
    pub fn hear_of_files(&mut self, told: &Told) {
        match told {
            Told::Changed(_) => self.want_deck(Why::Saved),
            Told::Blind(reason) => self.session.viewer.unwatched(reason),
        }
    }

    /// The deck is to be read again, and all pictures are to be measured anew: their files may have changed.
    /// What is known of either is good until more is.
    pub(super) fn want_deck(&mut self, why: Why) {
        self.edition += 1;
        self.measured.clear();
        self.told.clear();
        self.unread = self.unread.max(Some(why));
    }

    /// Why the deck is to be read again, if it is and nobody was told yet.
    pub fn wants_deck(&mut self) -> Option<Why> {
        self.unread.take()
    }

    /// Takes note of the deck as it was read again. What is saved as it was before changes nothing.
    pub fn hear_deck(&mut self, Reading { why, found }: Reading, now: Time) {
        match (why, self.judge(found)) {
            (Why::Asked, Ok(new)) => self.replace(new, now),
            (Why::Saved, Ok(new)) => self.replace_edited(new, now),
            (Why::Saved, Err(problems)) if problems == self.session.viewer.problems => {}
            (_, Err(problems)) => self.session.viewer.kept(problems),
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

    /// Puts a version of the deck that was saved in the old one's place, and goes to the slide that was edited,
    /// where that is wanted.
    fn replace_edited(&mut self, new: Reloaded, now: Time) {
        let session = &self.session;
        if new.deck == session.deck
            && new.themes == session.themes
            && new.problems == session.viewer.problems
        {
            return;
        }
        let edited = new.deck.edited(&session.deck);
        self.replace(new, now);
        if let Some(slide) = edited.filter(|_| self.session.follow_edits) {
            self.follow(slide, now);
        }
    }

    /// The deck that was found, where it is one to show: it can be presented, and has no more errors than the one
    /// that is shown.
    fn judge(&mut self, found: Result<Reloaded, Problems>) -> Result<Reloaded, Problems> {
        let mut reloaded = found?;
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
