//! Where the panes stand.

use ratatui::layout::Rect;

use crate::layout::{Room, column};
use crate::view::stage::{room, take_bottom};
use crate::viewer::{PaneLimits, Panes};

/// From these columns and rows on there are two sides of panes.
const FULL_FROM: (u16, u16) = (72, 18);

/// From these on the slide has a pane beside the notes.
const HALF_FROM: (u16, u16) = (50, 12);

/// The widest that text becomes.
const MEASURE: u16 = 84;

/// The fewest columns of a side.
const NARROWEST: u16 = 28;

/// The fewest rows of the slide's pane, and of a discussion's; lower sides have none for it.
const SLIDE_ROWS: u16 = 10;
const DISCUSSION_ROWS: u16 = 6;
const DISCUSSION_FROM: u16 = 27;

/// The fewest rows of the panes at the right.
const NEXT_ROWS: u16 = 4;
const NOTES_ROWS: u16 = 5;

/// How the panes are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Only the slide's number.
    Number,
    /// Notes alone.
    Bare,
    /// Notes, and the time in a line.
    Notes,
    /// The slide too.
    Half,
    /// Everything.
    Full,
}

impl Kind {
    /// What there is room for in `area`.
    pub(super) fn of(area: Rect) -> Self {
        let fits = |(columns, rows)| area.width >= columns && area.height >= rows;
        match room(area) {
            Room::Number => Self::Number,
            Room::Text => Self::Bare,
            _ if fits(FULL_FROM) => Self::Full,
            _ if fits(HALF_FROM) => Self::Half,
            Room::Small | Room::Normal => Self::Notes,
        }
    }

    /// Whether the bottom line has its row at all times.
    pub(super) fn has_line(self, area: Rect) -> bool {
        match self {
            Self::Number | Self::Bare => false,
            Self::Notes => area.height >= 8,
            Self::Half | Self::Full => true,
        }
    }
}

/// One side of the console, from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side(pub(super) Rect);

/// The panes of the left side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) now: Rect,
    pub(super) discussion: Option<Rect>,
    pub(super) time: Rect,
}

/// Divides `body` into its sides, the left one wider by so many columns than it would be; and how
/// many those may be.
pub(super) fn sides(body: Rect, wider: i16) -> (Side, Side, (i16, i16)) {
    let usual = u32::from(body.width) * 11 / 20;
    let usual = u16::try_from(usual).unwrap_or(body.width);
    let (columns, limits) = moved(
        usual,
        wider,
        NARROWEST,
        body.width.saturating_sub(NARROWEST),
    );
    let left = Rect {
        width: columns,
        ..body
    };
    let right = Rect {
        x: body.x + columns,
        width: body.width - columns,
        ..body
    };
    (Side(left), Side(right), limits)
}

/// The places of slide and notes where they share `body`: beside each other where it is wide.
pub(super) fn halves(body: Rect, panes: Panes) -> (Rect, Rect, PaneLimits) {
    if body.width >= FULL_FROM.0 {
        let (left, right, wider) = sides(body, panes.wider);
        let taller = (0, 0);
        return (left.0, right.0, PaneLimits { wider, taller });
    }
    let usual = body.height.div_ceil(2);
    let most = body.height.saturating_sub(NOTES_ROWS);
    let (rows, taller) = moved(usual, panes.taller, NOTES_ROWS, most);
    let mut now = body;
    let notes = take_bottom(&mut now, rows);
    let wider = (0, 0);
    (now, notes, PaneLimits { wider, taller })
}

impl Side {
    /// The columns inside of a box here.
    pub(super) fn inner_width(self) -> u16 {
        self.0.width.saturating_sub(4)
    }

    /// The columns of text here: longer lines are hard to read back from.
    pub(super) fn text_width(self) -> u16 {
        self.inner_width().min(MEASURE)
    }

    /// The rows.
    pub(super) fn height(self) -> u16 {
        self.0.height
    }

    /// Divides the left side: `time` and `discussion` are the rows that those would take. A
    /// discussion gets as many as the slide can spare; none, where they are too few for it.
    pub(super) fn divided(self, time: u16, discussion: u16) -> Left {
        let mut rest = self.0;
        let time = take_bottom(&mut rest, time.min(self.0.height / 2));
        let slide = (rest.height * 2 / 5).max(SLIDE_ROWS);
        let rows = discussion.min(rest.height.saturating_sub(slide));
        let has_room = self.0.height >= DISCUSSION_FROM && rows >= DISCUSSION_ROWS.min(discussion);
        let discussion = (has_room && rows > 2).then(|| take_bottom(&mut rest, rows));
        Left {
            now: rest,
            discussion,
            time,
        }
    }

    /// Divides the right side between what comes next and the notes, which take `notes` rows; and
    /// how many more than that the notes may have. What comes next makes way for them.
    pub(super) fn shared(self, notes: u16, taller: i16) -> (Rect, Rect, (i16, i16)) {
        let all = self.0.height;
        // Cells are about twice as high as wide, screens about 16 to 9.
        let miniature = self.0.width.saturating_sub(2) * 9 / 32 + 2;
        let next = miniature.min(all / 2).min(all.saturating_sub(notes));
        let next = next.clamp(NEXT_ROWS, all.saturating_sub(NOTES_ROWS).max(NEXT_ROWS));
        let most = all.saturating_sub(NEXT_ROWS);
        let (rows, limits) = moved(all.saturating_sub(next), taller, NOTES_ROWS, most);
        let mut next = self.0;
        let notes = take_bottom(&mut next, rows);
        (next, notes, limits)
    }
}

/// `usual` moved by `by`, but within `least` and `most`; and the least and the greatest that `by`
/// can be.
fn moved(usual: u16, by: i16, least: u16, most: u16) -> (u16, (i16, i16)) {
    let most = most.max(least);
    let usual = usual.clamp(least, most);
    let signed = |value: u16| i16::try_from(value).unwrap_or(i16::MAX);
    let limits = (signed(least) - signed(usual), signed(most) - signed(usual));
    let now = usual.saturating_add_signed(by.clamp(limits.0, limits.1));
    (now, limits)
}

/// The columns of a line of words in `area`, and where they start: in line with the slide's.
pub(super) fn line(area: Rect) -> (u16, u16) {
    let margin = column(area.width).0.min(2);
    (margin, area.width.saturating_sub(2 * margin))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn small_screens_drop_what_comes_next_then_the_slide_then_the_time() {
        let kind = |width, height| Kind::of(Rect::new(0, 0, width, height));
        assert_eq!(kind(80, 24), Kind::Full);
        assert_eq!(kind(71, 24), Kind::Half);
        assert_eq!(kind(120, 17), Kind::Half);
        assert_eq!(kind(49, 24), Kind::Notes);
        assert_eq!(kind(20, 6), Kind::Bare);
        assert_eq!(kind(1, 1), Kind::Number);
    }

    #[test]
    fn notes_have_the_rows_that_they_need_before_what_comes_next() {
        let side = Side(Rect::new(60, 0, 60, 35));
        let rows = |notes, taller| {
            let (next, notes, _) = side.shared(notes, taller);
            (next.height, notes.height)
        };
        assert_eq!(rows(5, 0), (17, 18));
        assert_eq!(rows(25, 0), (10, 25));
        assert_eq!(rows(90, 0), (4, 31));
        assert_eq!(rows(25, 4), (6, 29));
        assert_eq!(rows(25, -90), (30, 5));
    }

    #[test]
    fn a_discussion_takes_what_the_slide_can_spare() {
        let side = Side(Rect::new(0, 0, 60, 35));
        let rows = |discussion| {
            let left = side.divided(4, discussion);
            (left.now.height, left.discussion.map(|it| it.height))
        };
        assert_eq!(rows(0), (31, None));
        assert_eq!(rows(10), (21, Some(10)));
        assert_eq!(rows(90), (12, Some(19)));
    }

    proptest! {
        #[test]
        fn panes_fill_their_side_and_none_covers_another(
            (width, height) in (72u16..500, 17u16..200),
            (wider, taller) in any::<(i16, i16)>(),
            (time, discussion, notes) in any::<(u16, u16, u16)>(),
        ) {
            let body = Rect::new(3, 5, width, height);
            let (left, right, limits) = sides(body, wider);
            prop_assert!(limits.0 <= 0 && 0 <= limits.1);
            prop_assert_eq!(left.0.width + right.0.width, width);
            prop_assert!(left.0.width >= NARROWEST && right.0.width >= NARROWEST);
            let panes = left.divided(time, discussion);
            let aside = panes.discussion.map_or(0, |it| it.height);
            prop_assert_eq!(panes.now.height + aside + panes.time.height, height);
            prop_assert!(panes.now.height >= 4);
            let (next, notes, limits) = right.shared(notes, taller);
            prop_assert!(limits.0 <= 0 && 0 <= limits.1);
            prop_assert_eq!(next.height + notes.height, height);
            prop_assert!(next.height >= NEXT_ROWS && notes.height >= NOTES_ROWS);
            prop_assert_eq!(next.bottom(), notes.y);
        }
    }
}
