//! A deck as lines to be heard one after another, by a screen reader or a braille line.
//!
//! What a slide says by where things stand is said in words here: how deep an item is, which column
//! a cell belongs to, that something is a quotation. Everything on a slide is there at once, without
//! its steps. How it looks, and the footer, are left out.

mod blocks;
mod marked;
#[cfg(test)]
mod tests;

use std::time::Duration;

use super::{Body, Deck, Discussion, Layout, Slide};
use crate::text::{Clean, plain};

/// What is told beside what stands on the slides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// The notes; and with [`questions`](Self::questions) what is for the presenter alone of those.
    pub notes: bool,
    /// The questions of the discussions, with what to vote on.
    pub questions: bool,
}

/// A line of a deck that is told line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextLine {
    /// Words: a sentence, an item, a row. May be wrapped; an empty one parts slides.
    Words(String),
    /// A line of code or of a drawing, as it is.
    Kept(String),
}

impl TextLine {
    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Kept(text) => text,
        }
    }
}

impl Deck {
    /// The deck in reading order, from the slide of index `from`, which counts from 0; what holds for
    /// the deck as a whole comes first if that is the first. Text is clean, and without markup.
    pub fn lines(&self, from: usize, extras: Extras) -> Vec<TextLine> {
        let mut teller = Teller::default();
        if from == 0 {
            self.tell_head(&mut teller);
        }
        let mut speaker = None;
        for (index, slide) in self.slides.iter().enumerate().skip(from) {
            teller.part();
            teller.say(self.heading(index, slide));
            teller.say_text(slide.subtitle.as_ref());
            // Who has the floor is said when it is somebody else.
            if slide.speaker != speaker {
                speaker.clone_from(&slide.speaker);
                let who = speaker.as_ref().filter(|speaker| !speaker.is_blank());
                teller.say_of("Speaker", who);
            }
            slide.tell(&mut teller, extras);
        }
        teller.lines
    }

    fn tell_head(&self, teller: &mut Teller) {
        let info = &self.info;
        teller.say_text(Some(&info.title));
        teller.say_text(info.subtitle.as_ref());
        let authors: Vec<String> = info.authors.iter().map(plain).collect();
        if !authors.is_empty() {
            teller.say(format!("By {}", listed(&authors)));
        }
        if let Some(date) = &info.date {
            teller.say(date.to_string());
        }
        let backup = self.slides.len() - self.talk_len;
        teller.say(match backup {
            0 => counted(self.talk_len, "slide"),
            _ => format!(
                "{} and {}",
                counted(self.talk_len, "slide"),
                counted(backup, "backup slide")
            ),
        });
    }

    /// `Slide 3 of 24, optional: Why it failed`
    fn heading(&self, index: usize, slide: &Slide) -> String {
        let (kind, of) = match index.checked_sub(self.talk_len) {
            None => ("Slide", self.talk_len),
            Some(_) => ("Backup slide", self.slides.len() - self.talk_len),
        };
        let mut heading = format!("{kind} {} of {of}", self.number(index));
        if slide.layout == Layout::Section {
            heading.push_str(", a new part");
        }
        if slide.optional {
            heading.push_str(", optional");
        }
        let title = slide.title.as_ref();
        let title = title.or((slide.layout == Layout::Title).then_some(&self.info.title));
        if let Some(title) = title.filter(|title| !title.is_blank()) {
            heading.push_str(": ");
            heading.push_str(&marked::told(title));
        }
        heading
    }
}

impl Slide {
    fn tell(&self, teller: &mut Teller, extras: Extras) {
        match &self.body {
            Body::Blocks(blocks) => blocks::tell(blocks, teller),
            Body::Broken(messages) => {
                teller.say("This slide cannot be shown.".to_owned());
                for message in messages {
                    teller.say(message.to_string());
                }
            }
        }
        if let Some(discussion) = self.discussion.as_ref().filter(|_| extras.questions) {
            discussion.tell(teller, extras.notes);
        }
        if let Some(notes) = self.notes.as_ref().filter(|_| extras.notes) {
            // Each line of notes is a cue by itself.
            let lines = notes
                .as_str()
                .lines()
                .filter(|line| !line.trim().is_empty());
            let lines: Vec<String> = lines.map(|line| marked::told(&Clean::line(line))).collect();
            match &lines[..] {
                [] => {}
                [line] => teller.say(format!("Notes: {line}")),
                _ => {
                    teller.say("Notes:".to_owned());
                    for line in lines {
                        teller.say(line);
                    }
                }
            }
        }
    }
}

impl Discussion {
    fn tell(&self, teller: &mut Teller, all: bool) {
        teller.say_of("Question", Some(&self.question));
        for (letter, option) in ('A'..='Z').zip(&self.options) {
            teller.say_of(&format!("Option {letter}"), Some(option));
        }
        let phases = [
            ("think", self.think),
            ("pair", self.pair),
            ("share", self.share),
        ];
        let phases: Vec<String> = phases
            .into_iter()
            .filter_map(|(phase, time)| Some(format!("{phase} {}", in_words(time?))))
            .collect();
        if !phases.is_empty() {
            teller.say(format!("Time: {}", phases.join(", ")));
        }
        if all {
            for prompt in &self.prompts {
                teller.say_of("Prompt", Some(prompt));
            }
            let right = self.correct.and_then(|right| ('A'..='Z').nth(right));
            if let Some(right) = right {
                teller.say(format!("Right option: {right}"));
            }
            teller.say_of("Answer", self.answer.as_ref());
        }
    }
}

/// Gathers lines.
#[derive(Debug, Default)]
struct Teller {
    lines: Vec<TextLine>,
}

impl Teller {
    /// Adds a line of words, unless it has none.
    fn say(&mut self, words: String) {
        if !words.trim().is_empty() {
            self.lines.push(TextLine::Words(words));
        }
    }

    /// Adds a text of one paragraph.
    fn say_text(&mut self, text: Option<&Clean>) {
        if let Some(text) = text {
            self.say(marked::told(text));
        }
    }

    /// Adds a text of one paragraph, with what it is.
    fn say_of(&mut self, what: &str, text: Option<&Clean>) {
        if let Some(text) = text {
            self.say(format!("{what}: {}", marked::told(text)));
        }
    }

    /// Adds lines as they are.
    fn keep(&mut self, lines: impl Iterator<Item = String>) {
        self.lines.extend(lines.map(TextLine::Kept));
    }

    /// Parts what follows from what came before.
    fn part(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(TextLine::Words(String::new()));
        }
    }
}

/// `1 slide`, `2 slides`
fn counted(number: usize, thing: &str) -> String {
    match number {
        1 => format!("1 {thing}"),
        _ => format!("{number} {thing}s"),
    }
}

/// `one, two and three`
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `1 minute 30 seconds`
fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    let parts = [
        (seconds / 3600, "hour"),
        (seconds / 60 % 60, "minute"),
        (seconds % 60, "second"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| counted(usize::try_from(number).unwrap_or(usize::MAX), unit))
        .collect();
    if parts.is_empty() {
        return "0 seconds".to_owned();
    }
    parts.join(" ")
}
