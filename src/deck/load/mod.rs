//! From a deck's text to the model.
//!
//! The text is cut at its slides ([`split`]), each piece is parsed by itself ([`syntax`]), and
//! its tree is read key by key ([`slide`], [`head`]). Each reading function takes what it can use
//! and tells the [`reader`] what it cannot, so that all findings of a slide come at once.

mod block;
mod discussion;
mod duration;
mod field;
mod fields;
mod footer;
mod head;
mod lines;
mod names;
mod reader;
mod slide;
mod split;
mod suggest;
mod syntax;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Body, Deck, DeckInfo, Finding, Layout, Mistake, Severity, Slide, SlideId};
use crate::text::Clean;
use lines::Lines;
use reader::{Reader, Segment, shown};
use slide::Draft;
use split::{Kind, Piece};
use syntax::Tree;

/// The slides that a deck may have.
const SLIDES: usize = 20_000;
/// The bytes that one slide, or all that is not a slide, may have: a tree takes nearly a hundred
/// times its text.
const PIECE_BYTES: usize = 1 << 20;
/// How often a deck's text may be read to find out where its strings end.
const PASSES: usize = 4;
/// The findings that are kept of a deck.
const FINDINGS: usize = 1000;

/// A deck that can be presented, and what is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The deck; a slide that could not be read is a card that says so.
    pub deck: Deck,
    /// All findings, in the order of the source.
    pub findings: Vec<Finding>,
}

/// The files that a deck's code blocks name.
pub trait Files {
    /// What the file at `path`, relative to the deck, holds. None where files are not read.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    fn read(&self, path: &str) -> Result<Option<String>, Unreadable>;
}

/// Why a file that a deck names could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, as the rest of a sentence that starts with the file: "is a folder".
    pub message: String,
    /// What to do, as a sentence without a full stop, or nothing.
    pub help: String,
}

/// No files are read: their code blocks stay empty.
struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<Option<String>, Unreadable> {
        Ok(None)
    }
}

/// Reads a deck, without the files of its code blocks.
///
/// # Errors
///
/// All findings, when there is nothing to present: the text is no TOML, or holds no slide.
pub fn parse(source: &str) -> Result<Parsed, Vec<Finding>> {
    parse_with(source, &NoFiles)
}

/// Reads a deck, and the files of its code blocks from `files`.
///
/// # Errors
///
/// All findings, when there is nothing to present: the text is no TOML, or holds no slide.
pub fn parse_with(source: &str, files: &dyn Files) -> Result<Parsed, Vec<Finding>> {
    let lines = Lines::new(source);
    let mut loader = Loader::new(source, &lines, files);
    let pieces = pieces(source);
    let (slides, heads): (Vec<_>, Vec<_>) = pieces
        .into_iter()
        .partition(|piece| piece.kind == Kind::Slide);
    let info = loader.head(&heads);
    for piece in slides {
        loader.slide_of_piece(&piece, &info);
    }
    loader.finish(info)
}

/// Cuts a deck's text. Where a slide's header stands in a string, it is taken for a header if the
/// text makes no sense otherwise.
fn pieces(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // A mark that some editors write before the first character.
    let mut at = if source.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut patience = source.len().saturating_mul(PASSES);
    while at < source.len() {
        let mut piece = split::piece(source, at, patience == 0);
        if let Some(doubt) = piece.doubt {
            patience = patience.saturating_sub(piece.range.len());
            let text = source.get(piece.range.clone()).unwrap_or_default();
            let makes_sense = || {
                let tree = Tree::of(text, None);
                let string = doubt.string - piece.range.start;
                tree.complaints
                    .iter()
                    .all(|complaint| complaint.span.start < string)
            };
            if patience == 0 || text.len() > PIECE_BYTES || piece.deep.is_some() || !makes_sense() {
                piece = piece.cut(doubt);
            }
        }
        at = piece.range.end;
        pieces.push(piece);
    }
    pieces
}

/// Gathers slides and findings.
struct Loader<'s> {
    source: &'s str,
    lines: &'s Lines<'s>,
    files: &'s dyn Files,
    findings: Vec<Finding>,
    drafts: Vec<Draft>,
    /// The written ids, and the lines where they stand.
    ids: HashMap<String, usize>,
}

impl<'s> Loader<'s> {
    fn new(source: &'s str, lines: &'s Lines<'s>, files: &'s dyn Files) -> Self {
        Self {
            source,
            lines,
            files,
            findings: Vec::new(),
            drafts: Vec::new(),
            ids: HashMap::new(),
        }
    }

    fn reader<'r>(&self, segments: &'r [Segment]) -> Reader<'r>
    where
        's: 'r,
    {
        Reader::new(self.lines, segments, self.files)
    }

    fn text(&self, range: Range<usize>) -> &'s str {
        self.source.get(range).unwrap_or_default()
    }

    /// Reads all that is not a slide, as one text: TOML itself then finds what is written twice.
    fn head(&mut self, heads: &[Piece]) -> DeckInfo {
        let mut text = String::new();
        let mut segments = Vec::new();
        let mut unclosed = None;
        for piece in heads {
            segments.push(Segment {
                here: text.len(),
                there: piece.range.start,
            });
            unclosed = unclosed.or(piece.unclosed.map(|at| at - piece.range.start + text.len()));
            text.push_str(self.text(piece.range.clone()));
            text.push('\n');
        }
        let mut reader = self.reader(&segments);
        let deep = heads.iter().find_map(|piece| piece.deep);
        if let Some((code, message, help)) = unparsable(&text, deep.is_some()) {
            let at = deep.map_or(0, |_| 0);
            reader.error(code, at..at, message, help);
            self.findings.extend(reader.finish());
            return DeckInfo::default();
        }
        let tree = Tree::of(&text, unclosed);
        complain(&tree, &mut reader);
        let (info, inline) = head::head(&tree.table, &mut reader);
        self.findings.extend(reader.finish());
        for value in inline
            .and_then(|field| field.value().as_array())
            .into_iter()
            .flat_map(|array| array.iter())
        {
            let mut reader = self.reader(&segments);
            let field = inline.map(|field| field.part("a slide", value));
            let table = field.and_then(|field| field.table("a table", "", &mut reader));
            self.slide(table, value.span(), &info, reader);
        }
        info
    }

    /// Reads one slide.
    fn slide_of_piece(&mut self, piece: &Piece, info: &DeckInfo) {
        let segments = [Segment {
            here: 0,
            there: piece.range.start,
        }];
        let mut reader = self.reader(&segments);
        let text = self.text(piece.range.clone());
        let header = 0..text.lines().next().unwrap_or_default().trim_end().len();
        if let Some((code, message, help)) = unparsable(text, piece.deep.is_some()) {
            reader.error(code, header, message, help);
            self.slide(None, 0..0, info, reader);
            return;
        }
        let tree = Tree::of(text, piece.unclosed.map(|at| at - piece.range.start));
        if !tree.complaints.is_empty() {
            // What can be read is kept for the card; what else it seems to say is an echo.
            let mut deaf = self.reader(&segments);
            let table = slide_table(&tree.table, &mut deaf);
            let draft = table.map(|table| slide::slide(table, header.clone(), info, &mut deaf));
            complain(&tree, &mut reader);
            self.keep(draft, reader);
            return;
        }
        let table = slide_table(&tree.table, &mut reader);
        self.slide(table, header, info, reader);
    }

    fn slide(
        &mut self,
        table: Option<&DeTable<'_>>,
        span: Range<usize>,
        info: &DeckInfo,
        mut reader: Reader<'_>,
    ) {
        let draft = table.map(|table| slide::slide(table, span, info, &mut reader));
        self.keep(draft, reader);
    }

    /// Keeps what was read of a slide, or a card that says what is wrong with it.
    fn keep(&mut self, draft: Option<Draft>, mut reader: Reader<'_>) {
        let mut draft = draft.unwrap_or_else(blank);
        if let (Some(span), false) = (draft.id.clone(), draft.skip) {
            self.check_id(&draft.slide.id, span, &mut reader);
        }
        let broken = reader.is_broken();
        let findings = reader.finish();
        if broken {
            draft.slide.body = Body::Broken(findings.iter().filter_map(card_line).collect());
        }
        self.findings.extend(findings);
        if !draft.skip {
            self.drafts.push(draft);
        }
    }

    /// Warns of a name that another slide has.
    fn check_id(&mut self, id: &SlideId, span: Range<usize>, reader: &mut Reader<'_>) {
        let line = reader.line(span.start);
        if let Some(first) = self.ids.insert(id.0.clone(), line) {
            let message = format!(
                "the slide on line {first} is already called `{}`",
                shown(&id.0)
            );
            reader.warn(
                Mistake::DuplicateId,
                span,
                &message,
                "give each slide an id of its own",
            );
        }
    }

    /// Puts the slides in their order.
    fn finish(mut self, mut info: DeckInfo) -> Result<Parsed, Vec<Finding>> {
        if self.drafts.len() > SLIDES {
            let count = self.drafts.len();
            let message = format!("a deck has at most {SLIDES} slides, and this has {count}");
            self.note(
                Mistake::TooLarge,
                &message,
                "part it into several decks; the slides past the limit are left out",
            );
            self.drafts.truncate(SLIDES);
        }
        if self.drafts.is_empty() {
            let message = "there is no slide to present";
            self.note(
                Mistake::NoSlides,
                message,
                "begin each slide with a line [[slides]]",
            );
            return Err(self.findings());
        }
        let (backup, mut talk): (Vec<_>, Vec<_>) =
            self.drafts.drain(..).partition(|draft| draft.backup);
        // Backup slides alone are a talk.
        let talk_len = if talk.is_empty() {
            backup.len()
        } else {
            talk.len()
        };
        talk.extend(backup);
        if let Some(first) = talk.first_mut()
            && !first.has_layout
            && matches!(&first.slide.body, Body::Blocks(blocks) if blocks.is_empty())
        {
            first.slide.layout = Layout::Title;
        }
        let mut slides: Vec<(Slide, bool)> = talk
            .into_iter()
            .map(|draft| (draft.slide, draft.id.is_some()))
            .collect();
        names::give(&mut slides);
        let slides: Vec<_> = slides.into_iter().map(|(slide, _)| slide).collect();
        if info.title.is_blank() {
            info.title = slides
                .iter()
                .find_map(|slide| slide.title.clone())
                .unwrap_or_default();
        }
        let findings = self.findings();
        Ok(Parsed {
            deck: Deck {
                info,
                slides,
                talk_len,
            },
            findings,
        })
    }

    /// A finding about the deck as a whole: it stands at its end.
    fn note(&mut self, code: Mistake, message: &str, help: &str) {
        let segments = [Segment { here: 0, there: 0 }];
        let end = self.source.trim_end().len();
        let mut reader = self.reader(&segments);
        reader.error(code, end..end, message, help);
        self.findings.extend(reader.finish());
    }

    fn findings(&mut self) -> Vec<Finding> {
        let mut findings = std::mem::take(&mut self.findings);
        findings.sort_by_key(|finding| finding.span.start);
        if findings.len() > FINDINGS {
            let left_out = findings.len() - FINDINGS;
            findings.truncate(FINDINGS);
            if let Some(last) = findings.last().cloned() {
                let message = format!("{left_out} more findings are not shown");
                findings.push(Finding {
                    message: Clean::line(&message),
                    help: None,
                    ..last
                });
            }
        }
        findings
    }
}

/// Why a piece's text is not given to the parser.
fn unparsable(text: &str, deep: bool) -> Option<(Mistake, &'static str, &'static str)> {
    if text.len() > PIECE_BYTES {
        let help = "a slide, and all that is not a slide, may take 1 MiB each; is a closing quote missing?";
        return Some((
            Mistake::TooLarge,
            "this is too much text for one slide",
            help,
        ));
    }
    deep.then_some((
        Mistake::Nesting,
        "a key here has too many parts",
        "no key needs more than three: a.b.c",
    ))
}

fn complain(tree: &Tree<'_>, reader: &mut Reader<'_>) {
    for complaint in &tree.complaints {
        reader.error(
            complaint.code,
            complaint.span.clone(),
            &complaint.message,
            complaint.help,
        );
    }
}

/// The table of the slide in a piece that begins with its header.
fn slide_table<'t>(table: &'t DeTable<'t>, reader: &mut Reader<'_>) -> Option<&'t DeTable<'t>> {
    let slides = table.get("slides")?;
    match slides.get_ref() {
        DeValue::Array(slides) => slides.first()?.get_ref().as_table(),
        DeValue::Table(slide) => {
            let message = "a slide's header takes double brackets";
            reader.error(
                Mistake::WrongHeader,
                slides.span(),
                message,
                "write [[slides]]",
            );
            Some(slide)
        }
        _ => None,
    }
}

/// A slide of which nothing could be read.
fn blank() -> Draft {
    let slide = Slide {
        id: SlideId(String::new()),
        title: None,
        subtitle: None,
        layout: Layout::default(),
        speaker: None,
        target: None,
        notes: None,
        theme: None,
        footer: None,
        optional: false,
        discussion: None,
        body: Body::Blocks(Vec::new()),
    };
    Draft {
        slide,
        id: None,
        has_layout: false,
        backup: false,
        skip: false,
    }
}

/// What a card says of a finding.
fn card_line(finding: &Finding) -> Option<Clean> {
    let Finding {
        location, message, ..
    } = finding;
    let text = match &finding.help {
        Some(help) => format!("{location}: {message}; {help}"),
        None => format!("{location}: {message}"),
    };
    (finding.severity == Severity::Error).then(|| Clean::line(&text))
}
