//! Links. The emulated terminal does not know them; the one in `fuzz/` does.

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::super::{Abilities, Kept, encode_after};
use crate::text::Address;
use crate::view::{LinkId, Links, lead, unlink};

const LINKS: Abilities = Abilities::LINKS;

/// Three addresses.
pub(super) fn table() -> Links {
    let mut links = Links::default();
    for target in ["http://a", "https://example.org/b;c", "mailto:d@e"] {
        links.number(&Address::new(target).unwrap()).unwrap();
    }
    links
}

/// One of them, or none.
pub(super) fn any() -> impl Strategy<Value = Option<LinkId>> {
    (0..=3_u8).prop_map(LinkId::new)
}

/// Checks that a frame begins and ends with no link open, and that nothing is erased, moved or kept while one
/// is.
pub(super) fn watch(frame: &[u8]) -> Result<(), TestCaseError> {
    let text = String::from_utf8_lossy(frame);
    let mut is_open = false;
    let mut pieces = text.split("\x1b]8;");
    check(pieces.next().unwrap_or_default(), false)?;
    for piece in pieces {
        let (link, written) = piece.split_once("\x1b\\").unwrap();
        prop_assert!(link.bytes().all(|byte| byte.is_ascii_graphic()));
        prop_assert!(is_open || link != ";", "nothing is open");
        is_open = link != ";";
        check(written, is_open)?;
    }
    prop_assert!(!is_open, "{text:?}");
    Ok(())
}

fn check(written: &str, is_open: bool) -> Result<(), TestCaseError> {
    for sequence in written.split('\x1b').skip(1) {
        let end = sequence
            .trim_start_matches(|is: char| matches!(is, '[' | ';') || is.is_ascii_digit())
            .chars()
            .next();
        let does_harm =
            sequence.starts_with(['7', '8']) || matches!(end, Some('J' | 'K' | 'L' | 'M' | 'X'));
        prop_assert!(!(is_open && does_harm), "{sequence:?}");
    }
    Ok(())
}

/// `text`, where the columns `linked` of the first row lead to the first address.
fn screen(text: &str, linked: std::ops::Range<u16>) -> Buffer {
    let mut buffer = Buffer::with_lines(text.lines());
    for column in linked {
        lead(&mut buffer[(column, 0)], LinkId::new(1));
    }
    buffer
}

fn encode(abilities: Abilities, shown: &Buffer, next: &Buffer) -> String {
    let (mut kept, mut out) = (Kept::default(), Vec::new());
    encode_after(&mut kept, abilities, &table(), Some(shown), next, &mut out);
    let text = String::from_utf8(out).unwrap();
    text.replace("\x1b\\", "`").replace('\x1b', "^")
}

const OPEN: &str = "^]8;id=1;http://a`";
const CLOSE: &str = "^]8;;`";

#[test]
fn what_is_a_link_is_written_between_its_ends() {
    let shown = screen("               ", 0..0);
    let bytes = encode(LINKS, &shown, &screen("read the page. ", 5..13));
    assert_eq!(bytes, format!("^[H^[mread {OPEN}the page{CLOSE}."));
}

#[test]
fn a_cell_that_becomes_a_link_or_is_none_any_more_is_written_again() {
    let (plain, linked) = (screen("read it", 0..0), screen("read it", 5..7));
    let bytes = encode(LINKS, &plain, &linked);
    assert_eq!(bytes, format!("^[1;6H^[m{OPEN}it{CLOSE}"));
    assert_eq!(encode(LINKS, &linked, &plain), "^[1;6H^[mit");
    assert_eq!(encode(LINKS, &linked, &linked), "");
    let mut other = linked.clone();
    lead(&mut other[(6, 0)], LinkId::new(2));
    let open = "^]8;id=2;https://example.org/b;c`";
    let bytes = encode(LINKS, &linked, &other);
    assert_eq!(bytes, format!("^[1;7H^[m{open}t{CLOSE}"));
}

#[test]
fn a_part_that_is_written_again_belongs_to_the_same_link() {
    let shown = screen("a long link", 0..11);
    let mut next = shown.clone();
    next[(3, 0)].set_symbol("0");
    let bytes = encode(LINKS, &shown, &next);
    assert_eq!(bytes, format!("^[1;4H^[m{OPEN}0{CLOSE}"));
}

#[test]
fn a_link_over_two_rows_is_opened_once() {
    let shown = screen("         \n         ", 0..0);
    let mut next = screen("see this \nlong one ", 4..8);
    for column in 0..8 {
        lead(&mut next[(column, 1)], LinkId::new(1));
    }
    let bytes = encode(LINKS, &shown, &next);
    assert_eq!(bytes, format!("^[H^[msee {OPEN}this\r\nlong one{CLOSE}"));
}

#[test]
fn colours_within_a_link_do_not_end_it() {
    let mut next = screen("abcd ", 0..4);
    next.set_style(Rect::new(2, 0, 2, 1), Style::new().fg(Color::Red));
    let bytes = encode(LINKS, &screen("     ", 0..0), &next);
    assert_eq!(bytes, format!("^[H^[m{OPEN}ab^[31mcd{CLOSE}"));
}

#[test]
fn a_look_is_kept_without_its_link() {
    let abilities = LINKS | Abilities::RESTORES;
    let bytes = encode(abilities, &screen("     ", 0..0), &screen("abcd ", 0..4));
    assert_eq!(bytes, format!("^[H^[m^7{OPEN}abcd{CLOSE}"));
}

#[test]
fn a_blank_that_leads_somewhere_is_not_erased() {
    let abilities = LINKS | Abilities::ERASES_IN_COLOR | Abilities::ERASES_SOME;
    let shown = screen("a long line of text that goes on", 0..0);
    let next = screen(&" ".repeat(32), 4..20);
    let bytes = encode(abilities, &shown, &next);
    let blanks = " ".repeat(16);
    assert!(bytes.contains(&format!("{OPEN}{blanks}{CLOSE}")), "{bytes}");
}

proptest! {
    #[test]
    fn a_terminal_without_the_ability_gets_what_it_gets_where_there_are_no_links(
        frames in super::screens::any_frames(),
        abilities in super::screens::any_abilities(),
    ) {
        let abilities = abilities - LINKS;
        let (links, none) = (table(), Links::default());
        let (mut kept, mut kept_without) = (Kept::default(), Kept::default());
        let mut shown: Option<(&Buffer, Buffer)> = None;
        for frame in &frames {
            let mut without = frame.clone();
            unlink(&mut without);
            let before = shown.as_ref().map(|(shown, _)| *shown);
            let before_without = shown.as_ref().map(|(_, without)| without);
            let (mut bytes, mut expected) = (Vec::new(), Vec::new());
            encode_after(&mut kept, abilities, &links, before, frame, &mut bytes);
            encode_after(
                &mut kept_without, abilities, &none, before_without, &without, &mut expected,
            );
            prop_assert_eq!(bytes, expected);
            shown = Some((frame, without));
        }
    }
}
