//! Where cells lead: each has the number of its link, and a table says which address that is.
//!
//! ratatui's cells have no place for a link, so it is in the bits of the modifier that ratatui leaves free:
//! whatever draws over a cell, blanks it, or moves it does the same to its link, and cells differ when
//! their links do. Nobody but [`lead`] and [`link_of`] knows of those bits.

use std::num::NonZeroU8;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

use crate::text::Address;

/// The bits that hold a number, and where they begin.
const BITS: u16 = 0xfe00;
const SHIFT: u32 = BITS.trailing_zeros();
/// The most links that there are numbers for: more than a screen has, and the one before it.
const MOST: u8 = (BITS >> SHIFT).to_be_bytes()[1];

const _: () = assert!(
    Modifier::all().bits() & BITS == 0,
    "ratatui has a use for these bits now"
);

/// The number of a link, from 1 to 127: the same for all cells that lead to the same address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LinkId(NonZeroU8);

impl LinkId {
    /// This number; none, when no link has it.
    #[inline]
    pub fn new(number: u8) -> Option<Self> {
        let number = Some(number).filter(|number| *number <= MOST)?;
        NonZeroU8::new(number).map(Self)
    }

    /// The number.
    #[inline]
    pub fn get(self) -> u8 {
        self.0.get()
    }
}

/// Makes `cell` a part of a link, or of none.
pub fn lead(cell: &mut Cell, link: Option<LinkId>) {
    let number = link.map_or(0, LinkId::get);
    let others = cell.modifier.bits() & !BITS;
    cell.modifier = Modifier::from_bits_retain(others | u16::from(number) << SHIFT);
}

/// The link that `cell` is a part of.
#[inline]
pub fn link_of(cell: &Cell) -> Option<LinkId> {
    let [_, number] = (cell.modifier.bits() >> SHIFT).to_be_bytes();
    LinkId::new(number)
}

/// The addresses that the numbers in cells stand for. One table serves all screens that are compared: an
/// address keeps its number for as long as it is on one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// By number, from 1 on; none where a number is free.
    addresses: Vec<Option<Address>>,
}

impl Links {
    /// The number of `address`, a new one if need be; none, when there are no more of them.
    pub fn number(&mut self, address: &Address) -> Option<LinkId> {
        let all = &mut self.addresses;
        let known = all.iter().position(|known| known.as_ref() == Some(address));
        let at = match known.or_else(|| all.iter().position(Option::is_none)) {
            Some(at) => at,
            None if all.len() < usize::from(MOST) => {
                all.push(None);
                all.len() - 1
            }
            None => return None,
        };
        *all.get_mut(at)? = Some(address.clone());
        LinkId::new(u8::try_from(at + 1).ok()?)
    }

    /// Where `link` leads.
    pub fn address(&self, link: LinkId) -> Option<&Address> {
        let at = usize::from(link.get() - 1);
        self.addresses.get(at)?.as_ref()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.addresses.is_empty()
    }

    /// Frees the numbers that `screen` does not have, once many are taken.
    pub fn make_room(&mut self, screen: Option<&Buffer>) {
        if self.addresses.len() <= usize::from(MOST / 2) {
            return;
        }
        let cells = screen.iter().flat_map(|screen| &screen.content);
        let mut is_used = [false; MOST as usize];
        for link in cells.filter_map(link_of) {
            if let Some(is_used) = is_used.get_mut(usize::from(link.get() - 1)) {
                *is_used = true;
            }
        }
        for (address, is_used) in self.addresses.iter_mut().zip(is_used) {
            *address = address.take().filter(|_| is_used);
        }
    }
}

/// Takes the links out of `screen`.
pub fn unlink(screen: &mut Buffer) {
    for cell in &mut screen.content {
        lead(cell, None);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn address(number: usize) -> Address {
        Address::new(&format!("https://example.org/{number}")).unwrap()
    }

    #[test]
    fn a_cell_keeps_its_link_beside_its_look() {
        let mut cell = Cell::default();
        cell.set_style(Style::new().bold().crossed_out());
        let plain = cell.clone();
        assert_eq!(link_of(&cell), None);
        for number in [1, 127] {
            let link = LinkId::new(number);
            lead(&mut cell, link);
            assert_eq!(link_of(&cell), link);
            assert_ne!(cell, plain);
            assert!(cell.modifier.contains(plain.modifier));
        }
        lead(&mut cell, None);
        assert_eq!(cell, plain);
        assert_eq!((LinkId::new(0), LinkId::new(128)), (None, None));
    }

    #[test]
    fn an_address_has_one_number_and_a_number_one_address() {
        let mut links = Links::default();
        let numbers: Vec<_> = [0, 1, 0]
            .map(|it| links.number(&address(it)).unwrap())
            .into();
        assert_eq!(numbers[0], numbers[2]);
        assert_ne!(numbers[0], numbers[1]);
        assert_eq!(links.address(numbers[1]), Some(&address(1)));
        assert_eq!(links.address(LinkId::new(3).unwrap()), None);
    }

    #[test]
    fn numbers_that_no_screen_has_are_given_to_others() {
        let mut links = Links::default();
        for number in 0..127 {
            assert!(links.number(&address(number)).is_some());
        }
        assert_eq!(links.number(&address(127)), None);
        let mut screen = Buffer::empty(Rect::new(0, 0, 2, 1));
        let kept = links.number(&address(5));
        lead(&mut screen[(1, 0)], kept);
        links.make_room(Some(&screen));
        assert!(links.number(&address(127)).is_some());
        assert_eq!(links.number(&address(5)), kept);
        unlink(&mut screen);
        assert_eq!(screen, Buffer::empty(screen.area));
    }
}
