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
    text.graphemes(true).map(cluster_width).sum()
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
