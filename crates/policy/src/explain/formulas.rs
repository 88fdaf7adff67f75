//! Results in words, and how each is computed: in names, and with the figures put in.

use crate::engine::decide::Outcome;
use crate::explain::explainer::Explainer;
use crate::explain::pieces::{Piece, bracketed};
use crate::explain::wording::yes_no;
use crate::model::ids::{AmountId, Slot};
use crate::model::rule::{Amount, OutputValue};
use crate::model::text::Language;
use crate::model::value::{Answer, Value};

impl Explainer<'_> {
    /// A result in words, with its unit; nothing where it is absent.
    pub fn outcome(&self, at: usize, outcome: Option<Outcome>) -> Option<String> {
        let unit = self.tool.outputs.get(at)?.unit.as_ref().map(|it| it.in_language(self.language).to_owned()).unwrap_or_default();
        Some(match outcome? {
            Outcome::Number(number, quantity) => self.decimal(number, quantity, &unit),
            Outcome::Flag(it) => yes_no(it, self.language).to_owned(),
            Outcome::Date(day) => self.date(day),
        })
    }

    /// How a result is computed, in names and then with the figures put in; nothing for a flag.
    pub fn derivation(&self, at: usize) -> Option<(Vec<Piece>, Option<Vec<Piece>>)> {
        match self.tool.rule.outputs.get(at)?.value {
            OutputValue::Amount(id, _) => Some((self.formula(id), self.with_figures(id))),
            OutputValue::Flag(_) => None,
            OutputValue::DateAfter { since, parameter, .. } => {
                let mut names = self.label(since);
                names.push(Piece::Words(" + ".to_owned()));
                names.extend(self.figure(parameter));
                let mut put_in = self.entered(since);
                put_in.push(Piece::Words(" + ".to_owned()));
                put_in.extend(self.figure(parameter));
                Some((names, self.day_in(since).map(|_| put_in)))
            }
        }
    }

    /// An amount as a formula of names.
    pub fn formula(&self, id: AmountId) -> Vec<Piece> {
        self.written(id, &|it, slot| it.label(slot), 0)
    }

    /// An amount as a formula of the figures put in; nothing while one is open.
    pub fn with_figures(&self, id: AmountId) -> Option<Vec<Piece>> {
        crate::engine::evaluate::amount(&self.tool.rule, id, self.situation).ok()??;
        Some(self.written(id, &|it, slot| it.entered(slot), 0))
    }

    fn written(&self, id: AmountId, fact: &dyn Fn(&Self, Slot) -> Vec<Piece>, tightness: u8) -> Vec<Piece> {
        let Some(amount) = self.tool.rule.amount(id) else { return Vec::new() };
        let list = |children: &[u16], between: &str, inner: u8| {
            let mut pieces = Vec::new();
            for (at, &child) in children.iter().enumerate() {
                if 0 < at {
                    pieces.push(Piece::Words(between.to_owned()));
                }
                pieces.extend(self.written(child, fact, inner));
            }
            pieces
        };
        let named = |zh: &str, en: &str, children: &[u16]| {
            let (comma, name) = match self.language {
                Language::Chinese => ("，", zh),
                Language::English => (", ", en),
            };
            bracketed(&format!("{name}("), list(children, comma, 0))
        };
        let loosely = |pieces: Vec<Piece>, own: u8| if own < tightness { bracketed("(", pieces) } else { pieces };
        match amount {
            Amount::Fact(slot) => fact(self, slot),
            Amount::Parameter(parameter, _) => self.figure(parameter),
            Amount::Number(it) => vec![Piece::Words(it.to_decimal().map(|it| it.to_string()).unwrap_or_default())],
            Amount::Absent => Vec::new(),
            Amount::Sum(children) => loosely(list(self.tool.rule.children(children), " + ", 1), 1),
            Amount::Minus(left, right) => {
                let mut pieces = self.written(left, fact, 1);
                pieces.push(Piece::Words(" − ".to_owned()));
                pieces.extend(self.written(right, fact, 2));
                loosely(pieces, 1)
            }
            Amount::Times(children) => loosely(list(self.tool.rule.children(children), " × ", 2), 2),
            Amount::Share(part, whole) => {
                let mut pieces = self.written(part, fact, 2);
                pieces.push(Piece::Words(" ÷ ".to_owned()));
                pieces.extend(self.written(whole, fact, 3));
                loosely(pieces, 2)
            }
            Amount::Least(children) => named("较小者", "the lesser of ", self.tool.rule.children(children)),
            Amount::Most(children) => named("较大者", "the greater of ", self.tool.rule.children(children)),
            Amount::Floor(of) => named("向下取整", "rounded down ", &[of]),
            Amount::Ceiling(of) => named("向上取整", "rounded up ", &[of]),
            Amount::AsShown(of) => self.written(of, fact, tightness),
            Amount::ByChoice(slot, children) => match self.situation.slot(slot) {
                Answer::Given(Value::Choice(at)) => match self.tool.rule.child_at(children, at) {
                    Some(child) => self.written(child, fact, tightness),
                    None => Vec::new(),
                },
                Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => {
                    let by = match self.language {
                        Language::Chinese => ("按“", "”对应的数"),
                        Language::English => ("the figure for '", "'"),
                    };
                    let mut pieces = vec![Piece::Words(by.0.to_owned())];
                    pieces.extend(self.label(slot));
                    pieces.push(Piece::Words(by.1.to_owned()));
                    pieces
                }
            },
            Amount::ByReading(reading, children) => match self.tool.rule.child_at(children, self.situation.chosen.get(reading)) {
                Some(child) => self.written(child, fact, tightness),
                None => Vec::new(),
            },
            Amount::If(criterion, then, otherwise) => {
                let holds = crate::engine::evaluate::holds(&self.tool.rule, criterion, self.situation);
                self.written(if holds == Some(false) { otherwise } else { then }, fact, tightness)
            }
            Amount::MonthsServed(slot) => match self.situation.slot(slot) {
                Answer::Given(Value::Tenure(tenure)) => vec![Piece::Words(self.months(tenure.months_on(self.situation.day)))],
                Answer::Given(_) | Answer::Open | Answer::Month(_) | Answer::TenureSinceMonth(..) => self.label(slot),
            },
        }
    }
}
