//! What has to be written in a row, and what it costs.

use super::abilities::Abilities;
use super::link;
use super::look::Look;
use super::spot::{Glyph, Spot};
use crate::view::Links;

/// The bytes of "erase to the end of the row".
const ERASE: usize = 3;
/// The most bytes that a move to another row takes, nearly always.
const NEXT_ROW: usize = 4;
/// From how many blanks on erasing them one by one and moving on is not longer than writing them.
const LONG: u16 = 9;

/// What a row shows before anything is written to it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Base<'s, 'a> {
    /// These spots.
    Row(&'s [Spot<'a>]),
    /// Blanks of this look.
    Blank(Look),
    /// Blanks, but of which background is not known.
    Unknown,
}

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

/// Makes plans of rows. It keeps its memory from one to the next.
pub(super) struct Planner<'l> {
    pub(super) abilities: Abilities,
    /// Where links lead.
    links: Option<&'l Links>,
    runs: Vec<Run>,
    spill: Spill,
}

/// Glyphs beside each other that are alike in what has to be done about them.
#[derive(Clone, Copy, Debug)]
struct Run {
    class: Class,
    start: u16,
    end: u16,
    look: Look,
    bytes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A picture lies here.
    Covered,
    /// It stays as it is.
    Kept,
    /// Plain blanks that stay as they are.
    KeptBlank,
    /// Glyphs that were not there.
    Text,
    /// Plain blanks that were not there.
    Blank,
}

/// How far clusters may have spilt over what stands to the right of them, where a terminal takes them for
/// wider than they are.
#[derive(Clone, Copy, Default)]
struct Spill {
    /// Those that are written.
    written: u16,
    /// Those that stay: they are written after all where the row is erased first.
    kept: u16,
}

impl Spill {
    /// What has to be done about `glyph` at `column`, for which `class` would do if nothing was spilt there.
    #[inline]
    fn pass(&mut self, column: u16, glyph: &Glyph<'_>, class: Class) -> Class {
        if column < self.written.max(self.kept) || glyph.is_uncertain() {
            self.catch(column, glyph, class)
        } else {
            class
        }
    }

    fn catch(&mut self, column: u16, glyph: &Glyph<'_>, class: Class) -> Class {
        let class = match class {
            // Blanks, too, are written rather than erased: after what was spilt on them.
            Class::Kept | Class::KeptBlank | Class::Blank if column < self.written => Class::Text,
            Class::Blank if column < self.kept => Class::Text,
            Class::KeptBlank if column < self.kept => Class::Kept,
            class => class,
        };
        let reach = column.saturating_add(glyph.reach());
        if reach > column + glyph.columns {
            let spilt = if class == Class::Text {
                &mut self.written
            } else {
                &mut self.kept
            };
            *spilt = reach.max(*spilt);
        }
        class
    }
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
    fn write(self, bytes: usize) -> Self {
        Self {
            cost: self.cost + skip(self.gap) + bytes,
            gap: 0,
            ..self
        }
    }

    fn pass(self, columns: u16) -> Self {
        Self {
            gap: self.gap + columns,
            ..self
        }
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

impl<'l> Planner<'l> {
    pub(super) fn new(abilities: Abilities, links: Option<&'l Links>) -> Self {
        Self {
            abilities,
            links,
            runs: Vec::new(),
            spill: Spill::default(),
        }
    }

    /// What makes `row` of what is there.
    pub(super) fn plan(&mut self, base: Base<'_, '_>, at: u16, row: &[Spot<'_>]) -> Plan {
        self.divide(base, row);
        let way = self.way(base, row);
        let is_nothing = way.cost == 0 && way.erased.is_none();
        let mut plan = Plan {
            steps: Vec::new(),
            cost: if is_nothing { 0 } else { way.cost + NEXT_ROW },
        };
        if is_nothing {
            return plan;
        }
        let steps = &mut plan.steps;
        steps.reserve_exact(self.runs.len() + 1);
        let erased = way.erased.unwrap_or(u16::MAX);
        let ground = ground_of(row).unwrap_or_default();
        let step = |start, end, look, kind, bytes: usize| Step {
            row: at,
            start,
            end,
            look,
            kind,
            bytes: u32::try_from(bytes).unwrap_or(u32::MAX),
            group: 0,
        };
        let mut is_erased = false;
        for run in &self.runs {
            if run.start >= erased && !is_erased {
                is_erased = true;
                let end = u16::try_from(row.len()).unwrap_or(u16::MAX);
                steps.push(step(run.start, end, ground, Kind::Rest, 0));
            }
            let kind = match run.class {
                Class::Covered => continue,
                Class::Kept | Class::KeptBlank if !is_erased => continue,
                Class::Blank | Class::KeptBlank if is_erased && run.look == ground => continue,
                Class::Blank | Class::KeptBlank => Kind::Blanks,
                Class::Text | Class::Kept => Kind::Text,
            };
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

    /// Divides `row` into runs.
    fn divide(&mut self, base: Base<'_, '_>, row: &[Spot<'_>]) {
        self.runs.clear();
        self.spill = Spill::default();
        match base {
            Base::Row(was) => {
                for (column, (spot, was)) in (0..).zip(row.iter().zip(was)) {
                    self.add(column, spot, |_| spot == was);
                }
            }
            Base::Blank(look) => {
                for (column, spot) in (0..).zip(row) {
                    self.add(column, spot, |glyph| *glyph == Glyph::blank(look));
                }
            }
            Base::Unknown => {
                for (column, spot) in (0..).zip(row) {
                    self.add(column, spot, |_| false);
                }
            }
        }
    }

    /// Adds a spot to the last run, or makes a run of it.
    #[inline]
    fn add(&mut self, column: u16, spot: &Spot<'_>, is_kept: impl Fn(&Glyph<'_>) -> bool) {
        let run = match spot {
            Spot::Rest => return,
            Spot::Covered => Run {
                class: Class::Covered,
                start: column,
                end: column + 1,
                look: Look::default(),
                bytes: 0,
            },
            Spot::Glyph(glyph) => Run {
                class: self.spill.pass(
                    column,
                    glyph,
                    match (is_kept(glyph), glyph.is_plain_blank()) {
                        (true, true) => Class::KeptBlank,
                        (true, false) => Class::Kept,
                        (false, true) => Class::Blank,
                        (false, false) => Class::Text,
                    },
                ),
                start: column,
                end: column + glyph.columns,
                look: glyph.look,
                bytes: glyph.symbol.len(),
            },
        };
        match self.runs.last_mut() {
            Some(last) if last.class == run.class && last.look == run.look => {
                last.end = run.end;
                last.bytes += run.bytes;
            }
            _ => self.runs.push(run),
        }
    }

    /// The bytes of its glyphs and its link.
    #[inline]
    fn bytes(&self, run: &Run) -> usize {
        match run.look.link() {
            None => run.bytes,
            Some(link) => run.bytes + link::whole(self.links, link),
        }
    }

    /// The cheapest way to write what [`Self::divide`] found.
    fn way(&self, base: Base<'_, '_>, row: &[Spot<'_>]) -> Way {
        let ground = ground_of(row).filter(|look| self.abilities.erases(*look));
        let mut plain = Way {
            cost: 0,
            gap: 0,
            erased: None,
        };
        let mut erased: Option<Way> = None;
        for run in &self.runs {
            let columns = run.end - run.start;
            let may_begin = matches!(run.class, Class::Blank)
                || (run.start == 0 && matches!(base, Base::Unknown));
            if let (Some(ground), true) = (ground, may_begin)
                && (run.look == ground || run.start == 0)
            {
                let begun = Way {
                    erased: Some(run.start),
                    ..plain.write(ERASE)
                };
                if erased.is_none_or(|other| begun.cost < other.cost + skip(other.gap)) {
                    erased = Some(begun);
                }
            }
            erased = erased.and_then(|way| match run.class {
                Class::Covered => None,
                Class::Blank | Class::KeptBlank if Some(run.look) == ground => {
                    Some(way.pass(columns))
                }
                _ => Some(way.write(self.bytes(run))),
            });
            plain = match run.class {
                Class::Covered | Class::Kept | Class::KeptBlank => plain.pass(columns),
                Class::Blank
                    if columns >= LONG
                        && self.abilities.contains(Abilities::ERASES_SOME)
                        && self.abilities.erases(run.look) =>
                {
                    Way {
                        gap: columns,
                        ..plain.write(skip(columns))
                    }
                }
                Class::Text | Class::Blank => plain.write(self.bytes(run)),
            };
        }
        erased
            .filter(|erased| erased.cost < plain.cost)
            .unwrap_or(plain)
    }
}

/// The plain blanks that the row ends in.
fn ground_of(row: &[Spot<'_>]) -> Option<Look> {
    match row.last() {
        Some(Spot::Glyph(last)) if last.is_plain_blank() => Some(last.look),
        _ => None,
    }
}
