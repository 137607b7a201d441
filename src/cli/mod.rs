//! How the program is called: one file for each subcommand, its arguments and what it does.
