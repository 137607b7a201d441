//! What stands at the cursor of a command line: read as clap reads it, as far as it is written.

use clap::{Arg, ArgAction, Command};

/// What can be written at the cursor.
#[derive(Debug, Default)]
pub(super) struct Wanted<'c> {
    /// Subcommands.
    pub(super) commands: Vec<&'c Command>,
    /// Options that may still be given.
    pub(super) options: Vec<&'c Arg>,
    /// What takes a value there.
    pub(super) value: Option<&'c Arg>,
    /// The word at the cursor as far as it is such a value: of `--theme=pa` it is `pa`.
    pub(super) begun: String,
}

/// A command line: what is written before the cursor, and after it.
#[derive(Debug)]
pub(super) struct Line<'c> {
    command: &'c Command,
    /// The option whose values come next, and how many of them were written.
    pending: Option<(&'c Arg, usize)>,
    /// The options that were given.
    used: Vec<&'c Arg>,
    positionals: Vec<String>,
    /// Whether `--` was written.
    is_escaped: bool,
}

impl<'c> Line<'c> {
    /// The line of `program` with no words after its name. The program was built.
    pub(super) fn of(program: &'c Command) -> Self {
        Self {
            command: program,
            pending: None,
            used: Vec::new(),
            positionals: Vec::new(),
            is_escaped: false,
        }
    }

    /// Adds a whole word.
    pub(super) fn push(&mut self, word: &str) {
        if let Some((option, written)) = self.pending.take() {
            let written = written + 1;
            if written < most_values(option) {
                self.pending = Some((option, written));
            }
        } else if self.is_escaped || !word.starts_with('-') || word == "-" {
            self.push_positional(word);
        } else if word == "--" {
            self.is_escaped = true;
        } else if let Some(long) = word.strip_prefix("--") {
            let (name, value) = match long.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (long, None),
            };
            if let Some(option) = self.long(name) {
                self.used.push(option);
                if value.is_none() && most_values(option) > 0 {
                    self.pending = Some((option, 0));
                }
            }
        } else {
            self.push_short(word);
        }
    }

    /// Short options in one word; the first that takes a value takes what is left of it, too.
    fn push_short(&mut self, word: &str) {
        let mut letters = word.chars().skip(1);
        while let Some(letter) = letters.next() {
            let mut options = self.command.get_arguments();
            let Some(option) = options.find(|option| option.get_short() == Some(letter)) else {
                return;
            };
            self.used.push(option);
            if most_values(option) > 0 {
                if letters.next().is_none() {
                    self.pending = Some((option, 0));
                }
                return;
            }
        }
    }

    fn push_positional(&mut self, word: &str) {
        let may_be_command = self.positionals.is_empty() && !self.is_escaped;
        let command = self.command.find_subcommand(word);
        if let Some(command) = command.filter(|_| may_be_command) {
            *self = Self::of(command);
            return;
        }
        self.positionals.push(word.to_owned());
    }

    /// The option of this name.
    fn long(&self, name: &str) -> Option<&'c Arg> {
        self.command.get_arguments().find(|option| {
            option.get_long() == Some(name)
                || option
                    .get_all_aliases()
                    .is_some_and(|aliases| aliases.contains(&name))
        })
    }

    /// What can be written in place of `word`, at the end.
    pub(super) fn wanted(&self, word: &str) -> Wanted<'c> {
        if let Some((option, _)) = self.pending {
            return Wanted {
                value: Some(option),
                begun: word.to_owned(),
                ..Wanted::default()
            };
        }
        if let Some((name, value)) = self.assigned(word) {
            return Wanted {
                value: self.long(name),
                begun: value.to_owned(),
                ..Wanted::default()
            };
        }
        let is_option = !self.is_escaped && word.starts_with('-');
        Wanted {
            commands: self.commands().filter(|_| !is_option).collect(),
            options: self.options().filter(|_| is_option).collect(),
            value: self.positional().filter(|_| !is_option),
            begun: word.to_owned(),
        }
    }

    /// The option and its value that are one word: `--theme=paper`.
    fn assigned<'w>(&self, word: &'w str) -> Option<(&'w str, &'w str)> {
        let long = word.strip_prefix("--").filter(|_| !self.is_escaped)?;
        long.split_once('=')
    }

    fn commands(&self) -> impl Iterator<Item = &'c Command> {
        let is_first = self.positionals.is_empty() && self.used.is_empty() && !self.is_escaped;
        let commands = self.command.get_subcommands();
        commands.filter(move |command| is_first && !command.is_hide_set())
    }

    /// The options that those given leave room for.
    fn options(&self) -> impl Iterator<Item = &'c Arg> {
        self.command.get_arguments().filter(|option| {
            let repeats = matches!(option.get_action(), ArgAction::Append | ArgAction::Count);
            let is_given = |used: &&Arg| used.get_id() == option.get_id() && !repeats;
            let clashes = |used: &&Arg| {
                let conflicts = |one: &Arg, other: &Arg| {
                    let others = self.command.get_arg_conflicts_with(one);
                    others.iter().any(|it| it.get_id() == other.get_id())
                };
                conflicts(used, option) || conflicts(option, used)
            };
            !option.is_positional()
                && !option.is_hide_set()
                && !self.used.iter().any(|used| is_given(used) || clashes(used))
        })
    }

    /// What takes the next word that is no option.
    fn positional(&self) -> Option<&'c Arg> {
        let written = self.positionals.len();
        let mut all = self.command.get_positionals();
        let last = self.command.get_positionals().last();
        all.nth(written)
            .or_else(|| last.filter(|last| most_values(last) > written))
    }

    /// The first word that was written for `value`, which is what help calls it.
    pub(super) fn written(&self, value: &str) -> Option<&str> {
        let mut positionals = self.command.get_positionals();
        let place = positionals.position(|it| called(it) == Some(value))?;
        self.positionals.get(place).map(String::as_str)
    }
}

/// What help calls the value of `arg`.
pub(super) fn called(arg: &Arg) -> Option<&str> {
    let name = arg.get_value_names()?.first()?;
    Some(name.as_str())
}

/// The values that `arg` takes at most, each time that it is given.
fn most_values(arg: &Arg) -> usize {
    match arg.get_num_args() {
        Some(range) => range.max_values(),
        None => usize::from(arg.get_action().takes_values()),
    }
}
