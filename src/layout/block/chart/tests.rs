use insta::assert_snapshot;
use proptest::prelude::*;

use super::*;
use crate::deck::{Block, ChartKind, Layout, Series, Slide};
use crate::layout::samples::{alone, page, sketch, text, untitled};

fn series(name: Option<&str>, values: &[Option<f64>]) -> Series {
    Series {
        name: name.map(Clean::line),
        values: values.to_vec(),
    }
}

fn chart(labels: &[&str], series: Vec<Series>, unit: Option<&str>) -> Chart {
    Chart {
        kind: ChartKind::Bar,
        labels: labels.iter().map(|label| Clean::line(label)).collect(),
        series,
        unit: unit.map(Clean::line),
        caption: None,
    }
}

fn grain() -> Chart {
    Chart {
        caption: Some(Clean::line("Official figures")),
        ..chart(
            &["1957", "1958", "after 1958"],
            vec![series(None, &[Some(195.05), Some(200.0), Some(143.5)])],
            Some("Mt"),
        )
    }
}

fn grain_and_steel() -> Chart {
    let grain = series(Some("grain"), &[Some(195.0), Some(200.0), Some(143.0)]);
    let steel = series(Some("steel"), &[Some(5.0), None, Some(18.0)]);
    Chart {
        labels: ["1957", "1958", "1960"].map(Clean::line).to_vec(),
        ..chart(&[], vec![grain, steel], Some("Mt"))
    }
}

fn change() -> Chart {
    let change = series(None, &[Some(3.0), Some(-15.0), None, Some(0.0)]);
    chart(&["1957", "1958", "1959", "1960"], vec![change], Some("%"))
}

fn as_kind(kind: ChartKind, chart: Chart) -> Block {
    Block::Chart(Box::new(Chart { kind, ..chart }))
}

/// The chart with as many rows as this for it.
fn in_rows(block: Block, width: u16, height: u16) -> String {
    sketch(&page(&untitled(vec![block]), width, height).rows)
}

#[test]
fn bars_stand_under_their_numbers_and_over_their_labels() {
    assert_snapshot!(alone(Block::Chart(Box::new(grain())), 60), @"
    |     195.05 Mt       200.00 Mt
    |     ▆▆▆▆▆▆▆▆▆▆      ██████████
    |     ██████████      ██████████
    |     ██████████      ██████████      143.50 Mt
    |     ██████████      ██████████      ▇▇▇▇▇▇▇▇▇▇
    |     ██████████      ██████████      ██████████
    |     ██████████      ██████████      ██████████
    |     ██████████      ██████████      ██████████
    |     ██████████      ██████████      ██████████
    |     ██████████      ██████████      ██████████
    |     ██████████      ██████████      ██████████
    |     ██████████      ██████████      ██████████
    |  ────────────────────────────────────────────────
    |       1957            1958         after 1958
    |
    |  Official figures
    ");
    assert_snapshot!(in_rows(Block::Chart(Box::new(grain())), 40, 10), @"
    |  195.05 Mt   200.00 Mt
    |   ▇▇▇▇▇▇▇▇    ████████   143.50 Mt
    |   ████████    ████████    ▂▂▂▂▂▂▂▂
    |   ████████    ████████    ████████
    |   ████████    ████████    ████████
    |   ████████    ████████    ████████
    |   ████████    ████████    ████████
    | ────────────────────────────────────
    |    1957        1958     after 1958
    | Official figures
    ");
}

#[test]
fn bars_lie_where_labels_are_long_or_rows_are_few() {
    let labels = ["The harvest that was reported", "The harvest"].map(Clean::line);
    let long = Chart {
        labels: labels.to_vec(),
        ..chart(
            &[],
            vec![series(None, &[Some(375.0), Some(200.0)])],
            Some("Mt"),
        )
    };
    assert_snapshot!(alone(Block::Chart(Box::new(long)), 60), @"
    |             375 Mt
    |           ██████████
    |           ██████████
    |           ██████████
    |           ██████████                    200 Mt
    |           ██████████                  ▃▃▃▃▃▃▃▃▃▃
    |           ██████████                  ██████████
    |           ██████████                  ██████████
    |           ██████████                  ██████████
    |           ██████████                  ██████████
    |           ██████████                  ██████████
    |  ────────────────────────────────────────────────────────
    |     The harvest that was             The harvest
    |           reported
    ");
    assert_snapshot!(in_rows(Block::Chart(Box::new(grain())), 60, 6), @"
    |  1957        195.05 Mt  ████████████████████████████████▏
    |  1958        200.00 Mt  █████████████████████████████████
    |  after 1958  143.50 Mt  ███████████████████████▋
    |  Official figures
    ");
}

#[test]
fn labels_wrap_before_numbers_do() {
    assert_snapshot!(alone(Block::Chart(Box::new(grain())), 22), @"
    | 1957    195.05 Mt
    |
    | 1958    200.00 Mt
    |
    | after   143.50 Mt
    | 1958
    |
    | Official figures
    ");
    assert_snapshot!(alone(Block::Chart(Box::new(grain())), 12), @"
    |1957:
    |195.05 Mt
    |1958:
    |200.00 Mt
    |after 1958:
    |143.50 Mt
    |
    |Official
    |figures
    ");
}

#[test]
fn series_are_told_apart_by_their_fill() {
    assert_snapshot!(alone(Block::Chart(Box::new(grain_and_steel())), 60), @"
    |  █ grain   ▒ steel
    |
    |   195 Mt            200 Mt
    |   ▆▆▆▆▆▆▆           ███████
    |   ███████           ███████           143 Mt
    |   ███████           ███████           ▃▃▃▃▃▃▃
    |   ███████           ███████           ███████
    |   ███████           ███████           ███████
    |   ███████           ███████           ███████
    |   ███████           ███████           ███████
    |   ███████  5 Mt     ███████           ███████  18 Mt
    |   ███████ ▒▒▒▒▒▒▒   ███████    –      ███████ ▒▒▒▒▒▒▒
    |  ──────────────────────────────────────────────────────
    |        1957              1958              1960
    ");
    assert_snapshot!(in_rows(Block::Chart(Box::new(grain_and_steel())), 60, 8), @"
    |  █ grain   ▒ steel
    |   195 Mt            200 Mt
    |   ▇▇▇▇▇▇▇           ███████           143 Mt
    |   ███████           ███████           ▇▇▇▇▇▇▇
    |   ███████  5 Mt     ███████           ███████  18 Mt
    |   ███████ ▒▒▒▒▒▒▒   ███████    –      ███████ ▒▒▒▒▒▒▒
    |  ──────────────────────────────────────────────────────
    |        1957              1958              1960
    ");
}

#[test]
fn numbers_below_zero_hang_from_its_line() {
    assert_snapshot!(alone(Block::Chart(Box::new(change())), 60), @"
    |       3%
    |    ▅▅▅▅▅▅▅▅▅
    |    █████████                       –            0%
    |  ────────────────────────────────────────────────────────
    |                  █████████
    |                  █████████
    |                  █████████
    |                  █████████
    |                  █████████
    |                  █████████
    |                  █████████
    |                  █████████
    |                    −15%
    |      1957          1958          1959          1960
    ");
    assert_snapshot!(in_rows(Block::Chart(Box::new(change())), 60, 6), @"
    |  1957    3%                                      │███████
    |  1958  −15%  ████████████████████████████████████│
    |  1959     –                                      │
    |  1960    0%                                      │
    ");
}

#[test]
fn more_bars_than_numbers_have_room_stand_beside_an_axis() {
    let values: Vec<Option<f64>> = (0..45)
        .map(|year| Some(f64::from(year * year) - 400.0))
        .collect();
    let labels: Vec<String> = (1950..1995).map(|year| year.to_string()).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let chart = chart(&labels, vec![series(None, &values)], None);
    assert_snapshot!(alone(Block::Chart(Box::new(chart)), 70), @"
    |   2000 ┤
    |        │                                            ▁
    |        │                                         ▁▄▆█
    |        │                                      ▁▄▆████
    |   1000 ┤                                   ▂▅▇███████
    |        │                               ▂▄▆███████████
    |        │                          ▁▃▄▆███████████████
    |        │                     ▁▃▄▆▇███████████████████
    |      0 ┼─────────────────────────────────────────────
    |        │███████████████▀▀▀▀▀
    |        │▀▀▀▀▀▀▀▀▀▀
    |        │
    |  −1000 ┤
    |        1950  1956  1962  1968  1974  1980  1986  1992
    ");
}

#[test]
fn a_line_goes_from_mark_to_mark_and_stops_at_what_is_missing() {
    assert_snapshot!(alone(as_kind(ChartKind::Line, grain_and_steel()), 60), @"
    |  Mt   ● grain   ▲ steel
    |
    |  200 ┤┈●⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒●⠢⠤⠤⣀⣀⣀┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
    |      │                                ⠉⠉⠑⠒⠒⠤⠤⠤⣀⣀⡀
    |      │                                          ⠈⠉⠉⠒⠒⠒⠤●
    |      │
    |  100 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
    |      │
    |      │
    |      │                                                 ▲
    |    0 ┤┈▲┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈?┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
    |      └─┴───────────────────────┴───────────────────────┴─
    |       1957                    1958                   1960
    ");
}

#[test]
fn a_line_crosses_zero() {
    assert_snapshot!(in_rows(as_kind(ChartKind::Line, change()), 40, 12), @"
    |  20% ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
    |      │
    |      │ ●
    |   0% ┤─⠈⠑⠢⢄⡀────────────────────────●─
    |      │     ⠈⠒⠤⣀
    |      │         ⠉⠒●
    | −20% ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈?┈┈┈┈┈┈┈┈┈┈┈
    |      └─┴─────────┴────────┴─────────┴─
    |       1957      1958     1959     1960
    ");
}

#[test]
fn an_axis_leaves_zero_out_only_where_it_is_far() {
    let axis = |values: &[f64]| {
        let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
        let chart = chart(&["a", "b"], vec![series(None, &values)], None);
        let rows = alone(as_kind(ChartKind::Line, chart), 60);
        rows.lines()
            .filter_map(|row| row.split_once('┤'))
            .map(|(tick, _)| tick.trim_start_matches('|').trim().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(axis(&[100.0, 104.0]), ["104", "102", "100"]);
    assert_eq!(axis(&[60.0, 104.0]).last().unwrap(), "0");
    assert_eq!(axis(&[-60.0, -104.0]).first().unwrap(), "0");
}

#[test]
fn a_line_in_no_room_is_a_list_of_its_numbers() {
    assert_snapshot!(in_rows(as_kind(ChartKind::Line, grain()), 60, 5), @"
    |  1957        195.05 Mt  ████████████████████████████████▏
    |  1958        200.00 Mt  █████████████████████████████████
    |  after 1958  143.50 Mt  ███████████████████████▋
    |  Official figures
    ");
}

#[test]
fn a_sparkline_stands_between_its_ends() {
    assert_snapshot!(alone(as_kind(ChartKind::Spark, grain_and_steel()), 80), @"
    |  grain  195 ▇▇██▁▁ 143 Mt  low 143 in 1960, high 200 in 1958
    |
    |  steel    5 ▁▁··██  18 Mt  low 5 in 1957, high 18 in 1960
    ");
    assert_snapshot!(alone(as_kind(ChartKind::Spark, grain_and_steel()), 24), @"
    | grain  195 ▇█▁ 143 Mt
    |
    | steel    5 ▁·█  18 Mt
    ");
}

#[test]
fn a_chart_has_the_rows_that_other_blocks_leave() {
    let slide = untitled(vec![
        text("At first it went well."),
        Block::Chart(Box::new(grain())),
    ]);
    for height in [14, 18, 22] {
        let rows = page(&slide, 70, height).rows.len();
        assert!(
            (10..=usize::from(height)).contains(&rows),
            "{rows} of {height}"
        );
    }
}

#[test]
fn a_chart_alone_may_fill_the_slide() {
    let slide = Slide {
        layout: Layout::Image,
        ..untitled(vec![as_kind(ChartKind::Line, grain())])
    };
    let page = page(&slide, 160, 50);
    assert!(page.rows.len() > 44);
    assert!(page.rows.iter().any(|row| row.width() > 150));
}

#[test]
fn a_chart_is_told_in_words() {
    assert_eq!(
        describe(&grain()),
        "Bar chart, in Mt: 1957 195.05, 1958 200.00, after 1958 143.50; highest 200.00 in 1958, \
         lowest 143.50 in after 1958. Official figures."
    );
    assert_eq!(
        describe(&Chart {
            kind: ChartKind::Line,
            ..grain_and_steel()
        }),
        "Line chart, grain in Mt: 1957 195, 1958 200, 1960 143; highest 200 in 1958, lowest 143 in \
         1960. steel in Mt: 1957 5, 1958 not known, 1960 18; highest 18 in 1960, lowest 5 in 1957."
    );
    assert_eq!(
        describe(&chart(&["a"], vec![series(None, &[None])], Some("%"))),
        "Bar chart, a not known."
    );
}

proptest! {
    #[test]
    fn longer_bars_are_for_greater_numbers(
        values in prop::collection::vec(-1000_i32..1000, 2..6),
        height in 10_u16..30,
    ) {
        let numbers: Vec<Option<f64>> = values.iter().map(|value| Some(f64::from(*value))).collect();
        let labels = ["a", "b", "c", "d", "e"].map(Clean::line);
        let chart = Chart {
            labels: labels.into_iter().take(values.len()).collect(),
            ..chart(&[], vec![series(None, &numbers)], None)
        };
        let rows = in_rows(Block::Chart(Box::new(chart)), 80, height);
        // How many cells each bar has, by the column of its label.
        let rows: Vec<Vec<char>> = rows.lines().map(|row| row.chars().collect()).collect();
        let labels = rows.iter().rfind(|row| row.contains(&'a')).unwrap();
        let cells = |label: char| {
            let column = labels.iter().position(|cell| *cell == label).unwrap();
            rows.iter().filter(|row| row.get(column) == Some(&'█')).count()
        };
        let drawn: Vec<usize> = "abcde".chars().take(values.len()).map(cells).collect();
        for (a, first) in values.iter().zip(&drawn) {
            for (b, second) in values.iter().zip(&drawn) {
                let same_side = (*a < 0) == (*b < 0);
                prop_assert!(!same_side || a.abs() < b.abs() || first >= second, "{values:?} {drawn:?}");
            }
        }
    }
}
