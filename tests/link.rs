//! Two ends of a lesson in step, as the crate's users build them, and the protocol as
//! docs/protocol.md tells it.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use seminar::deck::{Deck, parse};
use seminar::lesson::{Command, Lesson, Role, State, Time};
use seminar::link::{self, Heard, Places, Talk, Told, Wanted};
use seminar::text::Clean;

/// What must happen at all happens sooner than this.
const LONG: Duration = Duration::from_secs(60);

/// The steps of the deck's one slide.
const STEPS: usize = 100;

fn deck() -> Deck {
    let items = vec!["\"An item\""; STEPS].join(", ");
    let text = format!(
        "[[slides]]\ntitle = \"Why it failed\"\nbullets = [{items}]\nreveal = \"bullets\"\n"
    );
    parse(&text).unwrap().deck
}

/// A lesson in which no time passes.
struct Still {
    deck: Deck,
    lesson: Lesson,
}

impl Still {
    fn new() -> Self {
        let deck = deck();
        let lesson = Lesson::new(&deck);
        Self { deck, lesson }
    }

    fn apply(&mut self, command: Command, by: Clean) {
        self.lesson.apply(command, Time::default());
        self.lesson.credit(by);
    }

    fn state(&self) -> State {
        let now = Time::default();
        self.lesson.state(&self.deck, Role::Presenter, now)
    }
}

/// Places in a folder of a test's own. Sockets have short paths, so it is not in `target`.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("seminar-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn places(&self) -> Places {
        Places {
            runtime: None,
            temporary: self.0.clone(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn talk() -> Talk {
    Talk {
        title: Clean::line("Steel"),
        path: Some("/home/ada/talks/steel.toml".into()),
        pid: 4711,
    }
}

/// Gives the talk in a thread. It is told why it is over by what `work` gives back.
fn while_presenting(folder: &Folder, work: impl FnOnce(&Path) -> &'static str) {
    let (publisher, server) = link::listen::<State, Command>(&folder.places(), talk()).unwrap();
    let socket = publisher.path().to_owned();
    let (sender, told) = channel();
    let server = thread::spawn(move || {
        server.run(|| Duration::ZERO, |told| sender.send(told).is_ok());
    });
    let (end, ended) = channel();
    let owner = thread::spawn(move || {
        let mut lesson = Still::new();
        publisher.publish(&lesson.state()).unwrap();
        for told in told {
            match told {
                Told::Command { from, command } => lesson.apply(command, from),
                Told::Joined(name) => assert_eq!(name.as_str(), "console"),
                Told::Left(_) => break,
            }
            publisher.publish(&lesson.state()).unwrap();
        }
        publisher.close(&Clean::line(ended.recv_timeout(LONG).unwrap()));
    });
    let why = work(&socket);
    end.send(why).unwrap();
    owner.join().unwrap();
    server.join().unwrap();
}

#[test]
fn a_console_drives_a_talk_and_sees_it_move() {
    let folder = Folder::new("drives");
    while_presenting(&folder, |socket| {
        let wanted = Wanted::Deck("/home/ada/talks/steel.toml".into());
        let found = link::find(&folder.places(), &wanted).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found.first().unwrap().socket, socket);
        let who = Clean::line("console");
        let (remote, follower) =
            link::follow::<Command, State>(socket, &folder.places(), &who).unwrap();
        let (sender, heard) = channel();
        let follower = thread::spawn(move || follower.run(|heard| sender.send(heard).is_ok()));
        let next = || heard.recv_timeout(LONG).unwrap();
        assert_eq!(next(), Heard::Hello(talk()));
        let mut lesson = Still::new();
        for _ in 0..STEPS {
            assert_eq!(next(), Heard::State(lesson.state()));
            remote.send(&Command::Next).unwrap();
            lesson.apply(Command::Next, who.clone());
        }
        drop(remote);
        follower.join().unwrap();
        "over"
    });
    assert!(
        link::find(&folder.places(), &Wanted::Any)
            .unwrap()
            .is_empty()
    );
}

/// Who says what in the documentation.
fn script() -> Vec<(String, String)> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/protocol.md");
    let page = fs::read_to_string(page).unwrap();
    let mut script = Vec::new();
    for block in page.split("```json ").skip(1) {
        let (who, rest) = block.split_once('\n').unwrap();
        let line = rest.split("\n```").next().unwrap();
        script.push((who.to_owned(), line.to_owned()));
    }
    script
}

type Reader = Lines<BufReader<UnixStream>>;

fn call(socket: &Path) -> (UnixStream, Reader) {
    let stream = UnixStream::connect(socket).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    let reader = BufReader::new(stream.try_clone().unwrap()).lines();
    (stream, reader)
}

#[test]
fn the_protocol_is_as_the_page_says() {
    let script = script();
    let kinds: Vec<&str> = script.iter().map(|(who, _)| who.as_str()).collect();
    let (bye, rest): (Vec<_>, Vec<_>) = script
        .iter()
        .partition(|(_, line)| line.starts_with("{\"bye\""));
    assert_eq!(bye.len(), 1);
    assert!(kinds.contains(&"client wrong"), "{kinds:?}");
    assert!(rest.len() >= 8, "{rest:?}");

    let folder = Folder::new("page");
    let mut last = None;
    while_presenting(&folder, |socket| {
        let (mut stream, mut lines) = call(socket);
        let mut wrong = call(socket);
        wrong.1.next().unwrap().unwrap();
        let mut is_wrong = false;
        for (who, line) in &rest {
            match who.as_str() {
                "client" => writeln!(stream, "{line}").unwrap(),
                "client wrong" => {
                    writeln!(wrong.0, "{line}").unwrap();
                    is_wrong = true;
                }
                "server" if is_wrong => {
                    assert_eq!(wrong.1.next().unwrap().unwrap(), *line);
                    assert!(wrong.1.next().is_none());
                }
                "server" => assert_eq!(lines.next().unwrap().unwrap(), *line),
                other => panic!("who is `{other}`?"),
            }
        }
        // The owner ends the talk when its follower has left; somebody else hears the goodbye.
        let (witness, mut lines_of_witness) = call(socket);
        lines_of_witness.next().unwrap().unwrap();
        last = Some((witness, lines_of_witness));
        "the talk is over"
    });
    let (_witness, mut lines) = last.unwrap();
    assert_eq!(lines.next().unwrap().unwrap(), bye.first().unwrap().1);
}

#[test]
fn the_page_has_every_command_and_no_other() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/protocol.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, rest) = page.split_once("\n## Commands\n").unwrap();
    let (commands, _) = rest.split_once("\n## ").unwrap();
    let quoted = |text: &str| -> Vec<String> {
        let parts = text.split('`').skip(1).step_by(2);
        parts.map(str::to_owned).collect()
    };
    let mut told = Vec::new();
    let is_command = |text: &String| text.starts_with(['"', '{']);
    for command in quoted(commands).into_iter().filter(is_command) {
        let read: Command = serde_json::from_str(&command).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), command);
        let name = command.split('"').nth(1).unwrap();
        told.push(name.to_owned());
    }
    // What is said to whoever asks for another has all of them.
    let error = serde_json::from_str::<Command>("\"dance\"").unwrap_err();
    let mut known = quoted(&error.to_string());
    known.retain(|name| name != "dance");
    known.sort();
    told.sort();
    assert_eq!(told, known);
}
