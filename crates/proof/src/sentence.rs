//! The sentences of a finding, in both languages: that nothing is left out of them. Each shape of a finding is written once.

use core::hash::{Hash, Hasher};
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;

use policy::engine::changes::changes;
use policy::engine::decide::{Figures, Finding, Verdict, situation};
use policy::explain::explainer::Explainer;
use policy::explain::pieces::plain;
use policy::model::day::Day;
use policy::model::facts::Facts;
use policy::model::pack::Pack;
use policy::model::rule::{Due, ReadingChoices};
use policy::model::text::Language;
use policy::model::tool::Tool;
use policy::model::value::{Answer, Value};

/// Looks at the sentences of one tool.
pub struct Sentences<'a> {
    pack: &'a Pack,
    tool: &'a Tool,
    /// The shapes that were written.
    seen: HashSet<u64>,
    /// Those for which what would change it was written too, which takes a thousand times as long: one for each turn of the criteria,
    /// in the default readings, on one day; nothing on the others.
    advised: Option<HashSet<u64>>,
    /// By language, the words of each template, without what is put in.
    templates: [Vec<Vec<String>>; 2],
    /// By language, sentences that were found to fit one.
    fitting: [HashSet<String>; 2],
}

/// The languages, in the order of [`Sentences::templates`].
const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

impl<'a> Sentences<'a> {
    /// For a tool of a pack; whether what would change a verdict is written too.
    pub fn new(pack: &'a Pack, tool: &'a Tool, advises: bool) -> Sentences<'a> {
        let words = |language| pack.sentences.templates.iter().map(|it| literals(it.in_language(language))).collect();
        Sentences {
            pack,
            tool,
            seen: HashSet::new(),
            advised: advises.then(HashSet::new),
            templates: LANGUAGES.map(words),
            fitting: Default::default(),
        }
    }

    /// What is left out where a finding is put into words; nothing where all of it is there, or a finding of that shape was looked at.
    pub fn hole(&mut self, facts: &Facts, as_of: Day, chosen: ReadingChoices, finding: &Finding) -> Option<String> {
        if !self.seen.insert(self.shape(facts, chosen, finding)) {
            return None;
        }
        let situation = situation(self.pack, self.tool, facts, as_of, chosen);
        let turn = self.turn(facts, finding);
        let asked = finding.verdict != Verdict::Computed && chosen == ReadingChoices::default();
        let advice = asked && self.advised.as_mut().is_some_and(|it| it.insert(turn));
        let sets = if advice { changes(self.pack, self.tool, facts, as_of, chosen) } else { Vec::new() };
        for ((language, templates), fitting) in LANGUAGES.into_iter().zip(&self.templates).zip(&mut self.fitting) {
            let explainer = Explainer { pack: self.pack, tool: self.tool, situation: &situation, language };
            let mut free = vec![explainer.verdict(finding).to_owned()];
            for (slot, _) in self.tool.slots() {
                free.push(plain(&explainer.entered(slot)));
            }
            for (at, outcome) in finding.outputs.iter().enumerate() {
                free.extend(outcome.map(|it| explainer.outcome(at, Some(it)).unwrap_or_default()));
                // The page tells no formula of what is not due.
                let due = match (self.tool.rule.outputs.get(at).map(|it| it.due), finding.verdict) {
                    (Some(Due::WhenMet), Verdict::NotMet) | (Some(Due::WhenNotMet), Verdict::Met) => false,
                    (_, _) => true,
                };
                if let Some((names, put_in)) = explainer.derivation(at).filter(|_| due) {
                    free.push(plain(&names));
                    free.extend(put_in.map(|it| plain(&it)));
                }
            }
            let mut filled: Vec<String> = explainer.lines(finding).iter().map(|it| it.sentence()).collect();
            for set in &sets {
                filled.extend(explainer.change_set(set));
            }
            let unfit = |it: &&String| it.trim().is_empty() || it.contains(['{', '}']) || it.contains("  ");
            if let Some(text) = free.iter().chain(&filled).find(unfit) {
                return Some(format!("a sentence in {language:?} has a hole: «{text}»"));
            }
            for text in filled {
                if fitting.contains(&text) {
                    continue;
                }
                if !templates.iter().any(|it| fits(&text, it)) {
                    return Some(format!("a sentence in {language:?} fits no template that is filled in: «{text}»"));
                }
                fitting.insert(text);
            }
        }
        None
    }

    /// What decides which sentences a finding is told in.
    fn shape(&self, facts: &Facts, chosen: ReadingChoices, finding: &Finding) -> u64 {
        let mut hasher = DefaultHasher::new();
        (finding.verdict, finding.recognition_pending, chosen).hash(&mut hasher);
        for traced in &finding.trace {
            traced.holds.hash(&mut hasher);
            match traced.figures {
                Figures::None => 0u8.hash(&mut hasher),
                Figures::Compared(left, right) => (1u8, left.compared_to(right)).hash(&mut hasher),
                Figures::Dated { transition, length } => (2u8, transition.day.is_some(), length.is_some()).hash(&mut hasher),
            }
        }
        for outcome in &finding.outputs {
            outcome.is_some().hash(&mut hasher);
        }
        for &fact in &self.tool.facts {
            match facts.get(fact) {
                Answer::Open => 0u8.hash(&mut hasher),
                Answer::Month(_) => 1u8.hash(&mut hasher),
                Answer::TenureSinceMonth(_, earlier) => (2u8, earlier == 0).hash(&mut hasher),
                Answer::Given(Value::Choice(at)) => (3u8, at).hash(&mut hasher),
                Answer::Given(Value::Tenure(it)) => (4u8, it.since.is_some(), it.earlier_months == 0).hash(&mut hasher),
                Answer::Given(Value::YesNo(yes)) => (5u8, yes).hash(&mut hasher),
                Answer::Given(Value::Number(_) | Value::Date(_)) => 6u8.hash(&mut hasher),
            }
        }
        hasher.finish()
    }

    /// What holds, and what is open.
    fn turn(&self, facts: &Facts, finding: &Finding) -> u64 {
        let mut hasher = DefaultHasher::new();
        finding.verdict.hash(&mut hasher);
        finding.trace.iter().for_each(|it| it.holds.hash(&mut hasher));
        self.tool.facts.iter().for_each(|&it| matches!(facts.get(it), Answer::Given(_)).hash(&mut hasher));
        hasher.finish()
    }
}

/// The words of a template before, between and after what is put in.
fn literals(template: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = template;
    while let Some((before, (_, after))) = rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?))) {
        found.push(before.to_owned());
        rest = after;
    }
    found.push(rest.to_owned());
    found
}

/// Whether a sentence is this template with something in each of its places.
fn fits(sentence: &str, literals: &[String]) -> bool {
    let [first, between @ .., last] = literals else { return literals.first().is_some_and(|it| it == sentence) };
    let Some(mut rest) = sentence.strip_prefix(first.as_str()) else { return false };
    for words in between {
        let skipped = rest.chars().next().map_or(0, char::len_utf8);
        let Some(found) = rest.get(skipped..).and_then(|it| it.find(words.as_str())) else { return false };
        rest = rest.get(skipped + found + words.len()..).unwrap_or_default();
    }
    rest.strip_suffix(last.as_str()).is_some_and(|it| !it.is_empty())
}
