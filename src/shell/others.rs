//! Who else is told how the lesson stands: consoles, the talk that a console follows, and the file
//! that keeps its place.

use std::mem;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::clock::Clock;
use super::event::Event;
use super::kept;
use super::parting::Parting;
use super::seat::{Link, Ties};
use super::show::Show;
use super::threads::{self, Later, Line};
use crate::lesson::{Command, State, Time};
use crate::link::{self, Heard, Loss, Publisher, Remote, Told};
use crate::store::ledger::Pen;
use crate::store::{self, Keeping};
use crate::viewer::Notice;

/// How long the end of the process waits for a disk that takes nothing.
const PATIENCE: Duration = Duration::from_millis(500);

/// The others, as they are reached.
pub(super) struct Others {
    tie: Tie,
    keeping: Option<Line<Keeping<kept::News>>>,
    pen: Option<Line<Pen>>,
    events: Sender<Event>,
    /// The lesson that they know.
    told: Option<u64>,
    consoles: usize,
    /// What is to be done when something else ends the process.
    parting: Arc<Parting>,
    clock: Clock,
}

enum Tie {
    /// To nobody.
    None,
    /// To nobody before the first frame is out.
    Later(Link),
    /// To consoles.
    Consoles(Publisher<State>),
    /// To the process where the lesson is.
    Talk(Remote<Command>),
}

impl Others {
    /// Those whom `ties` name. Nothing is done for them yet.
    pub(super) fn new(
        ties: Ties,
        events: Sender<Event>,
        parting: Arc<Parting>,
        clock: Clock,
    ) -> Self {
        let keeping = ties.keep.map(|file| {
            let (keeping, keeper) = store::keeper(file, kept::Place::default());
            let tell = events.clone();
            let thread = Later::new("keep", events.clone(), move || {
                let clock = Clock::start();
                let now = || clock.time().0;
                keeper.run(now, |error| drop(tell.send(Event::Unkept(error))));
            });
            Line::new(keeping, thread)
        });
        let pen = ties.ledger.map(|ledger| {
            let (pen, writer) = ledger.writer();
            let tell = events.clone();
            let thread = Later::new("ledger", events.clone(), move || {
                // When nobody listens, the end of the talk says what was lost.
                writer.run(|told| drop(tell.send(Event::Ledger(told))));
            });
            Line::new(pen, thread)
        });
        Self {
            tie: match ties.link {
                Link::None => Tie::None,
                link => Tie::Later(link),
            },
            keeping,
            pen,
            events,
            told: None,
            consoles: 0,
            parting,
            clock,
        }
    }

    /// Tells them all that is new. The first time is after the first frame. Returns what the presenter
    /// should know of it.
    pub(super) fn tell(&mut self, show: &mut Show, now: Time) -> Option<Notice> {
        let mut notice = None;
        if let Tie::Later(_) = self.tie {
            notice = self.begin();
        }
        self.write(show);
        for command in show.take_commands() {
            let sent = match &self.tie {
                Tie::Talk(remote) => remote.send(&command),
                Tie::None | Tie::Later(_) | Tie::Consoles(_) => Ok(()),
            };
            if let Err(error) = sent {
                notice = Some(Notice::warning(&error.to_string()));
            }
        }
        // That time has passed is told when all ends: a clock on the screen wakes nobody else.
        if self.told == Some(show.changes()) {
            return notice;
        }
        self.told = Some(show.changes());
        let listens = self.consoles > 0;
        if let Tie::Consoles(publisher) = &self.tie
            && listens
            && let Err(error) = publisher.publish(&show.state(now))
        {
            notice = Some(Notice::warning(&format!("Consoles are behind: {error}")));
        }
        if let Some(keeping) = self.keeping.as_mut().filter(|_| is_under_way(show)) {
            let keeping = keeping.call();
            let (word, clock) = (keeping.last_word(), self.clock);
            // First: a signal may come as soon as anything is kept.
            self.parting
                .plan(move || word.keep(kept::News::Passed(clock.time()), PATIENCE));
            keeping.keep(kept::News::of(show, now));
        }
        notice
    }

    /// Takes note of what a console says.
    pub(super) fn hear_console(&mut self, told: Told<Command>, show: &mut Show, now: Time) {
        match told {
            Told::Joined(_) => {
                self.consoles += 1;
                // The time in what was told last is that of then.
                self.told = None;
            }
            Told::Left(_) => self.consoles = self.consoles.saturating_sub(1),
            Told::Command { from, command } => show.obey_other(command, from, now),
        }
        show.count_consoles(self.consoles);
    }

    /// Takes note of what the talk says that this console follows.
    pub(super) fn hear_talk(heard: Heard<State>, show: &mut Show, now: Time) {
        match heard {
            Heard::Hello(_) => {}
            Heard::State(state) => show.adopt(&state, now),
            Heard::Error(why) => show.notice(Notice::warning(why.as_str())),
            // The screen itself says that the talk is gone.
            Heard::Bye(_) | Heard::Lost(Loss::Gone) => show.lose(),
            Heard::Lost(loss) => {
                show.lose();
                show.notice(Notice::warning(&loss.to_string()));
            }
        }
    }

    /// The talk is over. There is no place to come back to when it was at its end.
    pub(super) fn end(mut self, show: &mut Show) {
        show.end_recording();
        let now = show.seen_at();
        // What happened as the talk ended had no frame after it.
        if !matches!(self.tie, Tie::Later(_)) {
            self.tell(show, now);
        }
        self.parting.cancel();
        let is_at_end = show.lesson().is_at_end();
        if let Some(keeping) = self.keeping.as_mut().filter(|_| is_at_end) {
            keeping.call().forget();
        }
        // Consoles hear of the end, and what is to be kept is written, which is little.
        drop(self.tie);
        if let Some(keeping) = self.keeping.and_then(Line::end) {
            if !is_at_end {
                keeping.keep(kept::News::Passed(now));
            }
            keeping.finish();
        }
        if let Some(Err(unwritten)) = self.pen.and_then(Line::end).map(Pen::finish) {
            show.lose_records(unwritten);
        }
    }

    fn write(&mut self, show: &mut Show) {
        let records = show.take_records();
        if let Some(pen) = &mut self.pen
            && !records.is_empty()
        {
            pen.call().write(records);
        }
    }

    fn begin(&mut self) -> Option<Notice> {
        let Tie::Later(link) = mem::replace(&mut self.tie, Tie::None) else {
            return None;
        };
        let events = self.events.clone();
        let begun = match link {
            Link::None => Ok(()),
            Link::Listen(places, talk) => match link::listen::<State, Command>(&places, talk) {
                Ok((publisher, server)) => {
                    self.tie = Tie::Consoles(publisher);
                    let clock = Clock::start();
                    threads::spawn("link", self.events.clone(), move || {
                        let tell = |told| events.send(Event::Console(told)).is_ok();
                        server.run(|| clock.time().0, tell);
                    })
                    .map_err(|error| error.to_string())
                }
                Err(error) => Err(error.to_string()),
            },
            Link::Follow(remote, follower) => {
                self.tie = Tie::Talk(remote);
                threads::spawn("link", self.events.clone(), move || {
                    follower.run(|heard| events.send(Event::Talk(heard)).is_ok());
                })
                .map_err(|error| error.to_string())
            }
        };
        let error = begun.err()?;
        Some(Notice::warning(&format!("No console can follow: {error}")))
    }
}

/// Whether there is anything to keep: something has happened, or time is spent as in a talk that goes on.
fn is_under_way(show: &Show) -> bool {
    show.changes() > 0 || show.lesson().clock().watch.runs()
}
