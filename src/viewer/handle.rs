//! What an input does: the topmost overlay has it first, then the table of keys.

use super::keymap::Bound;
use super::scrolling::Sheet;
use super::{
    Action, ClockFace, Confirm, Input, Key, KeyCode, Line, Overlay, Request, Screen, Viewer,
    notices,
};
use crate::deck::Deck;
use crate::lesson::{Clock, Command, Lesson, Phase};

/// The columns by which a key moves long lines aside: two steps of the usual indentation.
const SIDESTEP: i16 = 8;

/// The talk that a viewer looks at.
#[derive(Clone, Copy)]
pub(super) struct Talk<'a> {
    pub(super) deck: &'a Deck,
    pub(super) lesson: &'a Lesson,
}

impl Talk<'_> {
    /// The slide that is shown, from 0.
    pub(super) fn slide(&self) -> usize {
        self.lesson.position().slide
    }
}

impl Viewer {
    /// Takes `input` and says what is to be done.
    ///
    /// `lesson` is the lesson as it is; a request changes it only when the caller applies it, and
    /// [`Self::after`] must hear what came of it before the next input.
    pub fn handle(&mut self, input: &Input, deck: &Deck, lesson: &Lesson) -> Vec<Request> {
        let talk = Talk { deck, lesson };
        match input {
            Input::Key(key) => self.press(*key, talk),
            Input::Paste(text) => self.paste(text, talk),
            Input::Wheel { up, column, row } => {
                self.turn_wheel(*up, *column, *row, talk);
                Vec::new()
            }
            Input::WheelAside { right, column, row } => {
                self.turn_wheel_aside(*right, *column, *row);
                Vec::new()
            }
        }
    }

    fn press(&mut self, key: Key, talk: Talk<'_>) -> Vec<Request> {
        // What a blank screen did not show is not yet read.
        if !self.is_blanked(talk) {
            self.notice = None;
        }
        match self.overlay.take() {
            None => self.press_on_slide(key, talk),
            Some(Overlay::Overview { selected }) => self.press_in_overview(selected, key, talk),
            Some(Overlay::Help { scroll }) => self.press_in_sheet(Sheet::Keys, scroll, key, talk),
            Some(Overlay::Problems { scroll }) => {
                self.press_in_sheet(Sheet::Problems, scroll, key, talk)
            }
            Some(Overlay::SearchLine { line, from }) => {
                self.press_in_search_line(line, from, key, talk)
            }
            Some(Overlay::GoTo { digits }) => self.press_in_number(digits, key, talk),
            Some(Overlay::AnswerLine { slide, listed }) => {
                self.press_in_answer_line(slide, listed, key, talk)
            }
            Some(Overlay::HandsLine { line, slide, round }) => {
                self.press_in_hands_line(line, slide, round, key, talk)
            }
            Some(Overlay::Answers { selected }) => self.press_in_answers(selected, key, talk),
            Some(Overlay::Confirm(question)) => answer(question, key),
        }
    }

    /// What `key` does with no overlay in its way. A key that began a chord is forgotten when
    /// another does not go on with it, and that one then has its own meaning.
    pub(super) fn press_on_slide(&mut self, key: Key, talk: Talk<'_>) -> Vec<Request> {
        let searching = self.search.is_some();
        let chord = self
            .pending
            .take()
            .and_then(|first| self.keymap.after(first, key, searching));
        if let Some(action) = chord {
            return self.act(action, key, talk);
        }
        match self.keymap.bound(key, searching) {
            Bound::Action(action) => self.act(action, key, talk),
            Bound::Prefix => {
                self.pending = Some(key);
                Vec::new()
            }
            Bound::Nothing => Vec::new(),
        }
    }

    /// What `key` does over an overlay that has no use for it: only what leaves the overlay and
    /// the talk's place alone. Blanking closes it, so that the screen is really blank.
    pub(super) fn press_beside(
        &mut self,
        overlay: Overlay,
        key: Key,
        talk: Talk<'_>,
    ) -> Vec<Request> {
        let Some(action) = self.keymap.action(key, self.search.is_some()) else {
            self.overlay = Some(overlay);
            return Vec::new();
        };
        match action {
            Action::Blank => self.act(action, key, talk),
            Action::Dismiss | Action::Quit => Vec::new(),
            Action::Clock
            | Action::ClockFace
            | Action::Theme
            | Action::Reload
            | Action::Repaint
            | Action::Suspend => {
                self.overlay = Some(overlay);
                self.act(action, key, talk)
            }
            _ => {
                self.overlay = Some(overlay);
                Vec::new()
            }
        }
    }

    /// Does `action`, which `key` is bound to. What opens something to look at brings a blank
    /// screen back: nothing is ever open where it cannot be seen.
    pub(super) fn act(&mut self, action: Action, key: Key, talk: Talk<'_>) -> Vec<Request> {
        if let Some(command) = command(action) {
            self.explain(action, talk);
            return vec![Request::Lesson(command)];
        }
        match action {
            Action::NextMatch => return self.go_to_match(true, talk),
            Action::PreviousMatch => return self.go_to_match(false, talk),
            Action::WriteAnswer => return self.write_answer(false, talk),
            Action::Answers => return self.list_answers(talk),
            Action::CountHands => return self.count_hands(talk),
            Action::Extend => return self.extend(talk),
            Action::Freeze => return self.freeze(talk),
            Action::Notes => self.notes = !self.notes,
            Action::Clock => {
                if self.clock == ClockFace::Hidden {
                    self.clock = ClockFace::Elapsed;
                }
                return vec![Request::Lesson(Command::ToggleClock)];
            }
            Action::ClockFace => self.clock = next_face(self.clock, talk.deck),
            Action::ResetClock if talk.lesson.clock() == Clock::default() => {
                self.notice = Some(notices::clock_at_zero());
            }
            Action::ScrollDown => self.scroll_rows(1),
            Action::ScrollUp => self.scroll_rows(-1),
            Action::HalfDown => self.scroll_half(1),
            Action::HalfUp => self.scroll_half(-1),
            Action::ScrollRight => self.shift_lines(SIDESTEP),
            Action::ScrollLeft => self.shift_lines(-SIDESTEP),
            Action::Copy => return vec![Request::Copy],
            Action::WiderSlide => self.widen(1),
            Action::NarrowerSlide => self.widen(-1),
            Action::ShorterNotes => self.grow_notes(-1),
            Action::Theme => {
                self.theme_turns = self.theme_turns.wrapping_add(1);
                return vec![Request::TellTheme];
            }
            Action::Dismiss if talk.lesson.is_blank() => return unblank(talk),
            Action::Dismiss if self.stale.is_some() => self.stale = None,
            Action::Dismiss => self.search = None,
            Action::Problems if self.problems.count() == 0 => {
                self.notice = Some(notices::no_problems());
            }
            Action::Resume => return vec![Request::Resume],
            Action::Reload => return vec![Request::Reload],
            Action::Repaint => return vec![Request::Repaint],
            Action::Suspend => return vec![Request::Suspend],
            Action::Quit if self.screen == Screen::Rehearsal => {
                self.overlay = Some(Overlay::Confirm(Confirm::Quit));
            }
            Action::Quit => return vec![Request::Quit],
            _ => {
                self.open(action, key, talk);
                return self.unblank_here(talk);
            }
        }
        Vec::new()
    }

    /// Whether nothing can be seen here: a console's presenter sees everything at all times.
    fn is_blanked(&self, talk: Talk<'_>) -> bool {
        talk.lesson.is_blank() && !self.screen.is_console()
    }

    /// Opens the overlay that `action` is for.
    fn open(&mut self, action: Action, key: Key, talk: Talk<'_>) {
        let from = talk.lesson.position();
        self.overlay = match action {
            Action::GoTo => {
                let digit = match key.code {
                    KeyCode::Char(character) => Some(character).filter(char::is_ascii_digit),
                    _ => None,
                };
                Some(Overlay::GoTo {
                    digits: String::from_iter(digit),
                })
            }
            Action::Search => {
                self.search = None;
                Some(Overlay::SearchLine {
                    line: Line::default(),
                    from,
                })
            }
            Action::Overview => Some(Overlay::Overview {
                selected: from.slide,
            }),
            Action::Help => Some(Overlay::Help { scroll: 0 }),
            Action::Problems => Some(Overlay::Problems { scroll: 0 }),
            Action::ResetClock => Some(Overlay::Confirm(Confirm::ResetClock)),
            _ => None,
        };
    }

    /// Gives the current phase more time. With none open, a console's notes have more rows.
    fn extend(&mut self, talk: Talk<'_>) -> Vec<Request> {
        if matches!(
            talk.lesson.phase(),
            Phase::Think | Phase::Pair | Phase::Share
        ) {
            return vec![Request::Lesson(Command::Extend)];
        }
        if self.screen.is_console() {
            self.grow_notes(1);
        } else {
            self.notice = Some(notices::no_phase());
        }
        Vec::new()
    }

    /// Leaves the class's screen where it is, or brings it along. It is left only where somebody can
    /// see where the talk is.
    fn freeze(&mut self, talk: Talk<'_>) -> Vec<Request> {
        let is_frozen = talk.lesson.frozen().is_some();
        self.notice = if is_frozen {
            None
        } else if self.screen == Screen::Rehearsal {
            Some(notices::no_class())
        } else if self.screen != Screen::Console && self.company.consoles == 0 {
            Some(notices::no_console())
        } else {
            None
        };
        if self.notice.is_some() {
            return Vec::new();
        }
        vec![Request::Lesson(Command::ToggleFreeze)]
    }

    /// Brings a blank screen back where something was opened on it, which would not be seen.
    pub(super) fn unblank_here(&self, talk: Talk<'_>) -> Vec<Request> {
        if self.is_blanked(talk) {
            unblank(talk)
        } else {
            Vec::new()
        }
    }

    /// Says why a command of `action` will do nothing, or not what was meant.
    fn explain(&mut self, action: Action, talk: Talk<'_>) {
        let lesson = talk.lesson;
        self.notice = match action {
            Action::Return if lesson.came_from().is_none() => Some(notices::nowhere_to_return()),
            Action::Discussion | Action::NextPhase if !lesson.has_discussion() => {
                Some(notices::no_question())
            }
            Action::NextPhase if lesson.is_last_phase() => Some(notices::last_phase()),
            Action::Answer if !lesson.has_answer() => Some(notices::no_answer()),
            _ => return,
        };
    }
}

/// Brings a blank screen back.
pub(super) fn unblank(talk: Talk<'_>) -> Vec<Request> {
    let blank = talk.lesson.is_blank();
    if blank {
        vec![Request::Lesson(Command::Unblank)]
    } else {
        Vec::new()
    }
}

/// The command that is all an action does.
fn command(action: Action) -> Option<Command> {
    Some(match action {
        Action::Next => Command::Next,
        Action::Back => Command::Back,
        Action::NextSlide => Command::NextSlide,
        Action::PreviousSlide => Command::PreviousSlide,
        Action::First => Command::First,
        Action::Last => Command::Last,
        Action::Return => Command::Return,
        Action::Blank => Command::ToggleBlank,
        Action::Discussion => Command::CycleDiscussion,
        Action::NextPhase => Command::NextPhase,
        Action::Answer => Command::ToggleAnswer,
        _ => return None,
    })
}

/// The clock's next face. A deck with no duration has no time left to show.
fn next_face(face: ClockFace, deck: &Deck) -> ClockFace {
    match face {
        ClockFace::Hidden => ClockFace::Elapsed,
        ClockFace::Elapsed if deck.info.duration.is_some() => ClockFace::Left,
        ClockFace::Elapsed | ClockFace::Left => ClockFace::TimeOfDay,
        ClockFace::TimeOfDay => ClockFace::Hidden,
    }
}

/// The keys that answer a question with yes; all others are no.
pub(super) const YES: [Key; 3] = [Key::char('y'), Key::char('Y'), Key::plain(KeyCode::Enter)];

/// Answers a question.
fn answer(question: Confirm, key: Key) -> Vec<Request> {
    let yes = YES.contains(&key);
    match question {
        Confirm::ResetClock if yes => vec![Request::Lesson(Command::ResetClock)],
        Confirm::Quit if yes => vec![Request::Quit],
        Confirm::ResetClock | Confirm::Quit => Vec::new(),
    }
}
