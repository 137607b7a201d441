//! What holds for every talk and every sequence of commands.

use std::collections::BTreeSet;
use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;

use super::discussion::Stand;
use super::sample::{asking, deck, open, plain, question, slide};
use super::steps::{Seat, Steps};
use super::{
    Clock, Command, Effect, Lesson, Panel, Phase, Position, Role, Round, State, Stopwatch, Time,
};
use crate::deck::{Deck, Discussion, Opens, RevealAnswer};
use crate::text::Clean;

fn opens() -> impl Strategy<Value = Opens> {
    prop_oneof![Just(Opens::Next), Just(Opens::Slide), Just(Opens::Key)]
}

fn stand() -> impl Strategy<Value = Stand> {
    prop_oneof![
        (0u16..4).prop_map(plain),
        (opens(), 0u16..4, 0u64..4)
            .prop_map(|(opens, reveals, phases)| open(opens, reveals, phases)),
    ]
}

/// A talk at its start.
fn talk() -> impl Strategy<Value = Lesson> {
    (vec(stand(), 1..6), 1usize..6, any::<bool>()).prop_map(|(stands, talk_len, blank_pauses)| {
        let mut lesson = Lesson::with(stands, talk_len);
        lesson.let_blank_pause(blank_pauses);
        lesson
    })
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        4 => Just(Command::Next),
        4 => Just(Command::Back),
        1 => Just(Command::NextSlide),
        1 => Just(Command::PreviousSlide),
        1 => Just(Command::First),
        1 => Just(Command::Last),
        1 => (0usize..8).prop_map(Command::GoTo),
        1 => Just(Command::Return),
        1 => (0usize..8, 0u32..9).prop_map(|(slide, step)| Command::MoveTo(Position { slide, step })),
        1 => Just(Command::ToggleBlank),
        1 => Just(Command::Unblank),
        3 => Just(Command::CycleDiscussion),
        2 => Just(Command::NextPhase),
        1 => Just(Command::ToggleAnswer),
        1 => Just(Command::ToggleClock),
        1 => Just(Command::ResetClock),
        1 => Just(Command::ToggleFreeze),
        1 => Just(Command::Extend),
        1 => "[a-c]{1,2}".prop_map(|text| Command::Hear(Clean::line(&text))),
        1 => (0usize..3).prop_map(Command::Strike),
        1 => (0usize..3).prop_map(Command::Pin),
        1 => (any::<bool>(), 0usize..3, 0u16..9).prop_map(|(second, option, hands)| Command::Count {
            round: if second { Round::Second } else { Round::First },
            option,
            hands,
        }),
    ]
}

/// Commands, each with the seconds that pass before it.
pub(super) fn commands() -> impl Strategy<Value = Vec<(Command, u64)>> {
    vec((command(), 0u64..100), 0..40)
}

/// A talk in the middle, not blank, and the time.
fn under_way() -> impl Strategy<Value = (Lesson, Time)> {
    (talk(), commands()).prop_map(|(mut lesson, commands)| {
        let mut now = Time::default();
        for (command, wait) in commands {
            now.0 += Duration::from_secs(wait);
            lesson.apply(command, now);
        }
        lesson.apply(Command::Unblank, now);
        (lesson, now)
    })
}

/// `lesson` without its times.
fn timeless(lesson: &Lesson) -> Lesson {
    let mut lesson = Lesson {
        clock: Clock::default(),
        touched: BTreeSet::new(),
        untold: None,
        ..lesson.clone()
    };
    lesson.forget_times();
    for timed in lesson
        .stands
        .iter_mut()
        .filter_map(|it| it.discussion.as_mut())
    {
        timed
            .phases
            .iter_mut()
            .for_each(|timed| timed.watch = Stopwatch::default());
    }
    lesson
}

/// Slide, reveal and phase: what a class can tell apart.
fn shown(lesson: &Lesson) -> (usize, u16, Phase, Panel) {
    (
        lesson.position().slide,
        lesson.reveal(),
        lesson.phase(),
        lesson.panel(),
    )
}

/// The stopwatches that run, as slide and phase.
fn running(lesson: &Lesson) -> Vec<(usize, Phase)> {
    let mut running = Vec::new();
    for (slide, stand) in lesson.stands.iter().enumerate() {
        let phases = stand
            .discussion
            .iter()
            .flat_map(|discussion| &discussion.phases);
        let current = phases.filter(|timed| timed.watch.runs());
        running.extend(current.map(|timed| (slide, timed.phase)));
    }
    running
}

/// What must hold in every state.
fn check(lesson: &Lesson) -> Result<(), TestCaseError> {
    let position = lesson.position();
    prop_assert_eq!(lesson.nearest(position), position, "the position is valid");
    let open = lesson.phase() != Phase::Closed;
    prop_assert_eq!(
        open,
        lesson.panel() != Panel::Hidden,
        "the panel shows while it is open"
    );
    if let Some(came_from) = lesson.came_from() {
        prop_assert_eq!(
            lesson.nearest(came_from),
            came_from,
            "the way back leads somewhere"
        );
    }
    let audience = lesson.as_seen_by(Role::Audience);
    let timed = audience
        .phases(Time::default())
        .iter()
        .any(|it| it.phase == audience.phase());
    let current = (timed && lesson.clock().watch.runs())
        .then_some((audience.position().slide, audience.phase()));
    prop_assert_eq!(
        running(lesson),
        Vec::from_iter(current),
        "only the time of the phase that the audience is in runs"
    );
    let clock = lesson.clock();
    prop_assert!(
        !clock.by_blank || (lesson.is_blank() && !clock.watch.runs()),
        "what the blank stops is stopped, and goes on with it"
    );
    for heard in lesson.heard() {
        prop_assert!(!(heard.struck && heard.pinned));
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_state_is_sound_and_effects_tell_what_changed(
        mut lesson in talk(),
        commands in commands(),
    ) {
        let mut now = Time::default();
        for (command, wait) in commands {
            now.0 += Duration::from_secs(wait);
            let before = lesson.clone();
            let effects = lesson.apply(command, now);
            check(&lesson)?;

            let told = |effect: &dyn Fn(&Effect) -> bool| effects.iter().filter(|it| effect(it)).count();
            let moves = told(&|it| matches!(it, Effect::Moved { from, to }
                if (*from, *to) == (before.position(), lesson.position())));
            prop_assert_eq!(moves, usize::from(before.position() != lesson.position()));
            let blanks = told(&|it| *it == Effect::Blanked(lesson.is_blank()));
            prop_assert_eq!(blanks, usize::from(before.is_blank() != lesson.is_blank()));
            let panels = told(&|it| *it == Effect::Panel(lesson.panel()));
            prop_assert_eq!(panels, usize::from(before.panel() != lesson.panel()));
            let clocks = told(&|it| *it == Effect::Clock);
            let clock = |lesson: &Lesson| (lesson.clock().begun, lesson.clock().watch.runs());
            prop_assert_eq!(clocks, usize::from(clock(&before) != clock(&lesson)));
            if effects.iter().all(|it| matches!(it, Effect::AtEnd | Effect::AtStart)) {
                prop_assert_eq!(shown(&lesson), shown(&before), "what is shown has effects");
                prop_assert_eq!(lesson.answer_shown(), before.answer_shown());
            }
        }
    }

    #[test]
    fn back_undoes_next((mut lesson, now) in under_way()) {
        let before = timeless(&lesson);
        let effects = lesson.apply(Command::Next, now);
        if !effects.contains(&Effect::AtEnd) {
            lesson.apply(Command::Back, now);
        }
        prop_assert_eq!(timeless(&lesson), before);
    }

    #[test]
    fn what_lies_ahead_is_what_next_shows((mut lesson, now) in under_way()) {
        let ahead = lesson.ahead().map(|ahead| (ahead.slide, ahead.reveal, ahead.phase));
        let at_end = lesson.apply(Command::Next, now).contains(&Effect::AtEnd);
        let (slide, reveal, phase, _) = shown(&lesson);
        prop_assert_eq!(ahead, (!at_end).then_some((slide, reveal, phase)));
    }

    #[test]
    fn next_undoes_back((mut lesson, now) in under_way()) {
        let before = timeless(&lesson);
        let effects = lesson.apply(Command::Back, now);
        let left_backup = before.position().slide >= before.talk_len
            && lesson.position().slide < before.talk_len;
        prop_assume!(!left_backup);
        if !effects.contains(&Effect::AtStart) {
            lesson.apply(Command::Next, now);
        }
        prop_assert_eq!(timeless(&lesson), before);
    }

    #[test]
    fn next_from_the_start_shows_every_step_once_and_ends_at_the_end((lesson, now) in under_way()) {
        let mut lesson = lesson;
        lesson.apply(Command::First, now);
        let steps: u32 = lesson.stands[..lesson.talk_len].iter().map(|it| it.steps().last() + 1).sum();
        let mut seen = vec![shown(&lesson)];
        while !lesson.apply(Command::Next, now).contains(&Effect::AtEnd) {
            seen.push(shown(&lesson));
        }
        prop_assert!(lesson.is_at_end());
        prop_assert_eq!(seen.len(), usize::try_from(steps).unwrap());
        for (index, step) in seen.iter().enumerate() {
            prop_assert!(!seen[..index].contains(step), "{:?} came twice", step);
        }
    }

    #[test]
    fn back_all_the_way_leads_to_the_start((mut lesson, now) in under_way()) {
        while !lesson.apply(Command::Back, now).contains(&Effect::AtStart) {}
        prop_assert_eq!(lesson.position(), Position::default());
    }

    #[test]
    fn time_that_was_spent_is_never_lost(mut lesson in talk(), commands in commands()) {
        let mut now = Time::default();
        let spent = |lesson: &Lesson, now| -> Vec<Duration> {
            let discussions = lesson.stands.iter().filter_map(|it| it.discussion.as_ref());
            discussions.flat_map(|it| it.times(now)).map(|it| it.spent).collect()
        };
        for (command, wait) in commands {
            let before = spent(&lesson, now);
            now.0 += Duration::from_secs(wait);
            let talk_before = lesson.clock().watch.elapsed(now);
            let resets = command == Command::ResetClock;
            lesson.apply(command, now);
            for (before, after) in before.iter().zip(spent(&lesson, now)) {
                prop_assert!(*before <= after);
            }
            if !resets {
                prop_assert_eq!(lesson.clock().watch.elapsed(now), talk_before);
            }
        }
    }

    #[test]
    fn the_slides_times_together_are_the_clocks(mut lesson in talk(), commands in commands()) {
        let mut now = Time::default();
        for (command, wait) in commands {
            now.0 += Duration::from_secs(wait);
            lesson.apply(command, now);
            let spent = (0..lesson.stands.len()).map(|slide| lesson.spent(slide, now));
            let all: Duration = spent.map(|spent| spent.talk + spent.discussion).sum();
            prop_assert_eq!(all, lesson.clock().watch.elapsed(now));
        }
    }

    #[test]
    fn a_frozen_audience_sees_nothing_of_what_is_done_elsewhere(
        (mut lesson, mut now) in under_way(),
        commands in commands(),
    ) {
        if lesson.frozen().is_none() {
            lesson.apply(Command::ToggleFreeze, now);
        }
        let before = shown(&lesson.as_seen_by(Role::Audience));
        for (command, wait) in commands {
            now.0 += Duration::from_secs(wait);
            let elsewhere = lesson.position().slide != before.0;
            let moves = matches!(
                command,
                Command::Next | Command::Back | Command::NextSlide | Command::GoTo(_) | Command::First
            );
            if moves || (elsewhere && command != Command::ToggleFreeze) {
                lesson.apply(command, now);
                prop_assert_eq!(shown(&lesson.as_seen_by(Role::Audience)), before);
            }
        }
        lesson.apply(Command::ToggleFreeze, now);
        prop_assert_eq!(shown(&lesson.as_seen_by(Role::Audience)), shown(&lesson));
    }

    #[test]
    fn a_lesson_comes_back_whole_from_its_state(
        deck in some_deck(),
        commands in commands(),
        blank_pauses in any::<bool>(),
    ) {
        let mut lesson = Lesson::new(&deck);
        lesson.let_blank_pause(blank_pauses);
        let mut now = Time::default();
        for (command, wait) in commands {
            now.0 += Duration::from_secs(wait);
            lesson.apply(command, now);
        }
        let state = lesson.state(&deck, Role::Presenter, now);
        let bytes = serde_json::to_string(&state).unwrap();
        let told: State = serde_json::from_str(&bytes).unwrap();
        prop_assert_eq!(&told, &state);

        let changed = deck.slides.iter().zip(&lesson.stands);
        let changed = changed.filter(|(_, stand)| !stand.is_untouched());
        for (slide, _) in changed {
            let name = format!("{{\"slide\":\"{}\",\"talk_ms\"", slide.id.0);
            prop_assert!(bytes.contains(&name), "{} is forgotten", slide.id.0);
        }

        // The other process started at another time.
        let there = Time(Duration::from_secs(7));
        let mut copy = Lesson::restored(&deck, &told, there);
        copy.let_blank_pause(blank_pauses);
        check(&copy)?;
        prop_assert_eq!(copy.clock().by_blank, lesson.clock().by_blank);
        prop_assert_eq!(timeless(&copy), timeless(&lesson));
        prop_assert_eq!(copy.state(&deck, Role::Presenter, there), state);
        let told = copy.adopt(&deck, &told, there);
        prop_assert_eq!(told, [], "the same again is nothing new");
    }

    #[test]
    fn the_audiences_state_holds_nothing_that_it_must_not_see(
        deck in some_deck(),
        commands in commands(),
    ) {
        let mut lesson = Lesson::new(&deck);
        for (at, (command, wait)) in commands.into_iter().enumerate() {
            let command = match command {
                Command::Hear(_) => Command::Hear(Clean::line(&format!("secret-{at}"))),
                other => other,
            };
            lesson.apply(command, Time(Duration::from_secs(wait)));
        }
        lesson.credit(Clean::line("secret-name"));
        let now = Time(Duration::from_secs(1000));
        let state = lesson.state(&deck, Role::Audience, now);
        let bytes = serde_json::to_string(&state).unwrap();
        let seen = lesson.as_seen_by(Role::Audience);
        let pinned = seen.heard().iter().filter(|heard| heard.pinned).count();
        prop_assert_eq!(bytes.matches("secret-").count(), pinned);
        let here = &deck.slides[seen.position().slide].id.0;
        for slide in deck.slides.iter().filter(|slide| slide.id.0 != *here) {
            prop_assert!(!bytes.contains(&format!("\"{}\"", slide.id.0)), "{} is told of", slide.id.0);
        }
        let copy = Lesson::restored(&deck, &state, now);
        prop_assert_eq!(shown(&copy), shown(&seen));
        let hands = if seen.hands_shown() { seen.hands(Round::First) } else { None };
        prop_assert_eq!(copy.hands(Round::First), hands);
        prop_assert_eq!(copy.spent(copy.position().slide, now).talk, Duration::ZERO);
    }

    #[test]
    fn a_clock_that_stands_keeps_its_time((mut lesson, now) in under_way(), wait in 0u64..1000) {
        if lesson.clock().watch.runs() {
            lesson.apply(Command::ToggleClock, now);
        }
        let later = Time(now.0 + Duration::from_secs(wait));
        prop_assert_eq!(lesson.clock().watch.elapsed(later), lesson.clock().watch.elapsed(now));
    }

    #[test]
    fn steps_and_what_they_show_are_one_to_one(
        reveals in prop_oneof![0u16..6, Just(u16::MAX)],
        phases in 0u8..4,
        kind in 0u8..3,
        at in 0u16..9,
    ) {
        let seat = match kind {
            0 => Seat::Hidden { resume: 0 },
            1 => Seat::After(at),
            _ => Seat::Standing(at),
        };
        let steps = Steps { reveals, phases, seat };
        let near = |step: u32| step.saturating_sub(20)..=step.saturating_add(20).min(steps.last());
        for step in near(u32::from(at)).chain(near(steps.last())) {
            let moment = steps.moment(step);
            prop_assert_eq!(steps.step(moment), step);
            if step > 0 {
                let earlier = steps.moment(step - 1);
                prop_assert!(earlier != moment, "each step shows something else");
                prop_assert!(earlier.reveal <= moment.reveal);
            }
        }
        prop_assert_eq!(steps.moment(0).reveal, 0);
        prop_assert_eq!(steps.moment(steps.last()).reveal, reveals);
    }

    #[test]
    fn a_reload_in_the_middle_is_sound(
        old in some_deck(),
        new in some_deck(),
        commands in commands(),
    ) {
        let mut lesson = Lesson::new(&old);
        for (command, wait) in commands {
            lesson.apply(command, Time(Duration::from_secs(wait)));
        }
        let reloaded = lesson.reloaded(&old, &new, Time::default());
        check(&reloaded)?;
        let id = |deck: &Deck, lesson: &Lesson| deck.slides[lesson.position().slide].id.clone();
        let here = id(&old, &lesson);
        if new.slides.iter().any(|slide| slide.id == here) {
            prop_assert_eq!(id(&new, &reloaded), here);
        }
        let same = lesson.reloaded(&old, &old, Time::default());
        prop_assert_eq!(timeless(&same), timeless(&lesson), "an unchanged deck changes nothing");
    }
}

/// A deck of up to five of eight slides, in any order.
pub(super) fn some_deck() -> impl Strategy<Value = Deck> {
    let ids = Just(["a", "b", "c", "d", "e", "f", "g", "h"]).prop_shuffle();
    let kinds = vec(proptest::option::of((opens(), 0u64..4)), 1..6);
    (ids, kinds, 0usize..3).prop_map(|(ids, kinds, backup)| {
        let slides = kinds.iter().zip(ids).map(|(kind, id)| match kind {
            Some((opens, phases)) => {
                let by_next = phases % 2 == 1;
                asking(
                    id,
                    Discussion {
                        options: ["x", "y", "z"].map(Clean::line).into(),
                        reveal_answer: if by_next {
                            RevealAnswer::Next
                        } else {
                            RevealAnswer::Key
                        },
                        ..question(*opens, *phases)
                    },
                )
            }
            None => slide(id),
        });
        let slides: Vec<_> = slides.collect();
        let backup = backup.min(slides.len() - 1);
        deck(slides, backup)
    })
}
