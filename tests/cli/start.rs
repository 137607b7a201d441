//! `--start`: a slide by its number, or by its id.

use super::{DECK, folder, run};

#[test]
fn a_slide_is_named_by_its_number_or_its_id() {
    let backup = b"\n[[slides]]\ntitle = \"More\"\nbackup = true\n";
    let deck = [DECK, backup].concat();
    let here = folder("start", &[("slides.toml", &deck)]);
    let print = |slide: &str| run(&here, &["--print", "--start", slide]).stdout;
    assert!(print("2").contains("Spring and neap"));
    assert_eq!(print("spring-and-neap"), print("2"));
    assert_eq!(print("02"), print("2"));
    assert!(print("B1").contains("More"));
    assert_eq!(print("more"), print("B1"));
}

#[test]
fn past_the_end_is_the_last_slide() {
    let here = folder("past", &[("slides.toml", DECK)]);
    let last = run(&here, &["--print", "--start", "2"]);
    let past = run(&here, &["--print", "--start", "99"]);
    assert_eq!(past.stdout, last.stdout);
}

#[test]
fn a_slide_that_is_not_there_is_a_sentence() {
    let here = folder("no-such-slide", &[("slides.toml", DECK)]);
    let said = |slide: &str| {
        let ran = run(&here, &["--print", "--start", slide]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{slide}");
        ran.stderr
    };
    let all = ["0", "", "spring-and-leap", "sea", "two", "a\u{1b}[31mb"].map(said);
    insta::assert_snapshot!(all.join("\n"), @"
    error: invalid value '0' for '--start <SLIDE>': write a slide's number, of which the first is 1, or its id

    For more information, try '--help'.

    error: invalid value '' for '--start <SLIDE>': write a slide's number, of which the first is 1, or its id

    For more information, try '--help'.

    seminar: there is no slide `spring-and-leap` in this deck
      Did you mean `spring-and-neap`?

    seminar: there is no slide `sea` in this deck
      Did you mean `why-the-sea-comes-and-goes`?

    seminar: there is no slide `two` in this deck
      Give a slide's number, or its id: the `id` key, else its title in small letters with hyphens

    seminar: there is no slide `a␛[31mb` in this deck
      Give a slide's number, or its id: the `id` key, else its title in small letters with hyphens
    ");
}
