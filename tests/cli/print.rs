//! `--print`: slides as text.

use super::{DECK, Ran, command, folder, run};

#[test]
fn a_slide_is_printed_with_everything_on_it_shown() {
    let here = folder("print", &[("slides.toml", DECK)]);
    let first = run(&here, &["--print"]);
    assert_eq!((first.code, first.stderr.as_str()), (Some(0), ""));
    insta::assert_snapshot!(first.stdout, @"
      Why the sea comes and goes
      ━━━━━━━━━━━━━━━━━━━━━━━━━━

      ▪ The moon pulls

      ▪ The earth turns

      ▪ The sea follows



    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━────────────────────────────────────────
      Tides                                                                    1/2
    ");
    let second = run(&here, &["--print", "--start", "2", "--size", "60x20"]);
    assert_eq!(second.stdout.lines().count(), 20);
    insta::assert_snapshot!(second.stdout, @"
      Spring and neap
      ━━━━━━━━━━━━━━━

      When sun and moon pull together, tides are high.





    ╭ discuss ─────────────────────────────────────────────────╮
    │                                                          │
    │ When is the tide highest?                                │
    │                                                          │
    │   A  At full moon                                        │
    │   B  At half moon                                        │
    │                                                          │
    ╰──────────────────────────────────────────────────────────╯
    ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
      Tides                                                2/2
    ");
}

#[test]
fn what_is_drawn_on_a_screen_is_printed_in_words() {
    let deck = "[[slides]]\ntitle = \"Words\"\nlayout = \"section\"\n\
                qr = \"https://example.org\"\nchart = [[\"1957\", 195], [\"1958\", 200]]\n";
    let here = folder("words", &[("slides.toml", deck.as_bytes())]);
    let words = run(&here, &["--print"]).stdout;
    for told in [
        "Words",
        "https://example.org",
        "Bar chart, 1957 195, 1958 200; highest",
    ] {
        assert!(words.contains(told), "{told} is not in\n{words}");
    }
    assert!(!words.contains(['█', '▀']), "{words}");
    let screen = run(&here, &["--print", "--size", "80x60"]).stdout;
    assert!(
        screen.contains('█') && !screen.contains("Words\n"),
        "{screen}"
    );
}

#[test]
fn notes_are_printed_below_the_slide() {
    let here = folder("notes", &[("slides.toml", DECK)]);
    let with = run(&here, &["--print", "--notes"]).stdout;
    let without = run(&here, &["--print"]).stdout;
    let notes = with.strip_prefix(&without).expect("the same slide");
    assert!(notes.contains("Bring the globe."), "{notes}");
}

#[test]
fn a_tall_slide_is_printed_whole() {
    let bullets: Vec<String> = (0..100)
        .map(|number| format!("\"bullet {number}\""))
        .collect();
    let deck = format!(
        "[[slides]]\ntitle = \"Tall\"\nbullets = [{}]\n",
        bullets.join(", ")
    );
    let here = folder("tall", &[("slides.toml", deck.as_bytes())]);
    let printed = run(&here, &["--print"]).stdout;
    for number in 0..100 {
        assert!(
            printed.contains(&format!("bullet {number}\n")),
            "{number}: {printed}"
        );
    }
}

#[test]
fn colours_are_printed_only_when_they_are_asked_for() {
    let here = folder("color", &[("slides.toml", DECK)]);
    let mut asked = command(&here, &["--print", "--color"]);
    let true_color = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];
    let colored = Ran::from(asked.envs(true_color).output().unwrap()).stdout;
    assert!(colored.contains("38;2;"), "{colored:?}");
    // Without a terminal worth the name it is the sixteen that any has.
    let sixteen = run(&here, &["--print", "--color"]).stdout;
    assert!(sixteen.contains("\x1b[") && !sixteen.contains("8;2;") && !sixteen.contains("8;5;"));
    let mut plain = command(&here, &["--print"]);
    let plain = Ran::from(plain.envs(true_color).output().unwrap()).stdout;
    assert!(!plain.contains('\x1b'));
}

#[test]
fn problems_are_told_beside_what_can_be_shown() {
    let broken = [DECK, b"\n[[slides]]\ntitel = \"A slip\"\n"].concat();
    let here = folder("problems", &[("slides.toml", &broken)]);
    let ran = run(&here, &["--print"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.contains("Why the sea comes and goes"));
    insta::assert_snapshot!(ran.stderr, @r#"
    slides.toml:17:1: error: unknown key `titel`
       |
    17 | titel = "A slip"
       | ^^^^^
       = help: did you mean `title`?
    "#);
}
