//! The deck is saved while it is shown.

use std::fs;
use std::path::{Path, PathBuf};

use crate::folder::Folder;
use crate::terminal::{Ending, SEMINAR, Setup, Terminal, begins};

/// A folder of a test's own, with a talk in it.
struct Home(Folder);

impl Home {
    fn new() -> Self {
        let home = Self(Folder::new());
        home.write("slides.toml", &talk(&["Ash", "Birch", "Cedar"]));
        home
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Saves as most editors do: a new file takes the old one's name.
    fn save(&self, name: &str, text: &str) {
        let new = self.path(".new");
        fs::write(&new, text).unwrap();
        fs::rename(&new, self.path(name)).unwrap();
    }

    fn show(&self) -> Terminal {
        self.show_with(&[])
    }

    fn show_with(&self, options: &[&str]) -> Terminal {
        let deck = self.path("slides.toml");
        let deck = deck.to_string_lossy();
        let command = [&[SEMINAR, &deck], options].concat();
        Setup::command(&command).start()
    }
}

/// A deck with a slide for each title.
fn talk(titles: &[&str]) -> String {
    let slide = |title: &&str| format!("[[slides]]\ntitle = \"{title}\"\ntext = \"of {title}\"\n");
    titles.iter().map(slide).collect()
}

#[test]
fn a_save_is_shown_and_the_slide_stays() {
    let home = Home::new();
    let mut terminal = home.show();
    terminal.wait_for("of Ash");
    terminal.press(b" ");
    terminal.wait_for("of Birch");
    home.save("slides.toml", &talk(&["Ash", "Apple", "Birch", "Cedar"]));
    terminal.wait_for("3/4");
    assert!(terminal.seen().shows("of Birch"));
    terminal.wait_for("Deck reloaded");
    // In place, and in two steps.
    home.write("slides.toml", "");
    home.write("slides.toml", &talk(&["Birch", "Apple"]));
    terminal.wait_for("1/2");
    terminal.press(b" ");
    terminal.wait_for("of Apple");
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}

#[test]
fn a_bad_save_keeps_the_last_good_deck_and_says_where_it_is_wrong() {
    let home = Home::new();
    let mut terminal = home.show();
    terminal.wait_for("of Ash");
    terminal.press(b" ");
    terminal.wait_for("of Birch");
    let good = talk(&["Ash", "Beech"]);
    home.save("slides.toml", &good.replace("\"of Beech\"", "\"of Beech"));
    terminal.wait_for("line 6, column 17: ");
    assert!(terminal.seen().shows("of Birch"));
    terminal.press(b"h");
    terminal.wait_for("of Ash");
    assert!(terminal.seen().shows("line 6, column 17: "));
    terminal.press(b"!");
    terminal.wait_for("slides.toml:6:17: error: ");
    assert!(terminal.seen().shows("text = \"of Beech"));
    home.save("slides.toml", &good);
    terminal.wait_for("Deck reloaded");
    assert!(!terminal.seen().shows("line 6"));
    terminal.press(b" ");
    terminal.wait_for("of Beech");
}

#[test]
fn a_deck_that_is_gone_stays_on_the_screen_until_it_is_back() {
    let home = Home::new();
    let mut terminal = home.show();
    terminal.wait_for("of Ash");
    let deck = talk(&["Ash", "Birch", "Cedar", "Elm"]);
    let start = terminal.seen().output.len();
    // Ready before, so that the deck is gone for no longer than it takes to say so.
    home.write(".new", &deck);
    fs::remove_file(home.path("slides.toml")).unwrap();
    fs::rename(home.path(".new"), home.path("slides.toml")).unwrap();
    terminal.wait_for("1/4");
    let output = String::from_utf8_lossy(&terminal.seen().output[start..]).into_owned();
    assert!(!output.contains("there is no deck"), "{output:?}");
    fs::remove_file(home.path("slides.toml")).unwrap();
    terminal.wait_for("there is no deck");
    terminal.press(b" ");
    terminal.wait_for("of Birch");
    home.write("slides.toml", &deck);
    terminal.wait_until("the notice gone", |seen| !seen.shows("there is no deck"));
    assert!(terminal.seen().shows("of Birch"));
}

#[test]
fn code_and_themes_are_watched_too() {
    let home = Home::new();
    home.write("code.py", "print('one')");
    home.write(
        "mine.toml",
        "extends = \"paper\"\n[styles]\nbody = { fg = \"#010203\" }\n",
    );
    home.save(
        "slides.toml",
        "[deck]\ntheme = \"mine.toml\"\n[[slides]]\ntitle = \"Code\"\ntext = \"a\"\nfile = \"code.py\"\n",
    );
    let terminal = home.show();
    terminal.wait_for("print('one')");
    home.save("code.py", "print('two')");
    terminal.wait_for("print('two')");
    fs::remove_file(home.path("code.py")).unwrap();
    terminal.wait_for("`code.py` is not there");
    assert!(terminal.seen().shows("print('two')"));
    home.write("code.py", "print('three')");
    terminal.wait_for("print('three')");
    let is_red = |seen: &crate::terminal::Seen| {
        let output = String::from_utf8_lossy(&seen.output).into_owned();
        output.contains("38;2;250;2;3")
    };
    assert!(!is_red(&terminal.seen()));
    home.save(
        "mine.toml",
        "extends = \"paper\"\n[styles]\nbody = { fg = \"#fa0203\" }\n",
    );
    terminal.wait_until("another colour", is_red);
}

#[test]
fn parts_are_watched_too() {
    let home = Home::new();
    fs::create_dir(home.path("week")).unwrap();
    home.write("week/one.toml", &talk(&["Elm"]));
    home.save(
        "slides.toml",
        "[deck]\ninclude = [\"week/one.toml\", \"two.toml\"]\n[[slides]]\ntitle = \"Ash\"\ntext = \"of Ash\"\n",
    );
    let mut terminal = home.show();
    terminal.wait_for("of Ash");
    assert!(
        terminal.seen().shows("1/3"),
        "a card stands for the part that is not there"
    );
    terminal.press(b" ");
    terminal.wait_for("of Elm");
    home.save("week/one.toml", &talk(&["Fir", "Elm"]));
    terminal.wait_for("3/4");
    assert!(terminal.seen().shows("of Elm"), "the slide stays");
    home.save("two.toml", &talk(&["Oak"]));
    terminal.wait_for("Deck reloaded");
    terminal.press(b" ");
    terminal.wait_for("of Oak");
    home.save(
        "two.toml",
        "\n[[slides]]\ntitle = \"Oak\ntext = \"of Oak\"\n",
    );
    terminal.wait_for("two.toml, line 3, column 13: ");
    assert!(terminal.seen().shows("of Oak"));
    home.save("two.toml", &talk(&["Oak", "Yew"]));
    terminal.wait_for("4/5");
    terminal.press(b"q");
    assert_eq!(terminal.wait_for_end(), Ending::Exit(0));
    terminal.assert_restored();
}

#[test]
fn both_themes_of_a_pair_are_watched() {
    let home = Home::new();
    let body =
        |color: &str| format!("extends = \"paper\"\n[styles]\nbody = {{ fg = \"{color}\" }}\n");
    home.write("night.toml", &body("#010203"));
    home.write("day.toml", &body("#010203"));
    let pair = "[deck]\ntheme = { dark = \"night.toml\", light = \"day.toml\" }\n";
    home.write("slides.toml", &(pair.to_owned() + &talk(&["Ash"])));
    for (file, background) in [("night.toml", "15;0"), ("day.toml", "0;15")] {
        let setup = Setup::seminar(&home.path("slides.toml"));
        let terminal = setup.variable("COLORFGBG", background).start();
        terminal.wait_for("of Ash");
        home.save(file, &body("#fa0203"));
        terminal.wait_until("another colour", |seen| {
            String::from_utf8_lossy(&seen.output).contains("38;2;250;2;3")
        });
    }
}

#[test]
fn links_and_folders_lead_to_the_deck_that_is_watched() {
    let home = Home::new();
    std::os::unix::fs::symlink("slides.toml", home.path("link.toml")).unwrap();
    let deck = |name: &str| home.path(name).to_string_lossy().into_owned();
    let by_link = Setup::command(&[SEMINAR, &deck("link.toml")]).start();
    let by_folder = Setup::command(&[SEMINAR, &deck("")]).start();
    by_link.wait_for("of Ash");
    by_folder.wait_for("of Ash");
    home.save("slides.toml", &talk(&["Ash", "Birch"]));
    by_link.wait_for("1/2");
    by_folder.wait_for("1/2");
}

#[test]
fn edits_are_followed_where_that_is_wanted() {
    let home = Home::new();
    let following = home.show_with(&["--follow-edits"]);
    let staying = home.show();
    following.wait_for("of Ash");
    staying.wait_for("of Ash");
    let edited = talk(&["Ash", "Birch", "Cedar"]).replace("of Cedar", "of Cedar, and Larch");
    home.save("slides.toml", &edited);
    following.wait_for("of Cedar, and Larch");
    staying.wait_for("Deck reloaded");
    assert!(staying.seen().shows("of Ash"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_same_text_saved_again_changes_nothing_on_the_screen() {
    let home = Home::new();
    let deck = home.path("slides.toml");
    let mut terminal = home.show();
    terminal.wait_for("of Ash");
    let start = terminal.seen().output.len();
    let text = talk(&["Ash", "Birch", "Cedar"]);
    let reads = Reads::of(&home.0);
    // The first may still be that from before the deck was watched.
    for _ in 0..3 {
        home.save("slides.toml", &text);
        reads.wait_for(&deck);
    }
    terminal.press(b" ");
    terminal.wait_for("of Birch");
    assert_eq!(terminal.seen().frames(), 2);
    assert_eq!(begins(&terminal.seen().output[start..]), [0]);
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_is_watched_where_that_is_not_wanted() {
    let home = Home::new();
    let watches = |terminal: &Terminal| {
        let fds = format!("/proc/{}/fd", terminal.foreground().as_raw_nonzero());
        let links = fs::read_dir(fds).unwrap().flatten();
        links
            .filter_map(|fd| fs::read_link(fd.path()).ok())
            .any(|link| link.to_string_lossy().contains("inotify"))
    };
    let terminal = home.show();
    terminal.wait_for("of Ash");
    crate::terminal::await_some("a watch", || watches(&terminal).then_some(()));
    let mut terminal = home.show_with(&["--no-watch"]);
    terminal.wait_for("of Ash");
    home.save("slides.toml", &talk(&["Elm"]));
    terminal.press(b" ");
    terminal.wait_for("of Birch");
    assert!(!watches(&terminal));
    terminal.press(b"R");
    terminal.wait_for("of Elm");
}

/// Who opens which files in a folder.
#[cfg(target_os = "linux")]
struct Reads {
    events: std::sync::mpsc::Receiver<notify::Result<notify::Event>>,
    _watcher: notify::RecommendedWatcher,
}

#[cfg(target_os = "linux")]
impl Reads {
    fn of(folder: &Path) -> Self {
        use notify::Watcher as _;
        let (sender, events) = std::sync::mpsc::channel();
        let mut watcher = notify::recommended_watcher(sender).unwrap();
        let mode = notify::RecursiveMode::NonRecursive;
        watcher.watch(folder, mode).unwrap();
        Self {
            events,
            _watcher: watcher,
        }
    }

    /// Waits until `file` is opened under that name.
    fn wait_for(&self, file: &Path) {
        use notify::event::{AccessKind, EventKind};
        loop {
            let event = self.events.recv_timeout(crate::terminal::LONG);
            let event = event.expect("the file is read").expect("it is watched");
            let opened = matches!(event.kind, EventKind::Access(AccessKind::Open(_)));
            if opened && event.paths.iter().any(|path| path == file) {
                return;
            }
        }
    }
}
