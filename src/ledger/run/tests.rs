use proptest::prelude::*;

use super::*;
use crate::deck::SlideId;
use crate::ledger::sample::{deck, gather, ledger, rehearsal};
use crate::ledger::{ContentHash, Stamp};
use crate::text::Clean;

fn records(run: &Run) -> Vec<Record> {
    let start = run.start.clone().map(Record::Start);
    let visits = run.visits.iter().cloned().map(Record::Visit);
    let heard = run.heard.iter().cloned().map(Record::Heard);
    let end = run.end.clone().map(Record::End);
    start
        .into_iter()
        .chain(visits)
        .chain(heard)
        .chain(end)
        .collect()
}

fn answer(run: &RunId, number: u32, text: &str) -> Heard {
    Heard {
        run: run.clone(),
        slide: Key {
            id: SlideId("ash".to_owned()),
            hash: ContentHash(3),
        },
        at_ms: 5,
        number,
        text: Clean::line(text),
        pinned: false,
        struck: false,
    }
}

#[test]
fn runs_that_were_written_at_the_same_time_are_told_apart() {
    let deck = deck(&["Ash", "Birch"]);
    let one = rehearsal(&deck, 1, &[(0, 10), (1, 20)]);
    let two = rehearsal(&deck, 2, &[(1, 5), (0, 6)]);
    let (first, second) = (records(&one), records(&two));
    let mixed: Vec<Record> = first
        .into_iter()
        .zip(second)
        .flat_map(|(first, second)| [first, second])
        .collect();
    assert_eq!(gather(&mixed).runs, [one, two]);
}

#[test]
fn the_latest_record_of_an_answer_counts() {
    let deck = deck(&["Ash"]);
    let mut run = rehearsal(&deck, 1, &[(0, 10)]);
    run.heard = vec![answer(&run.id, 1, "One"), answer(&run.id, 2, "Two")];
    let mut all = records(&run);
    run.heard[0].struck = true;
    all.push(Record::Heard(run.heard[0].clone()));
    assert_eq!(gather(&all).runs, [run]);
}

#[test]
fn something_came_of_a_run_when_a_slide_had_time_or_somebody_answered() {
    let deck = deck(&["Ash"]);
    assert!(!rehearsal(&deck, 1, &[(0, 10)]).is_empty());
    let mut run = rehearsal(&deck, 1, &[(0, 0)]);
    assert!(run.is_empty());
    // What is typed in one go has no time at all.
    run.heard = vec![answer(&run.id, 1, "One")];
    assert!(!run.is_empty());
    run.heard[0].struck = true;
    assert!(run.is_empty());
    run.counts = vec![Count {
        run: run.id.clone(),
        slide: run.heard[0].slide.clone(),
        at_ms: 0,
        round: Round::First,
        option: 1,
        hands: 0,
    }];
    assert!(run.is_empty());
    run.counts[0].hands = 7;
    assert!(!run.is_empty());
}

#[test]
fn a_talk_that_goes_on_where_it_broke_off_began_when_it_began() {
    let deck = deck(&["Ash"]);
    let run = rehearsal(&deck, 1, &[(0, 10)]);
    let mut again = run.start.clone().unwrap();
    again.at = Stamp::new("2026-11-25T08:00:00+01:00");
    let mut all = records(&run);
    all.insert(2, Record::Start(again));
    assert_eq!(gather(&all).runs, [run]);
}

#[test]
fn lines_that_are_no_records_are_skipped_and_counted() {
    let run = rehearsal(&deck(&["Ash"]), 1, &[(0, 10)]);
    let mut gatherer = Gatherer::default();
    for record in records(&run) {
        gatherer.line(record.line().as_bytes());
        gatherer.line(b"\n");
        gatherer.line(b"{\"v\":2,\"record\":\"dance\",\"run\":\"x\"}\r\n");
        gatherer.line(b"\xff\xfe\0{");
        gatherer.line(b"{\"v\":1,\"record\":\"dance\",\"run\":\"x\"}");
        gatherer.line(b"{\"record\":\"end\"}");
        gatherer.line(b"[1]");
    }
    gatherer.too_long();
    gatherer.tail(b"{\"v\":1,\"rec");
    let ledger = gatherer.finish();
    assert_eq!(ledger.runs, [run]);
    let skipped = Skipped {
        bad: 13,
        newer: 3,
        cut: true,
    };
    assert_eq!(ledger.skipped, skipped);
}

#[test]
fn keys_that_are_not_known_are_passed_over() {
    let line = "{\"v\":1,\"record\":\"end\",\"run\":\"a\",\"at\":\"x\",\"elapsed_ms\":1,\"paused_ms\":0,\
         \"complete\":true,\"mood\":\"good\"}";
    assert!(matches!(Line::read(line.as_bytes()), Line::Record(_)));
}

#[test]
fn a_run_is_found_by_its_name_the_beginning_of_it_or_how_long_ago_it_was() {
    let deck = deck(&["Ash"]);
    let ledger = ledger((0..3).map(|number| rehearsal(&deck, number, &[])).collect());
    let at = |index: usize| Ok(&ledger.runs[index]);
    let name = ledger.runs[1].id.to_string();
    assert_eq!(ledger.find(&name), at(1));
    let (start, _) = name.split_at(name.len() - 1);
    assert_eq!(ledger.find(start), at(1));
    assert_eq!(ledger.find("last"), at(2));
    assert_eq!(ledger.find("last-2"), at(0));
    for name in ["last-3", "last1", "", "nobody"] {
        assert_eq!(ledger.find(name), Err(Unfound::None), "{name}");
    }
    let all = ledger.runs.iter().map(|run| run.id.clone()).collect();
    assert_eq!(ledger.find("2026"), Err(Unfound::Several(all)));
}

#[test]
fn a_run_is_found_by_its_label_as_far_as_no_other_has_it() {
    let deck = deck(&["Ash"]);
    let labels = ["lastly", "twice", "twice"];
    let labelled = labels.into_iter().zip(0..).map(|(label, number)| {
        let mut run = rehearsal(&deck, number, &[]);
        run.start.as_mut().unwrap().label = Some(Clean::line(label));
        run
    });
    let ledger = ledger(labelled.collect());
    let all = &ledger.runs;
    assert_eq!(ledger.find("lastly"), Ok(&all[0]));
    let two = vec![all[1].id.clone(), all[2].id.clone()];
    assert_eq!(ledger.find("twice"), Err(Unfound::Several(two)));
    assert_eq!(ledger.find(all[2].id.as_str()), Ok(&all[2]));
    assert_eq!(ledger.find("twic"), Err(Unfound::None));
}

#[test]
fn a_stamp_is_shortened_to_the_minute_and_other_text_stays() {
    assert_eq!(
        Stamp::new("2026-11-24T10:15:00+01:00").short(),
        "2026-11-24 10:15"
    );
    for text in ["", "yesterday", "2026-11-24", "2026-11-24T1ä:15:00Z"] {
        assert_eq!(Stamp::new(text).short(), text);
    }
}

proptest! {
    /// Whatever happens to the file of a run, what was written whole is read.
    #[test]
    fn a_file_that_is_cut_anywhere_loses_no_line_that_is_whole(
        cut in 0_usize..2000,
        times in prop::collection::vec((0_usize..3, 0_u64..1000), 0..6),
    ) {
        let deck = deck(&["Ash", "Birch", "Cedar"]);
        let run = rehearsal(&deck, 1, &times);
        let lines: Vec<String> = records(&run).iter().map(Record::line).collect();
        let text = lines.concat();
        let (kept, _) = text.split_at(cut.min(text.len()));
        let mut gatherer = Gatherer::default();
        let mut expected = Gatherer::default();
        for (part, line) in kept.split_inclusive('\n').zip(&lines) {
            if part.ends_with('\n') {
                gatherer.line(part.as_bytes());
            } else {
                gatherer.tail(part.as_bytes());
            }
            // A line that lost no more than its end is read as well.
            if part.trim_end() == line.trim_end() {
                expected.line(line.as_bytes());
            }
        }
        let ledger = gatherer.finish();
        prop_assert_eq!(ledger.skipped.bad, 0);
        prop_assert_eq!(ledger.runs, expected.finish().runs);
    }

    #[test]
    fn any_bytes_are_survived(lines in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..80), 0..10)) {
        let mut gatherer = Gatherer::default();
        for line in &lines {
            gatherer.line(line);
        }
        prop_assert!(gatherer.finish().runs.is_empty());
    }

    #[test]
    fn whatever_is_said_comes_back_as_it_was(text in any::<String>()) {
        let run = RunId::new(&Stamp::new("2026-11-24T10:15:00Z"), 1);
        let record = Record::Heard(answer(&run, 1, &text));
        let line = record.line();
        prop_assert_eq!(line.matches('\n').count(), 1);
        prop_assert_eq!(Line::read(line.as_bytes()), Line::Record(Box::new(record)));
    }
}
