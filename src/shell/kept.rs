//! The form in which a talk's place is kept: a line with all of it, and lines with what is new since the line
//! before. In comes what is new of a talk, out come lines; and of lines, where the talk stopped.

use serde::{Deserialize, Serialize};

use super::show::Show;
use crate::ledger::RunId;
use crate::lesson::{self, Spending, State, Time};
use crate::store::Keepsake;

/// The version of the form.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    seminar: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<&'a RunId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a State>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'a State>,
}

#[derive(Deserialize)]
struct Read {
    seminar: u32,
    run: Option<RunId>,
    #[serde(flatten)]
    told: Told,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Told {
    State(State),
    Changes(State),
}

/// Where a talk stopped.
#[derive(Clone, Debug, PartialEq)]
pub struct Stopped {
    /// How it stood.
    pub state: State,
    /// The run that was recorded of it; none, if none was.
    pub run: Option<RunId>,
}

/// What is new of a talk.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "the small one comes once, at the end"
)]
pub(super) enum News {
    /// Something happened.
    Happened {
        lesson: lesson::News,
        run: Option<RunId>,
        /// What time is spent on since then.
        since: Option<(Spending, Time)>,
    },
    /// Nothing did, and this is the time.
    Passed(Time),
}

impl News {
    /// What is new of `show` since this was asked last.
    pub(super) fn of(show: &mut Show, now: Time) -> Self {
        Self::Happened {
            lesson: show.news(now),
            run: show.run().cloned(),
            since: show.spending().map(|spending| (spending, now)),
        }
    }
}

/// The place of a talk, as it is kept.
#[derive(Debug, Default)]
pub(super) struct Place {
    stopped: Option<Stopped>,
    since: Option<(Spending, Time)>,
}

impl Place {
    /// Takes note that so much is another, and returns the line that tells it.
    fn change(&mut self, changes: State) -> Option<String> {
        let line = line(&Written {
            seminar: VERSION,
            run: None,
            state: None,
            changes: Some(&changes),
        });
        self.stopped.as_mut()?.state.amend(changes);
        Some(line)
    }
}

impl Keepsake for Place {
    type News = News;

    fn add(&mut self, news: News) -> Option<String> {
        match news {
            News::Happened { lesson, run, since } => {
                self.since = since;
                match (lesson, &mut self.stopped) {
                    (lesson::News::Changes(changes), Some(stopped)) if stopped.run == run => {
                        self.change(changes)
                    }
                    (lesson::News::Changes(changes), Some(stopped)) => {
                        stopped.run = run;
                        stopped.state.amend(changes);
                        None
                    }
                    (lesson::News::Changes(state) | lesson::News::All(state), stopped) => {
                        *stopped = Some(Stopped { state, run });
                        None
                    }
                }
            }
            News::Passed(now) => {
                let (Some((spending, since)), Some(stopped)) = (&mut self.since, &self.stopped)
                else {
                    return Some(String::new());
                };
                let time = now.0.saturating_sub(since.0);
                *since = now;
                let changes = stopped.state.later(spending, time);
                self.change(changes)
            }
        }
    }

    fn whole(&self) -> String {
        let Some(stopped) = &self.stopped else {
            return String::new();
        };
        line(&Written {
            seminar: VERSION,
            run: stopped.run.as_ref(),
            state: Some(&stopped.state),
            changes: None,
        })
    }
}

fn line(written: &Written) -> String {
    // A state has a form in JSON.
    serde_json::to_string(written).unwrap_or_default()
}

/// What `text` keeps, in its lines that are whole: the last that has all of the talk, with what those after it
/// change. None, when that is of another version, or of a talk that was not under way.
pub fn read_kept(text: &str) -> Option<Stopped> {
    let mut stopped: Option<Stopped> = None;
    let lines = text.lines().filter_map(|it| serde_json::from_str(it).ok());
    for Read { seminar, run, told } in lines {
        match (told, &mut stopped) {
            _ if seminar != VERSION => stopped = None,
            (Told::State(state), _) => stopped = Some(Stopped { state, run }),
            (Told::Changes(changes), Some(stopped)) => stopped.state.amend(changes),
            (Told::Changes(_), None) => {}
        }
    }
    let Stopped { state, run } = stopped.filter(|it| it.state.is_under_way())?;
    let state = state.afresh();
    Some(Stopped { state, run })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::lesson::sample::{deck, slide};
    use crate::lesson::{Command, Lesson, Role};

    fn line(milliseconds: u32) -> String {
        format!(
            r#"{{"seminar":1,"state":{{"at":{{"slide":"ash","index":1,"reveal":0,"phase":"closed"}},"clock":{{"begun":true,"runs":true,"ms":{milliseconds}}}}}}}"#
        )
    }

    /// How many slides `state` has something to say of.
    fn named(state: &State) -> usize {
        let state = serde_json::to_value(state).unwrap();
        state["slides"].as_array().unwrap().len()
    }

    #[test]
    fn a_last_line_that_was_cut_off_leaves_the_one_before() {
        let elapsed = |text: &str| Some(read_kept(text)?.state.elapsed().as_millis());
        assert_eq!(elapsed(&line(10)), Some(10), "as it was written once");
        let both = format!("{}\n{}\n", line(10), line(20));
        assert_eq!(elapsed(&both), Some(20));
        for cut in line(10).len() + 1..both.len() - 1 {
            assert_eq!(elapsed(both.get(..cut).unwrap()), Some(10), "{cut}");
        }
        let blank = "\0".repeat(line(20).len() / 2);
        let lost = format!(
            "{}\n{blank}{}\n",
            line(10),
            line(20).get(blank.len()..).unwrap()
        );
        assert_eq!(elapsed(&lost), Some(10), "a page that the disk never got");
        assert_eq!(elapsed(&blank), None);
    }

    #[test]
    fn a_turn_is_a_short_line_however_many_slides_were_visited() {
        let slides = (1000..1500).map(|number| slide(&number.to_string()));
        let deck = deck(slides.collect(), 0);
        let mut lesson = Lesson::new(&deck);
        let mut place = Place::default();
        let mut turn = |second| {
            lesson.apply(Command::Next, Time(Duration::from_secs(second)));
            let now = Time(Duration::from_millis(second * 1000 + 500));
            let line = place.add(News::Happened {
                lesson: lesson.news(&deck, now),
                run: None,
                since: None,
            });
            let state = lesson.state(&deck, Role::Presenter, now);
            (line.unwrap_or_else(|| place.whole()), state)
        };
        let mut text = String::new();
        let mut lines = Vec::new();
        for second in 1000..1490 {
            let (line, state) = turn(second);
            text += &line;
            text += "\n";
            lines.push(line);
            if second % 100 == 50 {
                assert_eq!(read_kept(&text).map(|read| read.state), Some(state));
            }
        }
        assert_eq!(named(&read_kept(&text).unwrap().state), 490);
        let lengths = lines.iter().skip(110).map(String::len);
        let lengths: std::collections::BTreeSet<usize> = lengths.collect();
        assert_eq!(lengths.len(), 1, "{lengths:?}");
        assert!(lengths.iter().all(|length| *length < 400), "{lengths:?}");
    }

    #[test]
    fn what_was_cut_off_or_is_unknown_leaves_what_was_told_before() {
        let change = |slide: &str, milliseconds: u32| {
            line(milliseconds)
                .replace("\"state\"", "\"changes\"")
                .replace(
                    "\"clock\"",
                    &format!("\"slides\":[{{\"slide\":\"{slide}\",\"talk_ms\":{milliseconds},\"discussion_ms\":0}}],\"clock\""),
                )
        };
        let told = |text: &str| {
            let state = read_kept(text)?.state;
            Some((state.elapsed().as_millis(), named(&state)))
        };
        let text = [line(10), change("ash", 20), change("birch", 30)].join("\n");
        assert_eq!(told(&text), Some((30, 2)));
        let before = text.rfind('\n').unwrap();
        for cut in before..text.len() {
            assert_eq!(told(text.get(..cut).unwrap()), Some((20, 1)), "{cut}");
        }
        let lost = [line(10), "\0\0".to_owned(), change("birch", 30)].join("\n");
        assert_eq!(told(&lost), Some((30, 1)), "what came later is whole");
        assert_eq!(told(&change("ash", 20)), None, "changes of nothing");
        let all_again = format!("{text}\n{}", line(40));
        assert_eq!(told(&all_again), Some((40, 0)));
        let newer = text.replace("\"seminar\":1", "\"seminar\":2");
        assert_eq!(told(&format!("{text}\n{newer}")), None);
    }

    #[test]
    fn another_run_is_told_with_all_of_the_talk() {
        let deck = deck(vec![slide("ash"), slide("birch")], 0);
        let mut lesson = Lesson::new(&deck);
        let mut place = Place::default();
        let mut told = |run: &str| {
            lesson.apply(Command::Next, Time::default());
            place.add(News::Happened {
                lesson: lesson.news(&deck, Time::default()),
                run: serde_json::from_str(&format!("\"{run}\"")).ok(),
                since: None,
            })
        };
        assert_eq!(told("one"), None);
        assert!(told("one").is_some());
        assert_eq!(told("two"), None);
        let run = serde_json::to_value(read_kept(&place.whole()).unwrap().run).unwrap();
        assert_eq!(run, "two");
    }

    #[test]
    fn time_that_passes_alone_is_told_of_what_it_is_spent_on() {
        let deck = deck(vec![slide("ash"), slide("birch")], 0);
        let mut lesson = Lesson::new(&deck);
        let mut place = Place::default();
        let at = |second| Time(Duration::from_secs(second));
        let mut text = String::new();
        let mut tell = |place: &mut Place, news| {
            let line = place.add(news).unwrap_or_else(|| place.whole());
            text = format!("{text}{line}\n");
            read_kept(&text).map(|read| read.state)
        };
        for second in [10, 20] {
            lesson.apply(Command::Next, at(second));
            let news = News::Happened {
                lesson: lesson.news(&deck, at(second)),
                run: None,
                since: lesson.spending(&deck).map(|it| (it, at(second))),
            };
            tell(&mut place, news);
            let told = tell(&mut place, News::Passed(at(second + 5)));
            assert_eq!(
                told,
                Some(lesson.state(&deck, Role::Presenter, at(second + 5)))
            );
        }
        lesson.apply(Command::ToggleClock, at(30));
        let news = News::Happened {
            lesson: lesson.news(&deck, at(30)),
            run: None,
            since: lesson.spending(&deck).map(|it| (it, at(30))),
        };
        tell(&mut place, news);
        assert_eq!(place.add(News::Passed(at(40))).as_deref(), Some(""));
    }
}
