//! Numbers in sequences.

/// Writes a number in decimal digits.
pub(super) fn write(number: u16, out: &mut Vec<u8>) {
    let digit = |number: u16| b'0' + (number % 10).to_le_bytes()[0];
    match number {
        0..10 => out.push(digit(number)),
        10..100 => out.extend_from_slice(&[digit(number / 10), digit(number)]),
        100..1000 => {
            out.extend_from_slice(&[digit(number / 100), digit(number / 10), digit(number)]);
        }
        _ => {
            write(number / 1000, out);
            out.extend([number / 100, number / 10, number].map(digit));
        }
    }
}

/// How many digits that takes.
pub(super) const fn digits(number: u16) -> usize {
    match number {
        0..10 => 1,
        10..100 => 2,
        100..1000 => 3,
        1000..10_000 => 4,
        _ => 5,
    }
}
