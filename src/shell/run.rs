//! The main loop: it waits for something to happen, and makes a frame of all that has.

use std::io;
use std::panic;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::time::Duration;

use super::ShellError;
use super::event::Event;
use super::flow::Load;
use super::input::Answer;
use super::others::Others;
use super::reading::Why;
use super::show::{Ask, Show};
use super::signals::Stops;
use super::terminal::Window;
use super::threads::{self, Line};
use super::way::Way;
use crate::lesson::Time;
use crate::media::Order;
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
        last: Last::Stale,
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
    pub(super) orders: Line<Sender<Order>>,
    /// Which files are to be watched.
    pub(super) watching: Line<Watching>,
    /// Why the deck is to be read again.
    pub(super) reading: Line<Sender<Why>>,
    pub(super) stops: Stops,
}

struct Run<'a> {
    show: &'a mut Show,
    others: &'a mut Others,
    way: Way,
    threads: Threads,
    last: Last,
    /// The terminal is another program's for now: nothing is shown.
    away: bool,
}

/// The frame that was made last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Something has happened since, or the terminal took none yet.
    Stale,
    /// It shows what there is to see until then; for ever, where nothing on it moves.
    Good { until: Option<Time> },
}

/// Whether a frame says all that there is to say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    All,
    /// Something came up meanwhile.
    More,
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
            let time = self.way.clock.time();
            self.way.flow.pass(time);
            if self.way.flow.is_deaf() {
                self.way.terminal.keyboard().forget();
            }
            // That a frame has arrived is no reason to make it again.
            if !self.last.is_good(time) && self.show()? == Told::More {
                continue;
            }
            // Pictures go out in pieces, and only while nobody wants anything else.
            match events.try_recv() {
                Ok(event) => return Ok(Some(event)),
                Err(TryRecvError::Disconnected) => return Ok(None),
                Err(TryRecvError::Empty) => {}
            }
            if let Last::Good { .. } = self.last
                && self.way.flow.has_room()
            {
                let more = self.show.more();
                if !more.is_empty() {
                    self.last = Last::Stale;
                    self.way.terminal.leave_with(self.show.farewell());
                    let now = self.way.clock.time();
                    self.way.send(Load::More, more, now)?;
                    continue;
                }
            }
            // A frame that may not be sent is not due.
            let time = self.way.clock.time();
            let frame = self.last.due(time);
            let answer = self.way.flow.due(time);
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

    /// Sends what there is to see to the terminal, if it takes a frame, and tells everybody else who goes by
    /// it.
    fn show(&mut self) -> io::Result<Told> {
        let Window { size, cell } = self.way.terminal.window();
        let now = self.way.clock.now(self.show.needs_time_of_day());
        self.show.learn_cell(cell);
        let open = self.way.flow.is_open();
        if open {
            let frame = self.show.frame(size, now);
            if self.way.question.is_empty() {
                self.way.question = self.show.question();
            }
            self.way.terminal.leave_with(self.show.farewell());
            self.way.send(Load::Frame, frame, now.time)?;
        } else {
            self.show.look(size, now);
        }
        self.way.listen()?;
        if let Some(order) = self.show.order(size, now) {
            // Without a worker things stay as they are.
            let _ = self.threads.orders.call().send(order);
        }
        if let Some(why) = self.show.wants_deck() {
            // Without anybody to read it, it stays as it is.
            let _ = self.threads.reading.call().send(why);
        }
        if let Some(sources) = self.show.sources() {
            self.threads.watching.call().watch(sources);
        }
        self.last = Last::Stale;
        if self.tell(now.time) == Told::More {
            return Ok(Told::More);
        }
        if open {
            let due = self.show.due(size, now);
            let until = due.map(|due| Time(now.time.0 + due));
            self.last = Last::Good { until };
        }
        Ok(Told::All)
    }

    /// Tells everybody else who goes by the talk what is new of it.
    fn tell(&mut self, now: Time) -> Told {
        match self.others.tell(self.show, now) {
            None => Told::All,
            Some(notice) => {
                self.show.notice(notice);
                Told::More
            }
        }
    }

    fn hear(&mut self, event: Event) -> io::Result<Next> {
        if !matches!(event, Event::Answer(Answer::Ready)) {
            self.last = Last::Stale;
        }
        match event {
            Event::Inputs(inputs) => {
                self.show.learn_round_trip(self.way.flow.delay());
                for input in inputs {
                    threads::panic_if_asked("loop");
                    let now = self.way.clock.time();
                    match self.show.input(&input, now) {
                        Some(Ask::Quit) => return Ok(Next::Leave),
                        Some(Ask::Suspend) => {
                            // What was typed just before had no frame.
                            self.tell(now);
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
            Event::Saved(told) => self.show.hear_of_files(&told),
            Event::Read(reading) => self.show.hear_deck(*reading, self.way.clock.time()),
            Event::Answer(Answer::Ready) => self.way.flow.hear(self.way.clock.time()),
            Event::Answer(answer) => self.show.hear(answer),
            Event::Ready(done, edition) => self.show.learn(&done, edition),
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

impl Last {
    /// Whether it is what the terminal shows at `now`, if nothing has happened.
    fn is_good(self, now: Time) -> bool {
        match self {
            Self::Stale => false,
            Self::Good { until } => until.is_none_or(|until| now < until),
        }
    }

    /// How long it is good for from `now` on; none, where that does not end by itself.
    fn due(self, now: Time) -> Option<Duration> {
        match self {
            Self::Stale => None,
            Self::Good { until } => Some(until?.0.saturating_sub(now.0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millis: u64) -> Time {
        Time(Duration::from_millis(millis))
    }

    #[test]
    fn a_frame_is_good_until_something_on_it_moves() {
        let still = Last::Good { until: None };
        assert!(still.is_good(at(u64::MAX)));
        assert_eq!(still.due(at(7)), None);
        let moving = Last::Good {
            until: Some(at(100)),
        };
        assert!(moving.is_good(at(99)) && !moving.is_good(at(100)));
        assert_eq!(moving.due(at(70)), Some(Duration::from_millis(30)));
        assert_eq!(moving.due(at(120)), Some(Duration::ZERO));
    }

    #[test]
    fn what_has_happened_makes_a_frame_at_once() {
        assert!(!Last::Stale.is_good(at(0)));
        assert_eq!(Last::Stale.due(at(0)), None);
    }
}
