//! Breaking runs of text into lines of a width.

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::Run;
use super::words::{Cluster, Word, clusters, columns, words};

/// Few lines first, even ones second: a line more costs more than any gap on a screen's width
/// (up to 500 columns, squared), and no words are worth a line that is too long.
const PENALTIES: Penalties = Penalties {
    nline_penalty: 250_000,
    overflow_penalty: 4_000_000_000,
    short_last_line_fraction: 4,
    short_last_line_penalty: 625,
    hyphen_penalty: 0,
};

/// Breaks `runs` into lines: the first at most `first` columns wide, all others `rest`.
///
/// Lines break between words so that they are as few as they can be, and then as even (optimal
/// fit). A word ends at a space, after a hyphen between letters, after a dash, or between two
/// characters of a script written without spaces; a no-break space never ends one. A word wider
/// than a line is broken between clusters.
///
/// Space at a break and at the end is dropped, every other character is kept. There is always at
/// least one line. A width of 0 counts as 1, and a cluster wider than a line is replaced by `…`.
pub fn wrap(runs: &[Run], first: usize, rest: usize) -> Vec<Vec<Run>> {
    let (first, rest) = (columns(first.max(1)), columns(rest.max(1)));
    let mut clusters = clusters(runs);
    let words = words(&mut clusters, first, rest);
    fit(&words, first, rest)
        .into_iter()
        .map(|line| assemble(runs, on_line(&clusters, line)))
        .collect()
}

impl Fragment for Word {
    fn width(&self) -> f64 {
        self.width.into()
    }

    fn whitespace_width(&self) -> f64 {
        self.space.into()
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// Parts `words` into lines.
fn fit(words: &[Word], first: u32, rest: u32) -> Vec<&[Word]> {
    if length(words) <= u64::from(first) {
        return vec![words];
    }
    let widths = [first.into(), rest.into()];
    let fits = |lines: &[&[Word]]| {
        let limits = [first].into_iter().chain(std::iter::repeat(rest));
        lines
            .iter()
            .zip(limits)
            .all(|(line, limit)| length(line) <= limit.into())
    };
    // Its time is linear in the words, so a paragraph may be as long as it likes.
    if let Ok(lines) = wrap_optimal_fit(words, &widths, &PENALTIES)
        && fits(&lines)
    {
        return lines;
    }
    wrap_first_fit(words, &widths)
}

/// The columns that `words` take on one line.
fn length(words: &[Word]) -> u64 {
    let space = words.last().map_or(0, |word| word.space.into());
    let all: u64 = words
        .iter()
        .map(|word| u64::from(word.width) + u64::from(word.space))
        .sum();
    all - space
}

/// The clusters of a line of words, without the space after it.
fn on_line<'a, 'b>(clusters: &'b [Cluster<'a>], line: &[Word]) -> &'b [Cluster<'a>] {
    match line {
        [] => &[],
        [word] => clusters.get(word.clusters.clone()).unwrap_or_default(),
        [first, .., last] => clusters
            .get(first.clusters.start..last.clusters.end)
            .unwrap_or_default(),
    }
}

/// Puts the clusters of a line together again as runs.
fn assemble(runs: &[Run], clusters: &[Cluster<'_>]) -> Vec<Run> {
    let parts = clusters.chunk_by(|one, next| one.run == next.run);
    let line = parts.filter_map(|part| {
        let run = runs.get(part.first()?.run)?;
        let text = part.iter().map(|cluster| cluster.text).collect();
        Some(Run {
            text,
            marks: run.marks,
            link: run.link.clone(),
        })
    });
    line.collect()
}

#[cfg(test)]
mod tests;
