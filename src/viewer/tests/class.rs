//! What the class says: answers, hands, more time, a screen that stays behind.

use super::*;
use crate::lesson::{MOST_HEARD, Phase, Round};
use crate::viewer::Screen as Kind;

/// A talk of a slide, a vote with two phases and three options, and another question.
fn voting() -> Screen {
    let vote = crate::deck::Discussion {
        options: ["Up", "Down", "Neither"].map(Clean::line).to_vec(),
        correct: Some(1),
        ..question(Opens::Next, 2)
    };
    let slides = vec![
        slide("First"),
        asking("Vote", vote),
        asking("Talk", question(Opens::Next, 1)),
        slide("Last"),
    ];
    let deck = deck(slides, 0);
    Screen {
        lesson: Lesson::new(&deck),
        deck,
        ..Screen::new()
    }
}

/// The vote, in the phase of its line that so many presses of Next lead to.
fn at_vote(steps: usize) -> Screen {
    let mut screen = voting();
    screen.press(&format!("]{}", "n".repeat(steps)));
    screen
}

impl Screen {
    fn heard(&self) -> Vec<String> {
        let word = |heard: &crate::lesson::Heard| {
            let mark = if heard.pinned {
                "+"
            } else if heard.struck {
                "-"
            } else {
                ""
            };
            format!("{mark}{}", heard.text)
        };
        self.lesson.heard().iter().map(word).collect()
    }

    fn told(&self) -> &str {
        let notice = self.viewer.notice.as_ref();
        notice.map_or("", |notice| notice.text.as_str())
    }

    /// What another screen of the same talk does.
    fn meanwhile(&mut self, command: Command) {
        let effects = self.lesson.apply(command, self.now);
        self.viewer.after(&effects, &self.deck, &self.lesson);
    }
}

#[test]
fn an_answer_is_written_down_with_enter_and_the_line_stays_for_the_next() {
    let mut screen = at_vote(1);
    screen.press("AThe road");
    assert_eq!(screen.state(), "2.1 docked answer2:The road|");
    screen.press("<Home>x<End>s<Enter>");
    assert_eq!(screen.heard(), ["xThe roads"]);
    assert_eq!(screen.state(), "2.1 docked answer2:|");
    screen.press("n d? q<Enter>  <Enter>");
    assert_eq!(screen.heard(), ["xThe roads", "n d? q"]);
    assert_eq!(screen.viewer.overlay, None, "nothing but blanks closes it");
    assert_eq!(screen.asked, []);
}

#[test]
fn an_answer_is_clean_text_and_a_paste_is_no_keys() {
    let mut screen = at_vote(1);
    screen.press("A");
    screen.input(&Input::Paste(" *no*\u{1b}[2J\nq\u{202e}\n".to_owned()));
    screen.press("<Enter>");
    assert_eq!(screen.heard(), ["*no*␛[2J q�"]);
    screen.input(&Input::Paste("x".repeat(100_000)));
    assert!(
        screen.told().starts_with("The line is full"),
        "{}",
        screen.told()
    );
    screen.press("<Left>y");
    assert!(
        screen.told().starts_with("The line is full"),
        "{}",
        screen.told()
    );
    screen.press("<Enter>");
    assert_eq!(screen.heard()[1].len(), Line::LONGEST);
}

#[test]
fn an_answer_that_is_left_is_there_the_next_time() {
    let mut screen = at_vote(1);
    screen.press("Ahalf<Esc>");
    assert_eq!(screen.viewer.overlay, None);
    assert_eq!(screen.heard(), [""; 0]);
    screen.press("ndnnA");
    screen.press(" of it<Enter>");
    assert_eq!(screen.heard(), ["half of it"]);
}

#[test]
fn nothing_typed_is_lost_when_something_happens_meanwhile() {
    let mut screen = at_vote(1);
    screen.press("Ato Vote");
    screen.meanwhile(Command::GoTo(3));
    screen.meanwhile(Command::ToggleBlank);
    screen.meanwhile(Command::ToggleBlank);
    screen.press("<Enter>");
    assert_eq!(
        screen.state(),
        "4.0 answer4:to Vote| “The talk went on to a slide with no question: nothing is noted”"
    );
    screen.meanwhile(Command::GoTo(1));
    screen.meanwhile(Command::Next);
    let old = screen.deck.clone();
    screen
        .viewer
        .reloaded(&old, &screen.deck, Problems::default());
    screen.press("<Enter>");
    assert_eq!(
        screen.heard(),
        [""; 0],
        "it may have been for another question"
    );
    assert_eq!(
        screen.told(),
        "The talk went on to another question: Enter notes it here"
    );
    screen.press("<Enter>");
    assert_eq!(screen.heard(), ["to Vote"]);
}

#[test]
fn a_reload_leaves_the_line_with_its_slide() {
    let mut screen = at_vote(1);
    screen.press("Amine");
    let old = screen.deck.clone();
    screen.deck.slides.remove(0);
    screen.deck.talk_len -= 1;
    screen.lesson = screen.lesson.reloaded(&old, &screen.deck, screen.now);
    screen
        .viewer
        .reloaded(&old, &screen.deck, Problems::default());
    screen.press("<Enter>");
    assert_eq!(screen.heard(), ["mine"]);
}

#[test]
fn more_answers_than_are_kept_stay_in_the_line() {
    let mut screen = at_vote(1);
    for _ in 0..MOST_HEARD {
        screen.meanwhile(Command::Hear(Clean::line("so")));
    }
    screen.press("Amore<Enter>");
    assert_eq!(screen.heard().len(), MOST_HEARD);
    assert!(
        screen.told().starts_with("200 answers"),
        "{}",
        screen.told()
    );
    assert_eq!(screen.viewer.draft, Line::of("more"));
}

#[test]
fn a_clicker_goes_on_from_a_line_and_takes_nothing_away() {
    let mut screen = at_vote(1);
    screen.press("A<PgDn>");
    assert_eq!(screen.state(), "2.2 docked");
    screen.press("Ay<PgDn>");
    assert_eq!(screen.state(), "2.3 docked answer2:y|");
    screen.press("<PgUp><Esc>;<PgUp>");
    assert_eq!(screen.state(), "2.1 docked");
    screen.press(";3b<PgDn>");
    assert_eq!(screen.state(), "2.2 docked hands2:First:3b");
}

#[test]
fn there_is_no_line_where_there_is_no_question() {
    for key in ["A", ";", "x"] {
        let mut screen = voting();
        screen.press(key);
        assert_eq!(screen.state(), "1.0 “This slide has no question”", "{key}");
    }
    let mut screen = at_vote(1);
    screen.press("x");
    assert_eq!(screen.told(), "No answer is written down yet: A does so");
    screen.press("nn];");
    assert_eq!(screen.told(), "This question has no options to vote on");
}

#[test]
fn the_classs_own_screen_takes_no_notes() {
    for key in ["A", ";", "x"] {
        let mut screen = at_vote(1);
        screen.meanwhile(Command::Hear(Clean::line("so")));
        screen.viewer.screen = Kind::Audience;
        screen.press(key);
        assert_eq!(screen.viewer.overlay, None, "{key}");
        assert_eq!(screen.told(), "This screen is the class's alone");
    }
}

#[test]
fn hands_are_counted_for_the_vote_that_is_told() {
    let mut screen = at_vote(2);
    screen.press(";12A 3b<Enter>");
    assert_eq!(screen.state(), "2.2 docked hands2:First:");
    assert_eq!(screen.lesson.hands(Round::First), Some(&[12, 3, 0][..]));
    screen.press(";5c<Enter><Enter>");
    assert_eq!(screen.viewer.overlay, None);
    assert_eq!(screen.lesson.hands(Round::Second), Some(&[0, 0, 5][..]));
    assert_eq!(screen.lesson.hands(Round::First), Some(&[12, 3, 0][..]));
}

#[test]
fn hands_that_cannot_be_counted_stay_in_the_line_with_what_is_wrong() {
    let mut screen = at_vote(2);
    screen.press(";3b 4x<Enter>");
    assert_eq!(
        screen.state(),
        "2.2 docked hands2:First:3b 4x “There is no option X: the last is C”"
    );
    assert_eq!(screen.lesson.hands(Round::First), None);
    screen.press("<Backspace>c");
    assert_eq!(screen.told(), "");
    screen.press("<Enter>");
    assert_eq!(screen.lesson.hands(Round::First), Some(&[0, 3, 4][..]));
    screen.press("3a");
    screen.meanwhile(Command::GoTo(2));
    screen.press("<Enter>");
    assert_eq!(
        screen.told(),
        "The talk went on to another question: Enter notes it here"
    );
    screen.press("<Enter>");
    assert_eq!(
        screen.state(),
        "3.0 hands3:First:3a “There is no option A: this question has none”"
    );
}

#[test]
fn the_list_of_answers_strikes_out_and_pins() {
    let mut screen = at_vote(1);
    screen.press("Aone<Enter>two<Enter>three<Enter><Enter>x");
    assert_eq!(screen.state(), "2.1 docked answers:3");
    screen.press("x");
    assert_eq!(screen.heard(), ["one", "two", "-three"]);
    screen.press("k<Enter>gx");
    assert_eq!(screen.heard(), ["-one", "+two", "-three"]);
    assert_eq!(screen.state(), "2.1 docked answers:1");
    screen.press("xj<Enter><End><Enter>");
    assert_eq!(screen.heard(), ["one", "two", "+three"]);
    screen.press("Afour<Enter><Enter>");
    assert_eq!(screen.state(), "2.1 docked answers:4");
    screen.press("<Up><Up><Up><Up><Down><PgDn><PgUp>");
    assert_eq!(screen.state(), "2.1 docked answers:1");
    screen.input(&Input::Wheel {
        up: false,
        column: 0,
        row: 0,
    });
    assert_eq!(screen.state(), "2.1 docked answers:2");
    screen.press("<Esc>");
    assert_eq!(screen.state(), "2.1 docked");
    assert_eq!(screen.asked, []);
}

#[test]
fn the_list_closes_when_the_talk_goes_on_without_it() {
    let mut screen = at_vote(1);
    screen.press("Aone<Enter><Enter>x");
    screen.meanwhile(Command::Next);
    assert_eq!(screen.state(), "2.2 docked answers:1");
    screen.meanwhile(Command::NextSlide);
    assert_eq!(screen.state(), "3.0");
}

#[test]
fn the_list_closes_on_a_screen_that_is_left_behind() {
    for (kind, open) in [(Kind::Talk, false), (Kind::Console, true)] {
        let mut screen = at_vote(1);
        screen.viewer.screen = kind;
        screen.press("Aone<Enter><Enter>x");
        screen.meanwhile(Command::ToggleFreeze);
        assert_eq!(screen.viewer.overlay.is_some(), open, "{kind:?}");
    }
}

#[test]
fn plus_gives_the_phase_more_time() {
    let mut screen = at_vote(2);
    let budget = |screen: &Screen| screen.lesson.phases(screen.now)[0].budget;
    assert_eq!(screen.lesson.phase(), Phase::Think);
    let before = budget(&screen);
    screen.press("++");
    assert_eq!(budget(&screen), before + Duration::from_secs(60));
    assert_eq!(screen.told(), "30 seconds more");
    screen.press("[+");
    assert_eq!(
        screen.told(),
        "No phase is running that could have more time"
    );
}

#[test]
fn the_class_is_left_behind_only_where_somebody_sees_where_the_talk_is() {
    let mut screen = at_vote(0);
    screen.press("f");
    assert_eq!(screen.lesson.frozen(), None);
    assert_eq!(
        screen.told(),
        "Freezing needs a console: `seminar console` in a second terminal"
    );
    screen.viewer.company.consoles = 1;
    screen.press("f");
    assert_eq!(screen.lesson.frozen(), Some(screen.lesson.position()));
    assert_eq!(screen.told(), "", "it is for the class to see");
    screen.press("]A");
    assert_eq!(screen.told(), "This screen is frozen: f brings it along");
    screen.viewer.company.consoles = 0;
    screen.press("f");
    assert_eq!(screen.lesson.frozen(), None, "it always comes along again");
}

#[test]
fn a_console_freezes_and_a_rehearsal_has_nobody_to_freeze() {
    let mut screen = at_vote(0);
    screen.viewer.screen = Kind::Console;
    screen.press("f");
    assert!(screen.lesson.frozen().is_some());
    assert_eq!(screen.told(), "The class stays here: f brings it along");
    screen.press("]A");
    assert_eq!(screen.state(), "3.0 answer3:|", "the presenter writes on");
    screen.press("<Esc>f");
    assert_eq!(screen.told(), "The class is with you again");
    screen.viewer.screen = Kind::Rehearsal;
    screen.press("f");
    assert_eq!(screen.lesson.frozen(), None);
    assert_eq!(screen.told(), "A rehearsal has no class to leave behind");
}
