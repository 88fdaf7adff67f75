//! Answers as short texts, for drafts and links: exact both ways, and made of letters, digits and `-._~` only.
//!
//! `y`, `n` · the id of a choice · `1.5` · `2020-03-02`, or `2020-03` where the day is not known · a tenure as
//! `2011-01-01~24`: since when, and whole months before; `~24` where the post is not held now.

use policy::model::fact::{Fact, FactKind};
use policy::model::value::{Answer, Tenure, Value};

use crate::problem::Problem;

/// An answer as text; `None` where it is open, or not of the fact's kind.
pub fn write(fact: &Fact, answer: Answer) -> Option<String> {
    match (&fact.kind, answer) {
        (FactKind::YesNo, Answer::Given(Value::YesNo(it))) => Some(if it { "y" } else { "n" }.to_owned()),
        (FactKind::Choice(choices), Answer::Given(Value::Choice(at))) => choices.get(usize::from(at)).map(|it| it.id.clone()),
        (FactKind::Number(_), Answer::Given(Value::Number(it))) => Some(it.to_string()),
        (FactKind::Date { .. }, Answer::Given(Value::Date(it))) => Some(it.to_string()),
        (FactKind::Date { .. }, Answer::Month(it)) => Some(it.to_string()),
        (FactKind::Tenure, Answer::Given(Value::Tenure(Tenure { since, earlier_months }))) => {
            Some(format!("{}~{earlier_months}", since.map(|it| it.to_string()).unwrap_or_default()))
        }
        (FactKind::Tenure, Answer::TenureSinceMonth(since, earlier_months)) => Some(format!("{since}~{earlier_months}")),
        (
            FactKind::YesNo | FactKind::Choice(_) | FactKind::Number(_) | FactKind::Date { .. } | FactKind::Tenure,
            Answer::Open | Answer::Given(_) | Answer::Month(_) | Answer::TenureSinceMonth(..),
        ) => None,
    }
}

/// The answer that a text gives to a fact.
///
/// # Errors
/// Where the text is not of the form that [`write`] gives this kind of fact.
pub fn read(fact: &Fact, text: &str) -> Result<Answer, Problem> {
    let given = |value| Some(Answer::Given(value));
    let answer = match &fact.kind {
        FactKind::YesNo => match text {
            "y" => given(Value::YesNo(true)),
            "n" => given(Value::YesNo(false)),
            _ => None,
        },
        FactKind::Choice(choices) => {
            let at = choices.iter().position(|it| it.id == text).and_then(|it| u8::try_from(it).ok());
            let unknown = || Problem::UnknownChoice { fact: fact.id.clone(), written: text.to_owned() };
            return at.map(|it| Answer::Given(Value::Choice(it))).ok_or_else(unknown);
        }
        FactKind::Number(_) => text.parse().ok().and_then(|it| given(Value::Number(it))),
        FactKind::Date { .. } => {
            let day = text.parse().ok().and_then(|it| given(Value::Date(it)));
            day.or_else(|| text.parse().ok().map(Answer::Month))
        }
        FactKind::Tenure => tenure(text),
    };
    answer.ok_or_else(|| Problem::Unreadable { field: fact.id.clone(), written: text.to_owned() })
}

fn tenure(text: &str) -> Option<Answer> {
    let (since, earlier) = text.split_once('~')?;
    let earlier_months: i32 = earlier.parse().ok().filter(|_| !earlier.starts_with('+'))?;
    let tenure = |since| Some(Answer::Given(Value::Tenure(Tenure { since, earlier_months })));
    if since.is_empty() {
        return tenure(None);
    }
    match since.parse() {
        Ok(day) => tenure(Some(day)),
        Err(_) => since.parse().ok().map(|month| Answer::TenureSinceMonth(month, earlier_months)),
    }
}
