use super::*;
use crate::ledger::sample::parse;

fn hash(slide: &str) -> ContentHash {
    let slide = &parse(&format!("[[slides]]\n{slide}")).slides[0];
    assert!(matches!(slide.body, Body::Blocks(_)), "{slide:?}");
    ContentHash::of(slide)
}

/// If one of these changes, all ledgers forget what their slides said: that is worth a new version of
/// the records.
#[test]
fn hashes_are_the_same_for_ever() {
    let everything = r#"
        title = "Why it *failed*"
        subtitle = "Four links"
        notes = "Ask.\n\nWait."
        bullets = ["One", ["Two"]]
        content = [
            { text = "A paragraph" }, { pause = true }, { numbered = ["a"], start = 3 },
            { quote = "Words", by = "Her", source = "There" },
            { timeline = [["1958", "Steel"]] }, { table = [["a", 1]], header = ["b", "c"] },
            { chart = [["1957", 1.5], ["1958", "-"]], unit = "Mt" },
            { code = "let x;", highlight = ["1", "all"] }, { image = "a.png", alt = "A" },
            { columns = [ { text = "left" }, { big = "36" } ] },
            { callout = "Look", title = "Here" }, { qr = "https://example.org" }, { pre = "+-+" },
        ]
        discussion = { question = "Why?", think = "1m", options = ["a", "b"], correct = 2, answer = "So." }
    "#;
    let hashes = [hash(""), hash("title = \"One\""), hash(everything)].map(|it| it.to_string());
    let known = ["cbf29ce484222325", "a9385b5d1be3b7cc", "6499c384b63f0240"];
    assert_eq!(hashes, known);
    assert_eq!(DeckKey::of(b"foobar").to_string(), "85944171f73967e8");
}

#[test]
fn what_is_said_counts_and_how_it_looks_does_not() {
    let slide = "title = \"One\"\ntext = \"Words\"\n";
    let same = [
        "id = \"other\"",
        "target = \"2m\"",
        "speaker = \"Ada\"",
        "theme = \"paper\"",
        "layout = \"statement\"",
        "transition = \"fade\"",
        "optional = true",
        "align = \"center\"",
        "reveal = \"bullets\"",
    ];
    for more in same {
        assert_eq!(hash(&format!("{slide}{more}")), hash(slide), "{more}");
    }
    let other = [
        "subtitle = \"Two\"",
        "notes = \"Ask\"",
        "quote = \"Words\"",
        "discussion = \"Why?\"",
        "bullets = [\"a\"]",
    ];
    let mut seen = vec![hash(slide), hash("title = \"OneW\"\ntext = \"ords\"")];
    for more in other {
        let hash = hash(&format!("{slide}{more}"));
        assert!(!seen.contains(&hash), "{more}");
        seen.push(hash);
    }
    assert_ne!(
        hash("bullets = [\"a\", [\"b\"]]"),
        hash("bullets = [\"a\", \"b\"]")
    );
    assert_ne!(
        hash("columns = [ { text = \"a\" }, { text = \"b\" } ]"),
        hash("columns = [ [ { text = \"a\" }, { text = \"b\" } ] ]")
    );
}
