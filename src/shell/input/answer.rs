//! What a terminal answers when it is asked what it can do.

use crate::layout::Pixels;

/// The number that pictures are asked about with: answers with another are for somebody else.
pub(in crate::shell) const QUESTION: u32 = 31;

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::shell) enum Answer {
    /// Whether it takes pictures by kitty's protocol.
    Kitty(bool),
    /// What it can do, by numbers: its primary device attributes.
    Attributes(Vec<u16>),
    /// Its name and version.
    Version(String),
    /// The pixels of a cell.
    Cell(Pixels),
    /// The red, green and blue of its background.
    Background(u8, u8, u8),
    /// Its colours are others than before.
    Palette,
    /// It has done all that it was told before it was asked: its status report.
    Ready,
}

impl Answer {
    /// The answer that a sequence holds, if it is one that was asked for.
    pub(super) fn of(sequence: &[u8]) -> Option<Self> {
        match sequence {
            b"\x1b[0n" => Some(Self::Ready),
            [0x1b, b'[', b'?', numbers @ .., b'c'] => Some(Self::Attributes(parse(numbers)?)),
            [0x1b, b'[', numbers @ .., b't'] => match parse(numbers)?.as_slice() {
                [6, height, width] if *height > 0 && *width > 0 => Some(Self::Cell(Pixels {
                    width: u32::from(*width),
                    height: u32::from(*height),
                })),
                _ => None,
            },
            [0x1b, b'P', b'>', b'|', version @ ..] => {
                let version = String::from_utf8_lossy(version).into_owned();
                Some(Self::Version(version))
            }
            [0x1b, b'_', b'G', answer @ ..] => {
                let answer = std::str::from_utf8(answer).ok()?;
                let (keys, message) = answer.split_once(';')?;
                let ours = format!("i={QUESTION}");
                keys.split(',')
                    .any(|key| key == ours)
                    .then(|| Self::Kitty(message == "OK"))
            }
            [0x1b, b']', b'1', b'1', b';', color @ ..] => {
                let [red, green, blue] = color_of(color)?;
                Some(Self::Background(red, green, blue))
            }
            [0x1b, b'[', b'?', numbers @ .., b'n'] => {
                matches!(parse(numbers)?.as_slice(), [997, 1 | 2]).then_some(Self::Palette)
            }
            _ => None,
        }
    }
}

/// A colour in the X Window System's words, each part of which has one to four digits:
/// `rgb:ffff/ffff/ffff`, or `rgba:` with a fourth part, which says how much shines through.
fn color_of(text: &[u8]) -> Option<[u8; 3]> {
    let text = std::str::from_utf8(text).ok()?;
    let (kind, parts) = text.split_once(':')?;
    let parts: Vec<u8> = parts.split('/').map(part_of).collect::<Option<_>>()?;
    match (kind, parts.as_slice()) {
        ("rgb", &[red, green, blue]) | ("rgba", &[red, green, blue, _]) => Some([red, green, blue]),
        _ => None,
    }
}

/// A part of a colour, of which as many digits as it has are the most.
fn part_of(digits: &str) -> Option<u8> {
    let most = match digits.len() {
        1 => 0xf,
        2 => 0xff,
        3 => 0xfff,
        4 => 0xffff,
        _ => return None,
    };
    let is_number = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let part = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
    u8::try_from(part * 255 / most).ok()
}

fn parse(numbers: &[u8]) -> Option<Vec<u16>> {
    let numbers = std::str::from_utf8(numbers).ok()?;
    numbers
        .split(';')
        .map(|number| number.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_known_by_their_form() {
        let cell = Pixels {
            width: 9,
            height: 18,
        };
        for (sequence, answer) in [
            (
                &b"\x1b[?62;4;22c"[..],
                Some(Answer::Attributes(vec![62, 4, 22])),
            ),
            (b"\x1b[6;18;9t", Some(Answer::Cell(cell))),
            (
                b"\x1bP>|kitty(0.35.2)",
                Some(Answer::Version("kitty(0.35.2)".to_owned())),
            ),
            (b"\x1b_Gi=31;OK", Some(Answer::Kitty(true))),
            (b"\x1b_Gi=31,p=1;ENOENT:gone", Some(Answer::Kitty(false))),
            (b"\x1b_Gi=7;OK", None),
            (b"\x1b[6;0;9t", None),
            (b"\x1b[8;24;80t", None),
            (b"\x1b[>1;2c", None),
            (b"\x1b]10;rgb:0/0/0", None),
            (b"\x1b]11;?", None),
            (b"\x1b[?997;1n", Some(Answer::Palette)),
            (b"\x1b[?997;2n", Some(Answer::Palette)),
            (b"\x1b[?997;3n", None),
            (b"\x1b[?996n", None),
            (b"\x1b[0n", Some(Answer::Ready)),
            (b"\x1b[3n", None),
            (b"\x1b[00n", None),
            (b"\x1b[?0n", None),
        ] {
            assert_eq!(Answer::of(sequence), answer, "{sequence:?}");
        }
    }

    #[test]
    fn a_background_is_understood_in_all_forms_in_which_terminals_tell_it() {
        for (color, told) in [
            ("rgb:ffff/ffff/ffff", Some((255, 255, 255))),
            ("rgb:1e1e/1e1e/2e2e", Some((30, 30, 46))),
            ("rgb:FaFa/F6F6/EcEc", Some((250, 246, 236))),
            ("rgb:ff/80/00", Some((255, 128, 0))),
            ("rgb:fff/800/000", Some((255, 127, 0))),
            ("rgb:f/8/0", Some((255, 136, 0))),
            ("rgba:0000/0000/0000/8000", Some((0, 0, 0))),
            ("rgba:ff/ff/ff/00", Some((255, 255, 255))),
            ("rgb:ffff/ffff", None),
            ("rgb:ffff/ffff/ffff/ffff", None),
            ("rgba:ffff/ffff/ffff", None),
            ("rgb:fffff/0/0", None),
            ("rgb:+f/0/0", None),
            ("rgb:/0/0", None),
            ("rgb:gg/00/00", None),
            ("rgb:\u{ff11}/0/0", None),
            ("cmyk:0/0/0", None),
            ("white", None),
            ("", None),
        ] {
            let answer = Answer::of(format!("\x1b]11;{color}").as_bytes());
            let told = told.map(|(red, green, blue)| Answer::Background(red, green, blue));
            assert_eq!(answer, told, "{color:?}");
        }
    }
}
