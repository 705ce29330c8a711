//! The rules' pages: one text for `explain`, for the docs and for the examples that run as tests.

use crate::check::Facts;
use std::fmt::Write as _;

/// A rule's page, with the level it has unless somebody says otherwise.
pub fn page(rule: &Facts) -> String {
    let (title, rest) = rule.page.split_once('\n').unwrap_or((rule.page, ""));
    let excuse = if rule.is_about_evidence() {
        "no record can `allow` it"
    } else {
        "a record can `allow` it, with a reason"
    };
    format!("{title}\n\nLevel: `{}`; {excuse}.\n{rest}", rule.level.word())
}

/// The first page of the rules' docs: all rules in a table, and what the examples on their pages leave out.
pub fn index(rules: &[Facts], common: &str) -> String {
    let mut out = String::from(
        "# The rules\n\n\
         `posdiff check` judges all of a project by these rules; `posdiff explain RULE` prints a rule's page. Levels are \
         `error` (told, and\nthe check fails), `warning` (told) and `allow` (not told); `posdiff.yaml` sets them under \
         `rules:`, `--level RULE=LEVEL` for one run.\n\n\
         | rule | level | finds |\n|---|---|---|\n",
    );
    for rule in rules {
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "| [`{0}`]({0}.md) | {1} | {2} |",
            rule.name,
            rule.level.word(),
            rule.finds().replace('|', "\\|")
        );
    }
    out.push_str(common);
    out
}
