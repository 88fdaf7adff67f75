//! Each criterion in words: with the figures put in, the provision, and how far off it is; or as a question.

use core::cmp::Ordering;

use crate::engine::decide::{Figures, Finding};
use crate::engine::dimension::{Dimension, dimension};
use crate::engine::evaluate::rounded;
use crate::explain::explainer::Explainer;
use crate::explain::pieces::{Line, Piece, plain, words};
use crate::model::criterion::{Criterion, Leaf, Order};
use crate::model::fact::{FactKind, Quantity};
use crate::model::ids::{AmountId, CriterionId, Slot};
use crate::model::number::{Decimal, Ratio};
use crate::model::rule::Amount;
use crate::model::sentence::Sentence;
use crate::model::text::Language;

impl Explainer<'_> {
    /// The criteria of the verdict in words, in reading order: each before its children. Branches of readings that
    /// were not chosen are left out.
    pub fn lines(&self, finding: &Finding) -> Vec<Line> {
        let mut lines = Vec::new();
        if let Some(verdict) = self.tool.rule.verdict {
            self.walk(finding, verdict, 0, &mut lines);
        }
        lines
    }

    /// The lines below one criterion, itself first.
    pub fn walk(&self, finding: &Finding, id: CriterionId, depth: u8, lines: &mut Vec<Line>) {
        let Some(node) = self.tool.rule.criterion(id) else { return };
        let Some(traced) = finding.trace.get(usize::from(id)) else { return };
        lines.push(Line {
            criterion: id,
            depth,
            holds: traced.holds,
            pieces: self.sentence(node.criterion, traced.holds, traced.figures),
            provision: node.provision,
            leaf: node.criterion.leaf().is_some(),
        });
        for &child in self.tool.rule.children_of(&node.criterion, self.situation.chosen) {
            self.walk(finding, child, depth + 1, lines);
        }
    }

    /// What a criterion asks, as a question: for somebody who is to think before the answer is shown. It says nothing of what was
    /// entered.
    pub fn asked(&self, id: CriterionId) -> String {
        let Some(node) = self.tool.rule.criterion(id) else { return String::new() };
        let chinese = self.language == Language::Chinese;
        match node.criterion {
            Criterion::All(_) if chinese => "以下各项是不是都成立？".to_owned(),
            Criterion::All(_) => "Do all of the following hold?".to_owned(),
            Criterion::Any(_) if chinese => "以下各项有没有一项成立？".to_owned(),
            Criterion::Any(_) => "Does one of the following hold?".to_owned(),
            Criterion::Not(_) if chinese => "下面这一项是不是不成立？".to_owned(),
            Criterion::Not(_) => "Does the following not hold?".to_owned(),
            Criterion::ByReading(..) => plain(&self.sentence(node.criterion, None, Figures::None)),
            Criterion::Leaf(leaf) => self.leaf_asked(leaf),
        }
    }

    fn leaf_asked(&self, leaf: Leaf) -> String {
        let chinese = self.language == Language::Chinese;
        let say = |pieces: Vec<Piece>| plain(&pieces);
        let fact = |slot: Slot| say(self.label(slot));
        match leaf {
            Leaf::Yes(slot) if chinese => format!("{}？", fact(slot)),
            Leaf::Yes(slot) => format!("{}?", fact(slot)),
            Leaf::Is(slot, choices) if chinese => format!("{}：在不在这些里面（{}）？", fact(slot), self.choices(slot, choices)),
            Leaf::Is(slot, choices) => format!("{}: one of these ({})?", fact(slot), self.choices(slot, choices)),
            Leaf::Compare(left, order, right) => {
                let sign = order.sign();
                let mark = if chinese { "？" } else { "?" };
                format!("{} {sign} {}{mark}", say(self.formula(left)), say(self.formula(right)))
            }
            Leaf::AgeAtMost { birth, parameter, .. } => {
                let (birth, limit) = (fact(birth), say(self.age_figure(parameter)));
                if chinese {
                    format!("按{birth}算，过没过{limit}的上限？")
                } else {
                    format!("By {birth}: within the limit of {limit}?")
                }
            }
            Leaf::AgeAtLeast { birth, parameter, .. } => {
                let (birth, limit) = (fact(birth), say(self.age_figure(parameter)));
                if chinese { format!("按{birth}算，满没满{limit}？") } else { format!("By {birth}: {limit} reached?") }
            }
            Leaf::Served { service, parameter, .. } => {
                let (service, limit) = (fact(service), say(self.figure(parameter)));
                if chinese { format!("{service}：满没满{limit}？") } else { format!("{service}: {limit} reached?") }
            }
            Leaf::LongerThan { since, parameter, .. } => {
                let (since, limit) = (fact(since), say(self.figure(parameter)));
                if chinese { format!("{since}：超没超过{limit}？") } else { format!("{since}: more than {limit}?") }
            }
            Leaf::Within { since, parameter, .. } => {
                let (since, limit) = (fact(since), say(self.figure(parameter)));
                if chinese { format!("{since}：在不在{limit}以内？") } else { format!("{since}: within {limit}?") }
            }
            Leaf::EndsWithin { to, parameter, .. } => {
                let (to, limit) = (fact(to), say(self.figure(parameter)));
                if chinese { format!("{to}：超没超出{limit}？") } else { format!("{to}: within {limit}?") }
            }
        }
    }

    fn sentence(&self, criterion: Criterion, holds: Option<bool>, figures: Figures) -> Vec<Piece> {
        let by = |met, not_met, open| self.fill(by_outcome(holds, met, not_met, open), &[]);
        match criterion {
            Criterion::All(_) => by(Sentence::AllMet, Sentence::AllNotMet, Sentence::AllOpen),
            Criterion::Any(_) => by(Sentence::AnyMet, Sentence::AnyNotMet, Sentence::AnyOpen),
            Criterion::Not(_) => by(Sentence::NotMet, Sentence::NotNotMet, Sentence::NotOpen),
            Criterion::ByReading(reading, _) => {
                let chosen = self.tool.reading(reading).and_then(|it| it.choice(self.situation.chosen.get(reading)));
                let words = chosen.map_or("", |it| it.label.in_language(self.language));
                self.fill(Sentence::Reading, &[("reading", vec![Piece::Words(words.to_owned())])])
            }
            Criterion::Leaf(leaf) => self.leaf_sentence(leaf, holds, figures),
        }
    }

    fn leaf_sentence(&self, leaf: Leaf, holds: Option<bool>, figures: Figures) -> Vec<Piece> {
        let by = |met, not_met, open| by_outcome(holds, met, not_met, open);
        match leaf {
            Leaf::Yes(slot) => self.yes(slot, by(Sentence::YesMet, Sentence::YesNotMet, Sentence::YesOpen)),
            Leaf::Is(slot, choices) => {
                let parts = [
                    ("fact", self.label(slot)),
                    ("value", self.entered(slot)),
                    ("choices", vec![Piece::Words(self.choices(slot, choices))]),
                ];
                self.fill(by(Sentence::IsMet, Sentence::IsNotMet, Sentence::IsOpen), &parts)
            }
            Leaf::Compare(left, order, right) => self.compare(left, order, right, holds, figures),
            Leaf::AgeAtMost { birth, parameter, .. } => self.dated(
                birth,
                self.age_figure(parameter),
                figures,
                by(Sentence::AgeAtMostMet, Sentence::AgeAtMostNotMet, Sentence::AgeAtMostOpen),
            ),
            Leaf::AgeAtLeast { birth, parameter, .. } => self.dated(
                birth,
                self.age_figure(parameter),
                figures,
                by(Sentence::AgeAtLeastMet, Sentence::AgeAtLeastNotMet, Sentence::AgeAtLeastOpen),
            ),
            Leaf::Served { service, parameter, .. } => {
                let never = matches!(figures, Figures::Dated { transition, .. } if transition.day.is_none());
                let not_met = if never { Sentence::ServedNever } else { Sentence::ServedNotMet };
                self.dated(service, self.figure(parameter), figures, by(Sentence::ServedMet, not_met, Sentence::ServedOpen))
            }
            Leaf::LongerThan { since, parameter, .. } => {
                self.dated(since, self.figure(parameter), figures, by(Sentence::LongerMet, Sentence::LongerNotMet, Sentence::LongerOpen))
            }
            Leaf::Within { since, parameter, .. } => {
                self.dated(since, self.figure(parameter), figures, by(Sentence::WithinMet, Sentence::WithinNotMet, Sentence::WithinOpen))
            }
            Leaf::EndsWithin { from, to, months, parameter, reading } => {
                let (start, end) = (self.day_in(from), self.day_in(to));
                let last = start.map(|it| crate::engine::evaluate::last_day(self.situation, it, months, reading));
                let off = end.zip(last).map(|(end, last)| self.days(last.days_to(end))).unwrap_or_default();
                let parts = [
                    ("fact", self.label(to)),
                    ("value", self.entered(to)),
                    ("limit", self.figure(parameter)),
                    ("last", words(last.map(|it| self.date(it)))),
                    ("off", vec![Piece::Words(off)]),
                ];
                self.fill(by(Sentence::EndsMet, Sentence::EndsNotMet, Sentence::EndsOpen), &parts)
            }
        }
    }

    fn yes(&self, slot: Slot, sentence: Sentence) -> Vec<Piece> {
        let who = self.fact(slot).and_then(|it| it.1.decided_by.as_ref());
        match (sentence, who) {
            (Sentence::YesOpen, Some(who)) => self.fill(
                Sentence::YesPending,
                &[("fact", self.label(slot)), ("who", vec![Piece::Words(who.in_language(self.language).to_owned())])],
            ),
            _ => self.fill(sentence, &[("fact", self.label(slot))]),
        }
    }

    fn dated(&self, slot: Slot, limit: Vec<Piece>, figures: Figures, sentence: Sentence) -> Vec<Piece> {
        let (turn, length) = match figures {
            Figures::Dated { transition, length } => (transition.day, length),
            Figures::None | Figures::Compared(..) => (None, None),
        };
        let off = turn.map(|it| self.days(it.days_to(self.situation.day).abs())).unwrap_or_default();
        let is_tenure = matches!(self.fact(slot).map(|it| &it.1.kind), Some(FactKind::Tenure));
        let length = length.map(|it| if is_tenure { self.months(it) } else { it.to_string() });
        self.fill(
            sentence,
            &[
                ("fact", self.label(slot)),
                ("value", self.entered(slot)),
                ("length", words(length)),
                ("limit", limit),
                ("turn", words(turn.map(|it| self.date(it)))),
                ("last", words(turn.map(|it| self.date(it.day_before())))),
                ("off", vec![Piece::Words(off)]),
            ],
        )
    }

    fn compare(&self, left: AmountId, order: Order, right: AmountId, holds: Option<bool>, figures: Figures) -> Vec<Piece> {
        let (met, not_met) = match order {
            Order::AtLeast => (Sentence::AtLeastMet, Sentence::AtLeastNotMet),
            Order::AtMost => (Sentence::AtMostMet, Sentence::AtMostNotMet),
            Order::Above => (Sentence::AboveMet, Sentence::AboveNotMet),
            Order::Below => (Sentence::BelowMet, Sentence::BelowNotMet),
        };
        let both = [("left", self.formula(left)), ("right", self.formula(right))];
        let (Some(holds), Figures::Compared(left_value, right_value)) = (holds, figures) else {
            return self.fill(Sentence::CompareOpen, &both);
        };
        let [left_part, right_part] = both;
        let quantity = self.quantity(left);
        let unit = self.unit_of(left);
        let gap = match left_value.compared_to(right_value) {
            Some(Ordering::Less) => right_value.minus(left_value),
            Some(Ordering::Equal | Ordering::Greater) | None => left_value.minus(right_value),
        };
        let right_pieces = match self.tool.rule.amount(right) {
            Some(Amount::Parameter(parameter, _)) => self.figure(parameter),
            Some(_) | None => vec![Piece::Words(self.number(right_value, quantity, &unit))],
        };
        let left_pieces = match self.tool.rule.amount(left) {
            Some(Amount::Fact(slot)) => self.entered(slot),
            Some(_) | None => {
                let shown = self.number(left_value, quantity, &unit);
                // 69.997 % is shown as 70 %, which must not read as if it were 70 %.
                let exact = left_value == right_value || shown != self.number(right_value, quantity, &unit);
                vec![Piece::Words(if exact { shown } else { self.about(&shown) })]
            }
        };
        let off = gap.map(|it| self.gap(it, quantity, &unit)).unwrap_or_default();
        let parts = [left_part, ("left_value", left_pieces), right_part, ("right_value", right_pieces), ("off", vec![Piece::Words(off)])];
        let sentence = match (holds, order) {
            (true, _) => met,
            (false, Order::Above) if left_value == right_value => Sentence::AboveEqual,
            (false, Order::Below) if left_value == right_value => Sentence::BelowEqual,
            (false, _) => not_met,
        };
        self.fill(sentence, &parts)
    }

    pub(crate) fn quantity(&self, id: AmountId) -> Quantity {
        match dimension(self.pack, self.tool, id) {
            Ok(Dimension::Share) => Quantity::Percent,
            Ok(Dimension::Money) => Quantity::Money,
            Ok(Dimension::Hours) => Quantity::Hours,
            Ok(Dimension::Days) => Quantity::Days,
            Ok(Dimension::Bare | Dimension::Count | Dimension::Time) | Err(_) => Quantity::Count,
        }
    }

    pub(crate) fn unit_of(&self, id: AmountId) -> String {
        match self.tool.rule.amount(id) {
            Some(Amount::Fact(slot)) => match self.fact(slot).map(|it| &it.1.kind) {
                Some(FactKind::Number(kind)) => kind.unit.in_language(self.language).to_owned(),
                Some(FactKind::YesNo | FactKind::Choice(_) | FactKind::Date { .. } | FactKind::Tenure) | None => String::new(),
            },
            Some(_) | None => String::new(),
        }
    }

    pub(crate) fn number(&self, value: Ratio, quantity: Quantity, unit: &str) -> String {
        rounded(value, quantity).map(|it| self.decimal(it, quantity, unit)).unwrap_or_default()
    }

    fn about(&self, shown: &str) -> String {
        match self.language {
            Language::Chinese => format!("约{shown}"),
            Language::English => format!("about {shown}"),
        }
    }

    /// How far two amounts are apart. Two shares differ by percentage points.
    pub(crate) fn gap(&self, gap: Ratio, quantity: Quantity, unit: &str) -> String {
        let Some(shown) = rounded(gap, quantity) else { return String::new() };
        let points = match self.language {
            Language::Chinese => "个百分点",
            Language::English => " percentage points",
        };
        match quantity {
            Quantity::Percent if shown == Decimal::ZERO && !gap.is_zero() => match self.language {
                Language::Chinese => format!("不足0.01{points}"),
                Language::English => format!("less than 0.01{points}"),
            },
            Quantity::Percent => format!("{shown}{points}"),
            Quantity::Count | Quantity::Money | Quantity::Hours | Quantity::Days => self.decimal(shown, quantity, unit),
        }
    }
}

/// The sentence that fits what a criterion came to.
fn by_outcome(holds: Option<bool>, met: Sentence, not_met: Sentence, open: Sentence) -> Sentence {
    match holds {
        Some(true) => met,
        Some(false) => not_met,
        None => open,
    }
}
