//! A terminal with the program in it: keys go in, a screen comes out.
//!
//! Nothing here sleeps in place of a condition: waits end when what is waited for is seen, and fail
//! with what was seen instead when it does not come for very long.

mod seen;
mod setup;

use std::fs::File;
use std::io::Write;
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use portable_pty::{MasterPty, PtySize};
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus};
use rustix::termios::Termios;

use self::seen::{FRAME_BEGINS, FRAME_ENDS, last};
pub(crate) use self::seen::{NAME, READY, Reading, STATUS, Seen, begins, count, without_questions};
pub(crate) use self::setup::Setup;
use crate::folder::{self, Folder};

/// Far more than anything takes; only a failure waits so long.
pub(crate) const LONG: Duration = Duration::from_secs(30);

/// The program under test.
pub(crate) const SEMINAR: &str = env!("CARGO_BIN_EXE_seminar");
/// A pseudo-terminal, the process that leads its session, and what it shows.
pub(crate) struct Terminal {
    /// None once the terminal is closed.
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Writer>,
    reader: Option<JoinHandle<()>>,
    tty: PathBuf,
    /// How the line discipline was before the program started.
    fresh: Line,
    shared: Arc<Shared>,
    pid: Option<Pid>,
    /// For the program's sockets, which it cannot take away when it is killed.
    _folder: Folder,
}

/// Where keys and answers go in.
type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

struct Shared {
    seen: Mutex<Seen>,
    changed: Condvar,
}

/// A terminal's line discipline, to compare.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line(String);

impl Line {
    fn of(tty: &Path) -> Self {
        let tty = File::open(tty).expect("the terminal is there");
        let Termios {
            input_modes,
            output_modes,
            control_modes,
            local_modes,
            ..
        } = rustix::termios::tcgetattr(tty).expect("it is a terminal");
        Self(format!(
            "{input_modes:?} {output_modes:?} {control_modes:?} {local_modes:?}"
        ))
    }
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Exit(i32),
    Signal(i32),
}
impl Terminal {
    /// What there is to see now.
    pub(crate) fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared.seen.lock().unwrap()
    }

    /// Waits until `condition` holds.
    pub(crate) fn wait_until(&self, what: &str, condition: impl Fn(&Seen) -> bool) {
        let (seen, timeout) = self
            .shared
            .changed
            .wait_timeout_while(self.seen(), LONG, |seen| !condition(seen))
            .unwrap();
        assert!(
            !timeout.timed_out(),
            "never saw {what}; instead:\n{}",
            seen.text()
        );
    }

    /// Waits until `text` is on the screen.
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait_until(text, |seen| seen.shows(text));
    }

    /// Types.
    pub(crate) fn press(&mut self, keys: &[u8]) {
        let writer = self.writer.as_mut().expect("the terminal is open");
        let mut writer = writer.lock().unwrap();
        writer.write_all(keys).expect("the terminal takes keys");
    }

    /// Waits until the program has read all that was typed.
    pub(crate) fn wait_until_taken(&self) {
        let tty = File::open(&self.tty).expect("the terminal is there");
        await_some("the keys taken", || {
            let waiting = rustix::io::ioctl_fionread(&tty).expect("it is a terminal");
            (waiting == 0).then_some(())
        });
    }

    /// Makes the window another size.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        let mut seen = self.seen();
        seen.parser.set_size(length(rows), length(columns));
        let master = self.master.as_ref().expect("the terminal is open");
        master
            .resize(pty_size(columns, rows))
            .expect("a terminal has a size");
    }

    /// The process group in the foreground: the job that has the terminal.
    pub(crate) fn foreground(&self) -> Pid {
        let master = self.master.as_ref().expect("the terminal is open");
        master
            .process_group_leader()
            .and_then(Pid::from_raw)
            .expect("something runs")
    }

    /// Sends `signal` to the process that was started.
    pub(crate) fn signal(&self, signal: Signal) {
        let pid = self.pid.expect("it runs");
        rustix::process::kill_process(pid, signal).expect("it runs");
    }

    /// Reads nothing of what the program writes for now, or nothing any more, or all of it again.
    pub(crate) fn read(&self, reading: Reading) {
        self.seen().reading = reading;
        self.shared.changed.notify_all();
    }

    /// Closes the terminal's window.
    pub(crate) fn close(&mut self) {
        self.read(Reading::Over);
        // The reading thread has to be woken to let go of its end.
        self.press(b"\x0c");
        let reader = self.reader.take().expect("the terminal is open");
        reader.join().expect("reading does not fail");
        self.writer = None;
        self.master = None;
    }

    /// The bytes of memory that the process has.
    #[cfg(target_os = "linux")]
    pub(crate) fn memory(&self) -> usize {
        let pid = self.pid.expect("it runs").as_raw_nonzero();
        let numbers = std::fs::read_to_string(format!("/proc/{pid}/statm")).expect("it runs");
        let pages = numbers.split(' ').nth(1).expect("it is the second number");
        pages.parse::<usize>().expect("a number") * 4096
    }

    /// What its threads are called.
    #[cfg(target_os = "linux")]
    pub(crate) fn threads(&self) -> Vec<String> {
        let pid = self.pid.expect("it runs").as_raw_nonzero();
        let threads = std::fs::read_dir(format!("/proc/{pid}/task")).expect("it runs");
        let name = |thread: std::io::Result<std::fs::DirEntry>| {
            // One that has ended meanwhile has no name any more.
            std::fs::read_to_string(thread.ok()?.path().join("comm")).ok()
        };
        let names = threads.filter_map(name);
        names.map(|name| name.trim().to_owned()).collect()
    }

    /// How many files the process has open, and how many threads there are of it.
    #[cfg(target_os = "linux")]
    pub(crate) fn belongings(&self) -> (usize, usize) {
        let pid = self.pid.expect("it runs").as_raw_nonzero();
        let files = std::fs::read_dir(format!("/proc/{pid}/fd")).expect("it runs");
        (files.count(), self.threads().len())
    }

    /// Waits for the end of the process that was started.
    pub(crate) fn wait_for_end(&mut self) -> Ending {
        let pid = self.pid.take().expect("it runs");
        let status = wait(pid);
        match (status.exit_status(), status.terminating_signal()) {
            (Some(code), _) => Ending::Exit(code),
            (None, Some(signal)) => Ending::Signal(signal),
            (None, None) => panic!("neither ended nor killed: {status:?}"),
        }
    }

    /// The line discipline as it is now.
    pub(crate) fn line(&self) -> Line {
        Line::of(&self.tty)
    }

    /// Checks that the terminal is as it was before the program started.
    #[track_caller]
    pub(crate) fn assert_restored(&self) {
        self.wait_until("the alternate screen left", |seen| {
            seen.undone("\x1b[?1049h", "\x1b[?1049l")
        });
        assert_eq!(self.line(), self.fresh);
        let seen = self.seen();
        let screen = seen.screen();
        assert!(!screen.alternate_screen());
        assert!(!screen.hide_cursor());
        assert!(!screen.bracketed_paste());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(
            screen.mouse_protocol_encoding(),
            vt100::MouseProtocolEncoding::Default
        );
        assert_eq!(screen.fgcolor(), vt100::Color::Default);
        assert!(seen.undone("\x1b[?7l", "\x1b[?7h"), "lines wrap");
        assert!(
            last(&seen.output, "\x1b[?2031h") <= last(&seen.output, "\x1b[?2031l"),
            "changes of colour are not reported"
        );
        let link = last(&seen.output, "\x1b]8;");
        assert!(
            link.is_none_or(|at| seen.output[at..].starts_with(b"\x1b]8;;\x1b\\")),
            "no link is left open"
        );
        assert!(
            seen.coming.is_empty() && seen.undone(FRAME_BEGINS, FRAME_ENDS),
            "no update is left open"
        );
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if let Some(pid) = self.pid {
            // It may have ended by itself.
            let _ = rustix::process::kill_process(pid, Signal::KILL);
            wait(pid);
        }
    }
}

fn wait(pid: Pid) -> WaitStatus {
    await_some("the end of the process", || {
        let status = rustix::process::waitpid(Some(pid), WaitOptions::NOHANG);
        status.expect("it is a child").map(|(_, status)| status)
    })
}

/// Asks again and again until there is an answer.
pub(crate) fn await_some<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let pause = Duration::from_millis(2);
    for _ in 0..LONG.as_millis() / pause.as_millis() {
        if let Some(answer) = ask() {
            return answer;
        }
        thread::sleep(pause);
    }
    panic!("never saw {what}");
}

fn pty_size(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        ..PtySize::default()
    }
}

fn length(length: u16) -> NonZeroU16 {
    NonZeroU16::new(length).expect("a screen has columns and rows")
}

/// Writes a deck of this name for the test that asks: ten slides, each with a word of its own as its title.
pub(crate) fn deck(name: &str) -> PathBuf {
    let path = folder::own().join(format!("{name}.toml"));
    let mut deck = File::create(&path).expect("tests may write here");
    writeln!(deck, "[deck]\ntitle = \"Words\"").unwrap();
    for word in WORDS {
        let slide = format!(
            "[[slides]]\ntitle = \"{word}\"\nbullets = [\"about {word}\"]\nnotes = \"say {word}\""
        );
        writeln!(deck, "\n{slide}").unwrap();
    }
    path
}

/// The titles of [`deck`]'s slides.
pub(crate) const WORDS: [&str; 10] = [
    "Anchor", "Bridge", "Candle", "Dragon", "Engine", "Falcon", "Garden", "Hammer", "Island",
    "Jungle",
];
