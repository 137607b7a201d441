//! The main loop: it waits for something to happen, and makes a frame of all that has.

use std::io;
use std::panic;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};

use super::event::Event;
use super::flow::Load;
use super::input::Answer;
use super::others::Others;
use super::show::{Ask, Show};
use super::signals::Stops;
use super::way::Way;
use super::{ShellError, threads};
use crate::media::Job;
use crate::store::{Watching, ledger};
use crate::viewer::Notice;

/// Shows the talk until the user leaves.
///
/// # Errors
///
/// When the terminal fails.
pub(super) fn run(
    show: &mut Show,
    others: &mut Others,
    way: Way,
    events: &Receiver<Event>,
    threads: Threads,
) -> Result<(), ShellError> {
    let mut run = Run {
        show,
        others,
        way,
        threads,
        away: false,
    };
    loop {
        let Some(event) = run.await_event(events)? else {
            return Ok(());
        };
        // All that has come meanwhile makes one frame.
        for event in std::iter::once(event).chain(events.try_iter()) {
            if run.hear(event)? == Next::Leave {
                return Ok(());
            }
        }
    }
}

/// What the main loop tells the other threads.
pub(super) struct Threads {
    /// What is to be made ready.
    pub(super) jobs: Sender<Vec<Job>>,
    /// Which files are to be watched; none are, where there is none.
    pub(super) watching: Option<Watching>,
    pub(super) stops: Stops,
}

struct Run<'a> {
    show: &'a mut Show,
    others: &'a mut Others,
    way: Way,
    threads: Threads,
    /// The terminal is another program's for now: nothing is shown.
    away: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Stay,
    Leave,
}

impl Run<'_> {
    /// Shows what there is to see and waits for something to happen, with a new frame whenever
    /// a clock on the screen needs one. Nothing, when there is nobody left to say anything.
    fn await_event(&mut self, events: &Receiver<Event>) -> Result<Option<Event>, ShellError> {
        loop {
            if self.away {
                return Ok(events.recv().ok());
            }
            let size = self.way.terminal.size();
            let now = self.way.clock.now(self.show.needs_time_of_day());
            self.show.learn_cell(self.way.terminal.cell());
            self.way.flow.pass(now.time);
            if self.way.flow.is_deaf() {
                self.way.terminal.keyboard().forget();
            }
            let open = self.way.flow.is_open();
            if open {
                let frame = self.show.frame(size, now);
                self.way.send(Load::Frame, frame, now.time);
            } else {
                self.show.look(size, now);
            }
            if let Some(jobs) = self.show.jobs(size, now) {
                // Without a worker things stay as they are.
                let _ = self.threads.jobs.send(jobs);
            }
            if let (Some(watching), Some(sources)) = (&self.threads.watching, self.show.sources()) {
                watching.watch(sources);
            }
            self.others.tell(self.show, now.time);
            // Pictures go out in pieces, and only while nobody wants anything else.
            match events.try_recv() {
                Ok(event) => return Ok(Some(event)),
                Err(TryRecvError::Disconnected) => return Ok(None),
                Err(TryRecvError::Empty) => {}
            }
            if open && self.way.flow.has_room() {
                let more = self.show.more();
                if !more.is_empty() {
                    self.way.terminal.leave_with(self.show.farewell());
                    self.way.send(Load::More, more, now.time);
                    continue;
                }
            }
            // A frame that may not be sent is not due.
            let frame = self.show.due(size, now).filter(|_| open);
            let answer = self.way.flow.due(now.time);
            let Some(due) = frame.into_iter().chain(answer).min() else {
                return Ok(events.recv().ok());
            };
            match events.recv_timeout(due) {
                Ok(event) => return Ok(Some(event)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            }
        }
    }

    fn hear(&mut self, event: Event) -> io::Result<Next> {
        match event {
            Event::Inputs(inputs) => {
                self.show.learn_round_trip(self.way.flow.delay());
                for input in inputs {
                    threads::panic_if_asked("loop");
                    match self.show.input(&input, self.way.clock.time()) {
                        Some(Ask::Quit) => return Ok(Next::Leave),
                        Some(Ask::Suspend) => {
                            // Before the job's other processes stop, and the shell takes over.
                            self.away = true;
                            self.way.terminal.give_back();
                            self.threads.stops.stop_job()?;
                        }
                        None => {}
                    }
                }
                self.way.terminal.keyboard().go_on();
            }
            Event::Console(told) => {
                let now = self.way.clock.time();
                self.others.hear_console(told, self.show, now);
            }
            Event::Talk(heard) => Others::hear_talk(heard, self.show, self.way.clock.time()),
            Event::Ledger(told) => self.show.notice(match told {
                ledger::Told::Failing { why } => {
                    Notice::warning(&format!("Nothing is recorded for now: {why}"))
                }
                ledger::Told::Recovered => Notice::info("Records are written again"),
            }),
            Event::Unkept(error) => self.show.notice(Notice::warning(&format!(
                "The talk's place is not kept: {error}"
            ))),
            Event::Saved(told) => self.show.hear_of_files(&told, self.way.clock.time()),
            Event::Answer(Answer::Ready) => self.way.flow.hear(self.way.clock.time()),
            Event::Answer(answer) => self.show.hear(answer),
            Event::Ready(done) => self.show.learn(&done),
            Event::Resize => self.show.resize(),
            Event::Suspend => {
                self.away = true;
                self.way.terminal.give_back();
                self.threads.stops.stop();
            }
            Event::Continue if self.way.terminal.is_foreground() => {
                self.threads.stops.heard();
                self.way.terminal.take()?;
                self.show.return_to();
                self.way.flow.forget();
                self.away = false;
            }
            Event::Continue => {
                self.threads.stops.heard();
                self.away = true;
                self.threads.stops.stop_again();
            }
            Event::Panicked(panic) => panic::resume_unwind(panic),
        }
        Ok(Next::Stay)
    }
}
