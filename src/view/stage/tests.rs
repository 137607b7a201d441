use proptest::prelude::*;

use super::*;

fn foot() -> impl Strategy<Value = Foot> {
    prop_oneof![
        Just(Foot::None),
        Just(Foot::Message),
        any::<bool>().prop_map(|progress| Foot::Footer { progress }),
    ]
}

fn wanted() -> impl Strategy<Value = Wanted> {
    let panel = prop_oneof![Just(Panel::Hidden), Just(Panel::Docked), Just(Panel::Full)];
    (foot(), any::<bool>(), panel).prop_map(|(foot, notes, discussion)| Wanted {
        foot,
        notes,
        discussion,
    })
}

fn places(stage: &Stage) -> Vec<Rect> {
    [
        stage.slide,
        stage.discussion,
        stage.notes,
        stage.progress,
        stage.bottom,
    ]
    .into_iter()
    .flatten()
    .collect()
}

proptest! {
    #[test]
    fn the_whole_screen_is_shared_out_and_nothing_twice(
        (width, height) in (1u16..300, 1u16..120),
        wanted in wanted(),
        (tight, more, docked) in (0u16..90, 0u16..90, 0u16..60),
    ) {
        let area = Rect::new(3, 5, width, height);
        let needed = Needed { tight, roomy: tight + more };
        let stage = Stage::new(area, wanted, |_| needed, |spare| {
            assert!(spare.most >= 1 && spare.most <= height && spare.width <= width);
            docked
        });
        let places = places(&stage);
        let cells: u32 = places.iter().map(|place| place.area()).sum();
        prop_assert_eq!(cells, area.area());
        for (index, place) in places.iter().enumerate() {
            prop_assert_eq!(place.intersection(area), *place);
            for other in &places[..index] {
                prop_assert!(!place.intersects(*other), "{:?} and {:?}", place, other);
            }
        }
    }

    #[test]
    fn a_docked_discussion_leaves_half_of_the_rows_or_what_is_needed_to_the_slide(
        (width, height) in (20u16..200, 8u16..80),
        (tight, docked) in (3u16..90, 1u16..60),
    ) {
        let wanted = Wanted { foot: Foot::None, notes: false, discussion: Panel::Docked };
        let needed = Needed { tight, roomy: tight };
        let stage = Stage::new(Rect::new(0, 0, width, height), wanted, |_| needed, |_| docked);
        let slide = stage.slide.unwrap_or_default().height;
        prop_assert!(slide >= tight.min(height / 2).max(SLIDE_ROWS));
    }
}

fn stage(width: u16, height: u16, notes: bool, foot: Foot) -> Stage {
    let wanted = Wanted {
        foot,
        notes,
        discussion: Panel::Hidden,
    };
    let needed = Needed {
        tight: 9,
        roomy: 12,
    };
    Stage::new(Rect::new(0, 0, width, height), wanted, |_| needed, |_| 5)
}

#[test]
fn notes_stand_beside_the_slide_from_110_columns_on() {
    let footer = Foot::Footer { progress: true };
    let beside = stage(110, 30, true, footer);
    assert!(beside.notes_beside);
    assert_eq!(beside.slide, Some(Rect::new(0, 0, 72, 28)));
    assert_eq!(beside.notes, Some(Rect::new(72, 0, 38, 28)));
    let below = stage(109, 30, true, footer);
    assert!(!below.notes_beside);
    assert_eq!(below.notes.map(|notes| notes.width), Some(109));
}

#[test]
fn a_message_covers_a_row_that_the_page_is_laid_out_for_all_the_same() {
    let quiet = stage(40, 10, false, Foot::None);
    let told = stage(40, 10, false, Foot::Message);
    assert_eq!(told.slide.map(|slide| slide.height), Some(9));
    assert_eq!(told.page(), quiet.page());
}
