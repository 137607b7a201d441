//! Rust source as the rules need to see it: no comments, no strings, no test code, but paths.

use std::collections::BTreeSet;
use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};
use std::str::CharIndices;

/// A source file.
pub(crate) struct Source {
    /// Where it is, from the package's root on, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
    /// All its code.
    pub(crate) tokens: Vec<Token>,
    /// Whether it is compiled for tests only.
    pub(crate) test: bool,
}

/// A word, or one character of punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// A path that code names, such as `std::fs::File`; those in a `use` group are spelled out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
}

impl Source {
    /// All Rust files under `src`.
    pub(crate) fn all() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = Vec::new();
        collect(&root.join("src"), &mut paths);
        paths.sort();
        let read = |path: &PathBuf| {
            let text = fs::read_to_string(path).expect("a source file can be read");
            let path = path.strip_prefix(root).expect("it is under the root");
            Self::new(
                &path.to_str().expect("its name is UTF-8").replace('\\', "/"),
                &text,
            )
        };
        let mut sources: Vec<Self> = paths.iter().map(read).collect();
        let tests: BTreeSet<String> = sources.iter().flat_map(Self::test_modules).collect();
        for source in &mut sources {
            let inside = |module: &String| {
                let rest = source.path.strip_prefix(module.as_str());
                rest.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
            };
            source.test = tests.iter().any(inside);
        }
        sources
    }

    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            tokens: tokens(&blank(text)),
            test: false,
        }
    }

    /// The room that the file is in: the folder under `src`, none for `lib.rs` and `main.rs`.
    pub(crate) fn room(&self) -> Option<&str> {
        let (room, file) = self
            .path
            .strip_prefix("src/")?
            .split_once('/')
            .unwrap_or(("", ""));
        (!file.is_empty()).then_some(room)
    }

    /// The paths that code for the program names, from the crate's root where they are its own.
    pub(crate) fn names(&self) -> Vec<Named> {
        let (code, _) = split_tests(&self.tokens);
        let mut names = paths(&code);
        for name in &mut names {
            let up = name
                .segments
                .iter()
                .take_while(|segment| *segment == "super")
                .count();
            let own = up > 0 || name.segments.first().is_some_and(|first| first == "self");
            if own {
                let module = self.module();
                let kept = module.len().saturating_sub(up);
                let rest = name.segments.split_off(up.max(1));
                name.segments = std::iter::once("crate".to_owned())
                    .chain(module.into_iter().take(kept))
                    .chain(rest)
                    .collect();
            }
        }
        names
    }

    /// The segments of the file's module.
    fn module(&self) -> Vec<String> {
        let stem = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let names = stem
            .split('/')
            .filter(|name| !matches!(*name, "mod" | "lib" | "main"));
        names.map(str::to_owned).collect()
    }

    /// The modules declared for tests only, each as its file's path without `.rs`.
    fn test_modules(&self) -> Vec<String> {
        let (_, modules) = split_tests(&self.tokens);
        let folder = std::iter::once("src".to_owned())
            .chain(self.module())
            .collect::<Vec<_>>()
            .join("/");
        modules
            .into_iter()
            .map(|name| format!("{folder}/{name}"))
            .collect()
    }
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a source folder can be listed") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// `text` with comments and what stands in quotes turned into spaces; lines stay where they are.
pub(crate) fn blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, char)) = chars.next() {
        let rest = &text[at..];
        let skipped = match char {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => quoted(rest, '"'),
            'r' if !is_word(before) || matches!(before, 'b' | 'c') => raw_string(rest),
            '\'' => char_literal(rest),
            _ => 0,
        };
        before = char;
        if skipped == 0 {
            out.push(char);
        } else {
            skip(&mut chars, at + skipped);
            out.extend(
                rest[..skipped]
                    .chars()
                    .map(|char| if char == '\n' { '\n' } else { ' ' }),
            );
        }
    }
    out
}

fn skip(chars: &mut Peekable<CharIndices<'_>>, end: usize) {
    while chars.next_if(|(at, _)| *at < end).is_some() {}
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        let step = match rest {
            [b'/', b'*', ..] => {
                depth += 1;
                2
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
        at += step;
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// The length of what opens with `quote` and ends with the next that is not escaped.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        if char == quote && !escaped {
            return at + char.len_utf8();
        }
        escaped = char == '\\' && !escaped;
    }
    text.len()
}

/// The length of a raw string, 0 for an `r` that starts none.
fn raw_string(text: &str) -> usize {
    let hashes = text[1..].chars().take_while(|char| *char == '#').count();
    let start = 1 + hashes;
    if !text[start..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    text[start + 1..]
        .find(&end)
        .map_or(text.len(), |at| start + 1 + at + end.len())
}

/// The length of a character in quotes, 0 for the quote of a lifetime.
fn char_literal(text: &str) -> usize {
    let mut chars = text.chars().skip(1);
    match (chars.next(), chars.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => quoted(text, '\''),
        _ => 0,
    }
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

fn tokens(code: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut joins = false;
    for (index, line) in code.split('\n').enumerate() {
        for char in line.chars() {
            match tokens.last_mut() {
                Some(last) if joins && is_word(char) => last.text.push(char),
                _ if char.is_whitespace() => {}
                _ => tokens.push(Token {
                    text: char.to_string(),
                    line: index + 1,
                }),
            }
            joins = is_word(char);
        }
        joins = false;
    }
    tokens
}

/// The code that is no test, and the names of the modules that are.
fn split_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    let mut code = Vec::new();
    let mut modules = Vec::new();
    let mut rest = tokens;
    while let Some(first) = rest.first() {
        let attribute = attribute(rest);
        if is_test(attribute) {
            let item = &rest[attribute.len()..];
            let length = item_length(item);
            let name = item[..length]
                .windows(3)
                .find(|part| part[0].text == "mod" && part[2].text == ";");
            modules.extend(name.map(|part| part[1].text.clone()));
            rest = &item[length..];
        } else {
            code.push(first.clone());
            rest = &rest[1..];
        }
    }
    (code, modules)
}

/// The attribute that `tokens` start with, if they do.
pub(crate) fn attribute(tokens: &[Token]) -> &[Token] {
    let open = match tokens {
        [hash, open, ..] if hash.text == "#" && open.text == "[" => 1,
        [hash, inner, open, ..] if hash.text == "#" && inner.text == "!" && open.text == "[" => 2,
        _ => return &[],
    };
    &tokens[..open + group_length(&tokens[open..])]
}

fn is_test(attribute: &[Token]) -> bool {
    let has = |word: &str| attribute.iter().any(|token| token.text == word);
    has("cfg") && has("test") && !has("not")
}

/// The tokens up to the end of an item: its semicolon or its closing brace.
fn item_length(tokens: &[Token]) -> usize {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token.text.as_str() {
            ";" => return at + 1,
            "{" => return at + group_length(&tokens[at..]),
            "(" | "[" => at += group_length(&tokens[at..]),
            _ => at += 1,
        }
    }
    tokens.len()
}

/// The tokens of a group in brackets of any kind.
fn group_length(tokens: &[Token]) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// Every path in `code`.
fn paths(code: &[Token]) -> Vec<Named> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let starts = code[at]
            .text
            .starts_with(|char| is_word(char) && !char.is_numeric());
        if starts {
            at = tree(code, at, &[], &mut names);
        } else {
            at += 1;
        }
    }
    names
}

/// Reads the path at `at`, which goes on from `before`, and answers where it ends.
fn tree(code: &[Token], mut at: usize, before: &[String], names: &mut Vec<Named>) -> usize {
    let text = |at: usize| code.get(at).map_or("", |token| token.text.as_str());
    let line = code[at].line;
    let mut segments = before.to_vec();
    loop {
        segments.push(text(at).to_owned());
        at += 1;
        if text(at) != ":" || text(at + 1) != ":" {
            break;
        }
        at += 2;
        if text(at) == "{" {
            let end = at + group_length(&code[at..]);
            at += 1;
            while at < end - 1 {
                at = if text(at) == "," {
                    at + 1
                } else {
                    tree(code, at, &segments, names)
                };
            }
            return end;
        }
        if !text(at).starts_with(|char| is_word(char) || char == '*') {
            break;
        }
    }
    names.push(Named { segments, line });
    at
}
