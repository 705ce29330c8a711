//! `posdiff.yaml` → the settings, by serde; the tree finds what serde lets pass in silence.

use super::fields::Faults;
use super::yaml;
use crate::model::FaultKind::WrongShape;
use crate::model::{Fault, Level, Settings};
use crate::text::{Span, TextFile};
use serde::Deserialize;
use std::collections::BTreeMap;

const FIELDS: &[&str] = &["seeds", "quote-words", "stale-after", "rules"];

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
    if let Some(tree) = &tree
        && let Some(fields) = faults.fields(tree, "posdiff.yaml", FIELDS)
        && faults.is_empty()
    {
        match serde_yaml::from_str::<Typed>(file.text().trim_start_matches('\u{feff}')) {
            Ok(typed) => fill(&mut settings, typed),
            Err(error) => {
                let at = error.location().map_or(0, |place| place.index());
                let at = u32::try_from(at).unwrap_or_default();
                let message = format!("not what posdiff.yaml may set: {error}");
                let help = "it has seeds: a folder, quote-words: a number, stale-after: 365 days, rules: levels by name";
                faults.push(WrongShape, Span::new(at, at + 1), message).help(help);
            }
        }
        if let Some(seeds) = faults.text(fields.get("seeds"))
            && !stays_inside(&seeds.value)
        {
            let message = "`seeds` may only name a folder inside the project";
            faults.push(WrongShape, seeds.span, message).help("use `--seeds DIR` for texts kept elsewhere");
            settings.seeds = Settings::default().seeds;
        }
        if let Some(rules) = fields.get("rules").node.filter(|node| !node.is_null()) {
            let named = faults.map(rules, "`rules`", || "write each as `rule: level`".into());
            settings.rule_spans = named.map_or_else(BTreeMap::new, |pairs| {
                pairs.iter().map(|(key, _)| (Box::from(&*key.text), key.span)).collect()
            });
        }
    }
    found.extend(faults.into_vec());
    settings
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
    settings.rules =
        typed.rules.unwrap_or_default().into_iter().map(|(rule, word)| (rule, level(word))).collect();
}

fn stays_inside(path: &str) -> bool {
    !path.starts_with(['/', '\\']) && !path.contains(':') && path.split(['/', '\\']).all(|part| part != "..")
}
