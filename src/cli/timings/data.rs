//! The same for programs: JSON and CSV.

use serde_json::{Value, json};

use super::Book;
use super::runs::kind;
use crate::deck::Deck;
use crate::ledger::{Gap, Run, Span, Timing, Timings, Verdict, millis};

/// The version of the JSON. It is raised when a key changes its meaning or goes.
const VERSION: u64 = 1;

/// All of it as JSON; `docs/rehearsing.md` says what the keys mean.
pub(super) fn json(book: &Book, timings: &Timings) -> String {
    let skipped = book.ledger.skipped;
    let value = json!({
        "v": VERSION,
        "deck": {
            "file": book.loaded.file().as_str(),
            "title": book.deck().info.title.as_str(),
        },
        "ledger": book.file.path().to_string_lossy(),
        "runs": book.ledger.runs.iter().map(run).collect::<Vec<_>>(),
        "slides": timings.slides.iter().map(|it| slide(book.deck(), it)).collect::<Vec<_>>(),
        "talk": span(&timings.talk),
        "gone": timings.gone.iter().map(|gone| json!({
            "id": gone.id.0,
            "title": gone.title.as_str(),
            "last_ms": gone.last,
            "visits": gone.visits,
        })).collect::<Vec<_>>(),
        "skipped": { "bad": skipped.bad, "newer": skipped.newer, "cut": skipped.cut },
    });
    format!("{value:#}\n")
}

fn run(run: &Run) -> Value {
    let start = run.start.as_ref();
    json!({
        "run": run.id.as_str(),
        "kind": start.map(|start| kind(start.kind)),
        "at": start.map(|start| start.at.as_str()),
        "label": start.and_then(|start| start.label.as_ref()).map(crate::text::Clean::as_str),
        "elapsed_ms": run.elapsed_ms(),
        "partial": run.gap().map(|gap| match gap {
            Gap::Part(_) => "part",
            Gap::Left => "left",
            Gap::BrokenOff => "broke off",
            Gap::NoStart => "no start",
        }),
    })
}

fn slide(deck: &Deck, timing: &Timing) -> Value {
    let mut value = span(&timing.span);
    if let Some(keys) = value.as_object_mut() {
        let more = json!({
            "number": deck.number(timing.slide),
            "id": timing.id.0,
            "title": timing.title.as_str(),
            "shared": timing.shared,
            "discussion_ms": timing.discussion,
            "visits": timing.visits,
            "edited": timing.edited,
            "notes_ms": timing.notes.map(|notes| [millis(notes.quickest()), millis(notes.slowest())]),
        });
        keys.extend(more.as_object().cloned().unwrap_or_default());
    }
    value
}

fn span(span: &Span) -> Value {
    let against = span.against();
    json!({
        "target_ms": span.target,
        "last_ms": span.last,
        "last_is_partial": span.last_is_partial,
        "median_ms": span.median,
        "best_ms": span.best,
        "trend_ms": span.trend,
        "over_ms": against.map(|against| against.by),
        "verdict": against.map(|against| verdict(against.verdict)),
    })
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Under => "under",
        Verdict::Near => "near",
        Verdict::Over => "over",
    }
}

/// The table as CSV (RFC 4180): a line for each slide, times in milliseconds.
pub(super) fn csv(deck: &Deck, timings: &Timings) -> String {
    const HEADS: [&str; 14] = [
        "number",
        "id",
        "title",
        "target_ms",
        "shared",
        "last_ms",
        "last_is_partial",
        "median_ms",
        "best_ms",
        "over_ms",
        "verdict",
        "discussion_ms",
        "visits",
        "edited",
    ];
    let mut text = line(HEADS.map(str::to_owned));
    for timing in &timings.slides {
        let span = &timing.span;
        let against = span.against();
        let number = |number: Option<u64>| number.map_or_else(String::new, |it| it.to_string());
        text += &line([
            deck.number(timing.slide),
            timing.id.0.clone(),
            timing.title.as_str().to_owned(),
            number(span.target),
            timing.shared.to_string(),
            number(span.last),
            span.last_is_partial.to_string(),
            number(span.median),
            number(span.best),
            against.map_or_else(String::new, |it| it.by.to_string()),
            against.map_or("", |it| verdict(it.verdict)).to_owned(),
            number(timing.discussion),
            timing.visits.to_string(),
            timing.edited.to_string(),
        ]);
    }
    text
}

fn line(fields: [String; 14]) -> String {
    fields.map(|field| quoted(&field)).join(",") + "\r\n"
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_have_to_be() {
        assert_eq!(quoted("plain; text"), "plain; text");
        assert_eq!(quoted("a, b"), "\"a, b\"");
        assert_eq!(quoted("say \"hi\""), "\"say \"\"hi\"\"\"");
    }
}
