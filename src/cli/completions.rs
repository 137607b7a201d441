//! `seminar completions`: the script with which a shell completes command lines.

use clap::Args;

use super::complete::Shell;
use super::failure::Failure;
use super::output;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell that is to complete command lines
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

pub(super) const INSTALL: &str = "\
Where it belongs:
  bash  seminar completions bash > ~/.local/share/bash-completion/completions/seminar
  zsh   seminar completions zsh > _seminar    in a folder of $fpath
  fish  seminar completions fish > ~/.config/fish/completions/seminar.fish";

/// Writes the script.
///
/// # Errors
///
/// When standard output takes nothing.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    output::write(match arguments.shell {
        Shell::Bash => include_str!("../../assets/completions/seminar.bash"),
        Shell::Zsh => include_str!("../../assets/completions/_seminar"),
        Shell::Fish => include_str!("../../assets/completions/seminar.fish"),
    })
}
