//! Pages that are kept while somebody looks at them, so that a slide is laid out once.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Page, Room, Setting, Size, lay_out};
use crate::deck::Slide;

/// The pages that are kept: more than an overview has on most screens, with the slide under it.
const PAGES: usize = 64;

/// The rows of all of them together, unless the newest alone has more.
const ROWS: usize = 2048;

/// The pages of one deck that were looked at last. To lay out the same again gives the same, so nobody
/// can see whether a page was kept.
///
/// A page depends on its slide, on what the deck says of itself and on what is known of pictures and
/// code as well; these are not compared. Where one of them changes, begin with new `Pages`.
#[derive(Debug, Default)]
pub struct Pages {
    /// The latest last.
    kept: RefCell<Vec<(Key, Rc<Page>)>>,
}

/// What tells the pages of one deck apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    /// The slide's index in the deck.
    slide: usize,
    reveal: u16,
    plain: bool,
    room: Room,
    size: Size,
    shift: u16,
}

impl Pages {
    /// The page of `slide`, which has this index in the deck, as [`lay_out`] makes it.
    pub fn lay_out(
        &self,
        index: usize,
        slide: &Slide,
        reveal: u16,
        setting: Setting<'_>,
    ) -> Rc<Page> {
        let Setting {
            info: _,
            media: _,
            plain,
            room,
            size,
            shift,
        } = setting;
        let key = Key {
            slide: index,
            reveal,
            plain,
            room,
            size,
            shift,
        };
        if let Some(page) = self.find(key) {
            // Whatever a test draws, it proves that nothing old is shown.
            debug_assert_eq!(*page, lay_out(slide, reveal, setting));
            return page;
        }
        let page = Rc::new(lay_out(slide, reveal, setting));
        self.keep(key, Rc::clone(&page));
        page
    }

    /// The page of this key, which is the latest from now on.
    fn find(&self, key: Key) -> Option<Rc<Page>> {
        let mut kept = self.kept.borrow_mut();
        let at = kept.iter().rposition(|(known, _)| *known == key)?;
        kept.get_mut(at..)?.rotate_left(1);
        kept.last().map(|(_, page)| Rc::clone(page))
    }

    /// Keeps one more, and as many of the latest as there is room for.
    fn keep(&self, key: Key, page: Rc<Page>) {
        let mut kept = self.kept.borrow_mut();
        let mut rows = page.rows.len();
        kept.push((key, page));
        let older = kept.iter().rev().skip(1).take(PAGES - 1);
        let fitting = older.take_while(|(_, page)| {
            rows += page.rows.len();
            rows <= ROWS
        });
        let forgotten = kept.len() - 1 - fitting.count();
        kept.drain(..forgotten);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::{Deck, parse};
    use crate::layout::Media;

    fn deck(lines: usize) -> Deck {
        let slide = format!("[[slides]]\npre = '''\n{}'''\n", "line\n".repeat(lines));
        parse(&slide.repeat(200)).expect("it is a deck").deck
    }

    /// Looks at the slide of this index.
    fn look(pages: &Pages, deck: &Deck, index: usize, width: u16) -> Rc<Page> {
        let media = Media::default();
        let setting = Setting {
            info: &deck.info,
            media: &media,
            plain: false,
            room: Room::Normal,
            size: Size { width, height: 0 },
            shift: 0,
        };
        pages.lay_out(index, &deck.slides[index], 0, setting)
    }

    /// The indexes of the slides whose pages are kept, the latest last.
    fn kept(pages: &Pages) -> Vec<usize> {
        let kept = pages.kept.borrow();
        kept.iter().map(|(key, _)| key.slide).collect()
    }

    #[test]
    fn who_comes_back_finds_the_same_page() {
        let (pages, deck) = (Pages::default(), deck(1));
        let first = look(&pages, &deck, 0, 80);
        let second = look(&pages, &deck, 1, 80);
        assert!(Rc::ptr_eq(&first, &look(&pages, &deck, 0, 80)));
        assert!(Rc::ptr_eq(&second, &look(&pages, &deck, 1, 80)));
        assert!(!Rc::ptr_eq(&first, &look(&pages, &deck, 0, 81)));
    }

    #[test]
    fn those_that_nobody_looked_at_for_long_are_forgotten() {
        let (pages, deck) = (Pages::default(), deck(1));
        for index in 0..200 {
            look(&pages, &deck, index, 80);
            look(&pages, &deck, 0, 80);
        }
        let latest = (200 - (PAGES - 1)..200).chain([0]);
        assert_eq!(kept(&pages), latest.collect::<Vec<_>>());
    }

    #[test]
    fn few_long_ones_are_kept_and_the_newest_whatever_it_has() {
        let (pages, deck) = (Pages::default(), deck(ROWS / 4 + 1));
        (0..9).for_each(|index| drop(look(&pages, &deck, index, 80)));
        assert_eq!(kept(&pages), [6, 7, 8]);
        let (pages, deck) = (Pages::default(), self::deck(2 * ROWS));
        (0..2).for_each(|index| drop(look(&pages, &deck, index, 80)));
        assert_eq!(kept(&pages), [1]);
    }
}
