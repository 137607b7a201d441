//! The records that are made of a lesson, where it is recorded.

use super::Show;
use crate::deck::Deck;
use crate::ledger::{Record, Recorder, Stamp};
use crate::lesson::Time;
use crate::store::ledger::Unwritten;

impl Show {
    /// Begins to record, where that is wanted.
    pub(super) fn begin_recording(&mut self) {
        if let Some(setting) = self.session.recording.take() {
            let (recorder, records) =
                Recorder::begin(&self.session.deck, &self.plan, setting, Time::default());
            self.records.extend(records);
            self.recorder = Some(recorder);
            self.record(Time::default());
        }
    }

    /// Takes note of the lesson as it is.
    pub(super) fn record(&mut self, now: Time) {
        self.seen_at = self.seen_at.max(now);
        if let Some(recorder) = &mut self.recorder {
            self.records.extend(recorder.saw(&self.session.lesson, now));
        }
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
