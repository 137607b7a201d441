//! Which slide has a name, told from what stands at the top of each.
//!
//! A slide's name is its `id`, or is made of its title, and depends on what others are called. Most slides
//! begin with both, in lines that hold one string each: these lines are read as if they were all of the slide.
//! Where a key for either may follow, or there is none, all of the slide is read.

use std::ops::Range;

use super::LOOKS;
use crate::deck::DeckInfo;
use crate::deck::load::include::Source;
use crate::deck::load::loader::Loader;
use crate::deck::load::names;
use crate::deck::load::slide::Draft;
use crate::deck::load::split::Piece;
use crate::source::{Files, Texts};
use crate::text::plain;

/// The keys that make a name.
const NAMING: [&str; 2] = ["id", "title"];

/// The index, from 0, in `pieces` of the slide that is called `name`. None where no slide is, where too many
/// slides say it in their own way, and where parts say it.
pub(super) fn find(
    name: &str,
    pieces: &[&Piece],
    texts: &Texts,
    files: &dyn Files,
    source: &Source<'_>,
    info: &DeckInfo,
) -> Option<usize> {
    let slug = names::slug(name);
    let root = root(&slug);
    let mut loader = Loader::new(texts.file(), files);
    let mut looks = 0;
    // The index of each slide that has a say in it.
    let mut at = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if let Some(range) = top(source, piece) {
            if !may_be_called(root, source.piece(range.clone())) {
                continue;
            }
            let top = Piece {
                range,
                ..Piece::clone(piece)
            };
            loader.slide_of_piece(&top, source, info);
            if loader.drafts.last().is_some_and(is_named) {
                at.push(index);
                continue;
            }
            loader.drafts.pop();
        }
        looks += 1;
        loader.slide_of_piece(piece, source, info);
        at.push(index);
        if looks > LOOKS || loader.drafts.len() != at.len() {
            return None;
        }
    }
    names::give(&mut loader.drafts);
    let mut drafts = loader.drafts.iter();
    let found = drafts.position(|draft| draft.slide.id.0 == name)?;
    at.get(found).copied()
}

/// What all names begin with that have a say in who gets the one of this slug: it is theirs, or they lose it to
/// each other, and take a number behind it.
fn root(slug: &str) -> &str {
    let mut root = slug;
    while let Some((before, number)) = root.rsplit_once('-')
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        root = before;
    }
    root
}

/// Whether a slide with this `top` may have a name that begins with `root`. That is certain where nothing in its
/// id and its title means anything but itself.
fn may_be_called(root: &str, top: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" .,:;!?-".contains(&byte);
    let values = top.lines().skip(1).filter_map(|line| {
        let (key, value) = line.split_once('=')?;
        let (key, value) = (key.trim(), value.trim().trim_matches('"'));
        NAMING.contains(&key).then_some((key, value))
    });
    let mut is_named = false;
    for (key, value) in values {
        let slug = names::slug(value);
        if !value.bytes().all(is_plain) || slug.is_empty() || slug.starts_with(root) {
            return true;
        }
        // One that is no id leaves the name to what else is there.
        if key == "id" && !names::is_id(value) {
            return true;
        }
        is_named = true;
    }
    !is_named
}

/// Whether what `draft` is called is no matter of what else is on the slide.
fn is_named(draft: &Draft) -> bool {
    let title = draft.slide.title.as_ref();
    draft.id.is_some() || title.is_some_and(|title| !names::slug(&plain(title)).is_empty())
}

/// The header of the slide in `piece`, and the lines below it that hold one string each, if no key that names
/// the slide follows them.
fn top(source: &Source<'_>, piece: &Piece) -> Option<Range<usize>> {
    if piece.unclosed.is_some() || piece.deep.is_some() || piece.doubt.is_some() {
        return None;
    }
    let text = source.piece(piece.range.clone());
    let mut lines = text.split_inclusive('\n');
    let header = lines.next()?.len();
    let strings = lines.clone().take_while(|line| is_string(line));
    let (count, length) = strings.fold((0, header), |(count, length), line| {
        (count + 1, length + line.len())
    });
    let start = piece.range.start;
    (!lines.skip(count).any(may_name)).then(|| start..start + length)
}

/// Whether `line` is blank, or a bare key and a string without escapes.
fn is_string(line: &str) -> bool {
    let line = line.trim();
    let is_key = |key: &str| {
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte == b'_';
        !key.is_empty() && key.bytes().all(is_letter)
    };
    let is_value = |value: &str| {
        let inner = value.strip_prefix('"');
        let inner = inner.and_then(|value| value.strip_suffix('"'));
        inner.is_some_and(|inner| !inner.contains(['"', '\\']))
    };
    let parts = line.split_once('=');
    line.is_empty()
        || parts.is_some_and(|(key, value)| is_key(key.trim_end()) && is_value(value.trim_start()))
}

/// Whether `line`, wherever it stands, may have a key that names the slide, as it is or in quotes, or a table that
/// has the key's place.
fn may_name(line: &str) -> bool {
    let line = line.trim_start();
    let has_escape = || line.contains('\\');
    match line.chars().next() {
        Some('"' | '\'') => {
            let quoted = line.get(1..).unwrap_or_default();
            starts(quoted) || line.contains('=') && has_escape()
        }
        Some('[') => {
            let below = line.split_once("slides").unwrap_or_default().1;
            NAMING.iter().any(|word| below.contains(word)) || has_escape()
        }
        _ => starts(line),
    }
}

fn starts(line: &str) -> bool {
    NAMING.iter().any(|word| line.starts_with(word))
}
