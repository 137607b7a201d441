//! Theme files, and what a deck changes in its theme.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema};
use serde_json::json;

use super::values::Builtin;
use crate::source::schema::table;

/// How the slides of a talk look, as `seminar` reads it.
#[derive(JsonSchema)]
#[schemars(title = "A theme of seminar", transform = table([]), transform = whole)]
pub(super) struct File {
    /// What the theme is called. Without it, as its file.
    #[schemars(extend("examples" = ["night"]))]
    name: String,
    /// A few words about the theme, for whoever chooses.
    #[schemars(extend("examples" = ["dark blue, for evenings"]))]
    about: String,
    /// The built-in theme that says what is not said here.
    extends: Builtin,
    #[schemars(flatten)]
    looks: Looks,
}

/// A theme that extends no other has to say how everything looks, but for what is a kind of
/// something else or has a look of its own.
fn whole(schema: &mut Schema) {
    let styles: Vec<_> = super::styles_of_a_theme().collect();
    schema.insert(
        "if".to_owned(),
        json!({ "not": { "required": ["extends"] } }),
    );
    schema.insert(
        "then".to_owned(),
        json!({ "required": ["styles"], "properties": { "styles": { "required": styles } } }),
    );
}

#[derive(JsonSchema)]
#[schemars(inline, transform = table([]))]
pub(super) struct Looks {
    /// Whether a line shows how far the talk is.
    progress: bool,
    /// Colours by name. A name that the theme below has is changed wherever it uses the colour.
    #[schemars(extend("examples" = [{ "accent": "#8a1c4a" }]))]
    palette: Palette,
    /// How each kind of text looks: a colour, or a table of colours and how it is set.
    #[schemars(extend("examples" = [{ "title": { "fg": "accent", "bold": true }, "dim": "bright-black" }]))]
    styles: Styles,
}

// A colour: its name or hexadecimal digits, or a number of the terminal's palette.
#[derive(JsonSchema)]
#[schemars(inline, extend(
    "type" = ["string", "integer"],
    "pattern" = r"^\s*(#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})|[^#\s].*)$",
    "minimum" = 0,
    "maximum" = 255,
))]
struct Color(String);

#[derive(JsonSchema)]
#[schemars(inline, transform = |schema: &mut Schema| { schema.remove("required"); })]
struct Palette {
    /// The background.
    #[schemars(extend("examples" = ["#101820"]))]
    screen: Color,
    /// The background of code.
    #[schemars(extend("examples" = ["#16324f"]))]
    shade: Color,
    /// The background of what is selected.
    #[schemars(extend("examples" = ["#1f4060"]))]
    ledge: Color,
    /// Text.
    #[schemars(extend("examples" = ["#e8e6df"]))]
    ink: Color,
    /// Titles, table headings, questions.
    #[schemars(extend("examples" = ["#ffffff"]))]
    bright: Color,
    /// Captions, sources, footers, names of boxes.
    #[schemars(extend("examples" = ["#a0a8b0"]))]
    dim: Color,
    /// The lines of boxes.
    #[schemars(extend("examples" = ["#708090"]))]
    frame: Color,
    /// What is left of a bar.
    #[schemars(extend("examples" = ["#607080"]))]
    faint: Color,
    /// Marks, rules, bars, progress, links, short messages.
    #[schemars(extend("examples" = ["#7cc7e8", "bright-blue", 39]))]
    accent: Color,
    /// The background of `==marked==` text.
    #[schemars(extend("examples" = ["#5a4a00"]))]
    marker: Color,
    /// What is wrong, or late.
    #[schemars(extend("examples" = ["#ff8070"]))]
    warning: Color,
    /// What is right; in most themes, strings in code.
    #[schemars(extend("examples" = ["#80d090"]))]
    good: Color,
    /// Numbers in code.
    #[schemars(extend("examples" = ["#d0a0ff"]))]
    number: Color,
    /// The names of functions in code.
    #[schemars(extend("examples" = ["#80c0ff"]))]
    function: Color,
    /// The names of types in code.
    #[schemars(extend("examples" = ["#ffd080"]))]
    r#type: Color,
    #[schemars(flatten)]
    others: BTreeMap<String, Color>,
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Dress {
    Color(Color),
    Table(DressTable),
}

#[derive(JsonSchema)]
#[schemars(inline, transform = table([]))]
struct DressTable {
    /// The colour of the letters: `#rrggbb`, `#rgb`, a name from the palette, one of the terminal's
    /// sixteen such as `bright-red`, `default`, or a number from 0 to 255.
    #[schemars(extend("examples" = ["accent", "#2f6f4f", "bright-red", 240]))]
    fg: Color,
    /// The colour behind them; `none` for what is there already.
    #[schemars(extend("examples" = ["shade", "none"]))]
    bg: Color,
    /// Whether it is bold.
    bold: bool,
    /// Whether it is dim.
    dim: bool,
    /// Whether it is slanted.
    italic: bool,
    /// Whether it is underlined.
    underline: bool,
    /// Whether the colours of letters and background change places.
    reverse: bool,
    /// Whether it is struck out.
    struck: bool,
}

/// A style in which nothing is written.
#[derive(JsonSchema)]
#[schemars(inline, transform = table([]))]
struct Ground {
    /// The colour of the rows; `none` for what is there already.
    #[schemars(extend("examples" = ["shade", "none"]))]
    bg: Color,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case", transform = table([]))]
struct Styles {
    /// Text; its background is the screen's.
    #[schemars(extend("examples" = [{ "fg": "ink", "bg": "screen" }]))]
    body: Dress,
    /// Titles, large letters.
    #[schemars(extend("examples" = [{ "fg": "bright", "bold": true }]))]
    title: Dress,
    /// What supports: captions, sources, footers, line numbers.
    #[schemars(extend("examples" = ["dim"]))]
    dim: Dress,
    /// Marks of lists, rules, bars, progress.
    #[schemars(extend("examples" = ["accent"]))]
    accent: Dress,
    /// `==marked==` text.
    #[schemars(extend("examples" = [{ "bg": "marker" }]))]
    marked: Dress,
    /// Code, in a block or in a line; its background fills the block's box.
    #[schemars(extend("examples" = [{ "bg": "shade" }]))]
    code: Dress,
    /// Keywords in code.
    #[schemars(extend("examples" = ["accent"]))]
    code_keyword: Dress,
    /// Strings in code.
    #[schemars(extend("examples" = ["good"]))]
    code_string: Dress,
    /// Numbers in code.
    #[schemars(extend("examples" = ["number"]))]
    code_number: Dress,
    /// Comments in code.
    #[schemars(extend("examples" = [{ "fg": "dim", "italic": true }]))]
    code_comment: Dress,
    /// The names of functions in code.
    #[schemars(extend("examples" = ["function"]))]
    code_function: Dress,
    /// The names of types in code.
    #[schemars(extend("examples" = ["type"]))]
    code_type: Dress,
    /// Brackets, commas and operators in code.
    #[schemars(extend("examples" = ["dim"]))]
    code_punctuation: Dress,
    /// Quotations.
    #[schemars(extend("examples" = [{ "italic": true }]))]
    quote: Dress,
    /// A link's text.
    #[schemars(extend("examples" = [{ "fg": "accent", "underline": true }]))]
    link: Dress,
    /// A table's heading row.
    #[schemars(extend("examples" = [{ "fg": "bright", "bold": true }]))]
    table_header: Dress,
    /// Every second row of a table: a background and nothing else. Without it, tables have no
    /// stripes.
    #[schemars(extend("examples" = [{ "bg": "shade" }]))]
    stripe: Ground,
    /// The lines of boxes; its background is theirs.
    #[schemars(extend("examples" = ["frame"]))]
    panel: Dress,
    /// The name in a box's edge.
    #[schemars(extend("examples" = ["dim"]))]
    panel_title: Dress,
    /// A discussion's question.
    #[schemars(extend("examples" = [{ "fg": "bright", "bold": true }]))]
    question: Dress,
    /// What is left of a bar.
    #[schemars(extend("examples" = ["faint"]))]
    rest: Dress,
    /// What is wrong, or late.
    #[schemars(extend("examples" = [{ "fg": "warning", "bold": true }]))]
    warning: Dress,
    /// What is right: a tip, the correct option.
    #[schemars(extend("examples" = ["good"]))]
    good: Dress,
    /// The selected entry of a list.
    #[schemars(extend("examples" = [{ "bg": "ledge", "bold": true }]))]
    selected: Dress,
    /// What a search found.
    #[schemars(extend("examples" = [{ "reverse": true }]))]
    r#match: Dress,
    /// Short messages in the bottom row.
    #[schemars(extend("examples" = ["accent"]))]
    status: Dress,
    /// Codes to scan: black on white unless a theme says more, and always dark on light.
    #[schemars(extend("examples" = [{ "fg": "#000000", "bg": "#ffffff" }]))]
    qr: Dress,
}
