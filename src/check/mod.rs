//! All of it → findings: do the records hold? One file a rule in [`rules`], each with its page beside it.
//!
//! [`Case`] puts together what rules judge by: what was read, its history, and every quote held against its text or the
//! lock. [`check`] lets every rule look at it. Pure: the same case gives the same findings in the same order.
//!
//! ```
//! use posdiff::check::{Case, Levels, LockFile, check};
//! use posdiff::read::{read, Memory, Texts};
//!
//! let project = Memory::from([
//!     ("positions/parties.yaml", "north: {name: Northland}"),
//!     ("positions/issues.yaml", "peace: {question: Peace?}"),
//!     ("positions/a.yaml", "article: {seed: a.txt, title: A, published: 2022}\n\
//!       records: [{party: north, issue: peace, stance: Peace now., quote: peice at once}]"),
//!     ("seeds/a.txt", "Northland wants peace at once."),
//! ]);
//! let reading = read(&project);
//! let settings = &reading.corpus.settings;
//! let (texts, lock) = (Texts::inside(&project, &settings.seeds), LockFile::read(&project, settings));
//! let judgement = check(&Case::new(&reading, &texts, &lock), &Levels::of(settings));
//! let rules: Vec<_> = judgement.findings.iter().map(|finding| finding.rule).collect();
//! assert_eq!(rules, ["quote-near", "lock-stale"]);
//! ```

pub mod finding;
pub mod verified;
pub mod case;
pub mod rule;
pub mod rules;
pub mod levels;
mod allow;
pub mod judgement;
pub mod base;

pub use case::Case;
pub use finding::{At, Edit, Finding, FindingFix, Found};
pub use judgement::{Judgement, Summary, check};
pub use levels::Levels;
pub use rule::{Facts, Item, Quoted, Rule, Used};
pub use rules::UnknownRule;
pub use verified::{Holds, LockFile, QuoteCounts, Renewed, TextState, Verified, renew};
