//! Links (OSC 8): from one to the next, or to none.
//!
//! A cell belongs to the link that is open when it is written. What is written apart is one link to the terminal
//! where address and id are the same, so each has its number as its id.

use super::number;
use crate::view::{LinkId, Links};

/// What closes the link that is open, if one is.
pub(in crate::shell) const CLOSE: &[u8] = b"\x1b]8;;\x1b\\";
/// What is around a link's number and address.
const OPEN: [&[u8]; 3] = [b"\x1b]8;id=", b";", b"\x1b\\"];
/// The bytes of the shortest address that there is, and of a number.
const SHORTEST: usize = b"http://a".len() + 1;

/// Writes what opens the link `to` where `from` is open, or what closes that. It is seldom needed: nearly all
/// that is written is no link.
#[cold]
pub(super) fn change(
    links: Option<&Links>,
    from: Option<LinkId>,
    to: Option<LinkId>,
    out: &mut Vec<u8>,
) {
    if from == to {
        return;
    }
    let Some((link, address)) = to.and_then(|to| Some((to, links?.address(to)?))) else {
        out.extend_from_slice(CLOSE);
        return;
    };
    let [begin, between, end] = OPEN;
    out.extend_from_slice(begin);
    number::write(link.get().into(), out);
    out.extend_from_slice(between);
    out.extend_from_slice(address.as_bytes());
    out.extend_from_slice(end);
}

/// The fewest bytes that it takes to come from one link, or none, to another.
pub(super) fn least(from: Option<LinkId>, to: Option<LinkId>) -> usize {
    match to {
        _ if from == to => 0,
        Some(_) => SHORTEST + OPEN.iter().map(|part| part.len()).sum::<usize>(),
        None => CLOSE.len(),
    }
}

/// The bytes of opening a link and closing it.
pub(super) fn whole(links: Option<&Links>, link: LinkId) -> usize {
    let address = links.and_then(|links| links.address(link));
    let open = least(None, Some(link)) - SHORTEST;
    address.map_or(0, |address| {
        let number = number::digits(link.get().into());
        open + number + address.len() + CLOSE.len()
    })
}
