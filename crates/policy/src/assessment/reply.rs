//! What a unit answers about itself, for one year.

use std::collections::BTreeMap;

use crate::model::day::Day;
use crate::model::fact::FactYear;
use crate::model::facts::Facts;
use crate::model::ids::FactId;
use crate::model::pack::Pack;
use crate::model::product::indicator::ListKind;
use crate::model::rule::ReadingChoices;
use crate::model::value::Answer;

/// What kind of unit assesses itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// 乡镇
    Township,
    /// 村
    Village,
    /// 城市社区
    Community,
}

impl Unit {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Unit; 3] = [Unit::Township, Unit::Village, Unit::Community];

    /// The id used in drafts.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Township => "township",
            Unit::Village => "village",
            Unit::Community => "community",
        }
    }

    /// The list that is named after it.
    pub fn kind(self) -> ListKind {
        match self {
            Unit::Township => ListKind::Township,
            Unit::Village => ListKind::Village,
            Unit::Community => ListKind::Community,
        }
    }

    /// The lists that ask about the unit itself, without the burden watch.
    pub fn lists(self) -> &'static [ListKind] {
        match self {
            Unit::Township => &[ListKind::Township],
            Unit::Village => &[ListKind::Village],
            Unit::Community => &[ListKind::Village, ListKind::Community],
        }
    }
}

/// How an indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// 符合
    Met,
    /// 部分符合
    Partly,
    /// 不符合
    NotMet,
    /// 不适用：不计入总数
    NotApplicable,
    /// 不清楚：从不算符合，也从不算不符合
    NotSure,
    /// 未填：同上
    NotAnswered,
}

impl Standing {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Standing; 6] =
        [Standing::Met, Standing::Partly, Standing::NotMet, Standing::NotApplicable, Standing::NotSure, Standing::NotAnswered];

    /// The id used in drafts and tables.
    pub fn id(self) -> &'static str {
        match self {
            Standing::Met => "met",
            Standing::Partly => "partly",
            Standing::NotMet => "not_met",
            Standing::NotApplicable => "not_applicable",
            Standing::NotSure => "not_sure",
            Standing::NotAnswered => "not_answered",
        }
    }

    /// How far up it is; nothing where it says nothing about fulfilment.
    pub(crate) fn height(self) -> Option<u8> {
        match self {
            Standing::Met => Some(2),
            Standing::Partly => Some(1),
            Standing::NotMet => Some(0),
            Standing::NotApplicable | Standing::NotSure | Standing::NotAnswered => None,
        }
    }
}

/// What a unit says itself. Where a tool or the parts of the year decide, only [`OwnAnswer::NotApplicable`] and
/// [`OwnAnswer::NotSure`] are listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OwnAnswer {
    /// 符合
    Met,
    /// 部分符合
    Partly,
    /// 不符合
    NotMet,
    /// 不适用
    NotApplicable,
    /// 不清楚
    NotSure,
}

impl OwnAnswer {
    /// All of them, in the order in which they are shown.
    pub const ALL: [OwnAnswer; 5] = [OwnAnswer::Met, OwnAnswer::Partly, OwnAnswer::NotMet, OwnAnswer::NotApplicable, OwnAnswer::NotSure];

    /// The standing that it claims.
    pub fn standing(self) -> Standing {
        match self {
            OwnAnswer::Met => Standing::Met,
            OwnAnswer::Partly => Standing::Partly,
            OwnAnswer::NotMet => Standing::NotMet,
            OwnAnswer::NotApplicable => Standing::NotApplicable,
            OwnAnswer::NotSure => Standing::NotSure,
        }
    }
}

/// In which parts of the year something was done: yes, no, or not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct PartsDone([Option<bool>; 12]);

impl PartsDone {
    /// What is said of a part, from 1.
    pub fn get(&self, part: u8) -> Option<bool> {
        self.0.get(usize::from(part).checked_sub(1)?).copied().flatten()
    }

    /// Says it of a part, from 1; a year has no part beyond 12.
    pub fn set(&mut self, part: u8, done: Option<bool>) {
        if let Some(held) = usize::from(part).checked_sub(1).and_then(|at| self.0.get_mut(at)) {
            *held = done;
        }
    }

    /// Whether nothing is said of any part.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// How many there are of something, and how many of them are counted: villages, say, and those that have done it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counted {
    /// How many there are.
    pub whole: Option<u32>,
    /// How many of them are counted.
    pub part: Option<u32>,
}

/// What a unit answers to one indicator.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reply {
    /// Its own word.
    pub own: Option<OwnAnswer>,
    /// The facts for the tool that decides.
    pub facts: Facts,
    /// The readings of that tool.
    pub readings: ReadingChoices,
    /// The parts of the year in which it was done.
    pub parts: PartsDone,
    /// How many, and of how many.
    pub count: Counted,
    /// It was carried over from another period and not looked at since: it counts as not answered.
    pub unconfirmed: bool,
    /// A remark.
    pub note: String,
    /// What there is to show.
    pub evidence: String,
    /// The post in charge; a role, never a name.
    pub post: String,
    /// The day it was looked at.
    pub on: Option<Day>,
    /// The day on which a roll-up filled it in, and nobody has changed it since. It counts like any other answer.
    pub computed: Option<Day>,
}

impl Reply {
    /// As a start for another period: marked until somebody confirms it. What was told month by month belongs to its
    /// own year and is not carried over; what was said of the year itself becomes what is asked of the year before, or is asked anew.
    #[must_use]
    pub fn carried_over(&self, pack: &Pack) -> Reply {
        let mut facts = self.facts.clone();
        for (at, fact) in (0..).map(FactId).zip(&pack.facts) {
            match fact.of_year {
                FactYear::Any => {}
                FactYear::This => facts.set(at, Answer::Open),
                FactYear::Before(this) => facts.set(at, self.facts.get(this)),
            }
        }
        Reply { facts, parts: PartsDone::default(), unconfirmed: true, on: None, computed: None, ..self.clone() }
    }

    /// As it stands once somebody has changed an answer of `before`: whoever changes one has looked at it, and it is no longer as a
    /// roll-up filled it in. A note or a paper is no answer.
    #[must_use]
    pub fn changed_from(self, before: &Reply) -> Reply {
        let same = self.own == before.own && self.facts == before.facts && self.parts == before.parts && self.count == before.count;
        if same { self } else { Reply { unconfirmed: false, computed: None, ..self } }
    }

    /// Whether no answer is given; a remark or a paper is none.
    pub fn says_nothing(&self) -> bool {
        self.own.is_none() && self.facts == Facts::default() && self.parts.is_empty() && self.count == Counted::default()
    }

    /// What an earlier state of a draft keeps of it: the answer, without what was noted about it.
    #[must_use]
    pub fn bare(self) -> Reply {
        Reply { note: String::new(), evidence: String::new(), post: String::new(), on: None, computed: None, ..self }
    }

    /// Whether nothing at all is said. Such a reply is neither written nor read: there is none.
    pub fn is_empty(&self) -> bool {
        *self == Reply { unconfirmed: self.unconfirmed, computed: self.computed, ..Reply::default() }
    }
}

/// A unit's answers for one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// What kind of unit it is.
    pub unit: Unit,
    /// The year it looks at.
    pub year: i32,
    /// The answers by the id of the indicator.
    pub replies: BTreeMap<String, Reply>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_no_parts_beyond_its_own() {
        let mut parts = PartsDone::default();
        parts.set(0, Some(true));
        parts.set(13, Some(true));
        assert_eq!((parts.get(0), parts.get(13)), (None, None));
    }

    #[test]
    fn a_changed_answer_is_a_confirmed_one_and_a_remark_is_none() {
        let before = Reply { own: Some(OwnAnswer::Met), unconfirmed: true, computed: Some(Day::EARLIEST), ..Reply::default() };
        let noted = Reply { note: "放在支部".to_owned(), ..before.clone() }.changed_from(&before);
        assert!(noted.unconfirmed && noted.computed.is_some());
        let mut parts = PartsDone::default();
        parts.set(3, Some(true));
        for changed in [
            Reply { own: Some(OwnAnswer::NotMet), ..before.clone() },
            Reply { own: None, ..before.clone() },
            Reply { parts, ..before.clone() },
            Reply { count: Counted { whole: Some(3), part: None }, ..before.clone() },
        ] {
            let changed = changed.changed_from(&before);
            assert!(!changed.unconfirmed && changed.computed.is_none(), "{changed:?}");
        }
    }
}
