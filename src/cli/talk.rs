//! A deck made ready to be presented: read, with its theme, and with what is wrong with it.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::theme::{find_anywhere, is_file};
use super::wardrobe::Wardrobe;
use crate::deck::{self, Deck, ThemeChoice};
use crate::media::Worker;
use crate::source::{Report, Texts};
use crate::store::{self, Assets, Reach, Sources};
use crate::text::Clean;
use crate::theme::{Background, Depth, Themes};
use crate::viewer::Problems;

/// The deck in this folder.
const HERE: &str = "slides.toml";
/// What is shown where there is none.
const TOUR: &str = include_str!("../../assets/tour.toml");
/// The findings that are shown whole after a talk.
const SHOWN_FINDINGS: usize = 3;

/// Where a talk's deck comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    File(PathBuf),
    Tour,
}

impl Origin {
    /// The deck that is meant: the one named, else the one in this folder, else the tour.
    pub(super) fn of(named: Option<&Path>) -> Self {
        match named {
            Some(path) => Self::File(path.to_owned()),
            // Whatever it is: a folder of that name is something to complain about.
            None if Path::new(HERE).symlink_metadata().is_ok() => Self::File(HERE.into()),
            None => Self::Tour,
        }
    }

    /// The deck's file; the tour has none.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Tour => None,
        }
    }
}

/// A deck and what surrounds it.
pub(super) struct Talk {
    pub(super) deck: Deck,
    pub(super) themes: Themes,
    /// All that is wrong with it.
    pub(super) problems: Problems,
    /// The files that it was made of; the tour was made of none.
    pub(super) sources: Option<Sources>,
}

/// A talk as it was read, with its text.
pub(super) struct Read {
    pub(super) loaded: store::Loaded,
    pub(super) themes: Themes,
    /// All that is wrong with it: in the deck, then in its themes.
    pub(super) reports: Vec<Report>,
    /// The deck's own file; the tour has none.
    sources: Option<Sources>,
}

/// How a talk is read.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    pub(super) origin: Origin,
    /// The theme that was asked for in place of the deck's.
    pub(super) theme: Option<String>,
    pub(super) depth: Depth,
    /// What the terminal's background is taken for.
    pub(super) background: Background,
    /// Where the files that the deck names may be.
    pub(super) reach: Reach,
}

impl Reader {
    /// A worker that reads the files that the deck names.
    pub(super) fn worker(&self) -> Worker {
        Worker::new(match &self.origin {
            Origin::File(path) => Assets::of(path, self.reach),
            Origin::Tour => Assets::none(),
        })
    }

    /// Reads the talk.
    ///
    /// # Errors
    ///
    /// When there is nothing to present.
    pub(super) fn read(&self) -> Result<Talk, Failure> {
        let Read {
            loaded,
            themes,
            reports,
            sources,
        } = self.read_all()?;
        let deck = loaded.parsed.deck;
        Ok(Talk {
            sources: sources.map(|sources| self.all_sources(sources, &deck)),
            deck,
            themes,
            problems: reports.into_iter().collect(),
        })
    }

    /// Reads the talk, and keeps all that is known of its text.
    ///
    /// # Errors
    ///
    /// When there is nothing to present.
    pub(super) fn read_all(&self) -> Result<Read, Failure> {
        let asked = self.theme.as_deref().map(find_anywhere).transpose()?;
        let (loaded, sources) = match &self.origin {
            Origin::File(path) => {
                let sources = Sources::of(path);
                (store::load(path, self.reach)?, Some(sources))
            }
            Origin::Tour => (tour()?, None),
        };
        let mut reports: Vec<Report> = loaded.reports().collect();
        let mut wardrobe = Wardrobe {
            reader: self,
            texts: &loaded.texts,
            reports: &mut reports,
        };
        let themes = wardrobe.themes(&loaded.parsed.deck, asked)?;
        Ok(Read {
            loaded,
            themes,
            reports,
            sources,
        })
    }

    /// The deck, and all files that it names.
    fn all_sources(&self, mut sources: Sources, deck: &Deck) -> Sources {
        let choices = deck.slides.iter().map(|slide| &slide.theme);
        let choices = choices.chain([&deck.info.theme]).flatten();
        let themes = choices
            .flat_map(ThemeChoice::words)
            .map(|word| &word.value)
            .filter(|word| is_file(word.as_str()));
        for name in deck.files().into_iter().chain(themes) {
            sources.add(name.as_str(), self.reach);
        }
        if let Some(word) = self.theme.as_ref().filter(|word| is_file(word)) {
            sources.add_own(Path::new(word));
        }
        sources
    }
}

fn tour() -> Result<store::Loaded, Failure> {
    let parsed =
        deck::parse(TOUR).map_err(|_| Failure::ours("the built-in tour cannot be read"))?;
    let texts = Texts::new(Clean::line("the built-in tour"), TOUR.to_owned());
    Ok(store::Loaded { texts, parsed })
}

/// What the user reads of them when the talk is over; nothing, when there are none.
pub(super) fn report(problems: &Problems) -> String {
    let shown = problems.reports().iter().take(SHOWN_FINDINGS);
    let mut parts: Vec<String> = shown.map(ToString::to_string).collect();
    match problems.count() - parts.len() {
        0 => {}
        1 => parts.push("There is 1 more problem in this deck.".to_owned()),
        more => parts.push(format!("There are {more} more problems in this deck.")),
    }
    if parts.is_empty() {
        String::new()
    } else {
        parts.join("\n\n") + "\n"
    }
}
