//! What is meant for the terminal around tmux.

/// `sequences`, wrapped so that tmux passes them on where it may, and drops them elsewhere.
pub(super) fn passed(sequences: &[u8]) -> Vec<u8> {
    let mut out = b"\x1bPtmux;".to_vec();
    for byte in sequences {
        if *byte == 0x1b {
            out.push(0x1b);
        }
        out.push(*byte);
    }
    out.extend_from_slice(b"\x1b\\");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_doubled_inside() {
        assert_eq!(
            passed(b"\x1b_G\x1b\\"),
            b"\x1bPtmux;\x1b\x1b_G\x1b\x1b\\\x1b\\"
        );
    }
}
