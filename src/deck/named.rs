//! The files that a deck names.

use super::{Block, Body, Deck};
use crate::text::Clean;

impl Deck {
    /// The files that slides take pictures and code from, as they are written, in reading order. A
    /// file may be named often.
    pub fn files(&self) -> Vec<&Clean> {
        let mut files = Vec::new();
        for slide in &self.slides {
            if let Body::Blocks(blocks) = &slide.body {
                gather(blocks, &mut files);
            }
        }
        files
    }
}

fn gather<'s>(blocks: &'s [Block], files: &mut Vec<&'s Clean>) {
    for block in blocks {
        match block {
            Block::Image(image) => files.push(&image.path),
            Block::Code(code) => files.extend(&code.file),
            Block::Columns(columns) => {
                for column in &columns.columns {
                    gather(column, files);
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
    fn pictures_and_code_are_found_wherever_they_stand() {
        let deck = parse(
            r#"
[[slides]]
image = "a.png"
alt = "a"

[[slides]]
content = [
  { code = "no file" },
  { columns = [[{ file = "b.py" }], [{ text = "x" }, { image = "c.png", alt = "c" }]] },
  { image = "a.png", alt = "again" },
]
"#,
        )
        .unwrap()
        .deck;
        let files: Vec<_> = deck.files().iter().map(ToString::to_string).collect();
        assert_eq!(files, ["a.png", "b.py", "c.png", "a.png"]);
    }
}
