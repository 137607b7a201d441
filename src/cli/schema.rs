//! `seminar schema`: what may stand in a file, for editors and validators.

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::output;

/// What it is good for.
pub(super) const USE: &str = "\
Editors with taplo (Even Better TOML) or tombi read it where a deck's first line names it:
  seminar schema > deck.schema.json
  #:schema ./deck.schema.json";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Of which file
    #[arg(value_enum, value_name = "FILE", default_value_t = File::Deck)]
    file: File,
}

/// A file that a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum File {
    /// A deck
    Deck,
    /// A theme file
    Theme,
    /// The configuration, config.toml
    Config,
}

/// The schema of a deck.
pub(super) const DECK: &str = include_str!("../../schema/deck.schema.json");
const THEME: &str = include_str!("../../schema/theme.schema.json");
const CONFIG: &str = include_str!("../../schema/config.schema.json");

/// Writes a JSON Schema.
///
/// # Errors
///
/// When standard output takes nothing.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    output::write(match arguments.file {
        File::Deck => DECK,
        File::Theme => THEME,
        File::Config => CONFIG,
    })
}
