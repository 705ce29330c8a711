//! The proposal as JSON: frozen structs of its own, every key always present.

use super::proposal::Proposal;
use crate::model::Registry;
use serde::Serialize;

/// What `draft` answers.
#[derive(Debug, Serialize)]
pub struct DraftV1<'p> {
    schema: &'static str,
    articles: Vec<DraftArticleV1<'p>>,
}

/// One article.
#[derive(Debug, Serialize)]
pub struct DraftArticleV1<'p> {
    seed: &'p str,
    article: DraftHeadV1<'p>,
    candidates: Vec<DraftCandidateV1<'p>>,
}

/// What it is called, whose and when.
#[derive(Debug, Serialize)]
pub struct DraftHeadV1<'p> {
    title: Option<&'p str>,
    publisher: Option<&'p str>,
    published: Option<String>,
    language: Option<&'p str>,
}

/// A passage that may state a position.
#[derive(Debug, Serialize)]
pub struct DraftCandidateV1<'p> {
    quote: &'p str,
    start: usize,
    end: usize,
    party: Option<&'p str>,
    speaker: Option<&'p str>,
    told_by: Option<&'p str>,
    issue: Option<&'p str>,
    date: Option<String>,
    position: Option<&'p str>,
    attribution: &'static str,
    score: f64,
}

impl<'p> DraftV1<'p> {
    /// The proposals, in the order in which they are given.
    pub fn new(proposals: &'p [Proposal], registry: &'p Registry) -> Self {
        Self {
            schema: "posdiff/draft/1",
            articles: proposals.iter().map(|one| article(one, registry)).collect(),
        }
    }
}

fn article<'p>(proposal: &'p Proposal, registry: &'p Registry) -> DraftArticleV1<'p> {
    let party = |id: Option<_>| id.map(|id| &*registry.party(id).id.value);
    let candidates = proposal.candidates.iter().map(|candidate| DraftCandidateV1 {
        quote: &candidate.quote,
        start: candidate.characters.start,
        end: candidate.characters.end,
        party: party(candidate.party),
        speaker: candidate.speaker.as_ref().map(|speaker| speaker.name.as_str()),
        told_by: party(candidate.told_by),
        issue: candidate.issue.map(|id| &*registry.issue(id).id.value),
        date: candidate.date.map(|date| date.to_string()),
        position: candidate.issue.zip(candidate.position).map(|(id, at)| registry.issue(id).position_id(at)),
        attribution: candidate.attribution.word(),
        score: (f64::from(candidate.score) * 100.0).round() / 100.0,
    });
    DraftArticleV1 {
        seed: &proposal.seed,
        article: DraftHeadV1 {
            title: proposal.title.as_deref(),
            publisher: proposal.publisher.as_deref(),
            published: proposal.published.map(|date| date.to_string()),
            language: proposal.language,
        },
        candidates: candidates.collect(),
    }
}
