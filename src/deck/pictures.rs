//! The pictures that a slide names.

use super::{Block, Body, Slide};
use crate::text::Clean;

impl Slide {
    /// The files of its pictures, as the deck writes them, in reading order.
    pub fn pictures(&self) -> Vec<&Clean> {
        let mut found = Vec::new();
        if let Body::Blocks(blocks) = &self.body {
            collect(blocks, &mut found);
        }
        found
    }
}

fn collect<'a>(blocks: &'a [Block], found: &mut Vec<&'a Clean>) {
    for block in blocks {
        match block {
            Block::Image(image) => found.push(&image.path),
            Block::Columns(columns) => {
                for column in &columns.columns {
                    collect(column, found);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::deck::parse;

    #[test]
    fn pictures_are_found_in_columns_too() {
        let source = "[[slides]]\ncontent = [\n  { image = \"a.png\", alt = \"a\" },\n  \
                      { columns = [{ text = \"x\" }, [{ image = \"b.png\", alt = \"b\" }]] },\n]\n";
        let deck = parse(source).unwrap().deck;
        let paths: Vec<&str> = deck.slides[0]
            .pictures()
            .iter()
            .map(|path| path.as_str())
            .collect();
        assert_eq!(paths, ["a.png", "b.png"]);
    }
}
