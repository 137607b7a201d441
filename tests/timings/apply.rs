//! `--apply`: medians become targets.

use std::fs;

use super::{DECK, Place};

#[test]
fn medians_become_targets_after_asking() {
    let place = Place::rehearsed("apply");
    let before = place.deck();
    insta::assert_snapshot!(place.answers(&["--apply"], "n\n"), @r#"
    1: Why the sea comes and goes
         8 - target   = "1m"
         8 + target   = "1m5s"
    2: Spring and neap
        13 - target   = "2m"   # perhaps
        13 + target   = "2m50s"   # perhaps
    3: The moon
        16 + target   = "3m10s"
    4: Harbours
        19 + target   = "30s"

    All targets come to 7:05: 1m5s more than the 6:00 that the talk has.
    Change these 4 lines of slides.toml? [y/N] Nothing was changed.
    "#);
    assert_eq!(place.deck(), before);
    assert!(
        place
            .answers(&["--apply"], "")
            .ends_with("Nothing was changed.\n")
    );
    assert_eq!(place.deck(), before);
    assert!(
        place
            .answers(&["--apply"], "y\n")
            .ends_with("It is changed.\n")
    );
    let expected = before
        .replace("target   = \"1m\"", "target   = \"1m5s\"")
        .replace("target   = \"2m\"", "target   = \"2m50s\"")
        .replace("\"The moon\"\n", "\"The moon\"\ntarget   = \"3m10s\"\n")
        .replace("\"Harbours\"\n", "\"Harbours\"\ntarget   = \"30s\"\n");
    assert_eq!(place.deck(), expected);
    assert_eq!(
        place.shows(&["--apply"]),
        "All targets are as the medians say.\n"
    );
    assert!(!place.shows(&[]).contains('~'), "a target is no edit");
}

#[test]
fn targets_of_parts_are_written_into_their_files() {
    let place = Place::with("apply-parts", "[[slides]]\ntitle = \"Tides\"\n");
    place.record(1, &[61], |it| it.last = Some(0));
    let part = "[[slides]]\ntitle = \"Tides\"\ntarget = \"2m\"\n";
    fs::create_dir(place.0.join("sea")).unwrap();
    fs::write(place.0.join("sea/part.toml"), part).unwrap();
    fs::write(
        place.0.join("slides.toml"),
        "[deck]\ninclude = \"sea/part.toml\"\n",
    )
    .unwrap();
    insta::assert_snapshot!(place.answers(&["--apply"], "y\n"), @r#"
    In sea/part.toml:
    1: Tides
         3 - target = "2m"
         3 + target = "1m"

    All targets come to 1:00.
    Change this line of sea/part.toml? [y/N] It is changed.
    "#);
    assert_eq!(
        fs::read_to_string(place.0.join("sea/part.toml")).unwrap(),
        part.replace("2m", "1m")
    );
    assert_eq!(
        place.shows(&["--apply"]),
        "All targets are as the medians say.\n"
    );
}

#[test]
fn slides_of_a_part_that_is_included_twice_keep_their_targets_and_are_named() {
    let place = Place::with("apply-twice", "[[slides]]\ntitle = \"Tides\"\n");
    place.record(1, &[61], |it| it.last = Some(0));
    let part = "[[slides]]\ntitle = \"Tides\"\ntarget = \"2m\"\n";
    fs::write(place.0.join("part.toml"), part).unwrap();
    fs::write(
        place.0.join("slides.toml"),
        "[deck]\ninclude = [\"part.toml\", \"part.toml\"]\n",
    )
    .unwrap();
    insta::assert_snapshot!(place.shows(&["--apply"]), @"Slide 1 stays as it is: it cannot be read, or its file is included several times.");
    assert_eq!(fs::read_to_string(place.0.join("part.toml")).unwrap(), part);
}

#[cfg(unix)]
#[test]
fn nothing_but_targets_changes_in_the_decks_file() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let place = Place::with("apply-file", &DECK.replace('\n', "\r\n"));
    let real = place.0.join("real.toml");
    fs::rename(place.0.join("slides.toml"), &real).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o664)).unwrap();
    symlink("real.toml", place.0.join("slides.toml")).unwrap();
    place.record(1, &[61, 240, 100], |_| {});
    place.shows(&["--apply", "--yes"]);
    assert!(
        place
            .0
            .join("slides.toml")
            .symlink_metadata()
            .unwrap()
            .is_symlink()
    );
    assert_eq!(
        fs::metadata(&real).unwrap().permissions().mode() & 0o777,
        0o664
    );
    let expected = DECK
        .replace("target   = \"2m\"", "target   = \"4m\"")
        .replace("\"The moon\"\n", "\"The moon\"\ntarget   = \"1m40s\"\n")
        .replace('\n', "\r\n");
    assert_eq!(fs::read_to_string(&real).unwrap(), expected);
}
