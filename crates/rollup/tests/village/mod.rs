//! Invented villages, as many as a test needs.

#![allow(dead_code, reason = "not every file of tests uses all of it")]

use std::collections::BTreeMap;

use exchange::draft::Draft;
use exchange::draft_file::write;
use pack::{hash, pack};
use policy::assessment::reply::{Assessment, OwnAnswer, Reply, Unit};
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::number::Decimal;
use policy::model::value::{Answer, Value};

pub struct Village(Draft);

pub fn day() -> Day {
    "2020-12-31".parse().unwrap()
}

/// A village with answers that differ by its number. The village with number 1 has an income of 10000 yuan.
pub fn village(name: &str, number: u32) -> Village {
    let mut replies = BTreeMap::new();
    let own = [OwnAnswer::NotMet, OwnAnswer::Met, OwnAnswer::Partly, OwnAnswer::Met, OwnAnswer::NotSure, OwnAnswer::NotApplicable];
    for list in &pack().reference.indicators {
        for (at, indicator) in list.indicators.iter().enumerate().filter(|it| it.1.id.starts_with("village")) {
            let mut reply = Reply { own: Some(own[(at + number as usize) % own.len()]), note: "备注".to_owned(), ..Reply::default() };
            if indicator.id == "village-14.3" {
                let mut facts = Facts::new();
                let (fact, _) = pack().find_fact("income_this_year").unwrap();
                facts.set(fact, Answer::Given(Value::Number(Decimal::whole(i64::from(number) * 10_000))));
                reply = Reply { facts, ..Reply::default() };
            }
            replies.insert(indicator.id.clone(), reply);
        }
    }
    Village(Draft {
        id: format!("d-{number}"),
        unit_name: name.to_owned(),
        period: "2020年".to_owned(),
        assessment: Assessment { unit: Unit::Village, year: 2020, replies },
        as_of: Some(day()),
        saved_at: "2020-12-31T08:00:00.000Z".to_owned(),
        ..Draft::new(Unit::Village, 2020)
    })
}

impl Village {
    pub fn text(&self) -> String {
        write(pack(), hash(), &self.0)
    }

    pub fn kind(&mut self, unit: Unit) {
        self.0.assessment.unit = unit;
    }

    pub fn note(&mut self, note: &str) {
        if let Some(reply) = self.0.assessment.replies.values_mut().next() {
            note.clone_into(&mut reply.note);
        }
    }
}
