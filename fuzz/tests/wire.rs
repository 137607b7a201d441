//! Whatever the screens, a terminal that holds the first and is sent what the encoder writes shows the second.

use proptest::prelude::*;
use seminar_fuzz::{Scene, prove};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn a_terminal_shows_each_screen_exactly(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let scene = Scene::of(&bytes);
        if let Err(problem) = prove(&scene) {
            return Err(TestCaseError::fail(format!("{problem}\n{scene:#?}")));
        }
    }
}
