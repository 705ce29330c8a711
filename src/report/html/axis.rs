//! Time across a picture: days to shares of its width, and the ticks under it.

use chrono::{Datelike, Months, NaiveDate};

/// Between which days a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    start: NaiveDate,
    end: NaiveDate,
}

/// A mark of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tick {
    /// Where, in percent of the width.
    pub(super) x: String,
    /// The year, month or day.
    pub(super) label: String,
}

/// More ticks than this do not fit a telephone.
const TICKS: i32 = 6;

impl Axis {
    /// From `first` to `last`, with a little room before so that the first mark stands free.
    pub(super) fn new(first: NaiveDate, last: NaiveDate) -> Self {
        let last = last.max(first);
        let room = (last - first).num_days() / 60 + 1;
        let start = first.checked_sub_days(chrono::Days::new(room.unsigned_abs())).unwrap_or(first);
        let end = if last > start { last } else { start.succ_opt().unwrap_or(last) };
        Self { start, end }
    }

    /// The first day that is drawn.
    pub(super) fn start(self) -> NaiveDate {
        self.start
    }

    /// The last day that is drawn.
    pub(super) fn end(self) -> NaiveDate {
        self.end
    }

    /// Where a day lies, in percent of the width; days beyond the ends lie at the ends.
    pub(super) fn at(self, day: NaiveDate) -> f64 {
        let day = day.clamp(self.start, self.end);
        // Days within ten thousand years: no digit is lost.
        #[allow(clippy::cast_precision_loss)]
        let share = (day - self.start).num_days() as f64 / (self.end - self.start).num_days().max(1) as f64;
        share * 100.0
    }

    /// The same as it stands in an attribute.
    pub(super) fn x(self, day: NaiveDate) -> String {
        percent(self.at(day))
    }

    /// Years, months or days, at most six, evenly apart.
    pub(super) fn ticks(self) -> Vec<Tick> {
        let months = (self.end.year() - self.start.year()) * 12 + self.end.month0().cast_signed()
            - self.start.month0().cast_signed();
        if months >= 24 {
            let years = self.end.year() - self.start.year();
            let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
            let step = step.into_iter().find(|step| years / step <= TICKS).unwrap_or(5000);
            let first = (self.start.year() + step - 1).div_euclid(step) * step;
            let days = (0..).map_while(|n| NaiveDate::from_ymd_opt(first + n * step, 1, 1));
            return self.within(days, "%Y");
        }
        if months >= 3 {
            let step =
                [1, 2, 3, 6].into_iter().find(|step| months / step <= TICKS - 2).unwrap_or(6).unsigned_abs();
            let first = NaiveDate::from_ymd_opt(self.start.year(), 1, 1).unwrap_or(self.start);
            let days = (0..).map_while(|n: u32| first.checked_add_months(Months::new(n * step)));
            return self.within(days, "%Y-%m");
        }
        let span = (self.end - self.start).num_days();
        let step = [1, 2, 7, 14, 28].into_iter().find(|step| span / step <= 3).unwrap_or(28);
        let mut day = Some(self.start);
        let days = std::iter::from_fn(move || {
            let now = day?;
            day = now.checked_add_days(chrono::Days::new(step.unsigned_abs()));
            Some(now)
        });
        self.within(days, "%Y-%m-%d")
    }

    fn within(self, days: impl Iterator<Item = NaiveDate>, form: &str) -> Vec<Tick> {
        let days = days.skip_while(|day| *day < self.start).take_while(|day| *day <= self.end);
        days.map(|day| Tick { x: self.x(day), label: day.format(form).to_string() }).collect()
    }
}

/// A share of the width as an attribute has it, to a hundredth of a percent.
pub(super) fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round() / 100.0;
    format!("{rounded}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(first: &str, last: &str) -> Axis {
        Axis::new(first.parse().unwrap(), last.parse().unwrap())
    }

    fn labels(axis: Axis) -> String {
        axis.ticks().into_iter().map(|tick| tick.label).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_are_years_months_or_days_and_never_many() {
        assert_eq!(labels(axis("2022-02-28", "2026-02-18")), "2023 2024 2025 2026");
        assert_eq!(labels(axis("2025-11-21", "2026-02-18")), "2025-12 2026-01 2026-02");
        assert_eq!(labels(axis("2026-02-10", "2026-02-18")), "2026-02-09 2026-02-16");
        assert_eq!(labels(axis("1900-01-01", "2026-02-18")), "1900 1920 1940 1960 1980 2000 2020");
        assert_eq!(
            labels(axis("0001-01-01", "9999-12-31")),
            "0 2000 4000 6000 8000".replacen("0 ", "0000 ", 1)
        );
    }

    #[test]
    fn a_record_of_one_day_has_a_width_too() {
        let axis = axis("2026-02-18", "2026-02-18");
        assert_eq!(axis.x("2026-02-18".parse().unwrap()), "100%");
        assert_eq!(labels(axis), "2026-02-17 2026-02-18");
    }

    #[test]
    fn days_beyond_the_ends_lie_at_the_ends() {
        let axis = axis("2022-01-01", "2022-12-31");
        assert_eq!(axis.x("1999-01-01".parse().unwrap()), "0%");
        assert_eq!(axis.x("2030-01-01".parse().unwrap()), "100%");
    }
}
