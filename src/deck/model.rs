//! The deck as the rest of the program sees it: plain values, all text [`Clean`].

use std::fmt;
use std::time::Duration;

use super::{Block, Discussion, Looks, ThemeChoice};
use crate::source::Mistake;
use crate::text::Clean;

/// A whole talk. Once loaded it never changes; a reload makes a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct Deck {
    /// What holds for the talk as a whole.
    pub info: DeckInfo,
    /// The slides in their running order: first the talk's own, then the backup slides. Never
    /// empty.
    pub slides: Vec<Slide>,
    /// How many of `slides` belong to the talk; the others are backup.
    pub talk_len: usize,
}

impl Deck {
    /// What the slide of this index, from 0, is called: slides of the talk count from 1, backup
    /// slides are B1, B2 and so on.
    pub fn number(&self, slide: usize) -> String {
        match slide.checked_sub(self.talk_len) {
            None => format!("{}", slide + 1),
            Some(backup) => format!("B{}", backup + 1),
        }
    }

    /// How the screen becomes the slide of this index, from 0.
    pub fn transition(&self, slide: usize) -> Transition {
        let own = self.slides.get(slide).and_then(|slide| slide.transition);
        own.unwrap_or(self.info.transition)
    }
}

/// What holds for the talk as a whole: the tables `[deck]`, `[theme]` and `[check]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeckInfo {
    /// The talk's title, on title slides and in footers. Default: the first title of a slide.
    ///
    /// `title = "The Great Leap Forward"`
    pub title: Clean,
    /// Under the title, on title slides. Default: none.
    ///
    /// `subtitle = "Through various eyes"`
    pub subtitle: Option<Clean>,
    /// Who gives the talk; one name may stand without brackets. Default: nobody.
    ///
    /// `authors = ["Team North", "Team South"]`
    pub authors: Vec<Clean>,
    /// When: a TOML date, or any text. Default: none.
    ///
    /// `date = 2026-11-24`, `date = "Spring 2026"`
    pub date: Option<Date>,
    /// BCP 47 language tag, for exports and screen readers; its form alone is checked. Default:
    /// none.
    ///
    /// `language = "en"`
    pub language: Option<Clean>,
    /// How long the talk should take, discussions not counted: hours, minutes and seconds, at most
    /// a day. Default: none.
    ///
    /// `duration = "40m"`, `duration = "1h30m"`
    pub duration: Option<Duration>,
    /// A built-in theme's name or a path to a theme file, or one for dark and one for light
    /// terminals. Default: `chalkboard`.
    ///
    /// `theme = "paper"`, `theme = { dark = "midnight", light = "paper" }`
    pub theme: Option<ThemeChoice>,
    /// How lists come, unless a slide or a list says otherwise. Default: `all`.
    ///
    /// `reveal = "bullets"`
    pub reveal: Reveal,
    /// The bottom row. Default: title, speaker, slide number. `false` is no footer.
    ///
    /// `footer = { left = "{title}", right = "{slide}/{slides}" }`
    pub footer: Footer,
    /// How one slide becomes the next, where motion is wanted. Default: `none`.
    ///
    /// `transition = "fade"`
    pub transition: Transition,
    /// The `[theme]` table: what the deck changes in its theme. Default: nothing.
    ///
    /// `[theme.palette]`, `accent = "#c2410c"`
    pub looks: Looks,
    /// The `[check]` table: what `seminar check` passes over. Default: nothing.
    ///
    /// `allow = ["overflow"]`
    pub allowed: Vec<Mistake>,
}

/// A date as written, or any text in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Date {
    /// A TOML local date.
    Day {
        /// The year.
        year: u16,
        /// The month, 1 to 12.
        month: u8,
        /// The day, 1 to 31.
        day: u8,
    },
    /// Anything else, shown as it is: "Spring 2026".
    Text(Clean),
}

impl fmt::Display for Date {
    /// `24 November 2026`, or the text.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        match self {
            Self::Day { year, month, day } => {
                let index = usize::from(*month).saturating_sub(1);
                let month = MONTHS.get(index).copied().unwrap_or_default();
                write!(f, "{day} {month} {year}")
            }
            Self::Text(text) => text.fmt(f),
        }
    }
}

/// The footer's template. `{title}`, `{speaker}`, `{slide}`, `{slides}`, `{authors}` and `{date}`
/// are filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footer {
    /// At the left edge. Default: `{title}`; on a slide, the deck's.
    pub left: Clean,
    /// In the middle. Default: `{speaker}`; on a slide, the deck's.
    pub center: Clean,
    /// At the right edge. Default: `{slide}/{slides}`; on a slide, the deck's.
    pub right: Clean,
}

impl Default for Footer {
    fn default() -> Self {
        Self {
            left: Clean::line("{title}"),
            center: Clean::line("{speaker}"),
            right: Clean::line("{slide}/{slides}"),
        }
    }
}

/// A name that stays with a slide when others come and go around it: the `id` key, or the slug of
/// its title, made unique in the deck.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SlideId(pub String);

/// One screenful. A deck may have thousands of them: what few slides have is boxed.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// The slide's name: letters of any script, digits, `-`, `_` and `.`, at most 60 of them.
    /// Default: the title's slug, made unique; of a slide without one, that of its first words.
    ///
    /// `id = "why-it-failed"`
    pub id: SlideId,
    /// The heading; also what the overview shows. Inline markup. Default: none.
    ///
    /// `title = "Why it failed"`
    pub title: Option<Clean>,
    /// Under the heading, dim. Inline markup. Default: none.
    ///
    /// `subtitle = "Four links of one chain"`
    pub subtitle: Option<Clean>,
    /// How the slide is composed. Default: `content`; `title` for a first slide with no blocks.
    ///
    /// `layout = "section"`
    pub layout: Layout,
    /// Who has the floor. Default: nobody.
    ///
    /// `speaker = "Team North"`
    pub speaker: Option<Clean>,
    /// How long the slide should take, at most a day. Default: untimed slides share what is left of
    /// the duration.
    ///
    /// `target = "1m30s"`
    pub target: Option<Duration>,
    /// What to say, with inline markup. Blank lines part paragraphs, other line breaks are kept.
    /// Default: none.
    ///
    /// `notes = "Ask who gains. Then wait."`
    pub notes: Option<Clean>,
    /// A theme for this slide alone, or a pair of them. Default: the deck's.
    ///
    /// `theme = "high-contrast"`
    pub theme: Option<Box<ThemeChoice>>,
    /// A footer for this slide alone; parts that it leaves out are the deck's, and `false` is no
    /// footer. Default: the deck's.
    ///
    /// `footer = { center = "" }`
    pub footer: Option<Box<Footer>>,
    /// How the slide before becomes this one. Default: the deck's.
    ///
    /// `transition = "slide"`
    pub transition: Option<Transition>,
    /// May be skipped when time runs short. Default: `false`.
    ///
    /// `optional = true`
    pub optional: bool,
    /// The question that this slide opens: a question alone, or a table. Default: none.
    ///
    /// `discussion = "How were communes so isolated?"`
    pub discussion: Option<Box<Discussion>>,
    /// What stands on it: blocks beside these keys, one of each kind, and any number of them under
    /// `content`, in the order written.
    ///
    /// `bullets = ["…"]`, `content = [ { text = "…" }, { rule = true } ]`
    pub body: Body,
}

impl Slide {
    /// A slide with these blocks, and with nothing but a name; all that is left out is as it is then.
    pub fn new(id: SlideId, blocks: Vec<Block>) -> Self {
        Self {
            id,
            title: None,
            subtitle: None,
            layout: Layout::default(),
            speaker: None,
            target: None,
            notes: None,
            theme: None,
            footer: None,
            transition: None,
            optional: false,
            discussion: None,
            body: Body::Blocks(blocks),
        }
    }
}

/// What stands on a slide.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The blocks, from top to bottom.
    Blocks(Vec<Block>),
    /// The slide could not be read: sentences that say what is wrong, and where.
    Broken(Vec<Clean>),
}

/// How a slide is composed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Heading, rule, blocks.
    #[default]
    Content,
    /// The talk's title, subtitle, authors and date. The default for a first slide with no blocks.
    Title,
    /// A new part begins.
    Section,
    /// One sentence, large, in the middle.
    Statement,
    /// One quotation, large.
    Quote,
    /// A picture that fills the slide.
    Image,
    /// Nothing but the blocks: no heading, no footer.
    Blank,
}

impl Layout {
    /// All layouts.
    pub const ALL: [Self; 7] = [
        Self::Content,
        Self::Title,
        Self::Section,
        Self::Statement,
        Self::Quote,
        Self::Image,
        Self::Blank,
    ];
}

/// How one slide becomes another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Transition {
    /// At once.
    #[default]
    None,
    /// The one fades out, and the other in.
    Fade,
    /// The one makes way for the other, from the side.
    Slide,
}

/// How a list comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reveal {
    /// All at once.
    #[default]
    All,
    /// One item with each Next.
    Bullets,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_out_and_any_text_stays_as_it_is() {
        let day = Date::Day {
            year: 2026,
            month: 11,
            day: 4,
        };
        assert_eq!(day.to_string(), "4 November 2026");
        assert_eq!(
            Date::Text(Clean::line("Spring 2026")).to_string(),
            "Spring 2026"
        );
    }

    #[test]
    #[cfg(target_pointer_width = "64")]
    fn a_slide_and_a_block_take_little_memory() {
        assert!(size_of::<Slide>() <= 176, "{}", size_of::<Slide>());
        assert!(size_of::<Block>() <= 64, "{}", size_of::<Block>());
    }

    #[test]
    fn backup_slides_have_numbers_of_their_own() {
        let deck = Deck {
            info: DeckInfo::default(),
            slides: Vec::new(),
            talk_len: 2,
        };
        assert_eq!(
            [0, 1, 2, 3].map(|slide| deck.number(slide)),
            ["1", "2", "B1", "B2"]
        );
    }
}
