//! `seminar keys`: what each key does.

use super::failure::Failure;
use super::output;
use crate::text::width;
use crate::viewer::{Binding, Keymap, Topic};

/// Lists the keys.
///
/// # Errors
///
/// When standard output takes nothing.
pub(super) fn run() -> Result<(), Failure> {
    output::write(&list(&Keymap::default()))
}

/// The keys by topic, as text; what has none is left out.
fn list(keymap: &Keymap) -> String {
    let rows: Vec<(&Binding, String)> = keymap
        .bindings()
        .iter()
        .map(|binding| (binding, joined(&keymap.keys(binding.action))))
        .filter(|(_, keys)| !keys.is_empty())
        .collect();
    let widest = rows.iter().map(|(_, keys)| width(keys)).max().unwrap_or(0);
    let mut parts = Vec::new();
    for topic in Topic::ALL {
        let mut part = format!("{}\n", topic.name());
        let here = rows.iter().filter(|(binding, _)| binding.topic == topic);
        for (binding, keys) in here {
            let gap = " ".repeat(widest - width(keys));
            part.extend(["  ", keys, &gap, "  ", binding.does, "\n"]);
        }
        parts.push(part);
    }
    parts.join("\n")
}

/// Keys side by side; commas part them where one of them is two words.
fn joined(keys: &[String]) -> String {
    let words = keys.iter().any(|key| key.contains(' '));
    keys.join(if words { ", " } else { " " })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_keys_are_listed_under_their_topics() {
        let keymap = Keymap::default();
        let list = list(&keymap);
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
}
