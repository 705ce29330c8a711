//! What an article proposes: its head, and the passages that may state a position.

use crate::model::{Attribution, Date, IssueId, PartyId, Position};
use std::ops::Range;

/// What an article proposes.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// The file in `seeds/` that holds it.
    pub seed: String,
    /// What it is called.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<Date>,
    /// How that is known, or why it is not.
    pub published_how: &'static str,
    /// Its language (BCP 47).
    pub language: Option<&'static str>,
    /// The passages that may state a position, in the text's order.
    pub candidates: Vec<Candidate>,
}

/// A passage that may state a position.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its words, as they stand.
    pub quote: String,
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    /// Its characters in the text, from 0.
    pub characters: Range<usize>,
    /// A short phrase of it that states the position, also as it stands.
    pub phrase: String,
    /// Who holds it.
    pub party: Option<PartyId>,
    /// What the article calls the holder, where no party of the registry is meant.
    pub holder: Option<String>,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// The party that tells it of the holder.
    pub told_by: Option<PartyId>,
    /// On what.
    pub issue: Option<IssueId>,
    /// When it was voiced; none where that is the article's own day.
    pub date: Option<Date>,
    /// Where it places the party; only where that is plain.
    pub position: Option<Position>,
    /// In whose words.
    pub attribution: Attribution,
    /// How likely it is one, from 0 to 1.
    pub score: f32,
}

/// Who said something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// What the article calls the speaker, in full where it ever does.
    pub name: String,
    /// The speaker's place in the registry, under a party.
    pub known: Option<(PartyId, u32)>,
}
