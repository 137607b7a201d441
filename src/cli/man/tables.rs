//! What the manual page says that no other part of the program knows in words.

/// What the program is for, a paragraph each.
pub(super) const DESCRIPTION: [&str; 3] = [
    "A deck is a file in TOML: slides with lists, tables, pictures and code, speaker notes, and questions \
     for the class. `seminar` shows it in a terminal, follows what is saved, and gives the terminal back as \
     it was.",
    "A second terminal can be the presenter's console, with notes, the next step and the time, while the \
     first shows what the class may see. Rehearsals and lessons can be recorded, and say what each slide \
     takes.",
    "Nothing in a deck is ever executed.",
];

/// The exit codes and what they mean.
pub(super) const EXIT: [(&str, &str); 3] = [
    ("0", "It is done."),
    (
        "1",
        "`check` found errors, or warnings where those are denied; `fmt --check` would change a deck; \
         `config` found something wrong.",
    ),
    (
        "2",
        "It cannot be done: wrong use, or a deck that cannot be presented.",
    ),
];

/// Files, and what they are for.
pub(super) const FILES: [(&str, &str); 7] = [
    (
        "$XDG_CONFIG_HOME/seminar/config.toml",
        "What a user wants of every talk; `config` shows what holds. Without the variable, in ~/.config.",
    ),
    ("slides.toml", "The deck that is meant where none is named."),
    (
        "NAME.lesson.md",
        "Beside the deck: what `--record` writes of a lesson when it is over.",
    ),
    (
        "$XDG_STATE_HOME/seminar/ledger/",
        "Records of rehearsals and lessons, a file for each deck, in JSON Lines. Without the variable, in \
         ~/.local/state.",
    ),
    (
        "$XDG_STATE_HOME/seminar/places/",
        "Where each talk stopped, for `--resume`.",
    ),
    (
        "$XDG_RUNTIME_DIR/seminar/",
        "Sockets by which consoles find a talk. Without the variable, in a folder of the user's own in \
         $TMPDIR or /tmp.",
    ),
    (
        "*.toml",
        "A theme's file, where `--theme` or a deck names one.",
    ),
];

/// The variables that are read, and what they do.
pub(super) const ENVIRONMENT: [(&[&str], &str); 11] = [
    (
        &["NO_COLOR"],
        "Set to anything: no colours. The same as `--no-color`.",
    ),
    (
        &["REDUCED_MOTION"],
        "Set to anything: slides neither fade nor move. The same as `--no-transitions`.",
    ),
    (
        &[
            "TERM",
            "COLORTERM",
            "TERM_PROGRAM",
            "TERM_PROGRAM_VERSION",
            "WT_SESSION",
        ],
        "Which terminal it is: how many colours it has, and what it can show.",
    ),
    (
        &["COLORFGBG"],
        "Whether the terminal is dark or light, where it says so.",
    ),
    (&["COLUMNS"], "How wide lists and tables are."),
    (
        &["TMUX", "STY", "ZELLIJ", "INSIDE_EMACS"],
        "What stands between the program and the terminal.",
    ),
    (
        &["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"],
        "Set over SSH, where slides do not move unless `--transitions` is given.",
    ),
    (&["XDG_CONFIG_HOME"], "Where the configuration is."),
    (
        &["XDG_STATE_HOME"],
        "Where things are kept from one time to the next.",
    ),
    (&["XDG_RUNTIME_DIR", "TMPDIR"], "Where sockets are."),
    (
        &["HOME"],
        "The home in which those are that have no variable of their own.",
    ),
];
