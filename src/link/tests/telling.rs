//! What those who follow are told, and what the owner is.

use serde_json::{Value, json};

use super::stage::{Folder, Stage};
use crate::link::{LinkError, Told};
use crate::text::Clean;

#[test]
fn who_comes_late_is_told_the_newest_state_at_once() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    for number in 0..100 {
        stage.publish(number);
    }
    let mut late = stage.friend("late");
    assert_eq!(late.state(), 99);
    stage.publish(100);
    assert_eq!(late.state(), 100);
}

#[test]
fn states_are_for_those_only_who_said_who_they_are() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    stage.publish(1);
    let mut peer = stage.peer();
    peer.line().unwrap();
    let mut friend = stage.friend("friend");
    assert_eq!(friend.state(), 1);
    stage.publish(2);
    assert_eq!(friend.state(), 2);
    peer.say("{\"seminar\":1,\"name\":\"peer\"}\n");
    assert_eq!(peer.state(), 2, "it was not told 1");
}

#[test]
fn the_same_state_is_not_told_twice() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    stage.publish(1);
    let mut friend = stage.friend("friend");
    assert_eq!(friend.state(), 1);
    stage.publish(1);
    // It is told of this first, and so had the time to be told 1 again.
    let mut other = stage.friend("other");
    assert_eq!(other.state(), 1);
    stage.publish(2);
    assert_eq!(friend.state(), 2);
}

#[test]
fn a_slow_reader_is_told_the_newest_state_and_few_of_those_before() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let mut slow = stage.friend("slow");
    let long = "x".repeat(1 << 20);
    stage.publish(json!([0, long]));
    // The healthy one is told all the same, while the slow one takes nothing.
    let mut healthy = stage.friend("healthy");
    for number in 0..50 {
        stage.publish(json!([number, long]));
        while healthy.state()[0] != number {}
    }
    let mut count = 1;
    while slow.state()[0] != 49 {
        count += 1;
    }
    assert!(count <= 3, "{count} states were told");
}

#[test]
fn who_takes_nothing_for_ten_seconds_is_left() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let _stuck = stage.friend("stuck");
    let mut healthy = stage.friend("healthy");
    let long = "x".repeat(3 << 20);
    stage.publish(json!([0, long]));
    assert_eq!(healthy.state()[0], 0);
    stage.pass(9_999, json!([1, long]));
    assert_eq!(healthy.state()[0], 1);
    assert!(stage.told.try_recv().is_err(), "nobody was left too early");
    stage.pass(1, json!([2, long]));
    assert_eq!(stage.told(), Told::Left(Clean::line("stuck")));
    assert_eq!(healthy.state()[0], 2);
}

#[test]
fn commands_are_told_with_who_sent_them() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let mut one = stage.friend("one");
    let mut other = stage.friend("other");
    let told = |name: &str, command: Value| Told::Command {
        from: Clean::line(name),
        command,
    };
    one.say("{\"command\":\"next\"}\n{\"comm");
    assert_eq!(stage.told(), told("one", json!("next")));
    other.say("{\"command\":{\"goto\":7}}\n");
    assert_eq!(stage.told(), told("other", json!({"goto": 7})));
    one.say("and\":\"back\"}\n");
    assert_eq!(stage.told(), told("one", json!("back")));
    drop(other);
    assert_eq!(stage.told(), Told::Left(Clean::line("other")));
}

#[test]
fn who_says_too_much_waits_and_nobody_else_does() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let mut loud = stage.friend("loud");
    let mut calm = stage.friend("calm");
    let many: Vec<String> = (0..500).map(|n| format!("{{\"command\":{n}}}\n")).collect();
    loud.say(&many.concat());
    let next = |name: &str| match stage.told() {
        Told::Command { from, command } if from.as_str() == name => command,
        other => panic!("{other:?}"),
    };
    // The hello was a line as well.
    for number in 0..199 {
        assert_eq!(next("loud"), number);
    }
    calm.say("{\"command\":\"calm\"}\n");
    assert_eq!(next("calm"), "calm");
    stage.pass(1_000, 1);
    for number in 199..399 {
        assert_eq!(next("loud"), number);
    }
    stage.pass(1_000, 2);
    for number in 399..500 {
        assert_eq!(next("loud"), number);
    }
}

#[test]
fn everybody_is_told_when_the_talk_is_over() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let socket = stage.publisher.path().to_owned();
    stage.publish(1);
    let mut friend = stage.friend("friend");
    assert_eq!(friend.state(), 1);
    let mut peer = stage.peer();
    peer.line().unwrap();
    stage.close("Thank you");
    for peer in [&mut friend, &mut peer] {
        assert_eq!(peer.line().unwrap(), "{\"bye\":\"Thank you\"}\n");
        assert_eq!(peer.line(), None);
    }
    assert!(!socket.exists());
}

#[test]
fn who_comes_later_is_told_the_new_title() {
    let folder = Folder::new();
    let mut stage = Stage::new(&folder, 1);
    stage.publisher.retitle(Clean::line("Iron"));
    assert!(stage.peer().line().unwrap().contains("\"title\":\"Iron\""));
}

#[test]
fn a_state_that_no_message_can_hold_is_an_error() {
    let folder = Folder::new();
    let stage = Stage::new(&folder, 1);
    let error = stage
        .publisher
        .publish(&json!("x".repeat(4 << 20)))
        .unwrap_err();
    assert!(matches!(error, LinkError::Unsayable { .. }), "{error}");
    stage.publish(1);
    assert_eq!(stage.friend("friend").state(), 1);
}
