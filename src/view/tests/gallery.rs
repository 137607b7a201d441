//! Slides with something of everything, and all that is known of their code and pictures.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::deck::{Slide, parse};
use crate::layout::{Coloring, Form, Look, Mosaic, Part, Picture, Pixels, Size, Snippet};
use crate::lesson::Round;
use crate::text::Clean;
use crate::theme::{Depth, Ink, Nearest, Themes, find};
use crate::view::sample::TALK;
use crate::view::{Pictured, draw_with_pictures};
use crate::viewer::Screen as Kind;

/// A slide for each kind of block and each layout.
const BLOCKS: &str = include_str!("golden/blocks.toml");
/// One slide with most of that, and a question.
pub(super) const SAMPLE: &str = include_str!("../../../assets/sample.toml");

/// A talk of one slide for each kind of block and each layout, by name.
pub(super) fn blocks() -> Vec<(String, String)> {
    let (head, slides) = BLOCKS.split_once("[[slides]]").expect("there are slides");
    let talk = |slide: &str| {
        let source = format!("{head}[[slides]]{slide}");
        let deck = parse(&source).expect("it is a deck").deck;
        (deck.slides[0].id.0.clone(), source)
    };
    slides.split("[[slides]]").map(talk).collect()
}

/// A screen in a theme, with the colours of all code known.
pub(super) fn screen(source: &str, theme: &str, depth: Depth) -> Screen {
    let mut screen = Screen {
        themes: Themes::new(&find(theme).expect("it is built in"), depth),
        ..Screen::of(source)
    };
    for code in screen.deck.slides.iter().flat_map(Slide::codes) {
        if let Some(snippet) = Snippet::of(code) {
            let lines = snippet.text.as_str().lines().map(parts).collect();
            let coloring = Arc::new(Coloring { lines });
            screen.media.color(snippet, Some(coloring));
        }
    }
    screen
}

/// The sample slide with all that can be seen beside a slide: its question in a phase, the answer,
/// a search, a clock.
pub(super) fn sample(theme: &str, depth: Depth) -> Screen {
    let mut screen = screen(SAMPLE, theme, depth)
        .after(&[Command::ToggleClock, Command::Next, Command::Next])
        .after(&[Command::ToggleAnswer])
        .later(seconds(20))
        .with(|viewer| viewer.clock = ClockFace::Elapsed);
    screen.viewer.search = Some(Search::new(Clean::line("found"), &screen.deck));
    screen
}

/// All that can stand beside a slide or lie over it, by name.
pub(super) fn panels(theme: &str, depth: Depth) -> Vec<(&'static str, Screen)> {
    let question = |presses| {
        let screen = screen(TALK, theme, depth).at(3);
        screen.after(&vec![Command::Next; presses])
    };
    let over = |overlay| question(0).with(|viewer| viewer.overlay = Some(overlay));
    let docked = question(3).later(seconds(77));
    let full = question(2)
        .after(&[Command::CycleDiscussion, Command::ToggleAnswer])
        .later(seconds(72));
    let notes = docked.clone().with(|viewer| viewer.notes = true);
    let problems =
        over(Overlay::Problems { scroll: 0 }).with(|viewer| viewer.problems = problems::problems());
    let mut typing = over(Overlay::SearchLine {
        line: Line::of("school"),
        from: question(0).lesson.position(),
    });
    typing.viewer.search = Some(Search::new(Clean::line("school"), &typing.deck));
    let notice = Notice::warning("The picture other.png is not there");
    let told = question(0)
        .after(&[Command::ToggleClock])
        .later(seconds(2410))
        .with(|viewer| viewer.clock = ClockFace::Left)
        .with(|viewer| viewer.notice = Some(notice));
    let console = docked
        .clone()
        .after(&[
            Command::Hear(Clean::line("The post was closed")),
            Command::Hear(Clean::line("Nobody asked")),
            Command::Pin(0),
            Command::Strike(1),
            count(Round::First, 1, 14),
            count(Round::Second, 1, 20),
            Command::ToggleFreeze,
            Command::Next,
        ])
        .with(|viewer| viewer.screen = Kind::Console);
    let rehearsal = question(0)
        .after(&[Command::ToggleClock])
        .later(seconds(500))
        .with(|viewer| viewer.screen = Kind::Rehearsal);
    let overview = Overlay::Overview { selected: 4 };
    let heard = |text| Command::Hear(Clean::line(text));
    let votes = question(4)
        .after(&[
            count(Round::First, 0, 11),
            count(Round::First, 1, 14),
            count(Round::Second, 0, 6),
            count(Round::Second, 1, 20),
        ])
        .after(&[Command::ToggleAnswer, Command::ToggleClock]);
    let said = question(2)
        .after(&[count(Round::First, 0, 11), count(Round::First, 1, 14)])
        .after(&[
            heard("The post was read"),
            heard("Too far"),
            heard("A slip"),
        ])
        .after(&[Command::Extend, Command::Pin(0), Command::Strike(2)])
        .with(|viewer| viewer.notes = true);
    let listed = said.clone().with(|viewer| {
        viewer.notes = false;
        viewer.overlay = Some(Overlay::Answers { selected: 1 });
    });
    let writing = listed.clone().with(|viewer| {
        viewer.draft = Line::of("Nobody could leave");
        viewer.overlay = Some(Overlay::AnswerLine {
            slide: 2,
            listed: false,
        });
    });
    let counting = votes.clone().with(|viewer| {
        viewer.overlay = Some(Overlay::HandsLine {
            line: Line::of("b 2"),
            slide: 2,
            round: Round::Second,
        });
    });
    vec![
        ("panel-discussion-docked", docked),
        ("panel-discussion-full", full),
        ("panel-notes", notes),
        ("panel-votes", votes),
        ("panel-class", said),
        ("panel-answers", listed),
        ("panel-answer-line", writing),
        ("panel-hands-line", counting),
        ("panel-overview", over(overview)),
        ("panel-help", over(Overlay::Help { scroll: 0 })),
        ("panel-problems", problems),
        ("panel-search", typing),
        ("panel-confirm", over(Overlay::Confirm(Confirm::ResetClock))),
        ("panel-notice", told),
        ("panel-console", console),
        ("panel-rehearsal", rehearsal),
    ]
}

fn count(round: Round, option: usize, hands: u16) -> Command {
    Command::Count {
        round,
        option,
        hands,
    }
}

/// Says what the pictures look like that are in sight and for which `is_known` holds.
pub(super) fn see(screen: &mut Screen, size: Size, depth: Depth, is_known: impl Fn(&str) -> bool) {
    let paths: Vec<Clean> = screen
        .deck
        .slides
        .iter()
        .flat_map(Slide::pictures)
        .filter(|path| is_known(path.as_str()))
        .cloned()
        .collect();
    for path in paths {
        let pixels = Pixels {
            width: 400,
            height: 200,
        };
        let content = 0;
        screen.media.learn(path, Picture::Ready { pixels, content });
    }
    let mut unseen = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    for Pictured { view, .. } in draw_with_pictures(&screen.scene(), &mut unseen).1 {
        if is_known(view.path.as_str()) {
            let mosaic = poster(view.size, depth);
            let look = Look {
                form: Form::Blocks(Arc::new(mosaic)),
                origin: 0,
            };
            screen.media.see(view, look);
        }
    }
}

/// A red sky with a hole in it over a field.
fn poster(size: Size, depth: Depth) -> Mosaic {
    let mut nearest = Nearest::new(depth);
    let (width, height) = (size.width, 2 * size.height);
    let mut colors = Vec::new();
    for y in 0..height {
        for x in 0..width {
            let is_hole = x < width / 4 && y < height / 4;
            let is_sky = y < height / 2 + 1;
            let color = if is_sky {
                (190, 40, 30)
            } else {
                (200, 160, 60)
            };
            colors.push((!is_hole).then(|| nearest.find(color)));
        }
    }
    Mosaic { width, colors }
}

/// The parts of a line of code, told apart well enough for these tests.
fn parts(line: &str) -> Vec<Part> {
    let is_word = |other: char| other.is_alphanumeric() || other == '_';
    let (mut parts, mut rest) = (Vec::new(), line);
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '#' => None,
            '"' => rest.match_indices('"').nth(1).map(|(end, _)| end + 1),
            _ if is_word(first) => rest.find(|other| !is_word(other)),
            _ => Some(first.len_utf8()),
        };
        let start = line.len() - rest.len();
        let (part, after) = rest.split_at(length.unwrap_or(rest.len()));
        let ink = match part {
            "def" | "return" => Ink::CodeKeyword,
            "int" => Ink::CodeType,
            _ if first == '#' => Ink::CodeComment,
            _ if first == '"' => Ink::CodeString,
            _ if first.is_ascii_digit() => Ink::CodeNumber,
            _ if is_word(first) && after.starts_with('(') => Ink::CodeFunction,
            _ if first.is_uppercase() => Ink::CodeType,
            _ if first.is_ascii_punctuation() => Ink::CodePunctuation,
            _ => Ink::Code,
        };
        let bytes = start..start + part.len();
        parts.push(Part { bytes, ink });
        rest = after;
    }
    parts
}

#[test]
fn a_line_of_code_is_told_apart() {
    let line = "def f(x: Load): # \"so\"";
    let inks: Vec<(&str, Ink)> = parts(line)
        .into_iter()
        .filter(|part| part.ink != Ink::Code)
        .map(|part| (line.get(part.bytes).unwrap(), part.ink))
        .collect();
    let punctuation = Ink::CodePunctuation;
    assert_eq!(
        inks,
        [
            ("def", Ink::CodeKeyword),
            ("f", Ink::CodeFunction),
            ("(", punctuation),
            (":", punctuation),
            ("Load", Ink::CodeType),
            (")", punctuation),
            (":", punctuation),
            ("# \"so\"", Ink::CodeComment),
        ]
    );
}
