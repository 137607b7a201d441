//! Ledgers that were cut off, cannot be read, or have several writers at once.

use std::fs;
use std::process::{Command, Stdio};

use super::Place;

#[test]
fn a_ledger_that_was_cut_off_and_scribbled_in_is_read_as_far_as_it_makes_sense() {
    let place = Place::rehearsed("cut");
    let path = place.ledger().path().to_owned();
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    bytes.splice(
        half..half,
        *b"\xff\xfe scribble\n{\"v\":7,\"record\":\"dance\"}\n",
    );
    bytes.truncate(bytes.len() - 9);
    fs::write(&path, bytes).unwrap();
    let ran = place.run(&["--runs"]);
    assert_eq!(ran.code, Some(0));
    insta::assert_snapshot!(ran.stderr, @"
    warning: 1 line of the ledger makes no sense and was passed over
    warning: the ledger's last line was cut off
    warning: a newer seminar wrote 1 of the ledger's lines: they were passed over
    ");
    assert_eq!(ran.stdout.lines().count(), 5);
    assert!(ran.stdout.contains("as Team North"), "{}", ran.stdout);
}

#[test]
fn a_ledger_that_cannot_be_read_is_an_error() {
    let place = Place::new("unreadable");
    fs::create_dir_all(place.ledger().path()).unwrap();
    let ran = place.run(&[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("it is a folder"), "{}", ran.stderr);
}

/// The variable that makes this program write to a ledger in place of testing.
const WRITES: &str = "SEMINAR_TEST_WRITES";

/// This program again, as a process that writes runs into the ledger of `place`.
fn writer(place: &Place, number: u64) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "writers::a_process_that_writes", "--nocapture"])
        .env(WRITES, format!("{number} {}", place.0.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// No test by itself: what `writer` runs.
#[test]
fn a_process_that_writes() {
    let Ok(order) = std::env::var(WRITES) else {
        return;
    };
    let (number, folder) = order.split_once(' ').unwrap();
    let place = Place(folder.into());
    let number: u64 = number.parse().unwrap();
    for part in 0..20 {
        place.record(number + part, &[10, 20, 30], |_| {});
    }
}

#[test]
fn processes_that_write_at_once_lose_nothing() {
    let place = Place::new("at-once");
    let writers: Vec<_> = [100, 200, 300]
        .map(|number| writer(&place, number).spawn().unwrap())
        .into();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let ledger = place.ledger().read().unwrap();
    assert_eq!(ledger.skipped, seminar::ledger::Skipped::default());
    assert_eq!(ledger.runs.len(), 60);
    assert!(
        ledger
            .runs
            .iter()
            .all(|run| run.gap().is_none() && run.visits.len() == 3)
    );
}

/// A file that may not grow is like a full disk: a write stops in the middle of a line.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_costs_what_does_not_fit_and_nothing_before_it() {
    let place = Place::rehearsed("full");
    let before = fs::read(place.ledger().path()).unwrap();
    // In blocks of 512 bytes, or of 1024: either way it is less than twenty runs.
    let blocks = before.len() / 512 + 3;
    let writer = writer(&place, 100);
    let mut limited = Command::new("sh");
    limited
        .args([
            "-c",
            &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""),
        ])
        .arg(writer.get_program())
        .args(writer.get_args())
        .env(WRITES, format!("100 {}", place.0.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    assert!(
        !limited.status().unwrap().success(),
        "it is told what is lost"
    );
    let full = fs::read(place.ledger().path()).unwrap();
    assert!(full.starts_with(&before));
    place.record(5, &[10, 20, 30], |_| {});
    let ledger = place.ledger().read().unwrap();
    assert!(!ledger.skipped.cut && ledger.skipped.bad <= 1);
    let last = ledger.runs.last().unwrap();
    assert_eq!((last.gap(), last.visits.len()), (None, 3));
}
