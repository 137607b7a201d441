//! A talk and its consoles in terminals of their own, what is kept of a talk that was cut off, and what
//! is recorded.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use rustix::process::Signal;

use crate::folder::Folder;
use crate::terminal::{Ending, SEMINAR, Setup, Terminal, deck};

const DECK: &str = r#"
[deck]
title = "Trees"
duration = "10m"

[[slides]]
title = "Ash"
text = "of ash"
notes = "say ash"

[[slides]]
title = "Birch"
text = "of birch"

[slides.discussion]
question = "Why birch?"
think = "1m"
share = "1m"
options = ["its bark", "its leaves"]
correct = 1
prompts = ["look at the bark"]
answer = "Its bark burns."

[[slides]]
title = "Cedar"
text = "of cedar"

[[slides]]
title = "Damson"
text = "of damson"
"#;

/// A user with a deck, a folder for what is kept, and one for sockets.
pub(crate) struct User(Folder);

impl User {
    pub(crate) fn new() -> Self {
        let folder = Folder::new();
        for part in ["run", "state"] {
            fs::create_dir_all(folder.join(part)).unwrap();
        }
        fs::set_permissions(folder.join("run"), fs::Permissions::from_mode(0o700)).unwrap();
        fs::write(folder.join("slides.toml"), DECK).unwrap();
        Self(folder)
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }

    /// Runs the program with these words, the deck after the first of them.
    pub(crate) fn run(&self, command: &str, options: &[&str]) -> Terminal {
        let deck = self.path("slides.toml");
        Setup::command(&[&[SEMINAR, command, &deck], options].concat())
            .size(100, 30)
            .variable("XDG_RUNTIME_DIR", &self.path("run"))
            .variable("XDG_STATE_HOME", &self.path("state"))
            .start()
    }

    /// A talk that can be found.
    fn present(&self, options: &[&str]) -> Terminal {
        let talk = self.run("present", options);
        talk.wait_for("of ash");
        self.wait_for_socket();
        talk
    }

    pub(crate) fn wait_for_socket(&self) {
        let sockets = self.0.join("run/seminar");
        crate::terminal::await_some("a socket", || {
            let mut entries = fs::read_dir(&sockets).ok()?.flatten();
            let is_socket = |path: PathBuf| path.extension().is_some_and(|it| it == "sock");
            entries.any(|entry| is_socket(entry.path())).then_some(())
        });
    }

    fn console(&self) -> Terminal {
        self.run("console", &[])
    }

    /// What the ledger holds.
    fn ledger(&self) -> String {
        let folder = self.0.join("state/seminar/ledger");
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        files
            .map(|file| fs::read_to_string(file.path()).unwrap())
            .collect()
    }
}

#[test]
fn a_talk_and_its_console_are_in_step_both_ways() {
    let user = User::new();
    let mut talk = user.present(&["--audience"]);
    let mut console = user.console();
    console.wait_for("say ash");
    console.press(b" ");
    talk.wait_for("of birch");
    console.wait_for("now 2/4");
    talk.press(b"h");
    console.wait_for("now 1/4");
    talk.wait_for("of ash");
    console.press(b"q");
    assert_eq!(console.wait_for_end(), Ending::Exit(0));
    console.assert_restored();
    talk.press(b" ");
    talk.wait_for("of birch");
    talk.press(b"q");
    assert_eq!(talk.wait_for_end(), Ending::Exit(0));
    talk.assert_restored();
    let left = fs::read_dir(user.0.join("run/seminar")).unwrap().count();
    assert_eq!(left, 0, "the socket is gone");
}

#[test]
fn what_was_typed_with_the_key_that_ends_a_console_reaches_the_talk() {
    let user = User::new();
    let talk = user.present(&["--audience"]);
    let turns = [("now 1/4", b"]q", "of birch"), ("now 2/4", b"[q", "of ash")];
    for (place, keys, shown) in turns.repeat(4) {
        let mut console = user.console();
        console.wait_for(place);
        console.press(keys);
        assert_eq!(console.wait_for_end(), Ending::Exit(0));
        talk.wait_for(shown);
    }
}

#[test]
fn a_console_that_comes_late_or_again_is_right_at_once() {
    let user = User::new();
    let mut talk = user.present(&[]);
    talk.press(b"]]");
    talk.wait_for("of cedar");
    let console = user.console();
    console.wait_for("now 3/4");
    console.signal(Signal::KILL);
    talk.press(b"]");
    talk.wait_for("of damson");
    let console = user.console();
    console.wait_for("now 4/4");
}

#[test]
fn a_console_waits_for_a_talk_that_is_gone() {
    let user = User::new();
    let talk = user.present(&[]);
    let mut console = user.console();
    console.wait_for("say ash");
    talk.signal(Signal::KILL);
    console.wait_for("looking for it");
    drop(talk);
    let again = user.run("present", &[]);
    again.wait_for("of ash");
    console.wait_until("the talk again", |seen| !seen.shows("looking for it"));
    console.press(b"]");
    again.wait_for("of birch");
}

#[test]
fn a_console_at_a_socket_shows_the_deck_of_its_talk() {
    let user = User::new();
    let talk = user.present(&["--audience"]);
    let mut sockets = fs::read_dir(user.0.join("run/seminar")).unwrap().flatten();
    let socket = sockets.next().unwrap().path();
    let socket = socket.to_string_lossy();
    // Neither in the deck's folder nor where talks are found.
    let mut console = Setup::command(&[SEMINAR, "console", "--socket", &socket])
        .size(100, 30)
        .start();
    console.wait_for("say ash");
    console.press(b"]");
    talk.wait_for("of birch");
}

#[test]
fn two_consoles_steer_one_talk() {
    let user = User::new();
    let talk = user.present(&["--audience"]);
    let mut one = user.run("console", &["--name", "Ada"]);
    let mut two = user.run("console", &["--name", "Bo"]);
    one.wait_for("now 1/4");
    two.wait_for("now 1/4");
    one.press(b"]");
    two.wait_for("now 2/4");
    two.wait_for("Ada");
    two.press(b"]");
    one.wait_for("now 3/4");
    one.wait_for("Bo");
    talk.wait_for("of cedar");
}

#[test]
fn a_frozen_audience_stays_while_the_console_looks_ahead() {
    let user = User::new();
    let talk = user.present(&["--audience"]);
    let mut console = user.console();
    console.wait_for("now 1/4");
    console.press(b"f");
    console.wait_for("frozen");
    console.press(b"]]");
    console.wait_for("now 3/4");
    assert!(talk.seen().shows("of ash"));
    console.press(b"f");
    talk.wait_for("of cedar");
}

#[test]
fn the_class_sees_nothing_of_what_is_the_presenters() {
    let user = User::new();
    let mut talk = user.present(&["--audience"]);
    let mut console = user.console();
    console.wait_for("say ash");
    talk.press(b"st");
    console.press(b"]D");
    console.wait_for("look at the bark");
    talk.wait_for("Why birch?");
    console.press(b"Amoss\r\r");
    console.wait_for("moss");
    console.press(b";2b\r");
    console.press(b" ");
    talk.wait_for("think");
    let seen = talk.seen();
    for secret in [
        "say ash",
        "look at the bark",
        "Its bark burns",
        "moss",
        "burns",
    ] {
        assert!(!seen.shows(secret), "{secret}");
        let bytes = String::from_utf8_lossy(&seen.output);
        assert!(!bytes.contains(secret), "{secret} was sent");
    }
}

#[test]
fn a_talk_that_was_cut_off_goes_on_where_it_stopped() {
    let user = User::new();
    let mut talk = user.present(&[]);
    talk.press(b"]D");
    talk.wait_for("Why birch?");
    talk.press(b"Amoss\r\r");
    let kept = || {
        let files = fs::read_dir(user.0.join("state/seminar/places")).ok()?;
        let texts = files
            .flatten()
            .map(|file| fs::read_to_string(file.path()).unwrap_or_default());
        texts
            .into_iter()
            .any(|text| text.contains("moss"))
            .then_some(())
    };
    crate::terminal::await_some("the place that is kept", kept);
    talk.signal(Signal::KILL);
    drop(talk);

    let mut again = user.run("present", &[]);
    again.wait_for("of ash");
    again.wait_for("The last talk stopped on slide 2");
    again.press(b"r");
    again.wait_for("Why birch?");
    again.press(b"s");
    again.wait_for("moss");
    again.signal(Signal::KILL);
    drop(again);

    let mut third = user.run("present", &["--resume"]);
    third.wait_for("Why birch?");
    third.press(b"G  q");
    assert_eq!(third.wait_for_end(), Ending::Exit(0));
    let after = user.run("present", &[]);
    after.wait_for("of ash");
    assert!(
        !after.seen().shows("last talk"),
        "a talk that was at its end is over"
    );
}

#[test]
fn a_signal_has_the_time_kept_that_has_passed() {
    let user = User::new();
    let mut talk = user.present(&[]);
    talk.press(b"] ");
    talk.wait_for("of birch");
    let kept = || {
        let files = fs::read_dir(user.0.join("state/seminar/places")).ok()?;
        let texts = files.flatten().map(|file| fs::read_to_string(file.path()));
        texts.flatten().find(|text| text.ends_with('\n'))
    };
    let before = crate::terminal::await_some("the place that is kept", kept);
    talk.signal(Signal::HUP);
    let ending = talk.wait_for_end();
    assert_eq!(ending, Ending::Signal(Signal::HUP.as_raw()));
    let after = kept().unwrap();
    let more = after.strip_prefix(&before);
    let more = more.unwrap_or_else(|| panic!("{before} became {after}"));
    assert!(more.contains("\"changes\""), "{after}");
}

#[test]
fn a_rehearsal_is_recorded_as_it_goes_on() {
    let user = User::new();
    let mut rehearsal = user.run("rehearse", &["--label", "first"]);
    rehearsal.wait_for("say ash");
    rehearsal.press(b"]");
    rehearsal.wait_for("now 2/4");
    crate::terminal::await_some("a visit", || {
        user.ledger().contains("\"record\":\"visit\"").then_some(())
    });
    rehearsal.press(b"q");
    rehearsal.wait_for("End the rehearsal?");
    rehearsal.press(b"y");
    assert_eq!(rehearsal.wait_for_end(), Ending::Exit(0));
    rehearsal.assert_restored();
    rehearsal.wait_for("seminar timings");
    assert!(user.ledger().contains("\"record\":\"end\""));
}

#[test]
fn a_lesson_that_is_recorded_leaves_a_page() {
    let user = User::new();
    let mut talk = user.present(&["--record"]);
    talk.press(b"]D");
    talk.wait_for("Why birch?");
    talk.press(b"Amoss\r\r");
    talk.press(b"GG q");
    assert_eq!(talk.wait_for_end(), Ending::Exit(0));
    talk.wait_for("slides.lesson.md");
    let page = fs::read_to_string(user.0.join("slides.lesson.md")).unwrap();
    assert!(
        page.contains("Why birch?") && page.contains("moss"),
        "{page}"
    );
}

#[test]
fn a_lesson_that_was_cut_off_and_went_on_leaves_one_page() {
    let user = User::new();
    let mut talk = user.present(&["--record"]);
    talk.press(b"]D");
    talk.wait_for("Why birch?");
    talk.press(b"Amoss\r\r");
    crate::terminal::await_some("an answer", || user.ledger().contains("moss").then_some(()));
    talk.press(b"]");
    talk.wait_for("of cedar");
    let kept = || {
        let files = fs::read_dir(user.0.join("state/seminar/places")).ok()?;
        let texts = files
            .flatten()
            .map(|file| fs::read_to_string(file.path()).unwrap_or_default());
        let is_there = |text: String| text.contains("{\"slide\":\"cedar\"");
        texts.into_iter().any(is_there).then_some(())
    };
    crate::terminal::await_some("the place that is kept", kept);
    talk.signal(Signal::KILL);
    drop(talk);

    let mut again = user.present(&["--record"]);
    again.press(b"r");
    again.wait_for("of cedar");
    again.press(b"]");
    again.wait_for("of damson");
    again.press(b"q");
    assert_eq!(again.wait_for_end(), Ending::Exit(0));
    let page = fs::read_to_string(user.0.join("slides.lesson.md")).unwrap();
    for part in ["moss", "Birch", "Cedar"] {
        assert!(page.contains(part), "{part} is missing: {page}");
    }
    let starts = user.ledger().matches("\"record\":\"start\"").count();
    let runs: std::collections::BTreeSet<String> = user
        .ledger()
        .split("\"run\":\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
        .collect();
    assert_eq!((starts, runs.len()), (2, 1), "both parts are one run");
}

#[test]
fn where_nothing_can_be_recorded_that_is_said() {
    let user = User::new();
    let deck = user.path("slides.toml");
    let mut talk = Setup::command(&[SEMINAR, "present", &deck, "--record"]).start();
    assert_eq!(talk.wait_for_end(), Ending::Exit(2));
    talk.wait_for("there is no home to keep records in");
}

#[test]
fn a_rehearsal_that_nothing_is_recorded_of_says_so_at_its_start_and_its_end() {
    let user = User::new();
    let deck = user.path("slides.toml");
    let mut talk = Setup::command(&[SEMINAR, "rehearse", &deck]).start();
    talk.wait_for("Nothing is recorded without a home");
    talk.press(b"qy");
    assert_eq!(talk.wait_for_end(), Ending::Exit(0));
    talk.assert_restored();
    talk.wait_for("Nothing is recorded without a home");
}

#[test]
fn a_state_folder_that_cannot_be_written_is_told_of_and_the_talk_goes_on() {
    let user = User::new();
    fs::remove_dir_all(user.0.join("state")).unwrap();
    fs::write(user.0.join("state"), "not a folder").unwrap();
    let mut talk = user.run("present", &["--record"]);
    talk.wait_for("of ash");
    talk.press(b"]");
    talk.wait_for("of birch");
    talk.wait_until("a notice", |seen| {
        seen.shows("Nothing is recorded") || seen.shows("is not kept")
    });
    talk.press(b"]");
    talk.wait_for("of cedar");
    talk.press(b"q");
    assert_eq!(talk.wait_for_end(), Ending::Exit(2));
    talk.assert_restored();
    talk.wait_for("not all of it was recorded");
    talk.wait_for(".jsonl");
}

#[test]
fn a_console_for_a_deck_that_is_not_there_says_that_and_not_that_no_talk_is_given() {
    let user = User::new();
    fs::remove_file(user.path("slides.toml")).unwrap();
    let mut console = user.run("console", &[]);
    console.wait_for("there is no deck");
    assert_eq!(console.wait_for_end(), Ending::Exit(2));
}

#[test]
fn a_talk_that_no_console_can_follow_says_so() {
    // Nothing else happens there, not even an answer.
    let terminal = Setup::seminar(&deck("alone"))
        .variable("XDG_RUNTIME_DIR", "/dev/null")
        .variable("TMPDIR", "/dev/null")
        .mute()
        .start();
    terminal.wait_for("No console can follow");
}
