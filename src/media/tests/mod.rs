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

fn order(edition: u64, names: &[&str]) -> Order {
    let jobs = names.iter().map(|name| job(name)).collect();
    Order { jobs, edition }
}

fn name(done: &Done) -> String {
    match done {
        Done::Measured(path, _) => path.to_string(),
        other => panic!("nothing was to be drawn: {other:?}"),
    }
}

#[test]
fn a_newer_order_takes_the_place_of_the_rest() {
    let (sender, orders) = mpsc::channel();
    sender.send(order(1, &["a", "b", "c"])).unwrap();
    let mut sender = Some(sender);
    let mut done = Vec::new();
    Worker::new(Assets::none()).work(&orders, |it, edition| {
        done.push(format!("{} {edition}", name(&it)));
        if let Some(sender) = sender.take() {
            sender.send(order(2, &["x", "y"])).unwrap();
        }
        true
    });
    assert_eq!(done, ["a 1", "x 2", "y 2"]);
}

#[test]
fn nothing_is_done_for_those_who_do_not_hear() {
    let (sender, orders) = mpsc::channel();
    sender.send(order(1, &["a", "b"])).unwrap();
    let mut done = 0;
    Worker::new(Assets::none()).work(&orders, |_, _| {
        done += 1;
        false
    });
    assert_eq!(done, 1);
}
