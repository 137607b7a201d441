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
}

impl Answer {
    /// The answer that a sequence holds, if it is one that was asked for.
    pub(super) fn of(sequence: &[u8]) -> Option<Self> {
        match sequence {
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
            _ => None,
        }
    }
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
            (b"\x1b]11;rgb:0/0/0", None),
        ] {
            assert_eq!(Answer::of(sequence), answer, "{sequence:?}");
        }
    }
}
