//! How the program is linked, where that is known to work.
//!
//! A program that may be loaded anywhere has a list of all places that hold addresses: some 25,000, of
//! 24 bytes each, and every start reads all of them. Where linker and loader know how, the list is
//! packed into a few KiB. Whether they do is tried out: a program that is linked so has to run here.
//!
//! What is built to be run elsewhere, by an older system, is built with `SEMINAR_PORTABLE` set.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

const PACKED: &str = "-Wl,-z,pack-relative-relocs";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=SEMINAR_PORTABLE");
    if is_release() && is_for_here() && runs_packed() == Some(true) {
        println!("cargo::rustc-link-arg-bins={PACKED}");
    }
}

fn is(variable: &str, value: &str) -> bool {
    env::var(variable).is_ok_and(|it| it == value)
}

fn is_release() -> bool {
    is("PROFILE", "release")
}

fn is_for_here() -> bool {
    let is_native = env::var("HOST").is_ok_and(|host| is("TARGET", &host));
    let is_glibc = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    is_native && is_glibc && env::var_os("SEMINAR_PORTABLE").is_none()
}

/// Whether a program that is linked so runs, and finds what its addresses lead to.
fn runs_packed() -> Option<bool> {
    let folder = PathBuf::from(env::var_os("OUT_DIR")?);
    let (source, program) = (folder.join("packed.rs"), folder.join("packed"));
    let text = "static WORDS: [&str; 2] = [\"all \", \"well\"];
fn main() { WORDS.iter().for_each(|word| print!(\"{word}\")) }
";
    fs::write(&source, text).ok()?;
    let mut rustc = Command::new(env::var_os("RUSTC")?);
    rustc.arg(&source).arg("-o").arg(&program);
    rustc.args(["--edition=2024", "-C", &format!("link-arg={PACKED}")]);
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        rustc.arg("-C").arg(format!("linker={}", linker.display()));
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    // What the linker does not like is no matter: then the program is linked as usual.
    let is_linked = rustc.output().ok()?.status.success();
    let told = is_linked.then(|| Command::new(&program).output().ok())??;
    Some(told.status.success() && told.stdout == b"all well")
}
