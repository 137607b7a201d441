//! What pictures and code take: what their worker is to do, what it has done, and what could not be.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Show;
use crate::deck::Slide;
use crate::layout::{Form, Look, Pages, Picture, Size};
use crate::lesson::Command;
use crate::media::{Done, Drawing, Order};
use crate::shell::Session;
use crate::shell::wishes::Wishes;
use crate::view::{self, Now, Scene};
use crate::viewer::{Notice, Scroll, Viewer};

impl Show {
    /// Pictures that the terminal can draw at once are blank cells; whether there are new ones.
    pub(super) fn see_what_is_ready(&mut self) -> bool {
        let mut any = false;
        for (pictured, drawing) in &self.sights {
            let Some(drawing) = drawing.as_ref().filter(|it| self.graphics.has(it)) else {
                continue;
            };
            let look = Look {
                form: Form::Sharp(drawing.rows.clone()),
                origin: drawing.origin(),
            };
            if self.media.look(&pictured.view) != Some(&look) {
                self.media.see(pictured.view.clone(), look);
                any = true;
            }
        }
        any
    }

    /// The bottom row says once of each picture on the slide why it cannot be shown.
    pub(super) fn tell_of_failures(&mut self) {
        let Session {
            deck,
            lesson,
            viewer,
            ..
        } = &mut self.session;
        let Some(slide) = deck.slides.get(lesson.position().slide) else {
            return;
        };
        for path in slide.pictures() {
            if let Some(Picture::Failed(sentence)) = self.media.picture(path)
                && viewer.notice.is_none()
                && self.told.insert(path.clone())
            {
                viewer.notice = Some(Notice::warning(sentence.as_str()));
            }
        }
    }

    /// All that the worker should do now, the most urgent first; none, when that is what it was
    /// told last.
    pub fn order(&mut self, size: Size, now: Now) -> Option<Order> {
        let at = self.session.lesson.position().slide;
        let slides = &self.session.deck.slides;
        let (here, next) = (slides.get(at), slides.get(at + 1));
        let pictures = |slide: Option<&'_ Slide>| {
            let paths = slide.map(Slide::pictures).unwrap_or_default();
            paths.into_iter().cloned().collect::<Vec<_>>()
        };
        let (seen, coming) = (pictures(here), pictures(next));
        // What can be known at once is a matter of both slides together.
        let codes = || here.into_iter().flat_map(Slide::codes);
        let here_codes = self.media.uncolored(codes());
        let all_codes = self
            .media
            .uncolored(codes().chain(next.into_iter().flat_map(Slide::codes)));
        if !(seen.is_empty() && coming.is_empty() && self.sights.is_empty()) {
            self.graphics.expect();
        }

        let mut wishes = Wishes::new(&self.media, &self.graphics, &self.measured);
        let known = here_codes.len();
        wishes.color(here_codes);
        for (pictured, drawing) in &self.sights {
            wishes.measure(&pictured.view.path);
            wishes.draw(drawing.as_ref());
        }
        wishes.measure_all(&seen);
        let is_idle = wishes.jobs.is_empty();
        wishes.color(all_codes.into_iter().skip(known));
        let mut ahead = Vec::new();
        if is_idle && !coming.is_empty() && !self.graphics.is_off() {
            wishes.measure_all(&coming);
            ahead = self.ahead(size, now);
            for drawing in &ahead {
                wishes.draw(Some(drawing));
            }
        }
        let wanted = Order {
            jobs: wishes.jobs,
            edition: self.edition,
        };
        self.graphics.prepare(ahead);
        // Files that changed are no reason to start a worker who has nothing to do.
        let is_nothing = wanted.jobs.is_empty() && self.wanted.jobs.is_empty();
        (wanted != self.wanted && !is_nothing).then(|| {
            self.wanted.clone_from(&wanted);
            wanted
        })
    }

    /// The pictures that the next slide will show first.
    fn ahead(&self, size: Size, now: Now) -> Vec<Drawing> {
        let mut lesson = self.session.lesson.clone();
        lesson.apply(Command::NextSlide, now.time);
        let viewer = Viewer {
            overlay: None,
            scroll: Scroll::Follow,
            ..self.session.viewer.clone()
        };
        let scene = Scene {
            lesson: &lesson,
            viewer: &viewer,
            ..self.scene(now)
        };
        let mut unseen = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        let (_, pictures) = view::draw_with_pictures(&scene, &mut unseen);
        pictures
            .iter()
            .filter_map(|pictured| self.graphics.drawing(pictured, &self.media, size))
            .collect()
    }

    /// Takes note of what the worker has done for the order of this edition. What it says of a file
    /// that may have changed since is good until it says more.
    pub fn learn(&mut self, done: &Done, edition: u64) {
        if let Done::Measured(path, _) = done
            && edition == self.edition
        {
            self.measured.insert(path.clone());
        }
        self.graphics.keep(done);
        done.tell(&mut self.media);
        self.pages = Pages::default();
    }
}
