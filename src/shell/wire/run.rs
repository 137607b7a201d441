//! What has to be done in a row, part by part, once it is known what is there.

use super::look::Look;
use super::spot::Spot;
use super::stretch::{Content, Stretch};

/// What a row shows before anything is written to it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Base<'s> {
    /// These spots.
    Row(&'s [Spot]),
    /// Blanks of this look.
    Blank(Look),
    /// Blanks, but of which background is not known.
    Unknown,
}

/// Glyphs beside each other that are alike in what has to be done about them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) class: Class,
    pub(super) start: u16,
    pub(super) end: u16,
    pub(super) look: Look,
    pub(super) bytes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
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

/// The runs of a row.
#[derive(Default)]
pub(super) struct Runs {
    all: Vec<Run>,
    spill: Spill,
}

impl Runs {
    /// Finds those of a `row` with these `stretches`, and forgets others.
    pub(super) fn find(&mut self, base: Base<'_>, row: &[Spot], stretches: &[Stretch]) -> &[Run] {
        self.all.clear();
        self.spill = Spill::default();
        for stretch in stretches {
            match base {
                Base::Row(was) if stretch.content != Content::Covered => {
                    self.compare(stretch, row, was);
                }
                Base::Blank(look) => {
                    let is_kept = stretch.content == Content::Blank && stretch.look == look;
                    self.add(is_kept, stretch);
                }
                _ => self.add(false, stretch),
            }
        }
        &self.all
    }

    /// Adds the parts of a stretch of `row` that stay as they were, and those that do not.
    fn compare(&mut self, stretch: &Stretch, row: &[Spot], was: &[Spot]) {
        let columns = usize::from(stretch.start)..usize::from(stretch.end);
        let (row, was) = (row.get(columns.clone()), was.get(columns));
        let pairs = row.unwrap_or_default().iter().zip(was.unwrap_or_default());
        let mut is_kept = false;
        let mut part = Stretch {
            bytes: 0,
            ..*stretch
        };
        for (column, (spot, was)) in (stretch.start..).zip(pairs) {
            let Spot::Glyph(glyph) = spot else {
                continue;
            };
            let stays = spot == was;
            if stays != is_kept {
                if column > part.start {
                    self.add(
                        is_kept,
                        &Stretch {
                            end: column,
                            ..part
                        },
                    );
                    part.start = column;
                    part.bytes = 0;
                }
                is_kept = stays;
            }
            part.bytes += glyph.text.length();
        }
        self.add(is_kept, &part);
    }

    /// Adds a stretch to the last run, or makes a run of it.
    fn add(&mut self, is_kept: bool, stretch: &Stretch) {
        let class = match (stretch.content, is_kept) {
            (Content::Covered, _) => Class::Covered,
            (Content::Blank, true) => Class::KeptBlank,
            (Content::Blank, false) => Class::Blank,
            (Content::Text, true) => Class::Kept,
            (Content::Text, false) => Class::Text,
        };
        let class = self.spill.pass(stretch, class);
        match self.all.last_mut() {
            Some(last) if last.class == class && last.look == stretch.look => {
                last.end = stretch.end;
                last.bytes += stretch.bytes;
            }
            _ => self.all.push(Run {
                class,
                start: stretch.start,
                end: stretch.end,
                look: stretch.look,
                bytes: stretch.bytes,
            }),
        }
    }
}

/// How far clusters may have spilt over what stands to the right of them, where a terminal takes them for
/// wider than they are.
#[derive(Clone, Copy, Debug, Default)]
struct Spill {
    /// Those that are written.
    written: u16,
    /// Those that stay: they are written after all where the row is erased first.
    kept: u16,
}

impl Spill {
    /// What has to be done about a stretch for which `class` would do if nothing was spilt there.
    fn pass(&mut self, stretch: &Stretch, class: Class) -> Class {
        if stretch.start < self.written.max(self.kept) || stretch.is_uncertain {
            self.catch(stretch, class)
        } else {
            class
        }
    }

    fn catch(&mut self, stretch: &Stretch, class: Class) -> Class {
        let column = stretch.start;
        let class = match class {
            // Blanks, too, are written rather than erased: after what was spilt on them.
            Class::Kept | Class::KeptBlank | Class::Blank if column < self.written => Class::Text,
            Class::Blank if column < self.kept => Class::Text,
            Class::KeptBlank if column < self.kept => Class::Kept,
            class => class,
        };
        let reach = column.saturating_add(stretch.reach);
        if reach > stretch.end && class != Class::Covered {
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
