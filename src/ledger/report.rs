//! The report of a lesson, in Markdown.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::heirs::Heirs;
use super::markdown::escape;
use super::record::{Count, Heard, Key, Visit};
use super::recorder::title;
use super::run::Run;
use super::timing::Sum;
use super::words::clock;
use super::{Goal, millis};
use crate::deck::{Deck, Discussion, Opens, SlideId};
use crate::lesson::{Phase, Plan, Round};
use crate::text::{Clean, plain};

/// What happened in `run` of `deck`, in Markdown: what was shown and for how long, what was skipped,
/// each question with the times of its phases, the answers and the votes, and where to start next
/// time. Whatever was heard in class, the page says it and does nothing else.
pub fn report(run: &Run, deck: &Deck) -> String {
    let heirs = Heirs::new(deck);
    let told = Told {
        run,
        deck,
        heirs: heirs.of(run),
    };
    let mut page = String::new();
    told.head(&mut page);
    told.shown(&mut page);
    told.skipped(&mut page);
    told.questions(&mut page);
    told.next_time(&mut page);
    page
}

/// A run, with the slides of the deck that its slides were.
struct Told<'r> {
    run: &'r Run,
    deck: &'r Deck,
    heirs: HashMap<&'r Key, usize>,
}

/// Adds a line. Writing to a string cannot fail.
macro_rules! line {
    ($page:expr, $($text:tt)*) => {
        let _ = writeln!($page, $($text)*);
    };
}

impl Told<'_> {
    fn head(&self, page: &mut String) {
        let title = escape(&plain(&self.deck.info.title));
        let start = self.run.start.as_ref();
        let day = start.map(|start| escape(&start.at.short()));
        line!(page, "# {title}\n");
        if let Some(day) = day {
            line!(page, "- When: {day}");
        }
        if let Some(label) = start.and_then(|start| start.label.as_ref()) {
            line!(page, "- Label: {}", escape(label.as_str()));
        }
        let discussed = self.run.visits.iter().map(|visit| visit.discussion_ms);
        let discussed = discussed.fold(0, u64::saturating_add);
        let _ = write!(page, "- Length: {}", clock(self.run.elapsed_ms()));
        if discussed > 0 {
            let _ = write!(page, ", {} of it discussions", clock(discussed));
        }
        match &self.run.end {
            Some(end) if end.paused_ms >= 1000 => {
                line!(page, "; the clock stood for {}", clock(end.paused_ms));
            }
            Some(_) => page.push('\n'),
            None => page.push_str("; it broke off\n"),
        }
        if let Some(duration) = self.deck.info.duration {
            let planned = clock(millis(duration));
            line!(page, "- Planned: {planned}, discussions not counted");
        }
    }

    fn sums(&self) -> HashMap<usize, Sum> {
        let mut sums: HashMap<usize, Sum> = HashMap::new();
        for visit in &self.run.visits {
            if let Some(slide) = self.heirs.get(&visit.slide) {
                let sum = sums.entry(*slide).or_default();
                sum.spent = sum.spent.saturating_add(visit.spent_ms);
                sum.discussion = sum.discussion.saturating_add(visit.discussion_ms);
                sum.visits += 1;
            }
        }
        sums
    }

    fn shown(&self, page: &mut String) {
        line!(page, "\n## What was shown\n");
        let sums = self.sums();
        let goals = Goal::all(self.deck, &Plan::of(self.deck, None));
        let shown = |slide: &usize| sums.get(slide).is_some_and(Sum::counts);
        let shown: Vec<usize> = (0..self.deck.slides.len()).filter(shown).collect();
        let gone = self.gone();
        if shown.is_empty() && gone.is_empty() {
            line!(page, "Nothing.");
            return;
        }
        line!(page, "| slide | target | time | discussion |");
        line!(page, "| --- | ---: | ---: | ---: |");
        for slide in shown {
            let sum = sums.get(&slide).copied().unwrap_or_default();
            let goal = goals.get(slide).copied().flatten();
            let target = goal.map_or_else(String::new, |goal| clock(millis(goal.time)));
            let discussion = Some(sum.discussion).filter(|time| *time > 0);
            line!(
                page,
                "| {} | {target} | {} | {} |",
                self.name(slide),
                clock(sum.spent),
                discussion.map_or_else(String::new, clock)
            );
        }
        for (title, sum) in gone {
            line!(
                page,
                "| {} (not in the deck any more) | | {} | |",
                escape(&title),
                clock(sum.spent)
            );
        }
    }

    /// Slides that were shown and that the deck does not have any more.
    fn gone(&self) -> Vec<(String, Sum)> {
        let mut order: Vec<&SlideId> = Vec::new();
        let mut sums: HashMap<&SlideId, (String, Sum)> = HashMap::new();
        let is_gone = |visit: &&Visit| !self.heirs.contains_key(&visit.slide);
        for visit in self.run.visits.iter().filter(is_gone) {
            let id = &visit.slide.id;
            let (_, sum) = sums.entry(id).or_insert_with(|| {
                order.push(id);
                let planned = self.run.planned(&visit.slide);
                let title = planned.map(|planned| &planned.title);
                let title = title.filter(|title| !title.is_blank());
                let name = title.cloned().unwrap_or_else(|| Clean::line(&id.0));
                (name.as_str().to_owned(), Sum::default())
            });
            sum.spent = sum.spent.saturating_add(visit.spent_ms);
            sum.discussion = sum.discussion.saturating_add(visit.discussion_ms);
        }
        let gone = order.iter().filter_map(|id| sums.remove(id));
        gone.filter(|(_, sum)| sum.counts()).collect()
    }

    fn skipped(&self, page: &mut String) {
        let sums = self.sums();
        let skipped = (0..self.deck.talk_len.min(self.deck.slides.len()))
            .filter(|slide| !sums.get(slide).is_some_and(Sum::counts));
        let mut skipped = skipped.peekable();
        if skipped.peek().is_none() {
            return;
        }
        line!(page, "\n## What was skipped\n");
        for slide in skipped {
            let optional = self.deck.slides.get(slide).is_some_and(|it| it.optional);
            let why = if optional { " (optional)" } else { "" };
            line!(page, "- {}{why}", self.name(slide));
        }
    }

    fn questions(&self, page: &mut String) {
        let slides = self.deck.slides.iter().enumerate();
        let asked = slides.filter_map(|(slide, it)| {
            let discussion = it.discussion.as_ref()?;
            let was_held = self
                .of(slide, &self.run.visits, |visit| &visit.slide)
                .any(|visit| visit.discussion_ms > 0 || !visit.phases.is_empty());
            let spoke = self.of(slide, &self.run.heard, |heard| &heard.slide).next();
            let voted = self
                .of(slide, &self.run.counts, |count| &count.slide)
                .next();
            (was_held || spoke.is_some() || voted.is_some()).then_some((slide, discussion))
        });
        let mut asked = asked.peekable();
        if asked.peek().is_some() {
            line!(page, "\n## Questions");
        }
        for (slide, discussion) in asked {
            self.question(page, slide, discussion);
        }
    }

    fn question(&self, page: &mut String, slide: usize, discussion: &Discussion) {
        line!(page, "\n### {}\n", escape(&plain(&discussion.question)));
        line!(page, "On slide {}", self.name(slide));
        let phases = self.phases(slide, discussion);
        if !phases.is_empty() {
            page.push('\n');
        }
        for (name, spent, budget) in phases {
            let of = budget.map(|budget| format!(" of {}", clock(budget)));
            line!(page, "- {name}: {}{}", clock(spent), of.unwrap_or_default());
        }
        self.votes(page, slide, discussion);
        let heard = self.of(slide, &self.run.heard, |heard| &heard.slide);
        let heard: Vec<&Heard> = heard.filter(|heard| !heard.struck).collect();
        if !heard.is_empty() {
            line!(page, "\nAnswers:\n");
        }
        for heard in heard {
            let text = escape(heard.text.as_str());
            let pinned = if heard.pinned { " (pinned)" } else { "" };
            line!(page, "- {text}{pinned}");
        }
    }

    /// The phases that had time, with the time that the deck gives them.
    fn phases(
        &self,
        slide: usize,
        discussion: &Discussion,
    ) -> Vec<(&'static str, u64, Option<u64>)> {
        let spent = |wanted: Phase| {
            let visits = self.of(slide, &self.run.visits, |visit| &visit.slide);
            let phases = visits.flat_map(|visit| &visit.phases);
            let spent = phases.filter(|phase| phase.phase == wanted);
            spent
                .map(|phase| phase.spent_ms)
                .fold(0, u64::saturating_add)
        };
        let all = [
            ("think", Phase::Think, discussion.think),
            ("pair", Phase::Pair, discussion.pair),
            ("share", Phase::Share, discussion.share),
        ];
        let all = all.map(|(name, phase, budget)| (name, spent(phase), budget.map(millis)));
        all.into_iter().filter(|(_, spent, _)| *spent > 0).collect()
    }

    fn votes(&self, page: &mut String, slide: usize, discussion: &Discussion) {
        let counts: Vec<&Count> = self
            .of(slide, &self.run.counts, |count| &count.slide)
            .collect();
        if counts.is_empty() {
            return;
        }
        let hands = |round: Round, option: usize| {
            let count = counts.iter().find(|count| {
                count.round == round && usize::try_from(count.option) == Ok(option + 1)
            });
            count.map_or_else(String::new, |count| count.hands.to_string())
        };
        let voted_again = counts.iter().any(|count| count.round == Round::Second);
        let second = |text: &str| {
            if voted_again {
                format!(" {text} |")
            } else {
                String::new()
            }
        };
        line!(page, "\n| option | hands |{}", second("again"));
        line!(page, "| --- | ---: |{}", second("---:"));
        for (option, text) in discussion.options.iter().enumerate() {
            let letter = char::from(b'A' + u8::try_from(option % 26).unwrap_or_default());
            let right = if discussion.correct == Some(option) {
                " (right)"
            } else {
                ""
            };
            line!(
                page,
                "| {letter}: {}{right} | {} |{}",
                escape(&plain(text)),
                hands(Round::First, option),
                second(&hands(Round::Second, option))
            );
        }
    }

    fn next_time(&self, page: &mut String) {
        line!(page, "\n## Next time\n");
        let in_talk = |visit: &&Visit| {
            let slide = self.heirs.get(&visit.slide);
            slide.is_some_and(|slide| *slide < self.deck.talk_len)
        };
        let Some(last) = self.run.visits.iter().rev().find(in_talk) else {
            line!(
                page,
                "Start at the beginning: nothing of the talk was shown."
            );
            return;
        };
        let slide = self.heirs.get(&last.slide).copied().unwrap_or_default();
        let name = self.name(slide);
        if last.revealed < last.reveals {
            line!(
                page,
                "Start on slide {name}: {} of its {} steps were shown.",
                last.revealed,
                last.reveals
            );
        } else if self.has_open_question(slide) {
            line!(page, "Start on slide {name}, with its question.");
        } else if slide + 1 < self.deck.talk_len {
            line!(page, "Start on slide {}.", self.name(slide + 1));
        } else {
            line!(page, "The talk came to its end.");
        }
    }

    /// Whether a slide ends with a question that was not asked.
    fn has_open_question(&self, slide: usize) -> bool {
        let discussion = self
            .deck
            .slides
            .get(slide)
            .and_then(|it| it.discussion.as_ref());
        let mut visits = self.of(slide, &self.run.visits, |visit| &visit.slide);
        discussion.is_some_and(|discussion| discussion.opens == Opens::Next)
            && !visits.any(|visit| visit.discussion_ms > 0 || !visit.phases.is_empty())
    }

    /// Those of `records` that belong to the deck's slide of this index.
    fn of<'a, R>(
        &'a self,
        slide: usize,
        records: &'a [R],
        key: impl Fn(&R) -> &Key + 'a,
    ) -> impl Iterator<Item = &'a R> + 'a {
        let belongs = move |record: &&R| self.heirs.get(key(record)) == Some(&slide);
        records.iter().filter(belongs)
    }

    /// What a slide is called: its number and its title.
    fn name(&self, slide: usize) -> String {
        let number = self.deck.number(slide);
        let Some(it) = self.deck.slides.get(slide) else {
            return number;
        };
        let title = title(it);
        let name = if title.is_blank() {
            it.id.0.as_str()
        } else {
            title.as_str()
        };
        format!("{number}: {}", escape(name))
    }
}

#[cfg(test)]
mod tests;
