//! A terminal with the program in it: keys go in, a screen comes out.
//!
//! Nothing here sleeps in place of a condition: waits end when what is waited for is seen, and fail
//! with what was seen instead when it does not come for very long.

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus};
use rustix::termios::Termios;

use crate::folder::{self, Folder};

/// Far more than anything takes; only a failure waits so long.
pub(crate) const LONG: Duration = Duration::from_secs(30);

/// The program under test.
pub(crate) const SEMINAR: &str = env!("CARGO_BIN_EXE_seminar");

/// The marks around a frame: a synchronised update.
const FRAME_BEGINS: &str = "\x1b[?2026h";
const FRAME_ENDS: &str = "\x1b[?2026l";
/// How a small frame begins, which has no marks: with the look that the terminal has kept.
const SMALL_BEGINS: &str = "\x1b8";

/// What a program asks to know whether the terminal has come so far, and what terminals answer.
pub(crate) const STATUS: &[u8] = b"\x1b[5n";
pub(crate) const READY: &[u8] = b"\x1b[0n";
/// What it asks to know which terminal it is.
pub(crate) const NAME: &[u8] = b"\x1b[>0q";

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

/// What the terminal has seen of the program.
pub(crate) struct Seen {
    parser: vt100::Parser,
    /// Every byte so far, but those of a frame that is under way: a synchronised update is seen
    /// whole or not at all.
    pub(crate) output: Vec<u8>,
    /// The bytes of that.
    coming: Vec<u8>,
    /// Whether what the program writes is read.
    reading: Reading,
}

/// Whether a terminal takes what the program writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    On,
    Paused,
    Over,
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

/// What to start, and where.
pub(crate) struct Setup {
    command: Vec<String>,
    size: (u16, u16),
    typed: Vec<u8>,
    answers: bool,
    variables: Vec<(&'static str, String)>,
}

impl Setup {
    /// The program with the deck `deck`.
    pub(crate) fn seminar(deck: &Path) -> Self {
        Self::command(&[SEMINAR, &deck.to_string_lossy()])
    }

    /// With more arguments.
    pub(crate) fn arguments(mut self, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|word| (*word).to_owned());
        self.command.extend(arguments);
        self
    }

    /// Any command.
    pub(crate) fn command(command: &[&str]) -> Self {
        Self {
            command: command.iter().map(|word| (*word).to_owned()).collect(),
            size: (80, 24),
            typed: Vec::new(),
            answers: true,
            variables: Vec::new(),
        }
    }

    /// In a terminal of so many columns and rows; with none, one that does not know its size.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    /// With an environment variable.
    pub(crate) fn variable(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    /// With keys typed before it starts.
    pub(crate) fn typed(mut self, keys: &[u8]) -> Self {
        self.typed = keys.to_vec();
        self
    }

    /// On a terminal that answers nothing by itself.
    pub(crate) fn mute(mut self) -> Self {
        self.answers = false;
        self
    }

    pub(crate) fn start(self) -> Terminal {
        let (columns, rows) = self.size;
        let pty = native_pty_system()
            .openpty(pty_size(columns, rows))
            .expect("there is a pty");
        let tty = pty.master.tty_name().expect("a terminal has a name");
        let fresh = Line::of(&tty);
        let mut writer = pty.master.take_writer().expect("nobody else writes");
        writer
            .write_all(&self.typed)
            .expect("the terminal takes keys");
        let writer = Arc::new(Mutex::new(writer));

        let mut command = CommandBuilder::new(&self.command[0]);
        command.args(&self.command[1..]);
        command.env_clear();
        // Else it would start in a home that the user may not have.
        command.cwd(env!("CARGO_TARGET_TMPDIR"));
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        let folder = Folder::new();
        for place in ["XDG_RUNTIME_DIR", "TMPDIR"] {
            command.env(place, folder.as_os_str());
        }
        for (name, value) in self.variables {
            command.env(name, value);
        }
        let child = pty
            .slave
            .spawn_command(command)
            .expect("the program starts");
        let pid = child
            .process_id()
            .and_then(|pid| Pid::from_raw(i32::try_from(pid).ok()?));

        let shared = Arc::new(Shared {
            seen: Mutex::new(Seen {
                parser: match self.size {
                    (0, 0) => vt100::Parser::default(),
                    _ => vt100::Parser::new(length(rows), length(columns), 0),
                },
                output: Vec::new(),
                coming: Vec::new(),
                reading: Reading::On,
            }),
            changed: Condvar::new(),
        });
        let reader = pty
            .master
            .try_clone_reader()
            .expect("the terminal can be read");
        let reader = thread::spawn({
            let shared = Arc::clone(&shared);
            let answers = self.answers.then(|| Arc::clone(&writer));
            move || read(reader, &shared, answers.as_ref())
        });
        Terminal {
            master: Some(pty.master),
            writer: Some(writer),
            reader: Some(reader),
            tty,
            fresh,
            shared,
            pid,
            _folder: folder,
        }
    }
}

fn read(mut reader: impl Read, shared: &Shared, answers: Option<&Writer>) {
    let mut chunk = [0; 8192];
    while let Ok(count @ 1..) = reader.read(&mut chunk) {
        let seen = shared.seen.lock().unwrap();
        let paused = |seen: &mut Seen| seen.reading == Reading::Paused;
        let mut seen = shared.changed.wait_while(seen, paused).unwrap();
        if seen.reading == Reading::Over {
            return;
        }
        seen.coming.extend_from_slice(&chunk[..count]);
        let whole = seen.whole();
        let asked = seen.show(whole);
        drop(seen);
        if let Some(writer) = answers {
            // A program that has ended hears nothing.
            let _ = writer.lock().unwrap().write_all(&READY.repeat(asked));
        }
        shared.changed.notify_all();
    }
    // Nothing will end an update that is still open.
    let mut seen = shared.seen.lock().unwrap();
    let all = seen.coming.len();
    seen.show(all);
    drop(seen);
    shared.changed.notify_all();
}

impl Seen {
    /// How many of the bytes that came are no part of a frame that is under way, as far as it can
    /// be told: the mark that begins one may itself come in pieces.
    fn whole(&self) -> usize {
        let coming = &self.coming;
        match last(coming, FRAME_BEGINS) {
            Some(begun) if last(coming, FRAME_ENDS) < Some(begun) => begun,
            _ => {
                let mark = FRAME_BEGINS.as_bytes();
                let is_piece = |length: &usize| coming.ends_with(&mark[..*length]);
                coming.len() - (1..mark.len()).rev().find(is_piece).unwrap_or(0)
            }
        }
    }

    /// Shows the first `end` bytes of those that came; how often they asked for the status.
    fn show(&mut self, end: usize) -> usize {
        let rest = self.coming.split_off(end);
        let shown = std::mem::replace(&mut self.coming, rest);
        self.parser.process(&shown);
        let before = self.output.len().saturating_sub(STATUS.len() - 1);
        self.output.extend(shown);
        count(&self.output[before..], STATUS)
    }

    /// The screen's text.
    pub(crate) fn text(&self) -> String {
        self.parser.screen().contents()
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Whether what `on` switched on was switched off again by `off`.
    fn undone(&self, on: &str, off: &str) -> bool {
        last(&self.output, on) < last(&self.output, off)
    }

    /// What the screen held after each frame so far.
    pub(crate) fn each_frame(&self) -> Vec<String> {
        let (rows, columns) = self.screen().size();
        let mut parser = vt100::Parser::new(rows, columns, 0);
        let mut begins = begins(&self.output);
        begins.push(self.output.len());
        let mut from = 0;
        let show = |to: usize| {
            parser.process(&self.output[from..to]);
            from = to;
            parser.screen().contents()
        };
        begins.into_iter().map(show).skip(1).collect()
    }

    /// How many frames there were.
    pub(crate) fn frames(&self) -> usize {
        begins(&self.output).len()
    }
}

/// Where frames begin in `bytes`.
pub(crate) fn begins(bytes: &[u8]) -> Vec<usize> {
    let mut is_marked = false;
    let begins = |at: &usize| {
        let rest = &bytes[*at..];
        let has_begun = rest.starts_with(FRAME_BEGINS.as_bytes());
        let is_small = !is_marked && rest.starts_with(SMALL_BEGINS.as_bytes());
        is_marked = has_begun || is_marked && !rest.starts_with(FRAME_ENDS.as_bytes());
        has_begun || is_small
    };
    (0..bytes.len()).filter(begins).collect()
}

/// Where `needle` stands last in `bytes`.
fn last(bytes: &[u8], needle: &str) -> Option<usize> {
    bytes
        .windows(needle.len())
        .rposition(|window| window == needle.as_bytes())
}

/// `bytes` without what asks which terminal it is, and whether it has come so far.
pub(crate) fn without_questions(bytes: &[u8]) -> Vec<u8> {
    let mut rest = bytes;
    let mut without = Vec::new();
    while let Some((first, others)) = rest.split_first() {
        let question = [STATUS, NAME].into_iter().find(|it| rest.starts_with(it));
        rest = question.map_or(others, |question| &rest[question.len()..]);
        if question.is_none() {
            without.push(*first);
        }
    }
    without
}

/// How often `needle` stands in `bytes`.
pub(crate) fn count(bytes: &[u8], needle: &[u8]) -> usize {
    bytes
        .windows(needle.len())
        .filter(|window| *window == needle)
        .count()
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
