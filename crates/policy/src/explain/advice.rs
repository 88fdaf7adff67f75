//! What would change it, in sentences.

use crate::engine::changes::{Change, ChangeKind, ChangeSet, ChangeTarget, is_within_reason};
use crate::explain::explainer::{Explainer, Matter};
use crate::explain::pieces::{Piece, plain, words};
use crate::explain::wording::decimal_in_words;
use crate::model::criterion::Leaf;
use crate::model::day::Day;
use crate::model::fact::{Fact, FactKind};
use crate::model::ids::{AmountId, CriterionId, ParameterId, Slot};
use crate::model::number::{Decimal, Ratio};
use crate::model::rule::Amount;
use crate::model::sentence::Sentence;
use crate::model::value::{Answer, Value};

impl Explainer<'_> {
    /// A change in words. The explainer's situation is the one decided upon.
    pub fn change(&self, change: &Change) -> Vec<Piece> {
        let Some(slot) = self.tool.slot_of(change.fact) else {
            return Vec::new();
        };
        match (change.to, change.how) {
            (ChangeTarget::Turns(id), ChangeKind::Time(day)) => self.turns(slot, id, self.date(day)),
            (ChangeTarget::Turns(_), ChangeKind::Act | ChangeKind::Untold | ChangeKind::Recognition | ChangeKind::Fixed) => Vec::new(),
            (ChangeTarget::YesNo(yes), how) => self.yes_or_no(slot, yes, how),
            (ChangeTarget::OneOf(choices), how) => {
                let sentence = by(how, Sentence::ChangeChoice, Sentence::FixedChoice, Sentence::UntoldChoice);
                self.fill(
                    sentence,
                    &[
                        ("fact", self.label(slot)),
                        ("value", self.entered(slot)),
                        ("choices", vec![Piece::Words(self.choices(slot, choices))]),
                    ],
                )
            }
            (ChangeTarget::Number(least, most), how) => self.number_to(slot, least, most, how),
            (ChangeTarget::Date(earliest, latest), how) => self.date_to(slot, earliest, latest, how),
            (ChangeTarget::Months { least, more }, how) => {
                let sentence = by(how, Sentence::FixedService, Sentence::FixedService, Sentence::UntoldService);
                self.fill(
                    sentence,
                    &[
                        ("fact", self.label(slot)),
                        ("length", words(Some(self.months(least.saturating_sub(more))))),
                        ("to", self.asked_for(self.months(least), |it| Self::serves(it, slot, least))),
                        ("off", words(Some(self.months(more)))),
                    ],
                )
            }
            (ChangeTarget::Resumes { more, ready }, _) => self.fill(
                Sentence::ChangeResume,
                &[("fact", self.label(slot)), ("off", words(Some(self.months(more)))), ("turn", words(Some(self.date(ready))))],
            ),
        }
    }

    /// When a set serves, in words.
    pub fn met_from(&self, set: &ChangeSet) -> Vec<Piece> {
        let waits = self.situation.day < set.from;
        let sentence = match (waits, set.to) {
            _ if set.is_fixed() => Sentence::MetNever,
            (true, None) => Sentence::MetFrom,
            (true, Some(_)) => Sentence::MetFromUntil,
            (false, None) => Sentence::MetAtOnce,
            (false, Some(_)) => Sentence::MetAtOnceUntil,
        };
        let state = match Matter::of(self.pack, self.tool) {
            Matter::Conditions => Sentence::StateConditions,
            Matter::Target => Sentence::StateTarget,
            Matter::Consequence => Sentence::StateConsequence,
            Matter::Request => Sentence::StateRequest,
            Matter::Duty => Sentence::StateDuty,
        };
        let (turn, last) = (words(Some(self.date(set.from))), words(set.to.map(|it| self.date(it))));
        self.fill(sentence, &[("state", self.fill(state, &[])), ("turn", turn), ("last", last)])
    }

    /// A set as plain text: its changes, and when it serves.
    pub fn change_set(&self, set: &ChangeSet) -> Vec<String> {
        let changes = set.changes.iter().map(|it| plain(&self.change(it)));
        changes.chain(core::iter::once(plain(&self.met_from(set)))).collect()
    }

    fn turns(&self, slot: Slot, id: CriterionId, turn: String) -> Vec<Piece> {
        let leaf = self.tool.rule.criterion(id).and_then(|it| it.criterion.leaf());
        let (sentence, limit) = match leaf {
            Some(Leaf::Served { parameter, .. }) => (Sentence::TimeServed, self.figure(parameter)),
            Some(Leaf::AgeAtLeast { parameter, .. }) => (Sentence::TimeAge, self.age_figure(parameter)),
            Some(Leaf::LongerThan { parameter, .. }) => (Sentence::TimeLonger, self.figure(parameter)),
            Some(_) | None => (Sentence::TimeOther, Vec::new()),
        };
        self.fill(sentence, &[("fact", self.label(slot)), ("limit", limit), ("turn", words(Some(turn)))])
    }

    fn yes_or_no(&self, slot: Slot, yes: bool, how: ChangeKind) -> Vec<Piece> {
        let who = self.fact(slot).and_then(|it| it.1.decided_by.as_ref()).map(|it| it.in_language(self.language).to_owned());
        let sentence = match (how, yes) {
            (ChangeKind::Recognition, true) => Sentence::ChangeRecognised,
            (ChangeKind::Recognition, false) => Sentence::ChangeNotRecognised,
            (how, true) => by(how, Sentence::ChangeYes, Sentence::FixedYes, Sentence::UntoldYes),
            (how, false) => by(how, Sentence::ChangeNo, Sentence::FixedNo, Sentence::UntoldNo),
        };
        self.fill(sentence, &[("fact", self.label(slot)), ("who", words(who))])
    }

    fn date_to(&self, slot: Slot, earliest: Option<Day>, latest: Option<Day>, how: ChangeKind) -> Vec<Piece> {
        let Some((_, fact)) = self.fact(slot) else { return Vec::new() };
        let is_age = |leaf: Leaf| matches!(leaf, Leaf::AgeAtMost { birth, .. } | Leaf::AgeAtLeast { birth, .. } if birth == slot);
        let aged = self.tool.rule.criteria.iter().filter_map(|it| it.criterion.leaf()).any(is_age);
        let now = if let Answer::Given(Value::Date(it)) = self.situation.slot(slot) { Some(it) } else { None };
        let later = earliest.is_some_and(|earliest| now.is_none_or(|now| now < earliest));
        let to = if later { earliest } else { latest };
        if how == ChangeKind::Untold && !to.is_some_and(|it| is_within_reason(it, self.situation.day)) {
            return self.fill(Sentence::UntoldDate, &[("fact", self.label(slot))]);
        }
        let (sentence, to) = match (later, aged) {
            (true, _) if fact.recurs && how == ChangeKind::Act => (Sentence::ChangeRecurs, earliest),
            (true, true) => (by(how, Sentence::ChangeNotBefore, Sentence::FixedAgeBelow, Sentence::UntoldNotBefore), earliest),
            (true, false) => (by(how, Sentence::ChangeNotBefore, Sentence::FixedNotBefore, Sentence::UntoldNotBefore), earliest),
            (false, true) => (by(how, Sentence::ChangeNotAfter, Sentence::FixedAgeAbove, Sentence::UntoldNotAfter), latest),
            (false, false) => (by(how, Sentence::ChangeNotAfter, Sentence::FixedNotAfter, Sentence::UntoldNotAfter), latest),
        };
        self.fill(sentence, &[("fact", self.label(slot)), ("value", self.entered(slot)), ("to", words(to.map(|it| self.date(it))))])
    }

    fn number_to(&self, slot: Slot, least: Option<Decimal>, most: Option<Decimal>, how: ChangeKind) -> Vec<Piece> {
        let Some((_, Fact { kind: FactKind::Number(kind), .. })) = self.fact(slot) else { return Vec::new() };
        let shown = |it: Decimal| decimal_in_words(it, kind.measure, kind.unit.in_language(self.language), self.language);
        let now = if let Answer::Given(Value::Number(it)) = self.situation.slot(slot) { Some(it) } else { None };
        let rises = match (now, least, most) {
            (Some(now), Some(least), _) => now < least,
            (Some(_), None, _) => false,
            (None, least, _) => least.is_some(),
        };
        let (sentence, to) = if rises {
            (by(how, Sentence::ChangeAtLeast, Sentence::FixedAtLeast, Sentence::UntoldAtLeast), least)
        } else {
            (by(how, Sentence::ChangeAtMost, Sentence::FixedAtMost, Sentence::UntoldAtMost), most)
        };
        let asked = |to| self.asked_for(shown(to), |it| self.bounds(it, slot, to));
        let off = now
            .zip(to)
            .map(|(now, to)| Decimal::from_ten_thousandths(now.ten_thousandths().saturating_sub(to.ten_thousandths()).saturating_abs()));
        self.fill(
            sentence,
            &[
                ("fact", self.label(slot)),
                ("value", self.entered(slot)),
                ("to", to.map(asked).unwrap_or_default()),
                ("off", words(off.map(shown))),
            ],
        )
    }

    /// What is asked for, in words; where a criterion asks for just that, it is a figure of the document.
    fn asked_for(&self, text: String, by: impl Fn(Leaf) -> Option<ParameterId>) -> Vec<Piece> {
        let parameter = self.tool.rule.criteria.iter().filter_map(|it| it.criterion.leaf()).find_map(by);
        vec![parameter.map_or_else(|| Piece::Words(text.clone()), |it| Piece::Figure(text.clone(), it))]
    }

    /// The figure with which a leaf compares an answer as it stands, where it is this one.
    fn bounds(&self, leaf: Leaf, slot: Slot, to: Decimal) -> Option<ParameterId> {
        let Leaf::Compare(left, _, right) = leaf else { return None };
        let amount = |id: AmountId| self.tool.rule.amount(id);
        match (amount(left)?, amount(right)?) {
            (Amount::Fact(fact), Amount::Parameter(parameter, value)) | (Amount::Parameter(parameter, value), Amount::Fact(fact)) => {
                (fact == slot && value == Ratio::from(to)).then_some(parameter)
            }
            (_, _) => None,
        }
    }

    /// The length of service that a criterion asks for, where it is this one.
    fn serves(leaf: Leaf, slot: Slot, least: i32) -> Option<ParameterId> {
        let Leaf::Served { service, months, parameter, .. } = leaf else { return None };
        (service == slot && months == least).then_some(parameter)
    }
}

/// The sentence that fits how a change comes about.
fn by(how: ChangeKind, act: Sentence, fixed: Sentence, untold: Sentence) -> Sentence {
    match how {
        ChangeKind::Time(_) | ChangeKind::Act | ChangeKind::Recognition => act,
        ChangeKind::Untold => untold,
        ChangeKind::Fixed => fixed,
    }
}
