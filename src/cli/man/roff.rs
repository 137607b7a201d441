//! A manual page in the macros of man(7), which mandoc and groff both read.

/// A page on its way.
#[derive(Debug, Default)]
pub(super) struct Roff(String);

impl Roff {
    /// A page of section 1 with this name, made by this version of the program.
    pub(super) fn page(name: &str, version: &str) -> Self {
        let name = name.to_uppercase();
        Self(format!(
            ".TH {name} 1 \"\" \"{version}\" \"User Commands\"\n.nh\n.ad l\n"
        ))
    }

    pub(super) fn section(&mut self, title: &str) {
        self.request("SH", &title.to_uppercase());
    }

    pub(super) fn subsection(&mut self, title: &str) {
        self.request("SS", title);
    }

    /// A new paragraph of running text. What stands in backticks is bold.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.part();
        self.text(text);
    }

    /// Text where the page stands. What stands in backticks is bold.
    pub(super) fn text(&mut self, text: &str) {
        let mut line = String::new();
        for (place, part) in text.split('`').enumerate() {
            if place % 2 == 1 {
                line.push_str(&bold(part));
            } else {
                line.push_str(&escaped(part));
            }
        }
        self.line(&line);
    }

    /// A tag, which is roff already, and a text about it.
    pub(super) fn tagged(&mut self, tag: &str, text: &str) {
        self.0.push_str(".TP\n");
        self.line(tag);
        self.text(text);
    }

    /// Lines that are kept as they are.
    pub(super) fn lines(&mut self, text: &str) {
        self.part();
        self.0.push_str(".nf\n");
        for line in text.lines() {
            self.line(&escaped(line));
        }
        self.0.push_str(".fi\n");
    }

    /// What follows stands further in, until [`outdent`](Self::outdent).
    pub(super) fn indent(&mut self) {
        self.0.push_str(".RS\n");
    }

    pub(super) fn outdent(&mut self) {
        self.0.push_str(".RE\n");
    }

    /// The page's text.
    pub(super) fn into_text(self) -> String {
        self.0
    }

    /// Begins a paragraph, where a heading has not begun one.
    fn part(&mut self) {
        let last = self.0.lines().last().unwrap_or_default();
        if !last.starts_with(".S") {
            self.0.push_str(".PP\n");
        }
    }

    fn request(&mut self, name: &str, argument: &str) {
        let argument = escaped(argument);
        self.0.extend([".", name, " \"", &argument, "\"\n"]);
    }

    /// A line that is no request, whatever it begins with.
    fn line(&mut self, line: &str) {
        if line.starts_with(['.', '\'']) {
            self.0.push_str("\\&");
        }
        self.0.push_str(line);
        self.0.push('\n');
    }
}

/// Text in bold.
pub(super) fn bold(text: &str) -> String {
    format!("\\fB{}\\fR", escaped(text))
}

/// Text in italics.
pub(super) fn italic(text: &str) -> String {
    format!("\\fI{}\\fR", escaped(text))
}

/// Text that roff sets as it is.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\e"),
            '-' => out.push_str("\\-"),
            '\'' => out.push_str("\\(aq"),
            '"' => out.push_str("\\(dq"),
            '`' => out.push_str("\\(ga"),
            '^' => out.push_str("\\(ha"),
            '~' => out.push_str("\\(ti"),
            '\n' => out.push(' '),
            ' '..='\x7f' => out.push(letter),
            _ => out.extend(["\\[u", &format!("{:04X}", u32::from(letter)), "]"]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_is_what_is_read() {
        assert_eq!(
            escaped(r#"-a \b "c" 'd' `e`"#),
            r"\-a \eb \(dqc\(dq \(aqd\(aq \(gae\(ga"
        );
        assert_eq!(escaped("→"), r"\[u2192]");
        assert_eq!(escaped("two\nlines"), "two lines");
    }

    #[test]
    fn no_text_is_taken_for_a_request() {
        let mut page = Roff::default();
        page.text(".so /etc/passwd");
        page.text("`b` and 'x'");
        page.text("");
        assert_eq!(
            page.into_text(),
            "\\&.so /etc/passwd\n\\fBb\\fR and \\(aqx\\(aq\n\n"
        );
    }
}
