//! How the program is linked, where that is known to work.
//!
//! A program that may be loaded anywhere has a list of all places that hold addresses: some 25,000, of
//! 24 bytes each, and every start reads all of them. Where linker and loader know how, the list is
//! packed into a few KiB. And what a talk needs at first is put in one place (`assets/first.ld`), since the
//! system has a program in memory by pieces of many functions each.
//!
//! Whether linker and loader know how is tried out: a program that is linked so has to run here.
//!
//! What is built to be run elsewhere, by an older system, is built with `SEMINAR_PORTABLE` set: it has a list
//! that is not packed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const PACKED: &str = "-Wl,-z,pack-relative-relocs";
const FIRST: &str = "assets/first.ld";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={FIRST}");
    println!("cargo::rerun-if-env-changed=SEMINAR_PORTABLE");
    if !is_release() || !is_for_here() {
        return;
    }
    let first = env::var("CARGO_MANIFEST_DIR").map(|root| format!("-T{root}/{FIRST}"));
    let may_be_packed =
        is("CARGO_CFG_TARGET_ENV", "gnu") && env::var_os("SEMINAR_PORTABLE").is_none();
    let options = may_be_packed
        .then(|| PACKED.to_owned())
        .into_iter()
        .chain(first.ok());
    for option in options.filter(|option| runs_with(option) == Some(true)) {
        println!("cargo::rustc-link-arg-bins={option}");
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
    is_native && is("CARGO_CFG_TARGET_OS", "linux")
}

/// Whether a program that is linked so runs, and finds what its addresses lead to.
fn runs_with(option: &str) -> Option<bool> {
    let folder = PathBuf::from(env::var_os("OUT_DIR")?);
    let (source, program) = (folder.join("trial.rs"), folder.join("trial"));
    let text = "static WORDS: [&str; 2] = [\"all \", \"well\"];
fn main() { WORDS.iter().for_each(|word| print!(\"{word}\")) }
";
    fs::write(&source, text).ok()?;
    // What the linker does not like is no matter: then the program is linked as usual.
    let is_linked = compiler(&source, &program, option)?
        .output()
        .ok()?
        .status
        .success();
    let told = is_linked.then(|| Command::new(&program).output().ok())??;
    Some(told.status.success() && told.stdout == b"all well")
}

/// What makes `program` of `source`, as the program itself is made.
fn compiler(source: &Path, program: &Path, option: &str) -> Option<Command> {
    let mut rustc = Command::new(env::var_os("RUSTC")?);
    rustc.arg(source).arg("-o").arg(program);
    rustc.args(["--edition=2024", "-C", &format!("link-arg={option}")]);
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        rustc.arg("-C").arg(format!("linker={}", linker.display()));
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    Some(rustc)
}
