//! A deck made ready to be presented: read, with its theme, and with what is wrong with it.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::configuration::Configured;
use super::failure::Failure;
use super::theme::{Found, find_anywhere};
use super::wardrobe::{Wardrobe, is_plain};
use crate::deck::{self, Deck, First, Parsed, ThemeChoice, is_theme_file};
use crate::media::Worker;
use crate::source::{Report, Texts};
use crate::store::{self, Assets, Reach, Sources};
use crate::text::Clean;
use crate::theme::{Background, Depth, Themes};
use crate::viewer::Problems;

/// The deck in this folder.
const HERE: &str = "slides.toml";
/// The deck that standard input gives.
const INPUT: &str = "-";
/// What is shown where there is none.
const TOUR: &str = include_str!("../../assets/tour.toml");
/// The findings that are shown whole after a talk.
const SHOWN_FINDINGS: usize = 3;

/// Where a talk's deck comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    File(PathBuf),
    /// Standard input, which can be read once.
    Input,
    Tour,
}

impl Origin {
    /// The deck that is meant: the one named, else the one in this folder, else the tour.
    pub(super) fn of(named: Option<&Path>) -> Self {
        match named {
            Some(path) if path == Path::new(INPUT) => Self::Input,
            // A folder and the deck in it are the same deck to all that is kept of it.
            Some(path) => Self::File(store::within(path)),
            // Whatever it is: a folder of that name is something to complain about.
            None if Path::new(HERE).symlink_metadata().is_ok() => {
                Self::File(store::within(Path::new(HERE)))
            }
            None => Self::Tour,
        }
    }

    /// The deck's file, if it is one.
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Input | Self::Tour => None,
        }
    }

    /// What the deck is called in messages.
    pub(super) fn name(&self) -> Clean {
        match self {
            Self::File(path) => Clean::line(&path.to_string_lossy()),
            Self::Input => Clean::line(store::INPUT_NAME),
            Self::Tour => Clean::line("the built-in tour"),
        }
    }

    /// A path in the folder in which the files are that the deck names; the tour names none.
    pub(super) fn place(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Input => Some(Path::new(INPUT)),
            Self::Tour => None,
        }
    }

    /// Fails where `what` cannot be done because the deck is in no file, and will not be known again.
    pub(super) fn need_file(&self, what: &str) -> Result<(), Failure> {
        match self {
            Self::Input => Err(Failure::new(
                &format!("{what} needs a deck in a file, and this one comes from standard input"),
                "Save it in a file, and name that",
            )),
            Self::File(_) | Self::Tour => Ok(()),
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

/// A talk whose deck's text is at hand.
pub(super) struct Opened {
    /// The text; that of the tour is always at hand.
    script: Option<store::Script>,
    /// The deck's own file, if it has one.
    sources: Option<Sources>,
    /// The theme that was asked for in place of the deck's.
    asked: Option<Found>,
}

/// A talk as it was read, with its text.
pub(super) struct Read {
    pub(super) loaded: store::Loaded,
    pub(super) themes: Themes,
    /// All that is wrong with it: in the deck, then in its themes, then in the configuration.
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
    /// Whether standard input was read already.
    pub(super) drained: Arc<OnceLock<()>>,
    /// What the user wants of every talk.
    pub(super) configured: Arc<Configured>,
}

impl Reader {
    /// A worker that reads the files that the deck names.
    pub(super) fn worker(&self) -> Worker {
        Worker::new(self.assets())
    }

    /// The files that the deck may name.
    pub(super) fn assets(&self) -> Assets {
        let place = self.origin.place();
        place.map_or_else(Assets::none, |path| Assets::of(path, self.reach))
    }

    /// Reads the talk.
    ///
    /// # Errors
    ///
    /// When there is nothing to present.
    pub(super) fn read(&self) -> Result<Talk, Failure> {
        self.understand(self.open()?)
    }

    /// Reads the talk whose deck's text is at hand.
    ///
    /// # Errors
    ///
    /// When there is nothing to present.
    pub(super) fn understand(&self, opened: Opened) -> Result<Talk, Failure> {
        let Read {
            loaded,
            themes,
            reports,
            sources,
        } = self.understand_all(opened)?;
        Ok(Talk {
            sources: sources.map(|sources| self.all_sources(sources, &loaded.parsed)),
            deck: loaded.parsed.deck,
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
        self.understand_all(self.open()?)
    }

    /// Reads the text of the talk's deck.
    ///
    /// # Errors
    ///
    /// When there is none, or no theme that is called as the one that was asked for.
    pub(super) fn open(&self) -> Result<Opened, Failure> {
        let asked = self.theme.as_deref().map(find_anywhere).transpose()?;
        let (script, sources) = match &self.origin {
            Origin::File(path) => {
                let sources = Sources::of(path);
                (Some(store::Script::of(path, self.reach)?), Some(sources))
            }
            Origin::Input => (Some(self.input()?), None),
            Origin::Tour => (None, None),
        };
        Ok(Opened {
            script,
            sources,
            asked,
        })
    }

    /// The talk as the `first` slide to be shown looks, where it pays to know that before all else is read: of
    /// the others, that they are there.
    pub(super) fn glimpse(&self, opened: &Opened, first: First<'_>) -> Option<Talk> {
        let script = opened.script.as_ref()?;
        let deck = script.glimpse(first)?;
        let mut wardrobe = Wardrobe {
            reader: self,
            texts: script.texts(),
            reports: &mut Vec::new(),
        };
        let themes = wardrobe.themes(&deck, opened.asked.clone()).ok()?;
        Some(Talk {
            deck,
            themes,
            problems: Problems::default(),
            sources: None,
        })
    }

    fn understand_all(&self, opened: Opened) -> Result<Read, Failure> {
        let Opened {
            script,
            sources,
            asked,
        } = opened;
        let loaded = match script {
            Some(script) => script.load()?,
            None => tour()?,
        };
        let mut reports: Vec<Report> = loaded.reports().collect();
        let mut wardrobe = Wardrobe {
            reader: self,
            texts: &loaded.texts,
            reports: &mut reports,
        };
        let themes = wardrobe.themes(&loaded.parsed.deck, asked)?;
        // What the wardrobe finds may stand before what was found already.
        reports.sort_by_key(|report| {
            let spot = report.place.as_ref();
            let own = spot.filter(|spot| spot.file == *loaded.file());
            (own.is_none(), own.map(|spot| spot.location))
        });
        reports.extend(self.configured.reports.iter().cloned());
        Ok(Read {
            loaded,
            themes,
            reports,
            sources,
        })
    }

    /// The deck that standard input gives.
    fn input(&self) -> Result<store::Script, Failure> {
        let input = piped("seminar -")?;
        if self.drained.set(()).is_err() {
            return Err(Failure::new(
                "a deck from standard input cannot be read again",
                "Save it in a file to change it while it is shown",
            ));
        }
        Ok(store::Script::from_input(input.lock(), self.reach)?)
    }

    /// The deck, and all files that it names.
    fn all_sources(&self, mut sources: Sources, parsed: &Parsed) -> Sources {
        for part in &parsed.parts {
            sources.add(part, self.reach);
        }
        let deck = &parsed.deck;
        let choices = deck
            .slides
            .iter()
            .filter_map(|slide| slide.theme.as_deref());
        let choices = choices.chain(&deck.info.theme);
        let themes = choices
            .flat_map(ThemeChoice::words)
            .map(|word| &word.value)
            .filter(|word| is_theme_file(word.as_str()));
        for name in deck.files().into_iter().chain(themes) {
            sources.add(name.as_str(), self.reach);
        }
        if let Some(word) = self.theme.as_ref().filter(|word| is_theme_file(word)) {
            sources.add_own(Path::new(word));
        }
        if self.theme.is_none() && is_plain(deck) {
            for path in self.configured.theme_files() {
                sources.add_own(&path);
            }
        }
        sources
    }
}

/// Standard input, where `command` reads a deck.
///
/// # Errors
///
/// When it is the terminal.
pub(super) fn piped(command: &str) -> Result<io::Stdin, Failure> {
    let input = io::stdin();
    if input.is_terminal() {
        return Err(Failure::new(
            "`-` reads a deck from standard input, and that is the terminal",
            &format!("Pipe a deck into it: generate-slides | {command}"),
        ));
    }
    Ok(input)
}

/// The decks that are meant where several may be named: the one in this folder, if none is. The tour
/// is not the user's.
///
/// # Errors
///
/// When none is named and none is here; the advice names `command`.
pub(super) fn meant(named: &[PathBuf], command: &str) -> Result<Vec<PathBuf>, Failure> {
    if !named.is_empty() {
        return Ok(named.to_vec());
    }
    match Origin::of(None).path() {
        Some(path) => Ok(vec![path.to_owned()]),
        None => Err(Failure::new(
            "there is no slides.toml here",
            &format!("Name a deck: {command} lesson.toml"),
        )),
    }
}

fn tour() -> Result<store::Loaded, Failure> {
    let parsed =
        deck::parse(TOUR).map_err(|_| Failure::ours("the built-in tour cannot be read"))?;
    let texts = Texts::new(Origin::Tour.name(), TOUR.to_owned());
    Ok(store::Loaded { texts, parsed })
}

/// What the user reads of them when the talk is over; nothing, when there are none.
pub(super) fn report(problems: &Problems) -> String {
    let shown = problems.reports().iter().take(SHOWN_FINDINGS);
    let mut parts: Vec<String> = shown.map(ToString::to_string).collect();
    match problems.count() - parts.len() {
        0 => {}
        1 => parts.push("There is 1 more problem.".to_owned()),
        more => parts.push(format!("There are {more} more problems.")),
    }
    if parts.is_empty() {
        String::new()
    } else {
        parts.join("\n\n") + "\n"
    }
}
