//! What one line of a ledger says. `docs/rehearsing.md` shows each kind.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::clean;
use super::content::{ContentHash, DeckKey, Fnv};
use crate::deck::{Slide, SlideId};
use crate::lesson::{Phase, Round};
use crate::text::Clean;

/// The version of the records that this program writes. It is raised when a kind of record is added or
/// a key changes its meaning, not when a key is added: unknown keys are passed over.
pub const VERSION: u64 = 1;

/// Something that happened in a run. All numbers are whole; spans are milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
pub enum Record {
    /// A run begins.
    Start(Start),
    /// More of its plan, of a deck with more slides than fit in its start.
    Plan(Plan),
    /// A slide was left, after it was shown for a while.
    Visit(Visit),
    /// An answer was written down, or something about it changed.
    Heard(Heard),
    /// Hands were counted.
    Count(Count),
    /// The clock was set back to zero: the visits so far do not count.
    Reset(Reset),
    /// A run ends.
    End(End),
}

/// How a run begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// Which run.
    pub run: RunId,
    /// What kind of run.
    pub kind: Kind,
    /// When, by the clock on the wall.
    pub at: Stamp,
    /// Of which deck.
    pub deck: DeckName,
    /// What the user calls the run.
    #[serde(
        default,
        with = "clean::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub label: Option<Clean>,
    /// How much of the talk.
    pub part: Part,
    /// The time that the talk should take, discussions not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<u64>,
    /// The deck's slides as they were then, in their order; of a long deck the first.
    pub plan: Vec<Planned>,
}

/// How a plan goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Of which run.
    pub run: RunId,
    /// The slides that come next in it.
    pub plan: Vec<Planned>,
}

/// A deck, as records name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeckName {
    /// Its title.
    #[serde(with = "clean::line")]
    pub title: Clean,
    /// Its place.
    pub path: DeckKey,
}

/// A slide as it was planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    /// Which.
    pub slide: Key,
    /// Its title without markup; empty, where it has none.
    #[serde(with = "clean::line")]
    pub title: Clean,
    /// How long it should take: its own target, or its share of what the others leave of the talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_ms: Option<u64>,
    /// It may be skipped.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// It comes after the talk.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub backup: bool,
}

/// One visit to a slide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// In which run.
    pub run: RunId,
    /// Which slide.
    pub slide: Key,
    /// When it came, since the run began.
    pub at_ms: u64,
    /// The time that it had, its discussion and pauses not counted.
    pub spent_ms: u64,
    /// The time that its discussion had.
    pub discussion_ms: u64,
    /// How many of its reveals were shown at most.
    pub revealed: u16,
    /// How many it has.
    pub reveals: u16,
    /// The phases of its discussion that had any time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phases: Vec<PhaseSpent>,
}

/// The time of one of the phases think, pair and share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseSpent {
    /// Which.
    pub phase: Phase,
    /// The time that it had in this visit.
    pub spent_ms: u64,
}

/// An answer heard in class, as it stands now. The latest record of a number counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    /// In which run.
    pub run: RunId,
    /// On which slide.
    pub slide: Key,
    /// When, since the run began.
    pub at_ms: u64,
    /// Which of the slide's answers, from 1.
    pub number: u32,
    /// What was said.
    #[serde(with = "clean::line")]
    pub text: Clean,
    /// The class was shown it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
    /// It was written down by mistake.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub struck: bool,
}

/// Hands that were counted. The latest record of a round and option counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// In which run.
    pub run: RunId,
    /// On which slide.
    pub slide: Key,
    /// When, since the run began.
    pub at_ms: u64,
    /// In which vote.
    pub round: Round,
    /// For which option, from 1.
    pub option: u32,
    /// How many.
    pub hands: u32,
}

/// A clock that was set back to zero, and the slides' times with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reset {
    /// In which run.
    pub run: RunId,
    /// When, since the run began.
    pub at_ms: u64,
}

/// How a run ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// Which run.
    pub run: RunId,
    /// When, by the clock on the wall.
    pub at: Stamp,
    /// The time that the talk's clock counted.
    pub elapsed_ms: u64,
    /// The time that it stood, since the run began or the clock was set back.
    pub paused_ms: u64,
    /// It came to the last slide that it was to come to.
    pub complete: bool,
}

/// What kind of run it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Nobody listened.
    Rehearsal,
    /// A class did.
    Lesson,
}

/// How much of the talk a run is meant to go through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// What comes from this slide on, counted from 1.
    From(u32),
    /// The section of this name.
    Only(#[serde(with = "clean::line")] Clean),
    /// The slides of this speaker.
    As(#[serde(with = "clean::line")] Clean),
}

/// A slide as records know it: by its name, and by what it said.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    /// Its name. Of a slide in a file it may hold anything.
    #[serde(with = "id")]
    pub id: SlideId,
    /// What it said.
    pub hash: ContentHash,
}

impl Key {
    /// The key of `slide` as it is now.
    pub fn of(slide: &Slide) -> Self {
        Self {
            id: slide.id.clone(),
            hash: ContentHash::of(slide),
        }
    }
}

mod id {
    use serde::{Deserialize as _, Deserializer, Serializer};

    use crate::deck::SlideId;

    pub(super) fn serialize<S: Serializer>(id: &SlideId, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&id.0)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<SlideId, D::Error> {
        String::deserialize(deserializer).map(SlideId)
    }
}

/// The name of a run: letters of ASCII, digits and hyphens, at most 64.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct RunId(String);

impl RunId {
    /// A name for the run that begins at `at`: its time, and four digits made from `salt`, which is
    /// to be different for runs that begin in the same second.
    pub fn new(at: &Stamp, salt: u64) -> Self {
        let digits: String = at
            .as_str()
            .chars()
            .filter(char::is_ascii_digit)
            .take(14)
            .collect();
        let (day, time) = digits.split_at_checked(8).unwrap_or((&digits, ""));
        let mut hash = Fnv::new();
        hash.write(at.as_str().as_bytes());
        hash.write(&salt.to_le_bytes());
        Self(format!("{day}-{time}-{:04x}", hash.0 >> 48))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RunId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if text.is_empty() || text.len() > 64 || !text.bytes().all(is_part) {
            return Err(D::Error::custom("letters, digits and hyphens name a run"));
        }
        Ok(Self(text))
    }
}

/// A time of the clock on the wall: RFC 3339, such as `2026-11-24T10:15:00+01:00`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stamp(#[serde(with = "clean::line")] Clean);

impl Stamp {
    /// The time that `text` says.
    pub fn new(text: &str) -> Self {
        Self(Clean::line(text))
    }

    /// The time as it was written.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Day and minute as people read them, `2026-11-24 10:15`; what is no RFC 3339 stays as it is.
    pub fn short(&self) -> String {
        let text = self.as_str();
        let is_time = |(index, byte): (usize, &u8)| match index {
            4 | 7 => *byte == b'-',
            10 => matches!(byte, b'T' | b't' | b' '),
            13 => *byte == b':',
            _ => byte.is_ascii_digit(),
        };
        match text.split_at_checked(16) {
            Some((minute, _)) if minute.as_bytes().iter().enumerate().all(is_time) => {
                minute.replace(['T', 't'], " ")
            }
            _ => text.to_owned(),
        }
    }
}

/// What a line of a ledger's file turns out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A record.
    Record(Box<Record>),
    /// Nothing: what a repair may leave.
    Blank,
    /// A record of a newer version.
    Newer,
    /// No record.
    Bad,
}

#[derive(Deserialize)]
struct Versioned {
    v: u64,
}

#[derive(Serialize)]
struct Numbered<'r> {
    v: u64,
    #[serde(flatten)]
    record: &'r Record,
}

impl Record {
    /// The record as a line of a file, with its end.
    pub fn line(&self) -> String {
        let numbered = Numbered {
            v: VERSION,
            record: self,
        };
        // No map in it has keys that are no strings, which is all that could fail.
        let mut line = serde_json::to_string(&numbered).unwrap_or_default();
        line.push('\n');
        line
    }

    /// The run that it belongs to.
    pub fn run(&self) -> &RunId {
        match self {
            Self::Start(start) => &start.run,
            Self::Plan(plan) => &plan.run,
            Self::Visit(visit) => &visit.run,
            Self::Heard(heard) => &heard.run,
            Self::Count(count) => &count.run,
            Self::Reset(reset) => &reset.run,
            Self::End(end) => &end.run,
        }
    }
}

impl Line {
    /// Reads a line, with or without its end. Any bytes will do.
    pub fn read(bytes: &[u8]) -> Self {
        let bytes = bytes.trim_ascii();
        if bytes.is_empty() {
            return Self::Blank;
        }
        match serde_json::from_slice(bytes) {
            Ok(Versioned { v }) if v > VERSION => Self::Newer,
            Ok(Versioned { v: 1.. }) => {
                serde_json::from_slice(bytes).map_or(Self::Bad, |it| Self::Record(Box::new(it)))
            }
            _ => Self::Bad,
        }
    }
}
