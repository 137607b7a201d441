//! Gathers what the pieces of a deck's text hold, and puts it together.

use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::head::{Head, head};
use super::include::{self, Include, Source};
use super::slide::Draft;
use super::split::{Kind, Piece};
use super::{PIECE_BYTES, Parsed, names, pieces, slide};
use crate::deck::{Body, Deck, DeckInfo, Layout, Slide, SlideId};
use crate::source::{
    Files, Finding, Mistake, NoFiles, Place, Reader, Segment, Severity, Text, TextId, Tree, Vars,
    line_at, shown,
};
use crate::text::{Clean, plain};

/// The slides that a deck may have.
pub(super) const SLIDES: usize = 20_000;
/// The findings that are kept of a deck.
const FINDINGS: usize = 1000;
/// The findings that a card has room for.
const CARD_LINES: usize = 12;

/// Gathers slides and findings.
pub(super) struct Loader<'s> {
    /// The deck's file, as the user calls it.
    file: &'s Clean,
    pub(super) files: &'s dyn Files,
    findings: Vec<Finding>,
    /// How many more there are.
    left_out: usize,
    pub(super) drafts: Vec<Draft>,
    /// Whether there was a slide that is left out.
    pub(super) skipped: bool,
    /// The texts that are included.
    pub(super) included: Vec<Text>,
    /// The files of parts, read or not.
    pub(super) parts: Vec<String>,
    /// What variables say in each text.
    vars: Vec<Vars>,
    /// The written ids, and where they stand.
    ids: HashMap<String, (TextId, usize)>,
}

impl<'s> Loader<'s> {
    pub(super) fn new(file: &'s Clean, files: &'s dyn Files) -> Self {
        Self {
            file,
            files,
            findings: Vec::new(),
            left_out: 0,
            drafts: Vec::new(),
            skipped: false,
            included: Vec::new(),
            parts: Vec::new(),
            vars: Vec::new(),
            ids: HashMap::new(),
        }
    }

    pub(super) fn reader<'r>(&self, source: &Source<'r>, segments: &'r [Segment]) -> Reader<'r>
    where
        's: 'r,
    {
        source.reader(segments, self.files)
    }

    /// What the user calls the file of a text.
    pub(super) fn file(&self, text: TextId) -> &Clean {
        let included = text.number().checked_sub(1);
        let included = included.and_then(|index| self.included.get(index));
        included.map_or(self.file, Text::file)
    }

    /// Where the file of a part is, seen from the deck's folder.
    fn path(&self, text: TextId) -> &str {
        let included = text.number().checked_sub(1);
        let included = included.and_then(|index| self.included.get(index));
        included.map_or("", Text::path)
    }

    /// Reads a text: what holds for it as a whole, then its slides, then the parts that come after
    /// them. `above` is what holds where it is included.
    pub(super) fn read(&mut self, mut source: Source<'_>, above: Option<&DeckInfo>) -> DeckInfo {
        let pieces = pieces(source.text);
        let (info, includes) = self.head(&pieces, &mut source, above);
        let slides = pieces.iter().filter(|piece| piece.kind == Kind::Slide);
        self.drafts.reserve(slides.clone().count());
        for piece in slides {
            self.slide_of_piece(piece, &source, &info);
        }
        for Include { path, place } in includes {
            let segments = [Segment { here: 0, there: 0 }];
            let reader = self.reader(&source, &segments);
            self.include(&path, place.clone(), place, &source, &info, reader);
        }
        info
    }

    /// Whether nothing was found, and no slide kept or passed over.
    pub(super) fn is_untouched(&self) -> bool {
        self.findings.is_empty() && self.drafts.is_empty() && !self.skipped
    }

    /// Keeps findings, while there are not too many.
    pub(super) fn add(&mut self, findings: Vec<Finding>) {
        let room = FINDINGS.saturating_sub(self.findings.len());
        self.left_out += findings.len().saturating_sub(room);
        self.findings.extend(findings.into_iter().take(room));
    }

    /// Reads all that is not a slide, as one text: TOML itself then finds what is written twice.
    pub(super) fn head(
        &mut self,
        pieces: &[Piece],
        source: &mut Source<'_>,
        above: Option<&DeckInfo>,
    ) -> (DeckInfo, Vec<Include>) {
        let usual = above.map_or_else(DeckInfo::default, include::handed_down);
        let mut text = String::new();
        let mut segments = Vec::new();
        let (mut unclosed, mut deep) = (None, None);
        for piece in pieces.iter().filter(|piece| piece.kind == Kind::Head) {
            segments.push(Segment {
                here: text.len(),
                there: piece.range.start,
            });
            let here = |at: usize| at - piece.range.start + text.len();
            unclosed = unclosed.or(piece.unclosed.map(here));
            deep = deep.or(piece.deep.map(here));
            text.push_str(source.piece(piece.range.clone()));
            text.push('\n');
        }
        let mut reader = self.reader(source, &segments);
        if let Some((code, message, help)) = unparsable(&text, Kind::Head, deep.is_some()) {
            reader.error(code, line_at(&text, deep.unwrap_or(0)), message, help);
            self.add(reader.finish());
            self.vars.push(Vars::clone(&source.filling.vars));
            return (usual, Vec::new());
        }
        let tree = Tree::of(&text, unclosed);
        let Head {
            mut info,
            includes,
            slides: inline,
        } = if tree.complaints.is_empty() {
            head(&tree.table, &usual, &mut reader)
        } else {
            tree.complain(&mut reader);
            // What it says of what could be saved is an echo of that, and not heard.
            let mut deaf = source.reader(&segments, &NoFiles);
            let head = head(&tree.table, &usual, &mut deaf);
            reader.filling = deaf.filling;
            head
        };
        if above.is_some() {
            info.footer = usual.footer;
        }
        source.filling = reader.filling.take().unwrap_or_default();
        self.vars.push(Vars::clone(&source.filling.vars));
        self.add(reader.finish());
        for value in inline
            .and_then(|field| field.value().as_array())
            .into_iter()
            .flat_map(|array| array.iter())
        {
            let mut reader = self.reader(source, &segments);
            let field = inline.map(|field| field.part("a slide", value));
            let table = field.and_then(|field| field.table("a table", "", &mut reader));
            let place = reader.there(value.span());
            self.slide(table, value.span(), place, source, &info, reader);
        }
        (info, includes)
    }

    /// Reads one slide.
    pub(super) fn slide_of_piece(&mut self, piece: &Piece, source: &Source<'_>, info: &DeckInfo) {
        let segments = [Segment {
            here: 0,
            there: piece.range.start,
        }];
        let mut reader = self.reader(source, &segments);
        let text = source.piece(piece.range.clone());
        let header = 0..text.lines().next().unwrap_or_default().trim_end().len();
        if let Some((code, message, help)) = unparsable(text, Kind::Slide, piece.deep.is_some()) {
            let at = piece
                .deep
                .map_or(header, |deep| line_at(text, deep - piece.range.start));
            reader.error(code, at, message, help);
            self.keep(None, source.place(&piece.range), reader);
            return;
        }
        let tree = Tree::of(text, piece.unclosed.map(|at| at - piece.range.start));
        if !tree.complaints.is_empty() {
            // What can be read is kept for the card; what else it seems to say is an echo.
            let mut deaf = source.reader(&segments, &NoFiles);
            let table = slide_table(&tree.table, &mut deaf);
            let draft = table.map(|table| slide::slide(table, header.clone(), info, &mut deaf));
            tree.complain(&mut reader);
            self.keep(draft, source.place(&piece.range), reader);
            return;
        }
        let table = slide_table(&tree.table, &mut reader);
        self.slide(table, header, piece.range.clone(), source, info, reader);
    }

    fn slide(
        &mut self,
        table: Option<&DeTable<'_>>,
        span: Range<usize>,
        place: Range<usize>,
        source: &Source<'_>,
        info: &DeckInfo,
        mut reader: Reader<'_>,
    ) {
        if let Some(table) = table
            && let Some(part) = table.get("include")
        {
            let instead = include::of_slide(table, part, &mut reader);
            self.instead(instead, part.span(), place, source, info, reader);
            return;
        }
        let draft = table.map(|table| slide::slide(table, span, info, &mut reader));
        self.keep(draft, source.place(&place), reader);
    }

    /// Keeps what was read of the slide at `place`, or a card that says what is wrong
    /// with it.
    pub(super) fn keep(&mut self, draft: Option<Draft>, place: Place, mut reader: Reader<'_>) {
        let mut draft = draft.unwrap_or_else(blank);
        draft.place = place;
        if let (Some(span), false) = (draft.id.clone(), draft.skip) {
            self.check_id(&draft.slide.id, draft.place.text, span, &mut reader);
        }
        let broken = reader.is_broken();
        let findings = reader.finish();
        if broken {
            draft.slide.body = Body::Broken(self.card(&findings));
        }
        self.add(findings);
        if draft.skip {
            self.skipped = true;
        } else {
            self.drafts.push(draft);
        }
    }

    /// What a card says of a slide's findings.
    fn card(&self, findings: &[Finding]) -> Vec<Clean> {
        let errors = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        let more = errors.clone().count().saturating_sub(CARD_LINES);
        let lines = errors.take(CARD_LINES).map(|finding| {
            let Finding {
                text,
                location,
                message,
                ..
            } = finding;
            let place = match *text {
                TextId::MAIN => location.to_string(),
                part => format!("{}, {location}", self.path(part)),
            };
            match &finding.help {
                Some(help) => format!("{place}: {message}; {help}"),
                None => format!("{place}: {message}"),
            }
        });
        let more = (more > 0).then(|| format!("and {more} more"));
        lines.chain(more).map(|line| Clean::line(&line)).collect()
    }

    /// Warns of a name that another slide has.
    fn check_id(
        &mut self,
        id: &SlideId,
        text: TextId,
        span: Range<usize>,
        reader: &mut Reader<'_>,
    ) {
        let line = reader.line(span.start);
        let Some(&(other, first)) = self.ids.get(&id.0) else {
            self.ids.insert(id.0.clone(), (text, line));
            return;
        };
        let file = if other == text {
            String::new()
        } else {
            format!(" of {}", self.file(other))
        };
        let message = format!(
            "the slide on line {first}{file} is already called `{}`",
            shown(&id.0)
        );
        let help = "give each slide an id of its own";
        reader.warn(Mistake::DuplicateId, span, &message, help);
    }

    /// Puts the slides in their order.
    pub(super) fn finish(
        mut self,
        info: DeckInfo,
        main: &Source<'_>,
    ) -> (Result<Parsed, Vec<Finding>>, Vec<Text>) {
        let parsed = self.arrange(info, main);
        (parsed, self.included)
    }

    fn arrange(&mut self, mut info: DeckInfo, main: &Source<'_>) -> Result<Parsed, Vec<Finding>> {
        if self.drafts.len() > SLIDES {
            let count = self.drafts.len();
            let message = format!("a deck has at most {SLIDES} slides, and this has {count}");
            self.note(
                main,
                Mistake::TooLarge,
                &message,
                "part it into several decks; the slides past the limit are left out",
            );
            self.drafts.truncate(SLIDES);
        }
        if self.drafts.is_empty() {
            let (message, help) = if self.skipped {
                (
                    "all slides are skipped",
                    "take `skip` out of those to present",
                )
            } else {
                (
                    "there is no slide to present",
                    "begin each slide with a line [[slides]]",
                )
            };
            self.note(main, Mistake::NoSlides, message, help);
            return Err(self.findings());
        }
        let mut drafts = std::mem::take(&mut self.drafts);
        let backup = drafts.iter().filter(|draft| draft.backup).count();
        // Backup slides alone are a talk.
        let talk_len = match drafts.len() - backup {
            0 => backup,
            talk => talk,
        };
        if backup > 0 {
            drafts.sort_by_key(|draft| draft.backup);
        }
        open_talk(&mut drafts);
        names::give(&mut drafts);
        let mut slides = Vec::with_capacity(drafts.len());
        let mut places = Vec::with_capacity(drafts.len());
        for draft in drafts {
            slides.push(draft.slide);
            places.push(draft.place);
        }
        if info.title.is_blank() {
            info.take_title(&slides);
        }
        let findings = self.findings();
        Ok(Parsed {
            deck: Deck {
                info,
                slides,
                talk_len,
            },
            findings,
            places,
            vars: std::mem::take(&mut self.vars),
            parts: std::mem::take(&mut self.parts),
        })
    }

    /// A finding about the deck as a whole: it stands at its end.
    fn note(&mut self, main: &Source<'_>, code: Mistake, message: &str, help: &str) {
        let segments = [Segment { here: 0, there: 0 }];
        let end = main.text.trim_end().len();
        let mut reader = self.reader(main, &segments);
        reader.error(code, end..end, message, help);
        self.findings.extend(reader.finish());
    }

    fn findings(&mut self) -> Vec<Finding> {
        let mut findings = std::mem::take(&mut self.findings);
        findings.sort_by_key(|finding| (finding.text, finding.span.start));
        if let (Some(last), 1..) = (findings.last().cloned(), self.left_out) {
            let message = format!("{} more findings are not shown", self.left_out);
            findings.push(Finding {
                message: Clean::line(&message),
                help: None,
                ..last
            });
        }
        findings
    }
}

/// Why a piece's text is not given to the parser: the mistake, what to say of it, and what to do.
pub(super) fn unparsable(
    text: &str,
    kind: Kind,
    deep: bool,
) -> Option<(Mistake, &'static str, &'static str)> {
    if text.len() > PIECE_BYTES {
        let message = match kind {
            Kind::Slide => "this slide has more text than the 1 MiB that one may have",
            Kind::Head => "there is more text outside of slides than the 1 MiB that may be",
        };
        return Some((Mistake::TooLarge, message, "is a closing quote missing?"));
    }
    let message = "a key here has too many parts";
    let help = "no key needs more than three: a.b.c";
    deep.then_some((Mistake::Nesting, message, help))
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

/// A talk's first slide with nothing on it is its title slide.
pub(super) fn open_talk(drafts: &mut [Draft]) {
    if let Some(first) = drafts.first_mut()
        && !first.has_layout
        && matches!(&first.slide.body, Body::Blocks(blocks) if blocks.is_empty())
    {
        first.slide.layout = Layout::Title;
    }
}

impl DeckInfo {
    /// Takes the title from the first of `slides` that has one.
    pub(super) fn take_title(&mut self, slides: &[Slide]) {
        let title = slides.iter().find_map(|slide| slide.title.as_ref());
        self.title = title
            .map(|title| Clean::line(&plain(title)))
            .unwrap_or_default();
    }
}

/// A slide of which nothing could be read.
pub(super) fn blank() -> Draft {
    Draft {
        slide: Slide::new(SlideId(String::new()), Vec::new()),
        place: Place::default(),
        id: None,
        has_layout: false,
        backup: false,
        skip: false,
    }
}
