//! Answers to questions, and what they hold. Open is neither zero nor no.

use serde::{Deserialize, Serialize};

use crate::model::day::{Day, YearMonth};
use crate::model::number::Decimal;

/// An answer to a question. Open is neither zero nor no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Answer {
    /// Not known.
    #[default]
    Open,
    /// Known.
    Given(Value),
    /// A date of which only the month is known; open within it.
    Month(YearMonth),
    /// A tenure that began in a month of which the day is not known, with the whole months served before.
    TenureSinceMonth(YearMonth, i32),
}

/// A known value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// 是 or 否.
    YesNo(bool),
    /// The position of a choice.
    Choice(u8),
    /// A count, an amount, hours, days or percent.
    Number(Decimal),
    /// A day.
    Date(Day),
    /// A service.
    Tenure(Tenure),
}

/// A service: the post held now, and what was served before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tenure {
    /// Since when the post is held; nothing when it is not held now.
    pub since: Option<Day>,
    /// Whole months served before.
    pub earlier_months: i32,
}

impl Tenure {
    /// Whole months served on `day`.
    pub fn months_on(self, day: Day) -> i32 {
        self.earlier_months.saturating_add(self.since.map_or(0, |it| it.whole_months_to(day).max(0)))
    }

    /// The day on which the service reaches `months`: [`Day::EARLIEST`] where the earlier months suffice, nothing
    /// where it never does because the post is not held now.
    pub fn reaches(self, months: i32) -> Option<Day> {
        let left = months.saturating_sub(self.earlier_months);
        if left <= 0 { Some(Day::EARLIEST) } else { self.since.map(|it| it.plus_months(left)) }
    }
}
