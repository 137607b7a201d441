//! What a user is told of files.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Assets, LoadError, Loaded, Reach, load};
use crate::deck::{Block, Body};
use crate::source::Mistake;

/// A folder of a test's own, gone when the test is over.
pub(super) struct Folder(pub(super) PathBuf);

impl Folder {
    pub(super) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("seminar-store-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(super) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Loads the deck of this name, and says what the user is told, with the folder's own path
    /// left out.
    fn refused(&self, name: &str) -> String {
        let error = load(&self.0.join(name), Reach::Folder).expect_err("the deck cannot be read");
        self.told(&error)
    }

    fn told(&self, error: &LoadError) -> String {
        let remedy = error
            .remedy()
            .map(|remedy| format!("; {remedy}"))
            .unwrap_or_default();
        format!("{error}{remedy}").replace(&format!("{}/", self.0.display()), "")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const DECK: &str = "[[slides]]\ntitle = \"One\"\n";

#[test]
fn a_deck_is_read_from_its_file_or_from_a_folder_that_holds_slides_toml() {
    let folder = Folder::new();
    let path = folder.write("slides.toml", DECK);
    let by_file = load(&path, Reach::Folder).unwrap();
    assert_eq!(by_file.texts.source(), DECK);
    assert_eq!(by_file.file().as_str(), path.to_str().unwrap());
    assert_eq!(load(&folder.0, Reach::Folder).unwrap(), by_file);
}

#[test]
fn a_missing_deck_suggests_a_name_that_is_like_it() {
    let folder = Folder::new();
    assert_eq!(
        folder.refused("slides.toml"),
        "there is no deck slides.toml; Check the name, and the folder that you are in"
    );
    folder.write("slides.toml", DECK);
    folder.write("other.toml", DECK);
    folder.write("slide.txt", DECK);
    assert_eq!(
        folder.refused("sldies.toml"),
        "there is no deck sldies.toml; Did you mean slides.toml?"
    );
    assert_eq!(
        folder.refused("Slides"),
        "there is no deck Slides; Did you mean slides.toml?"
    );
    assert_eq!(
        folder.refused("lecture.toml"),
        "there is no deck lecture.toml; Check the name, and the folder that you are in"
    );
    assert_eq!(
        folder.refused("slides.toml/deck.toml"),
        "there is no deck slides.toml/deck.toml; Check the name, and the folder that you are in"
    );
}

#[test]
fn a_suggestion_is_written_as_the_name_was() {
    // Tests run in the package's own folder, which holds `slides.toml`.
    let error = load(Path::new("sldies.toml"), Reach::Folder).unwrap_err();
    assert_eq!(error.remedy().as_deref(), Some("Did you mean slides.toml?"));
    let error = load(Path::new("./sldies.toml"), Reach::Folder).unwrap_err();
    assert_eq!(
        error.remedy().as_deref(),
        Some("Did you mean ./slides.toml?")
    );
}

#[test]
fn a_folder_without_slides_toml_suggests_a_deck_in_it() {
    let folder = Folder::new();
    fs::create_dir(folder.0.join("talk")).unwrap();
    assert_eq!(
        folder.refused("talk"),
        "talk is a folder, and there is no slides.toml in it; Name a deck in it"
    );
    folder.write("talk/b.toml", DECK);
    folder.write("talk/a.toml", DECK);
    assert_eq!(
        folder.refused("talk"),
        "talk is a folder, and there is no slides.toml in it; Did you mean talk/a.toml?"
    );
}

#[test]
fn what_is_no_text_is_refused_with_a_remedy() {
    let folder = Folder::new();
    for (bytes, told) in [
        (
            &b""[..],
            "x.toml is empty; A slide is a line [[slides]] with a line title = \"…\" under it",
        ),
        (
            b"\xef\xbb\xbf \n\n",
            "x.toml is empty; A slide is a line [[slides]] with a line title = \"…\" under it",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "x.toml holds no text; Name a file that holds a deck",
        ),
        (
            b"title = \"\0\"",
            "x.toml holds no text; Name a file that holds a deck",
        ),
        (
            b"\xff\xfe[\0",
            "x.toml is in UTF-16, and decks are in UTF-8; Save it in UTF-8",
        ),
        (
            b"# caf\xe9",
            "x.toml is not in UTF-8: line 1 has the byte 0xe9; Save it in UTF-8",
        ),
        (
            b"# one\n# two\n# \xc3",
            "x.toml is not in UTF-8: line 3 has the byte 0xc3; Save it in UTF-8",
        ),
    ] {
        folder.write("x.toml", bytes);
        assert_eq!(folder.refused("x.toml"), told);
    }
}

#[test]
fn a_deck_of_16_mib_is_read_and_a_larger_one_is_refused() {
    let folder = Folder::new();
    let fill = |bytes: usize| format!("{DECK}{DECK}#{}", "x".repeat(bytes - 2 * DECK.len() - 1));
    let path = folder.write("x.toml", fill(16 << 20));
    load(&path, Reach::Folder).expect("16 MiB are allowed");
    folder.write("x.toml", fill((16 << 20) + 1));
    assert_eq!(
        folder.refused("x.toml"),
        "x.toml is larger than 16 MiB; Pictures belong into files of their own, and other talks into other decks"
    );
}

#[test]
fn a_deck_without_slides_shows_what_was_found() {
    let folder = Folder::new();
    let path = folder.write("x.toml", "titel = \"x\"\n");
    let error = load(&path, Reach::Folder).unwrap_err();
    assert_eq!(folder.told(&error), "there is nothing to present in x.toml");
    let reports: Vec<String> = error.reports().iter().map(ToString::to_string).collect();
    let findings = reports
        .join("\n\n")
        .replace(&format!("{}/", folder.0.display()), "");
    insta::assert_snapshot!(findings, @r#"
    x.toml:1:1: error: unknown key `titel`
      |
    1 | titel = "x"
      | ^^^^^
      = help: outside of slides there are only the tables [deck], [theme] and [check]

    x.toml:1:12: error: there is no slide to present
      |
    1 | titel = "x"
      |            ^
      = help: begin each slide with a line [[slides]]
    "#);
}

#[test]
fn names_with_commands_for_the_terminal_are_shown_harmless() {
    let folder = Folder::new();
    let told = folder.refused("\u{1b}]0;owned\u{7}\u{202e}.toml");
    assert!(
        !told
            .chars()
            .any(|char| char.is_control() || char == '\u{202e}'),
        "{told:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_without_waiting_for_a_writer() {
    let folder = Folder::new();
    let pipe = folder.0.join("pipe.toml");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(
        made.is_ok_and(|status| status.success()),
        "mkfifo makes a pipe"
    );
    assert_eq!(
        folder.refused("pipe.toml"),
        "pipe.toml is no regular file; Name a file that holds a deck"
    );
    assert_eq!(
        folder.told(&load(Path::new("/dev/zero"), Reach::Folder).unwrap_err()),
        "/dev/zero is no regular file; Name a file that holds a deck"
    );
    let deck = folder.write("x.toml", "[[slides]]\nfile = \"pipe.toml\"\n");
    assert_eq!(
        code(&load(&deck, Reach::Folder).unwrap()),
        "`pipe.toml` is no regular file"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    let path = folder.write("x.toml", DECK);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser reads everything.
    if fs::File::open(&path).is_err() {
        assert_eq!(
            folder.refused("x.toml"),
            "x.toml may not be read; See to its permissions"
        );
    }
}

/// The text of the code block that is the first slide's only block.
fn code(loaded: &Loaded) -> &str {
    match &loaded.parsed.deck.slides[0].body {
        Body::Blocks(blocks) => match blocks.as_slice() {
            [Block::Code(code)] => code.text.as_str(),
            other => panic!("{other:?}"),
        },
        Body::Broken(lines) => panic!("{lines:?}"),
    }
}

#[test]
fn code_comes_from_a_file_beside_the_deck() {
    let folder = Folder::new();
    folder.write("src/harvest.py", "one\r\ntwo\n\nfour\n\n");
    for (options, text) in [
        ("", "one\ntwo\n\nfour"),
        ("lines = \"2-4\"", "two\n\nfour"),
        ("lines = 2", "two"),
        ("lines = \"4-99\"", "four"),
        ("lines = \"all\"", "one\ntwo\n\nfour"),
    ] {
        let path = folder.write(
            "x.toml",
            format!("[[slides]]\nfile = \"src/harvest.py\"\n{options}\n"),
        );
        let loaded = load(&path, Reach::Folder).unwrap();
        assert_eq!(loaded.parsed.findings, [], "{options}");
        assert_eq!(code(&loaded), text, "{options}");
    }
}

#[test]
fn a_file_that_cannot_be_shown_says_why_in_its_place_and_leaves_the_slide() {
    let folder = Folder::new();
    folder.write("outside.py", "secret\n");
    folder.write("talk/latin1.py", b"caf\xe9");
    folder.write("talk/picture.png", b"\x89PNG\0");
    folder.write("talk/large.py", "x\n".repeat(1 << 19) + "x");
    folder.write("talk/short.py", "x\n");
    fs::create_dir(folder.0.join("talk/sub")).unwrap();
    let outside = folder.0.join("outside.py");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&outside, folder.0.join("talk/link.py")).unwrap();
    for (file, told) in [
        ("nothing.py", "`nothing.py` is not there"),
        (
            "../outside.py",
            "`../outside.py` is outside of the deck's folder",
        ),
        (
            "sub/../../outside.py",
            "`sub/../../outside.py` is outside of the deck's folder",
        ),
        (
            "/etc/hostname",
            "`/etc/hostname` is outside of the deck's folder",
        ),
        #[cfg(unix)]
        ("link.py", "`link.py` is outside of the deck's folder"),
        ("sub", "`sub` is a folder"),
        (
            "latin1.py",
            "`latin1.py` is not in UTF-8: line 1 has the byte 0xe9",
        ),
        ("picture.png", "`picture.png` holds no text"),
        ("large.py", "`large.py` is larger than 1 MiB"),
    ] {
        let path = folder.write("talk/x.toml", format!("[[slides]]\nfile = '{file}'\n"));
        let loaded = load(&path, Reach::Folder).unwrap();
        assert_eq!(code(&loaded), told);
        let [finding] = loaded.parsed.findings.as_slice() else {
            panic!("one finding for {file}")
        };
        assert_eq!(
            (finding.code, finding.message.as_str()),
            (Mistake::UnreadableFile, told)
        );
    }
    let path = folder.write(
        "talk/x.toml",
        "[[slides]]\nfile = 'short.py'\nlines = '7-9'\n",
    );
    let loaded = load(&path, Reach::Folder).unwrap();
    assert_eq!(code(&loaded), "`short.py` has no line 7: its last is 1");
    assert_eq!(loaded.parsed.findings[0].code, Mistake::OutOfRange);
}

#[cfg(unix)]
#[test]
fn a_link_that_stays_inside_of_the_decks_folder_is_followed() {
    let folder = Folder::new();
    folder.write("real/a.py", "inside\n");
    std::os::unix::fs::symlink("real/a.py", folder.0.join("link.py")).unwrap();
    let path = folder.write("x.toml", "[[slides]]\nfile = 'link.py'\n");
    assert_eq!(code(&load(&path, Reach::Folder).unwrap()), "inside");
}

#[test]
fn files_outside_of_the_decks_folder_are_read_when_the_user_allows_it() {
    let folder = Folder::new();
    let outside = folder.write("outside.py", "elsewhere\n");
    for file in ["../outside.py", outside.to_str().unwrap()] {
        let path = folder.write("talk/x.toml", format!("[[slides]]\nfile = '{file}'\n"));
        assert_eq!(code(&load(&path, Reach::Anywhere).unwrap()), "elsewhere");
    }
    let deck = folder.0.join("talk/x.toml");
    let read = |reach| Assets::of(&deck, reach).read("../outside.py", 99);
    assert_eq!(read(Reach::Anywhere).unwrap(), b"elsewhere\n");
    assert_eq!(
        read(Reach::Folder).unwrap_err().message,
        "is outside of the deck's folder"
    );
}

#[test]
fn a_file_has_no_more_bytes_than_were_asked_for() {
    let folder = Folder::new();
    folder.write("a", b"\0\xff\xfe");
    let files = Assets::of(&folder.0.join("x.toml"), Reach::Folder);
    assert_eq!(files.read("a", 3).unwrap(), b"\0\xff\xfe");
    assert!(files.read("a", 2).is_err());
    assert_eq!(
        Assets::none().read("a", 3).unwrap_err().message,
        "is not there"
    );
}

#[cfg(unix)]
#[test]
fn nothing_but_a_regular_file_is_read_wherever_it_is() {
    let folder = Folder::new();
    let pipe = folder.0.join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()));
    std::os::unix::fs::symlink("/dev/zero", folder.0.join("zero")).unwrap();
    let files = Assets::of(&folder.0.join("x.toml"), Reach::Anywhere);
    let told = |path| files.read(path, 1 << 20).unwrap_err().message;
    assert_eq!(told("pipe"), "is no regular file");
    assert_eq!(told("zero"), "is no regular file");
    assert_eq!(told("/dev/zero"), "is no regular file");
    assert_eq!(told("."), "is a folder");
}

#[test]
fn all_files_together_have_a_limit() {
    let folder = Folder::new();
    folder.write("a.py", format!("x\n{}", " ".repeat((1 << 20) - 2)));
    let path = folder.write(
        "x.toml",
        "[[slides]]\nfile = 'a.py'\nlines = 1\n".repeat(33),
    );
    let loaded = load(&path, Reach::Folder).unwrap();
    let [finding] = loaded.parsed.findings.as_slice() else {
        panic!("the last file is too many")
    };
    assert_eq!(
        finding.message.as_str(),
        "`a.py` is one file too many: all together may have 32 MiB"
    );
    assert_eq!(finding.location.line, 98);
}
