//! What is laid out how.

use super::*;
use crate::source::Mistake;

/// Both begin after a first line break, for the sake of the tests below.
#[track_caller]
fn assert_laid_out(text: &str, expected: &str) {
    let text = text.trim_start_matches('\n');
    let expected = expected.trim_start_matches('\n');
    let new = format(text).unwrap();
    assert_eq!(new, expected);
    assert_eq!(format(&new).unwrap(), new, "again");
}

#[track_caller]
fn refused(text: &str) -> Complaint {
    match format(text) {
        Err(Unformatted::NoToml(complaint)) => complaint,
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_space_stands_around_the_equals_sign_and_nothing_is_aligned() {
    assert_laid_out(
        r#"
[ deck ]
title    = "Tides"
  date= 2026-11-24 10:00:00
language  ="en"
"a b" . c.  'd'	= 1
"#,
        r#"
[deck]
title = "Tides"
date = 2026-11-24 10:00:00
language = "en"
"a b".c.'d' = 1
"#,
    );
}

#[test]
fn a_blank_line_stands_before_each_header_and_comments_above_it_go_with_it() {
    assert_laid_out(
        r#"


# The deck.
[deck]
title = "Tides"
# duration = "5m"

# First.
# Still first.
[[slides]]
title = "One"
# Of the second.
[[slides]]
[slides.discussion]



question = "Why?"


"#,
        r#"
# The deck.
[deck]
title = "Tides"
# duration = "5m"

# First.
# Still first.
[[slides]]
title = "One"

# Of the second.
[[slides]]

[slides.discussion]

question = "Why?"
"#,
    );
}

#[test]
fn an_array_that_fits_stays_on_its_line_and_one_that_does_not_has_a_line_for_each_item() {
    assert_laid_out(
        r#"
ratio = [2,3 ,  ]
bullets = [ "Backyard steel was too poor to use", "Furnaces cost more than they made", "So tools ran short"]
nested = [[ 1,2 ],["Backyard steel was too poor to use", "Furnaces cost more than they made", "Tools ran short"]]
none = [

]
"#,
        r#"
ratio = [2, 3]
bullets = [
  "Backyard steel was too poor to use",
  "Furnaces cost more than they made",
  "So tools ran short",
]
nested = [
  [1, 2],
  ["Backyard steel was too poor to use", "Furnaces cost more than they made", "Tools ran short"],
]
none = []
"#,
    );
}

#[test]
fn a_line_may_have_a_hundred_columns_and_wide_letters_take_two() {
    let fits = format!("a = [\"{}\"]\n", "x".repeat(92));
    assert_eq!(format(&fits).unwrap(), fits);
    let wide = format!("a = [\"{}\"]\n", "大".repeat(46));
    assert_eq!(format(&wide).unwrap(), wide);
    let over = format!("a = [\"{}\"]\n", "x".repeat(93));
    let broken = format!("a = [\n  \"{}\",\n]\n", "x".repeat(93));
    assert_laid_out(&over, &broken);
}

#[test]
fn an_array_whose_first_item_has_a_line_of_its_own_keeps_to_that() {
    assert_laid_out(
        r#"
bullets = [
      "Light", "Water",

  "Carbon dioxide" ]
ratio = [2,
   3]
"#,
        r#"
bullets = [
  "Light",
  "Water",

  "Carbon dioxide",
]
ratio = [2, 3]
"#,
    );
}

#[test]
fn comments_in_brackets_stay_where_they_belong() {
    assert_laid_out(
        r#"
bullets = [   # as they come

  # the first
  "Light",# why
  # after it
  "Water"   # no comma
  , # nor here
  "Air"
  # the last

] # behind
empty = [
  # nothing yet
]
beside = [1, # one
2]
"#,
        r#"
bullets = [ # as they come
  # the first
  "Light", # why
  # after it
  "Water", # no comma
  # nor here
  "Air",
  # the last
] # behind
empty = [
  # nothing yet
]
beside = [
  1, # one
  2,
]
"#,
    );
}

#[test]
fn a_table_in_braces_stays_on_its_line_and_arrays_in_it_may_not() {
    assert_laid_out(
        r#"
theme = {dark="slate" ,light = "paper"}
none = { }
columns = [
  [ { bullets = ["Backyard steel was too poor to use", "Furnaces cost more than they made", "Tools"], reveal="all" } ],
  [ {image="furnaces.png", alt="Furnaces in a yard at night, seen from above, with people who carry ore to them", align=["left","right"]} ],
]
"#,
        r#"
theme = { dark = "slate", light = "paper" }
none = {}
columns = [
  [
    { bullets = [
      "Backyard steel was too poor to use",
      "Furnaces cost more than they made",
      "Tools",
    ], reveal = "all" },
  ],
  [
    { image = "furnaces.png", alt = "Furnaces in a yard at night, seen from above, with people who carry ore to them", align = ["left", "right"] },
  ],
]
"#,
    );
}

#[test]
fn a_table_in_braces_on_several_lines_stays_so() {
    assert_laid_out(
        r#"
footer = {
  left = "{title}",
      # the number
  right = "{slide}"   # of all
}
gap = { a = 1,
  b = 2 }
"#,
        r#"
footer = {
  left = "{title}",
  # the number
  right = "{slide}", # of all
}
gap = { a = 1, b = 2 }
"#,
    );
}

#[test]
fn strings_and_numbers_stay_byte_for_byte() {
    let text = concat!(
        "a = '''\n  one  \r\n\n\n\ttwo\\  '''\n",
        "b = \"\\u00e9 \\\" \u{2028}\"\n",
        "c = [\n  \"\"\"\\\n   x\"\"\",\n  0xF_F,\n]\n",
        "c2 = +1_000\nd = [{ e = \"\"\"\n[[slides]]\n# none\n\"\"\", f = -0.5e+7 }]\n",
    );
    assert_laid_out(
        text,
        &text
            .replace("d = [{ e", "d = [\n  { e")
            .replace(" }]\n", " },\n]\n"),
    );
}

#[test]
fn the_first_line_says_how_lines_end() {
    let text = "a = 1\r\nb = [ # why\n1]\n\n\n[c]\r\n# last";
    let expected = "a = 1\r\nb = [ # why\r\n  1,\r\n]\r\n\r\n[c]\r\n# last\r\n";
    assert_laid_out(text, expected);
    // The first line end of this text is one of a string.
    assert_laid_out("a = \"\"\"\r\n\"\"\"\nb=2", "a = \"\"\"\r\n\"\"\"\nb = 2\n");
}

#[test]
fn a_byte_order_mark_stays() {
    assert_laid_out("\u{feff}a=1", "\u{feff}a = 1\n");
    assert_eq!(format("\u{feff}"), Ok("\u{feff}".to_owned()));
}

#[test]
fn nothing_stays_nothing() {
    assert_eq!(format(""), Ok(String::new()));
    assert_eq!(format(" \n\t\n\n"), Ok(String::new()));
    assert_laid_out("# a comment alone  \n", "# a comment alone\n");
}

#[test]
fn what_is_no_toml_is_refused_where_it_begins() {
    let complaint = refused("\u{feff}a = 1\nb = Great\n");
    assert_eq!(complaint.code, Mistake::Syntax);
    assert_eq!(complaint.message, "the text `Great` needs quotes");
    assert_eq!(complaint.span, 13..18);
    for text in [
        "a = [1",
        "a = \"\"\"never closed",
        "a = \"\\q\"",
        "a = 1 b = 2",
        "[[a]\n",
        "a\n",
        "a = 1\rb = 2",
        "a = \"\u{7}\"",
        "# \u{7}",
        "\"\\q\" = 1",
        "a = 1__0",
        "a = [1,,2]",
        "{ a = 1 }",
    ] {
        refused(text);
    }
}

#[test]
fn brackets_that_are_too_deep_are_refused() {
    let nested = |depth: usize| format!("a = {}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(format(&nested(80)).is_ok());
    assert_eq!(refused(&nested(81)).code, Mistake::Nesting);
    assert_eq!(refused(&nested(100_000)).code, Mistake::Nesting);
}

#[test]
fn what_only_a_reader_of_all_would_see_is_no_hindrance() {
    assert_laid_out("a=1\na=2", "a = 1\na = 2\n");
}
