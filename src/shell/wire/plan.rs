//! What has to be written in a row, and what it costs.

use super::abilities::Abilities;
use super::link;
use super::look::Look;
use super::run::{Base, Class, Run, Runs};
use super::sheet::Sheet;
use super::stretch::{Content, Stretches};
use crate::view::Links;

/// The bytes of "erase to the end of the row".
const ERASE: usize = 3;
/// The most bytes that a move to another row takes, nearly always.
const NEXT_ROW: usize = 4;
/// From how many blanks on erasing them one by one and moving on is not longer than writing them.
const LONG: u16 = 9;

/// Something to be done between two columns of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) row: u16,
    pub(super) start: u16,
    pub(super) end: u16,
    pub(super) look: Look,
    pub(super) kind: Kind,
    /// The bytes of its glyphs.
    pub(super) bytes: u32,
    /// When it is done: those of a lower number go first.
    pub(super) group: u16,
}

impl Step {
    /// The bytes that are written for it whatever else is, where nothing is repeated.
    pub(super) fn least(&self) -> usize {
        match self.kind {
            Kind::Text => self.bytes.try_into().unwrap_or_default(),
            Kind::Blanks | Kind::Rest => 0,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Glyphs are written.
    Text,
    /// Plain blanks are made.
    Blanks,
    /// The row is erased to its end.
    Rest,
}

/// What is to be done in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    /// About how many bytes that takes, colours not counted.
    pub(super) cost: usize,
}

/// Makes plans of the rows of a screen. It keeps its memory from one to the next.
pub(super) struct Planner<'s, 'a> {
    pub(super) abilities: Abilities,
    next: &'s Sheet<'a>,
    stretches: Stretches,
    runs: Runs,
}

/// The cost of a row up to some column.
#[derive(Clone, Copy)]
struct Way {
    cost: usize,
    /// The columns since the cursor was moved last.
    gap: u16,
    /// Where the row is erased, if it is.
    erased: Option<u16>,
}

impl Way {
    fn write(&mut self, bytes: usize) {
        self.cost += skip(self.gap) + bytes;
        self.gap = 0;
    }

    fn pass(&mut self, columns: u16) {
        self.gap += columns;
    }
}

/// The bytes of a move to the right by some columns, or of writing again what stands there.
fn skip(columns: u16) -> usize {
    match columns {
        0..4 => columns.into(),
        4..10 => 4,
        10..100 => 5,
        _ => 6,
    }
}

impl<'s, 'a> Planner<'s, 'a> {
    pub(super) fn new(abilities: Abilities, next: &'s Sheet<'a>) -> Self {
        Self {
            abilities,
            next,
            stretches: Stretches::new(next.height()),
            runs: Runs::default(),
        }
    }

    /// What makes `row` of what is there.
    pub(super) fn plan(&mut self, base: Base<'_>, row: u16) -> Plan {
        let stretches = self.stretches.of(self.next, row);
        let last = stretches.last();
        let last = last.filter(|last| last.content == Content::Blank);
        let ground = last.map(|last| last.look);
        let runs = self.runs.find(base, self.next.row(row), stretches);
        let is_unknown = matches!(base, Base::Unknown);
        let way = cheapest(runs, self.abilities, self.next.links(), ground, is_unknown);
        let is_nothing = way.cost == 0 && way.erased.is_none();
        let mut plan = Plan {
            steps: Vec::new(),
            cost: if is_nothing { 0 } else { way.cost + NEXT_ROW },
        };
        if is_nothing {
            return plan;
        }
        let steps = &mut plan.steps;
        steps.reserve_exact(runs.len() + 1);
        let erased = way.erased.unwrap_or(u16::MAX);
        let ground = ground.unwrap_or_default();
        let step = |start, end, look, kind, bytes: usize| Step {
            row,
            start,
            end,
            look,
            kind,
            bytes: u32::try_from(bytes).unwrap_or(u32::MAX),
            group: 0,
        };
        let mut is_erased = false;
        for run in runs {
            if run.start >= erased && !is_erased {
                is_erased = true;
                steps.push(step(run.start, self.next.width(), ground, Kind::Rest, 0));
            }
            if run.class == Class::Covered || (run.class.is_kept() && !is_erased) {
                continue;
            }
            let is_blank = run.class.is_blank();
            if is_blank && is_erased && run.look == ground {
                continue;
            }
            let kind = if is_blank { Kind::Blanks } else { Kind::Text };
            match steps.last_mut() {
                Some(last)
                    if last.end == run.start && last.look == run.look && last.kind == kind =>
                {
                    last.end = run.end;
                    last.bytes += u32::try_from(run.bytes).unwrap_or(u32::MAX);
                }
                _ => steps.push(step(run.start, run.end, run.look, kind, run.bytes)),
            }
        }
        plan
    }
}

/// The bytes of the glyphs of `run` and its link.
#[inline]
fn bytes(run: &Run, links: Option<&Links>) -> usize {
    match run.look.link() {
        None => run.bytes,
        Some(link) => run.bytes + link::whole(links, link),
    }
}

/// The cheapest way to write the `runs` of a row that ends in blanks of the look `ground`, if it does.
fn cheapest(
    runs: &[Run],
    abilities: Abilities,
    links: Option<&Links>,
    ground: Option<Look>,
    is_unknown: bool,
) -> Way {
    let ground = ground.filter(|look| abilities.erases(*look));
    let mut plain = Way {
        cost: 0,
        gap: 0,
        erased: None,
    };
    let mut erased: Option<Way> = None;
    for run in runs {
        let columns = run.end - run.start;
        let is_blank = run.class.is_blank();
        let is_ground = is_blank && Some(run.look) == ground;
        let may_begin = match run.start {
            0 => run.class == Class::Blank || is_unknown,
            _ => run.class == Class::Blank && is_ground,
        };
        if may_begin && ground.is_some() {
            let mut begun = plain;
            begun.write(ERASE);
            begun.erased = Some(run.start);
            if erased.is_none_or(|other| begun.cost < other.cost + skip(other.gap)) {
                erased = Some(begun);
            }
        }
        if run.class == Class::Covered {
            erased = None;
        }
        let bytes = bytes(run, links);
        if let Some(way) = &mut erased {
            if is_ground {
                way.pass(columns);
            } else {
                way.write(bytes);
            }
        }
        if run.class.is_kept() {
            plain.pass(columns);
        } else if is_blank
            && columns >= LONG
            && abilities.contains(Abilities::ERASES_SOME)
            && abilities.erases(run.look)
        {
            plain.write(skip(columns));
            plain.gap = columns;
        } else {
            plain.write(bytes);
        }
    }
    erased
        .filter(|erased| erased.cost < plain.cost)
        .unwrap_or(plain)
}
