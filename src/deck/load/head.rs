//! What holds for the talk as a whole: the `[deck]` table.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::check;
use super::footer::footer;
use super::include::{Include, includes};
use super::looks;
use super::slide::{REVEALS, TRANSITIONS};
use super::theme::choice;
use super::vars::vars;
use crate::deck::{Date, DeckInfo, Looks};
use crate::source::Mistake;
use crate::source::{Field, Fields, Reader, Value, nearest, shown};
use crate::text::Clean;

/// The tables of a deck.
pub(super) const TABLES: [&str; 4] = ["deck", "theme", "check", "slides"];
/// The keys of `[deck]`.
pub(super) const KEYS: [&str; 12] = [
    "title",
    "subtitle",
    "authors",
    "date",
    "language",
    "duration",
    "theme",
    "reveal",
    "footer",
    "transition",
    "vars",
    "include",
];

/// What stands outside of slides' own tables.
#[derive(Debug, Default)]
pub(super) struct Head<'t> {
    /// The deck's own words.
    pub(super) info: DeckInfo,
    /// The parts that come after its slides.
    pub(super) includes: Vec<Include>,
    /// The array of an inline `slides = [ … ]`.
    pub(super) slides: Option<Field<'t>>,
}

/// Reads what stands outside of slides' own tables. What is not said there is as in `usual`; the
/// reader then has the deck's variables.
pub(super) fn head<'t>(
    table: &'t DeTable<'t>,
    usual: &DeckInfo,
    reader: &mut Reader<'_>,
) -> Head<'t> {
    let mut deck = usual.clone();
    let mut includes = Vec::new();
    let mut looks = Looks::default();
    let (mut allowed, mut slides) = (Vec::new(), None);
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "deck" => (deck, includes) = info(value, usual, reader),
            "theme" => looks = theme(value, reader),
            "check" => allowed = check::allowed(value, reader),
            "slides" => slides = inline(value, key.span(), reader),
            other => unknown(other, key.span(), value, reader),
        }
    }
    Head {
        info: DeckInfo {
            looks,
            allowed,
            ..deck
        },
        includes,
        slides,
    }
}

fn theme(value: &Value<'_>, reader: &mut Reader<'_>) -> Looks {
    let help = match value.get_ref() {
        DeValue::String(_) => "which theme it is stands under a line [deck]",
        _ => "what is different in it stands under [theme.palette] and [theme.styles]",
    };
    let table = Field::new("theme", value).table("a table", help, reader);
    table.map_or_else(Looks::default, |table| {
        looks::of_deck(table, value.span(), reader)
    })
}

/// The `slides` that are not headers of their own.
fn inline<'t>(
    value: &'t Value<'t>,
    key: Range<usize>,
    reader: &mut Reader<'_>,
) -> Option<Field<'t>> {
    if let DeValue::Table(_) = value.get_ref() {
        let message = "this belongs to a slide, but none begins before it";
        reader.error(
            Mistake::WrongHeader,
            key,
            message,
            "begin each slide with a line [[slides]]",
        );
        return None;
    }
    let field = Field::new("slides", value);
    field.array(
        "an array of tables",
        "begin each slide with a line [[slides]]",
        reader,
    )?;
    Some(field)
}

fn unknown(key: &str, span: Range<usize>, value: &Value<'_>, reader: &mut Reader<'_>) {
    let message = format!("unknown key `{}`", shown(key));
    let near = nearest(key, TABLES.into_iter());
    let help = match (near, value.get_ref()) {
        _ if KEYS.contains(&key) => format!("put `{key}` under a line [deck]"),
        (Some("slides"), _) | (None, DeValue::Array(_)) => {
            "begin each slide with a line [[slides]]".to_owned()
        }
        (Some("deck"), _) => "the deck's own keys stand under a line [deck]".to_owned(),
        (Some(near), _) => format!("did you mean [{near}]?"),
        (None, _) => {
            "outside of slides there are only the tables [deck], [theme] and [check]".to_owned()
        }
    };
    reader.error(Mistake::UnknownKey, span, &message, &help);
}

fn info(value: &Value<'_>, usual: &DeckInfo, reader: &mut Reader<'_>) -> (DeckInfo, Vec<Include>) {
    let field = Field::new("deck", value);
    let table = match value.get_ref() {
        DeValue::Array(values) => {
            let help = "write the deck's keys once, under a line [deck]";
            reader.error(
                Mistake::WrongHeader,
                value.span(),
                "`deck` takes single brackets",
                help,
            );
            values.first().and_then(|value| value.get_ref().as_table())
        }
        _ => field.table(
            "a table",
            "write the deck's keys under a line [deck]",
            reader,
        ),
    };
    let Some(table) = table else {
        return (usual.clone(), Vec::new());
    };
    let fields = Fields::open(table, value.span(), &[&KEYS], reader);
    // What else there is may have them.
    if let Some(field) = fields.get("vars") {
        let vars = vars(field, reader);
        let filling = reader.filling.take().unwrap_or_default();
        reader.filling = Some(filling.with(vars.under(&filling.vars)));
    }
    let mut line = |key| fields.get(key).and_then(|field| field.line(reader));
    let (title, subtitle) = (line("title"), line("subtitle"));
    let theme = fields.get("theme").and_then(|field| choice(field, reader));
    let authors = fields
        .get("authors")
        .and_then(|field| field.lines("an author", reader));
    let date = fields.get("date").and_then(|field| date(field, reader));
    let language = fields
        .get("language")
        .and_then(|field| language(field, reader));
    let duration = fields
        .get("duration")
        .and_then(|field| field.duration(reader));
    let reveal = fields
        .get("reveal")
        .and_then(|field| field.choice(&REVEALS, reader));
    let footer = fields
        .get("footer")
        .and_then(|field| footer(field, &usual.footer, reader));
    let transition = fields
        .get("transition")
        .and_then(|field| field.choice(&TRANSITIONS, reader));
    let includes = fields
        .get("include")
        .map(|field| includes(field, reader))
        .unwrap_or_default();
    let info = DeckInfo {
        title: title.unwrap_or_default(),
        subtitle,
        authors: authors.unwrap_or_default(),
        date,
        language,
        duration,
        theme,
        reveal: reveal.unwrap_or(usual.reveal),
        footer: footer.unwrap_or_else(|| usual.footer.clone()),
        transition: transition.unwrap_or_default(),
        looks: Looks::default(),
        allowed: Vec::new(),
    };
    (info, includes)
}

/// A TOML date, or any short text.
fn date(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Date> {
    match field.value() {
        DeValue::String(_) => return field.line(reader).map(Date::Text),
        DeValue::Integer(_) => return field.label(reader).map(Date::Text),
        DeValue::Datetime(moment) => {
            if let Some(date) = moment.date {
                return Some(Date::Day {
                    year: date.year,
                    month: date.month,
                    day: date.day,
                });
            }
        }
        _ => {}
    }
    let help = "write it as 2026-11-24, or as a text in quotes";
    field.wrong_type("a day or a string", help, reader);
    None
}

/// A language tag, checked for its form alone.
fn language(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Clean> {
    let tag = field.word(reader)?;
    let mut parts = tag.as_str().split('-');
    let primary = |part: &str| {
        matches!(part.len(), 2..=8) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let further = |part: &str| {
        matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if parts.next().is_some_and(primary) && parts.all(further) {
        return Some(tag);
    }
    let message = format!("`{}` is no language tag", shown(tag.as_str()));
    field.wrong_value(
        &message,
        "write one such as \"en\", \"de-CH\" or \"zh-Hans\"",
        reader,
    );
    None
}
