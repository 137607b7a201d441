//! The themes of a talk: those that its deck names, with what the deck changes in them.

use super::failure::Failure;
use super::talk::Reader;
use super::theme::{Found, find_written};
use crate::deck::{Deck, Looks, ThemeChoice};
use crate::source::{Finding, Report, Severity, Texts, Written};
use crate::text::Clean;
use crate::theme::{self, Sheet, Themes};

/// Finds the themes that a deck names. What is wrong with them is added to its reports.
pub(super) struct Wardrobe<'a> {
    pub(super) reader: &'a Reader,
    /// The deck's texts.
    pub(super) texts: &'a Texts,
    pub(super) reports: &'a mut Vec<Report>,
}

impl Wardrobe<'_> {
    /// The themes of a talk with `deck`, of which `asked` was asked for in place of the deck's own.
    ///
    /// # Errors
    ///
    /// When there are none, not even built-in ones.
    pub(super) fn themes(&mut self, deck: &Deck, asked: Option<Found>) -> Result<Themes, Failure> {
        let sheets = match asked {
            Some(asked) => vec![self.take(asked)],
            None => self.of_deck(deck)?,
        };
        let depth = self.reader.depth;
        let mut chosen = sheets.iter().map(Sheet::theme);
        let first = chosen.next().ok_or_else(none_built_in)?;
        let mut themes = Themes::new(&first, depth);
        if let Some(light) = chosen.next() {
            themes = themes.or_light(&light);
        }
        for word in words_of_slides(deck) {
            if let Some(sheet) = self.find(word) {
                themes = themes.with(word.value.as_str(), &sheet.theme());
            }
        }
        themes.suit(self.reader.background);
        Ok(themes)
    }

    /// The theme of `deck`, or its pair, with what the deck changes in them. Of a pair one may be
    /// lost: the other has to do.
    fn of_deck(&mut self, deck: &Deck) -> Result<Vec<Sheet>, Failure> {
        let words = deck.info.theme.iter().flat_map(ThemeChoice::words);
        let mut sheets: Vec<Sheet> = words.filter_map(|word| self.find(word)).collect();
        if is_plain(deck) {
            let (configured, reports) = self.reader.configured.themes();
            sheets = configured;
            self.reports.extend(reports);
        }
        if sheets.is_empty() {
            let mut built_in = theme::BUILTIN.into_iter();
            let usual = built_in.find_map(|name| theme::sheet(name).ok());
            sheets.push(usual.ok_or_else(none_built_in)?);
        }
        self.change(&mut sheets, &deck.info.looks);
        Ok(sheets)
    }

    /// Changes all `sheets` as the deck says. What is wrong in several of them is told once; a
    /// colour that one of them uses is used.
    fn change(&mut self, sheets: &mut [Sheet], looks: &Looks) {
        let mut told: Vec<Finding> = Vec::new();
        let source = self.texts.source();
        let found: Vec<Vec<Finding>> = sheets
            .iter_mut()
            .map(|sheet| sheet.change(looks, source))
            .collect();
        for (sheet, findings) in sheets.iter().zip(&found) {
            for finding in findings {
                let everywhere = found.iter().all(|findings| tells(findings, finding));
                let matters = everywhere || finding.severity == Severity::Error;
                if matters && !tells(&told, finding) {
                    let mut finding = finding.clone();
                    if !everywhere {
                        let name = sheet.theme().name().to_owned();
                        let message = format!("{} in the theme `{name}`", finding.message);
                        finding.message = Clean::line(&message);
                    }
                    told.push(finding);
                }
            }
        }
        told.sort_by_key(|finding| finding.span.start);
        for finding in told {
            self.reports.push(self.texts.report(&finding));
        }
    }

    /// The theme that the deck calls `word`.
    fn find(&mut self, word: &Written<Clean>) -> Option<Sheet> {
        let Reader { origin, reach, .. } = self.reader;
        find_written(word, origin, *reach, self.texts, self.reports)
    }

    fn take(&mut self, found: Found) -> Sheet {
        self.reports.extend(found.reports);
        found.sheet
    }
}

/// Whether `deck` says nothing of how it looks as a whole: then it looks as the user likes it. One that
/// changes colours was made for the usual theme.
pub(super) fn is_plain(deck: &Deck) -> bool {
    deck.info.theme.is_none() && deck.info.looks.is_empty()
}

/// Whether `findings` say the same of the same place.
fn tells(findings: &[Finding], finding: &Finding) -> bool {
    let place = |finding: &Finding| (finding.code, finding.span.clone());
    findings.iter().any(|told| place(told) == place(finding))
}

fn none_built_in() -> Failure {
    Failure::ours("the built-in themes cannot be read")
}

/// The theme files that slides of `deck` name, each where it is named first: built-in themes are
/// read when they are looked at.
fn words_of_slides(deck: &Deck) -> Vec<&Written<Clean>> {
    let mut words: Vec<&Written<Clean>> = Vec::new();
    let choices = deck
        .slides
        .iter()
        .filter_map(|slide| slide.theme.as_deref());
    for word in choices.flat_map(ThemeChoice::words) {
        if !theme::BUILTIN.contains(&word.value.as_str()) && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}
