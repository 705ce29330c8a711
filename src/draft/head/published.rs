//! When an article was published, as far as its text tells for sure: a wrong date is worse than none.

use super::address::own_addresses;
use crate::draft::page::{Kind, Line, Page, dateline};
use crate::draft::words::{
    DATES, Phrases, Token,
    dates::{self, Named},
};
use chrono::{Datelike, NaiveDate};
use std::sync::LazyLock;

/// The day of publication, and how it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Published {
    pub(crate) day: NaiveDate,
    pub(crate) how: How,
}

/// How the day is known, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// The page says so.
    Labelled,
    /// A line of its own, or the title, has it.
    DateLine,
    /// The dateline has it, year and all.
    Dateline,
    /// The page's own address has it.
    Address,
    /// The dateline has the day, and a date elsewhere the year.
    DatelineAndYear,
    /// The dateline has the day, and the weekday of the report the year.
    DatelineAndWeekday,
    /// The page says when it was changed.
    Updated,
}

static LABELS: LazyLock<[(Phrases<()>, Label); 3]> = LazyLock::new(|| {
    [
        (DATES.phrases("other"), Label::Other),
        (DATES.phrases("updated"), Label::Updated),
        (DATES.phrases("published"), Label::Published),
    ]
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Published,
    Updated,
    Other,
}

/// How many days a caption may be older than the report it stands in.
const RECENT: i64 = 60;

/// The day of publication.
pub(crate) fn published(text: &str, page: &Page) -> Option<Published> {
    let mut found: Vec<Published> = Vec::new();
    let title = page.lines.iter().position(|line| line.kind == Kind::Title);
    let mut body = 0;
    for (place, line) in page.lines.iter().enumerate() {
        let days = dates::named(&line.words);
        match line.kind {
            Kind::Date if place < page.end => {
                let near = body <= 3 && (title.is_none_or(|title| place > title) || place < 6);
                found.extend(
                    days.iter()
                        .find_map(|day| dated(line, *day, near, title.is_some_and(|title| place < title))),
                );
            }
            Kind::Title => found.extend(
                days.first().and_then(|day| day.full()).map(|day| Published { day, how: How::DateLine }),
            ),
            Kind::Site | Kind::Date | Kind::Heading | Kind::Body | Kind::Teaser => {
                // `This report was first published Aug. 2, 2023.`
                let labelled =
                    days.iter().find(|day| label(&line.words, day.first) == Some(Label::Published));
                let short = line.words.len() < 40;
                found.extend(
                    labelled
                        .filter(|_| short)
                        .and_then(|day| day.full())
                        .map(|day| Published { day, how: How::Labelled }),
                );
            }
            Kind::Caption => {}
        }
        body += usize::from(line.kind == Kind::Body);
    }
    found.extend(by_dateline(text, page));
    found.extend(by_address(text, page));
    found.sort_by_key(|published| published.how);
    let best = *found.first()?;
    Some(best)
}

/// What a line that is little but a date says of the article.
fn dated(line: &Line, day: Named, near: bool, above: bool) -> Option<Published> {
    let full = day.full()?;
    match label(&line.words, day.first).or_else(|| label_at(&line.words, 0)) {
        Some(Label::Other) => None,
        Some(Label::Updated) => Some(Published { day: full, how: How::Updated }),
        Some(Label::Published) => Some(Published { day: full, how: How::Labelled }),
        // A weekday and a date above the title are the page's own clock.
        None if above && line.words.iter().any(|word| dates::weekday(word).is_some()) => None,
        None => near.then_some(Published { day: full, how: How::DateLine }),
    }
}

/// The label that stands right before a date; a weekday and marks may stand between.
fn label(words: &[Token], date: usize) -> Option<Label> {
    (date.saturating_sub(6)..date).rev().find_map(|place| {
        let (length, label) =
            LABELS.iter().find_map(|(labels, label)| Some((labels.at(&words[place..date])?.0, *label)))?;
        let between = &words[place + length..date];
        let free = between.iter().all(|word| {
            !word.is_word()
                || dates::weekday(word).is_some()
                || word.fold.len() <= 2
                || word.fold.starts_with(|c: char| c.is_ascii_digit())
        });
        free.then_some(label)
    })
}

fn label_at(words: &[Token], place: usize) -> Option<Label> {
    LABELS.iter().find_map(|(labels, label)| labels.at(words.get(place..)?).map(|_| *label))
}

/// `LONDON, April 12 (Agency) -`, with the year that a date elsewhere on the page or the weekday tells.
fn by_dateline(text: &str, page: &Page) -> Option<Published> {
    let (place, line) = page
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.kind == Kind::Body)
        .take(3)
        .find(|(_, line)| dateline(&text[line.range.clone()]) > 0)?;
    let end = line.range.start + dateline(&text[line.range.clone()]);
    let days = dates::named(&line.words);
    let day = *days.iter().find(|day| line.words[day.end - 1].end <= end)?;
    if let Some(day) = day.full() {
        return Some(Published { day, how: How::Dateline });
    }
    let lead = page.lines[place..].iter().filter(|line| line.kind == Kind::Body).take(2);
    let weekday = lead.flat_map(|line| &line.words).find_map(dates::weekday);
    let fits = |day: &NaiveDate| weekday.is_none_or(|weekday| day.weekday() == weekday);
    // A picture of the days before tells the year; so does any date of the page that falls on the same day.
    let others =
        page.lines.iter().filter(|line| line.kind != Kind::Teaser).flat_map(|line| dates::named(&line.words));
    let near = others.filter_map(Named::full).find_map(|other| {
        let years = [other.year(), other.year() + 1];
        years
            .into_iter()
            .filter_map(|year| day.in_year(year))
            .find(|day| (0..=RECENT).contains(&(*day - other).num_days()))
            .filter(|day| *day == other || fits(day))
    });
    if let Some(day) = near {
        return Some(Published { day, how: How::DatelineAndYear });
    }
    weekday?;
    // A page is no older than the years it speaks of, and no younger than those of the pages it links to. Where it links
    // to none, nothing bounds how long ago what it speaks of was.
    let years = |line: &Line| line.words.iter().filter_map(dates::year).max();
    let spoken = page.of(Kind::Body).filter_map(years).max();
    let linked = page
        .lines
        .iter()
        .filter(|line| line.kind != Kind::Body)
        .filter_map(|line| linked_year(&text[line.range.clone()]))
        .max();
    let last = linked?;
    let first = spoken.unwrap_or(last - 5).max(last - 5);
    let day = (first..=last).rev().filter_map(|year| day.in_year(year)).find(fits)?;
    Some(Published { day, how: How::DatelineAndWeekday })
}

/// The day in the page's own address, as in `/ferries-run-again-2022-05-04/`.
fn by_address(text: &str, page: &Page) -> Option<Published> {
    let day = own_addresses(text, page).find_map(in_address)?;
    Some(Published { day, how: How::Address })
}

/// The day in an address: `2022-05-04`, `2022/5/4`, `20220504`.
fn in_address(address: &str) -> Option<NaiveDate> {
    let numbers: Vec<&str> = address.split(|c: char| !c.is_ascii_digit()).collect();
    let day = |year: &str, month: &str, day: &str| {
        let year = year.parse().ok().filter(|year| (1990..2100).contains(year))?;
        NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
    };
    let parted = numbers.windows(3).find_map(|three| match three {
        [year, month, date] if year.len() == 4 && month.len() <= 2 && date.len() <= 2 => {
            day(year, month, date)
        }
        _ => None,
    });
    let joined = || {
        let eight = numbers.iter().find(|number| number.len() == 8)?;
        day(&eight[..4], &eight[4..6], &eight[6..])
    };
    parted.or_else(joined)
}

/// The latest year of a date or an address in a line.
fn linked_year(line: &str) -> Option<i32> {
    let digits = line.split(|c: char| !c.is_ascii_digit()).filter(|part| part.len() == 4);
    digits.filter_map(|part| part.parse().ok()).filter(|year| (1990..2100).contains(year)).max()
}
