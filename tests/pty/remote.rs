//! A talk on another machine: `ssh`, and `sshd` behind it, which is started for each login and listens
//! nowhere.

#![allow(
    clippy::print_stderr,
    reason = "somebody who runs the tests is told what was not tried"
)]

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

#[cfg(target_os = "linux")]
use rustix::process::Signal;

use crate::folder::Folder;
use crate::terminal::{Ending, SEMINAR, STATUS, Setup, WORDS, count, deck};
#[cfg(target_os = "linux")]
use crate::terminal::{Terminal, await_some};

/// Where a server is that is not on everybody's path.
const SERVERS: [&str; 3] = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd"];

/// A folder with keys, and a server that takes them.
struct Host {
    folder: Folder,
    server: &'static str,
    user: String,
}

fn output(command: &mut Command) -> Result<Output, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(output)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

impl Host {
    /// None where OpenSSH is missing, or its server cannot run.
    fn new() -> Option<Self> {
        match Self::prepare() {
            Ok(host) => Some(host),
            Err(why) => {
                assert!(env::var_os("CI").is_none(), "no login: {why}");
                eprintln!("OpenSSH cannot be used: a talk over it is not tried ({why})");
                None
            }
        }
    }

    fn prepare() -> Result<Self, String> {
        let server = SERVERS.into_iter().find(|path| Path::new(path).exists());
        let server = server.ok_or("there is no sshd")?;
        let folder = Folder::new();
        for key in ["host", "user"] {
            let mut keygen = Command::new("ssh-keygen");
            keygen.args(["-q", "-t", "ed25519", "-N", "", "-f"]);
            output(keygen.arg(folder.join(key)))?;
        }
        let user = output(Command::new("id").arg("-un"))?.stdout;
        let host = Self {
            folder,
            server,
            user: String::from_utf8_lossy(&user).trim().to_owned(),
        };
        let mut config = String::new();
        for (key, value) in [
            ("HostKey", host.path("host")),
            ("AuthorizedKeysFile", host.path("user.pub")),
            ("PidFile", "none".to_owned()),
            ("StrictModes", "no".to_owned()),
            ("UsePAM", "no".to_owned()),
            ("PermitRootLogin", "yes".to_owned()),
            ("PasswordAuthentication", "no".to_owned()),
            ("KbdInteractiveAuthentication", "no".to_owned()),
            ("PrintMotd", "no".to_owned()),
            ("PrintLastLog", "no".to_owned()),
        ] {
            writeln!(config, "{key} {value}").expect("a string takes any text");
        }
        fs::write(host.folder.join("config"), config).expect("tests may write here");
        output(Command::new(server).args(["-t", "-f", &host.path("config")]))?;
        Ok(host)
    }

    /// A file's path, in quotes where it has spaces.
    fn path(&self, file: &str) -> String {
        let path = self.folder.join(file).to_string_lossy().into_owned();
        if path.contains(' ') {
            format!("\"{path}\"")
        } else {
            path
        }
    }

    /// A login that gives the talk `deck`. Its process has the number that the file `pid` holds.
    fn present(&self, deck: &Path) -> Setup {
        let server = format!(
            "ProxyCommand={} -i -f {} -E {}",
            self.server,
            self.path("config"),
            self.path("log")
        );
        // Nothing of the user's own is read, nor written to.
        let remote = format!(
            "unset HOME XDG_CONFIG_HOME XDG_STATE_HOME; export XDG_RUNTIME_DIR='{0}' TMPDIR='{0}'; \
             echo $$ > '{0}/pid'; exec '{SEMINAR}' '{1}'",
            self.folder.display(),
            deck.display()
        );
        let login = [
            "ssh",
            "-F",
            "/dev/null",
            "-tt",
            "-e",
            "none",
            "-i",
            &self.path("user"),
            "-o",
            "IdentitiesOnly=yes",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "GlobalKnownHostsFile=/dev/null",
            "-o",
            "LogLevel=ERROR",
            "-o",
            &server,
            &format!("{}@localhost", self.user),
            &format!("exec sh -c \"{}\"", remote.replace('$', "\\$")),
        ];
        Setup::command(&login)
    }

    /// Whether the far program has ended, whoever has yet to hear of that.
    #[cfg(target_os = "linux")]
    fn is_over(&self) -> bool {
        let pid = fs::read_to_string(self.folder.join("pid")).expect("it was started");
        let stat = fs::read_to_string(format!("/proc/{}/stat", pid.trim()));
        stat.map_or(true, |stat| stat.contains(") Z "))
    }
}

#[test]
fn a_talk_is_given_over_ssh_and_the_terminal_comes_back() {
    let Some(host) = Host::new() else {
        return;
    };
    let mut terminal = host.present(&deck("remote")).start();
    for word in WORDS {
        terminal.wait_for(&format!("about {word}"));
        terminal.press(b" ");
    }
    terminal.resize(120, 40);
    terminal.wait_until("the footer in the last of 40 rows", |seen| {
        let last = seen.screen().rows(0, 120).last();
        last.is_some_and(|row| row.contains("10/10"))
    });
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}

#[test]
fn the_first_frame_waits_for_no_answer_of_a_far_terminal() {
    let Some(host) = Host::new() else {
        return;
    };
    let terminal = host.present(&deck("remote-first")).mute().start();
    terminal.wait_for("about Anchor");
    terminal.wait_until("its question", |seen| count(&seen.output, STATUS) == 1);
}

#[test]
fn the_far_side_knows_the_terminal_by_its_name() {
    let Some(host) = Host::new() else {
        return;
    };
    for (name, colors, is_asked) in [
        ("xterm-256color", Some("48;5;"), true),
        ("alacritty", Some("48;2;"), true),
        ("unheard-of", None, true),
        ("dumb", None, false),
    ] {
        let deck = deck("remote-names");
        let mut terminal = host.present(&deck).variable("TERM", name).start();
        terminal.wait_for("about Anchor");
        terminal.press(b" ");
        terminal.wait_for("about Bridge");
        let output = terminal.seen().output.clone();
        for other in ["48;5;", "48;2;"] {
            let there = count(&output, other.as_bytes()) > 0;
            assert_eq!(there, colors == Some(other), "{name}: {other}");
        }
        assert_eq!(count(&output, STATUS) > 0, is_asked, "{name}");
        terminal.press(b"q");
        assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
        terminal.assert_restored();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_connection_that_is_gone_ends_the_talk_on_the_far_side() {
    let Some(host) = Host::new() else {
        return;
    };
    let drops: [fn(&mut Terminal); 2] = [|terminal| terminal.signal(Signal::KILL), Terminal::close];
    for drop in drops {
        let mut terminal = host.present(&deck("remote-gone")).start();
        terminal.wait_for("about Anchor");
        assert!(!host.is_over());
        drop(&mut terminal);
        await_some("the far program's end", || host.is_over().then_some(()));
    }
}
