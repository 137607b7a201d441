//! The state machine.

use super::discussion::Stand;
use super::steps::Moment;
use super::{Ahead, Clock, Command, Effect, Panel, Phase, PhaseTime, Position, Stopwatch, Time};
use crate::deck::Deck;

/// One talk under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// One for each slide; never empty.
    pub(super) stands: Vec<Stand>,
    /// How many of them belong to the talk, at least one.
    pub(super) talk_len: usize,
    /// Always on a slide that there is, and on a step that it has.
    pub(super) position: Position,
    pub(super) mark: Option<Mark>,
    pub(super) blank: bool,
    pub(super) clock: Clock,
}

/// A place to return to. It holds what was shown, not a step: a discussion that has been opened
/// or hidden since gives the steps other numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) slide: usize,
    pub(super) moment: Moment,
}

/// What of a lesson can be seen to change.
struct Glance {
    position: Position,
    reveal: u16,
    phase: Phase,
    panel: Panel,
    answer: bool,
    blank: bool,
    clock: Clock,
}

impl Lesson {
    /// A lesson on the deck's first slide.
    pub fn new(deck: &Deck) -> Self {
        Self::with(Stand::all(deck), deck.talk_len)
    }

    /// A lesson on these slides, the first `talk_len` of which belong to the talk.
    pub(super) fn with(mut stands: Vec<Stand>, talk_len: usize) -> Self {
        if stands.is_empty() {
            stands.push(Stand::default());
        }
        let talk_len = talk_len.clamp(1, stands.len());
        Self {
            stands,
            talk_len,
            position: Position::default(),
            mark: None,
            blank: false,
            clock: Clock::default(),
        }
    }

    /// Does `command` at `now` and says what came of it; nothing, when there is nothing to do.
    ///
    /// A blank screen comes back with `Next`, `Back` and `Unblank`, which then do nothing else,
    /// and with every other command that changes what the class would see.
    pub fn apply(&mut self, command: Command, now: Time) -> Vec<Effect> {
        let before = self.glance();
        let edge = self.obey(command, now);
        let after = self.glance();
        if before.open() != after.open() {
            self.change_watch(before.open(), after.open(), now);
        }
        let mut effects = before.effects(&after);
        effects.extend(edge);
        effects
    }

    /// Where the talk is.
    pub fn position(&self) -> Position {
        self.position
    }

    /// Where `Return` leads; none before the first jump.
    pub fn came_from(&self) -> Option<Position> {
        self.mark.map(|mark| self.find(mark))
    }

    /// How many of the slide's reveals are shown.
    pub fn reveal(&self) -> u16 {
        self.moment().reveal
    }

    /// The phase of this slide's discussion.
    pub fn phase(&self) -> Phase {
        self.here().phase(self.position.step)
    }

    /// The phases that this slide's discussion goes through after its question. Time goes on past
    /// a phase's end.
    pub fn phases(&self, now: Time) -> Vec<PhaseTime> {
        self.here()
            .discussion
            .as_ref()
            .map_or_else(Vec::new, |discussion| discussion.times(now))
    }

    /// How much of the screen the discussion has. Never hidden while [`Self::phase`] is open, and
    /// always while it is closed.
    pub fn panel(&self) -> Panel {
        self.here().panel(self.position.step)
    }

    /// Whether the talk stands at its very last step.
    pub fn is_at_end(&self) -> bool {
        self.position.slide + 1 == self.talk_len && self.position.step == self.here().steps().last()
    }

    /// What the next step shows; none at the talk's end, and at the last backup slide's.
    pub fn ahead(&self) -> Option<Ahead> {
        let Position { slide, step } = self.following()?;
        let stand = self.stands.get(slide)?;
        Some(Ahead {
            slide,
            reveal: stand.steps().moment(step).reveal,
            phase: stand.phase(step),
        })
    }

    /// Whether this slide has a question to discuss.
    pub fn has_discussion(&self) -> bool {
        self.here().discussion.is_some()
    }

    /// Whether there is a model answer, or a correct option, to show.
    pub fn has_answer(&self) -> bool {
        self.here()
            .discussion
            .as_ref()
            .is_some_and(|discussion| discussion.answer.is_some())
    }

    /// Whether the model answer is shown.
    pub fn answer_shown(&self) -> bool {
        self.here()
            .discussion
            .as_ref()
            .and_then(|discussion| discussion.answer)
            == Some(true)
    }

    /// Whether the audience's screen is blank.
    pub fn is_blank(&self) -> bool {
        self.blank
    }

    /// The talk's clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// Changes the state, all but the phases' stopwatches. Returns what stood in the way.
    fn obey(&mut self, command: Command, now: Time) -> Option<Effect> {
        match command {
            Command::Next => return self.next(now),
            Command::Back => return self.back(),
            Command::NextSlide => return self.next_slide(),
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
            Command::CycleDiscussion => self.discuss(Stand::cycle),
            Command::NextPhase => self.discuss(Stand::next_phase),
            Command::ToggleAnswer => self.discuss(Stand::toggle_answer),
            Command::ToggleClock if self.clock.watch.runs() => self.clock.watch.pause(now),
            Command::ToggleClock => self.start_clock(now),
            Command::ResetClock => self.clock = Clock::default(),
        }
        None
    }

    fn next(&mut self, now: Time) -> Option<Effect> {
        if !self.clock.begun {
            self.start_clock(now);
        }
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
    fn following(&self) -> Option<Position> {
        let Position { slide, step } = self.position;
        if step < self.here().steps().last() {
            let step = step + 1;
            Some(Position { slide, step })
        } else {
            let slide = slide + 1;
            (slide < self.line_end()).then_some(Position { slide, step: 0 })
        }
    }

    fn back(&mut self) -> Option<Effect> {
        if self.blank {
            self.blank = false;
        } else if self.position.step > 0 {
            self.position.step -= 1;
        } else if let Some(slide) = self.position.slide.checked_sub(1) {
            self.position = self.nearest(Position {
                slide,
                step: u32::MAX,
            });
        } else {
            return Some(Effect::AtStart);
        }
        None
    }

    fn next_slide(&mut self) -> Option<Effect> {
        self.blank = false;
        let slide = self.position.slide + 1;
        if slide == self.stands.len() {
            return Some(Effect::AtEnd);
        }
        self.position = Position { slide, step: 0 };
        None
    }

    fn previous_slide(&mut self) -> Option<Effect> {
        self.blank = false;
        if self.position == Position::default() {
            return Some(Effect::AtStart);
        }
        self.position = Position {
            slide: self.position.slide.saturating_sub(1),
            step: 0,
        };
        None
    }

    /// Goes to `position` and remembers where it came from.
    fn jump(&mut self, position: Position) {
        self.blank = false;
        if position != self.position {
            self.mark = Some(Mark {
                slide: self.position.slide,
                moment: self.moment(),
            });
            self.position = position;
        }
    }

    /// Does something with this slide's discussion that returns the step to stand on.
    fn discuss(&mut self, act: impl FnOnce(&mut Stand, u32) -> u32) {
        self.blank = false;
        let step = self.position.step;
        self.position.step = act(self.here_mut(), step);
    }

    fn start_clock(&mut self, now: Time) {
        self.clock.watch.start(now);
        self.clock.begun = true;
    }

    /// Lets the stopwatch of one phase stand and that of another run.
    fn change_watch(
        &mut self,
        old: Option<(usize, Phase)>,
        new: Option<(usize, Phase)>,
        now: Time,
    ) {
        if let Some(watch) = old.and_then(|at| self.watch(at)) {
            watch.pause(now);
        }
        if let Some(watch) = new.and_then(|at| self.watch(at)) {
            watch.start(now);
        }
    }

    fn watch(&mut self, (slide, phase): (usize, Phase)) -> Option<&mut Stopwatch> {
        self.stands.get_mut(slide)?.watch(phase)
    }

    /// One past the last slide that Next leads to: backup slides are a line of their own.
    fn line_end(&self) -> usize {
        if self.position.slide < self.talk_len {
            self.talk_len
        } else {
            self.stands.len()
        }
    }

    /// The position that there is nearest to `position`.
    pub(super) fn nearest(&self, position: Position) -> Position {
        let slide = position.slide.min(self.stands.len() - 1);
        let last = self
            .stands
            .get(slide)
            .map_or(0, |stand| stand.steps().last());
        Position {
            slide,
            step: position.step.min(last),
        }
    }

    fn find(&self, mark: Mark) -> Position {
        let step = self
            .stands
            .get(mark.slide)
            .map_or(0, |it| it.steps().step(mark.moment));
        self.nearest(Position {
            slide: mark.slide,
            step,
        })
    }

    pub(super) fn moment(&self) -> Moment {
        self.here().steps().moment(self.position.step)
    }

    #[expect(clippy::indexing_slicing, reason = "the position is always on a slide")]
    pub(super) fn here(&self) -> &Stand {
        &self.stands[self.position.slide]
    }

    #[expect(clippy::indexing_slicing, reason = "the position is always on a slide")]
    pub(super) fn here_mut(&mut self) -> &mut Stand {
        &mut self.stands[self.position.slide]
    }

    fn glance(&self) -> Glance {
        Glance {
            position: self.position,
            reveal: self.reveal(),
            phase: self.phase(),
            panel: self.panel(),
            answer: self.answer_shown(),
            blank: self.blank,
            clock: self.clock,
        }
    }
}

impl Glance {
    /// The open discussion: its slide and phase.
    fn open(&self) -> Option<(usize, Phase)> {
        (self.phase != Phase::Closed).then_some((self.position.slide, self.phase))
    }

    /// What is different in `after`.
    fn effects(&self, after: &Self) -> Vec<Effect> {
        let same_slide = self.position.slide == after.position.slide;
        let changes = [
            (self.blank != after.blank, Effect::Blanked(after.blank)),
            (
                self.position != after.position,
                Effect::Moved {
                    from: self.position,
                    to: after.position,
                },
            ),
            (
                same_slide && self.reveal != after.reveal,
                Effect::Revealed(after.reveal),
            ),
            (self.open() != after.open(), Effect::Phase(after.phase)),
            (self.panel != after.panel, Effect::Panel(after.panel)),
            (
                same_slide && self.answer != after.answer,
                Effect::Answer(after.answer),
            ),
            (self.clock != after.clock, Effect::Clock),
        ];
        changes
            .into_iter()
            .filter_map(|(changed, effect)| changed.then_some(effect))
            .collect()
    }
}
