//! Which addresses a link may lead to.

use std::fmt::{self, Write as _};
use std::ops::Deref;
use std::sync::Arc;

use super::Clean;

/// The most bytes of an address that terminals take: VTE 2083, others more.
const LONGEST: usize = 2000;

/// Where a link leads. Nothing else can make one than [`Address::new`], so what is one may go out to a
/// terminal: `http`, `https` or `mailto` with something behind it, and in at most 2000 bytes nothing but
/// printable ASCII without spaces.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(Arc<str>);

impl Address {
    /// `target` as an address: letters that are not ASCII are percent-encoded.
    ///
    /// `None` for anything that is no address, or must not go out.
    pub fn new(target: &str) -> Option<Self> {
        checked(target).map(|address| Self(address.into()))
    }
}

impl Deref for Address {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self)
    }
}

fn checked(target: &str) -> Option<String> {
    let (scheme, rest) = target.split_once(':')?;
    let rest = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//")?,
        "mailto" => rest,
        _ => return None,
    };
    let hidden = Clean::line(target).as_str() != target;
    if hidden || rest.starts_with('/') || target.contains(char::is_whitespace) {
        return None;
    }
    let encoded = encode(target);
    (!rest.is_empty() && encoded.len() <= LONGEST).then_some(encoded)
}

fn encode(target: &str) -> String {
    let mut encoded = String::with_capacity(target.len());
    for byte in target.bytes() {
        if byte.is_ascii_graphic() {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn web_and_mail_addresses_are_taken() {
        for target in [
            "http://a",
            "https://example.org/x?y=1&z=(2)#a",
            "HTTPS://X",
            "mailto:a@b.org",
        ] {
            assert_eq!(Address::new(target).as_deref(), Some(target));
        }
        assert_eq!(
            Address::new("https://de.wikipedia.org/wiki/Großer_Sprung").as_deref(),
            Some("https://de.wikipedia.org/wiki/Gro%C3%9Fer_Sprung")
        );
    }

    #[test]
    fn everything_else_is_refused() {
        let long = format!("https://{}", "a".repeat(2000));
        for target in [
            "",
            "page.html",
            "#part",
            "//example.org",
            "http:",
            "http://",
            "http:example.org",
            "https:///etc/passwd",
            "mailto:",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            " https://a",
            "https://a b",
            "https://a\u{1b}\\",
            "https://a\u{7}",
            "https://a\u{202e}b",
            "https://a\u{a0}b",
            "https://a\u{ad}b",
            &long,
        ] {
            assert_eq!(Address::new(target), None, "{target:?}");
        }
    }
}
