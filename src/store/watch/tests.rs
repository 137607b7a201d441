//! What is told of files that really change.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::plan::Plan;
use super::*;
use crate::store::tests::Folder;
use crate::store::{Reach, Sources};

/// Far more than anything takes; only a failure waits so long.
const LONG: Duration = Duration::from_secs(30);

/// Somebody who is told of changes.
struct Listener {
    watching: Watching,
    told: Receiver<Told>,
}

impl Listener {
    /// Of `sources`, once they are watched: they were written after they were read, which is told first.
    #[expect(clippy::disallowed_methods, reason = "as the shell does it")]
    fn to(mut sources: Sources) -> Self {
        sources.since = SystemTime::UNIX_EPOCH;
        let (watching, watcher) = watcher();
        let (sender, told) = channel();
        let start = Instant::now();
        thread::spawn(move || {
            watcher.run(|| start.elapsed(), |told| sender.send(told).is_ok());
        });
        watching.watch(sources);
        let listener = Self { watching, told };
        listener.hear();
        listener
    }

    /// The names of what changed next.
    fn hear(&self) -> Vec<String> {
        match self.told.recv_timeout(LONG) {
            Ok(Told::Changed(names)) => {
                let text = |name: PathBuf| name.to_string_lossy().into_owned();
                names.into_iter().map(text).collect()
            }
            other => panic!("{other:?}"),
        }
    }
}

/// Saves as most editors do: a new file takes the old one's name.
fn exchange(path: &Path, text: &str) {
    let new = path.with_extension("new");
    fs::write(&new, text).unwrap();
    fs::rename(&new, path).unwrap();
}

#[test]
fn a_file_is_told_of_however_it_is_saved() {
    let folder = Folder::new();
    let deck = folder.write("slides.toml", "1");
    let listener = Listener::to(Sources::of(&deck));
    fs::write(&deck, "2").unwrap();
    assert_eq!(listener.hear(), ["slides.toml"]);
    exchange(&deck, "3");
    assert_eq!(listener.hear(), ["slides.toml"]);
    fs::rename(&deck, deck.with_extension("toml~")).unwrap();
    fs::write(&deck, "4").unwrap();
    assert_eq!(listener.hear(), ["slides.toml"]);
    fs::remove_file(&deck).unwrap();
    assert_eq!(listener.hear(), ["slides.toml"], "it is gone for good");
    fs::write(&deck, "5").unwrap();
    assert_eq!(listener.hear(), ["slides.toml"]);
}

#[test]
fn other_files_and_those_who_only_read_are_not_told_of() {
    let folder = Folder::new();
    let deck = folder.write("slides.toml", "1");
    let mut sources = Sources::of(&deck);
    sources.add("code.py", Reach::Folder);
    let listener = Listener::to(sources);
    folder.write("slides.toml.swp", "x");
    folder.write("other/slides.toml", "x");
    fs::read_to_string(&deck).unwrap();
    folder.write("code.py", "x");
    assert_eq!(listener.hear(), ["code.py"]);
}

#[test]
fn files_in_folders_that_come_and_go_are_told_of() {
    let folder = Folder::new();
    let deck = folder.write("slides.toml", "1");
    let mut sources = Sources::of(&deck);
    sources.add("assets/map/china.png", Reach::Folder);
    sources.add("../outside.png", Reach::Folder);
    sources.add("/etc/hostname", Reach::Folder);
    assert_eq!(sources.names.len(), 2, "{sources:?}");
    let picture = "assets/map/china.png";
    let listener = Listener::to(sources);
    folder.write(picture, "1");
    assert_eq!(listener.hear(), [picture]);
    folder.write(picture, "2");
    assert_eq!(listener.hear(), [picture]);
    let assets = folder.0.join("assets");
    fs::rename(&assets, folder.0.join("old")).unwrap();
    folder.write(picture, "3");
    assert_eq!(listener.hear(), [picture]);
    folder.write("old/map/china.png", "x");
    folder.write(picture, "4");
    assert_eq!(listener.hear(), [picture]);
}

#[test]
fn a_deck_whose_folder_is_exchanged_is_told_of() {
    let folder = Folder::new();
    let deck = folder.write("talk/slides.toml", "1");
    let listener = Listener::to(Sources::of(&folder.0.join("talk")));
    fs::remove_dir_all(folder.0.join("talk")).unwrap();
    assert_eq!(listener.hear(), ["slides.toml"]);
    folder.write("talk/slides.toml", "2");
    assert_eq!(listener.hear(), ["slides.toml"]);
    exchange(&deck, "3");
    assert_eq!(listener.hear(), ["slides.toml"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_may_lead_elsewhere_later() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let real = folder.write("real/first.toml", "1");
    folder.write("real/second.toml", "1");
    fs::create_dir(folder.0.join("talk")).unwrap();
    let link = folder.0.join("talk/slides.toml");
    symlink("../real/first.toml", &link).unwrap();
    let listener = Listener::to(Sources::of(&link));
    exchange(&real, "2");
    assert_eq!(listener.hear(), ["slides.toml"]);
    fs::remove_file(&link).unwrap();
    symlink(folder.0.join("real/second.toml"), &link).unwrap();
    assert_eq!(listener.hear(), ["slides.toml"]);
    folder.write("real/second.toml", "2");
    assert_eq!(listener.hear(), ["slides.toml"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_may_lead_elsewhere_later() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("v1/slides.toml", "1");
    folder.write("v2/slides.toml", "2");
    let link = folder.0.join("current");
    symlink("v1", &link).unwrap();
    let listener = Listener::to(Sources::of(&link));
    fs::remove_file(&link).unwrap();
    symlink("v2", &link).unwrap();
    assert_eq!(listener.hear(), ["slides.toml"]);
    folder.write("v2/slides.toml", "3");
    assert_eq!(listener.hear(), ["slides.toml"]);
}

#[cfg(unix)]
#[test]
fn links_in_a_ring_end() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    symlink("b.toml", folder.0.join("a.toml")).unwrap();
    symlink("a.toml", folder.0.join("b.toml")).unwrap();
    symlink("ring", folder.0.join("ring")).unwrap();
    let mut sources = Sources::of(&folder.0.join("a.toml"));
    sources.add("ring/x.png", Reach::Folder);
    let plan = Plan::of(&sources);
    assert_eq!(plan.folders().count(), 1);
}

#[test]
fn what_changed_before_anybody_watched_is_told_of() {
    let folder = Folder::new();
    let deck = folder.write("slides.toml", "1");
    let listener = Listener::to(Sources::of(&deck));
    // A file that the deck names since its last change, and that is saved meanwhile.
    let mut sources = Sources::of(&deck);
    sources.add("code.py", Reach::Folder);
    folder.write("code.py", "1");
    listener.watching.watch(sources);
    assert_eq!(listener.hear(), ["code.py"]);
}

#[test]
fn a_file_of_the_users_own_is_told_of_wherever_it_lies() {
    let folder = Folder::new();
    let deck = folder.write("talk/slides.toml", "1");
    let theme = folder.write("themes/mine.toml", "1");
    let mut sources = Sources::of(&deck);
    sources.add_own(&theme);
    let listener = Listener::to(sources);
    exchange(&theme, "2");
    assert_eq!(listener.hear(), [theme.to_string_lossy()]);
}

#[test]
fn a_deck_spread_over_very_many_folders_is_watched_in_part() {
    let folder = Folder::new();
    let mut sources = Sources::of(&folder.write("slides.toml", "1"));
    for number in 0..300 {
        let name = format!("{number}/a.png");
        folder.write(&name, "x");
        sources.add(&name, Reach::Folder);
    }
    assert_eq!(Plan::of(&sources).folders().count(), 256);
    for number in 0..100_000 {
        sources.add(&number.to_string(), Reach::Folder);
    }
    assert_eq!(sources.names.len(), 1000);
}

#[test]
fn who_reads_changes_nothing() {
    use notify::event::{CreateKind, ModifyKind, RemoveKind, RenameMode};
    for kind in [
        EventKind::Access(AccessKind::Open(AccessMode::Any)),
        EventKind::Access(AccessKind::Close(AccessMode::Read)),
        EventKind::Access(AccessKind::Read),
    ] {
        assert!(!is_change(kind), "{kind:?}");
    }
    for kind in [
        EventKind::Access(AccessKind::Close(AccessMode::Write)),
        EventKind::Create(CreateKind::File),
        EventKind::Remove(RemoveKind::File),
        EventKind::Modify(ModifyKind::Name(RenameMode::To)),
        EventKind::Modify(ModifyKind::Any),
        EventKind::Any,
    ] {
        assert!(is_change(kind), "{kind:?}");
    }
}

#[test]
fn a_time_that_is_coarse_may_be_two_seconds_late_and_others_a_tick() {
    let at = |millis| SystemTime::UNIX_EPOCH + Duration::from_millis(millis);
    assert!(is_late(at(9_000), at(9_000)));
    assert!(
        is_late(at(9_000), at(11_000)),
        "saved at the end of its two seconds"
    );
    assert!(!is_late(at(9_000), at(11_001)));
    assert!(is_late(at(9_001), at(9_021)));
    assert!(!is_late(at(9_001), at(9_022)));
    let last = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(i64::MAX.unsigned_abs()));
    assert!(last.is_none_or(|last| is_late(last, at(0))));
}
