//! A quote and an article: does the one stand in the other, where, and how exactly; and what a lock remembers of it.
//!
//! Everything here is pure: no file is opened, nothing is printed, and the same input gives the same answer. An
//! article is prepared once ([`Passages`]) and asked about any number of quotes ([`Quote`]); the answer is a
//! [`Verdict`]. [`Lock`] holds such answers for those who have the records but not the articles.
//!
//! ```
//! use posdiff::evidence::{verify, Passages, Quote, Verdict};
//!
//! let article = Passages::of("Kyiv asked for guarantees.\n\nMoscow said it “won’t accept” any of them.");
//! let verdict = verify(&Quote::parse("it \"won't accept\" … of them"), &article);
//! let Verdict::Folded { place, another: None } = verdict else { panic!("{verdict:?}") };
//! assert_eq!(place.words(article.text()), "it “won’t accept” … of them");
//! ```

pub mod excerpt;
pub(crate) mod typography;
pub mod fold;
pub mod passages;
mod budget;
mod needle;
pub mod quote;
mod find;
mod guard;
mod align;
mod near;
mod nearest;
pub mod verdict;
pub mod lock;
pub mod locking;
#[cfg(test)]
mod tests;

pub use excerpt::{Excerpt, excerpts};
pub use guard::Guard;
pub use lock::{Lock, LockProblem, LockedArticle, LockedQuote, LockedSeed, LockedVerdict};
pub use locking::{Unverified, lock_article, renew};
pub use passages::Passages;
pub use quote::{Quote, QuoteKey};
pub use verdict::{Nearest, Place, Verdict, verify};
