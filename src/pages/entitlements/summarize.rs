//! Summarizes what each tool says of a person.

use core::cell::RefCell;

use policy::engine::decide::{Finding, Verdict, situation};
use policy::engine::inquiry::{Inquiry, inquire};
use policy::engine::profile::standing::{Entry, Standing};
use policy::explain::explainer::Explainer;
use policy::explain::pieces::Piece;
use policy::explain::wording::date_in_words;
use policy::model::fact::Fact;
use policy::model::ids::{FactId, ToolId};
use policy::model::text::Language;
use policy::model::tool::Tool;
use policy::model::value::Answer;

use crate::components::findings::outputs::{outcomes_in_words, output_lines};
use crate::components::findings::readings::hangs_on;
use crate::components::verdict::verdict_in_words;
use crate::forms::answer_form::fact;
use crate::i18n::messages::entitlements::{Words, words};
use crate::pages::entitlements::benefit_summary::{Amount, BenefitSummary, Kind, ReadingEffect};
use crate::pages::entitlements::lookup::tool;
use crate::pages::entitlements::profile_form::ProfileEvaluation;

/// The summary of every tool.
pub fn summaries(evaluation: &ProfileEvaluation, language: Language) -> Vec<BenefitSummary> {
    evaluation.review.entries.iter().filter_map(|it| Some(Benefit::of(evaluation, it)?.summarize(evaluation, language))).collect()
}

/// The group of a tool in the result.
pub fn group_of(evaluation: &ProfileEvaluation, entry: &Entry) -> Kind {
    let known = &evaluation.review.known;
    let has_invalid_entry =
        |tool: &Tool| evaluation.invalid.iter().any(|it| tool.facts.contains(&it.fact) && known.because(it.fact).is_none());
    if tool(entry.tool).is_some_and(has_invalid_entry) {
        return Kind::PutRight;
    }
    match entry.standing {
        Standing::Met => Kind::Met,
        Standing::Pending => Kind::Pending,
        Standing::WillBe { .. } => Kind::WillBe,
        Standing::Open(_) => Kind::Open,
        Standing::NotMet => Kind::NotMet,
        Standing::NotConcerned => Kind::NotConcerned,
        Standing::Refused(_) => Kind::PutRight,
    }
}

thread_local! {
    /// The last inquiry of each tool: what did not change since is not asked again, neither for the screen nor for paper.
    static LAST: RefCell<Vec<(ToolId, Inquiry)>> = const { RefCell::new(Vec::new()) };
}

/// Everything that a tool's own page says of the profile; nothing where a fact is refused.
fn inquiry(evaluation: &ProfileEvaluation, entry: &Entry, tool: &Tool) -> Option<Inquiry> {
    if let Standing::Refused(_) = entry.standing {
        return None;
    }
    let (profile, facts) = (&evaluation.profile, &evaluation.review.known.facts);
    let there = situation(pack::pack(), tool, facts, profile.as_of, profile.chosen(tool));
    LAST.with_borrow_mut(|last| {
        let at = last.iter().position(|it| it.0 == entry.tool);
        if let Some((_, same)) = at.and_then(|it| last.get(it)).filter(|it| it.1.situation == there) {
            return Some(same.clone());
        }
        let found = inquire(pack::pack(), tool, facts, profile.as_of, profile.chosen(tool)).ok()?;
        match at.and_then(|it| last.get_mut(it)) {
            Some(held) => held.1 = found.clone(),
            None => last.push((entry.tool, found.clone())),
        }
        Some(found)
    })
}

/// A tool with its result.
pub struct Benefit<'a> {
    /// The tool.
    pub tool: &'static Tool,
    /// What the review says.
    pub entry: &'a Entry,
    /// Everything that its own page says; nothing where a fact is refused.
    pub inquiry: Option<Inquiry>,
}

impl<'a> Benefit<'a> {
    /// The result of an entry of the review.
    pub fn of(evaluation: &ProfileEvaluation, entry: &'a Entry) -> Option<Benefit<'a>> {
        let tool = tool(entry.tool)?;
        Some(Benefit { tool, entry, inquiry: inquiry(evaluation, entry, tool) })
    }

    /// In short.
    pub fn summarize(&self, evaluation: &ProfileEvaluation, language: Language) -> BenefitSummary {
        let words = words(language);
        let (tool, entry) = (self.tool, self.entry);
        let mut summary = BenefitSummary {
            kind: group_of(evaluation, entry),
            title: tool.title.in_language(language),
            provisions: &tool.provisions,
            headline: String::new(),
            private: evaluation.is_private(tool),
            amounts: Vec::new(),
            next: None,
            recognitions: Vec::new(),
            missing: Vec::new(),
            changes: Vec::new(),
            readings: Vec::new(),
        };
        let Some(inquiry) = &self.inquiry else {
            summary.headline = corrections(evaluation, self, language);
            return summary;
        };
        let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
        let finding = &inquiry.finding;
        summary.headline = match &entry.standing {
            _ if summary.kind == Kind::PutRight => corrections(evaluation, self, language),
            Standing::WillBe { earliest, latest, to, if_recognised } => {
                let day = |it| date_in_words(it, language);
                if earliest == latest {
                    (words.will_be)(day(*earliest), to.map(day), *if_recognised)
                } else {
                    (words.will_be_between)(day(*earliest), day(*latest), *if_recognised)
                }
            }
            Standing::Open(_) if entry.opening.earliest.is_some_and(|it| evaluation.profile.as_of < it) => {
                let day = entry.opening.earliest.map(|it| date_in_words(it, language)).unwrap_or_default();
                (words.not_before)(&day)
            }
            Standing::NotConcerned => words.not_concerned.to_owned(),
            Standing::Met | Standing::Pending | Standing::Open(_) | Standing::NotMet | Standing::Refused(_) => {
                explainer.verdict(finding).to_owned()
            }
        };
        if matches!(summary.kind, Kind::PutRight | Kind::NotConcerned) {
            return summary;
        }
        // A recognition that is open may lengthen or shorten it.
        if let (Some(sure), Some(recognised)) = (entry.windows.first(), entry.windows_if_recognised.first())
            && sure.from == recognised.from
            && sure.to != recognised.to
        {
            summary.headline.push_str(&(words.recognition_ends)(recognised.to.map(|it| date_in_words(it, language))));
        }
        if let Standing::Open(next) = entry.standing {
            summary.next = next;
        }
        for output in output_lines(&explainer, tool, inquiry) {
            let figure = output.figure.filter(|_| output.value.is_some());
            summary.amounts.extend(output.value.or(output.between).map(|amount| Amount { label: output.label, amount, figure }));
        }
        for id in self.open_questions() {
            let recognised = fact(id).is_some_and(|it| it.decided_by.is_some());
            if recognised { &mut summary.recognitions } else { &mut summary.missing }.push(id);
        }
        for set in &entry.changes {
            let mut way = Vec::new();
            for change in &set.changes {
                if !way.is_empty() {
                    way.push(Piece::Words(words.semicolon.to_owned()));
                }
                way.extend(explainer.change(change));
            }
            way.push(Piece::Words(words.then.to_owned()));
            way.extend(explainer.met_from(set));
            summary.changes.push((way, set.is_fixed()));
        }
        summary.readings = reading_effects(tool, inquiry, words, language);
        summary
    }

    /// The open questions on which the result waits; of a result that will be met later, the recognitions that it still needs.
    fn open_questions(&self) -> Vec<FactId> {
        match &self.entry.standing {
            Standing::Pending | Standing::Open(_) => self.entry.finding.as_ref().map(|it| it.missing.clone()).unwrap_or_default(),
            Standing::WillBe { if_recognised: true, .. } => {
                let facts = self.inquiry.as_ref().map(|it| it.situation.slots);
                let open = |at: usize| facts.is_some_and(|it| it.get(at) == Some(&Answer::Open));
                let named = self.tool.facts.iter().enumerate().filter(|it| open(it.0)).map(|it| *it.1);
                named.filter(|it| fact(*it).is_some_and(|it| it.decided_by.is_some())).collect()
            }
            Standing::Met
            | Standing::WillBe { if_recognised: false, .. }
            | Standing::NotMet
            | Standing::NotConcerned
            | Standing::Refused(_) => Vec::new(),
        }
    }
}

/// What is to be recognised, and by whom.
pub fn recognition(id: FactId, language: Language) -> String {
    let Some(fact) = fact(id) else { return String::new() };
    let who = fact.decided_by.as_ref().map(|it| it.in_language(language)).unwrap_or_default();
    (words(language).recognition)(fact.label.in_language(language), who)
}

/// What must be corrected before a tool can say anything.
fn corrections(evaluation: &ProfileEvaluation, benefit: &Benefit<'_>, language: Language) -> String {
    let words = words(language);
    let mut said = Vec::new();
    for wrong in evaluation.invalid.iter().filter(|it| benefit.tool.facts.contains(&it.fact)) {
        let label = |fact: &Fact| entry::words::misread(fact.label.in_language(language), &fact.kind, &wrong.entry, wrong.why, language);
        said.extend(fact(wrong.fact).map(label));
    }
    if let Standing::Refused(refusals) = &benefit.entry.standing {
        said.extend(refusals.iter().map(|it| entry::words::refused(pack::pack(), &evaluation.review.known.facts, *it, language)));
    }
    said.join(words.semicolon)
}

/// The readings on which the verdict or an amount depends, each with the results of its choices.
fn reading_effects(tool: &'static Tool, inquiry: &Inquiry, words: &Words, language: Language) -> Vec<ReadingEffect> {
    let hangs_on = hangs_on(tool, &inquiry.finding);
    let mut effects = Vec::new();
    for ((reading, findings), at) in tool.readings.iter().zip(&inquiry.readings).zip(0u8..) {
        if hangs_on >> at & 1 == 0 {
            continue;
        }
        let chosen = inquiry.situation.chosen.get(at);
        let choices = reading.choices.iter().zip(findings).zip(0u8..).map(|((choice, found), position)| {
            (choice.label.in_language(language), gives(tool, inquiry, found, words, language), position == chosen)
        });
        effects.push(ReadingEffect {
            label: reading.label.in_language(language),
            ambiguity: reading.ambiguity,
            choices: choices.collect(),
        });
    }
    effects
}

/// The verdict of a reading, what is then missing, and its results.
fn gives(tool: &'static Tool, inquiry: &Inquiry, found: &Finding, words: &Words, language: Language) -> String {
    let mut said = verdict_in_words(tool, found, language).to_owned();
    if found.verdict == Verdict::Unknown {
        let labels: Vec<&str> = found.missing.iter().filter_map(|it| fact(*it)).map(|it| it.label.in_language(language)).collect();
        said.push_str(&(words.waits_for)(&labels.join(words.comma)));
    }
    if inquiry.finding.outputs_depend_on != 0 {
        let explainer = Explainer { pack: pack::pack(), tool, situation: &inquiry.situation, language };
        for outcome in outcomes_in_words(&explainer, tool, &found.outputs) {
            said.push_str(words.semicolon);
            said.push_str(&outcome);
        }
    }
    said
}
