//! TOML laid out evenly: what it says, its comments and the order of all stay as they are.
//!
//! The text is read as a [`Document`] of keys, values and comments, without a look at what they mean
//! ([`document`]); that is written anew ([`layout`]), and read once more: a layout that says anything
//! else than the text is not given out. Strings and numbers are copied, never written anew.

mod document;
mod events;
mod layout;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use super::syntax::Complaint;
use document::Document;
use events::Events;

/// The mark that some editors write before the first character.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Why a text is not laid out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unformatted {
    /// It is no TOML: the first place where it is not.
    NoToml(Complaint),
    /// It would have come to say something else: a mistake of ours.
    Altered,
}

/// The text laid out anew. What is laid out already stays as it is, byte for byte.
///
/// Line ends are those of the first line; a byte order mark stays.
///
/// # Errors
///
/// When it is no TOML.
pub(crate) fn format(text: &str) -> Result<String, Unformatted> {
    let (mark, body) = match text.strip_prefix(BYTE_ORDER_MARK) {
        Some(body) => (text.get(..text.len() - body.len()), body),
        None => (None, text),
    };
    let before = Events::of(body).map_err(|mut complaint| {
        let shift = text.len() - body.len();
        complaint.span = complaint.span.start + shift..complaint.span.end + shift;
        Unformatted::NoToml(complaint)
    })?;
    let new = layout::write(&Document::of(&before), before.line_end());
    match Events::of(&new) {
        Ok(after) if after.says_the_same_as(&before) => {
            Ok(mark.unwrap_or_default().to_owned() + &new)
        }
        _ => Err(Unformatted::Altered),
    }
}
