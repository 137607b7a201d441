//! A first frame that is made of a glimpse.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::deck::{First, generated, glimpse};
use crate::lesson::{Command, Position, Role, State};
use crate::source::{NoFiles, Texts};
use crate::viewer::{ClockFace, Screen};

/// How a talk begins.
#[derive(Clone, Debug)]
enum Start {
    /// On the slide of this index.
    Index(usize),
    /// On the slide that is called what the one of this index is called.
    Name(usize),
    /// Where another one stopped, on which this was done.
    Resumed(Vec<Command>),
}

fn start() -> impl Strategy<Value = Start> {
    let command = select(vec![
        Command::Next,
        Command::NextSlide,
        Command::NextPhase,
        Command::CycleDiscussion,
        Command::ToggleAnswer,
        Command::ToggleClock,
        Command::Back,
    ]);
    prop_oneof![
        (0_usize..3).prop_map(Start::Index),
        (0_usize..3).prop_map(Start::Name),
        vec(command, 0..9).prop_map(Start::Resumed),
    ]
}

/// The state of a lesson on `deck` in which this was done, a second each.
fn stopped(deck: &Deck, commands: &[Command]) -> State {
    let mut lesson = Lesson::new(deck);
    let mut time = Time::default();
    for command in commands {
        lesson.apply(command.clone(), time);
        time.0 += Duration::from_secs(1);
    }
    lesson.state(deck, Role::Presenter, time).afresh()
}

fn show_of(deck: Deck, lesson: Lesson, viewer: &Viewer) -> Show {
    let mut session = session(deck);
    session.viewer = viewer.clone();
    session.lesson = lesson;
    Show::new(session)
}

/// A lesson on `deck` from the slide of this index on.
fn lesson_at(deck: &Deck, slide: usize) -> Lesson {
    let mut lesson = Lesson::new(deck);
    let start = Position { slide, step: 0 };
    lesson.apply(Command::MoveTo(start), Time::default());
    lesson
}

proptest! {
    // Only a large deck is glimpsed at, and each takes a while.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_shown_of_a_glimpse_is_what_the_whole_deck_shows(
        source in generated::deck(),
        start in start(),
        (notes, screen) in select(vec![
            (false, Screen::Talk),
            (true, Screen::Talk),
            (false, Screen::Audience),
        ]),
        clock in select(vec![ClockFace::Hidden, ClockFace::Elapsed]),
        (width, height) in select(vec![(80, 24), (120, 40), (30, 9)]),
    ) {
        let source = source + &"# it is large\n".repeat(20_000);
        let texts = Texts::new(Clean::line("talk.toml"), source);
        let whole = parse(texts.source()).expect("there are slides").deck;
        let look = |first| glimpse(&texts, &NoFiles, first);
        let (glimpse, lessons) = match start {
            Start::Index(slide) => {
                let Some(glimpse) = look(First::Index(slide)) else { return Ok(()) };
                let lessons = [&glimpse, &whole].map(|deck| lesson_at(deck, slide));
                (glimpse, lessons)
            }
            Start::Name(slide) => {
                let Some(named) = whole.slides.get(slide) else { return Ok(()) };
                let Some(glimpse) = look(First::Name(&named.id.0)) else { return Ok(()) };
                let at = |deck: &Deck| deck.find(&named.id.0).expect("it has the slide");
                let lessons = [&glimpse, &whole].map(|deck| lesson_at(deck, at(deck)));
                (glimpse, lessons)
            }
            Start::Resumed(commands) => {
                let state = stopped(&whole, &commands);
                let Some(glimpse) = look(First::Name(&state.slide().0)) else { return Ok(()) };
                let lessons = [&glimpse, &whole]
                    .map(|deck| Lesson::restored(deck, &state, Time::default()));
                (glimpse, lessons)
            }
        };
        let viewer = Viewer { screen, notes, clock, ..Viewer::default() };
        let size = Size { width, height };
        let [first, then] = lessons;
        let mut first = show_of(glimpse, first, &viewer);
        prop_assert!(!first.frame(size, Now::default()).is_empty());
        let mut whole = show_of(whole, then, &viewer);
        whole.inherit(first.into_shown());
        prop_assert_eq!(whole.frame(size, Now::default()), b"");
    }
}
