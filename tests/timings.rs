//! `seminar timings`, and the ledger that it reads, with real processes.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "these are tests"
)]

#[path = "timings/apply.rs"]
mod apply;
mod folder;
mod program;
#[path = "timings/writers.rs"]
mod writers;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use program::{Ran, SEMINAR, folder};
use seminar::deck;
use seminar::ledger::{Kind, Part, Recorder, RunId, Setting, Stamp};
use seminar::lesson::{self, Lesson, Plan, Time};
use seminar::store::ledger::LedgerFile;
use seminar::text::Clean;

const DECK: &str = r#"# How it began
[deck]
title    = "Tides"
duration = "6m"

[[slides]]
title    = "Why the sea comes and goes" # the globe!
target   = "1m"
notes    = "Bring the globe. Let somebody hold the lamp, and let all others say what they see."

[[slides]]
title    = "Spring and neap"
target   = "2m"   # perhaps

[[slides]]
title    = "The moon"

[[slides]]
title    = "Harbours"
optional = true
"#;

/// A folder of a test's own, with a deck and a state folder.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        Self::with(name, DECK)
    }

    fn with(name: &str, deck: &str) -> Self {
        Self(folder(name, &[("slides.toml", deck)]))
    }

    fn ledger(&self) -> LedgerFile {
        LedgerFile::of(&self.0.join("state/seminar"), &self.0.join("slides.toml"))
    }

    fn deck(&self) -> String {
        fs::read_to_string(self.0.join("slides.toml")).unwrap()
    }

    /// Records a run: the seconds that each slide takes, one after the other.
    fn record(&self, number: u64, times: &[u64], change: impl FnOnce(&mut Setting)) {
        let deck = deck::parse(&self.deck()).unwrap().deck;
        let ledger = self.ledger();
        let at = |minute: u64| Stamp::new(&format!("2026-11-{number:02}T10:{minute:02}:00+01:00"));
        let mut setting = Setting {
            run: RunId::new(&at(0), number),
            kind: Kind::Rehearsal,
            at: at(0),
            path: ledger.key(),
            label: None,
            part: Part::Whole,
            last: Some(2),
        };
        change(&mut setting);
        let mut now = Time(Duration::ZERO);
        let mut lesson = Lesson::new(&deck);
        let plan = Plan::of(&deck, None);
        let (mut recorder, records) = Recorder::begin(&deck, &plan, setting, now);
        let (pen, writer) = ledger.writer();
        thread::scope(|scope| {
            scope.spawn(|| writer.run(|told| panic!("{told:?}")));
            pen.write(records);
            lesson.apply(lesson::Command::ToggleClock, now);
            pen.write(recorder.saw(&lesson, now));
            for (index, seconds) in times.iter().enumerate() {
                now.0 += Duration::from_secs(*seconds);
                if index + 1 < times.len() {
                    lesson.apply(lesson::Command::NextSlide, now);
                    pen.write(recorder.saw(&lesson, now));
                }
            }
            pen.write(recorder.end(&lesson, at(30), now));
            pen.finish().unwrap();
        });
    }

    /// Three whole runs, and one of a part.
    fn rehearsed(name: &str) -> Self {
        let place = Self::new(name);
        place.record(1, &[50, 170, 180], |it| {
            it.label = Some(Clean::line("cold"));
        });
        place.record(2, &[65, 160, 200, 30], |_| {});
        place.record(3, &[72, 204, 190], |it| it.kind = Kind::Lesson);
        place.record(4, &[58], |it| it.part = Part::As(Clean::line("Team North")));
        place
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(SEMINAR);
        command
            .current_dir(&self.0)
            .arg("timings")
            .args(arguments)
            .env_clear()
            .env("XDG_STATE_HOME", self.0.join("state"))
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().unwrap())
    }

    /// What is printed where all is well.
    fn shows(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(
            (ran.code, ran.stderr.as_str()),
            (Some(0), ""),
            "{}",
            ran.stdout
        );
        ran.stdout
    }

    /// Answers the question that is asked.
    fn answers(&self, arguments: &[&str], answer: &str) -> String {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut keyboard = child.stdin.take().unwrap();
        keyboard.write_all(answer.as_bytes()).unwrap();
        drop(keyboard);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    }
}

#[test]
fn without_a_ledger_it_says_what_to_do() {
    let place = Place::new("nothing");
    for arguments in [&[][..], &["--runs"], &["--apply"], &["--worst"]] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(place.shows(arguments), @"
            Nothing is recorded of slides.toml yet.
            `seminar rehearse slides.toml` records a rehearsal, and `seminar present --record slides.toml` a lesson.
            After that, this shows how long each slide takes.
            ");
        }
    }
    assert!(place.shows(&["--json"]).contains("\"runs\": []"));
    assert_eq!(place.shows(&["--csv"]).lines().count(), 5);
    assert!(
        !place.0.join("state").exists(),
        "nothing is made by looking"
    );
}

#[test]
fn without_a_deck_it_asks_for_one() {
    let place = Place::new("no-deck");
    fs::remove_file(place.0.join("slides.toml")).unwrap();
    let ran = place.run(&[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    insta::assert_snapshot!(ran.stderr, @"
    seminar: there is no slides.toml here
      Name a deck: seminar timings lesson.toml
    ");
    assert_eq!(place.run(&["other.toml"]).code, Some(2));
}

#[test]
fn the_worst_slides_come_first_and_then_all() {
    let place = Place::rehearsed("all");
    insta::assert_snapshot!(place.shows(&[]), @"
    Tides: 4 runs, 1 of them partial, the last a rehearsal of 2026-11-04 10:00

    Furthest from their targets
    2  Spring and neap  █████████████│██████  2:50 of 2:00  ▲ 0:50 over

    #  slide                     target  last     median  best  trend  over or under
    1  Why the sea comes and g…    1:00  0:58  *    1:05  1:05  ▁▅█    = near
    2  Spring and neap             2:00  3:24       2:50  2:40  ▂▁█    ▲ 0:50 over
    3  The moon                  (3:00)  3:10       3:10  3:00  ▁█▄    = near
    4  Harbours                          0:30       0:30  0:30
       the talk                    6:00  0:58  *    7:35  6:40  ▁▆█    ▲ 1:35 over

    Times are minutes and seconds, without discussions.
    (0:00) is a share of what the timed slides leave of the talk.
    * is of a partial run, which counts in no median.
    Wider terminals also show: notes, visits.
    ");
}

#[test]
fn a_wide_terminal_shows_all_columns_and_a_narrow_one_says_what_is_missing() {
    let place = Place::rehearsed("widths");
    let at = |columns: &str| {
        Ran::from(place.command(&[]).env("COLUMNS", columns).output().unwrap()).stdout
    };
    insta::assert_snapshot!(at("130"), @"
    Tides: 4 runs, 1 of them partial, the last a rehearsal of 2026-11-04 10:00

    Furthest from their targets
    2  Spring and neap  ████████████████████████████│███████████  2:50 of 2:00  ▲ 0:50 over

    #  slide                       target  last     median  best  trend  visits  over or under      notes
    1  Why the sea comes and goes    1:00  0:58  *    1:05  1:05  ▁▅█         4  = near         0:06–0:10
    2  Spring and neap               2:00  3:24       2:50  2:40  ▂▁█         3  ▲ 0:50 over
    3  The moon                    (3:00)  3:10       3:10  3:00  ▁█▄         3  = near
    4  Harbours                            0:30       0:30  0:30              1
       the talk                      6:00  0:58  *    7:35  6:40  ▁▆█            ▲ 1:35 over

    Times are minutes and seconds, without discussions.
    (0:00) is a share of what the timed slides leave of the talk.
    * is of a partial run, which counts in no median.
    Notes: how long they take to say, at 165 to 100 words a minute.
    ");
    insta::assert_snapshot!(at("50"), @"
    Tides: 4 runs, 1 of them partial, the last a rehearsal of 2026-11-04 10:00

    Furthest from their targets
    2  Spring and neap  █████│██  2:50 of 2:00

    #  slide                     last     over or under
    1  Why the sea comes and g…  0:58  *  = near
    2  Spring and neap           3:24     ▲ 0:50 over
    3  The moon                  3:10     = near
    4  Harbours                  0:30
       the talk                  0:58  *  ▲ 1:35 over

    Times are minutes and seconds, without discussions.
    (0:00) is a share of what the timed slides leave of the talk.
    * is of a partial run, which counts in no median.
    Wider terminals also show: target, median, best, trend, notes, visits.
    ");
}

#[test]
fn slides_are_shown_as_bars() {
    let place = Place::rehearsed("bars");
    insta::assert_snapshot!(place.shows(&["--bars"]), @"
    Tides: 4 runs, 1 of them partial, the last a rehearsal of 2026-11-04 10:00

    1  Why the sea comes and goes  ██████│               1:05 of 1:00  = near
    2  Spring and neap             ████████████│████▉    2:50 of 2:00  ▲ 0:50 over
    3  The moon                    ██████████████████│█  3:10 of 3:00  = near
    4  Harbours                    ███▏                          0:30
    ");
}

#[test]
fn runs_are_listed() {
    let place = Place::rehearsed("runs");
    insta::assert_snapshot!(place.shows(&["--runs"]), @"
    run                   when              kind       length  how far        label
    20261101-100000-0ca6  2026-11-01 10:00  rehearsal    6:40  whole          cold
    20261102-100000-0bf1  2026-11-02 10:00  rehearsal    7:35  whole
    20261103-100000-cf2a  2026-11-03 10:00  lesson       7:46  whole
    20261104-100000-aca0  2026-11-04 10:00  rehearsal    0:58  as Team North
    ");
    assert_eq!(
        place.shows(&["--runs", "--kind", "lesson"]).lines().count(),
        2
    );
}

#[test]
fn two_runs_stand_side_by_side() {
    let place = Place::rehearsed("compare");
    insta::assert_snapshot!(place.shows(&["--compare", "20261101", "last-2"]), @"
    A: 20261101-100000-0ca6, 2026-11-01 10:00, whole
    B: 20261102-100000-0bf1, 2026-11-02 10:00, whole

    #  slide                          A     B
    1  Why the sea comes and goes  0:50  1:05  + 0:15 longer
    2  Spring and neap             2:50  2:40  - 0:10 shorter
    3  The moon                    3:00  3:20  + 0:20 longer
    4  Harbours                          0:30
       together                    6:40  7:35  + 0:55 longer
    ");
    let ran = place.run(&["--compare", "2026", "last"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.stderr.contains("`2026` may be several runs"),
        "{}",
        ran.stderr
    );
}

#[test]
fn partial_runs_count_where_that_is_asked_for() {
    let place = Place::new("partial");
    place.record(1, &[50], |it| it.part = Part::From(1));
    assert!(
        place
            .shows(&[])
            .contains("No run went through the whole talk yet")
    );
    let counted = place.shows(&["--partial"]);
    assert!(!counted.contains("No run"), "{counted}");
    assert!(
        counted.starts_with("Tides: 1 run, a partial one, "),
        "{counted}"
    );
    assert!(counted.contains("* is of a partial run.\n"), "{counted}");
}

#[test]
fn a_kind_that_no_run_is_of_is_told_of() {
    let place = Place::new("no-such-kind");
    place.record(1, &[50, 170, 180], |_| {});
    for shown in ["--runs", "--worst", "--bars", "--partial"] {
        let text = place.shows(&[shown, "--kind", "lesson"]);
        assert_eq!(text, "There is no run of this kind.\n", "{shown}");
    }
}

#[test]
fn the_last_run_is_one_of_the_kind_that_counts() {
    let place = Place::rehearsed("last-of-kind");
    let text = place.shows(&["--kind", "lesson", "--bars"]);
    let head = "Tides: 1 run, the last a lesson of 2026-11-03 10:00\n";
    assert!(text.starts_with(head), "{text}");
}

#[test]
fn runs_that_pass_all_slides_by_say_nothing_of_targets() {
    let place = Place::new("passed-by");
    place.record(1, &[0], |_| {});
    let nothing = "No slide was shown for a second or longer.\n";
    assert_eq!(place.shows(&["--worst"]), nothing);
    assert!(place.shows(&["--bars"]).ends_with(nothing));
}

#[test]
fn programs_get_json_and_csv() {
    let place = Place::rehearsed("data");
    let json: serde_json::Value = serde_json::from_str(&place.shows(&["--json"])).unwrap();
    assert_eq!(json["v"], 1);
    assert_eq!(json["slides"][0]["median_ms"], 65_000);
    assert_eq!(json["slides"][0]["last_is_partial"], true);
    assert_eq!(json["slides"][2]["shared"], true);
    assert_eq!(json["runs"][3]["partial"], "part");
    let docs = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rehearsing.md"));
    let docs = docs.unwrap();
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    for part in [&json, &json["slides"][0], &json["runs"][0], &json["talk"]] {
        for key in keys(part) {
            assert!(
                docs.contains(&format!("`{key}`")),
                "the docs do not name `{key}`"
            );
        }
    }
    insta::assert_snapshot!(place.shows(&["--csv"]), @"
    number,id,title,target_ms,shared,last_ms,last_is_partial,median_ms,best_ms,over_ms,verdict,discussion_ms,visits,edited
    1,why-the-sea-comes-and-goes,Why the sea comes and goes,60000,false,58000,true,65000,65000,5000,near,,4,false
    2,spring-and-neap,Spring and neap,120000,false,204000,false,170000,160000,50000,over,,3,false
    3,the-moon,The moon,180000,true,190000,false,190000,180000,10000,near,,3,false
    4,harbours,Harbours,,false,30000,false,30000,30000,,,,1,false
    ");
}

#[test]
fn colours_come_where_they_are_wanted_and_say_nothing_of_their_own() {
    let place = Place::rehearsed("colours");
    let colored = place.shows(&["--color"]);
    assert!(colored.contains('\u{1b}'));
    let mut plain = String::new();
    let mut rest = colored.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, place.shows(&[]));
    assert_eq!(plain, place.shows(&["--no-color"]));
}

#[test]
fn a_run_is_forgotten_after_asking() {
    let place = Place::rehearsed("forget");
    let ledger = || fs::read_to_string(place.ledger().path()).unwrap();
    let before = ledger();
    insta::assert_snapshot!(place.answers(&["--forget", "last-3"], "no\n"), @"
    run                   when              kind       length  how far  label
    20261101-100000-0ca6  2026-11-01 10:00  rehearsal    6:40  whole    cold
    Forget this run for good? [y/N] Nothing was forgotten.
    ");
    assert_eq!(ledger(), before);
    place.answers(&["--forget", "last-3"], "yes\n");
    let id = RunId::new(&Stamp::new("2026-11-01T10:00:00+01:00"), 1);
    let others = before.lines().filter(|line| !line.contains(id.as_str()));
    assert_eq!(
        ledger().lines().collect::<Vec<_>>(),
        others.collect::<Vec<_>>()
    );
    assert_eq!(place.run(&["--forget", id.as_str()]).code, Some(2));
}

#[test]
fn slides_that_are_gone_are_listed_and_edited_ones_marked() {
    let place = Place::rehearsed("gone");
    let edited = DECK
        .replace("title    = \"Spring and neap\"\n", "title = \"Springs\"\n")
        .replace(
            "title    = \"The moon\"\n",
            "title = \"The moon\"\nnotes = \"New.\"\n",
        )
        .replace("[[slides]]\ntitle    = \"Harbours\"\noptional = true\n", "");
    fs::write(place.0.join("slides.toml"), edited).unwrap();
    insta::assert_snapshot!(place.shows(&[]), @"
    Tides: 4 runs, 1 of them partial, the last a rehearsal of 2026-11-04 10:00

    #  slide                     target  last     median  best  trend  over or under
    1  Why the sea comes and g…    1:00  0:58  *    1:05  1:05  ▁▅█    = near
    2  Springs                     2:00
    3  The moon                  (3:00)  3:10  ~    3:10  3:00  ▁█▄    = near
       the talk                    6:00  0:58  *    7:35  6:40  ▁▆█    ▲ 1:35 over

    Times are minutes and seconds, without discussions.
    (0:00) is a share of what the timed slides leave of the talk.
    * is of a partial run, which counts in no median.
    ~ was edited since it was shown.
    Wider terminals also show: notes, visits.

    Not in the deck any more:
      0:30 Harbours
      3:24 Spring and neap
    ");
}
