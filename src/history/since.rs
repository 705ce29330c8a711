//! What differs between two revisions besides the records: the articles and the settings.

use crate::model::{Article, Corpus, Level, Settings};
use std::collections::{BTreeMap, BTreeSet};

/// The articles that differ between two revisions.
#[derive(Debug, Default)]
pub struct ArticleChanges<'b, 't> {
    /// That there were none of at the base.
    pub new: Vec<&'t Article>,
    /// Whose file or text is another one, each with how it stood at the base; in today's order.
    pub changed: Vec<(&'b Article, &'t Article)>,
    /// That are gone.
    pub removed: Vec<&'b Article>,
}

impl ArticleChanges<'_, '_> {
    /// The path that a file of the base has today.
    pub fn path_today<'p>(&'p self, path: &'p str) -> &'p str {
        let renamed = self.changed.iter().find(|(old, _)| old.file.path() == path);
        renamed.map_or(path, |(_, new)| new.file.path())
    }
}

/// The articles that differ between `base` and `today`. An article is known by its seed, failing that by its name, so
/// one whose file was renamed is the same and has changed. `text_changed` says whether a seed's text is another one.
pub fn article_changes<'b, 't>(
    base: &'b Corpus,
    today: &'t Corpus,
    text_changed: impl Fn(&str) -> bool,
) -> ArticleChanges<'b, 't> {
    let mut old = vec![None; today.articles.len()];
    let mut left: BTreeSet<usize> = (0..base.articles.len()).collect();
    for known_by in [seed, name] {
        let mut there = BTreeMap::new();
        for place in left.iter().rev() {
            there.insert(known_by(&base.articles[*place]), *place);
        }
        for (old, article) in old.iter_mut().zip(&today.articles) {
            let key = known_by(article);
            if old.is_none() && !key.is_empty() {
                *old = there.remove(key);
                left.retain(|place| Some(*place) != *old);
            }
        }
    }
    let mut changes = ArticleChanges::default();
    for (old, article) in old.into_iter().zip(&today.articles) {
        let Some(old) = old.map(|place| &base.articles[place]) else {
            changes.new.push(article);
            continue;
        };
        let moved = old.file.path() != article.file.path();
        if moved || !same_lines(old, article) || text_changed(seed(article)) {
            changes.changed.push((old, article));
        }
    }
    changes.removed = left.into_iter().map(|place| &base.articles[place]).collect();
    changes
}

fn seed(article: &Article) -> &str {
    article.seed.as_ref().map_or("", |seed| &seed.value)
}

fn name(article: &Article) -> &str {
    &article.name
}

/// Whether two files say the same, however their lines end: git may turn that around on the way out.
fn same_lines(old: &Article, new: &Article) -> bool {
    let (old, new) = (old.file.text(), new.file.text());
    old == new || old.trim_start_matches('\u{feff}').lines().eq(new.trim_start_matches('\u{feff}').lines())
}

/// A setting that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingChange {
    /// Its name as `posdiff.yaml` has it, `rules.quote-long` for a rule's level.
    pub name: String,
    /// Its value before; `default` where a rule had none of its own.
    pub from: String,
    /// Its value after.
    pub to: String,
}

/// The settings that differ, by name.
pub fn setting_changes(base: &Settings, today: &Settings) -> Vec<SettingChange> {
    let plain = |settings: &Settings| {
        [
            ("seeds", settings.seeds.to_string()),
            ("quote-words", settings.quote_words.to_string()),
            ("stale-after", format!("{} days", settings.stale_after)),
        ]
    };
    let level = |level: Option<&Level>| level.map_or("default", |level| level.word()).to_owned();
    let rules: BTreeSet<_> = base.rules.keys().chain(today.rules.keys()).collect();
    let rules = rules.into_iter().map(|rule| SettingChange {
        name: format!("rules.{rule}"),
        from: level(base.rules.get(rule)),
        to: level(today.rules.get(rule)),
    });
    let plain = plain(base).into_iter().zip(plain(today));
    let plain = plain.map(|((name, from), (_, to))| SettingChange { name: name.into(), from, to });
    plain.chain(rules).filter(|change| change.from != change.to).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Memory, read};

    fn corpus(files: &[(&str, &str)]) -> Corpus {
        let files = files.iter().map(|(name, text)| (format!("positions/{name}.yaml"), *text));
        read(&files.collect::<Memory>()).corpus
    }

    fn told(base: &Corpus, today: &Corpus, changed_text: &str) -> [Vec<String>; 3] {
        let changes = article_changes(base, today, |seed| seed == changed_text);
        let name = |article: &Article| article.name.to_string();
        let both = |(old, new): &(&Article, &Article)| format!("{} {}", old.name, new.name);
        [
            changes.new.iter().map(|article| name(article)).collect(),
            changes.changed.iter().map(both).collect(),
            changes.removed.iter().map(|article| name(article)).collect(),
        ]
    }

    const A: &str = "article: {seed: a.txt, title: A, published: 2022}\nrecords: []\n";
    const B: &str = "article: {seed: b.txt, title: B, published: 2022}\nrecords: []\n";

    #[test]
    fn an_article_is_new_changed_or_removed() {
        let base = corpus(&[("a", A), ("b", B)]);
        let edited = A.replace("title: A", "title: Another");
        let c = A.replace("a.txt", "c.txt");
        let today = corpus(&[("a", &edited), ("c", &c)]);
        assert_eq!(told(&base, &today, ""), [vec!["c".to_owned()], vec!["a a".into()], vec!["b".into()]]);
    }

    #[test]
    fn a_renamed_file_is_the_same_article() {
        assert_eq!(
            told(&corpus(&[("a", A)]), &corpus(&[("z", A)]), ""),
            [vec![], vec!["a z".to_owned()], vec![]]
        );
    }

    #[test]
    fn line_ends_and_a_byte_order_mark_change_nothing_and_another_text_does() {
        let (base, windows) = (corpus(&[("a", A)]), format!("\u{feff}{}", A.replace('\n', "\r\n")));
        assert_eq!(told(&base, &corpus(&[("a", &windows)]), ""), [const { Vec::<String>::new() }; 3]);
        assert_eq!(told(&base, &corpus(&[("a", A)]), "a.txt"), [vec![], vec!["a a".to_owned()], vec![]]);
    }

    #[test]
    fn a_setting_that_differs_is_named_with_both_values() {
        let mut today = Settings { quote_words: 18, ..Settings::default() };
        today.rules.insert("quote-long".into(), Level::Allow);
        let told: Vec<_> = setting_changes(&Settings::default(), &today)
            .into_iter()
            .map(|change| format!("{}: {} → {}", change.name, change.from, change.to))
            .collect();
        assert_eq!(told, ["quote-words: 25 → 18", "rules.quote-long: default → allow"]);
    }
}
