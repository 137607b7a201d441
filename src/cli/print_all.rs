//! `--print --all`: the whole deck as lines of text, for those who hear it.

use crate::deck::{Deck, Extras, TextLine};
use crate::text::{Run, wrap};

/// The deck line by line, from the slide of index `from`, which counts from 0.
///
/// On a terminal of so many columns words are wrapped, since it would break them anywhere; elsewhere
/// each line is whole, for programs that wrap by themselves. Code is never wrapped.
pub(super) fn print_all(
    deck: &Deck,
    from: usize,
    extras: Extras,
    columns: Option<usize>,
) -> String {
    let mut text = String::new();
    for line in deck.lines(from, extras) {
        match (line, columns) {
            (TextLine::Words(words), Some(columns)) => {
                let run = Run {
                    text: words,
                    ..Run::default()
                };
                for row in wrap(&[run], columns, columns) {
                    text.extend(row.iter().map(|run| run.text.as_str()));
                    text.push('\n');
                }
            }
            (TextLine::Words(line) | TextLine::Kept(line), _) => {
                text.push_str(&line);
                text.push('\n');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::parse;

    #[test]
    fn words_are_wrapped_on_a_terminal_alone_and_code_nowhere() {
        let source = "[[slides]]\ntitle = \"Tides\"\ntext = \"The sea comes and goes\"\n\
                      code = \"a_long_line(of_code)\"\n";
        let deck = parse(source).expect("there is a slide").deck;
        let print = |columns| print_all(&deck, 0, Extras::default(), columns);
        assert_eq!(
            print(None),
            "Tides\n1 slide\n\nSlide 1 of 1: Tides\nThe sea comes and goes\nCode, 1 line:\n\
             a_long_line(of_code)\nEnd of the code\n"
        );
        assert_eq!(
            print(Some(12)),
            "Tides\n1 slide\n\nSlide 1 of\n1: Tides\nThe sea\ncomes and\ngoes\nCode, 1\nline:\n\
             a_long_line(of_code)\nEnd of the\ncode\n"
        );
    }
}
