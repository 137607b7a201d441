//! slides.toml is the deck that people see first and copy from: it keeps what it promises, and
//! fits the screens that it is written for.

#![expect(
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what looks at the deck fails the test that asked for it"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use seminar::deck::{Block, Body, Deck, Image, Layout, Opens, Slide, Tone, parse};
use seminar::layout::{Media, Picture, Pixels};
use seminar::lesson::{Command, Lesson, Panel, Plan, Time};
use seminar::text::Clean;
use seminar::theme::{Depth, Themes, builtin};
use seminar::view::{Now, Scene, draw};
use seminar::viewer::Viewer;

const SOURCE: &str = include_str!("../slides.toml");
const TOUR: &str = include_str!("../assets/tour.toml");

/// The screens that the decks are written for.
const SCREENS: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];

fn deck(source: &str) -> Deck {
    let parsed = parse(source).unwrap_or_else(|findings| panic!("{findings:#?}"));
    assert!(parsed.findings.is_empty(), "{:#?}", parsed.findings);
    parsed.deck
}

fn blocks(slide: &Slide) -> &[Block] {
    match &slide.body {
        Body::Blocks(blocks) => blocks,
        Body::Broken(why) => panic!("{}: {why:?}", slide.id.0),
    }
}

/// A slide's blocks, and those in its columns.
fn all_blocks(slide: &Slide) -> Vec<&Block> {
    let mut found = Vec::new();
    for block in blocks(slide) {
        found.push(block);
        if let Block::Columns(columns) = block {
            found.extend(columns.columns.iter().flatten());
        }
    }
    found
}

fn kind(block: &Block) -> &'static str {
    match block {
        Block::Text(_) => "text",
        Block::Bullets(_) => "bullets",
        Block::Numbered(_) => "numbered",
        Block::Quote(_) => "quote",
        Block::Timeline(_) => "timeline",
        Block::Table(_) => "table",
        Block::Chart(_) => "chart",
        Block::Code(_) => "code",
        Block::Image(_) => "image",
        Block::Columns(_) => "columns",
        Block::Callout(_) => "callout",
        Block::Big(_) => "big",
        Block::Qr(_) => "qr",
        Block::Pre(_) => "pre",
        Block::Pause => "pause",
        Block::Rule(_) => "rule",
        Block::Space(_) => "space",
    }
}

/// Goes through the whole deck with Next, as a clicker does, and looks at every step of it; then at
/// what comes only when it is asked for: backup slides, and questions that wait for their key.
fn walk(deck: &Deck, mut look: impl FnMut(&Lesson)) {
    let mut lesson = Lesson::new(deck);
    look(&lesson);
    while !lesson.is_at_end() {
        let before = lesson.position();
        lesson.apply(Command::Next, Time::default());
        assert_ne!(lesson.position(), before, "Next goes on until the end");
        look(&lesson);
    }
    for index in deck.talk_len..deck.slides.len() {
        lesson.apply(Command::GoTo(index), Time::default());
        assert_eq!(lesson.position().slide, index);
        look(&lesson);
    }
    for (index, slide) in deck.slides.iter().enumerate() {
        if slide
            .discussion
            .as_ref()
            .is_some_and(|it| it.opens == Opens::Key)
        {
            lesson.apply(Command::GoTo(index), Time::default());
            for _ in 0..slide.reveals() {
                lesson.apply(Command::Next, Time::default());
            }
            lesson.apply(Command::CycleDiscussion, Time::default());
            assert_eq!(lesson.panel(), Panel::Docked);
            look(&lesson);
        }
    }
}

fn images(deck: &Deck) -> impl Iterator<Item = &Image> {
    let blocks = deck.slides.iter().flat_map(all_blocks);
    blocks.filter_map(|block| match block {
        Block::Image(image) => Some(image),
        _ => None,
    })
}

fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The number in a drawing's first `name="…"`.
fn number(drawing: &str, name: &str) -> u32 {
    let found = drawing.split_once(&format!(" {name}=\""));
    let number = found.and_then(|(_, rest)| rest.split('"').next()?.parse().ok());
    number.unwrap_or_else(|| panic!("a drawing without a {name}"))
}

/// What is known when all of the deck's drawings have been read.
fn drawings(deck: &Deck) -> Media {
    let mut media = Media::default();
    for image in images(deck) {
        let drawing = read(image.path.as_str());
        let pixels = Pixels {
            width: number(&drawing, "width"),
            height: number(&drawing, "height"),
        };
        let ready = Picture::Ready { pixels, content: 0 };
        media.learn(image.path.clone(), ready);
    }
    media
}

/// What of `deck` has to be scrolled to on a screen of this size, as sentences: while its pictures
/// are read, and when they are there.
fn overflows(deck: &Deck, size: (u16, u16), with_panel: bool) -> Vec<String> {
    [Media::default(), drawings(deck)]
        .iter()
        .flat_map(|media| overflows_with(media, deck, size, with_panel))
        .collect()
}

fn overflows_with(
    media: &Media,
    deck: &Deck,
    (width, height): (u16, u16),
    with_panel: bool,
) -> Vec<String> {
    let chosen = builtin("chalkboard").expect("it is built in");
    let themes = Themes::new(&chosen, Depth::True);
    let mut found = Vec::new();
    let mut seen = 0;
    walk(deck, |lesson| {
        if (lesson.panel() != Panel::Hidden) != with_panel {
            return;
        }
        seen += 1;
        let viewer = Viewer::default();
        let scene = Scene {
            deck,
            lesson,
            plan: &Plan::default(),
            viewer: &viewer,
            themes: &themes,
            media,
            pages: None,
            plain: false,
            now: Now::default(),
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let extent = draw(&scene, &mut buffer);
        assert!(extent.slide.height > 0, "the slide was measured");
        if extent.slide.max > 0 {
            let position = lesson.position();
            let id = &deck.slides[position.slide].id.0;
            let (more, step) = (extent.slide.max, position.step);
            found.push(format!(
                "{id}, step {step}: {more} rows too many at {width}x{height}"
            ));
        }
    });
    assert!(seen > 0, "the deck has such steps");
    found
}

#[test]
fn every_step_fits_the_screens_that_the_deck_is_written_for() {
    for screen in SCREENS {
        let found = overflows(&deck(SOURCE), screen, false);
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn every_step_with_its_question_docked_fits_too() {
    for screen in SCREENS {
        let found = overflows(&deck(SOURCE), screen, true);
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn the_tour_is_read_without_a_finding_and_fits() {
    let tour = deck(TOUR);
    assert!(tour.slides.len() >= 8);
    assert!(tour.slides.iter().all(|slide| slide.notes.is_some()));
    for screen in SCREENS {
        let found = [
            overflows(&tour, screen, false),
            overflows(&tour, screen, true),
        ]
        .concat();
        assert!(found.is_empty(), "{found:#?}");
    }
}

#[test]
fn every_slide_has_notes_to_speak_from_a_target_and_a_speaker() {
    for slide in &deck(SOURCE).slides {
        let id = &slide.id.0;
        let words = slide
            .notes
            .as_ref()
            .map_or(0, |notes| notes.as_str().split_whitespace().count());
        assert!((30..=110).contains(&words), "{id}: {words} words of notes");
        assert!(slide.target.is_some(), "{id} has no target");
        let speaker = slide.speaker.as_ref().map(Clean::as_str);
        assert!(
            matches!(speaker, Some("Team North" | "Team South")),
            "{id}: {speaker:?}"
        );
    }
}

#[test]
fn the_targets_make_the_duration_and_the_discussions_come_on_top() {
    let deck = deck(SOURCE);
    let talk = &deck.slides[..deck.talk_len];
    let targets: Duration = talk.iter().filter_map(|slide| slide.target).sum();
    assert_eq!(Some(targets), deck.info.duration);
    let phases: Duration = talk
        .iter()
        .filter_map(|slide| slide.discussion.as_ref())
        .flat_map(|discussion| [discussion.think, discussion.pair, discussion.share])
        .flatten()
        .sum();
    assert_eq!(
        phases,
        Duration::from_secs(50 * 60),
        "the comment at the top says so"
    );
}

#[test]
fn the_deck_shows_every_block_every_layout_and_every_tone() {
    let deck = deck(SOURCE);
    let blocks: Vec<_> = deck.slides.iter().flat_map(all_blocks).collect();
    let kinds: BTreeSet<_> = blocks.iter().map(|block| kind(block)).collect();
    let all = [
        "text", "bullets", "numbered", "quote", "timeline", "table", "chart", "code", "image",
        "columns", "callout", "big", "qr", "pre", "pause", "rule", "space",
    ];
    assert_eq!(kinds, BTreeSet::from(all));
    for layout in Layout::ALL {
        assert!(
            deck.slides.iter().any(|slide| slide.layout == layout),
            "{layout:?}"
        );
    }
    for tone in [Tone::Note, Tone::Tip, Tone::Warning] {
        let found = blocks
            .iter()
            .any(|block| matches!(block, Block::Callout(callout) if callout.tone == tone));
        assert!(found, "{tone:?}");
    }
    assert!(deck.slides.iter().any(|slide| slide.reveals() > 0));
    assert!(deck.slides.iter().any(|slide| slide.optional));
    assert_eq!(deck.talk_len, 25);
    assert!(deck.slides.len() > deck.talk_len, "backup slides follow");
}

#[test]
fn there_are_discussions_of_every_kind() {
    let deck = deck(SOURCE);
    let discussions: Vec<_> = deck
        .slides
        .iter()
        .filter_map(|slide| slide.discussion.as_ref())
        .collect();
    assert!(discussions.len() >= 8);
    for opens in [Opens::Next, Opens::Slide, Opens::Key] {
        assert!(
            discussions
                .iter()
                .any(|discussion| discussion.opens == opens),
            "{opens:?}"
        );
    }
    assert!(
        discussions
            .iter()
            .any(|it| it.think.is_some() && it.pair.is_some() && it.share.is_some())
    );
    assert!(
        discussions
            .iter()
            .any(|it| !it.options.is_empty() && it.correct.is_some())
    );
    assert!(
        discussions
            .iter()
            .any(|it| !it.options.is_empty() && it.correct.is_none())
    );
    assert!(
        discussions
            .iter()
            .filter(|it| !it.prompts.is_empty())
            .count()
            >= 8
    );
    assert!(discussions.iter().filter(|it| it.answer.is_some()).count() >= 8);
    // The shortest way to ask: a question and nothing else.
    assert!(
        discussions
            .iter()
            .any(|it| it.think.is_none() && it.prompts.is_empty() && it.answer.is_none())
    );
}

#[test]
fn pictures_stand_where_the_deck_says_and_show_what_it_says() {
    let deck = deck(SOURCE);
    let images: Vec<_> = images(&deck).collect();
    assert!(!images.is_empty());
    for image in images {
        let drawing = read(image.path.as_str());
        let title = format!("<title>{}</title>", image.alt);
        assert!(drawing.contains(&title), "{}: {title}", image.path);
    }
}
