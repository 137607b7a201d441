use proptest::prelude::*;

use super::*;
use crate::ledger::sample::{deck, gather, parse, seconds, setting, stamp};
use crate::lesson::Command;

/// A lesson that is recorded.
struct Taped {
    lesson: Lesson,
    recorder: Recorder,
    records: Vec<Record>,
}

impl Taped {
    fn new(deck: &Deck) -> Self {
        let lesson = Lesson::new(deck);
        let plan = lesson::Plan::of(deck, None);
        let (mut recorder, mut records) = Recorder::begin(deck, &plan, setting(), seconds(0));
        records.extend(recorder.saw(&lesson, seconds(0)));
        Self {
            lesson,
            recorder,
            records,
        }
    }

    fn does(&mut self, at: u64, command: Command) {
        self.lesson.apply(command, seconds(at));
        self.records
            .extend(self.recorder.saw(&self.lesson, seconds(at)));
    }

    fn end(mut self, at: u64) -> Vec<Record> {
        let last = self.recorder.end(&self.lesson, stamp(), seconds(at));
        self.records.extend(last);
        self.records
    }
}

/// The visits: slide, when, seconds of talk and of discussion.
fn visits(records: &[Record]) -> Vec<(&str, u64, u64, u64)> {
    let visit = |record: &'_ Record| match record {
        Record::Visit(visit) => Some(visit.clone()),
        _ => None,
    };
    let names = records.iter().filter_map(|record| match record {
        Record::Visit(visit) => Some(visit.slide.id.0.as_str()),
        _ => None,
    });
    let visits = records.iter().filter_map(visit);
    names
        .zip(visits)
        .map(|(name, it)| {
            (
                name,
                it.at_ms / 1000,
                it.spent_ms / 1000,
                it.discussion_ms / 1000,
            )
        })
        .collect()
}

fn asking() -> Deck {
    parse(
        "[[slides]]\ntitle = \"Ash\"\nbullets = [\"a\", \"b\", \"c\"]\nreveal = \"bullets\"\n\
         [[slides]]\ntitle = \"Birch\"\n\
         discussion = { question = \"Why?\", think = \"1m\", pair = \"2m\", options = [\"x\", \"y\"] }\n\
         [[slides]]\ntitle = \"Cedar\"\n",
    )
}

#[test]
fn each_visit_has_its_own_time_and_pauses_have_none() {
    let mut taped = Taped::new(&deck(&["Ash", "Birch"]));
    taped.does(5, Command::ToggleClock);
    taped.does(15, Command::Next);
    taped.does(18, Command::ToggleClock);
    taped.does(30, Command::ToggleClock);
    taped.does(34, Command::Back);
    let records = taped.end(40);
    assert_eq!(
        visits(&records),
        [("ash", 0, 10, 0), ("birch", 15, 7, 0), ("ash", 34, 6, 0)]
    );
    let Some(Record::End(end)) = records.last() else {
        panic!("it has an end");
    };
    assert_eq!(
        (end.elapsed_ms, end.paused_ms, end.complete),
        (23_000, 17_000, true)
    );
}

#[test]
fn reveals_and_phases_are_parts_of_one_visit() {
    let mut taped = Taped::new(&asking());
    taped.does(0, Command::ToggleClock);
    taped.does(1, Command::Next);
    taped.does(2, Command::Next);
    taped.does(3, Command::Back);
    taped.does(10, Command::GoTo(1));
    taped.does(12, Command::Next);
    taped.does(15, Command::Next);
    taped.does(75, Command::Next);
    taped.does(90, Command::Next);
    let records = taped.end(90);
    let [
        Record::Start(_),
        Record::Visit(ash),
        Record::Visit(birch),
        ..,
    ] = &records[..]
    else {
        panic!("{records:?}");
    };
    assert_eq!((ash.revealed, ash.reveals), (2, 3));
    assert_eq!((birch.spent_ms, birch.discussion_ms), (2000, 78_000));
    let phases: Vec<_> = birch
        .phases
        .iter()
        .map(|it| (it.phase, it.spent_ms))
        .collect();
    assert_eq!(phases, [(Phase::Think, 60_000), (Phase::Pair, 15_000)]);
}

#[test]
fn answers_and_hands_are_written_down_as_they_come_and_as_they_change() {
    let mut taped = Taped::new(&asking());
    taped.does(1, Command::GoTo(1));
    taped.does(2, Command::NextPhase);
    taped.does(3, Command::Hear(Clean::line("Because")));
    taped.does(4, Command::Hear(Clean::line("So")));
    taped.does(5, Command::Pin(0));
    taped.does(6, Command::Strike(1));
    let count = |hands| Command::Count {
        round: Round::First,
        option: 1,
        hands,
    };
    taped.does(7, count(3));
    taped.does(8, count(3));
    taped.does(9, count(4));
    let said: Vec<String> = taped
        .records
        .iter()
        .filter_map(|record| match record {
            Record::Heard(it) => Some(format!(
                "{} {} {} {}{}",
                it.at_ms,
                it.number,
                it.text,
                if it.pinned { "pinned" } else { "" },
                if it.struck { "struck" } else { "" }
            )),
            Record::Count(it) => Some(format!(
                "{} {:?} {}: {}",
                it.at_ms, it.round, it.option, it.hands
            )),
            _ => None,
        })
        .collect();
    let expected = [
        "3000 1 Because ",
        "4000 2 So ",
        "5000 1 Because pinned",
        "6000 2 So struck",
        "7000 First 2: 3",
        "9000 First 2: 4",
    ];
    assert_eq!(said, expected);
}

#[test]
fn what_the_class_sees_is_what_counts() {
    let mut taped = Taped::new(&deck(&["Ash", "Birch", "Cedar"]));
    taped.does(0, Command::ToggleClock);
    taped.does(10, Command::ToggleFreeze);
    taped.does(11, Command::Next);
    taped.does(20, Command::Next);
    taped.does(25, Command::ToggleFreeze);
    assert_eq!(
        visits(&taped.end(30)),
        [("ash", 0, 25, 0), ("cedar", 25, 5, 0)]
    );
}

#[test]
fn a_clock_that_is_set_back_takes_all_visits_with_it() {
    let mut taped = Taped::new(&deck(&["Ash", "Birch"]));
    taped.does(0, Command::ToggleClock);
    taped.does(10, Command::Next);
    taped.does(20, Command::ResetClock);
    taped.does(21, Command::ToggleClock);
    let records = taped.end(25);
    let run = &gather(&records).runs[0];
    let [visit] = &run.visits[..] else {
        panic!("{records:?}");
    };
    assert_eq!((visit.at_ms, visit.spent_ms), (20_000, 4000));
    let end = run.end.as_ref().unwrap();
    assert_eq!((end.elapsed_ms, end.paused_ms), (4000, 1000));
}

#[test]
fn a_deck_that_is_read_again_ends_a_visit_and_begins_another() {
    let old = deck(&["Ash", "Birch"]);
    let mut taped = Taped::new(&old);
    taped.does(0, Command::ToggleClock);
    let new = parse("[[slides]]\ntitle = \"Elm\"\n[[slides]]\ntitle = \"Ash\"\n");
    taped
        .records
        .extend(taped.recorder.reloaded(&taped.lesson, &new, seconds(8)));
    taped.lesson = taped.lesson.reloaded(&old, &new, seconds(8));
    taped
        .records
        .extend(taped.recorder.saw(&taped.lesson, seconds(8)));
    let records = taped.end(10);
    assert_eq!(visits(&records), [("ash", 0, 8, 0), ("ash", 8, 2, 0)]);
    let [
        _,
        Record::Visit(before),
        Record::Visit(after),
        Record::End(end),
    ] = &records[..]
    else {
        panic!("{records:?}");
    };
    assert_ne!(before.slide.hash, after.slide.hash);
    assert!(!end.complete, "a slide has come that nobody saw");
}

#[test]
fn a_run_is_complete_when_all_was_shown_up_to_its_last_slide() {
    let mut deck = deck(&["Ash", "Birch", "Cedar"]);
    let complete = |deck: &Deck, last, shown: &[usize]| {
        let plan = lesson::Plan::of(deck, None);
        let setting = Setting { last, ..setting() };
        let (mut recorder, _) = Recorder::begin(deck, &plan, setting, seconds(0));
        let mut lesson = Lesson::new(deck);
        for (at, slide) in (0..).zip(shown) {
            lesson.apply(Command::GoTo(*slide), seconds(at));
            recorder.saw(&lesson, seconds(at));
            if at == 0 {
                lesson.apply(Command::ToggleClock, seconds(at));
            }
        }
        let records = recorder.end(&lesson, stamp(), seconds(60));
        matches!(records.last(), Some(Record::End(end)) if end.complete)
    };
    assert!(complete(&deck, None, &[0, 1, 2]));
    assert!(complete(&deck, None, &[1, 0, 2]), "in any order");
    assert!(complete(&deck, Some(1), &[0, 1]));
    assert!(!complete(&deck, None, &[0, 1]));
    assert!(!complete(&deck, None, &[0, 2]), "one was left out");
    deck.slides[1].optional = true;
    assert!(complete(&deck, None, &[0, 2]), "that one may be");
}

#[test]
fn a_long_plan_is_parted_so_that_no_line_is_too_long() {
    let title = "大".repeat(200);
    let slides = format!("[[slides]]\ntitle = \"{title}\"\n").repeat(2 * PLANNED + 1);
    let deck = parse(&slides);
    let records = Taped::new(&deck).records;
    assert_eq!(records.len(), 3);
    assert!(records.iter().all(|record| record.line().len() < 1 << 20));
    let run = &gather(&records).runs[0];
    assert_eq!(run.start.as_ref().unwrap().plan.len(), deck.slides.len());
}

proptest! {
    /// Time is neither lost nor made: visits add up to what the clock counted.
    #[test]
    fn visits_add_up_to_the_time_that_the_clock_counted(
        steps in prop::collection::vec((0_u64..50, 0_usize..12), 0..60)
    ) {
        let mut taped = Taped::new(&asking());
        let mut now = 0;
        for (wait, command) in steps {
            now += wait;
            let commands = [
                Command::Next, Command::Next, Command::Back, Command::NextSlide, Command::GoTo(0),
                Command::ToggleClock, Command::ToggleFreeze, Command::NextPhase,
                Command::CycleDiscussion, Command::ToggleBlank, Command::Return,
                Command::ResetClock,
            ];
            taped.does(now, commands[command].clone());
        }
        let records = taped.end(now + 3);
        let all = gather(&records);
        let run = &all.runs[0];
        let sum: u64 = run.visits.iter().map(|it| it.spent_ms + it.discussion_ms).sum();
        prop_assert_eq!(Some(sum), run.end.as_ref().map(|end| end.elapsed_ms));
        for visit in &run.visits {
            let phases: u64 = visit.phases.iter().map(|phase| phase.spent_ms).sum();
            prop_assert!(phases <= visit.discussion_ms);
        }
    }
}
