//! The deck is read again on a thread of its own: no key waits for it. In comes why; out comes the deck as it
//! was found, once for all that came in meanwhile.

use std::sync::mpsc::Receiver;

use super::Reloaded;
use crate::viewer::Problems;

/// Reads the deck again; says what is wrong when there is nothing to present.
pub type Reload = Box<dyn FnMut() -> Result<Reloaded, Problems> + Send>;

/// Why the deck is read again. The greater makes more of what is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A file of it was saved.
    Saved,
    /// The user wants it.
    Asked,
}

/// The deck as it was found.
pub struct Reading {
    /// Why it was read.
    pub why: Why,
    /// The deck, or why there is none.
    pub found: Result<Reloaded, Problems>,
}

/// Reads each time that it is wanted, until nobody wants anything any more or `tell` says that nobody listens.
/// Whatever is wanted while it reads, it then reads once more for.
pub(super) fn work(
    wanted: &Receiver<Why>,
    mut reload: Reload,
    mut tell: impl FnMut(Reading) -> bool,
) {
    while let Ok(first) = wanted.recv() {
        let why = wanted.try_iter().fold(first, Why::max);
        let found = reload();
        if !tell(Reading { why, found }) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;

    use super::*;

    #[test]
    fn what_is_wanted_while_it_reads_is_read_once_more() {
        let (want, wanted) = channel();
        let (began, begins) = channel();
        let (end, ends) = channel();
        let (tell, told) = channel();
        let reload = move || {
            began.send(()).expect("the test listens");
            ends.recv().expect("the test says when");
            Err(Problems::default())
        };
        let reader = thread::spawn(move || {
            work(&wanted, Box::new(reload), |reading| {
                tell.send(reading.why).is_ok()
            });
        });
        want.send(Why::Saved).unwrap();
        begins.recv().unwrap();
        for why in [Why::Saved, Why::Asked, Why::Saved] {
            want.send(why).unwrap();
        }
        end.send(()).unwrap();
        assert_eq!(told.recv(), Ok(Why::Saved));
        begins.recv().unwrap();
        drop(want);
        end.send(()).unwrap();
        assert_eq!(told.recv(), Ok(Why::Asked));
        reader.join().unwrap();
        assert!(begins.try_recv().is_err(), "nothing more was wanted");
    }
}
