use std::time::Duration;

use proptest::prelude::*;

use super::{Flow, Load};
use crate::lesson::Time;

fn at(millis: u64) -> Time {
    Time(Duration::from_millis(millis))
}

/// A frame of 1000 bytes at this time.
fn frame(flow: &mut Flow, millis: u64) -> bool {
    flow.pass(at(millis));
    assert!(flow.is_open(), "at {millis} ms");
    flow.send(Load::Frame, 1000, at(millis))
}

/// A flow whose terminal has answered a frame after this time, a second ago.
fn known(delay: u64) -> Flow {
    let mut flow = Flow::new(true);
    frame(&mut flow, 0);
    flow.hear(at(delay));
    flow
}

#[test]
fn the_first_frame_waits_for_nothing_and_the_second_for_the_answer_to_it() {
    let mut flow = Flow::new(true);
    assert!(frame(&mut flow, 0), "it ends with a question");
    assert!(!flow.is_open());
    flow.hear(at(300));
    assert!(flow.is_open());
    assert_eq!(flow.delay(), Some(Duration::from_millis(300)));
    assert!(frame(&mut flow, 301));
    assert!(!flow.is_open());
}

#[test]
fn two_frames_may_be_under_way_where_answers_come_soon() {
    let mut flow = known(20);
    frame(&mut flow, 30);
    assert!(flow.is_open());
    frame(&mut flow, 40);
    assert!(!flow.is_open());
    flow.hear(at(50));
    assert!(flow.is_open());
}

#[test]
fn what_is_shown_every_second_asks_nothing() {
    let mut flow = Flow::new(true);
    for second in 0..100 {
        assert!(!flow.send(Load::Frame, 60, at(1000 * second)));
        assert!(flow.is_open());
        assert_eq!(flow.due(at(1000 * second)), None, "nobody is waited for");
    }
}

#[test]
fn what_follows_a_frame_is_waited_for_however_small_it_is() {
    let mut flow = Flow::new(true);
    assert!(flow.send(Load::More, 40, at(1000)));
    assert!(!flow.send(Load::Frame, 40, at(2000)));
}

#[test]
fn small_frames_that_come_quickly_count_together() {
    let mut flow = Flow::new(true);
    let asked: Vec<bool> = (0..6)
        .map(|at_once| flow.send(Load::Frame, 60, at(10 * at_once)))
        .collect();
    assert_eq!(asked, [false, false, true, false, false, true]);
}

#[test]
fn a_terminal_that_never_answers_gets_all_frames_after_two_that_were_late() {
    let mut flow = Flow::new(true);
    frame(&mut flow, 0);
    assert_eq!(flow.due(at(0)), Some(Duration::from_millis(1125)));
    flow.pass(at(1124));
    assert!(!flow.is_open());
    assert!(frame(&mut flow, 1125));
    flow.pass(at(2250));
    for millis in 2250..2260 {
        assert!(!frame(&mut flow, millis), "nothing is asked any more");
    }
    assert_eq!(flow.due(at(2260)), None);
}

#[test]
fn a_terminal_that_answers_very_late_is_asked_again() {
    let mut flow = Flow::new(true);
    frame(&mut flow, 0);
    frame(&mut flow, 2000);
    assert!(!frame(&mut flow, 4000));
    flow.hear(at(4500));
    assert!(frame(&mut flow, 4501));
    assert!(!flow.is_open());
    assert_eq!(flow.delay(), None, "nobody knows which answer it was");
}

#[test]
fn a_link_that_stalls_gets_a_frame_now_and_then() {
    let mut flow = known(20);
    for second in [1, 3, 5, 7] {
        assert!(frame(&mut flow, 1000 * second));
    }
    flow.pass(at(9000));
    flow.hear(at(9001));
    assert!(!flow.is_deaf());
    assert_eq!(flow.delay(), Some(Duration::from_millis(20)));
}

#[test]
fn a_lost_answer_holds_up_one_frame_and_no_more() {
    let mut flow = known(100);
    frame(&mut flow, 1000);
    frame(&mut flow, 3000);
    for millis in (3100..5000).step_by(100) {
        flow.hear(at(millis));
        frame(&mut flow, millis);
    }
}

#[test]
fn an_answer_that_nobody_waits_for_means_nothing() {
    let mut flow = Flow::new(true);
    flow.hear(at(5));
    assert_eq!(flow.delay(), None);
    frame(&mut flow, 10);
    assert!(!flow.is_open());
    flow.forget();
    assert!(flow.is_open());
}

#[test]
fn a_terminal_that_may_not_be_asked_gets_frames_as_they_are_made() {
    let mut flow = Flow::new(false);
    for millis in 0..10 {
        assert!(!frame(&mut flow, millis));
        assert!(flow.has_room());
    }
}

#[test]
fn a_frame_that_took_long_to_write_is_waited_for_from_then_on() {
    let mut flow = Flow::new(true);
    frame(&mut flow, 0);
    flow.sent(at(4000));
    flow.pass(at(4000));
    assert!(!flow.is_open());
    flow.hear(at(4100));
    assert_eq!(flow.delay(), Some(Duration::from_millis(4100)));
}

#[test]
fn pictures_fill_a_fast_link_and_hold_up_no_frame_on_a_slow_one() {
    // How many pieces of 4 KiB are under way at most, where each takes this long besides 100 ms.
    let most = |each: u64| {
        let (mut flow, mut now, mut most) = (Flow::new(true), 0, 0);
        for _ in 0..200 {
            while flow.has_room() {
                flow.send(Load::More, 4096, at(now));
            }
            assert!(flow.is_open(), "a frame need not wait for pictures");
            most = most.max(flow.under_way.len());
            let first = flow.under_way.front().expect("it was sent").at.0;
            let arrives = u64::try_from(first.as_millis()).expect("it is soon") + 100;
            now = arrives.max(now + each);
            flow.hear(at(now));
        }
        most
    };
    assert!(most(0) > 100, "{}", most(0));
    // 64 kbit/s.
    assert!(most(512) <= 2, "{}", most(512));
}

proptest! {
    #[test]
    fn a_frame_never_waits_much_longer_than_a_second_for_its_turn(
        steps in proptest::collection::vec((0..2000_u64, 0..40_000_usize, any::<bool>()), 1..40),
    ) {
        let (mut flow, mut now) = (Flow::new(true), 0);
        for (wait, bytes, answered) in steps {
            now += wait;
            flow.pass(at(now));
            if answered {
                flow.hear(at(now));
            }
            if flow.is_open() {
                flow.send(Load::Frame, bytes, at(now));
            }
            let due = flow.due(at(now));
            prop_assert!(due.is_none_or(|due| due <= Duration::from_secs(3)));
            if let Some(due) = due {
                flow.pass(Time(at(now).0 + due));
                prop_assert!(flow.is_open());
            }
        }
    }
}
