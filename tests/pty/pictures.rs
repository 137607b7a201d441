//! Pictures on terminals that draw them, on one that only says nothing, and when it is over.

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use rustix::process::Signal;

use crate::folder;
use crate::stopping::{end, start_job};
use crate::terminal::{
    Ending, READY, SEMINAR, STATUS, Seen, Setup, Terminal, count, without_questions,
};

const QUESTION: &[u8] = b"\x1b_Gi=31,";
/// The cell that stands for a part of a picture.
const PLACEHOLDER: &str = "\u{10eeee}";

/// How many of them there are: a picture twice as wide as high, in cells half as wide as high.
const CELLS: usize = 68 * 17;

/// What terminals answer to the question, in its order.
const KITTY: &[u8] = b"\x1b_Gi=31;OK\x1b\\\x1bP>|kitty(0.42.0)\x1b\\\x1b[6;20;10t\x1b[?62;52c";
const KONSOLE: &[u8] = b"\x1b_Gi=31;OK\x1b\\\x1bP>|Konsole 25.04\x1b\\\x1b[6;20;10t\x1b[?62;1c";
const WEZTERM: &[u8] = b"\x1b_Gi=31;OK\x1b\\\x1bP>|WezTerm 2024\x1b\\\x1b[6;20;10t\x1b[?65;4c";
const FOOT: &[u8] = b"\x1bP>|foot(1.21)\x1b\\\x1b[6;20;10t\x1b[?62;4;22c";

/// A picture of 200 by 100 pixels, each unlike the others.
fn picture() -> RgbImage {
    RgbImage::from_fn(200, 100, |x, y| {
        Rgb([u8::try_from(x).unwrap(), u8::try_from(2 * y).unwrap(), 90])
    })
}

/// A deck of a slide with a picture, one without, and one with another picture.
fn deck(name: &str) -> PathBuf {
    let folder = folder::own().join(name);
    fs::create_dir_all(&folder).unwrap();
    let mut png = Cursor::new(Vec::new());
    let image = DynamicImage::from(picture());
    image.write_to(&mut png, ImageFormat::Png).unwrap();
    fs::write(folder.join("a.png"), png.into_inner()).unwrap();
    let deck = folder.join("slides.toml");
    fs::write(
        &deck,
        "[[slides]]\ntitle = \"One\"\nimage = \"a.png\"\nalt = \"Many colours\"\n\n\
         [[slides]]\ntitle = \"Two\"\ntext = \"words alone\"\n\n\
         [[slides]]\ntitle = \"Three\"\nimage = \"gone.png\"\nalt = \"Nothing\"\n",
    )
    .unwrap();
    deck
}

/// Presents [`deck`] on a terminal that gives these answers.
fn present(name: &str, answers: &[u8]) -> Terminal {
    answered(Setup::seminar(&deck(name)).start(), answers)
}

/// `terminal`, after it was asked and gave these answers.
fn answered(mut terminal: Terminal, answers: &[u8]) -> Terminal {
    terminal.wait_until("a question", |seen| count(&seen.output, QUESTION) == 1);
    terminal.press(answers);
    terminal
}

/// Waits until the whole picture of the first slide is in the cells that stand for it.
fn wait_for_cells(terminal: &Terminal) {
    terminal.wait_until("the picture's cells", |seen| {
        seen.text().matches(PLACEHOLDER).count() == CELLS
    });
}

/// The sequences of kitty's protocol in `bytes`: keys and payload.
fn kitty(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let text = String::from_utf8_lossy(bytes);
    let sequences = text.split("\x1b_G").skip(1);
    sequences
        .map(|sequence| {
            let sequence = sequence.split('\x1b').next().unwrap();
            let (keys, payload) = sequence.split_once(';').unwrap_or((sequence, ""));
            (keys.to_owned(), payload.as_bytes().to_vec())
        })
        .collect()
}

/// The picture that was sent by kitty's protocol: the first, if there are more.
fn sent(bytes: &[u8]) -> Option<RgbImage> {
    let sequences = kitty(bytes);
    let start = sequences
        .iter()
        .position(|(keys, _)| keys.contains("a=t"))?;
    let mut base64 = Vec::new();
    for (keys, payload) in &sequences[start..] {
        base64.extend_from_slice(payload);
        if keys.contains("m=0") {
            let png = STANDARD.decode(base64).unwrap();
            let image = image::load_from_memory_with_format(&png, ImageFormat::Png);
            return Some(image.unwrap().into_rgb8());
        }
    }
    None
}

fn transmissions(seen: &Seen) -> usize {
    let sequences = kitty(&seen.output);
    sequences
        .iter()
        .filter(|(keys, _)| keys.contains("a=t"))
        .count()
}

#[test]
fn a_picture_is_sent_to_kitty_once_and_only_placed_when_its_slide_comes_back() {
    let mut terminal = present("kitty", KITTY);
    wait_for_cells(&terminal);
    {
        let seen = terminal.seen();
        assert_eq!(sent(&seen.output), Some(picture()));
        let placements = kitty(&seen.output);
        assert!(
            placements
                .iter()
                .any(|(keys, _)| keys == "a=p,U=1,i=16,c=68,r=17,q=2"),
            "{placements:?}"
        );
        assert!(seen.shows("One"), "no answer was taken for a key");
        assert!(!seen.shows("Many colours"));
    }
    terminal.press(b" ");
    terminal.wait_for("words alone");
    assert!(!terminal.seen().shows(PLACEHOLDER));
    terminal.press(b"h");
    terminal.wait_until("the picture's cells", |seen| seen.shows(PLACEHOLDER));
    // A key that means nothing, and one that turns the page: whatever was still to be sent would
    // have been sent before that.
    terminal.press(b" ");
    terminal.wait_for("words alone");
    assert_eq!(transmissions(&terminal.seen()), 1);
}

#[test]
fn a_picture_is_laid_over_cells_and_taken_away_where_cells_cannot_stand_for_it() {
    let mut terminal = present("konsole", KONSOLE);
    let places = |seen: &Seen| {
        let sequences = kitty(&seen.output);
        sequences
            .iter()
            .filter(|(keys, _)| keys.starts_with("a=p,i=16,p=1,"))
            .count()
    };
    let removals = |seen: &Seen| count(&seen.output, b"\x1b_Ga=d,d=i,i=16,p=1");
    terminal.wait_until("a picture", |seen| places(seen) == 1);
    assert_eq!(sent(&terminal.seen().output), Some(picture()));
    assert!(!terminal.seen().shows(PLACEHOLDER));
    assert!(!terminal.seen().shows("Many colours"));
    terminal.press(b" ");
    terminal.wait_for("words alone");
    assert_eq!(removals(&terminal.seen()), 1);
    terminal.press(b"h");
    terminal.wait_until("a picture", |seen| places(seen) == 2);
    assert_eq!(transmissions(&terminal.seen()), 1);
}

#[test]
fn a_picture_is_sent_to_iterm2_for_each_time_it_is_seen() {
    let mut terminal = present("iterm2", WEZTERM);
    let files = |seen: &Seen| count(&seen.output, b"\x1b]1337;File=inline=1;");
    terminal.wait_until("a picture", |seen| files(seen) == 1);
    {
        let seen = terminal.seen();
        let text = String::from_utf8_lossy(&seen.output).into_owned();
        let (_, file) = text.split_once("\x1b]1337;File=").unwrap();
        let (file, _) = file.split_once('\x07').unwrap();
        let (arguments, base64) = file.split_once(':').unwrap();
        assert!(arguments.contains("width=68;height=17;"), "{arguments}");
        let png = STANDARD.decode(base64).unwrap();
        let image = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
        assert_eq!(image.into_rgb8(), picture());
    }
    terminal.press(b" ");
    terminal.wait_for("words alone");
    terminal.press(b"h");
    terminal.wait_until("a picture", |seen| files(seen) == 2);
}

#[test]
fn a_terminal_with_sixels_gets_them_after_the_cells() {
    let terminal = present("sixel", FOOT);
    terminal.wait_until("sixels", |seen| {
        count(&seen.output, b"\x1bP0;1;0q\"1;1;") == 1
            && without_questions(&seen.output).ends_with(b"\x1b[?2026l")
    });
    let seen = terminal.seen();
    let at = |needle: &[u8]| {
        seen.output
            .windows(needle.len())
            .position(|it| it == needle)
    };
    assert!(at(b"One") < at(b"\x1bP0;1;0q"), "words come first");
    assert!(!seen.shows("Many colours"), "its cells are blank");
}

#[test]
fn a_terminal_that_never_answers_gets_half_blocks() {
    let mut terminal = Setup::seminar(&deck("silent")).start();
    terminal.wait_until("half blocks", |seen| seen.shows("▀"));
    assert_eq!(count(&terminal.seen().output, b"\x1b_Ga="), 0);
    // And goes on.
    terminal.press(b" ");
    terminal.wait_for("words alone");
    assert!(!terminal.seen().shows("▀"));
}

#[test]
fn a_picture_that_is_not_there_is_told_of_and_its_text_stays() {
    let mut terminal = Setup::seminar(&deck("gone"))
        .arguments(&["--start", "3"])
        .start();
    terminal.wait_for("The picture gone.png is not there");
    terminal.wait_for("Nothing");
    // The next key takes the notice away, for good; the notes keep the reason.
    terminal.press(b"s");
    terminal.wait_until("the notes", |seen| {
        seen.shows("pictures") && seen.shows("! The picture gone.png is not there")
    });
}

#[test]
fn nothing_is_asked_where_no_pictures_are_wanted() {
    for how in ["off", "blocks"] {
        let mut terminal = Setup::seminar(&deck(how))
            .arguments(&["--images", how])
            .start();
        match how {
            "off" => terminal.wait_for("Many colours"),
            _ => terminal.wait_until("half blocks", |seen| seen.shows("▀")),
        }
        terminal.press(b" ");
        terminal.wait_for("words alone");
        assert_eq!(count(&terminal.seen().output, QUESTION), 0, "{how}");
        assert_eq!(count(&terminal.seen().output, b"\x1b[c"), 0, "{how}");
    }
}

#[test]
fn answers_that_are_late_are_not_left_to_the_shell() {
    let script = "\"$0\" \"$1\"; echo it is over; read -r line; echo \"line <$line> ends\"";
    let deck = deck("late").to_string_lossy().into_owned();
    let mut terminal = Setup::command(&["sh", "-c", script, SEMINAR, &deck])
        .mute()
        .start();
    terminal.wait_for("One");
    terminal.press(READY);
    terminal.wait_until("a question that ends with what is waited for", |seen| {
        count(&seen.output, QUESTION) == 1 && seen.output.ends_with(STATUS)
    });
    terminal.press(b"q");
    terminal.wait_until("the main screen", |seen| !seen.screen().alternate_screen());
    terminal.press(KITTY);
    terminal.press(READY);
    terminal.wait_for("it is over");
    terminal.press(b"typed\n");
    terminal.wait_until("nothing but what was typed", |seen| {
        count(&seen.output, b"line <typed> ends") == 1
    });
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
}

#[test]
fn tmux_passes_on_what_it_may() {
    let mut terminal = Setup::seminar(&deck("tmux"))
        .variable("TMUX", "/tmp/tmux,1,0")
        .start();
    terminal.wait_until("a question", |seen| {
        count(&seen.output, b"\x1bPtmux;\x1b\x1b_Gi=31,") == 1
    });
    terminal.press(b"\x1b[?1;2c\x1b_Gi=31;OK\x1b\\");
    terminal.wait_until("the picture's cells", |seen| seen.shows(PLACEHOLDER));
    let seen = terminal.seen();
    let all = count(&seen.output, b"\x1b_G");
    assert_eq!(
        count(&seen.output, b"\x1bPtmux;\x1b\x1b_G"),
        all,
        "all is wrapped"
    );
}

#[test]
fn pictures_are_deleted_before_the_terminal_is_given_back() {
    let gone = |seen: &Seen| {
        let output = &seen.output;
        let at = |needle: &[u8]| output.windows(needle.len()).rposition(|it| it == needle);
        let deleted = at(b"\x1b\\\x1b_Ga=d,d=I,i=16,q=2\x1b\\");
        deleted.is_some() && deleted < at(b"\x1b[?1049l")
    };
    let mut terminal = present("quit", KITTY);
    terminal.wait_until("the picture's cells", |seen| seen.shows(PLACEHOLDER));
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
    assert!(gone(&terminal.seen()));

    let mut terminal = present("killed", KITTY);
    terminal.wait_until("the picture's cells", |seen| seen.shows(PLACEHOLDER));
    terminal.signal(Signal::TERM);
    terminal.wait_for_end();
    terminal.assert_restored();
    assert!(gone(&terminal.seen()));
}

#[test]
fn pictures_are_deleted_before_a_stop_and_sent_again_after_it() {
    for (name, answers) in [("stop-kitty", KITTY), ("stop-konsole", KONSOLE)] {
        let terminal = start_job("\"$0\" \"$1\"", &deck(name));
        let mut terminal = answered(terminal, answers);
        let is_placed = |seen: &Seen, times: usize| {
            let keys = kitty(&seen.output).into_iter().map(|(keys, _)| keys);
            let placements = keys.filter(|keys| keys.starts_with("a=p,")).count();
            transmissions(seen) == times && placements == times
        };
        for (stop, times) in [("stop 1", 1), ("stop 2", 2)] {
            terminal.wait_until("a picture", |seen| is_placed(seen, times));
            if answers == KITTY {
                wait_for_cells(&terminal);
            }
            let before = terminal.seen().output.len();
            terminal.press(b"\x1a");
            terminal.wait_for(stop);
            terminal.assert_restored();
            let output = terminal.seen().output[before..].to_vec();
            let at = |needle: &[u8]| output.windows(needle.len()).position(|it| it == needle);
            let deleted = at(b"\x1b_Ga=d,d=I,i=16,q=2\x1b\\");
            assert!(deleted.is_some(), "{:?}", String::from_utf8_lossy(&output));
            assert!(
                deleted < at(b"\x1b[?1049l"),
                "before the screen is given back"
            );
            assert_eq!(count(&output, b"\x1b_Ga=p"), 0, "nothing comes after it");
            terminal.press(b"\n");
        }
        terminal.wait_until("a picture", |seen| is_placed(seen, 3));
        end(terminal);
    }
}

#[test]
fn a_picture_goes_before_a_slide_moves_and_comes_whole_after_it() {
    let path = deck("turn");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("deck.transition = \"slide\"\n{text}")).unwrap();
    let mut terminal = answered(Setup::seminar(&path).start(), KITTY);
    wait_for_cells(&terminal);
    let start = terminal.seen().each_frame().len();
    terminal.press(b" ");
    // Only in the last frame are they where they belong.
    terminal.wait_for("\n  words alone");
    let back = terminal.seen().each_frame().len();
    terminal.press(b"h");
    terminal.wait_until("the picture's cells", |seen| seen.shows(PLACEHOLDER));

    let frames = terminal.seen().each_frame();
    let cells = |text: &String| text.matches(PLACEHOLDER).count();
    assert!(frames[start..back].iter().all(|text| cells(text) == 0));
    let (last, moving) = frames[back..].split_last().unwrap();
    assert!(!moving.is_empty() && moving.iter().all(|text| cells(text) == 0));
    assert_eq!(cells(last), CELLS);
    assert!(!last.contains("words"));
}

#[test]
fn a_talk_without_pictures_leaves_nothing_to_be_undone() {
    let mut terminal = Setup::seminar(&crate::terminal::deck("plain")).start();
    terminal.wait_for("about Anchor");
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    assert_eq!(count(&terminal.seen().output, b"\x1b\\"), 0);
}
