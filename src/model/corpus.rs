//! The whole of what was read.

use super::{Article, Record, Registry, Settings};
use crate::text::TextFile;
use std::collections::BTreeMap;

/// The place of an article among all, from 0; articles are ordered by their paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// Everything that a project's files say.
#[derive(Debug, Default)]
pub struct Corpus {
    /// Parties and issues.
    pub registry: Registry,
    /// The articles, ordered by the paths of their files.
    pub articles: Vec<Article>,
    /// The settings.
    pub settings: Settings,
    /// The files that are no article's: the registries, the settings, the lock, and what could not be read as an
    /// article; for messages about them.
    pub other_files: Vec<TextFile>,
}

impl Corpus {
    /// An article of this corpus.
    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.0 as usize]
    }

    /// Every article with its id, in order.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleId, &Article)> {
        (0..).map(ArticleId).zip(&self.articles)
    }

    /// Every record that counts, with its article, in the order of files and of places in them.
    pub fn records(&self) -> impl Iterator<Item = (ArticleId, &Record)> {
        self.articles().flat_map(|(id, article)| article.records.iter().map(move |record| (id, record)))
    }

    /// Every seed that an article's file speaks of, with the first such article.
    pub fn coded(&self) -> BTreeMap<&str, ArticleId> {
        let mut coded = BTreeMap::new();
        for (id, article) in self.articles() {
            if let Some(seed) = &article.seed {
                coded.entry(&*seed.value).or_insert(id);
            }
        }
        coded
    }

    /// The file of that path, if it was read.
    pub fn file(&self, path: &str) -> Option<&TextFile> {
        let article = self.articles.binary_search_by(|article| article.file.path().cmp(path));
        match article {
            Ok(place) => Some(&self.articles[place].file),
            Err(_) => self.other_files.iter().find(|file| file.path() == path),
        }
    }
}
