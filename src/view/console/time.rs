//! How the talk keeps to its time: what it has had, what it should have, when it will end.

use ratatui::layout::Rect;

use super::{Side, arrangement};
use crate::layout::{Row, Size, Tint, large_figures};
use crate::lesson::{Against, Pace, Phase, Verdict};
use crate::theme::Ink;
use crate::view::clock::{countdown, digits};
use crate::view::discussion;
use crate::view::frame::{Edges, Lines};
use crate::view::paint::Canvas;
use crate::view::words::Words;
use crate::view::{Now, Scene};
use crate::viewer::Screen;

/// Columns between what stands side by side, at least.
const GAP: u16 = 3;

/// The fewest columns that the columns of words take: digits that come and go move nothing, for ten hours.
const COLUMNS: [u16; 3] = [17, 27, 0];

/// The same of words for narrow places.
const SHORT_COLUMNS: [u16; 3] = [17, 20, 0];

/// The fewest columns of words beside a large clock.
const BESIDE: u16 = 23;

/// From this height on a side has rows to spare for a bar and a large clock.
const TALL: u16 = 28;

/// What there is to say of the time.
pub(super) struct Times {
    /// The talk's time, as a clock shows it.
    clock: String,
    talk: Words,
    /// Whether the clock stands.
    state: Words,
    slide: Words,
    verdict: Words,
    ends: Words,
    each: Words,
    discussions: Words,
    optional: Words,
    /// The same in fewer columns.
    short: Short,
    /// The phase that counts down.
    phase: Words,
    /// What part of the talk's time is over, in thousandths, and whether it is late.
    bar: Option<(u64, bool)>,
    /// The clock, its minutes in large letters.
    large: Vec<Row>,
}

/// A few words for narrow places.
struct Short {
    talk: Words,
    /// The talk's whole time alone.
    of: Words,
    slide: Words,
    each: Words,
    discussions: Words,
}

impl Times {
    /// What there is to say at `pace`.
    pub(super) fn of(scene: &Scene<'_>, pace: &Pace) -> Self {
        let against = pace.planned.as_ref();
        let elapsed = scene.lesson.clock().watch.elapsed(scene.now.time);
        let spent = against.map_or(elapsed, |_| pace.talk).as_secs();
        let total = against.map(|it| digits(it.total.as_secs()));
        let so_far = total
            .as_deref()
            .map_or_else(|| digits(spent), |total| set(spent, total));
        let of = |span: &str| Words::new(so_far.as_str(), Ink::Status).and(span, Ink::Dim);
        let talk = match &total {
            Some(total) => of(&format!(" of {total}")),
            None => of(" so far"),
        };
        let short_talk = match &total {
            Some(total) => of(&format!("/{total}")),
            None => of(""),
        };
        let of = total.map_or_else(Words::default, |total| {
            Words::new(format!("of {total}"), Ink::Dim)
        });
        Self {
            clock: digits(spent),
            talk,
            state: standing(scene),
            slide: slide("this slide ", " of ", pace),
            verdict: against.map(verdict).unwrap_or_default(),
            ends: against.map(|it| ends(it, scene.now)).unwrap_or_default(),
            each: against.map(each).unwrap_or_default(),
            discussions: discussions("discussions ", " of ", scene, pace),
            short: Short {
                talk: short_talk,
                of,
                slide: slide("slide ", "/", pace),
                each: against.map(each_short).unwrap_or_default(),
                discussions: discussions("discuss ", "/", scene, pace),
            },
            optional: optional(scene, pace),
            phase: phase(scene),
            bar: against.map(|it| (done(it, pace), it.verdict == Verdict::Late)),
            large: Vec::new(),
        }
    }

    /// With the clock in large letters, for a rehearsal, where `within` has room for them.
    #[must_use]
    pub(super) fn with_clock(mut self, scene: &Scene<'_>, within: Side) -> Self {
        if scene.viewer.screen == Screen::Rehearsal && within.height() >= TALL {
            let size = Size {
                width: within.inner_width(),
                height: within.height() / 5,
            };
            self.large = large_clock(&self.clock, size).unwrap_or_default();
        }
        self
    }

    /// The rows that the pane takes in `within`.
    pub(super) fn height(&self, within: Side) -> u16 {
        let rows = self
            .rows(within.inner_width(), within.height() >= TALL)
            .len();
        u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2)
    }

    /// Draws the pane.
    pub(super) fn draw(self, scene: &Scene<'_>, canvas: &mut Canvas<'_>, area: Rect) {
        let (hour, minute, _) = scene.now.time_of_day;
        let top = Words::new(format!("{hour:>2}:{minute:02}"), Ink::Status);
        let name = Words::new("time", Ink::PanelTitle);
        let name = if self.state.is_empty() {
            name
        } else {
            name.and(" ── ", Ink::Panel).join(0, self.state.clone())
        };
        let edges = Edges {
            name,
            top,
            bottom: self.optional.clone(),
        };
        canvas.frame(area, Lines::LIGHT, &edges);
        let inner = Rect {
            x: area.x + area.width.min(2),
            y: area.y + area.height.min(1),
            width: area.width.saturating_sub(4),
            height: area.height.saturating_sub(2),
        };
        // The bar is the first to go.
        let rows = [true, false].map(|barred| self.rows(inner.width, barred));
        let [barred, bare] = rows;
        let fits = barred.len() <= usize::from(inner.height);
        canvas.rows(inner, if fits { &barred } else { &bare });
    }

    /// Draws as much as fits in the one row of `area`, with the phase that counts down where nothing
    /// else shows it.
    pub(super) fn draw_line(&self, with_phase: bool, canvas: &mut Canvas<'_>, area: Rect) {
        canvas.blank(area, Ink::Body);
        let (margin, width) = arrangement::line(area);
        let Self {
            talk,
            state,
            slide,
            verdict,
            ends,
            each,
            optional,
            short,
            ..
        } = self;
        let nothing = Words::default();
        let phase = if with_phase { &self.phase } else { &nothing };
        let long = [phase, talk, state, verdict, optional, slide, ends, each];
        let all = long.into_iter().fold(Words::default(), |line, words| {
            line.join(usize::from(GAP), words.clone())
        });
        if all.width() <= width {
            canvas.words(area, margin, 0, &all);
            return;
        }
        let mut line = Words::default();
        let narrow = [phase, &short.talk, state, verdict, &short.slide, ends];
        for words in narrow {
            let longer = line.clone().join(2, words.clone());
            if longer.width() <= width {
                line = longer;
            }
        }
        if line.is_empty() {
            line = short.talk.clone().clipped(width);
        }
        canvas.words(area, margin, 0, &line);
    }

    /// All of it in `width` columns, a bar over it where one is wanted.
    fn rows(&self, width: u16, barred: bool) -> Vec<Row> {
        let clock = self.large.iter().map(Row::width).max().unwrap_or(0);
        let beside = width.saturating_sub(clock + GAP + 1);
        if clock > 0 && beside >= BESIDE {
            return self.beside_clock(self.table(beside), clock + GAP + 1);
        }
        let mut rows = self.large.clone();
        if let Some(bar) = self.bar.filter(|_| barred && width > 0) {
            rows.push(bar_row(bar, width));
        }
        rows.extend(self.table(width));
        rows
    }

    /// As many columns of words as fit in `width` columns.
    fn table(&self, width: u16) -> Vec<Row> {
        let Self {
            talk,
            slide,
            verdict,
            ends,
            each,
            discussions,
            short,
            ..
        } = self;
        // The clock beside it has said how long the talk took so far.
        let (talk, short_talk) = if self.large.is_empty() {
            (talk, &short.talk)
        } else {
            (&short.of, &short.of)
        };
        let three = vec![
            vec![talk, verdict],
            vec![slide, ends],
            vec![each, discussions],
        ];
        let two = vec![vec![talk, verdict, each], vec![slide, ends, discussions]];
        let short_two = vec![
            vec![short_talk, verdict, &short.each],
            vec![&short.slide, ends, &short.discussions],
        ];
        let tables = [(three, COLUMNS), (two, COLUMNS), (short_two, SHORT_COLUMNS)];
        let all = vec![vec![
            short_talk,
            verdict,
            &short.slide,
            ends,
            &short.each,
            &short.discussions,
        ]];
        let fits = tables
            .into_iter()
            .find(|(columns, least)| table_width(columns, *least) <= width);
        let (columns, least) = fits.unwrap_or((all, [0; 3]));
        table(&columns, least, width)
    }

    /// `words` beside the large clock, from `column` on. They end where it ends: what runs on them is near what runs
    /// on it, which takes fewer bytes.
    fn beside_clock(&self, words: Vec<Row>, column: u16) -> Vec<Row> {
        let mut rows = self.large.clone();
        let above = rows.len().saturating_sub(words.len());
        rows.resize(rows.len().max(words.len()), Row::default());
        for (row, mut words) in rows.iter_mut().skip(above).zip(words) {
            words.indent(column);
            row.spans.extend(words.spans);
        }
        rows
    }
}

/// `clock` with its minutes in large letters that fit into `size`. Hours and seconds are small: large seconds
/// would be most of what a terminal is sent in a talk, and of what the eye sees move. Each has room for two
/// figures, set right: as the clock grows nothing moves, not even when the first hour is over.
fn large_clock(clock: &str, size: Size) -> Option<Vec<Row>> {
    let (minutes, seconds) = clock.rsplit_once(':')?;
    let (hours, minutes) = minutes.rsplit_once(':').unwrap_or(("", minutes));
    let hours = match hours {
        "" => String::new(),
        hours => format!("{hours:>2}:"),
    };
    let small = |text: String| Words::new(text, Ink::Status);
    let (hours, seconds) = (small(hours), small(format!(":{seconds}")));
    let before = hours.width().max(3) + 1;
    let figures = |text: &str, size| large_figures(text, Tint::of(Ink::Title), size);
    // Its figures fill their columns.
    let full = |text: &str, size| {
        let rows = figures(&"0".repeat(text.len()), size)?;
        let width = rows.iter().map(Row::width).max().unwrap_or(0);
        let height = u16::try_from(rows.len()).unwrap_or(size.height);
        Some(Size { width, height })
    };
    let within = Size {
        width: size.width.saturating_sub(before + 1 + seconds.width()),
        ..size
    };
    let room = full("00", within)?;
    let free = room.width.saturating_sub(full(minutes, room)?.width);
    let mut rows = figures(minutes, room)?;
    for row in &mut rows {
        row.indent(before + free);
    }
    let last = rows.last_mut()?;
    last.spans.splice(0..0, hours.row(0).spans);
    let after = before + room.width + 1;
    last.spans.extend(seconds.row(after).spans);
    Some(rows)
}

/// The columns that each of `columns` takes, without the gap after it: its `least` at least.
fn widths(columns: &[Vec<&Words>], least: [u16; 3]) -> Vec<u16> {
    let widest = |column: &Vec<&Words>| column.iter().map(|it| it.width()).max().unwrap_or(0);
    let pairs = columns.iter().zip(least);
    pairs
        .map(|(column, least)| widest(column).max(least))
        .collect()
}

fn table_width(columns: &[Vec<&Words>], least: [u16; 3]) -> u16 {
    let used: u16 = widths(columns, least).iter().map(|it| it + GAP).sum();
    used.saturating_sub(GAP)
}

/// `columns` of words side by side.
fn table(columns: &[Vec<&Words>], least: [u16; 3], width: u16) -> Vec<Row> {
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows = vec![Row::default(); height];
    let mut left = 0;
    for (column, taken) in columns.iter().zip(widths(columns, least)) {
        for (row, words) in rows.iter_mut().zip(column) {
            let words = (*words).clone().clipped(width.saturating_sub(left));
            row.spans.extend(words.row(left).spans);
        }
        left += taken + GAP;
    }
    rows.retain(|row| row.width() > 0);
    rows
}

/// Whether the clock stands, in a word.
fn standing(scene: &Scene<'_>) -> Words {
    let clock = scene.lesson.clock();
    match (clock.watch.runs(), clock.begun) {
        (true, _) => Words::default(),
        (false, true) => Words::new("paused", Ink::Warning),
        (false, false) => Words::new("not begun", Ink::Dim),
    }
}

/// `seconds`, set right in as many columns as `most` takes: as it grows nothing moves.
fn set(seconds: u64, most: &str) -> String {
    format!("{:>1$}", digits(seconds), most.len())
}

/// So much of so much, with a word or sign between the two. Where that is too much, the end of it says so.
///
/// Figures that change with each second are all in one ink, so that a terminal need not be told of
/// another for each.
fn of(name: &str, between: &str, spent: u64, all: u64) -> Words {
    let ink = if spent > all { Ink::Warning } else { Ink::Dim };
    let all = digits(all);
    Words::new(name, Ink::Dim)
        .and(set(spent, &all), Ink::Status)
        .and(format!("{between}{all}"), ink)
}

fn slide(name: &str, between: &str, pace: &Pace) -> Words {
    let spent = pace.slide.as_secs();
    match pace.target {
        Some(target) => of(name, between, spent, target.as_secs()),
        None => Words::new(name, Ink::Dim).and(digits(spent), Ink::Status),
    }
}

/// How it stands in words; sign and mark say the same.
fn verdict(against: &Against) -> Words {
    let span = digits(against.late.unsigned_abs());
    let sign = match against.late {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    match against.verdict {
        Verdict::OnTime => Words::new("✓ ", Ink::Good)
            .and("on time (", Ink::Body)
            .and(format!("{sign}{span}"), Ink::Status)
            .and(")", Ink::Body),
        Verdict::Late => Words::new("▲ ", Ink::Warning)
            .and(format!("{sign}{span}"), Ink::Status)
            .and(" late", Ink::Warning),
        Verdict::Early => Words::new("▼ ", Ink::Accent)
            .and(format!("{sign}{span}"), Ink::Status)
            .and(" early", Ink::Body),
    }
}

/// The time of day at which all will be over at this pace.
fn ends(against: &Against, now: Now) -> Words {
    let (hour, minute, second) = now.time_of_day;
    let today = (u64::from(hour) * 60 + u64::from(minute)) * 60 + u64::from(second);
    let minutes = (today + against.ends_in.as_secs()) / 60;
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    Words::new("ends ", Ink::Dim).and(format!("{hour:>2}:{minute:02}"), Ink::Body)
}

/// What is left for each slide that comes.
fn each(against: &Against) -> Words {
    let slides = match against.slides_left {
        0 => return Words::default(),
        1 => "this slide".to_owned(),
        slides => format!("each of {slides}"),
    };
    let left = against.for_each.as_secs();
    if left == 0 {
        return Words::new(format!("no time left for {slides}"), Ink::Warning);
    }
    Words::new(digits(left), Ink::Status).and(format!(" for {slides}"), Ink::Dim)
}

fn each_short(against: &Against) -> Words {
    let left = against.for_each.as_secs();
    match (against.slides_left, left) {
        (0, _) => Words::default(),
        (_, 0) => Words::new("no time left", Ink::Warning),
        _ => Words::new(digits(left), Ink::Status).and(" a slide", Ink::Dim),
    }
}

/// The time of discussions, which is counted apart.
fn discussions(name: &str, between: &str, scene: &Scene<'_>, pace: &Pace) -> Words {
    let budget = scene.plan.discussions().as_secs();
    let spent = pace.discussions.as_secs();
    if budget == 0 && spent == 0 {
        return Words::default();
    }
    of(name, between, spent, budget)
}

/// The optional slides that still come; what to do with them when it is late.
fn optional(scene: &Scene<'_>, pace: &Pace) -> Words {
    const MOST: usize = 5;
    let Some(against) = pace.planned.filter(|_| !pace.optional.is_empty()) else {
        return Words::default();
    };
    let named = pace.optional.iter().take(MOST);
    let numbers: Vec<String> = named.map(|slide| scene.deck.number(*slide)).collect();
    let more = if pace.optional.len() > MOST {
        " …"
    } else {
        ""
    };
    let numbers = numbers.join(", ") + more;
    if against.verdict == Verdict::Late {
        Words::new(format!("skip {numbers} to be on time"), Ink::Warning)
    } else {
        Words::new(format!("optional: {numbers}"), Ink::Dim)
    }
}

/// The phase that counts down, for where there is only a line.
fn phase(scene: &Scene<'_>) -> Words {
    let Some(time) = countdown(scene) else {
        return Words::default();
    };
    let name = match time.phase {
        Phase::Closed => return Words::default(),
        phase => discussion::name(phase),
    };
    Words::new("● ", Ink::Accent)
        .and(format!("{name} "), Ink::Question)
        .join(0, discussion::phase_left(scene, &time))
}

/// What part of the talk is over, in thousandths.
fn done(against: &Against, pace: &Pace) -> u64 {
    let total = against.total.as_secs().max(1);
    (pace.talk.as_secs() * 1000 / total).min(1000)
}

fn bar_row((done, late): (u64, bool), width: u16) -> Row {
    let full = usize::try_from(done * u64::from(width) / 1000).unwrap_or(0);
    let rest = usize::from(width) - full.min(usize::from(width));
    let ink = if late { Ink::Warning } else { Ink::Accent };
    Words::new("━".repeat(full), ink)
        .and("─".repeat(rest), Ink::Rest)
        .row(0)
}
