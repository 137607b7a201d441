//! What is kept of a talk while it goes on.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, mpsc};

use super::*;
use crate::lesson::{Command, Role};
use crate::shell::clock::Clock;
use crate::shell::event::Event;
use crate::shell::others::Others;
use crate::shell::parting::Parting;
use crate::shell::{Seat, Stopped, Ties, read_kept};
use crate::store;

fn at(millis: u64) -> Time {
    Time(Duration::from_millis(millis))
}

/// Those who are told of a talk that is kept in `file`.
fn others(file: &Path) -> (Others, Arc<Parting>, mpsc::Receiver<Event>) {
    let (events, heard) = channel();
    let ties = Ties {
        keep: Some(file.to_owned()),
        ..Ties::default()
    };
    let parting = Arc::<Parting>::default();
    let others = Others::new(ties, events, Arc::clone(&parting), Clock::start());
    (others, parting, heard)
}

fn file(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("seminar-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder.join("place.json")
}

fn kept(file: &Path) -> Option<Stopped> {
    read_kept(&store::kept(file)?)
}

#[test]
fn a_talk_that_stopped_on_a_slide_that_is_gone_goes_on_near_it() {
    let (mut before, _) = show(&["Ash", "Birch", "Cedar"]);
    press(&mut before, KeyCode::Char('2'));
    press(&mut before, KeyCode::Char('G'));
    let mut session = session(deck(&["Ash", "Cedar"]));
    session.seat = Seat::Owner {
        allotment: None,
        last: Some(Box::new(Stopped {
            state: before.state(at(0)),
            run: None,
        })),
    };
    let mut show = Show::new(session);
    let wide = Size { width: 80, ..SIZE };
    let offered = plain(&show.draw(wide, Now::default()));
    let said = "The last talk stopped on a slide that is gone. r goes on near it";
    assert!(offered.contains(said), "{offered}");
    press(&mut show, KeyCode::Char('r'));
    assert!(screen(&mut show).contains("about Cedar"));
}

#[test]
fn time_that_passes_alone_is_kept_when_the_talk_ends() {
    let file = file("ticks");
    let (mut others, _parting, _heard) = others(&file);
    let (mut show, _) = show(&["Ash", "Birch"]);
    press(&mut show, KeyCode::Char('T'));
    show.input(&Input::Key(Key::plain(KeyCode::Char('t'))), at(0));
    for second in 0..=100 {
        let now = at(1000 * second);
        let frame = show.frame(
            SIZE,
            Now {
                time: now,
                ..Now::default()
            },
        );
        assert!(!frame.is_empty(), "the clock ticks");
        assert!(others.tell(&mut show, now).is_none());
    }
    others.end(&mut show);
    let lines = fs::read_to_string(&file).unwrap().lines().count();
    assert!(lines <= 2, "the start and the end: {lines}");
    let stopped = kept(&file).unwrap();
    assert_eq!(stopped.state, show.state(at(100_000)).afresh());
    fs::remove_dir_all(file.parent().unwrap()).unwrap();
}

#[test]
fn a_talk_that_goes_on_keeps_its_time_though_nobody_presses_a_key() {
    let file = file("goes-on");
    for ends_by_itself in [true, false] {
        let (mut show, _) = show(&["Ash", "Birch", "Cedar"]);
        let mut before = show.session.lesson.clone();
        before.apply(Command::Next, at(0));
        let state = before.state(&show.session.deck, Role::Presenter, at(60_000));
        show.session.lesson = Lesson::restored(&show.session.deck, &state, at(0));
        let (mut others, parting, _heard) = others(&file);
        show.frame(SIZE, Now::default());
        others.tell(&mut show, at(0));
        if ends_by_itself {
            show.input(&Input::Key(Key::plain(KeyCode::Char('q'))), at(5000));
            others.end(&mut show);
            assert_eq!(kept(&file).unwrap().state.elapsed().as_secs(), 65);
        } else {
            parting.part();
            assert!(kept(&file).unwrap().state.elapsed().as_secs() >= 60);
        }
        fs::remove_dir_all(file.parent().unwrap()).unwrap();
    }
}

#[test]
fn what_happens_as_the_talk_ends_is_kept() {
    let file = file("last");
    for is_first in [true, false] {
        let (mut others, _parting, _heard) = others(&file);
        let (mut show, _) = show(&["Ash", "Birch", "Cedar", "Elm"]);
        show.frame(SIZE, Now::default());
        others.tell(&mut show, at(0));
        if !is_first {
            press(&mut show, KeyCode::Right);
            others.tell(&mut show, at(0));
        }
        // Both keys come at once: no frame is made between them.
        press(&mut show, KeyCode::Right);
        press(&mut show, KeyCode::Char('q'));
        let here = show.state(at(0)).slide();
        others.end(&mut show);
        assert_eq!(kept(&file).map(|kept| kept.state.slide()), Some(here));
    }
    fs::remove_dir_all(file.parent().unwrap()).unwrap();
}

#[test]
fn whoever_ends_the_process_has_the_time_kept_first() {
    let file = file("parting");
    let (mut others, parting, _heard) = others(&file);
    let (mut show, _) = show(&["Ash", "Birch", "Cedar"]);
    show.frame(SIZE, Now::default());
    others.tell(&mut show, at(0));
    parting.part();
    assert!(kept(&file).is_none(), "nothing has happened");
    press(&mut show, KeyCode::Right);
    others.tell(&mut show, at(0));
    parting.part();
    let after = kept(&file).unwrap();
    assert_eq!(after.state.slide(), show.state(at(0)).slide());
    fs::remove_dir_all(file.parent().unwrap()).unwrap();
}
