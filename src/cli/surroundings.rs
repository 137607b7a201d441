//! What the environment says of the terminal, without asking the terminal.

use crate::config::Images;
use crate::shell::wire::Abilities;
use crate::shell::{Means, Protocol};
use crate::theme::{Background, Color, Depth};

/// The environment's variables: an empty one counts as unset.
pub(super) struct Surroundings<F>(pub(super) F);

impl Surroundings<fn(&str) -> Option<String>> {
    /// Those of this process.
    pub(super) fn of_this_process() -> Self {
        Self(|name| std::env::var(name).ok())
    }
}

impl<F: Fn(&str) -> Option<String>> Surroundings<F> {
    fn get(&self, name: &str) -> Option<String> {
        (self.0)(name).filter(|value| !value.is_empty())
    }

    /// How many columns there are for what is printed: `COLUMNS` says so, else the terminal; 80, where
    /// there is none.
    pub(super) fn columns(&self) -> usize {
        let said = self.get("COLUMNS").and_then(|columns| columns.parse().ok());
        said.or_else(terminal_columns)
            .filter(|columns| *columns > 0)
            .unwrap_or(80)
    }

    /// How many colours to use: none where `NO_COLOR` asks for that.
    pub(super) fn depth(&self) -> Depth {
        if self.get("NO_COLOR").is_some() {
            Depth::None
        } else {
            self.colors()
        }
    }

    /// How many colours the terminal has.
    pub(super) fn colors(&self) -> Depth {
        let term = self.get("TERM").unwrap_or_default();
        let is_any = |names: &[&str]| names.iter().any(|name| term.contains(name));
        // Screen passes its surroundings on to the programs in it, but not their true colours.
        let in_screen = term.starts_with("screen") && self.get("STY").is_some();
        if in_screen {
            return if is_any(&["256color"]) {
                Depth::Indexed
            } else {
                Depth::Sixteen
            };
        }
        let true_color = self
            .get("COLORTERM")
            .is_some_and(|value| value == "truecolor" || value == "24bit");
        match term.as_str() {
            "" | "dumb" => Depth::None,
            _ if is_any(&["mono"]) || term.starts_with("vt") => Depth::None,
            _ if true_color => Depth::True,
            // Terminals of whom it is known, also at the far end of SSH, where COLORTERM is lost.
            _ if is_any(&[
                "direct",
                "kitty",
                "ghostty",
                "alacritty",
                "foot",
                "wezterm",
                "contour",
            ]) =>
            {
                Depth::True
            }
            _ if is_any(&["256color"]) => Depth::Indexed,
            _ => Depth::Sixteen,
        }
    }

    /// What the terminal's background is taken for: what `COLORFGBG`, which a few terminals set, says,
    /// or else dark.
    pub(super) fn background(&self) -> Background {
        let colors = self.get("COLORFGBG").unwrap_or_default();
        let last = colors.rsplit(';').next().unwrap_or_default();
        let color = last
            .parse()
            .ok()
            .and_then(|index| Color::Indexed(index).rgb());
        color.map_or(Background::Dark, Background::of)
    }

    /// How pictures may reach the terminal, as `images` asks, in colours of `depth`.
    pub(super) fn means(&self, images: Images, depth: Depth) -> Means {
        let term = self.get("TERM").unwrap_or_default();
        let is = |names: &[&str]| names.iter().any(|name| term.contains(name));
        let in_tmux = self.is_in_tmux();
        // By its TERM alone, which only programs that stand between change, but for Zellij; other
        // variables are handed on to any terminal that is started from another.
        let known = if is(&["kitty", "ghostty"]) {
            Some(Protocol::KittyCells)
        } else if term.starts_with("foot") || term.starts_with("mlterm") {
            Some(Protocol::Sixel)
        } else {
            None
        };
        // It prints what it does not understand of pictures.
        let prints = self.get("TERM_PROGRAM").as_deref() == Some("Apple_Terminal");
        Means {
            images,
            known: known.filter(|_| !in_tmux && !self.is_in_screen() && !self.is_in_zellij()),
            in_tmux,
            asks: !prints && self.may_ask(),
            depth,
        }
    }

    /// Whether the terminal can be asked what it is like. A few print what they do not understand, or
    /// what is meant for the terminal around them.
    pub(super) fn may_ask(&self) -> bool {
        let term = self.get("TERM").unwrap_or_default();
        let prints = ["", "dumb", "linux", "ansi"].contains(&term.as_str())
            || term.starts_with("vt")
            || term.starts_with("eterm")
            || self.get("INSIDE_EMACS").is_some();
        !prints && !self.is_in_screen()
    }

    /// Whether the terminal says, when it is asked, that it has come so far: all do that have a cursor
    /// to be moved, from the first ones on, but a few that are no more than a window of an editor.
    pub(super) fn reports_status(&self) -> bool {
        let term = self.get("TERM").unwrap_or_default();
        let prints = ["", "dumb", "ansi"].contains(&term.as_str())
            || term.starts_with("eterm")
            || self.get("INSIDE_EMACS").is_some();
        !prints
    }

    fn is_in_tmux(&self) -> bool {
        let term = self.get("TERM").unwrap_or_default();
        self.get("TMUX").is_some() || term.starts_with("tmux")
    }

    fn is_in_screen(&self) -> bool {
        let term = self.get("TERM").unwrap_or_default();
        !self.is_in_tmux() && (self.get("STY").is_some() || term.starts_with("screen"))
    }

    /// Whether Zellij stands between, which leaves `TERM` as it is around it.
    fn is_in_zellij(&self) -> bool {
        !self.is_in_tmux() && !self.is_in_screen() && self.get("ZELLIJ").is_some()
    }

    /// Whether somebody cannot bear it that slides fade and move, and by which variable it is told.
    pub(super) fn reduces_motion(&self) -> Option<&'static str> {
        self.first(&["REDUCED_MOTION"])
    }

    /// Whether the terminal is far away, where each frame counts, and by which variable it is told.
    pub(super) fn is_remote(&self) -> Option<&'static str> {
        self.first(&["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"])
    }

    /// The first of these variables that is set.
    fn first(&self, names: &[&'static str]) -> Option<&'static str> {
        let mut names = names.iter().copied();
        names.find(|name| self.get(name).is_some())
    }

    /// What else the terminal can do.
    pub(super) fn wire(&self) -> Abilities {
        let term = self.get("TERM").unwrap_or_default();
        let is_tmux = self.get("TMUX").is_some()
            && self.get("TERM_PROGRAM").as_deref() == Some("tmux")
            && (term.starts_with("tmux") || term.starts_with("screen"));
        let version = self.get("TERM_PROGRAM_VERSION").unwrap_or_default();
        // Zellij's TERM is that of the terminal around it: of itself no more is known than of any.
        let term = if self.is_in_zellij() && self.may_ask() {
            "xterm".to_owned()
        } else {
            term
        };
        let abilities = Abilities::of(&term, is_tmux.then_some(version.as_str()));
        if self.is_windows_terminal() {
            abilities | Abilities::LINKS
        } else {
            abilities
        }
    }

    /// Whether it is Windows Terminal, which does not say so in `TERM`, nor when it is asked.
    fn is_windows_terminal(&self) -> bool {
        let term = self.get("TERM").unwrap_or_default();
        let is_between = self.is_in_tmux() || self.is_in_screen() || self.is_in_zellij();
        let is_nearest = !is_between && term.starts_with("xterm-");
        is_nearest && self.get("WT_SESSION").is_some()
    }
}

/// The columns of the terminal that standard output is.
#[cfg(unix)]
fn terminal_columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(size.ws_col.into())
}

/// The columns of the terminal, which is not asked.
#[cfg(not(unix))]
fn terminal_columns() -> Option<usize> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surroundings(variables: &[(&str, &str)]) -> Surroundings<impl Fn(&str) -> Option<String>> {
        let variables: Vec<(String, String)> = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Surroundings(move |name: &str| {
            let found = variables.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone())
        })
    }

    #[test]
    fn colours_are_chosen_from_what_is_known_of_the_terminal() {
        let cases: [(&[(&str, &str)], Depth); 13] = [
            (&[], Depth::None),
            (&[("TERM", "dumb"), ("COLORTERM", "truecolor")], Depth::None),
            (&[("TERM", "vt220")], Depth::None),
            (&[("TERM", "xterm")], Depth::Sixteen),
            (&[("TERM", "linux")], Depth::Sixteen),
            (&[("TERM", "xterm-256color")], Depth::Indexed),
            (
                &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")],
                Depth::True,
            ),
            (
                &[("TERM", "xterm-256color"), ("COLORTERM", "")],
                Depth::Indexed,
            ),
            (
                &[("TERM", "tmux-256color"), ("COLORTERM", "24bit")],
                Depth::True,
            ),
            (&[("TERM", "xterm-kitty")], Depth::True),
            (&[("TERM", "xterm-direct")], Depth::True),
            (
                &[
                    ("TERM", "screen-256color"),
                    ("COLORTERM", "truecolor"),
                    ("STY", "1.pts"),
                ],
                Depth::Indexed,
            ),
            (
                &[
                    ("TERM", "xterm-256color"),
                    ("COLORTERM", "truecolor"),
                    ("NO_COLOR", "1"),
                ],
                Depth::None,
            ),
        ];
        for (variables, depth) in cases {
            assert_eq!(surroundings(variables).depth(), depth, "{variables:?}");
        }
    }

    #[test]
    fn pictures_go_as_the_terminal_is_surely_known_to_take_them() {
        type Variables = &'static [(&'static str, &'static str)];
        let cases: [(Variables, Option<Protocol>, bool, bool); 9] = [
            (&[], None, false, false),
            (&[("TERM", "linux")], None, false, false),
            (&[("TERM", "xterm-256color")], None, false, true),
            (
                &[("TERM", "xterm-kitty")],
                Some(Protocol::KittyCells),
                false,
                true,
            ),
            (&[("TERM", "foot")], Some(Protocol::Sixel), false, true),
            (
                &[("TERM", "xterm-kitty"), ("TMUX", "/tmp/tmux,1,0")],
                None,
                true,
                true,
            ),
            (
                &[("TERM", "xterm-kitty"), ("ZELLIJ", "0")],
                None,
                false,
                true,
            ),
            (
                &[("TERM", "screen-256color"), ("STY", "1.pts")],
                None,
                false,
                false,
            ),
            (
                &[
                    ("TERM", "xterm-256color"),
                    ("TERM_PROGRAM", "Apple_Terminal"),
                ],
                None,
                false,
                false,
            ),
        ];
        for (variables, known, in_tmux, asks) in cases {
            let means = surroundings(variables).means(Images::Auto, Depth::True);
            assert_eq!(
                (means.known, means.in_tmux, means.asks),
                (known, in_tmux, asks),
                "{variables:?}"
            );
        }
    }

    #[test]
    fn what_prints_questions_is_not_asked() {
        let term = |name| vec![("TERM", name)];
        let xterm = |other| vec![("TERM", "xterm-256color"), other];
        for (variables, may) in [
            (term(""), false),
            (term("dumb"), false),
            (term("linux"), false),
            (term("vt220"), false),
            (term("eterm-color"), false),
            (term("screen-256color"), false),
            (xterm(("STY", "1.pts")), false),
            (xterm(("INSIDE_EMACS", "30.1,vterm")), false),
            (term("xterm-256color"), true),
            (xterm(("TERM_PROGRAM", "Apple_Terminal")), true),
            (xterm(("TMUX", "/tmp/tmux,1,0")), true),
        ] {
            assert_eq!(surroundings(&variables).may_ask(), may, "{variables:?}");
        }
    }

    #[test]
    fn a_background_is_taken_for_dark_unless_the_surroundings_say_that_it_is_light() {
        for (value, background) in [
            ("15;0", Background::Dark),
            ("0;15", Background::Light),
            ("0;7", Background::Light),
            ("7;8", Background::Dark),
            ("0;default;15", Background::Light),
            ("15;default;0", Background::Dark),
            ("0;default", Background::Dark),
            ("12;234", Background::Dark),
            ("0;256", Background::Dark),
            ("light", Background::Dark),
            ("", Background::Dark),
        ] {
            let told = surroundings(&[("COLORFGBG", value)]).background();
            assert_eq!(told, background, "{value:?}");
        }
    }

    #[test]
    fn an_empty_no_color_changes_nothing() {
        let variables = [("TERM", "xterm"), ("NO_COLOR", "")];
        assert_eq!(surroundings(&variables).depth(), Depth::Sixteen);
    }

    #[test]
    fn a_terminal_is_trusted_with_what_it_is_known_to_do() {
        let shifts = Abilities::SHIFTS;
        let erases = Abilities::ERASES_IN_COLOR | Abilities::ERASES_SOME;
        let common = erases | shifts | Abilities::RESTORES;
        let colored = common | Abilities::SHIFTS_IN_COLOR;
        for (term, abilities) in [
            ("", Abilities::empty()),
            ("dumb", Abilities::empty()),
            ("vt100", Abilities::empty()),
            ("ansi", Abilities::empty()),
            ("screen", shifts),
            ("screen-256color", shifts),
            ("linux", common),
            ("xterm", common),
            ("xterm-256color", common),
            ("konsole-256color", common),
            ("tmux-256color", colored),
            (
                "xterm-kitty",
                common | Abilities::REPEATS | Abilities::LINKS,
            ),
            ("alacritty", Abilities::all()),
            ("foot", Abilities::all()),
            ("foot-extra", Abilities::all()),
        ] {
            assert_eq!(surroundings(&[("TERM", term)]).wire(), abilities, "{term}");
        }
        let tmux = |term, version| {
            let tmux = ("TMUX", "/run/tmux,1,0");
            let program = ("TERM_PROGRAM", "tmux");
            let version = ("TERM_PROGRAM_VERSION", version);
            surroundings(&[("TERM", term), tmux, program, version]).wire()
        };
        assert_eq!(tmux("tmux-256color", "3.3a"), colored);
        assert_eq!(tmux("tmux-256color", "3.4"), colored | Abilities::LINKS);
        assert_eq!(tmux("screen-256color", "3.5a"), Abilities::all());
        assert_eq!(tmux("tmux-256color", "next-3.6"), Abilities::all());
        // A terminal that was started from a shell in tmux.
        assert_eq!(tmux("xterm-256color", "3.5a"), common);
        let windows = |term| surroundings(&[("TERM", term), ("WT_SESSION", "1")]).wire();
        assert_eq!(windows("xterm-256color"), common | Abilities::LINKS);
        assert_eq!(windows("tmux-256color"), colored);
        let zellij =
            |term| surroundings(&[("TERM", term), ("ZELLIJ", "0"), ("WT_SESSION", "1")]).wire();
        for term in ["xterm-kitty", "foot", "alacritty", "xterm-256color"] {
            assert_eq!(zellij(term), common, "{term}");
        }
        assert_eq!(zellij("linux"), common);
        assert_eq!(zellij("tmux-256color"), colored);
        assert_eq!(zellij("screen-256color"), shifts);
    }
}
