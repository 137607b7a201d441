//! What has the last word: a flag, then the environment, then the configuration, then what is usual.
//!
//! The theme is not settled here. `--theme` goes before a deck's own, and a deck's own before the
//! configured one, so it takes the deck to tell.

use std::fmt;

use super::configuration::Configured;
use super::surroundings::Surroundings;
use crate::config::Images;
use crate::layout::Size;
use crate::source::Written;
use crate::viewer::ClockFace;

/// The screens that decks are checked on.
const SIZES: [Size; 2] = [
    Size {
        width: 80,
        height: 24,
    },
    Size {
        width: 120,
        height: 40,
    },
];

/// What a command line says.
#[derive(Clone, Debug, Default)]
pub(super) struct Flags {
    pub(super) images: Option<Images>,
    pub(super) transitions: bool,
    pub(super) no_transitions: bool,
    pub(super) record: Option<bool>,
    pub(super) sizes: Vec<Size>,
}

/// A value, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Setting<T> {
    pub(super) value: T,
    pub(super) from: Source,
}

/// Who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// This flag.
    Flag(&'static str),
    /// This variable.
    Environment(&'static str),
    /// The configuration, on this line, counted from 1.
    Configuration(usize),
    /// Nobody.
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) | Self::Environment(name) => f.write_str(name),
            Self::Configuration(line) => write!(f, "line {line}"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// What holds, all in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Settings {
    /// How pictures are shown.
    pub(super) images: Setting<Images>,
    /// What the clock in the bottom row shows from the start.
    pub(super) clock: Setting<ClockFace>,
    /// Whether slides come at once, whatever the deck says.
    pub(super) reduced_motion: Setting<bool>,
    /// Whether lessons are recorded.
    pub(super) record: Setting<bool>,
    /// Whether the clock stands while the audience's screen is blank.
    pub(super) blank_pauses_clock: Setting<bool>,
    /// The screens that decks are checked on.
    pub(super) sizes: Setting<Vec<Size>>,
}

impl Settings {
    /// What holds by all that is said.
    pub(super) fn of<F: Fn(&str) -> Option<String>>(
        flags: &Flags,
        surroundings: &Surroundings<F>,
        configured: &Configured,
    ) -> Self {
        let configuration = &configured.configuration;
        let images = flags.images.map(|images| by_flag(images, "--images"));
        let record = flags.record.map(|record| {
            let name = if record { "--record" } else { "--no-record" };
            by_flag(record, name)
        });
        let sizes = (!flags.sizes.is_empty()).then(|| by_flag(flags.sizes.clone(), "--size"));
        Self {
            images: images
                .or_else(|| by_file(configuration.images.as_ref(), configured))
                .unwrap_or_else(usual),
            clock: by_file(configuration.clock.as_ref(), configured).unwrap_or_else(usual),
            reduced_motion: reduced_motion(flags, surroundings)
                .or_else(|| by_file(configuration.reduced_motion.as_ref(), configured))
                .unwrap_or_else(usual),
            record: record
                .or_else(|| by_file(configuration.record.as_ref(), configured))
                .unwrap_or_else(usual),
            blank_pauses_clock: by_file(configuration.blank_pauses_clock.as_ref(), configured)
                .unwrap_or_else(usual),
            sizes: sizes
                .or_else(|| by_file(configuration.sizes.as_ref(), configured))
                .unwrap_or_else(|| Setting {
                    value: SIZES.to_vec(),
                    from: Source::Default,
                }),
        }
    }
}

/// Whether motion is unwanted, as far as flags and the environment say so. `--transitions` is about
/// terminals that are far away: where somebody cannot bear motion at all, it says nothing.
fn reduced_motion<F: Fn(&str) -> Option<String>>(
    flags: &Flags,
    surroundings: &Surroundings<F>,
) -> Option<Setting<bool>> {
    let by_variable = |name| Setting {
        value: true,
        from: Source::Environment(name),
    };
    if flags.no_transitions {
        return Some(by_flag(true, "--no-transitions"));
    }
    if let Some(name) = surroundings.reduces_motion() {
        return Some(by_variable(name));
    }
    if flags.transitions {
        return Some(by_flag(false, "--transitions"));
    }
    surroundings.is_remote().map(by_variable)
}

fn by_flag<T>(value: T, name: &'static str) -> Setting<T> {
    Setting {
        value,
        from: Source::Flag(name),
    }
}

fn by_file<T: Clone>(written: Option<&Written<T>>, configured: &Configured) -> Option<Setting<T>> {
    let written = written?;
    Some(Setting {
        value: written.value.clone(),
        from: Source::Configuration(configured.line(written)),
    })
}

fn usual<T: Default>() -> Setting<T> {
    Setting {
        value: T::default(),
        from: Source::Default,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::source::Texts;
    use crate::text::Clean;

    fn configured(text: &str) -> Configured {
        let (configuration, findings) = config::parse(text);
        assert_eq!(findings, []);
        Configured {
            configuration,
            texts: Some(Texts::new(Clean::line("config.toml"), text.to_owned())),
            ..Configured::nothing()
        }
    }

    fn settings(flags: &Flags, set: &[&'static str], text: &str) -> Settings {
        let get = |name: &str| set.contains(&name).then(|| "1".to_owned());
        Settings::of(flags, &Surroundings(get), &configured(text))
    }

    #[test]
    fn what_nobody_says_is_as_usual() {
        let settings = settings(&Flags::default(), &[], "");
        assert_eq!(settings.images.value, Images::Auto);
        assert_eq!(settings.clock.value, ClockFace::Hidden);
        assert!(!settings.reduced_motion.value && !settings.record.value);
        assert!(!settings.blank_pauses_clock.value);
        assert_eq!(settings.sizes.value, SIZES);
        let from = [
            settings.images.from,
            settings.clock.from,
            settings.reduced_motion.from,
            settings.record.from,
            settings.blank_pauses_clock.from,
            settings.sizes.from,
        ];
        assert_eq!(from, [Source::Default; 6]);
    }

    #[test]
    fn flags_go_before_the_configuration() {
        let text = "images = \"blocks\"\nrecord = true\ncheck.sizes = [\"40x10\"]\n";
        let by_file = settings(&Flags::default(), &[], text);
        assert_eq!(
            (by_file.images.value, by_file.images.from),
            (Images::Blocks, Source::Configuration(1))
        );
        assert_eq!(
            (by_file.record.value, by_file.record.from),
            (true, Source::Configuration(2))
        );
        assert_eq!(by_file.sizes.from, Source::Configuration(3));
        let flags = Flags {
            images: Some(Images::Off),
            record: Some(false),
            sizes: SIZES.to_vec(),
            ..Flags::default()
        };
        let by_flag = settings(&flags, &[], text);
        assert_eq!(by_flag.images.value, Images::Off);
        assert_eq!(by_flag.images.from.to_string(), "--images");
        assert!(!by_flag.record.value);
        assert_eq!(by_flag.record.from.to_string(), "--no-record");
        assert_eq!(by_flag.sizes.value, SIZES);
    }

    #[test]
    fn motion_is_reduced_by_whoever_speaks_first() {
        let told = |transitions, no_transitions, set: &[&'static str], text| {
            let flags = Flags {
                transitions,
                no_transitions,
                ..Flags::default()
            };
            let it = settings(&flags, set, text).reduced_motion;
            format!("{} {}", it.value, it.from)
        };
        let reduced = "reduced_motion = true";
        let moving = "reduced_motion = false";
        let all = ["REDUCED_MOTION", "SSH_TTY"];
        assert_eq!(told(false, false, &[], reduced), "true line 1");
        assert_eq!(told(false, false, &[], moving), "false line 1");
        assert_eq!(told(false, false, &["SSH_TTY"], moving), "true SSH_TTY");
        assert_eq!(told(false, false, &all, moving), "true REDUCED_MOTION");
        assert_eq!(
            told(true, false, &["SSH_TTY"], reduced),
            "false --transitions"
        );
        assert_eq!(told(true, false, &all, moving), "true REDUCED_MOTION");
        assert_eq!(told(false, true, &all, moving), "true --no-transitions");
    }
}
