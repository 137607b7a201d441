//! The one table of keys: the help overlay, the man page and the README's table are made from it.

use std::borrow::Cow;

use super::{Action, Binding, Chord, Key, KeyCode, Topic, When};

/// All bindings as long as nobody chose others, in the order in which help lists them.
pub const BINDINGS: &[Binding] = &[
    binding(
        Action::Next,
        Topic::Moving,
        &[
            Chord::of(Key::char(' ')),
            Chord::of(Key::plain(KeyCode::Right)),
            Chord::of(Key::plain(KeyCode::Down)),
            Chord::of(Key::plain(KeyCode::PageDown)),
            Chord::of(Key::plain(KeyCode::Enter)),
            Chord::of(Key::char('j')),
            Chord::of(Key::char('l')),
            Chord::of(Key::char('n')),
        ],
        "next step",
    ),
    binding(
        Action::Back,
        Topic::Moving,
        &[
            Chord::of(Key::plain(KeyCode::Left)),
            Chord::of(Key::plain(KeyCode::Up)),
            Chord::of(Key::plain(KeyCode::PageUp)),
            Chord::of(Key::plain(KeyCode::Backspace)),
            Chord::of(Key::char('h')),
            Chord::of(Key::char('k')),
            Chord::of(Key::char('p')),
        ],
        "previous step",
    ),
    binding(
        Action::NextSlide,
        Topic::Moving,
        &[
            Chord::of(Key::shift(KeyCode::Right)),
            Chord::of(Key::char(']')),
        ],
        "next slide, past all steps",
    ),
    binding(
        Action::PreviousSlide,
        Topic::Moving,
        &[
            Chord::of(Key::shift(KeyCode::Left)),
            Chord::of(Key::char('[')),
        ],
        "previous slide, at its start",
    ),
    binding(
        Action::First,
        Topic::Moving,
        &[
            Chord::of(Key::plain(KeyCode::Home)),
            Chord::two(Key::char('g'), Key::char('g')),
        ],
        "first slide",
    ),
    binding(
        Action::Last,
        Topic::Moving,
        &[
            Chord::of(Key::plain(KeyCode::End)),
            Chord::of(Key::char('G')),
        ],
        "last slide",
    ),
    binding(
        Action::GoTo,
        Topic::Finding,
        &[
            Chord::of(Key::char('1')),
            Chord::of(Key::char('2')),
            Chord::of(Key::char('3')),
            Chord::of(Key::char('4')),
            Chord::of(Key::char('5')),
            Chord::of(Key::char('6')),
            Chord::of(Key::char('7')),
            Chord::of(Key::char('8')),
            Chord::of(Key::char('9')),
        ],
        "go to slide N",
    ),
    binding(
        Action::Return,
        Topic::Finding,
        &[Chord::of(Key::char('`'))],
        "back to where I was",
    ),
    binding(
        Action::Resume,
        Topic::Finding,
        &[Chord::of(Key::char('r'))],
        "on where the last talk stopped",
    ),
    binding(
        Action::Search,
        Topic::Finding,
        &[Chord::of(Key::char('/'))],
        "search",
    ),
    while_searching(
        Action::NextMatch,
        Topic::Finding,
        &[Chord::of(Key::char('n'))],
        "next match, while a search is live",
    ),
    while_searching(
        Action::PreviousMatch,
        Topic::Finding,
        &[Chord::of(Key::char('N'))],
        "previous match, while a search is live",
    ),
    binding(
        Action::Overview,
        Topic::Finding,
        &[
            Chord::of(Key::char('o')),
            Chord::of(Key::plain(KeyCode::Tab)),
        ],
        "overview of all slides",
    ),
    binding(
        Action::Discussion,
        Topic::Discussing,
        &[Chord::of(Key::char('d'))],
        "discussion: docked, full, hidden",
    ),
    binding(
        Action::NextPhase,
        Topic::Discussing,
        &[Chord::of(Key::char('D'))],
        "open the discussion; its next phase",
    ),
    binding(
        Action::Answer,
        Topic::Discussing,
        &[Chord::of(Key::char('a'))],
        "model answer: show, hide",
    ),
    binding(
        Action::Extend,
        Topic::Discussing,
        &[Chord::of(Key::char('+'))],
        "phase: 30 s more; console: more notes",
    ),
    binding(
        Action::WriteAnswer,
        Topic::Discussing,
        &[Chord::of(Key::char('A'))],
        "write down an answer heard in class",
    ),
    binding(
        Action::Answers,
        Topic::Discussing,
        &[Chord::of(Key::char('x'))],
        "answers heard: pin, strike out",
    ),
    binding(
        Action::CountHands,
        Topic::Discussing,
        &[Chord::of(Key::char(';'))],
        "count hands: 3b is three for B",
    ),
    binding(
        Action::Notes,
        Topic::Showing,
        &[Chord::of(Key::char('s'))],
        "speaker notes: show, hide",
    ),
    binding(
        Action::Blank,
        Topic::Showing,
        &[Chord::of(Key::char('b')), Chord::of(Key::char('.'))],
        "blank the screen; show it again",
    ),
    binding(
        Action::Freeze,
        Topic::Showing,
        &[Chord::of(Key::char('f'))],
        "freeze the class; bring it along",
    ),
    binding(
        Action::ScrollDown,
        Topic::Showing,
        &[Chord::of(Key::char('J'))],
        "scroll a tall slide down",
    ),
    binding(
        Action::ScrollUp,
        Topic::Showing,
        &[Chord::of(Key::char('K'))],
        "scroll a tall slide up",
    ),
    binding(
        Action::HalfDown,
        Topic::Showing,
        &[Chord::of(Key::ctrl('d'))],
        "half a screen down: notes, or slide",
    ),
    binding(
        Action::HalfUp,
        Topic::Showing,
        &[Chord::of(Key::ctrl('u'))],
        "half a screen up: notes, or slide",
    ),
    binding(
        Action::ScrollRight,
        Topic::Showing,
        &[Chord::of(Key::char('L'))],
        "long lines: further right",
    ),
    binding(
        Action::ScrollLeft,
        Topic::Showing,
        &[Chord::of(Key::char('H'))],
        "long lines: back to the left",
    ),
    binding(
        Action::Copy,
        Topic::Showing,
        &[Chord::of(Key::char('y'))],
        "copy the code in sight",
    ),
    binding(
        Action::WiderSlide,
        Topic::Showing,
        &[Chord::of(Key::char('>'))],
        "console: slide wider",
    ),
    binding(
        Action::NarrowerSlide,
        Topic::Showing,
        &[Chord::of(Key::char('<'))],
        "console: slide narrower",
    ),
    binding(
        Action::ShorterNotes,
        Topic::Showing,
        &[Chord::of(Key::char('-'))],
        "console: fewer rows for notes",
    ),
    binding(
        Action::Theme,
        Topic::Showing,
        &[Chord::of(Key::char('c'))],
        "next theme",
    ),
    binding(
        Action::Clock,
        Topic::Timing,
        &[Chord::of(Key::char('t'))],
        "clock: start, pause",
    ),
    binding(
        Action::ClockFace,
        Topic::Timing,
        &[Chord::of(Key::char('T'))],
        "clock: elapsed, left, time of day, none",
    ),
    binding(
        Action::ResetClock,
        Topic::Timing,
        &[Chord::of(Key::ctrl('t'))],
        "clock: back to zero (asks first)",
    ),
    binding(
        Action::Reload,
        Topic::Program,
        &[Chord::of(Key::char('R')), Chord::of(Key::ctrl('r'))],
        "read the deck again",
    ),
    binding(
        Action::Problems,
        Topic::Program,
        &[Chord::of(Key::char('!'))],
        "what is wrong with the deck",
    ),
    binding(
        Action::Repaint,
        Topic::Program,
        &[Chord::of(Key::ctrl('l'))],
        "paint the screen anew",
    ),
    binding(
        Action::Help,
        Topic::Program,
        &[
            Chord::of(Key::char('?')),
            Chord::of(Key::plain(KeyCode::F(1))),
        ],
        "these keys",
    ),
    binding(
        Action::Dismiss,
        Topic::Program,
        &[Chord::of(Key::plain(KeyCode::Escape))],
        "close what is open; never quits",
    ),
    binding(
        Action::Suspend,
        Topic::Program,
        &[Chord::of(Key::ctrl('z'))],
        "back to the shell; fg returns",
    ),
    binding(
        Action::Quit,
        Topic::Program,
        &[Chord::of(Key::char('q')), Chord::of(Key::ctrl('c'))],
        "quit",
    ),
];

/// A binding that holds always.
const fn binding(
    action: Action,
    topic: Topic,
    chords: &'static [Chord],
    does: &'static str,
) -> Binding {
    Binding {
        action,
        topic,
        when: When::Always,
        chords: Cow::Borrowed(chords),
        does,
    }
}

/// A binding that holds while a search is live.
const fn while_searching(
    action: Action,
    topic: Topic,
    chords: &'static [Chord],
    does: &'static str,
) -> Binding {
    Binding {
        action,
        topic,
        when: When::Searching,
        chords: Cow::Borrowed(chords),
        does,
    }
}
