//! Counting reveals and listings in reading order, and what each reveal shows.

use super::piece::Piece;

/// The count of reveals, and of listings, while a slide is laid out.
///
/// Three things hold content back. A pause holds back all that follows it. An item of a list that
/// comes item by item waits for its own reveal. And what stands below such a list comes with the
/// list's last item; what stands beside it, in another column, does not wait for it. The numbers
/// agree with [`Slide::reveals`](crate::deck::Slide::reveals).
#[derive(Clone, Copy, Debug)]
pub(super) struct Steps {
    shown: u16,
    counted: u16,
    /// The reveal that the last pause waits for.
    pause: u16,
    /// Whether that is the next one, whatever it will be.
    pending: bool,
    /// The reveal that brings the last item of the lists above.
    above: u16,
    /// The listings so far.
    listings: usize,
}

/// The lists above some content, as far as it waits for them. The greater waits longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Above(u16);

impl Steps {
    /// A count of which the first `shown` reveals are shown.
    pub(super) fn new(shown: u16) -> Self {
        Self {
            shown,
            counted: 0,
            pause: 0,
            pending: false,
            above: 0,
            listings: 0,
        }
    }

    /// Counts one more reveal and returns its number, from 1.
    pub(super) fn next(&mut self) -> u16 {
        self.counted = self.counted.saturating_add(1);
        if std::mem::take(&mut self.pending) {
            self.pause = self.counted;
        }
        self.counted
    }

    /// Counts a listing and returns its number, from 0.
    pub(super) fn list(&mut self) -> usize {
        self.listings += 1;
        self.listings - 1
    }

    /// How many there are so far.
    #[cfg(test)]
    pub(super) fn counted(self) -> u16 {
        self.counted
    }

    /// Notes a pause: what follows waits for the next reveal.
    pub(super) fn pause(&mut self) {
        self.pending = true;
    }

    /// Some of what comes now is shown at once, without a reveal of its own: if it waits for a
    /// pause, that is one.
    pub(super) fn show_at_once(&mut self) {
        if self.pending {
            self.next();
        }
    }

    /// A list that came item by item ends here: what stands below waits for its last item.
    pub(super) fn end_list(&mut self) {
        self.above = self.counted;
    }

    /// The reveal that the content here waits for; 0 for none.
    pub(super) fn gate(self) -> u16 {
        self.pause.max(self.above)
    }

    /// Whether reveal `number` is the newest that is shown.
    pub(super) fn is_newest(self, number: u16) -> bool {
        number > 0 && number == self.shown
    }

    /// Whether reveal `number` is shown.
    pub(super) fn has(self, number: u16) -> bool {
        number <= self.shown
    }

    /// Blanks `piece` while reveal `number` is to come, and notes that it is fresh when that is
    /// the newest.
    pub(super) fn admit(self, piece: &mut Piece, number: u16) {
        if !self.has(number) {
            piece.hide();
        } else if self.is_newest(number) {
            let all = 0..piece.height();
            piece.freshen(&all);
        }
    }

    /// What the lists above hold back.
    pub(super) fn above(self) -> Above {
        Above(self.above)
    }

    /// Goes on under what `above` stood for: at the top of a column, or below the columns.
    pub(super) fn under(&mut self, above: Above) {
        self.above = above.0;
    }
}
