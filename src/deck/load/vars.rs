//! The deck's variables.

use super::footer::PLACEHOLDERS;
use crate::source::{Field, Mistake, Reader, Vars, is_name, shown};

/// The variables in the table `vars`; those that cannot be used are left out.
pub(super) fn vars(field: Field<'_>, reader: &mut Reader<'_>) -> Vars {
    let mut vars = Vars::default();
    let help = "write each as a key with a text: course = \"History 204\"";
    let Some(table) = field.table("a table", help, reader) else {
        return vars;
    };
    for (key, value) in table {
        let name: &str = key.get_ref();
        let complaint = if PLACEHOLDERS.contains(&name) {
            let help =
                format!("footers fill in `{{{name}}}` by themselves: call it something else");
            Some(("is no name for a variable", help))
        } else if !is_name(name) {
            let help = "write letters, digits, `-` and `_`".to_owned();
            Some(("cannot be a variable's name", help))
        } else {
            None
        };
        if let Some((message, help)) = complaint {
            let message = format!("`{}` {message}", shown(name));
            reader.error(Mistake::WrongValue, key.span(), &message, &help);
        } else if let Some(text) = field
            .part("a variable", value)
            .scalar("a string, a number or a date", reader)
        {
            vars.insert(name, text.trim());
        }
    }
    vars
}
