//! What is offered at the cursor, of the program's own command line.

use std::fs;
use std::path::PathBuf;

use clap::{Command, CommandFactory as _};

use super::{Files, complete, told};
use crate::cli::CommandLine;

/// The words offered in place of the last of these.
fn offered(line: &[&str]) -> Vec<String> {
    let offer = offer(line, line.len() - 1);
    offer.candidates.into_iter().map(|it| it.word).collect()
}

fn offer(line: &[&str], index: usize) -> super::Offer {
    let words: Vec<String> = line.iter().map(ToString::to_string).collect();
    complete(CommandLine::command(), &words, index).0
}

/// A deck with two slides, one of them a section.
fn deck(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/tmp/complete");
    fs::create_dir_all(&folder).expect("a folder can be made");
    let path = folder.join(name);
    let text = "[[slides]]\ntitle = 'The **moon**'\nspeaker = 'Team North'\nlayout = 'section'\n\
                [[slides]]\ntitle = \"Tides\\u001b[31m\"\nspeaker = 'Team North'\n";
    fs::write(&path, text).expect("a file can be written");
    path.display().to_string()
}

#[test]
fn a_line_begins_with_a_subcommand_or_a_deck() {
    let offer = offer(&[""], 0);
    assert_eq!(offer.files, Files::Decks);
    let words: Vec<_> = offer.candidates.iter().map(|it| &*it.word).collect();
    for word in ["present", "check", "help"] {
        assert!(words.contains(&word), "{words:?}");
    }
    assert!(!words.contains(&"__complete"), "{words:?}");
    assert_eq!(offered(&["chec"]), ["check"]);
    // After an option or a deck there is none.
    assert!(offered(&["--notes", "chec"]).is_empty());
    assert!(offered(&["slides.toml", "chec"]).is_empty());
    assert!(offered(&["--", "chec"]).is_empty());
    assert_eq!(offered(&["help", "chec"]), ["check"]);
}

#[test]
fn options_come_where_a_hyphen_is_typed_and_only_those_that_fit() {
    assert_eq!(offered(&["--not"]), ["--notes"]);
    assert!(offered(&["--notes", "--not"]).is_empty());
    assert!(offered(&["-n", "--not"]).is_empty());
    assert!(offered(&["--audience", "--not"]).is_empty());
    assert!(offered(&["--", "--not"]).is_empty());
    assert_eq!(offered(&["check", "--den"]), ["--deny"]);
    assert!(offered(&["check", "--not"]).is_empty());
    // What may be given again is offered again.
    assert_eq!(
        offered(&["check", "--allow", "overflow", "--allow-"]),
        ["--allow-outside"]
    );
    assert!(offered(&["check", "--allow", "x", "--allo"]).contains(&"--allow".to_owned()));
}

#[test]
fn values_are_offered_where_they_belong() {
    assert_eq!(offered(&["--theme", "chalk"]), ["chalkboard"]);
    assert_eq!(offered(&["--theme=chalk"]), ["chalkboard"]);
    assert_eq!(offered(&["themes", "chalk"]), ["chalkboard"]);
    assert_eq!(offered(&["--images", "ki"]), ["kitty"]);
    assert_eq!(offered(&["completions", ""]), ["bash", "zsh", "fish"]);
    assert!(offered(&["--duration", ""]).is_empty());
    assert!(offered(&["--unknown=", ""]).contains(&"check".to_owned()));
    assert!(offered(&["--unknown=x"]).is_empty());
    let files = |line: &[&str]| offer(line, line.len() - 1).files;
    assert_eq!(files(&["check", "a.toml", ""]), Files::Decks);
    assert_eq!(files(&["a.toml", ""]), Files::None);
    assert_eq!(files(&["--theme", "./"]), Files::Decks);
    assert_eq!(files(&["--theme", "p"]), Files::None);
    assert_eq!(files(&["console", "--socket", ""]), Files::Any);
    assert_eq!(files(&["timings", "--compare", "a", ""]), Files::None);
    assert_eq!(files(&["timings", "--compare", "a", "b", ""]), Files::Decks);
}

#[test]
fn slides_are_offered_by_id_with_their_titles() {
    let deck = deck("slides.toml");
    assert_eq!(offered(&[&deck, "--start", ""]), ["the-moon", "tides-31m"]);
    assert_eq!(offered(&[&deck, "--start=ti"]), ["tides-31m"]);
    assert_eq!(offered(&[&deck, "-s", "2"]), ["2"]);
    assert_eq!(offered(&["rehearse", &deck, "--from", "the"]), ["the-moon"]);
    assert_eq!(offered(&["rehearse", &deck, "--only", ""]), ["the-moon"]);
    assert_eq!(offered(&["rehearse", &deck, "--as", "Te"]), ["Team North"]);
    // The deck may come after the cursor.
    let words = ["--start", "the", &deck];
    let after = offer(&words, 1);
    assert_eq!(told(&after, ""), "none\nthe-moon\t1: The moon\n");
    assert!(offered(&["missing.toml", "--start", ""]).is_empty());
    assert!(offered(&["-", "--start", ""]).is_empty());
}

#[test]
fn what_is_told_is_clean_and_one_line_each() {
    let deck = deck("told.toml");
    let told = told(&offer(&[&deck, "--start", "ti"], 2), "--start=");
    assert_eq!(told, "none\n--start=tides-31m\t2: Tides␛[31m\n");
}

/// The arguments of a command, and of those under it.
fn gather<'c>(command: &'c Command, found: &mut Vec<(String, &'c clap::Arg)>) {
    let name = command.get_name().to_owned();
    found.extend(command.get_arguments().map(|it| (name.clone(), it)));
    for under in command.get_subcommands() {
        gather(under, found);
    }
}

#[test]
fn every_value_is_completed_or_known_to_be_ones_own() {
    // Nobody but the user knows what to write there.
    let own = ["A", "CODE", "HH:MM", "NAME", "RUN", "SIZE", "TIME", "WxH"];
    let known = ["DECK", "THEME", "SLIDE", "SECTION", "SPEAKER"];
    let mut program = CommandLine::command();
    program.build();
    let mut all = Vec::new();
    gather(&program, &mut all);
    assert!(all.len() > 50);
    for (command, arg) in all {
        let name = super::line::called(arg).unwrap_or_default();
        let is_flag = !arg.get_action().takes_values();
        let hints = arg.get_value_hint() != clap::ValueHint::Unknown;
        let lists = !arg.get_possible_values().is_empty();
        assert!(
            is_flag
                || hints
                || lists
                || known.contains(&name)
                || own.contains(&name)
                || ["__complete", "help"].contains(&&*command),
            "`{command}` takes {name}: say in src/cli/complete/values.rs what can be written there, give \
             it a `value_hint`, or name it here"
        );
    }
}
