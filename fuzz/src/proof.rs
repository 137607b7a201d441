//! What is to be proved.

use ratatui::buffer::Buffer;
use seminar::shell::wire::{Abilities, Kept, encode_after, is_covered};

use crate::addresses::links;
use crate::expected::{self, Column};
use crate::scene::{Event, Frame, Scene};
use crate::seen::Seen;
use crate::terminal::Terminal;

/// Shows the screens of `scene` one after the other.
///
/// # Errors
///
/// When the terminal does not show what it should: the message says where.
pub fn prove(scene: &Scene) -> Result<(), String> {
    let Some(first) = scene.frames.first() else {
        return Ok(());
    };
    let size = (first.buffer.area.width, first.buffer.area.height);
    let has_pictures = |frame: &Frame| frame.buffer.content.iter().any(is_covered);
    let has_pictures = scene.frames.iter().any(has_pictures);
    let mut terminal = Terminal::new(size, scene.abilities, scene.oddities, has_pictures);
    let mut shown: Option<&Buffer> = None;
    let mut kept = Kept::default();
    let links = links();
    let are_shown = scene.abilities.contains(Abilities::LINKS);
    let shown_links = are_shown.then_some(&links);
    for (number, frame) in scene.frames.iter().enumerate() {
        match frame.event {
            Event::Nothing => {}
            Event::Disturbed => terminal.do_as_told(b"\x1b[1;1H\x1b[0;1;7;33;45m"),
            Event::Spoilt => {
                terminal.spoil();
                shown = None;
            }
        }
        let before = terminal.rows();
        let next = &frame.buffer;
        let mut bytes = Vec::new();
        encode_after(&mut kept, scene.abilities, &links, shown, next, &mut bytes);
        let of_frame = |problem: String| {
            let written = String::from_utf8_lossy(&bytes).replace('\x1b', "^");
            format!("frame {number}: {problem}\nwritten: {written:?}")
        };
        if shown.is_some_and(|shown| shown == next) && !bytes.is_empty() {
            return Err(of_frame("nothing is new, but something is said".to_owned()));
        }
        let untouched = shown.map(|shown| untouched(shown, next, &terminal));
        terminal.take(&bytes).map_err(of_frame)?;
        let after = terminal.rows();
        compare(&after, &expected::rows(next, shown_links)).map_err(of_frame)?;
        compare(&after, &keep(before, untouched)).map_err(of_frame)?;
        shown = Some(next);
    }
    Ok(())
}

/// Whether what is under each cell must stay: a picture lay there, and still does.
///
/// It may go where a wide character does that stood at a picture's edge, and where the row has clusters that
/// take more columns than they should.
fn untouched(shown: &Buffer, next: &Buffer, terminal: &Terminal) -> Vec<bool> {
    let width = usize::from(next.area.width.max(1));
    let cells = shown.content.iter().zip(&next.content).enumerate();
    let overruns = |row: usize| {
        let mut cells = next.content.iter().skip(row * width).take(width);
        cells.any(|cell| cell.symbol().chars().nth(1).is_some())
    };
    cells
        .map(|(at, (shown, next))| {
            let (row, column) = (at / width, at % width);
            is_covered(shown)
                && is_covered(next)
                && !terminal.is_half(row, column)
                && !overruns(row)
        })
        .collect()
}

/// What must be as it was.
fn keep(before: Vec<Vec<Seen>>, untouched: Option<Vec<bool>>) -> Vec<Vec<Column>> {
    let mut untouched = untouched.unwrap_or_default().into_iter();
    let mut column = |seen: Seen| untouched.next().unwrap_or_default().then_some(seen);
    before
        .into_iter()
        .map(|row| row.into_iter().map(&mut column).collect())
        .collect()
}

fn compare(seen: &[Vec<Seen>], expected: &[Vec<Column>]) -> Result<(), String> {
    for (row, (seen, expected)) in seen.iter().zip(expected).enumerate() {
        for (column, (seen, expected)) in seen.iter().zip(expected).enumerate() {
            if let Some(expected) = expected
                && expected != seen
            {
                return Err(format!(
                    "row {row}, column {column}: {seen:?}, and not {expected:?}"
                ));
            }
        }
    }
    if seen.len() == expected.len() {
        Ok(())
    } else {
        Err(format!("{} rows, and not {}", seen.len(), expected.len()))
    }
}
