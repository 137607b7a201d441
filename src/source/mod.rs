//! TOML as somebody wrote it: its values, where each stands, and what is wrong with it.
//!
//! In comes the text of a file, or a piece of one; out come a `Tree` whose `Field`s are read key by
//! key, and [`Finding`]s, each with its place in the text and what to do about it. What is read takes
//! what it can use and tells the `Reader` what it cannot, so that all findings come at once. It must
//! not know which keys there are, or what they mean.

mod duration;
mod field;
mod fields;
mod files;
mod finding;
mod format;
mod lines;
mod prose;
mod reader;
#[cfg(test)]
pub(crate) mod schema;
mod suggest;
mod syntax;
mod texts;
mod vars;
mod written;

pub use duration::{duration, write as write_duration};
pub(crate) use field::{Field, Value, every};
pub(crate) use fields::Fields;
pub(crate) use files::NoFiles;
pub use files::{Files, Unreadable};
pub use finding::{Excerpt, Finding, Location, Mistake, Part, Report, Severity, Spot};
pub(crate) use format::{Unformatted, format};
pub(crate) use lines::{Lines, line_at};
pub(crate) use reader::{Reader, Segment, all_of, any_of, counted, shown};
pub(crate) use suggest::nearest;
pub(crate) use syntax::Tree;
pub use texts::{Place, TextId, Texts};
pub(crate) use texts::{Text, folder_and_name};
pub use vars::Vars;
pub(crate) use vars::{Filling, is_name};
pub use written::Written;
