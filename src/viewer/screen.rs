//! What kind of screen this is, and who else looks at the talk.

use crate::lesson::Role;
use crate::text::Clean;

/// What a screen is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// The class and the presenter look at the same one: the slide, and what the presenter asks for.
    #[default]
    Talk,
    /// The class alone looks at it: no notes, no prompts, no clock, no messages.
    Audience,
    /// The presenter alone looks at it, and the class at another.
    Console,
    /// The presenter alone, rehearsing: there is no class.
    Rehearsal,
}

impl Screen {
    /// Whose place on the deck it shows.
    pub fn role(self) -> Role {
        match self {
            Self::Talk | Self::Audience => Role::Audience,
            Self::Console | Self::Rehearsal => Role::Presenter,
        }
    }

    /// Whether it is made of panes for the presenter.
    pub fn is_console(self) -> bool {
        matches!(self, Self::Console | Self::Rehearsal)
    }

    /// Whether a class looks at the talk.
    pub fn has_class(self) -> bool {
        self != Self::Rehearsal
    }

    /// Whether it may show what is for the presenter.
    pub fn is_presenters(self) -> bool {
        self != Self::Audience
    }
}

/// The other screens of this talk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company {
    /// How many consoles follow it; known where the talk is.
    pub consoles: usize,
    /// On a console: the talk is gone, and is looked for.
    pub lost: bool,
    /// What this screen is called, as others see it.
    pub me: Clean,
}
