//! Where sockets may be.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;

use super::stage::{Folder, talk};
use crate::link::guard::own_uid;
use crate::link::places::inspect;
use crate::link::{LinkError, Places, Publisher, Server, listen};

fn socket(places: &Places) -> Result<Publisher<u8>, LinkError> {
    let (publisher, _): (_, Server<u8>) = listen(places, talk(1))?;
    Ok(publisher)
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o777
}

#[test]
fn the_folder_and_the_socket_are_for_their_owner_only() {
    let folder = Folder::new();
    let publisher = socket(&folder.places()).unwrap();
    assert_eq!(publisher.path().parent().unwrap(), folder.0.join("seminar"));
    assert_eq!(mode(&folder.0.join("seminar")), 0o700);
    assert_eq!(mode(publisher.path()), 0o600);
}

#[test]
fn without_a_runtime_folder_there_is_a_private_one() {
    let folder = Folder::new();
    for runtime in [
        None,
        Some(folder.0.join("missing")),
        Some("relative".into()),
        Some(folder.0.join("file")),
    ] {
        fs::write(folder.0.join("file"), "").unwrap();
        let places = Places {
            runtime,
            temporary: folder.0.clone(),
        };
        let publisher = socket(&places).unwrap();
        let private = folder.0.join(format!("seminar-{}", own_uid()));
        assert_eq!(publisher.path().parent().unwrap(), private);
        assert_eq!(mode(&private), 0o700);
    }
}

#[test]
fn a_folder_that_others_can_look_into_is_refused() {
    let folder = Folder::new();
    let inner = folder.0.join("seminar");
    for mode in [0o755, 0o710, 0o701] {
        let _ = fs::create_dir(&inner);
        fs::set_permissions(&inner, Permissions::from_mode(mode)).unwrap();
        let error = socket(&folder.places()).unwrap_err();
        assert!(matches!(error, LinkError::Open { .. }), "{error}");
        assert_eq!(error.remedy(), Some("Close it with chmod 700"));
        assert!(folder.places().look().is_err());
    }
}

#[test]
fn a_folder_of_another_user_is_refused() {
    let folder = Folder::new();
    fs::set_permissions(&folder.0, Permissions::from_mode(0o700)).unwrap();
    assert!(inspect(&folder.0, own_uid()).is_ok());
    let error = inspect(&folder.0, own_uid() + 1).unwrap_err();
    assert!(matches!(error, LinkError::NotOurs { .. }), "{error}");
}

#[test]
fn what_is_no_folder_is_refused() {
    let folder = Folder::new();
    let inner = folder.0.join("seminar");
    let elsewhere = folder.0.join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::set_permissions(&elsewhere, Permissions::from_mode(0o700)).unwrap();
    symlink(&elsewhere, &inner).unwrap();
    let error = socket(&folder.places()).unwrap_err();
    assert!(matches!(error, LinkError::NoFolder { .. }), "{error}");

    fs::remove_file(&inner).unwrap();
    fs::write(&inner, "").unwrap();
    let error = socket(&folder.places()).unwrap_err();
    assert!(matches!(error, LinkError::NoFolder { .. }), "{error}");
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
}

#[test]
fn a_path_that_no_socket_can_have_is_refused() {
    let folder = Folder::new();
    let places = Places {
        runtime: None,
        temporary: folder.0.join("x".repeat(100)),
    };
    fs::create_dir(&places.temporary).unwrap();
    let error = socket(&places).unwrap_err();
    assert!(matches!(error, LinkError::TooLong { .. }), "{error}");
    assert!(error.remedy().is_some());
}

#[test]
fn a_socket_that_is_left_of_a_dead_process_is_replaced_and_a_living_one_is_not() {
    let folder = Folder::new();
    let publisher = socket(&folder.places()).unwrap();
    let path = publisher.path().to_owned();
    drop(publisher);
    assert!(!path.exists());
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    assert!(path.exists());

    let (_publisher, _server): (Publisher<u8>, Server<u8>) =
        listen(&folder.places(), talk(1)).unwrap();
    let error = socket(&folder.places()).unwrap_err();
    assert!(matches!(error, LinkError::InUse { .. }), "{error}");
    assert!(path.exists());
}
