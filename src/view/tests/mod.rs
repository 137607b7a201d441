//! What the screen shows, as lines of text.

use super::sample::Screen;

#[test]
fn a_slide_stands_over_progress_and_footer() {
    insta::assert_snapshot!(Screen::new().at(3).text(80, 24));
}

#[test]
fn a_blank_screen_is_blank() {
    let screen = Screen::new().with(|viewer| viewer.notes = true);
    let (buffer, _) = screen
        .after(&[crate::lesson::Command::ToggleBlank])
        .draw(80, 24);
    let first = &buffer.content[0];
    assert!(
        buffer
            .content
            .iter()
            .all(|cell| cell == first && cell.symbol() == " ")
    );
}
