//! What is in the file, whatever happens to it.

use super::*;

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("seminar-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// Words. All of them are told in capitals; `again` can be told in no other way.
#[derive(Default)]
struct Words(Vec<String>);

impl Keepsake for Words {
    type News = String;

    fn add(&mut self, word: String) -> Option<String> {
        self.0.push(word.clone());
        (word != "again").then_some(word)
    }

    fn whole(&self) -> String {
        self.0.join(" ").to_uppercase()
    }
}

fn keeper(file: &Path) -> (Keeping<String>, Keeper<Words>) {
    super::keeper(file.to_owned(), Words::default())
}

/// Has `keeper` keep a word by itself.
fn say(keeper: &mut Keeper<Words>, word: &str) {
    keeper.keep(vec![News::Keep(word.to_owned())]).unwrap();
}

/// Keeps the texts in turn and returns what failed.
fn keep(file: &Path, texts: &[&str]) -> usize {
    let (keeping, keeper) = keeper(file);
    for text in texts {
        keeping.keep((*text).to_owned());
    }
    let thread = std::thread::spawn(move || {
        let mut failures = 0;
        keeper.run(|| Duration::ZERO, |_| failures += 1);
        failures
    });
    keeping.finish();
    thread.join().unwrap()
}

#[test]
fn the_newest_is_kept_whole_for_its_owner_alone() {
    let folder = folder("newest");
    let file = folder.join("deep/place.json");
    assert_eq!(kept(&file), None);
    assert_eq!(keep(&file, &["one", "two"]), 0);
    assert_eq!(kept(&file).as_deref(), Some("ONE TWO\n"));
    assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_forgotten_is_gone() {
    let folder = folder("forget");
    let file = folder.join("place.json");
    keep(&file, &["one"]);
    let (keeping, keeper) = keeper(&file);
    keeping.forget();
    let thread =
        std::thread::spawn(move || keeper.run(|| Duration::ZERO, |_| panic!("nothing fails")));
    keeping.finish();
    thread.join().unwrap();
    assert_eq!(kept(&file), None);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_new_is_a_line_and_where_the_lines_before_are_gone_all_is_told() {
    let folder = folder("lines");
    let file = folder.join("place.json");
    fs::create_dir_all(&folder).unwrap();
    fs::write(&file, "of another talk").unwrap();
    let (_keeping, mut keeper) = keeper(&file);
    let mut is = |word: &str, text: &str| {
        say(&mut keeper, word);
        assert_eq!(kept(&file).as_deref(), Some(text));
    };
    is("a", "A\n");
    is("b", "A\nb\n");
    fs::remove_file(&file).unwrap();
    is("c", "A B C\n");
    is("d", "A B C\nd\n");
    replace(&file, b"ANOTHER\n").unwrap();
    is("e", "A B C D E\n");
    fs::write(&file, b"cut \xe2\x82\n").unwrap();
    is("f", "A B C D E F\n");
    is("again", "A B C D E F AGAIN\n");
    is("g", "A B C D E F AGAIN\ng\n");
    is("", "A B C D E F AGAIN\ng\n");
    fs::write(&file, b"cut \xe2\x82\nfour\n").unwrap();
    assert_eq!(kept(&file).as_deref(), Some("four\n"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_does_not_grow_for_ever() {
    let folder = folder("growth");
    let file = folder.join("place.json");
    let (_keeping, mut keeper) = keeper(&file);
    let mut lines = Vec::new();
    for number in 0..100 {
        let all = keeper.kept.whole().len() as u64;
        say(&mut keeper, &format!("{number:05000}"));
        let size = fs::metadata(&file).unwrap().len();
        assert!(size <= all + 5002 + all.max(*GROWN.start()));
        lines.push(kept(&file).unwrap().lines().count());
    }
    let made_anew = lines.iter().filter(|lines| **lines == 1).count();
    assert!((3..10).contains(&made_anew), "{lines:?}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_comes_soon_after_another_is_kept_with_what_follows() {
    let folder = folder("lull");
    let file = folder.join("place.json");
    let (keeping, mut keeper) = keeper(&file);
    say(&mut keeper, "one");
    for text in ["two", "three"] {
        keeping.keep(text.to_owned());
    }
    drop(keeping);
    let mut news = vec![keeper.news.recv().unwrap()];
    keeper.rest(&mut news, LULL, &|| Duration::ZERO);
    keeper.keep(news).unwrap();
    assert_eq!(kept(&file).as_deref(), Some("ONE\ntwo\nthree\n"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_last_word_waits_for_nothing_and_is_waited_for() {
    let folder = folder("word");
    let file = folder.join("place.json");
    let (keeping, keeper) = keeper(&file);
    let (word, another) = (keeping.last_word(), keeping.last_word());
    // No lull is ever over there.
    let thread = std::thread::spawn(move || keeper.run(|| Duration::ZERO, |_| {}));
    keeping.keep("one".to_owned());
    word.keep("two".to_owned(), Duration::from_secs(600));
    assert_eq!(kept(&file).unwrap().split_whitespace().count(), 2);
    drop(another);
    keeping.finish();
    thread.join().unwrap();
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_is_kept_after_all_was_forgotten_is_told_whole() {
    let folder = folder("again");
    let file = folder.join("place.json");
    let (_keeping, mut keeper) = keeper(&file);
    say(&mut keeper, "one");
    let kept_anew = vec![News::Forget, News::Keep("two".to_owned())];
    keeper.keep(kept_anew).unwrap();
    assert_eq!(kept(&file).as_deref(), Some("ONE TWO\n"));
    keeper.keep(vec![News::Forget]).unwrap();
    say(&mut keeper, "three");
    assert_eq!(kept(&file).as_deref(), Some("ONE TWO THREE\n"));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_failure_is_told_once() {
    let folder = folder("failure");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("file"), "").unwrap();
    let (keeping, keeper) = keeper(&folder.join("file/place.json"));
    let (told, failures) = channel();
    let thread = std::thread::spawn(move || {
        keeper.run(|| Duration::ZERO, |error| told.send(error).unwrap());
    });
    keeping.keep("one".to_owned());
    assert!(failures.recv().unwrap().to_string().contains("place.json"));
    keeping.keep("two".to_owned());
    keeping.finish();
    thread.join().unwrap();
    assert!(failures.recv().is_err(), "once is enough");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn why_nothing_is_kept_comes_before_where() {
    let error = KeepError {
        file: "/a/long/path".into(),
        error: ErrorKind::PermissionDenied.into(),
    };
    let told = "its folder may not be written to (/a/long/path)";
    assert_eq!(error.to_string(), told);
}
