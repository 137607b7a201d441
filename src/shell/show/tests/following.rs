//! Themes that follow the terminal.

use super::*;
use crate::shell::input::Answer;
use crate::theme::find;

const LIGHT: Answer = Answer::Background(250, 250, 240);
const DARK: Answer = Answer::Background(10, 10, 30);
/// Whether the terminal's colours change, and what they are.
const REPORTS: &str = "\x1b[?2031h";
const QUESTION: &str = "\x1b]11;?\x1b\\";

/// Midnight for dark terminals, paper for light ones.
fn pair(depth: Depth) -> Themes {
    Themes::new(&find("midnight").unwrap(), depth).or_light(&find("paper").unwrap())
}

/// A show in these themes on a terminal that has shown its first frame.
fn show_in(themes: Themes) -> (Show, Next) {
    let (mut show, next) = show(&["Ash", "Birch"]);
    show.session.themes = themes;
    let mut show = Show::new(show.session);
    show.frame(SIZE, Now::default());
    (show, next)
}

fn more(show: &mut Show) -> String {
    String::from_utf8(show.more()).unwrap()
}

/// The theme that the screen has, by its background.
fn theme(show: &mut Show) -> &'static str {
    let screen = show.draw(SIZE, Now::default())[(0, 0)].bg;
    let is_it = |name: &&str| {
        let background = find(name).unwrap().style(Ink::Body).background;
        let Some((red, green, blue)) = background.and_then(theme::Color::rgb) else {
            return false;
        };
        screen == ratatui::style::Color::Rgb(red, green, blue)
    };
    theme::BUILTIN.into_iter().find(is_it).unwrap()
}

#[test]
fn a_pair_asks_the_terminal_once_after_the_first_frame() {
    let (mut show, _) = show_in(pair(Depth::True));
    assert_eq!(more(&mut show), format!("{REPORTS}{QUESTION}"));
    assert_eq!(more(&mut show), "");
    press(&mut show, KeyCode::Right);
    show.frame(SIZE, Now::default());
    assert_eq!(more(&mut show), "");
    assert_eq!(show.due(SIZE, Now::default()), None, "nobody waits");
}

#[test]
fn nothing_is_asked_before_the_first_frame_nor_where_the_answer_is_of_no_use() {
    let (mut show, _) = show_in(pair(Depth::True));
    show.repaint();
    assert_eq!(more(&mut show), "");

    let one = Themes::new(&find("paper").unwrap(), Depth::True);
    for themes in [one, pair(Depth::None)] {
        assert_eq!(more(&mut show_in(themes).0), "");
    }
    let (mut show, _) = super::show(&["Ash"]);
    show.session.themes = pair(Depth::True);
    show.session.questions.background = false;
    let mut show = Show::new(show.session);
    show.frame(SIZE, Now::default());
    assert_eq!(more(&mut show), "");
    assert_eq!(show.farewell(), b"");
}

#[test]
fn a_light_terminal_gets_the_light_theme_and_a_dark_one_nothing_at_all() {
    let (mut show, _) = show_in(pair(Depth::True));
    assert_eq!(theme(&mut show), "midnight");
    show.hear(DARK);
    assert_eq!(show.frame(SIZE, Now::default()), b"");
    show.hear(LIGHT);
    assert_ne!(show.frame(SIZE, Now::default()), b"");
    assert_eq!(theme(&mut show), "paper");
    show.hear(LIGHT);
    assert_eq!(show.frame(SIZE, Now::default()), b"");
    show.hear(DARK);
    assert_eq!(theme(&mut show), "midnight");
}

#[test]
fn what_the_user_turned_to_stays_whatever_the_terminal_says() {
    let (mut show, _) = show_in(pair(Depth::True));
    press(&mut show, KeyCode::Char('c'));
    assert_eq!(theme(&mut show), "paper", "the other one comes first");
    show.hear(LIGHT);
    assert_eq!(theme(&mut show), "paper");
    press(&mut show, KeyCode::Char('c'));
    assert_eq!(theme(&mut show), "chalkboard");
    show.hear(DARK);
    show.hear(LIGHT);
    assert_eq!(theme(&mut show), "chalkboard");
    for _ in 2..theme::BUILTIN.len() {
        press(&mut show, KeyCode::Char('c'));
    }
    // All the way round, to what suits the terminal now.
    let round = screen(&mut show);
    assert!(round.contains("Theme: paper"), "{round}");
    assert_eq!(theme(&mut show), "paper");
}

#[test]
fn a_deck_that_is_read_again_suits_the_terminal_that_was_heard() {
    let (mut show, next) = show_in(Themes::new(&find("slate").unwrap(), Depth::True));
    let save = |show: &mut Show, themes: Themes| {
        *next.borrow_mut() = Some(Reloaded {
            themes,
            ..found(&["Ash", "Birch"])
        });
        reload(show, &next);
        show.frame(SIZE, Now::default());
    };
    save(&mut show, pair(Depth::True));
    assert_eq!(more(&mut show), format!("{REPORTS}{QUESTION}"));
    show.hear(LIGHT);
    assert_eq!(theme(&mut show), "paper");
    save(&mut show, pair(Depth::True));
    assert_eq!(theme(&mut show), "paper");
    press(&mut show, KeyCode::Char('c'));
    save(&mut show, pair(Depth::True));
    assert_eq!(theme(&mut show), "midnight", "as it was turned to");
    assert_eq!(more(&mut show), "", "it was asked");
}

#[test]
fn a_slides_pair_follows_as_well() {
    let (mut show, _) = show_in(Themes::new(&find("slate").unwrap(), Depth::True));
    let written = |word| Written {
        value: Clean::line(word),
        text: TextId::MAIN,
        span: 0..0,
    };
    show.session.deck.slides[1].theme = Some(Box::new(ThemeChoice::Pair {
        dark: written("midnight"),
        light: written("sepia"),
    }));
    let mut show = Show::new(show.session);
    show.frame(SIZE, Now::default());
    assert_eq!(more(&mut show), format!("{REPORTS}{QUESTION}"));
    show.hear(LIGHT);
    assert_eq!(theme(&mut show), "slate");
    press(&mut show, KeyCode::Char(']'));
    assert_eq!(theme(&mut show), "sepia");
}

#[test]
fn it_is_asked_again_when_its_colours_change_and_after_it_was_another_programs() {
    let (mut show, _) = show_in(pair(Depth::True));
    assert_eq!(show.farewell(), b"");
    show.more();
    assert_eq!(show.farewell(), b"\x1b[?2031l");
    show.hear(Answer::Palette);
    assert_eq!(more(&mut show), QUESTION, "it goes on reporting");
    assert_eq!(more(&mut show), "");
    show.return_to();
    assert_eq!(show.farewell(), b"", "it was taken back");
    show.frame(SIZE, Now::default());
    assert_eq!(more(&mut show), format!("{REPORTS}{QUESTION}"));
    assert_eq!(show.farewell(), b"\x1b[?2031l");
}

#[cfg(feature = "images")]
#[test]
fn it_is_asked_about_pictures_and_its_background_in_one_breath() {
    let (mut show, _) = super::show(&["Ash"]);
    show.session.themes = pair(Depth::True);
    show.session.means.asks = true;
    show.session.deck = parse("[[slides]]\nimage = \"a.png\"\nalt = \"A\"\n")
        .unwrap()
        .deck;
    let mut show = Show::new(show.session);
    show.frame(SIZE, Now::default());
    show.order(SIZE, Now::default());
    let question = more(&mut show);
    assert!(
        question.starts_with(&format!("{REPORTS}{QUESTION}\x1b_Gi=31,")),
        "{question:?}"
    );
    assert!(question.ends_with("\x1b[c"), "{question:?}");
    assert_eq!(more(&mut show), "");
}
