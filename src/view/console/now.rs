//! The slide as the class sees it; while the class looks at something else, as it would.

use ratatui::layout::Rect;

use crate::deck::Slide;
use crate::lesson::Panel;
use crate::theme::Ink;
use crate::view::Scene;
use crate::view::frame::{Edges, Lines};
use crate::view::paint::Canvas;
use crate::view::stage::{Foot, Wanted};
use crate::view::words::Words;
use crate::viewer::{Extent, Screen, Viewer};

/// From this width on what stands in the pane keeps clear of its lines.
const ROOMY: u16 = 50;

/// Draws it and says what was measured.
pub(super) fn draw(
    scene: &Scene<'_>,
    slide: &Slide,
    canvas: &mut Canvas<'_>,
    area: Rect,
) -> Extent {
    let top = unlike(scene);
    let lines = if top.is_empty() {
        Lines::LIGHT
    } else {
        Lines::LIGHT.inked(Ink::Warning)
    };
    let at = scene.lesson.position().slide;
    let name = Words::new("now ", Ink::PanelTitle).and(number(scene, at), Ink::Dim);
    let edges = Edges {
        name,
        top,
        ..Edges::default()
    };
    canvas.frame(area, lines, &edges);
    let inner = inside(area);
    canvas.blank(inner, Ink::Body);
    // Of this screen's own state it has what moves the slide, and nothing that lies over it.
    let viewer = Viewer {
        screen: Screen::Audience,
        scroll: scene.viewer.scroll,
        shift: scene.viewer.shift,
        ..Viewer::default()
    };
    let seen = Scene {
        viewer: &viewer,
        ..*scene
    };
    let wanted = Wanted {
        foot: Foot::None,
        notes: false,
        discussion: slide
            .discussion
            .as_ref()
            .map_or(Panel::Hidden, |_| scene.lesson.panel()),
    };
    seen.draw_body(slide, wanted, canvas, inner).1
}

/// What a box leaves for a slide, which has margins of its own.
pub(super) fn inside(area: Rect) -> Rect {
    let sides = if area.width < ROOMY { 1 } else { 2 };
    Rect {
        x: area.x + area.width.min(sides),
        y: area.y + area.height.min(1),
        width: area.width.saturating_sub(2 * sides),
        height: area.height.saturating_sub(2),
    }
}

/// The number of the slide of this index, and of how many.
pub(super) fn number(scene: &Scene<'_>, slide: usize) -> String {
    let number = scene.deck.number(slide);
    if slide < scene.deck.talk_len {
        format!("{number}/{}", scene.deck.talk_len)
    } else {
        number
    }
}

/// Where the class is instead, and whether it sees that; nothing while it sees this slide.
pub(super) fn unlike(scene: &Scene<'_>) -> Words {
    if !scene.viewer.screen.has_class() {
        return Words::default();
    }
    let frozen = scene.lesson.frozen().map_or_else(Words::default, |at| {
        let at = number(scene, at.slide);
        Words::new(format!("class: {at} · frozen"), Ink::Warning)
    });
    match (scene.lesson.is_blank(), frozen.is_empty()) {
        (false, _) => frozen,
        (true, true) => Words::new("class: blank", Ink::Warning),
        (true, false) => frozen.and(", blank", Ink::Warning),
    }
}
