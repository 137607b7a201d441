//! What a terminal is to start, and where.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

use portable_pty::{CommandBuilder, native_pty_system};
use rustix::process::Pid;

use super::{Line, READY, Reading, SEMINAR, Seen, Shared, Terminal, Writer, pty_size};
use crate::folder::Folder;

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
            seen: Mutex::new(Seen::new(columns, rows)),
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
