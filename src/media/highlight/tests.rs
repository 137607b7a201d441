use std::cell::RefCell;
use std::fmt::Write as _;

use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;
use crate::media::code::Code;
use crate::text::Clean;
use crate::theme::Ink;

fn snippet(language: &str, text: &str) -> Snippet {
    Snippet {
        language: Clean::line(language),
        text: Clean::block(text),
    }
}

/// Each line with what its parts are: `k` for keywords, `s` strings, `n` numbers, `c` comments,
/// `f` functions, `t` types, `.` punctuation.
fn shown(language: &str, text: &str) -> String {
    let snippet = snippet(language, text);
    let coloring = Highlighter::load().color(&snippet, || true).unwrap();
    let mut out = String::new();
    for (line, parts) in snippet.text.as_str().lines().zip(&coloring.lines) {
        let mut marks = " ".repeat(line.len());
        for part in parts {
            let mark = match part.ink {
                Ink::CodeKeyword => "k",
                Ink::CodeString => "s",
                Ink::CodeNumber => "n",
                Ink::CodeComment => "c",
                Ink::CodeFunction => "f",
                Ink::CodeType => "t",
                Ink::CodePunctuation => ".",
                ink => panic!("{ink:?} is no kind of code"),
            };
            let marks_of_part = mark.repeat(part.bytes.len());
            marks.replace_range(part.bytes.clone(), &marks_of_part);
        }
        for line in [line, &marks] {
            writeln!(out, "{}", format!("| {line}").trim_end()).unwrap();
        }
    }
    out
}

#[test]
fn python() {
    let text = r#"
from typing import List

@cache
class Farm(Base):
    """A farm."""
    def harvest(self, year: int = 1958) -> List[str]:
        if year is None and not True:  # no year
            return [f"{year}\n", len(self.grain) * 3.5]
"#;
    assert_snapshot!(shown("python", text.trim()), @r#"
    | from typing import List
    | kkkk        kkkkkk
    |
    |
    | @cache
    | .fffff
    | class Farm(Base):
    | kkkkk tttt.tttt..
    |     """A farm."""
    |     ccccccccccccc
    |     def harvest(self, year: int = 1958) -> List[str]:
    |     kkk fffffff.    .     . ttt . nnnn. ..     .ttt..
    |         if year is None and not True:  # no year
    |         kk      kk nnnn kkk kkk nnnn.  ccccccccc
    |             return [f"{year}\n", len(self.grain) * 3.5]
    |             kkkkkk .ks.    .nns. fff.kkkk.     . . nnn.
    "#);
}

#[test]
fn rust() {
    let text = r#"
/// A farm.
#[derive(Debug)]
pub struct Farm<'a> { name: &'a str, yields: Vec<u32> }
impl Farm<'_> {
    fn total(&self) -> Option<u32> {
        const MOST: usize = 0x1f;
        println!("{} {}\n", self.name, 'c'); // and on
        self.yields.iter().map(|it| it + 1).max()
    }
}
"#;
    assert_snapshot!(shown("rust", text.trim()), @r#"
    | /// A farm.
    | ccccccccccc
    | #[derive(Debug)]
    | ..ffffff.     ..
    | pub struct Farm<'a> { name: &'a str, yields: Vec<u32> }
    | kkk kkkkkk tttt.kk. .     . .kk ttt        . ttt.ttt. .
    | impl Farm<'_> {
    | kkkk tttt. .. .
    |     fn total(&self) -> Option<u32> {
    |     kk fffff..    . .. tttttt.ttt. .
    |         const MOST: usize = 0x1f;
    |         kkkkk nnnn. ttttt . nnnn.
    |         println!("{} {}\n", self.name, 'c'); // and on
    |         ffffffff.snn nnnns. kkkk.    . sss.. ccccccccc
    |         self.yields.iter().map(|it| it + 1).max()
    |         kkkk.      .ffff...fff..  .    . n..fff..
    |     }
    |     .
    | }
    | .
    "#);
}

#[test]
fn javascript() {
    let text = r#"
const f = async (x) => { await g(x); return `a${x}`; };
class Farm extends Base { constructor() { super(); this.grain = null; } }
if (/re+/.test(a) && typeof a === "number") console.log(a ? 1 : undefined);
"#;
    assert_snapshot!(shown("js", text.trim()), @r#"
    | const f = async (x) => { await g(x); return `a${x}`; };
    | kkkkk   . kkkkk . . .. . kkkkk f. .. kkkkkk ss.. .s. ..
    | class Farm extends Base { constructor() { super(); this.grain = null; } }
    | kkkkk tttt kkkkkkk tttt . fffffffffff.. . kkkkk... kkkk.      . nnnn. . .
    | if (/re+/.test(a) && typeof a === "number") console.log(a ? 1 : undefined);
    | kk .sss.s.ffff. . .. kkkkkk   ... ssssssss. ttttttt.fff.  . n . nnnnnnnnn..
    "#);
}

#[test]
fn c_and_java() {
    let c = r#"
#include <stdio.h>
static unsigned int f(struct farm *p) { return printf("%d\n", p->x) + sizeof(int); }
"#;
    assert_snapshot!(shown("c", c.trim()), @r#"
    | #include <stdio.h>
    | kkkkkkkk sssssssss
    | static unsigned int f(struct farm *p) { return printf("%d\n", p->x) + sizeof(int); }
    | kkkkkk tttttttt ttt f.kkkkkk      . . . kkkkkk ffffff.snnnns.  .. . . kkkkkk.ttt.. .
    "#);
    let java = r#"
public class Farm extends Base {
    @Override public List<String> name() { return new Farm("s", 1, null); }
}
"#;
    assert_snapshot!(shown("java", java.trim()), @r#"
    | public class Farm extends Base {
    | kkkkkk kkkkk tttt kkkkkkk tttt .
    |     @Override public List<String> name() { return new Farm("s", 1, null); }
    |     .ffffffff kkkkkk tttt.tttttt. ffff.. . kkkkkk kkk tttt.sss. n. nnnn.. .
    | }
    | .
    "#);
}

#[test]
fn data_and_queries() {
    assert_snapshot!(shown("json", "{ \"a\": [1, true, null, \"x\"] }"), @r#"
    | { "a": [1, true, null, "x"] }
    | . ttt. .n. nnnn. nnnn. sss. .
    "#);
    assert_snapshot!(shown("toml", "[deck] # here\ntitle = \"x\"\nn = 3"), @r#"
    | [deck] # here
    | .tttt. cccccc
    | title = "x"
    | ttttt . sss
    | n = 3
    | t . n
    "#);
    assert_snapshot!(shown("yaml", "- a: b\n  c: \"x\" # d"), @r#"
    | - a: b
    | . t. s
    |   c: "x" # d
    |   t. sss ccc
    "#);
    let sql = "SELECT name, count(*) FROM farms WHERE year > 1958 AND name = 'x' -- y";
    assert_snapshot!(shown("sql", sql), @"
    | SELECT name, count(*) FROM farms WHERE year > 1958 AND name = 'x' -- y
    | kkkkkk       fffff .  kkkk       kkkkk      . nnnn kkk      . sss cccc
    ");
}

#[test]
fn shells_and_markup() {
    let shell = "for f in *.txt; do echo \"$f ${x}\" | grep -v x; done # all";
    assert_snapshot!(shown("sh", shell), @r#"
    | for f in *.txt; do echo "$f ${x}" | grep -v x; done # all
    | kkk   kk .    . kk ffff s.  .. .s . ffff..   . kkkk ccccc
    "#);
    let html = "<div class=\"x\">text &amp; <!-- no --></div>";
    assert_snapshot!(shown("html", html), @r#"
    | <div class="x">text &amp; <!-- no --></div>
    | .ttt fffff.sss.     nnnnn ccccccccccc..ttt.
    "#);
    assert_snapshot!(shown("css", ".box > a:hover { color: #fff; margin: 3px auto; }"), @"
    | .box > a:hover { color: #fff; margin: 3px auto; }
    | ffff . tffffff . ttttt. nnnn. tttttt. nnn nnnn. .
    ");
    assert_snapshot!(shown("diff", "@@ -1 +1 @@\n-old\n+new"), @"
    | @@ -1 +1 @@
    | ff fffff ff
    | -old
    | nnnn
    | +new
    | ssss
    ");
}

#[test]
fn a_language_that_nobody_knows_stays_plain() {
    let highlighter = Highlighter::load();
    for language in ["klingon", "text", ""] {
        let snippet = snippet(language, "fn main() {}");
        assert_eq!(highlighter.color(&snippet, || true), None, "{language}");
    }
}

#[test]
fn what_takes_too_long_stays_plain() {
    let highlighter = Highlighter::load();
    let snippet = snippet("rust", &"let x = 1;\n".repeat(100));
    let mut lines = 0;
    let coloring = highlighter.color(&snippet, || {
        lines += 1;
        lines < 50
    });
    assert_eq!((coloring, lines), (None, 50));
}

#[test]
fn a_line_that_is_too_long_stays_plain_and_the_others_do_not() {
    let long = format!("let x = \"{}\";\n", "x".repeat(LONGEST));
    let snippet = snippet("rust", &format!("let a = 1;\n{long}let b = 2;\n"));
    let coloring = Highlighter::load().color(&snippet, || true).unwrap();
    let counts: Vec<usize> = coloring.lines.iter().map(Vec::len).collect();
    assert!(counts[0] > 2);
    assert_eq!(counts, [counts[0], 0, counts[0]]);
}

/// Text with what grammars look for, in any order.
fn any_code() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        prop::sample::select(vec![
            "fn ",
            "def ",
            "class ",
            "\"",
            "'",
            "`",
            "\"\"\"",
            "/*",
            "*/",
            "//",
            "#",
            "{",
            "}",
            "(",
            ")",
            "<",
            ">",
            "</a>",
            "\n",
            "  ",
            "\\",
            "<<EOF\n",
            "EOF\n",
            "${",
            "r#\"",
            "0x1",
            "e\u{301}",
            "大",
            "👩\u{200D}🌾",
            "\u{301}",
            "--",
            "=begin\n",
            "```rust\n",
            "@",
            "%",
            "$(",
        ])
        .prop_map(str::to_owned),
        "[a-zA-Z0-9_=:;,.|&!?+* -]{1,6}",
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_are_in_order_within_their_lines_and_never_cut_a_cluster(
        text in any_code(),
        language in prop::sample::select(vec!["rust", "python", "sh", "js", "html", "c"]),
    ) {
        thread_local! {
            static CODE: RefCell<Code> = RefCell::default();
        }
        let snippet = snippet(language, &text);
        // There are texts for which a grammar never ends: they stay plain.
        let Some(coloring) = CODE.with_borrow_mut(|code| code.color(&snippet)) else {
            return Ok(());
        };
        let lines: Vec<&str> = snippet.text.as_str().lines().collect();
        prop_assert_eq!(coloring.lines.len(), lines.len());
        for (line, parts) in lines.iter().zip(&coloring.lines) {
            let mut at = 0;
            for Part { bytes, .. } in parts {
                prop_assert!(at <= bytes.start && bytes.start < bytes.end);
                prop_assert!(bytes.end <= line.len());
                prop_assert_eq!(boundary(line, bytes.start), bytes.start);
                prop_assert_eq!(boundary(line, bytes.end), bytes.end);
                at = bytes.end;
            }
        }
    }
}
