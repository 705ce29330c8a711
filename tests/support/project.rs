//! Projects of a few lines, in memory and in temporary folders, asked by the library or by the command itself.

use super::repository::TempRepository;
use camino::Utf8Path;
use posdiff::history::{History, Point, Selection};
use posdiff::model::Date;
use posdiff::read::{Memory, Reading, read};
use posdiff::report::{Cell, Diff, Gaps, Log, Show, json};
use serde_json::Value;
use std::collections::BTreeMap;

/// The parties of [`Project::talks`], in this order.
pub(crate) const PARTIES: &str = "\
north:
  name: Northland
  kind: state
  aliases: [Norn]
  speakers:
    ada-norn:
      name: Ada Norn
      offices:
        - {role: foreign minister, from: 2021, to: 2022-06-30}
        - {role: president, from: 2022-07-01}
south: {name: Southland, kind: state}
east: {name: Eastland}
west: {name: Westland}
plan: {name: The plan, kind: document, authors: [east]}
";

/// The issues of [`Project::talks`]: a scale of five with every type of term, one of four, one of one, and none.
pub(crate) const ISSUES: &str = "\
troops:
  question: How many troops may stay?
  aliases: [garrison]
  scale:
    - none: None at all
    - few: A few
    - some: Some
    - many: Many
    - all: All of them
  terms:
    guarantors: {type: set, of: party}
    places: {type: set, of: text}
    strength: {type: number, unit: persons}
    binding: {type: bool}
    by: {type: date}
    form: {type: choice, of: [treaty, pledge]}
    until: {type: text}
peace:
  question: Peace?
  scale:
    - no: No
    - later: Later
    - soon: Soon
    - yes: Yes
oath:
  question: Which oath?
  scale: [{only: The only one}]
host:
  question: Who is the host?
  terms: {city: {type: text}}
";

const FIRST: &str = "\
article:
  seed: first.txt
  title: The first talks
  publisher: The Daily Map
  published: 2022-03-16
  url: https://example.org/first
records:
  - party: north
    issue: troops
    date: 2022-03-15
    position: few
    stance: A few troops may stay until spring.
    terms: {strength: 500, places: [hill, pass], until: spring}
    rejects: [all]
    speaker: ada-norn
    attribution: direct
    confidence: high
    quote: a few of them … until the spring
  - party: south
    issue: troops
    position: all
    stance: All of them stay.
    rejects: [none, few]
    confidence: low
    quote: every one stays
  - party: east
    issue: troops
    position: none
    stance: None should stay.
";

const SECOND: &str = "\
article: {seed: second.txt, title: The second talks, published: 2023-05~}
records:
  - party: north
    issue: troops
    date: 2023-05-20
    position: many
    stance: Many troops may stay until autumn.
    terms: {strength: ~800, places: [pass, bridge], until: null}
    accepts: [some]
    conditions: [peace first]
    speaker: ada-norn
    confidence: moderate
    quote: many may stay
  - party: north
    issue: host
    stance: Offers its capital.
    terms: {city: Nordhaven}
    quote: our capital
  - party: east
    issue: troops
    date: 2023-05-20
    stance: Said nothing new on troops.
    told-by: south
";

const FIRST_TEXT: &str = "\
Talks began.

The minister said that a few of them may stay, she hoped, until the spring of the year.

The other side said that every one stays.
";

/// Files by their paths in the project.
#[derive(Clone, Default)]
pub(crate) struct Project {
    files: BTreeMap<String, Vec<u8>>,
}

impl Project {
    /// No file at all.
    pub(crate) fn empty() -> Self {
        Self::default()
    }

    /// The registries [`PARTIES`] and [`ISSUES`], and no article yet.
    pub(crate) fn talks() -> Self {
        Self::empty().file("positions/parties.yaml", PARTIES).file("positions/issues.yaml", ISSUES)
    }

    /// Two articles on the talks: north moves on the troops, south and east spoke once, and the second has a date of a
    /// month. Only the first one's text is at hand.
    pub(crate) fn two_articles() -> Self {
        Self::talks()
            .file("positions/first.yaml", FIRST)
            .file("positions/second.yaml", SECOND)
            .file("seeds/first.txt", FIRST_TEXT)
    }

    /// With a file, over any of that path.
    #[must_use]
    pub(crate) fn file(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.files.insert(path.to_owned(), bytes.as_ref().to_owned());
        self
    }

    /// With an article `NAME.yaml` of the seed `NAME.txt`; each record is the inside of a mapping in braces.
    #[must_use]
    pub(crate) fn article(self, name: &str, published: &str, records: &[&str]) -> Self {
        let head = format!("article: {{seed: {name}.txt, title: Title of {name}, published: {published}}}\n");
        let records: String = records.iter().map(|record| format!("  - {{{record}}}\n")).collect();
        let records =
            if records.is_empty() { "records: []\n".into() } else { format!("records:\n{records}") };
        self.file(&format!("positions/{name}.yaml"), head + &records)
    }

    /// The project in memory.
    pub(crate) fn memory(&self) -> Memory {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.clone())).collect()
    }

    /// What is read of it, with its faults.
    pub(crate) fn reading(&self) -> Reading {
        read(&self.memory())
    }

    /// Every fault as `PATH:LINE:COLUMN RULE: MESSAGE`.
    pub(crate) fn faults(&self) -> Vec<String> {
        told(&self.reading())
    }

    /// The project, read without a fault, to be asked.
    pub(crate) fn asked(&self) -> Asked {
        let reading = self.reading();
        assert_eq!(told(&reading), [""; 0]);
        Asked { reading, selection: Selection::default() }
    }

    /// The project in a folder that is no repository.
    pub(crate) fn in_folder(&self) -> TempRepository {
        self.written(TempRepository::without_git())
    }

    /// The project in a repository, not committed yet.
    pub(crate) fn in_repository(&self) -> TempRepository {
        self.written(TempRepository::new())
    }

    fn written(&self, folder: TempRepository) -> TempRepository {
        for (path, bytes) in &self.files {
            folder.write(path, bytes);
        }
        folder
    }
}

/// Every fault of a reading as `PATH:LINE:COLUMN RULE: MESSAGE`.
pub(crate) fn told(reading: &Reading) -> Vec<String> {
    let place = |path: &str, start| reading.corpus.file(path).map(|file| file.place(start));
    let each = reading.faults.iter().map(|fault| {
        let place = place(&fault.path, fault.span.start);
        let (line, column) = place.map_or((1, 1), |place| (place.line, place.column));
        format!("{}:{line}:{column} {}: {}", fault.path, fault.kind.rule(), fault.message)
    });
    each.collect()
}

/// A project that was read, and which of its records are let through.
pub(crate) struct Asked {
    pub(crate) reading: Reading,
    pub(crate) selection: Selection,
}

impl Asked {
    /// Only records of articles published by `date`.
    #[must_use]
    pub(crate) fn known_by(mut self, date: &str) -> Self {
        self.selection.known_by = Some(date.parse::<Date>().unwrap().last());
        self
    }

    pub(crate) fn history(&self) -> History<'_> {
        History::new(&self.reading.corpus, self.selection)
    }

    fn document(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> Value {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    /// The answer of `posdiff diff FROM TO --format json`.
    pub(crate) fn diff(&self, from: &str, to: &str) -> Value {
        let history = self.history();
        let (from, to) = (Point::parse(from, &history).unwrap(), Point::parse(to, &history).unwrap());
        let (earlier, later) = Point::scopes(&from, &to).unwrap();
        let moves = history.moves(earlier, later, |_| true);
        Self::document(|out| json::diff(&Diff::new(&history, &from, &to, &moves), out))
    }

    /// The move of `PARTY/ISSUE` between two points.
    pub(crate) fn step(&self, pair: &str, from: &str, to: &str) -> Value {
        of_pair(&self.diff(from, to)["moves"], pair)
    }

    /// The answer of `posdiff show POINT --format json`.
    pub(crate) fn show(&self, point: &str) -> Value {
        let history = self.history();
        let at = Point::parse(point, &history).unwrap();
        let cells = history.timelines().filter_map(|timeline| {
            let standing = timeline.standing(at.by())?;
            let contested_by = timeline.contesting(&standing);
            Some(Cell { pair: timeline.pair, standing, contested_by })
        });
        let cells: Vec<Cell<'_>> = cells.collect();
        Self::document(|out| json::show(&Show { history: &history, at: &at, cells: &cells }, out))
    }

    /// What `PARTY/ISSUE` is known to hold at a point; null where nothing is.
    pub(crate) fn standing(&self, pair: &str, point: &str) -> Value {
        of_pair(&self.show(point)["cells"], pair)["standing"].take()
    }

    /// The steps of `posdiff log --format json` for every party.
    pub(crate) fn log(&self) -> Value {
        let history = self.history();
        let steps = history.log(|_| true);
        Self::document(|out| json::log(&Log { history: &history, steps: &steps }, out))["steps"].take()
    }

    /// The answer of `posdiff gap A B FROM TO --format json`.
    pub(crate) fn gap(&self, [a, b]: [&str; 2], from: &str, to: &str) -> Value {
        let history = self.history();
        let registry = &self.reading.corpus.registry;
        let parties = [a, b].map(|party| registry.party_id(party).unwrap());
        let (from, to) = (Point::parse(from, &history).unwrap(), Point::parse(to, &history).unwrap());
        let (earlier, later) = Point::days(&from, &to).unwrap();
        let gaps = history.gaps(parties, earlier, later, |_| true);
        let gaps = Gaps { history: &history, parties, from: &from, to: &to, gaps: &gaps };
        Self::document(|out| json::gaps(&gaps, out))
    }
}

/// The item of a list whose `party` and `issue` are `PARTY/ISSUE`; null where there is none.
pub(crate) fn of_pair(items: &Value, pair: &str) -> Value {
    let (party, issue) = pair.split_once('/').unwrap();
    let found =
        items.as_array().unwrap().iter().find(|item| item["party"] == party && item["issue"] == issue);
    found.cloned().unwrap_or_default()
}

/// Some keys of an object, for comparing them with values written by hand.
pub(crate) fn keys(object: &Value, names: &[&str]) -> Value {
    names
        .iter()
        .map(|name| ((*name).to_owned(), object[*name].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// The folder of this repository, whose own record is `positions/`.
pub(crate) fn house() -> &'static Utf8Path {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR"))
}
