//! The user's configuration as it was found: its file, what it says, and what is wrong with it.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::places;
use super::talk::Origin;
use super::theme::find_written;
use crate::config::{self, Configuration};
use crate::deck::{ThemeChoice, is_theme_file};
use crate::source::{Location, Report, Texts, Written};
use crate::store::{self, Reach};
use crate::text::Clean;
use crate::theme::Sheet;

/// A configuration, and where it comes from. Without a file nothing is said in it.
#[derive(Debug)]
pub(super) struct Configured {
    /// Where the file is, or would be; none without a home.
    pub(super) path: Option<PathBuf>,
    pub(super) configuration: Configuration,
    /// What is wrong with it: that is left out.
    pub(super) reports: Vec<Report>,
    /// The file; none, when there is none that can be read.
    pub(super) texts: Option<Texts>,
}

impl Configured {
    /// Nothing is configured.
    pub(super) fn nothing() -> Self {
        Self {
            path: None,
            configuration: Configuration::default(),
            reports: Vec::new(),
            texts: None,
        }
    }

    /// The configuration of this user.
    pub(super) fn of_this_user() -> Self {
        let nothing = Self {
            path: places::configuration(),
            ..Self::nothing()
        };
        let Some(path) = &nothing.path else {
            return nothing;
        };
        let name = Clean::line(&path.to_string_lossy());
        match store::own_text(path) {
            Ok(None) => nothing,
            Ok(Some(text)) => {
                let (configuration, findings) = config::parse(&text);
                let texts = Texts::new(name, text);
                Self {
                    reports: findings
                        .iter()
                        .map(|finding| texts.report(finding).beside())
                        .collect(),
                    configuration,
                    texts: Some(texts),
                    ..nothing
                }
            }
            Err(why) => {
                let report = Report {
                    help: (!why.help.is_empty()).then(|| Clean::line(&why.help)),
                    ..Report::of(&format!("the configuration {name} {}", why.message))
                };
                Self {
                    reports: vec![report],
                    ..nothing
                }
            }
        }
    }

    /// The theme files that it names.
    pub(super) fn theme_files(&self) -> Vec<PathBuf> {
        let folder = self.path.as_deref().and_then(Path::parent);
        let words = self.configuration.theme.iter().flat_map(ThemeChoice::words);
        words
            .map(|word| word.value.as_str())
            .filter(|word| is_theme_file(word))
            .filter_map(|word| Some(folder?.join(word)))
            .collect()
    }

    /// Says on standard error what is wrong with it.
    pub(super) fn complain(&self) {
        for report in &self.reports {
            // With standard error closed there is nobody to tell.
            let _ = writeln!(io::stderr().lock(), "{report}");
        }
    }

    /// The line of its file on which something is written, counted from 1.
    pub(super) fn line<T>(&self, written: &Written<T>) -> usize {
        let source = self.texts.as_ref().map_or("", Texts::source);
        Location::of(source, written.span.start).line
    }

    /// The themes that it names, of a pair the dark one first, and what is wrong with them.
    pub(super) fn themes(&self) -> (Vec<Sheet>, Vec<Report>) {
        let mut reports = Vec::new();
        let (Some(theme), Some(path), Some(texts)) =
            (&self.configuration.theme, &self.path, &self.texts)
        else {
            return (Vec::new(), reports);
        };
        let place = Origin::File(path.clone());
        let sheets = theme
            .words()
            .filter_map(|word| find_written(word, &place, Reach::Anywhere, texts, &mut reports))
            .collect();
        (sheets, reports.into_iter().map(Report::beside).collect())
    }
}
