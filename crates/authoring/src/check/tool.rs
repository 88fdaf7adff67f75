//! A tool, checked: its facts, readings, texts and results. Its rule is compiled in [`crate::check::compile`].

use std::collections::BTreeSet;

use policy::model::criterion::Leaf;
use policy::model::fact::Fact;
use policy::model::ids::{FactId, ProvisionId};
use policy::model::parameter::Parameter;
use policy::model::rule::Amount;
use policy::model::text::Text;
use policy::model::tool::{Group, OutputText, Reading, ReadingChoice, Tool, VerdictCase, VerdictTexts};

use crate::check::checker::{Checker, Names};
use crate::check::compile::Compiler;
use crate::check::declared::{Better, Declared};
use crate::place::At;
use crate::problem::nearest;
use crate::yaml::text::RawText;
use crate::yaml::tool::{RawDecided, RawGroup, RawTool};

impl Checker<'_> {
    pub(crate) fn tool(&mut self, file: usize, raw: &RawTool, names: &Names, facts: &[Fact], parameters: &[Parameter]) -> Tool {
        let provisions = self.provisions(file, raw.provisions.get(), names);
        if raw.provisions.get().is_empty() {
            self.wrong(
                file,
                raw.provisions.place(),
                format!("tool `{}` has no provision", raw.id.get()),
                Some("a tool applies at least one provision of the document".to_owned()),
            );
        }
        let mut slots: Vec<FactId> = Vec::new();
        for fact in raw.facts.get() {
            match names.facts.get(fact.get()) {
                Some(id) if slots.contains(id) => self.wrong(file, fact.place(), format!("fact `{}` is asked twice", fact.get()), None),
                Some(&id) => slots.push(id),
                None => self.wrong(
                    file,
                    fact.place(),
                    format!("unknown fact `{}`", fact.get()),
                    nearest(fact.get(), names.facts.keys().map(String::as_str)),
                ),
            }
        }
        let readings: Vec<Reading> = raw.readings.iter().map(|it| self.reading(file, it)).collect();
        let provision = provisions.first().copied().unwrap_or(ProvisionId { measure: 0, item: 0 });
        let asks_recognition = slots.iter().filter_map(|it| facts.get(usize::from(it.0))).any(|it| it.decided_by.is_some());
        let (rule, when) = Compiler::new(self, names, (facts, parameters), file, slots.clone(), &readings, provision).compile(raw);
        self.declare(file, raw, &slots, names, facts);
        if raw.criteria.is_some() && (raw.verdicts.not_met.is_none() || raw.verdicts.unknown.is_none()) {
            self.wrong(
                file,
                raw.id.place(),
                format!("tool `{}` decides, so it needs the texts `not_met` and `unknown`", raw.id.get()),
                None,
            );
        }
        if asks_recognition && raw.verdicts.pending.is_none() {
            self.wrong(file, raw.id.place(), format!("tool `{}` asks a recognition, so it needs the text `pending`", raw.id.get()), None);
        }
        let mut seen = BTreeSet::new();
        for output in &raw.outputs {
            if !seen.insert(output.id.get()) {
                self.wrong(file, output.id.place(), format!("result `{}` is there twice", output.id.get()), None);
            }
        }
        let met = self.verdict(file, &raw.verdicts.met, &provisions, parameters);
        let mut verdict = |text: Option<&At<RawText>>| text.map(|it| self.verdict(file, it, &provisions, parameters));
        let (not_met, unknown, pending) = (
            verdict(raw.verdicts.not_met.as_ref()).unwrap_or_else(|| met.clone()),
            verdict(raw.verdicts.unknown.as_ref()).unwrap_or_else(|| met.clone()),
            verdict(raw.verdicts.pending.as_ref()),
        );
        let over_time = rule.criteria.iter().filter_map(|it| it.criterion.leaf()).any(Leaf::changes_with_time)
            || rule.amounts.iter().any(|it| matches!(it, Amount::MonthsServed(_)));
        Tool {
            id: raw.id.get().clone(),
            group: match raw.group {
                RawGroup::Person => Group::Person,
                RawGroup::Unit => Group::Unit,
                RawGroup::Gatekeeper => Group::Gatekeeper,
            },
            situations: self.tool_situations(file, &raw.situations, names),
            title: self.text(file, &raw.title),
            question: self.text(file, &raw.question),
            provisions,
            facts: slots,
            readings,
            rule,
            verdicts: VerdictTexts {
                not_met,
                unknown,
                pending,
                cases: raw
                    .verdicts
                    .cases
                    .iter()
                    .zip(when)
                    .map(|(case, when)| VerdictCase {
                        met: case.verdict == RawDecided::Met,
                        when,
                        text: self.text(file, &case.text),
                        short: self.text_if(file, case.short.as_ref()),
                        key_phrase: case.key_phrase.as_ref().map(|it| self.key_phrase(file, it)),
                    })
                    .collect(),
                met,
            },
            outputs: raw
                .outputs
                .iter()
                .map(|output| OutputText {
                    id: output.id.get().clone(),
                    label: self.text(file, &output.label),
                    unit: self.text_if(file, output.unit.as_ref()),
                })
                .collect(),
            notes: raw.notes.iter().map(|it| self.text(file, it)).collect(),
            over_time,
        }
    }

    fn reading(&mut self, file: usize, raw: &crate::yaml::tool::RawReading) -> Reading {
        if raw.choices.len() < 2 {
            self.wrong(file, raw.id.place(), format!("reading `{}` has fewer than two choices", raw.id.get()), None);
        }
        let mut choices = Vec::new();
        for choice in &raw.choices {
            let reason = match &choice.reason {
                Some(reason) => self.text(file, reason),
                None => {
                    self.wrong(
                        file,
                        choice.id.place(),
                        format!("the choice `{}` of reading `{}` has no reason", choice.id.get(), raw.id.get()),
                        Some("say why one may read the text so".to_owned()),
                    );
                    Text::default()
                }
            };
            choices.push(ReadingChoice { id: choice.id.get().clone(), label: self.text(file, &choice.label), reason });
        }
        let ambiguity = raw.ambiguity.as_ref().and_then(|it| self.ambiguity_number(file, it));
        Reading { id: raw.id.get().clone(), label: self.text(file, &raw.label), ambiguity, choices }
    }
}

impl Checker<'_> {
    /// Keeps what a tool declares, after its rule has been compiled.
    pub(crate) fn declare(&mut self, file: usize, raw: &RawTool, slots: &[FactId], names: &Names, facts: &[Fact]) {
        let mut better = Vec::new();
        for (name, way) in &raw.better {
            let known = names.facts.get(name).filter(|it| slots.contains(it));
            let Some(fact) = known.and_then(|it| facts.get(usize::from(it.0))) else {
                let asked = raw.facts.get().iter().map(|it| it.get().as_str());
                self.wrong(file, way.place(), format!("fact `{name}` gets better, but the tool does not ask it"), nearest(name, asked));
                continue;
            };
            let towards = Better::from(*way.get());
            if towards.fits(&fact.kind) {
                better.extend(known.map(|it| (*it, towards)));
            } else {
                let help = "numbers: more, less; yes/no: yes, no; dates: earlier, later; tenures: more".to_owned();
                self.wrong(file, way.place(), format!("fact `{name}` cannot get better in this way"), Some(help));
            }
        }
        let excused = core::mem::take(&mut self.excused);
        self.declared.push(Declared { better, excused });
    }
}
