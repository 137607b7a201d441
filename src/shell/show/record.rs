//! The records that are made of a lesson, where it is recorded.

use super::Show;
use crate::deck::Deck;
use crate::ledger::{Record, Recorder, RunId, Stamp};
use crate::lesson::Time;
use crate::store::ledger::Unwritten;

impl Show {
    /// Takes note of the lesson as it is. The run begins with the first such note: a talk that goes on
    /// where it stopped goes on with its run as well.
    pub(super) fn record(&mut self, now: Time) {
        self.pass(now);
        let session = &mut self.session;
        if let Some(setting) = session.recording.take() {
            self.run = Some(setting.run.clone());
            let (recorder, records) = Recorder::begin(&session.deck, &self.plan, setting, now);
            self.records.extend(records);
            self.recorder = Some(recorder);
        }
        if let Some(recorder) = &mut self.recorder {
            self.records.extend(recorder.saw(&session.lesson, now));
        }
    }

    /// The run that is recorded; none before it begins.
    pub(in crate::shell) fn run(&self) -> Option<&RunId> {
        self.run.as_ref()
    }

    /// The run that was recorded, given away.
    pub(in crate::shell) fn take_run(&mut self) -> Option<RunId> {
        self.run.take()
    }

    /// Takes note that the deck is about to become `new`.
    pub(super) fn record_reload(&mut self, new: &Deck, now: Time) {
        if let Some(recorder) = &mut self.recorder {
            let lesson = &self.session.lesson;
            self.records.extend(recorder.reloaded(lesson, new, now));
        }
    }

    /// Takes note of the time, so that the last slide has all of its own.
    pub(in crate::shell) fn pass(&mut self, now: Time) {
        self.seen_at = self.seen_at.max(now);
    }

    /// The latest time that is known.
    pub(in crate::shell) fn seen_at(&self) -> Time {
        self.seen_at
    }

    /// Ends the records.
    pub(in crate::shell) fn end_recording(&mut self) {
        if let Some(recorder) = self.recorder.take() {
            let at = Stamp::new(&crate::shell::clock::stamp());
            let records = recorder.end(&self.session.lesson, at, self.seen_at);
            self.records.extend(records);
        }
    }

    /// The records that were made since they were taken last.
    pub fn take_records(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.records)
    }

    /// Takes note of records that are lost.
    pub(in crate::shell) fn lose_records(&mut self, lost: Unwritten) {
        self.unwritten = Some(lost);
    }

    /// The records that were lost, if any were.
    pub(in crate::shell) fn unwritten(&self) -> Option<&Unwritten> {
        self.unwritten.as_ref()
    }
}
