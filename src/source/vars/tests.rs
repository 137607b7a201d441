use proptest::prelude::*;

use super::*;

fn vars() -> Vars {
    let mut vars = Vars::default();
    vars.insert("course", "HIST 204");
    vars.insert("brace", "{course}");
    vars.insert("größe", "5");
    vars.insert("none", "");
    vars
}

fn filled(text: &str, braces: Braces) -> String {
    let filling = Filling::default().with(vars());
    filling.fill(text, braces).text.into_owned()
}

#[test]
fn names_in_braces_become_what_they_stand_for() {
    let filled = |text| filled(text, Braces::Plain);
    assert_eq!(filled("{course}: week {größe}"), "HIST 204: week 5");
    assert_eq!(filled("{ course }"), "HIST 204");
    assert_eq!(filled("{{course}}"), "{HIST 204}");
    assert_eq!(filled("a{none}b"), "ab");
    assert_eq!(
        filled("**{course}** [x](https://x.org/{größe})"),
        "**HIST 204** [x](https://x.org/5)"
    );
}

#[test]
fn what_is_no_variable_stays_as_it_is_written() {
    for text in [
        "", "plain", "{other}", "{", "a { b }", "}{", "{{", "{}", "{a b}", "\\", "a \\* b", "`",
    ] {
        assert_eq!(filled(text, Braces::Plain), text);
        assert_eq!(filled(text, Braces::Template), text);
    }
}

#[test]
fn a_backslash_takes_the_meaning_of_a_brace_away() {
    let filled = |text| filled(text, Braces::Plain);
    assert_eq!(filled("\\{course} and {course}"), "{course} and HIST 204");
    assert_eq!(filled("\\{other}"), "{other}");
    assert_eq!(
        filled("\\\\{course}"),
        "\\\\HIST 204",
        "a backslash of its own"
    );
    assert_eq!(
        filled("\\{a b"),
        "\\{a b",
        "markup has to take this one away"
    );
}

#[test]
fn code_in_backticks_stays_as_it_is_written() {
    let filled = |text| filled(text, Braces::Plain);
    assert_eq!(filled("`{course}` {course}"), "`{course}` HIST 204");
    assert_eq!(
        filled("``a ` {course}`` {course}"),
        "``a ` {course}`` HIST 204"
    );
    assert_eq!(filled("`a\nb {course}`"), "`a\nb {course}`");
    assert_eq!(
        filled("a ` {course}"),
        "a ` HIST 204",
        "no code without an end"
    );
    assert_eq!(
        filled("` {course}\n\n`"),
        "` HIST 204\n\n`",
        "nor one past its paragraph"
    );
    assert_eq!(filled("\\`{course}`"), "\\`HIST 204`");
}

#[test]
fn what_a_variable_says_is_not_filled_in_again() {
    assert_eq!(filled("{brace}", Braces::Plain), "{course}");
    assert_eq!(filled("{brace}", Braces::Template), "\\{course}");
}

#[test]
fn a_template_keeps_its_placeholders_and_its_backslashes() {
    let filled = |text| filled(text, Braces::Template);
    assert_eq!(filled("{course} {slide}"), "HIST 204 {slide}");
    assert_eq!(
        filled("\\{course} \\{slide} \\\\ `{course}`"),
        "\\{course} \\{slide} \\\\ `HIST 204`"
    );
}

#[test]
fn names_that_are_nearly_known_are_told_of_once() {
    let filling = Filling::default().with(vars());
    let near = filling
        .fill("{cuorse} {cuorse} {elsewhere} {x}", Braces::Plain)
        .near;
    assert_eq!(near, [("cuorse".to_owned(), "course".to_owned())]);
}

#[test]
fn there_is_room_for_so_much_and_one_who_is_told_of_it() {
    let mut vars = Vars::default();
    vars.insert("long", &"x".repeat(ALL_BYTES / 2));
    let filling = Filling::default();
    let part = filling.with(vars);
    let first = part.fill("{long}{long}{long}", Braces::Plain);
    assert_eq!(first.text.len(), ALL_BYTES + "{long}".len());
    assert!(first.is_full);
    let second = part.fill("{long}", Braces::Plain);
    assert!(!second.is_full);
    assert_eq!(second.text, "{long}");
}

#[test]
fn of_two_variables_of_one_name_the_one_above_holds() {
    let mut above = Vars::default();
    above.insert("course", "HIST 205");
    let vars = vars().under(&above);
    assert_eq!(vars.read("{course} {größe}"), "HIST 205 5");
}

proptest! {
    #[test]
    fn text_without_variables_is_left_alone(text in any::<String>()) {
        prop_assume!(!text.contains('\\'));
        prop_assert_eq!(&*Vars::default().read(&text), text.as_str());
    }

    #[test]
    fn any_text_is_filled_and_only_variables_make_a_difference(
        parts in prop::collection::vec(prop_oneof![
            Just("{course}"), Just("{brace}"), Just("\\"), Just("`"), Just("``"), Just("{"), Just("}"),
            Just("course"), Just("é"), Just("\n"), Just(" "), Just("\n\n"),
        ], 0..20),
    ) {
        let text: String = parts.concat();
        let plain = filled(&text, Braces::Plain);
        let template = filled(&text, Braces::Template);
        // Spaces may stand within the braces.
        let names = text.replace(' ', "");
        if !["{course}", "{brace}", "\\{"].iter().any(|name| names.contains(name)) {
            prop_assert_eq!(&plain, &text);
            prop_assert_eq!(&template, &text);
        }
    }
}
