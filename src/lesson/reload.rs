//! A lesson that goes on while its deck changes.

use std::collections::HashMap;

use super::discussion::{Discussion, Stand, Timed};
use super::state::Mark;
use super::steps::{Moment, Seat};
use super::{Lesson, Time};
use crate::deck::{Deck, Slide, SlideId};

impl Lesson {
    /// The same lesson on a new version of its deck: the position, phases and clocks stay with the
    /// slides' ids. Of a slide that is gone, its index, or the last slide.
    ///
    /// A slide whose id is new in the place of one whose id is gone is the same slide, renamed: a
    /// title mended in the middle of a discussion does not end the discussion.
    ///
    /// Time that a slide which is gone has had is no slide's any more.
    #[must_use]
    pub fn reloaded(&self, old: &Deck, new: &Deck, now: Time) -> Self {
        let origins = origins(&old.slides, &new.slides);
        let mut stands = Stand::all(new);
        for (stand, origin) in stands.iter_mut().zip(&origins) {
            if let Some(origin) = origin.and_then(|index| self.stands.get(index)) {
                stand.carry(origin);
            }
        }
        let heir = |slide| origins.iter().position(|origin| *origin == Some(slide));
        let mut lesson = Self {
            blank: self.blank,
            clock: self.clock,
            moved_by: self.moved_by.clone(),
            limit: self.limit,
            blank_pauses: self.blank_pauses,
            route: self.route.clone(),
            ..Self::with(stands, new.talk_len)
        };
        let stands = lesson.stands.iter().enumerate();
        let touched = stands.filter(|(_, stand)| !stand.is_untouched());
        lesson.touched = touched.map(|(index, _)| index).collect();
        lesson.mark_route(new);
        let translate = |mark: Mark| {
            let slide = heir(mark.slide)?;
            let stand = lesson.stands.get(slide)?;
            let moment = stand.translate(self.stands.get(mark.slide)?, mark.moment);
            Some(Mark { slide, moment })
        };
        (lesson.mark, lesson.frozen) = (
            self.mark.and_then(translate),
            self.frozen.and_then(translate),
        );
        let slide = self.position.slide;
        if let Some(heir) = heir(slide) {
            lesson.position.slide = heir;
            let moment = lesson.here().translate(self.here(), self.moment());
            lesson.position.step = lesson.here_mut().hold(moment);
        } else {
            let in_talk = slide < self.talk_len;
            let end = if in_talk {
                lesson.talk_len
            } else {
                lesson.stands.len()
            };
            lesson.position.slide = slide.min(end - 1);
        }
        lesson.settle(now);
        lesson
    }
}

/// For each new slide, the index of the old one that it is a version of.
fn origins(old: &[Slide], new: &[Slide]) -> Vec<Option<usize>> {
    let index = |slides: &[Slide]| -> HashMap<SlideId, usize> {
        slides
            .iter()
            .enumerate()
            .map(|(index, slide)| (slide.id.clone(), index))
            .collect()
    };
    let (old_ids, new_ids) = (index(old), index(new));
    let origin = |(index, slide): (usize, &Slide)| {
        let renamed = || {
            old.get(index)
                .filter(|it| !new_ids.contains_key(&it.id))
                .map(|_| index)
        };
        old_ids.get(&slide.id).copied().or_else(renamed)
    };
    new.iter().enumerate().map(origin).collect()
}

impl Stand {
    /// Takes over what happened on `old`, an earlier version of this slide.
    fn carry(&mut self, old: &Self) {
        (self.talk, self.talked) = (old.talk, old.talked);
        let reveals = self.reveals;
        let (Some(discussion), Some(before)) = (&mut self.discussion, &old.discussion) else {
            return;
        };
        if !before.is_at_first_seat(old.reveals) {
            discussion.seat = match before.seat {
                Seat::Hidden { resume } => Seat::Hidden {
                    resume: discussion.stage(before.phase(resume)),
                },
                Seat::After(reveal) => Seat::After(reveal.min(reveals)),
                Seat::Standing(reveal) => Seat::Standing(reveal.min(reveals)),
            };
        }
        discussion.full = before.full;
        discussion.answer = discussion.answer.map(|_| before.answer == Some(true));
        discussion.heard.clone_from(&before.heard);
        discussion.ballot.carry(&before.ballot);
        for timed in &mut discussion.phases {
            timed.carry(before);
        }
    }

    /// What shows here what `moment` did on `old`, an earlier version of this slide.
    fn translate(&self, old: &Self, moment: Moment) -> Moment {
        let stage = || {
            let phase = old.discussion.as_ref()?.phase(moment.stage?);
            Some(self.discussion.as_ref()?.stage(phase))
        };
        Moment {
            reveal: moment.reveal.min(self.reveals),
            stage: stage(),
        }
    }
}

impl Timed {
    fn carry(&mut self, before: &Discussion) {
        if let Some(timed) = before.phases.iter().find(|timed| timed.phase == self.phase) {
            self.watch = timed.watch;
            self.extra = timed.extra;
        }
    }
}
