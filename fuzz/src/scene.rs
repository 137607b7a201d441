//! A few screens, the terminal that shows them one after the other, and what happens in between.

use ratatui::buffer::Buffer;
use seminar::shell::wire::Abilities;

use crate::bytes::Bytes;
use crate::studio::Studio;
use crate::terminal::Oddities;

/// More than this many changes say nothing that fewer do not.
const CHANGES: usize = 200;
const FRAMES: usize = 6;

/// Screens of one size.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What the terminal is trusted with.
    pub abilities: Abilities,
    /// How it differs from others.
    pub oddities: Oddities,
    /// What it is to show, one after the other.
    pub frames: Vec<Frame>,
}

/// A screen.
#[derive(Clone, Debug)]
pub struct Frame {
    /// What is to be seen.
    pub buffer: Buffer,
    /// What happened to the terminal since the one before.
    pub event: Event,
}

/// What happens between two frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Event {
    /// Nothing.
    #[default]
    Nothing,
    /// Something else moved the cursor and set colours.
    Disturbed,
    /// Something else wrote all over the screen: it is painted anew.
    Spoilt,
}

impl Scene {
    /// The screens that `bytes` say.
    pub fn of(bytes: &[u8]) -> Self {
        let bytes = &mut Bytes::new(bytes);
        let width = match bytes.byte() {
            short @ 0..=247 => u16::from(short) % 40 + 1,
            long => 90 + u16::from(long) % 8 * 10,
        };
        let height = match bytes.byte() {
            short @ 0..=247 => u16::from(short) % 12 + 1,
            long => 90 + u16::from(long) % 8 * 10,
        };
        let abilities = Abilities::from_bits_truncate(bytes.byte());
        let oddities = Oddities::from_bits_truncate(bytes.byte());
        let may_overrun = !oddities.contains(Oddities::WRAPS);
        let mut studio = Studio::new((width, height), may_overrun, bytes);
        for _ in 0..CHANGES {
            if bytes.is_empty() || studio.count() + 1 == FRAMES {
                break;
            }
            studio.change(bytes);
        }
        Self {
            abilities,
            oddities,
            frames: studio.into_frames(),
        }
    }
}
