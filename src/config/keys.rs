//! `[keys]`: other keys for actions.

use std::ops::Range;

use toml::de::DeValue;

use crate::source::{Field, Fields, Mistake, Reader, Written};
use crate::viewer::{Action, Chord, Clash, Keymap, Rebinding};

const HELP: &str = "write \"n\", or [\"n\", \"space\", \"g g\"]";

/// Keys that somebody wants for an action, with the place of each.
struct Wanted {
    rebinding: Written<Rebinding>,
    /// In the piece, one for each chord.
    places: Vec<Range<usize>>,
}

/// The keys that are wanted, and all keys, with those of them that can be had.
pub(super) fn keys(field: Field<'_>, reader: &mut Reader<'_>) -> (Vec<Written<Rebinding>>, Keymap) {
    let Some(table) = field.table("a table", "write its keys under a header [keys]", reader) else {
        return Default::default();
    };
    let where_all = "`seminar keys --names` lists what can have keys";
    let fields = Fields::open_many(table, field.span(), &[&Action::NAMES], where_all, reader);
    let mut all = Vec::new();
    for (name, span) in fields.iter() {
        let (Some(action), Some(field)) = (Action::of_name(name), fields.get(name)) else {
            continue;
        };
        if action.can_be_rebound() {
            all.extend(wanted(action, field, span, reader));
        } else {
            let message = format!("`{name}` cannot have other keys: it takes the digits");
            let help = "take the key out; the keys that end a number are those of `last`";
            reader.error(Mistake::WrongValue, span, &message, help);
        }
    }
    let rebindings: Vec<Rebinding> = all.iter().map(|it| it.rebinding.value.clone()).collect();
    let (keymap, clashes) = Keymap::rebound(&rebindings);
    for clash in &clashes {
        tell(clash, &all, reader);
    }
    (all.into_iter().map(|it| it.rebinding).collect(), keymap)
}

/// The keys for `action`, whose name stands at `name`. None, when there are some and none of them can
/// be used: then it keeps its usual ones.
fn wanted(
    action: Action,
    field: Field<'_>,
    name: Range<usize>,
    reader: &mut Reader<'_>,
) -> Option<Wanted> {
    let fields: Vec<Field<'_>> = match field.value() {
        DeValue::String(_) => vec![field],
        DeValue::Array(values) => values
            .iter()
            .map(|value| field.part("a key", value))
            .collect(),
        _ => {
            field.wrong_type("a string or an array of strings", HELP, reader);
            return None;
        }
    };
    let some = !fields.is_empty();
    let (chords, places): (Vec<Chord>, Vec<_>) = fields
        .into_iter()
        .filter_map(|field| Some((chord(field, reader)?, field.span())))
        .unzip();
    if some && chords.is_empty() {
        return None;
    }
    let rebinding = reader.written(Rebinding { action, chords }, name);
    Some(Wanted { rebinding, places })
}

fn chord(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Chord> {
    let text = field.string("a string such as \"n\"", reader)?;
    match text.parse() {
        Ok(chord) => Some(chord),
        Err(no) => {
            field.wrong_value(&no.message, &no.help, reader);
            None
        }
    }
}

/// Says that keys are taken, by what, and where that is written.
fn tell(clash: &Clash, all: &[Wanted], reader: &mut Reader<'_>) {
    let Some(wanted) = all.get(clash.rebinding) else {
        return;
    };
    let Rebinding { action, chords } = &wanted.rebinding.value;
    let (Some(chord), Some(place)) = (chords.get(clash.chord), wanted.places.get(clash.chord))
    else {
        return;
    };
    let with = clash.with;
    let (name, other) = (action.name(), with.action.name());
    let place_of = |(rebinding, chord): (usize, usize)| {
        let place = all.get(rebinding)?.places.get(chord)?;
        Some(reader.line(place.start))
    };
    if with.action == *action && with.chord == *chord {
        let message = format!("`{chord}` is `{name}` twice");
        let help = "take one of the two out";
        reader.error(Mistake::WrongValue, place.clone(), &message, help);
        return;
    }
    let does = match with.at.and_then(place_of) {
        Some(line) => format!("is `{other}` in line {line}"),
        None if with.fixed => format!("always is `{other}`"),
        None => format!("is `{other}` by default"),
    };
    let message = if with.chord == *chord {
        format!("`{chord}` cannot be `{name}`: it {does}")
    } else {
        format!("`{chord}` cannot be `{name}`: `{}` {does}", with.chord)
    };
    let help = match with.at {
        None if !with.fixed => {
            format!("choose another key, or give `{other}` keys of its own in [keys]")
        }
        _ => "choose another key".to_owned(),
    };
    reader.error(Mistake::WrongValue, place.clone(), &message, &help);
}
