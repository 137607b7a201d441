//! The kinds of blocks, and the options of each.

/// What a block is: the key that holds its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::deck::load) enum Kind {
    Text,
    Bullets,
    Numbered,
    Quote,
    Timeline,
    Table,
    Chart,
    Code,
    File,
    Image,
    Columns,
    Callout,
    Big,
    Qr,
    Pre,
    Pause,
    Rule,
    Space,
}

/// The keys of all kinds.
pub(in crate::deck::load) const KIND_KEYS: [&str; 18] = [
    "text", "bullets", "numbered", "quote", "timeline", "table", "chart", "code", "file", "image",
    "columns", "callout", "big", "qr", "pre", "pause", "rule", "space",
];

/// The keys of all options.
pub(in crate::deck::load) const OPTION_KEYS: [&str; 22] = [
    "align",
    "alt",
    "by",
    "caption",
    "fit",
    "gap",
    "header",
    "height",
    "highlight",
    "kind",
    "labels",
    "lang",
    "lines",
    "numbers",
    "ratio",
    "reveal",
    "source",
    "start",
    "title",
    "tone",
    "unit",
    "width",
];

impl Kind {
    /// The kind that `key` says.
    pub(super) fn of(key: &str) -> Option<Self> {
        Some(match key {
            "text" => Self::Text,
            "bullets" => Self::Bullets,
            "numbered" => Self::Numbered,
            "quote" => Self::Quote,
            "timeline" => Self::Timeline,
            "table" => Self::Table,
            "chart" => Self::Chart,
            "code" => Self::Code,
            "file" => Self::File,
            "image" => Self::Image,
            "columns" => Self::Columns,
            "callout" => Self::Callout,
            "big" => Self::Big,
            "qr" => Self::Qr,
            "pre" => Self::Pre,
            "pause" => Self::Pause,
            "rule" => Self::Rule,
            "space" => Self::Space,
            _ => return None,
        })
    }

    /// The options that may stand beside it.
    pub(super) fn options(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["align"],
            Self::Bullets | Self::Timeline => &["reveal"],
            Self::Numbered => &["reveal", "start"],
            Self::Quote => &["by", "source"],
            Self::Table => &["header", "align", "caption"],
            Self::Chart => &["kind", "labels", "unit", "caption"],
            Self::Code => &["lang", "numbers", "highlight"],
            Self::File => &["lines", "lang", "numbers", "highlight"],
            Self::Image => &["alt", "caption", "width", "height", "fit"],
            Self::Columns => &["ratio", "gap"],
            Self::Callout => &["tone", "title"],
            Self::Qr => &["caption"],
            Self::Big | Self::Pre | Self::Pause | Self::Rule | Self::Space => &[],
        }
    }
}

/// The keys of the kinds that take `option`.
pub(in crate::deck::load) fn takers(option: &str) -> impl Iterator<Item = &'static str> {
    KIND_KEYS
        .into_iter()
        .filter(move |key| Kind::of(key).is_some_and(|kind| kind.options().contains(&option)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_key_and_every_option_is_known_and_taken() {
        for key in KIND_KEYS {
            let kind = Kind::of(key).expect("each key names a kind");
            for option in kind.options() {
                assert!(OPTION_KEYS.contains(option), "{option} of {key}");
            }
        }
        for option in OPTION_KEYS {
            assert_ne!(takers(option).count(), 0, "{option}");
        }
    }
}
