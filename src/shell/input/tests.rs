use std::time::Duration;

use proptest::prelude::*;

use super::{Answer, Reader};
use crate::viewer::{Input, Key, KeyCode};

fn read(bytes: &[u8]) -> Vec<Input> {
    Reader::default().read(bytes)
}

/// What `bytes` say when nothing follows them.
fn read_to_the_end(bytes: &[u8]) -> Vec<Input> {
    let mut reader = Reader::default();
    let mut inputs = reader.read(bytes);
    if reader.patience(false).is_some() {
        inputs.extend(reader.give_up(false));
    }
    inputs
}

fn plain(code: KeyCode) -> Input {
    Input::Key(Key::plain(code))
}

fn char(character: char) -> Input {
    Input::Key(Key::char(character))
}

fn ctrl(character: char) -> Input {
    Input::Key(Key::ctrl(character))
}

fn alt(character: char) -> Input {
    Input::Key(Key {
        alt: true,
        ..Key::char(character)
    })
}

fn shift(code: KeyCode) -> Input {
    Input::Key(Key::shift(code))
}

#[test]
fn keys_are_read_as_terminals_send_them() {
    use KeyCode as K;
    let cases: [(&[u8], Input); 39] = [
        (b" ", char(' ')),
        (b"G", char('G')),
        ("é".as_bytes(), char('é')),
        ("世".as_bytes(), char('世')),
        ("🎉".as_bytes(), char('🎉')),
        (b"\r", plain(K::Enter)),
        (b"\n", plain(K::Enter)),
        (b"\t", plain(K::Tab)),
        (b"\x1b[Z", shift(K::Tab)),
        (b"\x7f", plain(K::Backspace)),
        (b"\x08", plain(K::Backspace)),
        (b"\x03", ctrl('c')),
        (b"\x1a", ctrl('z')),
        (b"\x1bx", alt('x')),
        ("\x1bé".as_bytes(), alt('é')),
        (b"\x1b[A", plain(K::Up)),
        (b"\x1b[B", plain(K::Down)),
        (b"\x1b[C", plain(K::Right)),
        (b"\x1b[D", plain(K::Left)),
        (b"\x1bOA", plain(K::Up)),
        (b"\x1bOC", plain(K::Right)),
        (b"\x1b[H", plain(K::Home)),
        (b"\x1b[F", plain(K::End)),
        (b"\x1bOH", plain(K::Home)),
        (b"\x1b[1~", plain(K::Home)),
        (b"\x1b[4~", plain(K::End)),
        (b"\x1b[7~", plain(K::Home)),
        (b"\x1b[8~", plain(K::End)),
        (b"\x1b[3~", plain(K::Delete)),
        (b"\x1b[5~", plain(K::PageUp)),
        (b"\x1b[6~", plain(K::PageDown)),
        (b"\x1bOP", plain(K::F(1))),
        (b"\x1b[11~", plain(K::F(1))),
        (b"\x1b[[A", plain(K::F(1))),
        (b"\x1b[15~", plain(K::F(5))),
        (b"\x1b[24~", plain(K::F(12))),
        (b"\x1b[1;2C", shift(K::Right)),
        (b"\x1b[1;2D", shift(K::Left)),
        (b"\x1b[103;5u", ctrl('g')),
    ];
    for (bytes, input) in cases {
        assert_eq!(read(bytes), [input], "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn keys_that_no_viewer_knows_are_nothing() {
    for bytes in [
        "\x1b[2~",
        "\x1b[57399;9u",
        "\x1b[103;1:3u",
        "\x1b[I",
        "\x1b[O",
        "\x1b[99~",
    ] {
        assert_eq!(read(bytes.as_bytes()), [], "{bytes:?}");
    }
}

#[test]
fn the_wheel_is_read_and_the_buttons_are_not() {
    let wheel = |up| Input::Wheel {
        up,
        column: 9,
        row: 4,
    };
    assert_eq!(read(b"\x1b[<64;10;5M"), [wheel(true)]);
    assert_eq!(read(b"\x1b[<65;10;5M"), [wheel(false)]);
    assert_eq!(read(b"\x1b[M`*%"), [wheel(true)]);
    assert_eq!(
        read(b"\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<35;10;5M\x1b[M *%"),
        []
    );
}

#[test]
fn the_wheel_goes_sideways_with_shift_or_by_itself() {
    let aside = |right| Input::WheelAside {
        right,
        column: 9,
        row: 4,
    };
    assert_eq!(
        read(b"\x1b[<68;10;5M\x1b[<66;10;5M"),
        [aside(false), aside(false)]
    );
    assert_eq!(
        read(b"\x1b[<69;10;5M\x1b[<67;10;5M"),
        [aside(true), aside(true)]
    );
}

#[test]
fn answers_to_questions_are_no_keys() {
    let answers = [
        "\x1b[12;40R",
        "\x1b[?62;22c",
        "\x1b[>1;4000;13c",
        "\x1b[=1;2c",
        "\x1b[0n",
        "\x1b[?2026;2$y",
        "\x1b[?1u",
        "\x1b[8;24;80t",
        "\x1b[4;480;800t",
        "\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
        "\x1b]10;rgb:d0d0/d0d0/d0d0\x1b\\",
        "\x1b]4;1;rgb:ffff/0000/0000\x1b\\",
        "\x1bP1+r544e\x1b\\",
        "\x1bP>|xterm(390)\x1b\\",
        "\x1bP!|7E565445\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
        "\x1b^private\x1b\\",
        "\x1bXstring\x1b\\",
        "\x1b[;5A",
        "\x1bO5;2P",
    ];
    for answer in answers {
        let keys = format!("a{answer}b");
        assert_eq!(read(keys.as_bytes()), [char('a'), char('b')], "{answer:?}");
    }
}

#[test]
fn an_escape_is_a_key_when_nothing_follows() {
    let mut reader = Reader::default();
    assert_eq!(reader.read(b"\x1b"), []);
    assert!(reader.patience(false).unwrap() <= Duration::from_millis(100));
    assert_eq!(reader.give_up(false), [plain(KeyCode::Escape)]);
    assert_eq!(reader.patience(false), None);
    assert_eq!(
        read_to_the_end(b"\x1b\x1b"),
        vec![plain(KeyCode::Escape); 2]
    );
    assert_eq!(
        read(b"\x1b\x1b[A"),
        [plain(KeyCode::Escape), plain(KeyCode::Up)]
    );
}

#[test]
fn a_sequence_may_come_in_pieces() {
    let mut reader = Reader::default();
    for byte in b"\x1b[1;" {
        assert_eq!(reader.read(&[*byte]), []);
    }
    assert!(
        reader.patience(false).unwrap() >= Duration::from_millis(500),
        "it is surely a sequence"
    );
    assert_eq!(reader.read(b"2C"), [shift(KeyCode::Right)]);
    let [first, rest @ ..] = "é".as_bytes() else {
        unreachable!()
    };
    assert_eq!(reader.read(&[*first]), []);
    assert_eq!(reader.read(rest), [char('é')]);
}

#[test]
fn what_does_not_go_on_swallows_no_key() {
    for start in [
        "\x1b[",
        "\x1bO",
        "\x1b[1;",
        "\x1b]11;rgb",
        "\x1bP",
        "\x1b_G",
        "\x1b[M",
    ] {
        let mut reader = Reader::default();
        assert_eq!(reader.read(start.as_bytes()), []);
        assert_eq!(reader.give_up(false), [], "{start:?}");
        assert_eq!(reader.read(b"q"), [char('q')], "{start:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_nothing() {
    assert_eq!(
        read(b"a\xff\xc3b\x80\xe4\xb8c"),
        [char('a'), char('b'), char('c')]
    );
}

#[test]
fn a_paste_is_one_input_however_it_comes() {
    let paste = |text: &str| Input::Paste(text.to_owned());
    assert_eq!(
        read(b"\x1b[200~q\r\x1b[A\x1b[201~n"),
        [paste("q\r\x1b[A"), char('n')]
    );
    let mut reader = Reader::default();
    for byte in b"\x1b[200~a\x1b[20b\x1b[201" {
        assert_eq!(reader.read(&[*byte]), []);
    }
    assert_eq!(reader.read(b"~"), [paste("a\x1b[20b")]);
    assert_eq!(read_to_the_end(b"\x1b[200~half"), [paste("half")]);
}

#[test]
fn a_paste_is_cut_where_it_gets_too_long() {
    let mut reader = Reader::default();
    reader.read(b"\x1b[200~");
    assert_eq!(reader.read(&vec![b'x'; 1_000_000]), []);
    let inputs = reader.read(b"\x1b[201~q");
    let [Input::Paste(text), quit] = inputs.as_slice() else {
        panic!("{inputs:?}");
    };
    assert_eq!(text.len(), 64 * 1024);
    assert_eq!(*quit, char('q'));
}

proptest! {
    #[test]
    fn no_bytes_panic_and_a_pause_ends_whatever_they_began(bytes in any_bytes()) {
        let mut reader = Reader::default();
        reader.read(&bytes);
        reader.give_up(false);
        prop_assert_eq!(reader.patience(false), None);
        prop_assert_eq!(reader.read(b"q"), [char('q')]);
    }

    #[test]
    fn how_bytes_are_cut_makes_no_difference(bytes in any_bytes(), at in 0..40_usize) {
        let (first, second) = bytes.split_at(at.min(bytes.len()));
        let mut reader = Reader::default();
        let mut inputs = reader.read(first);
        inputs.extend(reader.read(second));
        prop_assert_eq!(inputs, read(&bytes));
    }
}

/// Bytes among which sequences are likely.
fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        2 => Just(0x1b),
        3 => prop::sample::select(b"[O]P_?<;0129~mMRcu$ q\\\x07\x18".as_slice()),
        2 => any::<u8>(),
    ];
    prop::collection::vec(byte, 0..40)
}

#[test]
fn an_answer_that_is_owed_may_come_in_pieces_and_is_no_key() {
    for cut in 1..4 {
        let (first, rest) = b"\x1b[0n".split_at(cut);
        let mut reader = Reader::default();
        assert_eq!(reader.read(first), []);
        if cut == 1 {
            // As likely the key: what follows now is looked at more closely.
            assert!(reader.patience(true).unwrap() <= Duration::from_millis(100));
            assert_eq!(reader.give_up(true), []);
        }
        // Longer than the rest of a key's sequence is waited for.
        assert_eq!(reader.patience(true), Some(Duration::from_secs(1)));
        assert_eq!(reader.read(rest), []);
        assert_eq!(reader.answers, [Answer::Ready]);
        assert_eq!(reader.read(b" "), [char(' ')]);
    }
}

#[test]
fn escape_is_a_key_as_soon_as_the_answer_follows_it() {
    let mut reader = Reader::default();
    assert_eq!(reader.read(b"\x1b\x1b[0n"), [plain(KeyCode::Escape)]);
    assert_eq!(reader.answers, [Answer::Ready]);
}

#[test]
fn escape_and_a_key_soon_after_are_two_keys_though_an_answer_is_owed() {
    for (next, input) in [
        (b"q".as_slice(), char('q')),
        (b"\x1b", plain(KeyCode::Escape)),
        (b"\x1b[A", plain(KeyCode::Up)),
    ] {
        let mut reader = Reader::default();
        assert_eq!(reader.read(b"\x1b"), []);
        assert_eq!(reader.give_up(true), []);
        let mut inputs = reader.read(next);
        inputs.extend(reader.give_up(false));
        assert_eq!(inputs, [plain(KeyCode::Escape), input]);
    }
    let mut reader = Reader::default();
    assert_eq!(reader.read(b"\x1b"), []);
    assert_eq!(reader.give_up(true), []);
    assert_eq!(reader.give_up(true), [plain(KeyCode::Escape)]);
}
