//! What writes the findings of one tool in one language: filling in the templates of the pack.

use crate::engine::decide::{Finding, Verdict};
use crate::engine::evaluate::Situation;
use crate::explain::pieces::{Piece, words};
use crate::explain::wording::{answer_in_words, date_in_words, decimal_in_words, figure_in_words, months_in_words};
use crate::model::day::Day;
use crate::model::document::ProvisionKind;
use crate::model::fact::{Fact, FactKind, Quantity};
use crate::model::ids::{FactId, ParameterId, Slot};
use crate::model::number::Decimal;
use crate::model::pack::Pack;
use crate::model::sentence::Sentence;
use crate::model::text::{Language, Text};
use crate::model::tool::{Group, Tool, VerdictCase};
use crate::model::value::{Answer, Value};

/// What is being judged: the same verdict is said differently of a person, a figure to reach, a consequence and a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matter {
    /// Conditions of a person.
    Conditions,
    /// Something that a unit is to reach.
    Target,
    /// A case with consequences: met means that it has not occurred.
    Consequence,
    /// Whether something may be asked.
    Request,
    /// Whether something is done as it should be.
    Duty,
}

impl Matter {
    /// What a tool judges, by its group and the kind of its main provision.
    pub fn of(pack: &Pack, tool: &Tool) -> Matter {
        let kind = tool.provisions.first().and_then(|it| pack.provision(*it)).map(|it| it.kind);
        match (tool.group, kind) {
            (Group::Person, _) => Matter::Conditions,
            (Group::Unit, Some(ProvisionKind::Consequence)) => Matter::Consequence,
            (Group::Unit, _) => Matter::Target,
            (Group::Gatekeeper, Some(ProvisionKind::Duty)) => Matter::Duty,
            (Group::Gatekeeper, _) => Matter::Request,
        }
    }
}

/// The case of the verdict that its tool names and that this is.
pub fn verdict_case<'a>(tool: &'a Tool, finding: &Finding) -> Option<&'a VerdictCase> {
    let met = match finding.verdict {
        Verdict::Met | Verdict::Computed => true,
        Verdict::NotMet => false,
        Verdict::Unknown => return None,
    };
    tool.verdicts.cases.iter().find(|it| it.met == met && finding.holds(it.when) == Some(true))
}

/// The word that a tool says for its verdict instead of the usual one, where the usual one would claim too much.
pub fn own_word<'a>(tool: &'a Tool, finding: &Finding) -> Option<&'a Text> {
    verdict_case(tool, finding).and_then(|it| it.short.as_ref())
}

/// Writes findings of one tool in one language.
#[derive(Clone, Copy)]
pub struct Explainer<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The tool.
    pub tool: &'a Tool,
    /// What was decided upon.
    pub situation: &'a Situation,
    /// The language.
    pub language: Language,
}

impl Explainer<'_> {
    /// The verdict in the words of the tool.
    pub fn verdict(&self, finding: &Finding) -> &str {
        let texts = &self.tool.verdicts;
        if let Some(case) = verdict_case(self.tool, finding) {
            return case.text.in_language(self.language);
        }
        let text = match finding.verdict {
            Verdict::Met | Verdict::Computed => &texts.met,
            Verdict::NotMet => &texts.not_met,
            Verdict::Unknown if finding.recognition_pending => texts.pending.as_ref().unwrap_or(&texts.unknown),
            Verdict::Unknown => &texts.unknown,
        };
        text.in_language(self.language)
    }

    pub(crate) fn fill(&self, sentence: Sentence, parts: &[(&str, Vec<Piece>)]) -> Vec<Piece> {
        let at = Sentence::ALL.iter().position(|it| it.0 == sentence).unwrap_or_default();
        let mut rest = self.pack.sentences.templates.get(at).map_or("", |it| it.in_language(self.language));
        let mut pieces = Vec::new();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else { break };
            pieces.push(Piece::Words(before.to_owned()));
            pieces.extend(parts.iter().find(|it| it.0 == name).map(|it| it.1.clone()).unwrap_or_default());
            rest = tail;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        pieces.retain(|it| !it.words().is_empty());
        pieces
    }

    pub(crate) fn fact(&self, slot: Slot) -> Option<(FactId, &Fact)> {
        let id = self.tool.fact_in(slot)?;
        Some((id, self.pack.fact_at(id)?))
    }

    pub(crate) fn label(&self, slot: Slot) -> Vec<Piece> {
        words(self.fact(slot).map(|it| it.1.label.in_language(self.language).to_owned()))
    }

    pub(crate) fn choices(&self, slot: Slot, bits: u32) -> String {
        let Some(FactKind::Choice(choices)) = self.fact(slot).map(|it| &it.1.kind) else { return String::new() };
        let named: Vec<&str> =
            choices.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, it)| it.label.in_language(self.language)).collect();
        named.join(match self.language {
            Language::Chinese => "、",
            Language::English => ", ",
        })
    }

    /// What was entered, in words.
    pub fn entered(&self, slot: Slot) -> Vec<Piece> {
        let Some((id, fact)) = self.fact(slot) else { return Vec::new() };
        vec![Piece::Entered(answer_in_words(fact, self.situation.slot(slot), self.language), id)]
    }

    pub(crate) fn figure(&self, parameter: ParameterId) -> Vec<Piece> {
        let Some(found) = self.pack.parameter_at(parameter) else { return Vec::new() };
        vec![Piece::Figure(figure_in_words(found.value, found.unit, self.language), parameter)]
    }

    /// An age limit: years of age, not years of time.
    pub(crate) fn age_figure(&self, parameter: ParameterId) -> Vec<Piece> {
        let Some(found) = self.pack.parameter_at(parameter) else { return Vec::new() };
        let years = found.value.lowest_terms().0;
        let text = match self.language {
            Language::Chinese => format!("{years}周岁"),
            Language::English => format!("{years} years of age"),
        };
        vec![Piece::Figure(text, parameter)]
    }

    pub(crate) fn day_in(&self, slot: Slot) -> Option<Day> {
        if let Answer::Given(Value::Date(day)) = self.situation.slot(slot) { Some(day) } else { None }
    }

    pub(crate) fn decimal(&self, number: Decimal, quantity: Quantity, unit: &str) -> String {
        decimal_in_words(number, quantity, unit, self.language)
    }

    pub(crate) fn date(&self, day: Day) -> String {
        date_in_words(day, self.language)
    }

    pub(crate) fn days(&self, days: i32) -> String {
        match self.language {
            Language::Chinese => format!("{days}天"),
            Language::English => format!("{days} {}", if days == 1 { "day" } else { "days" }),
        }
    }

    pub(crate) fn months(&self, months: i32) -> String {
        months_in_words(months, self.language)
    }
}
