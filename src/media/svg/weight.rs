//! How much work a drawing is, before any of it is done.
//!
//! An element that refers to another draws it again, so a few lines can ask for more than there is
//! memory and time for. Here everything is counted as often as it would be drawn.

use std::collections::{HashMap, HashSet};

use resvg::usvg::roxmltree::{Document, Node, NodeId};

use super::{ELEMENTS, too_many};

/// How deep elements may stand in each other, each of which may need a canvas of its own.
const DEPTH: usize = 64;
/// The steps that one filter may have, each of which keeps a canvas.
const FILTER_STEPS: usize = 24;

/// Whether a drawing is no more work than it may be.
///
/// # Errors
///
/// What is wrong with it, to stand after its name.
pub(super) fn check(document: &Document<'_>) -> Result<(), String> {
    let mut depths: HashMap<NodeId, usize> = HashMap::new();
    for node in document.descendants().filter(Node::is_element) {
        let parent = node.parent().map(|parent| parent.id());
        let depth = parent
            .and_then(|parent| depths.get(&parent))
            .map_or(0, |depth| depth + 1);
        if depth > DEPTH {
            return Err(too_deep());
        }
        depths.insert(node.id(), depth);
        let steps = node.children().filter(Node::is_element).count();
        if node.tag_name().name() == "filter" && steps > FILTER_STEPS {
            return Err(format!("has a filter of more than {FILTER_STEPS} steps"));
        }
    }
    let mut scale = Scale {
        named: document
            .descendants()
            .filter_map(|node| Some((node.attribute("id")?, node)))
            .collect(),
        classes: Classes::of(document),
        weights: HashMap::new(),
        open: HashSet::new(),
    };
    let weight = scale.weigh(document.root_element(), 0)?;
    if weight > u64::from(ELEMENTS) {
        return Err(too_many());
    }
    Ok(())
}

fn too_deep() -> String {
    format!("is too deep: up to {DEPTH} elements may stand in each other")
}

struct Scale<'a, 'input> {
    named: HashMap<&'a str, Node<'a, 'input>>,
    classes: Classes<'a>,
    weights: HashMap<NodeId, u64>,
    /// The elements that are being weighed.
    open: HashSet<NodeId>,
}

impl<'a, 'input> Scale<'a, 'input> {
    /// The elements that are drawn for `node`, in a place as deep as `depth`.
    fn weigh(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<u64, String> {
        if let Some(weight) = self.weights.get(&node.id()) {
            return Ok(*weight);
        }
        // References from one branch to another may lead as deep again.
        if depth > 2 * DEPTH {
            return Err(too_deep());
        }
        if !self.open.insert(node.id()) {
            return Err("draws itself, without end".to_owned());
        }
        let mut weight = 1_u64;
        for child in node.children().filter(Node::is_element) {
            weight = weight.saturating_add(self.weigh(child, depth + 1)?);
        }
        for (name, times) in self.references(node) {
            if let Some(target) = self.named.get(name).copied() {
                let each = self.weigh(target, depth + 1)?;
                weight = weight.saturating_add(each.saturating_mul(times));
            }
        }
        self.open.remove(&node.id());
        self.weights.insert(node.id(), weight);
        Ok(weight)
    }

    /// The names that `node` refers to, and how often each is drawn for it.
    fn references(&self, node: Node<'a, 'input>) -> Vec<(&'a str, u64)> {
        let mut references = Vec::new();
        // A marker stands at every point.
        let shape = node.attribute("d").or_else(|| node.attribute("points"));
        let is_link = node.tag_name().name() == "a";
        let points = shape.map_or(1, |shape| shape.len() as u64 / 4 + 1);
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            match name {
                "href" if is_link => {}
                "href" => references.extend(value.trim().strip_prefix('#').map(|name| (name, 1))),
                _ => {
                    let marked = name.starts_with("marker") || name == "style";
                    let times = if marked { points } else { 1 };
                    references.extend(urls(value).map(|name| (name, times)));
                }
            }
        }
        let classes = node.attribute("class").unwrap_or_default();
        for name in self.classes.of_element(classes) {
            references.push((name, points));
        }
        references
    }
}

/// What style sheets let elements refer to.
struct Classes<'a> {
    /// For elements of a class.
    by_class: HashMap<&'a str, Vec<&'a str>>,
    /// For any element, as far as can be told.
    others: Vec<&'a str>,
}

impl<'a> Classes<'a> {
    fn of(document: &'a Document<'_>) -> Self {
        let mut classes = Self {
            by_class: HashMap::new(),
            others: Vec::new(),
        };
        let sheets = document
            .descendants()
            .filter(|node| node.has_tag_name("style"));
        for text in sheets.filter_map(|sheet| sheet.text()) {
            for rule in text.split('}') {
                let Some((selectors, body)) = rule.split_once('{') else {
                    continue;
                };
                let names: Vec<&str> = urls(body).collect();
                if names.is_empty() {
                    continue;
                }
                for selector in selectors.split(',') {
                    match selector.trim().strip_prefix('.') {
                        Some(class) if !class.contains([' ', '.', '>', ':', '[']) => {
                            classes.by_class.entry(class).or_default().extend(&names);
                        }
                        _ => classes.others.extend(&names),
                    }
                }
            }
        }
        classes
    }

    fn of_element(&self, classes: &'a str) -> impl Iterator<Item = &'a str> {
        classes
            .split_ascii_whitespace()
            .filter_map(|class| self.by_class.get(class))
            .flatten()
            .chain(&self.others)
            .copied()
    }
}

/// The names in `url(#name)`.
fn urls(text: &str) -> impl Iterator<Item = &str> {
    text.split("url(").skip(1).filter_map(|rest| {
        let inside = rest.split(')').next()?;
        inside.trim().trim_matches(['"', '\'']).strip_prefix('#')
    })
}
