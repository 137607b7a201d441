//! Followers, through the ends of talks and back.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::UnixListener;
use std::thread;

use serde_json::{Value, json};

use super::stage::{Folder, Seat, Stage, talk};
use crate::link::places::Name;
use crate::link::{Follower, Heard, LinkError, Loss, Remote, Told, Unsent, follow};
use crate::text::Clean;

#[test]
fn both_ends_are_in_step() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    stage.publish(json!({"slide": 1}));
    let seat = Seat::new(stage.publisher.path(), &folder);
    assert_eq!(seat.heard(), Heard::Hello(talk(1)));
    assert_eq!(seat.heard(), Heard::State(json!({"slide": 1})));
    assert_eq!(stage.told(), Told::Joined(Clean::line("console")));
    for slide in 2..50 {
        seat.remote.send(&json!(["goto", slide])).unwrap();
        let Told::Command { command, .. } = stage.told() else {
            panic!("a command comes");
        };
        assert_eq!(command, json!(["goto", slide]));
        stage.publish(json!({"slide": slide}));
        assert_eq!(seat.heard(), Heard::State(json!({"slide": slide})));
    }
    seat.leave();
    assert_eq!(stage.told(), Told::Left(Clean::line("console")));
}

#[test]
fn what_two_send_is_seen_by_both() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let seats = [(); 2].map(|()| Seat::new(stage.publisher.path(), &folder));
    for seat in &seats {
        assert_eq!(seat.heard(), Heard::Hello(talk(1)));
        assert_eq!(stage.told(), Told::Joined(Clean::line("console")));
    }
    for (number, seat) in seats.iter().enumerate() {
        seat.remote.send(&json!(number)).unwrap();
        let Told::Command { command, .. } = stage.told() else {
            panic!("a command comes");
        };
        stage.publish(command);
        for seat in &seats {
            assert_eq!(seat.heard(), Heard::State(json!(number)));
        }
    }
}

#[test]
fn a_talk_that_was_killed_is_followed_again_when_it_is_back() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    stage.publish(1);
    let dead = stage.publisher.path().to_owned();
    let seat = Seat::new(&dead, &folder);
    assert_eq!(seat.heard(), Heard::Hello(talk(1)));
    assert_eq!(seat.heard(), Heard::State(json!(1)));
    assert_eq!(stage.told(), Told::Joined(Clean::line("console")));
    stage.kill();
    assert_eq!(seat.heard(), Heard::Lost(Loss::Gone));
    assert_eq!(seat.remote.send(&json!("next")), Err(Unsent::Gone));

    let stage = Stage::new(&folder, 2);
    stage.publish(2);
    assert_eq!(seat.heard(), Heard::Hello(talk(2)));
    assert_eq!(seat.heard(), Heard::State(json!(2)));
    assert_eq!(stage.told(), Told::Joined(Clean::line("console")));
    seat.remote.send(&json!("back")).unwrap();
    let Told::Command { command, .. } = stage.told() else {
        panic!("a command comes");
    };
    assert_eq!(command, "back", "and not what could not be sent");
    assert!(!dead.exists(), "it was in the way");
}

#[test]
fn a_talk_that_is_over_is_followed_again_when_it_is_given_again() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let seat = Seat::new(stage.publisher.path(), &folder);
    assert_eq!(seat.heard(), Heard::Hello(talk(1)));
    stage.close("Thank you");
    assert_eq!(seat.heard(), Heard::Bye(Clean::line("Thank you")));
    let _stage = Stage::new(&folder, 2);
    assert_eq!(seat.heard(), Heard::Hello(talk(2)));
}

#[test]
fn a_follower_that_waits_comes_to_its_end() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let seat = Seat::new(stage.publisher.path(), &folder);
    assert_eq!(seat.heard(), Heard::Hello(talk(1)));
    stage.close("Thank you");
    assert!(matches!(seat.heard(), Heard::Bye(_)));
    seat.leave();
}

#[test]
fn another_version_is_told_once_and_a_right_one_is_found() {
    let folder = Folder::new();
    let right = Stage::new(&folder, 9);
    let socket = right.publisher.path().to_owned();
    right.close("over");
    let wrong = socket.with_file_name(
        Name {
            pid: 1,
            ..Name::of(&socket).unwrap()
        }
        .file(),
    );
    let listener = UnixListener::bind(&wrong).unwrap();
    let seat = Seat::new(&wrong, &folder);
    let (mut stream, _) = listener.accept().unwrap();
    stream.write_all(b"{\"seminar\":2,\"theme\":{}}\n").unwrap();
    let Heard::Lost(loss) = seat.heard() else {
        panic!("it is lost");
    };
    assert_eq!(loss, Loss::Version { theirs: 2 });
    assert_eq!(
        loss.to_string(),
        "the talk speaks version 2 of the protocol, and version 1 is needed here"
    );
    let _right = Stage::new(&folder, 9);
    assert_eq!(seat.heard(), Heard::Hello(talk(9)));
    listener.set_nonblocking(true).unwrap();
    assert!(
        listener.accept().is_err(),
        "the wrong one was not called again"
    );
}

#[test]
fn a_server_that_makes_no_sense_is_left() {
    for nonsense in ["rubbish\n", "{\"state\":\"\\ud800\"}\n", "{\"wave\":1}\n"] {
        let folder = Folder::new();
        let socket = folder.0.join("elsewhere");
        let listener = UnixListener::bind(&socket).unwrap();
        let seat = Seat::new(&socket, &folder);
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(nonsense.as_bytes()).unwrap();
        let heard = seat.heard();
        assert!(matches!(heard, Heard::Lost(Loss::Nonsense(_))), "{heard:?}");
        seat.leave();
    }
}

#[test]
fn a_socket_of_any_name_is_waited_for_at_its_path() {
    let folder = Folder::new();
    let socket = folder.0.join("forwarded");
    let listener = UnixListener::bind(&socket).unwrap();
    let seat = Seat::new(&socket, &folder);
    let (stream, _) = listener.accept().unwrap();
    drop(listener);
    drop(stream);
    assert_eq!(seat.heard(), Heard::Lost(Loss::Gone));
    let _ = std::fs::remove_file(&socket);
    let listener = UnixListener::bind(&socket).unwrap();
    let (mut stream, _) = listener.accept().unwrap();
    stream.write_all(b"{\"bye\":\"again\"}\n").unwrap();
    assert_eq!(seat.heard(), Heard::Bye(Clean::line("again")));
}

#[test]
fn what_was_not_sent_in_time_is_not_sent_to_the_next_talk() {
    let folder = Folder::new();
    let socket = folder.0.join("elsewhere");
    let listener = UnixListener::bind(&socket).unwrap();
    let seat = Seat::new(&socket, &folder);
    // Nobody reads, so most of it waits.
    let (stream, _) = listener.accept().unwrap();
    let long = json!("x".repeat(60_000));
    let taken = (0..1000)
        .take_while(|_| seat.remote.send(&long).is_ok())
        .count();
    assert!(taken < 1000);
    drop(stream);
    assert_eq!(seat.heard(), Heard::Lost(Loss::Gone));
    let (stream, _) = listener.accept().unwrap();
    while seat.remote.send(&json!("next")).is_err() {
        thread::yield_now();
    }
    let mut lines = BufReader::new(stream).lines();
    assert!(lines.next().unwrap().unwrap().contains("console"));
    assert_eq!(lines.next().unwrap().unwrap(), "{\"command\":\"next\"}");
}

#[test]
fn only_so_many_commands_wait() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let who = Clean::line("console");
    // It does not run.
    let (remote, _follower): (Remote<u8>, Follower<u8>) =
        follow(stage.publisher.path(), &folder.places(), &who).unwrap();
    let sent = (0..100).take_while(|n| remote.send(n).is_ok()).count();
    assert_eq!(sent, 64);
    assert_eq!(remote.send(&1), Err(Unsent::Busy));
}

#[test]
fn nobody_can_be_followed_who_is_not_there() {
    let folder = Folder::new();
    let dead = folder.0.join("dead");
    drop(UnixListener::bind(&dead).unwrap());
    for socket in [dead, folder.0.join("missing")] {
        let who = Clean::line("console");
        let result: Result<(Remote<Value>, Follower<Value>), _> =
            follow(&socket, &folder.places(), &who);
        let error = result.unwrap_err();
        assert!(matches!(error, LinkError::Nobody { .. }), "{error}");
    }
}
