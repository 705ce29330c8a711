//! Dates as the world writes them, found in a text.

use super::lexicon::DATES;
use super::tokens::Token;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A day that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// None where the text leaves the year to the reader.
    pub(crate) year: Option<i32>,
    pub(crate) month: u32,
    pub(crate) day: u32,
    /// The first of the tokens that it is made of, and the one behind the last.
    pub(crate) first: usize,
    pub(crate) end: usize,
}

impl Named {
    /// The day, where its year is known or given.
    pub(crate) fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year.unwrap_or(year), self.month, self.day)
    }

    /// The day, where its year is known.
    pub(crate) fn full(self) -> Option<NaiveDate> {
        self.in_year(self.year?)
    }
}

struct Calendar {
    months: HashMap<&'static str, u32>,
    weekdays: HashMap<&'static str, Weekday>,
}

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| {
    let numbered = |list| {
        (0u32..).zip(DATES.lines(list)).flat_map(|(n, line)| line.split(' ').map(move |word| (word, n)))
    };
    let weekday = |n: u32| Weekday::try_from(u8::try_from(n).unwrap_or_default()).unwrap_or(Weekday::Mon);
    Calendar {
        months: numbered("months").map(|(word, n)| (word, n + 1)).collect(),
        weekdays: numbered("weekdays").map(|(word, n)| (word, weekday(n))).collect(),
    }
});

/// The month of that name; the word is folded.
pub(crate) fn month(word: &Token) -> Option<u32> {
    let month = CALENDAR.months.get(word.fold.as_str()).copied()?;
    // `may` and `march` are words of their own.
    word.capital.then_some(month)
}

/// The weekday of that name.
pub(crate) fn weekday(word: &Token) -> Option<Weekday> {
    word.capital.then(|| CALENDAR.weekdays.get(word.fold.as_str()).copied()).flatten()
}

/// Every day that these words name.
pub(crate) fn named(words: &[Token]) -> Vec<Named> {
    let mut found = Vec::new();
    let mut place = 0;
    while place < words.len() {
        match named_at(words, place) {
            Some(day) => {
                place = day.end;
                found.push(day);
            }
            None => place += 1,
        }
    }
    found
}

fn named_at(words: &[Token], first: usize) -> Option<Named> {
    let word = words.get(first)?;
    if !word.is_word() {
        return None;
    }
    let found = if let Some(month) = month(word) {
        month_first(words, first, month)
    } else if word.fold.starts_with(|c: char| c.is_ascii_digit()) {
        in_digits(words, first).or_else(|| day_first(words, first))
    } else {
        None
    }?;
    // The calendar decides; a leap year stands in for an unknown one.
    found.in_year(2024).is_some().then_some(found)
}

/// `Sept. 14, 2022`, `September 14th`, `Feb 5`
fn month_first(words: &[Token], first: usize, month: u32) -> Option<Named> {
    let mut place = first + 1;
    place += usize::from(words.get(place).is_some_and(|word| word.is(".")));
    let day = day_of_month(words.get(place)?)?;
    place += 1;
    let comma = usize::from(words.get(place).is_some_and(|word| word.is(",")));
    let year = words
        .get(place + comma)
        .and_then(|word| year(word).or_else(|| glued_year(word, words.get(place + comma + 1))));
    let end = if year.is_some() { place + comma + 1 } else { place };
    Some(Named { year, month, day, first, end })
}

/// `20226:04 PM`: a year and a time of day that a page has put together.
fn glued_year(word: &Token, next: Option<&Token>) -> Option<i32> {
    let glued = (5..=6).contains(&word.fold.len()) && next.is_some_and(|next| next.is(":"));
    let year = word.fold.get(..4).filter(|_| glued).and_then(number)?;
    i32::try_from(year).ok().filter(|year| (1990..2100).contains(year))
}

/// `14 September 2022`, `14th of Sept., 2022`, `5 Feb`
fn day_first(words: &[Token], first: usize) -> Option<Named> {
    let day = day_of_month(&words[first])?;
    let mut place = first + 1;
    place += usize::from(words.get(place).is_some_and(|word| word.fold == "of"));
    let month = month(words.get(place)?)?;
    place += 1;
    let marks = words[place..].iter().take(2).take_while(|word| word.is(".") || word.is(",")).count();
    let year = words.get(place + marks).and_then(year);
    let end = if year.is_some() { place + marks + 1 } else { place };
    Some(Named { year, month, day, first, end })
}

/// `2022-09-14`, also before a time; `2022/09/14`; `14.09.2022` and `14-09-2022`, the day first; `14/09/2022`
/// only where one of the two cannot be a month; `9/14/22`.
fn in_digits(words: &[Token], first: usize) -> Option<Named> {
    let word = words[first].fold.as_str();
    let slashed = words.get(first..first + 5).filter(|five| five[1].is("/") && five[3].is("/"));
    if let Some(five) = slashed {
        let part = |place: usize| number(&five[place].fold);
        let (a, b, c) = (part(0)?, part(2)?, part(4).or_else(|| number(five[4].fold.get(..2)?))?);
        let (year, month, day) = match (a, b, c) {
            (1000.., ..) => (a, b, c),
            (13.., _, 1000..) => (c, b, a),
            (_, 13.., 1000..) => (c, a, b),
            (_, _, 1000..) if a == b => (c, a, b),
            // No year stands in the middle: what cannot be a month there is a day.
            (..=12, 13.., ..=69) if five[4].fold.len() == 2 => (2000 + c, a, b),
            _ => return None,
        };
        return digits(year, month, day, first, first + 5);
    }
    let date = word.split_once('t').map_or(word, |(date, _)| date);
    let separator = if date.contains('-') { '-' } else { '.' };
    let mut parts = date.splitn(3, separator).map(number);
    let (a, b, c) = (parts.next()??, parts.next()??, parts.next()??);
    let short = separator == '.' && date.len() == 8;
    match (a, c) {
        (1000.., _) => digits(a, b, c, first, first + 1),
        (_, 1000..) => digits(c, b, a, first, first + 1),
        // `04.09.22`, the day first, too.
        (_, ..=69) if short => digits(2000 + c, b, a, first, first + 1),
        _ => None,
    }
}

fn digits(year: u32, month: u32, day: u32, first: usize, end: usize) -> Option<Named> {
    let year = i32::try_from(year).ok().filter(|year| (1900..2100).contains(year))?;
    Some(Named { year: Some(year), month, day, first, end })
}

fn number(text: &str) -> Option<u32> {
    (text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn day_of_month(word: &Token) -> Option<u32> {
    let plain = ["st", "nd", "rd", "th"].iter().find_map(|end| word.fold.strip_suffix(end));
    let text = plain.unwrap_or(&word.fold);
    (text.len() <= 2).then(|| number(text)).flatten().filter(|day| (1..=31).contains(day))
}

/// The year that a word names.
pub(crate) fn year(word: &Token) -> Option<i32> {
    let year = number(&word.fold).filter(|year| word.fold.len() == 4 && (1900..2100).contains(year))?;
    i32::try_from(year).ok()
}

/// The day that a weekday means in an article of that day: the last such day, the article's own included.
pub(crate) fn last_weekday(weekday: Weekday, published: NaiveDate) -> Option<NaiveDate> {
    let back = (7 + published.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    published.checked_sub_days(Days::new(back.into()))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn days(text: &str) -> Vec<String> {
        let found = named(&tokens(text));
        found
            .iter()
            .map(|day| day.full().map_or(format!("{}/{}", day.month, day.day), |day| day.to_string()))
            .collect()
    }

    #[test]
    fn dates_are_read_as_the_world_writes_them() {
        for text in [
            "11- 4.09.2022, 9:07",
            "Sept. 4, 2022",
            "4 September 2022",
            "4th of Sept, 2022",
            "2022/09/04",
            "2022-09-04T22:18:56",
            "04-09-2022",
            "04.09.22",
            "September 4th 2022",
            "September 4, 20226:04 PM",
        ] {
            assert_eq!(days(text), ["2022-09-04"], "{text}");
        }
        assert_eq!(days("31/10/2019, 11:14"), ["2019-10-31"]);
        assert_eq!(days("10/31/2019"), ["2019-10-31"]);
        assert_eq!(days("- 11/17/22 1:52 PM ET"), ["2022-11-17"]);
    }

    #[test]
    fn a_day_without_a_year_is_named_without_one() {
        assert_eq!(days("KYIV, Feb 5 (Agency)"), ["2/5"]);
        assert_eq!(days("on 5 February"), ["2/5"]);
    }

    #[test]
    fn what_may_be_read_in_two_ways_or_is_no_day_is_no_date() {
        for text in [
            "05/02/2024",
            "22/11/17",
            "05/11/22",
            "11/17/222",
            "may 5 people",
            "Feb 30, 2022",
            "5.5 of 10",
            "1994",
            "13.13.2020",
            "9:07",
        ] {
            assert_eq!(days(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_weekday_is_the_last_one_up_to_the_articles_own_day() {
        let wednesday = NaiveDate::from_ymd_opt(2022, 9, 14).unwrap();
        let day = |weekday| last_weekday(weekday, wednesday).unwrap().to_string();
        assert_eq!(day(Weekday::Wed), "2022-09-14");
        assert_eq!(day(Weekday::Tue), "2022-09-13");
        assert_eq!(day(Weekday::Thu), "2022-09-08");
    }
}
