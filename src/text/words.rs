//! Words: what a line may be broken between.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::width::{self, cluster_width};
use super::{Marks, Run};

/// Characters that never start a line where words have no spaces between them.
const CLOSING: &str = "、。，．・：；？！‼⁇⁈⁉ー）］｝〕〉》」』】〙〗〟｠’”»…‥゛゜ヽヾゝゞ々〻〜～\
    ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ\
    ,.:;?!)]}%‰°％℃｡｣､･";

/// Characters that never end a line.
const OPENING: &str = "（［｛〔〈《「『【〘〖〝｟‘“«([{$£￥＄￡｢";

/// What stands for a cluster wider than its line.
pub(super) const CUT: &str = "…";

/// A cluster of a run.
pub(super) struct Cluster<'a> {
    pub(super) text: &'a str,
    pub(super) width: u32,
    /// The index of its run.
    pub(super) run: usize,
    code: bool,
}

/// A stretch of clusters that stays together, as far as it fits.
#[derive(Debug)]
pub(super) struct Word {
    /// Where its clusters are, without the space after them.
    pub(super) clusters: Range<usize>,
    /// Its columns.
    pub(super) width: u32,
    /// The columns of the space after it.
    pub(super) space: u32,
}

/// A count of columns as it is kept here: more than anybody has is as good as most.
pub(super) fn columns(width: usize) -> u32 {
    u32::try_from(width).unwrap_or(u32::MAX)
}

/// The clusters of `runs`. None crosses from one run into the next, since each run is drawn by
/// itself.
pub(super) fn clusters(runs: &[Run]) -> Vec<Cluster<'_>> {
    let clusters = runs.iter().enumerate().flat_map(|(index, run)| {
        width::clusters(&run.text).map(move |text| Cluster {
            text,
            width: columns(cluster_width(text)),
            run: index,
            code: run.marks.contains(Marks::CODE),
        })
    });
    clusters.collect()
}

/// Parts `clusters` into words, the first at most `first` columns wide, all others `rest`.
///
/// Space before the first word belongs to it, unless it would fill the line. Clusters wider than a
/// line are cut.
pub(super) fn words(clusters: &mut [Cluster<'_>], first: u32, rest: u32) -> Vec<Word> {
    let mut words = Vec::new();
    let indent = spaces(clusters, 0);
    let mut start = if total(clusters, 0..indent) < first {
        0
    } else {
        indent
    };
    let mut end = indent;
    while end < clusters.len() {
        end = end_of_word(clusters, end);
        let next = end + spaces(clusters, end);
        let space = total(clusters, end..next);
        let limit = |words: &[Word]| if words.is_empty() { first } else { rest };
        push_pieces(&mut words, clusters, start..end, limit);
        if let Some(word) = words.last_mut() {
            word.space = space;
        }
        start = next;
        end = next;
    }
    words
}

/// Adds a word, in as many pieces as its `limit` (the columns for the word after some) asks for.
fn push_pieces(
    words: &mut Vec<Word>,
    clusters: &mut [Cluster<'_>],
    range: Range<usize>,
    limit: impl Fn(&[Word]) -> u32,
) {
    let mut start = range.start;
    let mut width: u32 = 0;
    for (at, cluster) in clusters
        .iter_mut()
        .enumerate()
        .take(range.end)
        .skip(range.start)
    {
        if width.saturating_add(cluster.width) > limit(words) && at > start {
            words.push(Word {
                clusters: start..at,
                width,
                space: 0,
            });
            start = at;
            width = 0;
        }
        if cluster.width > limit(words) {
            cluster.text = CUT;
            cluster.width = 1;
        }
        width = width.saturating_add(cluster.width);
    }
    if start < range.end {
        words.push(Word {
            clusters: start..range.end,
            width,
            space: 0,
        });
    }
}

/// Where the word ends that has a cluster other than space at `start`.
fn end_of_word(clusters: &[Cluster<'_>], start: usize) -> usize {
    let rest = clusters.get(start..).unwrap_or_default();
    let mut earlier = None;
    for (at, pair) in rest.windows(2).enumerate() {
        let [before, after] = pair else { break };
        if after.is_space() || may_break(earlier, before, after) {
            return start + at + 1;
        }
        earlier = Some(before);
    }
    clusters.len()
}

/// Whether a line may end with `before` and the next start with `after`, neither of them space.
/// `earlier` stands before both in the same word.
fn may_break(earlier: Option<&Cluster<'_>>, before: &Cluster<'_>, after: &Cluster<'_>) -> bool {
    // Most text is plain, and nothing breaks between two of its letters.
    if before.is_plain() && after.is_plain() {
        return false;
    }
    if before.code && !before.is_wide() && !after.is_wide() {
        return false;
    }
    if after.starts_with(|char| CLOSING.contains(char))
        || before.starts_with(|char| OPENING.contains(char))
    {
        return false;
    }
    match before.text {
        "-" | "\u{2010}" => {
            earlier.is_some_and(|earlier| earlier.starts_with(char::is_alphanumeric))
                && after.starts_with(char::is_alphabetic)
        }
        "–" | "—" => earlier.is_some(),
        _ => {
            let (left, right) = (before.is_wide(), after.is_wide());
            (left && (right || after.starts_with(char::is_alphanumeric)))
                || (right && before.starts_with(char::is_alphanumeric))
        }
    }
}

impl Cluster<'_> {
    /// Whether it is space that a line may break at.
    fn is_space(&self) -> bool {
        self.text
            .chars()
            .all(|char| char.is_whitespace() && !matches!(char, '\u{A0}' | '\u{2007}' | '\u{202F}'))
    }

    /// Whether it is a letter or digit of ASCII.
    fn is_plain(&self) -> bool {
        matches!(self.text.as_bytes(), [byte] if byte.is_ascii_alphanumeric())
    }

    /// Whether it is a character two columns wide, as in scripts written without spaces.
    fn is_wide(&self) -> bool {
        self.starts_with(|char| char.width() == Some(2))
    }

    fn starts_with(&self, test: impl Fn(char) -> bool) -> bool {
        self.text.starts_with(test)
    }
}

/// How many clusters from `start` on are space.
fn spaces(clusters: &[Cluster<'_>], start: usize) -> usize {
    clusters
        .iter()
        .skip(start)
        .take_while(|cluster| cluster.is_space())
        .count()
}

/// The columns of a range of clusters.
fn total(clusters: &[Cluster<'_>], range: Range<usize>) -> u32 {
    let clusters = clusters.get(range).unwrap_or_default();
    clusters
        .iter()
        .fold(0, |sum: u32, cluster| sum.saturating_add(cluster.width))
}
