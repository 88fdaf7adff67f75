//! What people type, read as answers.
//!
//! Reading order: what stands in the fields of one question ([`Entry`]), how numbers ([`number`]) and days ([`date`]) are
//! read, a whole form ([`form`]), and what to tell people ([`words`]). Nothing typed is lost: an entry that cannot be
//! read keeps its text, and says why.

pub mod fold;
pub mod number;
pub mod date;
pub mod form;
pub mod words;

use policy::model::day::Day;
use policy::model::fact::{Choice, Fact, FactKind};
use policy::model::number::Decimal;
use policy::model::value::{Answer, Tenure, Value};
use serde::{Deserialize, Serialize};

use crate::date::Dated;

/// What stands in the fields of one question, as typed. Which fields there are depends on the question's kind.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// A number; `yes`, `no` or the id of a choice; of a day the year, or all of it at once.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Of a day: the month.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub month: String,
    /// Of a day: the day of the month.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub day: String,
    /// Of a service: it is not going on now, so that the day counts for nothing.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub away: bool,
    /// Of a service: full years before.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub earlier_years: String,
    /// Of a service: months beyond those years.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub earlier_months: String,
}

/// Why an entry is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// The beginning of an answer: taken as open until the rest is there.
    Incomplete(Wanted),
    /// Not a number in digits.
    NotANumber,
    /// Beyond the largest number that is taken.
    TooLarge(Decimal),
    /// More decimals than can be held.
    TooFine,
    /// A length of time that is negative, or not whole.
    NotALength,
    /// Not one of the choices.
    NoSuchChoice,
    /// Not a day in any way of writing that is known.
    NotADay,
    /// No day of the calendar.
    NoSuchDay,
    /// A year that is not of four digits, or outside 1800 to 9999.
    YearNotTaken,
}

/// What is missing from the beginning of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The year.
    Year,
    /// The month.
    Month,
    /// The day of the month.
    Day,
    /// The day from which the service goes on, or that it does not.
    Since,
    /// How long it was before.
    Earlier,
}

/// The text of a yes in an entry.
pub const YES: &str = "yes";
/// The text of a no in an entry.
pub const NO: &str = "no";

impl Entry {
    /// Nothing typed.
    pub fn is_empty(&self) -> bool {
        let Entry { text, month, day, away, earlier_years, earlier_months } = self;
        !away && [text, month, day, earlier_years, earlier_months].iter().all(|it| it.trim().is_empty())
    }

    /// A text alone: a number, or the id of a choice.
    pub fn of_text(text: impl Into<String>) -> Entry {
        Entry { text: text.into(), ..Entry::default() }
    }

    /// The entry of a day.
    pub fn of_day(day: Day) -> Entry {
        Entry { text: day.year().to_string(), month: day.month().to_string(), day: day.day().to_string(), ..Entry::default() }
    }

    /// The entry that reads as this answer.
    pub fn of(fact: &Fact, answer: Answer) -> Entry {
        let of_month = |first: Day| Entry { day: String::new(), ..Entry::of_day(first) };
        let with_earlier = |entry: Entry, months: i32| {
            let written = |it: i32| if it == 0 { String::new() } else { it.to_string() };
            Entry { earlier_years: written(months / 12), earlier_months: written(months % 12), ..entry }
        };
        match (answer, &fact.kind) {
            (Answer::Given(Value::YesNo(it)), _) => Entry::of_text(if it { YES } else { NO }),
            (Answer::Given(Value::Choice(at)), FactKind::Choice(choices)) => {
                choices.get(usize::from(at)).map(|it| Entry::of_text(it.id.as_str())).unwrap_or_default()
            }
            (Answer::Given(Value::Number(it)), _) => Entry::of_text(it.to_string()),
            (Answer::Given(Value::Date(it)), _) => Entry::of_day(it),
            (Answer::Month(it), _) => of_month(it.first_day()),
            (Answer::TenureSinceMonth(it, earlier), _) => with_earlier(of_month(it.first_day()), earlier),
            (Answer::Given(Value::Tenure(it)), _) => match it.since {
                Some(since) => with_earlier(Entry::of_day(since), it.earlier_months),
                // A 0 is written: it says that there was nothing before, where an empty field would leave it open.
                None if it.earlier_months == 0 => Entry { away: true, earlier_years: "0".to_owned(), ..Entry::default() },
                None => with_earlier(Entry { away: true, ..Entry::default() }, it.earlier_months),
            },
            (Answer::Open | Answer::Given(Value::Choice(_)), _) => Entry::default(),
        }
    }

    /// The answer that it is. Nothing typed is an open answer; whether the answer can be is for the engine to say.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read(&self, kind: &FactKind) -> Result<Answer, Misread> {
        if self.is_empty() {
            return Ok(Answer::Open);
        }
        match kind {
            FactKind::YesNo => match self.text.as_str() {
                YES => Ok(Answer::Given(Value::YesNo(true))),
                NO => Ok(Answer::Given(Value::YesNo(false))),
                _ => Err(Misread::NoSuchChoice),
            },
            FactKind::Choice(choices) => self.choice(choices),
            FactKind::Number(number) => number::read(&self.text, number).map(|it| Answer::Given(Value::Number(it))),
            FactKind::Date { .. } => Ok(match self.dated()? {
                Dated::Day(it) => Answer::Given(Value::Date(it)),
                Dated::Month(it) => Answer::Month(it),
            }),
            FactKind::Tenure => self.tenure(),
        }
    }

    /// The day or the month in the three fields, or in the first alone.
    ///
    /// # Errors
    /// Why it is none.
    pub fn dated(&self) -> Result<Dated, Misread> {
        date::read(&self.text, &self.month, &self.day)
    }

    /// The same with a day that was given at once in its three fields, where it was.
    pub fn spread(&self) -> Option<Entry> {
        if !self.month.trim().is_empty() || !self.day.trim().is_empty() {
            return None;
        }
        let (first, has_day) = match self.dated().ok()? {
            Dated::Day(it) => (it, true),
            Dated::Month(it) => (it.first_day(), false),
        };
        let day = if has_day { first.day().to_string() } else { String::new() };
        Some(Entry { text: first.year().to_string(), month: first.month().to_string(), day, ..self.clone() })
    }

    fn choice(&self, choices: &[Choice]) -> Result<Answer, Misread> {
        let at = choices.iter().position(|it| it.id == self.text).ok_or(Misread::NoSuchChoice)?;
        u8::try_from(at).map(|it| Answer::Given(Value::Choice(it))).map_err(|_| Misread::NoSuchChoice)
    }

    fn tenure(&self) -> Result<Answer, Misread> {
        let no_earlier = self.earlier_years.trim().is_empty() && self.earlier_months.trim().is_empty();
        let years = date::length(&self.earlier_years, &["年", "years", "year"])?;
        let months = date::length(&self.earlier_months, &["个月", "月", "months", "month"])?;
        // Both are at most four digits long.
        let earlier_months = years * 12 + months;
        if self.away {
            if no_earlier {
                return Err(Misread::Incomplete(Wanted::Earlier));
            }
            return Ok(Answer::Given(Value::Tenure(Tenure { since: None, earlier_months })));
        }
        if [&self.text, &self.month, &self.day].iter().all(|it| it.trim().is_empty()) {
            return Err(Misread::Incomplete(Wanted::Since));
        }
        Ok(match self.dated()? {
            Dated::Day(since) => Answer::Given(Value::Tenure(Tenure { since: Some(since), earlier_months })),
            Dated::Month(month) => Answer::TenureSinceMonth(month, earlier_months),
        })
    }
}
