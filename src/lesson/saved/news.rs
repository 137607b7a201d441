//! What is new of a lesson since it was told last: to keep a long talk is no more work than to keep a short one.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{SlideState, State, millis};
use crate::deck::{Deck, SlideId};
use crate::lesson::watches::Running;
use crate::lesson::{Lesson, Phase, Role, Time};

/// What is new of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// All of it may be new.
    All(State),
    /// Of slides only these are new. [`State::amend`] makes the whole of it.
    Changes(State),
}

/// What time is spent on while nothing happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Spending {
    slide: SlideId,
    discussing: bool,
    phase: Phase,
}

impl Lesson {
    /// What time is spent on from now on until something happens; none, while the clock stands.
    pub fn spending(&self, deck: &Deck) -> Option<Spending> {
        let Running {
            slide,
            discussing,
            phase,
        } = self.running()?;
        Some(Spending {
            slide: deck.slides.get(slide)?.id.clone(),
            discussing,
            phase,
        })
    }

    /// What is new of the lesson on `deck` at `now`, for the presenter, since this was asked last. The first
    /// time, and after the deck or all times became others, that is all.
    ///
    /// A slide is told of as long as time may be spent on it.
    pub fn news(&mut self, deck: &Deck, now: Time) -> News {
        let in_sight = self.in_sight();
        let Some(mut untold) = self.untold.replace(in_sight.into()) else {
            return News::All(self.state(deck, Role::Presenter, now));
        };
        untold.extend(in_sight);
        let slides = untold.iter().filter_map(|index| {
            let (slide, stand) = (deck.slides.get(*index)?, self.stands.get(*index)?);
            Some(if stand.is_untouched() {
                SlideState::blank(&slide.id)
            } else {
                SlideState::of(&slide.id, stand, now)
            })
        });
        News::Changes(self.state_with(slides, deck, Role::Presenter, now))
    }
}

impl State {
    /// What of it is another after so much time has been spent.
    #[must_use]
    pub fn later(&self, spending: &Spending, time: Duration) -> Self {
        let Spending {
            slide: id,
            discussing,
            phase,
        } = spending;
        // A file may say that any time was spent before.
        let add = |ms: &mut u64| *ms = ms.saturating_add(millis(time));
        let known = self.slides.get(&id.0).cloned();
        let mut slide = known.unwrap_or_else(|| SlideState::blank(id));
        if *discussing {
            add(&mut slide.discussion_ms);
        } else {
            add(&mut slide.talk_ms);
        }
        let phases = slide.discussion.iter_mut().flat_map(|it| &mut it.phases);
        for timed in phases.filter(|timed| timed.phase == *phase) {
            add(&mut timed.ms);
        }
        let mut clock = self.clock.clone();
        add(&mut clock.ms);
        Self {
            clock,
            slides: BTreeMap::from([(id.0.clone(), slide)]),
            at: self.at.clone(),
            frozen: self.frozen.clone(),
            came_from: self.came_from.clone(),
            blank: self.blank,
            moved_by: self.moved_by.clone(),
            limit: self.limit,
        }
    }

    /// Becomes what it is after these `changes`.
    pub fn amend(&mut self, mut changes: Self) {
        let before = std::mem::take(&mut self.slides);
        let news = std::mem::replace(&mut changes.slides, before);
        *self = changes;
        for (id, slide) in news {
            if slide.is_blank() {
                self.slides.remove(&id);
            } else {
                self.slides.insert(id, slide);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;
    use crate::lesson::Command;
    use crate::lesson::properties::{commands, some_deck};
    use crate::lesson::sample::{deck, slide};

    /// `state` without slides of which it says nothing.
    fn terse(mut state: State) -> State {
        state.slides.retain(|_, slide| !slide.is_blank());
        state
    }

    /// Takes note of what is new of `lesson`, and returns how many slides that names.
    fn follow(known: &mut Option<State>, lesson: &mut Lesson, deck: &Deck, now: Time) -> usize {
        match (lesson.news(deck, now), &mut *known) {
            (News::Changes(changes), Some(known)) => {
                let named = changes.slides.len();
                known.amend(changes);
                named
            }
            (News::Changes(_), None) => panic!("first of all, all is told"),
            (News::All(state), known) => known.insert(state).slides.len(),
        }
    }

    proptest! {
        #[test]
        fn news_upon_news_are_the_whole_of_it(
            deck in some_deck(),
            commands in commands(),
            asked in proptest::collection::vec(any::<bool>(), 40),
            reloaded in 0usize..80,
        ) {
            let mut lesson = Lesson::new(&deck);
            let (mut known, mut now) = (None, Time::default());
            for (number, ((command, wait), asked)) in commands.into_iter().zip(asked).enumerate() {
                now.0 += Duration::from_secs(wait);
                lesson.apply(command, now);
                if number == reloaded {
                    lesson = lesson.reloaded(&deck, &deck, now);
                }
                if asked {
                    now.0 += Duration::from_millis(wait);
                    follow(&mut known, &mut lesson, &deck, now);
                    let whole = lesson.state(&deck, Role::Presenter, now);
                    prop_assert_eq!(known.clone().map(terse), Some(terse(whole)));
                }
            }
        }

        #[test]
        fn what_time_is_spent_on_is_known_without_the_lesson(
            deck in some_deck(),
            commands in commands(),
            seconds in 1u64..100,
        ) {
            let mut lesson = Lesson::new(&deck);
            let mut now = Time::default();
            for (command, wait) in commands {
                now.0 += Duration::from_secs(wait);
                lesson.apply(command, now);
            }
            let mut state = lesson.state(&deck, Role::Presenter, now);
            let time = Duration::from_secs(seconds);
            if let Some(spending) = lesson.spending(&deck) {
                state.amend(state.later(&spending, time));
            }
            let later = lesson.state(&deck, Role::Presenter, Time(now.0 + time));
            prop_assert_eq!(terse(state), terse(later));
        }
    }

    #[test]
    fn a_time_that_is_the_longest_stays_so() {
        let deck = deck(vec![slide("ash"), slide("birch")], 0);
        let mut lesson = Lesson::new(&deck);
        lesson.apply(Command::Next, Time::default());
        let mut state = lesson.state(&deck, Role::Presenter, Time::default());
        state.clock.ms = u64::MAX;
        for slide in state.slides.values_mut() {
            slide.talk_ms = u64::MAX;
        }
        let second = Duration::from_secs(1);
        let lesson = Lesson::restored(&deck, &state, Time::default());
        let spending = lesson.spending(&deck).unwrap();
        state.amend(state.later(&spending, second));
        let later = lesson.state(&deck, Role::Presenter, Time(second));
        assert_eq!(terse(state), terse(later));
    }

    #[test]
    fn a_turn_tells_of_as_many_slides_however_many_were_visited() {
        let slides = (0..200).map(|number| slide(&number.to_string()));
        let deck = deck(slides.collect(), 0);
        let mut lesson = Lesson::new(&deck);
        let mut known = None;
        let turns = (1..200).map(|second| {
            let now = Time(Duration::from_secs(second));
            lesson.apply(Command::Next, now);
            follow(&mut known, &mut lesson, &deck, now)
        });
        let named: Vec<usize> = turns.collect();
        assert!(named.iter().skip(1).all(|named| *named == 2), "{named:?}");
        lesson.apply(Command::ResetClock, Time(Duration::from_secs(300)));
        assert!(matches!(
            lesson.news(&deck, Time(Duration::from_secs(300))),
            News::All(_)
        ));
    }
}
