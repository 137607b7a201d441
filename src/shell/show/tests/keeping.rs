//! What is kept of a talk while it goes on.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::sync::{Arc, mpsc};

use super::*;
use crate::shell::clock::Clock;
use crate::shell::event::Event;
use crate::shell::others::Others;
use crate::shell::parting::Parting;
use crate::shell::{Stopped, Ties, read_kept};
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
