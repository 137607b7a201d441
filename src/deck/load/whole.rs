//! Texts that are no decks, and are read in one piece: theme files, and whoever else has such a text.

use toml::de::DeTable;

use super::loader::unparsable;
use super::pieces;
use super::split::Kind;
use crate::source::{Finding, Lines, NoFiles, Reader, Segment, Tree, line_at};

/// What `read` makes of the tree of `source`, and all that is wrong with it. Of a text that is no TOML
/// it reads what could be saved, and what it finds there is not told: it is an echo.
pub(crate) fn read_whole<T: Default>(
    source: &str,
    read: impl FnOnce(&DeTable<'_>, &mut Reader<'_>) -> T,
) -> (T, Vec<Finding>) {
    let lines = Lines::new(source);
    let segments = [Segment { here: 0, there: 0 }];
    let reader = || Reader::new(&lines, &segments, &NoFiles);
    let mut told = reader();
    let pieces = pieces(source);
    let deep = pieces.iter().find_map(|piece| piece.deep);
    if let Some((code, message, help)) = unparsable(source, Kind::Head, deep.is_some()) {
        told.error(code, line_at(source, deep.unwrap_or(0)), message, help);
        return (T::default(), told.finish());
    }
    let unclosed = pieces.iter().find_map(|piece| piece.unclosed);
    let tree = Tree::of(source, unclosed);
    let made = if tree.complaints.is_empty() {
        read(&tree.table, &mut told)
    } else {
        tree.complain(&mut told);
        read(&tree.table, &mut reader())
    };
    (made, told.finish())
}
