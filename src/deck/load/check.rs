//! What `seminar check` is to pass over: a deck's `[check]` table.

use crate::source::{Field, Fields, Mistake, Reader, Value, nearest, shown};

pub(super) const KEYS: [&str; 1] = ["allow"];
const HELP: &str = "name findings by their codes: allow = [\"overflow\"]";

/// The kinds of findings that a deck is content with.
pub(super) fn allowed(value: &Value<'_>, reader: &mut Reader<'_>) -> Vec<Mistake> {
    let help = "write a line [check], and under it allow = [\"overflow\"]";
    let Some(table) = Field::new("check", value).table("a table", help, reader) else {
        return Vec::new();
    };
    let fields = Fields::open(table, value.span(), &[&KEYS], reader);
    let codes = fields.get("allow").and_then(|field| {
        let values = field.array("an array of codes", HELP, reader)?;
        Some(
            values
                .iter()
                .filter_map(|value| code(field.part("a code", value), reader))
                .collect(),
        )
    });
    codes.unwrap_or_default()
}

fn code(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Mistake> {
    let word = field.string("a string", reader)?;
    let code = Mistake::named(word);
    if code.is_none() {
        let message = format!("no finding has the code `{}`", shown(word));
        let near = nearest(word, Mistake::ALL.into_iter().map(Mistake::name));
        let help = near.map_or_else(
            || "docs/check.md lists them all".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        field.wrong_value(&message, &help, reader);
    }
    code
}
