//! Peers that do what no follower does. Whatever it is, they are told, and nobody else notices.

use super::stage::{Folder, Peer, Stage};
use crate::link::Told;
use crate::link::guard::own_uid;
use crate::link::peer::LINE_BYTES;
use crate::link::server::PEERS;
use crate::text::Clean;

const HELLO: &str = "{\"seminar\":1,\"name\":\"foe\"}\n";

/// What a peer is told after the server's hello, when it says `bytes`; then the link is gone.
fn told(stage: &Stage, bytes: &[u8]) -> String {
    let mut peer = stage.peer();
    peer.line().expect("the server says hello");
    peer.try_say(bytes);
    peer.fall_silent();
    let line = peer.line().expect("it is told why");
    assert_eq!(peer.line(), None, "and that is all");
    line
}

#[test]
fn nonsense_is_answered_in_one_line_and_the_others_go_on() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let mut friend = stage.friend("friend");
    let deep = format!("{{\"command\":{}", "[".repeat(60_000));
    let deep_line = format!("{deep}\n");
    let long = format!("{{\"name\":\"{}\"}}\n", "x".repeat(LINE_BYTES));
    let cases: [(&[u8], &str); 12] = [
        (b"GET / HTTP/1.1\r\n", "it is no object in JSON"),
        (b"\n", "it is no object in JSON"),
        (b"[1,\"foe\"]\n", "it is no object in JSON"),
        (b"{\"seminar\":1,\"na", "the last line has no end"),
        (b"\"\xff\xfe\"\n", "not in UTF-8"),
        (deep.as_bytes(), "the last line has no end"),
        (deep_line.as_bytes(), "EOF while parsing"),
        (long.as_bytes(), "more than 65536 bytes"),
        (b"{\"command\":\"next\"}\n", "the first message is"),
        (b"{\"seminar\":1}\n", "a hello has a name"),
        (b"{\"dance\":true}\n", "one of the keys seminar, command"),
        (
            b"{\"seminar\":2,\"title\":\"none\"}\n",
            "you speak version 2 of the protocol, and version 1 is needed here",
        ),
    ];
    for (number, (bytes, why)) in (1..).zip(cases) {
        let line = told(&stage, bytes);
        assert!(
            line.starts_with("{\"error\":\"") && line.contains(why),
            "{line}"
        );
        stage.publish(number);
        assert_eq!(friend.state(), number);
    }
}

#[test]
fn nonsense_after_the_hello_is_answered_too() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let deep = format!(
        "{{\"command\":{}{}}}\n",
        "[".repeat(9_000),
        "]".repeat(9_000)
    );
    for (text, why) in [
        (HELLO, "it comes once"),
        ("next\n", "it is no object in JSON"),
        ("{\"state\":1}\n", "one of the keys"),
    ] {
        let line = told(&stage, format!("{HELLO}{text}").as_bytes());
        assert!(line.contains(why), "{line}");
        assert_eq!(stage.told(), Told::Joined(Clean::line("foe")));
        assert_eq!(stage.told(), Told::Left(Clean::line("foe")));
    }
    // What may be a command of another day is refused, and the link stays.
    let mut peer = stage.friend("later");
    peer.say(&deep);
    let line = peer.line().unwrap();
    assert!(
        line.contains("there is no such command: recursion limit"),
        "{line}"
    );
    peer.say("{\"command\":\"next\"}\n");
    assert!(matches!(stage.told(), Told::Command { .. }));
}

#[test]
fn a_hundred_megabytes_without_a_line_end_are_refused_after_one_line() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let mut friend = stage.friend("friend");
    let mut foe = stage.friend("foe");
    let megabyte = vec![b'x'; 1 << 20];
    let heard = (0..100).take_while(|_| foe.try_say(&megabyte)).count();
    assert!(heard < 100, "nobody should listen to the end");
    assert!(foe.line().unwrap().contains("more than 65536 bytes"));
    assert_eq!(foe.line(), None);
    assert_eq!(stage.told(), Told::Left(Clean::line("foe")));
    stage.publish(1);
    assert_eq!(friend.state(), 1);
}

#[test]
fn who_never_says_hello_is_left_after_ten_seconds() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let mut silent = stage.peer();
    silent.line().unwrap();
    let mut friend = stage.friend("friend");
    stage.pass(10_000, 1);
    assert_eq!(silent.line().unwrap(), "{\"error\":\"no hello came\"}\n");
    assert_eq!(silent.line(), None);
    assert_eq!(friend.state(), 1, "who said it may be silent");
}

#[test]
fn another_user_is_turned_away() {
    let folder = Folder::new();
    let stage = Stage::of_user(&folder, 1, own_uid() + 1);
    let mut peer = stage.peer();
    assert!(peer.line().unwrap().contains("only the user who presents"));
    assert_eq!(peer.line(), None);
}

#[test]
fn a_name_cannot_be_a_command_for_a_terminal_nor_fill_a_screen() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let mut peer = stage.peer();
    let name = format!("\\u001b[2J{}", "x".repeat(1000));
    peer.say(&format!("{{\"seminar\":1,\"name\":\"{name}\"}}\n"));
    let Told::Joined(name) = stage.told() else {
        panic!("it joined");
    };
    assert_eq!(name.as_str(), format!("␛[2J{}", "x".repeat(36)));
}

#[test]
fn there_are_sixteen_places_and_they_are_taken_again() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let mut friends: Vec<Peer> = (0..PEERS).map(|n| stage.friend(&n.to_string())).collect();
    let mut more = stage.peer();
    assert_eq!(more.line().unwrap(), "{\"error\":\"16 follow already\"}\n");
    assert_eq!(more.line(), None);
    friends.pop();
    assert_eq!(stage.told(), Told::Left(Clean::line("15")));
    stage.friend("another");
}

#[test]
fn thousands_who_come_and_go_leave_nothing_behind() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let mut friend = stage.friend("friend");
    for number in 0..3_000 {
        let mut peer = stage.peer();
        match number % 3 {
            0 => drop(peer),
            1 => drop(peer.try_say(b"{\"sem")),
            _ => drop(peer.try_say(b"rubbish\n")),
        }
    }
    stage.publish(1);
    assert_eq!(friend.state(), 1);
    // All places but one are free again, as soon as the last of them is seen to have gone.
    let mut peers = Vec::new();
    while peers.len() < PEERS - 1 {
        let mut peer = stage.peer();
        if peer
            .line()
            .is_some_and(|line| line.starts_with("{\"seminar\""))
        {
            peers.push(peer);
        }
    }
}
