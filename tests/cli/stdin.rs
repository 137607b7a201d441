//! `seminar -`: a deck that standard input gives.

use super::{DECK, folder, run_with};

#[test]
fn a_deck_comes_from_standard_input_and_its_files_from_this_folder() {
    let folder = folder("stdin", &[("tide.py", b"height = 2")]);
    let deck = b"[[slides]]\ntitle = \"Piped\"\nfile = \"tide.py\"\n";
    let printed = run_with(&folder, &["-", "--print"], deck);
    assert_eq!((printed.code, printed.stderr.as_str()), (Some(0), ""));
    assert!(printed.stdout.contains("Piped"), "{}", printed.stdout);
    assert!(printed.stdout.contains("height = 2"), "{}", printed.stdout);
}

#[test]
fn what_is_wrong_with_standard_input_is_told_like_anything_else() {
    let folder = folder::own();
    let said = |input: &[u8]| {
        let ran = run_with(&folder, &["-", "--print"], input);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
        ran.stderr
    };
    assert_eq!(
        said(b""),
        "seminar: <stdin> is empty\n  A slide is a line [[slides]] with a line title = \"\u{2026}\" under it\n"
    );
    assert!(said(b"\0").contains("<stdin> holds no text"));
    assert!(said(b"[deck]\ntitle = 1\n").contains("<stdin>:2:9: error: `title` takes a string"));
    let checked = run_with(&folder, &["check", "-"], b"[[slides]]\ntitel = 'a'\n");
    assert_eq!(checked.code, Some(1));
    let place = "<stdin>:2:1";
    assert!(checked.stdout.contains(place), "{}", checked.stdout);
    let much = vec![b'#'; (16 << 20) + 1];
    assert!(said(&much).contains("<stdin> is larger than 16 MiB"));
}

#[test]
fn what_needs_a_file_says_so_of_standard_input() {
    let folder = folder::own();
    let ran = run_with(&folder, &["timings", "-"], DECK);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.stderr,
        "seminar: what was recorded needs a deck in a file, and this one comes from standard input\n  \
         Save it in a file, and name that\n"
    );
    for option in ["--record", "--resume"] {
        let ran = run_with(&folder, &["-", "--print", option], DECK);
        assert_eq!(ran.code, Some(2));
        let why = "needs a deck in a file, and this one comes from standard input";
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
    }
}
