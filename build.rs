//! How the program is linked, where that is known to work.
//!
//! - A program that may be loaded anywhere has a list of all places that hold addresses: some 25,000, of 24 bytes
//!   each, and every start reads all of them. Where linker and loader know how, the list is packed into a few KiB.
//! - What a talk needs at first is put in one place (`assets/first.ld`), since the system has a program in memory by
//!   pieces of many functions each.
//! - What the program needs of the system's C library is linked in: the loader need not find, map and bind four
//!   libraries at each start. It is what `-C target-feature=+crt-static` does, which only the one who builds can say.
//!   So nothing here may look up names of hosts or users: the library would load others for that.
//!
//! Whether linker and loader know how is tried out, one after the other: a program that is linked so has to run
//! here. What does not is left away, and the program is linked as usual.
//!
//! What is built to be run elsewhere, by another system, is built with `SEMINAR_PORTABLE` set: it has a list that is
//! not packed, and the libraries of that system.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

const PACKED: &str = "-Wl,-z,pack-relative-relocs";
const FIRST: &str = "assets/first.ld";
/// What Rust asks the linker for, and what is linked in its place. The C library and the compiler's need one another.
const LIBRARIES: [(&str, &str); 7] = [
    ("gcc_s", C),
    ("c", C),
    ("m", "-l:libm.a"),
    ("rt", "-l:librt.a"),
    ("dl", "-l:libdl.a"),
    ("util", "-l:libutil.a"),
    ("pthread", "-l:libpthread.a"),
];
const C: &str = "-l:libgcc_eh.a -l:libgcc.a -l:libc.a";
/// It needs of the libraries, the loader and the linker what the program does.
const TRIAL: &str = r#"
static WORDS: [&str; 2] = ["all ", "well"];
fn main() {
    std::panic::set_hook(Box::new(|_| ()));
    let number = std::env::args().count() as f64;
    let caught = std::thread::spawn(|| std::panic::catch_unwind(|| panic!())).join();
    if caught.is_ok_and(|caught| caught.is_err()) && number.powf(number).tan() > 1.5 {
        WORDS.iter().for_each(|word| print!("{word}"));
    }
}
"#;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={FIRST}");
    println!("cargo::rerun-if-env-changed=SEMINAR_PORTABLE");
    if !is_release() || !is_for_here() {
        return;
    }
    let Some(folder) = env::var_os("OUT_DIR").map(PathBuf::from) else {
        return;
    };
    let mut options = Vec::new();
    for candidate in candidates(&folder).into_iter().flatten() {
        let more = [options.as_slice(), &candidate].concat();
        if runs_with(&folder, &more) == Some(true) {
            options = more;
        }
    }
    for option in options {
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

/// What may be told the linker: each is tried with those before it that run.
fn candidates(folder: &Path) -> io::Result<Vec<Vec<String>>> {
    // Cargo knows of this folder when the project is moved, and of no other.
    let first = folder.join("first.ld");
    fs::copy(FIRST, &first)?;
    let first = vec![format!("-T{}", first.display())];
    if !is("CARGO_CFG_TARGET_ENV", "gnu") || env::var_os("SEMINAR_PORTABLE").is_some() {
        return Ok(vec![first]);
    }
    let linked_in = vec![
        format!("-L{}", linked_in(folder)?.display()),
        "-static-pie".to_owned(),
    ];
    Ok(vec![vec![PACKED.to_owned()], first, linked_in])
}

/// Makes the folder in which the linker finds libraries that are linked in, under the names of those that are not.
fn linked_in(folder: &Path) -> io::Result<PathBuf> {
    let folder = folder.join("linked-in");
    fs::create_dir_all(&folder)?;
    for (name, archives) in LIBRARIES {
        fs::write(
            folder.join(format!("lib{name}.so")),
            format!("GROUP ( {archives} )\n"),
        )?;
    }
    Ok(folder)
}

/// Whether a program that is linked so runs, and finds what its addresses lead to.
fn runs_with(folder: &Path, options: &[String]) -> Option<bool> {
    let (source, program) = (folder.join("trial.rs"), folder.join("trial"));
    fs::write(&source, TRIAL).ok()?;
    // What the linker does not like is no matter: then the program is linked as usual.
    let is_linked = compiler(&source, &program, options)?
        .output()
        .ok()?
        .status
        .success();
    let told = is_linked.then(|| Command::new(&program).output().ok())??;
    Some(told.status.success() && told.stdout == b"all well")
}

/// What makes `program` of `source`, as the program itself is made.
fn compiler(source: &Path, program: &Path, options: &[String]) -> Option<Command> {
    let mut rustc = Command::new(env::var_os("RUSTC")?);
    rustc.arg(source).arg("-o").arg(program);
    rustc.arg("--edition=2024");
    for option in options {
        rustc.args(["-C", &format!("link-arg={option}")]);
    }
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        rustc.arg("-C").arg(format!("linker={}", linker.display()));
    }
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    Some(rustc)
}
