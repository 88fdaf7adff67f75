//! What people type, read as answers.
//!
//! Reading order: what is typed into the fields of one question ([`Entry`]), how characters are normalized ([`normalize`]), how
//! numbers ([`number`], [`spoken`]) and days ([`date`]) are read, why something is no answer ([`misread`]), a whole form ([`form`]), and the
//! words for all that ([`words`]). Nothing typed is lost: an entry that cannot be read keeps its text, and the reason is known.
//!
//! ```
//! use entry::Entry;
//!
//! let (_, fact) = pack::pack().find_fact("income_this_year").unwrap();
//! // Full-width digits, a thousands separator and 万 are read; the typed text is kept as it is.
//! let answer = Entry::of_text("１．２万元").read(&fact.kind).unwrap();
//! assert_eq!(Entry::of(fact, answer).text, "12000");
//! assert_eq!(Entry::of_text("一万二").read(&fact.kind), Ok(answer));
//! assert!(Entry::of_text("about 12,000").read(&fact.kind).is_err());
//! ```

pub mod normalize;
pub mod misread;
pub mod spoken;
pub mod number;
pub mod date;
pub mod form;
pub mod words;

use policy::model::day::Day;
use policy::model::fact::{Choice, Fact, FactKind};
use policy::model::value::{Answer, Tenure, Value};
use serde::{Deserialize, Serialize};

use crate::date::Dated;
use crate::misread::{Misread, Wanted};
use crate::normalize::is_invisible;

/// What is typed into the fields of one question. Which fields there are depends on the question's kind.
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

/// The text of a yes in an entry.
pub const YES: &str = "yes";
/// The text of a no in an entry.
pub const NO: &str = "no";

impl Entry {
    /// Nothing typed.
    pub fn is_empty(&self) -> bool {
        let Entry { text, month, day, away, earlier_years, earlier_months } = self;
        let blank = |it: char| it.is_whitespace() || is_invisible(it);
        !away && [text, month, day, earlier_years, earlier_months].iter().all(|it| it.chars().all(blank))
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
            // With its unit where it is far from what is usual: then it is meant so.
            (Answer::Given(Value::Number(number)), FactKind::Number(kind)) if number::slip(&number.to_string(), number, kind).is_some() => {
                Entry::of_text(format!("{number}{}", kind.unit.zh))
            }
            (Answer::Given(Value::Number(it)), _) => Entry::of_text(it.to_string()),
            (Answer::Given(Value::Date(it)), _) => Entry::of_day(it),
            (Answer::Month(it), _) => of_month(it.first_day()),
            (Answer::TenureSinceMonth(it, earlier), _) => with_earlier(of_month(it.first_day()), earlier),
            (Answer::Given(Value::Tenure(tenure)), _) => match tenure.since {
                Some(since) => with_earlier(Entry::of_day(since), tenure.earlier_months),
                // A 0 is written: it says that there was nothing before, where an empty field would leave it open.
                None if tenure.earlier_months == 0 => Entry { away: true, earlier_years: "0".to_owned(), ..Entry::default() },
                None => with_earlier(Entry { away: true, ..Entry::default() }, tenure.earlier_months),
            },
            (Answer::Open | Answer::Given(Value::Choice(_)), _) => Entry::default(),
        }
    }

    /// The answer that it is. Nothing typed is an open answer; whether the answer can be is for the engine to say.
    ///
    /// # Errors
    /// Where the text cannot be read: the reason.
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
            FactKind::Number(number) => {
                let read = number::read(&self.text, number)?;
                match number::slip(&self.text, read, number) {
                    Some(_) => Err(Misread::Incomplete(Wanted::Meant)),
                    None => Ok(Answer::Given(Value::Number(read))),
                }
            }
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
    /// Where the text cannot be read: the reason.
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
