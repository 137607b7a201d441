//! Writes records on a thread of its own, so that no talk waits for a disk.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use super::LedgerFile;
use super::sink::Sink;
use crate::ledger::Record;
use crate::store::unwritten;
use crate::text::Clean;

/// How long the end of a talk waits for what is still to be written.
const PATIENCE: Duration = Duration::from_secs(5);

/// Takes records to be written. It never waits.
#[derive(Debug)]
pub struct Pen {
    records: Sender<Record>,
    done: Receiver<Option<Unwritten>>,
}

/// Writes records until the pen is put away.
#[derive(Debug)]
pub struct Writer {
    records: Receiver<Record>,
    done: Sender<Option<Unwritten>>,
    sink: Sink,
    /// What could not be written yet, in its order.
    waiting: VecDeque<String>,
    /// Why not.
    why: Option<Clean>,
}

/// Something to be told while a run is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Records cannot be written. They are kept, and tried again with each that follows. Told once,
    /// and once more for each other reason.
    Failing {
        /// Why, as the rest of a sentence without a full stop.
        why: Clean,
    },
    /// All that could not be written is written now.
    Recovered,
}

/// Records that are lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritten {
    /// How many; none, where the writer did not come to an end.
    pub records: Option<usize>,
    /// Why, as the rest of a sentence without a full stop.
    pub why: Clean,
}

impl LedgerFile {
    /// A pen, and what writes to this ledger for it: to be run on a thread. The file and its folder
    /// are made with the first record.
    pub fn writer(&self) -> (Pen, Writer) {
        let (records, taken) = channel();
        let (told, done) = channel();
        let writer = Writer {
            records: taken,
            done: told,
            sink: Sink::new(&self.path),
            waiting: VecDeque::new(),
            why: None,
        };
        (Pen { records, done }, writer)
    }
}

impl Pen {
    /// Has `records` written, in this order.
    pub fn write(&self, records: impl IntoIterator<Item = Record>) {
        for record in records {
            // Without a writer `finish` says so.
            let _ = self.records.send(record);
        }
    }

    /// Waits until all is written, for five seconds at most.
    ///
    /// # Errors
    ///
    /// When something could not be written.
    pub fn finish(self) -> Result<(), Unwritten> {
        let Self { records, done } = self;
        drop(records);
        let lost = |why: &str| {
            Some(Unwritten {
                records: None,
                why: Clean::line(why),
            })
        };
        let unwritten = match done.recv_timeout(PATIENCE) {
            Ok(unwritten) => unwritten,
            Err(RecvTimeoutError::Timeout) => lost("the disk does not answer"),
            Err(RecvTimeoutError::Disconnected) => lost("nobody wrote"),
        };
        unwritten.map_or(Ok(()), Err)
    }
}

impl Writer {
    /// Writes until the pen is put away and nothing is left to write. `tell` is told of what goes
    /// wrong.
    pub fn run(mut self, mut tell: impl FnMut(Told)) {
        while let Ok(record) = self.records.recv() {
            self.waiting.push_back(record.line());
            if let Some(told) = self.write() {
                tell(told);
            }
        }
        let _ = self.write();
        let unwritten = self.why.map(|why| Unwritten {
            records: Some(self.waiting.len()),
            why,
        });
        // With the pen dropped nobody asks.
        let _ = self.done.send(unwritten);
    }

    /// Writes what waits, as far as can be.
    fn write(&mut self) -> Option<Told> {
        while let Some(line) = self.waiting.front() {
            if let Err(error) = self.sink.append(line) {
                let why = Clean::line(&unwritten(&error));
                let is_news = self.why.replace(why.clone()) != Some(why.clone());
                return is_news.then_some(Told::Failing { why });
            }
            self.waiting.pop_front();
        }
        self.why.take().map(|_| Told::Recovered)
    }
}
