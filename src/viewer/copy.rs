//! Copying the code in sight to the clipboard of this screen's terminal.

use super::{Notice, Viewer};
use crate::deck::{Deck, Listing};
use crate::lesson::Lesson;

/// The bytes that a terminal's clipboard takes: some cut off more, or take nothing at all.
const MOST: usize = 74_994;

impl Viewer {
    /// The text of the listing in sight, for a clipboard; says that it is copied, or why not.
    ///
    /// What is in sight must have been measured since the talk last moved.
    pub fn copy(&mut self, deck: &Deck, lesson: &Lesson) -> Option<String> {
        let slide = deck.slides.get(lesson.position().slide)?;
        let listings = slide.listings();
        let Some(listing) = self.extent.listing.and_then(|number| listings.get(number)) else {
            self.notice = Some(Notice::info(if listings.is_empty() {
                "This slide has no code to copy"
            } else {
                "There is no code in sight to copy"
            }));
            return None;
        };
        // A command that ends its line would be run as soon as it is pasted.
        let mut text = listing.source();
        text.truncate(text.trim_end().len());
        if text.len() > MOST {
            self.notice = Some(Notice::warning(
                "This is too long for a terminal's clipboard, which takes 74 KB",
            ));
            return None;
        }
        self.notice = Some(Notice::info(&copied(*listing)));
        Some(text)
    }
}

/// What was copied: `Copied 12 lines of python`.
fn copied(listing: Listing<'_>) -> String {
    let lines = listing.text().as_str().trim_end().lines().count();
    let lines = match lines {
        1 => "1 line".to_owned(),
        _ => format!("{lines} lines"),
    };
    match listing {
        Listing::Code(code) => match code.lang.as_ref().or(code.file.as_ref()) {
            Some(language) => format!("Copied {lines} of {language}"),
            None => format!("Copied {lines}"),
        },
        Listing::Pre(_) => format!("Copied {lines}"),
    }
}
