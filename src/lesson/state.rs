//! The state machine.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::time::Duration;

use super::discussion::{Discussion, Stand};
use super::steps::Moment;
use super::watches::Running;
use super::{
    Ahead, Clock, Command, Effect, Heard, Hint, Limit, Panel, Phase, PhaseTime, Position, Role,
    Round, Route, Spent, Time,
};
use crate::deck::Deck;
use crate::text::Clean;

/// One talk under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// One for each slide; never empty.
    pub(super) stands: Vec<Stand>,
    /// The slides on which anything may have happened.
    pub(super) touched: BTreeSet<usize>,
    /// Those of them on which anything may have happened since its news were told; none, where all of
    /// them are news.
    pub(super) untold: Option<BTreeSet<usize>>,
    /// How many of them belong to the talk, at least one.
    pub(super) talk_len: usize,
    /// Always on a slide that there is, and on a step that it has.
    pub(super) position: Position,
    pub(super) mark: Option<Mark>,
    /// Where the audience stays, while it does.
    pub(super) frozen: Option<Mark>,
    pub(super) blank: bool,
    pub(super) clock: Clock,
    pub(super) moved_by: Option<Clean>,
    pub(super) limit: Option<Limit>,
    /// Whether the clock stands while the screen is blank.
    pub(super) blank_pauses: bool,
    pub(super) route: Option<Route>,
}

/// A place on the deck. It holds what was shown, not a step: a discussion that has been opened
/// or hidden since gives the steps other numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) slide: usize,
    pub(super) moment: Moment,
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
            touched: BTreeSet::new(),
            untold: None,
            talk_len,
            position: Position::default(),
            mark: None,
            frozen: None,
            blank: false,
            clock: Clock::default(),
            moved_by: None,
            limit: None,
            blank_pauses: false,
            route: None,
        }
    }

    /// Does `command` at `now` and says what came of it; nothing, when there is nothing to do.
    ///
    /// A blank screen comes back with `Next`, `Back` and `Unblank`, which then do nothing else,
    /// and with every other command that changes what the class would see.
    pub fn apply(&mut self, command: Command, now: Time) -> Vec<Effect> {
        let (before, running) = (self.glance(), self.running());
        let was_at = self.in_sight();
        let was_blank = self.blank;
        let edge = self.obey(command, now);
        self.pause_by_blank(was_blank, now);
        self.run_on(running, now);
        let mut effects = before.effects(&self.glance());
        effects.extend(edge);
        if !effects.is_empty() {
            let is_at = self.in_sight();
            let touched = was_at.into_iter().chain(is_at);
            self.touched.extend(touched.clone());
            if let Some(untold) = &mut self.untold {
                untold.extend(touched);
            }
        }
        effects
    }

    /// Gives the talk this time in place of the deck's duration.
    pub fn allot(&mut self, limit: Option<Limit>) {
        self.limit = limit;
    }

    /// The time that the talk has in place of the deck's duration.
    pub fn limit(&self) -> Option<Limit> {
        self.limit
    }

    /// Lets the clock stand from now on whenever the audience's screen is blank, or run on. One that was
    /// paused before stays paused afterwards, and one that is started meanwhile runs.
    pub fn let_blank_pause(&mut self, pauses: bool) {
        self.blank_pauses = pauses;
    }

    /// Takes note of who moved the talk last: what this person's screen is called.
    pub fn credit(&mut self, who: Clean) {
        self.moved_by = Some(who);
    }

    /// Who moved the talk last; none, before anybody did.
    pub fn moved_by(&self) -> Option<&Clean> {
        self.moved_by.as_ref()
    }

    /// The lesson as `role` sees it: an audience that was left behind is where it was left.
    pub fn as_seen_by(&self, role: Role) -> Cow<'_, Self> {
        match (role, self.frozen) {
            (Role::Audience, Some(mark)) => {
                let mut seen = self.clone();
                seen.frozen = None;
                seen.position.slide = mark.slide;
                seen.position.step = seen.here_mut().recall(mark.moment);
                Cow::Owned(seen)
            }
            (Role::Audience | Role::Presenter, _) => Cow::Borrowed(self),
        }
    }

    /// The lesson as it is after the next step; none at the talk's end, and at the last backup
    /// slide's.
    pub fn after_next(&self) -> Option<Self> {
        let position = self.following()?;
        Some(Self {
            position,
            ..self.clone()
        })
    }

    /// Where the talk is.
    pub fn position(&self) -> Position {
        self.position
    }

    /// Where `Return` leads; none before the first jump.
    pub fn came_from(&self) -> Option<Position> {
        self.mark.map(|mark| self.find(mark))
    }

    /// Where the audience stays while the talk goes on; none, while it comes along.
    pub fn frozen(&self) -> Option<Position> {
        self.frozen.map(|mark| self.find(mark))
    }

    /// How many of the slide's reveals are shown.
    pub fn reveal(&self) -> u16 {
        self.moment().reveal
    }

    /// The phase of this slide's discussion.
    pub fn phase(&self) -> Phase {
        self.here().phase(self.position.step)
    }

    /// The phases that this slide's discussion goes through after its question, all but the answer.
    /// Time goes on past a phase's end.
    pub fn phases(&self, now: Time) -> Vec<PhaseTime> {
        self.phases_on(self.position.slide, now)
    }

    /// The same of the discussion on the slide of this index, from 0; of a slide without one, none.
    pub fn phases_on(&self, slide: usize, now: Time) -> Vec<PhaseTime> {
        let discussion = self.stands.get(slide).and_then(|it| it.discussion.as_ref());
        discussion.map_or_else(Vec::new, |discussion| discussion.times(now))
    }

    /// Whether this slide's discussion is open, and nothing of it follows.
    pub fn is_last_phase(&self) -> bool {
        let stage = self.moment().stage;
        let last = self.discussion().map(Discussion::last_stage);
        stage.is_some() && stage == last
    }

    /// How much of the screen the discussion has. Never hidden while [`Self::phase`] is open, and
    /// always while it is closed.
    pub fn panel(&self) -> Panel {
        self.here().panel(self.position.step)
    }

    /// Whether the talk stands at its very last step, or at that of its route.
    pub fn is_at_end(&self) -> bool {
        let Position { slide, step } = self.position;
        slide < self.talk_len
            && self.slide_after(slide).is_none()
            && step == self.here().steps().last()
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
        self.discussion().is_some()
    }

    /// Whether there is a model answer, or a correct option, to show.
    pub fn has_answer(&self) -> bool {
        self.discussion().is_some_and(|it| it.answer.is_some())
    }

    /// Whether the model answer is shown.
    pub fn answer_shown(&self) -> bool {
        let phase = self.phase();
        self.discussion().is_some_and(|it| it.shows_answer(phase))
    }

    /// What the class answered to this slide's question, in the order in which it was heard.
    pub fn heard(&self) -> &[Heard] {
        self.discussion().map_or(&[], |it| &it.heard)
    }

    /// The hands counted in this round of the vote, one number for each option; none, when nobody
    /// was counted.
    pub fn hands(&self, round: Round) -> Option<&[u16]> {
        self.discussion()?.ballot.hands(round)
    }

    /// The round that hands counted now belong to.
    pub fn round(&self) -> Round {
        let phase = self.phase();
        self.discussion()
            .map_or(Round::First, |it| it.ballot.round(phase))
    }

    /// Whether the audience sees how many hands each option has.
    pub fn hands_shown(&self) -> bool {
        let phase = self.phase();
        self.discussion().is_some_and(|it| it.shows_hands(phase))
    }

    /// What the latest vote means for what to do next; for the presenter alone. None, before anybody
    /// is counted and where no option is right.
    pub fn hint(&self) -> Option<Hint> {
        self.discussion()?.ballot.hint()
    }

    /// Whether the audience's screen is blank.
    pub fn is_blank(&self) -> bool {
        self.blank
    }

    /// The talk's clock.
    pub fn clock(&self) -> Clock {
        self.clock
    }

    /// The time that the slide of this index, from 0, has had while the clock ran. All slides'
    /// times together are the clock's.
    pub fn spent(&self, slide: usize, now: Time) -> Spent {
        let spent = |stand: &Stand| Spent {
            talk: stand.talk.elapsed(now),
            discussion: stand.talked.elapsed(now),
        };
        self.stands.get(slide).map(spent).unwrap_or_default()
    }

    /// The time that the discussion on the slide of this index still has: of its current phase, and
    /// of those that come.
    pub(super) fn discussion_left(&self, slide: usize, now: Time) -> Duration {
        let times = self.phases_on(slide, now);
        let current = self.running_phase(slide);
        let left = times
            .iter()
            .filter(|time| current.is_none_or(|current| time.phase >= current));
        left.map(|time| time.budget.saturating_sub(time.spent))
            .sum()
    }

    /// One past the last slide that Next leads to: backup slides are a line of their own.
    pub(super) fn line_end(&self) -> usize {
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

    pub(super) fn find(&self, mark: Mark) -> Position {
        let step = self
            .stands
            .get(mark.slide)
            .map_or(0, |it| it.steps().step(mark.moment));
        self.nearest(Position {
            slide: mark.slide,
            step,
        })
    }

    /// Stands on `mark`, with the discussion seated there if it has to be.
    pub(super) fn stand_on(&mut self, mark: Mark) {
        self.position = self.nearest(Position {
            slide: mark.slide,
            step: 0,
        });
        self.position.step = self.here_mut().hold(mark.moment);
    }

    /// The slides on which something can happen now: this one, and that which the audience sees.
    pub(super) fn in_sight(&self) -> [usize; 2] {
        [self.position.slide, self.standing().slide]
    }

    /// This very place.
    pub(super) fn mark_here(&self) -> Mark {
        Mark {
            slide: self.position.slide,
            moment: self.moment(),
        }
    }

    pub(super) fn moment(&self) -> Moment {
        self.here().steps().moment(self.position.step)
    }

    pub(super) fn discussion(&self) -> Option<&Discussion> {
        self.here().discussion.as_deref()
    }

    #[expect(clippy::indexing_slicing, reason = "the position is always on a slide")]
    pub(super) fn here(&self) -> &Stand {
        &self.stands[self.position.slide]
    }

    #[expect(clippy::indexing_slicing, reason = "the position is always on a slide")]
    pub(super) fn here_mut(&mut self) -> &mut Stand {
        &mut self.stands[self.position.slide]
    }

    /// The phase that the audience is in on the slide of this index; none on every other slide, and
    /// where it is not discussing.
    fn running_phase(&self, slide: usize) -> Option<Phase> {
        let Running {
            slide: at, phase, ..
        } = self.standing();
        (at == slide && phase != Phase::Closed).then_some(phase)
    }
}
