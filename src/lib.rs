//! posdiff: who moved, on what, when, and how do we know.
//!
//! The library behind the command. Data flows one way, and the modules stand in that order, each using only those above
//! it: text → model → read → evidence → history → check → edit → draft → report → cli.
//!
//! From a project in memory to what moved and whether its evidence holds:
//!
//! ```
//! use posdiff::check::{Case, Levels, LockFile, check};
//! use posdiff::history::{History, Kind, Point, Selection};
//! use posdiff::read::{Memory, Texts, read};
//!
//! let project = Memory::from([
//!     ("positions/parties.yaml", "north: {name: Northland}"),
//!     ("positions/issues.yaml", "troops:\n  question: Foreign troops?\n  scale: [{none: No}, {some: A few}, {many: Many}]"),
//!     ("positions/a.yaml", "article: {seed: a.txt, title: A, published: 2022-03-01}\n\
//!       records: [{party: north, issue: troops, position: none, stance: No troops at all., quote: no foreign troops}]"),
//!     ("positions/b.yaml", "article: {seed: b.txt, title: B, published: 2026-01-04}\n\
//!       records: [{party: north, issue: troops, position: some, stance: A few troops., quote: room for a few}]"),
//!     ("seeds/a.txt", "Northland wants no foreign troops, its minister said."),
//!     ("seeds/b.txt", "There is room for a few, the minister now says."),
//! ]);
//!
//! // text → records, with every fault at its place
//! let reading = read(&project);
//! assert!(reading.faults.is_empty());
//!
//! // records → moves
//! let history = History::new(&reading.corpus, Selection::default());
//! let (from, to) = (Point::parse("2022", &history)?, Point::or_latest(None, &history)?);
//! let (earlier, later) = Point::scopes(&from, &to)?;
//! let moves = history.moves(earlier, later, |_| true);
//! assert_eq!((moves[0].kind, moves[0].position.unwrap().steps), (Kind::Moved, Some(1)));
//!
//! // all of it → findings: the quotes stand; only the lock is still to be written
//! let settings = &reading.corpus.settings;
//! let (texts, lock) = (Texts::inside(&project, &settings.seeds), LockFile::read(&project, settings));
//! let judgement = check(&Case::new(&reading, &texts, &lock), &Levels::of(settings));
//! assert!(judgement.findings.iter().all(|finding| finding.rule == "lock-stale"));
//!
//! // moves → bytes
//! let diff = posdiff::report::Diff::new(&history, &from, &to, &moves);
//! let mut page = Vec::new();
//! posdiff::report::text::diff(&diff, posdiff::report::text::Look::default(), &mut page)?;
//! assert!(String::from_utf8(page)?.contains("○ none ━━▶ ● some ─ many"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A project in a folder is read in the same way: `read(&Folder::find(".".into())?)`, with
//! [`Folder`](read::Folder) from [`read`]; one at a git revision from [`Repository`](read::Repository).

pub mod text;
pub mod model;
pub mod read;
pub mod evidence;
pub mod history;
pub mod check;
pub mod edit;
pub mod draft;
pub mod report;
pub mod cli;
