//! What takes time, made ready off the draw path: pictures.
//!
//! In come [`Job`]s; out comes what is [`Done`]. It all happens on one thread, which the shell
//! starts, within limits of bytes, pixels and memory. It must not know what is on the screen, nor
//! where its results go.

use std::sync::mpsc::Receiver;

use crate::layout::{Media, Picture};
use crate::text::Clean;

/// Something to make ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// How large the picture at this path is, and whether it can be shown at all.
    Measure(Clean),
}

/// Something that was made ready, or could not be.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// What is known of a picture.
    Measured(Clean, Picture),
}

impl Done {
    /// Adds it to what is known.
    pub fn tell(self, media: &mut Media) {
        match self {
            Self::Measured(path, picture) => media.learn(path, picture),
        }
    }
}

/// Does jobs, and keeps what helps with the next ones.
#[derive(Debug, Default)]
pub struct Worker {}

impl Worker {
    /// Does one job.
    pub fn run(&mut self, job: &Job) -> Done {
        match job {
            Job::Measure(path) => Done::Measured(
                path.clone(),
                Picture::Failed(Clean::line("pictures cannot be shown yet")),
            ),
        }
    }

    /// Does jobs until there is nobody left who asks or hears. Each message is a list of all that
    /// is wanted now, the most urgent first: it takes the place of the list before, of which the
    /// rest is left undone.
    pub fn work(mut self, lists: &Receiver<Vec<Job>>, mut hear: impl FnMut(Done) -> bool) {
        while let Ok(list) = lists.recv() {
            let mut jobs = list.into_iter();
            loop {
                if let Some(newer) = lists.try_iter().last() {
                    jobs = newer.into_iter();
                }
                let Some(job) = jobs.next() else { break };
                if !hear(self.run(&job)) {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn a_newer_list_takes_the_place_of_the_rest() {
        let job = |name: &str| Job::Measure(Clean::line(name));
        let (sender, lists) = mpsc::channel();
        sender.send(vec![job("a"), job("b"), job("c")]).unwrap();
        let mut sender = Some(sender);
        let mut done = Vec::new();
        Worker::default().work(&lists, |Done::Measured(path, _)| {
            done.push(path.to_string());
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
        let job = Job::Measure(Clean::line("a"));
        sender.send(vec![job.clone(), job]).unwrap();
        let mut done = 0;
        Worker::default().work(&lists, |_| {
            done += 1;
            false
        });
        assert_eq!(done, 1);
    }
}
