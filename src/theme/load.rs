//! Theme files.
//!
//! ```toml
//! name = "night"
//! about = "dark blue, for evenings"     # a few words for whoever chooses
//! extends = "chalkboard"                # a built-in theme: what is not said here is said there
//! progress = false                      # no line that shows how far the talk is
//!
//! [palette]                             # names of its own; a name of the base is changed for all
//! accent = "#d8dee9"
//!
//! [styles]                              # one for each ink; a style is changed word by word
//! title = { fg = "ink", bold = true }   # also: bg, dim, italic, underline, reverse, struck
//! code = { bg = "none" }                # no background of its own
//! dim = "bright-black"                  # short for { fg = … }
//! ```

use super::flaws::Flaws;
use super::{Ink, Sheet, Theme, sheet};
use crate::deck::parse_theme;
use crate::source::{Finding, Severity};
use crate::text::Clean;

/// A theme file that was read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// What it says, without what is wrong in it; none when too little is left for a theme.
    pub sheet: Option<Sheet>,
    /// What is wrong with it, in the order of the source.
    pub findings: Vec<Finding>,
}

impl Parsed {
    /// The theme, if nothing in it is left out.
    ///
    /// # Errors
    ///
    /// All findings.
    pub fn whole(self) -> Result<Theme, Vec<Finding>> {
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        match self.sheet {
            Some(sheet) if !self.findings.iter().any(is_error) => Ok(sheet.theme()),
            _ => Err(self.findings),
        }
    }
}

/// Reads a theme file. A theme that does not say its name is called `name`.
pub fn parse(source: &str, name: &str) -> Parsed {
    let (file, mut findings) = parse_theme(source);
    let mut flaws = Flaws::new(source);
    let base = match &file.extends {
        None => Sheet::default(),
        Some(word) => sheet(word.value.as_str()).unwrap_or_else(|unknown| {
            flaws.unknown_base(word, &unknown);
            Sheet::default()
        }),
    };
    let name = file.name.unwrap_or_else(|| Clean::line(name));
    let mut sheet = base.called(name, file.about.unwrap_or_default());
    findings.extend(sheet.change(&file.looks, source));
    let missing: Vec<Ink> = sheet.missing().collect();
    // A theme that cannot be extended, or a text that is no TOML, leaves more out than it means to.
    if !missing.is_empty() && findings.is_empty() && flaws.is_empty() {
        flaws.missing_styles(&missing);
    }
    findings.extend(flaws.finish());
    findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
    Parsed {
        sheet: missing.is_empty().then_some(sheet),
        findings,
    }
}

#[cfg(test)]
mod tests;
