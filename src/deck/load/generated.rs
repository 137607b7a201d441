//! Decks for properties: proper TOML, with all in them that looks like a slide's header and is none.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// A deck of at least one slide that is presented, with or without a title of its own.
pub(crate) fn deck() -> impl Strategy<Value = String> {
    let head = option::of(
        (comment(), string())
            .prop_map(|(comment, title)| format!("{comment}[deck]\ntitle = {title}\n{comment}")),
    );
    let mark = select(vec!["", "\u{feff}"]);
    let first = slide(select(vec!["", "optional = true\n", "backup = false\n"]).boxed());
    let flags = select(vec![
        "",
        "",
        "",
        "optional = true\n",
        "skip = true\n",
        "skip = false\n",
        "'skip' = true\n",
        "\"sk\\u0069p\" = true\n",
        "backup = true\n",
        "\"b\\u0061ckup\" = true\n",
    ]);
    let more = vec(slide(flags.boxed()), 0..6);
    let between = option::of((0_usize..6, comment()));
    let line_end = select(vec!["\n", "\r\n"]);
    (mark, head, first, more, between, line_end).prop_map(
        |(mark, head, first, more, between, line_end)| {
            let mut slides: Vec<String> = std::iter::once(first).chain(more).collect();
            if let Some((at, comment)) = between {
                let at = at.min(slides.len());
                slides.insert(at, format!("{comment}[check]\nallow = []\n{comment}"));
            }
            let deck = head.unwrap_or_default() + &slides.concat();
            format!("{mark}{}", deck.replace('\n', line_end))
        },
    )
}

/// A slide with its sub-tables.
fn slide(flags: BoxedStrategy<&'static str>) -> impl Strategy<Value = String> {
    let header = select(vec![
        "[[slides]]",
        "[[slides]]",
        "  [[ slides ]]",
        "\t[[\"slides\"]]",
        "[['slides']]# [[slides]] \"\"\"",
    ]);
    let title =
        option::of((select(vec!["title", "\"title\"", "'title'"]), string())).prop_map(|title| {
            title.map_or_else(String::new, |(key, title)| format!("{key} = {title}\n"))
        });
    let notes = option::of(string())
        .prop_map(|notes| notes.map_or_else(String::new, |notes| format!("notes={notes}\n")));
    let block = prop_oneof![
        Just(String::new()),
        string().prop_map(|text| format!("text = {text}\n")),
        string().prop_map(|code| format!("code = {code}\n")),
        (string(), string(), comment()).prop_map(|(one, two, comment)| {
            format!("bullets = [ # ] [[slides]]\n{one},\n{comment}[{two}, {one}],\n]\n")
        }),
        string().prop_map(|text| format!("content = [ {{ text = {text} }}, {{ rule = true }} ]\n")),
        string().prop_map(|text| {
            format!("[[slides.content]]\npre = {text}\n[[slides.content]]\nrule = 1\n")
        }),
    ];
    let below = option::of(string().prop_map(|question| {
        format!("[slides.discussion]\nquestion = {question}\nprompts = [\n{question},\n]\n")
    }));
    (header, comment(), title, flags, notes, block, below).prop_map(
        |(header, comment, title, flags, notes, block, below)| {
            let below = below.unwrap_or_default();
            format!("{header}\n{comment}{title}{flags}{notes}{comment}{block}{below}{comment}")
        },
    )
}

fn comment() -> impl Strategy<Value = &'static str> {
    select(vec![
        "",
        "",
        "\n",
        "# [[slides]]\n",
        "  # it's \"\"\" and '''\n",
        "#[[slides]]\n\n# \" [ {\n",
        "# skip, backup and include\n",
    ])
}

/// A string of any of the four kinds, with something in it.
fn string() -> impl Strategy<Value = String> {
    let shared = ["a", " b", "#", "[[slides]]", "大", "skip = true"];
    let bits = move |own: &[&'static str]| {
        let all: Vec<&'static str> = shared.iter().chain(own).copied().collect();
        vec(select(all), 0..6).prop_map(|bits| bits.concat())
    };
    let lines = [
        "\n",
        "\n[[slides]]\n",
        "\n  [[slides]]\ntitle = 1\n",
        "\n# ",
    ];
    let long_basic = [
        &lines[..],
        &["\\\"", "\\\\", "'''", "\"c", "\"\"c", "\\\n  "],
    ]
    .concat();
    let long_literal = [&lines[..], &["\"\"\"", "'c", "''c", "\\"]].concat();
    prop_oneof![
        bits(&["\\\"", "\\\\", "'''", "\\u0041"]).prop_map(|bits| format!("\"x{bits}\"")),
        bits(&["\"", "\"\"\"", "\\"]).prop_map(|bits| format!("'x{bits}'")),
        (bits(&long_basic), select(vec!["", "\"", "\"\""]))
            .prop_map(|(bits, end)| format!("\"\"\"x{bits}{end}\"\"\"")),
        (bits(&long_literal), select(vec!["", "'", "''"]))
            .prop_map(|(bits, end)| format!("'''x{bits}{end}'''")),
    ]
}
