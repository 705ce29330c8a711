//! The verbs that tell what somebody holds, in all their forms.

use super::lists::{Lists, Phrases};
use super::tokens::Token;
use std::collections::HashMap;

/// What a verb tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerbKind {
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
pub(crate) struct Verb {
    pub(crate) kind: VerbKind,
    /// `saying`, `insisting`.
    pub(crate) ing: bool,
    /// The plain form.
    pub(crate) plain: bool,
    /// `sees`, `fears`: how somebody looks at a thing, not what is wanted.
    pub(crate) view: bool,
}

/// Every form of every verb.
pub(super) fn inflected(lists: &Lists) -> Phrases<Verb> {
    let mut verbs = Phrases::new();
    // First, as what is `committed to` something stands there, though it is a form of `commit to`, too.
    for entry in lists.entries("stand") {
        verbs.insert(entry, Verb { kind: VerbKind::Stand, ing: false, plain: false, view: false });
    }
    for (form, verb) in forms_of_all(lists) {
        verbs.insert(&form, verb);
    }
    verbs
}

/// Every form of the verbs of saying and of holding, a verb of several words in all of them.
fn forms_of_all(lists: &Lists) -> Vec<(String, Verb)> {
    let irregular: HashMap<&str, &str> =
        lists.lines("irregular").filter_map(|line| Some((line.split(' ').next()?, line))).collect();
    let says: Vec<&str> = lists.entries("say").collect();
    let holds: Vec<&str> = lists.entries("hold").collect();
    let views: Vec<&str> = lists.entries("view").collect();
    let mut found = Vec::new();
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
                found.push((rest.map_or_else(|| form.clone(), |rest| format!("{form} {rest}")), verb));
            }
        }
    }
    found
}

/// Verbs whose particle may stand apart from them: `ruled this out`, by the verb's form; each particle with its verb.
pub(crate) struct Parted(HashMap<String, Vec<(String, Verb)>>);

impl Parted {
    /// Between a verb and its particle stand at most so many words.
    const BETWEEN: usize = 4;

    pub(crate) fn new(lists: &Lists) -> Self {
        let particles: Vec<&str> = lists.entries("particle").collect();
        let mut parted: HashMap<String, Vec<(String, Verb)>> = HashMap::new();
        for (form, verb) in forms_of_all(lists) {
            if let Some((form, particle)) = form.split_once(' ').filter(|(_, last)| particles.contains(last))
            {
                parted.entry(form.to_owned()).or_default().push((particle.to_owned(), verb));
            }
        }
        Self(parted)
    }

    /// The verb that begins here and whose particle stands apart.
    pub(crate) fn at(&self, words: &[Token]) -> Option<Verb> {
        let verbs = self.0.get(&words.first()?.fold)?;
        let near = words[1..].iter().take(Self::BETWEEN + 1).take_while(|word| word.is_word());
        near.skip(1)
            .find_map(|word| verbs.iter().find(|(particle, _)| word.fold == *particle))
            .map(|(_, verb)| *verb)
    }
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
    fn a_particle_may_stand_apart() {
        let lists = Lists::read("[hold]\nrule out\n[irregular]\nrule rules ruled ruling\n[particle]\nout\n");
        let parted = Parted::new(&lists);
        let at = |text: &str| parted.at(&super::super::tokens::tokens(text)).map(|verb| verb.kind);
        assert_eq!(at("ruled any talks out"), Some(VerbKind::Hold));
        assert_eq!(at("ruled out any talks"), None);
        assert_eq!(at("ruled, and ran out"), None);
    }

    #[test]
    fn verbs_take_their_endings_by_rule_unless_they_are_listed() {
        assert_eq!(forms("deny", None), ["deny", "denies", "denied", "denying"]);
        assert_eq!(forms("urge", None), ["urge", "urges", "urged", "urging"]);
        assert_eq!(forms("reject", None), ["reject", "rejects", "rejected", "rejecting"]);
        assert_eq!(forms("agree", None), ["agree", "agrees", "agreed", "agreeing"]);
        assert_eq!(forms("say", Some("say says said saying")), ["say", "says", "said", "saying"]);
    }
}
