//! What colouring costs: a block as slides have them, once its language has been met, and the
//! first of all, grammars included.

use divan::{Bencher, black_box};
use seminar::layout::Snippet;
use seminar::media::{Job, Worker};
use seminar::store::Assets;
use seminar::text::Clean;

const RUST: &str = r#"
/// What a commune owes.
#[derive(Debug, Clone)]
pub struct Quota<'a> { name: &'a str, grain: Vec<u32> }

impl Quota<'_> {
    fn total(&self) -> Option<u32> {
        const MOST: usize = 0x1f;
        println!("{} {}", self.name, 'c'); // and on
        self.grain.iter().take(MOST).map(|it| it + 1).max()
    }
}
"#;

const PYTHON: &str = r#"
from typing import List

class Quota(Base):
    """What a commune owes."""
    def harvest(self, year: int = 1958) -> List[str]:
        if year is None and not self.grain:  # no year
            return [f"{year}\n", len(self.grain) * 3.5]
        return [print(name) for name in self.names]
"#;

fn main() {
    divan::main();
}

fn job(language: &str) -> Job {
    let text = if language == "rust" { RUST } else { PYTHON };
    Job::Color(Snippet {
        language: Clean::line(language),
        text: Clean::block(text),
    })
}

#[divan::bench(args = ["rust", "python"])]
fn block(bencher: Bencher<'_, '_>, language: &str) {
    let mut worker = Worker::new(Assets::none());
    let job = job(language);
    worker.run(&job);
    bencher.bench_local(|| worker.run(black_box(&job)));
}

#[divan::bench(args = ["rust", "python"], sample_count = 10, sample_size = 1)]
fn first_block(bencher: Bencher<'_, '_>, language: &str) {
    let job = job(language);
    bencher.bench(|| Worker::new(Assets::none()).run(black_box(&job)));
}
