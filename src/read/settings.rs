//! `posdiff.yaml` → the settings, by serde; the tree finds what serde lets pass in silence.

use super::faults::Faults;
use super::yaml::{self, Kind, Node};
use crate::model::FaultKind::WrongShape;
use crate::model::{Fault, Level, Settings};
use crate::text::TextFile;
use serde::Deserialize;
use std::collections::BTreeMap;

const FIELDS: &[&str] = &["seeds", "quote-words", "stale-after", "rules"];

const HELP: &str =
    "it has seeds: a folder, quote-words: a number, stale-after: 365 days, rules: levels by name";

/// The file as serde reads it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Typed {
    seeds: Option<Box<str>>,
    quote_words: Option<u32>,
    stale_after: Option<Days>,
    rules: Option<BTreeMap<Box<str>, LevelWord>>,
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Days(u32);

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum LevelWord {
    Error,
    Warning,
    Allow,
}

impl TryFrom<String> for Days {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let days = text.strip_suffix(" days").or_else(|| text.strip_suffix(" day")).unwrap_or(&text);
        days.trim().parse().map(Self).map_err(|_| format!("`{text}` is no number of days, as in `365 days`"))
    }
}

/// The settings, with defaults where the file says nothing or something wrong, which is told.
pub(super) fn read(file: &TextFile, found: &mut Vec<Fault>) -> Settings {
    let mut faults = Faults::new(file);
    let tree = yaml::parse(file, &mut faults).filter(|tree| !tree.is_null());
    let mut settings = Settings::default();
    if let Some(fields) = tree.as_ref().and_then(|tree| faults.fields(tree, "posdiff.yaml", FIELDS)) {
        for name in ["seeds", "quote-words", "stale-after"] {
            if let Some(node) = fields.get(name).node {
                set(&mut settings, &format!("{name}: "), node, file, &mut faults);
            }
        }
        if let Some(seeds) = faults.text(fields.get("seeds"))
            && !stays_inside(&seeds.value)
        {
            let message = "`seeds` may only name a folder inside the project";
            faults.push(WrongShape, seeds.span, message).help("use `--seeds DIR` for texts kept elsewhere");
            settings.seeds = Settings::default().seeds;
        }
        let rules = fields.get("rules").node.filter(|node| !node.is_null());
        let rules =
            rules.and_then(|node| faults.map(node, "`rules`", || "write each as `rule: level`".into()));
        for (key, node) in rules.unwrap_or_default() {
            settings.rule_spans.insert(Box::from(&*key.text), key.span);
            set(&mut settings, &format!("rules:\n  {}: ", file.slice(key.span)), node, file, &mut faults);
        }
    }
    found.extend(faults.into_vec());
    settings
}

/// Sets what one entry says. Serde stops at its first fault and may not know where that is, so it is given one entry
/// at a time: every fault is told, each at its place.
fn set(settings: &mut Settings, head: &str, node: &Node<'_>, file: &TextFile, faults: &mut Faults<'_>) {
    match &node.kind {
        Kind::Refused => return,
        Kind::Scalar { .. } if node.is_null() => return,
        Kind::Scalar { .. } => {}
        Kind::List(_) | Kind::Map(_) => {
            let message = "not what posdiff.yaml may set: one value is expected";
            faults.push(WrongShape, node.span, message).help(HELP);
            return;
        }
    }
    match serde_yaml::from_str::<Typed>(&format!("{head}{}\n", file.slice(node.span))) {
        Ok(typed) => fill(settings, typed),
        Err(error) => {
            let error = error.to_string();
            let reason = error.split(" at line ").next().unwrap_or_default();
            let message = format!("not what posdiff.yaml may set: {reason}");
            faults.push(WrongShape, node.span, message).help(HELP);
        }
    }
}

fn fill(settings: &mut Settings, typed: Typed) {
    if let Some(seeds) = typed.seeds {
        settings.seeds = seeds.trim_end_matches('/').into();
    }
    if let Some(words) = typed.quote_words {
        settings.quote_words = words;
    }
    if let Some(Days(days)) = typed.stale_after {
        settings.stale_after = days;
    }
    let level = |word| match word {
        LevelWord::Error => Level::Error,
        LevelWord::Warning => Level::Warning,
        LevelWord::Allow => Level::Allow,
    };
    let rules = typed.rules.unwrap_or_default().into_iter();
    settings.rules.extend(rules.map(|(rule, word)| (rule, level(word))));
}

fn stays_inside(path: &str) -> bool {
    !path.starts_with(['/', '\\']) && !path.contains(':') && path.split(['/', '\\']).all(|part| part != "..")
}
