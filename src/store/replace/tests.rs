use super::*;
use crate::store::tests::Folder;

/// The names in a folder.
fn names(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(&folder.0).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_is_replaced_and_nothing_is_left_beside_it() {
    let folder = Folder::new();
    let path = folder.write("slides.toml", "old");
    replace(&path, "old", "new").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    assert_eq!(names(&folder), ["slides.toml"]);
}

#[test]
fn a_file_that_was_changed_meanwhile_stays_as_it_is() {
    let folder = Folder::new();
    let path = folder.write("slides.toml", "edited");
    let error = replace(&path, "old", "new").unwrap_err();
    assert!(matches!(error, ReplaceError::Changed), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "edited");
}

#[test]
fn what_fails_leaves_the_file_as_it_was_and_nothing_beside_it() {
    let folder = Folder::new();
    let path = folder.write("slides.toml", "old");
    let failed = exchange(&path, |file| {
        file.write_all(b"half of")?;
        Err(io::Error::other("the disk is full"))
    });
    assert_eq!(failed.unwrap_err().to_string(), "the disk is full");
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names(&folder), ["slides.toml"]);
}

#[cfg(unix)]
#[test]
fn permissions_stay_and_links_are_followed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Folder::new();
    let path = folder.write("talks/slides.toml", "old");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.0.join("link.toml");
    symlink("talks/slides.toml", &link).unwrap();
    replace(&link, "old", "new").unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}
