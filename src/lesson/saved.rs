//! A lesson as a value that crosses to another process, or to another day.

mod by_id;
mod news;

use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::discussion::{Discussion, Stand};
use super::state::Mark;
use super::steps::{Moment, Seat};
use super::{Effect, Heard, Lesson, Limit, Phase, Role, Round, Stopwatch, Time};
use crate::deck::{Deck, SlideId};
use crate::text::Clean;
pub use news::{News, Spending};

/// The whole state of a lesson, as one role may know it. Slides are told by their ids, so that it
/// holds for later versions of the deck as well.
///
/// It is small, since it names only slides on which something happened. Times are in milliseconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// Where the talk is; where the audience is, for those who see no more.
    at: Place,
    /// Where the audience stays while the talk goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    frozen: Option<Place>,
    /// Where `Return` leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    came_from: Option<Place>,
    #[serde(default)]
    blank: bool,
    clock: ClockState,
    /// The slides on which something happened, by their ids.
    #[serde(default, with = "by_id")]
    slides: BTreeMap<String, SlideState>,
    /// Who moved the talk last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moved_by: Option<String>,
    /// The time that the talk has in place of the deck's duration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    limit: Option<LimitState>,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum LimitState {
    TalkMs(u64),
    WholeMs(u64),
}

/// A place on the deck.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Place {
    /// The slide's id.
    slide: String,
    /// The slide's index, from 0, where no slide has that id.
    index: usize,
    reveal: u16,
    phase: Phase,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct ClockState {
    begun: bool,
    runs: bool,
    ms: u64,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    by_blank: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct SlideState {
    slide: String,
    talk_ms: u64,
    discussion_ms: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    discussion: Option<DiscussionState>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct DiscussionState {
    seat: SeatState,
    full: bool,
    answer: bool,
    phases: Vec<PhaseState>,
    #[serde(default)]
    heard: Vec<Heard>,
    #[serde(default)]
    first: Vec<u16>,
    #[serde(default)]
    second: Vec<u16>,
    #[serde(default)]
    first_in: Phase,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SeatState {
    Hidden(Phase),
    After(u16),
    Standing(u16),
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct PhaseState {
    phase: Phase,
    ms: u64,
    extra_ms: u64,
}

impl State {
    /// The slide's id.
    pub fn slide(&self) -> SlideId {
        SlideId(self.at.slide.clone())
    }

    /// The talk's time.
    pub fn elapsed(&self) -> Duration {
        Duration::from_millis(self.clock.ms)
    }

    /// The same with the audience along and nothing blank, for a talk that goes on in another room.
    #[must_use]
    pub fn afresh(self) -> Self {
        Self {
            frozen: None,
            blank: false,
            clock: ClockState {
                runs: self.clock.runs || self.clock.by_blank,
                by_blank: false,
                ..self.clock
            },
            ..self
        }
    }

    /// Whether there is anything in it worth going back to.
    pub fn is_under_way(&self) -> bool {
        self.clock.begun || self.at.index > 0
    }
}

impl Lesson {
    /// All that `role` may know of the lesson on `deck`, at `now`.
    ///
    /// The audience's state holds the slide that the audience sees and nothing of any other, no
    /// answers but those that are pinned, hands only once they are shown, and no time but that of
    /// the phases.
    pub fn state(&self, deck: &Deck, role: Role, now: Time) -> State {
        let seen = self.as_seen_by(role);
        let is_presenter = role == Role::Presenter;
        let touched = seen.touched.iter().filter_map(|index| {
            let (slide, stand) = (deck.slides.get(*index)?, seen.stands.get(*index)?);
            Some((*index, slide, stand))
        });
        let slides = touched.filter(|(index, _, stand)| {
            !stand.is_untouched() && (is_presenter || *index == seen.position.slide)
        });
        let slides = slides.map(|(_, slide, stand)| {
            let mut state = SlideState::of(&slide.id, stand, now);
            if !is_presenter {
                state.strip(seen.hands_shown());
            }
            state
        });
        self.state_with(slides, deck, role, now)
    }

    /// The same with what there is to say of these slides.
    fn state_with(
        &self,
        slides: impl Iterator<Item = SlideState>,
        deck: &Deck,
        role: Role,
        now: Time,
    ) -> State {
        let seen = self.as_seen_by(role);
        let is_presenter = role == Role::Presenter;
        let at = seen.place(deck, seen.mark_here());
        let place = |mark: Option<Mark>| {
            let mark = mark.filter(|_| is_presenter);
            mark.map(|mark| self.place(deck, mark))
        };
        State {
            at,
            frozen: place(self.frozen),
            came_from: place(self.mark),
            blank: self.blank,
            clock: ClockState {
                begun: self.clock.begun,
                runs: self.clock.watch.runs(),
                ms: match role {
                    Role::Presenter => millis(self.clock.watch.elapsed(now)),
                    Role::Audience => 0,
                },
                by_blank: self.clock.by_blank && is_presenter,
            },
            slides: slides.map(|state| (state.slide.clone(), state)).collect(),
            moved_by: self
                .moved_by
                .as_ref()
                .filter(|_| is_presenter)
                .map(ToString::to_string),
            limit: self
                .limit
                .filter(|_| is_presenter)
                .map(|limit| match limit {
                    Limit::Talk(span) => LimitState::TalkMs(millis(span)),
                    Limit::Whole(span) => LimitState::WholeMs(millis(span)),
                }),
        }
    }

    /// The lesson on `deck` that `state` tells of, at `now`. What it says of slides that the deck does
    /// not have is left out; a place on such a slide is the one of its index, or the last.
    pub fn restored(deck: &Deck, state: &State, now: Time) -> Self {
        let mut lesson = Self::new(deck);
        for told in state.slides.values() {
            let Some(index) = index_of(deck, &told.slide) else {
                continue;
            };
            if let Some(stand) = lesson.stands.get_mut(index) {
                told.restore(stand);
                lesson.touched.insert(index);
            }
        }
        let at = lesson.mark_of(deck, &state.at);
        lesson.stand_on(at);
        let mark = |place: &Option<Place>| place.as_ref().map(|it| lesson.mark_of(deck, it));
        (lesson.frozen, lesson.mark) = (mark(&state.frozen), mark(&state.came_from));
        lesson.blank = state.blank;
        lesson.clock.begun = state.clock.begun;
        lesson.clock.by_blank = state.clock.by_blank && state.blank && !state.clock.runs;
        lesson.clock.watch = Stopwatch::at(Duration::from_millis(state.clock.ms));
        if state.clock.runs {
            lesson.clock.watch.start(now);
        }
        lesson.moved_by = state.moved_by.as_deref().map(Clean::line);
        lesson.limit = state.limit.map(|limit| match limit {
            LimitState::TalkMs(ms) => Limit::Talk(Duration::from_millis(ms)),
            LimitState::WholeMs(ms) => Limit::Whole(Duration::from_millis(ms)),
        });
        lesson.settle(now);
        lesson
    }

    /// Becomes what `state` tells of, at `now`, and says what is different: what a command would have
    /// said.
    pub fn adopt(&mut self, deck: &Deck, state: &State, now: Time) -> Vec<Effect> {
        let before = self.glance();
        let (heard, first, second) = self.voices();
        let (route, blank_pauses) = (self.route.take(), self.blank_pauses);
        *self = Self::restored(deck, state, now);
        self.blank_pauses = blank_pauses;
        self.route = route;
        self.mark_route(deck);
        let mut effects = before.effects(&self.glance());
        let after = self.voices();
        if heard != after.0 {
            effects.push(Effect::Heard(after.0.len().saturating_sub(1)));
        }
        if first != after.1 {
            effects.push(Effect::Counted(Round::First));
        }
        if second != after.2 {
            effects.push(Effect::Counted(Round::Second));
        }
        effects
    }

    fn voices(&self) -> (Vec<Heard>, Option<Vec<u16>>, Option<Vec<u16>>) {
        let hands = |round| self.hands(round).map(<[u16]>::to_vec);
        (
            self.heard().to_vec(),
            hands(Round::First),
            hands(Round::Second),
        )
    }

    fn place(&self, deck: &Deck, mark: Mark) -> Place {
        let slide = deck.slides.get(mark.slide);
        let stand = self.stands.get(mark.slide);
        Place {
            slide: slide.map_or_else(String::new, |slide| slide.id.0.clone()),
            index: mark.slide,
            reveal: mark.moment.reveal,
            phase: stand.map_or(Phase::Closed, |stand| stand.phase_of(mark.moment)),
        }
    }

    fn mark_of(&self, deck: &Deck, place: &Place) -> Mark {
        let last = self.stands.len() - 1;
        let slide = index_of(deck, &place.slide).unwrap_or(place.index.min(last));
        let stand = self.stands.get(slide);
        let discussion = stand.and_then(|stand| stand.discussion.as_ref());
        let stage = discussion
            .filter(|_| place.phase != Phase::Closed)
            .map(|discussion| discussion.stage(place.phase));
        Mark {
            slide,
            moment: Moment {
                reveal: place.reveal.min(stand.map_or(0, |stand| stand.reveals)),
                stage,
            },
        }
    }
}

impl SlideState {
    /// What there is to say of a slide on which nothing happened.
    fn blank(id: &SlideId) -> Self {
        Self {
            slide: id.0.clone(),
            talk_ms: 0,
            discussion_ms: 0,
            discussion: None,
        }
    }

    /// Whether a lesson is the same without it.
    fn is_blank(&self) -> bool {
        self.talk_ms == 0 && self.discussion_ms == 0 && self.discussion.is_none()
    }

    fn of(id: &SlideId, stand: &Stand, now: Time) -> Self {
        Self {
            slide: id.0.clone(),
            talk_ms: millis(stand.talk.elapsed(now)),
            discussion_ms: millis(stand.talked.elapsed(now)),
            discussion: stand
                .discussion
                .as_ref()
                .map(|discussion| DiscussionState::of(discussion, now)),
        }
    }

    /// Takes out what the audience must not know.
    fn strip(&mut self, hands_shown: bool) {
        (self.talk_ms, self.discussion_ms) = (0, 0);
        if let Some(discussion) = &mut self.discussion {
            discussion.heard.retain(|heard| heard.pinned);
            if !hands_shown {
                discussion.first.clear();
                discussion.second.clear();
            }
        }
    }

    fn restore(&self, stand: &mut Stand) {
        stand.talk = Stopwatch::at(Duration::from_millis(self.talk_ms));
        stand.talked = Stopwatch::at(Duration::from_millis(self.discussion_ms));
        let reveals = stand.reveals;
        if let (Some(state), Some(discussion)) = (&self.discussion, &mut stand.discussion) {
            state.restore(discussion, reveals);
        }
    }
}

impl DiscussionState {
    fn of(discussion: &Discussion, now: Time) -> Self {
        let hands = |round| discussion.ballot.hands(round).unwrap_or_default().to_vec();
        Self {
            seat: match discussion.seat {
                Seat::Hidden { resume } => SeatState::Hidden(discussion.phase(resume)),
                Seat::After(reveal) => SeatState::After(reveal),
                Seat::Standing(reveal) => SeatState::Standing(reveal),
            },
            full: discussion.full,
            answer: discussion.answer == Some(true),
            phases: discussion
                .phases
                .iter()
                .map(|timed| PhaseState {
                    phase: timed.phase,
                    ms: millis(timed.watch.elapsed(now)),
                    extra_ms: millis(timed.extra),
                })
                .collect(),
            heard: discussion.heard.clone(),
            first: hands(Round::First),
            second: hands(Round::Second),
            first_in: discussion.ballot.first_in(),
        }
    }

    fn restore(&self, discussion: &mut Discussion, reveals: u16) {
        discussion.seat = match self.seat {
            SeatState::Hidden(phase) => Seat::Hidden {
                resume: discussion.stage(phase),
            },
            SeatState::After(reveal) => Seat::After(reveal.min(reveals)),
            SeatState::Standing(reveal) => Seat::Standing(reveal.min(reveals)),
        };
        discussion.full = self.full;
        discussion.answer = discussion.answer.map(|_| self.answer);
        for told in &self.phases {
            let mut phases = discussion.phases.iter_mut();
            if let Some(timed) = phases.find(|timed| timed.phase == told.phase) {
                timed.watch = Stopwatch::at(Duration::from_millis(told.ms));
                timed.extra = Duration::from_millis(told.extra_ms);
            }
        }
        let heard = self.heard.iter().take(super::MOST_HEARD);
        discussion.heard = heard.cloned().collect();
        discussion
            .ballot
            .take([&self.first, &self.second], self.first_in);
    }
}

fn index_of(deck: &Deck, id: &str) -> Option<usize> {
    deck.slides.iter().position(|slide| slide.id.0 == id)
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}
