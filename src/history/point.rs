//! Points: the days and articles between which one asks what moved.

use super::{History, Scope};
use crate::model::date::DATE_FORMS;
use crate::model::{ArticleId, Corpus, Moment};
use crate::text::nearest;
use chrono::{Datelike, NaiveDate};
use thiserror::Error;

/// A point as it was typed, and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What was typed; none where it was left out.
    pub typed: Option<String>,
    /// What it stands for.
    pub at: At,
}

/// A day, or an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// A day.
    Day(NaiveDate),
    /// An article, which also stands for the last day of its `published`.
    Article {
        /// Which.
        id: ArticleId,
        /// That day.
        day: NaiveDate,
    },
}

/// Why a text is no point.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[allow(missing_docs)] // the messages say it
pub enum PointError {
    #[error("`{typed}` is neither a date nor an article")]
    Unknown { typed: String, nearest: Option<String> },
    #[error("`{typed}` is no day of the calendar")]
    NoSuchDay { typed: String },
    #[error("`{typed}` means several articles: {}", .articles.join(", "))]
    Several { typed: String, articles: Vec<String> },
    #[error("the article `{name}` has no date of publication")]
    Undated { name: String },
    #[error("there is no record to take the {which} day from")]
    NoRecords { which: &'static str },
    #[error("a day and an article cannot be mixed")]
    Mixed,
    #[error("{from} lies after {to}")]
    Backwards { from: NaiveDate, to: NaiveDate },
}

impl PointError {
    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Unknown { nearest: Some(nearest), .. } => Some(format!("did you mean `{nearest}`?")),
            Self::Unknown { .. } | Self::NoSuchDay { .. } => Some(format!(
                "a point is 2022, 2022-09 or 2022-09-14, or an article: its file's name, its seed's, or a beginning of either \
                 (in a record a date is {DATE_FORMS})"
            )),
            Self::Several { .. } => Some("type more of the name, or the path of the file".into()),
            Self::Undated { .. } => Some("give it a `published`, or name a day".into()),
            Self::NoRecords { .. } => Some("name the days; filters may have let no record through".into()),
            Self::Mixed => Some("name two days, or two articles".into()),
            Self::Backwards { .. } => Some("name the earlier one first".into()),
        }
    }
}

impl Point {
    /// The day it stands for.
    pub fn day(&self) -> NaiveDate {
        match self.at {
            At::Day(day) | At::Article { day, .. } => day,
        }
    }

    /// The article, where it names one.
    pub fn article(&self) -> Option<ArticleId> {
        match self.at {
            At::Article { id, .. } => Some(id),
            At::Day(_) => None,
        }
    }

    /// All records up to its day.
    pub fn by(&self) -> Scope {
        Scope::By(self.day())
    }

    /// The point that was typed.
    ///
    /// A year or a month stands for its last day, but for the latest day of all records where that lies within it.
    ///
    /// # Errors
    /// [`PointError`] where it is neither a date nor the name of one article.
    pub fn parse(typed: &str, history: &History<'_>) -> Result<Self, PointError> {
        let at = match typed.parse::<Moment>() {
            Ok(moment) => {
                let latest = history.days().map(|(_, latest)| latest);
                let within = |day: &NaiveDate| moment.first() <= *day && *day <= moment.last();
                At::Day(latest.filter(within).unwrap_or_else(|| moment.last()))
            }
            Err(error) => match (article(typed, history.corpus()), error) {
                (Ok(found), _) => found,
                (Err(PointError::Unknown { typed, .. }), crate::model::date::DateError::NoSuchDay) => {
                    return Err(PointError::NoSuchDay { typed });
                }
                (Err(error), _) => return Err(error),
            },
        };
        Ok(Self { typed: Some(typed.to_owned()), at })
    }

    /// The point that was typed, or the first day of the records where none was.
    ///
    /// # Errors
    /// As [`Point::parse`]; also where there is no record.
    pub fn or_first(typed: Option<&str>, history: &History<'_>) -> Result<Self, PointError> {
        Self::or(typed, history, "first", |(first, _)| first)
    }

    /// The point that was typed, or the latest day of the records where none was.
    ///
    /// # Errors
    /// As [`Point::parse`]; also where there is no record.
    pub fn or_latest(typed: Option<&str>, history: &History<'_>) -> Result<Self, PointError> {
        Self::or(typed, history, "latest", |(_, latest)| latest)
    }

    fn or(
        typed: Option<&str>,
        history: &History<'_>,
        which: &'static str,
        day: impl Fn((NaiveDate, NaiveDate)) -> NaiveDate,
    ) -> Result<Self, PointError> {
        match typed {
            Some(typed) => Self::parse(typed, history),
            None => match history.days() {
                Some(days) => Ok(Self { typed: None, at: At::Day(day(days)) }),
                None => Err(PointError::NoRecords { which }),
            },
        }
    }

    /// The scopes of two points: two days in order, or two articles in either.
    ///
    /// # Errors
    /// [`PointError::Mixed`] and [`PointError::Backwards`].
    pub fn scopes(from: &Self, to: &Self) -> Result<(Scope, Scope), PointError> {
        match (from.at, to.at) {
            (At::Article { id: a, .. }, At::Article { id: b, .. }) => Ok((Scope::In(a), Scope::In(b))),
            (At::Day(from), At::Day(to)) if from > to => Err(PointError::Backwards { from, to }),
            (At::Day(from), At::Day(to)) => Ok((Scope::By(from), Scope::By(to))),
            _ => Err(PointError::Mixed),
        }
    }

    /// The two days in order, an article standing for the day it was published.
    ///
    /// # Errors
    /// [`PointError::Backwards`].
    pub fn days(from: &Self, to: &Self) -> Result<(Scope, Scope), PointError> {
        let (from, to) = (from.day(), to.day());
        if from > to { Err(PointError::Backwards { from, to }) } else { Ok((Scope::By(from), Scope::By(to))) }
    }
}

/// The article of that name: its file's stem, its seed's name, or a beginning of either that is only one's.
fn article(typed: &str, corpus: &Corpus) -> Result<At, PointError> {
    let stem = typed.strip_suffix(".yaml").unwrap_or(typed);
    let seed = |id: ArticleId| corpus.article(id).seed.as_ref().map_or("", |seed| &seed.value);
    let ids = || corpus.articles().map(|(id, _)| id);
    let name = |id: ArticleId| &*corpus.article(id).name;
    let is_exact =
        |id: &ArticleId| name(*id) == stem || seed(*id) == typed || corpus.article(*id).file.path() == typed;
    let begins = |id: &ArticleId| name(*id).starts_with(stem) || seed(*id).starts_with(typed);
    let exact: Vec<ArticleId> = ids().filter(is_exact).collect();
    let all = if exact.is_empty() && !typed.is_empty() { ids().filter(begins).collect() } else { exact };
    let found = match all[..] {
        [only] => only,
        [] => {
            let names = ids().flat_map(|id| [name(id), seed(id)]);
            let nearest = nearest(typed, names.filter(|name| !name.is_empty())).map(Into::into);
            return Err(PointError::Unknown { typed: typed.into(), nearest });
        }
        _ => {
            let mut articles: Vec<String> = all.iter().map(|id| name(*id).to_owned()).collect();
            if articles.windows(2).any(|pair| pair[0] == pair[1]) {
                articles = all.iter().map(|id| corpus.article(*id).file.path().to_owned()).collect();
            }
            return Err(PointError::Several { typed: typed.into(), articles });
        }
    };
    match corpus.article(found).published {
        Some(published) => Ok(At::Article { id: found, day: published.value.last() }),
        None => Err(PointError::Undated { name: name(found).into() }),
    }
}

/// An age in words: the largest two units of years, months and days that say it.
///
/// ```
/// use posdiff::history::point::age;
/// let day = |text: &str| text.parse().unwrap();
/// assert_eq!(age(day("2022-09-14"), day("2025-12-20")), "3 years 3 months");
/// assert_eq!(age(day("2022-09-14"), day("2022-09-15")), "1 day");
/// assert_eq!(age(day("2022-09-14"), day("2022-09-14")), "0 days");
/// ```
pub fn age(from: NaiveDate, to: NaiveDate) -> String {
    let months = (to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed();
    let months = if to.day() < from.day() { months - 1 } else { months }.max(0);
    let units = |n: i64, unit: &str| format!("{n} {unit}{}", if n == 1 { "" } else { "s" });
    match (months / 12, months % 12) {
        (0, 0) => units((to - from).num_days().max(0), "day"),
        (0, months) => units(months.into(), "month"),
        (years, 0) => units(years.into(), "year"),
        (years, months) => format!("{} {}", units(years.into(), "year"), units(months.into(), "month")),
    }
}
