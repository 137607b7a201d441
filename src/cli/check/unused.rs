//! Files beside the decks that none of them uses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::deck::Deck;
use crate::source::{Mistake, Report, Severity, TextId, Texts};
use crate::store;
use crate::text::Clean;

/// The files that are told of in one folder; of further ones, how many there are.
const TOLD: usize = 20;

const HELP: &str = "name it in a slide, or take it out of the folder";

/// A deck, as far as it tells which files are used.
pub(super) struct User {
    /// Its file.
    path: PathBuf,
    /// The files that it names.
    names: Vec<Clean>,
    texts: Texts,
    /// Whether it is content with files that nothing uses.
    is_content: bool,
}

impl User {
    pub(super) fn of(path: &Path, deck: &Deck, texts: Texts) -> Self {
        Self {
            path: path.to_owned(),
            names: deck.files().into_iter().cloned().collect(),
            texts,
            is_content: deck.info.allowed.contains(&Mistake::UnusedAsset),
        }
    }

    /// The files in its folders that `texts` do not mention.
    fn strays(&self, texts: &[&str]) -> Vec<PathBuf> {
        let names: Vec<&str> = self.names.iter().map(Clean::as_str).collect();
        store::strays(&self.path, &names, texts)
    }

    /// Something about the deck as a whole: it stands at its end.
    fn warning(&self, message: &str, help: &str) -> Report {
        let end = self.texts.source().trim_end().len();
        let kind = (Severity::Warning, Mistake::UnusedAsset);
        let finding = self
            .texts
            .finding(TextId::MAIN, end..end, kind, message, help);
        self.texts.report(&finding)
    }
}

/// What to say of files that none of `users` uses: for each of the users, what lies in its folders
/// and not in those of a user before it.
pub(super) fn find(users: &[&User]) -> Vec<Vec<Report>> {
    let texts: Vec<&str> = users.iter().flat_map(|user| user.texts.sources()).collect();
    // A deck that is content speaks for the folder that it shares with others.
    let content = users.iter().filter(|user| user.is_content);
    let homes: Vec<&Path> = content.filter_map(|user| user.path.parent()).collect();
    let mut told = BTreeSet::new();
    users
        .iter()
        .map(|user| {
            if user.path.parent().is_some_and(|home| homes.contains(&home)) {
                return Vec::new();
            }
            let mut strays = user.strays(&texts);
            strays.retain(|stray| told.insert(stray.clone()));
            reports(user, &strays)
        })
        .collect()
}

/// What to say of `strays`, which are sorted.
fn reports(user: &User, strays: &[PathBuf]) -> Vec<Report> {
    let mut folders: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
    for stray in strays {
        let folder = stray.parent().unwrap_or(Path::new(""));
        folders.entry(folder).or_default().push(stray);
    }
    let mut reports = Vec::new();
    for (folder, files) in folders {
        for file in files.iter().take(TOLD) {
            reports.push(user.warning(&format!("no deck uses {}", file.display()), HELP));
        }
        if let Some(more @ 1..) = files.len().checked_sub(TOLD) {
            let message = format!("no deck uses {more} more files in {}", folder.display());
            reports.push(user.warning(&message, ""));
        }
    }
    reports
}
