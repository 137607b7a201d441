//! A question to the user before something is changed.

use std::io;

use crate::cli::failure::Failure;
use crate::cli::output;

/// Asks, and says whether the answer is yes. Without an answer it is no.
pub(super) fn ask(question: &str) -> Result<bool, Failure> {
    output::write(&format!("{question} [y/N] "))?;
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer);
    if !answer.ends_with('\n') {
        output::write("\n")?;
    }
    let answer = answer.trim().to_lowercase();
    Ok(read.is_ok() && matches!(answer.as_str(), "y" | "yes"))
}
