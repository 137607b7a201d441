//! What has to be done in a row, part by part, once it is known what is there.

use std::ops::Range;

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

impl Class {
    /// Whether it stays as it is.
    pub(super) fn is_kept(self) -> bool {
        !matches!(self, Self::Text | Self::Blank)
    }

    /// Whether they are plain blanks.
    pub(super) fn is_blank(self) -> bool {
        matches!(self, Self::Blank | Self::KeptBlank)
    }
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
            let is_kept = match base {
                Base::Row(was) if stretch.content != Content::Covered => {
                    self.compare(stretch, row, was);
                    continue;
                }
                Base::Blank(look) => stretch.content == Content::Blank && stretch.look == look,
                _ => false,
            };
            self.add(is_kept, stretch, stretch.start..stretch.end, stretch.bytes);
        }
        &self.all
    }

    /// Adds the parts of a stretch of `row` that stay as they were, and those that do not.
    fn compare(&mut self, stretch: &Stretch, row: &[Spot], was: &[Spot]) {
        let columns = usize::from(stretch.start)..usize::from(stretch.end);
        let (row, was) = (row.get(columns.clone()), was.get(columns));
        let pairs = row.unwrap_or_default().iter().zip(was.unwrap_or_default());
        let (mut start, mut bytes) = (stretch.start, 0);
        let mut is_kept = false;
        for (column, (spot, was)) in (stretch.start..).zip(pairs) {
            let Spot::Glyph(glyph) = spot else {
                continue;
            };
            let stays = spot == was;
            if stays != is_kept {
                if column > start {
                    self.add(is_kept, stretch, start..column, bytes);
                    (start, bytes) = (column, 0);
                }
                is_kept = stays;
            }
            bytes += glyph.text.length();
        }
        self.add(is_kept, stretch, start..stretch.end, bytes);
    }

    /// Adds these columns of a stretch to the last run, or makes a run of them.
    #[inline]
    fn add(&mut self, is_kept: bool, stretch: &Stretch, columns: Range<u16>, bytes: usize) {
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
                last.end = columns.end;
                last.bytes += bytes;
            }
            _ => self.all.push(Run {
                class,
                start: columns.start,
                end: columns.end,
                look: stretch.look,
                bytes,
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
        if reach > stretch.end {
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

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::super::sheet::Sheet;
    use super::super::stretch::Stretches;
    use super::super::text::Texts;
    use super::*;

    /// The runs of the row `next`, where another stands or blanks do: what they are, where they begin and end.
    fn runs(was: Option<&str>, next: &str) -> Vec<(Class, u16, u16)> {
        let (was, next) = (was.map(row), row(next));
        let mut texts = Texts::default();
        let was = was.as_ref().map(|was| Sheet::of(was, None, &mut texts));
        let next = Sheet::of(&next, None, &mut texts);
        let base = match &was {
            Some(was) => Base::Row(was.row(0)),
            None => Base::Blank(Look::default()),
        };
        let mut stretches = Stretches::new(1);
        let mut runs = Runs::default();
        let found = runs.find(base, next.row(0), stretches.of(&next, 0));
        found
            .iter()
            .map(|it| (it.class, it.start, it.end))
            .collect()
    }

    fn row(text: &str) -> Buffer {
        Buffer::with_lines([text])
    }

    #[test]
    fn what_stays_is_told_from_what_is_new() {
        assert_eq!(
            runs(Some("abcd  ef"), "abxy e  "),
            [
                (Class::Kept, 0, 2),
                (Class::Text, 2, 4),
                (Class::KeptBlank, 4, 5),
                (Class::Text, 5, 6),
                (Class::Blank, 6, 8),
            ]
        );
        assert_eq!(
            runs(Some("世a "), "界a "),
            [
                (Class::Text, 0, 2),
                (Class::Kept, 2, 3),
                (Class::KeptBlank, 3, 4),
            ]
        );
    }

    #[test]
    fn on_a_blank_row_only_blanks_stay() {
        assert_eq!(
            runs(None, " ab "),
            [
                (Class::KeptBlank, 0, 1),
                (Class::Text, 1, 3),
                (Class::KeptBlank, 3, 4),
            ]
        );
    }

    #[test]
    fn what_a_cluster_may_spill_over_is_written_after_it() {
        // Its three characters may take six columns.
        let family = "👨\u{200d}👩\u{200d}👧";
        assert_eq!(
            runs(Some("  abcdef"), &format!("{family}abcdef")),
            [(Class::Text, 0, 6), (Class::Kept, 6, 8)]
        );
        assert_eq!(
            runs(Some(&format!("{family}abcdef")), &format!("{family}abcd  ")),
            [(Class::Kept, 0, 6), (Class::Blank, 6, 8)]
        );
    }
}
