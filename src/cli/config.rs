//! `seminar config`: where the configuration is, what holds, and who says so.

use std::io::{self, Write as _};

use super::configuration::Configured;
use super::failure::Failure;
use super::output;
use super::settings::{Flags, Settings, Source};
use super::surroundings::Surroundings;
use crate::config::CLOCKS;
use crate::deck::ThemeChoice;
use crate::source::Report;
use crate::text::width;
use crate::theme;
use crate::viewer::Action;

/// What its exit codes mean.
pub(super) const AFTER: &str = "\
What it prints is a configuration itself, to begin your own with.

Exit status: 0 when all is well; 1 when something is wrong in the configuration: what is told is
left out, and the rest holds.

docs/configuration.md explains all keys.";

/// Whether anything is wrong with the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Clean,
    Findings,
}

/// Prints what holds, and on standard error what is wrong.
///
/// # Errors
///
/// When nothing can be written.
pub(super) fn run() -> Result<Verdict, Failure> {
    let mut configured = Configured::of_this_user();
    let (sheets, reports) = configured.themes();
    if sheets.is_empty() {
        // It is told of below: what holds is what is usual.
        configured.configuration.theme = None;
    }
    configured.reports.extend(reports);
    let place = |report: &Report| report.place.as_ref().map(|spot| spot.location);
    configured.reports.sort_by_key(place);
    let surroundings = Surroundings::of_this_process();
    output::write(&text(&configured, &surroundings))?;
    if configured.reports.is_empty() {
        return Ok(Verdict::Clean);
    }
    let reports: Vec<String> = configured.reports.iter().map(Report::to_string).collect();
    // With standard error closed there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "{}", reports.join("\n\n"));
    Ok(Verdict::Findings)
}

/// What holds, as a configuration.
fn text<F: Fn(&str) -> Option<String>>(
    configured: &Configured,
    surroundings: &Surroundings<F>,
) -> String {
    let path = match &configured.path {
        Some(path) if configured.texts.is_some() => path.display().to_string(),
        Some(path) if configured.reports.is_empty() => format!("{} (not there)", path.display()),
        Some(path) => format!("{} (not read)", path.display()),
        None => "none: neither XDG_CONFIG_HOME nor HOME names a folder".to_owned(),
    };
    let Settings {
        images,
        clock,
        reduced_motion,
        record,
        blank_pauses_clock,
        sizes,
    } = Settings::of(&Flags::default(), surroundings, configured);
    let face = CLOCKS.iter().find(|(_, face)| *face == clock.value);
    let face = face.map_or("none", |(name, _)| name);
    let size = |size: &crate::layout::Size| quoted(&format!("{}x{}", size.width, size.height));
    let rows = [
        theme_row(configured),
        row("images", quoted(images.value.name()), images.from),
        row("clock", quoted(face), clock.from),
        row("reduced_motion", reduced_motion.value, reduced_motion.from),
        row("record", record.value, record.from),
        row(
            "blank_pauses_clock",
            blank_pauses_clock.value,
            blank_pauses_clock.from,
        ),
    ];
    let check = [row(
        "sizes",
        array(sizes.value.iter().map(size)),
        sizes.from,
    )];
    let keys: Vec<Row> = keys(configured).collect();
    let all = rows.iter().chain(&check).chain(&keys);
    let widest = all.map(|row| width(&row.0)).max().unwrap_or(0);
    let aligned = |rows: &[Row]| -> String { rows.iter().map(|row| row.text(widest)).collect() };
    let path = crate::text::Clean::line(&path);
    format!(
        "# {path}\n\n{}\n[check]\n{}\n[keys] # all others are as `seminar keys` lists them\n{}",
        aligned(&rows),
        aligned(&check),
        aligned(&keys)
    )
}

/// A key with its value, and who says so.
struct Row(String, Source);

impl Row {
    fn text(&self, widest: usize) -> String {
        let gap = " ".repeat(widest - width(&self.0));
        format!("{}{gap}  # {}\n", self.0, self.1)
    }
}

fn row(key: &str, value: impl std::fmt::Display, from: Source) -> Row {
    Row(format!("{key} = {value}"), from)
}

fn theme_row(configured: &Configured) -> Row {
    let usual = theme::BUILTIN.first().copied().unwrap_or_default();
    let Some(theme) = &configured.configuration.theme else {
        return row("theme", quoted(usual), Source::Default);
    };
    let value = match theme {
        ThemeChoice::One(word) => quoted(word.value.as_str()),
        ThemeChoice::Pair { dark, light } => {
            let [dark, light] = [dark, light].map(|word| quoted(word.value.as_str()));
            format!("{{ dark = {dark}, light = {light} }}")
        }
    };
    let mut lines = theme.words().map(|word| configured.line(word));
    let from = lines.next().map_or(Source::Default, Source::Configuration);
    row("theme", value, from)
}

/// The actions that have other keys than usual.
fn keys(configured: &Configured) -> impl Iterator<Item = Row> {
    configured.configuration.keys.iter().map(|written| {
        let action: Action = written.value.action;
        let bindings = configured.configuration.keymap.bindings().iter();
        let chords = bindings
            .filter(|binding| binding.action == action)
            .flat_map(|binding| binding.chords.iter());
        let chords = chords.map(|chord| {
            let keys: Vec<String> = chord.keys().map(|key| key.to_string()).collect();
            quoted(&keys.join(" "))
        });
        let from = Source::Configuration(configured.line(written));
        row(action.name(), array(chords), from)
    })
}

fn array(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

/// `text` as TOML writes it, which in one line is as JSON does.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config;
    use crate::source::Texts;
    use crate::text::Clean;

    #[test]
    fn what_is_printed_is_the_same_configuration() {
        let source = "theme = { dark = \"own \\\"dark\\\".toml\", light = 'a\\b.toml' }\n\
                      clock = \"time\"\nrecord = true\ncheck.sizes = [\"1x1\"]\n\
                      [keys]\nnext = ['\"', '\\', \"ctrl-x n\", \"space\", \"shift-right\"]\n\
                      quit = \"x\"\nblank = []\nanswers = []\nnext_slide = []\n";
        let (configuration, findings) = config::parse(source);
        assert_eq!(findings, []);
        let configured = Configured {
            configuration,
            texts: Some(Texts::new(Clean::line("config.toml"), source.to_owned())),
            ..Configured::nothing()
        };
        let printed = text(&configured, &Surroundings(|_: &str| None));
        let (again, findings) = config::parse(&printed);
        assert_eq!(findings, [], "{printed}");
        let said = &configured.configuration;
        assert_eq!(again.keymap, said.keymap);
        let parts = |it: &config::Configuration| {
            (
                it.theme.clone(),
                it.clock.clone(),
                it.record.clone(),
                it.sizes.clone(),
            )
        };
        assert_eq!(parts(&again), parts(said));
    }
}
