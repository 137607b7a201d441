//! How many bytes one screen takes to become the next, in a talk as it is given. They are exact: whoever
//! saves some lowers the budget.

#![cfg(all(feature = "highlight", feature = "images"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "../benches/wire/corpus.rs"]
mod corpus;
#[path = "../benches/wire/rivals.rs"]
mod rivals;

use corpus::{ADDRESSES, SIZES, ours, page_with_links, picture_in_blocks, transitions};
use seminar::shell::wire::Abilities;
use seminar::theme::Depth;

/// The bytes of all transitions at each of [`SIZES`]: on a terminal that can do what most can, and on one
/// that can do all.
const BUDGET: [(usize, usize); 3] = [(14_411, 10_612), (21_960, 16_368), (27_609, 19_531)];

const MOST: Abilities = Abilities::ERASES_IN_COLOR
    .union(Abilities::ERASES_SOME)
    .union(Abilities::SHIFTS)
    .union(Abilities::RESTORES);

#[test]
fn a_talk_takes_no_more_bytes_than_it_did() {
    let counts = SIZES.map(|size| {
        let transitions = transitions(size, "chalkboard", Depth::True);
        let sum = |abilities| {
            transitions
                .iter()
                .map(|it| ours(abilities, it))
                .sum::<usize>()
        };
        (sum(MOST), sum(Abilities::all()))
    });
    let is_within = |((ours, able), (most, least)): ((usize, usize), (usize, usize))| {
        ours <= most && able <= least
    };
    let pairs = counts.into_iter().zip(BUDGET);
    assert!(pairs.into_iter().all(is_within), "{counts:?}");
}

#[test]
fn a_link_takes_its_address_and_a_few_bytes_once() {
    // What opens it, with its number, and what closes it: a link may come right after another.
    let around = b"\x1b]8;id=1;\x1b\\\x1b]8;;\x1b\\".len();
    let most: usize = ADDRESSES.iter().map(|it| around + it.len()).sum();
    let least: usize = ADDRESSES.iter().map(|it| it.len()).sum();
    for size in SIZES {
        let with = page_with_links(size, MOST | Abilities::LINKS);
        let without = page_with_links(size, MOST);
        let links = with - without;
        assert!(
            (least..=most).contains(&links),
            "{size:?}: {links} bytes, not {most}"
        );
    }
}

#[test]
fn no_transition_takes_more_bytes_than_with_ratatui_and_crossterm() {
    let looks = [
        ("chalkboard", Depth::True),
        ("chalkboard", Depth::Indexed),
        ("terminal", Depth::Sixteen),
        ("terminal", Depth::None),
    ];
    for (size, (theme, depth)) in SIZES
        .into_iter()
        .flat_map(|size| looks.map(|look| (size, look)))
    {
        let picture = picture_in_blocks(size, depth);
        for transition in transitions(size, theme, depth).iter().chain([&picture]) {
            let theirs = rivals::crossterm(&transition.before, &transition.after);
            for abilities in terminals() {
                let ours = ours(abilities, transition);
                assert!(
                    ours <= theirs,
                    "{}, {size:?}, {theme}, {abilities:?}: {ours} bytes, not {theirs}",
                    transition.name
                );
            }
        }
    }
}

/// What the terminals can do that are told apart by name, and all that there is.
fn terminals() -> Vec<Abilities> {
    ["vt100", "screen", "xterm-256color", "xterm-kitty", "foot"]
        .map(|term| Abilities::of(term, None))
        .into_iter()
        .chain([Abilities::all()])
        .collect()
}
