//! What a terminal is trusted with, beyond what all of them do alike: docs/terminals.md says which, and
//! where that is known from.

use bitflags::bitflags;

use super::look::Look;
use crate::theme::Color;

bitflags! {
    /// What is known of the terminal at the other end. By default nothing is.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Abilities: u8 {
        /// Erasing leaves the background colour that is set. Without it only blanks of the terminal's
        /// own background are erased, others are written.
        const ERASES_IN_COLOR = 1;
        /// It erases as many characters as it is told to (ECH).
        const ERASES_SOME = 1 << 1;
        /// It takes out rows and puts in others (DL and IL).
        const SHIFTS = 1 << 2;
        /// Rows that it puts in have the background colour that is set. Without it they may have that,
        /// or the terminal's own.
        const SHIFTS_IN_COLOR = 1 << 3;
        /// It repeats the last character when told to (REP).
        const REPEATS = 1 << 4;
        /// It keeps the look that is set when told to, and takes it up again (DECSC and DECRC).
        const RESTORES = 1 << 5;
        /// It takes links (OSC 8).
        const LINKS = 1 << 6;
    }
}

impl Abilities {
    /// What every terminal can do that is not older than these: all but the first erase in the colour
    /// that is set.
    const COMMON: Self = Self::ERASES_IN_COLOR
        .union(Self::ERASES_SOME)
        .union(Self::SHIFTS)
        .union(Self::RESTORES);

    /// What a terminal can do that is called `term`, as in the environment variable. `in_tmux` is the
    /// version of the tmux that is this terminal, as far as that is known.
    pub fn of(term: &str, in_tmux: Option<&str>) -> Self {
        let is = |names: &[&str]| names.iter().any(|name| term.starts_with(name));
        if in_tmux.is_some() || is(&["tmux"]) {
            let shifts = Self::COMMON | Self::SHIFTS_IN_COLOR;
            // Before 3.5 it repeats ASCII alone, before 3.4 it knows no links.
            return match in_tmux.and_then(version) {
                Some(version) if version >= (3, 5) => shifts | Self::REPEATS | Self::LINKS,
                Some(version) if version >= (3, 4) => shifts | Self::LINKS,
                _ => shifts,
            };
        }
        if term.is_empty() || is(&["dumb", "ansi", "vt"]) {
            Self::empty()
        } else if is(&["screen"]) {
            Self::SHIFTS
        } else if is(&["alacritty", "foot", "wezterm"]) {
            Self::COMMON | Self::SHIFTS_IN_COLOR | Self::REPEATS | Self::LINKS
        } else if is(&["xterm-kitty"]) {
            Self::COMMON | Self::REPEATS | Self::LINKS
        } else {
            Self::COMMON
        }
    }

    /// What a terminal can do that calls itself `version` when it is asked (XTVERSION); nothing, when it is
    /// not known. All but Contour could surely repeat characters before they could answer. They show links, as far
    /// as they do that cell by cell and keep them out of what is erased: Konsole and mintty do not, and xterm
    /// shows none at all.
    pub fn of_version(version: &str) -> Self {
        let is = |names: &[&str]| names.iter().any(|name| version.starts_with(name));
        if let Some(version) = version.strip_prefix("tmux ") {
            Self::of("tmux", Some(version))
        } else if let Some(text) = version.strip_prefix("contour ") {
            // Before 0.5 an id led to its first address for good.
            match self::version(text) {
                Some(version) if version >= (0, 5) => Self::COMMON | Self::LINKS,
                _ => Self::COMMON,
            }
        } else if is(&["foot(", "WezTerm "]) {
            Self::COMMON | Self::SHIFTS_IN_COLOR | Self::REPEATS | Self::LINKS
        } else if is(&["Konsole ", "mintty ", "XTerm("]) {
            Self::COMMON | Self::SHIFTS_IN_COLOR | Self::REPEATS
        } else if is(&["ghostty ", "iTerm2 ", "kitty(", "VTE("]) {
            Self::COMMON | Self::REPEATS | Self::LINKS
        } else {
            Self::empty()
        }
    }

    /// Whether blanks of `look` can be erased.
    pub(super) fn erases(self, look: Look) -> bool {
        let is_own = look.background() == Color::Default;
        look.is_plain() && (is_own || self.contains(Self::ERASES_IN_COLOR))
    }

    /// Whether rows that are put in have this look for sure.
    pub(super) fn inserts(self, look: Look) -> bool {
        let is_own = look.background() == Color::Default;
        look.is_plain() && (is_own || self.contains(Self::SHIFTS_IN_COLOR))
    }
}

/// The first two numbers of a version: 3.5 in `3.5a` and in `next-3.5`.
fn version(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_start_matches(|character: char| !character.is_ascii_digit());
    let mut numbers = text.split(|character: char| !character.is_ascii_digit());
    let mut next = || numbers.next()?.parse().ok();
    Some((next()?, next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_trusted_by_the_name_that_it_gives() {
        let repeats = Abilities::COMMON | Abilities::REPEATS | Abilities::LINKS;
        let colored = Abilities::COMMON | Abilities::SHIFTS_IN_COLOR;
        for (version, abilities) in [
            ("kitty(0.42.0)", repeats),
            ("ghostty 1.2.0", repeats),
            ("VTE(7600)", repeats),
            ("iTerm2 3.5.14", repeats),
            ("foot(1.22.3)", Abilities::all()),
            ("WezTerm 20240203-110809-5046fc22", Abilities::all()),
            ("Konsole 25.08.0", Abilities::all() - Abilities::LINKS),
            ("mintty 3.8.2", Abilities::all() - Abilities::LINKS),
            ("XTerm(398)", Abilities::all() - Abilities::LINKS),
            ("contour 0.4.3.6442", Abilities::COMMON),
            ("contour 0.5.0.7168", Abilities::COMMON | Abilities::LINKS),
            ("contour 0.7.0.8982", Abilities::COMMON | Abilities::LINKS),
            ("contour ", Abilities::COMMON),
            ("Zellij(4500)", Abilities::empty()),
            ("tmux 3.3a", colored),
            ("tmux 3.4", colored | Abilities::LINKS),
            ("tmux 3.5a", Abilities::all()),
            ("tmux next-3.7", Abilities::all()),
            ("tmux ", colored),
            ("kitty", Abilities::empty()),
            ("libghostty", Abilities::empty()),
            ("not kitty(0.42.0)", Abilities::empty()),
            ("", Abilities::empty()),
        ] {
            assert_eq!(Abilities::of_version(version), abilities, "{version:?}");
        }
    }
}
