//! How text reaches the clipboard of whoever sits at the terminal, wherever this program runs.
//!
//! OSC 52 asks the terminal itself, so it works over SSH too. A terminal that does not know it, or
//! is told not to listen, ignores it and says nothing; tmux passes it on with `set-clipboard on`.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The bytes that put `text` on the clipboard.
pub(super) fn put(text: &str) -> Vec<u8> {
    let mut out = b"\x1b]52;c;".to_vec();
    out.extend(base64(text.as_bytes()));
    out.extend_from_slice(b"\x1b\\");
    out
}

/// `bytes` in RFC 4648's Base64.
fn base64(bytes: &[u8]) -> impl Iterator<Item = u8> {
    bytes.chunks(3).flat_map(|chunk| {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        [18, 12, 6, 0]
            .into_iter()
            .enumerate()
            .map(move |(index, shift)| {
                let digit = usize::try_from(all >> shift & 63).unwrap_or_default();
                // A chunk of n bytes has n + 1 digits.
                match DIGITS.get(digit) {
                    Some(digit) if index <= chunk.len() => *digit,
                    _ => b'=',
                }
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        let encoded = |text: &str| String::from_utf8(base64(text.as_bytes()).collect()).unwrap();
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("大跃进?>", "5aSn6LeD6L+bPz4="),
        ] {
            assert_eq!(encoded(text), expected);
        }
    }

    #[test]
    fn a_text_is_put_on_the_clipboard_in_one_sequence() {
        let bytes = put("print(6 * 7)\n");
        assert_eq!(bytes, b"\x1b]52;c;cHJpbnQoNiAqIDcpCg==\x1b\\");
    }
}
