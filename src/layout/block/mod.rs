//! One file for each kind of block: the block and a width in, rows out.
