//! Files that decks name and are not there, and those that no deck names.

use std::fs;
use std::path::Path;

use super::{PIXEL, check, folder, json};

#[test]
fn pictures_that_are_not_there_are_found() {
    let deck = "[[slides]]\nimage = 'gone.png'\nalt = 'A field'\n";
    let document = json(&folder("pictures", &[("slides.toml", deck)]), &[]);
    let finding = &document["findings"][0];
    if cfg!(feature = "images") {
        assert_eq!(finding["code"], "unreadable-file");
        assert_eq!(
            (&finding["line"], &finding["column"]),
            (&2.into(), &9.into())
        );
    } else {
        assert!(finding.is_null());
    }
}

#[test]
fn files_that_no_deck_uses_are_found_where_decks_have_theirs() {
    let (a, b) = (
        "# was old.png\n[[slides]]\nimage = 'assets/a.png'\nalt = 'a'\n",
        "[[slides]]\nimage = './pics/b.png'\nalt = 'b'\n[[slides]]\ncode = 'x'\n",
    );
    let talks = folder("unused", &[("a.toml", a), ("b.toml", b), ("loose.png", "")]);
    for name in [
        "assets/a.png",
        "assets/b.png",
        "assets/old.png",
        "assets/left.PNG",
        "assets/left.py",
        "assets/notes.md",
        "assets/deck.toml",
        "assets/.hidden.png",
        "pics/b.png",
        "pics/spare.jpg",
        "elsewhere/c.png",
    ] {
        fs::create_dir_all(talks.join(name).parent().unwrap()).unwrap();
        fs::write(talks.join(name), PIXEL).unwrap();
    }
    let unused = |folder: &Path, arguments: &[&str]| -> Vec<String> {
        let document = json(
            folder,
            &[&["--allow", "unreadable-file"], arguments].concat(),
        );
        let findings = document["findings"].as_array().unwrap().iter();
        let told = findings.filter(|finding| finding["code"] == "unused-asset");
        told.map(|finding| finding["message"].as_str().unwrap().to_owned())
            .collect()
    };
    let left = ["assets/left.PNG", "assets/left.py"].map(|name| format!("no deck uses {name}"));
    let spare = "no deck uses pics/spare.jpg".to_owned();
    // The other deck's files are used, too, though its own folders are not looked through.
    assert_eq!(unused(&talks, &["a.toml"]), left);
    let all = [&left[..], &[spare]].concat();
    assert_eq!(unused(&talks, &["a.toml", "b.toml"]), all);
    assert_eq!(unused(&talks, &["b.toml", "a.toml", "b.toml"]), all);
    let above = talks.parent().unwrap();
    assert_eq!(
        unused(above, &["unused/a.toml"]),
        left.clone().map(|it| it.replace("assets", "unused/assets"))
    );
    // One that is content speaks for its folder.
    fs::write(
        talks.join("b.toml"),
        format!("{b}[check]\nallow = ['unused-asset']\n"),
    )
    .unwrap();
    assert_eq!(unused(&talks, &["a.toml", "b.toml"]), [""; 0]);
    assert_eq!(
        unused(&talks, &["a.toml", "--allow", "unused-asset"]),
        [""; 0]
    );
}

#[test]
fn of_many_unused_files_some_are_told_of_and_the_others_are_counted() {
    let talk = folder(
        "unused-many",
        &[("slides.toml", "[[slides]]\ntitle = 'a'\n")],
    );
    fs::create_dir(talk.join("assets")).unwrap();
    for number in 0..50 {
        fs::write(talk.join(format!("assets/{number}.png")), PIXEL).unwrap();
    }
    let ran = check(&talk, &[]);
    assert_eq!(ran.stdout.matches("warning[unused-asset]").count(), 21);
    assert!(
        ran.stdout
            .contains("no deck uses 30 more files in assets\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.ends_with("slides.toml: 21 warnings\n"),
        "{}",
        ran.stdout
    );
}
