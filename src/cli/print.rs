//! `--print`: a slide as text, drawn as on a terminal, with no terminal at all.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::talk::Talk;
use crate::deck::Slide;
use crate::layout::{Media, Size};
use crate::lesson::{Command, Lesson, Panel, Time};
use crate::media::{Job, Worker};
use crate::shell::wire;
use crate::store::Assets;
use crate::view::{self, Now, Scene};
use crate::viewer::Viewer;

/// The columns of a screen of no given size.
const COLUMNS: u16 = 80;
/// The rows from which a screen of no given size grows: nothing is left out for want of room.
const ROWS: u16 = 14;
/// What does not fit in as many rows stays hidden.
const MOST_ROWS: u16 = 5000;

/// The slide on which `lesson` stands, with everything on it shown, as lines of text.
///
/// A screen of no given size is as tall as it takes to hide nothing.
pub(super) fn print(
    talk: &Talk,
    mut lesson: Lesson,
    viewer: &Viewer,
    size: Option<Size>,
    colored: bool,
) -> String {
    let mut media = Media::default();
    if let Some(slide) = talk.deck.slides.get(lesson.position().slide) {
        show_all(&mut lesson, slide);
        if colored {
            color_code(slide, &mut media);
        }
    }
    let scene = Scene {
        deck: &talk.deck,
        lesson: &lesson,
        viewer,
        themes: &talk.themes,
        media: &media,
        plain: size.is_none() && !colored,
        now: Now::default(),
    };
    let screens = match size {
        Some(size) => vec![draw(&scene, size).0],
        None => draw_all(&scene),
    };
    let text = if colored { wire::ansi } else { wire::plain };
    screens.iter().map(text).collect()
}

/// Finds out at once what in a talk is found out meanwhile: the colours of the slide's code.
fn color_code(slide: &Slide, media: &mut Media) {
    let mut worker = Worker::new(Assets::none());
    for snippet in media.uncolored(slide.codes()) {
        worker.run(&Job::Color(snippet)).tell(media);
    }
}

/// Shows all reveals, and docks the question.
fn show_all(lesson: &mut Lesson, slide: &Slide) {
    let start = lesson.position().slide;
    for _ in 0..slide.reveals() {
        if lesson.reveal() < slide.reveals() && lesson.position().slide == start {
            lesson.apply(Command::Next, Time::default());
        }
    }
    if slide.discussion.is_some() && lesson.panel() == Panel::Hidden {
        lesson.apply(Command::CycleDiscussion, Time::default());
    }
}

/// The slide as tall as it takes, and the notes below it where they are wanted: on one screen they
/// would share its rows.
fn draw_all(scene: &Scene<'_>) -> Vec<Buffer> {
    let viewer = Viewer {
        notes: false,
        ..scene.viewer.clone()
    };
    let slide = draw_slide(&Scene {
        viewer: &viewer,
        ..*scene
    });
    let notes = scene.viewer.notes.then(|| view::draw_notes(scene, COLUMNS));
    std::iter::once(slide).chain(notes).collect()
}

fn draw_slide(scene: &Scene<'_>) -> Buffer {
    let mut rows = ROWS;
    loop {
        let (buffer, hidden) = draw(
            scene,
            Size {
                width: COLUMNS,
                height: rows,
            },
        );
        if hidden == 0 || rows == MOST_ROWS {
            return buffer;
        }
        let more = u16::try_from(hidden).unwrap_or(MOST_ROWS);
        rows = rows.saturating_add(more).min(MOST_ROWS);
    }
}

/// The screen, and how many of the slide's rows are out of sight.
fn draw(scene: &Scene<'_>, size: Size) -> (Buffer, usize) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    let extent = view::draw(scene, &mut buffer);
    (buffer, extent.slide.max)
}
