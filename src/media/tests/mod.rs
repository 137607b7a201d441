//! What the worker does with lists of jobs, with files, and with pictures.

#[cfg(feature = "images")]
mod drawing;
#[cfg(feature = "images")]
mod reading;
#[cfg(feature = "images")]
mod samples;

use std::sync::mpsc;

use super::*;

fn job(name: &str) -> Job {
    Job::Measure(Clean::line(name))
}

fn name(done: &Done) -> String {
    match done {
        Done::Measured(path, _) => path.to_string(),
        other => panic!("nothing was to be drawn: {other:?}"),
    }
}

#[test]
fn a_newer_list_takes_the_place_of_the_rest() {
    let (sender, lists) = mpsc::channel();
    sender.send(vec![job("a"), job("b"), job("c")]).unwrap();
    let mut sender = Some(sender);
    let mut done = Vec::new();
    Worker::new(Assets::none()).work(&lists, |it| {
        done.push(name(&it));
        if let Some(sender) = sender.take() {
            sender.send(vec![job("x"), job("y")]).unwrap();
        }
        true
    });
    assert_eq!(done, ["a", "x", "y"]);
}

#[test]
fn nothing_is_done_for_those_who_do_not_hear() {
    let (sender, lists) = mpsc::channel();
    sender.send(vec![job("a"), job("b")]).unwrap();
    let mut done = 0;
    Worker::new(Assets::none()).work(&lists, |_| {
        done += 1;
        false
    });
    assert_eq!(done, 1);
}
