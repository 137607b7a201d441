//! `==marked==` text, which the Markdown parser does not know.

use super::inline::{Marks, Piece, Run};

/// Turns pairs of `==` in `pieces` into the mark they ask for.
///
/// A pair opens before a character and closes after one (not space). Between two cased letters or
/// digits it is text, so that `a==b` is what it was. Pairs may cross other markup, and do not nest.
pub(super) fn highlight(pieces: Vec<Piece>) -> Vec<Run> {
    let spots = pairs(&pieces);
    let mut spots = spots.into_iter().peekable();
    let mut runs = Vec::with_capacity(pieces.len());
    let mut marked = false;
    for (index, Piece { run, .. }) in pieces.into_iter().enumerate() {
        let mut rest = run.text.as_str();
        let mut from = 0;
        while let Some(spot) = spots.next_if(|spot| spot.piece == index) {
            let (text, after) = rest.split_at_checked(spot.at - from).unwrap_or((rest, ""));
            runs.push(part(&run, text, marked));
            marked = !marked;
            rest = after.strip_prefix("==").unwrap_or(after);
            from = spot.at + 2;
        }
        runs.push(part(&run, rest, marked));
    }
    runs
}

fn part(run: &Run, text: &str, marked: bool) -> Run {
    let mut marks = run.marks;
    marks.set(Marks::MARKED, marked);
    Run {
        text: text.to_owned(),
        marks,
        link: run.link.clone(),
    }
}

/// Where a `==` stands.
#[derive(Clone, Copy)]
struct Spot {
    piece: usize,
    at: usize,
}

/// The `==` that belong together, in order: one that opens, one that closes, and so on.
fn pairs(pieces: &[Piece]) -> Vec<Spot> {
    let mut pairs = Vec::new();
    let mut open: Option<Spot> = None;
    for (
        piece,
        Piece {
            run,
            escaped,
            literal,
        },
    ) in pieces.iter().enumerate()
    {
        if *literal {
            continue;
        }
        let mut at = 0;
        for part in run.text.split_inclusive(|char| char != '=') {
            // A part is some signs of equality and, but at the end, one other character.
            let signs = part.len() - part.trim_start_matches('=').len();
            if signs == 2 && !(*escaped && at == 0) {
                let before = run.text.get(..at).and_then(|text| text.chars().next_back());
                let before = before.or_else(|| last(pieces.get(..piece)?));
                let after = run.text.get(at + 2..).and_then(|text| text.chars().next());
                let after = after.or_else(|| first(pieces.get(piece + 1..)?));
                let spot = Spot { piece, at };
                match open {
                    Some(start) if closes(before, after) => {
                        pairs.extend([start, spot]);
                        open = None;
                    }
                    _ if opens(before, after) => open = Some(spot),
                    _ => {}
                }
            }
            at += part.len();
        }
    }
    pairs
}

fn last(pieces: &[Piece]) -> Option<char> {
    pieces
        .iter()
        .rev()
        .find_map(|piece| piece.run.text.chars().next_back())
}

fn first(pieces: &[Piece]) -> Option<char> {
    pieces
        .iter()
        .find_map(|piece| piece.run.text.chars().next())
}

fn opens(before: Option<char>, after: Option<char>) -> bool {
    !after.is_none_or(char::is_whitespace) && !before.is_some_and(is_wordy)
}

fn closes(before: Option<char>, after: Option<char>) -> bool {
    !before.is_none_or(char::is_whitespace) && !after.is_some_and(is_wordy)
}

/// Whether `char` belongs to a script that parts its words by spaces, or is a digit.
fn is_wordy(char: char) -> bool {
    char.is_lowercase() || char.is_uppercase() || char.is_numeric() || char == '='
}
