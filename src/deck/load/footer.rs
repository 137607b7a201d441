//! Footers: templates with placeholders.

use toml::de::DeValue;

use crate::deck::Footer;
use crate::source::Mistake;
use crate::source::{Field, Fields, Reader, all_of, is_name, nearest, shown};
use crate::text::Clean;

/// The parts of a footer.
pub(super) const KEYS: [&str; 3] = ["left", "center", "right"];
/// What is filled in.
pub(super) const PLACEHOLDERS: [&str; 6] =
    ["title", "speaker", "slide", "slides", "authors", "date"];

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
            let text = field.template(reader).unwrap_or_default();
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
    let filling = reader.filling.clone().unwrap_or_default();
    let known = PLACEHOLDERS.into_iter().chain(filling.vars.names());
    let mut before = "";
    for (index, piece) in text.as_str().split('{').enumerate() {
        let is_escaped = std::mem::replace(&mut before, piece).ends_with('\\');
        let Some((word, _)) = piece.split_once('}') else {
            continue;
        };
        let word = word.trim();
        let is_known = known.clone().any(|known| known == word);
        if index == 0 || is_escaped || is_known || !is_name(word) {
            continue;
        }
        let message = format!("nothing fills in `{{{}}}`", shown(word));
        let help = match nearest(word, known.clone()) {
            Some(near) => format!("did you mean `{{{near}}}`?"),
            None => format!(
                "a footer fills in {}, each in braces",
                all_of(known.clone())
            ),
        };
        reader.warn(Mistake::UnknownPlaceholder, field.span(), &message, &help);
    }
}
