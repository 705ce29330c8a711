//! The verbs that tell what somebody holds, in all their forms.

use super::lists::{Lists, Phrases};
use std::collections::HashMap;

/// What a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerbKind {
    /// That somebody says something.
    Say,
    /// Where somebody stands.
    Hold,
    /// Both: `insists`, `warns`.
    Both,
    /// Where somebody stands, after a form of `be`: `ready to`.
    Stand,
}

/// A form of a verb.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub(super) kind: VerbKind,
    /// `saying`, `insisting`.
    pub(super) ing: bool,
    /// The plain form.
    pub(super) plain: bool,
    /// `sees`, `fears`: how somebody looks at a thing, not what is wanted.
    pub(super) view: bool,
}

/// Every form of every verb.
pub(super) fn inflected(lists: &Lists) -> Phrases<Verb> {
    let irregular: HashMap<&str, &str> =
        lists.lines("irregular").filter_map(|line| Some((line.split(' ').next()?, line))).collect();
    let says: Vec<&str> = lists.entries("say").collect();
    let holds: Vec<&str> = lists.entries("hold").collect();
    let views: Vec<&str> = lists.entries("view").collect();
    let mut verbs = Phrases::new();
    let both = |entry: &&str| says.contains(entry) && holds.contains(entry);
    let kinds = [(&says, VerbKind::Say), (&holds, VerbKind::Hold)];
    for (list, kind) in kinds {
        for entry in list {
            let kind = if both(entry) { VerbKind::Both } else { kind };
            let (first, rest) =
                entry.split_once(' ').map_or((*entry, None), |(first, rest)| (first, Some(rest)));
            let forms = forms(first, irregular.get(first).copied());
            for form in &forms {
                let verb = Verb {
                    kind,
                    ing: form.ends_with("ing"),
                    // Of `put` the past is no other form.
                    plain: form == first && forms.iter().filter(|other| *other == form).count() == 1,
                    view: views.contains(entry),
                };
                match rest {
                    Some(rest) => verbs.insert(&format!("{form} {rest}"), verb),
                    None => verbs.insert(form, verb),
                }
            }
        }
    }
    for entry in lists.entries("stand") {
        verbs.insert(entry, Verb { kind: VerbKind::Stand, ing: false, plain: false, view: false });
    }
    verbs
}

/// The forms of a verb: those that are listed, else those that the rules give.
fn forms(verb: &str, listed: Option<&str>) -> Vec<String> {
    if let Some(listed) = listed {
        return listed.split(' ').map(str::to_owned).collect();
    }
    let consonant_y =
        verb.ends_with('y') && !verb.ends_with("ay") && !verb.ends_with("ey") && !verb.ends_with("oy");
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|end| verb.ends_with(end));
    let stem = &verb[..verb.len() - usize::from(verb.ends_with('e') || consonant_y)];
    let (s, ed) = match (consonant_y, hissing) {
        (true, _) => (format!("{stem}ies"), format!("{stem}ied")),
        (_, true) => (format!("{verb}es"), format!("{verb}ed")),
        _ if verb.ends_with('e') => (format!("{verb}s"), format!("{verb}d")),
        _ => (format!("{verb}s"), format!("{verb}ed")),
    };
    let ing = if verb.ends_with('e') && !verb.ends_with("ee") {
        format!("{stem}ing")
    } else {
        format!("{verb}ing")
    };
    vec![verb.to_owned(), s, ed, ing]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_take_their_endings_by_rule_unless_they_are_listed() {
        assert_eq!(forms("deny", None), ["deny", "denies", "denied", "denying"]);
        assert_eq!(forms("urge", None), ["urge", "urges", "urged", "urging"]);
        assert_eq!(forms("reject", None), ["reject", "rejects", "rejected", "rejecting"]);
        assert_eq!(forms("agree", None), ["agree", "agrees", "agreed", "agreeing"]);
        assert_eq!(forms("say", Some("say says said saying")), ["say", "says", "said", "saying"]);
    }
}
