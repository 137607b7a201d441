//! Text in Markdown that says exactly what it says.

/// `text` in one line, with everything escaped that Markdown could take for something else. It may
/// stand in a paragraph, an item, a heading or a table's cell.
pub(super) fn escape(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let mut out = String::with_capacity(text.len() + 8);
    for (index, char) in text.char_indices() {
        let is_special = match char {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
            | '$' | '^' | '=' | '!' | '@' => true,
            // What programs make a link of by themselves.
            ':' => text
                .get(index..)
                .is_some_and(|rest| rest.starts_with("://")),
            // At the start of a line they would begin a list, a rule or a heading.
            '-' | '+' => index == 0 || text.get(..index).is_some_and(is_rule),
            // After a number there they would begin a list.
            '.' | ')' => {
                let before = text.get(..index).unwrap_or_default();
                is_number(before) || before.to_ascii_lowercase().ends_with("www")
            }
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

fn is_rule(text: &str) -> bool {
    text.chars().all(|char| matches!(char, '-' | ' '))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests;
