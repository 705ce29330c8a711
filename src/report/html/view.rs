//! The page as plain structs in which everything is decided; the templates only write it down.

use super::apart::{Apart, apart};
use super::articles::{Articles, articles};
use super::axis::Axis;
use super::faces::Face;
use super::foreign::text;
use super::moves::{Moves, moves};
use super::picture::{Picture, picture};
use super::sheet::{IssueHead, Receipt, Sheet};
use super::standings::{Standings, standings};
use super::{Page, budget, security};
use crate::history::{Entry, History, Kind, Op, Timeline};
use crate::report::words;
use askama::Template;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The page.
#[derive(Template)]
#[template(path = "report/page.html", whitespace = "minimize")]
pub(super) struct View {
    pub(super) policy: String,
    pub(super) style: String,
    pub(super) script: String,
    /// So many records that a browser had better lay out only what is on the screen.
    pub(super) large: bool,
    pub(super) head: Head,
    /// Who and on what, for the filters.
    pub(super) parties: Vec<Face>,
    pub(super) issues: Vec<IssueHead>,
    pub(super) moves: Moves,
    pub(super) standings: Standings,
    pub(super) pictures: Vec<Picture>,
    pub(super) pictures_left_out: Option<String>,
    pub(super) stale_after: i64,
    pub(super) apart: Vec<Apart>,
    pub(super) apart_left_out: Option<String>,
    pub(super) articles: Articles,
}

/// What the record is.
pub(super) struct Head {
    pub(super) title: String,
    /// The points as they were typed, else their days.
    pub(super) from: String,
    pub(super) to: String,
    pub(super) from_day: NaiveDate,
    pub(super) to_day: NaiveDate,
    /// Those with most records, by name.
    pub(super) parties: String,
    pub(super) size: String,
    /// The first and the latest day of all records.
    pub(super) days: Option<(NaiveDate, NaiveDate)>,
    pub(super) latest: Option<Latest>,
    /// What the page leaves out because it was told to, a sentence each.
    pub(super) notes: Vec<String>,
}

/// The latest record.
pub(super) struct Latest {
    pub(super) face: Face,
    pub(super) issue: IssueHead,
    pub(super) receipt: Receipt,
}

const STYLE: &str = include_str!("../../../templates/report/page.css");
const SCRIPT: &str = include_str!("../../../templates/report/page.js");

impl View {
    pub(super) fn of(history: &History<'_>, page: &Page) -> Self {
        let sheet = Sheet::new(history, page);
        let steps = sheet.moves();
        let moves = moves(&sheet, &steps);
        let told: BTreeSet<&str> =
            moves.groups.iter().flat_map(|group| &group.cards).map(|card| &*card.anchor).collect();
        let standings = standings(&sheet, &steps, |step| {
            told.contains(&*super::anchors::step(step.pair, sheet.registry))
        });
        let first = history.days().map_or(sheet.to, |(first, _)| first.min(sheet.to));
        let axis = Axis::new(first, sheet.to);
        let has_moved = |timeline: &Timeline<'_, '_>| {
            let step = steps.binary_search_by_key(&timeline.pair, |step| step.pair);
            step.is_ok_and(|place| steps[place].kind == Kind::Moved)
        };
        let timelines: Vec<Timeline<'_, '_>> = sheet.timelines().collect();
        let by_issue: Vec<&[Timeline<'_, '_>]> =
            timelines.chunk_by(|a, b| a.pair.issue == b.pair.issue).collect();
        let room = (budget::MARKS / by_issue.len().clamp(1, budget::PICTURES)).min(budget::MARKS_IN_ONE);
        let pictures = by_issue.iter().take(budget::PICTURES).filter_map(|timelines| {
            let issue = timelines.first()?.pair.issue;
            Some(picture(&sheet, axis, issue, timelines, room, has_moved))
        });
        let pictures: Vec<Picture> = pictures.collect();
        let pictures_left_out = (pictures.len() < by_issue.len()).then(|| {
            let all = words::count(by_issue.len(), "issue");
            format!("The first {} of {all} have a picture: --issue chooses others.", pictures.len())
        });
        let (apart, apart_left_out) = apart(&sheet, axis);
        let mut shown: Vec<_> = timelines.iter().map(|timeline| timeline.pair.party).collect();
        shown.sort_unstable();
        shown.dedup();
        let issues = by_issue.iter().filter_map(|timelines| timelines.first());
        let (style, script) = (super::without_blank_lines(STYLE), super::without_blank_lines(SCRIPT));
        let mut view = Self {
            policy: security::policy(&style, &script),
            style,
            script,
            large: sheet.listed > budget::LARGE,
            head: head(&sheet, &timelines),
            parties: shown.into_iter().map(|party| sheet.face(party)).collect(),
            issues: issues.map(|timeline| sheet.issue(timeline.pair.issue)).collect(),
            moves,
            standings,
            pictures,
            pictures_left_out,
            stale_after: sheet.stale_after(),
            apart,
            apart_left_out,
            articles: articles(&sheet),
        };
        view.cut_dead_links();
        view
    }

    /// Takes away the addresses of pictures that were left out for want of room.
    fn cut_dead_links(&mut self) {
        if self.pictures_left_out.is_none() {
            return;
        }
        let drawn: BTreeSet<u32> = self.pictures.iter().map(|picture| picture.issue.number).collect();
        let cards =
            self.moves.groups.iter_mut().flat_map(|group| &mut group.cards).map(|card| &mut card.issue);
        let heads = (self.issues.iter_mut())
            .chain(cards)
            .chain(self.moves.brief.iter_mut().map(|brief| &mut brief.issue))
            .chain(&mut self.moves.silent)
            .chain(self.standings.rows.iter_mut().map(|row| &mut row.issue))
            .chain(self.apart.iter_mut().flat_map(|apart| &mut apart.gaps).map(|gap| &mut gap.issue))
            .chain(
                self.articles
                    .articles
                    .iter_mut()
                    .flat_map(|article| &mut article.records)
                    .map(|item| &mut item.issue),
            )
            .chain(self.head.latest.iter_mut().map(|latest| &mut latest.issue));
        for head in heads {
            head.anchor = head.anchor.take().filter(|_| drawn.contains(&head.number));
        }
    }
}

fn head(sheet: &Sheet<'_, '_>, timelines: &[Timeline<'_, '_>]) -> Head {
    let (page, history) = (sheet.page, sheet.history);
    let point = |point: &crate::history::Point| match point.article() {
        Some(article) => text(&history.corpus().article(article).name),
        None => point.typed.as_deref().map_or_else(|| point.day().to_string(), text),
    };
    let (from, to) = (point(&page.from), point(&page.to));
    let mut counts = std::collections::BTreeMap::new();
    for timeline in timelines {
        *counts.entry(timeline.pair.party).or_insert(0) += timeline.entries.len();
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(party, count)| (std::cmp::Reverse(*count), *party));
    let parties = match &counts[..] {
        [] => "no party yet".into(),
        [(party, _)] => sheet.face(*party).name,
        [most @ .., (last, _)] if counts.len() <= 4 => {
            let names: Vec<String> = most.iter().map(|(party, _)| sheet.face(*party).name).collect();
            format!("{} and {}", names.join(", "), sheet.face(*last).name)
        }
        all => {
            let names: Vec<String> = all.iter().take(3).map(|(party, _)| sheet.face(*party).name).collect();
            format!("{} and {} others", names.join(", "), all.len() - 3)
        }
    };
    let latest = timelines.iter().flat_map(|timeline| timeline.entries);
    let latest = latest.max_by_key(|entry| (entry.record.day, std::cmp::Reverse(entry.place())));
    Head {
        title: format!("Who moved, {from} → {to}: {parties}"),
        from,
        to,
        from_day: page.from.day(),
        to_day: page.to.day(),
        parties,
        size: words::size(history),
        days: history.days(),
        latest: latest.map(|entry| self::latest(sheet, *entry)),
        notes: notes(sheet),
    }
}

fn latest(sheet: &Sheet<'_, '_>, entry: Entry<'_>) -> Latest {
    Latest {
        face: sheet.face(entry.record.party.value),
        issue: sheet.issue(entry.record.issue.value),
        receipt: sheet.receipt(entry),
    }
}

fn notes(sheet: &Sheet<'_, '_>) -> Vec<String> {
    let page = sheet.page;
    let mut notes = Vec::new();
    if let Some(least) = page.selection.confidence {
        notes.push(format!("Only records of at least {} confidence are counted.", least.word()));
    }
    if let Some(by) = page.selection.known_by {
        notes.push(format!("Only articles published by {by} are counted."));
    }
    if !page.parties.is_empty() {
        let names: Vec<String> = page.parties.iter().map(|party| sheet.face(*party).name).collect();
        notes.push(format!("Only these parties: {}.", names.join(", ")));
    }
    if !page.issues.is_empty() {
        let names: Vec<String> = page.issues.iter().map(|issue| sheet.issue(*issue).title).collect();
        notes.push(format!("Only these issues: {}.", names.join(", ")));
    }
    if sheet.later > 0 {
        let later = words::count(sheet.later, "record");
        notes.push(format!("{later} of days after {} left out; --to chooses a later day.", sheet.to));
    }
    notes
}
