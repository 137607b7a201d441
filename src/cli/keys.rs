//! `seminar keys`: what each key does.

use clap::Args;

use super::configuration::Configured;
use super::failure::Failure;
use super::output;
use crate::text::width;
use crate::viewer::{Binding, Keymap, Topic};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Say what the configuration calls each action, too
    #[arg(long)]
    names: bool,
}

/// Lists the keys.
///
/// # Errors
///
/// When standard output takes nothing.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let configured = Configured::of_this_user();
    configured.complain();
    output::write(&list(&configured.configuration.keymap, arguments.names))
}

/// The keys by topic, as text, with the `names` of all actions; without these, what has no keys is left
/// out.
fn list(keymap: &Keymap, names: bool) -> String {
    let rows: Vec<(&Binding, String)> = keymap
        .bindings()
        .iter()
        .map(|binding| (binding, joined(&keymap.keys(binding.action))))
        .filter(|(_, keys)| names || !keys.is_empty())
        .collect();
    let widest = rows.iter().map(|(_, keys)| width(keys)).max().unwrap_or(0);
    let actions = rows.iter().map(|(binding, _)| binding.action.name());
    let longest = actions.map(width).max().unwrap_or(0);
    let mut parts = Vec::new();
    for topic in Topic::ALL {
        let mut part = format!("{}\n", topic.name());
        let here = rows.iter().filter(|(binding, _)| binding.topic == topic);
        for (binding, keys) in here {
            if names {
                let name = binding.action.name();
                let gap = " ".repeat(longest - width(name));
                part.extend(["  ", name, &gap]);
            }
            let gap = " ".repeat(widest - width(keys));
            part.extend(["  ", keys, &gap, "  ", binding.does, "\n"]);
        }
        parts.push(part);
    }
    parts.join("\n")
}

/// Keys side by side; commas part them where one of them is two words.
pub(super) fn joined(keys: &[String]) -> String {
    let words = keys.iter().any(|key| key.contains(' '));
    keys.join(if words { ", " } else { " " })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::viewer::{Action, Rebinding};

    #[test]
    fn all_keys_are_listed_under_their_topics() {
        let keymap = Keymap::default();
        let list = list(&keymap, false);
        for topic in Topic::ALL {
            assert!(list.lines().any(|line| line == topic.name()));
        }
        for binding in keymap.bindings() {
            let keys = joined(&keymap.keys(binding.action));
            let is_it = |line: &str| line.trim().starts_with(&keys) && line.ends_with(binding.does);
            assert!(list.lines().any(is_it), "{keys}");
        }
        let rows = list.lines().filter(|line| line.starts_with("  "));
        assert_eq!(rows.count(), keymap.bindings().len());
    }

    #[test]
    fn the_names_of_all_actions_are_listed_also_of_those_without_keys() {
        let nothing = Action::ALL.map(|action| Rebinding {
            action,
            chords: Vec::new(),
        });
        let (keymap, _) = Keymap::rebound(&nothing);
        let list = list(&keymap, true);
        for name in Action::NAMES {
            let is_it = |line: &str| line.trim().starts_with(&format!("{name} "));
            assert!(list.lines().any(is_it), "{name}");
        }
    }
}
