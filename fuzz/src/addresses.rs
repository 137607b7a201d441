//! Where links lead.

use seminar::text::Address;
use seminar::view::Links;

/// A few addresses, the first of which has the number 1.
const ADDRESSES: [&str; 3] = [
    "http://a",
    "https://example.org/a/long;way?to=it",
    "mailto:b@example.org",
];

/// How many there are.
pub(crate) const COUNT: u8 = 3;

/// All of them.
pub(crate) fn links() -> Links {
    let mut links = Links::default();
    for address in ADDRESSES.iter().filter_map(|target| Address::new(target)) {
        links.number(&address);
    }
    links
}
