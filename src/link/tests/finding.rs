//! Which talks are found.

use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{self, Command};

use super::stage::{Folder, Stage, deck, talk};
use crate::link::places::Name;
use crate::link::{Places, Publisher, Running, Server, Talk, Wanted, find, listen};
use crate::text::Clean;

fn found(places: &Places, wanted: &Wanted) -> Vec<u32> {
    let found = find(places, wanted).unwrap();
    found.iter().map(|running| running.pid).collect()
}

#[test]
fn talks_are_found_by_their_deck() {
    let folder = Folder::new();
    let places = folder.places();
    assert!(found(&places, &Wanted::Any).is_empty());
    let stage = Stage::new(&folder, 7);
    let _second = Stage::new(&folder, 8);
    let tour = Talk {
        path: None,
        ..talk(9)
    };
    let (_tour, _server): (Publisher<u8>, Server<u8>) = listen(&places, tour).unwrap();

    let winding = deck().with_file_name("src/../slides.toml");
    assert_eq!(found(&places, &Wanted::Deck(winding)), [7, 8]);
    assert_eq!(found(&places, &Wanted::Tour), [9]);
    let other = PathBuf::from("/no/such/deck.toml");
    assert!(found(&places, &Wanted::Deck(other)).is_empty());

    let all = find(&places, &Wanted::Any).unwrap();
    assert_eq!(all.len(), 3);
    assert!(all.contains(&Running {
        socket: stage.publisher.path().to_owned(),
        pid: 7,
        talk: Some(talk(7)),
    }));
    // Its server never ran.
    let silent = all.iter().find(|running| running.pid == 9).unwrap();
    assert_eq!(silent.talk, None);
}

#[test]
fn who_only_looks_is_not_told_of() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 7);
    find(&folder.places(), &Wanted::Any).unwrap();
    stage.friend("the first who is told of");
}

#[test]
fn a_socket_on_which_nobody_answers_is_removed() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 7);
    let dead = stage.publisher.path().with_file_name("tour.1.sock");
    let other = stage.publisher.path().with_file_name("other.sock");
    drop(UnixListener::bind(&dead).unwrap());
    drop(UnixListener::bind(&other).unwrap());
    assert_eq!(found(&folder.places(), &Wanted::Any), [7]);
    assert!(!dead.exists());
    assert!(other.exists(), "it is not one of ours");
}

#[test]
fn a_talk_takes_away_what_others_with_its_deck_have_left() {
    let mut ended = Command::new("true").spawn().unwrap();
    let over = ended.id();
    ended.wait().unwrap();
    let folder = Folder::new();
    let place = folder.places().make().unwrap();
    let leave = |deck: Option<&Path>, pid: u32| {
        let socket = place.join(Name::new(deck, pid).file());
        drop(UnixListener::bind(&socket).unwrap());
        socket
    };
    let left = leave(Some(&deck()), over);
    let others = [leave(None, over), leave(Some(&deck()), process::id())];
    let stage = Stage::new(&folder, 7);
    stage.friend("somebody who is answered after that");
    assert!(!left.exists());
    assert!(stage.publisher.path().exists());
    for other in others {
        assert!(other.exists(), "it has another deck, or its process lives");
    }
}

#[test]
fn a_talk_that_began_without_a_runtime_folder_is_found_with_one() {
    let folder = Folder::new();
    let places = Places {
        runtime: None,
        temporary: folder.0.clone(),
    };
    let (_publisher, _server): (Publisher<u8>, Server<u8>) = listen(
        &places,
        Talk {
            title: Clean::line("Tour"),
            path: None,
            pid: 3,
        },
    )
    .unwrap();
    let both = Places {
        runtime: Some(folder.0.clone()),
        ..places
    };
    assert_eq!(found(&both, &Wanted::Tour), [3]);
}
