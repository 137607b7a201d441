//! Inline markup in words.

use crate::text::{Clean, Marks, Run, runs};

/// A paragraph without its markup: what is struck out is said to be, and a link's address follows
/// its text. Line breaks are spaces.
pub(super) fn told(text: &Clean) -> String {
    let runs = runs(text);
    let mut told = String::new();
    let mut rest = runs.as_slice();
    while let Some(first) = rest.first() {
        let group = |run: &Run| (run.marks.contains(Marks::STRUCK), run.link.clone());
        let length = rest
            .iter()
            .take_while(|run| group(run) == group(first))
            .count();
        let (same, others) = rest.split_at(length);
        let words: String = same.iter().map(|run| run.text.as_str()).collect();
        let (is_struck, link) = group(first);
        let words = match link {
            Some(address) if !says(&words, &address) => format!("{words} ({address})"),
            _ => words,
        };
        if is_struck {
            told.extend(["(struck out: ", &words, ")"]);
        } else {
            told.push_str(&words);
        }
        rest = others;
    }
    told.trim().to_owned()
}

/// Whether the words are the address.
fn says(words: &str, address: &str) -> bool {
    let bare = |text: &str| {
        let text = text.trim_end_matches('/');
        let text = text.strip_prefix("mailto:").unwrap_or(text);
        text.split_once("://")
            .map_or(text, |(_, rest)| rest)
            .to_owned()
    };
    bare(words) == bare(address)
}

/// The paragraphs of a text, which blank lines part.
pub(super) fn paragraphs(text: &Clean) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in text.as_str().lines() {
        if line.trim().is_empty() {
            paragraphs.push(String::new());
        } else if let Some(last) = paragraphs.last_mut() {
            last.push_str(line);
            last.push('\n');
        }
    }
    paragraphs
        .iter()
        .map(|paragraph| told(&Clean::block(paragraph)))
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}
