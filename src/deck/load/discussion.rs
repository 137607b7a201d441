//! The question that a slide opens.

use toml::de::DeValue;

use crate::deck::{Discussion, Opens, RevealAnswer};
use crate::source::Mistake;
use crate::source::{Field, Fields, Reader, every};
use crate::text::Clean;

pub(super) const KEYS: [&str; 10] = [
    "question",
    "think",
    "pair",
    "share",
    "prompts",
    "options",
    "correct",
    "answer",
    "open",
    "reveal_answer",
];
pub(super) const OPENS: [(&str, Opens); 3] = [
    ("next", Opens::Next),
    ("slide", Opens::Slide),
    ("key", Opens::Key),
];
pub(super) const REVEALS: [(&str, RevealAnswer); 2] =
    [("key", RevealAnswer::Key), ("next", RevealAnswer::Next)];
/// The most options: one for each letter.
pub(super) const OPTIONS: usize = 26;

/// A discussion: a question alone, or a table.
pub(super) fn discussion(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Discussion> {
    if let DeValue::String(_) = field.value() {
        return Some(plain(field.some_block(reader)?));
    }
    let help = "write the question alone, or a table { question = \"…\", think = \"1m\" }";
    let table = field.table("a question or a table", help, reader)?;
    let fields = Fields::open(table, field.span(), &[&KEYS], reader);
    let question = fields.need(
        "question",
        "a discussion",
        "ask something: question = \"…\"",
        reader,
    );
    let question = question.and_then(|field| field.some_block(reader));
    let mut time = |key| fields.get(key).and_then(|field| field.duration(reader));
    let (think, pair, share) = (time("think"), time("pair"), time("share"));
    let prompts = fields
        .get("prompts")
        .and_then(|field| field.lines("a prompt", reader));
    let options = fields
        .get("options")
        .and_then(|field| options(field, reader));
    let correct = fields
        .get("correct")
        .and_then(|field| correct(field, &fields, options.as_deref(), reader));
    let answer = fields.get("answer").and_then(|field| field.block(reader));
    let opens = fields
        .get("open")
        .and_then(|field| field.choice(&OPENS, reader))
        .unwrap_or_default();
    let reveal_answer = fields
        .get("reveal_answer")
        .and_then(|field| reveal_answer(field, &fields, reader))
        .unwrap_or_default();
    Some(Discussion {
        question: question?,
        think,
        pair,
        share,
        prompts: prompts.unwrap_or_default(),
        options: options.unwrap_or_default(),
        correct,
        answer,
        opens,
        reveal_answer,
    })
}

fn plain(question: Clean) -> Discussion {
    Discussion {
        question,
        think: None,
        pair: None,
        share: None,
        prompts: Vec::new(),
        options: Vec::new(),
        correct: None,
        answer: None,
        opens: Opens::default(),
        reveal_answer: RevealAnswer::default(),
    }
}

fn options(field: Field<'_>, reader: &mut Reader<'_>) -> Option<Vec<Clean>> {
    let values = field.array("an array of strings", "", reader)?;
    if values.len() == 1 {
        field.wrong_value(
            "a vote needs at least two options",
            "add another, or take `options` out",
            reader,
        );
        return None;
    }
    if values.len() > OPTIONS {
        let message = format!("a vote has at most {OPTIONS} options, not {}", values.len());
        reader.error(
            Mistake::TooLarge,
            field.span(),
            &message,
            "each option has a letter, A to Z",
        );
        return None;
    }
    every(values, |value| {
        field.part("an option", value).some_line(reader)
    })
}

/// The correct option: counted from 1 in the file, from 0 in the model.
fn correct(
    field: Field<'_>,
    fields: &Fields<'_>,
    options: Option<&[Clean]>,
    reader: &mut Reader<'_>,
) -> Option<usize> {
    if fields.get("options").is_none() {
        let help = "give the options: options = [\"…\", \"…\"]";
        field.wrong_value(
            "`correct` names an option, and there are none",
            help,
            reader,
        );
        return None;
    }
    // Options that could not be read are reported by themselves.
    let last = options.map_or(OPTIONS, <[_]>::len);
    let last = i64::try_from(last).unwrap_or(i64::MAX);
    let number = field.number(1..=last, "options count from 1", reader)?;
    usize::try_from(number - 1).ok()
}

/// What shows the answer; there has to be something to show.
fn reveal_answer(
    field: Field<'_>,
    fields: &Fields<'_>,
    reader: &mut Reader<'_>,
) -> Option<RevealAnswer> {
    if fields.get("answer").is_none() && fields.get("correct").is_none() {
        let help = "give the answer: answer = \"…\"";
        field.wrong_value(
            "`reveal_answer` shows an answer, and there is none",
            help,
            reader,
        );
        return None;
    }
    field.choice(&REVEALS, reader)
}
