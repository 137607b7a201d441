//! The terminal itself: its descriptors, and whether it is ours or the shell's.
//!
//! All threads share one [`Terminal`]. Whatever a thread is about to write, another can give the
//! terminal back: what was to be written then goes nowhere.

use std::io::{self, IsTerminal as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::termios::{LocalModes, OptionalActions, Termios};

use super::keyboard::Keyboard;
use super::parting::Parting;
use super::{ShellError, modes};
use crate::layout::{Pixels, Size};

/// What a terminal that does not know its size is taken for.
const USUAL: Size = Size {
    width: 80,
    height: 24,
};
/// More than any screen has; what a terminal claims beyond it is left blank.
const LARGEST: Size = Size {
    width: 1000,
    height: 500,
};
/// How long giving the terminal back waits for one that takes nothing.
const PATIENCE: Timespec = Timespec {
    tv_sec: 0,
    tv_nsec: 100_000_000,
};
/// How often, and how long each time, giving it back waits for a thread that is using it.
const TRIES: u32 = 40;
const TRY: Duration = Duration::from_millis(5);

/// The terminal that the talk is given at.
pub(super) struct Terminal {
    input: OwnedFd,
    output: OwnedFd,
    /// Whether writing to it may hang.
    hangs: bool,
    held: Mutex<Held>,
    keyboard: Keyboard,
    parting: Arc<Parting>,
}

/// How large a terminal is.
pub(super) struct Window {
    /// Columns and rows.
    pub(super) size: Size,
    /// The pixels of a cell, where the terminal has told the system.
    pub(super) cell: Option<Pixels>,
}

/// Whose the terminal is.
enum Held {
    /// The shell's, for now.
    Free,
    /// Ours. It was as `cooked` says, and is given back with `farewell` before its modes.
    Ours {
        cooked: Termios,
        modes: Modes,
        farewell: Vec<u8>,
    },
    /// The shell's, for good.
    Closed,
}

/// Whether the terminal is what [`modes::enter`] makes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Modes {
    Unset,
    /// It was, but somebody else may have used it since.
    Doubtful,
    Set,
}

impl Terminal {
    /// The terminal that standard output is, with the keyboard that standard input or the
    /// terminal itself is.
    ///
    /// # Errors
    ///
    /// When standard output is no terminal, or no keyboard can be found.
    pub(super) fn open() -> Result<Self, ShellError> {
        let (stdin, stdout) = (io::stdin(), io::stdout());
        if !stdout.is_terminal() {
            return Err(ShellError::NotATerminal);
        }
        let input = if stdin.is_terminal() {
            stdin.as_fd().try_clone_to_owned()?
        } else {
            reopen(&stdout, OFlags::RDONLY).map_err(|_| ShellError::NoKeyboard)?
        };
        // Opened anew, so that it can be non-blocking without becoming so for the shell: then no
        // thread ever hangs in a write, and another can still give the terminal back.
        let reopened = reopen(&stdout, OFlags::WRONLY | OFlags::NONBLOCK);
        let hangs = reopened.is_err();
        let output = reopened.map_or_else(|_| stdout.as_fd().try_clone_to_owned(), Ok)?;
        Ok(Self {
            input,
            output,
            hangs,
            held: Mutex::new(Held::Free),
            keyboard: Keyboard::default(),
            parting: Arc::default(),
        })
    }

    /// Where keys come from.
    pub(super) fn input(&self) -> &OwnedFd {
        &self.input
    }

    /// What of it is to be read.
    pub(super) fn keyboard(&self) -> &Keyboard {
        &self.keyboard
    }

    /// What is to be done when the process is ended.
    pub(super) fn parting(&self) -> &Arc<Parting> {
        &self.parting
    }

    /// How large it is now. That is asked of the system, which not all terminals tell of a change: once for each
    /// frame.
    pub(super) fn window(&self) -> Window {
        let asked = rustix::termios::tcgetwinsize(&self.output).ok();
        let size = asked
            .filter(|size| size.ws_col > 0 && size.ws_row > 0)
            .map_or(USUAL, |size| Size {
                width: size.ws_col.min(LARGEST.width),
                height: size.ws_row.min(LARGEST.height),
            });
        let part = |pixels: u16, cells: u16| {
            let part = pixels.checked_div(cells)?;
            (part > 0).then(|| u32::from(part))
        };
        let cell = asked.and_then(|size| {
            Some(Pixels {
                width: part(size.ws_xpixel, size.ws_col)?,
                height: part(size.ws_ypixel, size.ws_row)?,
            })
        });
        Window { size, cell }
    }

    /// Whether this process may use the terminal: a background job may not.
    pub(super) fn is_foreground(&self) -> bool {
        rustix::termios::tcgetpgrp(&self.input)
            .map_or(true, |group| group == rustix::process::getpgrp())
    }

    /// Makes the terminal ours: keys come one by one, and the next frame finds an empty screen.
    ///
    /// # Errors
    ///
    /// When the terminal says no.
    pub(super) fn take(&self) -> io::Result<()> {
        let mut held = self.lock();
        let (cooked, modes) = match &*held {
            Held::Closed => return Ok(()),
            Held::Free => (rustix::termios::tcgetattr(&self.input)?, Modes::Unset),
            Held::Ours { cooked, modes, .. } => {
                let modes = match modes {
                    Modes::Unset => Modes::Unset,
                    Modes::Doubtful | Modes::Set => Modes::Doubtful,
                };
                (cooked.clone(), modes)
            }
        };
        let mut raw = cooked.clone();
        raw.make_raw();
        // Now, without discarding: what was typed before the first frame counts.
        rustix::termios::tcsetattr(&self.input, OptionalActions::Now, &raw)?;
        let farewell = match &mut *held {
            Held::Ours { farewell, .. } => std::mem::take(farewell),
            Held::Free | Held::Closed => Vec::new(),
        };
        *held = Held::Ours {
            cooked,
            modes,
            farewell,
        };
        self.keyboard.take();
        Ok(())
    }

    /// Says what has to be written before the terminal is given back.
    pub(super) fn leave_with(&self, bytes: Vec<u8>) {
        if let Held::Ours { farewell, .. } = &mut *self.lock() {
            *farewell = bytes;
        }
    }

    /// Gives the terminal back for a while, as it was before.
    pub(super) fn give_back(&self) {
        self.release(Held::Free);
    }

    /// Gives the terminal back for good. Nothing is written from now on.
    pub(super) fn close(&self) {
        self.release(Held::Closed);
    }

    fn release(&self, next: Held) {
        let Some(mut held) = self.lock_in_time() else {
            return;
        };
        if matches!(*held, Held::Closed) {
            return;
        }
        let Held::Ours {
            cooked,
            modes,
            mut farewell,
        } = std::mem::replace(&mut *held, next)
        else {
            return;
        };
        self.keyboard.leave();
        // Where the other processes of a job have ended already, a shell has the terminal again,
        // but not as it was.
        let foreground = self.is_foreground();
        if modes != Modes::Unset && (foreground || !self.stops_background_writes()) {
            farewell.extend(modes::leave());
            // What it has yet to answer would be taken for something typed to the shell.
            if self.write_in_time(&farewell) && foreground {
                self.keyboard.settle();
            }
        }
        self.keyboard.forget();
        // In the background this would stop the process; there a shell does it.
        if foreground {
            // Nothing can be done about a terminal that is gone.
            let _ = rustix::termios::tcsetattr(&self.input, OptionalActions::Now, &cooked);
        }
    }

    fn stops_background_writes(&self) -> bool {
        rustix::termios::tcgetattr(&self.input)
            .is_ok_and(|line| line.local_modes.contains(LocalModes::TOSTOP))
    }

    /// Writes a frame, in one piece unless the terminal takes less, and waits as long as the
    /// terminal does. A frame for a terminal that is not ours goes nowhere. Before anything has to wait,
    /// `wait` is called, once at most.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn write(&self, frame: &[u8], wait: impl FnOnce()) -> io::Result<()> {
        let mut bytes = self.entry();
        bytes.extend_from_slice(frame);
        let mut rest = bytes.as_slice();
        let mut wait = Some(wait);
        let mut waits = self.hangs;
        while !rest.is_empty() {
            if waits && let Some(wait) = wait.take() {
                wait();
            }
            let written = {
                let held = self.lock();
                if !matches!(*held, Held::Ours { .. }) {
                    return Ok(());
                }
                rustix::io::write(&self.output, rest)
            };
            match written {
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) if waits => {
                    self.wait_for_room(None);
                }
                Err(Errno::AGAIN) => waits = true,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// What has to be written before the next frame.
    fn entry(&self) -> Vec<u8> {
        let mut held = self.lock();
        let Held::Ours { modes, .. } = &mut *held else {
            return Vec::new();
        };
        match std::mem::replace(modes, Modes::Set) {
            Modes::Unset => modes::enter(),
            Modes::Doubtful => modes::enter_again(),
            Modes::Set => Vec::new(),
        }
    }

    /// Writes what the terminal takes within [`PATIENCE`]: one that is stopped, or gone, must not
    /// hold up the end of the process. Whether that was all.
    fn write_in_time(&self, bytes: &[u8]) -> bool {
        let mut rest = bytes;
        while !rest.is_empty() && self.wait_for_room(Some(&PATIENCE)) {
            match rustix::io::write(&self.output, rest) {
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(_) => return false,
            }
        }
        rest.is_empty()
    }

    /// Waits until the terminal takes bytes, or says that it is gone; false when time runs out.
    fn wait_for_room(&self, patience: Option<&Timespec>) -> bool {
        let mut output = [PollFd::new(&self.output, PollFlags::OUT)];
        loop {
            match poll(&mut output, patience) {
                Ok(ready) => return ready > 0,
                Err(Errno::INTR) => {}
                Err(_) => return false,
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_in_time(&self) -> Option<MutexGuard<'_, Held>> {
        for _ in 0..TRIES {
            match self.held.try_lock() {
                Ok(held) => return Some(held),
                Err(TryLockError::Poisoned(held)) => return Some(held.into_inner()),
                Err(TryLockError::WouldBlock) => thread::sleep(TRY),
            }
        }
        None
    }
}

/// Opens the terminal behind `stdout` once more: by its name, or, where that may not be opened
/// (after `su`) or names nothing (in a container), as the terminal of this session.
fn reopen(stdout: &io::Stdout, flags: OFlags) -> rustix::io::Result<OwnedFd> {
    let flags = flags | OFlags::NOCTTY | OFlags::CLOEXEC;
    rustix::termios::ttyname(stdout, Vec::new())
        .and_then(|name| rustix::fs::open(name, flags, Mode::empty()))
        .or_else(|_| {
            let session = rustix::process::getsid(None)?;
            if rustix::termios::tcgetsid(stdout)? == session {
                rustix::fs::open("/dev/tty", flags, Mode::empty())
            } else {
                Err(Errno::NOTTY)
            }
        })
}
