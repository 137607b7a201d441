//! Links that lead nowhere.

use std::borrow::Cow;

use super::Found;
use crate::source::{Mistake, shown};
use crate::text::{Clean, Marks, runs};

/// Keys whose texts have no inline markup.
const VERBATIM: [&str; 14] = [
    "code",
    "pre",
    "file",
    "lang",
    "lines",
    "highlight",
    "image",
    "id",
    "theme",
    "layout",
    "labels",
    "kind",
    "unit",
    "align",
];

/// Notes links of a slide that are no addresses.
pub(super) fn find(found: &mut Found<'_>) {
    let text = found.text();
    if !text.contains("](") && !text.contains("www.") {
        return;
    }
    for entry in found.trace().entries.clone() {
        let Some(said) = &entry.text else { continue };
        let written = found.source().get(entry.value.clone()).unwrap_or_default();
        let said = found
            .vars
            .first()
            .map_or(Cow::Borrowed(said.as_str()), |vars| vars.read(said));
        if entry.name() == "qr" {
            if said.starts_with("www.") {
                let help = format!("write https://{}", shown(&said));
                let message = "without https:// a phone takes this for a text";
                found.warn(Mistake::DeadLink, entry.value, message, &help);
            }
            continue;
        }
        if VERBATIM.contains(&entry.name()) {
            continue;
        }
        for target in targets(&said) {
            let link = format!("]({target})");
            let span = match written.find(&link) {
                Some(at) => {
                    let at = entry.value.start + at + 2;
                    at..at + target.len()
                }
                // A variable says it, or part of it.
                None if written.contains('{') => entry.value.clone(),
                None => continue,
            };
            let message = format!(
                "`{}` is no address, so this is shown as it is written",
                shown(&target)
            );
            found.error(Mistake::DeadLink, span, &message, &help(&target));
        }
    }
}

/// What is meant for a link's address in `text`, and is none.
fn targets(text: &str) -> Vec<String> {
    let mut targets = Vec::new();
    for paragraph in text.split("\n\n") {
        let source = Clean::line(paragraph);
        for run in runs(&source)
            .iter()
            .filter(|run| !run.marks.contains(Marks::CODE))
        {
            for (at, _) in run.text.match_indices("](") {
                let rest = run.text.get(at + 2..).unwrap_or_default();
                let target = rest.split(')').next().unwrap_or_default();
                // A function that is called out of a list looks like a link, too.
                let is_meant = target.contains(['.', '/', ':', '@', '#']) && !target.contains(' ');
                let opens = run
                    .text
                    .get(..at)
                    .is_some_and(|before| before.contains('['));
                let escaped = source.as_str().contains(&format!("\\]({target})"));
                if is_meant && opens && !escaped && rest.contains(')') {
                    targets.push(target.to_owned());
                }
            }
        }
    }
    targets
}

fn help(target: &str) -> String {
    let is_mail = target.contains('@') && !target.contains(['/', ':']);
    if is_mail {
        return format!("write mailto:{}", shown(target));
    }
    // A name alone may as well be a file's.
    let host = target.split('/').next().unwrap_or_default();
    let is_web = host.starts_with("www.") || host != target;
    if is_web && host.contains('.') && !target.contains(':') && !host.starts_with('.') {
        return format!("write https://{}", shown(target));
    }
    "links lead to https:, http: or mailto: addresses".to_owned()
}
