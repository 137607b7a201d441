use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::escape;

/// What a reader of `markdown` sees, and whether there is anything but text in its one item.
fn read(markdown: &str) -> (String, bool) {
    let mut text = String::new();
    let mut plain = true;
    // All but what makes other quotation marks of those that are written.
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::Start(Tag::List(None) | Tag::Item)
            | Event::End(TagEnd::List(_) | TagEnd::Item) => {}
            _ => plain = false,
        }
    }
    (text, plain)
}

#[test]
fn what_looks_like_markdown_is_text() {
    for text in [
        "*bold* _it_ `code` ~~gone~~ ==hi== ^up^",
        "# no heading",
        "- no list",
        "+ no list",
        "12. no list",
        "3) no list",
        "--- no rule",
        "- - -",
        "> no quote",
        "[x] no task",
        "[a](javascript:alert(1)) ![b](c) <b>d</b> &lt;",
        "a | b",
        "$x$ \\ [^1] {#id}",
        "```",
        "===",
        "https://example.org www.example.org ada@example.org",
    ] {
        let escaped = escape(text);
        assert_eq!(
            read(&format!("- {escaped}\n")),
            (text.to_owned(), true),
            "{escaped}"
        );
    }
}

#[test]
fn common_sentences_stay_as_they_are() {
    let text = "Because the post was closed, in 1958 (or so): 30 % of it. It's true.";
    assert_eq!(escape(text), text);
}

proptest! {
    #[test]
    fn any_text_is_read_as_it_was_said(text in "[ -~äß大\\n\\t]{0,40}") {
        let said: Vec<&str> = text.split_whitespace().collect();
        let said = said.join(" ");
        prop_assert_eq!(read(&format!("- {}\n", escape(&text))), (said, true));
    }
}
