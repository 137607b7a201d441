//! `seminar new`: a deck to begin with.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum, ValueHint};

use super::failure::Failure;
use super::output;
use super::schema;

/// The file beside the deck from which editors know its keys.
const SCHEMA: &str = "deck.schema.json";

/// What a deck is called that is named by its folder alone.
const IN_A_FOLDER: &str = "slides.toml";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What the deck is called: tides makes tides.toml, and a folder or tides/ makes slides.toml in it
    #[arg(value_name = "NAME", value_hint = ValueHint::FilePath)]
    name: PathBuf,

    /// What to begin with
    #[arg(long, value_name = "STARTER", value_enum, default_value_t = Starter::Talk)]
    from: Starter,
}

/// A deck that explains itself in its comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Starter {
    /// A talk of a quarter of an hour, with a question at the end
    Talk,
    /// A lesson: short inputs, and discussions between them
    Lesson,
    /// Five minutes, one idea
    Lightning,
}

impl Starter {
    const fn text(self) -> &'static str {
        match self {
            Self::Talk => include_str!("../../assets/starters/talk.toml"),
            Self::Lesson => include_str!("../../assets/starters/lesson.toml"),
            Self::Lightning => include_str!("../../assets/starters/lightning.toml"),
        }
    }
}

/// Writes the deck, and says how to go on.
///
/// # Errors
///
/// When there is a file of that name already, or none can be made.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let file = file(&arguments.name, arguments.name.is_dir())?;
    let text = format!("#:schema ./{SCHEMA}\n\n{}", arguments.from.text());
    write(&file, &text).map_err(|error| cannot(&file, &error))?;
    let schema = file.with_file_name(SCHEMA);
    match write(&schema, schema::DECK) {
        // Another deck of the folder has brought it.
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(cannot(&schema, &error));
        }
        _ => {}
    }
    let word = shell_word(&file);
    output::write(&format!(
        "{file} is yours to change: its comments say how.\n\n  \
         seminar {word}          present it; q leaves\n  \
         seminar {word} --notes  with the speaker notes\n\n\
         Open it in an editor meanwhile: the screen follows what you save. With taplo or tombi the\n\
         editor completes and explains its keys, from {schema}.\n",
        schema = schema.display(),
        file = file.display(),
    ))
}

/// The deck's file that `name` means.
fn file(name: &Path, is_folder: bool) -> Result<PathBuf, Failure> {
    let typed = name.as_os_str().as_encoded_bytes();
    if is_folder || typed.ends_with(b"/") {
        return Ok(name.join(IN_A_FOLDER));
    }
    match name.file_name() {
        None => Err(Failure::new(
            "a deck needs a name",
            "Write `seminar new tides` for a deck in tides.toml",
        )),
        Some(_) if name.extension().is_some_and(|end| end == "toml") => Ok(name.to_owned()),
        // What follows a full stop in a name is part of it: `2.1-tides`.
        Some(last) => {
            let mut last = last.to_owned();
            last.push(".toml");
            Ok(name.with_file_name(last))
        }
    }
}

/// Writes a file that is not there yet, in a folder that is made if it has to be.
fn write(file: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::create_dir_all(folder)?;
    }
    let mut new = OpenOptions::new().write(true).create_new(true).open(file)?;
    new.write_all(text.as_bytes()).inspect_err(|_| {
        // Half a deck is of no use, and would be in the way of the next try.
        let _ = fs::remove_file(file);
    })
}

fn cannot(file: &Path, error: &io::Error) -> Failure {
    let shown = file.display();
    match error.kind() {
        ErrorKind::AlreadyExists => Failure::new(
            &format!("there is a {shown} already, and it stays as it is"),
            "Choose another name, or move it away",
        ),
        _ => Failure::new(
            &format!("cannot write {shown}: {error}"),
            "Choose a folder that you may write to",
        ),
    }
}

/// The path as it is typed at a shell.
fn shell_word(file: &Path) -> String {
    let text = file.display().to_string();
    let is_plain = |char: char| char.is_alphanumeric() || "/._-+,:@%".contains(char);
    if text.starts_with('-') {
        shell_word(&Path::new(".").join(file))
    } else if text.chars().all(is_plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck;

    #[test]
    fn a_name_is_a_file_or_a_folder() {
        let of = |name: &str, is_folder| file(Path::new(name), is_folder).ok();
        let path = |text: &str| Some(PathBuf::from(text));
        assert_eq!(of("tides", false), path("tides.toml"));
        assert_eq!(of("tides.toml", false), path("tides.toml"));
        assert_eq!(of("sea/2.1-tides", false), path("sea/2.1-tides.toml"));
        assert_eq!(of("sea/", false), path("sea/slides.toml"));
        assert_eq!(of("sea", true), path("sea/slides.toml"));
        assert_eq!(of(".", true), path("./slides.toml"));
        assert_eq!(of("", false), None);
        assert_eq!(of("sea/..", false), None);
    }

    #[test]
    fn what_is_said_can_be_typed() {
        let word = |text: &str| shell_word(Path::new(text));
        assert_eq!(word("sea/tides.toml"), "sea/tides.toml");
        assert_eq!(word("the sea's.toml"), r"'the sea'\''s.toml'");
        assert_eq!(word("-n.toml"), "./-n.toml");
    }

    #[test]
    fn a_starter_is_read_without_a_finding_and_explains_itself() {
        for starter in Starter::value_variants() {
            let parsed = deck::parse(starter.text()).expect("there are slides");
            assert!(
                parsed.findings.is_empty(),
                "{starter:?}: {:?}",
                parsed.findings
            );
            let comments = starter
                .text()
                .lines()
                .filter(|line| line.trim_start().starts_with('#'));
            assert!(comments.count() > 2, "{starter:?}");
            let timed = parsed.deck.slides.iter().filter_map(|slide| slide.target);
            let whole = parsed.deck.info.duration.expect("a starter has a duration");
            assert!(timed.sum::<std::time::Duration>() <= whole, "{starter:?}");
        }
    }
}
