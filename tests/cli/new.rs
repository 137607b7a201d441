//! `seminar new`: decks to begin with.

use std::fs;

use super::{folder, run};

#[test]
fn a_new_deck_is_one_to_present_and_never_takes_the_place_of_another() {
    let folder = folder::own();
    for (starter, name) in [
        ("talk", "tides"),
        ("lesson", "sea/tides.toml"),
        ("lightning", "sea/"),
    ] {
        let made = run(&folder, &["new", name, "--from", starter]);
        assert_eq!((made.code, made.stderr.as_str()), (Some(0), ""), "{name}");
    }
    for deck in ["tides.toml", "sea/tides.toml", "sea/slides.toml"] {
        let printed = run(&folder, &[deck, "--print"]);
        assert_eq!((printed.code, printed.stderr.as_str()), (Some(0), ""));
        let before = fs::read(folder.join(deck)).unwrap();
        let again = run(&folder, &["new", deck, "--from", "talk"]);
        assert_eq!((again.code, again.stdout.as_str()), (Some(2), ""));
        assert_eq!(
            again.stderr,
            format!(
                "seminar: there is a {deck} already, and it stays as it is\n  \
                 Choose another name, or move it away\n"
            )
        );
        assert_eq!(fs::read(folder.join(deck)).unwrap(), before);
    }
}

#[test]
fn the_next_step_is_said_as_it_is_typed() {
    let folder = folder::own();
    let made = run(&folder, &["new", "the tides"]);
    insta::assert_snapshot!(made.stdout, @"
    the tides.toml is yours to change: its comments say how.

      seminar 'the tides.toml'          present it; q leaves
      seminar 'the tides.toml' --notes  with the speaker notes

    Open it in an editor meanwhile: the screen follows what you save. With taplo or tombi the
    editor completes and explains its keys, from deck.schema.json.
    ");
}

#[test]
fn an_editor_finds_the_schema_beside_the_deck_and_an_old_one_stays() {
    let folder = folder("new-schema", &[("deck.schema.json", b"{}")]);
    let shown = run(&folder, &["schema"]).stdout;
    for (name, schema) in [("sea/tides", shown.as_str()), ("tides", "{}")] {
        let made = run(&folder, &["new", name]);
        assert_eq!((made.code, made.stderr.as_str()), (Some(0), ""));
        let deck = folder.join(name).with_extension("toml");
        let text = fs::read_to_string(&deck).unwrap();
        assert_eq!(text.lines().next(), Some("#:schema ./deck.schema.json"));
        let beside = deck.with_file_name("deck.schema.json");
        assert_eq!(fs::read_to_string(beside).unwrap(), schema);
    }
}
