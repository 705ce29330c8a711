//! Taking typed values out of a tree, and telling every fault on the way instead of stopping at the first.

use super::faults::Faults;
use super::yaml::{Key, Kind, Node};
use crate::model::FaultKind::{self, InvalidDate, WrongShape};
use crate::model::date::{DATE_FORMS, DateError};
use crate::model::{Date, Fix, Registry, is_id};
use crate::text::{Span, Spanned, nearest};

/// The registries as records see them. One that could not be read knows nothing and blames nobody for it.
#[derive(Clone, Copy)]
pub(super) struct Known<'r> {
    pub(super) registry: &'r Registry,
    pub(super) parties: bool,
    pub(super) issues: bool,
}

impl Faults<'_> {
    /// The pairs of a mapping, of which only the `known` keys are allowed.
    pub(super) fn fields<'n, 't>(
        &mut self,
        node: &'n Node<'t>,
        what: &str,
        known: &'static [&'static str],
    ) -> Option<Fields<'n, 't>> {
        let pairs = self.map(node, what, || format!("write its fields: {}", known.join(", ")))?;
        for (key, _) in pairs {
            if !known.contains(&&*key.text) {
                let message = format!("{what} has no field `{}`", shown(&key.text));
                let near = nearest(&key.text, known.iter().copied());
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("its fields are {}", known.join(", ")),
                };
                self.push(WrongShape, key.span, message).help(help);
            }
        }
        Some(Fields { span: node.span, pairs })
    }

    /// The pairs of a mapping, whatever its keys.
    pub(super) fn map<'n, 't>(
        &mut self,
        node: &'n Node<'t>,
        what: &str,
        help: impl FnOnce() -> String,
    ) -> Option<&'n [(Key<'t>, Node<'t>)]> {
        match &node.kind {
            Kind::Map(pairs) => Some(pairs),
            Kind::Refused => None,
            _ => {
                let message = format!("{what} is no mapping of fields");
                self.push(WrongShape, node.span, message).help(help());
                None
            }
        }
    }

    /// A text; none where nothing stands there.
    pub(super) fn text(&mut self, field: Field<'_, '_>) -> Option<Spanned<Box<str>>> {
        let node = field.node?;
        match &node.kind {
            _ if node.is_null() => None,
            Kind::Scalar { text, .. } => Some(Spanned::new(Box::from(&**text), node.span)),
            Kind::Refused => None,
            _ => {
                self.push(WrongShape, node.span, format!("`{}` takes a text", field.name));
                None
            }
        }
    }

    /// A text that must be there and say something.
    pub(super) fn required(&mut self, field: Field<'_, '_>, what: &str) -> Option<Spanned<Box<str>>> {
        if field.node.is_none_or(Node::is_null) {
            let message = format!("{what} lacks `{}`", field.name);
            let span = field.node.map_or(field.owner, |node| node.span);
            self.push(WrongShape, span, message).help(format!("add `{}:` and its value", field.name));
            return None;
        }
        let text = self.text(field)?;
        if text.value.trim().is_empty() {
            self.push(WrongShape, text.span, format!("`{}` is empty", field.name)).help("say what it is");
            return None;
        }
        Some(text)
    }

    /// A list of texts; a single text counts as a list of one where `single` allows it.
    pub(super) fn texts(&mut self, field: Field<'_, '_>, single: bool) -> Option<Vec<Spanned<Box<str>>>> {
        let node = field.node?;
        match &node.kind {
            _ if node.is_null() => None,
            Kind::List(items) => {
                let texts = items.iter().filter_map(|item| match &item.kind {
                    Kind::Scalar { text, .. } if !item.is_null() => {
                        Some(Spanned::new(Box::from(&**text), item.span))
                    }
                    Kind::Refused => None,
                    _ => {
                        let message = format!("`{}` takes texts, and this is none", field.name);
                        self.push(WrongShape, item.span, message);
                        None
                    }
                });
                Some(texts.collect())
            }
            Kind::Scalar { text, .. } if single => Some(vec![Spanned::new(Box::from(&**text), node.span)]),
            Kind::Refused => None,
            _ => {
                let message = format!("`{}` takes a list", field.name);
                self.push(WrongShape, node.span, message).help("write it as `[one, two]`");
                None
            }
        }
    }

    /// One word of several.
    pub(super) fn choice<T: Copy>(&mut self, field: Field<'_, '_>, all: &[(&str, T)]) -> Option<T> {
        let text = self.text(field)?;
        let found = all.iter().find(|(word, _)| **word == *text.value);
        if found.is_none() {
            let words: Vec<_> = all.iter().map(|(word, _)| *word).collect();
            let message = format!("`{}` cannot be `{}`", field.name, shown(&text.value));
            let help = match nearest(&text.value, words.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it is one of {}", words.join(", ")),
            };
            self.push(WrongShape, text.span, message).help(help);
        }
        found.map(|(_, value)| *value)
    }

    /// `true` or `false`; false where nothing stands there.
    pub(super) fn flag(&mut self, field: Field<'_, '_>) -> bool {
        self.choice(field, &BOOLS).unwrap_or(false)
    }

    /// A date; none where nothing stands there, or where it is no date, which is told.
    pub(super) fn date(&mut self, field: Field<'_, '_>) -> Option<Spanned<Date>> {
        let text = self.text(field)?;
        let error = match text.value.parse() {
            Ok(date) => return Some(Spanned::new(date, text.span)),
            Err(error) => error,
        };
        let message = format!("`{}` is no date: {error}", shown(&text.value));
        let help = match error {
            DateError::Form => format!("a date is {DATE_FORMS}"),
            DateError::NoSuchDay => "see how many days that month has".into(),
            DateError::Backwards => "write the earlier of the two first".into(),
        };
        self.push(InvalidDate, text.span, message).help(help);
        None
    }

    /// Whether the key is shaped like an id; if not, that is told.
    pub(super) fn id(&mut self, text: &str, span: Span) -> bool {
        if !is_id(text) {
            let message = format!("`{}` is no id", shown(text));
            self.push(WrongShape, span, message)
                .help("an id is small letters and digits, in words parted by single hyphens");
        }
        is_id(text)
    }

    /// Tells that no registry has `id`, naming the nearest of those there are.
    pub(super) fn unknown<'c>(
        &mut self,
        kind: FaultKind,
        id: &Spanned<Box<str>>,
        what: &str,
        all: impl Iterator<Item = &'c str> + Clone,
        listed: bool,
    ) {
        let near = nearest(&id.value, all.clone());
        let fix = self.one_letter_off(id, all.clone());
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if listed && all.clone().next().is_some() => {
                format!("there is {}", all.collect::<Vec<_>>().join(", "))
            }
            None => "see that it is spelled as its registry has it, or add it there".into(),
        };
        self.push(kind, id.span, format!("no {what} `{}`", shown(&id.value))).help(help).fix(fix);
    }

    /// The fix of an id that is one letter off just one that is known.
    fn one_letter_off<'c>(&self, id: &Spanned<Box<str>>, all: impl Iterator<Item = &'c str>) -> Option<Fix> {
        // Only what stands in the file letter by letter can be put right there; quotation marks stay where they are.
        let (written, mut span) = (self.file().slice(id.span), id.span);
        if let Some(mark) = written.chars().next().filter(|mark| matches!(mark, '"' | '\''))
            && written.len() == id.value.len() + 2
            && written.ends_with(mark)
        {
            span = Span::new(span.start + 1, span.end - 1);
        }
        if self.file().slice(span) != &*id.value || id.value.len() > 200 {
            return None;
        }
        let mut near = all.filter(|other| strsim::osa_distance(&id.value, other) == 1);
        let only = near.next().filter(|_| near.next().is_none())?;
        Some(Fix { title: format!("write `{only}`"), span, text: only.into() })
    }
}

/// The words for true and false.
pub(super) const BOOLS: [(&str, bool); 6] =
    [("true", true), ("false", false), ("True", true), ("False", false), ("TRUE", true), ("FALSE", false)];

/// The pairs of a mapping that was checked for its keys.
#[derive(Clone, Copy)]
pub(super) struct Fields<'n, 't> {
    pub(super) span: Span,
    pairs: &'n [(Key<'t>, Node<'t>)],
}

/// One field of a mapping, there or not.
#[derive(Clone, Copy)]
pub(super) struct Field<'n, 't> {
    pub(super) name: &'n str,
    pub(super) node: Option<&'n Node<'t>>,
    /// Where to point when the field is missing: the first key of its mapping.
    pub(super) owner: Span,
}

impl<'n, 't> Fields<'n, 't> {
    pub(super) fn get(&self, name: &'static str) -> Field<'n, 't> {
        let pair = self.pairs.iter().find(|(key, _)| key.text == name);
        let owner = self.pairs.first().map_or(self.span, |(key, _)| key.span);
        Field { name, node: pair.map(|(_, node)| node), owner }
    }
}

impl<'n, 't> Field<'n, 't> {
    /// A field of any name, as for the entries of a registry.
    pub(super) fn named(name: &'n str, node: &'n Node<'t>) -> Self {
        Self { name, node: Some(node), owner: node.span }
    }
}

/// What a file says, short enough for a message.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}
