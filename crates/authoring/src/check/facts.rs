//! The facts, checked: their kinds, bounds and choices.

use std::collections::BTreeSet;

use policy::model::fact::{Advice, Choice, Fact, FactKind, FactYear, NumberKind, Quantity};
use policy::model::ids::FactId;
use policy::model::number::Decimal;
use policy::model::text::Text;

use crate::check::checker::{Checker, Names};
use crate::place::At;
use crate::problem::nearest;
use crate::yaml::fact::{RawAdvice, RawFact, RawFactKind};

impl Checker<'_> {
    pub(crate) fn facts(&mut self, raw: &[(usize, Vec<RawFact>)], names: &mut Names) -> Vec<Fact> {
        for (at, (file, fact)) in raw.iter().flat_map(|(file, facts)| facts.iter().map(move |it| (*file, it))).enumerate() {
            if names.facts.insert(fact.id.get().clone(), FactId(u16::try_from(at).unwrap_or(u16::MAX))).is_some() {
                self.wrong(file, fact.id.place(), format!("fact `{}` is there twice", fact.id.get()), None);
            }
        }
        let facts: Vec<Fact> = raw
            .iter()
            .flat_map(|(file, facts)| facts.iter().map(move |it| (*file, it)))
            .map(|(file, it)| self.fact(file, it, names))
            .collect();
        for (file, of) in raw.iter().flat_map(|(file, facts)| facts.iter().filter_map(move |it| Some((*file, it.year_before.as_ref()?)))) {
            let found = names.facts.get(of.get()).and_then(|it| facts.get(usize::from(it.0)));
            if found.is_some_and(|it| it.of_year != FactYear::This) {
                self.wrong(
                    file,
                    of.place(),
                    format!("`{}` does not speak of the year that is looked at", of.get()),
                    Some("add `of_year: true` to it".to_owned()),
                );
            }
        }
        facts
    }

    fn fact(&mut self, file: usize, raw: &RawFact, names: &Names) -> Fact {
        let number = |measure| {
            (
                measure,
                matches!(
                    *raw.kind.get(),
                    RawFactKind::Count | RawFactKind::Money | RawFactKind::Percent | RawFactKind::Hours | RawFactKind::Days
                ),
            )
        };
        let kind = match raw.kind.get() {
            RawFactKind::YesNo => FactKind::YesNo,
            RawFactKind::Choice => {
                let choices = raw.choices.as_deref().unwrap_or_default();
                if choices.len() < 2 {
                    self.wrong(file, raw.kind.place(), format!("choice `{}` has fewer than two choices", raw.id.get()), None);
                }
                let mut seen = BTreeSet::new();
                for choice in choices {
                    if !seen.insert(choice.id.get()) {
                        self.wrong(file, choice.id.place(), format!("choice `{}` is there twice", choice.id.get()), None);
                    }
                }
                FactKind::Choice(choices.iter().map(|it| Choice { id: it.id.get().clone(), label: self.text(file, &it.label) }).collect())
            }
            RawFactKind::Count => self.number(file, raw, number(Quantity::Count).0, names),
            RawFactKind::Money => self.number(file, raw, Quantity::Money, names),
            RawFactKind::Percent => self.number(file, raw, Quantity::Percent, names),
            RawFactKind::Hours => self.number(file, raw, Quantity::Hours, names),
            RawFactKind::Days => self.number(file, raw, Quantity::Days, names),
            RawFactKind::Date => FactKind::Date { past: false, not_before: self.other_fact(file, raw.not_before.as_ref(), names) },
            RawFactKind::PastDate => FactKind::Date { past: true, not_before: self.other_fact(file, raw.not_before.as_ref(), names) },
            RawFactKind::Tenure => FactKind::Tenure,
        };
        if raw.choices.is_some() && !matches!(kind, FactKind::Choice(_)) {
            self.wrong(file, raw.kind.place(), format!("`{}` has choices but is no choice", raw.id.get()), None);
        }
        if raw.plausible.is_some() && !matches!(kind, FactKind::Number(_)) {
            self.wrong(file, raw.kind.place(), format!("`{}` has a usual range but is no number", raw.id.get()), None);
        }
        if raw.recurs && !matches!(kind, FactKind::Date { past: true, .. }) {
            self.wrong(file, raw.kind.place(), format!("`{}` recurs but is no past date", raw.id.get()), None);
        }
        if raw.given && (raw.decided_by.is_some() || raw.recurs) {
            self.wrong(file, raw.kind.place(), format!("`{}` is given, so nobody decides it and it does not recur", raw.id.get()), None);
        }
        if let Some(before) = raw.year_before.as_ref().filter(|_| raw.of_year) {
            self.wrong(file, before.place(), format!("`{}` speaks of one year only, this or the one before", raw.id.get()), None);
        }
        if raw.decided_by.is_some() && kind != FactKind::YesNo {
            self.wrong(file, raw.kind.place(), format!("`{}` is a recognition, so it must be yes/no", raw.id.get()), None);
        }
        if let Some(advice) = raw.advice.as_ref().filter(|_| raw.decided_by.is_some()) {
            self.wrong(file, advice.place(), format!("`{}` is a recognition, so nobody is advised to change it", raw.id.get()), None);
        }
        Fact {
            id: raw.id.get().clone(),
            kind,
            label: self.text(file, &raw.label),
            help: self.text_if(file, raw.help.as_ref()),
            decided_by: self.text_if(file, raw.decided_by.as_ref()),
            sensitive: raw.sensitive,
            optional: raw.optional,
            given: raw.given,
            recurs: raw.recurs,
            of_year: match self.other_fact(file, raw.year_before.as_ref(), names) {
                Some(it) => FactYear::Before(it),
                None if raw.of_year => FactYear::This,
                None => FactYear::Any,
            },
            advice: match raw.advice.as_ref().map(At::get) {
                None => Advice::Usual,
                Some(RawAdvice::Last) => Advice::Last,
                Some(RawAdvice::Never) => Advice::Never,
            },
        }
    }

    fn number(&mut self, file: usize, raw: &RawFact, measure: Quantity, names: &Names) -> FactKind {
        let unit = match &raw.unit {
            Some(unit) => self.text(file, unit),
            None => {
                self.wrong(
                    file,
                    raw.kind.place(),
                    format!("number `{}` has no unit", raw.id.get()),
                    Some("add `unit: {zh: 人, en: people}`".to_owned()),
                );
                Text::default()
            }
        };
        let least = self.bound(file, raw.least.as_ref()).unwrap_or(Decimal::ZERO);
        let (most, suggested) = (self.bound(file, raw.most.as_ref()), self.bound(file, raw.suggested.as_ref()));
        if most.is_some_and(|most| most < least) {
            self.wrong(file, raw.kind.place(), format!("`{}` has a least above its most", raw.id.get()), None);
        }
        let plausible = raw.plausible.as_ref().and_then(|range| {
            let (low, high) = self.bound(file, Some(&range.get().least)).zip(self.bound(file, Some(&range.get().most)))?;
            if high <= low || low < least || most.is_some_and(|most| most < high) {
                let message = format!("the usual range of `{}` is empty, or beyond its bounds", raw.id.get());
                self.wrong(file, range.place(), message, None);
            }
            Some((low, high))
        });
        FactKind::Number(NumberKind {
            measure,
            unit,
            least,
            most,
            part_of: self.other_fact(file, raw.part_of.as_ref(), names),
            whole: raw.whole,
            suggested,
            plausible,
        })
    }

    fn bound(&mut self, file: usize, raw: Option<&At<String>>) -> Option<Decimal> {
        let raw = raw?;
        let number = raw.get().parse::<Decimal>().ok();
        if number.is_none() {
            self.wrong(file, raw.place(), format!("`{}` is no number", raw.get()), None);
        }
        number
    }

    fn other_fact(&mut self, file: usize, raw: Option<&At<String>>, names: &Names) -> Option<FactId> {
        let raw = raw?;
        let found = names.facts.get(raw.get()).copied();
        if found.is_none() {
            self.wrong(
                file,
                raw.place(),
                format!("unknown fact `{}`", raw.get()),
                nearest(raw.get(), names.facts.keys().map(String::as_str)),
            );
        }
        found
    }
}
