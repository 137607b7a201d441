//! A deck, and what holds for the talk as a whole.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::looks::Looks;
use super::slide::Slide;
use super::values::{Builtin, Duration, Label, Lines, Reveal, Said, Transition, moment};
use crate::deck::load::footer::PLACEHOLDERS;
use crate::source::Mistake;
use crate::source::schema::table;

/// A talk in slides, as `seminar` reads it.
#[derive(JsonSchema)]
#[schemars(title = "A deck of seminar", transform = table([]), extend("anyOf" = [
    { "required": ["slides"] },
    { "required": ["deck"], "properties": { "deck": {
        "description": "What holds for the talk as a whole, and the decks that it is made of.",
        "examples": [{ "include": ["week-1.toml", "week-2.toml"] }],
        "required": ["include"],
    } } },
]))]
pub(super) struct File {
    /// What holds for the talk as a whole: its title, who gives it, how long it takes, how it looks.
    #[schemars(extend("examples" = [{ "title": "The Great Leap Forward", "duration": "40m" }]))]
    deck: Deck,
    /// Colours and styles that are changed in the deck's theme.
    #[schemars(extend("examples" = [{ "palette": { "accent": "#8a1c4a" } }]))]
    theme: Looks,
    /// What `seminar check` is content with in this deck.
    #[schemars(extend("examples" = [{ "allow": ["overflow"] }]))]
    check: Check,
    /// The slides, in the order in which they are shown. Each begins with a line `[[slides]]`.
    #[schemars(length(min = 1), extend("examples" = [[{ "title": "One slide makes one point" }]]))]
    slides: Vec<Slide>,
}

#[derive(JsonSchema)]
#[schemars(inline, transform = table([]))]
struct Check {
    /// The codes of findings that `seminar check` passes over.
    #[schemars(extend("examples" = [["overflow", "notes-length"]]))]
    allow: Vec<Code>,
}

#[derive(JsonSchema)]
#[schemars(inline, extend("enum" = Mistake::ALL.map(Mistake::name).to_vec()))]
struct Code(String);

#[derive(JsonSchema)]
#[schemars(inline, transform = table([]))]
struct Deck {
    /// The talk's title, on title slides and in the footer. Without it, the first slide's title.
    #[schemars(extend("examples" = ["The Great Leap Forward"]))]
    title: String,
    /// What stands under the title, on title slides.
    #[schemars(extend("examples" = ["Through various eyes"]))]
    subtitle: String,
    /// Who gives the talk: a name, or a list of names.
    #[schemars(extend("examples" = [["Team North", "Team South"], "Ada Lovelace"]))]
    authors: Lines,
    /// When the talk is given: a date, or any text.
    #[schemars(extend("examples" = ["2026-11-24", "Spring 2026"]))]
    date: Date,
    /// The deck's language as a BCP 47 tag, for screen readers and exports.
    #[schemars(extend("examples" = ["en", "de-CH", "zh-Hans"]))]
    language: Language,
    /// How long the talk should take, discussions not counted.
    #[schemars(extend("examples" = ["40m", "1h30m", "90s"]))]
    duration: Duration,
    /// How the slides look: a built-in theme, the path of a theme file beside the deck, or one for
    /// dark terminals and one for light ones.
    #[schemars(extend(
        "default" = "chalkboard",
        "examples" = ["paper", "night.toml", { "dark": "midnight", "light": "paper" }],
    ))]
    theme: ThemeChoice,
    /// How lists come, unless a slide or a list says otherwise.
    #[schemars(extend("default" = "all"))]
    reveal: Reveal,
    /// The bottom row: a text at the left, in the middle, at the right; `false` takes it away.
    #[schemars(extend(
        "default" = { "left": "{title}", "center": "{speaker}", "right": "{slide}/{slides}" },
        "examples" = [{ "right": "{slide} of {slides}, {date}" }, false],
    ))]
    footer: Footer,
    /// How one slide becomes the next.
    #[schemars(extend("default" = "none"))]
    transition: Transition,
    /// Texts that are put in place of their names: `{course}` in any text is what `course` says here.
    #[schemars(extend("examples" = [{ "course": "History 204", "room": 12 }]))]
    vars: Vars,
    /// Other decks, the paths of their files: their slides come after those of this one.
    #[schemars(extend("examples" = [["week-1.toml", "week-2/slides.toml"], "answers.toml"]))]
    include: Parts,
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Parts {
    One(Said),
    Many(Vec<Said>),
}

#[derive(JsonSchema)]
#[schemars(inline, extend("propertyNames" = {
    "pattern": r"^[\p{Alphabetic}\p{N}_-]+$",
    "not": { "enum": PLACEHOLDERS },
}))]
struct Vars(BTreeMap<String, Label>);

/// A day, or a text.
struct Date;

impl JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        moment("integer", &["date", "date-time", "date-time-local"])
    }
}

#[derive(JsonSchema)]
#[schemars(inline, extend("pattern" = r"^\s*([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\s*)?$"))]
struct Language(String);

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
pub(crate) enum ThemeChoice {
    Builtin(Builtin),
    One(String),
    Pair(ThemePair),
}

#[derive(JsonSchema)]
#[schemars(inline, transform = table(["dark", "light"]))]
pub(crate) struct ThemePair {
    /// The theme where the terminal's background is dark, or nobody knows.
    #[schemars(extend("examples" = ["midnight"]))]
    dark: Said,
    /// The theme where the terminal's background is light.
    #[schemars(extend("examples" = ["paper"]))]
    light: Said,
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
pub(super) enum Footer {
    None(No),
    Some(FooterTable),
}

#[derive(JsonSchema)]
#[schemars(inline, extend("not" = { "const": true }))]
pub(super) struct No(bool);

#[derive(JsonSchema)]
#[schemars(inline, transform = table([]))]
pub(super) struct FooterTable {
    /// What stands at the left. `{title}`, `{speaker}`, `{slide}`, `{slides}`, `{authors}` and
    /// `{date}` are filled in.
    #[schemars(extend("examples" = ["{title}"]))]
    left: String,
    /// What stands in the middle.
    #[schemars(extend("examples" = ["{speaker}"]))]
    center: String,
    /// What stands at the right.
    #[schemars(extend("examples" = ["{slide}/{slides}"]))]
    right: String,
}
