//! The one place where text is measured.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns that `text` takes on a terminal, counted cluster by cluster as ratatui's buffer
/// does when it draws: clusters of no width and clusters with a control in them take none.
///
/// ratatui's `Span::width` measures a string as a whole instead, and so differs where letters of
/// neighbouring clusters could join, as in Arabic. What is drawn is what counts here.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    clusters(text).map(cluster_width).sum()
}

/// The clusters of `text`, one by one: what a reader takes for one character.
pub fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = match rest.as_bytes() {
            // Most text is such, and nothing in it joins but the two characters that end a line.
            [first, next, ..] if first.is_ascii() && *first != b'\r' && next.is_ascii() => 1,
            [first] if first.is_ascii() => 1,
            // A cluster depends on nothing before it.
            _ => rest.graphemes(true).next()?.len(),
        };
        let (cluster, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(cluster)
    })
}

/// The longest start of `text` that fits in `columns`, never cutting a cluster.
pub fn clip(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster_width(cluster);
        if used > columns {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// The columns of one cluster.
pub(super) fn cluster_width(cluster: &str) -> usize {
    if let [byte] = cluster.as_bytes() {
        return usize::from(!byte.is_ascii_control());
    }
    if cluster.contains(char::is_control) {
        return 0;
    }
    // Unicode calls the half-width katakana sound marks zero wide; terminals give them a cell.
    let sound_marks = cluster
        .chars()
        .filter(|mark| matches!(mark, '\u{FF9E}' | '\u{FF9F}'));
    cluster.width() + sound_marks.count()
}

#[cfg(test)]
mod tests;
