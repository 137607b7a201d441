//! What becomes of ledgers, whatever happens to them.

use std::fs::{self, OpenOptions};
use std::io::{BufReader, Write as _};
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;

use proptest::prelude::*;

use super::sink::Sink;
use super::*;
use crate::ledger::{End, Record, Stamp};
use crate::store::tests::Folder;

fn run(number: u64) -> RunId {
    RunId::new(&Stamp::new("2026-11-24T10:15:00Z"), number)
}

/// The end of a run, which is as good a record as any.
fn record(number: u64, elapsed_ms: u64) -> Record {
    Record::End(End {
        run: run(number),
        at: Stamp::new("2026-11-24T10:15:00Z"),
        elapsed_ms,
        paused_ms: 0,
        complete: true,
    })
}

fn ledger(folder: &Folder) -> LedgerFile {
    LedgerFile::of(&folder.0.join("state"), &folder.0.join("slides.toml"))
}

/// Writes, and returns what was told meanwhile, and at the end.
fn write(ledger: &LedgerFile, records: &[Record]) -> (Vec<Told>, Result<(), Unwritten>) {
    let (pen, writer) = ledger.writer();
    pen.write(records.iter().cloned());
    thread::scope(|scope| {
        let writing = scope.spawn(|| {
            let mut told = Vec::new();
            writer.run(|it| told.push(it));
            told
        });
        let done = pen.finish();
        (writing.join().unwrap(), done)
    })
}

fn text(ledger: &LedgerFile) -> String {
    fs::read_to_string(ledger.path()).unwrap()
}

fn lines(records: &[Record]) -> String {
    records.iter().map(Record::line).collect()
}

#[test]
fn what_is_written_is_read() {
    let folder = Folder::new();
    let ledger = ledger(&folder);
    assert_eq!(ledger.read().unwrap(), Ledger::default());
    let records = [record(1, 10), record(2, 20)];
    assert_eq!(write(&ledger, &records), (vec![], Ok(())));
    assert_eq!(text(&ledger), lines(&records));
    let read = ledger.read().unwrap();
    let runs: Vec<_> = read.runs.iter().map(|run| &run.id).collect();
    assert_eq!(runs, [&run(1), &run(2)]);
}

#[test]
fn a_deck_has_one_ledger_however_it_is_named() {
    let folder = Folder::new();
    folder.write("talk/slides.toml", "");
    let state = folder.0.join("state");
    let of = |deck: &str| LedgerFile::of(&state, &folder.0.join(deck));
    let one = of("talk/slides.toml");
    assert_eq!(of("talk"), one);
    assert_eq!(of("talk/../talk/./slides.toml"), one);
    assert_ne!(of("other.toml"), one);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("talk/slides.toml", folder.0.join("link.toml")).unwrap();
        assert_eq!(of("link.toml"), one);
    }
    let name = format!("{}.jsonl", one.key());
    assert!(one.path().ends_with(Path::new("ledger").join(name)));
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let ledger = ledger(&folder);
    write(&ledger, &[record(1, 10)]).1.unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(ledger.path()), 0o600);
    assert_eq!(mode(ledger.path().parent().unwrap()), 0o700);
    ledger.forget(&run(2)).unwrap();
    ledger.forget(&run(1)).unwrap();
    assert_eq!(mode(ledger.path()), 0o600);
}

#[test]
fn a_line_that_was_cut_off_takes_no_other_with_it() {
    let folder = Folder::new();
    let ledger = ledger(&folder);
    write(&ledger, &[record(1, 10)]).1.unwrap();
    let cut = record(2, 20).line();
    let (cut, _) = cut.split_at(30);
    let mut file = OpenOptions::new().append(true).open(ledger.path()).unwrap();
    file.write_all(cut.as_bytes()).unwrap();
    let read = ledger.read().unwrap();
    assert_eq!(
        (read.runs.len(), read.skipped.cut, read.skipped.bad),
        (1, true, 0)
    );
    write(&ledger, &[record(3, 30)]).1.unwrap();
    assert_eq!(
        text(&ledger),
        format!("{}{cut}\n{}", record(1, 10).line(), record(3, 30).line())
    );
    let read = ledger.read().unwrap();
    assert_eq!(
        (read.runs.len(), read.skipped.cut, read.skipped.bad),
        (2, false, 1)
    );
}

#[test]
fn a_folder_that_cannot_be_written_to_is_told_once_and_nothing_is_lost_when_it_can() {
    let folder = Folder::new();
    let ledger = ledger(&folder);
    // Whoever is root may write anywhere, but not to a folder that is a file.
    folder.write("state", "");
    let (pen, writer) = ledger.writer();
    let (teller, told) = channel();
    thread::scope(|scope| {
        scope.spawn(move || writer.run(|it| teller.send(it).unwrap()));
        pen.write([record(1, 10)]);
        assert!(matches!(told.recv().unwrap(), Told::Failing { .. }));
        pen.write([record(2, 20), record(3, 30)]);
        fs::remove_file(folder.0.join("state")).unwrap();
        pen.write([record(4, 40)]);
        assert_eq!(told.recv().unwrap(), Told::Recovered);
        assert_eq!(pen.finish(), Ok(()));
        assert!(told.recv().is_err(), "nothing more is told");
    });
    let all = [record(1, 10), record(2, 20), record(3, 30), record(4, 40)];
    assert_eq!(text(&ledger), lines(&all));
}

#[test]
fn what_could_not_be_written_is_counted_at_the_end() {
    let folder = Folder::new();
    folder.write("state", "");
    let (told, done) = write(&ledger(&folder), &[record(1, 10), record(2, 20)]);
    assert_eq!(told.len(), 1);
    assert_eq!(done.unwrap_err().records, Some(2));
}

#[test]
fn a_folder_in_its_place_is_said_to_be_one() {
    let folder = Folder::new();
    let ledger = ledger(&folder);
    fs::create_dir_all(ledger.path()).unwrap();
    let error = ledger.read().unwrap_err().to_string();
    assert!(error.ends_with("jsonl: it is a folder"), "{error}");
    assert!(write(&ledger, &[record(1, 10)]).1.is_err());
}

#[test]
fn a_run_is_forgotten_and_all_else_stays_as_it_is() {
    let folder = Folder::new();
    let ledger = ledger(&folder);
    assert_eq!(ledger.forget(&run(1)).unwrap(), 0);
    let newer = format!("{{\"v\":9,\"record\":\"dance\",\"run\":\"{}\"}}\n", run(1));
    let kept = "no record \u{1b}\r\n\n{\"v\":9}\n";
    let tail = "{\"v\":1,";
    let parts = [
        &record(1, 10).line(),
        kept,
        &record(2, 20).line(),
        &newer,
        &record(1, 30).line(),
        tail,
    ];
    fs::create_dir_all(ledger.path().parent().unwrap()).unwrap();
    fs::write(ledger.path(), parts.concat()).unwrap();
    assert_eq!(ledger.forget(&run(1)).unwrap(), 3);
    assert_eq!(text(&ledger), [kept, &record(2, 20).line(), tail].concat());
}

#[test]
fn what_is_written_while_a_run_is_forgotten_is_not_lost() {
    let folder = Folder::new();
    let ledger = ledger(&folder);
    let mut sink = Sink::new(ledger.path());
    sink.append(&record(1, 10).line()).unwrap();
    sink.append(&record(2, 20).line()).unwrap();
    ledger.forget(&run(1)).unwrap();
    sink.append(&record(2, 30).line()).unwrap();
    assert_eq!(text(&ledger), lines(&[record(2, 20), record(2, 30)]));
}

#[test]
fn a_ledger_that_was_removed_is_made_anew() {
    let folder = Folder::new();
    let ledger = ledger(&folder);
    let mut sink = Sink::new(ledger.path());
    sink.append(&record(1, 10).line()).unwrap();
    fs::remove_dir_all(folder.0.join("state")).unwrap();
    sink.append(&record(2, 20).line()).unwrap();
    assert_eq!(text(&ledger), record(2, 20).line());
}

#[cfg(unix)]
#[test]
fn who_holds_a_lock_for_ever_keeps_nobody_from_writing() {
    let folder = Folder::new();
    let ledger = ledger(&folder);
    write(&ledger, &[record(1, 10)]).1.unwrap();
    let other = fs::File::open(ledger.path()).unwrap();
    let lock = Lock::now(&other).unwrap();
    let mut sink = Sink::new(ledger.path());
    sink.append(&record(2, 20).line()).unwrap();
    sink.append(&record(3, 30).line()).unwrap();
    let busy = ledger.forget(&run(1)).unwrap_err();
    assert!(matches!(busy, LedgerError::Busy { .. }), "{busy}");
    drop(lock);
    assert_eq!(ledger.forget(&run(1)).unwrap(), 1);
    assert_eq!(text(&ledger), lines(&[record(2, 20), record(3, 30)]));
}

/// What stands in `bytes`, read in pieces of `size`: lines, tails and how many were too long.
fn found(bytes: &[u8], size: usize, limit: usize) -> (Vec<Vec<u8>>, Option<Vec<u8>>, usize) {
    let (mut lines, mut tail, mut too_long) = (Vec::new(), None, 0);
    let mut end = 0;
    let reader = BufReader::with_capacity(size, bytes);
    each_line(reader, limit, |it, range| {
        assert_eq!(range.start, end, "no byte is left out");
        end = range.end;
        match it {
            Found::Line(line) => lines.push(line.to_vec()),
            Found::Tail(line) => tail = Some(line.to_vec()),
            Found::TooLong => too_long += 1,
        }
    })
    .unwrap();
    assert_eq!(end, u64::try_from(bytes.len()).unwrap());
    (lines, tail, too_long)
}

#[test]
fn lines_that_are_too_long_are_passed_over_without_being_kept() {
    let bytes = b"1234\n12345\n\n123456789\n1\n123456789";
    for size in 1..12 {
        let (lines, tail, too_long) = found(bytes, size, 4);
        assert_eq!(lines, [&b"1234"[..], b"", b"1"]);
        assert_eq!((tail, too_long), (None, 3));
    }
}

proptest! {
    #[test]
    fn lines_are_found_however_they_are_read(
        lines in prop::collection::vec("[a-c]{0,6}", 0..8),
        tail in "[a-c]{0,6}",
        size in 1_usize..9,
    ) {
        let mut bytes: Vec<u8> = Vec::new();
        for line in &lines {
            bytes.extend(line.bytes().chain([b'\n']));
        }
        bytes.extend(tail.bytes());
        let expected: Vec<Vec<u8>> = lines.into_iter().map(String::into_bytes).collect();
        let tail = Some(tail.into_bytes()).filter(|tail| !tail.is_empty());
        prop_assert_eq!(found(&bytes, size, 100), (expected, tail, 0));
    }

    /// Wherever a crash cuts the file, what is written afterwards is read, and so is all before.
    #[test]
    fn a_ledger_that_was_cut_anywhere_goes_on(cut in 0_usize..600) {
        let folder = Folder::new();
        let ledger = ledger(&folder);
        let before = lines(&[record(1, 10), record(2, 20), record(3, 30)]);
        let (kept, _) = before.split_at(cut.min(before.len()));
        fs::create_dir_all(ledger.path().parent().unwrap()).unwrap();
        fs::write(ledger.path(), kept).unwrap();
        write(&ledger, &[record(4, 40), record(5, 50)]).1.unwrap();
        let read = ledger.read().unwrap();
        // A line that lost its end alone is whole.
        let whole = kept.lines().filter(|line| line.ends_with('}')).count();
        prop_assert_eq!(read.runs.len(), whole + 2);
        prop_assert!(!read.skipped.cut);
        prop_assert!(text(&ledger).starts_with(kept));
    }
}
