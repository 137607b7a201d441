//! A slide's question: plain values, all text [`Clean`].

use std::time::Duration;

use crate::text::Clean;

/// The question that a slide opens, and how the class talks about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Discussion {
    /// The question; inline markup. Required.
    ///
    /// `question = "How were communes so isolated?"`
    pub question: Clean,
    /// Time to think alone. A phase that has no time is left out. Default: none.
    ///
    /// `think = "1m"`
    pub think: Option<Duration>,
    /// Time to talk with a neighbour. Default: none.
    ///
    /// `pair = "3m"`
    pub pair: Option<Duration>,
    /// Time to share with the class. Default: none.
    ///
    /// `share = "5m"`
    pub share: Option<Duration>,
    /// What to ask when the class falls silent; for the presenter only. Default: none.
    ///
    /// `prompts = ["Who carried news from one county to the next?"]`
    pub prompts: Vec<Clean>,
    /// What to vote on, two to 26; lettered A to Z. Default: no vote.
    ///
    /// `options = ["The post was closed", "Nobody asked"]`
    pub options: Vec<Clean>,
    /// The right option, here counted from 0, in the file from 1; for the presenter only until the
    /// answer is revealed. Default: none.
    ///
    /// `correct = 1`
    pub correct: Option<usize>,
    /// The model answer; for the presenter only until it is revealed. Default: none.
    ///
    /// `answer = "News, post and roads were in the Party's hands."`
    pub answer: Option<Clean>,
    /// When the question comes: the key `open`. Default: `next`.
    ///
    /// `open = "slide"`
    pub opens: Opens,
    /// What shows the model answer and the right option. Default: `key`.
    ///
    /// `reveal_answer = "next"`
    pub reveal_answer: RevealAnswer,
}

/// What shows the model answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RevealAnswer {
    /// Its own key alone.
    #[default]
    Key,
    /// Next as well, after the last phase.
    Next,
}

/// When a slide's question comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Opens {
    /// As the slide's last step.
    #[default]
    Next,
    /// With the slide, docked under it.
    Slide,
    /// Only when its key is pressed.
    Key,
}
