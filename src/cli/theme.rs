//! From a theme's name, as a deck or a command line gives it, to the theme.

use std::path::Path;

use super::failure::Failure;
use super::talk::Origin;
use crate::deck::is_theme_file;
use crate::source::{Finding, Mistake, Report, Severity, Texts, Written};
use crate::store::{self, Reach};
use crate::text::Clean;
use crate::theme::{self, Parsed, Sheet, UnknownTheme};

/// A theme, and what is wrong in its file: that is left out.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) sheet: Sheet,
    pub(super) reports: Vec<Report>,
}

/// Why there is no theme.
pub(super) enum Lost {
    /// It is not there.
    Missing {
        /// A sentence without a full stop.
        message: String,
        /// What to do, as a sentence without a full stop, or nothing.
        help: String,
    },
    /// Its file is no theme.
    Broken(Vec<Report>),
}

/// The theme that is called `word`: a built-in one, or the file of that name in the folder of the
/// deck or below it.
pub(super) fn find(word: &str, origin: &Origin, reach: Reach) -> Result<Found, Lost> {
    if !is_theme_file(word) {
        return built_in(word);
    }
    match origin.place() {
        Some(deck) => read(deck, word, word, reach),
        None => Err(Lost::Missing {
            message: "the tour has no theme files".to_owned(),
            help: String::new(),
        }),
    }
}

/// The theme that one of `texts` calls `word`, looked for as [`find`] does. What is wrong is added to
/// `reports`.
pub(super) fn find_written(
    word: &Written<Clean>,
    origin: &Origin,
    reach: Reach,
    texts: &Texts,
    reports: &mut Vec<Report>,
) -> Option<Sheet> {
    match find(word.value.as_str(), origin, reach) {
        Ok(found) => {
            reports.extend(found.reports);
            return Some(found.sheet);
        }
        Err(Lost::Broken(broken)) => reports.extend(broken),
        Err(Lost::Missing { message, help }) => {
            let help = match help.as_str() {
                "" => "name one that `seminar themes` lists, or the path of a theme file",
                help => help,
            };
            let span = word.span.clone();
            let source = texts.source_of(word.text);
            let finding = Finding {
                text: word.text,
                ..Finding::new(source, Mistake::WrongValue, span, &message, help)
            };
            reports.push(texts.report(&finding));
        }
    }
    None
}

/// The theme that a user asks for by `word`: a built-in one, or the file at that path. What it
/// comes with are warnings alone.
///
/// # Errors
///
/// When there is no such theme, or something is wrong in its file.
pub(super) fn find_anywhere(word: &str) -> Result<Found, Failure> {
    let path = Path::new(word);
    let found = match path.file_name().and_then(|name| name.to_str()) {
        Some(name) if is_theme_file(word) => read(path, name, word, Reach::Folder),
        _ => built_in(word),
    };
    let is_error = |report: &Report| report.severity == Severity::Error;
    match found {
        Ok(found) if !found.reports.iter().any(is_error) => Ok(found),
        Ok(Found { reports, .. }) | Err(Lost::Broken(reports)) => {
            let message = format!("the theme file {word} cannot be used as it is");
            Err(Failure::of(reports, &message))
        }
        Err(Lost::Missing { message, help }) => {
            // What to do about a file is said of one that a deck names.
            let message = match help.as_str() {
                help if !is_theme_file(word) && !help.is_empty() => format!("{message}; {help}"),
                _ => message,
            };
            let remedy = "Name one that `seminar themes` lists, or the path of a theme file";
            Err(Failure::new(&message, remedy))
        }
    }
}

fn built_in(word: &str) -> Result<Found, Lost> {
    match theme::sheet(word) {
        Ok(sheet) => Ok(Found {
            sheet,
            reports: Vec::new(),
        }),
        Err(UnknownTheme { name, near }) => Err(Lost::Missing {
            message: format!("there is no theme `{name}`"),
            help: near
                .map(|near| format!("did you mean `{near}`?"))
                .unwrap_or_default(),
        }),
    }
}

/// Reads the theme file `name` in the folder of `sibling`. Messages call it `word`.
fn read(sibling: &Path, name: &str, word: &str, reach: Reach) -> Result<Found, Lost> {
    let text = store::read_beside(sibling, name, reach).map_err(|error| Lost::Missing {
        message: format!("the theme file {word} {}", error.message),
        help: error.help,
    })?;
    let own_name = Path::new(name)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    let Parsed { sheet, findings } = theme::parse(&text, &own_name);
    let file = Clean::line(word);
    let reports = findings
        .iter()
        .map(|finding| finding.report(&text, &file).beside())
        .collect();
    match sheet {
        Some(sheet) => Ok(Found { sheet, reports }),
        None => Err(Lost::Broken(reports)),
    }
}
