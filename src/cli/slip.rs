//! Words that are taken for a deck, and were to be a subcommand: `seminar prsent lesson.toml`.

use std::env;
use std::ffi::OsStr;
use std::path::Path;

use clap::Command;

use super::failure::Failure;
use crate::source::nearest;

/// What to say where the first word of the command line is no deck, and almost one of the subcommands of
/// `program`.
pub(super) fn slip(program: &Command) -> Option<Failure> {
    let word = env::args_os().nth(1)?;
    let meant = meant(&word, program)?;
    Some(Failure::new(
        &format!("there is no command `{0}`, and no deck {0}", word.display()),
        &format!("Did you mean `seminar {meant}`?"),
    ))
}

/// The subcommand that `word` stands for. What is there, or has a path's characters, is a deck.
fn meant<'p>(word: &OsStr, program: &'p Command) -> Option<&'p str> {
    let text = word.to_str()?;
    let path = Path::new(text);
    let is_option = text.starts_with('-');
    if is_option || text.contains(['.', '/']) || path.with_extension("toml").exists() {
        return None;
    }
    let known = program.get_subcommands().filter(|it| !it.is_hide_set());
    let known: Vec<&str> = known.map(Command::get_name).collect();
    let meant = nearest(text, known.iter().copied())?;
    (meant != text && path.symlink_metadata().is_err()).then_some(meant)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::super::CommandLine;
    use super::*;

    #[test]
    fn a_slip_in_a_command_is_told_from_a_deck() {
        let program = CommandLine::command();
        let meant = |word: &str| meant(OsStr::new(word), &program);
        assert_eq!(meant("prsent"), Some("present"));
        assert_eq!(meant("reherse"), Some("rehearse"));
        for word in [
            "present",
            "lesson",
            "prsent.toml",
            "./chek",
            "--prnt",
            "src",
            "",
        ] {
            assert_eq!(meant(word), None, "{word}");
        }
    }
}
