//! The `seminar` program.

fn main() {}
