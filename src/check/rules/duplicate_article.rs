//! A text that two files speak of, or two files of one name.

use crate::check::case::Case;
use crate::check::finding::Found;
use crate::check::rule::{Facts, Rule};
use crate::model::Level;
use crate::text::Span;
use std::collections::HashMap;

pub(super) struct DuplicateArticle;

impl Rule for DuplicateArticle {
    fn facts(&self) -> Facts {
        Facts::new("duplicate-article", Level::Error, include_str!("duplicate_article.md"))
    }

    fn project(&self, case: &Case<'_>, found: &mut Found) {
        let (mut seeds, mut names) = (HashMap::new(), HashMap::new());
        for article in &case.corpus.articles {
            let path = article.file.path();
            if let Some(seed) = &article.seed {
                let first = *seeds.entry(&*seed.value).or_insert(path);
                if first != path {
                    found
                        .at(&article.file, seed.span, format!("this text is coded in {first} already"))
                        .field("seed")
                        .help("keep one of the two files, with the records of both");
                }
            }
            let first = *names.entry(&*article.name).or_insert(path);
            if first != path {
                found.at(&article.file, Span::default(), format!("{first} has the same name")).help(
                    "rename one of the two: a file's name without folder and `.yaml` is its article's name",
                );
            }
        }
    }
}
