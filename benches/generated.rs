//! Projects of any size for the benches: the same size gives the same bytes, on every machine and in every year.

use posdiff::read::Memory;
use std::fmt::Write as _;

const PARTIES: usize = 10;
/// Issues grow with the records, so that a party has as much to say on each in a large project as in a small one.
const AN_ISSUE: usize = 100;
const A_FILE: usize = 10;
const OPTIONS: [&str; 5] = ["none", "little", "some", "much", "all"];
const WORDS: [&str; 16] = [
    "guarantees",
    "withdrawal",
    "before",
    "spring",
    "troops",
    "binding",
    "only",
    "after",
    "agreement",
    "of",
    "all",
    "parties",
    "monitored",
    "border",
    "and",
    "never",
];

/// Numbers that look drawn and are not: Knuth's multiplier for 64 bits, the high bits taken.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }

    fn sentence(&mut self, words: usize) -> String {
        let words: Vec<&str> = (0..words).map(|_| WORDS[self.below(WORDS.len())]).collect();
        words.join(" ")
    }

    /// A day of the years 2022 to 2024.
    fn day(&mut self) -> String {
        format!("{}-{:02}-{:02}", 2022 + self.below(3), 1 + self.below(12), 1 + self.below(28))
    }
}

/// A project of so many records.
pub(crate) fn project(records: usize) -> Memory {
    let mut files = Memory::default();
    let parties: String = (0..PARTIES).map(|n| format!("party-{n}: {{name: Party {n}}}\n")).collect();
    let mut issues = String::new();
    let issues_in_all = records.div_ceil(AN_ISSUE);
    for n in 0..issues_in_all {
        let _ = writeln!(issues, "issue-{n}:\n  question: What of {n}?\n  scale:");
        for option in OPTIONS {
            let _ = writeln!(issues, "    - {option}: The answer {option}");
        }
        issues.push_str(
            "  terms:\n    guarantors: {type: set, of: party}\n    strength: {type: number, unit: persons}\n",
        );
    }
    files.insert("positions/parties.yaml", parties);
    files.insert("positions/issues.yaml", issues);
    let mut numbers = Numbers(2022);
    for start in (0..records).step_by(A_FILE) {
        let article = start / A_FILE;
        let mut text = format!(
            "article:\n  seed: article-{article}.txt\n  title: Article {article}\n  published: {}\nrecords:\n",
            numbers.day()
        );
        for _ in start..records.min(start + A_FILE) {
            record(&mut numbers, issues_in_all, &mut text);
        }
        files.insert(format!("positions/articles/article-{article}.yaml"), text);
    }
    files
}

fn record(numbers: &mut Numbers, issues_in_all: usize, text: &mut String) {
    let (party, issue) = (numbers.below(PARTIES), numbers.below(issues_in_all));
    let day = numbers.day();
    let _ = writeln!(text, "  - party: party-{party}\n    issue: issue-{issue}\n    date: {day}");
    let _ = writeln!(text, "    stance: {}.", numbers.sentence(14));
    let _ = writeln!(text, "    quote: {}", numbers.sentence(9));
    if numbers.below(8) == 0 {
        let _ = writeln!(text, "    told-by: party-{}", numbers.below(PARTIES));
    }
    if numbers.below(40) == 0 {
        text.push_str("    withdrawn: true\n");
        return;
    }
    if numbers.below(4) > 0 {
        let _ = writeln!(text, "    position: {}", OPTIONS[numbers.below(OPTIONS.len())]);
    }
    if numbers.below(3) == 0 {
        let members: Vec<String> = (0..3).map(|_| format!("party-{}", numbers.below(PARTIES))).collect();
        let strength = 1000 * (1 + numbers.below(900));
        let _ = writeln!(
            text,
            "    terms:\n      guarantors: [{}]\n      strength: {strength}",
            members.join(", ")
        );
    }
}
