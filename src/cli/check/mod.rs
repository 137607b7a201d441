//! `seminar check`: all that is wrong with decks, without a terminal.

mod github;
mod human;
mod json;
mod play;
mod rules;
mod sarif;
mod unused;

use std::collections::HashSet;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::configuration::Configured;
use super::failure::Failure;
use super::output;
use super::present::ScreenSize;
use super::settings::{Flags, Settings};
use super::surroundings::Surroundings;
use super::talk::{Origin, Reader, meant};
use super::theme::find_anywhere;
use unused::User;

use crate::layout::Size;
use crate::source::{Location, Mistake, Report, Severity, nearest};
use crate::store::Reach;
use crate::text::Clean;
use crate::theme::Depth;

/// What its exit codes mean.
pub(super) const EXIT: &str = "\
Exit status: 0 when nothing is wrong, or only warnings were found; 1 when there are errors, or
warnings with --deny warnings; 2 when a deck could not be checked.

docs/check.md explains all findings by their codes.";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The decks, folders with a slides.toml, or `-` for standard input; without one, slides.toml in this folder
    #[arg(value_name = "DECK")]
    decks: Vec<PathBuf>,

    /// How to write what is found
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    format: Format,

    /// Fail on these, too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,

    /// Pass over findings of this code; may be given several times
    #[arg(long, value_name = "CODE", value_parser = code)]
    allow: Vec<Mistake>,

    /// Check that slides fit a screen of this size, in columns and rows; may be given several times.
    /// Without one, 80x24 and 120x40, or the sizes that the configuration names
    #[arg(long = "size", value_name = "SIZE")]
    sizes: Vec<ScreenSize>,

    /// Use this theme in place of the decks': a built-in one, or the path of a theme file
    #[arg(long, value_name = "THEME")]
    theme: Option<String>,

    /// Read files that the decks name outside of their folders, too
    #[arg(long)]
    allow_outside: bool,

    /// Use colours, as on a terminal
    #[arg(long, conflicts_with = "no_color")]
    color: bool,

    /// Use no colours, as where `NO_COLOR` is set
    #[arg(long)]
    no_color: bool,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: each with its line
    Human,
    /// For programs: schema/check.schema.json describes it
    Json,
    /// For GitHub Actions: each becomes a note at its line
    Github,
    /// For code scanning: SARIF 2.1.0
    Sarif,
}

/// What else to fail on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// All warnings
    Warnings,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing that the user is not content with.
    Clean,
    /// At least one error, or a warning where those are denied.
    Findings,
}

/// All that was found.
#[derive(Debug, Default)]
struct Findings {
    /// The decks that were checked, as the user calls them.
    decks: Vec<Clean>,
    /// In the order of the decks; in each by its places.
    reports: Vec<Report>,
    /// The same, to know what has been told.
    told: HashSet<Report>,
}

impl Findings {
    /// How many of them are so bad.
    fn count(&self, severity: Severity) -> usize {
        let reports = self.reports.iter();
        reports.filter(|report| report.severity == severity).count()
    }

    /// Adds what was found in a deck: in order, and nothing twice.
    fn add(&mut self, deck: Clean, mut reports: Vec<Report>) {
        reports.sort_by(|one, other| order(one, &deck).cmp(&order(other, &deck)));
        for report in reports {
            // Decks may share a theme, and one may be named twice.
            if report.place.is_none() || self.told.insert(report.clone()) {
                self.reports.push(report);
            }
        }
        self.decks.push(deck);
    }
}

fn is_beside(report: &Report, deck: &Clean) -> bool {
    let place = report.place.as_ref();
    place.is_some_and(|spot| spot.file != *deck)
}

/// Where a report stands among others of a deck: its own file first, and there by place.
fn order<'r>(
    report: &'r Report,
    deck: &Clean,
) -> (bool, &'r str, Option<Location>, Option<Mistake>, &'r str) {
    let place = report.place.as_ref();
    (
        is_beside(report, deck),
        place.map_or("", |spot| spot.file.as_str()),
        place.map(|spot| spot.location),
        report.code,
        report.message.as_str(),
    )
}

/// Checks the decks and writes what was found.
///
/// # Errors
///
/// When a deck cannot be read at all, there is no such theme, or nothing can be written. What was
/// found in other decks is written all the same.
pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Failure> {
    let surroundings = Surroundings::of_this_process();
    if let Some(theme) = &arguments.theme {
        // A theme that was asked for and is not there is no mistake of any deck.
        find_anywhere(theme)?;
    }
    let configured = Configured::of_this_user();
    configured.complain();
    let sizes = arguments.sizes(&surroundings, &configured);
    let mut findings = Findings::default();
    let (mut checked, mut failures) = (Vec::new(), Vec::new());
    for path in meant(&arguments.decks, "seminar check")? {
        let reader = arguments.reader(&path, &surroundings);
        match check(&reader, &sizes) {
            Ok(one) => checked.push(one),
            Err(failure) => failures.push(failure),
        }
    }
    // Only when all are read it is known what none of them uses.
    let users: Vec<&User> = checked.iter().filter_map(|one| one.user.as_ref()).collect();
    let mut unused = unused::find(&users).into_iter();
    for mut one in checked {
        if one.user.is_some() {
            one.reports.extend(unused.next().unwrap_or_default());
        }
        one.pass_over(&arguments.allow);
        findings.add(one.deck, one.reports);
    }
    output::write(&match arguments.format {
        Format::Human if findings.decks.is_empty() => String::new(),
        Format::Human => human::text(&findings, arguments.has_colors(&surroundings)),
        Format::Json => json::text(&findings),
        Format::Github => github::text(&findings),
        Format::Sarif => sarif::text(&findings),
    })?;
    let last = failures.pop();
    for failure in failures {
        // With standard error closed there is nobody to tell.
        let _ = write!(io::stderr().lock(), "{failure}");
    }
    match last {
        Some(failure) => Err(failure),
        None if findings.count(Severity::Error) > 0 => Ok(Verdict::Findings),
        None if arguments.deny == Some(Deny::Warnings) && !findings.reports.is_empty() => {
            Ok(Verdict::Findings)
        }
        None => Ok(Verdict::Clean),
    }
}

/// A deck, and all that is wrong with it.
struct Checked {
    /// What the user calls it.
    deck: Clean,
    reports: Vec<Report>,
    /// What tells which files it uses; nothing where it has no folder, or could not be read.
    user: Option<User>,
}

impl Checked {
    /// Takes what is allowed out of the reports.
    fn pass_over(&mut self, allowed: &[Mistake]) {
        let is_allowed = |code| allowed.contains(&code);
        self.reports
            .retain(|report| !report.code.is_some_and(is_allowed));
    }
}

/// Checks one deck. What it allows itself is passed over.
fn check(reader: &Reader, sizes: &[Size]) -> Result<Checked, Failure> {
    match reader.read_all() {
        Ok(mut read) => {
            let shown = play::play(reader, &read, sizes);
            let shown = shown.iter().map(|finding| read.loaded.report(finding));
            let shown: Vec<Report> = shown.collect();
            read.reports.extend(shown);
            let deck = &read.loaded.parsed.deck;
            read.reports.extend(play::themes(reader, deck));
            let name = read.loaded.file().clone();
            let path = reader.origin.path();
            let mut checked = Checked {
                deck: name,
                reports: read.reports,
                user: path.map(|path| User::of(path, deck, read.loaded.texts)),
            };
            checked.pass_over(&deck.info.allowed);
            Ok(checked)
        }
        Err(failure) => Ok(Checked {
            deck: reader.origin.name(),
            reports: failure.findings()?,
            user: None,
        }),
    }
}

impl Arguments {
    /// The screens that slides are to fit, each once.
    fn sizes<F: Fn(&str) -> Option<String>>(
        &self,
        surroundings: &Surroundings<F>,
        configured: &Configured,
    ) -> Vec<Size> {
        let flags = Flags {
            sizes: self.sizes.iter().map(|size| size.0).collect(),
            ..Flags::default()
        };
        let mut sizes = Settings::of(&flags, surroundings, configured).sizes.value;
        sizes.sort_by_key(|size| (size.width, size.height));
        sizes.dedup();
        sizes
    }

    fn reader<F: Fn(&str) -> Option<String>>(
        &self,
        path: &std::path::Path,
        surroundings: &Surroundings<F>,
    ) -> Reader {
        Reader {
            origin: Origin::of(Some(path)),
            theme: self.theme.clone(),
            depth: Depth::True,
            background: surroundings.background(),
            reach: if self.allow_outside {
                Reach::Anywhere
            } else {
                Reach::Folder
            },
            drained: Arc::default(),
            // What is found in a deck is to be the same for everybody.
            configured: Arc::new(Configured::nothing()),
        }
    }

    fn has_colors<F: Fn(&str) -> Option<String>>(&self, surroundings: &Surroundings<F>) -> bool {
        match self {
            Self { no_color: true, .. } => false,
            Self { color: true, .. } => true,
            _ => io::stdout().is_terminal() && surroundings.depth() > Depth::None,
        }
    }
}

/// A finding's code as it is typed.
fn code(word: &str) -> Result<Mistake, String> {
    Mistake::named(word).ok_or_else(|| {
        match nearest(word, Mistake::ALL.into_iter().map(Mistake::name)) {
            Some(near) => format!("no finding has this code; did you mean `{near}`?"),
            None => "no finding has this code; docs/check.md lists them all".to_owned(),
        }
    })
}

/// A document as it is written: for programs, and for people who look at what those get.
fn pretty(document: &impl serde::Serialize) -> String {
    // What has no maps with odd keys can always be written.
    serde_json::to_string_pretty(document).unwrap_or_default() + "\n"
}
