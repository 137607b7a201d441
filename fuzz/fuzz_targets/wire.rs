//! The fuzzer looks for screens that the encoder gets wrong.

#![no_main]
#![expect(clippy::panic, reason = "so the fuzzer learns of it")]

use libfuzzer_sys::fuzz_target;
use seminar_fuzz::{Scene, prove};

fuzz_target!(|bytes: &[u8]| {
    let scene = Scene::of(bytes);
    if let Err(problem) = prove(&scene) {
        panic!("{problem}\n{scene:#?}");
    }
});
