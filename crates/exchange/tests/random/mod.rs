//! Random answers of every kind, corner cases among them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code, reason = "a test may stop where it must")]

use policy::model::day::{Day, YearMonth};
use policy::model::fact::FactKind;
use policy::model::facts::Facts;
use policy::model::ids::FactId;
use policy::model::number::Decimal;
use policy::model::pack::Pack;
use policy::model::rule::ReadingChoices;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Tenure, Value};

/// Small, seeded, good enough to pick values with.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) % sides
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.roll(from.len() as u64)).unwrap()]
    }

    pub fn day(&mut self) -> Day {
        let (first, last) = (Day::EARLIEST.number(), Day::LATEST.number());
        let any = first + i32::try_from(self.roll(u64::try_from(last - first).unwrap() + 1)).unwrap();
        Day::from_number(self.pick(&[first, last, any, any, any]))
    }

    pub fn month(&mut self) -> YearMonth {
        let day = self.day();
        YearMonth::new(day.year(), day.month()).unwrap()
    }

    pub fn answer(&mut self, kind: &FactKind) -> Answer {
        let months = self.pick(&[0, 1, 11, 12, 119, 120, 1200, i32::MAX, -1, i32::MIN]);
        match kind {
            FactKind::YesNo => Answer::Given(Value::YesNo(self.roll(2) == 0)),
            FactKind::Choice(choices) => Answer::Given(Value::Choice(u8::try_from(self.roll(choices.len() as u64)).unwrap())),
            FactKind::Number(_) => {
                let largest = Decimal::LARGEST.ten_thousandths();
                let any = i64::try_from(self.roll(2 * largest.unsigned_abs())).unwrap() - largest;
                let number = self.pick(&[0, 1, -1, 99, 10_000, -10_000, 15_000, 100_000_000, largest, -largest, any]);
                Answer::Given(Value::Number(Decimal::from_ten_thousandths(number)))
            }
            FactKind::Date { .. } if self.roll(3) == 0 => Answer::Month(self.month()),
            FactKind::Date { .. } => Answer::Given(Value::Date(self.day())),
            FactKind::Tenure => match self.roll(3) {
                0 => Answer::TenureSinceMonth(self.month(), months),
                1 => Answer::Given(Value::Tenure(Tenure { since: None, earlier_months: months })),
                _ => Answer::Given(Value::Tenure(Tenure { since: Some(self.day()), earlier_months: months })),
            },
        }
    }

    /// Some of a tool's facts answered; none that is sensitive.
    pub fn facts(&mut self, pack: &Pack, tool: &Tool) -> Facts {
        let mut facts = Facts::new();
        for &id in &tool.facts {
            let fact = &pack.facts[usize::from(id.0)];
            if !fact.sensitive && self.roll(3) != 0 {
                facts.set(id, self.answer(&fact.kind));
            }
        }
        facts
    }

    /// Some of the facts that are open, and not sensitive, in the order of the pack.
    pub fn unsure(&mut self, pack: &Pack, facts: &Facts, asked: impl Iterator<Item = FactId>) -> Vec<FactId> {
        let open = asked.filter(|it| !pack.facts[usize::from(it.0)].sensitive && facts.get(*it) == Answer::Open);
        let mut unsure: Vec<FactId> = open.filter(|_| self.roll(2) == 0).collect();
        unsure.sort_unstable();
        unsure
    }

    pub fn post(&mut self, pack: &Pack) -> Option<u8> {
        let posts = pack.profile.posts.len();
        u8::try_from(self.roll(posts as u64 + 1)).ok().filter(|it| usize::from(*it) < posts)
    }

    pub fn readings(&mut self, tool: &Tool) -> ReadingChoices {
        let mut chosen = ReadingChoices::default();
        for (at, reading) in tool.readings.iter().enumerate() {
            chosen = chosen.with(u8::try_from(at).unwrap(), u8::try_from(self.roll(reading.choices.len() as u64)).unwrap());
        }
        chosen
    }
}

/// Answers as a list, so that two sets of facts compare whatever their length.
pub fn answered(facts: &Facts) -> Vec<(u16, Answer)> {
    facts.answered().map(|it| (it.0.0, it.1)).collect()
}
