//! What each command does.

use std::time::Duration;

use super::discussion::Stand;
use super::{
    Clock, Command, EXTENSION, Effect, Heard, Lesson, MOST_HEARD, Phase, Position, Round, Time,
};
use crate::text::Clean;

/// The most that a phase can be given on top of its time: a day.
const MOST_EXTRA: Duration = Duration::from_secs(24 * 60 * 60);

impl Lesson {
    /// Changes the state, all but the stopwatches of what is shown. Returns what changed that no glance
    /// tells, or what stood in the way.
    pub(super) fn obey(&mut self, command: Command, now: Time) -> Option<Effect> {
        match command {
            Command::Next => return self.next(now),
            Command::Back => return self.back(),
            Command::NextSlide => return self.next_slide(now),
            Command::PreviousSlide => return self.previous_slide(),
            Command::First => self.jump(Position::default()),
            Command::Last => self.jump(Position {
                slide: self.talk_len - 1,
                step: 0,
            }),
            Command::GoTo(slide) => self.jump(self.nearest(Position { slide, step: 0 })),
            Command::Return => {
                if let Some(mark) = self.mark {
                    self.jump(self.find(mark));
                }
            }
            Command::MoveTo(position) => self.position = self.nearest(position),
            Command::ToggleBlank => self.blank = !self.blank,
            Command::Unblank => self.blank = false,
            Command::ToggleFreeze => {
                self.frozen = match self.frozen {
                    None => Some(self.mark_here()),
                    Some(_) => None,
                }
            }
            Command::CycleDiscussion => self.discuss(Stand::cycle, now),
            Command::NextPhase => self.discuss(Stand::next_phase, now),
            Command::Extend => return self.extend(),
            Command::ToggleAnswer => self.discuss(Stand::toggle_answer, now),
            Command::Hear(text) => return self.hear(text),
            Command::Strike(index) => {
                return self.change_heard(index, |heard| {
                    heard.struck = !heard.struck;
                    heard.pinned = false;
                });
            }
            Command::Pin(index) => {
                return self.change_heard(index, |heard| {
                    heard.pinned = !heard.pinned;
                    heard.struck = false;
                });
            }
            Command::Count {
                round,
                option,
                hands,
            } => return self.count(round, option, hands),
            Command::ToggleClock if self.clock.watch.runs() => self.clock.watch.pause(now),
            Command::ToggleClock => self.start_clock(now),
            Command::ResetClock => {
                self.clock = Clock::default();
                self.forget_times();
            }
        }
        None
    }

    fn extend(&mut self) -> Option<Effect> {
        let phase = self.phase();
        let discussion = self.here_mut().discussion.as_mut()?;
        let timed = discussion.phases.iter_mut().find(|it| it.phase == phase)?;
        timed.extra = timed.extra.saturating_add(EXTENSION).min(MOST_EXTRA);
        Some(Effect::Extended)
    }

    fn hear(&mut self, text: Clean) -> Option<Effect> {
        let discussion = self.here_mut().discussion.as_mut()?;
        if text.is_blank() {
            return None;
        }
        if discussion.heard.len() >= MOST_HEARD {
            return Some(Effect::HeardEnough);
        }
        discussion.heard.push(Heard {
            text,
            pinned: false,
            struck: false,
        });
        Some(Effect::Heard(discussion.heard.len() - 1))
    }

    fn change_heard(&mut self, index: usize, change: impl FnOnce(&mut Heard)) -> Option<Effect> {
        let discussion = self.here_mut().discussion.as_mut()?;
        change(discussion.heard.get_mut(index)?);
        Some(Effect::Heard(index))
    }

    fn count(&mut self, round: Round, option: usize, hands: u16) -> Option<Effect> {
        let phase = self.phase();
        let discussion = self.here_mut().discussion.as_mut()?;
        let counted = discussion.ballot.count(round, option, hands, phase);
        counted.then_some(Effect::Counted(round))
    }

    fn next(&mut self, now: Time) -> Option<Effect> {
        self.begin_clock(now);
        if self.blank {
            self.blank = false;
        } else if let Some(following) = self.following() {
            self.position = following;
        } else {
            return Some(Effect::AtEnd);
        }
        None
    }

    /// The position that Next leads to.
    pub(super) fn following(&self) -> Option<Position> {
        let Position { slide, step } = self.position;
        if step < self.here().steps().last() {
            let step = step + 1;
            Some(Position { slide, step })
        } else {
            let slide = self.slide_after(slide)?;
            Some(Position { slide, step: 0 })
        }
    }

    fn back(&mut self) -> Option<Effect> {
        if self.blank {
            self.blank = false;
        } else if self.position.step > 0 {
            self.position.step -= 1;
        } else if let Some(slide) = self.slide_before(self.position.slide) {
            self.position = self.nearest(Position {
                slide,
                step: u32::MAX,
            });
        } else {
            return Some(Effect::AtStart);
        }
        None
    }

    fn next_slide(&mut self, now: Time) -> Option<Effect> {
        self.begin_clock(now);
        self.blank = false;
        let next = match self.route {
            Some(_) => self.slide_after(self.position.slide),
            None => Some(self.position.slide + 1).filter(|slide| *slide < self.stands.len()),
        };
        let Some(slide) = next else {
            return Some(Effect::AtEnd);
        };
        self.position = Position { slide, step: 0 };
        None
    }

    fn previous_slide(&mut self) -> Option<Effect> {
        self.blank = false;
        let slide = self.slide_before(self.position.slide);
        if slide.is_none() && self.position.step == 0 {
            return Some(Effect::AtStart);
        }
        self.position = Position {
            slide: slide.unwrap_or(self.position.slide),
            step: 0,
        };
        None
    }

    /// Goes to `position` and remembers where it came from.
    fn jump(&mut self, position: Position) {
        self.blank = false;
        if position != self.position {
            self.mark = Some(self.mark_here());
            self.position = position;
        }
    }

    /// Does something with this slide's discussion that returns the step to stand on. Opening it
    /// starts a clock that never ran, as the first Next does: its time counts.
    fn discuss(&mut self, act: impl FnOnce(&mut Stand, u32) -> u32, now: Time) {
        self.blank = false;
        let step = self.position.step;
        let was_closed = self.phase() == Phase::Closed;
        self.position.step = act(self.here_mut(), step);
        if !self.clock.begun && (was_closed || self.position.step != step) {
            let is_open = self.phase() != Phase::Closed;
            if is_open {
                self.start_clock(now);
            }
        }
    }

    /// Starts a clock that never ran.
    fn begin_clock(&mut self, now: Time) {
        if !self.clock.begun {
            self.start_clock(now);
        }
    }

    fn start_clock(&mut self, now: Time) {
        self.clock.watch.start(now);
        self.clock.begun = true;
        self.clock.by_blank = false;
    }

    /// Stops the clock when the screen became blank since it `was_blank` or not, and lets it go on when
    /// that is over.
    pub(super) fn pause_by_blank(&mut self, was_blank: bool, now: Time) {
        match (was_blank, self.blank) {
            (false, true) if self.blank_pauses && self.clock.watch.runs() => {
                self.clock.watch.pause(now);
                self.clock.by_blank = true;
            }
            (true, false) if self.clock.by_blank => self.start_clock(now),
            _ => {}
        }
    }
}
