//! Civil days, and the three ways in which the document counts along them: ages, tenures and spans.

use core::fmt;
use core::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A civil day. Always a real one: 30 February cannot be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// A month of a year, as cadre papers often give a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    first: Day,
}

impl Day {
    /// The earliest day that the product deals with.
    pub const EARLIEST: Day = Day(match NaiveDate::from_ymd_opt(1800, 1, 1) {
        Some(it) => it,
        None => NaiveDate::MIN,
    });
    /// The latest day that the product deals with; what lies beyond is treated as never.
    pub const LATEST: Day = Day(match NaiveDate::from_ymd_opt(9999, 12, 31) {
        Some(it) => it,
        None => NaiveDate::MAX,
    });

    /// The day `year`-`month`-`day`, or nothing where the calendar has no such day, or it lies outside 1800–9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let found = Day(NaiveDate::from_ymd_opt(year, month, day)?);
        (Self::EARLIEST <= found && found <= Self::LATEST).then_some(found)
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The same day `months` later (or earlier), clamped to the month's last day: 31 August + 6 months is the last
    /// day of February. Saturates at [`Day::LATEST`] and [`Day::EARLIEST`].
    #[must_use]
    pub fn plus_months(self, months: i32) -> Day {
        let step = Months::new(months.unsigned_abs());
        let moved = if months < 0 { self.0.checked_sub_months(step) } else { self.0.checked_add_months(step) };
        Day(moved.unwrap_or(if months < 0 { Self::EARLIEST.0 } else { Self::LATEST.0 })).clamp(Self::EARLIEST, Self::LATEST)
    }

    /// `days` later (or earlier). Saturates as [`Day::plus_months`] does.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Day {
        let moved = self.0.checked_add_signed(chrono::TimeDelta::days(i64::from(days)));
        Day(moved.unwrap_or(if days < 0 { Self::EARLIEST.0 } else { Self::LATEST.0 })).clamp(Self::EARLIEST, Self::LATEST)
    }

    /// The day before.
    #[must_use]
    pub fn day_before(self) -> Day {
        self.plus_days(-1)
    }

    /// The day after.
    #[must_use]
    pub fn day_after(self) -> Day {
        self.plus_days(1)
    }

    /// The birthday on which somebody born on this day completes `years` full years. Who is born on 29 February
    /// completes the year on 1 March of a common year, since only then it is full.
    #[must_use]
    pub fn birthday(self, years: i32) -> Day {
        let year = self.year().saturating_add(years);
        match Day::new(year, self.month(), self.day()) {
            Some(it) => it,
            None if self.month() == 2 && self.day() == 29 => Day::new(year, 3, 1).unwrap_or(Self::LATEST),
            None => Self::LATEST,
        }
    }

    /// Full years (周岁) on `day` of somebody born on this day; negative before birth.
    pub fn age_on(self, day: Day) -> i32 {
        let years = day.year() - self.year();
        if day < self.birthday(years) { years - 1 } else { years }
    }

    /// Whole months from this day to `day`, negative where `day` lies before.
    pub fn whole_months_to(self, day: Day) -> i32 {
        let months = (day.year() - self.year()) * 12 + i32::try_from(day.month()).unwrap_or(0) - i32::try_from(self.month()).unwrap_or(0);
        if day < self.plus_months(months) { months - 1 } else { months }
    }

    /// Days from this day to `day`, negative where `day` lies before.
    pub fn days_to(self, day: Day) -> i32 {
        day.0.num_days_from_ce() - self.0.num_days_from_ce()
    }

    /// The day's number on the civil count (1 is 1 January of year 1), for storing and for bisecting.
    pub fn number(self) -> i32 {
        self.0.num_days_from_ce()
    }

    /// The day with that number, clamped to the range of the product.
    pub fn from_number(number: i32) -> Day {
        NaiveDate::from_num_days_from_ce_opt(number).map_or(Self::LATEST, Day).clamp(Self::EARLIEST, Self::LATEST)
    }
}

impl YearMonth {
    /// The month, or nothing where there is no such month in 1800–9999.
    pub fn new(year: i32, month: u32) -> Option<YearMonth> {
        Day::new(year, month, 1).map(|first| YearMonth { first })
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        self.first
    }

    /// Its last day.
    pub fn last_day(self) -> Day {
        self.first.plus_months(1).day_before()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

/// The text is not a day of the calendar in the form 2020-03-02.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Day, NotADay> {
        let (month, day) = text.rsplit_once('-').ok_or(NotADay)?;
        let month = month.parse::<YearMonth>()?;
        Day::new(month.first.year(), month.first.month(), digits(day, 2)?).ok_or(NotADay)
    }
}

impl FromStr for YearMonth {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<YearMonth, NotADay> {
        let (year, month) = text.split_once('-').ok_or(NotADay)?;
        YearMonth::new(i32::try_from(digits(year, 4)?).map_err(|_| NotADay)?, digits(month, 2)?).ok_or(NotADay)
    }
}

fn digits(text: &str, length: usize) -> Result<u32, NotADay> {
    if text.len() == length && text.bytes().all(|it| it.is_ascii_digit()) { text.parse().map_err(|_| NotADay) } else { Err(NotADay) }
}

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i32(self.number())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        i32::deserialize(deserializer).map(Day::from_number)
    }
}

impl Serialize for YearMonth {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.first.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for YearMonth {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<YearMonth, D::Error> {
        let day = Day::deserialize(deserializer)?;
        Ok(YearMonth { first: day.plus_days(1 - i32::try_from(day.day()).unwrap_or(1)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap_or(Day::EARLIEST)
    }

    #[test]
    fn adding_months_clamps_to_the_last_day() {
        assert_eq!(day("2020-08-31").plus_months(6), day("2021-02-28"));
        assert_eq!(day("2019-08-31").plus_months(6), day("2020-02-29"));
        assert_eq!(day("2020-02-29").plus_months(-12), day("2019-02-28"));
    }

    #[test]
    fn a_birthday_on_the_29th_of_february_is_full_on_the_1st_of_march() {
        let born = day("1976-02-29");
        assert_eq!(born.birthday(45), day("2021-03-01"));
        assert_eq!(born.birthday(44), day("2020-02-29"));
        assert_eq!(born.age_on(day("2021-02-28")), 44);
        assert_eq!(born.age_on(day("2021-03-01")), 45);
    }

    #[test]
    fn impossible_days_are_no_days() {
        for text in ["2021-02-29", "2021-13-01", "2021-00-10", "2021-1-1", "20210101", "", "2021-02", "二〇二一"] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
        assert_eq!("2021-13".parse::<YearMonth>(), Err(NotADay));
        assert_eq!("1975-06".parse::<YearMonth>().map(YearMonth::last_day), Ok(day("1975-06-30")));
    }

    #[test]
    fn whole_months_are_full_when_adding_them_back_does_not_pass_the_day() {
        let mut from = day("1999-01-01");
        while from < day("2005-01-01") {
            for ahead in [0, 1, 27, 28, 29, 30, 31, 59, 60, 365, 366, 1461] {
                let to = from.plus_days(ahead);
                let months = from.whole_months_to(to);
                assert!(from.plus_months(months) <= to, "{from} {to}");
                assert!(to < from.plus_months(months + 1), "{from} {to}");
            }
            from = from.plus_days(7);
        }
    }
}
