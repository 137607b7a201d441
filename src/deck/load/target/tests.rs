use proptest::prelude::*;

use super::*;
use crate::deck::parse;

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// A text with new targets, and what changed in it.
struct Done {
    text: String,
    edits: Vec<TargetEdit>,
}

/// Gives slides of a deck without parts new targets.
fn retarget(source: &str, targets: &[(SlideId, Duration)]) -> Option<Done> {
    let texts = Texts::new(Clean::line("deck.toml"), source.to_owned());
    let changed = super::retarget(&texts, &parse(source).ok()?, targets)?;
    assert!(changed.len() < 2);
    let done = changed.into_iter().next().map(|changed| Done {
        text: changed.source,
        edits: changed.edits,
    });
    Some(done.unwrap_or_else(|| Done {
        text: source.to_owned(),
        edits: Vec::new(),
    }))
}

/// The text after these slides got these targets.
fn after(source: &str, targets: &[(&str, u64)]) -> String {
    let targets: Vec<_> = targets
        .iter()
        .map(|(id, time)| (SlideId((*id).to_owned()), seconds(*time)))
        .collect();
    let done = retarget(source, &targets).expect("it can be changed");
    let again = retarget(&done.text, &targets).expect("it can be changed");
    assert_eq!(
        (again.text.as_str(), again.edits.len()),
        (done.text.as_str(), 0),
        "once is enough"
    );
    done.text
}

#[test]
fn a_target_is_exchanged_in_its_place() {
    let source = "# A deck\n\n[[slides]]\ntarget   = '2m' # so long\ntitle    = \"Ash\"\n";
    assert_eq!(
        after(source, &[("ash", 95)]),
        "# A deck\n\n[[slides]]\ntarget   = \"1m35s\" # so long\ntitle    = \"Ash\"\n"
    );
}

#[test]
fn the_same_target_in_other_words_stays_as_it_is() {
    let source = "[[slides]]\ntitle = \"Ash\"\ntarget = \"90s\"\n";
    assert_eq!(after(source, &[("ash", 90)]), source);
}

#[test]
fn a_new_target_comes_after_the_title_and_is_written_like_it() {
    for (title, line) in [
        ("title = \"Ash\"", "target = \"30s\""),
        ("title=\"Ash\"", "target=\"30s\""),
        ("title    = \"Ash\"  # why", "target   = \"30s\""),
        ("  title  =  'Ash'", "  target =  \"30s\""),
        ("\"title\" = \"Ash\"", "target  = \"30s\""),
        ("title = \"\"\"\nAsh\"\"\"", "target = \"30s\""),
    ] {
        let source =
            format!("[[slides]]\n{title}\ntext = \"x\"\n\n[slides.discussion]\nquestion = \"y\"\n");
        let new = source.replace("\ntext", &format!("\n{line}\ntext"));
        assert_eq!(after(&source, &[("ash", 30)]), new, "{title}");
    }
}

#[test]
fn a_slide_without_a_title_has_it_first() {
    let source = "[[slides]] # one\ntext = \"Words\"\n";
    assert_eq!(
        after(source, &[("words", 30)]),
        "[[slides]] # one\ntarget = \"30s\"\ntext = \"Words\"\n"
    );
}

#[test]
fn line_ends_stay_as_they_are_and_so_does_an_end_without_one() {
    let source = "\u{feff}[[slides]]\r\ntitle = \"Ash\"\r\n\r\n[[slides]]\r\ntitle = \"Birch\"";
    assert_eq!(
        after(source, &[("ash", 30), ("birch", 60)]),
        "\u{feff}[[slides]]\r\ntitle = \"Ash\"\r\ntarget = \"30s\"\r\n\r\n\
         [[slides]]\r\ntitle = \"Birch\"\r\ntarget = \"1m\""
    );
    assert_eq!(
        after("[[slides]]", &[("slide", 30)]),
        "[[slides]]\ntarget = \"30s\""
    );
}

#[test]
fn slides_in_an_array_get_targets_too() {
    let source =
        "slides = [\n  { title = \"Ash\" }, # one\n  {title=\"Birch\",target=\"1m\"}, {}\n]\n";
    assert_eq!(
        after(source, &[("ash", 30), ("birch", 45), ("slide", 5)]),
        "slides = [\n  { target = \"30s\", title = \"Ash\" }, # one\n  \
         {title=\"Birch\",target=\"45s\"}, { target = \"5s\" }\n]\n"
    );
}

#[test]
fn a_slide_that_cannot_be_read_stays_as_it_is_and_holds_nobody_up() {
    let source = "[[slides]]\ntitle = \"Ash\nbullets = [\n\n[[slides]]\ntitle = \"Birch\"\n\n\
        [[slides]]\ntitle = \"Cedar\"\ntarget = \"soon\"\n";
    let expected = source.replace("\"Birch\"\n", "\"Birch\"\ntarget = \"30s\"\n");
    assert_eq!(
        after(
            source,
            &[("ash", 30), ("birch", 30), ("cedar", 30), ("elm", 30)]
        ),
        expected
    );
}

#[test]
fn slides_are_told_apart_though_backup_slides_come_last() {
    let source = "[[slides]]\ntitle = \"Extra\"\nbackup = true\n\n[[slides]]\ntitle = \"Ash\"\n";
    let done = retarget(source, &[(SlideId("ash".to_owned()), seconds(30))]).unwrap();
    assert_eq!(done.text, format!("{source}target = \"30s\"\n"));
    assert_eq!(done.edits[0].slide, 0);
}

#[test]
fn what_changed_is_shown_by_lines() {
    let source =
        "[[slides]]\ntitle = \"Ash\"\ntarget = \"2m\" # so long\n\n[[slides]]\ntitle = \"Birch\"";
    let targets =
        [("ash", 60), ("birch", 30)].map(|(id, time)| (SlideId(id.to_owned()), seconds(time)));
    let edits = retarget(source, &targets).unwrap().edits;
    let expected = [
        TargetEdit {
            slide: 0,
            line: 3,
            old: Some(Clean::line("target = \"2m\" # so long")),
            new: Clean::line("target = \"1m\" # so long"),
        },
        TargetEdit {
            slide: 1,
            line: 6,
            old: None,
            new: Clean::line("target = \"30s\""),
        },
    ];
    assert_eq!(edits, expected);
}

/// Decks that use all of the format.
const DECKS: [&str; 4] = [
    include_str!("../../../../tests/decks/valid/strings.toml"),
    include_str!("../../../../tests/decks/valid/inline-slides.toml"),
    include_str!("../../../../tests/decks/valid/toml-1-1.toml"),
    include_str!("../../../../slides.toml"),
];

/// What is left of a text without its targets.
fn without_targets(text: &str) -> String {
    let is_target = |line: &&str| line.trim_start().starts_with("target");
    let lines = text.split_inclusive('\n').filter(|line| !is_target(line));
    lines.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_but_targets_changes(
        deck in 0..DECKS.len(),
        crlf in any::<bool>(),
        times in prop::collection::vec(prop::option::of(1_u64..86_400), 1..40),
    ) {
        let source = DECKS[deck].replace("\r\n", "\n");
        let source = if crlf { source.replace('\n', "\r\n") } else { source };
        let slides = parse(&source).unwrap().deck.slides;
        let times = slides.iter().zip(times.iter().cycle());
        let targets: Vec<(SlideId, Duration)> = times
            .filter_map(|(slide, time)| Some((slide.id.clone(), seconds((*time)?))))
            .collect();
        let done = retarget(&source, &targets).unwrap();
        if deck != 1 {
            prop_assert_eq!(without_targets(&done.text), without_targets(&source));
        }
        let again = retarget(&done.text, &targets).unwrap();
        prop_assert_eq!(&again.text, &done.text);
        let deck = parse(&done.text).unwrap().deck;
        for (id, time) in targets {
            let slide = deck.slides.iter().find(|slide| slide.id == id);
            prop_assert_eq!(slide.and_then(|slide| slide.target), Some(time));
        }
    }
}
