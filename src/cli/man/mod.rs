//! `seminar man`: the manual page, made of what `--help` and the table of keys are made of.

mod roff;
mod tables;
#[cfg(test)]
mod tests;

use clap::{Arg, Command};

use super::failure::Failure;
use super::keys::joined;
use super::output;
use crate::viewer::{Keymap, Topic};
use roff::{Roff, bold, italic};

/// Writes the page.
///
/// # Errors
///
/// When standard output takes nothing.
pub(super) fn run(program: Command) -> Result<(), Failure> {
    output::write(&page(program))
}

/// The page about `program`, in roff.
fn page(mut program: Command) -> String {
    program.build();
    let name = program.get_name().to_owned();
    let version = program.get_version().unwrap_or_default();
    let about = program.get_about().map(ToString::to_string);
    let mut page = Roff::page(&name, &format!("{name} {version}"));
    page.section("Name");
    page.text(&format!("{name} - {}", about.unwrap_or_default()));
    page.section("Synopsis");
    usage(&mut page, &program);
    page.section("Description");
    for text in tables::DESCRIPTION {
        page.paragraph(text);
    }
    page.section("Options");
    options(&mut page, program.get_arguments());
    page.section("Commands");
    commands(&mut page, &program, &program);
    page.section("Keys");
    page.paragraph("While a talk is shown, `?` lists them.");
    keys(&mut page);
    if let Some(examples) = program.get_after_help() {
        page.section("Examples");
        let examples = examples.to_string();
        page.lines(examples.strip_prefix("Examples:\n").unwrap_or(&examples));
    }
    page.section("Exit status");
    for (code, meaning) in tables::EXIT {
        page.tagged(&bold(code), meaning);
    }
    page.section("Environment");
    for (names, meaning) in tables::ENVIRONMENT {
        let names: Vec<String> = names.iter().map(|name| bold(name)).collect();
        page.tagged(&names.join(", "), meaning);
    }
    page.section("Files");
    for (path, meaning) in tables::FILES {
        page.tagged(&italic(path), meaning);
    }
    page.into_text()
}

/// How a command is called, a line for each way.
fn usage(page: &mut Roff, command: &Command) {
    let usage = command.clone().render_usage().to_string();
    let ways = usage
        .lines()
        .map(|line| line.trim_start_matches("Usage:").trim());
    page.lines(&ways.collect::<Vec<_>>().join("\n"));
}

/// The commands under `command`, each with what only it has; `program` has the rest.
fn commands(page: &mut Roff, command: &Command, program: &Command) {
    let shown = |command: &&Command| !command.is_hide_set() && command.get_name() != "help";
    for command in command.get_subcommands().filter(shown) {
        page.subsection(command.get_bin_name().unwrap_or_else(|| command.get_name()));
        page.text(&sentence(command.get_about()));
        usage(page, command);
        let is_shared = |arg: &&Arg| {
            let same = |other: &Arg| {
                other.get_id() == arg.get_id()
                    && text_of(other.get_help()) == text_of(arg.get_help())
            };
            program.get_arguments().any(same)
        };
        let all = || command.get_arguments().filter(|arg| !arg.is_hide_set());
        options(
            page,
            all().filter(|arg| !is_shared(arg) && arg.get_id() != "help"),
        );
        let shared = all().filter(|arg| is_shared(arg) && arg.get_id() != "version");
        let shared: Vec<String> = shared
            .filter_map(|arg| Some(format!("`--{}`", arg.get_long()?)))
            .filter(|name| name != "`--help`")
            .collect();
        if !shared.is_empty() {
            page.paragraph(&format!("Also, as above: {}.", shared.join(", ")));
        }
        let is_own = text_of(command.get_after_help()) != text_of(program.get_after_help());
        if let Some(more) = command.get_after_help().filter(|_| is_own) {
            page.lines(&more.to_string());
        }
        commands(page, command, program);
    }
}

/// Arguments and options, each with what help says of it.
fn options<'a>(page: &mut Roff, args: impl Iterator<Item = &'a Arg>) {
    for arg in args.filter(|arg| !arg.is_hide_set()) {
        page.tagged(&tag(arg), &about(arg));
        let values = arg.get_possible_values();
        let shown = values.iter().filter(|value| !value.is_hide_set());
        let told: Vec<_> = shown
            .filter_map(|value| Some((value.get_name(), value.get_help()?)))
            .collect();
        if !told.is_empty() && arg.get_action().takes_values() {
            page.indent();
            for (name, help) in told {
                page.tagged(&bold(name), &sentence(Some(help)));
            }
            page.outdent();
        }
    }
}

/// What is typed: `-s`, `--start SLIDE`.
fn tag(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| bold(&format!("-{short}")));
    let long = arg.get_long().map(|long| bold(&format!("--{long}")));
    let typed: Vec<String> = [short, long].into_iter().flatten().collect();
    let values = arg
        .get_value_names()
        .filter(|_| arg.get_action().takes_values());
    let values = values.unwrap_or_default().iter().map(|name| italic(name));
    let mut tag = typed.join(", ");
    for value in values {
        if !tag.is_empty() {
            tag.push(' ');
        }
        tag.push_str(&value);
    }
    tag
}

/// What help says of an argument: what it is, what else it is called, what it takes.
fn about(arg: &Arg) -> String {
    let mut about = sentence(arg.get_help());
    if !arg.get_action().takes_values() {
        for alias in arg.get_visible_aliases().unwrap_or_default() {
            about.extend([" Also `--", alias, "`."]);
        }
        return about;
    }
    let values = arg.get_possible_values();
    let names: Vec<String> = values
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| format!("`{}`", value.get_name()))
        .collect();
    if !names.is_empty() && values.iter().all(|value| value.get_help().is_none()) {
        about.extend([" One of ", &names.join(", "), "."]);
    }
    let defaults: Vec<_> = arg
        .get_default_values()
        .iter()
        .map(|value| format!("`{}`", value.to_string_lossy()))
        .collect();
    if !defaults.is_empty() {
        about.extend([" Default: ", &defaults.join(", "), "."]);
    }
    about
}

/// A phrase of help as a sentence of its own.
fn sentence(help: Option<&clap::builder::StyledStr>) -> String {
    let mut text = text_of(help);
    if !text.is_empty() && !text.ends_with(['.', ':']) {
        text.push('.');
    }
    text
}

fn text_of(help: Option<&clap::builder::StyledStr>) -> String {
    help.map(ToString::to_string).unwrap_or_default()
}

/// The keys, by topic.
fn keys(page: &mut Roff) {
    let keymap = Keymap::default();
    for topic in Topic::ALL {
        page.subsection(topic.name());
        for binding in keymap.bindings().iter().filter(|it| it.topic == topic) {
            let keys = keymap.keys(binding.action);
            if !keys.is_empty() {
                page.tagged(&bold(&joined(&keys)), binding.does);
            }
        }
    }
}
