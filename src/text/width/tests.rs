use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::samples;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{clip, clusters, width};
use crate::text::Clean;

/// The columns by which ratatui moves on when it draws `text`.
fn drawn(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 4096, 1));
    usize::from(
        buffer
            .set_stringn(0, 0, text, usize::MAX, Style::default())
            .0,
    )
}

#[test]
fn clusters_are_counted_as_a_terminal_draws_them() {
    for (text, columns) in [
        ("", 0),
        ("plain", 5),
        ("汉字", 4),
        ("e\u{301}", 1),
        ("\u{2764}\u{FE0F}", 2),
        ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 2),
        ("\u{1F1E9}\u{1F1EA}", 2),
        ("\u{FF76}\u{FF9E}", 2),
        ("لا", 2),
        ("a\u{1b}b", 2),
    ] {
        assert_eq!(width(text), columns, "{text:?}");
        assert_eq!(drawn(text), columns, "{text:?}");
    }
}

#[test]
fn clipping_keeps_clusters_whole() {
    assert_eq!(clip("汉字", 3), "汉");
    assert_eq!(clip("汉字", 1), "");
    assert_eq!(clip("ae\u{301}b", 2), "ae\u{301}");
    assert_eq!(clip("short", 80), "short");
    assert_eq!(clip("short", 0), "");
}

proptest! {
    #[test]
    fn clusters_are_those_of_unicode(text in samples::any()) {
        prop_assert_eq!(
            clusters(&text).collect::<Vec<_>>(),
            text.graphemes(true).collect::<Vec<_>>()
        );
    }

    #[test]
    fn the_width_of_any_text_is_what_ratatui_draws(text in samples::any()) {
        prop_assert_eq!(width(&text), drawn(&text));
    }

    #[test]
    fn a_clean_line_measures_the_same_as_a_span(text in samples::unjoined()) {
        let clean = Clean::line(&text);
        prop_assert_eq!(width(clean.as_str()), ratatui::text::Span::raw(clean.as_str()).width());
    }

    #[test]
    fn a_clipped_text_fits_and_the_next_cluster_would_not(
        text in samples::any(),
        columns in 0_usize..40,
    ) {
        let kept = clip(&text, columns);
        prop_assert!(text.starts_with(kept));
        prop_assert!(width(kept) <= columns);
        if kept.len() < text.len() {
            let (_, next) = unicode_segmentation::UnicodeSegmentation::grapheme_indices(&*text, true)
                .find(|(at, _)| *at == kept.len())
                .expect("the cut stands between clusters");
            prop_assert!(width(kept) + width(next) > columns);
        }
    }
}
