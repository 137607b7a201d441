//! Messages: one JSON object a line.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{Talk, VERSION};
use crate::text::Clean;

/// A message in bytes, with its line end. Many may be about to send the same.
pub(super) type Line = Arc<[u8]>;

/// What is wrong with what a peer says, as it is told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    /// It goes on and on.
    #[error("a line has more than {limit} bytes")]
    TooLong {
        /// The bytes that it may have.
        limit: usize,
    },
    /// It ends in the middle.
    #[error("the last line has no end")]
    Cut,
    /// It is not in UTF-8.
    #[error("a line is not in UTF-8")]
    NotText,
    /// It is not an object in JSON, or one of its values is of the wrong type.
    #[error("a line is not a message: {0}")]
    NotAMessage(String),
    /// It is an object that says nothing.
    #[error("a message has one of the keys {0}")]
    Unknown(&'static str),
    /// It comes from another version of the program.
    #[error("you speak version {theirs} of the protocol, and version {VERSION} is needed here")]
    Version {
        /// The peer's version.
        theirs: u32,
    },
    /// Something comes before the hello, or the hello comes again.
    #[error("the first message is {{\"seminar\":{VERSION},\"name\":…}}, and it comes once")]
    Greeting,
}

/// What the process that presents says.
#[derive(Debug)]
pub(super) enum FromServer<'a> {
    Hello(Talk),
    State(&'a RawValue),
    Error(Clean),
    Bye(Clean),
}

/// What a follower says.
#[derive(Debug)]
pub(super) enum FromClient<'a> {
    Hello(Clean),
    Command(&'a RawValue),
}

#[derive(Deserialize)]
struct AnyVersion {
    seminar: Option<u32>,
}

#[derive(Deserialize)]
struct ServersKeys<'a> {
    deck: Option<Deck<'a>>,
    pid: Option<u32>,
    #[serde(borrow)]
    state: Option<&'a RawValue>,
    error: Option<String>,
    bye: Option<String>,
}

#[derive(Deserialize)]
struct ClientsKeys<'a> {
    name: Option<String>,
    #[serde(borrow)]
    command: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct ServersHello<'a> {
    seminar: u32,
    deck: Deck<'a>,
    pid: u32,
}

#[derive(Serialize, Deserialize)]
struct Deck<'a> {
    title: Cow<'a, str>,
    path: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
struct ClientsHello<'a> {
    seminar: u32,
    name: &'a str,
}

/// Reads what a server says.
pub(super) fn from_server(line: &str) -> Result<FromServer<'_>, Fault> {
    let is_hello = is_hello(line)?;
    let keys: ServersKeys = object(line)?;
    match keys {
        ServersKeys {
            deck: Some(deck),
            pid: Some(pid),
            ..
        } if is_hello => Ok(FromServer::Hello(Talk {
            title: Clean::line(&deck.title),
            path: deck.path.map(|path| PathBuf::from(path.into_owned())),
            pid,
        })),
        _ if is_hello => Err(Fault::NotAMessage(
            "a hello names its deck and pid".to_owned(),
        )),
        ServersKeys {
            state: Some(state), ..
        } => Ok(FromServer::State(state)),
        ServersKeys {
            error: Some(error), ..
        } => Ok(FromServer::Error(Clean::line(&error))),
        ServersKeys { bye: Some(bye), .. } => Ok(FromServer::Bye(Clean::line(&bye))),
        _ => Err(Fault::Unknown("seminar, state, error, bye")),
    }
}

/// Reads what a client says.
pub(super) fn from_client(line: &str) -> Result<FromClient<'_>, Fault> {
    let is_hello = is_hello(line)?;
    let keys: ClientsKeys = object(line)?;
    match keys {
        ClientsKeys {
            name: Some(name), ..
        } if is_hello => Ok(FromClient::Hello(Clean::line(&name))),
        _ if is_hello => Err(Fault::NotAMessage("a hello has a name".to_owned())),
        ClientsKeys {
            command: Some(command),
            ..
        } => Ok(FromClient::Command(command)),
        _ => Err(Fault::Unknown("seminar, command")),
    }
}

/// Whether the message is a hello, which is of our version then. Nothing else of it is looked at: it
/// may all be different in another version.
fn is_hello(line: &str) -> Result<bool, Fault> {
    match object::<AnyVersion>(line)?.seminar {
        Some(VERSION) => Ok(true),
        Some(theirs) => Err(Fault::Version { theirs }),
        None => Ok(false),
    }
}

fn object<'a, T: Deserialize<'a>>(line: &'a str) -> Result<T, Fault> {
    // Arrays could be read as well, value by value.
    if !line.trim_start().starts_with('{') {
        return Err(Fault::NotAMessage("it is no object in JSON".to_owned()));
    }
    serde_json::from_str(line).map_err(|error| Fault::NotAMessage(error.to_string()))
}

/// The server's first line.
pub(super) fn servers_hello(talk: &Talk) -> Line {
    line(&ServersHello {
        seminar: VERSION,
        deck: Deck {
            title: talk.title.as_str().into(),
            path: talk.path.as_ref().map(|path| path.to_string_lossy()),
        },
        pid: talk.pid,
    })
    .unwrap_or_default()
}

/// The client's first line.
pub(super) fn clients_hello(name: &Clean) -> Line {
    line(&ClientsHello {
        seminar: VERSION,
        name: name.as_str(),
    })
    .unwrap_or_default()
}

/// A line with one value.
pub(super) fn say<T: Serialize + ?Sized>(
    key: &'static str,
    value: &T,
) -> Result<Line, serde_json::Error> {
    struct Pair<'a, T: ?Sized>(&'static str, &'a T);

    impl<T: Serialize + ?Sized> Serialize for Pair<'_, T> {
        fn serialize<Z: serde::Serializer>(&self, to: Z) -> Result<Z::Ok, Z::Error> {
            to.collect_map([(self.0, self.1)])
        }
    }

    line(&Pair(key, value))
}

/// A line with text, which always has a form in JSON.
pub(super) fn say_text(key: &'static str, text: &str) -> Line {
    say(key, text).unwrap_or_default()
}

fn line(message: &impl Serialize) -> Result<Line, serde_json::Error> {
    let mut bytes = serde_json::to_vec(message)?;
    bytes.push(b'\n');
    Ok(bytes.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &Line) -> &str {
        std::str::from_utf8(line).unwrap()
    }

    #[test]
    fn what_is_said_is_what_is_heard() {
        let talk = Talk {
            title: Clean::line("Quotes \" and\nlines"),
            path: Some(PathBuf::from("/tmp/déck.toml")),
            pid: 7,
        };
        let hello = servers_hello(&talk);
        assert_eq!(text(&hello).matches('\n').count(), 1);
        match from_server(text(&hello)).unwrap() {
            FromServer::Hello(heard) => assert_eq!(heard, talk),
            other => panic!("{other:?}"),
        }
        let hello = clients_hello(&Clean::line("console"));
        assert!(
            matches!(from_client(text(&hello)), Ok(FromClient::Hello(name)) if name.as_str() == "console")
        );
        let line = say("command", &["next"]).unwrap();
        assert!(
            matches!(from_client(text(&line)), Ok(FromClient::Command(raw)) if raw.get() == "[\"next\"]")
        );
        let line = say_text("bye", "over");
        assert!(
            matches!(from_server(text(&line)), Ok(FromServer::Bye(why)) if why.as_str() == "over")
        );
    }

    #[test]
    fn unknown_keys_are_passed_over_and_unknown_kinds_are_not() {
        let line = r#"{"later":[[1]],"command":"next","more":{}}"#;
        assert!(matches!(from_client(line), Ok(FromClient::Command(_))));
        assert!(matches!(
            from_client(r#"{"shout":1}"#),
            Err(Fault::Unknown(_))
        ));
        assert!(matches!(from_server("{}"), Err(Fault::Unknown(_))));
    }

    #[test]
    fn another_version_is_known_by_its_number_alone() {
        let line = r#"{"seminar":2,"name":{"first":"a"},"deck":7}"#;
        assert_eq!(from_client(line).err(), Some(Fault::Version { theirs: 2 }));
        assert_eq!(from_server(line).err(), Some(Fault::Version { theirs: 2 }));
    }

    #[test]
    fn nonsense_is_no_message() {
        let deep = format!("{{\"command\":{}", "[".repeat(60_000));
        for line in [
            "",
            "next",
            "[1,\"a\"]",
            "{",
            "{\"seminar\":\"1\"}",
            "\0",
            &deep,
        ] {
            assert!(
                matches!(from_client(line), Err(Fault::NotAMessage(_))),
                "{line:.20}"
            );
        }
    }

    #[test]
    fn text_that_comes_over_the_link_is_clean() {
        let line = r#"{"error":"\u001b[2J\u202e"}"#;
        match from_server(line).unwrap() {
            FromServer::Error(text) => assert_eq!(text.as_str(), "␛[2J\u{FFFD}"),
            other => panic!("{other:?}"),
        }
    }
}
