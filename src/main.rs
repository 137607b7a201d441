//! The `seminar` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    seminar::cli::run()
}
