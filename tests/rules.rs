//! The rules' pages are true: what an example says is found is found, and what it says is not is not.
//!
//! An example is a run of fenced blocks with nothing between them, each a file of a small project; the files it does not
//! show are those of [`COMMON`]. The lock is made from them, and then come the blocks that stand "after the lock".

use posdiff::check::{Case, Finding, Levels, LockFile, Rule, check, renew, rules};
use posdiff::evidence::Lock;
use posdiff::model::Level;
use posdiff::read::{Memory, Texts, read};
use posdiff::report::rule_pages;
use std::collections::BTreeMap;
use std::path::Path;

/// The files that the examples of the pages have in common.
const COMMON: &str = "
## What the examples leave out

An example shows the files that matter; all others are these, and the lock is what `posdiff lock` makes of them all.

```yaml positions/parties.yaml
north:
  name: Northland
  speakers:
    ada-norn: {name: Ada Norn}
south:
  name: Southland
```

```yaml positions/issues.yaml
troops:
  question: How many foreign troops should there be?
  scale:
    - none: None at all
    - some: A few observers
    - many: As many as the peace needs
  terms:
    guarantors: {type: set, of: party}
    army-size: {type: number, unit: persons}
```

```yaml positions/a.yaml
article: {seed: a.txt, title: No troops, published: 2022-09-14}
records:
  - party: north
    issue: troops
    date: 2022-09-13
    position: none
    stance: No foreign troops at all.
    quote: accept no foreign troops
```

```text seeds/a.txt
Northland will accept no foreign troops, Ada Norn said on Monday.
```
";

type Files = BTreeMap<String, String>;

/// What happens to a file after the lock was made; none where it is taken away.
type Later = Vec<(String, Option<String>)>;

#[derive(Debug, Default, Clone)]
struct Example {
    files: Files,
    later: Later,
}

/// The examples of one section of a page.
fn examples(page: &str, section: &str) -> Vec<Example> {
    let Some((_, rest)) = page.split_once(&format!("\n## {section}\n")) else { return Vec::new() };
    let section = rest.split("\n## ").next().unwrap();
    let mut examples: Vec<Example> = Vec::new();
    let mut goes_on = false;
    let mut lines = section.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let body: String =
                lines.by_ref().take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect();
            let (_, path) = info.split_once(' ').unwrap();
            if !goes_on {
                examples.push(Example::default());
            }
            goes_on = true;
            let example = examples.last_mut().unwrap();
            match path.split_once(", ") {
                None => drop(example.files.insert(path.into(), body)),
                Some((path, "after the lock")) => example.later.push((path.into(), Some(body))),
                Some((path, "taken away after the lock")) => example.later.push((path.into(), None)),
                Some((_, when)) => panic!("what is `{when}`?"),
            }
        } else if !line.is_empty() {
            goes_on = false;
        }
    }
    examples
}

fn common() -> Files {
    examples(COMMON, "What the examples leave out").remove(0).files
}

/// The project of an example, with its lock.
fn project(example: &Example) -> Files {
    let mut files = common();
    files.extend(example.files.clone());
    let memory: Memory = files.clone().into_iter().collect();
    let reading = read(&memory);
    let lock = renew(&reading, &Texts::inside(&memory, "seeds"), &Lock::default()).lock;
    files.insert("seeds/seeds.lock".into(), lock.to_string());
    for (path, body) in &example.later {
        match body {
            Some(body) => drop(files.insert(path.clone(), body.clone())),
            None => drop(files.remove(path)),
        }
    }
    files
}

/// What all rules find, at error all of them.
fn findings(files: &Files) -> Vec<Finding> {
    let memory: Memory = files.clone().into_iter().collect();
    let reading = read(&memory);
    let settings = &reading.corpus.settings;
    let mut levels = Levels::of(settings);
    for rule in rules::ALL {
        levels.set(rule.facts().name, Level::Error).unwrap();
    }
    let (texts, lock) = (Texts::inside(&memory, &settings.seeds), LockFile::read(&memory, settings));
    check(&Case::new(&reading, &texts, &lock), &levels).findings
}

fn every_example() -> impl Iterator<Item = (&'static dyn Rule, bool, Example)> {
    rules::ALL.iter().flat_map(|rule| {
        let page = rule.facts().page;
        let of =
            |section, found| examples(page, section).into_iter().map(move |example| (*rule, found, example));
        of("Found", true).chain(of("Not found", false)).collect::<Vec<_>>()
    })
}

#[test]
fn what_a_page_says_is_found_is_found_and_what_it_says_is_not_is_not() {
    for (rule, wanted, example) in every_example() {
        let name = rule.facts().name;
        let found = findings(&project(&example));
        let all: Vec<_> = found.iter().map(|finding| (finding.rule, finding.whole_message())).collect();
        assert_eq!(
            found.iter().any(|finding| finding.rule == name),
            wanted,
            "{name}: {all:#?}\n{example:#?}"
        );
    }
}

#[test]
fn each_page_says_what_it_finds_and_why_shows_both_sides_and_what_to_do() {
    for rule in rules::ALL {
        let facts = rule.facts();
        assert!(!examples(facts.page, "Found").is_empty(), "{}", facts.name);
        assert!(!examples(facts.page, "Not found").is_empty(), "{}", facts.name);
        assert!(facts.page.contains("\n## What to do\n"), "{}", facts.name);
        assert!(facts.finds().ends_with('.'), "{}: {}", facts.name, facts.finds());
    }
}

#[test]
fn what_the_examples_have_in_common_is_found_wanting_by_no_rule_that_is_told() {
    let found = findings(&project(&Example::default()));
    let told = found.iter().filter(|finding| {
        rules::by_name(finding.rule).is_some_and(|rule| rule.facts().level != Level::Allow)
    });
    assert_eq!(told.map(Finding::whole_message).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn every_rule_over_every_example_compared_with_itself_is_quiet() {
    for (_, _, example) in every_example() {
        let files = project(&example);
        let (once, again) = (findings(&files), findings(&files));
        assert_eq!(once, again);
        // Lines above a finding move its place and nothing that tells it from others.
        let moved: Files = files
            .into_iter()
            .map(|(path, text)| {
                if path.starts_with("positions/") {
                    (path, format!("# above\n\n{text}"))
                } else {
                    (path, text)
                }
            })
            .collect();
        let identities = |findings: &[Finding]| -> Vec<[String; 3]> {
            findings.iter().map(|finding| finding.identity().map(Into::into)).collect()
        };
        assert_eq!(identities(&once), identities(&findings(&moved)), "{example:#?}");
    }
}

#[test]
fn the_docs_of_the_rules_are_current() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let facts: Vec<_> = rules::ALL.iter().map(|rule| rule.facts()).collect();
    let mut pages: BTreeMap<String, String> =
        facts.iter().map(|facts| (format!("{}.md", facts.name), rule_pages::page(facts))).collect();
    pages.insert("README.md".into(), rule_pages::index(&facts, COMMON));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        for (name, page) in &pages {
            std::fs::write(folder.join(name), page).unwrap();
        }
    }
    let names = std::fs::read_dir(&folder).unwrap();
    let names = names.map(|file| file.unwrap().file_name().to_string_lossy().into_owned());
    let written: BTreeMap<String, String> =
        names.map(|name| (name.clone(), std::fs::read_to_string(folder.join(name)).unwrap())).collect();
    assert!(written == pages, "docs/rules is not what the pages say: run the tests with UPDATE=1");
}
