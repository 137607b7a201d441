//! The words of a command line, as a shell's user typed them.

use std::env;

use super::Shell;

/// The words that are meant by those typed, and which of them has the cursor.
///
/// Quotes and backslashes are taken away, and nothing is expanded but a `~` in front. Bash takes
/// `--theme=paper` for three words: here it is one.
pub(super) fn read(shell: Shell, typed: &[String], index: usize) -> (Vec<String>, usize) {
    let mut words: Vec<String> = Vec::new();
    let mut cursor = None;
    let mut is_glued = false;
    for (place, word) in typed.iter().enumerate() {
        match words.last_mut() {
            Some(last) if shell == Shell::Bash && word == "=" && is_long(last) => {
                last.push('=');
                is_glued = true;
            }
            Some(last) if is_glued => {
                last.push_str(&unquoted(word));
                is_glued = false;
            }
            _ => words.push(at_home(unquoted(word))),
        }
        if place == index {
            cursor = Some(words.len() - 1);
        }
    }
    let cursor = cursor.unwrap_or(words.len());
    (words, cursor)
}

/// Whether this is a long option with no value yet.
fn is_long(word: &str) -> bool {
    word.len() > 2 && word.starts_with("--") && !word.contains('=')
}

/// The word without the quotes and backslashes of a shell, closed or not.
fn unquoted(word: &str) -> String {
    let mut plain = String::new();
    let mut quote = None;
    let mut letters = word.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            ('\\', None | Some('"')) => plain.extend(letters.next()),
            (_, Some(open)) if letter == open => quote = None,
            ('\'' | '"', None) => quote = Some(letter),
            _ => plain.push(letter),
        }
    }
    plain
}

/// The path with the user's own folder in place of its `~`.
fn at_home(word: String) -> String {
    match (word.strip_prefix("~/"), env::var("HOME")) {
        (Some(rest), Ok(home)) => format!("{home}/{rest}"),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(shell: Shell, typed: &[&str], index: usize) -> (Vec<String>, usize) {
        let typed: Vec<String> = typed.iter().map(ToString::to_string).collect();
        read(shell, &typed, index)
    }

    #[test]
    fn quotes_are_taken_away_whether_they_are_closed_or_not() {
        let plain = |word: &str| unquoted(word);
        assert_eq!(plain(r"my\ deck.toml"), "my deck.toml");
        assert_eq!(plain("'my deck"), "my deck");
        assert_eq!(plain(r#""a \"b\" 'c'"d"#), r#"a "b" 'c'd"#);
        assert_eq!(plain("$(reboot) `reboot`"), "$(reboot) `reboot`");
        assert_eq!(plain("\\"), "");
    }

    #[test]
    fn what_bash_cuts_at_an_equals_sign_is_one_word() {
        let glued = of(Shell::Bash, &["--theme", "=", "pa", "x"], 2);
        assert_eq!(glued, (vec!["--theme=pa".to_owned(), "x".to_owned()], 0));
        let at_sign = of(Shell::Bash, &["a", "--theme", "="], 2);
        assert_eq!(at_sign, (vec!["a".to_owned(), "--theme=".to_owned()], 1));
        let no_option = of(Shell::Bash, &["a", "="], 1);
        assert_eq!(no_option.0, ["a", "="]);
        assert_eq!(of(Shell::Fish, &["--theme", "="], 1).0, ["--theme", "="]);
    }

    #[test]
    fn the_cursor_may_stand_after_the_last_word() {
        assert_eq!(of(Shell::Zsh, &["check"], 1).1, 1);
        assert_eq!(of(Shell::Zsh, &[], 5), (Vec::new(), 0));
    }
}
