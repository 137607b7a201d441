//! Footers: templates with placeholders.

use toml::de::DeValue;

use crate::deck::Footer;
use crate::source::Mistake;
use crate::source::{Field, Fields, Reader, all_of, nearest, shown};
use crate::text::Clean;

/// The parts of a footer.
pub(super) const KEYS: [&str; 3] = ["left", "center", "right"];
/// What is filled in.
const PLACEHOLDERS: [&str; 6] = ["title", "speaker", "slide", "slides", "authors", "date"];

/// A footer: a table whose missing parts are those of `usual`, or `false` for none at all.
pub(super) fn footer(field: Field<'_>, usual: &Footer, reader: &mut Reader<'_>) -> Option<Footer> {
    if let DeValue::Boolean(false) = field.value() {
        return Some(Footer {
            left: Clean::default(),
            center: Clean::default(),
            right: Clean::default(),
        });
    }
    let help = "write it as { left = \"{title}\", center = \"\", right = \"{slide}/{slides}\" }";
    let table = field.table("a table, or `false` for no footer", help, reader)?;
    let fields = Fields::open(table, field.span(), &[&KEYS], reader);
    let mut part = |key, usual: &Clean| match fields.get(key) {
        None => usual.clone(),
        Some(field) => {
            let text = field.line(reader).unwrap_or_default();
            check(field, &text, reader);
            text
        }
    };
    Some(Footer {
        left: part("left", &usual.left),
        center: part("center", &usual.center),
        right: part("right", &usual.right),
    })
}

/// Warns of placeholders that nothing fills in.
fn check(field: Field<'_>, text: &Clean, reader: &mut Reader<'_>) {
    for piece in text.as_str().split('{').skip(1) {
        let Some((word, _)) = piece.split_once('}') else {
            continue;
        };
        let is_name = !word.trim().is_empty()
            && word
                .trim()
                .chars()
                .all(|char| char.is_alphanumeric() || matches!(char, '_' | '-'));
        if PLACEHOLDERS.contains(&word) || !is_name {
            continue;
        }
        let message = format!("nothing fills in `{{{}}}`", shown(word));
        let help = match nearest(word, PLACEHOLDERS.into_iter()) {
            Some(near) => format!("did you mean `{{{near}}}`?"),
            None => format!("a footer fills in {}, each in braces", all_of(PLACEHOLDERS)),
        };
        reader.warn(Mistake::UnknownPlaceholder, field.span(), &message, &help);
    }
}
