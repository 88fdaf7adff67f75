//! What a person has now, what it comes to, and what comes next: the one line over all entitlements.

use crate::engine::decide::Outcome;
use crate::engine::profile::Review;
use crate::engine::profile::standing::{Entry, Standing};
use crate::model::day::Day;
use crate::model::fact::Quantity;
use crate::model::facts::Facts;
use crate::model::number::Decimal;
use crate::model::pack::Pack;
use crate::model::product::profile_page::Summand;
use crate::model::value::{Answer, Value};

/// The line over all entitlements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Headline {
    /// How many are met now.
    pub now: usize,
    /// How many wait for a recognition only.
    pub pending: usize,
    /// How many something is open about that they can answer.
    pub open: usize,
    /// The money of those met now, in 元: each person's own only. Nothing where none of them names an amount.
    pub sum: Option<Decimal>,
    /// The next day from which time brings more.
    pub next: Option<Coming>,
}

/// What time brings on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The day.
    pub day: Day,
    /// How many open on it.
    pub many: usize,
    /// Some of them only with a recognition.
    pub if_recognised: bool,
}

/// The line for a review.
pub fn headline(pack: &Pack, review: &Review) -> Headline {
    let mut line = Headline::default();
    for entry in &review.entries {
        match entry.standing {
            Standing::Met => {
                line.now += 1;
                for summand in pack.profile.sums.iter().filter(|it| it.tool == entry.tool) {
                    if let Some(own) = own_amount(summand, entry, &review.known.facts) {
                        line.sum = Some(Decimal::from_ten_thousandths(
                            line.sum.unwrap_or(Decimal::ZERO).ten_thousandths().saturating_add(own.ten_thousandths()),
                        ));
                    }
                }
            }
            Standing::Pending => line.pending += 1,
            Standing::Open(_) => line.open += 1,
            Standing::WillBe { earliest: day, latest, if_recognised, .. } if day == latest => {
                line.next = Some(match line.next {
                    Some(it) if it.day == day => Coming { many: it.many + 1, if_recognised: it.if_recognised || if_recognised, ..it },
                    Some(it) if it.day < day => it,
                    Some(_) | None => Coming { day, many: 1, if_recognised },
                });
            }
            Standing::WillBe { .. } | Standing::NotMet | Standing::NotConcerned | Standing::Refused(_) => {}
        }
    }
    line
}

/// An amount that is one person's own: not one for several.
fn own_amount(summand: &Summand, entry: &Entry, facts: &Facts) -> Option<Decimal> {
    let is_own = summand.people.is_none_or(|it| facts.get(it) == Answer::Given(Value::Number(Decimal::whole(1))));
    match entry.finding.as_ref()?.outcome(summand.output) {
        Some(Outcome::Number(amount, Quantity::Money)) => Some(amount).filter(|_| is_own),
        Some(Outcome::Number(..) | Outcome::Flag(_) | Outcome::Date(_)) | None => None,
    }
}
