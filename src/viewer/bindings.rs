//! The one table of keys: the help overlay, the man page and the README's table are made from it.

use super::{Action, Binding, Chord, Key, KeyCode, Topic, When};

/// All bindings, in the order in which help lists them.
pub const BINDINGS: &[Binding] = &[
    binding(
        Action::Next,
        Topic::Moving,
        &[
            Chord(&[Key::char(' ')]),
            Chord(&[Key::plain(KeyCode::Right)]),
            Chord(&[Key::plain(KeyCode::Down)]),
            Chord(&[Key::plain(KeyCode::PageDown)]),
            Chord(&[Key::plain(KeyCode::Enter)]),
            Chord(&[Key::char('j')]),
            Chord(&[Key::char('l')]),
            Chord(&[Key::char('n')]),
        ],
        "next step",
    ),
    binding(
        Action::Back,
        Topic::Moving,
        &[
            Chord(&[Key::plain(KeyCode::Left)]),
            Chord(&[Key::plain(KeyCode::Up)]),
            Chord(&[Key::plain(KeyCode::PageUp)]),
            Chord(&[Key::plain(KeyCode::Backspace)]),
            Chord(&[Key::char('h')]),
            Chord(&[Key::char('k')]),
            Chord(&[Key::char('p')]),
        ],
        "previous step",
    ),
    binding(
        Action::NextSlide,
        Topic::Moving,
        &[
            Chord(&[Key::shift(KeyCode::Right)]),
            Chord(&[Key::char(']')]),
        ],
        "next slide, past all steps",
    ),
    binding(
        Action::PreviousSlide,
        Topic::Moving,
        &[
            Chord(&[Key::shift(KeyCode::Left)]),
            Chord(&[Key::char('[')]),
        ],
        "previous slide, at its start",
    ),
    binding(
        Action::First,
        Topic::Moving,
        &[
            Chord(&[Key::plain(KeyCode::Home)]),
            Chord(&[Key::char('g'), Key::char('g')]),
        ],
        "first slide",
    ),
    binding(
        Action::Last,
        Topic::Moving,
        &[Chord(&[Key::plain(KeyCode::End)]), Chord(&[Key::char('G')])],
        "last slide",
    ),
    binding(
        Action::GoTo,
        Topic::Finding,
        &[
            Chord(&[Key::char('1')]),
            Chord(&[Key::char('2')]),
            Chord(&[Key::char('3')]),
            Chord(&[Key::char('4')]),
            Chord(&[Key::char('5')]),
            Chord(&[Key::char('6')]),
            Chord(&[Key::char('7')]),
            Chord(&[Key::char('8')]),
            Chord(&[Key::char('9')]),
        ],
        "go to slide N",
    ),
    binding(
        Action::Return,
        Topic::Finding,
        &[Chord(&[Key::char('`')])],
        "back to where I was",
    ),
    binding(
        Action::Resume,
        Topic::Finding,
        &[Chord(&[Key::char('r')])],
        "on where the last talk stopped",
    ),
    binding(
        Action::Search,
        Topic::Finding,
        &[Chord(&[Key::char('/')])],
        "search",
    ),
    Binding {
        when: When::Searching,
        ..binding(
            Action::NextMatch,
            Topic::Finding,
            &[Chord(&[Key::char('n')])],
            "next match, while a search is live",
        )
    },
    Binding {
        when: When::Searching,
        ..binding(
            Action::PreviousMatch,
            Topic::Finding,
            &[Chord(&[Key::char('N')])],
            "previous match, while a search is live",
        )
    },
    binding(
        Action::Overview,
        Topic::Finding,
        &[Chord(&[Key::char('o')]), Chord(&[Key::plain(KeyCode::Tab)])],
        "overview of all slides",
    ),
    binding(
        Action::Discussion,
        Topic::Discussing,
        &[Chord(&[Key::char('d')])],
        "discussion: docked, full, hidden",
    ),
    binding(
        Action::NextPhase,
        Topic::Discussing,
        &[Chord(&[Key::char('D')])],
        "open the discussion; its next phase",
    ),
    binding(
        Action::Answer,
        Topic::Discussing,
        &[Chord(&[Key::char('a')])],
        "model answer: show, hide",
    ),
    binding(
        Action::Extend,
        Topic::Discussing,
        &[Chord(&[Key::char('+')])],
        "more time for the phase: 30 seconds",
    ),
    binding(
        Action::WriteAnswer,
        Topic::Discussing,
        &[Chord(&[Key::char('A')])],
        "write down an answer heard in class",
    ),
    binding(
        Action::Answers,
        Topic::Discussing,
        &[Chord(&[Key::char('x')])],
        "answers heard: pin, strike out",
    ),
    binding(
        Action::CountHands,
        Topic::Discussing,
        &[Chord(&[Key::char(';')])],
        "count hands: 3b is three for B",
    ),
    binding(
        Action::Notes,
        Topic::Showing,
        &[Chord(&[Key::char('s')])],
        "speaker notes: show, hide",
    ),
    binding(
        Action::Blank,
        Topic::Showing,
        &[Chord(&[Key::char('b')]), Chord(&[Key::char('.')])],
        "blank the screen; show it again",
    ),
    binding(
        Action::Freeze,
        Topic::Showing,
        &[Chord(&[Key::char('f')])],
        "freeze the class; bring it along",
    ),
    binding(
        Action::ScrollDown,
        Topic::Showing,
        &[Chord(&[Key::char('J')])],
        "scroll a tall slide down",
    ),
    binding(
        Action::ScrollUp,
        Topic::Showing,
        &[Chord(&[Key::char('K')])],
        "scroll a tall slide up",
    ),
    binding(
        Action::HalfDown,
        Topic::Showing,
        &[Chord(&[Key::ctrl('d')])],
        "half a screen down: notes, or slide",
    ),
    binding(
        Action::HalfUp,
        Topic::Showing,
        &[Chord(&[Key::ctrl('u')])],
        "half a screen up: notes, or slide",
    ),
    binding(
        Action::ScrollRight,
        Topic::Showing,
        &[Chord(&[Key::char('L')])],
        "long lines: further right",
    ),
    binding(
        Action::ScrollLeft,
        Topic::Showing,
        &[Chord(&[Key::char('H')])],
        "long lines: back to the left",
    ),
    binding(
        Action::Copy,
        Topic::Showing,
        &[Chord(&[Key::char('y')])],
        "copy the code in sight",
    ),
    binding(
        Action::WiderSlide,
        Topic::Showing,
        &[Chord(&[Key::char('>')])],
        "console: slide wider",
    ),
    binding(
        Action::NarrowerSlide,
        Topic::Showing,
        &[Chord(&[Key::char('<')])],
        "console: slide narrower",
    ),
    binding(
        Action::ShorterNotes,
        Topic::Showing,
        &[Chord(&[Key::char('-')])],
        "console: fewer rows for notes",
    ),
    binding(
        Action::Theme,
        Topic::Showing,
        &[Chord(&[Key::char('c')])],
        "next theme",
    ),
    binding(
        Action::Clock,
        Topic::Timing,
        &[Chord(&[Key::char('t')])],
        "clock: start, pause",
    ),
    binding(
        Action::ClockFace,
        Topic::Timing,
        &[Chord(&[Key::char('T')])],
        "clock: elapsed, left, time of day, none",
    ),
    binding(
        Action::ResetClock,
        Topic::Timing,
        &[Chord(&[Key::ctrl('t')])],
        "clock: back to zero (asks first)",
    ),
    binding(
        Action::Reload,
        Topic::Program,
        &[Chord(&[Key::char('R')]), Chord(&[Key::ctrl('r')])],
        "read the deck again",
    ),
    binding(
        Action::Problems,
        Topic::Program,
        &[Chord(&[Key::char('!')])],
        "what is wrong with the deck",
    ),
    binding(
        Action::Repaint,
        Topic::Program,
        &[Chord(&[Key::ctrl('l')])],
        "paint the screen anew",
    ),
    binding(
        Action::Help,
        Topic::Program,
        &[
            Chord(&[Key::char('?')]),
            Chord(&[Key::plain(KeyCode::F(1))]),
        ],
        "these keys",
    ),
    binding(
        Action::Dismiss,
        Topic::Program,
        &[Chord(&[Key::plain(KeyCode::Escape)])],
        "close what is open; never quits",
    ),
    binding(
        Action::Suspend,
        Topic::Program,
        &[Chord(&[Key::ctrl('z')])],
        "back to the shell; fg returns",
    ),
    binding(
        Action::Quit,
        Topic::Program,
        &[Chord(&[Key::char('q')]), Chord(&[Key::ctrl('c')])],
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
        chords,
        does,
    }
}
