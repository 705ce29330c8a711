//! Dates as a curator knows them: a day, a month or a year, about or doubtful, or some day in between.
//!
//! The forms are those of EDTF (ISO 8601-2:2019) that a record may use; seasons, unspecified digits and sets
//! are not among them, so a type of eight bytes serves where a general one would not be small.

use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// How sure a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// As it stands.
    Sure,
    /// `~`: about then.
    About,
    /// `?`: doubtful.
    Doubtful,
    /// `%`: both.
    Both,
}

impl Mark {
    const ALL: [(char, Self); 3] = [('~', Self::About), ('?', Self::Doubtful), ('%', Self::Both)];
}

/// A year, a month or a day, with its mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    year: u16,
    /// 1 to 12; 0 where only the year is known.
    month: u8,
    /// 1 to 31; 0 where only the month is known.
    day: u8,
    mark: Mark,
}

/// When a stance was voiced, or an article published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Date {
    /// A day, month or year.
    At(Moment),
    /// `A/B`: some day between the two.
    Between(Moment, Moment),
    /// `../B`: by then.
    By(Moment),
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DateError {
    /// It has none of the known forms.
    #[error("no date of a known form")]
    Form,
    /// The calendar has no such day or month.
    #[error("the calendar has no such day")]
    NoSuchDay,
    /// A span whose end lies before its start.
    #[error("the span ends before it starts")]
    Backwards,
}

/// The forms that a date may have, for messages.
pub const DATE_FORMS: &str = "2022, 2022-09 or 2022-09-13, each with ~ (about), ? (doubtful) or % (both); \
                              A/B for some day between; ../B for by then";

impl Moment {
    /// The day itself.
    pub fn day(day: NaiveDate) -> Self {
        let year = u16::try_from(day.year()).unwrap_or_default();
        let part = |n: u32| u8::try_from(n).unwrap_or_default();
        Self { year, month: part(day.month()), day: part(day.day()), mark: Mark::Sure }
    }

    /// The first day that it may mean.
    pub fn first(self) -> NaiveDate {
        date(self.year, self.month.max(1), self.day.max(1))
    }

    /// The last day that it may mean.
    pub fn last(self) -> NaiveDate {
        match (self.month, self.day) {
            (0, _) => date(self.year, 12, 31),
            (month, 0) => date(self.year, month, days_in(self.year, month)),
            (month, day) => date(self.year, month, day),
        }
    }

    /// How sure it is.
    pub fn mark(self) -> Mark {
        self.mark
    }

    /// Whether it names one day, not a month or a year.
    pub fn is_day(self) -> bool {
        self.day != 0
    }
}

impl Date {
    /// The first day that it may mean; none for `../B`, which has no beginning.
    pub fn first(self) -> Option<NaiveDate> {
        match self {
            Self::At(moment) | Self::Between(moment, _) => Some(moment.first()),
            Self::By(_) => None,
        }
    }

    /// The last day that it may mean.
    pub fn last(self) -> NaiveDate {
        match self {
            Self::At(moment) | Self::Between(_, moment) | Self::By(moment) => moment.last(),
        }
    }

    /// Whether it is one sure day.
    pub fn is_sure_day(self) -> bool {
        matches!(self, Self::At(moment) if moment.is_day() && moment.mark == Mark::Sure)
    }
}

impl FromStr for Moment {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (text, mark) = Mark::ALL
            .iter()
            .find_map(|&(sign, mark)| Some((text.strip_suffix(sign)?, mark)))
            .unwrap_or((text, Mark::Sure));
        let mut parts = text.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Ok(0),
            Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                part.parse().map_err(|_| DateError::Form)
            }
            Some(_) => Err(DateError::Form),
        };
        let (year, month, day): (u16, u16, u16) = (number(4)?, number(2)?, number(2)?);
        if parts.next().is_some() || text.is_empty() {
            return Err(DateError::Form);
        }
        let has = text.len();
        if (has >= 7 && !(1..=12).contains(&month)) || (has == 10 && day == 0) {
            return Err(DateError::NoSuchDay);
        }
        let part = |n: u16| u8::try_from(n).unwrap_or(u8::MAX);
        let (month, day) = (part(month), part(day));
        if day > 0 && day > days_in(year, month) {
            return Err(DateError::NoSuchDay);
        }
        Ok(Self { year, month, day, mark })
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads one of [`DATE_FORMS`].
    ///
    /// ```
    /// use posdiff::model::Date;
    /// let date: Date = "2022-09~".parse().unwrap();
    /// assert_eq!(date.last().to_string(), "2022-09-30");
    /// assert!("2022-02-30".parse::<Date>().is_err());
    /// assert!("2022-09/2022-03".parse::<Date>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, DateError> {
        let Some((start, end)) = text.split_once('/') else { return text.parse().map(Self::At) };
        let end: Moment = end.parse()?;
        if start == ".." {
            return Ok(Self::By(end));
        }
        let start: Moment = start.parse()?;
        if end.last() < start.first() {
            return Err(DateError::Backwards);
        }
        Ok(Self::Between(start, end))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().filter(|&part| part != 0) {
            write!(out, "-{part:02}")?;
        }
        match Mark::ALL.iter().find(|(_, mark)| *mark == self.mark) {
            Some((sign, _)) => write!(out, "{sign}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(moment) => write!(out, "{moment}"),
            Self::Between(start, end) => write!(out, "{start}/{end}"),
            Self::By(end) => write!(out, "../{end}"),
        }
    }
}

/// The day, which the parts are known to have been checked for.
fn date(year: u16, month: u8, day: u8) -> NaiveDate {
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).unwrap_or(NaiveDate::MIN)
}

fn days_in(year: u16, month: u8) -> u8 {
    (28..=31)
        .rev()
        .find(|&day| NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()).is_some())
        .unwrap_or(31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Date, DateError> {
        text.parse()
    }

    #[test]
    fn every_form_reads_and_writes_back_as_it_stood() {
        for text in [
            "2022",
            "2022-09",
            "2022-09-13",
            "2022~",
            "2022-09?",
            "2022-09-13%",
            "2022/2023-01~",
            "../2022-09-13",
            "2022-02-24?/2022-03",
        ] {
            assert_eq!(parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_says_why() {
        for text in [
            "",
            "22",
            "2022-9",
            "2022-09-13T10:00",
            "yesterday",
            "2022/",
            "/2022",
            "2022/..",
            "2022~~",
            "2022-",
        ] {
            assert_eq!(parse(text), Err(DateError::Form), "{text}");
        }
        for text in ["2022-13", "2022-00", "2023-02-29", "2022-04-31", "2022-04-00", "2022-21"] {
            assert_eq!(parse(text), Err(DateError::NoSuchDay), "{text}");
        }
        assert_eq!(parse("2023/2022-12-31"), Err(DateError::Backwards));
    }

    #[test]
    fn the_last_day_of_a_month_knows_leap_years() {
        assert_eq!(parse("2024-02").unwrap().last().to_string(), "2024-02-29");
        assert_eq!(parse("1900-02").unwrap().last().to_string(), "1900-02-28");
        assert_eq!(parse("2022~").unwrap().last().to_string(), "2022-12-31");
    }

    #[test]
    fn by_a_day_has_a_last_day_and_no_first() {
        let date = parse("../2025-11").unwrap();
        assert_eq!((date.first(), date.last().to_string()), (None, "2025-11-30".into()));
    }
}
