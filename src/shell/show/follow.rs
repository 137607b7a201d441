//! A theme that follows the terminal, where the deck has one for dark and one for light ones.

use super::Show;
use crate::deck::{Deck, ThemeChoice};
use crate::theme::Themes;

/// Whether it takes the terminal's background to tell what slides look like.
pub(super) fn tells(deck: &Deck, themes: &Themes) -> bool {
    let mut own = deck
        .slides
        .iter()
        .filter_map(|slide| slide.theme.as_deref());
    themes.has_colors() && (themes.is_pair() || own.any(ThemeChoice::is_pair))
}

impl Show {
    /// Suits the themes to what the terminal says of itself; one that the user has turned to stays.
    pub(super) fn suit_terminal(&mut self) {
        let Some(background) = self.background.heard() else {
            return;
        };
        let session = &mut self.session;
        if session.themes.background() == background
            || session.themes.is_turned(session.viewer.theme_turns)
        {
            return;
        }
        session.themes.suit(background);
        // It would go on in the colours of the theme before.
        self.turn = None;
    }
}
