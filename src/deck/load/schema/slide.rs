//! A slide, and the question that it opens.

use schemars::JsonSchema;

use super::block::{Block, Kinds, Options, SideBySide, needs_of_a_slide};
use super::deck::{Footer, ThemeChoice};
use super::values::{Duration, Lines, Reveal, Said, Transition};
use crate::source::schema::table;

/// A slide: what is said of it, and its blocks.
#[derive(JsonSchema)]
#[schemars(transform = table([]), transform = needs_of_a_slide)]
pub(super) struct Slide {
    /// The heading; also what the overview and the search show.
    #[schemars(extend("examples" = ["Why it failed"]))]
    title: String,
    /// What stands under the heading, dim.
    #[schemars(extend("examples" = ["Four links of one chain"]))]
    subtitle: String,
    /// A name that stays with the slide when others come and go around it. Without it, one is made
    /// of the title.
    #[schemars(extend("examples" = ["why"], "pattern" = r"^[\p{Alphabetic}\p{N}\p{M}._-]{1,60}$"))]
    id: String,
    /// How the slide is composed. The first one of a deck is a title slide if it has no blocks.
    #[schemars(extend("default" = "content"))]
    layout: Layout,
    /// Who has the floor: a team, a person.
    #[schemars(extend("examples" = ["Team North"]))]
    speaker: String,
    /// How long the slide should take. Slides without a target share what the others leave of the
    /// deck's duration.
    #[schemars(extend("examples" = ["2m", "1m30s"]))]
    target: Duration,
    /// What to say, for the presenter alone. Blank lines part paragraphs, other line breaks are kept.
    #[schemars(extend("examples" = ["Ask who gains.\nThen wait: at least five seconds."]))]
    notes: String,
    /// How the lists of this slide come; without it, as the deck says.
    reveal: Reveal,
    /// The question that the slide opens: alone, or a table that says how long the class thinks and
    /// talks about it, and what the answer is.
    #[schemars(extend("examples" = ["Who could have stopped it?", { "question": "Who could have stopped it?", "think": "1m" }]))]
    discussion: Discussion,
    /// Another theme for this slide: a built-in one, the path of a theme file, or one for dark
    /// terminals and one for light ones.
    #[schemars(extend("examples" = ["paper"]))]
    theme: ThemeChoice,
    /// Another footer for this slide: parts that are left out are as in the deck's; `false` takes
    /// it away.
    #[schemars(extend("examples" = [{ "center": "" }, false]))]
    footer: Footer,
    /// How the slide before becomes this one; without it, as the deck says.
    transition: Transition,
    /// Whether the slide may be skipped when time runs short.
    #[schemars(extend("default" = false))]
    optional: bool,
    /// Whether the slide comes after the end, for questions. It is never counted.
    #[schemars(extend("default" = false))]
    backup: bool,
    /// Whether the slide is left out altogether.
    #[schemars(extend("default" = false))]
    skip: bool,
    /// Another deck, the path of its file: its slides come in the place of this one, which has no
    /// other keys.
    #[schemars(extend("examples" = ["week-1.toml"]))]
    include: Said,
    /// Blocks, as many of a kind as wanted, one below the other.
    #[schemars(length(min = 1), extend("examples" = [[{ "text": "First this," }, { "bullets": ["then these", "two"] }]]))]
    content: Vec<Block>,
    #[schemars(flatten)]
    kinds: Kinds,
    #[schemars(flatten)]
    side_by_side: SideBySide,
    #[schemars(flatten)]
    options: Options,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum Layout {
    /// heading, rule, blocks: the usual slide.
    Content,
    /// the talk's title, subtitle, authors and date.
    Title,
    /// a new part begins: title and subtitle, large.
    Section,
    /// one sentence, large, in the middle.
    Statement,
    /// one quotation, after a large mark.
    Quote,
    /// a picture that fills the slide.
    Image,
    /// the blocks and nothing else.
    Blank,
}

#[derive(JsonSchema)]
#[schemars(inline, untagged)]
enum Discussion {
    Question(Said),
    Table(DiscussionTable),
}

#[derive(JsonSchema)]
#[schemars(
    inline,
    transform = table(["question"]),
    extend("dependencies" = {
        "correct": ["options"],
        "reveal_answer": { "anyOf": [{ "required": ["answer"] }, { "required": ["correct"] }] },
    })
)]
struct DiscussionTable {
    /// The question.
    #[schemars(extend("examples" = ["How were communes so isolated?"]))]
    question: Said,
    /// How long everybody thinks alone. Without it, there is no such phase.
    #[schemars(extend("examples" = ["1m"]))]
    think: Duration,
    /// How long neighbours talk about it. Without it, there is no such phase.
    #[schemars(extend("examples" = ["3m"]))]
    pair: Duration,
    /// How long the class talks about it. Without it, there is no such phase.
    #[schemars(extend("examples" = ["5m"]))]
    share: Duration,
    /// What to ask when the class falls silent, for the presenter alone.
    #[schemars(extend("examples" = [["Who carried news from one county to the next?"], "Who gains?"]))]
    prompts: Lines,
    /// What to vote on. Each option has a letter, from A on.
    #[schemars(length(max = 26), extend(
        "not" = { "minItems": 1, "maxItems": 1 },
        "examples" = [["News travelled through the Party only", "Nobody asked"]],
    ))]
    options: Vec<Said>,
    /// The option that is right, counted from 1. It is hidden until `a` is pressed.
    #[schemars(range(min = 1, max = 26), extend("examples" = [1]))]
    correct: u8,
    /// The model answer. It is hidden until `a` is pressed.
    #[schemars(extend("examples" = ["News, post and roads were in the Party's hands."]))]
    answer: String,
    /// When the question comes.
    #[schemars(extend("default" = "next"))]
    open: Opens,
    /// What shows the model answer.
    #[schemars(extend("default" = "key"))]
    reveal_answer: RevealAnswer,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum Opens {
    /// it is the slide's last step.
    Next,
    /// it stands under the slide from the start.
    Slide,
    /// it comes only with the key `d`.
    Key,
}

#[derive(JsonSchema)]
#[schemars(inline, rename_all = "kebab-case")]
enum RevealAnswer {
    /// the key `a` alone.
    Key,
    /// Next as well, after the last phase.
    Next,
}
