//! Pictures while one slide becomes another: they go when it begins, and come when it ends.
//! And while they are saved.

use std::collections::BTreeSet;

use super::*;
use crate::config::Images;
use crate::layout::{Mosaic, Picture, Pixels};
use crate::media::{Format, Sharp};
use crate::shell::{Means, Protocol};
use crate::store::Told;

const STEP: Duration = Duration::from_micros(16_667);

/// Cells that stand for a part of a picture, or over which one lies.
const PARTS: [char; 2] = ['\u{10eeee}', '\u{10ffff}'];

/// All the ways in which a terminal draws pictures itself.
const PROTOCOLS: [Protocol; 4] = [
    Protocol::KittyCells,
    Protocol::KittyOver,
    Protocol::Iterm2,
    Protocol::Sixel,
];

fn at(steps: u32) -> Now {
    Now {
        time: Time(STEP * steps),
        ..Now::default()
    }
}

/// A show of slides with pictures at both ends, at rest on the first.
fn pictured(means: Means, transition: &str) -> Show {
    let source = format!(
        "[deck]\ntransition = \"{transition}\"\ntheme = \"paper\"\n\
         [[slides]]\ntitle = \"Ash\"\nimage = \"a.png\"\nalt = \"a\"\n\
         [[slides]]\ntitle = \"Birch\"\ntext = \"about Birch\"\n\
         [[slides]]\ntitle = \"Cedar\"\nimage = \"b.png\"\nalt = \"b\"\n"
    );
    let deck = parse(&source).unwrap().deck;
    let (old, _) = show(&["Ash"]);
    let mut show = Show::new(Session {
        lesson: Lesson::new(&deck),
        deck,
        means,
        transitions: true,
        ..old.session
    });
    show.learn_cell(Some(Pixels {
        width: 10,
        height: 20,
    }));
    rest(&mut show, at(0));
    show
}

fn sharp(protocol: Protocol) -> Means {
    Means {
        known: Some(protocol),
        depth: Depth::True,
        ..Means::default()
    }
}

fn blocks() -> Means {
    Means {
        images: Images::Blocks,
        depth: Depth::True,
        ..Means::default()
    }
}

/// What a worker makes of `job`.
fn done(job: Job) -> Done {
    let pixels = Pixels {
        width: 40,
        height: 20,
    };
    match job {
        Job::Measure(path) => Done::Measured(path, Picture::Ready { pixels, content: 1 }),
        Job::Draw(drawing) if matches!(drawing.format, Format::Blocks { .. }) => {
            let size = drawing.view.size;
            let cells = usize::from(size.width) * 2 * usize::from(size.height);
            let mosaic = Mosaic {
                width: size.width,
                colors: (0..cells)
                    .map(|at| Some(theme::Color::Rgb(u8::try_from(at % 251).unwrap(), 9, 9)))
                    .collect(),
            };
            Done::Blocks(drawing, Arc::new(mosaic))
        }
        Job::Draw(drawing) => {
            let bytes = Arc::from(&b"AAAA"[..]);
            Done::Sharp(drawing, Sharp { bytes, pixels })
        }
        Job::Color(snippet) => Done::Colored(snippet, None),
    }
}

/// Presses `]` or `[` at `now`.
fn turn(show: &mut Show, key: char, now: Now) {
    show.input(&Input::Key(Key::char(key)), now.time);
}

/// Does all that `show` wants at `now`; returns the terminal's bytes.
fn rest(show: &mut Show, now: Now) -> String {
    let mut bytes = Vec::new();
    loop {
        bytes.extend(show.frame(SIZE, now));
        let order = show.order(SIZE, now).unwrap_or_default();
        let more = show.more();
        if order.jobs.is_empty() && more.is_empty() {
            return String::from_utf8(bytes).unwrap();
        }
        bytes.extend(more);
        for job in order.jobs {
            show.learn(&done(job), order.edition);
        }
    }
}

/// What the terminal's cells hold.
fn cells(show: &Show) -> &Buffer {
    show.shown.as_ref().unwrap()
}

fn has_parts(show: &Show) -> bool {
    let cells = &cells(show).content;
    cells.iter().any(|cell| cell.symbol().starts_with(PARTS))
}

/// How often a picture is laid over cells: by kitty's protocol, by iTerm2's, as sixels.
fn placements(bytes: &str) -> usize {
    let places = ["\x1b_Ga=p,i=", "\x1b]1337;File=", "HAAAA\x1b[?2026l"];
    places
        .map(|place| bytes.matches(place).count())
        .iter()
        .sum()
}

/// Whether the terminal shows a picture by now, in the way that it does.
fn is_seen(show: &Show, bytes: &str) -> bool {
    has_parts(show) || placements(bytes) > 0
}

#[test]
fn a_picture_that_the_terminal_draws_goes_when_a_turn_begins() {
    for protocol in PROTOCOLS {
        for transition in ["slide", "fade"] {
            let mut show = pictured(sharp(protocol), transition);
            turn(&mut show, ']', at(0));
            let first = rest(&mut show, at(0));
            if protocol == Protocol::KittyOver {
                assert!(first.contains("\x1b_Ga=d,d=i,i=16,p=1"), "{first:?}");
            }
            for step in 1..11 {
                assert!(show.turn.is_some());
                assert!(!has_parts(&show), "{protocol:?} {transition} {step}");
                let bytes = rest(&mut show, at(step));
                assert_eq!(placements(&bytes), 0, "{protocol:?} {transition} {step}");
            }
        }
    }
}

#[test]
fn a_picture_that_the_terminal_draws_comes_when_a_turn_ends() {
    for protocol in PROTOCOLS {
        for transition in ["slide", "fade"] {
            let mut show = pictured(sharp(protocol), transition);
            assert!(protocol == Protocol::KittyOver || has_parts(&show));
            let still = cells(&show).clone();
            turn(&mut show, ']', at(0));
            rest(&mut show, at(30));
            turn(&mut show, '[', at(30));
            for step in 0..11 {
                let bytes = rest(&mut show, at(30 + step));
                assert!(!is_seen(&show, &bytes), "{protocol:?} {transition} {step}");
            }
            let bytes = rest(&mut show, at(50));
            assert!(is_seen(&show, &bytes), "{protocol:?} {transition}");
            assert_eq!(cells(&show), &still, "{protocol:?} {transition}");
        }
    }
}

#[test]
fn a_key_brings_the_picture_of_the_slide_that_it_ends_at() {
    for protocol in PROTOCOLS {
        let mut show = pictured(sharp(protocol), "slide");
        turn(&mut show, ']', at(0));
        rest(&mut show, at(2));
        turn(&mut show, ']', at(2));
        let bytes = rest(&mut show, at(2));
        assert!(is_seen(&show, &bytes), "{protocol:?}");
        assert!(plain(cells(&show)).contains("Cedar"));
    }
}

#[test]
fn a_picture_in_cells_moves_as_text_does_and_is_whole_at_the_end() {
    let is_block = |cell: &&ratatui::buffer::Cell| cell.symbol() == "▀";
    for transition in ["slide", "fade"] {
        let mut show = pictured(blocks(), transition);
        let still = cells(&show).clone();
        let whole = still.content.iter().filter(is_block).count();
        assert!(whole > 100, "{whole}");
        turn(&mut show, ']', at(0));
        rest(&mut show, at(1));
        let left = cells(&show).content.iter().filter(is_block).count();
        assert!((1..=whole).contains(&left), "{transition}");
        assert_ne!(cells(&show), &still);
        rest(&mut show, at(30));
        assert_eq!(cells(&show).content.iter().filter(is_block).count(), 0);
        turn(&mut show, '[', at(30));
        rest(&mut show, at(33));
        assert_ne!(cells(&show), &still);
        rest(&mut show, at(60));
        assert_eq!(cells(&show), &still, "{transition}");
    }
}

#[test]
fn a_terminal_that_was_lent_gets_its_pictures_again() {
    for protocol in PROTOCOLS {
        let mut show = pictured(sharp(protocol), "slide");
        let still = cells(&show).clone();
        let is_kitty = matches!(protocol, Protocol::KittyCells | Protocol::KittyOver);
        let goodbye = String::from_utf8(show.farewell()).unwrap();
        assert_eq!(goodbye.contains("\x1b_Ga=d,d=I,i=16,"), is_kitty);
        show.return_to();
        let bytes = rest(&mut show, at(0));
        assert_eq!(
            bytes.matches("\x1b_Ga=t,i=16,").count(),
            usize::from(is_kitty)
        );
        assert!(is_seen(&show, &bytes), "{protocol:?}");
        assert_eq!(cells(&show), &still, "{protocol:?}");
    }
}

#[test]
fn a_picture_that_is_saved_while_it_is_measured_is_measured_again() {
    let mut show = pictured(blocks(), "none");
    let save = |show: &mut Show| {
        show.hear_of_files(&Told::Changed(BTreeSet::new()));
        show.frame(SIZE, at(0));
        show.order(SIZE, at(0)).expect("it may be another picture")
    };
    let path = Clean::line("a.png");
    let measure = Job::Measure(path.clone());
    let measured = |content| {
        let (width, height) = (40, 20);
        let pixels = Pixels { width, height };
        Done::Measured(path.clone(), Picture::Ready { pixels, content })
    };

    let first = save(&mut show);
    assert!(first.jobs.contains(&measure));
    // The worker is at it.
    let second = save(&mut show);
    assert!(second.jobs.contains(&measure));
    show.learn(&measured(2), first.edition);
    show.frame(SIZE, at(0));
    let third = show.order(SIZE, at(0));
    assert!(
        third.is_none_or(|order| order.jobs.contains(&measure)),
        "it is still to be done"
    );
    show.learn(&measured(3), second.edition);
    show.frame(SIZE, at(0));
    let last = show.order(SIZE, at(0)).expect("it is to be drawn");
    assert!(!last.jobs.contains(&measure));
    let content = |job: &Job| match job {
        Job::Draw(drawing) => Some(drawing.content),
        _ => None,
    };
    assert!(last.jobs.iter().filter_map(content).eq([3]));
}
