//! Blocks, beside a slide's own keys and under `content`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::values::{Label, Reveal, Said};
use crate::deck::load::block::{KIND_KEYS, LEVELS, OPTION_KEYS, options_of, takers_of};
use crate::deck::load::include::KEYS as INCLUDE_KEYS;
use crate::deck::load::slide::SLIDE_KEYS;
use crate::source::schema::table;

/// A block: one kind, and the options of that kind.
#[derive(JsonSchema)]
#[schemars(transform = table([]), transform = needs_of_a_block)]
pub(super) struct Block {
    #[schemars(flatten)]
    kinds: Kinds,
    #[schemars(flatten)]
    side_by_side: SideBySide,
    #[schemars(flatten)]
    options: Options,
    #[schemars(flatten)]
    own: OwnOptions,
}

/// A block of a column: one kind, and the options of that kind.
#[derive(JsonSchema)]
#[schemars(transform = table([]), transform = needs_of_a_block)]
struct BlockInColumn {
    #[schemars(flatten)]
    kinds: Kinds,
    #[schemars(flatten)]
    options: Options,
    #[schemars(flatten)]
    own: OwnOptions,
}

/// Which keys of a block go together: those of one kind.
fn needs_of_a_block(schema: &mut Schema) {
    let mut needs: Map<_, _> = known(schema, &OPTION_KEYS)
        .map(|option| (option.to_owned(), any_of_keys(takers_of(option))))
        .collect();
    for kind in known(schema, &KIND_KEYS) {
        let keys: Vec<_> = [kind].iter().chain(options_of(kind)).copied().collect();
        let mut rule = json!({ "propertyNames": { "enum": keys } });
        add_needs_of_a_kind(kind, &mut rule);
        needs.insert(kind.to_owned(), rule);
    }
    schema.insert("dependencies".to_owned(), needs.into());
    // Whatever it has is a kind, or needs one.
    schema.insert("minProperties".to_owned(), json!(1));
}

/// Which keys of a slide go together: each option has one block that takes it.
pub(super) fn needs_of_a_slide(schema: &mut Schema) {
    let options = OPTION_KEYS
        .iter()
        .copied()
        .filter(|option| !SLIDE_KEYS.contains(option));
    let mut needs: Map<_, _> = options
        .map(|option| (option.to_owned(), any_of_keys(takers_of(option))))
        .collect();
    for kind in KIND_KEYS {
        let mut rule = json!({});
        add_needs_of_a_kind(kind, &mut rule);
        if rule != json!({}) {
            needs.insert(kind.to_owned(), rule);
        }
    }
    // Other slides come in its place.
    let alone = json!({ "propertyNames": { "enum": INCLUDE_KEYS } });
    needs.insert("include".to_owned(), alone);
    schema.insert("dependencies".to_owned(), needs.into());
}

fn add_needs_of_a_kind(kind: &str, rule: &mut Value) {
    match kind {
        "image" => rule["required"] = json!(["alt"]),
        // Columns of a table may each have their own.
        "text" => rule["properties"] = json!({ "align": { "type": "string" } }),
        _ => {}
    }
}

/// The one key, or exactly one of several.
fn any_of_keys(keys: impl Iterator<Item = &'static str>) -> Value {
    let keys: Vec<_> = keys.collect();
    match keys.as_slice() {
        [_] => json!(keys),
        _ => {
            json!({ "oneOf": keys.iter().map(|key| json!({ "required": [key] })).collect::<Vec<_>>() })
        }
    }
}

/// Those of `keys` that the table has.
fn known<'k>(
    schema: &Schema,
    keys: &'k [&'static str],
) -> impl Iterator<Item = &'static str> + use<'k> {
    let has: Vec<_> = keys
        .iter()
        .map(|key| schema.pointer(&format!("/properties/{key}")).is_some())
        .collect();
    keys.iter()
        .zip(has)
        .filter_map(|(key, has)| has.then_some(*key))
}

#[derive(JsonSchema)]
#[schemars(inline)]
pub(super) struct Kinds {
    /// Paragraphs. Blank lines part them; a single line break counts as a space.
    #[schemars(extend("examples" = ["A paragraph with **bold** and *emphasis*."]))]
    text: Said,
    /// A list with bullets. A list inside the list belongs to the item before it.
    #[schemars(extend("examples" = [["An item", ["What belongs to it"], "Another item"]]))]
    bullets: List,
    /// A list with numbers. A list inside the list belongs to the item before it.
    #[schemars(extend("examples" = [["Ask", "Wait", "Listen"]]))]
    numbered: List,
    /// Somebody's words.
    #[schemars(extend("examples" = ["Let a hundred flowers bloom."]))]
    quote: Said,
    /// What happened when: pairs of a time and an event.
    #[schemars(length(min = 1), extend("examples" = [[["1953", "First Five-Year Plan"], { "when": "1958", "what": "People's communes" }]]))]
    timeline: Vec<Milestone>,
    /// Rows of cells.
    #[schemars(length(min = 1), extend("examples" = [[["1958", "200"], ["1959", "170"]]]))]
    table: Vec<Row>,
    /// Numbers: a list of labels and numbers, or a table with such a list for each series. `"-"`
    /// stands for a number that is not known.
    #[schemars(extend("examples" = [[["1957", 195], ["1958", 200]], { "Harvest": [200, 170, "-"], "Taken": [59, 67, 51] }]))]
    chart: Chart,
    /// A program's text, or any text whose lines must stay as they are.
    #[schemars(extend("examples" = ["print(400 * 7.5)"]))]
    code: Said,
    /// Code that stands in a file beside the deck: its path.
    #[schemars(extend("examples" = ["harvest.py"]))]
    file: Said,
    /// A picture beside the deck, its path: PNG, JPEG, GIF, WebP or SVG. It needs `alt`.
    #[schemars(extend("examples" = ["assets/harvest.svg"]))]
    image: Said,
    /// A remark in a box.
    #[schemars(extend("examples" = ["Our source dates this 1960; others give 1959."]))]
    callout: Said,
    /// A few words in large glyphs.
    #[schemars(extend("examples" = ["36 million"]))]
    big: Said,
    /// A code for phones to scan: an address of `http`, `https` or `mailto`, or any other text.
    #[schemars(extend("examples" = ["https://example.org/questions"]))]
    qr: Qr,
    /// Text kept as it is: a diagram, ASCII art.
    #[schemars(extend("examples" = [" deck ──► slides ──► blocks"]))]
    pre: Said,
    /// What follows waits for Next.
    #[schemars(extend("const" = true))]
    pause: bool,
    /// A horizontal rule, or several.
    #[schemars(extend("examples" = [true, 2]))]
    rule: Rows,
    /// A blank row, or several.
    #[schemars(extend("examples" = [true, 2]))]
    space: Rows,
}

#[derive(JsonSchema)]
#[schemars(inline)]
pub(super) struct SideBySide {
    /// Blocks side by side: a list of columns, each a list of blocks, or one block. They stack
    /// where the screen is narrow. Columns do not nest.
    #[schemars(length(min = 1, max = 12), extend("examples" = [[[{ "bullets": ["What was promised"] }], [{ "text": "**What came**" }, { "bullets": ["Hunger"] }]]]))]
    columns: Vec<Column>,
    /// How `columns` share the width: a number for each. Without it, equally.
    #[schemars(length(min = 1, max = 12), inner(range(min = 1, max = 100)), extend("examples" = [[3, 2]]))]
    ratio: Vec<u8>,
    /// The space between `columns`, in columns of text.
    #[schemars(range(min = 0, max = 40), extend("default" = 4, "examples" = [2]))]
    gap: u8,
}

#[derive(JsonSchema)]
#[schemars(inline)]
pub(super) struct Options {
    /// Where text stands: `"left"`, `"center"` or `"right"`. In a `table`, one for all columns or one
    /// for each; without it numbers stand at the right, and all else at the left.
    #[schemars(extend("examples" = ["center", ["left", "right"]]))]
    align: Aligns,
    /// What the picture shows, for those who cannot see it.
    #[schemars(extend("examples" = ["Wheat as tall as the people in it"]))]
    alt: Said,
    /// Who said the words of a `quote`.
    #[schemars(extend("examples" = ["Mao Zedong"]))]
    by: String,
    /// What stands under it, dim. A `qr` without one has there what the code says.
    #[schemars(extend("examples" = ["Grain, million tonnes"]))]
    caption: String,
    /// How an `image` has its place.
    #[schemars(extend("default" = "contain"))]
    fit: Fit,
    /// The heading row of a `table`.
    #[schemars(extend("examples" = [["Year", "Harvest"]]))]
    header: Row,
    /// The most rows that an `image` takes. Without it, as many as fit.
    #[schemars(range(min = 1, max = 200), extend("examples" = [12]))]
    height: u8,
    /// What is lit in code, one entry with each Next: lines such as `"3"`, `"3-5"`, `"1,4-6"` or
    /// `"all"`.
    #[schemars(extend("examples" = [["1", "3-5", "all"], "1,4-6"]))]
    highlight: Highlight,
    /// How a `chart` is drawn.
    #[schemars(extend("default" = "bar"))]
    kind: ChartKind,
    /// What the numbers of a `chart` belong to, where they stand alone. Without them, `1`, `2`, `3`
    /// and so on.
    #[schemars(length(min = 1), extend("examples" = [["1958", "1959", "1960"]]))]
    labels: Vec<Label>,
    /// The language of code, for its colours. Without it, a `file` has the one that its name says.
    #[schemars(extend("examples" = ["python", "c++", "sql", "text"]))]
    lang: String,
    /// Which lines of a `file` to show. They keep their numbers. Without it, all.
    #[schemars(extend("examples" = ["10-20"]))]
    lines: CodeLines,
    /// Whether lines of code are numbered.
    #[schemars(extend("default" = false))]
    numbers: bool,
    /// Where the words of a `quote` stand.
    #[schemars(extend("examples" = ["1956"]))]
    source: String,
    /// The first number of a `numbered` list.
    #[schemars(range(min = 0, max = 99_999), extend("default" = 1, "examples" = [3]))]
    start: u32,
    /// What a `callout` is, said by a mark and a word in its edge.
    #[schemars(extend("default" = "note"))]
    tone: Tone,
    /// What the numbers of a `chart` count.
    #[schemars(extend("examples" = ["Mt"]))]
    unit: String,
    /// How much of the width an `image` takes, in percent. Without it, as much as fits.
    #[schemars(range(min = 1, max = 100), extend("examples" = [60]))]
    width: u8,
}

// The options whose keys are a slide's own on a slide.
#[derive(JsonSchema)]
#[schemars(inline)]
struct OwnOptions {
    /// How the items of a list, or the moments of a `timeline`, come; without it, as on the slide.
    reveal: Reveal,
    /// What comes after the word in the edge of a `callout`.
    #[schemars(extend("examples" = ["Remember"]))]
    title: String,
}

/// A column: a list of blocks, or one block.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Column {
    One(BlockInColumn),
    Many(Blocks),
}

#[derive(JsonSchema)]
#[schemars(inline)]
struct Blocks(#[schemars(length(min = 1))] Vec<BlockInColumn>);

/// The items of a list: a string is an item, an array belongs to the item before it.
struct List;

/// A list of this level; the outermost is of the first.
fn list(level: usize, generator: &mut SchemaGenerator) -> Schema {
    let item = Said::json_schema(generator);
    let others = if level < LEVELS {
        let name = format!("ItemOfLevel{level}");
        let inner = list(level + 1, generator);
        let alternatives = json!({ "anyOf": [item, inner] });
        generator
            .definitions_mut()
            .insert(name.clone(), alternatives);
        Schema::new_ref(format!("#/definitions/{name}"))
    } else {
        item.clone()
    };
    json_schema!({ "type": "array", "minItems": 1, "prefixItems": [item], "items": others })
}

impl JsonSchema for List {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "List".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        list(1, generator)
    }
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Milestone {
    Pair(Label, Said),
    Table(MilestoneTable),
}

#[derive(JsonSchema)]
#[schemars(inline, transform = table(["when", "what"]))]
struct MilestoneTable {
    /// When it was.
    #[schemars(extend("examples" = ["July 1960"]))]
    when: Label,
    /// What happened.
    #[schemars(extend("examples" = ["Soviet experts go home"]))]
    what: Said,
}

#[derive(JsonSchema)]
#[schemars(inline)]
struct Row(#[schemars(length(min = 1))] Vec<Label>);

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Chart {
    One(Series),
    Many(ManySeries),
}

#[derive(JsonSchema)]
#[schemars(inline)]
struct Series(#[schemars(length(min = 1))] Vec<Point>);

#[derive(JsonSchema)]
#[schemars(inline, extend("minProperties" = 1))]
struct ManySeries(BTreeMap<String, Series>);

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Point {
    Number(Number),
    Labelled(Label, Number),
}

// A number, or `-` for one that is not known.
#[derive(JsonSchema)]
#[schemars(inline, extend("type" = ["number", "string"], "pattern" = r"^\s*-\s*$"))]
struct Number(f64);

#[derive(JsonSchema)]
#[schemars(inline, extend(
    "maxLength" = 500,
    "pattern" = r"\S",
    "not" = { "pattern": r"^\s*([^hH\s]|[hH][^tT])[^:]*://" },
))]
struct Qr(String);

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Rows {
    One(Yes),
    Many(#[schemars(range(min = 1, max = 50))] u8),
}

#[derive(JsonSchema)]
#[schemars(inline, extend("not" = { "const": false }))]
struct Yes(bool);

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum Align {
    Left,
    Center,
    Right,
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Aligns {
    All(Align),
    Each(Vec<Align>),
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum Fit {
    /// it is whole.
    Contain,
    /// it fills its place, and edges may be cut.
    Cover,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum ChartKind {
    /// a bar for each number.
    Bar,
    /// a line for each series.
    Line,
    /// a row for each series, with its first and last number.
    Spark,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum Tone {
    /// a remark.
    Note,
    /// an advice.
    Tip,
    /// something to beware of.
    Warning,
}

#[derive(JsonSchema)]
#[schemars(inline, extend(
    "type" = ["string", "integer"],
    "minimum" = 1,
    "pattern" = r"^\s*(all|0*[1-9][0-9]*\s*(-\s*0*[1-9][0-9]*)?)\s*$",
))]
struct CodeLines(String);

#[derive(JsonSchema)]
#[schemars(inline, extend(
    "type" = ["string", "integer"],
    "minimum" = 1,
    "pattern" = r"^\s*(all|0*[1-9][0-9]*\s*(-\s*0*[1-9][0-9]*\s*)?(,\s*0*[1-9][0-9]*\s*(-\s*0*[1-9][0-9]*\s*)?)*)\s*$",
))]
struct LitLines(String);

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Highlight {
    Once(LitLines),
    Steps(Vec<LitLines>),
}
