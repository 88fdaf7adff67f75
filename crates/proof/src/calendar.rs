//! Civil dates, counted by hand: nothing here is shared with how the engine counts days.

use policy::model::day::Day;

/// The days for which tools with dates are asked: a leap day, the last day of a common February, of a month with 31 days, an ordinary one.
/// Lines lie so many months before them, and so at the ends of months and on 29 February.
pub const DAYS: [Date; 4] = [
    Date { year: 2020, month: 2, day: 29 },
    Date { year: 2021, month: 2, day: 28 },
    Date { year: 2020, month: 8, day: 31 },
    Date { year: 2026, month: 11, day: 28 },
];

/// A day of the calendar. Compared by year, month and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: i32,
    /// 1 to the length of the month.
    pub day: i32,
}

impl Date {
    /// The first day that is dealt with.
    pub const FIRST: Date = Date { year: 1800, month: 1, day: 1 };
    /// The last.
    pub const LAST: Date = Date { year: 9999, month: 12, day: 31 };

    /// The same day as the engine has it.
    pub fn to_day(self) -> Day {
        Day::new(self.year, self.month.unsigned_abs(), self.day.unsigned_abs()).unwrap_or(Day::LATEST)
    }

    /// How many days this month has.
    pub fn length_of_month(self) -> i32 {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The next day; the last stays.
    #[must_use]
    pub fn next(self) -> Date {
        if self == Date::LAST {
            self
        } else if self.day < self.length_of_month() {
            Date { day: self.day + 1, ..self }
        } else if self.month < 12 {
            Date { month: self.month + 1, day: 1, ..self }
        } else {
            Date { year: self.year + 1, month: 1, day: 1 }
        }
    }

    /// The day before; the first stays.
    #[must_use]
    pub fn before(self) -> Date {
        if self == Date::FIRST {
            self
        } else if 1 < self.day {
            Date { day: self.day - 1, ..self }
        } else {
            let month =
                if 1 < self.month { Date { month: self.month - 1, ..self } } else { Date { year: self.year - 1, month: 12, day: 1 } };
            Date { day: month.length_of_month(), ..month }
        }
    }

    /// The same day so many months later; the month's last day where it has no such day, the last day of all beyond it.
    #[must_use]
    pub fn months_later(self, months: i32) -> Date {
        let count = self.year * 12 + self.month - 1 + months;
        let month = Date { year: count.div_euclid(12), month: count.rem_euclid(12) + 1, day: 1 };
        Date { day: self.day.min(month.length_of_month()), ..month }.min(Date::LAST)
    }

    /// Full years of somebody born on this day. Who was born on 29 February is a year older on 1 March of a common year,
    /// which is what comparing month and day says.
    pub fn age_on(self, day: Date) -> i32 {
        day.year - self.year - i32::from((day.month, day.day) < (self.month, self.day))
    }

    /// Whole months from this day to another: a month is whole on its corresponding day, or on the last day of a month that has none.
    pub fn whole_months_to(self, day: Date) -> i32 {
        let months = (day.year - self.year) * 12 + day.month - self.month;
        months - i32::from(day.day < self.day.min(day.length_of_month()))
    }

    /// The first day of its month.
    #[must_use]
    pub fn first_of_month(self) -> Date {
        Date { day: 1, ..self }
    }

    /// Every day of its month.
    pub fn days_of_month(self) -> impl Iterator<Item = Date> {
        (1..=self.length_of_month()).map(move |day| Date { day, ..self })
    }

    /// Its number, so that days can be halved between: days since 1 March of the year 0.
    pub fn number(self) -> i64 {
        // A year that begins in March ends in the leap day, so that the days before a month do not hang on it.
        let (year, month) = if self.month < 3 { (self.year - 1, self.month + 9) } else { (self.year, self.month - 3) };
        let days = year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (month * 153 + 2) / 5 + self.day - 1;
        i64::from(days)
    }

    /// The day with that number.
    pub fn of_number(number: i64) -> Date {
        let number = i32::try_from(number).unwrap_or(i32::MAX / 2);
        // 400 years have 146 097 days: a year that is at most one too early, and then month by month.
        let mut date = Date { year: number / 366, month: 3, day: 1 };
        let guess = i32::try_from(i64::from(number) * 400 / 146_097).unwrap_or_default() - 1;
        date.year = guess.max(date.year);
        let mut left = i64::from(number) - date.number();
        while i64::from(date.length_of_month()) <= left {
            left -= i64::from(date.length_of_month());
            date = Date { day: 1, ..date }.months_on();
        }
        Date { day: date.day + i32::try_from(left).unwrap_or_default(), ..date }
    }

    fn months_on(self) -> Date {
        if self.month < 12 { Date { month: self.month + 1, ..self } } else { Date { year: self.year + 1, month: 1, ..self } }
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Date {
        Date { year: day.year(), month: i32::try_from(day.month()).unwrap_or(1), day: i32::try_from(day.day()).unwrap_or(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_numbered_one_after_the_other_come_back() {
        let mut day = Date { year: 1899, month: 12, day: 30 };
        let mut number = day.number();
        while day.year < 2101 {
            assert_eq!((day.number(), Date::of_number(number)), (number, day));
            assert_eq!(day.next().before(), day);
            assert_eq!(Date::from(day.to_day()), day);
            (day, number) = (day.next(), number + 1);
        }
        assert_eq!(Date::of_number(Date::LAST.number()), Date::LAST);
        assert_eq!(Date::of_number(Date::FIRST.number()), Date::FIRST);
    }

    #[test]
    fn months_end_on_the_last_day_where_there_is_no_other() {
        let day = |year, month, day| Date { year, month, day };
        assert_eq!(day(2020, 8, 31).months_later(6), day(2021, 2, 28));
        assert_eq!(day(2020, 8, 31).whole_months_to(day(2021, 2, 28)), 6);
        assert_eq!(day(2020, 8, 31).whole_months_to(day(2021, 2, 27)), 5);
        assert_eq!(day(1976, 2, 29).age_on(day(2021, 2, 28)), 44);
        assert_eq!(day(1976, 2, 29).age_on(day(2021, 3, 1)), 45);
    }
}
