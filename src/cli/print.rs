//! `--print`: a slide as text, drawn as on a terminal, with no terminal at all.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::talk::Talk;
use crate::deck::Slide;
use crate::layout::{Media, Picture, Size};
use crate::lesson::{Command, Lesson, Panel, Plan, Time};
use crate::media::{Done, Drawing, Format, Job, Worker};
use crate::shell::wire;
use crate::store::Assets;
use crate::text::Clean;
use crate::theme::Depth;
use crate::view::{self, Now, Pictured, Scene};
use crate::viewer::Viewer;

/// The columns of a screen of no given size.
const COLUMNS: u16 = 80;
/// The rows from which a screen of no given size grows: nothing is left out for want of room.
const ROWS: u16 = 14;
/// What does not fit in as many rows stays hidden.
const MOST_ROWS: u16 = 5000;

/// What pictures are made with.
pub(super) struct Pictures {
    pub(super) worker: Worker,
    pub(super) depth: Depth,
}

/// What was printed.
pub(super) struct Printed {
    pub(super) text: String,
    /// Why some of its pictures are not there.
    pub(super) missing: Vec<Clean>,
}

/// The slide on which `lesson` stands, with everything on it shown, as lines of text; its pictures
/// in half blocks, where they are wanted.
///
/// A screen of no given size is as tall as it takes to hide nothing.
pub(super) fn print(
    talk: &Talk,
    mut lesson: Lesson,
    viewer: &Viewer,
    size: Option<Size>,
    colored: bool,
    pictures: Option<Pictures>,
) -> Printed {
    let mut media = Media::default();
    if let Some(slide) = talk.deck.slides.get(lesson.position().slide) {
        show_all(&mut lesson, slide);
        if colored {
            color_code(slide, &mut media);
        }
    }
    let plan = Plan::of(&talk.deck, None);
    let draw = |media: &Media| {
        let scene = Scene {
            deck: &talk.deck,
            lesson: &lesson,
            plan: &plan,
            viewer,
            themes: &talk.themes,
            media,
            pages: None,
            plain: size.is_none() && !colored,
            now: Now::default(),
        };
        match size {
            Some(size) => {
                let drawn = draw(&scene, size);
                (vec![drawn.buffer], drawn.pictures)
            }
            None => draw_all(&scene),
        }
    };
    let (mut screens, mut seen) = draw(&media);
    let mut missing = Vec::new();
    if let Some(mut pictures) = pictures {
        // What is known of a picture's size gives it another place, and only then it is drawn.
        for _ in 0..2 {
            pictures.see(&seen, &mut media, &mut missing);
            (screens, seen) = draw(&media);
        }
    }
    let text = if colored { wire::ansi } else { wire::plain };
    Printed {
        text: screens.iter().map(text).collect(),
        missing,
    }
}

impl Pictures {
    /// Makes the pictures ready that were seen, as far as their places are known; says what fails.
    fn see(&mut self, seen: &[Pictured], media: &mut Media, missing: &mut Vec<Clean>) {
        let has_blocks = matches!(self.depth, Depth::True | Depth::Indexed);
        for pictured in seen.iter().filter(|_| has_blocks) {
            let view = &pictured.view;
            let job = match media.picture(&view.path) {
                None => Job::Measure(view.path.clone()),
                Some(Picture::Failed(_)) => continue,
                Some(Picture::Ready { content, .. }) => Job::Draw(Drawing {
                    rows: 0..view.size.height,
                    view: view.clone(),
                    content: *content,
                    cell: media.cell,
                    format: Format::Blocks {
                        depth: self.depth,
                        ground: pictured.ground,
                    },
                }),
            };
            let done = self.worker.run(&job);
            if let Done::Measured(_, Picture::Failed(sentence)) = &done {
                missing.push(sentence.clone());
            }
            done.tell(media);
        }
    }
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
fn draw_all(scene: &Scene<'_>) -> (Vec<Buffer>, Vec<Pictured>) {
    let viewer = Viewer {
        notes: false,
        ..scene.viewer.clone()
    };
    let slide = draw_slide(&Scene {
        viewer: &viewer,
        ..*scene
    });
    let notes = scene.viewer.notes.then(|| view::draw_notes(scene, COLUMNS));
    let screens = std::iter::once(slide.buffer).chain(notes).collect();
    (screens, slide.pictures)
}

fn draw_slide(scene: &Scene<'_>) -> Drawn {
    let mut rows = ROWS;
    loop {
        let drawn = draw(
            scene,
            Size {
                width: COLUMNS,
                height: rows,
            },
        );
        if drawn.hidden == 0 || rows == MOST_ROWS {
            return drawn;
        }
        let more = u16::try_from(drawn.hidden).unwrap_or(MOST_ROWS);
        rows = rows.saturating_add(more).min(MOST_ROWS);
    }
}

struct Drawn {
    buffer: Buffer,
    /// How many of the slide's rows are out of sight.
    hidden: usize,
    pictures: Vec<Pictured>,
}

fn draw(scene: &Scene<'_>, size: Size) -> Drawn {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
    let (extent, pictures) = view::draw_with_pictures(scene, &mut buffer);
    Drawn {
        buffer,
        hidden: extent.slide.max,
        pictures,
    }
}
