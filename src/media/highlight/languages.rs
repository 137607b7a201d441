//! Languages by the names that people have for them.

use syntect::parsing::{SyntaxReference, SyntaxSet};

use crate::source::nearest;

/// Other names, in lower case and in order, for the names or endings by which grammars are known.
/// The endings that several languages share stand here too, for the one that is meant most.
const NAMES: &[(&str, &str)] = &[
    ("apache", "Apache Conf"),
    ("assembly", "asm"),
    ("cjs", "js"),
    ("csharp", "cs"),
    ("cuda", "cpp"),
    ("docker", "Dockerfile"),
    ("ecmascript", "js"),
    ("elisp", "el"),
    ("fortran", "f90"),
    ("fs", "F#"),
    ("fsharp", "F#"),
    ("golang", "go"),
    ("graphviz", "dot"),
    ("h", "c"),
    ("ino", "cpp"),
    ("json5", "json"),
    ("jsonc", "json"),
    ("jsx", "tsx"),
    ("l", "lisp"),
    ("mjs", "js"),
    ("mysql", "sql"),
    ("node", "js"),
    ("nodejs", "js"),
    ("objc", "Objective-C"),
    ("objectivec", "Objective-C"),
    ("octave", "matlab"),
    ("plsql", "sql"),
    ("postgres", "sql"),
    ("postgresql", "sql"),
    ("python2", "py"),
    ("python3", "py"),
    ("regex", "re"),
    ("regexp", "re"),
    ("rlang", "r"),
    ("scheme", "scm"),
    ("shell", "sh"),
    ("shellscript", "sh"),
    ("sqlite", "sql"),
    ("ssh-config", "ssh_config"),
    ("tsql", "sql"),
    ("vimscript", "vim"),
];

/// The grammar of `language`, which is a language's name or a file's path. A file whose name says
/// nothing may say it in its first line.
pub(super) fn find<'s>(
    syntaxes: &'s SyntaxSet,
    language: &str,
    text: &str,
) -> Option<&'s SyntaxReference> {
    let name = language.rsplit('/').next().unwrap_or(language).trim();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let found = std::iter::once(name)
        .chain(ending)
        .find_map(|name| named(syntaxes, name));
    let found = found.or_else(|| {
        let first = text.lines().next().filter(|_| ending.is_none())?;
        syntaxes.find_syntax_by_first_line(first)
    });
    found.filter(|syntax| syntax.name != syntaxes.find_syntax_plain_text().name)
}

/// Names for text that is no program: it has one colour on purpose.
const PLAIN: &[&str] = &[
    "ascii",
    "none",
    "output",
    "plain",
    "plaintext",
    "text",
    "txt",
];

/// Whether `name` is a language's name, or says that a text is in none.
pub(super) fn knows(syntaxes: &SyntaxSet, name: &str) -> bool {
    PLAIN.contains(&name.to_lowercase().as_str()) || find(syntaxes, name, "").is_some()
}

/// The language's name that is most like `name`.
pub(super) fn near(syntaxes: &SyntaxSet, name: &str) -> Option<String> {
    let grammars = syntaxes.syntaxes().iter();
    let mut known: Vec<String> = grammars.map(|it| it.name.to_lowercase()).collect();
    known.extend(NAMES.iter().map(|(name, _)| (*name).to_owned()));
    known.retain(|known| !known.contains(' '));
    nearest(name, known.iter().map(String::as_str)).map(str::to_owned)
}

fn named<'s>(syntaxes: &'s SyntaxSet, name: &str) -> Option<&'s SyntaxReference> {
    let lower = name.to_lowercase();
    let known = NAMES.binary_search_by_key(&lower.as_str(), |(name, _)| name);
    let known = known.ok().and_then(|index| NAMES.get(index));
    syntaxes.find_syntax_by_token(known.map_or(name, |(_, known)| known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_are_in_order_and_lead_to_a_grammar() {
        let syntaxes = two_face::syntax::extra_newlines();
        assert!(NAMES.is_sorted_by_key(|(name, _)| name));
        for (name, known) in NAMES {
            assert!(syntaxes.find_syntax_by_token(known).is_some(), "{name}");
        }
    }

    #[test]
    fn languages_are_found_by_what_people_call_them_and_by_their_files() {
        let syntaxes = two_face::syntax::extra_newlines();
        let of = |language| find(&syntaxes, language, "").map(|it| it.name.as_str());
        for (language, name) in [
            ("python", "Python"),
            ("Python", "Python"),
            ("py", "Python"),
            ("C", "C"),
            ("c++", "C++"),
            ("CSharp", "C#"),
            ("fsharp", "F#"),
            ("shell", "Bourne Again Shell (bash)"),
            ("src/harvest.py", "Python"),
            ("include/farm.h", "C"),
            ("CMakeLists.txt", "CMake"),
            ("a/Makefile", "Makefile"),
            ("Dockerfile", "Dockerfile"),
            ("x.tar.RS", "Rust"),
        ] {
            assert_eq!(of(language), Some(name), "{language}");
        }
        for language in ["", "klingon", "notes.txt", "text", "txt", ".", "a/", "."] {
            assert_eq!(of(language), None, "{language}");
        }
    }

    #[test]
    fn names_that_nobody_knows_are_near_to_known_ones() {
        let syntaxes = two_face::syntax::extra_newlines();
        for name in ["python", "PY", "c++", "text", "none", "golang"] {
            assert!(knows(&syntaxes, name), "{name}");
        }
        for (name, meant) in [
            ("pyton", "python"),
            ("javascrpt", "javascript"),
            ("goland", "golang"),
        ] {
            assert!(!knows(&syntaxes, name), "{name}");
            assert_eq!(near(&syntaxes, name).as_deref(), Some(meant));
        }
        assert_eq!(near(&syntaxes, "klingonese"), None);
    }

    #[test]
    fn a_script_says_its_language_in_its_first_line() {
        let syntaxes = two_face::syntax::extra_newlines();
        let of = |file, text| find(&syntaxes, file, text).map(|it| it.name.as_str());
        assert_eq!(of("bin/run", "#!/usr/bin/env python3\n"), Some("Python"));
        assert_eq!(of("bin/run", "run\n"), None);
        assert_eq!(of("notes.txt", "#!/bin/sh\n"), None);
    }
}
