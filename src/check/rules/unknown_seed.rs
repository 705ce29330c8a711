//! An article whose text nobody knows: it is neither among the texts nor in the lock.

use crate::check::case::{Case, short};
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::model::Level;
use crate::text::nearest;
use camino::Utf8Path;

pub(super) struct UnknownSeed;

/// After so many the nearest name is no longer sought: then it is no slip of the finger, and comparing all names with
/// all would take long.
const SUGGESTIONS: usize = 50;

impl Rule for UnknownSeed {
    fn facts(&self) -> Facts {
        Facts::new("unknown-seed", Level::Error, include_str!("unknown_seed.md"))
    }

    fn project(&self, case: &Case<'_>, found: &mut Found) {
        let mut unknown = 0;
        for article in &case.corpus.articles {
            let Some(seed) = &article.seed else { continue };
            let name = &*seed.value;
            if case.texts.contains(name) || (!leads_out(name) && case.lock.lock.seed(name).is_some()) {
                continue;
            }
            unknown += 1;
            let shown = short(name);
            if leads_out(name) {
                found
                    .at(
                        &article.file,
                        seed.span,
                        format!("the seed `{shown}` lies outside the folder of texts"),
                    )
                    .field("seed")
                    .help("name a text by its path below that folder, as in `2022/001.txt`");
                continue;
            }
            let all = case.texts.names().chain(case.lock.lock.seeds().map(|(name, _)| name));
            let near = nearest(name, all.take(if unknown <= SUGGESTIONS { usize::MAX } else { 0 }));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None if Utf8Path::new(name).extension() != Some("txt") => {
                    "a text's name ends in `.txt`".into()
                }
                None => format!("put the text there as {}, or use `--seeds DIR`", case.texts.path(&shown)),
            };
            let message = format!("the seed `{shown}` is neither among the texts nor in the lock");
            found.at(&article.file, seed.span, message).field("seed").help(help);
        }
    }
}

/// Whether a name would lead anywhere but below the folder of texts.
fn leads_out(name: &str) -> bool {
    name.starts_with(['/', '\\']) || name.contains(':') || name.split(['/', '\\']).any(|part| part == "..")
}
