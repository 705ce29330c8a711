//! A new article and the records that it may hold, so that a curator judges instead of typing.
//!
//! Everything is told by rules and by lists of words, the same answer each time. The lists are data files in `words`, the
//! weights of the signs among them, to be read and mended; another language is another set of them. Then, each step by
//! those before it: `page` tells the article's lines from the rest of the page, `who` knows the people and parties that
//! it names, `head` reads what it is called, whose and when; `said` tells who says what in its sentences, and `position`
//! which of that states a position. `proposal` is what comes of it, and `yaml` and `json` write it.

mod words;
mod page;
mod who;
mod head;
mod said;
mod position;
mod proposal;
mod yaml;
mod json;

pub use json::{DraftArticleV1, DraftCandidateV1, DraftHeadV1, DraftV1};
pub use proposal::{Candidate, Proposal, Speaker};
pub use yaml::{stem, to_yaml};

use crate::evidence::Passages;
use crate::model::{Corpus, Date, Moment, PartyId};
use head::{How, Published, language, published, publisher, title};
use page::{Kind, Page};
use position::{Passage, Subject, Topics, Walk, phrase};
use std::collections::{BTreeMap, BTreeSet};
use who::{Cast, Holder, Names, Story};
use words::{ENGLISH, in_one_line};

/// What scores less is not proposed unless it is asked for. In reports on negotiations that were marked by hand and not
/// looked at, two of three passages above it stated a position, and three of four positions lay above it; in analyses and
/// in the texts of offices fewer did.
pub const LIKELY: f32 = 0.25;

/// Reads articles against one record.
pub struct Drafter<'c> {
    names: Names<'c>,
    topics: Topics,
    principals: BTreeSet<Holder>,
    quote_words: usize,
}

impl<'c> Drafter<'c> {
    /// A reader who knows the parties, speakers and issues of `corpus`, and whom its records are mostly of; quotes are
    /// at most as long as its settings say.
    pub fn new(corpus: &'c Corpus) -> Self {
        Self {
            names: Names::new(&corpus.registry),
            topics: Topics::new(&corpus.registry),
            principals: principals(corpus),
            quote_words: corpus.settings.quote_words as usize,
        }
    }

    /// What the text of an article proposes; `seed` is the file that holds it. Candidates of a lower score than
    /// `least` are left out.
    pub fn draft(&self, text: &str, seed: &str, least: f32) -> Proposal {
        let page = Page::read(text);
        let language = language(&page);
        let title = title(text, &page);
        let cast = Cast::read(text, &page, &self.names);
        let beside = title.as_ref().and_then(|title| title.publisher.clone());
        let publisher = publisher(text, &page, beside, &self.names, &cast).map(|name| in_one_line(&name));
        let day = published(text, &page);
        let home = publisher.as_deref().and_then(|name| self.names.of(name));
        let mut proposal = Proposal {
            seed: seed.to_owned(),
            title: title.as_ref().map(|title| in_one_line(&text[title.range.clone()])),
            publisher,
            published: day.map(|day| Date::At(moment(day))),
            published_how: how(day.map(|day| day.how)),
            language,
            candidates: Vec::new(),
        };
        // The words are English; a text too short to tell is read as if it were.
        let english = language.is_none_or(|language| language == "en");
        let concerned = if english { self.concerned(&page) } else { 0 };
        if concerned > 0 {
            let article = Passages::of(text);
            let walk = Walk {
                article: &article,
                page: &page,
                names: &self.names,
                cast: &cast,
                topics: &self.topics,
                principals: &self.principals,
                published: day.map(|day| day.day),
                home,
                title: title.map(|title| title.range),
            };
            let story = Story::new(text, &self.names, &cast, home);
            let mut characters = Characters::default();
            // Where one party alone is named, what others hold is of another negotiation.
            let of_party = |holder| self.names.party(holder).is_some();
            let meant = |passage: &Passage| concerned > 1 || passage.voice.holder.is_some_and(of_party);
            let passages =
                walk.passages().into_iter().filter(|passage| passage.score >= least && meant(passage));
            proposal.candidates =
                passages.map(|passage| self.candidate(&article, passage, &story, &mut characters)).collect();
        }
        proposal
    }

    /// How many parties of the registry the article is about, where it is about war or what is negotiated at all: an
    /// article on a match between two of them is not, nor is one on what one of them negotiates with somebody else.
    fn concerned(&self, page: &Page) -> usize {
        /// Who is named less than one in so many times as often as who is named most is named in passing.
        const IN_PASSING: usize = 8;
        let mut named: BTreeMap<Holder, usize> = BTreeMap::new();
        let mut conflict = false;
        let lines = page.lines.iter().filter(|line| matches!(line.kind, Kind::Body | Kind::Title));
        for line in lines {
            for place in 0..line.words.len() {
                let rest = &line.words[place..];
                if let Some(holder) = self.names.named_at(rest) {
                    *named.entry(holder).or_default() += 1;
                }
                conflict |= ENGLISH.conflict.at(rest).is_some() || self.topics.is_own(rest);
            }
        }
        let most = named.values().copied().max().unwrap_or_default();
        let is_party = |holder: Holder| self.names.party(holder).is_some();
        let others = named.iter().any(|(&holder, &times)| times == most && !is_party(holder));
        let parties = named.iter().filter(|&(&holder, &times)| is_party(holder) && times * IN_PASSING > most);
        match parties.count() {
            _ if !conflict => 0,
            1 if others => 0,
            parties => parties,
        }
    }

    fn candidate(
        &self,
        article: &Passages<'_>,
        passage: Passage,
        story: &Story<'_>,
        characters: &mut Characters,
    ) -> Candidate {
        let holder = passage.voice.holder;
        let party = holder.and_then(|holder| self.names.party(holder));
        let known = story.known_speaker(&passage.voice).map(|known| (known.party, known.speaker));
        let text = article.text();
        let subject = Subject { topics: &self.topics, issue: passage.issue };
        let phrase = phrase(text, passage.core, subject, self.quote_words);
        let (bytes, phrase) = (article.whole_words(&passage.range), article.whole_words(&phrase));
        Candidate {
            quote: text[bytes.clone()].to_owned(),
            characters: characters.at(text, bytes.start)..characters.at(text, bytes.end),
            phrase: text[phrase].to_owned(),
            bytes,
            party,
            holder: holder.filter(|_| party.is_none()).map(|holder| self.names.name(holder).to_owned()),
            speaker: story.speaker(&passage.voice).map(|name| Speaker { name, known }),
            told_by: passage.told_by.and_then(|holder| self.names.party(holder)),
            issue: passage.issue,
            date: passage.date.map(|day| Date::At(Moment::day(day))),
            position: None,
            attribution: passage.attribution,
            score: passage.score,
        }
    }
}

/// Whom the record is mostly of: the party of which it has most records, and those of which it has half as many or more. As
/// long as it has none, that is every party.
fn principals(corpus: &Corpus) -> BTreeSet<Holder> {
    let mut records: BTreeMap<PartyId, usize> = corpus.registry.parties().map(|(id, _)| (id, 0)).collect();
    for (_, record) in corpus.records() {
        *records.entry(record.party.value).or_default() += 1;
    }
    let most = records.values().copied().max().unwrap_or_default();
    records.into_iter().filter(|(_, own)| own * 2 >= most).map(|(party, _)| Names::holder(party)).collect()
}

fn moment(published: Published) -> Moment {
    let day = Moment::day(published.day);
    match published.how {
        How::DatelineAndWeekday | How::Updated => format!("{day}?").parse().unwrap_or(day),
        _ => day,
    }
}

/// Why the date is what it is, for the curator.
fn how(how: Option<How>) -> &'static str {
    match how {
        None => "the text does not tell when it was published",
        Some(How::Labelled | How::DateLine) => "the text says so",
        Some(How::Dateline) => "its dateline",
        Some(How::Address) => "its own address",
        Some(How::DatelineAndYear) => "its dateline, and the year of a date near by",
        Some(How::DatelineAndWeekday) => {
            "its dateline, and the year in which that day is the weekday it speaks of"
        }
        Some(How::Updated) => "the day of a later change",
    }
}

/// Counts characters forward, so that a text is gone through once.
#[derive(Default)]
struct Characters {
    byte: usize,
    count: usize,
}

impl Characters {
    /// How many characters stand before a byte of the text.
    fn at(&mut self, text: &str, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.count) = (0, 0);
        }
        self.count += text.get(self.byte..byte).map_or(0, |part| part.chars().count());
        self.byte = byte;
        self.count
    }
}

#[cfg(test)]
mod tests;
