//! Where cells lead.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;
use crate::layout::{Row, Tint};
use crate::text::Address;
use crate::theme::builtin;
use crate::view::frame::{Edges, Lines};
use crate::view::paint::Canvas;
use crate::view::{Links, draw_for_terminal, link_of};
use crate::viewer::Screen as Kind;

const DECK: &str = r#"
[[slides]]
title = "With [a title](https://title.org)"
content = [
  { text = "See [a page that is somewhat longer than one line of the screen is wide](https://text.org)." },
  { bullets = ["[one](https://bullet.org) and more"] },
  { callout = "mind [this](https://callout.org)" },
  { columns = [[{ text = "[left](https://left.org)" }], [{ quote = "[right](https://right.org)" }]] },
]
notes = "say [that](https://notes.org)"

[slides.discussion]
question = "Is [it](https://question.org) so?"
answer = "[Yes](https://answer.org)"

[[slides]]
header = ["[head](https://head.org)", "b"]
table = [["[cell](https://cell.org)", "d"]]
notes = "nothing"

[[slides]]
text = "**bold [and ==marked==](https://a.org)** then [again](https://a.org) and [other](https://b.org)"
"#;

/// What leads where on a screen of so many columns and rows: the address, and the text of all its cells.
fn links(screen: &Screen, columns: u16, rows: u16) -> Vec<String> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let mut links = Links::default();
    draw_for_terminal(&screen.scene(), &mut buffer, Some(&mut links));
    let mut found: Vec<(String, String)> = Vec::new();
    for cell in &buffer.content {
        let Some(link) = link_of(cell) else { continue };
        let address = links.address(link).unwrap().to_string();
        let address = address.trim_start_matches("https://").to_owned();
        match found.iter_mut().find(|(known, _)| *known == address) {
            Some((_, text)) => text.push_str(cell.symbol()),
            None => found.push((address, cell.symbol().to_owned())),
        }
    }
    let told = |(address, text)| format!("{address}: {text}");
    found.into_iter().map(told).collect()
}

#[test]
fn text_leads_where_it_says_wherever_it_stands() {
    let slide = [
        "title.org: a title",
        "text.org: a page that is somewhat longer than one line of thescreen is wide",
        "bullet.org: one",
        "callout.org: this",
        "left.org: left",
        "right.org: right",
    ];
    assert_eq!(links(&Screen::of(DECK), 60, 30), slide);
    let cells = ["head.org: head", "cell.org: cell"];
    assert_eq!(links(&Screen::of(DECK).at(2), 60, 30), cells);
    let runs = ["a.org: and markedagain", "b.org: other"];
    assert_eq!(links(&Screen::of(DECK).at(3), 70, 30), runs);
}

#[test]
fn questions_answers_and_notes_lead_somewhere_too() {
    let asked = Screen::of(DECK)
        .with(|it| it.notes = true)
        .after(&[Command::CycleDiscussion, Command::ToggleAnswer]);
    for screen in [asked.clone(), asked.with(|it| it.screen = Kind::Console)] {
        // The answer stands with the question and with the notes.
        let links = links(&screen, 160, 50);
        for link in ["question.org: it", "answer.org: YesYes", "notes.org: that"] {
            assert!(links.contains(&link.to_owned()), "{link}: {links:?}");
        }
    }
}

#[test]
fn what_is_out_of_sight_or_covered_leads_nowhere() {
    let slide = Screen::of(DECK);
    let scrolled = slide.clone().with(|it| it.scroll = Scroll::At(99));
    let scrolled = links(&scrolled, 60, 6);
    assert_eq!(scrolled[0], "text.org: screen is wide");
    assert_eq!(scrolled.len(), 5, "{scrolled:?}");
    for overlay in [
        Overlay::Overview { selected: 0 },
        Overlay::Help { scroll: 0 },
        Overlay::Problems { scroll: 0 },
    ] {
        let covered = slide.clone().with(|it| it.overlay = Some(overlay));
        assert_eq!(links(&covered, 100, 30), [""; 0]);
    }
    let blank = slide.after(&[Command::ToggleBlank]);
    assert_eq!(links(&blank, 60, 30), [""; 0]);
}

#[test]
fn what_is_drawn_over_a_part_of_a_link_takes_that_away() {
    let mut row = Row::of(0, "a longer link", Tint::default());
    row.spans[0].link = Address::new("https://a.org");
    let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 3));
    let (area, theme) = (buffer.area, builtin("paper").unwrap());
    let mut links = Links::default();
    let mut canvas = Canvas::new(&mut buffer, &theme);
    canvas.presenting(None, Some(&mut links)).row(area, 1, &row);
    canvas.frame(Rect::new(4, 0, 4, 3), Lines::LIGHT, &Edges::default());
    canvas.write(area, 10, 1, "x", Tint::default());
    let linked = |column: u16| link_of(&buffer[(column, 1)]).is_some();
    let columns: Vec<u16> = (0..20).filter(|column| linked(*column)).collect();
    assert_eq!(columns, [0, 1, 2, 3, 8, 9, 11, 12]);
}

#[test]
fn what_comes_next_is_shown_small_and_leads_nowhere() {
    let console = Screen::of(DECK).with(|it| it.screen = Kind::Console).at(2);
    assert_eq!(
        links(&console, 160, 50),
        ["head.org: head", "cell.org: cell"]
    );
}

#[test]
fn there_are_no_links_where_nobody_wants_them() {
    let (with_links, _) = {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 30));
        let mut links = Links::default();
        draw_for_terminal(&Screen::of(DECK).scene(), &mut buffer, Some(&mut links));
        (buffer, links)
    };
    let (without, _) = Screen::of(DECK).draw(60, 30);
    assert!(without.content.iter().all(|cell| link_of(cell).is_none()));
    let mut unlinked = with_links.clone();
    crate::view::unlink(&mut unlinked);
    assert_ne!(with_links, without);
    assert_eq!(unlinked, without, "nothing else is different");
}
