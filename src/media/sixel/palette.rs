//! At most 256 colours that do for a picture, and each pixel's among them.

use std::collections::HashMap;

type Rgb = (u8, u8, u8);

/// The colours that a picture may have.
const COLORS: usize = 256;
/// The bits of each part of a colour that tell it from others, when there are too many.
const BITS: u32 = 5;

/// A picture in few colours.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Indexed {
    pub(super) width: usize,
    pub(super) colors: Vec<Rgb>,
    /// Row by row.
    pub(super) indices: Vec<Option<u8>>,
}

/// `pixels`, `width` a row, in few colours: exactly, when there are few, else in those that come
/// nearest, with what each pixel is off by spread over its neighbours.
pub(super) fn index(pixels: &[Option<Rgb>], width: usize) -> Indexed {
    exact(pixels, width).unwrap_or_else(|| {
        let colors = quantize(pixels);
        let indices = dither(pixels, width, &colors);
        Indexed {
            width,
            colors,
            indices,
        }
    })
}

fn exact(pixels: &[Option<Rgb>], width: usize) -> Option<Indexed> {
    let mut known: HashMap<Rgb, u8> = HashMap::new();
    let mut colors = Vec::new();
    let mut indices = Vec::with_capacity(pixels.len());
    for pixel in pixels {
        let Some(color) = pixel else {
            indices.push(None);
            continue;
        };
        if !known.contains_key(color) {
            known.insert(*color, u8::try_from(colors.len()).ok()?);
            colors.push(*color);
        }
        indices.push(known.get(color).copied());
    }
    Some(Indexed {
        width,
        colors,
        indices,
    })
}

/// Colours that are nearly alike, taken together.
#[derive(Clone, Copy, Default)]
struct Bin {
    count: u64,
    sums: [u64; 3],
}

impl Bin {
    fn mean(&self, part: usize) -> u64 {
        self.sums.get(part).copied().unwrap_or(0) / self.count.max(1)
    }
}

/// The colours that do best: those of the picture, parted again and again where they are most
/// apart.
fn quantize(pixels: &[Option<Rgb>]) -> Vec<Rgb> {
    let mut bins: HashMap<u32, Bin> = HashMap::new();
    for (red, green, blue) in pixels.iter().flatten() {
        let bin = bins.entry(key((*red, *green, *blue))).or_default();
        bin.count += 1;
        for (sum, part) in bin.sums.iter_mut().zip([red, green, blue]) {
            *sum += u64::from(*part);
        }
    }
    // In a fixed order, so that a picture always looks the same.
    let mut bins: Vec<(u32, Bin)> = bins.into_iter().collect();
    bins.sort_unstable_by_key(|(key, _)| *key);
    let mut boxes = vec![Group::of(bins.into_iter().map(|(_, bin)| bin).collect())];
    while boxes.len() < COLORS {
        let widest = boxes
            .iter()
            .enumerate()
            .filter(|(_, group)| group.bins.len() > 1)
            .max_by_key(|(_, group)| group.spread);
        let Some((at, _)) = widest else { break };
        let (left, right) = boxes.swap_remove(at).parted();
        boxes.extend([left, right]);
    }
    boxes.iter().map(Group::color).collect()
}

struct Group {
    bins: Vec<Bin>,
    /// The part of the colours in which they are most apart.
    part: usize,
    /// How much they are apart there, all together.
    spread: u64,
}

impl Group {
    fn of(bins: Vec<Bin>) -> Self {
        let spread = |part: usize| {
            let count: u64 = bins.iter().map(|bin| bin.count).sum();
            let sum: u64 = bins
                .iter()
                .map(|bin| bin.sums.get(part).copied().unwrap_or(0))
                .sum();
            let mean = sum / count.max(1);
            let off = |bin: &Bin| {
                bin.count
                    .saturating_mul(bin.mean(part).abs_diff(mean).pow(2))
            };
            // Green is seen best, blue least.
            let weight = [2, 4, 1].get(part).copied().unwrap_or(1);
            bins.iter()
                .map(off)
                .fold(0, u64::saturating_add)
                .saturating_mul(weight)
        };
        let spreads = [spread(0), spread(1), spread(2)];
        let (part, spread) = (0..)
            .zip(spreads)
            .max_by_key(|(_, spread)| *spread)
            .unwrap_or_default();
        Self { bins, part, spread }
    }

    /// Its darker and its lighter half, by pixels; each has a bin at least.
    fn parted(mut self) -> (Self, Self) {
        let part = self.part;
        self.bins.sort_by_key(|bin| bin.mean(part));
        let half = self.bins.iter().map(|bin| bin.count).sum::<u64>() / 2;
        let mut before = 0;
        let lighter = self.bins.iter().position(|bin| {
            before += bin.count;
            before > half
        });
        let at = lighter.unwrap_or(1).clamp(1, self.bins.len().max(2) - 1);
        let right = self.bins.split_off(at);
        (Self::of(self.bins), Self::of(right))
    }

    fn color(&self) -> Rgb {
        let count: u64 = self.bins.iter().map(|bin| bin.count).sum();
        let mean = |part: usize| {
            let sum: u64 = self
                .bins
                .iter()
                .map(|bin| bin.sums.get(part).copied().unwrap_or(0))
                .sum();
            u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)
        };
        (mean(0), mean(1), mean(2))
    }
}

fn key((red, green, blue): Rgb) -> u32 {
    let part = |part: u8| u32::from(part) >> (8 - BITS);
    part(red) << (2 * BITS) | part(green) << BITS | part(blue)
}

/// What a pixel is off by, for its neighbours: right, and below left, below, below right, in
/// sixteenths.
const RIGHT: i32 = 7;
const BELOW: [i32; 3] = [3, 5, 1];

/// The index of each pixel's colour, with what it is off by spread over the pixels that follow.
fn dither(pixels: &[Option<Rgb>], width: usize, colors: &[Rgb]) -> Vec<Option<u8>> {
    let mut nearest = Nearest {
        colors,
        known: HashMap::new(),
    };
    let mut indices = Vec::with_capacity(pixels.len());
    // One pixel more at each end, so that every pixel has neighbours.
    let mut off = vec![[0_i32; 3]; width + 2];
    for row in pixels.chunks(width.max(1)) {
        let mut below = vec![[0_i32; 3]; width + 2];
        let mut carried = [0_i32; 3];
        for (column, pixel) in row.iter().enumerate() {
            let Some((red, green, blue)) = pixel else {
                carried = [0; 3];
                indices.push(None);
                continue;
            };
            let here = off.get(column + 1).copied().unwrap_or_default();
            let mut wanted = [*red, *green, *blue].map(i32::from);
            for ((wanted, here), carried) in wanted.iter_mut().zip(here).zip(carried) {
                *wanted = (*wanted + (here + carried) / 16).clamp(0, 255);
            }
            let (index, found) = nearest.find(wanted);
            indices.push(Some(index));
            let error = [0, 1, 2].map(|part: usize| {
                wanted.get(part).copied().unwrap_or(0) - found.get(part).copied().unwrap_or(0)
            });
            carried = error.map(|error| error * RIGHT);
            for (cell, weight) in below.iter_mut().skip(column).zip(BELOW) {
                for (cell, error) in cell.iter_mut().zip(error) {
                    *cell += error * weight;
                }
            }
        }
        off = below;
    }
    indices
}

struct Nearest<'a> {
    colors: &'a [Rgb],
    /// The index for colours that are nearly alike.
    known: HashMap<u32, u8>,
}

impl Nearest<'_> {
    /// The index of the colour nearest to `wanted`, and that colour.
    fn find(&mut self, wanted: [i32; 3]) -> (u8, [i32; 3]) {
        let byte = |part: i32| u8::try_from(part).unwrap_or(u8::MAX);
        let [red, green, blue] = wanted.map(byte);
        let colors = self.colors;
        let index = *self
            .known
            .entry(key((red, green, blue)))
            .or_insert_with(|| {
                let distance = |color: &Rgb| {
                    let (other_red, other_green, other_blue) = *color;
                    let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
                    2 * square(red, other_red)
                        + 4 * square(green, other_green)
                        + square(blue, other_blue)
                };
                let nearest = (0..=u8::MAX)
                    .zip(colors)
                    .min_by_key(|(_, color)| distance(color));
                nearest.map_or(0, |(index, _)| index)
            });
        let (red, green, blue) = colors.get(usize::from(index)).copied().unwrap_or_default();
        (index, [red, green, blue].map(i32::from))
    }
}
