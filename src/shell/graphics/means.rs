//! By which means pictures reach a terminal: as the user says, as the environment tells, or as the
//! terminal itself answers.

use super::super::input::{Answer, QUESTION};
use super::tmux;
use crate::config::Images;
use crate::layout::Pixels;
use crate::theme::Depth;

/// What a terminal understands of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// Kitty's, with cells that stand for parts of a picture.
    KittyCells,
    /// Kitty's, with pictures laid over cells.
    KittyOver,
    /// iTerm2's.
    Iterm2,
    /// Sixels.
    Sixel,
}

/// What is known of a terminal and wanted of it before it is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// How the user wants to see pictures.
    pub images: Images,
    /// What the terminal understands for sure.
    pub known: Option<Protocol>,
    /// Whether tmux stands between, which passes on only what is wrapped for it, where it may.
    pub in_tmux: bool,
    /// Whether a question does no harm: a few terminals print what they do not understand.
    pub asks: bool,
    /// How many colours there are.
    pub depth: Depth,
}

/// What a terminal has answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heard {
    kitty: Option<bool>,
    attributes: Option<Vec<u16>>,
    version: Option<String>,
    pub(super) cell: Option<Pixels>,
}

/// How pictures are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// It has yet to be found out.
    Open,
    /// The terminal draws them.
    Sharp(Protocol),
    /// In half blocks.
    Blocks,
    /// Not at all.
    Off,
}

impl Heard {
    pub(super) fn hear(&mut self, answer: Answer) {
        match answer {
            Answer::Kitty(can) => self.kitty = Some(can),
            Answer::Attributes(numbers) => self.attributes = Some(numbers),
            Answer::Version(version) => self.version = Some(version),
            Answer::Cell(cell) => self.cell = Some(cell),
            // These are of no matter to pictures.
            Answer::Background(..) | Answer::Palette | Answer::Ready => {}
        }
    }

    fn is(&self, names: &[&str]) -> bool {
        let version = self.version.as_deref().unwrap_or_default();
        names.iter().any(|name| version.starts_with(name))
    }
}

impl Means {
    /// Whether there are colours enough for half blocks.
    pub(super) fn has_blocks(self) -> bool {
        matches!(self.depth, Depth::True | Depth::Indexed)
    }

    /// How pictures are shown, from what was `heard` so far; `cell` tells whether the size of a
    /// cell is known. Nothing stays open when it is too `late` for answers.
    pub(super) fn choose(self, heard: &Heard, has_cell: bool, late: bool) -> Choice {
        // Without tmux, answers come in the order of the questions, and all terminals answer the
        // last one.
        let all_heard = late || !self.asks || (heard.attributes.is_some() && !self.in_tmux);
        // So few colours as others have show nothing.
        let blocks = if self.has_blocks() {
            Choice::Blocks
        } else {
            Choice::Off
        };
        let open_or = |choice| if all_heard { choice } else { Choice::Open };
        let kitty = || match self.known {
            Some(known @ (Protocol::KittyCells | Protocol::KittyOver)) => known,
            _ if self.in_tmux || heard.is(&["kitty", "ghostty"]) => Protocol::KittyCells,
            _ => Protocol::KittyOver,
        };
        match self.images {
            Images::Off => Choice::Off,
            Images::Blocks => blocks,
            Images::Iterm2 => Choice::Sharp(Protocol::Iterm2),
            Images::Sixel if has_cell => Choice::Sharp(Protocol::Sixel),
            Images::Sixel => open_or(Choice::Sharp(Protocol::Sixel)),
            Images::Kitty if self.in_tmux || self.known.is_some() || heard.version.is_some() => {
                Choice::Sharp(kitty())
            }
            Images::Kitty => open_or(Choice::Sharp(kitty())),
            Images::Auto => match self.known {
                Some(Protocol::Sixel) if !has_cell => open_or(blocks),
                Some(protocol) => Choice::Sharp(protocol),
                None if heard.is(&["WezTerm", "iTerm2"]) => Choice::Sharp(Protocol::Iterm2),
                None if heard.kitty == Some(true) && (self.in_tmux || all_heard) => {
                    Choice::Sharp(kitty())
                }
                None if self.has_sixels(heard) && has_cell => Choice::Sharp(Protocol::Sixel),
                None => open_or(blocks),
            },
        }
    }

    fn has_sixels(self, heard: &Heard) -> bool {
        // tmux says so of itself, whatever the terminal around it can do.
        let attributes = heard.attributes.as_deref().unwrap_or_default();
        attributes.contains(&4) && !self.in_tmux
    }

    /// What to ask the terminal, in an order that ends with what all terminals answer.
    pub(super) fn question(self) -> Vec<u8> {
        let kitty = format!("\x1b_Gi={QUESTION},s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\");
        let mut question = if self.in_tmux {
            tmux::passed(kitty.as_bytes())
        } else {
            kitty.into_bytes()
        };
        question.extend_from_slice(b"\x1b[>0q\x1b[16t\x1b[c");
        question
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(images: Images) -> Means {
        Means {
            images,
            asks: true,
            ..Means::default()
        }
    }

    fn heard(answers: &[Answer]) -> Heard {
        let mut heard = Heard::default();
        for answer in answers {
            heard.hear(answer.clone());
        }
        heard
    }

    fn version(name: &str) -> Answer {
        Answer::Version(name.to_owned())
    }

    const SIXELS: &[u16] = &[62, 4, 22];
    const PLAIN: &[u16] = &[62, 22];

    #[test]
    fn terminals_are_known_by_what_they_answer() {
        let attributes = |numbers: &[u16]| Answer::Attributes(numbers.to_vec());
        for (answers, choice) in [
            (vec![], Choice::Open),
            (vec![Answer::Kitty(true)], Choice::Open),
            (vec![attributes(PLAIN)], Choice::Blocks),
            (
                vec![
                    Answer::Kitty(true),
                    version("kitty(0.42)"),
                    attributes(PLAIN),
                ],
                Choice::Sharp(Protocol::KittyCells),
            ),
            (
                vec![
                    Answer::Kitty(true),
                    version("Konsole 25"),
                    attributes(SIXELS),
                ],
                Choice::Sharp(Protocol::KittyOver),
            ),
            (
                vec![
                    Answer::Kitty(true),
                    version("WezTerm 2024"),
                    attributes(SIXELS),
                ],
                Choice::Sharp(Protocol::Iterm2),
            ),
            (
                vec![
                    Answer::Kitty(false),
                    version("foot(1.2)"),
                    attributes(SIXELS),
                ],
                Choice::Sharp(Protocol::Sixel),
            ),
        ] {
            let chosen = means(Images::Auto).choose(&heard(&answers), true, false);
            assert_eq!(chosen, choice, "{answers:?}");
        }
    }

    #[test]
    fn a_terminal_that_never_answers_gets_half_blocks_as_far_as_there_are_colours() {
        let late = |depth| {
            Means {
                depth,
                ..means(Images::Auto)
            }
            .choose(&Heard::default(), true, true)
        };
        assert_eq!(late(Depth::True), Choice::Blocks);
        assert_eq!(late(Depth::Indexed), Choice::Blocks);
        assert_eq!(late(Depth::Sixteen), Choice::Off);
        assert_eq!(late(Depth::None), Choice::Off);
    }

    #[test]
    fn an_answer_that_is_late_counts_all_the_same() {
        let answers = [
            Answer::Kitty(true),
            version("ghostty 1.2"),
            Answer::Attributes(PLAIN.to_vec()),
        ];
        let chosen = means(Images::Auto).choose(&heard(&answers), true, true);
        assert_eq!(chosen, Choice::Sharp(Protocol::KittyCells));
    }

    #[test]
    fn where_nothing_may_be_asked_nothing_is_waited_for() {
        let means = Means {
            asks: false,
            ..means(Images::Auto)
        };
        assert_eq!(means.choose(&Heard::default(), true, false), Choice::Blocks);
    }

    #[test]
    fn sixels_need_the_size_of_a_cell() {
        let heard = heard(&[Answer::Attributes(SIXELS.to_vec())]);
        assert_eq!(
            means(Images::Auto).choose(&heard, false, false),
            Choice::Blocks
        );
        let wanted = means(Images::Sixel);
        assert_eq!(wanted.choose(&Heard::default(), false, false), Choice::Open);
        assert_eq!(
            wanted.choose(&Heard::default(), false, true),
            Choice::Sharp(Protocol::Sixel)
        );
    }

    #[test]
    fn in_tmux_a_terminal_is_asked_through_it_and_its_own_answers_say_nothing() {
        let means = Means {
            in_tmux: true,
            ..means(Images::Auto)
        };
        let question = means.question();
        assert!(question.starts_with(b"\x1bPtmux;\x1b\x1b_Gi=31,"));
        let own = heard(&[version("tmux 3.5"), Answer::Attributes(SIXELS.to_vec())]);
        assert_eq!(means.choose(&own, true, false), Choice::Open);
        assert_eq!(means.choose(&own, true, true), Choice::Blocks);
        let passed = heard(&[Answer::Attributes(PLAIN.to_vec()), Answer::Kitty(true)]);
        assert_eq!(
            means.choose(&passed, true, false),
            Choice::Sharp(Protocol::KittyCells)
        );
    }

    #[test]
    fn what_the_user_wants_comes_before_what_is_known() {
        let known = |images| Means {
            known: Some(Protocol::KittyCells),
            ..means(images)
        };
        let choose = |means: Means| means.choose(&Heard::default(), true, false);
        assert_eq!(
            choose(known(Images::Auto)),
            Choice::Sharp(Protocol::KittyCells)
        );
        assert_eq!(choose(known(Images::Off)), Choice::Off);
        assert_eq!(choose(known(Images::Blocks)), Choice::Blocks);
        assert_eq!(
            choose(known(Images::Iterm2)),
            Choice::Sharp(Protocol::Iterm2)
        );
        assert_eq!(choose(means(Images::Kitty)), Choice::Open);
    }
}
