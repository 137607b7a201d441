//! What the text room costs for one paragraph of a slide.

use divan::{Bencher, black_box};
use seminar::text::{Clean, runs, width, wrap};

const PLAIN: &str = "Backyard steel was too poor to use, and the furnaces cost more than they made; \
    whole villages turned from the harvest to steel, so that tools, cloth and fertiliser ran short \
    while grain stood in the fields.";

const MARKED: &str = "Backyard steel was **too poor** to use, and the *furnaces* cost more than they \
    ==made==; whole villages turned from the harvest to `steel`, so that tools, ~~cloth~~ and \
    fertiliser ran short ([more](https://example.org)) while grain stood in the fields.";

const MIXED: &str = "“Große Sprünge” – 大跃进 (Dà Yuè Jìn): les récoltes étaient surévaluées, \
    и зерно вывозили из деревень; der Stahl aus den Hinterhöfen war zu schlecht. 👩🏽‍🌾 人民公社好。";

const PARAGRAPHS: [(&str, &str); 3] = [("plain", PLAIN), ("marked", MARKED), ("mixed", MIXED)];

fn main() {
    divan::main();
}

/// The paragraph of that name.
fn text(name: &str) -> &'static str {
    PARAGRAPHS
        .iter()
        .find(|(known, _)| *known == name)
        .map_or("", |(_, text)| text)
}

#[divan::bench(args = ["plain", "mixed"])]
fn widths(bencher: Bencher, name: &str) {
    bencher.bench(|| width(black_box(text(name))));
}

#[divan::bench(args = ["plain", "mixed"])]
fn clean(bencher: Bencher, name: &str) {
    bencher.bench(|| Clean::block(black_box(text(name))));
}

#[divan::bench(args = ["plain", "marked", "mixed"])]
fn markup(bencher: Bencher, name: &str) {
    let source = Clean::block(text(name));
    bencher.bench(|| runs(black_box(&source)));
}

#[divan::bench(args = ["plain", "marked", "mixed"])]
fn wrapping(bencher: Bencher, name: &str) {
    let runs = runs(&Clean::block(text(name)));
    bencher.bench(|| wrap(black_box(&runs), 60, 58));
}

/// A paragraph of many words, to see that its cost grows in step with them.
#[divan::bench(args = [500, 1000, 2000, 4000, 8000])]
fn wrapping_words(bencher: Bencher, words: usize) {
    let text: Vec<&str> = PLAIN.split(' ').cycle().take(words).collect();
    let runs = runs(&Clean::line(&text.join(" ")));
    bencher.bench(|| wrap(black_box(&runs), 60, 58));
}
